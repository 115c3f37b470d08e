package dev.retention.survival;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class SurvivalTableTest {

    @Test
    void countsByTime() {
        var table = SurvivalTable.of(new double[] {5, 3, 12, 5, 8}, new boolean[] {true, true, false, false, true});
        assertEquals(4, table.size());
        assertEquals(5, table.total());
        assertEquals(3, table.totalEvents());
        assertEquals(5, table.time(1));
        assertEquals(4, table.atRisk(1));
        assertEquals(1, table.events(1));
        assertEquals(1, table.censored(1));
        assertEquals(2, table.atRisk(2));
        assertEquals("SurvivalTable[3 of 5 ended, 4 times]", table.toString());
    }

    /** Days are counted, other times are sorted: the same table, but for the one duration that makes the difference. */
    @Test
    void daysAndOtherTimesAreCountedAlike() {
        boolean[] ended = {true, false, true, true};
        SurvivalTable days = SurvivalTable.of(new double[] {7, 0, 65_535, 7}, ended);
        SurvivalTable half = SurvivalTable.of(new double[] {0.5}, new boolean[] {true});
        assertEquals(
                days.plus(half),
                SurvivalTable.of(new double[] {7, 0, 65_535, 7, 0.5}, new boolean[] {true, false, true, true, true}));
        assertEquals(3, days.size());
        assertEquals(65_535, days.time(2));
        assertEquals(
                1e9,
                SurvivalTable.of(new double[] {7, 1e9}, new boolean[] {true, true})
                        .time(1));
    }

    @Test
    void weightsStandForMany() {
        var weighted =
                SurvivalTable.of(new double[] {2, 7, 7}, new boolean[] {true, false, true}, new long[] {3, 2, 0});
        var single = SurvivalTable.of(new double[] {2, 2, 7, 2, 7}, new boolean[] {true, true, false, true, false});
        assertEquals(single, weighted);
        assertEquals(single.hashCode(), weighted.hashCode());
    }

    @Test
    void whatCountsNothingLeavesNoTrace() {
        assertEquals(SurvivalTable.EMPTY, SurvivalTable.of(new double[] {4}, new boolean[] {true}, new long[] {0}));
        assertTrue(SurvivalTable.EMPTY.isEmpty());
        assertEquals(0, SurvivalTable.EMPTY.total());
    }

    @Test
    void negativeZeroIsZero() {
        var table = SurvivalTable.of(new double[] {-0.0, 0.0}, new boolean[] {true, true});
        assertEquals(1, table.size());
        assertEquals(SurvivalTable.of(new double[] {0, 0}, new boolean[] {true, true}), table);
    }

    @Test
    void differsInEachPart() {
        var table = SurvivalTable.of(new double[] {1, 2}, new boolean[] {true, false});
        assertFalse(table.isEmpty());
        assertNotEquals(table, SurvivalTable.of(new double[] {1, 3}, new boolean[] {true, false}));
        assertNotEquals(table, SurvivalTable.of(new double[] {1, 2}, new boolean[] {true, true}));
        assertNotEquals(table, SurvivalTable.of(new double[] {1, 2, 2}, new boolean[] {true, false, false}));
        assertNotEquals(table, null);
    }

    @Test
    void travelsByJavaSerialisation() throws IOException, ClassNotFoundException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(Freireich.TREATED);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertEquals(Freireich.TREATED, in.readObject());
        }
    }

    @Test
    void rejectsWhatIsNoDuration() {
        boolean[] ended = {true, true};
        rejected(
                "durations[1] must be finite and >= 0, got durations[1]=-1.0",
                () -> SurvivalTable.of(new double[] {1, -1}, ended));
        rejected(
                "durations[0] must be finite and >= 0, got durations[0]=NaN",
                () -> SurvivalTable.of(new double[] {Double.NaN, 1}, ended));
        rejected(
                "durations[0] must be finite and >= 0, got durations[0]=Infinity",
                () -> SurvivalTable.of(new double[] {Double.POSITIVE_INFINITY, 1}, ended));
        rejected(
                "weights[1] must be >= 0, got weights[1]=-3",
                () -> SurvivalTable.of(new double[] {1, 2}, ended, new long[] {1, -3}));
        rejected(
                "durations and ended must have the same length, got durations.length=1, ended.length=2",
                () -> SurvivalTable.of(new double[] {1}, ended));
        rejected(
                "durations and weights must have the same length, got durations.length=2, weights.length=1",
                () -> SurvivalTable.of(new double[] {1, 2}, ended, new long[] {1}));
        rejected(
                "index must be in [0, 2), got index=2",
                () -> SurvivalTable.of(new double[] {1, 2}, ended).time(2));
    }

    @Test
    void nullIsNamed() {
        rejected("durations", () -> SurvivalTable.of(null, new boolean[0]));
        rejected("ended", () -> SurvivalTable.of(new double[0], null));
        rejected("weights", () -> SurvivalTable.of(new double[0], new boolean[0], null));
        rejected("other", () -> SurvivalTable.EMPTY.plus(null));
    }

    @Test
    void sumsBeyondALongAreRejected() {
        var half = SurvivalTable.of(new double[] {1}, new boolean[] {true}, new long[] {Long.MAX_VALUE});
        overflows("events overflows a long: 9223372036854775807 + 9223372036854775807", () -> half.plus(half));
        var later = SurvivalTable.of(new double[] {2}, new boolean[] {false}, new long[] {1});
        overflows("atRisk overflows a long: 1 + 9223372036854775807", () -> half.plus(later));
    }

    static void rejected(String message, Executable call) {
        assertEquals(message, assertThrows(RuntimeException.class, call).getMessage());
    }

    private static void overflows(String message, Executable call) {
        assertEquals(message, assertThrows(ArithmeticException.class, call).getMessage());
    }
}
