package dev.retention.internal;

/**
 * A sum of {@code long} values that fails only if the total does not fit, whatever the order of the terms: a running sum
 * wraps around, and the wraps up and down are counted.
 */
public final class ExactSum {

    private long sum;
    private long wraps;

    public void add(long term) {
        long next = sum + term;
        if (((sum ^ next) & (term ^ next)) < 0) {
            wraps += term < 0 ? -1 : 1;
        }
        sum = next;
    }

    /** The total so far, after which the sum starts anew. */
    public long takeTotal(String name) {
        long total = total(name);
        sum = 0;
        return total;
    }

    public long total(String name) {
        if (wraps != 0) {
            throw new ArithmeticException(name + " overflows a long");
        }
        return sum;
    }
}
