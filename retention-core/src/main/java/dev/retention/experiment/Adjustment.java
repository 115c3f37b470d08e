package dev.retention.experiment;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How to make good for asking several questions at once: of twenty tests at 5 %, one gives a false alarm on average.
 *
 * <p>With {@code m} p-values, {@code p(1)} the least and {@code i} the place of a p-value. An adjusted p-value below 5 % counts as one
 * test's would. {@link #HOLM} is the one to take if in doubt; {@link #BENJAMINI_HOCHBERG} answers another question.
 */
public enum Adjustment {

    /** Each p-value times {@code m}. Holm's is never larger. */
    BONFERRONI {
        @Override
        double factor(int place, int count) {
            return count;
        }
    },

    /** The chance of even one false alarm stays below 5 %, whatever the tests have in common: {@code p(i) · (m - i + 1)}; Holm (1979). */
    HOLM {
        @Override
        double factor(int place, int count) {
            return count - place + 1;
        }
    },

    /** As Holm, but from the largest p-value downwards, for tests that are independent; Hochberg (1988). */
    HOCHBERG {
        @Override
        double factor(int place, int count) {
            return count - place + 1;
        }
    },

    /** Of all alarms, at most 5 % are false on average: {@code p(i) · m / i}; Benjamini and Hochberg (1995). */
    BENJAMINI_HOCHBERG {
        @Override
        double factor(int place, int count) {
            return (double) count / place;
        }
    };

    abstract double factor(int place, int count);

    /**
     * {@return the adjusted p-values, in the order of the given ones}
     *
     * @param pValues the p-values of all questions that were asked, also of those that came to nothing
     * @throws IllegalArgumentException if one is not in [0, 1]
     */
    public double[] adjust(double... pValues) {
        requireNonNull(pValues, "pValues");
        int count = pValues.length;
        for (int i = 0; i < count; i++) {
            if (!(pValues[i] >= 0 && pValues[i] <= 1)) {
                throw new IllegalArgumentException(
                        "pValues[" + i + "] must be in [0, 1], got pValues[" + i + "]=" + pValues[i]);
            }
        }
        int[] order = IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .mapToInt(i -> i)
                .toArray();
        double[] adjusted = new double[count];
        for (int i = 0; i < count; i++) {
            adjusted[i] = Math.min(1, pValues[order[i]] * factor(i + 1, count));
        }
        if (this == HOLM) {
            for (int i = 1; i < count; i++) {
                adjusted[i] = Math.max(adjusted[i], adjusted[i - 1]);
            }
        } else {
            for (int i = count - 2; i >= 0; i--) {
                adjusted[i] = Math.min(adjusted[i], adjusted[i + 1]);
            }
        }
        double[] inTheirOrder = new double[count];
        for (int i = 0; i < count; i++) {
            inTheirOrder[order[i]] = adjusted[i];
        }
        return inTheirOrder;
    }
}
