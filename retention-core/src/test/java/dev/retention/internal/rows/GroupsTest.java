package dev.retention.internal.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class GroupsTest {

    /** Rows (x, y): (2, 5) three times in two places, (1, 9) twice, (1, 4) once, and (7, 7) never. */
    private final DistinctRows rows =
            DistinctRows.of(new long[][] {{2, 1, 7, 2, 1}, {5, 9, 7, 5, 4}}, new long[] {1, 2, 0, 2, 1});

    @Test
    void distinctRowsAreSortedWithTheirCounts() {
        assertEquals(3, rows.size());
        long[][] expected = {{1, 4, 1}, {1, 9, 2}, {2, 5, 3}};
        for (int row = 0; row < 3; row++) {
            assertEquals(expected[row][0], rows.key(0, row));
            assertEquals(expected[row][1], rows.key(1, row));
            assertEquals(expected[row][2], rows.count(row));
        }
        assertEquals(6, rows.totalCount());
        assertArrayEquals(new long[] {1, 2, 3}, rows.counts());
        rows.counts()[0] = 99;
        assertEquals(1, rows.count(0), "a copy");
    }

    @Test
    void distinctRowsMerge() {
        DistinctRows more = DistinctRows.of(new long[][] {{2, 3}, {5, 3}}, new long[] {1, 1});
        DistinctRows both = DistinctRows.of(new long[][] {{1, 1, 2, 3}, {4, 9, 5, 3}}, new long[] {1, 2, 4, 1});
        assertEquals(both, rows.plus(more));
        assertEquals(both, more.plus(rows));
        assertEquals(both.hashCode(), more.plus(rows).hashCode());
        assertEquals(rows, rows.plus(DistinctRows.empty(2)));
        assertEquals(0, DistinctRows.empty(2).size());
        assertNotEquals(rows, both);
        assertNotEquals(rows.hashCode(), both.hashCode());
        DistinctRows otherCount = DistinctRows.of(new long[][] {{1, 1, 2}, {4, 9, 5}}, new long[] {1, 2, 4});
        assertNotEquals(rows, otherCount);
        assertNotEquals(rows, DistinctRows.of(new long[][] {{1, 1, 3}, {4, 9, 5}}, new long[] {1, 2, 3}));
        assertNotEquals(rows, new Object());
    }

    @Test
    void rowsBeyondTheLastAreNamed() {
        outOfBounds("row must be in [0, 3), got row=3", () -> rows.count(3));
        outOfBounds("row must be in [0, 3), got row=-1", () -> rows.key(0, -1));
    }

    private static void outOfBounds(String message, org.junit.jupiter.api.function.Executable call) {
        assertEquals(
                message, assertThrows(IndexOutOfBoundsException.class, call).getMessage());
    }

    /** Groups 0 to 3 of seven elements: 1 and 4; none; 0, 2 and 6; 3 and 5. */
    @Test
    void groupsKeepTheOrderOfTheirElements() {
        int[] groupOf = {2, 0, 2, 3, 0, 3, 2};
        var groups = new IndexGroups(7, 4, i -> groupOf[i]);
        assertEquals(4, groups.count());
        int[][] members = {{1, 4}, {}, {0, 2, 6}, {3, 5}};
        long[] values = {10, 11, 12, 13, 14, 15, 16};
        byte[] scores = new byte[7];
        for (int g = 0; g < 4; g++) {
            assertEquals(members[g].length, groups.size(g));
            assertArrayEquals(members[g], groups.members(g));
            long[] of = groups.of(g, values);
            byte[] ofGroup = new byte[of.length];
            for (int i = 0; i < of.length; i++) {
                assertEquals(values[members[g][i]], of[i]);
                ofGroup[i] = (byte) (10 * g + i);
            }
            groups.put(g, ofGroup, scores);
        }
        assertArrayEquals(new byte[] {20, 0, 21, 30, 1, 31, 22}, scores);
    }
}
