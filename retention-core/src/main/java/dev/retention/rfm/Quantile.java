package dev.retention.rfm;

/**
 * A point part of the way from one whole number to another, exact for all {@code long} values.
 *
 * @param floor the greatest whole number at or below it
 * @param numerator what is above the floor, in [0, denominator)
 * @param denominator the unit of the numerator
 */
record Quantile(long floor, int numerator, int denominator) {

    /** The point {@code part / whole} of the way from {@code low} to {@code high}, for part in [0, whole). */
    static Quantile between(long low, long high, int part, int whole) {
        long width = high - low; // unsigned: it may have 64 bits
        long wholes = Long.divideUnsigned(width, whole);
        int rest = (int) Long.remainderUnsigned(width, whole) * part;
        return new Quantile(low + wholes * part + rest / whole, rest % whole, whole);
    }

    long ceiling() {
        return numerator == 0 ? floor : floor + 1;
    }

    double toDouble() {
        return floor + (double) numerator / denominator;
    }
}
