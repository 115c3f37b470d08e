package dev.retention.rfm;

import static java.util.Objects.requireNonNull;

/** A rule as it works: all that it looks at is the order of the values. */
sealed interface Rule extends Binning permits RankRule, AxisRule {

    /** The thresholds that the rule finds in values, none of which is {@code Long.MAX_VALUE}. */
    Thresholds thresholds(OrderStatistics values, Better better);

    /** Whether there are no thresholds without values. */
    default boolean needsValues() {
        return true;
    }

    @Override
    default Thresholds thresholds(long[] values, Better better) {
        requireNonNull(better, "better");
        requireNonNull(values, "values");
        OrderStatistics sorted = OrderStatistics.of(values);
        if (sorted.max() == Long.MAX_VALUE) { // a range may have to begin above the greatest value
            int i = 0;
            while (values[i] != Long.MAX_VALUE) {
                i++;
            }
            throw new IllegalArgumentException(
                    "values[" + i + "] must be < " + Long.MAX_VALUE + ", got values[" + i + "]=" + values[i]);
        }
        return thresholds(sorted, better);
    }
}
