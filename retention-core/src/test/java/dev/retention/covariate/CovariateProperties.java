package dev.retention.covariate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.retention.SameSeeds;
import dev.retention.history.BuyerHistories;
import dev.retention.history.RenewalCounts;
import dev.retention.lifetime.BgNbd;
import dev.retention.lifetime.ParetoNbd;
import dev.retention.lifetime.ShiftedBetaGeometric;
import dev.retention.period.TimeUnit;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.junit.jupiter.api.Test;

@AddLifecycleHook(SameSeeds.class)
class CovariateProperties {

    private static final CovariateModel<ShiftedBetaGeometric> CONTRACT = CovariateModel.shiftedBetaGeometric(
            new ShiftedBetaGeometric(0.8, 2, TimeUnit.YEAR),
            CovariateDraws.NAMES,
            new double[] {0.5, -0.02},
            new double[] {-0.2, 0.01});

    /** What a covariate is counted in changes its coefficient and nothing else. */
    static void scalingACovariateScalesItsCoefficient(CovariateRenewals renewals, double scale, double shift) {
        int rows = renewals.rowCount();
        double[][] columns = new double[2][rows];
        int[] times = new int[rows];
        boolean[] lost = new boolean[rows];
        long[] counts = new long[rows];
        for (int row = 0; row < rows; row++) {
            columns[0][row] = renewals.value(row, 0);
            columns[1][row] = renewals.value(row, 1) * scale + shift;
            times[row] = renewals.renewals(row);
            lost[row] = renewals.isLost(row);
            counts[row] = renewals.count(row);
        }
        var scaled =
                CovariateRenewals.of(Covariates.of(renewals.names(), columns), times, lost, counts, renewals.period());
        for (Coefficients coefficients : Coefficients.values()) {
            var one = CovariateFit.shiftedBetaGeometric(renewals, coefficients);
            var other = CovariateFit.shiftedBetaGeometric(scaled, coefficients);
            assertEquals(one.hasMaximum(), other.hasMaximum());
            if (!one.hasMaximum()) {
                continue;
            }
            assertEquals(one.logLikelihood(), other.logLikelihood(), 1e-9);
            for (CovariateEffect effect : one.model().effects()) {
                for (String name : renewals.names()) {
                    double own = name.equals("size") ? scale : 1;
                    var expected = one.coefficient(effect, name);
                    var actual = other.coefficient(effect, name);
                    assertEquals(expected.value(), actual.value() * own, 1e-7 * expected.standardError());
                    assertEquals(
                            expected.standardError(),
                            actual.standardError() * Math.abs(own),
                            1e-7 * expected.standardError());
                }
            }
        }
    }

    @Property(tries = 20)
    void scalingACovariateScalesItsCoefficient(
            @ForAll @LongRange(min = 1, max = 1_000) long seed,
            @ForAll @IntRange(min = -9, max = 9) int power,
            @ForAll @DoubleRange(min = -100, max = 100) double shift) {
        double scale = Math.pow(7, power) * (power % 2 == 0 ? 1 : -1);
        scalingACovariateScalesItsCoefficient(CovariateDraws.renewals(CONTRACT, 1_000, 8, seed), scale, shift * scale);
    }

    /** Coefficients of 0 leave the plain model as it is, to the bit. */
    @Property
    void withoutCoefficientsEveryCustomerHasThePlainModel(
            @ForAll @DoubleRange(min = 0.01, max = 50) double r,
            @ForAll @DoubleRange(min = 0.01, max = 50) double alpha,
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double z) {
        var bg = new BgNbd(r, alpha, alpha / 3, r + 1, TimeUnit.WEEK);
        assertEquals(
                bg,
                CovariateModel.bgNbd(bg, List.of("x"), new double[1], new double[1], new double[1])
                        .forCustomer(z));
        var pareto = new ParetoNbd(r, alpha, alpha / 3, r + 1, TimeUnit.WEEK);
        assertEquals(
                pareto,
                CovariateModel.paretoNbd(pareto, List.of("x"), new double[1], new double[1])
                        .forCustomer(z));
    }

    @Property(tries = 50)
    void shardsOfCustomersMergeInAnyOrderToTheSame(
            @ForAll @IntRange(min = 0, max = 40) int size, @ForAll @LongRange(min = 1, max = 1_000) long seed) {
        var all = CovariateDraws.renewals(CONTRACT, 80, 5, seed);
        var other = CovariateDraws.renewals(CONTRACT, 8 * (size / 8), 5, seed + 1);
        var third = CovariateDraws.renewals(CONTRACT, 16, 5, seed + 2);
        assertEquals(all.plus(other), other.plus(all));
        assertEquals(all.plus(other).plus(third), all.plus(other.plus(third)));
        assertEquals(all, all.plus(CovariateRenewals.empty(all.names(), all.period())));
        assertEquals(all.customers() + other.customers(), all.plus(other).customers());
        assertEquals(all.counts().plus(other.counts()), all.plus(other).counts());
    }

    private static final BuyerHistories BUYERS = BuyerHistories.of(
            new long[] {1, 2, 3, 4},
            new int[] {0, 2, 2, 0},
            new double[] {0, 3, 3, 0},
            new double[] {9, 9, 9, 9},
            new long[4],
            TimeUnit.WEEK);

    private static final Covariates COVARIATES =
            Covariates.of(List.of("x", "y"), new double[][] {{-1.5, 2, 2, -1.5}, {0.0, 7, 7, -0.0}});

    @Test
    void rowsThatAreAlikeAreOneWithACount() {
        var histories = CovariateHistories.of(BUYERS, COVARIATES);
        assertEquals(2, histories.rowCount());
        assertEquals(4, histories.customers());
        assertEquals(-1.5, histories.value(0, 0));
        assertEquals(7, histories.value(1, 1));
        assertEquals(2, histories.count(1));
        assertEquals(2, histories.repeats(1));
        assertEquals(3, histories.lastAge(1));
        assertEquals(9, histories.age(0));
        assertEquals(BUYERS.grouped(), histories.grouped());
        assertEquals(21, histories.inUnit(TimeUnit.DAY).lastAge(1));
        assertEquals(histories, histories.plus(CovariateHistories.empty(List.of("x", "y"), TimeUnit.WEEK)));
        assertEquals(
                "CovariateHistories[4 customers in 2 distinct rows, covariates [x, y], in weeks]",
                histories.toString());
        assertEquals("Covariates[4 customers, columns [x, y]]", COVARIATES.toString());
    }

    /** A sale that is -0.0 is one of 0, in a column as in a time. */
    @Test
    void minusZeroIsZero() {
        long[] one = {1};
        var covariates = Covariates.of(List.of("x"), new double[][] {{0.0}});
        var minus = Covariates.of(List.of("x"), new double[][] {{-0.0}});
        assertEquals(
                CovariateHistories.of(covariates, new int[1], new double[1], new double[1], one, TimeUnit.WEEK),
                CovariateHistories.of(minus, new int[1], new double[] {-0.0}, new double[] {-0.0}, one, TimeUnit.WEEK));
    }

    @Test
    void renewalsAreCountedByOccasion() {
        var renewals = CovariateRenewals.of(
                COVARIATES,
                new int[] {0, 2, 2, 1},
                new boolean[] {true, false, true, false},
                new long[] {5, 4, 3, 2},
                TimeUnit.YEAR);
        assertEquals(14, renewals.customers());
        assertEquals(RenewalCounts.of(TimeUnit.YEAR, new long[] {9, 7, 0}, new long[] {5, 0, 3}), renewals.counts());
        assertEquals(
                RenewalCounts.of(TimeUnit.YEAR, new long[] {4, 4}, new long[] {0, 0}),
                CovariateRenewals.of(Covariates.none(1), new int[] {2}, new boolean[1], new long[] {4}, TimeUnit.YEAR)
                        .counts());
        assertEquals(
                "CovariateRenewals[14 customers in 4 distinct rows, covariates [x, y], in years]", renewals.toString());
    }

    @Test
    void aModelShowsItsCoefficients() {
        var model = CovariateModel.paretoNbd(
                new ParetoNbd(1, 2, 3, 4, TimeUnit.WEEK), List.of("x", "y"), new double[] {0.5, -1}, new double[] {2, 0
                });
        assertEquals(
                "CovariateModel[" + model.base() + ", buying {x=0.5, y=-1.0}, leaving {x=2.0, y=0.0}]",
                model.toString());
        assertEquals(List.of(CovariateEffect.BUYING, CovariateEffect.LEAVING), model.effects());
        assertArrayEquals(new double[] {2, 7}, COVARIATES.values(1));
    }

    @Test
    void figuresOfCustomersAreThoseOfTheirPlainModels() {
        var bg = new BgNbd(0.8, 6, 1.2, 3, TimeUnit.WEEK);
        var model = CovariateModel.bgNbd(
                bg, List.of("x", "y"), new double[] {0.1, 0.2}, new double[] {0.3, 0}, new double[] {0, -0.1});
        double[] alive = model.figures(COVARIATES, (plain, i) -> plain.probabilityAlive(BUYERS.get(i)));
        for (int i = 0; i < 4; i++) {
            assertEquals(model.forCustomer(COVARIATES.values(i)).probabilityAlive(BUYERS.get(i)), alive[i]);
        }
        BgNbd second = model.forCustomer(2, 7);
        assertEquals(6 * Math.exp(-0.1 * 2 - 0.2 * 7), second.alpha(), 1e-14);
        assertEquals(1.2 * Math.exp(0.3 * 2), second.a(), 1e-14);
        assertEquals(3 * Math.exp(-0.1 * 7), second.b(), 1e-14);
        assertEquals(0.8, second.r());
    }

    @Test
    void whatTravelsComesBackEqual() throws Exception {
        var histories = CovariateHistories.of(BUYERS, COVARIATES);
        assertEquals(histories, copy(histories));
        assertEquals(
                CovariateHistories.empty(List.of(), TimeUnit.DAY),
                copy(CovariateHistories.empty(List.of(), TimeUnit.DAY)));
        var renewals = CovariateDraws.renewals(CONTRACT, 80, 5, 1);
        assertEquals(renewals, copy(renewals));
        assertEquals(CONTRACT, copy(CONTRACT));
        var pareto = CovariateModel.paretoNbd(
                new ParetoNbd(1, 2, 3, 4, TimeUnit.WEEK), List.of("x"), new double[] {1}, new double[] {2});
        assertEquals(pareto, copy(pareto));
        assertEquals(COVARIATES, copy(COVARIATES));
    }

    private static Object copy(Object value) throws IOException, ClassNotFoundException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }

    @Test
    void argumentsAreChecked() {
        assertMessage(
                "columns must be as many as names, at least 1, got columns.length=1, names.size()=2",
                () -> Covariates.of(List.of("x", "y"), new double[1][3]));
        assertMessage(
                "names must be distinct, got names=[x, x]", () -> Covariates.of(List.of("x", "x"), new double[2][3]));
        assertMessage(
                "columns[0][1] must be finite, got columns[0][1]=NaN",
                () -> Covariates.of(List.of("x"), new double[][] {{1, Double.NaN}}));
        assertMessage(
                "buyers and covariates must have the same length, got buyers.length=4, covariates.length=3",
                () -> CovariateHistories.of(BUYERS, Covariates.none(3)));
        assertMessage(
                "columns must be as many as names, at least 1, got columns.length=0, names.size()=0",
                () -> Covariates.of(List.of(), new double[0][]));
        assertMessage(
                "columns[0] and columns[1] must have the same length, got columns[0].length=2, columns[1].length=3",
                () -> Covariates.of(List.of("x", "y"), new double[][] {{1, 2}, {1, 2, 3}}));
        assertMessage(
                "repeats and covariates must have the same length, got repeats.length=1, covariates.length=4",
                () -> CovariateHistories.of(
                        COVARIATES, new int[1], new double[1], new double[] {1}, new long[1], TimeUnit.WEEK));
        assertMessage(
                "other must be in weeks, got other in days: convert it with CovariateHistories.inUnit",
                () -> CovariateHistories.of(BUYERS, COVARIATES)
                        .plus(CovariateHistories.empty(List.of("x", "y"), TimeUnit.DAY)));
        assertMessage(
                "renewals and lost must have the same length, got renewals.length=1, lost.length=2",
                () -> CovariateRenewals.of(Covariates.none(1), new int[1], new boolean[2], TimeUnit.YEAR));
        assertMessage(
                "renewals and counts must have the same length, got renewals.length=1, counts.length=2",
                () -> CovariateRenewals.of(Covariates.none(1), new int[1], new boolean[1], new long[2], TimeUnit.YEAR));
        assertMessage(
                "renewals and covariates must have the same length, got renewals.length=1, covariates.length=4",
                () -> CovariateRenewals.of(COVARIATES, new int[1], new boolean[1], TimeUnit.YEAR));
        assertMessage(
                "counts[0] must be >= 0, got counts[0]=-3",
                () -> CovariateRenewals.of(
                        Covariates.none(1), new int[1], new boolean[1], new long[] {-3}, TimeUnit.YEAR));
        assertMessage(
                "other must count occasions of the same period, years, got other in months",
                () -> CovariateRenewals.empty(List.of("x"), TimeUnit.YEAR)
                        .plus(CovariateRenewals.empty(List.of("x"), TimeUnit.MONTH)));
        assertMessage(
                "names and staying must have the same length, got names.length=1, staying.length=2",
                () -> CovariateModel.shiftedBetaGeometric(CONTRACT.base(), List.of("x"), new double[1], new double[2]));
        assertMessage(
                "names and values must have the same length, got names.length=2, values.length=1",
                () -> CONTRACT.forCustomer(1));
        assertMessage(
                "other must have the same covariates, got names=[x, y], other=[x]",
                () -> CovariateHistories.of(BUYERS, COVARIATES)
                        .plus(CovariateHistories.empty(List.of("x"), TimeUnit.WEEK)));
        assertMessage(
                "renewals[0] must be in [0, 1000000], got renewals[0]=-1",
                () -> CovariateRenewals.of(Covariates.none(1), new int[] {-1}, new boolean[1], TimeUnit.YEAR));
        assertMessage(
                "covariates must have the names of the model, got names=[x, y], model=[discount, size]",
                () -> CONTRACT.figures(COVARIATES, (model, i) -> 0));
        assertMessage(
                "leaving[0] must be finite, got leaving[0]=NaN",
                () -> CovariateModel.shiftedBetaGeometric(
                        CONTRACT.base(), List.of("x"), new double[] {Double.NaN}, new double[1]));
    }

    private static void assertMessage(String message, Runnable call) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
    }
}
