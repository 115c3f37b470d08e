package dev.retention.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.PublicOrders;
import dev.retention.history.BuyerHistories;
import dev.retention.lifetime.PaidDays;
import dev.retention.lifetime.Simulated;
import dev.retention.period.PeriodCalendar;
import dev.retention.period.TimeUnit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

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
        SeasonalClock odd = SeasonalClock.of(SEASONS, END, PeriodCalendar.weeks(java.time.DayOfWeek.MONDAY), 3);
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
        assertThrows(
                IllegalStateException.class,
                () -> SeasonalClock.of(ActivityLog.EMPTY, END, PeriodCalendar.months(), 12));
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
