package dev.retention.covariate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.activity.ActivityLog;
import dev.retention.estimate.Estimate;
import dev.retention.history.BuyerHistories;
import dev.retention.lifetime.BgNbd;
import dev.retention.lifetime.Cdnow;
import dev.retention.lifetime.Limit;
import dev.retention.lifetime.ParetoNbd;
import dev.retention.lifetime.ShiftedBetaGeometric;
import dev.retention.period.TimeUnit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class CovariateFitTest {

    private static CovariateHistories cdnow(String covariates) {
        LocalDate asOf = LocalDate.ofEpochDay(Cdnow.CALIBRATION_END);
        ActivityLog log = Cdnow.log().upTo(asOf);
        BuyerHistories buyers = BuyerHistories.asOf(log, asOf).inUnit(TimeUnit.WEEK);
        List<String> names = List.of(covariates.split("\\+"));
        double[][] columns = new double[names.size()][buyers.size()];
        for (int i = 0; i < buyers.size(); i++) {
            int first = log.entriesBegin(i);
            for (int c = 0; c < names.size(); c++) {
                columns[c][i] = names.get(c).equals("spend30")
                        ? log.amountMinor(first) >= 30_00 ? 1 : 0
                        : LocalDate.ofEpochDay(log.epochDay(first)).getMonthValue() - 1;
            }
        }
        return CovariateHistories.of(buyers, Covariates.of(names, columns));
    }

    private static List<String[]> figures(String resource) {
        try (var in = CovariateFitTest.class.getModule().getResourceAsStream("covariate/" + resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split(","))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double figure(CovariateFit<?> fit, String quantity, String index) {
        if (quantity.equals("logLikelihood")) {
            return fit.logLikelihood();
        }
        if (quantity.equals("logCov")) {
            String[] at = index.split(":");
            return fit.logCovariance(Integer.parseInt(at[0]), Integer.parseInt(at[1]));
        }
        String[] words = index.split(" ");
        Estimate estimate = words.length == 1
                ? fit.parameters().get(index)
                : fit.coefficient(CovariateEffect.valueOf(words[0]), words[1]);
        return quantity.equals("value") ? estimate.value() : estimate.standardError();
    }

    private static void agrees(String model, String covariates, Coefficients coefficients, int atLeast) {
        CovariateHistories histories = cdnow(covariates);
        CovariateFit<?> fit = model.equals("bgnbd")
                ? CovariateFit.bgNbd(histories, coefficients)
                : CovariateFit.paretoNbd(histories, coefficients);
        assertTrue(fit.distanceFromTop() < 1e-9 && fit.gradientNorm() < 1e-6, fit.toString());
        int checked = 0;
        for (String[] line : figures(model + "_cdnow.csv")) {
            if (line[1].equals(covariates) && line[2].equals(coefficients.name())) {
                double expected = Double.parseDouble(line[5]);
                // The covariances are printed with 12 digits.
                double tolerance = 1e-8 * Math.max(Math.abs(expected), line[3].equals("logCov") ? 1e-3 : 0);
                assertEquals(expected, figure(fit, line[3], line[4]), tolerance, String.join(",", line));
                checked++;
            }
        }
        assertTrue(checked >= atLeast, model + " " + covariates + ": " + checked);
    }

    @Test
    void bgNbdAgreesWithThirtyFourDigits() {
        agrees("bgnbd", "spend30", Coefficients.FREE, 43);
        agrees("bgnbd", "spend30", Coefficients.TIED, 34);
        agrees("bgnbd", "spend30+month", Coefficients.TIED, 53);
        agrees("bgnbd", "month", Coefficients.FREE, 43);
    }

    @Test
    void paretoNbdAgreesWithThirtyDigits() {
        agrees("paretonbd", "spend30", Coefficients.FREE, 13);
        agrees("paretonbd", "spend30", Coefficients.TIED, 11);
    }

    /** Customers who began with 30 dollars or more buy oftener; nothing says that they leave sooner or later. */
    @Test
    void whatGoesWithBuyingIsTestedAgainstNone() {
        CovariateFit<ParetoNbd> fit = CovariateFit.paretoNbd(cdnow("spend30+month"), Coefficients.FREE);
        assertTrue(fit.coefficient(CovariateEffect.BUYING, "spend30").pValue(0) < 1e-7);
        assertTrue(fit.coefficient(CovariateEffect.LEAVING, "spend30").pValue(0) > 0.5);
        assertTrue(fit.pValue("spend30") < 1e-7 && fit.pValue("month") > 0.1, fit.toString());
        assertTrue(fit.pValue() < 1e-6 && fit.coefficientCount() == 4);
        assertEquals(2 * (fit.logLikelihood() - fit.plain().logLikelihood()), fit.likelihoodRatioChiSquare());
        assertEquals(2 * (8 - fit.logLikelihood()), fit.aic());
    }

    /** The same where customers were drawn with a discount that makes them buy oftener, and sizes that say nothing. */
    @Test
    void whatWasDrawnToGoWithBuyingIsTestedAgainstNone() {
        var truth = CovariateModel.paretoNbd(
                new ParetoNbd(0.8, 6, 0.6, 12, TimeUnit.WEEK), CovariateDraws.NAMES, new double[] {1, 0}, new double[] {
                    0, 0
                });
        CovariateFit<ParetoNbd> fit =
                CovariateFit.paretoNbd(CovariateDraws.paretoNbd(truth, 800, 78, 5), Coefficients.FREE);
        assertTrue(fit.hasMaximum() && fit.gradientNorm() < 1e-6 && fit.distanceFromTop() < 1e-9, fit.toString());
        assertTrue(
                fit.coefficient(CovariateEffect.BUYING, "discount")
                        .interval(0.999)
                        .contains(1),
                fit.toString());
        assertTrue(
                fit.coefficient(CovariateEffect.LEAVING, "size").interval(0.999).contains(0), fit.toString());
        assertTrue(fit.pValue("discount") < 1e-7 && fit.pValue("size") > 0.001, fit.toString());
        assertTrue(fit.pValue() < 1e-6 && fit.coefficientCount() == 4);
        assertEquals(2 * (fit.logLikelihood() - fit.plain().logLikelihood()), fit.likelihoodRatioChiSquare());
        assertEquals(2 * (8 - fit.logLikelihood()), fit.aic());
    }

    @Test
    void withoutCovariatesItIsThePlainModelToTheBit() {
        CovariateHistories all = CovariateDraws.bgNbd(TRUTH, 800, 78, 3);
        int rows = all.rowCount();
        int[] repeats = new int[rows];
        double[] lastAges = new double[rows];
        double[] ages = new double[rows];
        long[] counts = new long[rows];
        for (int row = 0; row < rows; row++) {
            repeats[row] = all.repeats(row);
            lastAges[row] = all.lastAge(row);
            ages[row] = all.age(row);
            counts[row] = all.count(row);
        }
        var none = CovariateHistories.of(Covariates.none(rows), repeats, lastAges, ages, counts, TimeUnit.WEEK);
        CovariateFit<BgNbd> fit = CovariateFit.bgNbd(none, Coefficients.FREE);
        var plain = BgNbd.fit(all.grouped()).orElseThrow();
        assertEquals(plain.model(), fit.model().base());
        assertEquals(plain.model(), fit.model().forCustomer());
        assertEquals(plain.estimates(), fit.parameters());
        assertEquals(plain.logLikelihood(), fit.logLikelihood());
        assertEquals(plain.aic(), fit.aic());
        assertEquals(plain.distanceFromTop(), fit.distanceFromTop());
        assertEquals(1, fit.pValue());
        assertEquals(0, fit.likelihoodRatioChiSquare());
        assertEquals(plain.covariance(2, 3) / plain.model().a() / plain.model().b(), fit.logCovariance(2, 3), 1e-15);
        assertEquals(none.grouped(), all.grouped());
        assertEquals(plain.limits(), fit.limits());
        assertEquals("BG/NBD with covariates", fit.name());
        assertEquals(plain, fit.plain());
        assertEquals(plain.size(), fit.size());
        assertEquals(plain.iterations(), fit.iterations());
        assertEquals(plain.gradientNorm(), fit.gradientNorm());
        assertArrayEquals(plain.curvatures(), fit.curvatures());
        assertEquals(0, fit.coefficientCount());
        assertEquals(Map.of(), fit.coefficients(CovariateEffect.BUYING));
        assertEquals(
                plain.estimate(model -> model.a() / model.b()),
                fit.estimate(model -> model.base().a() / model.base().b()));
        assertEquals(800, fit.observations());
    }

    @Test
    void contractsWithOneCovariateOfTwoKindsAreTwoPlainModelsOfTheirOwn() {
        // With both coefficients free, α and β are free in both groups.
        int[] renewals = {0, 1, 2, 3, 4, 0, 1, 2, 3, 4};
        boolean[] lost = {true, true, true, true, false, true, true, true, true, false};
        long[] counts = {369, 163, 86, 56, 326, 100, 61, 42, 30, 767};
        double[] plan = {0, 0, 0, 0, 0, 1, 1, 1, 1, 1};
        var all = CovariateRenewals.of(
                Covariates.of(List.of("plan"), new double[][] {plan}), renewals, lost, counts, TimeUnit.YEAR);
        var fit = CovariateFit.shiftedBetaGeometric(all, Coefficients.FREE);
        double together = 0;
        for (int kind = 0; kind < 2; kind++) {
            int from = 5 * kind;
            var own = CovariateRenewals.of(
                    Covariates.none(5),
                    Arrays.copyOfRange(renewals, from, from + 5),
                    Arrays.copyOfRange(lost, from, from + 5),
                    Arrays.copyOfRange(counts, from, from + 5),
                    TimeUnit.YEAR);
            var plain = ShiftedBetaGeometric.fit(own.counts()).orElseThrow();
            ShiftedBetaGeometric found = fit.model().forCustomer(kind);
            assertEquals(
                    plain.model().alpha(), found.alpha(), 1e-8 * plain.model().alpha());
            assertEquals(
                    plain.model().beta(), found.beta(), 1e-8 * plain.model().beta());
            Estimate survival =
                    fit.estimate(model -> model.forCustomer(plan[from]).survival(5));
            Estimate expected = plain.estimate(model -> model.survival(5));
            assertEquals(expected.standardError(), survival.standardError(), 1e-6 * expected.standardError());
            together += plain.logLikelihood();
        }
        assertEquals(together, fit.logLikelihood(), 1e-9 * Math.abs(together));
        assertTrue(fit.pValue("plan") < 1e-10);
    }

    @Test
    void whatHasNoMaximumIsExplained() {
        CovariateHistories histories = CovariateDraws.bgNbd(TRUTH, 800, 78, 3);
        assertExplained(
                "the same for all customers: country. Such a column cannot be compared: leave it out",
                CovariateFit.bgNbd(with(histories, "country", row -> 7), Coefficients.FREE));
        assertExplained(
                "columns that tell the same: size, inches. A sum of them is the same for all customers: leave one of them out",
                CovariateFit.bgNbd(
                        with(histories, "inches", row -> 2.54 * histories.value(row, 1) + 1), Coefficients.FREE));
        var fit = CovariateFit.bgNbd(
                with(histories, "silent", row -> histories.repeats(row) == 0 && histories.age(row) > 70 ? 1 : 0),
                Coefficients.TIED);
        assertFalse(fit.hasMaximum());
        assertTrue(
                fit.explanation()
                        .matches(
                                "the likelihood keeps rising as coefficients grow without end: silent with buying \\(down\\).*"
                                        + " These columns single out customers of whom none bought again or none left, or who do not differ among themselves\\. Merge the group with another, tie the coefficients, or leave the column out"),
                fit.explanation());
        var turned = CovariateFit.bgNbd(
                with(histories, "silent", row -> histories.repeats(row) == 0 && histories.age(row) > 70 ? -1 : 0),
                Coefficients.TIED);
        assertTrue(turned.explanation().contains(": silent with buying (up)"), turned.explanation());
        assertExplained(
                "BG/NBD needs customers who bought again, got none among 0",
                CovariateFit.bgNbd(CovariateHistories.empty(List.of("x"), TimeUnit.WEEK), Coefficients.FREE));
    }

    private static void assertExplained(String explanation, CovariateFit<?> fit) {
        assertFalse(fit.hasMaximum());
        assertEquals(explanation, fit.explanation());
        assertEquals("CovariateFit[" + explanation + "]", fit.toString());
        List<Executable> calls = List.of(
                fit::model,
                fit::logLikelihood,
                fit::limits,
                fit::name,
                fit::plain,
                fit::parameters,
                () -> fit.coefficients(CovariateEffect.BUYING),
                () -> fit.coefficient(CovariateEffect.BUYING, "size"),
                () -> fit.coefficient(CovariateEffect.BUYING, "no such column"),
                () -> fit.pValue("no such column"),
                () -> fit.estimate(model -> 1),
                () -> fit.logCovariance(0, 0),
                fit::coefficientCount,
                fit::likelihoodRatioChiSquare,
                fit::pValue,
                fit::size,
                fit::aic,
                fit::iterations,
                fit::gradientNorm,
                fit::curvatures,
                fit::distanceFromTop);
        for (Executable call : calls) {
            assertEquals(
                    explanation, assertThrows(IllegalStateException.class, call).getMessage());
        }
    }

    /** Contracts of two kinds: of the one some leave at each occasion, the other are given. */
    private static CovariateFit<ShiftedBetaGeometric> contracts(long[] lost, long stayed, Coefficients coefficients) {
        int[] renewals = {0, 1, 2, 3, 4, 0, 1, 2, 3, 4};
        boolean[] isLost = {true, true, true, true, false, true, true, true, true, false};
        long[] counts = {369, 163, 86, 56, 326, lost[0], lost[1], lost[2], lost[3], stayed};
        double[] plan = {0, 0, 0, 0, 0, 1, 1, 1, 1, 1};
        return CovariateFit.shiftedBetaGeometric(
                CovariateRenewals.of(
                        Covariates.of(List.of("plan"), new double[][] {plan}), renewals, isLost, counts, TimeUnit.YEAR),
                coefficients);
    }

    @Test
    void aGroupOfWhomAllOrNoneLeftHasNoCoefficient() {
        String advice =
                ". These columns single out customers of whom none bought again or none left, or who do not differ"
                        + " among themselves. Merge the group with another, tie the coefficients, or leave the column out";
        var none = contracts(new long[4], 50, Coefficients.TIED);
        String start = "the likelihood keeps rising as coefficients grow without end: plan with ";
        assertFalse(none.hasMaximum());
        assertTrue(none.explanation().startsWith(start), none.explanation());
        assertTrue(none.explanation().endsWith(advice), none.explanation());
        var all = contracts(new long[] {50, 0, 0, 0}, 0, Coefficients.FREE);
        assertFalse(all.hasMaximum());
        assertEquals(
                "the likelihood of shifted-beta-geometric with covariates has no maximum on these data: it rises towards the end"
                        + " of the range of its parameters",
                all.explanation());
    }

    /** What the accessors say is one thing: errors are those of the covariance, tests are those of the coefficients. */
    @Test
    void theAccessorsAgree() {
        CovariateFit<ShiftedBetaGeometric> fit = contracts(new long[] {100, 61, 42, 30}, 767, Coefficients.FREE);
        assertTrue(fit.hasMaximum());
        assertEquals("", fit.explanation());
        assertEquals(Set.of(), fit.limits());
        assertEquals("shifted-beta-geometric with covariates", fit.name());
        assertEquals(2_000, fit.observations());
        assertEquals(4, fit.size());
        assertEquals(2, fit.coefficientCount());
        assertEquals(4, fit.curvatures().length);
        assertTrue(Arrays.stream(fit.curvatures()).allMatch(curvature -> curvature > 0));
        assertTrue(fit.iterations() > 0 && fit.gradientNorm() > 0 && fit.gradientNorm() < 1e-6);
        assertTrue(fit.distanceFromTop() < 1e-9);
        // The certificate is that of the fit, not that of the plain one.
        assertNotEquals(fit.plain().gradientNorm(), fit.gradientNorm());
        assertNotEquals(fit.plain().distanceFromTop(), fit.distanceFromTop());
        int k = 0;
        for (Estimate estimate : fit.parameters().values()) {
            assertEquals(estimate.value() * Math.sqrt(fit.logCovariance(k, k)), estimate.standardError(), 1e-12);
            k++;
        }
        for (CovariateEffect effect : fit.model().effects()) {
            Estimate estimate = fit.coefficient(effect, "plan");
            assertEquals(Math.sqrt(fit.logCovariance(k, k)), estimate.standardError(), 1e-12);
            assertEquals(fit.model().coefficient(effect, "plan"), estimate.value(), 1e-12);
            k++;
        }
        // Wald's test of both: c' V⁻¹ c, of two degrees of freedom.
        double leaving = fit.coefficient(CovariateEffect.LEAVING, "plan").value();
        double staying = fit.coefficient(CovariateEffect.STAYING, "plan").value();
        double a = fit.logCovariance(2, 2);
        double b = fit.logCovariance(2, 3);
        double d = fit.logCovariance(3, 3);
        double wald = (d * leaving * leaving - 2 * b * leaving * staying + a * staying * staying) / (a * d - b * b);
        assertEquals(Math.exp(-wald / 2), fit.pValue("plan"), 1e-9 * Math.exp(-wald / 2));
        assertEquals(
                Math.exp(-fit.likelihoodRatioChiSquare() / 2),
                fit.pValue(),
                1e-9 * Math.exp(-fit.likelihoodRatioChiSquare() / 2));
        // The figure of a parameter has the parameter's error.
        Estimate alpha = fit.estimate(model -> model.base().alpha());
        assertEquals(fit.parameters().get("alpha").standardError(), alpha.standardError(), 1e-6 * alpha.value());
        for (double figure : new double[] {0, -1, Double.POSITIVE_INFINITY}) {
            assertMessage(
                    "figure must be finite and > 0 around the model, got figure(model)=" + figure + " with variance="
                            + (figure <= 0 ? 0.0 : Double.NaN),
                    () -> fit.estimate(model -> figure));
        }
        ShiftedBetaGeometric base = fit.model().base();
        assertMessage(
                "figure must be finite and > 0 around the model, got figure(model)=1.0 with variance=NaN",
                () -> fit.estimate(model -> model.base().equals(base) ? 1 : Double.POSITIVE_INFINITY));
    }

    private static final CovariateModel<BgNbd> TRUTH = CovariateModel.bgNbd(
            new BgNbd(0.8, 6, 1.2, 3, TimeUnit.WEEK),
            CovariateDraws.NAMES,
            new double[] {0.5, -0.02},
            new double[] {0.4, 0},
            new double[] {-0.3, 0.02});

    /** The same histories with one more column. */
    private static CovariateHistories with(CovariateHistories histories, String name, IntToDoubleFunction value) {
        int rows = histories.rowCount();
        double[][] columns = new double[3][rows];
        int[] repeats = new int[rows];
        double[] lastAges = new double[rows];
        double[] ages = new double[rows];
        long[] counts = new long[rows];
        for (int row = 0; row < rows; row++) {
            columns[0][row] = histories.value(row, 0);
            columns[1][row] = histories.value(row, 1);
            columns[2][row] = value.applyAsDouble(row);
            repeats[row] = histories.repeats(row);
            lastAges[row] = histories.lastAge(row);
            ages[row] = histories.age(row);
            counts[row] = histories.count(row);
        }
        return CovariateHistories.of(
                Covariates.of(List.of("discount", "size", name), columns),
                repeats,
                lastAges,
                ages,
                counts,
                histories.unit());
    }

    /** Where all buy at one rate, as far as covariates do not tell, the answer has no shape of the rates, and all coefficients. */
    @Test
    void aLimitIsAModelWithTheCoefficientsThatItHas() {
        var steady = CovariateModel.bgNbd(
                new BgNbd(1e6, 8e6, 1.2, 3, TimeUnit.WEEK),
                CovariateDraws.NAMES,
                new double[] {0.5, -0.02},
                new double[2],
                new double[2]);
        CovariateFit<BgNbd> fit = CovariateFit.bgNbd(CovariateDraws.bgNbd(steady, 2_000, 78, 5), Coefficients.FREE);
        assertTrue(fit.hasMaximum(), fit.explanation());
        assertEquals(Set.of(Limit.SAME_RATE), fit.limits());
        assertEquals("BG/NBD with covariates where everyone buys at the same rate", fit.name());
        assertEquals(List.of("rate", "a", "b"), List.copyOf(fit.parameters().keySet()));
        assertEquals(9, fit.size());
        assertTrue(fit.parameters().get("rate").interval(0.999).contains(1 / 8.0), fit.toString());
        Estimate buying = fit.coefficient(CovariateEffect.BUYING, "discount");
        assertTrue(buying.interval(0.999).contains(0.5), buying.toString());
        assertTrue(fit.distanceFromTop() < 1e-9);
    }

    /** Where nobody leaves, the answer is NBD with what goes with buying, and nothing goes with leaving. */
    @Test
    void whereNobodyLeavesNothingGoesWithLeaving() {
        var loyal = CovariateModel.bgNbd(
                new BgNbd(0.8, 6, 1e-9, 1, TimeUnit.WEEK),
                CovariateDraws.NAMES,
                new double[] {0.5, -0.02},
                new double[2],
                new double[2]);
        CovariateFit<BgNbd> fit = CovariateFit.bgNbd(CovariateDraws.bgNbd(loyal, 2_000, 78, 3), Coefficients.TIED);
        assertEquals("BG/NBD with covariates where nobody leaves", fit.name());
        assertEquals(List.of("r", "alpha"), List.copyOf(fit.parameters().keySet()));
        assertEquals(4, fit.size());
        Estimate buying = fit.coefficient(CovariateEffect.BUYING, "discount");
        assertTrue(buying.interval(0.999).contains(0.5), buying.toString());
        assertEquals(
                Double.NaN, fit.coefficient(CovariateEffect.LEAVING, "discount").value());
        assertEquals(0, fit.model().coefficient(CovariateEffect.LEAVING, "discount"));
        assertTrue(fit.distanceFromTop() < 1e-9);
    }

    @Test
    void argumentsAreChecked() {
        CovariateFit<BgNbd> fit = CovariateFit.bgNbd(CovariateDraws.bgNbd(TRUTH, 800, 78, 3), Coefficients.FREE);
        assertMessage(
                "covariate must be one of [discount, size], got covariate=age",
                () -> fit.coefficient(CovariateEffect.BUYING, "age"));
        assertMessage(
                "effect must be one of [LEAVING, STAYING], got effect=BUYING",
                () -> CovariateModel.shiftedBetaGeometric(
                                new ShiftedBetaGeometric(1, 2, TimeUnit.YEAR),
                                List.of("x"),
                                new double[1],
                                new double[1])
                        .coefficient(CovariateEffect.BUYING, "x"));
        assertTrue(fit.toString().startsWith("CovariateFit[BG/NBD with covariates, CovariateModel[BgNbd[r="));
    }

    private static void assertMessage(String message, Runnable call) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
    }
}
