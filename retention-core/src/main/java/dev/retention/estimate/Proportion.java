package dev.retention.estimate;

import dev.retention.internal.Checks;
import dev.retention.internal.Exact;
import java.io.Serializable;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collector;

/**
 * A count of a total: 596 of 926 customers stayed.
 *
 * <pre>
 * rate = count / total
 * </pre>
 *
 * <p>Numerator and denominator are kept, so that groups pool exactly: 1 of 1 and 1 of 99 are 2 of 100, where the average
 * of the two rates would say 0.505. Two proportions are equal if they count alike: 1 of 2 does not equal 2 of 4.
 *
 * <p>Nothing of nothing is a legal value, the identity of {@link #plus}; it has no rate ({@code NaN}).
 *
 * <pre>{@code
 * Proportion stayed = new Proportion(596, 926);
 * stayed.rate();                    // 0.6436...
 * stayed.complement();              // 330 of 926
 * stayed.interval(IntervalMethod.WILSON, 0.95);    // 0.6122 to 0.6738
 * }</pre>
 *
 * @param count how many of the total, in [0, total]
 * @param total how many there are, at least 0
 */
public record Proportion(long count, long total) implements Serializable {

    /** Nothing of nothing: the identity of {@link #plus}. */
    public static final Proportion EMPTY = new Proportion(0, 0);

    /**
     * Checks that {@code 0 <= count <= total}.
     *
     * @throws IllegalArgumentException if it is not so
     */
    public Proportion {
        Checks.notNegative(total, "total");
        if (count < 0 || count > total) {
            throw new IllegalArgumentException("count must be in [0, total], got count=" + count + ", total=" + total);
        }
    }

    /**
     * {@return a collector that counts the elements of which something is true, of all}
     *
     * <pre>{@code
     * Proportion large = orders.stream().collect(Proportion.collector(order -> order.cents() > 10_000));
     * }</pre>
     *
     * @param counted what is counted
     * @param <T> the type of the elements
     */
    public static <T> Collector<T, ?, Proportion> collector(Predicate<? super T> counted) {
        Objects.requireNonNull(counted, "counted");
        return Collector.of(
                () -> new long[2],
                (counts, element) -> {
                    counts[0] += counted.test(element) ? 1 : 0;
                    counts[1]++;
                },
                (counts, others) ->
                        new long[] {Exact.add(counts[0], others[0], "count"), Exact.add(counts[1], others[1], "total")},
                counts -> new Proportion(counts[0], counts[1]));
    }

    /** {@return whether there is anything to divide by} */
    public boolean hasRate() {
        return total > 0;
    }

    /** {@return {@code count / total}, a fraction in [0, 1], or {@code NaN} if the total is 0} */
    public double rate() {
        return (double) count / total;
    }

    /** {@return the rest: {@code total - count} of {@code total}} */
    public Proportion complement() {
        return new Proportion(total - count, total);
    }

    /**
     * {@return the proportion in both groups together}
     *
     * <p>Associative and commutative. Shards must be disjoint: a customer who is in both would count twice.
     *
     * @param other a disjoint group
     * @throws ArithmeticException if the total overflows a {@code long}
     */
    public Proportion plus(Proportion other) {
        Objects.requireNonNull(other, "other");
        return new Proportion(Exact.add(count, other.count, "count"), Exact.add(total, other.total, "total"));
    }

    /**
     * {@return an interval for the rate that these counts were drawn from}
     *
     * <p>It lies in [0, 1] and holds {@link #rate}, whatever the counts; nothing of nothing gives all of [0, 1].
     *
     * @param method how to find it; if in doubt {@link IntervalMethod#WILSON}
     * @param confidence how sure to be, in (0, 1): 0.95, say
     */
    public Interval interval(IntervalMethod method, double confidence) {
        Objects.requireNonNull(method, "method");
        Checks.inOpenUnitInterval(confidence, "confidence");
        if (total == 0) {
            return new Interval(0, 1);
        }
        // The ends are closed exactly: rounding must not push 0 of n below 0, nor n of n above 1.
        double tail = 0.5 * (1 - confidence);
        double lower = count == 0 ? 0 : method.lower(count, total - count, tail);
        double upper = count == total ? 1 : method.upper(count, total - count, tail);
        return new Interval(Math.max(0, Math.min(lower, rate())), Math.min(1, Math.max(upper, rate())));
    }

    /** {@return the counts as {@code 596 of 926}} */
    @Override
    public String toString() {
        return count + " of " + total;
    }
}
