package dev.retention.value;

import static java.util.Objects.requireNonNull;

import dev.retention.activity.ActivityLog;
import dev.retention.internal.Checks;

/**
 * What customers have brought so far: the margin of their orders, net of refunds.
 *
 * <pre>
 * historic value = margin · sum of the customer's amounts
 * </pre>
 *
 * <p>Refunds count as the log counts them: under {@link dev.retention.activity.RefundPolicy#NET} they reduce the value. It says what
 * is, not what comes: a customer of yesterday has had no time to be worth anything.
 */
public final class HistoricValue {

    private HistoricValue() {}

    /**
     * {@return the historic value of each customer of a log in minor units, in the log's order; infinite where it does not fit a {@code double}}
     *
     * @param log the orders
     * @param margin the share of the revenue that is margin, finite
     * @throws ArithmeticException if the amounts of a customer do not fit a {@code long}
     */
    public static double[] of(ActivityLog log, double margin) {
        requireNonNull(log, "log");
        Checks.finite(margin, "margin");
        double[] values = new double[log.customerCount()];
        for (int c = 0; c < values.length; c++) {
            values[c] = margin * log.amountMinor(log.entriesBegin(c), log.entriesEnd(c));
        }
        return values;
    }
}
