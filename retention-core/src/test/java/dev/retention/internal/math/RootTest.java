package dev.retention.internal.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class RootTest {

    @Test
    void findsRootsToTheLastDigits() {
        assertEquals(Math.sqrt(2), Root.between(x -> x * x - 2, 0, 2), 5e-16);
        assertEquals(Math.sqrt(2), Root.between(x -> 2 - x * x, 0, 2), 5e-16);
        assertEquals(1e-200, Root.between(x -> x - 1e-200, -1, 1), 1e-215);
        assertEquals(1.0, Root.between(x -> (x - 1) * (x - 1) * (x - 1), 0, 3), 1e-5);
        assertEquals(0.0, Root.between(x -> x, 0, 1));
        assertEquals(1.0, Root.between(x -> x - 1, 0, 1));
    }

    /** To halve takes fifty evaluations; a curve through three points has twice as many digits after each. */
    @Test
    void smoothFunctionsTakeAboutTenEvaluations() {
        isFoundSoon(2.0945514815423265, x -> x * x * x - 2 * x - 5, 2, 3); // Wallis, 1685
        isFoundSoon(0.7390851332151607, x -> Math.cos(x) - x, 0, 1);
        isFoundSoon(Math.log(3), x -> Math.exp(x) - 3, 0, 4);
        isFoundSoon(Math.E, x -> Math.log(x) - 1, 1, 9);
        isFoundSoon(0.5671432904097838, x -> x * Math.exp(x) - 1, 0, 1);
        isFoundSoon(1 / 3.0, x -> 1 / x - 3, 0.1, 1);
    }

    private static void isFoundSoon(double root, DoubleUnaryOperator f, double lower, double upper) {
        int[] evaluations = {0};
        double found = Root.between(
                x -> {
                    evaluations[0]++;
                    return f.applyAsDouble(x);
                },
                lower,
                upper);
        assertEquals(root, found, 4 * Math.ulp(root));
        assertTrue(evaluations[0] <= 11, () -> evaluations[0] + " evaluations for " + root);
    }

    @Test
    void endsMayBeInfinite() {
        double root = Root.between(x -> 1 / x - 3 / (1 - x), 0, Double.POSITIVE_INFINITY, 1, Double.NEGATIVE_INFINITY);
        assertEquals(0.25, root, 1e-16);
    }

    @Test
    void aStepIsFoundBetweenNeighbours() {
        double step = Root.between(x -> x < 0.3 ? -1 : 1, 0, 1);
        assertEquals(0.3, step, 2e-16);
    }

    @Test
    void withoutAChangeOfSignTheNearerEndIsTaken() {
        assertEquals(1.0, Root.between(x -> x + 1, 1, 5));
        assertEquals(5.0, Root.between(x -> x - 6, 1, 5));
    }

    /** Between 0 and 1 there are a thousand halvings to the smallest numbers, and two hundred are taken. */
    @Test
    void aStepNextToZeroIsFoundAsFarAsTwoHundredHalvingsGo() {
        int[] evaluations = {0};
        double step = Root.between(
                x -> {
                    evaluations[0]++;
                    return x < 1e-200 ? -2 : 1;
                },
                0,
                1);
        assertTrue(step > 1e-200 && step <= 0x1p-199, () -> "step at " + step);
        assertEquals(202, evaluations[0]);
    }

    /** The value at an end may be 0. */
    @Test
    void aRootAtAnEndIsSeenAtOnce() {
        isSeenAtOnce(1, x -> x - 1);
        isSeenAtOnce(0, x -> x);
    }

    private static void isSeenAtOnce(double root, DoubleUnaryOperator f) {
        int[] evaluations = {0};
        double found = Root.between(
                x -> {
                    evaluations[0]++;
                    return f.applyAsDouble(x);
                },
                0,
                1);
        assertEquals(root, found);
        assertEquals(3, evaluations[0]);
    }

    /** The product of two values would be 0. */
    @Test
    void looksAboveByTheSignsOfSmallValuesToo() {
        assertEquals(100, Root.above(x -> (x - 100) * 1e-200, 0, 1), 1e-13);
        assertEquals(4, Root.above(x -> (4 - x) * 1e-200, 0, 4));
    }

    @Test
    void looksAboveUntilTheSignChanges() {
        assertEquals(1e9, Root.above(x -> x - 1e9, 0, 1), 1e-6);
        assertTrue(Double.isInfinite(Root.above(x -> -1, 0, 1)));
    }

    /** As a score interval begins: at the one end all but 0, and then steeply farther from it before it comes back. */
    @Test
    void anEndThatIsAllButTheRootIsNotTheRoot() {
        for (double k : new double[] {0.001, 0.02, 0.1, 0.9}) {
            double root = Root.between(d -> d - Math.sqrt(k * d * (1 - d)), 0, -Double.MIN_NORMAL, 1, 1);
            assertEquals(k / (1 + k), root, 1e-15);
        }
    }
}
