package dev.retention.estimate;

import java.io.Serializable;

/**
 * From a lower to an upper end, both included: what an estimate may be, at some confidence.
 *
 * <p>An end may be infinite, never {@code NaN}: where nothing is known, the interval is the whole range of the quantity.
 *
 * @param lower the lower end
 * @param upper the upper end, at least {@code lower}
 */
public record Interval(double lower, double upper) implements Serializable {

    /**
     * Checks that {@code lower <= upper}, which {@code NaN} fails. An end of -0.0 becomes 0.0, so that equal ends make equal
     * intervals.
     *
     * @throws IllegalArgumentException if it is not so
     */
    public Interval {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException("lower must be <= upper, got lower=" + lower + ", upper=" + upper);
        }
        lower += 0.0;
        upper += 0.0;
    }

    /** {@return {@code upper - lower}} */
    public double width() {
        return upper - lower;
    }

    /**
     * {@return whether {@code lower <= value <= upper}; false for {@code NaN}}
     *
     * @param value what to look for
     */
    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }

    /**
     * {@return this interval with each end moved into a range: a quantity that cannot be above 1 has no interval that is}
     *
     * @param lowest where the range begins
     * @param highest where the range ends, at least {@code lowest}
     * @throws IllegalArgumentException if it is not
     */
    public Interval clampedTo(double lowest, double highest) {
        if (!(lowest <= highest)) {
            throw new IllegalArgumentException(
                    "highest must be >= lowest, got lowest=" + lowest + ", highest=" + highest);
        }
        Interval range = new Interval(lowest, highest);
        return new Interval(range.nearest(lower), range.nearest(upper));
    }

    private double nearest(double value) {
        return Math.max(lower, Math.min(upper, value));
    }
}
