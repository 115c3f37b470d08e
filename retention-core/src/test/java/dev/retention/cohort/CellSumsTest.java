package dev.retention.cohort;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CellSumsTest {

    private static final CellContent A = new CellContent(4, 3, 0, 5, 900, 900);
    private static final CellContent B = new CellContent(4, 2, 3, 2, 100, 1_000);

    @Test
    void numbersGoThereAndBack() {
        CellSums sums = CellSums.of(A, B);
        assertArrayEquals(new long[] {4, 3, 0, 5, 900, 900, 4, 2, 3, 2, 100, 1_000}, sums.toArray());
        assertEquals(sums, CellSums.ofArray(sums.toArray()));
        var e = assertThrows(IllegalArgumentException.class, () -> CellSums.ofArray(new long[7]));
        assertEquals("values must be 6 for each column, got values.length=7", e.getMessage());
    }

    @Test
    void equalityIsOfTheColumnsThatAreThere() {
        CellSums both = CellSums.of(A, B);
        assertEquals(CellSums.of(A), both.first(1));
        assertEquals(CellSums.of(A).hashCode(), both.first(1).hashCode());
        assertNotEquals(CellSums.of(A), both);
        assertNotEquals(both, CellSums.of(A));
        assertNotEquals(both, CellSums.of(A, A));
        assertNotEquals(both.hashCode(), CellSums.of(A, A).hashCode());
        assertNotEquals(both, "something else");
        // as of any list of numbers
        assertEquals(Arrays.hashCode(both.toArray()), both.hashCode());
    }

    @Test
    void columnsInWhichNobodyIsAreLeftOutAtTheEnd() {
        CellSums trailing = CellSums.of(A, CellContent.EMPTY, CellContent.EMPTY);
        assertEquals(CellSums.of(A), trailing.withoutEmptyTail());
        assertEquals(0, CellSums.of(CellContent.EMPTY).withoutEmptyTail().columns());
        assertEquals(2, CellSums.of(A, B).withoutEmptyTail().columns());
    }

    @Test
    void ofNobodyThereAreNoActivities() {
        var active = new CellContent(0, 0, 0, 1, 0, 0);
        var e = assertThrows(
                IllegalArgumentException.class, () -> CellSums.of(A, active).check("soFar"));
        assertEquals(
                "cells must hold the members of one group, who become fewer, got soFar of cells[1]=" + active,
                e.getMessage());
        CellSums.of(A, B, CellContent.EMPTY).check("soFar");
    }
}
