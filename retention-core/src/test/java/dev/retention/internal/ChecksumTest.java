package dev.retention.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.retention.period.PeriodCalendar;
import java.io.InvalidObjectException;
import java.nio.ByteBuffer;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class ChecksumTest {

    private record Pair(int a, String b) {}

    /** By the CRC-32C of the JDK: the length, then the numbers, eight bytes each, the high one first. */
    @Test
    void longsAreTheirBytesAfterTheirLength() {
        long[] values = new long[1_000];
        var bytes = ByteBuffer.allocate(8 * 1_001).putLong(1_000);
        for (int i = 0; i < values.length; i++) {
            values[i] = 0x0123456789abcdefL * i;
            bytes.putLong(values[i]);
        }
        var crc = new CRC32C();
        crc.update(bytes.flip());
        assertEquals(crc.getValue(), Checksum.of(values));
    }

    @Test
    void everyKindOfPartCounts() {
        List<Object[]> parts = List.of(
                new Object[] {new long[] {1}},
                new Object[] {new long[] {2}},
                new Object[] {new int[] {1}},
                new Object[] {new byte[] {2}},
                new Object[] {new boolean[] {true}},
                new Object[] {new boolean[] {false}},
                new Object[] {new double[] {0.0}},
                new Object[] {new double[] {-0.0}},
                new Object[] {new String[] {"a", "b"}},
                new Object[] {new String[] {"ab", ""}},
                new Object[] {3, 2},
                new Object[] {2, 3},
                new Object[] {true, 1.5},
                new Object[] {DayOfWeek.MONDAY},
                new Object[] {DayOfWeek.TUESDAY},
                new Object[] {LocalDate.of(2011, 12, 9)},
                new Object[] {new Pair(1, "x")},
                new Object[] {new Pair(1, "y")},
                new Object[] {null, 1},
                new Object[] {0, 1},
                new Object[] {(byte) 5},
                new Object[] {(byte) 6},
                new Object[] {7L},
                new Object[] {2.5},
                new Object[] {3.5},
                new Object[] {false},
                new Object[] {LocalDate.of(2011, 12, 10)},
                new Object[] {new boolean[] {true, false}},
                new Object[] {new Thread()},
                new Object[] {new StringBuilder()});
        var sums = new HashSet<Long>();
        parts.forEach(part -> sums.add(Checksum.of(part)));
        assertEquals(parts.size(), sums.size());
        parts.forEach(part -> assertEquals(Checksum.of(part), Checksum.of(part.clone())));
    }

    /** Each with its length before it where it has one, the high byte first. */
    @Test
    void otherPartsAreTheirBytesToo() {
        ByteBuffer bytes = ByteBuffer.allocate(1_000)
                .putLong(2)
                .putInt(3)
                .putInt(-4)
                .putLong(1)
                .putLong(Double.doubleToLongBits(0.5))
                .putLong(2)
                .put((byte) 7)
                .put((byte) 8)
                .putLong(2)
                .put((byte) 1)
                .put((byte) 0)
                .putLong(1)
                .putLong(2)
                .putChar('a')
                .putChar('b')
                .putLong(9)
                .putLong(1)
                .putLong(0)
                .putLong(-1)
                .putLong(15_317);
        put(bytes, Pair.class.getName()).putLong(3).putLong(1).putChar('c');
        var crc = new CRC32C();
        crc.update(bytes.flip());
        assertEquals(
                crc.getValue(),
                Checksum.of(
                        new int[] {3, -4},
                        new double[] {0.5},
                        new byte[] {7, 8},
                        new boolean[] {true, false},
                        new String[] {"ab"},
                        (byte) 9,
                        true,
                        false,
                        null,
                        LocalDate.of(2011, 12, 9),
                        new Pair(3, "c")));
    }

    /** Weeks from Monday are a record of their package: seven days, of which the first begins three before day 0. */
    @Test
    void recordsOfOtherPackagesAreReadToo() {
        var crc = new CRC32C();
        PeriodCalendar weeks = PeriodCalendar.weeks(DayOfWeek.MONDAY);
        crc.update(put(ByteBuffer.allocate(1_000), weeks.getClass().getName())
                .putLong(7)
                .putLong(-3)
                .flip());
        assertEquals(crc.getValue(), Checksum.of(weeks));
    }

    private static ByteBuffer put(ByteBuffer bytes, String text) {
        bytes.putLong(text.length());
        text.chars().forEach(c -> bytes.putChar((char) c));
        return bytes;
    }

    @Test
    void aConstantOfTheSameNameOfAnotherTypeIsAnotherSum() {
        assertNotEquals(Checksum.of(PeriodCalendar.quarters()), Checksum.of(PeriodCalendar.solarHijriQuarters()));
    }

    @Test
    void anotherPlaceForTheSameNumbersIsAnotherSum() {
        long[] columns = {1, 2, 3, 4};
        assertNotEquals(
                Checksum.of(Arrays.copyOf(columns, 1), Arrays.copyOfRange(columns, 1, 4)),
                Checksum.of(Arrays.copyOf(columns, 3), Arrays.copyOfRange(columns, 3, 4)));
    }

    @Test
    void damageIsNamed() throws InvalidObjectException {
        long sum = Checksum.of(new long[] {5}, "net");
        Checksum.require(sum, new long[] {5}, "net");
        var e = assertThrows(InvalidObjectException.class, () -> Checksum.require(sum, new long[] {6}, "net"));
        assertEquals(
                "checksum must be that of the columns, " + Checksum.of(new long[] {6}, "net") + ", got checksum=" + sum
                        + ": the stream is damaged",
                e.getMessage());
    }
}
