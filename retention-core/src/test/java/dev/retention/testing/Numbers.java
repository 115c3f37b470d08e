package dev.retention.testing;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Numbers that are small enough to add up, and small ones more often than large ones. */
final class Numbers {

    private static final List<Long> ORDINARY_KEYS = List.of(1L, 2L, 3L, 4L, 5L, 6L);
    private static final List<Long> WIDE_KEYS = List.of(-1L, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE);

    private Numbers() {}

    static Arbitrary<Long> counts() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(0, 9), Arbitraries.longs().between(0, 1_000_000));
    }

    static Arbitrary<Long> upTo(long count) {
        return Arbitraries.longs().between(0, count);
    }

    static Arbitrary<Long> amountsMinor() {
        return Arbitraries.longs().between(-5_000, 100_000).shrinkTowards(0);
    }

    /** Above 0 and below 1. */
    static Arbitrary<Double> shares() {
        return Arbitraries.integers().between(1, 99).map(percent -> percent / 100.0);
    }

    /** Above 0 and not extreme: the parameters of models. */
    static Arbitrary<Double> parameters() {
        return Arbitraries.integers().between(1, 400).map(twentieths -> twentieths / 20.0);
    }

    /** Few keys, so that rows meet, and the ends of the range among them. */
    static Arbitrary<Long> keys() {
        return Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.of(ORDINARY_KEYS)), Tuple.of(1, Arbitraries.of(WIDE_KEYS)));
    }

    static long[] allKeys() {
        return Stream.concat(ORDINARY_KEYS.stream(), WIDE_KEYS.stream())
                .mapToLong(Long::longValue)
                .toArray();
    }

    static long[] longs(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).toArray();
    }
}
