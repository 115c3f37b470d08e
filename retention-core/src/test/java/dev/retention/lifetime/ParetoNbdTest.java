package dev.retention.lifetime;

import static dev.retention.period.TimeUnit.DAY;
import static dev.retention.period.TimeUnit.WEEK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.economics.DiscountRate;
import dev.retention.economics.Horizon;
import dev.retention.estimate.Estimate;
import dev.retention.forecast.Tracking;
import dev.retention.history.BuyerHistories;
import dev.retention.history.BuyerHistory;
import dev.retention.history.GroupedHistories;
import dev.retention.internal.math.ReferenceTable;
import dev.retention.lifetime.NoMaximum.Reason;
import dev.retention.period.TimeUnit;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Pareto/NBD against 30 to 60 digits, at ordinary parameters and where closed forms break: s = 1 and next to it, α = β and next to
 * it, α and β far apart, hundreds of purchases.
 */
class ParetoNbdTest {

    private static final ParetoNbd CDNOW = new ParetoNbd(
            0.553277046853179597, 10.577683463302314937, 0.606239989127826295, 11.668735288855010961, WEEK);

    private static ParetoNbd model(double[] row) {
        return new ParetoNbd(row[0], row[1], row[2], row[3], WEEK);
    }

    private static BuyerHistory history(double[] row) {
        return new BuyerHistory((int) row[4], row[5], row[6], WEEK);
    }

    private static Horizon weeks(double weeks) {
        return new Horizon(weeks, WEEK);
    }

    private static DiscountRate delta(double delta) {
        return DiscountRate.continuous(delta, WEEK);
    }

    @Test
    void knownCustomers() {
        knownCustomers("paretonbd_pointwise", 1e-13);
    }

    @Test
    void customersWhoHaveLeftForSure() {
        knownCustomers("paretonbd_vanishing", 3e-10);
    }

    private static void knownCustomers(String name, double tolerance) {
        var table = ReferenceTable.of("lifetime", name);
        table.assertColumn(7, 1e-14, row -> model(row).logLikelihood(history(row)));
        table.assertColumn(8, tolerance, row -> model(row).probabilityAlive(history(row)));
        table.assertColumn(9, tolerance, row -> model(row).expectedPurchases(history(row), weeks(1)));
        table.assertColumn(10, tolerance, row -> model(row).expectedPurchases(history(row), weeks(39)));
        table.assertColumn(11, tolerance, row -> model(row).expectedPurchases(history(row), weeks(52)));
        table.assertColumn(
                12, tolerance, row -> model(row).discountedPurchases(history(row), delta(0.0027), Horizon.UNLIMITED));
        table.assertColumn(
                13, tolerance, row -> model(row).discountedPurchases(history(row), delta(0.1), Horizon.UNLIMITED));
    }

    @Test
    void newCustomers() {
        ReferenceTable.of("lifetime", "paretonbd_expectation")
                .assertColumn(5, 1e-15, row -> model(row).expectedPurchases(weeks(row[4])));
    }

    @Test
    void parametersFarFromOrdinary() {
        var table = ReferenceTable.of("lifetime", "pareto_wide");
        table.assertColumn(10, 1e-13, row -> model(row).logLikelihood(history(row)));
        table.assertColumn(11, 2e-13, row -> model(row).probabilityAlive(history(row)));
        table.assertColumn(12, 1e-12, row -> model(row).discountedPurchases(delta(row[8]), weeks(row[7])));
        table.assertColumn(13, 1e-12, row -> model(row).probabilityOfPurchases((int) row[9], weeks(row[7])));
    }

    @Test
    void noPurchaseAndSomePurchasesAreEverything() {
        double sum = 0;
        double purchases = 0;
        for (int n = 0; n < 400; n++) {
            double p = CDNOW.probabilityOfPurchases(n, weeks(39));
            sum += p;
            purchases += n * p;
        }
        assertEquals(1, sum, 1e-13);
        assertEquals(CDNOW.expectedPurchases(weeks(39)), purchases, 1e-12);
    }

    @Test
    void thousandsOfPurchasesAtOneRateAreNotMissed() {
        // mpmath 1.3.0, 40 digits: the integral over the age at leaving, around the top of its narrow peak
        assertEquals(
                9.425941596542678595857e-7,
                new ParetoNbd(1e9, 1e9, 1, 1e6, WEEK).probabilityOfPurchases(30_000, weeks(1e7)),
                1e-16);
        assertEquals(
                3.509264697583372632802e-6,
                new ParetoNbd(1e4, 2e3, 0.5, 10, WEEK).probabilityOfPurchases(10_000, weeks(1e5)),
                3e-16);
    }

    @Test
    void nothingHappensInNoTime() {
        assertEquals(0, CDNOW.expectedPurchases(weeks(0)));
        assertEquals(1, CDNOW.probabilityOfPurchases(0, weeks(0)));
        assertEquals(0, CDNOW.probabilityOfPurchases(3, weeks(0)));
        assertEquals(0, CDNOW.discountedPurchases(delta(0.1), weeks(0)));
        assertEquals(1, CDNOW.probabilityAlive(new BuyerHistory(7, 20, 20, WEEK)));
    }

    @Test
    void forEverIsFiniteOnlyIfLifetimesAre() {
        assertEquals(Double.POSITIVE_INFINITY, CDNOW.expectedPurchases(Horizon.UNLIMITED));
        var loyal = new ParetoNbd(2, 4, 3, 10, WEEK);
        assertEquals(2.0 / 4 * 10 / (3 - 1), loyal.expectedPurchases(Horizon.UNLIMITED), 1e-15);
        assertEquals(
                loyal.expectedPurchases(Horizon.UNLIMITED),
                loyal.discountedPurchases(delta(1e-9), Horizon.UNLIMITED),
                1e-7);
    }

    @Test
    void cdnowHasOneMaximumInEveryUnitAndFromEveryStart() {
        GroupedHistories histories = Cdnow.buyers().inUnit(WEEK).grouped();
        agrees(CDNOW, 0, ParetoNbd.fit(histories));
        for (TimeUnit unit : new TimeUnit[] {DAY, new TimeUnit(49), new TimeUnit(364)}) {
            // A density per week is one per day times 7, once for each of the 2,457 repeat purchases.
            double shift = 2_457 * StrictMath.log(unit.days() / 7);
            agrees(CDNOW.inUnit(unit), shift, ParetoNbd.fit(histories.inUnit(unit)));
        }
        double[] extremes = {1e-4, 1e4};
        for (double r : extremes) {
            for (double alpha : extremes) {
                for (double s : extremes) {
                    for (double beta : extremes) {
                        agrees(CDNOW, 0, ParetoNbd.fit(histories, new ParetoNbd(r, alpha, s, beta, WEEK)));
                    }
                }
            }
        }
        assertTrue(ParetoNbd.fit(histories, CDNOW).orElseThrow().iterations() <= 2);
    }

    private static void agrees(ParetoNbd expected, double shift, Fit<ParetoNbd> fit) {
        Maximum<ParetoNbd> maximum = fit.orElseThrow();
        double perWeek = expected.unit().days() / 7;
        double[] parameters = {expected.r(), expected.alpha(), expected.s(), expected.beta()};
        double[] errors = {0.0476279259791354, 0.842722533816439 / perWeek, 0.187281342311657, 6.211113590596 / perWeek
        };
        for (int i = 0; i < 4; i++) {
            Estimate estimate = List.copyOf(maximum.estimates().values()).get(i);
            assertEquals(parameters[i], estimate.value(), 1e-11 * parameters[i], estimate.toString());
            assertEquals(errors[i], estimate.standardError(), 1e-11 * errors[i], estimate.toString());
        }
        assertEquals(-0.140686085689484 / perWeek, maximum.covariance(0, 3), 1e-11);
        assertEquals(-9594.9761789395431 + shift, maximum.logLikelihood(), 1e-9);
        assertEquals(2_357, maximum.observations());
    }

    @Test
    void cdnowCustomersOneByOneAndTogether() {
        var table = ReferenceTable.of("lifetime", "cdnow_predictions_at_mle");
        table.assertColumn(8, 1e-13, row -> CDNOW.probabilityAlive(days(row)));
        table.assertColumn(9, 1e-13, row -> CDNOW.expectedPurchases(days(row), weeks(39)));
        table.assertColumn(10, 1e-13, row -> CDNOW.discountedPurchases(days(row), delta(0.0027), Horizon.UNLIMITED));
        table.assertColumn(12, 1e-13, row -> CDNOW.logLikelihood(days(row)));
        BuyerHistories buyers = Cdnow.buyers().inUnit(WEEK);
        assertEquals(
                1665.5131072102,
                Arrays.stream(CDNOW.expectedPurchases(buyers, weeks(39))).sum(),
                1e-9);
        assertEquals(1051.88, Arrays.stream(CDNOW.probabilityAlive(buyers)).sum(), 0.005);
    }

    @Test
    void weeklyTrackingIsTheOneOfBtyd() {
        // As in CdnowTest; its parameters are those of the BTYD walkthrough.
        var model = new ParetoNbd(0.5534, 10.5802, 0.6061, 11.6562, WEEK);
        var days = Tracking.of(model, Cdnow.log(), 1, LocalDate.ofEpochDay(Cdnow.HOLD_OUT_END + 1))
                .points();
        ReferenceTable.of("lifetime", "cdnow_tracking_BTYD")
                .assertColumn(3, 1e-13, row -> days.get(7 * (int) row[0]).expected());
    }

    private static BuyerHistory days(double[] row) {
        return new BuyerHistory((int) row[0], row[1], row[2], DAY).inUnit(WEEK);
    }

    @Test
    void shardsFitToTheSameBits() {
        GroupedHistories one = new Simulated(1).histories(CDNOW, 400, 52);
        GroupedHistories two = new Simulated(2).histories(CDNOW, 300, 52);
        GroupedHistories three = new Simulated(3).histories(CDNOW, 200, 52);
        Fit<ParetoNbd> fit = ParetoNbd.fit(one.plus(two).plus(three));
        assertEquals(fit, ParetoNbd.fit(three.plus(one.plus(two))));
        assertEquals(fit, ParetoNbd.fit(two.plus(three).plus(one)));
    }

    @Test
    void whereTheLikelihoodRisesToALimitTheLimitIsTheAnswer() {
        // Everybody buys to the end: the NBD.
        GroupedHistories loyal = customers(5, 20, 20, 1, 20, 20, 19, 20, 20, 2, 20, 20);
        Maximum<ParetoNbd> nbd = ParetoNbd.fit(loyal).orElseThrow();
        assertEquals(Set.of(Limit.NOBODY_LEAVES), nbd.limits());
        assertEquals("Pareto/NBD where nobody leaves", nbd.name());
        assertEquals(List.of("r", "alpha"), List.copyOf(nbd.estimates().keySet()));
        Maximum<Nbd> plain = Nbd.fit(loyal).orElseThrow();
        assertEquals(plain.logLikelihood(), nbd.logLikelihood(), 1e-10);
        assertEquals(plain.aic(), nbd.aic(), 1e-10);
        assertEquals(1, nbd.model().probabilityAlive(new BuyerHistory(5, 1, 20, WEEK)));
        // All alike: one rate, and 1 in 7 weeks of silence leaves.
        GroupedHistories alike = customers(3, 10, 20, 3, 10, 20, 3, 10, 20, 3, 10, 20);
        Maximum<ParetoNbd> exponential = ParetoNbd.fit(alike).orElseThrow();
        assertEquals(Set.of(Limit.SAME_RATE, Limit.SAME_LEAVING), exponential.limits());
        assertEquals(2, exponential.size());
    }

    @Test
    void someWhoLeaveAtOnceAreTheLimitOfAnotherModel() {
        double[] rows = new double[90];
        for (int i = 0; i < 30; i++) {
            boolean stays = i % 3 != 0;
            rows[3 * i] = stays ? 5 + i % 11 : 0;
            rows[3 * i + 1] = stays ? 39.5 : 0;
            rows[3 * i + 2] = 40;
        }
        var none = (NoMaximum<ParetoNbd>) ParetoNbd.fit(customers(rows));
        assertEquals(Reason.LIMIT_MODEL, none.reason());
        assertTrue(none.explanation().contains("that model is the limit of MBG/NBD"), none.explanation());
    }

    private static GroupedHistories customers(double... rows) {
        int n = rows.length / 3;
        int[] repeats = new int[n];
        double[] lastAges = new double[n];
        double[] ages = new double[n];
        for (int i = 0; i < n; i++) {
            repeats[i] = (int) rows[3 * i];
            lastAges[i] = rows[3 * i + 1];
            ages[i] = rows[3 * i + 2];
        }
        return GroupedHistories.of(repeats, lastAges, ages, Simulated.ones(n), WEEK);
    }

    @Test
    void whereNobodyBoughtAgainThereIsNoRate() {
        var none = (NoMaximum<ParetoNbd>) ParetoNbd.fit(customers(0, 0, 20, 0, 0, 10));
        assertEquals(Reason.TOO_LITTLE_DATA, none.reason());
        assertEquals("Pareto/NBD needs customers who bought again, got none among 2", none.explanation());
    }

    /** So many customers that a coarse grid has many rows too: the maximum is that of a search from anywhere. */
    @Test
    void manyRowsAreSearchedFromACoarseGrid() {
        var truth = new ParetoNbd(0.9, 2, 0.8, 20, WEEK);
        GroupedHistories many = new Simulated(1).histories(truth, 9_000, 52);
        assertTrue(CoarseHistories.of(many).rowCount() > CoarseHistories.MANY_ROWS, "a coarse grid of many rows");
        Maximum<ParetoNbd> found = ParetoNbd.fit(many).orElseThrow();
        Maximum<ParetoNbd> fromTruth = ParetoNbd.fit(many, truth).orElseThrow();
        assertEquals(fromTruth.logLikelihood(), found.logLikelihood(), 1e-7);
        assertEquals(fromTruth.model().s(), found.model().s(), 1e-8);
    }

    @Test
    void parametersMustBePositive() {
        var e = assertThrows(IllegalArgumentException.class, () -> new ParetoNbd(1, 2, Double.NaN, 4, WEEK));
        assertEquals("s must be in [1.0E-305, 1.0E50], got s=NaN", e.getMessage());
    }

    /** Who would buy almost surely and did not: (α / (α + T))^r, as hardly anyone leaves. */
    @Test
    void whoBuysAlmostSurelyAndDidNotIsUnlikely() {
        var loyal = new ParetoNbd(50, 1, 1e-200, 1, WEEK);
        double expected = -50 * Math.log(31);
        assertEquals(expected, loyal.logLikelihood(new BuyerHistory(0, 0, 30, WEEK)), 1e-12 * -expected);
        assertEquals(0, loyal.probabilityOfPurchases(3, new Horizon(0, WEEK)));
        // β r / (α (s - 1)) for ever, and without end where s is 1 or less.
        assertEquals(6, new ParetoNbd(3, 2, 3, 8, WEEK).expectedPurchases(Horizon.UNLIMITED), 1e-14);
        for (double s : new double[] {0.5, 1}) {
            assertEquals(
                    Double.POSITIVE_INFINITY, new ParetoNbd(3, 2, s, 8, WEEK).expectedPurchases(Horizon.UNLIMITED));
        }
    }
}
