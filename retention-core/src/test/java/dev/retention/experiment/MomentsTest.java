package dev.retention.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.Allocated;
import dev.retention.estimate.Estimate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class MomentsTest {

    private static final double DIGITS = 1e-10;

    private static long[] hundredths(String column) {
        return Arrays.stream(column.trim().split(" "))
                .mapToLong(Long::parseLong)
                .toArray();
    }

    private static double[] doubles(long[] column) {
        return Arrays.stream(column).asDoubleStream().toArray();
    }

    @ParameterizedTest
    @CsvFileSource(files = "src/test/resources/experiment/means.csv", numLinesToSkip = 2)
    void agreesWithR(
            String a,
            String b,
            double meanA,
            double meanB,
            double varianceA,
            double varianceB,
            double welchT,
            double welchDegrees,
            double welchP,
            double lower,
            double upper,
            double pooledT,
            double pooledDegrees,
            double pooledP,
            double u,
            double normalP,
            double continuityP,
            double exactP) {
        Moments first = Moments.of(hundredths(a));
        Moments second = Moments.of(hundredths(b));
        Close.to(DIGITS, 100 * meanA, first.mean(), "mean");
        Close.to(DIGITS, 100 * meanB, second.mean(), "mean");
        Close.to(DIGITS, 10_000 * varianceA, first.variance(), "variance");
        Close.to(DIGITS, 10_000 * varianceB, second.variance(), "variance");
        Estimate welch = first.minus(second);
        // R subtracts means of a billion: eight digits of the difference are left.
        double digits = meanA > 1e9 ? 2e-8 : DIGITS;
        Close.to(digits, welchT, welch.z(0), "t");
        Close.to(DIGITS, welchDegrees, welch.degreesOfFreedom(), "degrees");
        Close.to(digits, welchP, welch.pValue(0), "p");
        Close.to(digits, 100 * lower, welch.interval(0.95).lower(), "lower");
        Close.to(digits, 100 * upper, welch.interval(0.95).upper(), "upper");
        Estimate pooled = first.minusPooled(second);
        Close.to(digits, pooledT, pooled.z(0), "pooled t");
        Close.to(DIGITS, pooledDegrees, pooled.degreesOfFreedom(), "pooled degrees");
        Close.to(digits, pooledP, pooled.pValue(0), "pooled p");
        MannWhitney ranks = MannWhitney.of(doubles(hundredths(a)), doubles(hundredths(b)));
        Close.to(DIGITS, u, ranks.u(), "u");
        Close.to(DIGITS, normalP, ranks.pValue(MannWhitney.Method.NORMAL), "normal");
        Close.to(DIGITS, continuityP, ranks.pValue(MannWhitney.Method.CONTINUITY), "continuity");
        Close.to(DIGITS, exactP, ranks.pValue(MannWhitney.Method.EXACT), "exact");
    }

    @Test
    void nobodyHasNoMean() {
        assertEquals(Double.NaN, Moments.EMPTY.mean());
        assertEquals(Double.NaN, Moments.of(new long[] {5}).variance());
        assertEquals(
                Double.NaN, Moments.EMPTY.minus(Moments.of(new long[] {1, 2})).value());
        assertEquals(Double.NaN, Moments.EMPTY.minusPooled(Moments.EMPTY).standardError());
        assertEquals(
                Double.NaN,
                Moments.of(new long[] {5})
                        .minusPooled(Moments.of(new long[] {5}))
                        .pValue(0));
    }

    /** By hand: means 5 and 2, squares around them 0 and 2, one degree of freedom: 2 / 1 * (1 / 1 + 1 / 2) = 3. */
    @Test
    void oneAgainstTwo() {
        Estimate difference = Moments.of(new long[] {5}).minusPooled(Moments.of(new long[] {1, 3}));
        assertEquals(3, difference.value());
        assertEquals(Math.sqrt(3), difference.standardError(), 1e-15);
        assertEquals(1, difference.degreesOfFreedom());
        // Two of each, and 2 / 2 * ... : squares 2 and 2, two degrees, 4 / 2 * (1 / 2 + 1 / 2) = 2.
        Estimate twos = Moments.of(new long[] {1, 3}).minusPooled(Moments.of(new long[] {2, 4}));
        assertEquals(-1, twos.value());
        assertEquals(Math.sqrt(2), twos.standardError(), 1e-15);
    }

    @Test
    void whereNobodyIsNothingIsKnown() {
        Moments three = Moments.of(new long[] {1, 2, 4});
        for (Estimate unknown : List.of(three.minusPooled(Moments.EMPTY), Moments.EMPTY.minusPooled(three))) {
            assertEquals(Double.NaN, unknown.value());
            assertEquals(Double.NaN, unknown.standardError());
        }
        assertEquals(Double.NaN, three.minus(Moments.EMPTY).value());
        assertEquals(Double.NaN, new Moments(1, 0, BigInteger.TEN).variance());
    }

    /** By hand: (-1 * -2 + 1 * 2) / 1. */
    @Test
    void covarianceNeedsTwo() {
        assertEquals(4, PairMoments.of(new long[] {1, 3}, new long[] {2, 6}).covariance());
        assertEquals(Double.NaN, PairMoments.of(new long[] {1}, new long[] {2}).covariance());
        assertEquals(Double.NaN, new PairMoments(1, 0, 0, BigInteger.TEN, BigInteger.ONE, BigInteger.TEN).covariance());
        Estimate noOrders =
                PairMoments.of(new long[] {1, -1}, new long[] {1, 2}).ratio();
        assertEquals(Double.NaN, noOrders.value());
        assertEquals(Double.NaN, noOrders.standardError());
    }

    /** Against whole numbers without limit, with the largest products there are. */
    @Test
    void sumsOfProductsHaveNoLimit() {
        long[] ends = {Long.MIN_VALUE, Long.MAX_VALUE, -1, 1, 0, Long.MIN_VALUE};
        for (long a : ends) {
            for (long b : ends) {
                var sum = new Sums();
                for (int i = 0; i < 9; i++) {
                    sum.addProduct(a, b);
                }
                sum.add(a);
                BigInteger product = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
                assertEquals(product.multiply(BigInteger.valueOf(9)).add(BigInteger.valueOf(a)), sum.total());
            }
        }
    }

    /** Numbers without limit are taken only where 128 bits are not enough. */
    @Test
    void sumsOfProductsOfOrdinaryAmountsTakeNoMemory() {
        var sum = new Sums();
        long bytes = Allocated.bytes(() -> {
            for (long i = 0; i < 1_000; i++) {
                sum.addProduct(1_000_000_000_000L * i, -1_000_000_000_000L);
            }
        });
        assertTrue(bytes < 2_000, "took " + bytes);
        assertEquals(BigInteger.TEN.pow(24).multiply(BigInteger.valueOf(-499_500)), sum.total());
    }

    /** n and n + 1, n = 2^62: variance 1/2, lost by any sum of doubles. */
    @Test
    void hugeValuesAreExact() {
        long huge = 1L << 62;
        Moments twins = Moments.of(new long[] {-huge, -huge + 1}).plus(Moments.EMPTY);
        assertEquals(0.5, twins.variance());
        Moments many = Moments.of(new long[] {Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE});
        assertEquals(-2, many.sum());
        BigInteger top = BigInteger.valueOf(Long.MAX_VALUE);
        BigInteger bottom = BigInteger.valueOf(Long.MIN_VALUE);
        assertEquals(top.pow(2).add(bottom.pow(2)).shiftLeft(1), many.sumOfSquares());
    }

    @Test
    void badInputIsRejected() {
        assertEquals(
                "sum overflows a long: 18446744073709551614",
                assertThrows(ArithmeticException.class, () -> Moments.of(new long[] {Long.MAX_VALUE, Long.MAX_VALUE}))
                        .getMessage());
        rejected(
                "sumOfSquares must be >= sum² / count, got sumOfSquares=49, sum=10, count=2",
                () -> new Moments(2, 10, BigInteger.valueOf(49)));
        rejected("count must be >= 0, got count=-1", () -> new Moments(-1, 0, BigInteger.ZERO));
        rejected(
                "sumOfSquares must be <= count · 2^126, the square of the largest long, got sumOfSquares=1, count=0",
                () -> new Moments(0, 0, BigInteger.ONE));
        rejected(
                "x and y must have the same length, got x.length=1, y.length=2",
                () -> PairMoments.of(new long[1], new long[2]));
        rejected(
                "sumXY must have a correlation in [-1, 1], got sumXY=9 with sumXX=5, sumYY=5, sumX=3, sumY=3, count=2",
                () -> new PairMoments(2, 3, 3, BigInteger.valueOf(5), BigInteger.valueOf(9), BigInteger.valueOf(5)));
        rejected(
                "sumOfSquares must be >= sum² / count, got sumOfSquares=0, sum=5, count=0",
                () -> new Moments(0, 5, BigInteger.ZERO));
        rejected(
                "sumXY must have a correlation in [-1, 1], got sumXY=1 with sumXX=0, sumYY=0, sumX=0, sumY=0, count=0",
                () -> new PairMoments(0, 0, 0, BigInteger.ZERO, BigInteger.ONE, BigInteger.ZERO));
        rejected(
                "firstCounts and secondCounts must have the same length, got firstCounts.length=2, secondCounts.length=1",
                () -> MannWhitney.ofCounts(new long[2], new long[1]));
        rejected(
                "firstCounts[0] must be >= 0, got firstCounts[0]=-1",
                () -> MannWhitney.ofCounts(new long[] {-1}, new long[1]));
        rejected(
                "first[1] must be a number, got first[1]=NaN",
                () -> MannWhitney.of(new double[] {0, Double.NaN}, new double[0]));
        rejected(
                "method must not be EXACT for more than 100 customers, got customers=101",
                () -> MannWhitney.of(new double[100], new double[1]).pValue(MannWhitney.Method.EXACT));
        rejected(
                "secondCounts[0] must be >= 0, got secondCounts[0]=-1",
                () -> MannWhitney.ofCounts(new long[1], new long[] {-1}));
    }

    private static void rejected(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    @Test
    void ranksOfNobody() {
        MannWhitney none = MannWhitney.of(new double[0], new double[] {1});
        assertEquals(Double.NaN, none.u());
        assertEquals(Double.NaN, none.superior());
        assertEquals(Double.NaN, none.pValue(MannWhitney.Method.EXACT));
        assertEquals(Double.NaN, MannWhitney.of(new double[] {1}, new double[0]).u());
        assertEquals(
                1.0,
                MannWhitney.of(new double[99], new double[1]).pValue(MannWhitney.Method.EXACT),
                "a hundred will do");
        MannWhitney same = MannWhitney.of(new double[] {0.0, -0.0}, new double[] {0});
        assertEquals(0.5, same.superior());
        assertEquals(Double.NaN, same.pValue(MannWhitney.Method.NORMAL));
        assertEquals(1.0, same.pValue(MannWhitney.Method.EXACT));
        assertEquals("MannWhitney[2 and 1 customers, superior=0.5]", same.toString());
    }

    @Test
    void countsAreColumnsWithTies() {
        MannWhitney column = MannWhitney.of(new double[] {1, 1, 3}, new double[] {5, 1});
        MannWhitney counts = MannWhitney.ofCounts(new long[] {2, 0, 1, 0, 0}, new long[] {1, 0, 0, 0, 1});
        assertEquals(column, counts);
        assertEquals(column.hashCode(), counts.hashCode());
    }

    @Test
    void countsAreGivenBack() {
        MannWhitney counts = MannWhitney.ofCounts(new long[] {2, 1}, new long[] {1, 3});
        assertArrayEquals(new long[] {2, 1}, counts.firstCounts());
        assertArrayEquals(new long[] {1, 3}, counts.secondCounts());
    }

    @Test
    void ranksAndLooksTravel() throws IOException, ClassNotFoundException {
        MannWhitney ranks = MannWhitney.of(new double[] {1, 1, 3}, new double[] {5, 1});
        for (Object sent : new Object[] {ranks, LookPlan.of(0.3, 1), Moments.of(new long[] {1, 2})}) {
            var bytes = new ByteArrayOutputStream();
            try (var out = new ObjectOutputStream(bytes)) {
                out.writeObject(sent);
            }
            try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                assertEquals(sent, in.readObject());
            }
        }
    }

    /** Revenue an order, by hand: ratio 250/5 = 50; the errors y - 50 x are 0, 50, -50 with mean 0 and variance 2500. */
    @Test
    void ratioByTheDeltaMethod() {
        Estimate ratio =
                PairMoments.of(new long[] {1, 2, 2}, new long[] {50, 150, 50}).ratio();
        assertEquals(50.0, ratio.value());
        assertEquals(Math.sqrt(2500.0 / 3) / (5.0 / 3), ratio.standardError(), 1e-12);
        assertEquals(Double.NaN, PairMoments.EMPTY.ratio().value());
    }

    private static final long[] BEFORE = {
        193, 6488, 6853, 3249, 2182, 10481, 3007, 17092, 819, 182, 3777, 2992, 7488, 7470, 4841, 1381, 2708, 3832, 2078,
        3659, 9602, 2530, 1589, 1761
    };

    private static final long[] AFTER = {
        1212, 5004, 5004, 5030, 4686, 10657, 4320, 12433, 4335, 727, 3322, 3170, 4669, 5718, 4758, 3213, 2988, 3383,
        4172, 3066, 7755, 3336, 3835, 6850
    };

    private static PairMoments group(int group) {
        long[] x = new long[BEFORE.length / 2];
        long[] y = new long[BEFORE.length / 2];
        for (int i = 0; i < x.length; i++) {
            x[i] = BEFORE[2 * i + group];
            y[i] = AFTER[2 * i + group];
        }
        return PairMoments.of(x, y);
    }

    /** R 4.2.2: t.test of the adjusted values, and lm(y ~ group + x); values times 100. */
    @Test
    void cupedAgreesWithR() {
        var cuped = new Cuped(group(1), group(0));
        Estimate plain = cuped.first().y().minus(cuped.second().y());
        Close.to(DIGITS, 960.916666666667, plain.value(), "plain");
        Close.to(DIGITS, 1065.67594704777, plain.standardError(), "plain");
        Close.to(DIGITS, 0.57263777158107, cuped.slope(Cuped.Theta.POOLED), "theta");
        Estimate pooled = cuped.difference(Cuped.Theta.POOLED);
        Close.to(DIGITS, 198.354034177875, pooled.value(), "pooled");
        Close.to(DIGITS, 553.260555560504, pooled.standardError(), "pooled");
        Close.to(DIGITS, 0.723807923063928, pooled.pValue(0), "pooled");
        Close.to(DIGITS, 0.567969219996963, cuped.slope(Cuped.Theta.WITHIN_GROUPS), "theta");
        Estimate within = cuped.difference(Cuped.Theta.WITHIN_GROUPS);
        Close.to(DIGITS, 204.570988704044, within.value(), "within");
        Close.to(DIGITS, 553.209896605505, within.standardError(), "within");
        Close.to(DIGITS, 204.570988704043, cuped.byRegression().value(), "regression");
        Close.to(DIGITS, 575.033487716557, cuped.byRegression().standardError(), "regression");
        assertEquals(21, cuped.byRegression().degreesOfFreedom());
        Close.to(DIGITS, 0.738556246718218, cuped.first().plus(cuped.second()).correlationSquared(), "correlation");
    }

    @Test
    void nobodyHasNoCuped() {
        assertEquals(Double.NaN, Cuped.EMPTY.difference(Cuped.Theta.POOLED).value());
        assertEquals(Double.NaN, Cuped.EMPTY.byRegression().standardError());
    }
}
