package dev.retention.cohort;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.internal.Exact;

/**
 * How the cells of a column become one rate. Given cohorts of 1000 and 500, of whom 500 and 400 returned:
 *
 * <pre>
 * POOLED                900 / 1500                                            0.60
 * MEAN_OF_COHORTS       (0.50 + 0.80) / 2                                     0.65
 * SIZE_WEIGHTED_TWICE   (1000 · 500 + 500 · 400) / (1000² + 500²)             0.56
 * </pre>
 *
 * <p>Cohorts without a base enter none of them: they have no rate, and 0 would be a wrong one.
 */
public enum CohortAverage {
    /** All who returned, of all members: the rate of a member drawn at random. */
    POOLED {
        @Override
        double rate(long[] counts, long[] bases) {
            long count = 0;
            long base = 0;
            for (int i = 0; i < counts.length; i++) {
                if (bases[i] > 0) {
                    count = Exact.add(count, counts[i], "the sum of counts");
                    base = Exact.add(base, bases[i], "the sum of bases");
                }
            }
            return (double) count / base;
        }
    },

    /** The mean of the cohorts' rates: the rate of a cohort drawn at random, be it large or small. */
    MEAN_OF_COHORTS {
        @Override
        double rate(long[] counts, long[] bases) {
            double sum = 0;
            int defined = 0;
            for (int i = 0; i < counts.length; i++) {
                if (bases[i] > 0) {
                    sum += (double) counts[i] / bases[i];
                    defined++;
                }
            }
            return sum / defined;
        }
    },

    /**
     * Every customer once, in whatever number of cohorts they are: of the customers who are observed in a column after at least
     * one entry, those who returned in it after at least one of these. The same as {@link #POOLED} unless customers enter
     * {@linkplain CohortEntry#everyPeriod anew}, where a busy customer otherwise counts again and again.
     */
    PER_CUSTOMER {
        @Override
        double rate(long[] counts, long[] bases) {
            return POOLED.rate(counts, bases);
        }
    },

    /**
     * The mean of the cohorts' rates, weighted by the square of their sizes: what Mixpanel publishes as its weighted average. Here
     * to reproduce that number, which favours large cohorts more than their members do.
     */
    SIZE_WEIGHTED_TWICE {
        @Override
        double rate(long[] counts, long[] bases) {
            double weighted = 0;
            double weights = 0;
            for (int i = 0; i < counts.length; i++) {
                weighted += (double) bases[i] * counts[i];
                weights += (double) bases[i] * bases[i];
            }
            return weighted / weights;
        }
    };

    abstract double rate(long[] counts, long[] bases);

    /**
     * {@return the average of the rates {@code counts[i] / bases[i]}, {@code NaN} if there are none}
     *
     * @param counts how many returned of each cohort
     * @param bases out of how many; a cohort with 0 is left out
     * @throws IllegalArgumentException if the lengths differ, or a number is negative
     */
    public double average(long[] counts, long[] bases) {
        requireNonNull(counts, "counts");
        requireNonNull(bases, "bases");
        Checks.sameLength(counts.length, "counts", bases.length, "bases");
        for (int i = 0; i < counts.length; i++) {
            Checks.notNegative(counts[i], "counts", i);
            Checks.notNegative(bases[i], "bases", i);
        }
        return rate(counts, bases);
    }
}
