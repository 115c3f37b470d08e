package dev.retention.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProportionTest {

    @Test
    void rateIsCountOverTotal() {
        assertEquals(0.95, new Proportion(19, 20).rate());
    }

    @Test
    void emptyHasNoRate() {
        assertFalse(Proportion.EMPTY.hasRate());
        assertTrue(new Proportion(0, 1).hasRate());
        assertTrue(Double.isNaN(Proportion.EMPTY.rate()));
    }

    @Test
    void poolingIsNotAveraging() {
        assertEquals(0.02, new Proportion(1, 1).plus(new Proportion(1, 99)).rate());
    }

    @Test
    void moreSuccessesThanTrialsAreRejected() {
        var e = assertThrows(IllegalArgumentException.class, () -> new Proportion(5, 3));
        assertEquals("count must be in [0, total], got count=5, total=3", e.getMessage());
    }

    @Test
    void negativeCountIsRejected() {
        var e = assertThrows(IllegalArgumentException.class, () -> new Proportion(-1, 3));
        assertEquals("count must be in [0, total], got count=-1, total=3", e.getMessage());
    }

    @Test
    void complementIsTheRest() {
        assertEquals(new Proportion(330, 926), new Proportion(596, 926).complement());
    }

    @Test
    void negativeTotalIsRejected() {
        var e = assertThrows(IllegalArgumentException.class, () -> new Proportion(0, -1));
        assertEquals("total must be >= 0, got total=-1", e.getMessage());
    }

    @Test
    void overflowingTotalIsRejected() {
        var all = new Proportion(0, Long.MAX_VALUE);
        var e = assertThrows(ArithmeticException.class, () -> all.plus(new Proportion(0, 1)));
        assertEquals("total overflows a long: 9223372036854775807 + 1", e.getMessage());
    }

    @Test
    void nullIsNamed() {
        var e = assertThrows(NullPointerException.class, () -> Proportion.EMPTY.plus(null));
        assertEquals("other", e.getMessage());
    }

    @Test
    void printsItsCounts() {
        assertEquals("596 of 926", new Proportion(596, 926).toString());
    }

    @Test
    void countsWhatAStreamHolds() {
        var numbers = List.of(1, 2, 3, 4, 5);
        assertEquals(new Proportion(2, 5), numbers.stream().collect(Proportion.collector(n -> n > 3)));
        assertEquals(new Proportion(2, 5), numbers.parallelStream().collect(Proportion.collector(n -> n > 3)));
    }
}
