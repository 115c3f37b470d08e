package dev.retention.lifetime;

import static dev.retention.period.TimeUnit.YEAR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.PublicData;
import dev.retention.economics.DiscountRate;
import dev.retention.economics.Horizon;
import dev.retention.estimate.Estimate;
import dev.retention.history.BuyerHistory;
import dev.retention.history.GroupedHistories;
import dev.retention.internal.math.ReferenceTable;
import dev.retention.lifetime.NoMaximum.Reason;
import dev.retention.period.TimeUnit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** BG/BB against 40 to 60 digits: one period to a thousand, γ = 1 and next to it. */
class BgBbTest {

    private static final BgBb DONATIONS =
            new BgBb(1.2035223516019139301, 0.74971635817293889302, 0.6567182084418324337, 2.7834422325773807458, YEAR);

    private static BgBb model(double[] row) {
        return new BgBb(row[0], row[1], row[2], row[3], YEAR);
    }

    private static BuyerHistory history(double[] row) {
        return new BuyerHistory((int) row[4], row[5], row[6], YEAR);
    }

    private static Horizon years(double years) {
        return new Horizon(years, YEAR);
    }

    @Test
    void knownCustomers() {
        var table = ReferenceTable.of("lifetime", "bgbb_pointwise");
        var tenPercent = new DiscountRate(0.1, YEAR);
        table.assertColumn(7, 1e-14, row -> model(row).logLikelihood(history(row)));
        table.assertColumn(8, 1e-14, row -> model(row).probabilityAliveAfter(history(row), years(1)));
        table.assertColumn(9, 1e-14, row -> model(row).expectedPurchases(history(row), years(5)));
        table.assertColumn(10, 1e-14, row -> model(row).expectedPurchases(history(row), years(10)));
        table.assertColumn(
                11, 1e-14, row -> model(row).discountedPurchases(history(row), tenPercent, Horizon.UNLIMITED));
    }

    @Test
    void newCustomers() {
        ReferenceTable.of("lifetime", "bgbb_expectation")
                .assertColumn(5, 1e-15, row -> model(row).expectedPurchases(years(row[4])));
    }

    @Test
    void upToAThousandPeriods() {
        var table = ReferenceTable.of("lifetime", "bgbb_wide");
        table.assertColumn(10, 1e-12, row -> model(row).logLikelihood(history(row)));
        table.assertColumn(11, 1e-12, row -> model(row).probabilityAliveAfter(history(row), years(1)));
        table.assertColumn(
                12,
                1e-12,
                row -> model(row).discountedPurchases(history(row), new DiscountRate(row[9], YEAR), Horizon.UNLIMITED));
        table.assertColumn(13, 1e-13, row -> model(row).probabilityOfPurchases((int) row[8], years(row[7])));
    }

    @Test
    void aFinitePerpetuityIsTheLimitOfLongHorizons() {
        var discount = new DiscountRate(0.05, YEAR);
        assertEquals(
                DONATIONS.discountedPurchases(discount, Horizon.UNLIMITED),
                DONATIONS.discountedPurchases(discount, years(900)),
                1e-13);
        var fickle = new BgBb(2, 3, 3, 4, YEAR);
        assertEquals(2.0 / 5 * 4 / (3 - 1), fickle.expectedPurchases(Horizon.UNLIMITED), 1e-15);
        assertEquals(fickle.expectedPurchases(Horizon.UNLIMITED), fickle.expectedPurchases(years(100_000)), 1e-8);
        assertEquals(Double.POSITIVE_INFINITY, DONATIONS.expectedPurchases(Horizon.UNLIMITED));
    }

    @Test
    void numbersOfPurchasesAreEverything() {
        double sum = 0;
        double purchases = 0;
        for (int k = 0; k <= 10; k++) {
            double p = DONATIONS.probabilityOfPurchases(k, years(10));
            sum += p;
            purchases += k * p;
        }
        assertEquals(1, sum, 1e-14);
        assertEquals(DONATIONS.expectedPurchases(years(10)), purchases, 1e-14);
        assertEquals(0, DONATIONS.probabilityOfPurchases(11, years(10)));
    }

    @Test
    void donationsHaveOneMaximumFromEveryStart() {
        GroupedHistories donations = donations();
        assertEquals(11_104, donations.customers());
        agrees(BgBb.fit(donations));
        double[] extremes = {1e-4, 1e4};
        for (double alpha : extremes) {
            for (double beta : extremes) {
                for (double gamma : extremes) {
                    for (double delta : extremes) {
                        agrees(BgBb.fit(donations, new BgBb(alpha, beta, gamma, delta, YEAR)));
                    }
                }
            }
        }
        assertTrue(BgBb.fit(donations, DONATIONS).orElseThrow().iterations() <= 2);
    }

    /** Who does not buy may be gone or seldom buy. Of 3,616 customers and of 4,444, each story has its top here. */
    @Test
    void ofTwoTopsTheHigherOneCounts() {
        var manyLeaveAtOnce =
                new BgBb(0.3688647160036617, 1.9561944838086334, 0.11471314007550688, 0.2551981663241223, YEAR);
        findsTheTopNextTo(manyLeaveAtOnce, new Simulated(10_611).histories(manyLeaveAtOnce, 3_616, 4));
        var manyBuySeldom =
                new BgBb(0.9345935355227811, 0.12586810106214336, 4.841477001336348, 1.907251105595367, YEAR);
        findsTheTopNextTo(manyBuySeldom, new Simulated(10_919).histories(manyBuySeldom, 4_444, 12));
    }

    private static void findsTheTopNextTo(BgBb truth, GroupedHistories histories) {
        double top = BgBb.fit(histories).orElseThrow().logLikelihood();
        assertEquals(BgBb.fit(histories, truth).orElseThrow().logLikelihood(), top, 1e-6);
        assertTrue(top > truth.logLikelihood(histories));
    }

    private static GroupedHistories donations() {
        List<String[]> rows = lines(PublicData.file("donations.csv")).stream()
                .skip(1)
                .map(line -> line.split(","))
                .toList();
        return GroupedHistories.of(
                rows.stream().mapToInt(row -> Integer.parseInt(row[0])).toArray(),
                rows.stream().mapToDouble(row -> Double.parseDouble(row[1])).toArray(),
                rows.stream().mapToDouble(row -> Double.parseDouble(row[2])).toArray(),
                rows.stream().mapToLong(row -> Long.parseLong(row[3])).toArray(),
                YEAR);
    }

    private static void agrees(Fit<BgBb> fit) {
        Maximum<BgBb> maximum = fit.orElseThrow();
        double[] parameters = {DONATIONS.alpha(), DONATIONS.beta(), DONATIONS.gamma(), DONATIONS.delta()};
        double[] errors = {0.0693913623888816, 0.0294477166603858, 0.0510098589564132, 0.320819003043268};
        for (int i = 0; i < 4; i++) {
            Estimate estimate = List.copyOf(maximum.estimates().values()).get(i);
            assertEquals(parameters[i], estimate.value(), 1e-11 * parameters[i], estimate.toString());
            assertEquals(errors[i], estimate.standardError(), 1e-11 * errors[i], estimate.toString());
        }
        assertEquals(-0.0135200283937661, maximum.covariance(0, 3), 1e-13);
        assertEquals(-33225.581274347006839, maximum.logLikelihood(), 1e-9);
        assertEquals(maximum.logLikelihood(), maximum.model().logLikelihood(donations()), 1e-9);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GroupedHistories histories(int... rows) {
        int n = rows.length / 3;
        int[] repeats = new int[n];
        double[] lastAges = new double[n];
        double[] ages = new double[n];
        for (int i = 0; i < n; i++) {
            repeats[i] = rows[3 * i];
            lastAges[i] = rows[3 * i + 1];
            ages[i] = rows[3 * i + 2];
        }
        return GroupedHistories.of(repeats, lastAges, ages, Simulated.ones(n), YEAR);
    }

    @Test
    void whereTheLikelihoodHasNoMaximumItSaysWhatItTendsTo() {
        var none = (NoMaximum<BgBb>) BgBb.fit(histories(3, 6, 6, 2, 6, 6, 5, 6, 6, 1, 6, 6, 4, 6, 6));
        assertEquals(Reason.LIMIT_MODEL, none.reason());
        assertTrue(
                none.explanation().contains("the probability of leaving tends to 0, where everyone stays for ever"),
                none::explanation);
        var few = (NoMaximum<BgBb>) BgBb.fit(histories(3, 6, 6, 0, 0, 6));
        assertEquals("BG/BB needs at least 4 customers who bought again, got 1 of 2", few.explanation());
    }

    @Test
    void onlyWholePeriodsWithOnePurchaseEachAreHistories() {
        rejected(
                "history must be of whole periods for this model, at most 100000, with at most one purchase in each, got repeats=1, lastAge=2.0, age=6.5",
                () -> DONATIONS.probabilityAlive(new BuyerHistory(1, 2, 6.5, YEAR)));
        rejected(
                "history must be of whole periods for this model, at most 100000, with at most one purchase in each, got"
                        + " repeats=3, lastAge=2.0, age=6.0",
                () -> DONATIONS.logLikelihood(new BuyerHistory(3, 2, 6, YEAR)));
        rejected(
                "histories must be of whole periods for this model, at most 100000, with at most one purchase in each, got"
                        + " repeats=3, lastAge=2.0, age=6.0",
                () -> BgBb.fit(histories(3, 2, 6)));
        rejected(
                "horizon must be a whole number of periods for this model, at most 100000, got horizon=1.5 years",
                () -> DONATIONS.expectedPurchases(years(1.5)));
        rejected(
                "horizon must be a whole number of periods for this model, at most 100000, got horizon=100001.0 years",
                () -> DONATIONS.probabilityOfPurchases(0, years(100_001)));
    }

    @Test
    void periodsDoNotConvert() {
        assertEquals(DONATIONS, DONATIONS.inUnit(YEAR));
        rejected(
                "other must be the unit of the model, whose periods do not convert, got other=weeks, unit=years: fit a model to histories in that unit",
                () -> DONATIONS.inUnit(TimeUnit.WEEK));
    }

    private static void rejected(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    @Test
    void periodsAreWholeAndNotTooMany() {
        String rule =
                " must be of whole periods for this model, at most 100000, with at most one purchase in each, got ";
        rejected(
                "history" + rule + "repeats=1, lastAge=1.5, age=3.0",
                () -> DONATIONS.logLikelihood(new BuyerHistory(1, 1.5, 3, YEAR)));
        rejected(
                "history" + rule + "repeats=1, lastAge=1.0, age=3.5",
                () -> DONATIONS.logLikelihood(new BuyerHistory(1, 1, 3.5, YEAR)));
        rejected(
                "history" + rule + "repeats=1, lastAge=1.0, age=100001.0",
                () -> DONATIONS.logLikelihood(new BuyerHistory(1, 1, 100_001, YEAR)));
        assertTrue(DONATIONS.logLikelihood(new BuyerHistory(1, 1, 100_000, YEAR)) < 0);
        rejected(
                "horizon must be at most 1000 periods for a variance, got horizon=1001.0 years",
                () -> DONATIONS.varianceOfPurchases(years(1_001)));
    }

    /** Who would buy almost surely and never did: Π (β + i) / (α + β + i), as hardly anyone leaves. */
    @Test
    void whoBuysAlmostSurelyAndDidNotIsUnlikely() {
        double expected = 0;
        for (int i = 0; i < 30; i++) {
            expected += Math.log((1.0 + i) / (51 + i));
        }
        var loyal = new BgBb(50, 1, 1e-60, 1, YEAR);
        assertEquals(expected, loyal.logLikelihood(new BuyerHistory(0, 0, 30, YEAR)), 1e-12 * -expected);
    }

    @Test
    void aSampleFindsItsModel() {
        var truth = new BgBb(1.2, 0.8, 0.7, 2.8, YEAR);
        GroupedHistories histories = new Simulated(5).histories(truth, 3_000, 8);
        Maximum<BgBb> maximum = BgBb.fit(histories).orElseThrow();
        assertEquals(maximum.logLikelihood(), maximum.model().logLikelihood(histories), 1e-7);
        assertTrue(maximum.estimates().get("alpha").interval(0.999).contains(1.2), maximum::toString);
        assertTrue(maximum.estimates().get("delta").interval(0.999).contains(2.8), maximum::toString);
    }

    /** Where all leave alike, or buy alike, it says with which probability: of these samples about that of the truth. */
    @Test
    void whatTheLikelihoodTendsToIsSaid() {
        assertTendsTo(
                0.2,
                new Simulated(4).histories(new BgBb(1, 1, 1e5, 4e5, YEAR), 400, 8),
                "it rises as gamma and delta grow together, where everyone leaves with the same probability, about ");
        assertTendsTo(
                0.5,
                new Simulated(5).histories(new BgBb(1e5, 1e5, 0.7, 2.8, YEAR), 400, 8),
                "it rises as alpha and beta grow together, where everyone buys with the same probability, about ");
    }

    /** What varies by less than a thousandth does not vary. */
    @Test
    void whatNoLongerVariesIsSaid() {
        String stay = "it rises as the probability of leaving tends to 0, where everyone stays for ever";
        String leaving =
                "it rises as gamma and delta grow together, where everyone leaves with the same probability, about ";
        String buying =
                "it rises as alpha and beta grow together, where everyone buys with the same probability, about ";
        String pair =
                "it rises as a pair of parameters tends to 0, where a probability of buying or leaving is 0 or 1 for everyone";
        assertEquals(leaving + "0.000001 per period", BgBb.limit(new double[] {1, 1, 1, 999_999}));
        assertEquals(stay, BgBb.limit(new double[] {1, 1, 1, 1_000_000}));
        assertEquals(stay, BgBb.limit(new double[] {1e5, 1e5, 1, 1_000_000}));
        assertEquals(leaving + "0.25 per period", BgBb.limit(new double[] {1e5, 1e5, 250.25, 750.75}));
        assertEquals(buying + "0.2 per period", BgBb.limit(new double[] {200.2, 800.8, 250, 750}));
        assertEquals(pair, BgBb.limit(new double[] {200, 800, 250, 750}));
    }

    private static void assertTendsTo(double truth, GroupedHistories histories, String what) {
        String said = ((NoMaximum<BgBb>) BgBb.fit(histories)).explanation();
        String start = "the likelihood of BG/BB has no maximum on these data: " + what;
        assertTrue(said.startsWith(start) && said.endsWith(" per period"), said);
        double about = Double.parseDouble(said.substring(start.length(), said.length() - " per period".length()));
        assertEquals(truth, about, 0.03);
    }

    @Test
    void fourWhoBoughtAgainAreEnoughToTry() {
        for (int again = 3; again <= 4; again++) {
            Fit<BgBb> fit = BgBb.fit(GroupedHistories.of(
                    new int[] {0, 2}, new double[] {0, 3}, new double[] {5, 5}, new long[] {2, again}, YEAR));
            boolean tooFew = fit instanceof NoMaximum<BgBb> none
                    && none.explanation().startsWith("BG/BB needs at least 4 customers who bought again, got 3 of 5");
            boolean tried = !(fit instanceof NoMaximum<BgBb> none) || none.reason() != NoMaximum.Reason.TOO_LITTLE_DATA;
            assertEquals(again == 3, tooFew, fit::toString);
            assertEquals(again == 4, tried, fit::toString);
        }
    }
}
