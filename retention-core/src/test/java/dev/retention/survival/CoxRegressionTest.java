package dev.retention.survival;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.survival.CoxRegression.Ties;
import dev.retention.survival.ProportionalityTest.TimeScale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CoxRegressionTest {

    /** R prints what is near 0 with few digits beside its errors, so relative to the larger of the figure and a thousandth. */
    private static void near(double expected, double actual, double tolerance, String what) {
        assertEquals(expected, actual, tolerance * Math.max(Math.abs(expected), 1e-3), what);
    }

    @Test
    void agreesWithRForTheLungPatients() {
        RData lung = RData.read("lung");
        RData complete = lung.complete("age", "sex", "ph.ecog");
        check("lung age+sex+ph.ecog", rows(complete, "age", "sex", "ph.ecog"), 45);
        check("lung sex", rows(lung, "sex"), 30);
        check(
                "lung age+sex weights",
                rows(lung, "age", "sex")
                        .withWeights(IntStream.range(0, lung.size())
                                .mapToDouble(i -> 1 + (i + 1) % 3)
                                .toArray()),
                35);
        RData known = lung.complete("inst");
        check(
                "lung age+sex robust cluster(inst)",
                rows(known, "age", "sex").withClusters(integers(known.numbers("inst"))),
                35);
    }

    private static CoxRows rows(RData data, String... columns) {
        return CoxRows.of(
                List.of(columns),
                Arrays.stream(columns).map(data::numbers).toArray(double[][]::new),
                data.numbers("time"),
                data.isEqual("status", "2"));
    }

    private static int[] integers(double[] values) {
        return Arrays.stream(values).mapToInt(value -> (int) value).toArray();
    }

    @Test
    void agreesWithRForTheColonPatients() {
        RData colon = RData.read("colon");
        RData death = colon.where("etype", "2"::equals);
        check(
                "colon death rx Lev,Lev5FU+age+nodes>4",
                CoxRows.of(
                        List.of("I(rx == Lev)TRUE", "I(rx == Lev+5FU)TRUE", "age", "node4"),
                        new double[][] {
                            death.indicator("rx", "Lev"),
                            death.indicator("rx", "Lev+5FU"),
                            death.numbers("age"),
                            death.numbers("node4")
                        },
                        death.numbers("time"),
                        death.isEqual("status", "1")),
                55);
        check(
                "colon recurrence+death two-event cluster(id) strata(etype)",
                CoxRows.of(
                                List.of("I(rx == Lev)TRUE", "I(rx == Lev+5FU)TRUE"),
                                new double[][] {colon.indicator("rx", "Lev"), colon.indicator("rx", "Lev+5FU")},
                                colon.numbers("time"),
                                colon.isEqual("status", "1"))
                        .withStrata(integers(colon.numbers("etype")))
                        .withClusters(integers(colon.numbers("id"))),
                45);
    }

    @Test
    void agreesWithRForStartAndStop() {
        RData heart = RData.read("heart");
        check(
                "heart start-stop age+year+surgery+transplant",
                CoxRows.of(
                                List.of("age", "year", "surgery", "as.numeric(transplant == 1)"),
                                new double[][] {
                                    heart.numbers("age"),
                                    heart.numbers("year"),
                                    heart.numbers("surgery"),
                                    heart.numbers("transplant")
                                },
                                heart.numbers("stop"),
                                heart.isEqual("event", "1"))
                        .withEntries(heart.numbers("start")),
                55);
    }

    @Test
    void agreesWithRForLateEntries() {
        RData lung = RData.read("lung");
        CoxRows rows = rows(lung, "sex").withEntries(RData.lateEntries(lung.numbers("time")));
        check("lung delayed entry cox sex", rows, 2);
    }

    /** What needs no data set: ties, weights, strata, clusters and late entries of ninety rows that were drawn. */
    @Test
    void agreesWithRForRowsThatWereDrawn() {
        RData drawn = RData.drawn();
        CoxRows rows = CoxRows.of(
                List.of("age", "plan"),
                new double[][] {drawn.numbers("age"), drawn.numbers("plan")},
                drawn.numbers("time"),
                drawn.isEqual("status", "1"));
        check("drawn age+plan", rows, 57);
        check("drawn age+plan weights", rows.withWeights(drawn.numbers("weight")), 57);
        check(
                "drawn age+plan strata(region) cluster(id)",
                rows.withStrata(integers(drawn.numbers("region"))).withClusters(integers(drawn.numbers("id"))),
                57);
        CoxRows late = rows.withEntries(drawn.numbers("entry"));
        check("drawn age+plan entry", late, 57);
        CoxRows lateByRegion = late.withStrata(integers(drawn.numbers("region")));
        check("late strata(region)", lateByRegion, 34);
        check(
                "late strata(region) cluster(id) weights",
                lateByRegion.withWeights(drawn.numbers("weight")).withClusters(integers(drawn.numbers("id"))),
                14);
    }

    @Test
    void agreesWithRForTenCustomers() {
        CoxRows rows = CoxRows.of(
                List.of("x"),
                new double[][] {{2, 0, 1, 1, 0, 1, 0, 1, 0, 0}},
                new double[] {1, 1, 2, 2, 2, 3, 4, 4, 5, 6},
                new boolean[] {true, true, true, false, true, true, true, false, true, false});
        check("tiny10", rows, 48);
        check("late tiny10 cluster", rows.withClusters(new int[] {4, 1, 3, 2, 1, 5, 6, 7, 3, 8}), 3);
    }

    /**
     * The regression of Fine and Gray (1999) of one way to leave: those who left another way stay at risk, with the weight of not having
     * been censored since.
     */
    @Test
    void agreesWithRForOneOfTwoWaysToLeaveByRowsAndWeights() {
        RData mgus = RData.read("mgus2");
        int size = mgus.size();
        boolean[] progressed = mgus.isEqual("pstat", "1");
        boolean[] died = mgus.isEqual("death", "1");
        double[] progress = mgus.numbers("ptime");
        double[] followed = mgus.numbers("futime");
        double[] times = IntStream.range(0, size)
                .mapToDouble(i -> progressed[i] ? progress[i] : followed[i])
                .toArray();
        boolean[] censored = new boolean[size];
        IntStream.range(0, size).forEach(i -> censored[i] = !progressed[i] && !died[i]);
        // In one month events come before the ends of watching.
        KaplanMeier watched = KaplanMeier.of(SurvivalTable.of(
                IntStream.range(0, size)
                        .mapToDouble(i -> times[i] + (censored[i] ? 0.5 : 0))
                        .toArray(),
                censored));
        double[] ends = IntStream.range(0, size)
                .filter(i -> censored[i])
                .mapToDouble(i -> times[i])
                .sorted()
                .distinct()
                .toArray();
        List<double[]> rows = new ArrayList<>(); // of whom, from, to, weight
        for (int i = 0; i < size; i++) {
            rows.add(new double[] {i, 0, times[i], 1});
            double from = times[i];
            for (double end : ends) {
                if (!progressed[i] && died[i] && end > from) {
                    rows.add(new double[] {i, from, end, watched.survival(end) / watched.survival(times[i])});
                    from = end;
                }
            }
        }
        double[] age = mgus.numbers("age");
        double[] male = mgus.indicator("sex", "M");
        boolean[] ended = new boolean[rows.size()];
        IntStream.range(0, ended.length).forEach(k -> ended[k] = progressed[(int) rows.get(k)[0]]);
        CoxRegression fit = CoxRegression.fit(
                CoxRows.of(
                                List.of("age", "sexM"),
                                new double[][] {
                                    column(rows, row -> age[(int) row[0]]), column(rows, row -> male[(int) row[0]])
                                },
                                column(rows, row -> row[2]),
                                ended)
                        .withEntries(column(rows, row -> row[1]))
                        .withWeights(column(rows, row -> row[3])),
                Ties.EFRON);
        var figures = RData.figures("entry_competing_mcf_r.csv").stream()
                .filter(figure -> figure.name().startsWith("mgus2 finegray"))
                .toList();
        assertEquals(4, figures.size());
        for (var figure : figures) {
            double value = switch (figure.index()) {
                case "" -> fit.nullLogLikelihood();
                case "NA" -> fit.logLikelihood();
                default -> fit.coefficients().get(figure.index()).value();
            };
            near(figure.value(), value, 1e-8, figure.toString());
        }
    }

    private static double[] column(List<double[]> rows, ToDoubleFunction<double[]> value) {
        return rows.stream().mapToDouble(value).toArray();
    }

    private static void check(String name, CoxRows rows, int atLeast) {
        int checked = 0;
        for (Ties ties : Ties.values()) {
            String full = name + (ties == Ties.EFRON ? " efron" : " breslow");
            String resource = name.startsWith("drawn")
                    ? "cox_drawn_r.csv"
                    : name.startsWith("late") ? "cox_late_r.csv" : "cox_r.csv";
            var figures = RData.figures(resource).stream()
                    .filter(figure -> figure.name().equals(full))
                    .toList();
            if (figures.isEmpty()) {
                continue;
            }
            CoxRegression fit = CoxRegression.fit(rows, ties);
            assertTrue(fit.hasMaximum(), fit.explanation());
            assertTrue(fit.distanceFromTop() < 1e-9, full + ": " + fit.distanceFromTop());
            double[] martingales = fit.martingaleResiduals(rows);
            CoxRegression.Concordance concordance = fit.concordance(rows);
            assertAll(figures.stream().map(figure -> () -> compare(figure, fit, rows, martingales, concordance)));
            checked = Math.max(checked, figures.size());
        }
        assertTrue(checked >= atLeast, name + ": " + checked);
    }

    private static void compare(
            RData.Figure figure,
            CoxRegression fit,
            CoxRows rows,
            double[] martingales,
            CoxRegression.Concordance concordance) {
        String q = figure.quantity();
        String index = figure.index();
        String what = figure.toString();
        double value = figure.value();
        int at = rows.names().indexOf(index);
        int p = rows.names().size();
        switch (q) {
            case "coef" -> near(value, fit.coefficients().get(index).value(), 1e-8, what);
            case "se", "robust_se" -> near(value, fit.coefficients().get(index).standardError(), 1e-7, what);
            case "model_se" -> near(value, Math.sqrt(fit.modelCovariance(at, at)), 1e-7, what);
            case "var" -> {
                int i = rows.names().indexOf(index.substring(0, index.indexOf(':')));
                int j = rows.names().indexOf(index.substring(index.indexOf(':') + 1));
                near(value, fit.covariance(i, j), 1e-7, what);
            }
            case "loglik_null" -> near(value, fit.nullLogLikelihood(), 1e-8, what);
            case "loglik" -> near(value, fit.logLikelihood(), 1e-8, what);
            case "score_test" -> near(value, fit.scoreChiSquare(), 1e-8, what);
            case "wald_test" -> near(value, fit.waldChiSquare(), 1e-7, what);
            case "n" -> assertEquals(value, fit.size(), what);
            case "nevent" -> assertEquals(value, fit.eventCount(), what);
            case "concordance" -> near(value, concordance.estimate().value(), 1e-12, what);
            case "concordance_se" -> near(value, concordance.standardError(), 1e-9, what);
            case "concordance_count" ->
                assertEquals(
                        value,
                        switch (index) {
                            case "concordant" -> concordance.concordant();
                            case "discordant" -> concordance.discordant();
                            case "tied.x" -> concordance.tiedHazards();
                            case "tied.y" -> concordance.tiedTimes();
                            default -> concordance.tiedBoth();
                        },
                        what);
            case "cumulative_baseline_hazard_x0" -> {
                String[] parts = index.split("[=@]");
                int stratum = parts.length == 1 ? 0 : Integer.parseInt(parts[1]);
                double time = Double.parseDouble(parts[parts.length - 1]);
                near(value, fit.cumulativeHazard(stratum, new double[p], time), 1e-8, what);
            }
            case "predicted_survival", "predicted_survival_se" -> {
                String[] parts = index.split("[=@]");
                int stratum = parts.length == 1 ? 0 : Integer.parseInt(parts[1]);
                double time = Double.parseDouble(parts[parts.length - 1]);
                var survival = fit.survival(stratum, predictedFor(rows), time);
                near(value, q.endsWith("se") ? survival.standardError() : survival.value(), 1e-7, what);
            }
            case "martingale_first5" -> near(value, martingales[Integer.parseInt(index) - 1], 1e-8, what);
            default -> {
                String[] parts = q.split("_");
                TimeScale scale = switch (parts[2]) {
                    case "identity" -> TimeScale.IDENTITY;
                    case "km" -> TimeScale.KAPLAN_MEIER;
                    case "log" -> TimeScale.LOG;
                    default -> TimeScale.RANK;
                };
                ProportionalityTest test = fit.proportionality(rows, scale);
                boolean all = index.equals("GLOBAL");
                if (parts[1].equals("chisq")) {
                    near(value, all ? test.chiSquare() : test.chiSquare(index), 1e-6, what);
                } else {
                    near(value, all ? test.pValue() : test.pValue(index), 1e-6, what);
                }
            }
        }
    }

    /** R's predictions are for a man of 60 with performance status 1, by sex alone for a woman, by x for 1, and for somebody of 45 with the plan. */
    private static double[] predictedFor(CoxRows rows) {
        if (rows.names().contains("plan")) {
            return new double[] {45, 1};
        }
        return rows.names().equals(List.of("sex"))
                ? new double[] {2}
                : rows.names().size() == 1 ? new double[] {1} : new double[] {60, 1, 1};
    }

    private static final double[] TIMES = {1, 2, 3, 4, 5, 6, 7, 8};
    private static final boolean[] ALL = {true, true, true, true, true, true, true, true};
    private static final double[] X = {3, 1, 2, 2, 5, 1, 0, 2};

    private static CoxRegression fit(boolean[] ended, List<String> names, double[]... columns) {
        return CoxRegression.fit(CoxRows.of(names, columns, TIMES, ended), Ties.EFRON);
    }

    @Test
    void whatHasNoMaximumIsExplained() {
        assertExplained(
                "no row ends with an event: nothing tells how the columns go with leaving",
                fit(new boolean[8], List.of("x"), X));
        assertExplained(
                "constant among those at risk at every event: plan. Such a column cannot be compared: leave it out",
                fit(ALL, List.of("x", "plan"), X, new double[] {7, 7, 7, 7, 7, 7, 7, 7}));
        assertExplained(
                "columns that tell the same: x, double x. A sum of them is constant among those at risk: leave one of them out",
                fit(
                        ALL,
                        List.of("x", "double x"),
                        X,
                        Arrays.stream(X).map(x -> 2 * x + 1).toArray()));
        assertExplained(
                "separation: the likelihood keeps rising as coefficients grow without end: vip (down). In every comparison these"
                        + " columns tell who leaves: a group without events, say. Merge it with another, or leave the column out",
                fit(
                        new boolean[] {true, true, true, true, false, false, false, true},
                        List.of("x", "vip"),
                        X,
                        new double[] {0, 0, 0, 0, 1, 1, 1, 0}));
        assertFalse(
                fit(ALL, List.of("risk"), new double[] {8, 7, 6, 5, 4, 3, 2, 1}).hasMaximum());
    }

    /** What rounding leaves of the curvature of a column that does not vary grows with the rows, and is no information. */
    @Test
    void aColumnThatIsConstantInEachStratumIsExplainedAlsoInManyRows() {
        int n = 20_000;
        var random = new SplittableRandom(3);
        double[][] columns = new double[2][n];
        double[] durations = new double[n];
        boolean[] ended = new boolean[n];
        int[] strata = new int[n];
        for (int i = 0; i < n; i++) {
            strata[i] = random.nextInt(7);
            columns[0][i] = random.nextDouble();
            columns[1][i] = 0.1 * strata[i];
            durations[i] = random.nextDouble();
            ended[i] = random.nextBoolean();
        }
        CoxRows rows = CoxRows.of(List.of("x", "region"), columns, durations, ended);
        assertExplained(
                "constant among those at risk at every event: region. Such a column cannot be compared: leave it out",
                CoxRegression.fit(rows.withStrata(strata), Ties.EFRON));
        assertTrue(CoxRegression.fit(rows, Ties.EFRON).hasMaximum());
    }

    private static void assertExplained(String explanation, CoxRegression fit) {
        assertFalse(fit.hasMaximum());
        assertEquals(explanation, fit.explanation());
        assertEquals(
                explanation,
                assertThrows(IllegalStateException.class, fit::coefficients).getMessage());
        assertEquals(
                explanation,
                assertThrows(IllegalStateException.class, fit::logLikelihood).getMessage());
    }

    @Test
    void scalingAColumnScalesItsCoefficient() {
        double[] y = {0, 1, 1, 0, 1, 0, 0, 1};
        CoxRegression fit = fit(ALL, List.of("x", "y"), X, y);
        CoxRegression scaled = fit(
                ALL, List.of("x", "y"), Arrays.stream(X).map(x -> 1e6 * x - 3e7).toArray(), y);
        near(
                fit.coefficients().get("x").value() / 1e6,
                scaled.coefficients().get("x").value(),
                1e-12,
                "x");
        near(fit.coefficients().get("y").value(), scaled.coefficients().get("y").value(), 1e-12, "y");
        assertEquals(fit.logLikelihood(), scaled.logLikelihood(), 1e-12);
    }

    @Test
    void aWeightIsARepetitionWithTiesByBreslow() {
        double[] weights = {1, 2, 0, 3, 1, 1, 2, 1};
        CoxRows weighted =
                CoxRows.of(List.of("x"), new double[][] {X}, TIMES, ALL).withWeights(weights);
        int[] which = IntStream.range(0, 8)
                .flatMap(i -> IntStream.range(0, (int) weights[i]).map(k -> i))
                .toArray();
        CoxRows repeated = CoxRows.of(
                List.of("x"),
                new double[][] {Arrays.stream(which).mapToDouble(i -> X[i]).toArray()},
                Arrays.stream(which).mapToDouble(i -> TIMES[i]).toArray(),
                Arrays.copyOf(
                        new boolean[] {true, true, true, true, true, true, true, true, true, true, true},
                        which.length));
        CoxRegression one = CoxRegression.fit(weighted, Ties.BRESLOW);
        CoxRegression other = CoxRegression.fit(repeated, Ties.BRESLOW);
        assertEquals(
                other.coefficients().get("x").value(),
                one.coefficients().get("x").value(),
                1e-12);
        assertEquals(
                other.coefficients().get("x").standardError(),
                one.coefficients().get("x").standardError(),
                1e-12);
        assertEquals(
                other.cumulativeHazard(0, new double[] {1}, 6), one.cumulativeHazard(0, new double[] {1}, 6), 1e-12);
    }

    @Test
    void theScoreTestOfTwoGroupsWithoutTiesIsTheLogRankTestAlsoWithLateEntries() {
        double[] group = {0, 1, 1, 0, 1, 0, 0, 1};
        double[] entries = {0, 1, 0, 2, 3, 0, 4, 5};
        CoxRegression fit = CoxRegression.fit(
                CoxRows.of(List.of("group"), new double[][] {group}, TIMES, ALL).withEntries(entries), Ties.EFRON);
        SurvivalTable[] tables = new SurvivalTable[2];
        for (int g = 0; g < 2; g++) {
            int own = g;
            int[] rows = IntStream.range(0, 8).filter(i -> group[i] == own).toArray();
            tables[g] = SurvivalTable.of(
                    Arrays.stream(rows).mapToDouble(i -> entries[i]).toArray(),
                    Arrays.stream(rows).mapToDouble(i -> TIMES[i]).toArray(),
                    Arrays.copyOf(ALL, rows.length),
                    RData.ones(rows.length));
        }
        assertEquals(LogRankTest.of(tables).chiSquare(), fit.scoreChiSquare(), 1e-12);
    }

    /** 150 fits of 200 customers: 95 % intervals hold the truth in 88 to 99 % of them, which chance misses once in ten thousand. */
    @Test
    void intervalsHoldTheTruthAtTheStatedRate() {
        double[] truth = {0.7, -0.4};
        var random = new SplittableRandom(5);
        int[] held = new int[2];
        int runs = 150;
        for (int run = 0; run < runs; run++) {
            int n = 200;
            double[][] columns = new double[2][n];
            double[] durations = new double[n];
            boolean[] ended = new boolean[n];
            for (int i = 0; i < n; i++) {
                columns[0][i] = random.nextInt(2);
                columns[1][i] = 100 * random.nextDouble();
                double rate = Math.exp(truth[0] * columns[0][i] + truth[1] / 100 * columns[1][i]);
                double lifetime = Math.ceil(40 * Math.pow(-Math.log(1 - random.nextDouble()) / rate, 0.8));
                double end = 60 * random.nextDouble();
                ended[i] = lifetime <= end;
                durations[i] = Math.min(lifetime, Math.ceil(end));
            }
            CoxRegression fit = CoxRegression.fit(CoxRows.of(List.of("a", "b"), columns, durations, ended), Ties.EFRON);
            var estimates = fit.coefficients();
            held[0] += estimates.get("a").interval(0.95).contains(truth[0]) ? 1 : 0;
            held[1] += estimates.get("b").interval(0.95).contains(truth[1] / 100) ? 1 : 0;
        }
        for (int h : held) {
            assertTrue(h >= 0.88 * runs && h <= 0.99 * runs, Arrays.toString(held));
        }
    }

    @Test
    void argumentsAreChecked() {
        assertMessage(
                "columns must be as many as names, at least 1, got columns.length=0, names.size()=0",
                () -> CoxRows.of(List.of(), new double[0][], TIMES, ALL));
        assertMessage(
                "names must be distinct, got names=[x, x]",
                () -> CoxRows.of(List.of("x", "x"), new double[][] {X, X}, TIMES, ALL));
        assertMessage(
                "columns[0][1] must be finite, got columns[0][1]=NaN",
                () -> CoxRows.of(
                        List.of("x"), new double[][] {{1, Double.NaN}}, new double[] {1, 2}, new boolean[] {true, true
                        }));
        CoxRows rows = CoxRows.of(List.of("x"), new double[][] {X}, TIMES, ALL);
        assertMessage(
                "entries[1] must be 0 or < durations[1], got entries[1]=2.0, durations[1]=2.0",
                () -> rows.withEntries(new double[] {0, 2, 0, 0, 0, 0, 0, 0}));
        assertMessage(
                "weights[0] must be finite and >= 0, got weights[0]=-1.0",
                () -> rows.withWeights(new double[] {-1, 1, 1, 1, 1, 1, 1, 1}));
        CoxRegression fit = CoxRegression.fit(rows, Ties.EFRON);
        assertMessage("stratum must be one of the fit, got stratum=3, strata=[0]", () -> fit.survival(3, X_ONE, 1));
        assertMessage(
                "values must be as many as columns, got values.length=2, columns=1",
                () -> fit.survival(new double[2], 1));
        assertMessage(
                "rows must have the columns of the fit, got names=[y], fit=[x]",
                () -> fit.concordance(CoxRows.of(List.of("y"), new double[][] {X}, TIMES, ALL)));
        assertEquals(Double.NaN, fit.survival(X_ONE, 9).value());
        assertEquals(1, fit.survival(X_ONE, 0.5).value());
        assertEquals("CoxRows[8 events in 8 rows, columns [x]]", rows.toString());
        assertEquals(Map.of("x", fit.hazardRatios().get("x")), fit.hazardRatios());
    }

    private static final double[] X_ONE = {1};

    private static void assertMessage(String message, Runnable call) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
    }
}
