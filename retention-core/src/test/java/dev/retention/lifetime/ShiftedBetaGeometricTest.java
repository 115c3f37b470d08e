package dev.retention.lifetime;

import static dev.retention.period.TimeUnit.WEEK;
import static dev.retention.period.TimeUnit.YEAR;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.economics.DiscountRate;
import dev.retention.economics.Horizon;
import dev.retention.estimate.Estimate;
import dev.retention.history.RenewalCounts;
import dev.retention.internal.math.ReferenceTable;
import dev.retention.lifetime.NoMaximum.Reason;
import dev.retention.period.TimeUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The shifted-beta-geometric model against 50 digits, and against the "regular" customers of Fader and Hardie (2007). */
class ShiftedBetaGeometricTest {

    /** Table 1 of the paper, of 1,000 customers. */
    private static final RenewalCounts REGULAR =
            RenewalCounts.ofSurvivors(YEAR, 1000, 631, 468, 382, 326, 289, 262, 241);

    private static final ShiftedBetaGeometric MODEL =
            new ShiftedBetaGeometric(0.70407729847351620802, 1.1820430262094756755, YEAR);

    private static final DiscountRate TEN_PERCENT = new DiscountRate(0.1, YEAR);

    private static ShiftedBetaGeometric model(double[] row) {
        return new ShiftedBetaGeometric(row[0], row[1], YEAR);
    }

    @Test
    void curvesAndValues() {
        var table = ReferenceTable.of("lifetime", "sbg_tables");
        table.assertColumn(3, 5e-15, row -> model(row).churn((int) row[2]));
        table.assertColumn(4, 5e-15, row -> model(row).survival((int) row[2]));
        table.assertColumn(5, 5e-15, row -> model(row).retention((int) row[2]));
        table.assertColumn(6, 5e-15, row -> residual(row, 0.1));
        table.assertColumn(7, 5e-15, row -> residual(row, 0.05));
        table.assertColumn(8, 5e-15, row -> model(row).discountedLifetime(TEN_PERCENT, Horizon.UNLIMITED));
    }

    private static double residual(double[] row, double rate) {
        return model(row).discountedResidualLifetime((int) row[2], new DiscountRate(rate, YEAR), Horizon.UNLIMITED);
    }

    @Test
    void regularCustomersHaveOneMaximumFromEveryStart() {
        agrees(ShiftedBetaGeometric.fit(REGULAR));
        double[] extremes = {1e-4, 1, 1e4};
        for (double alpha : extremes) {
            for (double beta : extremes) {
                agrees(ShiftedBetaGeometric.fit(REGULAR, new ShiftedBetaGeometric(alpha, beta, YEAR)));
            }
        }
        assertEquals(-1680.2651884632869933, MODEL.logLikelihood(REGULAR), 1e-10);
    }

    private static void agrees(Fit<ShiftedBetaGeometric> fit) {
        Maximum<ShiftedBetaGeometric> maximum = fit.orElseThrow();
        Estimate alpha = List.copyOf(maximum.estimates().values()).get(0);
        Estimate beta = List.copyOf(maximum.estimates().values()).get(1);
        assertEquals(MODEL.alpha(), alpha.value(), 1e-12);
        assertEquals(MODEL.beta(), beta.value(), 1e-12);
        assertEquals(0.0655989642340372, alpha.standardError(), 1e-13);
        assertEquals(0.152475631675909, beta.standardError(), 1e-13);
        assertEquals(0.00889119255242912, maximum.covariance(0, 1), 1e-14);
        assertEquals(-1680.2651884632869933, maximum.logLikelihood(), 1e-10);
        assertEquals(1000, maximum.observations());
    }

    @Test
    void theProjectionIsThatOfThePaper() {
        double[] survival = MODEL.survivalCurve(12);
        double[] retention = MODEL.retentionCurve(12);
        assertEquals(1, survival[0]);
        assertEquals(0.62670605408387536532, survival[1], 1e-15);
        assertEquals(0.17003745281151089336, survival[12], 1e-15);
        assertEquals(0.62670605408387536532, retention[0], 1e-15);
        assertEquals(0.94536157658524447841, retention[11], 1e-15);
        // Those left after four years, four years on.
        double[] later = MODEL.givenRenewals(4).survivalCurve(8);
        for (int t = 0; t <= 8; t++) {
            assertEquals(survival[4 + t] / survival[4], later[t], 1e-14);
        }
    }

    @Test
    void paymentsAreCountedFromNowToTheHorizon() {
        assertEquals(0, MODEL.discountedLifetime(TEN_PERCENT, years(0)));
        assertEquals(1, MODEL.discountedLifetime(TEN_PERCENT, years(1)));
        assertEquals(1 + MODEL.survival(1) / 1.1, MODEL.discountedLifetime(TEN_PERCENT, years(2)), 1e-15);
        assertEquals(
                MODEL.discountedLifetime(TEN_PERCENT, Horizon.UNLIMITED),
                MODEL.discountedLifetime(TEN_PERCENT, years(500)),
                1e-13);
        // A new customer's first payment is certain, all others depend on renewals.
        assertEquals(
                MODEL.discountedLifetime(TEN_PERCENT, years(5)) - 1,
                MODEL.discountedResidualLifetime(1, TEN_PERCENT, years(4)) / 1.1,
                1e-15);
        double[] column = MODEL.discountedResidualLifetime(new int[] {3, 1, 3}, TEN_PERCENT, years(4));
        assertArrayEquals(
                new double[] {
                    MODEL.discountedResidualLifetime(3, TEN_PERCENT, years(4)),
                    MODEL.discountedResidualLifetime(1, TEN_PERCENT, years(4)),
                    column[0]
                },
                column);
    }

    private static Horizon years(double years) {
        return new Horizon(years, YEAR);
    }

    @Test
    void withoutDiscountOnlyAFiniteMeanLifetimeIsFinite() {
        assertEquals(Double.POSITIVE_INFINITY, MODEL.discountedLifetime(DiscountRate.NONE, Horizon.UNLIMITED));
        var fickle = new ShiftedBetaGeometric(3, 5, YEAR);
        assertEquals(7.0 / 2, fickle.discountedLifetime(DiscountRate.NONE, Horizon.UNLIMITED));
        assertEquals(7.0 / 2, fickle.discountedLifetime(new DiscountRate(1e-12, YEAR), Horizon.UNLIMITED), 1e-10);
        assertEquals(
                Double.POSITIVE_INFINITY, fickle.discountedLifetime(new DiscountRate(-0.01, YEAR), Horizon.UNLIMITED));
    }

    @Test
    void cohortsOfAnyAgeMakeOneFit() {
        var young = RenewalCounts.ofSurvivors(YEAR, 500, 320);
        Maximum<ShiftedBetaGeometric> both =
                ShiftedBetaGeometric.fit(REGULAR.plus(young)).orElseThrow();
        assertEquals(1500, both.observations());
        assertEquals(
                both.logLikelihood(),
                both.model().logLikelihood(REGULAR) + both.model().logLikelihood(young),
                1e-10);
    }

    @Test
    void whereTheLikelihoodHasNoMaximumItSaysWhy() {
        explains(
                Reason.TOO_LITTLE_DATA,
                "shifted-beta-geometric needs customers who left, got none: nothing tells when anyone would",
                1000,
                1000,
                1000);
        explains(
                Reason.TOO_LITTLE_DATA, "shifted-beta-geometric needs customers who renewed, got none", 0, 0, 0, 10, 0);
        explains(
                Reason.TOO_LITTLE_DATA,
                "shifted-beta-geometric needs counts of at least 2 occasions, got 1: one retention rate cannot tell how the"
                        + " customers differ",
                1000,
                631);
        explains(
                Reason.LIMIT_MODEL,
                "it rises as alpha and beta grow together, where everyone leaves with the same probability, about 0.1",
                1000,
                900,
                810,
                729);
        explains(
                Reason.LIMIT_MODEL,
                "it rises as alpha and beta tend to 0 together, where a share of about 0.2",
                1000,
                800,
                800,
                800);
    }

    /** All who left did so at the last occasion. */
    @Test
    void theLastOccasionCounts() {
        var fit = ShiftedBetaGeometric.fit(RenewalCounts.of(YEAR, new long[] {10, 8}, new long[] {0, 2}));
        assertEquals(Reason.LIMIT_MODEL, ((NoMaximum<ShiftedBetaGeometric>) fit).reason());
        String together =
                "it rises as alpha and beta tend to 0 together, where a share of about 0.5 leaves at the first"
                        + " occasion and the others never do";
        assertEquals(together, ShiftedBetaGeometric.limit(new double[] {0.5, 0.5}));
        assertTrue(ShiftedBetaGeometric.limit(new double[] {0.5, Math.nextUp(1.0) - 0.5})
                .contains("grow together"));
    }

    private static void explains(Reason reason, String explanation, long... survivors) {
        RenewalCounts counts = survivors[0] == 0
                ? RenewalCounts.of(YEAR, new long[] {0, 0}, new long[] {7, 3})
                : RenewalCounts.ofSurvivors(YEAR, survivors);
        var none = (NoMaximum<ShiftedBetaGeometric>) ShiftedBetaGeometric.fit(counts);
        assertEquals(reason, none.reason());
        assertTrue(none.explanation().contains(explanation), none::explanation);
    }

    @Test
    void badArgumentsAreNamed() {
        rejected("occasion must be > 0, got occasion=0", () -> MODEL.retention(0));
        rejected(
                "occasions[1] must be > 0, got occasions[1]=0",
                () -> MODEL.discountedResidualLifetime(new int[] {1, 0}, TEN_PERCENT, years(1)));
        rejected("occasions must be in [0, 100000], got occasions=-1", () -> MODEL.survivalCurve(-1));
        rejected("renewals must be >= 0, got renewals=-1", () -> MODEL.givenRenewals(-1));
        rejected(
                "horizon must be a whole number of periods for this model, at most 100000, got horizon=1.5 years",
                () -> MODEL.discountedLifetime(TEN_PERCENT, years(1.5)));
        rejected(
                "horizon must be a whole number of periods for this model, at most 100000, got horizon=100001.0 years",
                () -> MODEL.discountedLifetime(TEN_PERCENT, years(100_001)));
        rejected(
                "discount must be in years, got discount in weeks: convert it with DiscountRate.per",
                () -> MODEL.discountedLifetime(new DiscountRate(0.01, WEEK), years(1)));
        rejected(
                "counts must count occasions of the same period, years, got counts in weeks",
                () -> MODEL.logLikelihood(RenewalCounts.empty(WEEK)));
        rejected("rate must be finite and > -1, got rate=-1.0", () -> new DiscountRate(-1, YEAR));
    }

    private static void rejected(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    @Test
    void aSearchBeginsAtAModelOfTheSamePeriod() {
        var counts = RenewalCounts.of(TimeUnit.YEAR, new long[] {60, 40}, new long[] {40, 20});
        assertEquals(
                "counts must count occasions of the same period, months, got counts in years",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> ShiftedBetaGeometric.fit(counts, new ShiftedBetaGeometric(1, 2, TimeUnit.MONTH)))
                        .getMessage());
    }
}
