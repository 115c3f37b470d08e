package dev.retention.examples.report;

import dev.retention.estimate.Interval;
import dev.retention.survey.NpsCounts;
import dev.retention.survey.NpsMethod;

/**
 * The Net Promoter Score with its 95 % interval (adjusted Wald), in points from -100 to 100.
 *
 * @param answers how many answered
 * @param score the score
 * @param lower the lower end of the interval
 * @param upper the upper end of the interval
 * @param promoters who are likely to recommend the shop
 * @param passives who are in between
 * @param detractors who are not
 */
record Nps(long answers, double score, double lower, double upper, Rate promoters, Rate passives, Rate detractors) {

    static Nps of(NpsCounts counts) {
        Interval interval = counts.interval(NpsMethod.ADJUSTED_WALD, Rate.CONFIDENCE);
        return new Nps(
                counts.answers(),
                counts.score(),
                interval.lower(),
                interval.upper(),
                Rate.of(counts.promoterShare()),
                Rate.of(counts.passiveShare()),
                Rate.of(counts.detractorShare()));
    }
}
