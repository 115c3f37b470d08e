package dev.retention.internal;

import java.util.function.Supplier;

/** Sums side by side, each of which may leave the range of {@code long} on its way, as an {@link ExactSum} may. */
public final class ExactSums {

    private final long[] sums;
    private final long[] wraps;

    public ExactSums(int size) {
        sums = new long[size];
        wraps = new long[size];
    }

    public void add(int i, long term) {
        long next = sums[i] + term;
        wraps[i] += ExactSum.wraps(sums[i], term, next);
        sums[i] = next;
    }

    /** Adds a sum of others, as far as it has come. */
    public void add(int i, ExactSums others, int j) {
        add(i, others.sums[j]);
        wraps[i] += others.wraps[j];
    }

    /** Subtracts a sum of others, as far as it has come. */
    public void subtract(int i, ExactSums others, int j) {
        add(i, ~others.sums[j]); // -x = ~x + 1, which holds for the least long too
        add(i, 1);
        wraps[i] -= others.wraps[j];
    }

    /** Starts a sum anew. */
    public void clear(int i) {
        sums[i] = 0;
        wraps[i] = 0;
    }

    public long total(int i, Supplier<String> name) {
        return ExactSum.total(sums[i], wraps[i], name);
    }
}
