package dev.retention.loyalty;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * How many points an order earns: so many for each so much, in whole points.
 *
 * <pre>
 * points of a line = amount · multiplier · points / amountMinor
 * </pre>
 *
 * <p>How parts of a point are rounded, and whether by line or by order, is named: 9.90 and 9.90 at one point for 10.00 are one point by
 * order and none by line. The arithmetic is exact; a multiplier is read as the decimal that it prints as.
 *
 * <pre>{@code
 * var rule = new EarningRule(1, 1_000, EarningRule.Rounding.PER_ORDER_FLOOR);    // one point for 10.00
 * rule.points(new long[] {990, 990});                                            // 1
 * }</pre>
 *
 * @param points how many points, above 0
 * @param amountMinor for each so much, above 0
 * @param rounding what becomes of parts of a point
 */
public record EarningRule(long points, long amountMinor, Rounding rounding) implements Serializable {

    /** What becomes of parts of a point. */
    public enum Rounding {
        /** The order's points are added up, and parts of one dropped. */
        PER_ORDER_FLOOR(false, RoundingMode.FLOOR),

        /** The order's points are added up and rounded, a half upwards. */
        PER_ORDER_HALF_UP(false, RoundingMode.HALF_UP),

        /** The order's points are added up, and a part of one counts as a whole one. */
        PER_ORDER_CEILING(false, RoundingMode.CEILING),

        /** Parts of a point are dropped line by line. */
        PER_LINE_FLOOR(true, RoundingMode.FLOOR),

        /** Each line's points are rounded, a half upwards. */
        PER_LINE_HALF_UP(true, RoundingMode.HALF_UP),

        /** A part of a point counts as a whole one on each line. */
        PER_LINE_CEILING(true, RoundingMode.CEILING);

        private final boolean perLine;
        private final RoundingMode mode;

        Rounding(boolean perLine, RoundingMode mode) {
            this.perLine = perLine;
            this.mode = mode;
        }
    }

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is not above 0
     */
    public EarningRule {
        Checks.positive(points, "points");
        Checks.positive(amountMinor, "amountMinor");
        requireNonNull(rounding, "rounding");
    }

    /**
     * {@return the points of an order, each line counting once}
     *
     * @param linesMinor the amount of each line, at least 0; one line for an order as a whole
     * @throws ArithmeticException if the points overflow a {@code long}
     */
    public long points(long[] linesMinor) {
        requireNonNull(linesMinor, "linesMinor");
        double[] once = new double[linesMinor.length];
        Arrays.fill(once, 1);
        return points(linesMinor, once);
    }

    /**
     * {@return the points of an order with multipliers: three times the points on this line, say}
     *
     * @param linesMinor the amount of each line, at least 0
     * @param multipliers by what to multiply the points of each line, at least 0
     * @throws IllegalArgumentException if the lengths differ or a number is negative
     * @throws ArithmeticException if the points overflow a {@code long}
     */
    public long points(long[] linesMinor, double[] multipliers) {
        requireNonNull(linesMinor, "linesMinor");
        requireNonNull(multipliers, "multipliers");
        Checks.sameLength(linesMinor.length, "linesMinor", multipliers.length, "multipliers");
        BigDecimal parts = BigDecimal.ZERO; // of a point, times amountMinor
        BigInteger whole = BigInteger.ZERO;
        for (int i = 0; i < linesMinor.length; i++) {
            Checks.notNegative(linesMinor[i], "linesMinor", i);
            Checks.notNegative(multipliers[i], "multipliers", i);
            BigDecimal line = BigDecimal.valueOf(linesMinor[i])
                    .multiply(BigDecimal.valueOf(multipliers[i]))
                    .multiply(BigDecimal.valueOf(points));
            if (rounding.perLine) {
                whole = whole.add(rounded(line));
            } else {
                parts = parts.add(line);
            }
        }
        BigInteger total = rounding.perLine ? whole : rounded(parts);
        if (total.bitLength() > 63) {
            throw new ArithmeticException("points overflow a long: " + total);
        }
        return total.longValue();
    }

    private BigInteger rounded(BigDecimal parts) {
        return parts.divide(BigDecimal.valueOf(amountMinor), 0, rounding.mode).toBigInteger();
    }
}
