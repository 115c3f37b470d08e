package dev.retention.forecast;

import static dev.retention.period.TimeUnit.WEEK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.economics.Horizon;
import dev.retention.estimate.Interval;
import dev.retention.history.BuyerHistories;
import dev.retention.lifetime.MbgNbd;
import dev.retention.lifetime.Nbd;
import dev.retention.lifetime.Simulated;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PredictionTest {

    /** MBG/NBD customers, what they did in the next half year, and how many were still there. */
    private record Shop(BuyerHistories buyers, long next, int alive) {

        static Shop of(long seed, int n) {
            var random = new Random(seed);
            var draw = new Simulated(seed);
            int[] repeats = new int[n];
            double[] lastAges = new double[n];
            double[] ages = new double[n];
            long next = 0;
            int alive = 0;
            for (int i = 0; i < n; i++) {
                ages[i] = 26 + 26 * random.nextDouble();
                double rate = draw.gamma(0.8) / 6;
                double leaving = draw.beta(1.2, 3);
                double t = 0;
                boolean active = random.nextDouble() >= leaving;
                while (active) {
                    t += -Math.log(1 - random.nextDouble()) / rate;
                    if (t > ages[i] + 26) {
                        break;
                    }
                    if (t <= ages[i]) {
                        repeats[i]++;
                        lastAges[i] = t;
                    } else {
                        next++;
                    }
                    active = random.nextDouble() >= leaving;
                }
                // Who is there at the end, or left later, was there at the age T.
                alive += active || t > ages[i] ? 1 : 0;
            }
            return new Shop(BuyerHistories.of(new long[n], repeats, lastAges, ages, new long[n], WEEK), next, alive);
        }
    }

    /** The long version, 200 shops of 200 and of 2,000 customers of each model, is ForecastCoverage of the benchmarks. */
    @Test
    void realisedNumbersFallIntoTheIntervals() {
        int purchases = 0;
        int alive = 0;
        for (int seed = 0; seed < 6; seed++) {
            Shop shop = Shop.of(seed, 50);
            var prediction = Prediction.of(
                    shop.buyers(), 182, List.of(MbgNbd.posterior(shop.buyers().grouped())));
            purchases += prediction.purchases(0.95).contains(shop.next()) ? 1 : 0;
            Interval there = prediction.alive(0.95);
            alive += there.contains(shop.alive()) ? 1 : 0;
            assertTrue(there.lower() >= 0 && there.upper() <= 50, there::toString);
            assertTrue(there.contains(Math.rint(prediction.expectedAlive())), there::toString);
        }
        assertTrue(purchases >= 5, purchases + " of 6");
        assertTrue(alive >= 5, alive + " of 6");
    }

    /** With twenty customers the likelihood alone misses the expectation of the true model by more than a quarter on average. */
    @Test
    void twentyCustomersAreEnoughForAMeanErrorBelowTwentyTwoPercent() {
        var truth = new MbgNbd(0.8, 6, 1.2, 3, WEEK);
        var horizon = new Horizon(26, WEEK);
        double error = 0;
        int shops = 25;
        for (int seed = 0; seed < shops; seed++) {
            BuyerHistories buyers = Shop.of(1_000 + seed, 20).buyers();
            double expected =
                    MbgNbd.posterior(buyers.grouped()).mean(model -> sum(model.expectedPurchases(buyers, horizon)));
            error += Math.abs(Math.log(expected / sum(truth.expectedPurchases(buyers, horizon))));
        }
        assertTrue(error / shops <= 0.22, "mean error " + error / shops);
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }

    @Test
    void ofOneCustomerToo() {
        Shop shop = Shop.of(1, 20);
        var prediction = Prediction.of(
                shop.buyers(), 182, List.of(Nbd.posterior(shop.buyers().grouped())));
        assertEquals(20, prediction.customers());
        for (int i = 0; i < 20; i++) {
            Interval likely = prediction.purchases(i, 0.9);
            assertEquals(Math.rint(likely.lower()), likely.lower());
            assertEquals(Math.rint(likely.upper()), likely.upper());
            assertTrue(likely.lower() >= 0 && likely.upper() <= 182, likely::toString);
        }
        assertEquals(new Interval(20, 20), prediction.alive(0.95));
        assertTrue(prediction.toString().startsWith("Prediction[20 customers, 182 days, "));
    }

    @Test
    void errorsOfThePastWidenIt() {
        var right = new Interval(90, 110);
        assertEquals(right, Prediction.widened(right, 100, 0.95, List.of(trial(100, 100))));
        // s = ln 2 with one degree of freedom, at 50 %: t = 1, a factor of 2 and a little more.
        Interval wide = Prediction.widened(right, 99.5, 0.5, List.of(trial(199.5, 99.5)));
        assertEquals(200, wide.upper(), 2);
        assertEquals(49, wide.lower(), 1);
    }

    private static BackTest.Trial trial(double expected, double actual) {
        int n = (int) Math.rint(actual * 2);
        long[] customers = new long[] {1};
        var buyers = BuyerHistories.of(customers, new int[1], new double[1], new double[] {1}, new long[1], WEEK);
        int whole = n / 2;
        double scaled = (expected + 0.5) / (actual + 0.5) * (whole + 0.5) - 0.5;
        return new BackTest.Trial(
                java.time.LocalDate.EPOCH,
                new HoldOutEvaluation(Forecast.ofMeans(buyers, 1, new double[] {scaled}), new int[] {whole}));
    }

    @Test
    void thereMustBeAPosterior() {
        BuyerHistories buyers = Shop.of(1, 5).buyers();
        assertEquals(
                "posteriors must not be empty, got posteriors=[]",
                assertThrows(IllegalArgumentException.class, () -> Prediction.of(buyers, 10, List.of()))
                        .getMessage());
    }
}
