package dev.retention.timing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.PublicOrders;
import dev.retention.lifetime.Cdnow;
import dev.retention.lifetime.RepurchaseTiming;
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
}
