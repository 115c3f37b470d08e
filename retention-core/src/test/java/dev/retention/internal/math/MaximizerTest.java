package dev.retention.internal.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.internal.math.Maximizer.End;
import dev.retention.internal.math.Maximizer.Optimum;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaximizerTest {

    /** Sum of events[i] ln θ_i - exposure[i] θ_i: the maximum is at events / exposure, the curvatures are the events. */
    static Maximizer.Function poisson(double[] events, double[] exposure) {
        return (theta, at) -> {
            for (int i = 0; i < theta.length; i++) {
                at.addValue(events[i] * StrictMath.log(theta[i]) - exposure[i] * theta[i]);
                at.addGradient(i, events[i] / theta[i] - exposure[i]);
                at.addHessian(i, i, -events[i] / (theta[i] * theta[i]));
            }
        };
    }

    /** Rosenbrock's curved valley upside down in u = ln x, v = ln y: -100 (v - u²)² - (1 - u)², with its maximum at (e, e). */
    static final Maximizer.Function VALLEY = (theta, at) -> {
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

    /** Undefined above θ = 3, maximum at 2.9. */
    static final Maximizer.Function CLIFF = (theta, at) -> {
        double d = StrictMath.log(theta[0] / 2.9);
        at.addValue(theta[0] > 3 ? Double.NaN : -d * d * d * d - d * d);
        double slope = -4 * d * d * d - 2 * d;
        at.addGradient(0, slope / theta[0]);
        at.addHessian(0, 0, (-12 * d * d - 2 - slope) / (theta[0] * theta[0]));
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

    /** Answers that are written down beforehand, at one look after the other, the last one for ever: value, slope and bend by the logarithm. */
    private static final class Script implements Maximizer.Function {

        private final double[][] answers;
        private final List<Double> looks = new ArrayList<>();

        Script(double[]... answers) {
            this.answers = answers;
        }

        @Override
        public void evaluate(double[] theta, SecondDerivatives at) {
            looks.add(StrictMath.log(theta[0]));
            double[] answer = answers[Math.min(looks.size(), answers.length) - 1];
            at.addValue(answer[0]);
            at.addGradient(0, answer[1] / theta[0]);
            at.addHessian(0, 0, (answer[2] - answer[1]) / (theta[0] * theta[0]));
        }
    }

    /** Where the third look is, the first one being at 0. */
    private static double thirdLook(double[] first, double[] second) {
        Script script = new Script(first, second);
        Maximizer.maximize(script, new double[] {1});
        return script.looks.get(2);
    }

    /** A slope of a half promises an eighth, at a step of a half. */
    @Test
    void aQuarterOfTheGainThatWasPromisedKeepsTheLongestStep() {
        double[] start = {0, 0.5, -1};
        assertEquals(0.5 + 1, thirdLook(start, new double[] {0.125 / 4, 5, -1}), 1e-9);
        assertEquals(0.5 + 0.125, thirdLook(start, new double[] {0.124 / 4, 5, -1}), 1e-9);
    }

    @Test
    void aThousandthOfTheGainIsNoneYet() {
        double[] start = {0, 0.5, -1};
        assertEquals(0.125, thirdLook(start, new double[] {0.125 * 1e-3, 5, -1}), 1e-9);
        assertEquals(0.5 + 0.125, thirdLook(start, new double[] {0.126 * 1e-3, 5, -1}), 1e-9);
        assertEquals(0.125, thirdLook(start, new double[] {-1, 5, -1}), 1e-9);
    }

    /** A slope of 1 promises a half, at the longest step of 1; one of 0.99 is not the longest. */
    @Test
    void theLongestStepGrowsWithMoreThanThreeQuartersOfTheGain() {
        double[] start = {0, 1, -1};
        assertEquals(1 + 1, thirdLook(start, new double[] {0.375, 5, -1}), 1e-9);
        assertEquals(1 + 2, thirdLook(start, new double[] {0.376, 5, -1}), 1e-9);
        assertEquals(0.99 + 1, thirdLook(new double[] {0, 0.99, -1}, new double[] {0.49, 5, -1}), 1e-9);
        assertEquals(0.995 + 2, thirdLook(new double[] {0, 0.995, -1}, new double[] {0.49, 5, -1}), 1e-9);
    }

    @Test
    void aPointWithoutDerivativesIsNoneEither() {
        assertEquals(0.125, thirdLook(new double[] {0, 0.5, -1}, new double[] {0.1, Double.NaN, -1}), 1e-9);
        assertEquals(0.125, thirdLook(new double[] {0, 0.5, -1}, new double[] {0.1, 5, Double.NaN}), 1e-9);
    }

    /** Of a value of a billion the last digits that count are at 1e-4: a slope of 1e-6 promises less. */
    @Test
    void whereTheValueTellsNothingTheSlopeIsFollowed() {
        Optimum optimum = Maximizer.maximize(
                new Script(new double[] {1e9, 1e-6, -1}, new double[] {1e9 - 1, 0, -1}), new double[] {1});
        assertEquals(End.MAXIMUM, optimum.end());
        assertEquals(1e-6, StrictMath.log(optimum.parameters()[0]), 1e-12);
        assertEquals(0.25e-6, thirdLook(new double[] {1e9, 1e-6, -1}, new double[] {Double.NaN, 0, -1}), 1e-12);
    }

    /** The last step is one more, and taken if it gets nearer. */
    @Test
    void theLastStepIsTakenIfItIsNearer() {
        isAtLast(1e-12, new double[] {0, 1e-14, -1});
        isAtLast(0, new double[] {0, 1e-3, -1});
        isAtLast(0, new double[] {Double.NaN, 0, -1});
        isAtLast(0, new double[] {0, Double.NaN, -1});
    }

    private static void isAtLast(double expected, double[] second) {
        Optimum optimum = Maximizer.maximize(new Script(new double[] {0, 1e-12, -1}, second), new double[] {1});
        assertEquals(End.MAXIMUM, optimum.end());
        assertEquals(0, optimum.value());
        assertEquals(expected, optimum.parameters()[0] - 1, 1e-15);
    }

    /** What hardly bends is no maximum, and what bends by a millionth only neither. */
    @Test
    void aMillionthIsNoCurvature() {
        assertEquals(
                End.MAXIMUM,
                Maximizer.maximize(new Script(new double[] {0, 0, -1.01e-6}), new double[] {1})
                        .end());
        assertEquals(
                End.DRIFT,
                Maximizer.maximize(new Script(new double[] {0, 0, -1e-6}), new double[] {1})
                        .end());
    }

    /** A slope of 1e-9 is as many standard errors from the top of a parabola that bends by 1: near enough, so that the second look is the last. */
    @Test
    void aBillionthOfAStandardErrorIsAtTheTop() {
        var near = new Script(new double[] {0, 1e-9, -1}, new double[] {5, 3, -1});
        assertEquals(End.MAXIMUM, Maximizer.maximize(near, new double[] {1}).end());
        assertEquals(2, near.looks.size());
        var notYet = new Script(new double[] {0, Math.nextUp(1e-9), -1}, new double[] {5, 3, -1});
        assertEquals(End.DRIFT, Maximizer.maximize(notYet, new double[] {1}).end());
    }

    /** A slope that turns around at each look, and a value that rises. */
    @Test
    void aSearchThatNeverSettlesFails() {
        int[] looks = {0};
        Optimum optimum = Maximizer.maximize(
                (theta, at) -> {
                    double slope = looks[0] % 2 == 0 ? 1 : -1;
                    at.addValue(looks[0]++);
                    at.addGradient(0, slope / theta[0]);
                    at.addHessian(0, 0, (-1 - slope) / (theta[0] * theta[0]));
                },
                new double[] {1});
        assertEquals(End.FAILURE, optimum.end());
        assertEquals(200, optimum.iterations());
        assertEquals(201, looks[0]);
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
        Optimum optimum = Maximizer.maximize(CLIFF, new double[] {1e-3});
        assertEquals(End.MAXIMUM, optimum.end());
        assertEquals(2.9, optimum.parameters()[0], 1e-9);
    }
}
