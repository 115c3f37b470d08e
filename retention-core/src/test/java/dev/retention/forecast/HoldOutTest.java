package dev.retention.forecast;

import static dev.retention.period.TimeUnit.DAY;
import static dev.retention.period.TimeUnit.WEEK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.RefundPolicy;
import dev.retention.economics.Horizon;
import dev.retention.history.BuyerHistory;
import dev.retention.lifetime.Nbd;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoldOutTest {

    private static final Nbd MODEL = new Nbd(2, 10, DAY);

    /** Customer 1 buys on days 0, 4 | 11, 12; customer 2 on day 8 |; customer 3 first on day 15. */
    private static final HoldOut SMALL = HoldOut.of(
            ActivityLog.ofEvents(new long[] {1, 1, 1, 1, 1, 2, 3, 3}, new int[] {0, 4, 11, 12, 12, 8, 15, 16}),
            LocalDate.ofEpochDay(10),
            LocalDate.ofEpochDay(20));

    @Test
    void cutsTheLogAfterADay() {
        assertEquals(2, SMALL.calibration().size());
        assertEquals(new BuyerHistory(1, 4, 10, DAY), SMALL.calibration().get(0));
        assertEquals(new BuyerHistory(0, 0, 2, DAY), SMALL.calibration().get(1));
        assertEquals(2, SMALL.purchases(0));
        assertEquals(0, SMALL.purchases(1));
        assertEquals(2, SMALL.totalPurchases());
        assertEquals(new Horizon(10, DAY), SMALL.horizon());
        assertEquals("HoldOut[2 buyers, 2 purchases in 10.0 days]", SMALL.toString());
    }

    @Test
    void areComparedByWhatTheyHold() {
        HoldOut again = SMALL.inUnit(WEEK).inUnit(DAY);
        assertEquals(SMALL, again);
        assertEquals(SMALL.hashCode(), again.hashCode());
        assertNotEquals(SMALL, SMALL.inUnit(WEEK));
        assertEquals(SMALL.evaluate(MODEL), again.evaluate(MODEL));
        assertEquals(SMALL.evaluate(MODEL).hashCode(), again.evaluate(MODEL).hashCode());
        assertNotEquals(SMALL.evaluate(MODEL), SMALL.evaluate(new Nbd(2, 11, DAY)));
    }

    @Test
    void theUnitConverts() {
        HoldOut weeks = SMALL.inUnit(WEEK);
        assertEquals(new Horizon(10 / 7.0, WEEK), weeks.horizon());
        assertEquals(WEEK, weeks.calibration().unit());
        assertEquals(
                SMALL.evaluate(MODEL).logScore(),
                weeks.evaluate(MODEL.inUnit(WEEK)).logScore(),
                1e-14);
    }

    @Test
    void returnsAreNoPurchases() {
        var log = ActivityLog.of(new long[] {1, 1, 1}, new int[] {0, 5, 6}, new long[] {10, -10, 10}, RefundPolicy.NET);
        assertEquals(
                1,
                HoldOut.of(log, LocalDate.ofEpochDay(3), LocalDate.ofEpochDay(9))
                        .purchases(0));
    }

    @Test
    void errorsAreWorkedOutByHand() {
        // (r + x) t / (α + T): 3 · 10 / 20 = 1.5 and 2 · 10 / 12 = 5/3; bought 2 and 0.
        HoldOutEvaluation judged = SMALL.evaluate(MODEL);
        assertEquals(2, judged.customers());
        assertEquals(1.5 + 5 / 3.0, judged.expectedPurchases(), 1e-15);
        assertEquals(2, judged.actualPurchases());
        assertEquals((0.5 + 5 / 3.0) / 2, judged.meanAbsoluteError(), 1e-15);
        assertEquals(Math.sqrt((0.25 + 25 / 9.0) / 2), judged.rootMeanSquaredError(), 1e-15);
        // P(2) of shape 3, rate 20 in 10: 6 (2/3)³ (1/3)²; P(0) of shape 2, rate 12: (12/22)².
        double expected = Math.log(6 * 8 / 27.0 / 9) + 2 * Math.log(12 / 22.0);
        assertEquals(expected / 2, judged.logScore(), 1e-14);
        assertTrue(judged.toString().startsWith("HoldOutEvaluation[expected 3.16"), judged.toString());
    }

    @Test
    void binsByRepeats() {
        List<HoldOutEvaluation.Bin> bins = SMALL.evaluate(MODEL).binsByRepeats(3);
        assertEquals(2, bins.size());
        assertEquals(new HoldOutEvaluation.Bin(0, 1, 1, 10 / 12.0 * 2, 0), bins.get(0));
        assertEquals(1, bins.get(1).begin());
        assertEquals(1.5, bins.get(1).expectedPerCustomer());
        assertEquals(2, bins.get(1).actualPerCustomer());
        assertEquals(
                Double.POSITIVE_INFINITY,
                SMALL.evaluate(MODEL).binsByRepeats(1).get(1).end());
    }

    @Test
    void binsByExpectation() {
        List<HoldOutEvaluation.Bin> bins = SMALL.evaluate(MODEL).binsByExpectation(2);
        assertEquals(1.5, bins.get(0).begin());
        assertEquals(2, bins.get(0).actual());
        assertEquals(0, bins.get(1).actual());
        assertEquals(bins.get(0).end(), bins.get(1).begin());
        assertEquals(2, SMALL.evaluate(MODEL).binsByExpectation(10).size());
        assertEquals(1, SMALL.evaluate(MODEL).binsByExpectation(1).size());
    }

    /** Customers of 0 and 2 repeats: there is no bin of 1. */
    @Test
    void binsOfNobodyAreLeftOut() {
        HoldOut holdOut = HoldOut.of(
                ActivityLog.ofEvents(new long[] {1, 1, 1, 2}, new int[] {0, 4, 6, 8}),
                LocalDate.ofEpochDay(10),
                LocalDate.ofEpochDay(20));
        assertEquals(
                List.of(0.0, 2.0),
                holdOut.evaluate(MODEL).binsByRepeats(5).stream()
                        .map(HoldOutEvaluation.Bin::begin)
                        .toList());
    }

    @Test
    void aBinIsOfItsCustomers() {
        var bin = new HoldOutEvaluation.Bin(1, 1, 4, 6, 10);
        assertEquals(1.5, bin.expectedPerCustomer());
        assertEquals(2.5, bin.actualPerCustomer());
        assertEquals(
                "end must be >= begin, got begin=2.0, end=1.0",
                assertThrows(IllegalArgumentException.class, () -> new HoldOutEvaluation.Bin(2, 1, 4, 6, 10))
                        .getMessage());
    }

    @Test
    void modelAndHoldOutAreOfOneUnit() {
        var e = assertThrows(IllegalArgumentException.class, () -> SMALL.evaluate(MODEL.inUnit(WEEK)));
        assertEquals("model must be in days, got model in weeks: convert it with PurchaseModel.inUnit", e.getMessage());
    }

    @Test
    void nobodyToJudge() {
        HoldOutEvaluation judged = HoldOut.of(ActivityLog.EMPTY, LocalDate.ofEpochDay(0), LocalDate.ofEpochDay(1))
                .evaluate(MODEL);
        assertEquals(0, judged.customers());
        assertTrue(Double.isNaN(judged.meanAbsoluteError()));
        assertTrue(Double.isNaN(judged.logScore()));
        assertTrue(judged.binsByExpectation(3).isEmpty());
    }

    @Test
    void daysOutOfOrderAreRejected() {
        var log = ActivityLog.ofEvents(new long[] {1}, new int[] {3});
        var e = assertThrows(
                IllegalArgumentException.class,
                () -> HoldOut.of(log, LocalDate.ofEpochDay(5), LocalDate.ofEpochDay(5)));
        assertEquals(
                "holdOutAsOf must be after calibrationAsOf, got calibrationAsOf=1970-01-06, holdOutAsOf=1970-01-06",
                e.getMessage());
        e = assertThrows(
                IllegalArgumentException.class,
                () -> HoldOut.of(log, LocalDate.ofEpochDay(1), LocalDate.ofEpochDay(2)));
        assertTrue(e.getMessage().startsWith("asOf must be >= the last activity day 1970-01-04"), e.getMessage());
    }

    @Test
    void pointsAscend() {
        LocalDate day = LocalDate.ofEpochDay(5);
        var five = new Tracking.Point(day, 1, 5);
        var later = new Tracking.Point(day.plusDays(1), 1, 5);
        assertEquals(List.of(five, later), new Tracking(List.of(five, later)).points());
        for (Tracking.Point wrong : List.of(new Tracking.Point(day, 1, 6), new Tracking.Point(day.plusDays(1), 1, 4))) {
            assertEquals(
                    "points must ascend by day and not fall, got points[0]=" + five + ", points[1]=" + wrong,
                    assertThrows(IllegalArgumentException.class, () -> new Tracking(List.of(five, wrong)))
                            .getMessage());
        }
    }

    @Test
    void tenThousandPointsAreTheMost() {
        var once = ActivityLog.ofEvents(new long[] {1}, new int[] {20});
        assertEquals(
                10_000,
                Tracking.of(MODEL, once, 2, LocalDate.ofEpochDay(20_020))
                        .points()
                        .size());
        assertEquals(
                "asOf must be at most 10000 points after the first purchase, got asOf=2024-10-25, everyDays=2",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Tracking.of(MODEL, once, 2, LocalDate.ofEpochDay(20_021)))
                        .getMessage());
    }

    @Test
    void trackingCountsFromTheFirstPurchase() {
        var log = ActivityLog.ofEvents(new long[] {1, 1, 2, 2, 2}, new int[] {10, 14, 12, 12, 17});
        Tracking tracking = Tracking.of(MODEL, log, 4, LocalDate.ofEpochDay(20));
        assertEquals(2, tracking.points().size());
        // r t / α at ages 3 and 1, then 7 and 5.
        assertEquals(
                new Tracking.Point(LocalDate.ofEpochDay(13), 0.2 * 3 + 0.2 * 1, 0),
                tracking.points().get(0));
        assertEquals(LocalDate.ofEpochDay(17), tracking.points().get(1).day());
        assertEquals(0.2 * 12, tracking.points().get(1).expected(), 1e-15);
        assertEquals(2, tracking.points().get(1).actual());
        assertEquals("Tracking[2 points to 1970-01-18: expected 2.4, actual 2]", tracking.toString());
        assertEquals(
                "points must ascend by day and not fall, got points[0]="
                        + tracking.points().get(1) + ", points[1]="
                        + tracking.points().get(0),
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new Tracking(List.of(
                                        tracking.points().get(1),
                                        tracking.points().get(0))))
                        .getMessage());
        assertEquals(
                "expected must be finite and >= 0, got expected=NaN",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new Tracking.Point(LocalDate.ofEpochDay(1), Double.NaN, 0))
                        .getMessage());
        var returns =
                ActivityLog.of(new long[] {1, 1, 1}, new int[] {10, 13, 14}, new long[] {5, -5, 5}, RefundPolicy.NET);
        assertEquals(
                List.of(0L, 1L),
                Tracking.of(MODEL, returns, 4, LocalDate.ofEpochDay(17)).points().stream()
                        .map(Tracking.Point::actual)
                        .toList());
        var e = assertThrows(
                IllegalArgumentException.class, () -> Tracking.of(MODEL, log, 4, LocalDate.ofEpochDay(16)));
        assertTrue(e.getMessage().startsWith("asOf must be >= the last activity day 1970-01-18"), e.getMessage());
        assertEquals(
                "Tracking[empty]",
                Tracking.of(MODEL, ActivityLog.EMPTY, 7, LocalDate.ofEpochDay(0))
                        .toString());
    }

    @Test
    void trackingGoesOverACenturyAtMost() {
        var log = ActivityLog.ofEvents(new long[] {1}, new int[] {10});
        assertEquals(
                100,
                Tracking.of(MODEL, log, 365, LocalDate.ofEpochDay(36_535))
                        .points()
                        .size());
        assertEquals(
                "asOf must be at most 36525 days after the first purchase, got asOf=2070-01-12, the first purchase on 1970-01-11",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Tracking.of(MODEL, log, 365, LocalDate.ofEpochDay(36_536)))
                        .getMessage());
        assertEquals(
                "asOf must be at most 10000 points after the first purchase, got asOf=1999-01-01, everyDays=1",
                assertThrows(IllegalArgumentException.class, () -> Tracking.of(MODEL, log, 1, LocalDate.of(1999, 1, 1)))
                        .getMessage());
    }
}
