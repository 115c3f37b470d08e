package dev.retention.experiment;

import java.math.BigInteger;

/** A sum of whole numbers and products of 128 bits, and quotients of such sums that lose no digits by their differences. */
final class Sums {

    private long high;
    private long low;
    private BigInteger carried = BigInteger.ZERO;

    void add(long term) {
        add(term >> 63, term);
    }

    void addProduct(long a, long b) {
        add(Math.multiplyHigh(a, b), a * b);
    }

    private void add(long termHigh, long termLow) {
        if (high > Long.MAX_VALUE >> 1 || high < Long.MIN_VALUE >> 1) {
            carried = total();
            high = 0;
            low = 0;
        }
        low += termLow;
        high += termHigh + (Long.compareUnsigned(low, termLow) < 0 ? 1 : 0);
    }

    BigInteger total() {
        BigInteger upper = of(high).shiftLeft(64);
        BigInteger lower = of(low >>> 1).shiftLeft(1).add(of(low & 1));
        return carried.add(upper).add(lower);
    }

    long toLong(String name) {
        BigInteger total = total();
        if (total.bitLength() > 63) {
            throw new ArithmeticException(name + " overflows a long: " + total);
        }
        return total.longValue();
    }

    static BigInteger of(long value) {
        return BigInteger.valueOf(value);
    }

    /** {@code (sumXY - sumX sumY / count) / (count - 1)}, for a count of at least 2. */
    static double covariance(long count, long sumX, long sumY, BigInteger sumXY) {
        BigInteger scaled = sumXY.multiply(of(count)).subtract(of(sumX).multiply(of(sumY)));
        return scaled.doubleValue() / count / (count - 1.0);
    }

    /** {@code a / b - c / d}; {@code NaN} where {@code 0 / 0} is one of both. */
    static double quotientDifference(long a, long b, long c, long d) {
        BigInteger scaled = of(a).multiply(of(d)).subtract(of(c).multiply(of(b)));
        return scaled.doubleValue() / ((double) b * d);
    }
}
