package dev.retention.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.SameSeeds;
import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.junit.jupiter.api.Test;

@AddLifecycleHook(SameSeeds.class)
class EntrySumsProperties {

    /** Exact arithmetic says which sums there are, and which overflow. */
    static void agreeWithExactSums(int[] activities, long[] amounts) {
        var sums = EntrySums.of(activities, amounts, amounts.length);
        for (int from = 0; from <= amounts.length; from++) {
            long count = 0;
            BigInteger amount = BigInteger.ZERO;
            for (int to = from; to <= amounts.length; to++) {
                requireAmount(amount, sums, from, to);
                assertEquals(count, sums.activities(from, to));
                if (to < amounts.length) {
                    count += activities[to];
                    amount = amount.add(BigInteger.valueOf(amounts[to]));
                    assertEquals(activities[to], sums.activities(to));
                    assertEquals(amounts[to], sums.amountMinor(to));
                }
            }
        }
    }

    private static void requireAmount(BigInteger expected, EntrySums sums, int from, int to) {
        if (expected.bitLength() < Long.SIZE) {
            assertEquals(expected.longValueExact(), sums.amountMinor(from, to, () -> "amount"));
        } else {
            var e = assertThrows(ArithmeticException.class, () -> sums.amountMinor(from, to, () -> "amount"));
            assertEquals("amount overflows a long", e.getMessage());
        }
    }

    @Property
    void ofAnyAmounts(@ForAll @Size(10) int[] activities, @ForAll @Size(10) long[] amounts) {
        for (int i = 0; i < activities.length; i++) {
            activities[i] &= Integer.MAX_VALUE;
        }
        agreeWithExactSums(activities, amounts);
    }

    @Property
    void ofModerateAmounts(@ForAll @Size(10) int[] activities, @ForAll @Size(10) int[] amounts) {
        long[] minor = new long[amounts.length];
        for (int i = 0; i < minor.length; i++) {
            activities[i] &= 3;
            minor[i] = amounts[i];
        }
        agreeWithExactSums(activities, minor);
    }

    @Test
    void tellIfSumsCannotOverflow() {
        assertTrue(EntrySums.of(new int[] {1, 1}, new long[] {1L << 60, -1L << 60}, 2)
                .fit());
        assertFalse(EntrySums.of(new int[] {1, 1}, new long[] {1L << 62, -1L << 62}, 2)
                .fit());
        assertFalse(
                EntrySums.of(new int[] {Integer.MAX_VALUE, 1}, new long[2], 2).fit());
    }

    @Test
    void tellIfAllAreActive() {
        assertTrue(EntrySums.of(new int[] {1, 2}, new long[2], 2).allActive());
        assertFalse(EntrySums.of(new int[] {1, 0}, new long[2], 2).allActive());
    }
}
