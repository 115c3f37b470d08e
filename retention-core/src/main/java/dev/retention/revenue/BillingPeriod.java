package dev.retention.revenue;

import dev.retention.internal.Checks;
import dev.retention.internal.Fractions;
import java.io.Serializable;
import java.util.Objects;

/**
 * How long one bill lasts, as an exact fraction of months.
 *
 * <p>Months, quarters and years are certain. Days and weeks are not: vendors take a month to have 30 days (Paddle, Recurly),
 * a twelfth of 365, or 30.437, so that the {@link MonthLength} is an argument. Who counts 52 weeks to the year says
 * {@code timesPerYear(52)}.
 *
 * @param months the numerator of the length in months, above 0; reduced
 * @param parts its denominator, above 0; reduced
 */
public record BillingPeriod(long months, long parts) implements Serializable {

    /** One month. */
    public static final BillingPeriod MONTH = months(1);

    /** Three months. */
    public static final BillingPeriod QUARTER = months(3);

    /** Twelve months. */
    public static final BillingPeriod YEAR = months(12);

    /** How many days a month has. */
    public enum MonthLength {
        /** 30 days. */
        THIRTY_DAYS(30, 1),
        /** A twelfth of 365 days. */
        TWELFTH_OF_365(365, 12),
        /** A twelfth of the mean Gregorian year of 365.2425 days: 30.436875 days. */
        GREGORIAN_MEAN(146_097, 4_800);

        private final long days;
        private final long parts;

        MonthLength(long days, long parts) {
            this.days = days;
            this.parts = parts;
        }
    }

    /**
     * Reduces the fraction, so that 12/2 months equal 6/1.
     *
     * @throws IllegalArgumentException if a component is not above 0
     */
    public BillingPeriod {
        Checks.positive(months, "months");
        Checks.positive(parts, "parts");
        long divisor = Fractions.gcd(months, parts);
        months /= divisor;
        parts /= divisor;
    }

    /**
     * {@return a period of so many months}
     *
     * @param count how many, above 0
     */
    public static BillingPeriod months(int count) {
        return new BillingPeriod(Checks.positive(count, "count"), 1);
    }

    /**
     * {@return a period of so many years}
     *
     * @param count how many, above 0
     */
    public static BillingPeriod years(int count) {
        return new BillingPeriod(12L * Checks.positive(count, "count"), 1);
    }

    /**
     * {@return the period of which a year has so many: 52 weeks, say, or 26 fortnights}
     *
     * @param count how many, above 0
     */
    public static BillingPeriod timesPerYear(int count) {
        return new BillingPeriod(12, Checks.positive(count, "count"));
    }

    /**
     * {@return a period of so many days}
     *
     * @param count how many, above 0
     * @param month how many days a month has
     */
    public static BillingPeriod days(int count, MonthLength month) {
        Checks.positive(count, "count");
        Objects.requireNonNull(month, "month");
        return new BillingPeriod(count * month.parts, month.days);
    }

    /**
     * {@return a period of so many weeks of 7 days}
     *
     * @param count how many, above 0
     * @param month how many days a month has
     */
    public static BillingPeriod weeks(int count, MonthLength month) {
        Checks.positive(count, "count");
        Objects.requireNonNull(month, "month");
        return new BillingPeriod(7L * count * month.parts, month.days);
    }
}
