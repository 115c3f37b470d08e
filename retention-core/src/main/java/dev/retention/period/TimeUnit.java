package dev.retention.period;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * A unit of model time: a day, a week, a year of 365.25 days. It is its length in days, and nothing else.
 *
 * <p>Every horizon, discount rate, history and model carries its unit. Where two of them meet they must agree; nothing is
 * converted behind your back, because a weekly model asked for "52" by someone who thinks in days answers without a
 * blush. Converting is one call and says what it does.
 *
 * @param days the length in days, finite and above 0
 */
public record TimeUnit(double days) implements Serializable {

    /** One day. */
    public static final TimeUnit DAY = new TimeUnit(1);

    /** Seven days. */
    public static final TimeUnit WEEK = new TimeUnit(7);

    /** A twelfth of a {@link #YEAR}: 30.4375 days. */
    public static final TimeUnit MONTH = new TimeUnit(365.25 / 12);

    /** A quarter of a {@link #YEAR}: 91.3125 days. */
    public static final TimeUnit QUARTER = new TimeUnit(365.25 / 4);

    /** 365.25 days. Where a year is to be 52 weeks, say {@code new TimeUnit(364)}. */
    public static final TimeUnit YEAR = new TimeUnit(365.25);

    /**
     * Checks the length.
     *
     * @throws IllegalArgumentException if it is not in [10<sup>−6</sup>, 10<sup>6</sup>]
     */
    public TimeUnit {
        if (!(days >= 1e-6 && days <= 1e6)) {
            throw new IllegalArgumentException("days must be in [1.0E-6, 1000000.0], got days=" + days);
        }
    }

    /**
     * {@return how long {@code length} of these are, measured in {@code other}} Multiplies first and divides once. An infinite length
     * stays infinite, as does one that does not fit a {@code double} in the other unit, and {@code NaN} stays {@code NaN}.
     *
     * @param length how many of these
     * @param other the unit to measure in
     */
    public double convert(double length, TimeUnit other) {
        requireNonNull(other, "other");
        return days == other.days ? length : length * days / other.days;
    }

    /**
     * Checks that something is in this unit.
     *
     * @param actual the unit that it is in
     * @param name what it is, as the message is to call it
     * @param remedy the method that converts it
     * @throws IllegalArgumentException if the units differ
     */
    public void require(TimeUnit actual, String name, String remedy) {
        requireNonNull(actual, "actual");
        requireNonNull(name, "name");
        requireNonNull(remedy, "remedy");
        if (days != actual.days) {
            throw new IllegalArgumentException(
                    name + " must be in " + this + ", got " + name + " in " + actual + ": convert it with " + remedy);
        }
    }

    /** {@return the name of the unit in the plural: "weeks", or "units of 10.0 days"} */
    @Override
    public String toString() {
        return equals(DAY)
                ? "days"
                : equals(WEEK)
                        ? "weeks"
                        : equals(MONTH)
                                ? "months"
                                : equals(QUARTER) ? "quarters" : equals(YEAR) ? "years" : "units of " + days + " days";
    }
}
