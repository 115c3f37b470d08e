package dev.retention.internal;

import java.util.function.Supplier;

/**
 * A sum of {@code long} values that fails only if the total does not fit, whatever the order of the terms: a running sum
 * wraps around, and the wraps up and down are counted.
 */
public final class ExactSum {

    private long sum;
    private long wraps;

    public void add(long term) {
        long next = sum + term;
        wraps += wraps(sum, term, next);
        sum = next;
    }

    /** The total so far, after which the sum starts anew. */
    public long takeTotal(Supplier<String> name) {
        long total = total(name);
        sum = 0;
        return total;
    }

    public long total(String name) {
        return total(() -> name);
    }

    /** The name is asked for only if there is no total. */
    public long total(Supplier<String> name) {
        return total(sum, wraps, name);
    }

    /** How often the sum of two values wraps around: 1 beyond the top, −1 beyond the bottom, else 0. */
    static int wraps(long sum, long term, long next) {
        return ((sum ^ next) & (term ^ next)) >= 0 ? 0 : term < 0 ? -1 : 1;
    }

    static long total(long sum, long wraps, Supplier<String> name) {
        if (wraps != 0) {
            throw new ArithmeticException(name.get() + " overflows a long");
        }
        return sum;
    }
}
