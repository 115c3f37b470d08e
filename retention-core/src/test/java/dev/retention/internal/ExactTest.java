package dev.retention.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.retention.SameSeeds;
import java.math.BigInteger;
import java.util.function.LongSupplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

@AddLifecycleHook(SameSeeds.class)
class ExactTest {

    private static void agrees(BigInteger expected, String message, LongSupplier result) {
        if (expected.bitLength() < Long.SIZE) {
            assertEquals(expected.longValueExact(), result.getAsLong());
        } else {
            overflows(message, result::getAsLong);
        }
    }

    private static void overflows(String message, Executable call) {
        assertEquals(message, assertThrows(ArithmeticException.class, call).getMessage());
    }

    @Property
    void sumsAndProductsAreThoseOfWholeNumbersWithoutLimit(@ForAll long a, @ForAll long b) {
        BigInteger x = BigInteger.valueOf(a);
        BigInteger y = BigInteger.valueOf(b);
        agrees(x.add(y), "n overflows a long: " + a + " + " + b, () -> Exact.add(a, b, "n"));
        agrees(x.multiply(y), "n overflows a long: " + a + " * " + b, () -> Exact.multiply(a, b, "n"));
    }

    @Test
    void theEndsOfTheRangeFit() {
        assertEquals(Long.MIN_VALUE, Exact.add(Long.MIN_VALUE + 1, -1, "n"));
        assertEquals(Long.MIN_VALUE, Exact.multiply(1L << 62, -2, "n"));
        assertEquals(Integer.MAX_VALUE, Exact.add(Integer.MAX_VALUE - 1, 1, "n"));
        overflows("n overflows a long: -9223372036854775808 * -1", () -> Exact.multiply(Long.MIN_VALUE, -1, "n"));
        overflows("n overflows an int: 2147483647 + 1", () -> Exact.add(Integer.MAX_VALUE, 1, "n"));
        overflows("n overflows an int: -2147483648 + -1", () -> Exact.add(Integer.MIN_VALUE, -1, "n"));
    }
}
