package dev.retention.loyalty;

import static java.util.Objects.requireNonNull;

import dev.retention.activity.ActivityLog;
import dev.retention.internal.Checks;
import dev.retention.internal.Exact;
import java.io.Serializable;
import java.time.LocalDate;

/**
 * A reward again and again: at every tenth order, at every 500 points.
 *
 * <pre>
 * reached = floor(count / step)        missing = step - count mod step
 * </pre>
 *
 * <p>A count below 0 (returns of more than was bought) has reached nothing.
 *
 * <pre>{@code
 * new Milestone(10).reached(23);    // 2
 * new Milestone(10).missing(23);    // 7
 * }</pre>
 *
 * @param step at every so many, above 0
 */
public record Milestone(long step) implements Serializable {

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the step is not above 0
     */
    public Milestone {
        Checks.positive(step, "step");
    }

    /**
     * {@return how many rewards a count has earned}
     *
     * @param count orders, points, or an amount
     */
    public long reached(long count) {
        return Math.max(0, count / step);
    }

    /**
     * {@return how much is missing to the next reward, above 0}
     *
     * @param count orders, points, or an amount
     * @throws ArithmeticException if it overflows a {@code long}
     */
    public long missing(long count) {
        return count < 0 ? Exact.subtract(step, count, "what is missing") : step - count % step;
    }

    /**
     * {@return what a customer of a log has by the end of a day, to be asked about; 0 for an unknown customer}
     *
     * @param log the log
     * @param customer the key of a customer
     * @param basis what counts
     * @param day entries after it do not count yet
     * @throws ArithmeticException if the sum overflows a {@code long}
     */
    public static long count(ActivityLog log, long customer, LoyaltyBasis basis, LocalDate day) {
        requireNonNull(log, "log");
        requireNonNull(basis, "basis");
        requireNonNull(day, "day");
        int index = log.indexOf(customer);
        long sum = 0;
        for (int e = index < 0 ? 0 : log.entriesBegin(index); index >= 0 && e < log.entriesEnd(index); e++) {
            if (log.epochDay(e) <= day.toEpochDay()) {
                sum = Exact.add(sum, basis.value(log, e), "count");
            }
        }
        return sum;
    }
}
