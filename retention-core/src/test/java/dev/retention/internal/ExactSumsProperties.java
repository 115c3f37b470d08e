package dev.retention.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.retention.SameSeeds;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.junit.jupiter.api.Test;

@AddLifecycleHook(SameSeeds.class)
class ExactSumsProperties {

    private static BigInteger sum(List<Long> terms) {
        return terms.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static void agrees(BigInteger expected, ExactSums sums, int i) {
        if (expected.bitLength() < Long.SIZE) {
            assertEquals(expected.longValueExact(), sums.total(i, () -> "sum"));
        } else {
            var e = assertThrows(ArithmeticException.class, () -> sums.total(i, () -> "sum"));
            assertEquals("sum overflows a long", e.getMessage());
        }
    }

    @Property
    void sumsAreThoseOfWholeNumbersWithoutLimit(@ForAll List<Long> a, @ForAll List<Long> b) {
        var sums = new ExactSums(4);
        a.forEach(term -> sums.add(0, term));
        b.forEach(term -> sums.add(1, term));
        sums.add(2, sums, 0);
        sums.add(2, sums, 1);
        sums.add(3, sums, 0);
        sums.subtract(3, sums, 1);
        agrees(sum(a), sums, 0);
        agrees(sum(b), sums, 1);
        agrees(sum(a).add(sum(b)), sums, 2);
        agrees(sum(a).subtract(sum(b)), sums, 3);
        sums.clear(3);
        agrees(BigInteger.ZERO, sums, 3);
    }

    @Test
    void aTotalThatDoesNotFitSaysWhich() {
        var sums = new ExactSums(2);
        sums.add(1, Long.MIN_VALUE);
        sums.subtract(0, sums, 1);
        var e = assertThrows(ArithmeticException.class, () -> sums.total(0, () -> "revenueMinor in column 0"));
        assertEquals("revenueMinor in column 0 overflows a long", e.getMessage());
        sums.add(0, -1);
        assertEquals(Long.MAX_VALUE, sums.total(0, () -> "sum"));
    }
}
