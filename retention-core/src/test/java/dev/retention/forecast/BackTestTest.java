package dev.retention.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.PublicOrders;
import dev.retention.estimate.Interval;
import dev.retention.history.BuyerHistories;
import dev.retention.lifetime.PaidDays;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
                    "days must be in [1, 3653], got days=0",
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
        assertTrue(forecast.models().isEmpty());
        assertTrue(Double.isNaN(forecast.probabilityAlive(0)));
        // A rule knows a mean only: Poisson around it.
        assertEquals(Math.exp(-1) / 6, forecast.probabilityOfPurchases(0, 3), 1e-15);
        assertEquals(2 - 2 * Math.exp(-1), forecast.expectedBuyers(), 1e-15);
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
                "as in the last period: missed by 0 % over the last 3 periods of 20 days; no other did better by more"
                        + " than chance explains.\n"
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
        assertSame(SeasonalWhereBetter.LEAVING, test.choice());
        assertTrue(
                test.explanation()
                        .startsWith(
                                "mean of two models of leaving, seasons where they show: taken, not chosen, since the"
                                        + " purchases do not reach back over three periods of 60 days.\n"),
                test.explanation());
        assertEquals(
                Optional.empty(),
                test.purchases(test.choice(), Baseline.LAST_PERIOD.forecast(regular(), DAY_99, 60), 0.8));
        assertFalse(BackTest.of(ActivityLog.EMPTY, DAY_99, 10).isJudged());
        // One origin is a fluke easily.
        BackTest one = BackTest.of(regular(), DAY_99, 40);
        assertEquals(1, one.origins().size());
        assertSame(SeasonalWhereBetter.LEAVING, one.choice());
    }

    /** Says a share of what comes, as it knows the future: a stand-in for errors that are known. */
    private record Prophet(String label, ActivityLog future, double... factors) implements Forecaster {

        @Override
        public Forecast forecast(ActivityLog known, LocalDate asOf, int days) {
            int origin = (int) (DAY_99.toEpochDay() - asOf.toEpochDay()) / days;
            BuyerHistories buyers = BuyerHistories.asOf(known, asOf);
            double[] expected = Baseline.counts(future, asOf.toEpochDay() + 1, asOf.toEpochDay() + 1 + days, buyers);
            for (int i = 0; i < expected.length; i++) {
                expected[i] *= factors[origin - 1];
            }
            return Forecast.ofMeans(buyers, days, expected);
        }
    }

    private static Prophet prophet(String label, double... factors) {
        return new Prophet(label, regular(), factors);
    }

    /** The logarithmic error of a prophet who says so many times what comes, which is 2 purchases at each origin. */
    private static double errorOf(double factor) {
        return Math.log((2 * factor + 0.5) / 2.5);
    }

    @Test
    void theMeanStandsByWhatWasKnownThen() {
        var high = prophet("high", 2, 2, 2, 2);
        var low = prophet("low", 0.5, 0.5, 0.5, 0.5);
        BackTest test = BackTest.of(regular(), DAY_99, 20, List.of(high, low));
        Forecaster mean = test.choice();
        assertEquals("mean of 2 ways, weighted by how well each has done", mean.label());
        assertEquals(List.of(mean, high, low), test.forecasters());
        double weight = Math.pow((square(errorOf(2)) + 0.001) / (square(errorOf(0.5)) + 0.001), 2);
        // Weights over the roots of the totals, 4 and 1, so that the mean is near the geometric one.
        double share = weight / Math.sqrt(1.5) / (weight / Math.sqrt(1.5) + 1 / Math.sqrt(4.5));
        double[] expected = test.trials(mean).stream()
                .mapToDouble(trial -> trial.evaluation().expectedPurchases())
                .toArray();
        // Before the third origin there is one only: no ground to weigh by, and the first is believed.
        org.junit.jupiter.api.Assertions.assertArrayEquals(
                new double[] {share + 4 * (1 - share), share + 4 * (1 - share), 4}, expected, 1e-12);
        assertEquals(
                String.format(
                        java.util.Locale.ROOT,
                        "mean of 2 ways, weighted by how well each has done (%.0f %% high; %.0f %% low): missed by %.0f %%"
                                + " over the last 3 periods of 20 days; none of them alone did better by more than chance"
                                + " explains.",
                        100 / (1 + weight),
                        100 * weight / (1 + weight),
                        100 * Math.expm1(test.error(mean))),
                test.verdict());
    }

    private static double square(double value) {
        return value * value;
    }

    @Test
    void oneAloneIsChosenIfItWasBetterThanTheMeanByMoreThanChance() {
        var first = prophet("first", 3, 3, 3, 1);
        var better = prophet("better", 1, 1, 1, 3);
        BackTest test = BackTest.of(regular(), DAY_99, 20, List.of(first, better));
        assertSame(better, test.choice(), test::explanation);
        assertTrue(
                test.verdict().startsWith("better: missed by 0 % over the last 3 periods of 20 days; mean of 2 ways,"),
                test.verdict());
        assertTrue(test.verdict().endsWith(" %, more than chance explains."), test.verdict());
        // Better twice, and worse once by as much as it had won.
        var lucky = prophet("lucky", 1, 1, 6, 1);
        assertEquals(
                "mean of 2 ways, weighted by how well each has done",
                BackTest.of(regular(), DAY_99, 20, List.of(prophet("even", 2, 2, 2, 2), lucky))
                        .choice()
                        .label());
        assertEquals(1, test.sampling());
    }

    @Test
    void aYardstickIsAskedAndNotBelieved() {
        var first = prophet("first", 2, 2, 2, 2);
        var exact = prophet("exact", 1, 1, 1, 1);
        BackTest test = BackTest.of(regular(), DAY_99, 20, List.of(first), List.of(exact));
        assertSame(first, test.choice());
        assertEquals(0, test.error(exact));
        assertEquals(List.of(first, exact), test.forecasters());
        // One that is both is a forecaster.
        assertEquals(
                3,
                BackTest.of(regular(), DAY_99, 20, List.of(first, exact), List.of(exact))
                        .trials(exact)
                        .size());
    }

    @Test
    void whereTheFirstIsSilentWhoMissedLeastIsBelievedAndNoYardstick() {
        var high = prophet("high", 2, 2, 2, 2);
        var higher = prophet("higher", 4, 4, 4, 4);
        var exact = prophet("exact", 1, 1, 1, 1);
        BackTest test = BackTest.of(
                regular(), DAY_99, 20, List.of(Baseline.SAME_PERIOD_LAST_YEAR, higher, high), List.of(exact));
        assertEquals(0, test.error(exact));
        assertSame(high, test.choice());
    }

    @Test
    void theErrorsOfThePastAreTheInterval() {
        var wrong = prophet("wrong", 2, 0.5, 2);
        BackTest test = BackTest.of(regular(), DAY_99, 20, List.of(wrong));
        Forecast next = Forecast.ofMeans(BuyerHistories.asOf(regular(), DAY_99), 20, new double[] {50, 30, 20});
        // ln (4.5 / 2.5) twice and ln (1.5 / 2.5): s = 0.563; t of 80 % and three degrees is 1.638.
        Interval likely = test.purchases(wrong, next, 0.8).orElseThrow();
        double s = Math.sqrt((2 * Math.pow(Math.log(4.5 / 2.5), 2) + Math.pow(Math.log(1.5 / 2.5), 2)) / 3);
        assertEquals(Math.floor(100.5 / Math.exp(1.63774 * s) - 0.5), likely.lower());
        assertEquals(Math.ceil(100.5 * Math.exp(1.63774 * s) - 0.5), likely.upper());
    }

    /** 60,000 customers who buy on day 0 and, every third of them, on day 40. */
    @Test
    void ofManyCustomersSomeAreAsked() {
        int n = 60_000;
        long[] customers = new long[2 * n];
        int[] days = new int[2 * n];
        for (int i = 0; i < 2 * n; i++) {
            customers[i] = i % n;
            days[i] = i < n || i % 3 > 0 ? 0 : 40;
        }
        ActivityLog log = ActivityLog.ofEvents(customers, days);
        BackTest test = BackTest.of(log, DAY_99, 30, List.of(Baseline.LAST_PERIOD));
        assertEquals(2, test.sampling());
        assertEquals(
                10_000, test.trials(Baseline.LAST_PERIOD).get(1).evaluation().actualPurchases());
        assertTrue(test.verdict().contains("asked about one in 2 customers"), test::verdict);
    }

    @Test
    void aForecastIsJudgedByItsWholeDistribution() {
        BuyerHistories buyers = BuyerHistories.asOf(regular(), DAY_99);
        var judged = new HoldOutEvaluation(Forecast.ofMeans(buyers, 10, new double[] {0, 0, 0}), new int[] {0, 2, 0});
        // Sure of 0, and 2 came: the absolute error.
        assertEquals(2 / 3.0, judged.crps(), 1e-12);
        assertEquals(judged.meanAbsoluteError(), judged.crps(), 1e-12);
        assertEquals(Double.NEGATIVE_INFINITY, judged.logScore());
        // Poisson of mean 1, and 1 came: e⁻² + (1 - 2/e)² + (1 - 2.5/e)² + …
        var one = new HoldOutEvaluation(Forecast.ofMeans(buyers, 10, new double[] {1, 1, 1}), new int[] {1, 1, 1});
        double expected = Math.exp(-2);
        double below = 0;
        double p = Math.exp(-1);
        for (int k = 0; k < 30; k++) {
            below += p;
            expected += k >= 1 ? (1 - below) * (1 - below) : 0;
            p /= k + 1;
        }
        assertEquals(expected, one.crps(), 1e-7);
        assertEquals(-1, one.logScore(), 1e-12);
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
    void aMeanOfModelsAndRulesIsADistribution() {
        Forecast model = RepeatBuying.NBD.forecast(regular(), DAY_99, 20);
        Forecast rule = Baseline.LAST_PERIOD.forecast(regular(), DAY_99, 20);
        Forecast mean = Forecast.mean(List.of(rule, model));
        double sum = 0;
        double expected = 0;
        for (int n = 0; n < 200; n++) {
            sum += mean.probabilityOfPurchases(0, n);
            expected += n * mean.probabilityOfPurchases(0, n);
        }
        assertEquals(1, sum, 1e-9);
        assertEquals(mean.expectedPurchases(0), expected, 1e-9);
        assertEquals((rule.expectedPurchases(0) + model.expectedPurchases(0)) / 2, expected, 1e-9);
        // The rule says nothing of who is alive; the customers are kept in the model's unit.
        assertEquals(1, mean.probabilityAlive(0));
        assertEquals(model.buyers(), mean.buyers());
        assertEquals(1, mean.models().size());
    }

    @Test
    void modelsForecastByTheirFit() {
        Forecast forecast = RepeatBuying.NBD.forecast(regular(), DAY_99, 20);
        assertEquals("NBD", RepeatBuying.NBD.label());
        assertEquals(1, forecast.models().size());
        double sum = 0;
        for (int n = 0; n < 200; n++) {
            sum += forecast.probabilityOfPurchases(0, n);
        }
        assertEquals(1, sum, 1e-9);
        Forecast blend = Blend.LEAVING.forecast(regular(), DAY_99, 20);
        assertEquals(2, blend.models().size());
        assertEquals(
                blend.expectedBuyers(),
                3
                        - blend.probabilityOfPurchases(0, 0)
                        - blend.probabilityOfPurchases(1, 0)
                        - blend.probabilityOfPurchases(2, 0),
                1e-12);
        List<Forecast> several = Blend.LEAVING.forecasts(regular(), DAY_99, 10, 20);
        assertEquals(blend.expectedPurchases(), several.get(1).expectedPurchases());
        assertEquals(
                Baseline.OWN_RATE.forecast(regular(), DAY_99, 10).expectedPurchases(),
                Baseline.OWN_RATE.forecasts(regular(), DAY_99, 10, 20).get(0).expectedPurchases());
        ActivityLog once = ActivityLog.ofEvents(new long[] {1}, new int[] {0});
        assertEquals(
                "NBD needs customers who bought again, got none among 1",
                assertThrows(IllegalStateException.class, () -> RepeatBuying.NBD.forecast(once, DAY_99, 10))
                        .getMessage());
    }

    /** A shop that shrinks: no model sees it, and what alike customers did last does. */
    @Test
    void theHoldOutChoosesWhatTheLikelihoodCannot() {
        LocalDate asOf = LocalDate.of(2006, 6, 30);
        ActivityLog log = PaidDays.of(PublicOrders.rfm());
        BackTest test = BackTest.of(
                log.upTo(asOf),
                asOf,
                184,
                List.of(RepeatBuying.BG_NBD, Baseline.ALIKE_CUSTOMERS, Baseline.SAME_PERIOD_LAST_YEAR),
                List.of(RepeatBuying.NBD));
        assertSame(Baseline.ALIKE_CUSTOMERS, test.choice());
        var holdOut = HoldOut.of(log.upTo(asOf.plusDays(184)), asOf, asOf.plusDays(184));
        var chosen = holdOut.evaluate(test.choice().forecast(log.upTo(asOf), asOf, 184));
        assertEquals(chosen.actualPurchases(), chosen.expectedPurchases(), 0.08 * chosen.actualPurchases());
        var nbd = holdOut.evaluate(RepeatBuying.NBD.forecast(log.upTo(asOf), asOf, 184));
        assertTrue(nbd.expectedPurchases() > 1.75 * nbd.actualPurchases(), nbd::toString);
    }
}
