package dev.retention.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.PublicOrders;
import dev.retention.activity.RefundPolicy;
import dev.retention.history.BuyerHistories;
import dev.retention.lifetime.PaidDays;
import dev.retention.lifetime.Simulated;
import dev.retention.period.PeriodCalendar;
import dev.retention.period.TimeUnit;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class SeasonalClockTest {

    private static final LocalDate END = LocalDate.of(2024, 12, 31);

    private static final int BEGIN = day(2020, 1, 1);

    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

    private static int day(int year, int month, int dayOfMonth) {
        return (int) LocalDate.of(year, month, dayOfMonth).toEpochDay();
    }

    /** Customers who come over four years, buy at rates that go with the season, and leave after an exponential life. */
    private static ActivityLog shop(int customers, IntToDoubleFunction season) {
        var random = new Random(7);
        var draw = new Simulated(7);
        var ids = new ArrayList<Long>();
        var days = new ArrayList<Integer>();
        int end = day(2024, 12, 31);
        for (int i = 0; i < customers; i++) {
            int first = BEGIN + random.nextInt(4 * 365);
            double perDay = draw.gamma(1.4) / 70;
            double life = -Math.log(1 - random.nextDouble()) * 600;
            ids.add((long) i);
            days.add(first);
            for (int day = first + 1; day <= Math.min(end, first + life); day++) {
                if (random.nextDouble() < perDay * season.applyAsDouble(day)) {
                    ids.add((long) i);
                    days.add(day);
                }
            }
        }
        return ActivityLog.ofEvents(
                ids.stream().mapToLong(id -> id).toArray(),
                days.stream().mapToInt(day -> day).toArray());
    }

    /** ±80 %: the peak is at the end of June. */
    private static double wave(int day) {
        return 1 - 0.8 * Math.cos(2 * Math.PI * (day - BEGIN) / 365.25);
    }

    private static final ActivityLog SEASONS = shop(1_200, SeasonalClockTest::wave);

    @Test
    void findsTheSeason() {
        SeasonalClock clock = SeasonalClock.of(SEASONS, END, PeriodCalendar.months(), 12);
        for (int month = 1; month <= 12; month++) {
            double truth = wave(day(2023, month, 15));
            assertEquals(truth, clock.index(LocalDate.of(2024, month, 3)), 0.2, "month " + month);
        }
        assertEquals(366, clock.daysBetween(LocalDate.of(2023, 12, 31), LocalDate.of(2024, 12, 31)), 6);
        assertEquals(0, clock.daysBetween(FIRST, FIRST));
        assertEquals(
                clock.daysBetween(FIRST, FIRST.plusDays(100)),
                clock.daysBetween(FIRST, FIRST.plusDays(40))
                        + clock.daysBetween(FIRST.plusDays(40), FIRST.plusDays(100)),
                1e-10);
        assertTrue(clock.toString().startsWith("SeasonalClock["));
    }

    @Test
    void anyCalendarWillDo() {
        SeasonalClock clock = SeasonalClock.of(SEASONS, END, PeriodCalendar.solarHijriMonths(), 12);
        assertEquals(wave(day(2023, 7, 7)), clock.index(LocalDate.of(2024, 7, 7)), 0.25);
        SeasonalClock quarters = SeasonalClock.of(SEASONS, END, PeriodCalendar.quarters(), 4);
        assertTrue(quarters.index(LocalDate.of(2024, 7, 7)) > 1.2);
        SeasonalClock odd = SeasonalClock.of(SEASONS, END, WEEKS, 3);
        assertEquals(1, odd.index(LocalDate.of(2024, 7, 7)), 0.1);
    }

    @Test
    void aPeakIsForecastBeforeAndAfter() {
        var clock = new Seasonal(RepeatBuying.MBG_NBD, PeriodCalendar.months(), 12);
        assertEquals("MBG/NBD by a seasonal clock", clock.label());
        for (LocalDate asOf : List.of(LocalDate.of(2024, 4, 30), LocalDate.of(2024, 8, 31))) {
            HoldOut holdOut = HoldOut.of(SEASONS.upTo(asOf.plusDays(91)), asOf, asOf.plusDays(91));
            ActivityLog log = SEASONS.upTo(asOf);
            HoldOutEvaluation seasonal = holdOut.evaluate(clock.forecast(log, asOf, 91));
            assertEquals(1, seasonal.expectedPurchases() / seasonal.actualPurchases(), 0.10, asOf::toString);
            HoldOutEvaluation plain = holdOut.evaluate(RepeatBuying.MBG_NBD.forecast(log, asOf, 91));
            double missed = plain.expectedPurchases() / plain.actualPurchases();
            assertTrue(missed < 0.75 || missed > 1.3, asOf + " " + missed);
            assertTrue(SeasonalWhereBetter.LEAVING.isSeasonal(log, asOf));
            BackTest test = BackTest.of(log, asOf, 91);
            assertSame(SeasonalWhereBetter.LEAVING, test.choice(), test::explanation);
            HoldOutEvaluation chosen = holdOut.evaluate(test.choice().forecast(log, asOf, 91));
            assertEquals(1, chosen.expectedPurchases() / chosen.actualPurchases(), 0.10, asOf::toString);
        }
    }

    @Test
    void theLikelihoodsCompare() {
        LocalDate asOf = END;
        SeasonalClock clock = SeasonalClock.of(SEASONS, asOf, PeriodCalendar.months(), 12);
        double plain = RepeatBuying.NBD
                .fit(BuyerHistories.asOf(SEASONS, asOf).grouped())
                .orElseThrow()
                .logLikelihood();
        double seasonal = RepeatBuying.NBD
                        .fit(clock.histories(SEASONS, asOf).grouped())
                        .orElseThrow()
                        .logLikelihood()
                + clock.logJacobian(SEASONS);
        assertTrue(seasonal > plain + 300, seasonal + " against " + plain);
        assertEquals(TimeUnit.DAY, clock.histories(SEASONS, asOf).unit());
    }

    /** On a shop whose fall is no season the clock loses the back-test. */
    @Test
    void whereItLosesThePlainForecastStays() {
        LocalDate asOf = LocalDate.of(2006, 9, 30);
        ActivityLog log = PaidDays.of(PublicOrders.rfm()).upTo(asOf);
        SeasonalClock.of(log, asOf, PeriodCalendar.months(), 12);
        assertFalse(SeasonalWhereBetter.LEAVING.isSeasonal(log, asOf));
        assertEquals(
                Blend.LEAVING.forecast(log, asOf, 92).expectedPurchases(),
                SeasonalWhereBetter.LEAVING.forecast(log, asOf, 92).expectedPurchases());
    }

    /** So many customers buy again in each period of a calendar, all of whom came on the first day. */
    private static ActivityLog periods(PeriodCalendar calendar, LocalDate first, int... counts) {
        int n = Arrays.stream(counts).sum();
        long[] customers = new long[2 * n];
        int[] days = new int[2 * n];
        int begin = calendar.indexOf((int) first.toEpochDay());
        int at = 0;
        for (int period = 0; period < counts.length; period++) {
            for (int i = 0; i < counts[period]; i++) {
                customers[at] = customers[n + at] = at;
                days[at] = (int) first.toEpochDay();
                days[n + at] = Math.toIntExact(calendar.startEpochDay(begin + period)) + 1 + i % 6;
                at++;
            }
        }
        return ActivityLog.ofEvents(customers, days);
    }

    private static final PeriodCalendar WEEKS = PeriodCalendar.weeks(DayOfWeek.MONDAY);

    private static final LocalDate MONDAY = LocalDate.of(2020, 6, 1);

    private static final int[] WEEKLY = {4, 7, 2, 6, 5, 3, 8, 9, 1, 5, 6};

    /** R: decompose(ts(c(4, 7, 2, 6), frequency = 2), "multiplicative")$figure. */
    private static final double[] TWO_CYCLES = {0.50314465408805, 1.49685534591195};

    private static void assertWeekly(double[] expected, SeasonalClock clock, LocalDate monday) {
        for (int i = 0; i < 2 * expected.length; i++) {
            double index = clock.index(monday.plusWeeks(i).plusDays(i % 7));
            assertEquals(expected[i % expected.length], index, 1e-13, "week " + i);
        }
    }

    /** The figures are R's: decompose(ts(x / days, frequency = 12), type = "multiplicative")$figure, and of weeks by 3 and 4. */
    @Test
    void theIndicesAreThoseOfAClassicalDecomposition() {
        int[] monthly = {9, 4, 6, 8, 3, 5, 7, 2, 6, 9, 12, 5, 8, 5, 7, 9, 2, 6, 8, 3, 7, 11, 14, 4, 10, 6, 5, 9, 4, 7};
        double[] fromMarch = {
            1.20475811209018, 0.768303277954806, 1.02801897045042, 1.34098945659195,
            0.281639173261593, 0.840528915411754, 1.1425368519579, 0.362041315404722,
            0.977205626233984, 1.45275755811927, 1.8792260076737, 0.721994734849709
        };
        var march = LocalDate.of(2020, 3, 1);
        ActivityLog months = periods(PeriodCalendar.months(), march, monthly);
        SeasonalClock clock = SeasonalClock.of(months, LocalDate.of(2022, 8, 31), PeriodCalendar.months(), 12);
        for (int i = 0; i < 12; i++) {
            assertEquals(fromMarch[i], clock.index(march.plusMonths(i).plusDays(i)), 1e-13, "month " + i);
        }
        ActivityLog weeks = periods(WEEKS, MONDAY, WEEKLY);
        LocalDate asOf = MONDAY.plusDays(76);
        assertWeekly(
                new double[] {1.2526062310235, 1.3676543172946, 0.379739451681898},
                SeasonalClock.of(weeks, asOf, WEEKS, 3),
                MONDAY);
        assertWeekly(
                new double[] {0.702691081100026, 0.581345614843762, 1.02551008311532, 1.69045322094089},
                SeasonalClock.of(weeks, asOf, WEEKS, 4),
                MONDAY);
    }

    @Test
    void wholePeriodsCountAndPurchasesOnly() {
        ActivityLog fourWeeks = periods(WEEKS, MONDAY, 4, 7, 2, 6);
        assertWeekly(TWO_CYCLES, SeasonalClock.of(fourWeeks, MONDAY.plusDays(27), WEEKS, 2), MONDAY);
        assertTooShort(fourWeeks, MONDAY.plusDays(26));
        // A week that began before the first purchase is none, nor is one that has not ended; a return is no purchase.
        var day = (int) MONDAY.toEpochDay();
        var around = ActivityLog.of(
                new long[] {90, 90, 90, 91, 91, 92, 92, 92},
                new int[] {day - 5, day - 3, day - 1, day - 4, day + 28, day - 2, day + 9, day + 33},
                new long[] {100, 100, 100, 100, 100, 100, -50, 100},
                RefundPolicy.NET);
        assertWeekly(TWO_CYCLES, SeasonalClock.of(fourWeeks.plus(around), MONDAY.plusDays(33), WEEKS, 2), MONDAY);
        assertTooShort(periods(WEEKS, MONDAY, 4, 7, 2, 6).plus(around), MONDAY.plusDays(26));
    }

    private static void assertTooShort(ActivityLog log, LocalDate asOf) {
        assertEquals(
                "the purchases do not reach back over two full cycles",
                assertThrows(IllegalStateException.class, () -> SeasonalClock.of(log.upTo(asOf), asOf, WEEKS, 2))
                        .getMessage());
    }

    /** What was bought before a whole cycle of nothing is left out, as if it had never been. */
    @Test
    void straysSayNothingOfTheSeasons() {
        assertWeekly(
                TWO_CYCLES,
                SeasonalClock.of(periods(WEEKS, MONDAY, 7, 0, 0, 4, 7, 2, 6), MONDAY.plusDays(48), WEEKS, 2),
                MONDAY.plusWeeks(3));
        assertWeekly(
                TWO_CYCLES,
                SeasonalClock.of(
                        periods(WEEKS, MONDAY, 3, 0, 0, 9, 0, 0, 0, 4, 7, 2, 6), MONDAY.plusDays(76), WEEKS, 2),
                MONDAY.plusWeeks(7));
        assertWeekly(
                new double[] {1.2526062310235, 1.3676543172946, 0.379739451681898},
                SeasonalClock.of(
                        periods(WEEKS, MONDAY, 8, 0, 0, 0, 4, 7, 2, 6, 5, 3, 8, 9, 1, 5, 6),
                        MONDAY.plusDays(104),
                        WEEKS,
                        3),
                MONDAY.plusWeeks(4));
        assertEquals(
                "there are no repeat purchases in a whole cycle",
                assertThrows(
                                IllegalStateException.class,
                                () -> SeasonalClock.of(
                                        periods(WEEKS, MONDAY, 3, 0, 0, 7, 2, 6), MONDAY.plusDays(41), WEEKS, 2))
                        .getMessage());
    }

    @Test
    void timeIsTheSumOfTheIndicesOfItsDays() {
        SeasonalClock clock = SeasonalClock.of(periods(WEEKS, MONDAY, WEEKLY), MONDAY.plusDays(76), WEEKS, 4);
        LocalDate start = MONDAY.plusDays(2);
        double sum = 0;
        for (int day = 1; day <= 40; day++) {
            sum += clock.index(start.plusDays(day));
            assertEquals(sum, clock.daysBetween(start, start.plusDays(day)), 1e-12 * sum, "day " + day);
        }
        // The returns of day 9 are no purchase, and the first of each customer has no time since one before.
        int first = (int) start.toEpochDay();
        var log = ActivityLog.of(
                new long[] {1, 1, 1, 1, 2},
                new int[] {first, first + 8, first + 9, first + 21, first + 3},
                new long[] {5, 5, -5, 5, 5},
                RefundPolicy.NET);
        assertEquals(
                Math.log(clock.index(start.plusDays(8))) + Math.log(clock.index(start.plusDays(21))),
                clock.logJacobian(log),
                1e-14);
        assertEquals(0, clock.histories(ActivityLog.EMPTY, END).size());
    }

    @Test
    void timeIsAddedUpOverAMillionDaysAtMost() {
        SeasonalClock clock = SeasonalClock.of(periods(WEEKS, MONDAY, WEEKLY), MONDAY.plusDays(76), WEEKS, 2);
        assertEquals(1e6, clock.daysBetween(FIRST, FIRST.plusDays(1_000_000)), 10);
        assertEquals(
                "end must be at most 1000000 days after start, got end=4757-11-29, start on 2020-01-01",
                assertThrows(IllegalArgumentException.class, () -> clock.daysBetween(FIRST, FIRST.plusDays(1_000_001)))
                        .getMessage());
        ActivityLog old = ActivityLog.ofEvents(new long[] {1, 1}, new int[] {-1_000_001, 0});
        LocalDate asOf = LocalDate.EPOCH;
        List<Executable> calls = List.of(
                () -> clock.histories(old, asOf),
                () -> SeasonalClock.of(old, asOf, WEEKS, 2),
                () -> BackTest.of(old, asOf, 10),
                () -> SeasonalWhereBetter.LEAVING.isSeasonal(old, asOf));
        for (Executable call : calls) {
            assertEquals(
                    "asOf must be at most 1000000 days after the first purchase, got asOf=1970-01-01, the first purchase on "
                            + LocalDate.ofEpochDay(-1_000_001),
                    assertThrows(IllegalArgumentException.class, call).getMessage());
        }
    }

    /** It is asked at the ends of the last four quarters, as far back as two cycles are known: of two of them at least. */
    @Test
    void whereTheSeasonsShowTheClockIsTaken() {
        LocalDate asOf = LocalDate.of(2022, 8, 15);
        assertTrue(SeasonalWhereBetter.LEAVING.isSeasonal(SEASONS.upTo(asOf), asOf));
        LocalDate before = LocalDate.of(2022, 5, 15);
        assertFalse(SeasonalWhereBetter.LEAVING.isSeasonal(SEASONS.upTo(before), before));
        // 250 months are more than the 3,653 days that one can look ahead.
        var century = new SeasonalWhereBetter(
                "every 1,000 months", List.of(RepeatBuying.NBD), PeriodCalendar.months(), 1_000);
        assertFalse(century.isSeasonal(SEASONS, END));
        assertEquals(
                "models must not be empty, got models=[]",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new SeasonalWhereBetter("none", List.of(), PeriodCalendar.months(), 12))
                        .getMessage());
    }

    @Test
    void whereThereAreNoSeasonsThePlainForecastStays() {
        ActivityLog even = shop(150, day -> 1);
        assertFalse(SeasonalWhereBetter.LEAVING.isSeasonal(even, END));
        assertEquals(
                Blend.LEAVING.forecast(even, END, 92).expectedPurchases(),
                SeasonalWhereBetter.LEAVING.forecast(even, END, 92).expectedPurchases());
    }

    @Test
    void nothingMayComeAfterTheDayThatIsKnown() {
        List<Executable> calls = List.of(
                () -> SeasonalClock.of(SEASONS, FIRST, WEEKS, 2),
                () -> BackTest.of(SEASONS, FIRST, 10),
                () -> SeasonalWhereBetter.LEAVING.isSeasonal(SEASONS, FIRST));
        for (Executable call : calls) {
            String message = assertThrows(IllegalArgumentException.class, call).getMessage();
            assertTrue(message.startsWith("asOf must be >= the last activity day"), message);
        }
    }

    @Test
    void itTakesTwoCycles() {
        ActivityLog tooShort = SEASONS.upTo(LocalDate.ofEpochDay(BEGIN + 699));
        assertEquals(
                "the purchases do not reach back over two full cycles",
                assertThrows(
                                IllegalStateException.class,
                                () -> SeasonalClock.of(
                                        tooShort, LocalDate.ofEpochDay(BEGIN + 700), PeriodCalendar.months(), 12))
                        .getMessage());
        assertEquals(
                "the purchases do not reach back over two full cycles",
                assertThrows(
                                IllegalStateException.class,
                                () -> SeasonalClock.of(ActivityLog.EMPTY, END, PeriodCalendar.months(), 12))
                        .getMessage());
        ActivityLog once = ActivityLog.ofEvents(new long[] {1, 2}, new int[] {BEGIN, BEGIN + 900});
        assertEquals(
                "there are no repeat purchases in a whole cycle",
                assertThrows(
                                IllegalStateException.class,
                                () -> SeasonalClock.of(
                                        once, LocalDate.ofEpochDay(BEGIN + 900), PeriodCalendar.months(), 12))
                        .getMessage());
        assertFalse(SeasonalWhereBetter.LEAVING.isSeasonal(tooShort, LocalDate.ofEpochDay(BEGIN + 700)));
        SeasonalClock clock = SeasonalClock.of(SEASONS, END, PeriodCalendar.months(), 12);
        assertEquals(
                "end must be >= start, got start=2020-01-01, end=2019-12-31",
                assertThrows(IllegalArgumentException.class, () -> clock.daysBetween(FIRST, FIRST.minusDays(1)))
                        .getMessage());
        assertEquals(
                "periodsPerCycle must be in [2, 1000], got periodsPerCycle=1",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new Seasonal(RepeatBuying.NBD, PeriodCalendar.months(), 1))
                        .getMessage());
    }
}
