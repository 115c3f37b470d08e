package dev.retention.internal.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class GammaRatioTest {

    /** Closed form: with k = 1, above(v) = (1 + v)^-s. */
    @Test
    void ofShapeOneItIsPareto() {
        var ratio = new GammaRatio(2.5, 1);
        for (double v : new double[] {1e-12, 1e-3, 0.2, 1, 7, 1e5}) {
            double log = -2.5 * StrictMath.log1p(v);
            assertEquals(1, ratio.at(v).above() / StrictMath.exp(log), 1e-14, () -> "above at " + v);
            assertEquals(1, ratio.below() / -StrictMath.expm1(log), 1e-13, () -> "below at " + v);
        }
    }

    /** Also where most of the mass is beyond the range of a double; digits are lost as 1/s grows. */
    @Test
    void ofShapeOneItsQuantilesAreThoseOfPareto() {
        for (double s : new double[] {1e-5, 1e-3, 0.05, 2.5}) {
            var ratio = new GammaRatio(s, 1);
            var mirrored = new GammaRatio(1, s);
            for (double p : new double[] {1e-9, 1e-3, 0.3, 0.5}) {
                isNear(StrictMath.expm1(-StrictMath.log1p(-p) / s), ratio.quantileBelow(p), s);
                isNear(StrictMath.expm1(-StrictMath.log(p) / s), ratio.quantileAbove(p), s);
                isNear(StrictMath.expm1(-StrictMath.log1p(-p) / s), 1 / mirrored.quantileAbove(p), s);
                isNear(StrictMath.expm1(-StrictMath.log(p) / s), 1 / mirrored.quantileBelow(p), s);
            }
        }
    }

    private static void isNear(double expected, double actual, double s) {
        if (expected == Double.POSITIVE_INFINITY) {
            assertEquals(expected, actual, () -> "s=" + s);
        } else {
            assertEquals(expected, actual, (1e-14 + 1e-13 / s) * expected, () -> "s=" + s);
        }
    }

    @Test
    void nanStaysNan() {
        var ratio = new GammaRatio(2, 3).at(Double.NaN);
        assertTrue(Double.isNaN(ratio.above()));
        assertTrue(Double.isNaN(ratio.below()));
    }

    @Test
    void theEndsAreExact() {
        var ratio = new GammaRatio(0.8, 1.3);
        assertEquals(1, ratio.at(0).above());
        assertEquals(0, ratio.below());
        assertEquals(0, ratio.at(Double.POSITIVE_INFINITY).above());
        assertEquals(1, ratio.below());
        assertEquals(0, ratio.quantileBelow(0));
        assertEquals(Double.POSITIVE_INFINITY, ratio.quantileAbove(0));
    }

    /** The incomplete beta function is certified by itself; each tail by the call that loses no digits. */
    @Test
    void bothTailsAreIncompleteBeta() {
        var random = new Random(14);
        for (int i = 0; i < 4_000; i++) {
            double k = Math.exp(1.5 * random.nextGaussian());
            double s = Math.exp(2 * random.nextGaussian() + 0.5) * (i % 50 == 0 ? 200 : 1);
            double v = Math.exp(3 * random.nextGaussian()) * k / s;
            var ratio = new GammaRatio(s, k).at(v);
            double w = v / (1 + v);
            double z = 1 / (1 + v);
            double above = w < 0.5 ? IncompleteBeta.upper(k, s, w) : IncompleteBeta.lower(s, k, z);
            double below = w < 0.5 ? IncompleteBeta.lower(k, s, w) : IncompleteBeta.upper(s, k, z);
            assertAgree(above, ratio.above(), "above", s, k, v);
            assertAgree(below, ratio.below(), "below", s, k, v);
        }
    }

    private static void assertAgree(double expected, double actual, String name, double s, double k, double v) {
        assertTrue(
                Math.abs(actual - expected) <= 1e-11 * expected + 1e-250,
                () -> name + ": s=" + s + ", k=" + k + ", v=" + v + ", expected " + expected + ", got " + actual);
    }

    @Test
    void aQuantileIsWhereTheTailIsThat() {
        var random = new Random(15);
        int checked = 0;
        for (int i = 0; i < 4_000; i++) {
            double k = Math.exp(1.2 * random.nextGaussian());
            double s = Math.exp(2 * random.nextGaussian() + 0.5) * (i % 50 == 0 ? 200 : 1);
            double p = 0.5 * (i % 10 == 0 ? Math.exp(-30 * random.nextDouble()) : random.nextDouble());
            var ratio = new GammaRatio(s, k);
            double low = ratio.quantileBelow(p);
            if (low > 1e-300 && low < 1e300) {
                checked++;
                assertEquals(1, ratio.at(low).below() / p, 1e-11, () -> "below: s=" + s + ", k=" + k + ", p=" + p);
            }
            double high = ratio.quantileAbove(p);
            if (high > 1e-300 && high < 1e300) {
                checked++;
                assertEquals(1, ratio.at(high).above() / p, 1e-11, () -> "above: s=" + s + ", k=" + k + ", p=" + p);
            }
        }
        assertTrue(checked > 7_500, "nearly all are within the range of doubles: " + checked);
    }
}
