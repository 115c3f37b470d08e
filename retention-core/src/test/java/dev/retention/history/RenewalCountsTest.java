package dev.retention.history;

import static dev.retention.period.TimeUnit.MONTH;
import static dev.retention.period.TimeUnit.YEAR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.retention.SameSeeds;
import dev.retention.activity.ActivityLog;
import dev.retention.cohort.CohortColumns;
import dev.retention.cohort.CohortDefinition;
import dev.retention.cohort.CohortEntry;
import dev.retention.cohort.CohortReturn;
import dev.retention.period.PeriodCalendar;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

@AddLifecycleHook(SameSeeds.class)
class RenewalCountsTest {

    @Test
    void survivorsTellWhoRenewedAndWhoDidNot() {
        var counts = RenewalCounts.ofSurvivors(YEAR, 1000, 631, 468);
        assertEquals(2, counts.occasions());
        assertEquals(631, counts.renewed(1));
        assertEquals(369, counts.lost(1));
        assertEquals(468, counts.renewed(2));
        assertEquals(163, counts.lost(2));
        assertEquals(YEAR, counts.period());
        assertEquals("RenewalCounts[renewed=[631, 468], lost=[369, 163], in years]", counts.toString());
        assertEquals(counts, RenewalCounts.of(YEAR, new long[] {631, 468}, new long[] {369, 163}));
        assertNotEquals(counts, RenewalCounts.ofSurvivors(MONTH, 1000, 631, 468));
        assertNotEquals(counts, RenewalCounts.ofSurvivors(YEAR, 1000, 631, 469));
        assertNotEquals(counts, RenewalCounts.ofSurvivors(YEAR, 1001, 631, 468));
    }

    @Test
    void occasionsAtWhichNobodyWasAskedAreNone() {
        assertEquals(RenewalCounts.ofSurvivors(YEAR, 10, 0), RenewalCounts.ofSurvivors(YEAR, 10, 0, 0, 0));
        assertEquals(RenewalCounts.empty(YEAR), RenewalCounts.ofSurvivors(YEAR));
        assertEquals(RenewalCounts.empty(YEAR), RenewalCounts.ofSurvivors(YEAR, 10));
    }

    @Test
    void aTableOfStreaksCountsContracts() {
        // Months 0 to 3 are over: customer 1 pays in all of them, 2 leaves after two, 3 joins in month 1 and skips
        // month 3; what 2 pays after leaving is no renewal.
        PeriodCalendar months = PeriodCalendar.months();
        int[][] payments = {{0, 1, 2, 3}, {0, 1, 3}, {1, 2}};
        var customers = new ArrayList<Long>();
        var days = new ArrayList<Integer>();
        for (int c = 0; c < payments.length; c++) {
            for (int month : payments[c]) {
                customers.add((long) c);
                days.add((int) months.startEpochDay(month) + 5);
            }
        }
        ActivityLog log = ActivityLog.ofEvents(
                customers.stream().mapToLong(c -> c).toArray(),
                days.stream().mapToInt(d -> d).toArray());
        int asOf = (int) months.endEpochDay(3) - 1;
        CohortDefinition streaks = CohortDefinition.by(months).withReturn(CohortReturn.STREAK);
        assertEquals(
                RenewalCounts.of(MONTH, new long[] {3, 1, 1}, new long[] {0, 2, 0}),
                RenewalCounts.ofCohorts(streaks.table(log, LocalDate.ofEpochDay(asOf)), MONTH));
        // A month that is not over says nothing yet.
        assertEquals(
                RenewalCounts.of(MONTH, new long[] {3, 1}, new long[] {0, 1}),
                RenewalCounts.ofCohorts(
                        streaks.table(log.upTo(LocalDate.ofEpochDay(asOf - 1)), LocalDate.ofEpochDay(asOf - 1)),
                        MONTH));
        rejected(
                "table must count returns by STREAK in columns of single ages, got returns=ON_PERIOD, columns=Ages[all]",
                () -> RenewalCounts.ofCohorts(
                        CohortDefinition.by(months).table(log, LocalDate.ofEpochDay(asOf)), MONTH));
        rejected(
                "table must count returns by STREAK in columns of single ages, got returns=STREAK, columns=Brackets[0, 1-2]",
                () -> RenewalCounts.ofCohorts(
                        streaks.withColumns(CohortColumns.brackets(2)).table(log, LocalDate.ofEpochDay(asOf)), MONTH));
        rejected(
                "table must have each customer in one cohort, got entry=EveryPeriod[]",
                () -> RenewalCounts.ofCohorts(
                        streaks.withEntry(CohortEntry.everyPeriod()).table(log, LocalDate.ofEpochDay(asOf)), MONTH));
    }

    @Test
    void impossibleCountsAreRejected() {
        rejected(
                "survivors must not increase, got survivors[1]=5, survivors[2]=6: who comes back after leaving is a new"
                        + " customer of a contract",
                () -> RenewalCounts.ofSurvivors(YEAR, 10, 5, 6));
        rejected("survivors[0] must be >= 0, got survivors[0]=-1", () -> RenewalCounts.ofSurvivors(YEAR, -1));
        rejected("lost[1] must be >= 0, got lost[1]=-2", () -> RenewalCounts.of(YEAR, new long[2], new long[] {1, -2}));
        rejected(
                "renewed[0] must be >= 0, got renewed[0]=-2",
                () -> RenewalCounts.of(YEAR, new long[] {-2}, new long[1]));
        rejected(
                "renewed and lost must have the same length, got renewed.length=2, lost.length=1",
                () -> RenewalCounts.of(YEAR, new long[2], new long[1]));
        rejected(
                "other must count occasions of the same period, years, got other in months",
                () -> RenewalCounts.empty(YEAR).plus(RenewalCounts.empty(MONTH)));
    }

    private static void rejected(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    static void plusIsAMerge(RenewalCounts a, RenewalCounts b, RenewalCounts c) {
        assertEquals(a, a.plus(RenewalCounts.empty(YEAR)));
        assertEquals(a.plus(b), b.plus(a));
        assertEquals(a.plus(b).hashCode(), b.plus(a).hashCode());
        assertEquals(a.plus(b).plus(c), a.plus(b.plus(c)));
    }

    @Property(tries = 200)
    void merging(
            @ForAll("counts") RenewalCounts a, @ForAll("counts") RenewalCounts b, @ForAll("counts") RenewalCounts c) {
        plusIsAMerge(a, b, c);
    }

    @Provide
    Arbitrary<RenewalCounts> counts() {
        return Arbitraries.longs().between(0, 1000).list().ofMaxSize(6).map(RenewalCountsTest::falling);
    }

    private static RenewalCounts falling(List<Long> numbers) {
        long[] survivors = numbers.stream().mapToLong(n -> -n).toArray();
        Arrays.sort(survivors);
        return RenewalCounts.ofSurvivors(
                YEAR, Arrays.stream(survivors).map(n -> -n).toArray());
    }

    @Test
    void survivesSerialisation() throws IOException, ClassNotFoundException {
        var counts = RenewalCounts.ofSurvivors(YEAR, 1000, 631, 468);
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(counts);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertEquals(counts, in.readObject());
        }
    }

    @Test
    void survivorsAreOccasions() {
        assertEquals(
                RenewalCounts.of(YEAR, new long[] {80, 70}, new long[] {20, 10}),
                RenewalCounts.ofSurvivors(YEAR, 100, 80, 70));
        assertEquals(RenewalCounts.empty(YEAR), RenewalCounts.ofSurvivors(YEAR));
        assertEquals(RenewalCounts.empty(YEAR), RenewalCounts.ofSurvivors(YEAR, 100));
    }

    @Test
    void occasionsBeginAtOne() {
        RenewalCounts counts = RenewalCounts.ofSurvivors(YEAR, 100, 80, 70);
        assertEquals(10, counts.lost(2));
        for (int occasion : new int[] {0, 3}) {
            assertEquals(
                    "occasion must be in [1, 2], got occasion=" + occasion,
                    assertThrows(IndexOutOfBoundsException.class, () -> counts.lost(occasion))
                            .getMessage());
        }
    }
}
