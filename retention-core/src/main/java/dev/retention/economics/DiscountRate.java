package dev.retention.economics;

import static java.util.Objects.requireNonNull;

import dev.retention.period.TimeUnit;
import java.io.Serializable;

/**
 * What waiting costs: money one unit of time away is worth {@code 1 / (1 + rate)} of money today.
 *
 * <pre>
 * rate per another unit = (1 + rate)^(other days / days) - 1
 * continuous rate δ     = ln(1 + rate)
 * </pre>
 *
 * <p>A rate is a fraction and carries its unit: 15 % a year is {@code new DiscountRate(0.15, TimeUnit.YEAR)} and 0.27 % a week.
 * Conversion compounds; dividing a yearly rate by 52 does not. The models of purchases in continuous time discount
 * by {@code exp(-δ t)}; papers that print "15 % a year, δ = 0.0027 a week" mean {@link #continuous}.
 *
 * @param rate the effective rate for one unit, a fraction above −1; 0 does not discount
 * @param unit the unit; {@link TimeUnit#DAY} if the rate is 0, so that no discount is equal in every unit
 */
public record DiscountRate(double rate, TimeUnit unit) implements Serializable {

    /** No discounting: money is worth the same at any time. */
    public static final DiscountRate NONE = new DiscountRate(0, TimeUnit.DAY);

    /**
     * Checks the rate.
     *
     * @throws IllegalArgumentException if it is not finite and above −1
     */
    public DiscountRate {
        requireNonNull(unit, "unit");
        if (!(rate > -1 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("rate must be finite and > -1, got rate=" + rate);
        }
        unit = rate == 0 ? TimeUnit.DAY : unit;
        rate = rate == 0 ? 0 : rate; // not -0.0, which would not equal 0.0
    }

    /**
     * {@return a rate with continuous compounding: what was 1 is worth {@code exp(delta)} after one unit}
     *
     * @param delta the continuous rate, finite
     * @param unit the unit
     */
    public static DiscountRate continuous(double delta, TimeUnit unit) {
        if (!Double.isFinite(StrictMath.expm1(delta))) {
            throw new IllegalArgumentException("delta must be finite and not overflow, got delta=" + delta);
        }
        return new DiscountRate(StrictMath.expm1(delta), unit);
    }

    /** {@return the rate with continuous compounding, δ, for one unit} */
    public double continuousRate() {
        return StrictMath.log1p(rate);
    }

    /**
     * {@return the same discounting, told per another unit}
     *
     * @param other the other unit
     */
    public DiscountRate per(TimeUnit other) {
        requireNonNull(other, "other");
        return unit.equals(other) ? this : continuous(other.convert(continuousRate(), unit), other);
    }

    /**
     * {@return what 1 after {@code length} units is worth today} Exact for small rates.
     *
     * @param length how many units away; negative for what lies behind, infinite for what never comes
     * @throws IllegalArgumentException if it is {@code NaN}
     */
    public double discountFactor(double length) {
        if (Double.isNaN(length)) {
            throw new IllegalArgumentException("length must be a number, got length=" + length);
        }
        if (rate == 0) {
            return 1;
        }
        return StrictMath.exp(-continuousRate() * length);
    }

    /**
     * {@return this rate, checked to be in the unit of the model that asks}
     *
     * @param expected the unit of the model
     * @throws IllegalArgumentException if it discounts and is in another unit
     */
    public DiscountRate requireUnit(TimeUnit expected) {
        requireNonNull(expected, "expected");
        if (rate != 0) {
            expected.require(unit, "discount", "DiscountRate.per");
        }
        return this;
    }

    /**
     * {@return δ, checked to be in the unit of the model that asks, and above 0 if the horizon is unlimited}
     *
     * @param horizon how far the model looks
     * @param expected the unit of the model
     * @throws IllegalArgumentException if it is not so
     */
    public double continuousRateOver(Horizon horizon, TimeUnit expected) {
        requireNonNull(horizon, "horizon");
        requireNonNull(expected, "expected");
        if (horizon.neverEnds() && !(rate > 0)) {
            throw new IllegalArgumentException("discount must be > 0 for an unlimited horizon, got discount=" + this);
        }
        return requireUnit(expected).continuousRate();
    }

    @Override
    public String toString() {
        return rate + " per " + unit.days() + " days";
    }
}
