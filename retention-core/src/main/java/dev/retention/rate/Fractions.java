package dev.retention.rate;

/** What several fractions of whole numbers need. */
final class Fractions {

    private Fractions() {}

    /** The greatest common divisor of a number that is not negative and one above 0. */
    static long gcd(long a, long b) {
        while (a != 0) {
            long rest = b % a;
            b = a;
            a = rest;
        }
        return b;
    }

    /** The ratio of two whole numbers; NaN, and no infinity, if there is nothing to divide by. */
    static double ratio(long numerator, long denominator) {
        return denominator == 0 ? Double.NaN : (double) numerator / denominator;
    }
}
