package dev.retention.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ChecksTest {

    private static void rejected(String message, Executable check) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, check).getMessage());
    }

    @Test
    void acceptedValuesPassThrough() {
        assertEquals(0L, Checks.notNegative(0L, "n"));
        assertEquals(5L, Checks.notNegative(5L, "n"));
        assertEquals(0.5, Checks.notNegative(0.5, "x"));
        assertEquals(1, Checks.positive(1, "n"));
        assertEquals(0.0, Checks.notNegative(0.0, "x"));
        Checks.notNegative(Double.MAX_VALUE, "hours", 3);
        assertEquals(3, Checks.inRange(3, 3, 3, "n"));
        assertEquals(-Double.MAX_VALUE, Checks.finite(-Double.MAX_VALUE, "x"));
        assertEquals(Double.MIN_VALUE, Checks.inOpenUnitInterval(Double.MIN_VALUE, "p"));
        assertEquals(Double.MAX_VALUE, Checks.positive(Double.MAX_VALUE, "x"));
        assertEquals(0.0, Checks.inUnitInterval(0, "p"));
        assertEquals(1.0, Checks.inUnitInterval(1, "p"));
        assertEquals(1L, Checks.positive(1L, "n"));
        Checks.notNegative(0, "orders", 17);
        Checks.sameLength(2, "customers", 2, "days");
    }

    @Test
    void messagesNameParameterRuleAndValue() {
        rejected("n must be >= 0, got n=-1", () -> Checks.notNegative(-1, "n"));
        rejected("orders[17] must be >= 0, got orders[17]=-1", () -> Checks.notNegative(-1, "orders", 17));
        rejected("x must be finite and >= 0, got x=-0.5", () -> Checks.notNegative(-0.5, "x"));
        rejected("x must be finite and >= 0, got x=Infinity", () -> Checks.notNegative(Double.POSITIVE_INFINITY, "x"));
        rejected("n must be > 0, got n=0", () -> Checks.positive(0L, "n"));
        rejected(
                "hours[3] must be finite and >= 0, got hours[3]=Infinity",
                () -> Checks.notNegative(Double.POSITIVE_INFINITY, "hours", 3));
        rejected("n must be > 0, got n=0", () -> Checks.positive(0, "n"));
        rejected("n must be > 0, got n=-5000000000", () -> Checks.positive(-5_000_000_000L, "n"));
        rejected("n must be in [3, 5], got n=2", () -> Checks.inRange(2, 3, 5, "n"));
        rejected("n must be in [3, 5], got n=6", () -> Checks.inRange(6, 3, 5, "n"));
        rejected("x must be finite and > 0, got x=0.0", () -> Checks.positive(0.0, "x"));
        rejected("x must be finite and > 0, got x=Infinity", () -> Checks.positive(Double.POSITIVE_INFINITY, "x"));
        rejected("x must be finite, got x=Infinity", () -> Checks.finite(Double.POSITIVE_INFINITY, "x"));
        rejected("p must be in [0, 1], got p=-4.9E-324", () -> Checks.inUnitInterval(-Double.MIN_VALUE, "p"));
        rejected("p must be in [0, 1], got p=1.5", () -> Checks.inUnitInterval(1.5, "p"));
        rejected("p must be in (0, 1), got p=0.0", () -> Checks.inOpenUnitInterval(0, "p"));
        rejected("p must be in (0, 1), got p=1.0", () -> Checks.inOpenUnitInterval(1, "p"));
        rejected(
                "customers and days must have the same length, got customers.length=2, days.length=3",
                () -> Checks.sameLength(2, "customers", 3, "days"));
        rejected(
                "asOf must be >= the last activity day 1970-01-21, got asOf=1970-01-20:"
                        + " cut the log with upTo(asOf)",
                () -> Checks.noActivityAfter(19, 20));
    }

    @Test
    void elementsAreNamedByTheirIndex() {
        Checks.notNegative(0.0, "hours", 3);
        Checks.inRange(3, 3, 5, "answers", 2);
        Checks.inRange(5, 3, 5, "answers", 2);
        rejected("hours[3] must be finite and >= 0, got hours[3]=-4.9E-324", () -> {
            Checks.notNegative(-Double.MIN_VALUE, "hours", 3);
        });
        rejected("answers[2] must be in [3, 5], got answers[2]=2", () -> Checks.inRange(2, 3, 5, "answers", 2));
        rejected("answers[2] must be in [3, 5], got answers[2]=6", () -> Checks.inRange(6, 3, 5, "answers", 2));
    }

    @Test
    void positionsAreBelowTheSize() {
        assertEquals(0, Checks.index(0, 2, "i"));
        assertEquals(1, Checks.index(1, 2, "i"));
        outOfBounds("i must be in [0, 2), got i=-1", () -> Checks.index(-1, 2, "i"));
        outOfBounds("i must be in [0, 2), got i=2", () -> Checks.index(2, 2, "i"));
        Checks.range(0, 2, 2, "from", "to");
        Checks.range(2, 2, 2, "from", "to");
        Checks.range(0, 0, 2, "from", "to");
        outOfBounds("from and to must be a range in [0, 2], got from=-1, to=1", () -> {
            Checks.range(-1, 1, 2, "from", "to");
        });
        outOfBounds("from and to must be a range in [0, 2], got from=2, to=1", () -> {
            Checks.range(2, 1, 2, "from", "to");
        });
        outOfBounds("from and to must be a range in [0, 2], got from=0, to=3", () -> {
            Checks.range(0, 3, 2, "from", "to");
        });
    }

    private static void outOfBounds(String message, Executable check) {
        assertEquals(
                message, assertThrows(IndexOutOfBoundsException.class, check).getMessage());
    }

    @Test
    void daysFitAnInt() {
        assertEquals(1, Checks.epochDay(LocalDate.of(1970, 1, 2), "day"));
        assertEquals(Integer.MAX_VALUE, Checks.epochDay(LocalDate.ofEpochDay(Integer.MAX_VALUE), "day"));
        rejected(
                "day must be in [-5877641-06-23, +5881580-07-11], got day=+5881580-07-12",
                () -> Checks.epochDay(LocalDate.of(5_881_580, 7, 12), "day"));
        var e = assertThrows(NullPointerException.class, () -> Checks.epochDay(null, "day"));
        assertEquals("day", e.getMessage());
    }

    @Test
    void listsAreCopiedAndHoldTheirTypeOnly() {
        var names = new ArrayList<>(List.of("a", "b"));
        List<String> copy = Checks.copyOf(names, String.class, "names");
        names.clear();
        assertEquals(List.of("a", "b"), copy);
        assertThrows(UnsupportedOperationException.class, () -> copy.add("c"), "cannot be changed");
        List<String> gap = Arrays.asList("a", null);
        var e = assertThrows(NullPointerException.class, () -> Checks.copyOf(gap, String.class, "names"));
        assertEquals("names[1]", e.getMessage());
        e = assertThrows(NullPointerException.class, () -> Checks.copyOf(null, String.class, "names"));
        assertEquals("names", e.getMessage());
        @SuppressWarnings({"unchecked", "rawtypes"})
        List<String> read = (List) List.of(1);
        var cast = assertThrows(ClassCastException.class, () -> Checks.copyOf(read, String.class, "names"));
        assertEquals("Cannot cast java.lang.Integer to java.lang.String", cast.getMessage());
    }

    @Test
    void theAsOfDayItselfIsKnown() {
        Checks.noActivityAfter(20, 20);
        Checks.noActivityAfter(Integer.MAX_VALUE, Integer.MIN_VALUE);
    }

    @Test
    void nanFailsEveryCheckOfADouble() {
        rejected("x must be finite and > 0, got x=NaN", () -> Checks.positive(Double.NaN, "x"));
        rejected("x must be finite and >= 0, got x=NaN", () -> Checks.notNegative(Double.NaN, "x"));
        rejected(
                "hours[0] must be finite and >= 0, got hours[0]=NaN", () -> Checks.notNegative(Double.NaN, "hours", 0));
        rejected("x must be finite, got x=NaN", () -> Checks.finite(Double.NaN, "x"));
        rejected("p must be in [0, 1], got p=NaN", () -> Checks.inUnitInterval(Double.NaN, "p"));
        rejected("p must be in (0, 1), got p=NaN", () -> Checks.inOpenUnitInterval(Double.NaN, "p"));
    }
}
