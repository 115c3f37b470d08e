package dev.retention.survey;

import dev.retention.estimate.Estimate;

/**
 * How to find an interval for a Net Promoter Score, test it, or compare two.
 *
 * <p>Intervals are centre ± critical value * standard error, closed to [-100, 100]; tests use the same centre and error. See
 * Rocks (2016), Interval estimation for the Net Promoter Score, The American Statistician 70, 365, who finds
 * {@link #ADJUSTED_WALD} the best of six.
 */
public enum NpsMethod {

    /**
     * The plain one. If all answers fall in one category it has no width, as if it were certain.
     *
     * <pre>
     * score ± z * 100 sqrt(variance / n)
     * </pre>
     */
    WALD {
        @Override
        Estimate estimate(NpsCounts counts) {
            return new Estimate(counts.score(), counts.standardErrorPoints());
        }
    },

    /**
     * Wald's after adding three answers: 3/4 of a promoter, 3/4 of a detractor, 3/2 of a passive. Two scores are compared with
     * three added to each.
     *
     * <p>Its centre is nearer to 0 than the score: from one answer, or at low confidence, it may not hold the score itself.
     */
    ADJUSTED_WALD {
        @Override
        Estimate estimate(NpsCounts counts) {
            double n = counts.total() + 3;
            double p = (counts.promoters() + 0.75) / n;
            double d = (counts.detractors() + 0.75) / n;
            double variance = NpsCounts.variance(p, (counts.passives() + 1.5) / n, d);
            return new Estimate(counts.hasScore() ? 100 * (p - d) : Double.NaN, 100 * Math.sqrt(variance / n));
        }
    },

    /**
     * Student's t on the answers coded -1, 0, +1. If all fall in one category it has no width. One answer says nothing.
     *
     * <pre>
     * score ± t(n - 1) * 100 sqrt(variance / (n - 1))
     * </pre>
     */
    TRINOMIAL_T {
        @Override
        Estimate estimate(NpsCounts counts) {
            double degreesOfFreedom = counts.total() - 1;
            return degreesOfFreedom > 0
                    ? new Estimate(
                            counts.score(),
                            100 * Math.sqrt(counts.variance() / degreesOfFreedom),
                            degreesOfFreedom,
                            Estimate.Scale.LINEAR)
                    : new Estimate(counts.score(), Double.NaN);
        }
    };

    /** NaN in its centre or its error if the answers do not tell. */
    abstract Estimate estimate(NpsCounts counts);
}
