package dev.retention.rfm;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.rows.Workers;
import java.io.Serializable;

/** How a {@link Binning} works: all that it looks at is the order of the values. */
sealed interface BinningRule extends Serializable permits RankRule, AxisRule {

    int bins();

    /** The thresholds that the rule finds in values, none of which is {@code Long.MAX_VALUE}. */
    Thresholds thresholds(OrderStatistics values, BetterEnd better);

    /** Whether there are no thresholds without values. */
    default boolean needsValues() {
        return true;
    }

    default boolean keepsTiesTogether() {
        return true;
    }

    default byte[] scores(long[] values, BetterEnd better) {
        return thresholds(values, better, Workers.CALLER).scores(values);
    }

    default Thresholds thresholds(long[] values, BetterEnd better, Workers workers) {
        requireNonNull(better, "better");
        requireNonNull(values, "values");
        OrderStatistics sorted = OrderStatistics.of(values, workers);
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
