package dev.retention.basket;

import static java.util.Objects.requireNonNull;

import dev.retention.estimate.Interval;
import dev.retention.estimate.IntervalMethod;
import dev.retention.estimate.Proportion;
import dev.retention.internal.Checks;
import java.io.Serializable;

/**
 * What came next: of the customers who first bought one item, how many bought another one for the first time soon after.
 *
 * <pre>
 * lift = followed.rate() / expected.rate()
 * </pre>
 *
 * @param item the item that was bought
 * @param next the one that came after
 * @param followed who bought it in time, of the customers who had the first item, had not bought the next one by then, and were watched
 *     for long enough
 * @param expected the same after any item: what to expect without knowing which one it was
 * @param totalDays the days from the one to the other, of all who bought it in time
 */
public record NextPurchase(long item, long next, Proportion followed, Proportion expected, long totalDays)
        implements Serializable {

    /**
     * Checks that the items differ, that those after any item are at least those after this one, and that nobody waited for less
     * than a day.
     *
     * @throws IllegalArgumentException if it is not so
     */
    public NextPurchase {
        requireNonNull(followed, "followed");
        requireNonNull(expected, "expected");
        if (item == next) {
            throw new IllegalArgumentException("item and next must differ, got item=" + item + ", next=" + next);
        }
        if (expected.count() < followed.count() || expected.total() < followed.total()) {
            throw new IllegalArgumentException("expected must count at least those of followed, got expected="
                    + expected + ", followed=" + followed);
        }
        if (totalDays < followed.count()) {
            throw new IllegalArgumentException(
                    "totalDays must be >= followed.count, got totalDays=" + totalDays + ", followed=" + followed);
        }
    }

    /** {@return how much oftener the next item follows this one than any; {@code NaN} if it follows none} */
    public double lift() {
        return followed.rate() / expected.rate();
    }

    /**
     * {@return an interval for the lift, what is expected being taken as known}
     *
     * @param confidence how sure to be, in (0, 1): 0.95, say
     */
    public Interval liftInterval(double confidence) {
        Checks.inOpenUnitInterval(confidence, "confidence");
        if (expected.count() == 0) {
            return new Interval(0, Double.POSITIVE_INFINITY);
        }
        Interval rate = followed.interval(IntervalMethod.WILSON, confidence);
        return new Interval(rate.lower() / expected.rate(), rate.upper() / expected.rate());
    }

    /** {@return the mean days from the one to the other, of those who bought it in time; infinite or {@code NaN} if nobody did} */
    public double meanDays() {
        return (double) totalDays / followed.count();
    }
}
