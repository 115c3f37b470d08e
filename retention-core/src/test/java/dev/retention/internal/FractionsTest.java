package dev.retention.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.retention.SameSeeds;
import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.junit.jupiter.api.Test;

@AddLifecycleHook(SameSeeds.class)
class FractionsTest {

    @Property
    void theDivisorIsThatOfBigInteger(
            @ForAll @LongRange(max = Long.MAX_VALUE) long a, @ForAll @LongRange(min = 1, max = Long.MAX_VALUE) long b) {
        BigInteger expected = BigInteger.valueOf(a).gcd(BigInteger.valueOf(b));
        assertEquals(expected.longValueExact(), Fractions.gcd(a, b));
    }

    @Test
    void divisorsOfSmallNumbers() {
        assertEquals(6, Fractions.gcd(12, 18));
        assertEquals(6, Fractions.gcd(18, 12));
        assertEquals(1, Fractions.gcd(1, 7));
        assertEquals(7, Fractions.gcd(0, 7));
    }

    @Test
    void nothingToDivideByIsNotInfinity() {
        assertEquals(0.75, Fractions.ratio(3, 4));
        assertEquals(-0.5, Fractions.ratio(1, -2));
        assertEquals(Double.NaN, Fractions.ratio(3, 0));
        assertEquals(Double.NaN, Fractions.ratio(0, 0));
    }
}
