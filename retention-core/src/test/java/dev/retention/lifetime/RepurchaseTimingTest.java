package dev.retention.lifetime;

import static dev.retention.period.TimeUnit.DAY;
import static dev.retention.period.TimeUnit.WEEK;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.activity.ActivityLog;
import dev.retention.economics.Horizon;
import dev.retention.history.BuyerHistories;
import dev.retention.history.BuyerHistory;
import dev.retention.history.PurchaseGaps;
import dev.retention.internal.math.ReferenceTable;
import dev.retention.internal.math.SecondDerivatives;
import dev.retention.period.TimeUnit;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class RepurchaseTimingTest {

    private static final RepurchaseTiming TIMING = new RepurchaseTiming(1.8, 0.84, 32, 0.1, 2.2, DAY);

    /** A row of the table: a model, a history with its gaps, and the numbers after them. */
    private record Case(RepurchaseTiming model, BuyerHistory history, double[] gaps, String[] numbers) {

        static Case of(String line) {
            String[] row = line.split(",");
            double[] p =
                    Arrays.stream(row, 0, 5).mapToDouble(Double::parseDouble).toArray();
            double[] gaps = row[5].isEmpty()
                    ? new double[0]
                    : Arrays.stream(row[5].split(" "))
                            .mapToDouble(Double::parseDouble)
                            .toArray();
            double lastAge = Arrays.stream(gaps).sum();
            return new Case(
                    new RepurchaseTiming(p[0], p[1], p[2], p[3], p[4], DAY),
                    new BuyerHistory(gaps.length, lastAge, lastAge + Double.parseDouble(row[6]), DAY),
                    gaps,
                    row);
        }

        void assertNumber(int column, double actual) {
            double expected = Double.parseDouble(numbers[column]);
            if (Math.abs(expected) < 1e-20) {
                assertEquals(expected, actual, 1e-14);
            } else if (Double.isInfinite(expected)) {
                assertEquals(expected, actual);
            } else {
                double error = ReferenceTable.relativeError(actual, new BigDecimal(numbers[column]));
                assertTrue(
                        error <= 1e-10,
                        () -> String.join(",", numbers) + ": column " + column + ", got " + actual + ", relative error "
                                + error);
            }
        }
    }

    @Test
    void agreesWithThirtyDigits() throws IOException {
        double[] days = {7, 30, 90, 365};
        double[] quantiles = {0.1, 0.25, 0.5, 0.75, 0.9};
        int cases = 0;
        for (String line : lines("repurchase_pointwise")) {
            Case c = Case.of(line);
            c.assertNumber(7, c.model.logLikelihood(c.history, c.gaps));
            c.assertNumber(8, c.model.probabilityActive(c.history));
            for (int i = 0; i < days.length; i++) {
                c.assertNumber(9 + i, c.model.probabilityOfPurchase(c.history, new Horizon(days[i], DAY)));
            }
            for (int i = 0; i < quantiles.length; i++) {
                c.assertNumber(13 + i, c.model.quantile(c.history, quantiles[i]));
            }
            cases++;
        }
        assertEquals(30, cases);
    }

    private static String[] lines(String name) throws IOException {
        try (InputStream in = RepurchaseTimingTest.class.getModule().getResourceAsStream("lifetime/" + name + ".csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .toArray(String[]::new);
        }
    }

    @Test
    void gapsOfWholeShapeAreErlang() {
        var table = ReferenceTable.of("lifetime", "mbgcnbd_pointwise");
        table.assertColumn(9, 1e-11, row -> ofRow(row).logLikelihoodOf(history(row), row[8]));
        table.assertColumn(10, 1e-11, row -> ofRow(row).probabilityActive(history(row)));
    }

    private static RepurchaseTiming ofRow(double[] row) {
        return new RepurchaseTiming(row[0], row[1], row[2], row[3], row[4], WEEK);
    }

    private static BuyerHistory history(double[] row) {
        return new BuyerHistory((int) row[5], row[6], row[7], WEEK);
    }

    @Test
    void shapeOneIsMbgNbd() {
        var table = ReferenceTable.of("lifetime", "mbgnbd_pointwise");
        table.assertColumn(7, 1e-12, row -> shapeOne(row).logLikelihoodOf(mbgHistory(row), 0));
        table.assertColumn(8, 1e-12, row -> shapeOne(row).probabilityActive(mbgHistory(row)));
    }

    private static RepurchaseTiming shapeOne(double[] row) {
        return new RepurchaseTiming(1, row[0], row[1], row[2], row[3], WEEK);
    }

    private static BuyerHistory mbgHistory(double[] row) {
        return new BuyerHistory((int) row[4], row[5], row[6], WEEK);
    }

    /** Customers who buy as the model says, seen for {@code days}; whole days, so that rows recur. */
    static ActivityLog simulated(long seed, int customers, int days, double k, double r, double alpha, double leaves) {
        var random = new Random(seed);
        var keys = new java.util.ArrayList<Long>();
        var dates = new java.util.ArrayList<Integer>();
        for (int c = 0; c < customers; c++) {
            double rate = gamma(random, r) / alpha;
            double day = random.nextInt(days);
            while (day < days) {
                keys.add((long) c);
                dates.add((int) day);
                if (random.nextDouble() < leaves) {
                    break;
                }
                day += Math.max(1, gamma(random, k) / rate);
            }
        }
        return ActivityLog.ofEvents(
                keys.stream().mapToLong(Long::longValue).toArray(),
                dates.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Marsaglia and Tsang (2000). */
    private static double gamma(Random random, double shape) {
        if (shape < 1) {
            return gamma(random, shape + 1) * Math.pow(random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(1 - random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }

    @Test
    void derivativesAreThoseOfTheLikelihood() {
        PurchaseGaps gaps = PurchaseGaps.asOf(simulated(7, 60, 400, 2, 1, 20, 0.1), LocalDate.ofEpochDay(400));
        var likelihood = new RepurchaseLikelihood(gaps);
        double[][] points = {{1.8, 0.84, 32, 0.1, 2.2}, {0.6, 2, 10, 1, 1}, {6, 9, 90, 0.3, 7}};
        for (double[] point : points) {
            assertDerivatives(likelihood, point);
        }
    }

    /** By differences of four values each, as one of two would not be close enough. */
    private static void assertDerivatives(RepurchaseLikelihood likelihood, double[] point) {
        SecondDerivatives at = evaluate(likelihood, point);
        for (int i = 0; i < 5; i++) {
            int p = i;
            assertEquals(
                    slope(likelihood, point, i, SecondDerivatives::value), at.gradient(i), tolerance(at.gradient(i)));
            for (int j = 0; j < 5; j++) {
                assertEquals(
                        slope(likelihood, point, j, s -> s.gradient(p)), at.hessian(i, j), tolerance(at.hessian(i, j)));
            }
        }
    }

    private static double tolerance(double value) {
        return 1e-6 * (1 + Math.abs(value));
    }

    private static SecondDerivatives evaluate(RepurchaseLikelihood likelihood, double[] point) {
        var into = new SecondDerivatives(5);
        likelihood.evaluate(point, into);
        return into;
    }

    private static double slope(
            RepurchaseLikelihood likelihood, double[] point, int i, ToDoubleFunction<SecondDerivatives> figure) {
        double h = 1e-4 * point[i];
        double[] x = new double[4];
        double[] at = {-2, -1, 1, 2};
        for (int n = 0; n < 4; n++) {
            double[] moved = point.clone();
            moved[i] += at[n] * h;
            x[n] = figure.applyAsDouble(evaluate(likelihood, moved));
        }
        return (x[0] - 8 * x[1] + 8 * x[2] - x[3]) / (12 * h);
    }

    @Test
    void theLikelihoodIsTheSumOverCustomers() {
        ActivityLog log = simulated(8, 40, 300, 2, 1, 20, 0.1);
        double sum = 0;
        for (int c = 0; c < log.customerCount(); c++) {
            int begin = log.entriesBegin(c);
            int x = log.entriesEnd(c) - begin - 1;
            double[] gaps = new double[x];
            for (int i = 0; i < x; i++) {
                gaps[i] = log.epochDay(begin + i + 1) - log.epochDay(begin + i);
            }
            double first = log.epochDay(begin);
            var history = new BuyerHistory(x, log.epochDay(begin + x) - first, 300 - first, DAY);
            sum += TIMING.logLikelihood(history, gaps);
        }
        var likelihood = new RepurchaseLikelihood(PurchaseGaps.asOf(log, LocalDate.ofEpochDay(300)));
        assertEquals(
                sum,
                evaluate(likelihood, new double[] {1.8, 0.84, 32, 0.1, 2.2}).value(),
                1e-9);
    }

    @Test
    void findsTheShapeThatCustomersBuyBy() {
        Maximum<RepurchaseTiming> fit = RepurchaseTiming.fit(
                        PurchaseGaps.asOf(simulated(3, 500, 500, 3, 2, 30, 0.1), LocalDate.ofEpochDay(500)))
                .orElseThrow();
        var k = fit.estimates().get("k");
        assertTrue(k.interval(0.99).contains(3), () -> "k = " + k);
        assertTrue(fit.gradientNorm() < 1e-6);
    }

    @Test
    void unitsDoNotMatter() {
        PurchaseGaps gaps = PurchaseGaps.asOf(simulated(5, 120, 400, 2, 1, 20, 0.1), LocalDate.ofEpochDay(400));
        RepurchaseTiming days = RepurchaseTiming.fit(gaps).model();
        RepurchaseTiming weeks = RepurchaseTiming.fit(gaps.inUnit(WEEK)).model().inUnit(DAY);
        assertEquals(days.k(), weeks.k(), 1e-7);
        assertEquals(days.alpha(), weeks.alpha(), 1e-6);
        RepurchaseTiming again = RepurchaseTiming.fit(gaps, days).model();
        assertEquals(days.k(), again.k(), 1e-7);
    }

    @Test
    void whereNobodyLeavesTheLimitIsTheAnswer() {
        Maximum<RepurchaseTiming> fit = RepurchaseTiming.fit(
                        PurchaseGaps.asOf(simulated(4, 150, 400, 2, 3, 30, 0), LocalDate.ofEpochDay(400)))
                .orElseThrow();
        assertTrue(
                fit.limits().contains(Limit.NOBODY_LEAVES)
                        || fit.model().a() / fit.model().b() < 0.01,
                () -> fit.name() + " " + fit.estimates());
    }

    @Test
    void figuresOfColumnsAreThoseOfCustomers() {
        ActivityLog log = simulated(9, 300, 400, 2, 1, 20, 0.1);
        BuyerHistories buyers = BuyerHistories.asOf(log, LocalDate.ofEpochDay(420));
        double[] active = TIMING.probabilityActive(buyers);
        double[] buys = TIMING.probabilityOfPurchase(buyers, new Horizon(30, DAY));
        double[] late = TIMING.lateness(buyers);
        double[] median = TIMING.quantile(buyers, 0.5);
        double[] due = TIMING.gapQuantile(buyers, 0.25);
        double[][] byDay = TIMING.probabilityOfPurchase(
                buyers, List.of(new Horizon(1, DAY), new Horizon(30, DAY), Horizon.UNLIMITED));
        assertArrayEquals(TIMING.probabilityOfPurchase(buyers, new Horizon(1, DAY)), byDay[0]);
        assertArrayEquals(buys, byDay[1]);
        assertArrayEquals(TIMING.probabilityOfPurchase(buyers, Horizon.UNLIMITED), byDay[2]);
        assertEquals(0, TIMING.probabilityOfPurchase(buyers, List.of()).length);
        for (int i = 0; i < buyers.size(); i++) {
            BuyerHistory one = buyers.get(i);
            assertEquals(TIMING.probabilityActive(one), active[i]);
            assertEquals(TIMING.probabilityOfPurchase(one, new Horizon(30, DAY)), buys[i]);
            assertEquals(TIMING.lateness(one), late[i]);
            assertEquals(TIMING.quantile(one, 0.5), median[i]);
            assertEquals(TIMING.gapQuantile(one, 0.25), due[i]);
        }
    }

    @Test
    void whoNeverReturnsHasNoDay() {
        var gone = new BuyerHistory(0, 0, 100_000, DAY);
        assertEquals(Double.POSITIVE_INFINITY, TIMING.quantile(gone, 0.5));
        assertEquals(TIMING.probabilityActive(gone), TIMING.probabilityOfPurchase(gone, Horizon.UNLIMITED), 1e-15);
        assertEquals(0, TIMING.lateness(new BuyerHistory(1, 5, 5, DAY)));
    }

    @Test
    void badArgumentsAreRejected() {
        rejected("k must be in [1.0E-50, 1.0E50], got k=0.0", () -> new RepurchaseTiming(0, 1, 1, 1, 1, DAY));
        rejected(
                "alpha must be in [1.0E-50, 1.0E50], got alpha=NaN",
                () -> new RepurchaseTiming(1, 1, Double.NaN, 1, 1, DAY));
        rejected(
                "horizons[1] must be in days, got horizons[1] in weeks: convert it with Horizon.inUnit",
                () -> TIMING.probabilityOfPurchase(
                        BuyerHistories.asOf(ActivityLog.EMPTY, LocalDate.EPOCH),
                        List.of(new Horizon(1, DAY), new Horizon(1, WEEK))));
        var history = new BuyerHistory(1, 5, 9, DAY);
        rejected("gaps must be as many as repeats, got gaps.length=0, repeats=1", () -> TIMING.logLikelihood(history));
        rejected("gaps[0] must be finite and > 0, got gaps[0]=-1.0", () -> TIMING.logLikelihood(history, -1));
        rejected("q must be in (0, 1), got q=1.0", () -> TIMING.quantile(history, 1));
        rejected(
                "history must be in weeks, got history in days: convert it with BuyerHistory.inUnit",
                () -> TIMING.inUnit(WEEK).lateness(history));
        rejected(
                "start must be in weeks, got start in days: convert it with RepurchaseTiming.inUnit",
                () -> RepurchaseTiming.fit(PurchaseGaps.empty(WEEK), TIMING));
        Fit<RepurchaseTiming> nobody = RepurchaseTiming.fit(PurchaseGaps.empty(TimeUnit.DAY));
        assertEquals(
                "gamma gaps with beta-geometric leaving needs customers who bought again, got none among 0",
                assertThrows(IllegalStateException.class, nobody::model).getMessage());
    }

    private static void rejected(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    /** Customers who bought on the last day too. */
    @Test
    void derivativesHoldWithoutASilence() {
        ActivityLog log = simulated(7, 60, 400, 2, 1, 20, 0.1);
        LocalDate last = log.lastDay();
        var today = ActivityLog.ofEvents(
                new long[] {900, 900, 901, 901, 901, 902},
                new int[] {380, (int) last.toEpochDay(), 370, 381, (int) last.toEpochDay(), (int) last.toEpochDay()});
        var likelihood = new RepurchaseLikelihood(PurchaseGaps.asOf(log.plus(today), last));
        for (double[] point : new double[][] {{1.8, 0.84, 32, 0.1, 2.2}, {0.6, 2, 10, 1, 1}}) {
            assertDerivatives(likelihood, point);
        }
    }

    /** Of shape 1 the law of a gap is Pareto: (1 + v / (α + t_x))^-(r + x), in the middle as at both ends. */
    @Test
    void ofShapeOneAllIsInClosedForm() {
        var timing = new RepurchaseTiming(1, 2, 30, 1e-14, 1, DAY);
        for (double silence : new double[] {0, 1e-9, 5, 300, 3e6}) {
            var history = new BuyerHistory(1, 20, 20 + silence, DAY);
            double longer = Math.exp(-3 * Math.log1p((history.age() - 20) / 50));
            double odds = 1e-14 / 2;
            assertEquals(longer / (longer + odds), timing.probabilityActive(history), 1e-13);
            assertEquals(-Math.expm1(Math.log(longer)), timing.lateness(history), 1e-13);
            for (double t : new double[] {silence == 0 ? 1e-9 : 1, 40, 1e6}) {
                double ends = longer * -Math.expm1(-3 * Math.log1p(t / (50 + (history.age() - 20))));
                assertEquals(
                        ends / (longer + odds),
                        timing.probabilityOfPurchase(history, new Horizon(t, DAY)),
                        1e-7 * ends / (longer + odds),
                        silence + ", " + t);
            }
        }
        var now = new BuyerHistory(1, 20, 20, DAY);
        for (double q : new double[] {1e-13, 1e-5, 0.3, 0.5, 0.7, 0.999, 1 - 1e-9}) {
            double left = 1 - q * (1 + 1e-14 / 2);
            double expected = 50 * Math.expm1(-Math.log(left) / 3);
            assertEquals(expected, timing.quantile(now, q), 1e-3 * expected, "" + q);
            double gap = 50 * Math.expm1(-Math.log1p(-q) / 3);
            assertEquals(gap, timing.gapQuantile(now, q), 1e-7 * gap, "" + q);
        }
    }

    /** One in 10¹² leaves, and who is silent for ever is one of them. */
    @Test
    void whoHardlyEverLeavesAndIsGoneIsLikelyToBeAsLittle() {
        var timing = new RepurchaseTiming(1, 50, 1, 1e-12, 1, DAY);
        double expected = Math.log(50) - 51 * Math.log(2) + Math.log(1 / (1 + 1e-12)) + Math.log(1e-12 / (2 + 1e-12));
        assertEquals(expected, timing.logLikelihood(new BuyerHistory(1, 1, 1e11, DAY), 1), 1e-12 * -expected);
    }

    /** Pairs of customers who differ in one thing, so that some of them meet in the table of what has been worked out. */
    @Test
    void customersWhoDifferInOneThingAreNotTakenForEachOther() {
        for (int i = 0; i < 60; i++) {
            for (int what = 0; what < 3; what++) {
                int x = 3 + (what == 0 ? i : 0);
                double last = 50 + (what == 1 ? i : 0);
                double age = 130 + (what == 2 ? i : 0);
                var buyers = BuyerHistories.of(
                        new long[] {1, 2},
                        new int[] {3, x},
                        new double[] {50, last},
                        new double[] {130, age},
                        new long[2],
                        DAY);
                assertArrayEquals(
                        new double[] {TIMING.lateness(buyers.get(0)), TIMING.lateness(buyers.get(1))},
                        TIMING.lateness(buyers));
            }
        }
    }

    /** Laws are kept for fewer than 4,096 purchases, and made anew for more. */
    @Test
    void columnsOfManyPurchasesAreThoseOfCustomers() {
        int[] repeats = {1, 16, 15, 32, 4_095, 4_096, 5_000, 2};
        int n = repeats.length;
        double[] lastAges = new double[n];
        double[] ages = new double[n];
        for (int i = 0; i < n; i++) {
            lastAges[i] = 6_000;
            ages[i] = 6_010 + i;
        }
        var buyers = BuyerHistories.of(new long[n], repeats, lastAges, ages, new long[n], DAY);
        double[] late = TIMING.lateness(buyers);
        double[] due = TIMING.gapQuantile(buyers, 0.3);
        for (int i = 0; i < n; i++) {
            assertEquals(TIMING.lateness(buyers.get(i)), late[i]);
            assertEquals(TIMING.gapQuantile(buyers.get(i), 0.3), due[i]);
        }
    }

    @Test
    void columnsAreInTheUnitOfTheModel() {
        var weeks = BuyerHistories.of(
                new long[] {1}, new int[] {1}, new double[] {5}, new double[] {20}, new long[1], WEEK);
        String message = "buyers must be in days, got buyers in weeks: convert it with BuyerHistories.inUnit";
        rejected(message, () -> TIMING.lateness(weeks));
        rejected(message, () -> TIMING.gapQuantile(weeks, 0.5));
    }

    /** For ever agrees with every unit, in a list too. */
    @Test
    void whoIsActiveBuysForEver() {
        var weeks = TIMING.inUnit(WEEK);
        var buyers = BuyerHistories.of(
                new long[] {1}, new int[] {1}, new double[] {5}, new double[] {20}, new long[1], WEEK);
        double[][] each = weeks.probabilityOfPurchase(buyers, List.of(Horizon.UNLIMITED, new Horizon(3, WEEK)));
        assertEquals(weeks.probabilityActive(buyers.get(0)), each[0][0], 1e-12);
        assertEquals(weeks.probabilityOfPurchase(buyers.get(0), new Horizon(3, WEEK)), each[1][0]);
    }

    @Test
    void aShapeAboveTenThousandIsAClock() {
        assertTrue(RepurchaseTiming.limit(new double[] {Math.nextUp(1e4)}).contains("a clock"));
        assertEquals(ModelFamily.unknownLimit(new double[0]), RepurchaseTiming.limit(new double[] {1e4}));
    }

    /** All gaps are of seven days: the likelihood rises as the shape does. */
    @Test
    void gapsAsOfAClockHaveNoShape() {
        int n = 6;
        long[] customers = new long[10 * n];
        int[] days = new int[10 * n];
        for (int i = 0; i < customers.length; i++) {
            customers[i] = i / 10;
            days[i] = i / 10 + 7 * (i % 10);
        }
        Fit<RepurchaseTiming> fit = RepurchaseTiming.fit(
                PurchaseGaps.asOf(ActivityLog.ofEvents(customers, days), LocalDate.ofEpochDay(69)));
        assertTrue(
                ((NoMaximum<RepurchaseTiming>) fit)
                        .explanation()
                        .endsWith("all gaps of a customer are alike, and it rises towards a clock (k infinite)"),
                fit::toString);
    }
}
