package dev.retention.survival;

import static dev.retention.survival.SurvivalTableTest.rejected;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.PublicOrders;
import dev.retention.activity.RefundPolicy;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DurationsTest {

    /** Customer 1 buys on days 10, 10 and 25, customer 2 on day 20, customer 3 on days 12 and 40, with a return on day 30. */
    private static final ActivityLog LOG = ActivityLog.of(
            new long[] {1, 1, 1, 2, 3, 3, 3},
            new int[] {10, 10, 25, 20, 12, 30, 40},
            new long[] {5, 5, 5, 5, 5, -5, 5},
            RefundPolicy.NET);

    @Test
    void daysToTheSecondPurchase() {
        SurvivalTable expected = SurvivalTable.of(new double[] {0, 20, 28}, new boolean[] {true, false, true});
        assertEquals(expected, Durations.toNextPurchase(LOG, 1, LocalDate.ofEpochDay(40), SameDay.APART));
    }

    @Test
    void purchasesOnOneDayMayBeOne() {
        SurvivalTable expected = SurvivalTable.of(new double[] {15, 20, 28}, new boolean[] {true, false, true});
        assertEquals(expected, Durations.toNextPurchase(LOG, 1, LocalDate.ofEpochDay(40), SameDay.MERGED));
    }

    @Test
    void whoHasNotGotSoFarIsLeftOut() {
        assertEquals(
                SurvivalTable.of(new double[] {15, 5}, new boolean[] {true, false}),
                Durations.toNextPurchase(LOG, 2, LocalDate.ofEpochDay(45), SameDay.APART));
        assertEquals(
                SurvivalTable.of(new double[] {20}, new boolean[] {false}),
                Durations.toNextPurchase(LOG, 3, LocalDate.ofEpochDay(45), SameDay.APART));
        assertEquals(SurvivalTable.EMPTY, Durations.toNextPurchase(LOG, 3, LocalDate.ofEpochDay(45), SameDay.MERGED));
        assertEquals(
                SurvivalTable.EMPTY,
                Durations.toNextPurchase(ActivityLog.EMPTY, 1, LocalDate.ofEpochDay(0), SameDay.APART));
    }

    @Test
    void theLastDayIsKnown() {
        ActivityLog log = ActivityLog.ofEvents(new long[] {1}, new int[] {40});
        assertEquals(
                SurvivalTable.of(new double[] {0}, new boolean[] {false}),
                Durations.toNextPurchase(log, 1, LocalDate.ofEpochDay(40), SameDay.APART));
    }

    @Test
    void daysFarApartDoNotOverflow() {
        ActivityLog log =
                ActivityLog.ofEvents(new long[] {1, 1, 2}, new int[] {Integer.MIN_VALUE, Integer.MAX_VALUE, 0});
        assertEquals(
                SurvivalTable.of(new double[] {4294967295.0, 2147483647}, new boolean[] {true, false}),
                Durations.toNextPurchase(log, 1, LocalDate.ofEpochDay(Integer.MAX_VALUE), SameDay.APART));
        assertEquals(
                SurvivalTable.of(new double[] {4294967295.0}, new boolean[] {false}),
                Durations.ofSubscriptions(
                        new int[] {Integer.MIN_VALUE},
                        new int[] {0},
                        new boolean[] {false},
                        LocalDate.ofEpochDay(Integer.MAX_VALUE)));
    }

    @Test
    void subscriptionsEndOrGoOn() {
        assertEquals(
                SurvivalTable.of(new double[] {30, 0, 70}, new boolean[] {true, true, false}),
                Durations.ofSubscriptions(
                        new int[] {100, 120, 130},
                        new int[] {130, 120, -1},
                        new boolean[] {true, true, false},
                        LocalDate.ofEpochDay(200)));
    }

    /** R 4.2.2, survival 3.5-3, as of 2006-12-31; same-day orders count. */
    @Test
    void timeToTheNextOrderAgreesWithR() {
        ActivityLog log = PublicOrders.rfm();
        int asOf = (int) LocalDate.of(2006, 12, 31).toEpochDay();
        double[] days = {30, 90, 180, 365};

        KaplanMeier second =
                KaplanMeier.of(Durations.toNextPurchase(log, 1, LocalDate.ofEpochDay(asOf), SameDay.APART));
        double[] bySecond = {0.1417085427135677, 0.36803296689101006, 0.5919241696969353, 0.84285576198724};
        double[] errors = {0.011056148685430044, 0.015294144926788216, 0.015602049043331085, 0.011628078827555602};
        assertEquals(995, second.table().total());
        assertEquals(953, second.table().totalEvents());
        for (int i = 0; i < days.length; i++) {
            assertEquals(bySecond[i], second.eventProbability(days[i]), 1e-14);
            assertEquals(errors[i], second.standardError(days[i]), 1e-14);
        }
        assertEquals(138, second.median());

        KaplanMeier third = KaplanMeier.of(Durations.toNextPurchase(log, 2, LocalDate.ofEpochDay(asOf), SameDay.APART));
        double[] byThird = {0.16896099319828706, 0.4181667077136624, 0.6224830371110621, 0.8557404139700213};
        assertEquals(953, third.table().total());
        assertEquals(870, third.table().totalEvents());
        for (int i = 0; i < days.length; i++) {
            assertEquals(byThird[i], third.eventProbability(days[i]), 1e-14);
        }
        assertEquals(121, third.median());
    }

    @Test
    void rejectsWhatIsNotKnownYet() {
        rejected(
                "asOf must be >= the last activity day 1970-02-10, got asOf=1970-02-09: cut the log with"
                        + " upTo(asOf)",
                () -> Durations.toNextPurchase(LOG, 1, LocalDate.ofEpochDay(39), SameDay.APART));
        rejected(
                "purchase must be > 0, got purchase=0",
                () -> Durations.toNextPurchase(LOG, 0, LocalDate.ofEpochDay(40), SameDay.APART));
        rejected("log", () -> Durations.toNextPurchase(null, 1, LocalDate.ofEpochDay(40), SameDay.APART));
        rejected("sameDay", () -> Durations.toNextPurchase(LOG, 1, LocalDate.ofEpochDay(40), null));

        rejected(
                "startDays[1] must be <= asOf, got startDays[1]=51, asOf=1970-02-20",
                () -> subscriptions(new int[] {1, 51}, new int[] {2, 60}, new boolean[] {true, false}, 50));
        rejected(
                "endDays[0] must be in [startDays[0], asOf], got endDays[0]=9, startDays[0]=10, asOf=1970-02-20",
                () -> subscriptions(new int[] {10}, new int[] {9}, new boolean[] {true}, 50));
        rejected(
                "endDays[0] must be in [startDays[0], asOf], got endDays[0]=51, startDays[0]=10, asOf=1970-02-20",
                () -> subscriptions(new int[] {10}, new int[] {51}, new boolean[] {true}, 50));
        rejected(
                "startDays and endDays must have the same length, got startDays.length=1, endDays.length=2",
                () -> subscriptions(new int[1], new int[2], new boolean[1], 50));
        rejected(
                "startDays and ended must have the same length, got startDays.length=1, ended.length=2",
                () -> subscriptions(new int[1], new int[1], new boolean[2], 50));
        rejected("startDays", () -> subscriptions(null, new int[1], new boolean[1], 50));
        rejected("endDays", () -> subscriptions(new int[1], null, new boolean[1], 50));
        rejected("ended", () -> subscriptions(new int[1], new int[1], null, 50));
    }

    private static void subscriptions(int[] startDays, int[] endDays, boolean[] ended, int asOf) {
        Durations.ofSubscriptions(startDays, endDays, ended, LocalDate.ofEpochDay(asOf));
    }
}
