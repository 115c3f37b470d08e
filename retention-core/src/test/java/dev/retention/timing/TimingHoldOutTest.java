package dev.retention.timing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.PublicOrders;
import dev.retention.activity.RefundPolicy;
import dev.retention.economics.Horizon;
import dev.retention.estimate.Proportion;
import dev.retention.lifetime.Cdnow;
import dev.retention.lifetime.RepurchaseTiming;
import dev.retention.period.TimeUnit;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The forecast of the next purchase on public shops, each buyer censored at the same day. */
class TimingHoldOutTest {

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }

    /** Days on which something was paid: an order of nothing is no purchase. */
    private static ActivityLog paid(ActivityLog log) {
        int[] counts = log.entryActivityCounts();
        long[] amounts = log.entryAmountsMinor();
        for (int e = 0; e < counts.length; e++) {
            counts[e] = amounts[e] > 0 ? counts[e] : 0;
        }
        return ActivityLog.ofEntries(log.entryCustomers(), log.entryEpochDays(), counts, amounts);
    }

    /** A day counts if more was paid on it than given back, as in the forecasts. */
    private static ActivityLog onlineRetail() {
        return paid(PublicOrders.onlineRetail());
    }

    private static void judged(ActivityLog log, String cut, String end, double worstCrps) {
        TimingHoldOut holdOut = TimingHoldOut.of(log.upTo(day(end)), day(cut), day(end));
        var fit = RepurchaseTiming.fit(holdOut.gaps()).orElseThrow();
        TimingEvaluation model = holdOut.evaluate(fit.model());
        assertTrue(model.crpsDays() <= worstCrps, model::toString);
        assertTrue(model.range50() >= 0.45 && model.range50() <= 0.60, model::toString);
        assertTrue(model.range80() >= 0.78 && model.range80() <= 0.90, model::toString);
        for (TimingRule rule : TimingRule.values()) {
            assertTrue(holdOut.evaluate(rule).crpsDays() > 1.5 * model.crpsDays(), rule::toString);
        }
    }

    @Test
    void onlineRetailInSummer() {
        judged(onlineRetail(), "2011-06-30", "2011-12-09", 27.9);
    }

    @Test
    void onlineRetailInAutumn() {
        judged(onlineRetail(), "2011-08-31", "2011-12-09", 16.92);
    }

    @Test
    void cdnow() {
        judged(paid(Cdnow.log()), "1997-09-30", "1998-06-30", 32.4);
    }

    @Test
    void scoresByHand() {
        // Until day 10 customer 1 buys on days 0 and 4; then on day 12. Customer 2 buys on day 8 alone.
        var log = ActivityLog.ofEvents(new long[] {1, 1, 1, 2}, new int[] {0, 4, 12, 8});
        TimingHoldOut holdOut = TimingHoldOut.of(log, LocalDate.ofEpochDay(10), LocalDate.ofEpochDay(15));
        assertEquals(5, holdOut.days());
        assertEquals("1 of 2", holdOut.bought().toString());
        // 1 is due after 10/2 = 5 days, on day 9: at once, 2 days early. 2 after 2/1, on day 10: at once, 5 days early.
        assertEquals(3.5, holdOut.evaluate(TimingRule.YEAR_BY_FREQUENCY).crpsDays());
        // Both have a mean gap of 4: 1 at once, 2 in two days.
        assertEquals(2.5, holdOut.evaluate(TimingRule.OWN_MEAN_GAP).crpsDays());
        assertEquals("TimingHoldOut[2 buyers, 1 of 2 bought within 5 days]", holdOut.toString());
        assertEquals(holdOut, TimingHoldOut.of(log, LocalDate.ofEpochDay(10), LocalDate.ofEpochDay(15)));
        assertEquals(
                holdOut.hashCode(),
                TimingHoldOut.of(log, LocalDate.ofEpochDay(10), LocalDate.ofEpochDay(15))
                        .hashCode());
    }

    @Test
    void daysMustBeInOrder() {
        var log = ActivityLog.ofEvents(new long[] {1}, new int[] {0});
        assertEquals(
                "holdOutAsOf must be after calibrationAsOf, got calibrationAsOf=1970-01-06, holdOutAsOf=1970-01-06",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> TimingHoldOut.of(log, LocalDate.ofEpochDay(5), LocalDate.ofEpochDay(5)))
                        .getMessage());
        assertEquals(
                "range50 must be in [0, 1], got range50=2.0",
                assertThrows(IllegalArgumentException.class, () -> new TimingEvaluation(1, 1, 2, 0))
                        .getMessage());
    }

    /** A cut that nobody tuned on. */
    @Test
    void cdnowAtAnotherDay() {
        judged(paid(Cdnow.log()), "1997-12-31", "1998-06-30", 16.5);
    }

    private static TimingHoldOut holdOut(int cut, int end, long[] customers, int[] days) {
        return TimingHoldOut.of(
                ActivityLog.ofEvents(customers, days), LocalDate.ofEpochDay(cut), LocalDate.ofEpochDay(end));
    }

    @Test
    void rulesByHand() {
        // Customer 1 buys on days 0, 8 and 10, and again on day 12; customer 2 on day 9, and again on day 16.
        TimingHoldOut holdOut = holdOut(10, 20, new long[] {1, 1, 1, 1, 2, 2}, new int[] {0, 8, 10, 12, 9, 16});
        // 1 is due 10/3 days after day 10, and buys after 2; 2 is due 1/1 day after day 9, at once, and buys after 6.
        assertEquals(
                (10 / 3.0 - 2 + 6) / 2,
                holdOut.evaluate(TimingRule.YEAR_BY_FREQUENCY).crpsDays(),
                1e-12);
        // The mean gap of both is 5: 1 is due in 5 days, 2 in 4.
        assertEquals((3 + 2) / 2.0, holdOut.evaluate(TimingRule.OWN_MEAN_GAP).crpsDays(), 1e-12);
        // Nobody has come back yet: nobody is due within the ten days, and the one buys after 6.
        TimingHoldOut once = holdOut(10, 20, new long[] {2, 2}, new int[] {9, 16});
        assertEquals(4, once.evaluate(TimingRule.OWN_MEAN_GAP).crpsDays());
    }

    @Test
    void aPurchaseOnTheLastDayCounts() {
        TimingHoldOut holdOut = holdOut(10, 20, new long[] {1, 1, 2, 2, 3}, new int[] {9, 20, 8, 10, 7});
        assertEquals(new Proportion(1, 3), holdOut.bought());
        assertEquals(3, holdOut.buyers().size());
        assertEquals(1, holdOut.gaps().histories().totalRepeats());
    }

    @Test
    void aReturnIsNoPurchase() {
        var log = ActivityLog.of(
                new long[] {1, 1, 1}, new int[] {9, 12, 15}, new long[] {100, -50, 80}, RefundPolicy.NET);
        TimingHoldOut holdOut = TimingHoldOut.of(log, LocalDate.ofEpochDay(10), LocalDate.ofEpochDay(20));
        // due at once, and bought after 5 days: the return after 2 is none
        assertEquals(5, holdOut.evaluate(TimingRule.YEAR_BY_FREQUENCY).crpsDays());
    }

    @Test
    void theHoldOutIsKnownToItsEnd() {
        var e = assertThrows(
                IllegalArgumentException.class, () -> holdOut(10, 20, new long[] {1, 1}, new int[] {9, 21}));
        assertEquals(
                "asOf must be >= the last activity day 1970-01-22, got asOf=1970-01-21: cut the log with upTo(asOf)",
                e.getMessage());
        var endless =
                assertThrows(IllegalArgumentException.class, () -> holdOut(-1, 36_525, new long[] {1}, new int[] {-9}));
        assertEquals(
                "holdOutAsOf must be at most 36525 days after calibrationAsOf, got calibrationAsOf=1969-12-31,"
                        + " holdOutAsOf=2070-01-01",
                endless.getMessage());
        assertEquals(36_525, holdOut(-1, 36_524, new long[] {1}, new int[] {-9}).days());
    }

    private static double part(double begin, double end, double lower, double upper) {
        return Math.max(0, Math.min(end, upper) - Math.max(begin, lower)) / (end - begin);
    }

    private static double held(double begin, double end) {
        var range = new TimingHoldOut.Coverage(0.25, 0.75);
        range.add(begin, end);
        return range.sum;
    }

    @Test
    void ofADayThatPartCountsThatIsInTheRange() {
        assertEquals(1, held(0.25, 0.75));
        assertEquals(0.5, held(0, 0.5));
        assertEquals(0.25, held(0.625, 1.125));
        assertEquals(0.5, held(0, 1));
        assertEquals(0, held(0.875, 1));
        assertEquals(0, held(0, 0.125));
    }

    /** On a day on which the model has nobody come, whoever comes is at one place of the distribution. */
    @Test
    void aDayWithoutProbabilityIsInTheRangeOrNot() {
        for (double inside : new double[] {0.25, 0.5, 0.75}) {
            assertEquals(1, held(inside, inside));
        }
        for (double outside : new double[] {0, Math.nextDown(0.25), Math.nextUp(0.75), 1}) {
            assertEquals(0, held(outside, outside));
        }
    }

    /** Customer 1 comes every 2 days, customer 2 came back once after 8. */
    @Test
    void whoCameBackHasAGapOfTheirOwn() {
        TimingHoldOut holdOut = holdOut(10, 20, new long[] {1, 1, 1, 1, 2, 2, 2}, new int[] {6, 8, 10, 13, 2, 10, 17});
        // due in 2 days and in 8, and bought after 3 and after 7
        assertEquals((1 + 1) / 2.0, holdOut.evaluate(TimingRule.OWN_MEAN_GAP).crpsDays());
    }

    /** Buyer by buyer, by the formulas: half the squared miss at each end of each day, and how much of the day is in the range. */
    @Test
    void aModelIsScoredByItsDistribution() {
        long[] customers = {1, 1, 1, 1, 2, 2, 3, 4, 4, 4, 5, 5, 6, 6, 6, 7, 7};
        int[] days = {0, 8, 10, 12, 9, 16, 9, 2, 9, 25, 9, 11, 0, 8, 10, 1, 30};
        int[] next = {2, 6, 21, 15, 1, 21, 20}; // 21 for never
        TimingHoldOut holdOut = holdOut(10, 30, customers, days);
        var timing = new RepurchaseTiming(1.5, 0.25, 4.5, 0.75, 2.5, TimeUnit.DAY);
        double score = 0;
        double range50 = 0;
        double range80 = 0;
        for (int i = 0; i < next.length; i++) {
            double before = 0;
            for (int t = 1; t <= 20; t++) {
                double after = timing.probabilityOfPurchase(holdOut.buyers().get(i), new Horizon(t, TimeUnit.DAY));
                double truth = next[i] < t ? 1 : 0;
                score += (Math.pow(before - truth, 2) + Math.pow(after - truth, 2)) / 2;
                range50 += next[i] == t ? part(before, after, 0.25, 0.75) : 0;
                range80 += next[i] == t ? part(before, after, 0.1, 0.9) : 0;
                before = after;
            }
            range50 += next[i] > 20 ? part(before, 1, 0.25, 0.75) : 0;
            range80 += next[i] > 20 ? part(before, 1, 0.1, 0.9) : 0;
        }
        TimingEvaluation found = holdOut.evaluate(timing);
        assertEquals(7, found.buyers());
        assertEquals(score / 7, found.crpsDays(), 1e-12);
        assertEquals(range50 / 7, found.range50(), 1e-12);
        assertEquals(range80 / 7, found.range80(), 1e-12);
    }

    @Test
    void aModelIsInDays() {
        TimingHoldOut holdOut = holdOut(10, 20, new long[] {1, 1}, new int[] {9, 12});
        var weekly = new RepurchaseTiming(1.5, 0.25, 4.5, 0.75, 2.5, TimeUnit.WEEK);
        assertEquals(
                "timing must be in days, got timing in weeks: convert it with RepurchaseTiming.inUnit",
                assertThrows(IllegalArgumentException.class, () -> holdOut.evaluate(weekly))
                        .getMessage());
    }

    @Test
    void withoutBuyersThereIsNoScore() {
        assertEquals(Double.NaN, new TimingEvaluation(0, Double.NaN, Double.NaN, Double.NaN).crpsDays());
        var score = assertThrows(IllegalArgumentException.class, () -> new TimingEvaluation(1, -1, 0.5, 0.8));
        assertEquals("crpsDays must be finite and >= 0, got crpsDays=-1.0", score.getMessage());
        var range = assertThrows(IllegalArgumentException.class, () -> new TimingEvaluation(1, 1, 0.5, 1.5));
        assertEquals("range80 must be in [0, 1], got range80=1.5", range.getMessage());
    }
}
