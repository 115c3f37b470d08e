package dev.retention.testing;

import dev.retention.cohort.CohortCell;
import dev.retention.cohort.CohortRow;
import dev.retention.cohort.CohortTable;
import dev.retention.estimate.Interval;
import dev.retention.rfm.BetterEnd;
import dev.retention.rfm.Binning;
import dev.retention.rfm.CustomerSummary;
import dev.retention.rfm.Dimension;
import dev.retention.rfm.RfmScores;
import dev.retention.rfm.RfmScoring;
import dev.retention.segment.SegmentTable;
import dev.retention.segment.Segmentation;
import dev.retention.survival.IntervalTransform;
import dev.retention.survival.KaplanMeier;

/** What cohort tables, survival curves, scores and segments have to keep. Each law throws an {@link AssertionError} that shows what does not hold. */
public final class TableLaws {

    private TableLaws() {}

    /** Nobody returns more often than they are there. */
    public static void rowsAreBoundedByTheirSize(CohortTable table) {
        for (CohortRow row : table.rows()) {
            for (int column = 0; column < table.columnCount(); column++) {
                CohortCell cell = row.cell(column);
                Claims.holds(cell.soFar().members() <= row.size(), "cell.soFar().members() <= row.size()");
                Claims.holds(
                        cell.soFar().returned() <= cell.soFar().members(),
                        "cell.soFar().returned() <= cell.soFar().members()");
                Claims.holds(
                        cell.observed().members() <= cell.soFar().members(),
                        "cell.observed().members() <= cell.soFar().members()");
                Claims.holds(
                        cell.observed().returned() <= cell.soFar().returned(),
                        "cell.observed().returned() <= cell.soFar().returned()");
            }
        }
    }

    /** A curve never rises. */
    public static void neverRises(KaplanMeier curve) {
        double before = 1;
        for (int i = 0; i < curve.table().size(); i++) {
            double now = curve.survival(curve.table().time(i));
            Claims.holds(now >= 0 && now <= before, before + " then " + now);
            before = now;
        }
    }

    /** Intervals hold the curve and stay between 0 and 1. */
    public static void intervalsHoldTheEstimate(KaplanMeier curve, IntervalTransform transform, double confidence) {
        for (int i = 0; i < curve.table().size(); i++) {
            double time = curve.table().time(i);
            Interval interval = curve.interval(time, transform, confidence);
            Claims.holds(interval.lower() >= 0 && interval.upper() <= 1, interval::toString);
            Claims.holds(interval.contains(curve.survival(time)), () -> interval + " at " + time);
        }
    }

    /** Equal values get equal scores. */
    public static void equalValuesGetEqualScores(Binning binning, long[] values, BetterEnd better) {
        byte[] scores = binning.scores(values, better);
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < i; j++) {
                Claims.holds(values[i] != values[j] || scores[i] == scores[j], binning.toString());
            }
        }
    }

    /** Better values score no less. */
    public static void betterValuesScoreNoLess(Binning binning, long[] values, BetterEnd better) {
        byte[] scores = binning.scores(values, better);
        for (int i = 0; i < values.length; i++) {
            Claims.holds(scores[i] >= 1 && scores[i] <= binning.bins(), binning.toString());
            for (int j = 0; j < values.length; j++) {
                boolean worse = better == BetterEnd.HIGHER ? values[i] < values[j] : values[i] > values[j];
                Claims.holds(!worse || scores[i] <= scores[j], binning.toString());
            }
        }
    }

    /** Customers who gave the thresholds get the same scores by them. */
    public static void scoresReusedWithTheirThresholdsEqualThemselves(RfmScoring scoring, CustomerSummary summary) {
        RfmScores scores = scoring.score(summary);
        Claims.equal(scores, scores.thresholds().score(summary));
        for (int i = 0; i < summary.customerCount(); i++) {
            if (scores.isScored(i)) {
                Claims.equal(
                        scores.score(i),
                        scores.thresholds()
                                .score(summary.recencyDays(i), summary.frequency(i), summary.monetaryMinor(i)));
            }
        }
    }

    /** Customers with equal numbers get equal scores. */
    public static void equalCustomersGetEqualScores(RfmScoring scoring, CustomerSummary summary) {
        RfmScores scores = scoring.score(summary);
        for (int i = 0; i < summary.customerCount(); i++) {
            for (int j = 0; j < i; j++) {
                if (scores.isScored(i)
                        && scores.isScored(j)
                        && summary.recencyDays(i) == summary.recencyDays(j)
                        && summary.frequency(i) == summary.frequency(j)
                        && summary.monetaryMinor(i) == summary.monetaryMinor(j)) {
                    Claims.equal(scores.score(i), scores.score(j));
                }
            }
        }
    }

    /** Every customer who is scored is in one cell. */
    public static void everyScoredCustomerIsInOneCell(RfmScores scores) {
        Claims.equal(scores.scoredCount(), scores.cellCounts().total());
        for (Dimension dimension : Dimension.values()) {
            long[] counts = scores.counts(dimension);
            long sum = 0;
            for (int score = 1; score < counts.length; score++) {
                sum += counts[score];
                Claims.equal(counts[score] == 0, scores.emptyBins(dimension).contains(score));
            }
            Claims.equal(scores.scoredCount(), sum);
            Claims.equal(scores.customerCount() - scores.scoredCount(), counts[0]);
        }
    }

    /** Every customer is in one segment. */
    public static void segmentsPartTheCustomers(Segmentation segmentation) {
        SegmentTable table = segmentation.table();
        CustomerSummary all = segmentation.scores().summary();
        Claims.equal(
                all.customerCount(),
                table.rows().stream().mapToLong(SegmentTable.Row::customers).sum());
        Claims.equal(
                all.orderCount(),
                table.rows().stream().mapToLong(SegmentTable.Row::orders).sum());
        Claims.equal(
                all.revenueMinor(),
                table.rows().stream().mapToLong(SegmentTable.Row::revenueMinor).sum());
        for (SegmentTable.Row row : table.rows()) {
            Claims.equal(row.customers(), segmentation.customersIn(row.segment()).length);
            for (long customer : segmentation.customersIn(row.segment())) {
                Claims.equal(row.segment(), segmentation.segment(all.indexOf(customer)));
            }
        }
    }
}
