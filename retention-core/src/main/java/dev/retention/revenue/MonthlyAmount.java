package dev.retention.revenue;

import dev.retention.internal.Checks;
import dev.retention.internal.Exact;
import dev.retention.internal.Fractions;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * A recurring amount brought to a month, exactly: 2,000.00 a year is 166.66 and 2/3 of a cent.
 *
 * <pre>
 * amount per month = amount per bill / months per bill = wholeMinor + numerator / denominator
 * </pre>
 *
 * <p>Nothing is rounded until {@link #toMinor} is asked to. So the sum of twelve customers who pay 1.00 a year is 1.00 a
 * month, where rounding each first gives 0.96.
 *
 * <p>A sum whose whole part or denominator does not fit a {@code long} is an {@link ArithmeticException}. The denominator is
 * the least common multiple of those that occur: all lengths from 1 to 36 months together need 15 digits.
 *
 * <pre>{@code
 * MonthlyAmount gold = MonthlyAmount.of(200_000, BillingPeriod.YEAR);    // 16666 + 2/3
 * gold.plus(gold).plus(gold).toMinor(RoundingMode.UNNECESSARY);          // 50000
 * }</pre>
 *
 * @param wholeMinor the amount rounded down, in minor units
 * @param numerator the numerator of the rest, in [0, denominator)
 * @param denominator its denominator, above 0; the fraction is reduced
 */
public record MonthlyAmount(long wholeMinor, long numerator, long denominator) implements Serializable {

    /** Nothing: the identity of {@link #plus}. */
    public static final MonthlyAmount ZERO = new MonthlyAmount(0, 0, 1);

    /**
     * Reduces the fraction.
     *
     * @throws IllegalArgumentException unless {@code 0 <= numerator < denominator}
     */
    public MonthlyAmount {
        Checks.positive(denominator, "denominator");
        if (numerator < 0 || numerator >= denominator) {
            throw new IllegalArgumentException("numerator must be in [0, denominator), got numerator=" + numerator
                    + ", denominator=" + denominator);
        }
        long divisor = Fractions.gcd(numerator, denominator);
        numerator /= divisor;
        denominator /= divisor;
    }

    /**
     * {@return what an amount per bill is per month}
     *
     * @param amountMinor the amount of one bill, discounts taken off; negative for a credit
     * @param period how long one bill lasts
     * @throws ArithmeticException if the whole part overflows a {@code long}
     */
    public static MonthlyAmount of(long amountMinor, BillingPeriod period) {
        Objects.requireNonNull(period, "period");
        // amount * parts / months, the amount split by months first so that only a true overflow is one.
        long months = period.months();
        long rest = Exact.multiply(Math.floorMod(amountMinor, months), period.parts(), "amountMinor per month");
        long whole = Exact.multiply(Math.floorDiv(amountMinor, months), period.parts(), "amountMinor per month");
        return new MonthlyAmount(Exact.add(whole, rest / months, "amountMinor per month"), rest % months, months);
    }

    /**
     * {@return the amount rounded to whole minor units}
     *
     * @param rounding how; {@link RoundingMode#UNNECESSARY} fails with an {@link ArithmeticException} if there is a rest
     * @throws ArithmeticException if the rounded amount overflows a {@code long}
     */
    public long toMinor(RoundingMode rounding) {
        Objects.requireNonNull(rounding, "rounding");
        // Rounding needs of the rest only whether it is nothing, below, at or above a half.
        double rest = numerator == 0 ? 0 : 0.5 + 0.25 * Long.compare(numerator, denominator - numerator);
        if (rest != 0 && rounding == RoundingMode.UNNECESSARY) {
            throw new ArithmeticException("the amount must be whole for rounding=UNNECESSARY, got amount=" + this);
        }
        BigDecimal rounded =
                BigDecimal.valueOf(wholeMinor).add(BigDecimal.valueOf(rest)).setScale(0, rounding);
        if (rounded.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new ArithmeticException("the rounded amount overflows a long: " + rounded);
        }
        return rounded.longValue();
    }

    /**
     * {@return the amount in a unit so much smaller that nothing is left over: twelfths of a minor unit, say}
     *
     * @param parts how many of these units make a minor unit, a multiple of the denominator
     * @throws ArithmeticException if there is a rest in that unit, or an overflow
     */
    public long inParts(long parts) {
        Checks.positive(parts, "parts");
        if (parts % denominator != 0) {
            throw new ArithmeticException(
                    "parts must be a multiple of the denominator, got parts=" + parts + ", amount=" + this);
        }
        long whole = Exact.multiply(wholeMinor, parts, "the amount in parts");
        return Exact.add(whole, parts / denominator * numerator, "the amount in parts");
    }

    /** {@return the amount as a {@code double}, in minor units; within one unit in the last place} */
    public double toDouble() {
        // In doubles, -1 + 4/5 would lose digits.
        return BigDecimal.valueOf(numerator)
                .divide(BigDecimal.valueOf(denominator), MathContext.DECIMAL128)
                .add(BigDecimal.valueOf(wholeMinor))
                .doubleValue();
    }

    /**
     * {@return the exact sum}
     *
     * <p>Associative and commutative. Shards may share customers: amounts add up, whose they are is not known.
     *
     * @param other the other amount, of the same currency
     * @throws ArithmeticException if the whole part or the common denominator overflows a {@code long}
     */
    public MonthlyAmount plus(MonthlyAmount other) {
        Objects.requireNonNull(other, "other");
        long divisor = Fractions.gcd(denominator, other.denominator);
        long common = Exact.multiply(denominator / divisor, other.denominator, "the common denominator");
        long mine = common / denominator * numerator;
        long theirs = common / other.denominator * other.numerator;
        long whole = Exact.add(wholeMinor, other.wholeMinor, "wholeMinor");
        // Compared so that the sum of the two cannot overflow.
        return mine >= common - theirs
                ? new MonthlyAmount(Exact.add(whole, 1, "wholeMinor"), mine - (common - theirs), common)
                : new MonthlyAmount(whole, mine + theirs, common);
    }

    /** {@return the amount as {@code 16666 + 2/3}, or {@code 16666} if there is no rest} */
    @Override
    public String toString() {
        return numerator == 0 ? Long.toString(wholeMinor) : wholeMinor + " + " + numerator + "/" + denominator;
    }
}
