package dev.retention.benchmarks;

/** The jobs that are timed. */
public enum Workload {
    SCORES_OF_SUMMARY("W1", "summary → scores, cells", new RfmJobs.ScoresOfSummary()),
    SUMMARY("W2", "rows → customer summary", new RfmJobs.Summary()),
    SCORES("W3", "rows → scores, cells", new RfmJobs.Scores()),
    COHORTS("W4", "rows → monthly cohorts", new CohortJobs.Cohorts()),
    COHORT_REVENUE("W4r", "rows → monthly cohorts, revenue", new CohortJobs.CohortRevenue()),
    LOG("W5", "rows → activity log", new LogJobs.Log()),
    HISTORIES("W6", "rows → x, t_x, T", new HistoryJobs.Histories()),
    SCORES_OF_LOG("W7a", "log → scores, cells", new RfmJobs.ScoresOfLog()),
    COHORTS_OF_LOG("W7b", "log → monthly cohorts", new CohortJobs.CohortsOfLog()),
    HISTORIES_OF_LOG("W7c", "log → x, t_x, T", new HistoryJobs.HistoriesOfLog());

    final String number;
    final String title;
    final Job job;

    Workload(String number, String title, Job job) {
        this.number = number;
        this.title = title;
        this.job = job;
    }
}
