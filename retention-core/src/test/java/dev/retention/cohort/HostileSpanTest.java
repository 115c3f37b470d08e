package dev.retention.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.activity.ActivityLog;
import dev.retention.period.PeriodCalendar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** A span of time whose table would not fit fails before anything is allocated: at once, and in a small heap. */
class HostileSpanTest {

    private static final ActivityLog ALL_DAYS =
            ActivityLog.ofEvents(new long[] {1, 2}, new int[] {Integer.MIN_VALUE, Integer.MAX_VALUE});

    private static final String FITS = "a cohort table must have at most 65536 rows and 2097152 cells, got ";

    private static String advice(int asOf) {
        return " columns until asOf=" + LocalDate.ofEpochDay(asOf)
                + ": take longer periods, fewer days, or fewer columns";
    }

    private static String rejection(CohortDefinition definition, ActivityLog log, int asOf) {
        return assertThrows(IllegalArgumentException.class, () -> definition.table(log, LocalDate.ofEpochDay(asOf)))
                .getMessage();
    }

    @Test
    void theMessageSaysHowLargeTheTableWouldBe() {
        CohortDefinition daily = CohortDefinition.by(PeriodCalendar.days());
        assertEquals(
                FITS + "4294967296 rows of 2147483647" + advice(Integer.MAX_VALUE),
                rejection(daily, ALL_DAYS, Integer.MAX_VALUE));
        assertEquals(
                FITS + "141110654 rows of 141110654" + advice(Integer.MAX_VALUE),
                rejection(CohortDefinition.by(PeriodCalendar.months()), ALL_DAYS, Integer.MAX_VALUE));
        assertEquals(
                FITS + "4294967296 rows of 1" + advice(Integer.MAX_VALUE),
                rejection(daily.withColumns(CohortColumns.first(1)), ALL_DAYS, Integer.MAX_VALUE));
        int start = (int) LocalDate.of(2000, 1, 1).toEpochDay();
        ActivityLog one = ActivityLog.ofEvents(new long[] {1}, new int[] {start});
        assertEquals(FITS + "1449 rows of 1449" + advice(start + 1448), rejection(daily, one, start + 1448));
        assertEquals(1448, daily.table(one, LocalDate.ofEpochDay(start + 1447)).columnCount());
        assertEquals(
                65_536,
                daily.withColumns(CohortColumns.first(1))
                        .table(one, LocalDate.ofEpochDay(start + 65_535))
                        .rows()
                        .size());
        assertEquals(
                FITS + "65537 rows of 1" + advice(start + 65_536),
                rejection(daily.withColumns(CohortColumns.first(1)), one, start + 65_536));
        assertEquals(
                FITS + "2049 rows of 1024" + advice(start + 2048),
                rejection(daily.withColumns(CohortColumns.first(1024)), one, start + 2048));
        assertEquals(
                2048,
                daily.withColumns(CohortColumns.first(1024))
                        .table(one, LocalDate.ofEpochDay(start + 2047))
                        .rows()
                        .size());
        var named = CohortEntry.assigned(CohortAssignment.of(new long[] {1}, new String[] {"all"}));
        assertEquals(
                FITS + "1 rows of 2147483647" + advice(Integer.MAX_VALUE),
                rejection(
                        daily.withEntry(named).withWindows(CohortWindows.rollingDays(1)),
                        ActivityLog.ofEvents(new long[] {1}, new int[] {Integer.MIN_VALUE}),
                        Integer.MAX_VALUE));
    }

    @Test
    void itFailsWithin10MillisecondsUnderAHeapOf64Megabytes() throws IOException, InterruptedException {
        String classes =
                Path.of("target", "classes") + System.getProperty("path.separator") + Path.of("target", "test-classes");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        classes,
                        HostileSpan.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, child.waitFor(), output);
        double milliseconds = Double.parseDouble(output.strip());
        assertTrue(milliseconds < 10, output);
    }

    /** Prints the milliseconds that the fastest of some rejections takes. */
    static final class HostileSpan {
        private HostileSpan() {}

        public static void main(String[] args) {
            CohortDefinition daily = CohortDefinition.by(PeriodCalendar.days());
            long best = Long.MAX_VALUE;
            for (int i = 0; i < 20; i++) {
                long start = System.nanoTime();
                try {
                    daily.table(ALL_DAYS, LocalDate.ofEpochDay(Integer.MAX_VALUE));
                    throw new AssertionError("not rejected");
                } catch (IllegalArgumentException expected) {
                    best = Math.min(best, System.nanoTime() - start);
                }
            }
            System.out.println(best / 1e6);
        }
    }
}
