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
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackTestTest {

    private static final LocalDate DAY_99 = LocalDate.ofEpochDay(99);

    /** Customer 1 buys every 10 days from day 0 on, customer 2 on days 0 and 5 only, customer 3 on day 95. */
    private static ActivityLog regular() {
        long[] customers = new long[13];
        int[] days = new int[13];
        for (int i = 0; i < 10; i++) {
            customers[i] = 1;
            days[i] = 10 * i;
        }
        customers[10] = customers[11] = 2;
        days[11] = 5;
        customers[12] = 3;
        days[12] = 95;
        return ActivityLog.ofEvents(customers, days);
    }

    private static double[] expected(Forecaster forecaster, int days) {
        Forecast forecast = forecaster.forecast(regular(), DAY_99, days);
        double[] each = new double[forecast.buyers().size()];
        for (int i = 0; i < each.length; i++) {
            each[i] = forecast.expectedPurchases(i);
        }
        return each;
    }

    private static void assertMeans(double[] expected, double[] actual) {
        org.junit.jupiter.api.Assertions.assertArrayEquals(expected, actual, 1e-12);
    }

    @Test
    void plainRules() {
        assertMeans(new double[] {2, 0, 1}, expected(Baseline.LAST_PERIOD, 20));
        assertMeans(new double[] {9 * 20 / 99.0, 20 / 99.0, 0}, expected(Baseline.OWN_RATE, 20));
        // Too few who are alike: the mean of all who were known, 2 purchases of two customers.
        assertMeans(new double[] {1, 1, 1}, expected(Baseline.ALIKE_CUSTOMERS, 20));
        assertEquals(
                "the purchases do not reach back over the same period a year before",
                assertThrows(IllegalStateException.class, () -> expected(Baseline.SAME_PERIOD_LAST_YEAR, 20))
                        .getMessage());
        assertEquals(
                "the purchases do not reach back over more than one period",
                assertThrows(IllegalStateException.class, () -> expected(Baseline.ALIKE_CUSTOMERS, 100))
                        .getMessage());
        for (Baseline baseline : Baseline.values()) {
            assertEquals(
                    "days must be > 0, got days=0",
                    assertThrows(IllegalArgumentException.class, () -> expected(baseline, 0))
                            .getMessage());
        }
    }

    @Test
    void theSameDaysAYearBefore() {
        ActivityLog log = ActivityLog.ofEvents(new long[] {1, 1, 1, 2, 2}, new int[] {0, 40, 400, 30, 45});
        // 364 days before day 401 is day 37.
        Forecast forecast = Baseline.SAME_PERIOD_LAST_YEAR.forecast(log, LocalDate.ofEpochDay(400), 10);
        assertEquals(1, forecast.expectedPurchases(0));
        assertEquals(1, forecast.expectedPurchases(1));
        assertTrue(forecast.model().isEmpty());
        assertTrue(Double.isNaN(forecast.logProbability(0, 1)));
        assertEquals("Forecast[2.0 purchases of 2 customers in 10.0 days]", forecast.toString());
    }

    @Test
    void alikeCustomersTellWhatWillCome() {
        // 40 customers buy on day 0; the even ones again on days 20 and 50, as those of day 30 will.
        long[] customers = new long[120];
        int[] days = new int[120];
        for (int i = 0; i < 120; i++) {
            customers[i] = i < 80 ? i % 40 : i - 40;
            days[i] = i < 40 ? 0 : i < 80 ? (i % 2 == 0 ? 20 : 0) : 30;
        }
        ActivityLog log = ActivityLog.ofEvents(customers, days);
        Forecast forecast = Baseline.ALIKE_CUSTOMERS.forecast(log, LocalDate.ofEpochDay(40), 15);
        // One period earlier, day 25, the even ones had one repeat and bought no more; of the others nobody either.
        assertEquals(0, forecast.expectedPurchases(), 1e-12);
    }

    @Test
    void everyOriginSeesItsPastOnly() {
        BackTest test =
                BackTest.of(regular(), DAY_99, 20, List.of(Baseline.LAST_PERIOD, Baseline.SAME_PERIOD_LAST_YEAR));
        assertEquals(
                List.of(LocalDate.ofEpochDay(79), LocalDate.ofEpochDay(59), LocalDate.ofEpochDay(39)), test.origins());
        assertEquals(20, test.days());
        assertTrue(test.isJudged());
        List<BackTest.Trial> trials = test.trials(Baseline.LAST_PERIOD);
        // Customer 1 did what he had done; customer 3 was not known then.
        assertEquals(2, trials.get(0).evaluation().actualPurchases());
        assertEquals(2, trials.get(0).evaluation().expectedPurchases());
        assertEquals(0, trials.get(0).logError());
        assertEquals(0, test.error(Baseline.LAST_PERIOD));
        assertSame(Baseline.LAST_PERIOD, test.choice());
        assertTrue(test.trials(Baseline.SAME_PERIOD_LAST_YEAR).isEmpty());
        assertTrue(Double.isNaN(test.error(Baseline.SAME_PERIOD_LAST_YEAR)));
        assertEquals(
                "Over the last 3 periods of 20 days the best was: as in the last period, which missed by 0 %.\n"
                        + "as in the last period: 1970-03-21 expected 2, actual 2; 1970-03-01 expected 2, actual 2;"
                        + " 1970-02-09 expected 2, actual 2;\n"
                        + "as a year before: not judged\n",
                test.explanation());
        assertEquals("BackTest[2 forecasters, 3 origins, 20 days]", test.toString());
        assertEquals(
                "forecaster must be one of those that were asked, got forecaster=NBD",
                assertThrows(IllegalArgumentException.class, () -> test.trials(RepeatBuying.NBD))
                        .getMessage());
    }

    @Test
    void aShortLogIsNotJudged() {
        BackTest test = BackTest.of(regular(), DAY_99, 60);
        assertEquals(List.of(), test.origins());
        assertFalse(test.isJudged());
        assertSame(Blend.LEAVING, test.choice());
        assertTrue(
                test.explanation()
                        .startsWith(
                                "The purchases do not reach back over three periods of 60 days: there is too little to"
                                        + " choose by. Not chosen, but taken: mean of the three models of leaving.\n"),
                test.explanation());
        assertFalse(BackTest.of(ActivityLog.EMPTY, DAY_99, 10).isJudged());
        // One origin is a fluke easily.
        BackTest one = BackTest.of(regular(), DAY_99, 40);
        assertEquals(1, one.origins().size());
        assertSame(Blend.LEAVING, one.choice());
    }

    @Test
    void whatCannotBe() {
        assertEquals(
                "forecasters must not be empty, got forecasters=[]",
                assertThrows(IllegalArgumentException.class, () -> BackTest.of(regular(), DAY_99, 20, List.of()))
                        .getMessage());
        assertEquals(
                "parts must not be empty, got parts=[]",
                assertThrows(IllegalArgumentException.class, () -> new Blend("x", List.of()))
                        .getMessage());
        BuyerHistories buyers = BuyerHistories.asOf(regular(), DAY_99);
        assertEquals(
                "buyers and expected must have the same length, got buyers.length=3, expected.length=2",
                assertThrows(IllegalArgumentException.class, () -> Forecast.ofMeans(buyers, 10, new double[2]))
                        .getMessage());
        Forecast later = Forecast.ofMeans(buyers, 10, new double[3]);
        assertTrue(assertThrows(
                        IllegalArgumentException.class,
                        () -> HoldOut.of(regular(), DAY_99.minusDays(10), DAY_99)
                                .evaluate(later))
                .getMessage()
                .contains("customers of the"));
    }

    @Test
    void aBlendIsTheMeanOfThoseWhoAnswer() {
        var blend = new Blend("both", List.of(Baseline.LAST_PERIOD, Baseline.OWN_RATE, Baseline.SAME_PERIOD_LAST_YEAR));
        assertMeans(new double[] {1 + 9 * 10 / 99.0, 10 / 99.0, 0.5}, expected(blend, 20));
        var silent = new Blend("none", List.of(Baseline.SAME_PERIOD_LAST_YEAR));
        assertEquals(
                "the purchases do not reach back over the same period a year before",
                assertThrows(IllegalStateException.class, () -> expected(silent, 20))
                        .getMessage());
    }

    @Test
    void modelsForecastByTheirFit() {
        Forecast forecast = RepeatBuying.NBD.forecast(regular(), DAY_99, 20);
        assertEquals("NBD", RepeatBuying.NBD.label());
        assertTrue(forecast.model().isPresent());
        assertTrue(forecast.logProbability(0, 2) < 0);
        ActivityLog once = ActivityLog.ofEvents(new long[] {1}, new int[] {0});
        assertEquals(
                "NBD needs customers who bought again, got none among 1",
                assertThrows(IllegalStateException.class, () -> RepeatBuying.NBD.forecast(once, DAY_99, 10))
                        .getMessage());
    }

    /** A shop that shrinks: no model sees it, and last period's count does. */
    @Test
    void theHoldOutChoosesWhatTheLikelihoodCannot() {
        LocalDate asOf = LocalDate.of(2006, 6, 30);
        ActivityLog log = PaidDays.of(PublicOrders.rfm());
        BackTest test = BackTest.of(
                log.upTo(asOf),
                asOf,
                184,
                List.of(
                        RepeatBuying.BG_NBD,
                        RepeatBuying.NBD,
                        Baseline.LAST_PERIOD,
                        Baseline.OWN_RATE,
                        Baseline.ALIKE_CUSTOMERS));
        assertSame(Baseline.LAST_PERIOD, test.choice());
        var holdOut = HoldOut.of(log.upTo(asOf.plusDays(184)), asOf, asOf.plusDays(184));
        var chosen = holdOut.evaluate(test.choice().forecast(log.upTo(asOf), asOf, 184));
        assertEquals(chosen.actualPurchases(), chosen.expectedPurchases(), 0.08 * chosen.actualPurchases());
        var nbd = holdOut.evaluate(RepeatBuying.NBD.forecast(log.upTo(asOf), asOf, 184));
        assertTrue(nbd.expectedPurchases() > 1.75 * nbd.actualPurchases(), nbd::toString);
    }
}
