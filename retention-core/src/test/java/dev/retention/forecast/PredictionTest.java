package dev.retention.forecast;

import static dev.retention.period.TimeUnit.WEEK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.economics.Horizon;
import dev.retention.estimate.Interval;
import dev.retention.history.BuyerHistories;
import dev.retention.internal.math.Normal;
import dev.retention.lifetime.BgNbd;
import dev.retention.lifetime.MbgNbd;
import dev.retention.lifetime.Nbd;
import dev.retention.lifetime.Posterior;
import dev.retention.lifetime.Simulated;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
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

    private static final double[] AGES = {30, 44, 10, 52, 8, 21};

    /** Six customers of a shop, who bought again so often. */
    private static BuyerHistories six(int... repeats) {
        double[] lastAges =
                Arrays.stream(repeats).mapToDouble(x -> Math.min(x, 7)).toArray();
        return BuyerHistories.of(new long[] {1, 2, 3, 4, 5, 6}, repeats, lastAges, AGES, new long[6], WEEK);
    }

    /** P(at most n) of a negative binomial of a mean and a variance, term by term, for n from 0 on. */
    private static double[] atMost(int size, double mean, double variance) {
        double stops = mean / variance;
        double shape = mean * stops / (1 - stops);
        double p = Math.pow(stops, shape);
        double[] sums = new double[size];
        double sum = 0;
        for (int k = 0; k < size; k++) {
            sum += p;
            sums[k] = sum;
            p *= (shape + k) / (k + 1) * (1 - stops);
        }
        return sums;
    }

    private static int first(IntToDoubleFunction atMost, double share) {
        int n = 0;
        while (atMost.applyAsDouble(n) < share) {
            n++;
        }
        return n;
    }

    private static Interval between(IntToDoubleFunction atMost, double confidence) {
        return new Interval(first(atMost, (1 - confidence) / 2), first(atMost, (1 + confidence) / 2));
    }

    /** Of each model the negative binomial that has the mean and the variance of the sum, and of these the weighted mean. */
    private static void assertMixture(BuyerHistories buyers, int weeks) {
        Posterior<Nbd> posterior = Nbd.posterior(buyers.grouped());
        int step = Math.max(1, posterior.size() / 256);
        int size = (posterior.size() + step - 1) / step;
        double[] means = new double[size];
        double[] variances = new double[size];
        double[] weights = new double[size];
        for (int k = 0; k < size; k++) {
            Nbd model = posterior.model(k * step);
            weights[k] = posterior.weight(k * step);
            for (int i = 0; i < 6; i++) {
                double shape = model.r() + buyers.repeats(i);
                double mean = shape * weeks / (model.alpha() + AGES[i]);
                means[k] += mean;
                variances[k] += mean + mean * mean / shape;
            }
        }
        double all = sum(weights);
        double expected = 0;
        for (int k = 0; k < size; k++) {
            expected += weights[k] / all * means[k];
        }
        var prediction = Prediction.of(buyers, 7 * weeks, List.of(posterior));
        assertEquals(expected, prediction.expectedPurchases(), 1e-12 * expected);
        double[] mixture = new double[(int) (8 * expected) + 200];
        for (int k = 0; k < size; k++) {
            double[] own = atMost(mixture.length, means[k], variances[k]);
            for (int n = 0; n < mixture.length; n++) {
                mixture[n] += weights[k] / all * own[n];
            }
        }
        for (double confidence : new double[] {0.5, 0.9, 0.999}) {
            assertEquals(between(n -> mixture[n], confidence), prediction.purchases(confidence));
        }
        assertEquals(prediction.purchases(0.9), prediction.purchases(0.9, List.of()));
        var trials = List.of(trial(20, 8));
        assertEquals(
                Prediction.widened(prediction.purchases(0.9), expected, 0.9, trials),
                prediction.purchases(0.9, trials));
    }

    @Test
    void whatAllBuyIsAMixtureOverTheModels() {
        assertMixture(six(3, 0, 1, 5, 0, 2), 1);
        assertMixture(six(3, 0, 1, 5, 0, 2), 200);
        assertMixture(six(60, 2, 80, 0, 9, 20), 30);
    }

    /** Everybody bought as often in the same time, so that all have one rate: what they buy is Poisson, taken as normal. */
    @Test
    void wherePurchasesAreNoMoreSpreadThanPoissonTheyAreTakenAsNormal() {
        int[] repeats = new int[20];
        double[] ages = new double[20];
        Arrays.fill(repeats, 6);
        Arrays.fill(ages, 30);
        var buyers = BuyerHistories.of(new long[20], repeats, ages, ages, new long[20], WEEK);
        Posterior<Nbd> posterior = Posterior.normal(Nbd.fit(buyers.grouped()).orElseThrow());
        IntToDoubleFunction atMost = n -> posterior.mean(model -> {
            double mean = 20 * model.r() / model.alpha() * 10;
            return Normal.cdf((n + 0.5 - mean) / Math.sqrt(mean));
        });
        var prediction = Prediction.of(buyers, 70, List.of(posterior));
        for (double confidence : new double[] {0.3, 0.8, 0.99}) {
            assertEquals(between(atMost, confidence), prediction.purchases(confidence));
        }
        assertEquals(posterior.mean(model -> 200 * model.r() / model.alpha()), prediction.expectedPurchases(), 1e-6);
    }

    @Test
    void howManyAreThereIsAMixtureOfNormals() {
        BuyerHistories buyers = six(4, 2, 1, 5, 0, 2);
        Posterior<MbgNbd> posterior = MbgNbd.posterior(buyers.grouped());
        int step = Math.max(1, posterior.size() / 256);
        IntToDoubleFunction atMost = n -> {
            double sum = 0;
            double all = 0;
            for (int k = 0; k < posterior.size(); k += step) {
                double[] alive = posterior.model(k).probabilityAlive(buyers);
                double variance = Arrays.stream(alive).map(p -> p * (1 - p)).sum();
                sum += posterior.weight(k) * Normal.cdf((n + 0.5 - sum(alive)) / Math.sqrt(variance));
                all += posterior.weight(k);
            }
            return n == 6 ? 1 : sum / all;
        };
        var prediction = Prediction.of(buyers, 70, List.of(posterior));
        for (double confidence : new double[] {0.2, 0.5, 0.9, 0.999}) {
            assertEquals(between(atMost, confidence), prediction.alive(confidence));
        }
    }

    /** 200,000 figures are affordable: of 4,000 customers and two posteriors 25 models each, so every second of 64. */
    @Test
    void ofManyCustomersFewerModelsAreAsked() {
        int n = 4_000;
        int[] repeats = new int[n];
        double[] lastAges = new double[n];
        double[] ages = new double[n];
        for (int i = 0; i < n; i++) {
            repeats[i] = i % 5 * (i % 3);
            lastAges[i] = repeats[i];
            ages[i] = 20 + i % 2 * 10;
        }
        var buyers = BuyerHistories.of(new long[n], repeats, lastAges, ages, new long[n], WEEK);
        Posterior<Nbd> nbd = Posterior.normal(Nbd.fit(buyers.grouped()).orElseThrow());
        Posterior<BgNbd> bgNbd = Posterior.normal(BgNbd.fit(buyers.grouped()).orElseThrow());
        var horizon = new Horizon(10, WEEK);
        double expected = 0;
        for (int k = 0; k < 64; k += 2) {
            expected += sum(nbd.model(k).expectedPurchases(buyers, horizon)) / 64;
            expected += sum(bgNbd.model(k).expectedPurchases(buyers, horizon)) / 64;
        }
        assertEquals(expected, Prediction.of(buyers, 70, List.of(nbd, bgNbd)).expectedPurchases(), 1e-10 * expected);
    }

    @Test
    void ofACustomerTheHeaviestModelsAreAsked() {
        BuyerHistories buyers = six(4, 2, 1, 5, 0, 2);
        Posterior<Nbd> posterior = Nbd.posterior(buyers.grouped());
        int step = Math.max(1, posterior.size() / 256);
        int[] heaviest = IntStream.range(0, (posterior.size() + step - 1) / step)
                .map(k -> k * step)
                .boxed()
                .sorted((k, l) -> Double.compare(posterior.weight(l), posterior.weight(k)))
                .limit(24)
                .mapToInt(k -> k)
                .toArray();
        double all = Arrays.stream(heaviest).mapToDouble(posterior::weight).sum();
        var prediction = Prediction.of(buyers, 182, List.of(posterior));
        for (int i = 0; i < 6; i++) {
            int x = buyers.repeats(i);
            double age = AGES[i];
            double[] mixture = new double[183];
            for (int k : heaviest) {
                Nbd model = posterior.model(k);
                double mean = (model.r() + x) * 26 / (model.alpha() + age);
                double[] own = atMost(mixture.length, mean, mean + mean * mean / (model.r() + x));
                for (int n = 0; n < mixture.length; n++) {
                    mixture[n] += posterior.weight(k) / all * own[n];
                }
            }
            for (double confidence : new double[] {0.2, 0.6, 0.9, 0.99}) {
                assertEquals(between(n -> mixture[n], confidence), prediction.purchases(i, confidence));
            }
        }
    }

    /** A purchase is a day on which somebody bought: who buys more often than daily buys on each day. */
    @Test
    void nobodyBuysOnMoreDaysThanThereAre() {
        BuyerHistories buyers = six(4_000, 1, 2, 3, 4, 5);
        var prediction = Prediction.of(buyers, 2, List.of(Nbd.posterior(buyers.grouped())));
        assertEquals(new Interval(2, 2), prediction.purchases(0, 0.9));
        assertEquals(0, prediction.purchases(1, 0.9).lower());
    }

    @Test
    void thereMustBeAPosterior() {
        BuyerHistories buyers = Shop.of(1, 5).buyers();
        assertEquals(
                "posteriors[1]",
                assertThrows(
                                NullPointerException.class,
                                () -> Prediction.of(buyers, 10, Arrays.asList(Nbd.posterior(buyers.grouped()), null)))
                        .getMessage());
        assertEquals(
                "posteriors must not be empty, got posteriors=[]",
                assertThrows(IllegalArgumentException.class, () -> Prediction.of(buyers, 10, List.of()))
                        .getMessage());
    }
}
