package dev.retention.internal.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.activity.ActivityColumns;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ColumnsTest {

    private static final int ROWS = 2_500;

    /** The same values in an array, in the middle of one, read-only, and outside of the heap. */
    private static List<IntBuffer> ints(int[] values) {
        IntBuffer middle = IntBuffer.allocate(values.length + 10);
        middle.position(3);
        middle.put(values).flip().position(3);
        IntBuffer direct = ByteBuffer.allocateDirect(4 * values.length).asIntBuffer();
        direct.put(values).flip();
        return List.of(
                IntBuffer.wrap(values),
                middle,
                middle.slice(),
                IntBuffer.wrap(values).asReadOnlyBuffer(),
                direct);
    }

    private static List<LongBuffer> longs(long[] values) {
        LongBuffer middle = LongBuffer.allocate(values.length + 10);
        middle.position(3);
        middle.put(values).flip().position(3);
        LongBuffer direct = ByteBuffer.allocateDirect(8 * values.length).asLongBuffer();
        direct.put(values).flip();
        return List.of(
                LongBuffer.wrap(values),
                middle,
                middle.slice(),
                LongBuffer.wrap(values).asReadOnlyBuffer(),
                direct);
    }

    @Test
    void columnsOfAnyMemoryAreReadAlike() {
        int[] ints = new Random(1).ints(ROWS).toArray();
        long[] longs = new Random(2).longs(ROWS).toArray();
        for (IntBuffer buffer : ints(ints)) {
            var column = new IntColumn(buffer);
            assertEquals(ROWS, column.size());
            int[] block = column.block(1_100, 50, new int[50]);
            for (int i = 0; i < 50; i++) {
                assertEquals(ints[1_100 + i], block[column.at(1_100) + i]);
                assertEquals(ints[i], column.get(i));
            }
        }
        for (LongBuffer buffer : longs(longs)) {
            var column = new LongColumn(buffer);
            assertEquals(ROWS, column.size());
            long[] block = column.block(1_100, 50, new long[50]);
            for (int i = 0; i < 50; i++) {
                assertEquals(longs[1_100 + i], block[column.at(1_100) + i]);
                assertEquals(longs[i], column.get(i));
            }
        }
        assertSame(ints, new IntColumn(IntBuffer.wrap(ints)).block(0, 5, new int[5]), "not copied");
        assertSame(longs, new LongColumn(LongBuffer.wrap(longs)).block(0, 5, new long[5]), "not copied");
    }

    /** The least and the greatest value in the first row, in the last one, and between. */
    @Test
    void rangesOfAColumn() {
        for (int at : new int[] {0, 1, 1_023, 1_024, ROWS - 1}) {
            int[] values = new int[ROWS];
            values[at] = -7;
            values[ROWS - 1 - at] = 9;
            for (IntBuffer buffer : ints(values)) {
                assertArrayEquals(new int[] {-7, 9}, new IntColumn(buffer).range());
            }
        }
        assertArrayEquals(new int[] {5, 5}, new IntColumn(IntBuffer.wrap(new int[] {5})).range());
    }

    private static boolean packs(int[] days, long[] amounts) {
        var payload = DayAndAmount.of(IntBuffer.wrap(days), amounts == null ? null : LongBuffer.wrap(amounts));
        assertEquals(64, payload.bits());
        payload.begin();
        long[] packed = new long[days.length];
        boolean fit = payload.put(0, days.length, new RowPayload.Block(), (row, value) -> packed[row] = value);
        for (int i = 0; fit && i < days.length; i++) {
            assertEquals(days[i], DayAndAmount.day(packed[i]));
            assertEquals(amounts == null ? 0 : amounts[i], DayAndAmount.amount(packed[i]));
        }
        return fit;
    }

    @Test
    void daysOfTwentyBitsAndAmountsOfFortyFourArePacked() {
        int lastDay = (1 << 19) - 1;
        long most = (1L << 43) - 1;
        assertTrue(packs(new int[] {DayAndAmount.MIN_DAY, lastDay, 0, -1}, new long[] {-most - 1, most, 0, -1}));
        assertTrue(packs(new int[] {3, -3}, null));
        assertFalse(packs(new int[] {DayAndAmount.MIN_DAY - 1}, new long[1]));
        assertFalse(packs(new int[] {lastDay + 1}, new long[1]));
        assertFalse(packs(new int[1], new long[] {most + 1}));
        assertFalse(packs(new int[1], new long[] {-most - 2}));
        assertFalse(packs(new int[1], new long[] {2 * (-most - 1)}));
    }

    /** One row more or less, and the sum is half of what a long holds. */
    @Test
    void soManyMayBeThereAsHalfOfALongHolds() {
        long large = (1L << 43) - 1;
        var payload = DayAndAmount.of(
                IntBuffer.allocate(1_024), LongBuffer.wrap(filled(1_024, large)).put(1_023, large - 1));
        var block = new RowPayload.Block();
        payload.begin();
        for (int round = 0; round < 511; round++) {
            assertTrue(payload.put(0, 1_024, block, (row, value) -> {}), "2^53 a round");
        }
        assertTrue(payload.put(0, 1_023, block, (row, value) -> {}), "2^43 is left");
        assertTrue(payload.put(1_023, 1, block, (row, value) -> {}), "2^62 - 1 in all");
        assertFalse(payload.put(1_023, 1, block, (row, value) -> {}));
    }

    @Test
    void theDoorOpensToTheColumnsOfRows() {
        long[] customers = {7, 8};
        int[] days = {1, 2};
        RawColumns events = RawColumns.of(ActivityColumns.ofEvents(customers, days));
        assertSame(customers, events.customers().array());
        assertSame(days, events.epochDays().array());
        assertNull(events.amountsMinor());
        long[] amounts = {5, 6};
        assertSame(
                amounts,
                RawColumns.of(ActivityColumns.of(customers, days, amounts))
                        .amountsMinor()
                        .array());
    }

    /** 2^62 is half of what a long holds: that much may be there, counted as if all rows of a block had the largest amount. */
    @Test
    void soManyAndSoLargeAmountsThatASumMayOverflowAreNotPacked() {
        long large = (1L << 43) - 1;
        var payload = DayAndAmount.of(IntBuffer.allocate(1_024), LongBuffer.wrap(filled(1_024, large)));
        var block = new RowPayload.Block();
        payload.begin();
        for (int round = 0; round < 511; round++) {
            assertTrue(payload.put(0, 1_024, block, (row, value) -> {}), "2^53 a round");
        }
        assertFalse(payload.put(0, 1_024, block, (row, value) -> {}));
        payload.begin();
        assertTrue(payload.put(0, 1_024, block, (row, value) -> {}), "begun anew");
    }

    private static long[] filled(int size, long value) {
        long[] values = new long[size];
        java.util.Arrays.fill(values, value);
        return values;
    }

    @Test
    void numbersOfRowsTakeAsManyBitsAsTheyNeed() {
        assertEquals(1, new RowNumbers(0).bits());
        assertEquals(1, new RowNumbers(1).bits());
        assertEquals(2, new RowNumbers(2).bits());
        assertEquals(11, new RowNumbers(1_024).bits());
        long[] numbers = new long[3];
        assertTrue(new RowNumbers(10).put(5, 3, new RowPayload.Block(), (row, value) -> numbers[row] = value));
        assertArrayEquals(new long[] {5, 6, 7}, numbers);
    }
}
