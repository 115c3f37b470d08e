package dev.retention.lifetime;

import static dev.retention.period.TimeUnit.WEEK;

import dev.retention.KeptDigits;
import dev.retention.economics.Horizon;
import dev.retention.history.BuyerHistories;
import dev.retention.history.BuyerHistory;
import dev.retention.history.GroupedHistories;
import dev.retention.history.GroupedSpend;
import dev.retention.history.PurchaseGaps;
import dev.retention.history.RenewalCounts;
import dev.retention.internal.math.Maximizer;
import dev.retention.internal.math.SecondDerivatives;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The last digit too is the one that is kept: on both sides of every limit between two formulas, and at the tops of odd shops, where it
 * tells from where and in how many steps they were found.
 */
class KeptDigitsTest {

    private static final double ALMOST_ONE = Math.nextDown(1.0);

    private final KeptDigits digits = new KeptDigits();

    @Test
    void everyDigitOfTheFormulasIsTheOneThatIsKept() throws IOException {
        activeBuyers();
        logLikelihoods();
        probabilities();
        nextPurchases();
        likelihoods();
        starts();
        digits.assertKept("lifetime");
    }

    @Test
    void everyDigitOfTheFitsIsTheOneThatIsKept() throws IOException {
        smallShops();
        manyRows();
        posteriors();
        digits.assertKept("lifetime.fits");
    }

    /** Sums and integrals: of up to 1,000 terms, up to half of all purchases, and as many as a double counts. */
    private void activeBuyers() {
        double[][] coins = {{0.4, 3}, {1, 1}, {Math.nextUp(1.0), 1}, {2, 1}, {3, 40}, {1e-3, 50}, {50, 1e-3}};
        double[] times = {0, 1e-12, 0.01, Math.nextDown(1.0), 1, Math.nextUp(1.0), 7, 20, Math.nextUp(20.0)};
        for (double[] coin : coins) {
            for (double r : new double[] {1e-8, 0.3, 1, 10}) {
                for (double time : times) {
                    put(new ActiveBuyer(r, 2, coin[0], coin[1]), 2 * time);
                }
            }
            put(new ActiveBuyer(960, 2, coin[0], coin[1]), 2);
            put(new ActiveBuyer(10, 0.1, coin[0], coin[1]), 2);
        }
    }

    private void put(ActiveBuyer buyer, double t) {
        digits.put("ActiveBuyer.expectedPurchases", buyer.expectedPurchases(t));
        digits.put("ActiveBuyer.expectedPairs", buyer.expectedPairs(t));
        digits.put("ActiveBuyer.probabilityOf", buyer.probabilityOf(0, t), buyer.probabilityOf(3, t));
        digits.put("ActiveBuyer.discountedPurchases", buyer.discountedPurchases(0.25, t));
    }

    private void logLikelihoods() {
        List<PurchaseModel> models = List.of(
                new BgNbd(1, 1, 1, 1, WEEK),
                new BgNbd(0.3, 4, 1e-300, 2, WEEK),
                new BgNbd(3, 4, 2, 0.5, WEEK),
                new MbgNbd(1, 1, 1e-300, 1, WEEK),
                new MbgNbd(1, 1, 1, 1, WEEK),
                new MbgNbd(0.4, 4, 0.3, 2, WEEK),
                new ParetoNbd(1, 1, 1, 1, WEEK),
                new ParetoNbd(0.2, 10, 0.5, 8, WEEK),
                new ParetoNbd(2, 1, 1e-20, 1, WEEK),
                new ParetoNbd(1e-20, 1, 2, 3, WEEK),
                new Nbd(1, 1, WEEK),
                new Nbd(Math.nextDown(1.0), 1, WEEK),
                new BgBb(1, 1, 1e-300, 1, WEEK),
                new BgBb(1, 1, 1, 1, WEEK),
                new BgBb(1e-20, 1, 1, 1, WEEK),
                new BgBb(0.5, 2, 0.3, 4, WEEK));
        for (PurchaseModel model : models) {
            String name = model.getClass().getSimpleName();
            for (double[] history : new double[][] {
                {0, 0, 0},
                {0, 0, 1},
                {0, 0, 2},
                {0, 0, 40},
                {1, 1, 1},
                {1, 1, 2},
                {1, 1, 3},
                {1, 1, 5},
                {2, 3, 4},
                {2, 9, 40},
                {7, 30, 40},
                {7, 8, 400}
            }) {
                var one = new BuyerHistory((int) history[0], history[1], history[2], WEEK);
                digits.put(name + ".logLikelihood", model.logLikelihood(one));
                digits.put(name + ".probabilityAlive", model.probabilityAlive(one));
            }
        }
    }

    private void probabilities() {
        digits.put(
                "Nbd.logWays", Nbd.logWays(1, 4), Nbd.logWays(Math.nextDown(1.0), 4), Nbd.logWays(Math.nextUp(1.0), 4));
        var pareto = new ParetoNbd(0.7, 3, 0.6, 5, WEEK);
        for (int n : new int[] {0, 1, 2, 999, 1_000, 1_001, 3_000}) {
            for (double weeks : new double[] {2, 500, 9_000}) {
                digits.put("ParetoNbd.probabilityOfPurchases", pareto.probabilityOfPurchases(n, weeks(weeks)));
            }
        }
        BuyerHistories buyers = buyers(shop(40));
        digits.put("ParetoNbd.probabilityAlive", pareto.probabilityAlive(buyers));
        digits.put("ParetoNbd.expectedPurchases", pareto.expectedPurchases(buyers, weeks(12)));
        var mbg = new MbgNbd(0.7, 3, 0.6, 2, WEEK);
        for (int n = 0; n < 4; n++) {
            digits.put("MbgNbd.probabilityOfPurchases", mbg.probabilityOfPurchases(n, weeks(9)));
        }
        var bgBb = new BgBb(0.5, 2, 0.3, 4, WEEK);
        digits.put("BgBb.varianceOfPurchases", bgBb.varianceOfPurchases(weeks(9)));
    }

    private static Horizon weeks(double length) {
        return new Horizon(length, WEEK);
    }

    private void nextPurchases() {
        for (var timing : List.of(
                new RepurchaseTiming(1, 1, 1, 1, 1, WEEK),
                new RepurchaseTiming(1, 1, 1, 1e-300, 1, WEEK),
                new RepurchaseTiming(2.5, 0.8, 6, 0.4, 1.5, WEEK))) {
            for (double[] history : new double[][] {
                {0, 0, 0}, {0, 0, 1}, {0, 0, 3}, {0, 0, 40}, {1, 1, 1}, {1, 1, 3}, {3, 9, 12}, {3, 9, 40}, {9, 39, 40}
            }) {
                var one = new BuyerHistory((int) history[0], history[1], history[2], WEEK);
                digits.put("RepurchaseTiming.logLikelihood", timing.logLikelihoodOf(one, 0.7));
                digits.put("RepurchaseTiming.lateness", timing.lateness(one), timing.probabilityActive(one));
                for (double q :
                        new double[] {1e-9, 0.2, 0.25, Math.nextDown(0.5), 0.5, Math.nextUp(0.5), 0.9, ALMOST_ONE}) {
                    digits.put("RepurchaseTiming.quantile", timing.quantile(one, q), timing.gapQuantile(one, q));
                }
                for (double t : new double[] {0, 1e-9, 1, 30}) {
                    digits.put("RepurchaseTiming.probabilityOfPurchase", timing.probabilityOfPurchase(one, weeks(t)));
                }
            }
            BuyerHistories buyers = buyers(shop(60));
            digits.put("RepurchaseTiming.columns", timing.probabilityActive(buyers));
            digits.put("RepurchaseTiming.columns", timing.gapQuantile(buyers, 0.3));
            digits.put("RepurchaseTiming.columns", timing.quantile(buyers, 0.1));
        }
    }

    private void likelihoods() {
        GroupedHistories shop = shop(30);
        double[] theta = {0.8, 6, 0.7, 2};
        put("BetaGeometricLikelihood", new BetaGeometricLikelihood(shop, 0), theta);
        put("BetaGeometricLikelihood", new BetaGeometricLikelihood(shop, 1), theta);
        put("ParetoNbdLikelihood", new ParetoNbdLikelihood(shop), theta);
        digits.put("ParetoNbdLikelihood", new ParetoNbdLikelihood(shop).value(theta));
        put("BgBbLikelihood", new BgBbLikelihood(weeks(shop)), theta);
        put("RepurchaseLikelihood", new RepurchaseLikelihood(gaps(shop)), 1.3, 0.8, 6, 0.7, 2);
        put("RepurchaseLikelihood", new RepurchaseLikelihood(gaps(shop)), 1.3, 0.8, 6, 2, 0.7);
        put("RepurchaseLikelihood", new RepurchaseLikelihood(gaps(shop)), 8, 5, 1, 0.7, 2);
        for (LimitFamily limit : LimitFamilies.ofCoins(shop)) {
            put(
                    "LimitFamily",
                    limit.likelihood(new BetaGeometricLikelihood(shop, 1)),
                    limit.starts().get(0));
        }
        for (LimitFamily limit : LimitFamilies.ofLifetimes(shop)) {
            put(
                    "LimitFamily",
                    limit.likelihood(new ParetoNbdLikelihood(shop)),
                    limit.starts().get(0));
        }
    }

    private void put(String name, Maximizer.Function function, double... at) {
        var found = new SecondDerivatives(at.length);
        function.evaluate(at, found);
        digits.put(name, found.value());
        for (int i = 0; i < at.length; i++) {
            digits.put(name, found.gradient(i));
            for (int j = i; j < at.length; j++) {
                digits.put(name, found.hessian(i, j));
            }
        }
    }

    private void starts() {
        for (GroupedHistories shop : List.of(shop(12), shop(30))) {
            putAll("starts", BetaGeometricNbd.starts(shop));
            putAll("starts", ParetoNbd.starts(shop));
            putAll("starts", BgBb.starts(weeks(shop)));
            putAll("starts", RepurchaseTiming.starts(shop));
            for (LimitFamily limit : LimitFamilies.ofCoins(shop)) {
                putAll("starts", limit.starts().toArray(new double[0][]));
            }
        }
        putAll("starts", GammaGamma.starts(spend(9)));
    }

    private void putAll(String name, double[][] numbers) {
        for (double[] row : numbers) {
            digits.put(name, row);
        }
    }

    private void smallShops() {
        for (GroupedHistories shop : List.of(shop(12), shop(30), shop(60), times(shop(30), 40), alike(), twice())) {
            put("BgNbd", BgNbd.fit(shop));
            put("MbgNbd", MbgNbd.fit(shop));
            put("ParetoNbd", ParetoNbd.fit(shop));
            put("Nbd", Nbd.fit(shop));
            put("BgBb", BgBb.fit(weeks(shop)));
            put("RepurchaseTiming", RepurchaseTiming.fit(gaps(shop)));
        }
        put("GammaGamma", GammaGamma.fit(spend(9)));
        put("GammaGamma", GammaGamma.fit(spend(40)));
        put("ShiftedBetaGeometric", ShiftedBetaGeometric.fit(RenewalCounts.ofSurvivors(WEEK, 100, 70, 58, 50, 46)));
    }

    /** A coarse grid comes first. */
    private void manyRows() {
        GroupedHistories shop = shop(1_510);
        put("BgNbd of many rows", BgNbd.fit(shop));
        put("MbgNbd of many rows", MbgNbd.fit(shop));
        put("ParetoNbd of many rows", ParetoNbd.fit(shop));
        put("RepurchaseTiming of many rows", RepurchaseTiming.fit(gaps(shop)));
        // Not where it is said where to begin.
        put("BgNbd from a start", BgNbd.fit(shop, new BgNbd(1, 10, 1, 2, WEEK)));
        put("ParetoNbd from a start", ParetoNbd.fit(shop, new ParetoNbd(1, 10, 1, 20, WEEK)));
        put(
                "RepurchaseTiming from a start",
                RepurchaseTiming.fit(gaps(shop), new RepurchaseTiming(2, 1, 5, 1, 1, WEEK)));
    }

    private void put(String name, Fit<?> fit) {
        if (fit instanceof NoMaximum<?> none) {
            digits.put(name, none.reason().ordinal());
            none.drift().values().forEach(value -> digits.put(name, value));
            return;
        }
        Maximum<?> maximum = fit.orElseThrow();
        maximum.limits().forEach(limit -> digits.put(name, limit.ordinal()));
        maximum.estimates().values().forEach(value -> digits.put(name, value.value(), value.standardError()));
        digits.put(
                name, maximum.logLikelihood(), maximum.iterations(), maximum.gradientNorm(), maximum.distanceFromTop());
    }

    private void posteriors() {
        for (GroupedHistories shop : List.of(shop(12), shop(30), times(shop(30), 400))) {
            put("BgNbd.posterior", BgNbd.posterior(shop));
            put("MbgNbd.posterior", MbgNbd.posterior(shop));
            put("ParetoNbd.posterior", ParetoNbd.posterior(shop));
            put("Nbd.posterior", Nbd.posterior(shop));
        }
        put("Posterior.normal", Posterior.normal(MbgNbd.fit(times(shop(30), 40)).orElseThrow()));
    }

    private <M extends PurchaseModel> void put(String name, Posterior<M> posterior) {
        digits.put(name, posterior.logLikelihood(), posterior.penalty(), posterior.size());
        for (int k = 0; k < posterior.size(); k++) {
            digits.put(name, posterior.weight(k), posterior.model(k).varianceOfPurchases(weeks(3)));
        }
    }

    /** Customers of all rates who stay long or leave soon, by sequences that fill the unit interval evenly. */
    private static GroupedHistories shop(int customers) {
        int[] repeats = new int[customers];
        double[] lastAges = new double[customers];
        double[] ages = new double[customers];
        for (int i = 0; i < customers; i++) {
            double u = even(i, 0.618033988749895);
            double v = even(i, 0.7548776662466927);
            double w = even(i, 0.4142135623730951);
            ages[i] = 30 + 40 * even(i, 0.5698402909980532);
            double active = Math.min(ages[i], 8 / (1 - v) - 8);
            repeats[i] = v < 0.2 ? 0 : (int) (active * (0.5 * u * u * u + 0.005) + w);
            lastAges[i] = repeats[i] == 0 ? 0 : active * (repeats[i] - 0.5 * w) / repeats[i];
        }
        return GroupedHistories.of(repeats, lastAges, ages, Simulated.ones(customers), WEEK);
    }

    private static double even(int i, double step) {
        double at = (i + 1) * step;
        return at - Math.floor(at);
    }

    /** At most one purchase in a week. */
    private static GroupedHistories weeks(GroupedHistories shop) {
        int rows = shop.rowCount();
        int[] repeats = new int[rows];
        double[] lastAges = new double[rows];
        double[] ages = new double[rows];
        long[] counts = new long[rows];
        for (int row = 0; row < rows; row++) {
            ages[row] = Math.ceil(shop.age(row));
            lastAges[row] = Math.ceil(shop.lastAge(row));
            repeats[row] = (int) Math.min(shop.repeats(row), lastAges[row]);
            counts[row] = shop.count(row);
        }
        return GroupedHistories.of(repeats, lastAges, ages, counts, WEEK);
    }

    private static GroupedHistories times(GroupedHistories shop, int factor) {
        GroupedHistories sum = shop;
        for (int i = 1; i < factor; i++) {
            sum = sum.plus(shop);
        }
        return sum;
    }

    /** All buy at one rate. */
    private static GroupedHistories alike() {
        return GroupedHistories.of(
                new int[] {10, 10}, new double[] {38, 37}, new double[] {40, 40}, new long[] {9, 11}, WEEK);
    }

    /** Some buy once more, soon, and never again. */
    private static GroupedHistories twice() {
        return GroupedHistories.of(
                new int[] {0, 1, 1, 1},
                new double[] {0, 1, 2, 3},
                new double[] {40, 40, 30, 50},
                new long[] {5, 4, 3, 2},
                WEEK);
    }

    /** As many gaps as repeats, of lengths around the mean. */
    private static PurchaseGaps gaps(GroupedHistories shop) {
        var lengths = new ArrayList<Double>();
        var counts = new ArrayList<Long>();
        for (int row = 0; row < shop.rowCount(); row++) {
            for (int gap = 0; gap < shop.repeats(row); gap++) {
                lengths.add(shop.lastAge(row) / shop.repeats(row) * (0.5 + (row + gap) % 9 / 8.0));
                counts.add(shop.count(row));
            }
        }
        return PurchaseGaps.of(
                shop,
                lengths.stream().mapToDouble(length -> length).toArray(),
                counts.stream().mapToLong(count -> count).toArray());
    }

    private static BuyerHistories buyers(GroupedHistories shop) {
        int rows = shop.rowCount();
        long[] customers = new long[rows];
        int[] repeats = new int[rows];
        double[] lastAges = new double[rows];
        double[] ages = new double[rows];
        Arrays.setAll(customers, row -> row);
        Arrays.setAll(repeats, shop::repeats);
        Arrays.setAll(lastAges, shop::lastAge);
        Arrays.setAll(ages, shop::age);
        return BuyerHistories.of(customers, repeats, lastAges, ages, new long[rows], WEEK);
    }

    private static GroupedSpend spend(int customers) {
        int[] repeats = new int[customers];
        long[] totals = new long[customers];
        for (int i = 0; i < customers; i++) {
            repeats[i] = 1 + i * i % 5;
            totals[i] = repeats[i] * (700L + i * 389 % 2_900);
        }
        return GroupedSpend.of(repeats, totals);
    }
}
