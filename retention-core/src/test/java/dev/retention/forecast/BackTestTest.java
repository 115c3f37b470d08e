package dev.retention.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.PublicOrders;
import dev.retention.activity.RefundPolicy;
import dev.retention.economics.Horizon;
import dev.retention.estimate.Interval;
import dev.retention.history.BuyerHistories;
import dev.retention.history.GroupedHistories;
import dev.retention.lifetime.Nbd;
import dev.retention.lifetime.PaidDays;
import dev.retention.period.TimeUnit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
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

    /** Says a share of what comes, as it knows the future; nothing where that is NaN: a stand-in for errors that are known. */
    private record Prophet(String label, ActivityLog future, double... factors) implements Forecaster {

        @Override
        public Forecast forecast(ActivityLog known, LocalDate asOf, int days) {
            int origin = (int) (DAY_99.toEpochDay() - asOf.toEpochDay()) / days;
            BuyerHistories buyers = BuyerHistories.asOf(known, asOf);
            if (Double.isNaN(factors[origin - 1])) {
                throw new IllegalStateException("I know nothing of that day");
            }
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

    /** Models that find no customer who bought again say nothing: no number stands for that. */
    @Test
    void whoCouldNotAnswerIsNotSaidToHaveMissed() {
        long[] customers = new long[30];
        int[] days = new int[30];
        for (int i = 0; i < 30; i++) {
            customers[i] = i;
            days[i] = 3 * i;
        }
        ActivityLog log = ActivityLog.of(customers, days, new long[30], RefundPolicy.NET);
        BackTest test = BackTest.of(log, LocalDate.ofEpochDay(99), 20);
        assertEquals(
                "alike customers one period earlier: missed by 0 % over the last 3 periods of 20 days; mean of two models of leaving,"
                        + " seasons where they show: could say nothing of them.",
                test.verdict());
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

    /** A customer buys every 10 days, so that 1 purchase comes after each of the six origins. */
    private static BackTest byTens(Forecaster... forecasters) {
        return BackTest.of(regular(), DAY_99, 10, List.of(forecasters));
    }

    private static final double SILENT = Double.NaN;

    private static double[] gains(BackTest test, Forecaster one) {
        double[] gains = new double[3];
        for (int k = 0; k < 3; k++) {
            gains[k] = Math.abs(test.trials(test.forecasters().get(0)).get(k).logError())
                    - Math.abs(test.trials(one).get(k).logError());
        }
        return gains;
    }

    @Test
    void aGainOfLessThanOneInAHundredIsNone() {
        var first = prophet("first", 3, 3, 3, 3, 3, 3);
        var exact = prophet("exact", 1, 1, 1, 1, 1, 1);
        BackTest test = byTens(first, exact);
        // Of three origins each, the weights say: the first is worth nearly nothing, and is not named.
        double weight = Math.pow((square(Math.log(3.5 / 1.5)) + 0.001) / 0.001, 2);
        double share = 1 / Math.sqrt(3.5) / (1 / Math.sqrt(3.5) + weight / Math.sqrt(1.5));
        for (double gain : gains(test, exact)) {
            assertEquals(Math.log((1 + 2 * share + 0.5) / 1.5), gain, 1e-12);
        }
        assertEquals(test.forecasters().get(0), test.choice());
        assertTrue(test.verdict().contains(" (100 % exact): "), test::verdict);
    }

    /** Who gains the same each time gains more than chance explains; of two who gain alike the first is taken. */
    @Test
    void theFirstOfThoseWhoGainMostIsTaken() {
        var first = prophet("first", 1.4, 1.4, 1.4, 1.4, 1.4, 1.4);
        var second = prophet("second", 1.02, 1.02, 1.02, 6, 6, 6);
        var best = prophet("best", 1, 1, 1, 6, 6, 6);
        var asGood = prophet("as good", 1, 1, 1, 6, 6, 6);
        var third = prophet("third", 1.03, 1.03, 1.03, 6, 6, 6);
        BackTest test = byTens(first, second, best, asGood, third);
        assertTrue(Arrays.stream(gains(test, third)).allMatch(gain -> gain > 0.05), test::explanation);
        assertSame(best, test.choice(), test::explanation);
    }

    /** Three gains with a mean below their standard error are chance. */
    @Test
    void aGainWithinItsErrorIsChance() {
        var first = prophet("first", 2, 2, 2, 2, 2, 2);
        var lucky = prophet("lucky", 1, 1.7, 2.5, 2, 2, 2);
        BackTest test = byTens(first, lucky);
        double[] gains = gains(test, lucky);
        double mean = Arrays.stream(gains).average().orElseThrow();
        double error = Math.sqrt(Arrays.stream(gains).map(g -> square(g - mean)).sum() / 2 / 3);
        assertTrue(mean > 0.01 && mean < 0.95 * error && mean > 0.75 * error, mean + " of " + error);
        assertEquals(test.forecasters().get(0), test.choice());
    }

    @Test
    void whoWasSilentOnceHasNoErrorAndTwoTrialsAreTooFewToChooseBy() {
        var first = prophet("first", 2, 2, SILENT, 2, 2, 2);
        var exact = prophet("exact", 1, 1, 1, 2, 2, 2);
        BackTest test = byTens(first, exact);
        assertEquals(2, test.trials(first).size());
        assertTrue(Double.isNaN(test.error(first)));
        assertEquals(0, test.error(exact));
        // The mean was silent where its first was, and has two trials as well.
        Forecaster mean = test.forecasters().get(0);
        assertEquals(2, test.trials(mean).size());
        assertSame(mean, test.choice());
        // Each of them silent once and the mean judged once: nobody has an error to be chosen by.
        var once = prophet("once", 2, SILENT, SILENT, 2, 2, 2);
        var never = prophet("other", 1, 1, SILENT, 2, 2, 2);
        BackTest test2 = byTens(once, never);
        assertEquals(1, test2.trials(test2.forecasters().get(0)).size());
        assertSame(test2.forecasters().get(0), test2.choice());
    }

    /** Where one of the mean says nothing, the mean is that of the others. */
    @Test
    void theMeanIsOfThoseWhoSaidSomething() {
        var first = prophet("first", 2, 2, 2, 2, 2, 2);
        var other = prophet("other", 1, SILENT, 1, 1, 1, 1);
        BackTest test = byTens(first, other);
        List<BackTest.Trial> trials = test.trials(test.forecasters().get(0));
        assertTrue(trials.get(0).evaluation().expectedPurchases() < 1.1);
        assertEquals(2, trials.get(1).evaluation().expectedPurchases(), 1e-12);
        // Now, of day 99, both speak: weights of the last three origins, over the roots of the totals.
        var two = new WeightedMean(Map.of(Baseline.LAST_PERIOD, 3.0, Baseline.OWN_RATE, 1.0));
        Forecast last = Baseline.LAST_PERIOD.forecast(regular(), DAY_99, 20);
        Forecast rate = Baseline.OWN_RATE.forecast(regular(), DAY_99, 20);
        double ofLast = 3 / Math.sqrt(3.5);
        double ofRate = 1 / Math.sqrt(rate.expectedPurchases() + 0.5);
        assertEquals(
                (ofLast * 2 + ofRate * rate.expectedPurchases(0)) / (ofLast + ofRate),
                two.forecast(regular(), DAY_99, 20).expectedPurchases(0),
                1e-12);
        assertEquals(3, last.expectedPurchases());
        List<Forecast> both = two.forecasts(regular(), DAY_99, 10, 20);
        assertEquals(2, both.size());
        assertEquals(
                two.forecast(regular(), DAY_99, 10).expectedPurchases(),
                both.get(0).expectedPurchases());
        assertMeans(
                new double[] {2, 0, 1},
                expected(new WeightedMean(Map.of(Baseline.LAST_PERIOD, 2.0, Baseline.SAME_PERIOD_LAST_YEAR, 1.0)), 20));
        assertEquals(
                "the purchases do not reach back over the same period a year before",
                assertThrows(
                                IllegalStateException.class,
                                () -> new WeightedMean(Map.of(Baseline.SAME_PERIOD_LAST_YEAR, 1.0))
                                        .forecast(regular(), DAY_99, 20))
                        .getMessage());
    }

    /** An origin counts if one in ten customers was known then. */
    @Test
    void anOriginNeedsOneInTenCustomers() {
        for (int late = 9; late <= 10; late++) {
            long[] customers = new long[late + 1];
            int[] days = new int[late + 1];
            for (int i = 1; i <= late; i++) {
                customers[i] = i;
                days[i] = 95;
            }
            BackTest test =
                    BackTest.of(ActivityLog.ofEvents(customers, days), DAY_99, 30, List.of(Baseline.LAST_PERIOD));
            assertEquals(late == 9 ? 2 : 0, test.origins().size());
        }
    }

    @Test
    void aSampleIsOfSoManyAtMost() {
        var five = ActivityLog.ofEvents(new long[] {1, 2, 3, 4, 5}, new int[5]);
        assertEquals(1, Sample.step(five, 5));
        assertEquals(2, Sample.step(five, 4));
        assertEquals(3, Sample.step(five, 2));
        assertEquals(1, Sample.step(ActivityLog.EMPTY, 7));
        assertSame(five, Sample.of(five, 1));
        assertEquals(
                2,
                Sample.of(ActivityLog.ofEvents(new long[] {2, 4, 5, 7}, new int[4]), 2)
                        .customerCount());
    }

    @Test
    void theYardsticksAreThePlainest() {
        assertEquals(List.of(RepeatBuying.NBD, Baseline.LAST_PERIOD, Baseline.OWN_RATE), BackTest.standardYardsticks());
    }

    /** A table of who is alike: so many repeats, 4 to 7 and 8 to 15 together, and a silence of so many eighths of the period. */
    private static String repeatsAlike(int x) {
        return x <= 3 ? "" + x : x <= 7 ? "4 to 7" : "8 to 15";
    }

    private static String alike(BuyerHistories buyers, int i, int days) {
        double eighths = 8 * (buyers.age(i) - buyers.lastAge(i)) / days;
        String silence = eighths < 1
                ? "0"
                : eighths < 2
                        ? "1"
                        : eighths < 4 ? "2" : eighths < 8 ? "4" : eighths < 16 ? "8" : eighths < 32 ? "16" : "32";
        return repeatsAlike(buyers.repeats(i)) + " repeats, silent " + silence;
    }

    /** Those who are alike say what will come if there are ten of them, else those who bought as often, else all. */
    @Test
    void tenWhoAreAlikeAreEnough() {
        for (int size : new int[] {60, 150, 400}) {
            var random = new Random(size);
            var log = ActivityLog.EMPTY;
            for (int c = 0; c < size; c++) {
                double perDay = 0.002 + 0.2 * Math.pow(random.nextDouble(), 3);
                int last = random.nextInt(170);
                int first = random.nextInt(60);
                int[] own = IntStream.range(0, 160)
                        .filter(day -> day == first || day > first && day <= last && random.nextDouble() < perDay)
                        .limit(16)
                        .toArray();
                long[] ids = new long[own.length];
                Arrays.fill(ids, c);
                log = log.plus(ActivityLog.ofEvents(ids, own));
            }
            var then = LocalDate.ofEpochDay(119);
            BuyerHistories earlier = BuyerHistories.asOf(log.upTo(then), then);
            double[] since = Baseline.counts(log, 120, 160, earlier);
            var alike = new HashMap<String, DoubleSummaryStatistics>();
            for (int i = 0; i < since.length; i++) {
                for (String key : List.of(alike(earlier, i, 40), repeatsAlike(earlier.repeats(i)), "all")) {
                    alike.computeIfAbsent(key, k -> new DoubleSummaryStatistics())
                            .accept(since[i]);
                }
            }
            Forecast forecast = Baseline.ALIKE_CUSTOMERS.forecast(log, LocalDate.ofEpochDay(159), 40);
            BuyerHistories buyers = forecast.buyers();
            for (int i = 0; i < buyers.size(); i++) {
                var nobody = new DoubleSummaryStatistics();
                var found = alike.getOrDefault(alike(buyers, i, 40), nobody);
                found = found.getCount() >= 10 ? found : alike.getOrDefault(repeatsAlike(buyers.repeats(i)), nobody);
                found = found.getCount() >= 10 ? found : alike.get("all");
                assertEquals(found.getAverage(), forecast.expectedPurchases(i), 1e-12, "customer " + i);
            }
        }
    }

    @Test
    void rulesCountPurchasesAndNoReturns() {
        var log = ActivityLog.of(
                new long[] {1, 1, 1, 2}, new int[] {10, 90, 95, 95}, new long[] {10, 10, -10, 10}, RefundPolicy.NET);
        Forecast forecast = Baseline.LAST_PERIOD.forecast(log, DAY_99, 20);
        assertEquals(1, forecast.expectedPurchases(0));
        // The last period ends today, and began 20 days ago.
        var edges = ActivityLog.ofEvents(new long[] {1, 1, 1}, new int[] {79, 80, 99});
        assertEquals(2, Baseline.LAST_PERIOD.forecast(edges, DAY_99, 20).expectedPurchases());
        // Who only gave something back was no customer then.
        var returned = ActivityLog.of(new long[] {1, 1}, new int[] {0, 50}, new long[] {-10, 10}, RefundPolicy.NET);
        assertEquals(
                0,
                Baseline.ALIKE_CUSTOMERS
                        .forecast(returned, LocalDate.ofEpochDay(60), 20)
                        .expectedPurchases());
        // 364 days ago is as far back as there is a year before.
        var year = ActivityLog.ofEvents(new long[] {1, 1}, new int[] {36, 90});
        LocalDate asOf = LocalDate.ofEpochDay(399);
        assertEquals(2, Baseline.SAME_PERIOD_LAST_YEAR.forecast(year, asOf, 364).expectedPurchases());
        assertEquals(1, Baseline.SAME_PERIOD_LAST_YEAR.forecast(year, asOf, 54).expectedPurchases());
        assertThrowsTooShort(year, asOf.minusDays(1), 20);
        assertThrowsTooShort(year, asOf, 365);
        assertThrowsTooShort(ActivityLog.EMPTY, asOf, 20);
        assertEquals(
                "the purchases do not reach back over more than one period",
                assertThrows(
                                IllegalStateException.class,
                                () -> Baseline.ALIKE_CUSTOMERS.forecast(ActivityLog.EMPTY, asOf, 20))
                        .getMessage());
        // Of one period and a day there is one who was known before.
        assertEquals(
                1,
                Baseline.ALIKE_CUSTOMERS
                        .forecast(year, LocalDate.ofEpochDay(96), 60)
                        .expectedPurchases());
        // Who has come today has no rate of their own.
        assertEquals(
                0,
                Baseline.OWN_RATE
                        .forecast(year.upTo(LocalDate.ofEpochDay(36)), LocalDate.ofEpochDay(36), 20)
                        .expectedPurchases());
    }

    private static void assertThrowsTooShort(ActivityLog log, LocalDate asOf, int days) {
        assertEquals(
                "the purchases do not reach back over the same period a year before",
                assertThrows(
                                IllegalStateException.class,
                                () -> Baseline.SAME_PERIOD_LAST_YEAR.forecast(log, asOf, days))
                        .getMessage());
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

    /** Against R: {@code dpois(c(1000, 950), 1000)} and so on. Nothing can begin with P(0), which is no number. */
    @Test
    void whoBuysAThousandTimesHasADistributionToo() {
        BuyerHistories buyers = BuyerHistories.asOf(regular(), DAY_99);
        Forecast forecast = Forecast.ofMeans(buyers, 10, new double[] {1000, 745, 1e6});
        assertEquals(1.2614611348721503e-2, forecast.probabilityOfPurchases(0, 1000), 1e-13);
        assertEquals(3.6296190663045957e-3, forecast.probabilityOfPurchases(0, 950), 1e-13);
        assertEquals(1.4614479440624753e-2, forecast.probabilityOfPurchases(1, 745), 1e-13);
        assertEquals(3.9894224715624404e-4, forecast.probabilityOfPurchases(2, 1_000_000), 1e-12);
        assertEquals(0, forecast.probabilityOfPurchases(0, 0));
        // Near a normal law of deviation √1000, and the middle came: its CRPS is √(1000 / π) (√2 - 1).
        var judged = new HoldOutEvaluation(
                Forecast.ofMeans(buyers, 10, new double[] {1000, 1000, 1000}), new int[] {1000, 1000, 1000});
        assertEquals(Math.sqrt(1000 / Math.PI) * (Math.sqrt(2) - 1), judged.crps(), 0.05);
        assertEquals(Math.log(1.2614611348721503e-2), judged.logScore(), 1e-11);
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
        assertEquals(
                "expected[1] must be finite and >= 0, got expected[1]=-0.5",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Forecast.ofMeans(buyers, 10, new double[] {1, -0.5, 1}))
                        .getMessage());
        assertEquals(
                "parts must not be empty, got parts=[]",
                assertThrows(IllegalArgumentException.class, () -> Forecast.mean(List.of()))
                        .getMessage());
        BuyerHistories others = BuyerHistories.of(
                new long[] {1, 2, 4}, new int[3], new double[3], new double[3], new long[3], TimeUnit.DAY);
        List<Forecast> ofOthers =
                List.of(Forecast.ofMeans(buyers, 10, new double[3]), Forecast.ofMeans(others, 10, new double[3]));
        assertEquals(
                "forecast must be of the same customers, got customer 4 for customer 3",
                assertThrows(IllegalArgumentException.class, () -> Forecast.mean(ofOthers))
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
        // The score of the whole distribution is that of P(0), P(1), …, one by one.
        int[] actual = {1, 0, 2};
        double crps = 0;
        for (int i = 0; i < 3; i++) {
            double below = 0;
            for (int n = 0; n < 200; n++) {
                below += mean.probabilityOfPurchases(i, n);
                crps += square(below - (actual[i] <= n ? 1 : 0)) / 3;
            }
        }
        assertEquals(crps, new HoldOutEvaluation(mean, actual).crps(), 1e-7);
        assertEquals(new Horizon(20, TimeUnit.DAY), rule.horizon());
        assertSame(rule, Forecast.mean(List.of(rule)));
    }

    @Test
    void whoIsThereIsTheMeanOfTheModels() {
        Forecast mbg = RepeatBuying.MBG_NBD.forecast(regular(), DAY_99, 20);
        Forecast nbd = RepeatBuying.NBD.forecast(regular(), DAY_99, 20);
        Forecast mean = Forecast.mean(List.of(mbg, nbd));
        int[] actual = {3, 0, 2};
        double crps = 0;
        for (int i = 0; i < 3; i++) {
            assertTrue(mbg.probabilityAlive(i) < 0.9999);
            assertEquals((mbg.probabilityAlive(i) + 1) / 2, mean.probabilityAlive(i), 1e-15);
            double below = 0;
            for (int n = 0; n < 300; n++) {
                below += (mbg.probabilityOfPurchases(i, n) + nbd.probabilityOfPurchases(i, n)) / 2;
                crps += square(below - (actual[i] <= n ? 1 : 0)) / 3;
            }
        }
        assertEquals(crps, new HoldOutEvaluation(mean, actual).crps(), 1e-7);
    }

    /** Sums of (P(at most n) - [actual <= n])² over n, term by term, of Poisson and of a law with a long tail. */
    @Test
    void theScoreReachesAsFarAsTheDistribution() {
        BuyerHistories one = BuyerHistories.of(
                new long[] {1}, new int[1], new double[1], new double[] {1}, new long[1], TimeUnit.DAY);
        for (double mean : new double[] {0.5, 20, 60}) {
            for (int actual : new int[] {0, 3, 30}) {
                double expected = 0;
                double below = 0;
                double p = Math.exp(-mean);
                for (int n = 0; n < 300; n++) {
                    below += p;
                    expected += square(below - (actual <= n ? 1 : 0));
                    p *= mean / (n + 1);
                }
                Forecast forecast = Forecast.ofMeans(one, 10, new double[] {mean});
                assertEquals(expected, new HoldOutEvaluation(forecast, new int[] {actual}).crps(), 1e-6 * expected);
            }
        }
        // A thousand purchases and a few are the end of a tail that has none: 8 · 2⁷ terms.
        Nbd wild = new Nbd(0.05, 1e-3, TimeUnit.DAY);
        Forecast forecast = Forecast.ofModel(one, new Horizon(10_000, TimeUnit.DAY), wild);
        double below = 0;
        double expected = 0;
        for (int n = 0; n < 1_024; n++) {
            below += forecast.probabilityOfPurchases(0, n);
            expected += square(below - 1);
        }
        assertTrue(below < 0.999);
        assertEquals(expected, new HoldOutEvaluation(forecast, new int[1]).crps(), 1e-9 * expected);
    }

    @Test
    void modelsForecastByTheirFit() {
        Forecast forecast = RepeatBuying.NBD.forecast(regular(), DAY_99, 20);
        assertEquals("NBD", RepeatBuying.NBD.label());
        GroupedHistories grouped = BuyerHistories.asOf(regular(), DAY_99).grouped();
        assertEquals(Nbd.posterior(grouped), RepeatBuying.NBD.posterior(grouped));
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
    void severalHorizonsAreAnsweredAsEachOfThem() {
        var all = new ArrayList<Forecaster>(List.of(Blend.LEAVING, SeasonalWhereBetter.LEAVING));
        all.addAll(List.of(RepeatBuying.values()));
        all.addAll(List.of(Baseline.LAST_PERIOD, Baseline.OWN_RATE, Baseline.ALIKE_CUSTOMERS));
        for (Forecaster forecaster : all) {
            List<Forecast> several = forecaster.forecasts(regular(), DAY_99, 10, 40);
            assertEquals(2, several.size());
            for (int k = 0; k < 2; k++) {
                Forecast one = forecaster.forecast(regular(), DAY_99, new int[] {10, 40}[k]);
                assertEquals(one.horizon(), several.get(k).horizon());
                assertEquals(one.expectedBuyers(), several.get(k).expectedBuyers());
                for (int i = 0; i < 3; i++) {
                    assertEquals(one.expectedPurchases(i), several.get(k).expectedPurchases(i));
                    assertEquals(one.probabilityAlive(i), several.get(k).probabilityAlive(i));
                    assertEquals(
                            one.probabilityOfPurchases(i, 1), several.get(k).probabilityOfPurchases(i, 1));
                }
            }
        }
    }

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
