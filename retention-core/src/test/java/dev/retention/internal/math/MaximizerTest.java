package dev.retention.internal.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.internal.math.Maximizer.End;
import dev.retention.internal.math.Maximizer.Optimum;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaximizerTest {

    /** Sum of events[i] ln θ_i - exposure[i] θ_i: the maximum is at events / exposure, the curvatures are the events. */
    private static Maximizer.Function poisson(double[] events, double[] exposure) {
        return (theta, at) -> {
            for (int i = 0; i < theta.length; i++) {
                at.addValue(events[i] * StrictMath.log(theta[i]) - exposure[i] * theta[i]);
                at.addGradient(i, events[i] / theta[i] - exposure[i]);
                at.addHessian(i, i, -events[i] / (theta[i] * theta[i]));
            }
        };
    }

    /** Rosenbrock's curved valley upside down in u = ln x, v = ln y: -100 (v - u²)² - (1 - u)², with its maximum at (e, e). */
    private static final Maximizer.Function VALLEY = (theta, at) -> {
        double x = theta[0];
        double y = theta[1];
        double u = StrictMath.log(x);
        double v = StrictMath.log(y);
        double w = v - u * u;
        at.addValue(-100 * w * w - (1 - u) * (1 - u));
        double du = 400 * u * w + 2 * (1 - u);
        double dv = -200 * w;
        at.addGradient(0, du / x);
        at.addGradient(1, dv / y);
        at.addHessian(0, 0, (400 * w - 800 * u * u - 2 - du) / (x * x));
        at.addHessian(0, 1, 400 * u / (x * y));
        at.addHessian(1, 1, (-200 - dv) / (y * y));
    };

    @Test
    void findsTheMaximumAndItsCurvature() {
        Optimum optimum =
                Maximizer.maximize(poisson(new double[] {50, 8}, new double[] {10, 4e6}), new double[] {1, 1});
        assertEquals(End.MAXIMUM, optimum.end());
        assertEquals(5, optimum.parameters()[0], 1e-12);
        assertEquals(2e-6, optimum.parameters()[1], 1e-17);
        assertEquals(8, optimum.curvatures()[0], 1e-9);
        assertEquals(50, optimum.curvatures()[1], 1e-9);
        assertEquals(1.0 / 50, optimum.logCovariance()[0][0], 1e-12);
        assertEquals(0, optimum.logCovariance()[0][1], 1e-12);
        assertTrue(optimum.decrement() <= 1e-9);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1e-12,1e12", "1e12,1e-12", "1e9,1e9", "1e-9,1e-9"})
    void followsACurvedValleyFromAnywhere(double x, double y) {
        Optimum optimum = Maximizer.maximize(VALLEY, new double[] {x, y});
        assertEquals(End.MAXIMUM, optimum.end());
        assertEquals(Math.E, optimum.parameters()[0], 1e-9);
        assertEquals(Math.E, optimum.parameters()[1], 1e-9);
        assertTrue(
                optimum.iterations() <= 60, () -> optimum.iterations() + " steps: by steepest ascent it is thousands");
    }

    /** The longest step is 1, then 2, then 4: 1 + 2 + 4 + 4 + 4 + 4 + 1 is 20, and the eighth look finds the maximum. */
    @Test
    void stepsGrowWhereTheParabolaHolds() {
        Optimum optimum = Maximizer.maximize(
                (theta, at) -> {
                    double u = StrictMath.log(theta[0]) - 20;
                    at.addValue(-u * u / 2);
                    at.addGradient(0, -u / theta[0]);
                    at.addHessian(0, 0, (-1 + u) / (theta[0] * theta[0]));
                },
                new double[] {1});
        assertEquals(End.MAXIMUM, optimum.end());
        assertEquals(20, StrictMath.log(optimum.parameters()[0]), 1e-12);
        assertEquals(8, optimum.iterations());
    }

    @Test
    void theFirstLookIsAtTheStart() {
        var seen = new ArrayList<double[]>();
        Maximizer.maximize(
                (theta, at) -> {
                    seen.add(theta.clone());
                    at.addValue(Double.NaN);
                },
                new double[] {2, 5});
        assertEquals(1, seen.size());
        assertArrayEquals(new double[] {2, 5}, seen.get(0), 1e-15);
    }

    @Test
    void reportsDriftWhereTheFunctionRisesForEver() {
        // -1/θ rises towards 0 as θ grows: flat to any tolerance somewhere, a maximum nowhere.
        Optimum optimum = Maximizer.maximize(
                (theta, at) -> {
                    at.addValue(-1e4 - 1 / theta[0]);
                    at.addGradient(0, 1 / (theta[0] * theta[0]));
                    at.addHessian(0, 0, -2 / (theta[0] * theta[0] * theta[0]));
                },
                new double[] {1});
        assertEquals(End.DRIFT, optimum.end());
        assertTrue(optimum.parameters()[0] > 1e6);
        assertNull(optimum.logCovariance());
    }

    @Test
    void reportsDriftOnAFlatFunction() {
        assertEquals(
                End.DRIFT,
                Maximizer.maximize((theta, at) -> at.addValue(1), new double[] {1})
                        .end());
    }

    @Test
    void reportsDriftOnAStraightRoadToInfinity() {
        Optimum optimum = Maximizer.maximize(
                (theta, at) -> {
                    at.addValue(StrictMath.log(theta[0]));
                    at.addGradient(0, 1 / theta[0]);
                    at.addHessian(0, 0, -1 / (theta[0] * theta[0]));
                },
                new double[] {1});
        assertEquals(End.DRIFT, optimum.end());
        // 1 + 2 + 20 times 4 is the first beyond 80
        assertEquals(83, StrictMath.log(optimum.parameters()[0]), 1e-12);
        assertEquals(22, optimum.iterations());
    }

    @Test
    void failsWhereTheStartHasNoSlopeOrNoCurvature() {
        for (int derivative = 1; derivative <= 2; derivative++) {
            double gradient = derivative == 1 ? Double.NaN : 1;
            double hessian = derivative == 2 ? Double.NaN : -1;
            Optimum optimum = Maximizer.maximize(
                    (theta, at) -> {
                        at.addValue(1);
                        at.addGradient(0, gradient);
                        at.addHessian(0, 0, hessian);
                    },
                    new double[] {1});
            assertEquals(End.FAILURE, optimum.end());
            assertEquals(0, optimum.iterations());
        }
    }

    @Test
    void failsWhereTheStartHasNoValue() {
        Optimum optimum = Maximizer.maximize((theta, at) -> at.addValue(Double.NaN), new double[] {1});
        assertEquals(End.FAILURE, optimum.end());
    }

    @Test
    void stepsBackFromPlacesWithoutAValue() {
        // Undefined above θ = 3, maximum at 2.9.
        Maximizer.Function cliff = (theta, at) -> {
            double d = StrictMath.log(theta[0] / 2.9);
            at.addValue(theta[0] > 3 ? Double.NaN : -d * d * d * d - d * d);
            double slope = -4 * d * d * d - 2 * d;
            at.addGradient(0, slope / theta[0]);
            at.addHessian(0, 0, (-12 * d * d - 2 - slope) / (theta[0] * theta[0]));
        };
        Optimum optimum = Maximizer.maximize(cliff, new double[] {1e-3});
        assertEquals(End.MAXIMUM, optimum.end());
        assertEquals(2.9, optimum.parameters()[0], 1e-9);
    }
}
