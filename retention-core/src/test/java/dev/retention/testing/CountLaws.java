package dev.retention.testing;

import dev.retention.estimate.Interval;
import dev.retention.estimate.IntervalMethod;
import dev.retention.estimate.Proportion;
import dev.retention.rate.CustomerMovement;
import dev.retention.survey.NpsCounts;
import dev.retention.survey.NpsMethod;

/** What counts and their rates have to keep. Each law throws an {@link AssertionError} that shows what does not hold. */
public final class CountLaws {

    private CountLaws() {}

    /** Who was there stayed or left; who is there stayed, came back or is new. */
    public static void countsAddUp(CustomerMovement m) {
        Claims.equal(m.start(), m.retained() + m.lost());
        Claims.equal(m.end(), m.retained() + m.reactivated() + m.acquired());
        Claims.equal(m.retention(), m.churn().complement());
        Claims.equal(m.end(), m.toFlow().end());
    }

    /** Rates are shares, and those who came back or are new only add. */
    public static void ratesStayInRange(CustomerMovement m) {
        if (m.start() > 0) {
            double retention = m.retention().rate();
            Claims.holds(0 <= retention && retention <= 1, "0 <= retention && retention <= 1");
            Claims.holds(m.classicRetentionRate() >= retention, "those who came back can only add");
            Claims.equal(0.0, m.growth() + m.netShrinkage());
            Claims.holds(m.netShrinkage() <= m.churn().rate(), "new customers can only hide churn");
        }
    }

    /** The textbook formula is right if nobody came back. */
    public static void classicTripleAgreesIfNobodyCameBack(CustomerMovement m) {
        var classic = new CustomerMovement(m.start(), m.acquired(), 0, m.lost());
        Claims.equal(classic, CustomerMovement.ofStartEndAcquired(classic.start(), classic.end(), classic.acquired()));
        Claims.equal(classic.retention().rate(), classic.classicRetentionRate());
    }

    /** An interval holds the rate and stays between 0 and 1. */
    public static void holdsTheEstimateAndLiesInTheUnitInterval(
            Proportion p, IntervalMethod method, double confidence) {
        Interval interval = p.interval(method, confidence);
        Claims.holds(0 <= interval.lower(), () -> interval.toString());
        Claims.holds(interval.upper() <= 1, () -> interval.toString());
        Claims.holds(!p.hasRate() || interval.contains(p.rate()), () -> interval + " holds " + p.rate());
        if (p.count() == 0) {
            Claims.equal(0.0, interval.lower());
        }
        if (p.count() == p.total()) {
            Claims.equal(1.0, interval.upper());
        }
    }

    /** The interval of the others is the mirror. */
    public static void complementIsTheMirror(Proportion p, IntervalMethod method, double confidence) {
        Interval interval = p.interval(method, confidence);
        Interval mirror = p.complement().interval(method, confidence);
        Claims.equal(1 - interval.lower(), mirror.upper(), 1e-13);
        Claims.equal(1 - interval.upper(), mirror.lower(), 1e-13);
    }

    /** More confidence is a wider interval. */
    public static void moreConfidenceIsWider(Proportion p, IntervalMethod method, double a, double b) {
        Interval narrow = p.interval(method, Math.min(a, b));
        Interval wide = p.interval(method, Math.max(a, b));
        Claims.holds(wide.lower() <= narrow.lower() + 1e-13, () -> wide + " holds " + narrow);
        Claims.holds(narrow.upper() <= wide.upper() + 1e-13, () -> wide + " holds " + narrow);
    }

    /** A score is between -100 and 100. */
    public static void scoreIsInRange(NpsCounts counts) {
        double score = counts.score();
        Claims.holds(-100 <= score && score <= 100 || !counts.hasScore(), () -> counts + ": " + score);
    }

    /** An interval of a score stays between -100 and 100, and holds the score unless it is centred elsewhere. */
    public static void intervalsAreInRange(NpsCounts counts, NpsMethod method, double confidence) {
        var interval = counts.interval(method, confidence);
        Claims.holds(-100 <= interval.lower() && interval.upper() <= 100, () -> counts + ": " + interval);
        if (method != NpsMethod.ADJUSTED_WALD && counts.hasScore()) {
            Claims.holds(interval.contains(counts.score()), () -> counts + ": " + interval);
        }
        double p = counts.pValue(method, 0);
        Claims.holds(0 <= p && p <= 1 || Double.isNaN(p), () -> counts + ": " + p);
    }

    /** With promoters and detractors exchanged all is mirrored. */
    public static void promotersAndDetractorsAreMirrored(NpsCounts counts, NpsMethod method) {
        var mirror = new NpsCounts(counts.detractors(), counts.passives(), counts.promoters());
        if (counts.hasScore()) {
            Claims.equal(0.0, counts.score() + mirror.score(), 1e-12);
            Claims.equal(
                    -counts.interval(method, 0.95).lower(),
                    mirror.interval(method, 0.95).upper(),
                    1e-9);
        }
    }

    /** One promoter more never lowers the score. */
    public static void onePromoterMoreNeverLowersTheScore(NpsCounts counts) {
        if (counts.hasScore() && counts.promoters() < Long.MAX_VALUE) {
            Claims.holds(
                    counts.plus(new NpsCounts(1, 0, 0)).score() >= counts.score() - 1e-12,
                    "counts.plus(new NpsCounts(1, 0, 0)).score() >= counts.score() - 1e-12");
        }
    }
}
