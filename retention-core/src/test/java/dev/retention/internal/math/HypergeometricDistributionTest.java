package dev.retention.internal.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.junit.jupiter.api.Test;

/** Against sums of binomial coefficients without rounding, over every table of small groups and some of larger ones. */
class HypergeometricDistributionTest {

    private static BigInteger choose(int n, int k) {
        BigInteger ways = BigInteger.ONE;
        for (int i = 0; i < k; i++) {
            ways = ways.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1));
        }
        return ways;
    }

    private static void everyTail(int n1, int n2, int k) {
        var table = new HypergeometricDistribution(n1, n2, k);
        int lowest = Math.max(0, k - n2);
        int highest = Math.min(n1, k);
        BigInteger all = choose(n1 + n2, k);
        for (int x = lowest; x <= highest; x++) {
            BigInteger here = choose(n1, x).multiply(choose(n2, k - x));
            BigInteger atMost = BigInteger.ZERO;
            BigInteger atLeast = BigInteger.ZERO;
            BigInteger notLikelier = BigInteger.ZERO;
            for (int i = lowest; i <= highest; i++) {
                BigInteger there = choose(n1, i).multiply(choose(n2, k - i));
                atMost = i <= x ? atMost.add(there) : atMost;
                atLeast = i >= x ? atLeast.add(there) : atLeast;
                notLikelier = there.compareTo(here) <= 0 ? notLikelier.add(there) : notLikelier;
            }
            String what = n1 + ", " + n2 + ", " + k + ", " + x;
            assertEquals(share(here, all), StrictMath.exp(table.logProbability(x)), 1e-12, what);
            isLog(atMost, all, table.logAtMost(x), what);
            isLog(atLeast, all, table.logAtLeast(x), what);
            isLog(notLikelier, all, table.logLeastLikelihood(x), what);
        }
    }

    private static double share(BigInteger part, BigInteger all) {
        return new BigDecimal(part)
                .divide(new BigDecimal(all), MathContext.DECIMAL64)
                .doubleValue();
    }

    private static void isLog(BigInteger part, BigInteger all, double log, String what) {
        double expected = share(part, all);
        assertEquals(expected, StrictMath.exp(log), 1e-11 * expected, what);
        assertEquals(part.equals(all), log == 0, what);
    }

    @Test
    void tailsOfAllSmallTables() {
        for (int n1 = 1; n1 <= 7; n1++) {
            for (int n2 = 1; n2 <= 7; n2++) {
                for (int k = 0; k <= n1 + n2; k++) {
                    everyTail(n1, n2, k);
                }
            }
        }
    }

    @Test
    void tailsOfLargerTables() {
        everyTail(60, 40, 30);
        everyTail(25, 90, 70);
        everyTail(50, 50, 50);
    }

    /** P(X = i) is as C(n1, i) C(n2, k - i) odds^i. */
    @Test
    void tailsAndMeansUnderOdds() {
        for (double odds : new double[] {0.03, 0.5, 1, 3, 40}) {
            int[][] tables = {{3, 4, 3}, {6, 2, 5}, {20, 30, 17}, {1, 1, 1}};
            for (int[] size : tables) {
                var table = new HypergeometricDistribution(size[0], size[1], size[2]);
                int lowest = Math.max(0, size[2] - size[1]);
                int highest = Math.min(size[0], size[2]);
                for (int x = lowest; x <= highest; x++) {
                    double all = 0;
                    double atMost = 0;
                    double atLeast = 0;
                    double moment = 0;
                    for (int i = lowest; i <= highest; i++) {
                        double weight = choose(size[0], i).doubleValue()
                                * choose(size[1], size[2] - i).doubleValue()
                                * Math.pow(odds, i);
                        all += weight;
                        atMost += i <= x ? weight : 0;
                        atLeast += i >= x ? weight : 0;
                        moment += weight * (i - x);
                    }
                    assertEquals(atMost / all, table.atMost(x, odds), 1e-13);
                    assertEquals(atLeast / all, table.atLeast(x, odds), 1e-13);
                    assertEquals(moment / all, table.meanAbove(x, odds), 1e-12);
                }
            }
        }
    }

    /** Of ten billion outcomes a few hundred thousand count, and of two that overflow no more are asked. By symmetry both tails are alike. */
    @Test
    void hugeTablesTakeNoLonger() {
        var table = new HypergeometricDistribution(1e10, 1e10, 1e10);
        double middle = 5e9;
        double here = StrictMath.exp(table.logProbability(middle));
        double tail = (1 + here) / 2;
        assertEquals(StrictMath.log(tail), table.logAtLeast(middle), 1e-9);
        assertEquals(StrictMath.log(tail), table.logAtMost(middle), 1e-9);
        assertEquals(tail, table.atLeast(middle, 1), 1e-11);
        assertEquals(tail, table.atMost(middle, 1), 1e-11);
        assertEquals(0, table.meanAbove(middle, 1), 1e-5);
        assertEquals(1, table.atLeast(middle, 1e300));
        assertEquals(1, table.atMost(middle, 1e-300));
        assertEquals(Double.POSITIVE_INFINITY, table.meanAbove(middle, 1e300));
        assertEquals(Double.NEGATIVE_INFINITY, table.meanAbove(middle, 1e-300));
    }

    /** All weight at one end, where sums of weights leave the range of doubles. */
    @Test
    void oddsBeyondAllBounds() {
        var table = new HypergeometricDistribution(1_000, 1_000, 1_000);
        assertEquals(1, table.atLeast(500, 1e300));
        assertEquals(1, table.atMost(500, 1e-300));
        assertEquals(0, table.atMost(500, 1e300));
        assertEquals(0, table.atLeast(500, 1e-300));
        assertEquals(Double.POSITIVE_INFINITY, table.meanAbove(500, 1e300));
        assertEquals(Double.NEGATIVE_INFINITY, table.meanAbove(500, 1e-300));
    }
}
