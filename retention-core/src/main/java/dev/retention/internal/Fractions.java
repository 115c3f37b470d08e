package dev.retention.internal;

/** What several fractions of whole numbers need. */
public final class Fractions {

    private Fractions() {}

    /** The greatest common divisor of a number that is not negative and one above 0. */
    public static long gcd(long a, long b) {
        while (a != 0) {
            long rest = b % a;
            b = a;
            a = rest;
        }
        return b;
    }

    /** The ratio of two whole numbers; NaN, and no infinity, if there is nothing to divide by. */
    public static double ratio(long numerator, long denominator) {
        return denominator == 0 ? Double.NaN : (double) numerator / denominator;
    }
}
