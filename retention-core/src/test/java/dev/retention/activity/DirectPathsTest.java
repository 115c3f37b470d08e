package dev.retention.activity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Rows that are copied block by block, and the log that is built by partitions, of few rows. */
class DirectPathsTest {

    private static final ActivityColumns ROWS =
            ActivityColumns.of(new long[] {7, 3, 9}, new int[] {10, 20, 30}, new long[] {100, -5, 40});

    private static String outOfRange(int from, int length, int customers, int days, int amounts) {
        return assertThrows(
                        IndexOutOfBoundsException.class,
                        () -> ROWS.copyTo(from, length, new long[customers], new int[days], new long[amounts]))
                .getMessage();
    }

    @Test
    void rowsAreCopiedToTheStart() {
        long[] customers = {-1, -1, -1};
        int[] days = {-1, -1, -1};
        long[] amounts = {-1, -1, -1};
        ROWS.copyTo(1, 2, customers, days, amounts);
        assertArrayEquals(new long[] {3, 9, -1}, customers);
        assertArrayEquals(new int[] {20, 30, -1}, days);
        assertArrayEquals(new long[] {-5, 40, -1}, amounts);
        ROWS.copyTo(3, 0, new long[0], new int[0], new long[0]);
        ROWS.copyTo(0, 3, new long[3], new int[3], new long[3]);
    }

    @Test
    void eventsWithoutAnAmountAreCopiedWithNone() {
        long[] amounts = {-1, -1, -1};
        ActivityColumns.ofEvents(new long[] {7, 3}, new int[] {10, 20}).copyTo(0, 2, new long[2], new int[2], amounts);
        assertArrayEquals(new long[] {0, 0, -1}, amounts);
    }

    @Test
    void rowsThatAreNotThereOrDoNotFitAreNamed() {
        assertEquals("length must be >= 0, got length=-1", outOfRange(0, -1, 3, 3, 3));
        String rows = "from and length must be rows in [0, 3), got from=";
        assertEquals(rows + "-1, length=2", outOfRange(-1, 2, 3, 3, 3));
        assertEquals(rows + "2, length=2", outOfRange(2, 2, 3, 3, 3));
        assertEquals(rows + "0, length=4", outOfRange(0, 4, 4, 4, 4));
        String room = ".length must be >= length, got ";
        assertEquals("customers" + room + "customers.length=1, length=2", outOfRange(0, 2, 1, 3, 3));
        assertEquals("epochDays" + room + "epochDays.length=1, length=2", outOfRange(0, 2, 3, 1, 3));
        assertEquals("amountsMinor" + room + "amountsMinor.length=1, length=2", outOfRange(0, 2, 3, 3, 1));
    }

    /** Days with returns alone are among them: an entry without an activity. */
    @Test
    void theLogOfPartitionsIsThePlainOne() {
        int size = 500;
        var random = new SplittableRandom(2);
        ActivityColumns rows = ActivityColumns.of(
                random.longs(size, 0, 60).toArray(),
                random.ints(size, 0, 40).toArray(),
                random.longs(size, -50, 100).toArray());
        for (RefundPolicy refunds : RefundPolicy.values()) {
            ActivityLog plain = ActivityLogBuilder.fromRows(rows, refunds);
            ActivityLog direct = DirectLog.of(ActivityRows.of(rows, refunds));
            assertEquals(plain, direct);
            for (int c = 0; c < plain.customerCount(); c++) {
                int begin = plain.entriesBegin(c);
                int end = plain.entriesEnd(c);
                assertEquals(plain.firstActive(begin, end), direct.firstActive(begin, end));
                assertEquals(plain.activeEntryCount(begin, end), direct.activeEntryCount(begin, end));
            }
        }
    }

    @Test
    void allCustomersOfALogAreTheLogItself() {
        ActivityLog log = ActivityLog.ofEvents(new long[] {1, 2, 2, 3}, new int[] {5, 6, 7, 8});
        assertSame(log, log.customersAt(0, 3));
        assertEquals(ActivityLog.ofEvents(new long[] {2, 2, 3}, new int[] {6, 7, 8}), log.customersAt(1, 3));
        assertEquals(ActivityLog.ofEvents(new long[] {1, 2, 2}, new int[] {5, 6, 7}), log.customersAt(0, 2));
    }
}
