package dev.retention.economics;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.period.TimeUnit;
import java.io.Serializable;

/**
 * How far ahead to look: 39 weeks, one year, or for ever.
 *
 * <pre>{@code
 * new Horizon(39, TimeUnit.WEEK);
 * new Horizon(1, TimeUnit.YEAR).inUnit(TimeUnit.WEEK);   // 52.18 weeks
 * Horizon.UNLIMITED;                                // in every unit
 * }</pre>
 *
 * @param length how many units, at least 0; infinity is for ever
 * @param unit the unit; {@link TimeUnit#DAY} if the length is infinite, so that for ever is equal in every unit
 */
public record Horizon(double length, TimeUnit unit) implements Serializable {

    /** For ever; agrees with every unit. */
    public static final Horizon UNLIMITED = new Horizon(Double.POSITIVE_INFINITY, TimeUnit.DAY);

    private static final int MOST_PERIODS = 100_000;

    /**
     * Checks the length.
     *
     * @throws IllegalArgumentException if it is negative or {@code NaN}, or limited and longer than 10<sup>12</sup> days
     */
    public Horizon {
        requireNonNull(unit, "unit");
        if (length != Double.POSITIVE_INFINITY) {
            Checks.time(length, unit.days(), "length");
        }
        unit = length == Double.POSITIVE_INFINITY ? TimeUnit.DAY : unit;
        length = length == 0 ? 0 : length; // not -0.0, which would not equal 0.0
    }

    /** {@return whether it never ends} */
    public boolean neverEnds() {
        return length == Double.POSITIVE_INFINITY;
    }

    /**
     * {@return the same horizon in another unit}
     *
     * @param other the other unit
     */
    public Horizon inUnit(TimeUnit other) {
        requireNonNull(other, "other");
        return new Horizon(unit.convert(length, other), other);
    }

    /**
     * {@return the length, checked to be in the unit of the model that asks}
     *
     * @param expected the unit of the model
     * @throws IllegalArgumentException if it is limited and in another unit
     */
    public double lengthIn(TimeUnit expected) {
        requireNonNull(expected, "expected");
        if (!neverEnds()) {
            expected.require(unit, "horizon", "Horizon.inUnit");
        }
        return length;
    }

    /**
     * {@return the length, checked to be limited and in the unit of the model that asks}
     *
     * @param expected the unit of the model
     * @throws IllegalArgumentException if it is unlimited or in another unit
     */
    public double limitedLengthIn(TimeUnit expected) {
        requireNonNull(expected, "expected");
        if (neverEnds()) {
            throw new IllegalArgumentException("horizon must be limited, got horizon=" + this);
        }
        return lengthIn(expected);
    }

    /**
     * {@return the length, checked to be limited, whole, and in the unit of the model that asks}
     *
     * @param expected the unit of the model
     * @throws IllegalArgumentException if it is unlimited, not a whole number of at most 100,000, or in another unit
     */
    public int periodsIn(TimeUnit expected) {
        requireNonNull(expected, "expected");
        double periods = limitedLengthIn(expected);
        if (periods != (int) periods || periods > MOST_PERIODS) {
            throw new IllegalArgumentException("horizon must be a whole number of periods for this model, at most "
                    + MOST_PERIODS + ", got horizon=" + this);
        }
        return (int) periods;
    }

    @Override
    public String toString() {
        return neverEnds() ? "unlimited" : length + " " + unit;
    }
}
