package dev.retention.purchase;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.retention.estimate.Proportion;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class PurchaseLadderTest {

    private static void rejected(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    /** The published example of digitalJ2, which prints 32.43 %. */
    @Test
    void secondPurchaseOfThePublishedExample() {
        var ladder = PurchaseLadder.ofExactly(1000, 350, 130);
        assertEquals(new Proportion(480, 1480), ladder.next(1));
        assertEquals(0.32432432432432434, ladder.next(1).rate());
        assertEquals(new Proportion(130, 480), ladder.next(2));
        assertEquals(new Proportion(0, 130), ladder.next(3));
        assertEquals(Proportion.EMPTY, ladder.next(4));
    }

    @Test
    void customersClimbFromAColumn() {
        var ladder = PurchaseLadder.of(new long[] {3, 0, 1, 7, 1, 3, 1});
        assertEquals(6, ladder.customers());
        assertEquals(7, ladder.mostPurchases());
        assertArrayEquals(new long[] {1, 3, 7}, ladder.rungs());
        ladder.rungs()[0] = 9;
        assertEquals(1, ladder.rungs()[0]);
        assertEquals(6, ladder.atLeast(1));
        assertEquals(3, ladder.atLeast(2));
        assertEquals(3, ladder.atLeast(3));
        assertEquals(1, ladder.atLeast(4));
        assertEquals(1, ladder.atLeast(7));
        assertEquals(0, ladder.atLeast(8));
        assertEquals(3, ladder.exactly(1));
        assertEquals(0, ladder.exactly(2));
        assertEquals(2, ladder.exactly(3));
        assertEquals("PurchaseLadder[1=6, 3=3, 7=1]", ladder.toString());
        assertEquals(ladder, PurchaseLadder.ofExactly(3, 0, 2, 0, 0, 0, 1, 0));
    }

    @Test
    void emptyHasNoRungs() {
        var empty = PurchaseLadder.of(new long[] {0, 0});
        assertEquals(PurchaseLadder.EMPTY, empty);
        assertEquals(0, empty.customers());
        assertEquals(0, empty.mostPurchases());
        assertEquals(Proportion.EMPTY, empty.next(1));
        assertEquals("PurchaseLadder[]", empty.toString());
    }

    @Test
    void hugeNumbersOfPurchasesCostNothing() {
        var ladder = PurchaseLadder.of(new long[] {Long.MAX_VALUE, 1});
        assertEquals(1, ladder.atLeast(Long.MAX_VALUE));
        assertEquals(1, ladder.exactly(Long.MAX_VALUE));
        assertEquals(new Proportion(0, 1), ladder.next(Long.MAX_VALUE));
        assertEquals(PurchaseLadder.of(new long[] {Long.MAX_VALUE, 1, Long.MAX_VALUE, 1}), ladder.plus(ladder));
        assertEquals(PurchaseLadder.of(new long[] {Long.MAX_VALUE, 1, 2}), ladder.plus(PurchaseLadder.ofExactly(0, 1)));
    }

    @Test
    void argumentsAreNotChanged() {
        long[] purchases = {3, 1, 2};
        PurchaseLadder.of(purchases);
        assertEquals(3, purchases[0]);
    }

    @Test
    void equalsByCounts() {
        var ladder = PurchaseLadder.ofExactly(1, 2);
        assertEquals(ladder.hashCode(), PurchaseLadder.of(new long[] {2, 1, 2}).hashCode());
        assertNotEquals(ladder, PurchaseLadder.ofExactly(1, 3));
        assertNotEquals(ladder, PurchaseLadder.ofExactly(1, 0, 2));
        assertNotEquals(ladder, null);
    }

    @Test
    void badInputIsRejected() {
        rejected("purchases[1] must be >= 0, got purchases[1]=-3", () -> PurchaseLadder.of(new long[] {1, -3}));
        rejected("customers[0] must be >= 0, got customers[0]=-3", () -> PurchaseLadder.ofExactly(-3));
        rejected("k must be > 0, got k=0", () -> PurchaseLadder.EMPTY.atLeast(0));
        rejected("k must be > 0, got k=-1", () -> PurchaseLadder.EMPTY.next(-1));
        rejected("k must be > 0, got k=0", () -> PurchaseLadder.EMPTY.exactly(0));
        overflows(
                "the number of customers overflows a long: 9223372036854775807 + 1",
                () -> PurchaseLadder.ofExactly(Long.MAX_VALUE, 1));
        var full = PurchaseLadder.ofExactly(Long.MAX_VALUE);
        overflows(
                "the number of customers overflows a long: 9223372036854775807 + 9223372036854775807",
                () -> full.plus(full));
    }

    @Test
    void nullsAreNamed() {
        named("purchases", () -> PurchaseLadder.of(null));
        named("customers", () -> PurchaseLadder.ofExactly((long[]) null));
        named("other", () -> PurchaseLadder.EMPTY.plus(null));
    }

    private static void named(String name, Executable call) {
        assertEquals(name, assertThrows(NullPointerException.class, call).getMessage());
    }

    private static void overflows(String message, Executable call) {
        assertEquals(message, assertThrows(ArithmeticException.class, call).getMessage());
    }

    @Test
    void isMadeOfTheNumbersThatItGives() {
        PurchaseLadder ladder = PurchaseLadder.of(new long[] {1, 1, 5, 5, 1_000_000_000L});
        long[] customers = LongStream.of(ladder.rungs()).map(ladder::exactly).toArray();
        assertEquals(ladder, PurchaseLadder.ofRungs(ladder.rungs(), customers));
        var e = assertThrows(
                IllegalArgumentException.class, () -> PurchaseLadder.ofRungs(new long[] {2, 2}, new long[] {1, 1}));
        assertEquals("rungs must ascend, got rungs[0]=2, rungs[1]=2", e.getMessage());
        e = assertThrows(IllegalArgumentException.class, () -> PurchaseLadder.ofRungs(new long[] {2}, new long[] {-5}));
        assertEquals("customers[0] must be > 0, got customers[0]=-5", e.getMessage());
        e = assertThrows(IllegalArgumentException.class, () -> PurchaseLadder.ofRungs(new long[2], new long[1]));
        assertEquals(
                "rungs and customers must have the same length, got rungs.length=2, customers.length=1",
                e.getMessage());
    }
}
