package dev.retention.lifetime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.estimate.Estimate;
import dev.retention.internal.math.Maximizer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FitTest {

    /** The Poisson rate of 16 events in 4 units of exposure: 4, with standard error 1. */
    static final Maximizer.Function SIXTEEN_IN_FOUR = (theta, at) -> {
        at.addValue(16 * StrictMath.log(theta[0]) - 4 * theta[0]);
        at.addGradient(0, 16 / theta[0] - 4);
        at.addHessian(0, 0, -16 / (theta[0] * theta[0]));
    };

    /** Rises for ever towards an infinite rate. */
    private static final Maximizer.Function ENDLESS = (theta, at) -> {
        at.addValue(-1 / theta[0]);
        at.addGradient(0, 1 / (theta[0] * theta[0]));
        at.addHessian(0, 0, -2 / (theta[0] * theta[0] * theta[0]));
    };

    private static final ModelFamily<Double> RATES = new ModelFamily<>(
            "the test family", List.of("rate"), theta -> theta[0], theta -> "its rate grows for ever");

    @Test
    void aMaximumCertifiesItself() {
        Maximum<Double> maximum =
                RATES.startingAt(new double[] {1}).fit(SIXTEEN_IN_FOUR, 4).orElseThrow();
        assertTrue(maximum.hasMaximum());
        assertEquals(4, maximum.model(), 1e-14);
        assertEquals(1, maximum.size());
        assertEquals(Set.of("rate"), maximum.estimates().keySet());
        assertEquals(4, maximum.estimates().get("rate").value(), 1e-14);
        assertEquals(1, maximum.estimates().get("rate").standardError(), 1e-14);
        assertEquals(1, maximum.covariance(0, 0), 1e-14);
        assertEquals(16 * Math.log(4) - 16, maximum.logLikelihood(), 1e-13);
        assertEquals(34 - 32 * Math.log(4), maximum.aic(), 1e-13);
        assertEquals(4, maximum.observations());
        assertEquals(16, maximum.curvatures()[0], 1e-12);
        assertTrue(maximum.gradientNorm() < 1e-8);
        assertTrue(maximum.distanceFromTop() <= 1e-9);
        assertTrue(maximum.iterations() > 0 && maximum.iterations() < 20);
        assertTrue(maximum.toString().startsWith("Maximum[the test family, 4.0"), maximum.toString());
    }

    @Test
    void maximaAreComparedByTheirEvidence() {
        Maximum<Double> maximum =
                RATES.startingAt(new double[] {1}).fit(SIXTEEN_IN_FOUR, 4).orElseThrow();
        Maximum<Double> again =
                RATES.startingAt(new double[] {1}).fit(SIXTEEN_IN_FOUR, 4).orElseThrow();
        assertEquals(maximum, again);
        assertEquals(maximum.hashCode(), again.hashCode());
        assertNotEquals(maximum, RATES.startingAt(new double[] {1}).fit(SIXTEEN_IN_FOUR, 5));
    }

    @Test
    void figuresOfTheModelGetStandardErrors() {
        Maximum<Double> maximum =
                RATES.startingAt(new double[] {1}).fit(SIXTEEN_IN_FOUR, 4).orElseThrow();
        Estimate squared = maximum.estimate(rate -> rate * rate);
        assertEquals(16, squared.value(), 1e-13);
        assertEquals(8, squared.standardError(), 1e-5); // |d(rate²)/d(rate)| · 1
    }

    @Test
    void intervalsAreSymmetricInTheLogarithm() {
        var interval = RATES.startingAt(new double[] {1})
                .fit(SIXTEEN_IN_FOUR, 4)
                .orElseThrow()
                .estimates()
                .get("rate")
                .interval(0.95);
        assertEquals(4 * Math.exp(-1.959963984540054 / 4), interval.lower(), 1e-14);
        assertEquals(4 * Math.exp(1.959963984540054 / 4), interval.upper(), 1e-14);
    }

    @Test
    void aLimitModelIsExplained() {
        Fit<Double> fit = RATES.startingAt(new double[] {1}, new double[] {2}).fit(ENDLESS, 1);
        assertFalse(fit.hasMaximum());
        var none = (NoMaximum<Double>) fit;
        assertEquals(NoMaximum.Reason.LIMIT_MODEL, none.reason());
        assertTrue(none.drift().get("rate") > 1e6);
        var e = assertThrows(IllegalStateException.class, fit::model);
        assertEquals(
                "the likelihood of the test family has no maximum on these data: its rate grows for ever",
                e.getMessage());
    }

    @Test
    void aSecondStartIsTriedBeforeGivingUp() {
        Maximizer.Function twoHills = (theta, at) -> {
            if (theta[0] < 0.1) {
                at.addValue(Double.NaN);
            } else {
                SIXTEEN_IN_FOUR.evaluate(theta, at);
            }
        };
        assertTrue(RATES.startingAt(new double[] {0.01}, new double[] {1})
                .fit(twoHills, 4)
                .hasMaximum());
    }

    @Test
    void aSearchThatFailsSaysSo() {
        Fit<Double> fit = RATES.startingAt(new double[] {1}).fit((theta, at) -> at.addValue(Double.NaN), 1);
        var none = (NoMaximum<Double>) fit;
        assertEquals(NoMaximum.Reason.NOT_SETTLED, none.reason());
        assertEquals("the search for the maximum of the test family did not settle in 0 steps", none.explanation());
    }

    @Test
    void tooLittleDataIsExplained() {
        NoMaximum<Double> none = RATES.tooLittle("at least 2 customers, got 1");
        assertEquals(NoMaximum.Reason.TOO_LITTLE_DATA, none.reason());
        assertEquals("the test family needs at least 2 customers, got 1", none.explanation());
        assertTrue(none.drift().isEmpty());
    }

    /** Two hills over the logarithm: one of height 0 at 1, another at e¹⁰, of a height of its own or rising for ever. */
    private static Maximizer.Function hills(double left, double right) {
        return (theta, at) -> {
            double v = Math.log(theta[0]);
            if (v < 5) {
                at.addValue(left - v * v / 2);
                at.addGradient(0, -v / theta[0]);
                at.addHessian(0, 0, -(1 - v) / (theta[0] * theta[0]));
            } else if (Double.isNaN(right)) {
                ENDLESS.evaluate(theta, at);
            } else {
                double u = v - 10;
                at.addValue(right - u * u / 2);
                at.addGradient(0, -u / theta[0]);
                at.addHessian(0, 0, -(1 - u) / (theta[0] * theta[0]));
            }
        };
    }

    private static final double[] LEFT = {1.5};
    private static final double[] RIGHT = {30_000};

    @Test
    void ofFewWhoTellTheHigherTopIsTakenAndOfManyTheFirst() {
        ModelFamily<Double> bothWays = RATES.startingAt(LEFT, RIGHT);
        ModelFamily<Double> turned = RATES.startingAt(RIGHT, LEFT);
        double high = Math.exp(10);
        assertEquals(high, bothWays.fit(hills(0, 1), 9, 500).model(), 1e-6 * high);
        assertEquals(1, bothWays.fit(hills(0, 1), 9, 501).model(), 1e-6);
        assertEquals(high, bothWays.fitFromEveryStart(hills(0, 1), 900).model(), 1e-6 * high);
        assertEquals(high, bothWays.fit(hills(0, 1), 500).model(), 1e-6 * high);
        assertEquals(1, bothWays.fit(hills(0, 1), 501).model(), 1e-6);
        assertEquals(high, turned.fit(hills(0, 1), 9, 500).model(), 1e-6 * high);
        // Of two that are as high the first is taken.
        assertEquals(1, bothWays.fit(hills(0, 5e-7), 9, 9).model(), 1e-6);
        assertEquals(high, turned.fit(hills(5e-7, 0), 9, 9).model(), 1e-6 * high);
    }

    @Test
    void aTopIsTakenForADriftThatIsHardlyHigher() {
        for (ModelFamily<Double> family : List.of(RATES.startingAt(LEFT, RIGHT), RATES.startingAt(RIGHT, LEFT))) {
            assertEquals(1, family.fit(hills(-5e-7, Double.NaN), 9).model(), 1e-6);
            assertFalse(family.fit(hills(-1e-3, Double.NaN), 9).hasMaximum());
        }
        Maximizer.Function undefined = (theta, at) -> {
            if (theta[0] > 100) {
                at.addValue(Double.NaN);
            } else {
                hills(0, 1).evaluate(theta, at);
            }
        };
        assertEquals(1, RATES.startingAt(LEFT, RIGHT).fit(undefined, 9).model(), 1e-6);
        assertEquals(1, RATES.startingAt(RIGHT, LEFT).fit(undefined, 9).model(), 1e-6);
    }

    /** Rises as the first parameter does, and has a top by the second. */
    private static final Maximizer.Function TO_A_LIMIT = (theta, at) -> {
        at.addValue(-1 / theta[0] + 16 * Math.log(theta[1]) - 4 * theta[1]);
        at.addGradient(0, 1 / (theta[0] * theta[0]));
        at.addHessian(0, 0, -2 / (theta[0] * theta[0] * theta[0]));
        at.addGradient(1, 16 / theta[1] - 4);
        at.addHessian(1, 1, -16 / (theta[1] * theta[1]));
    };

    private static LimitFamily limit(Limit limit, double first) {
        return new LimitFamily(
                Set.of(limit),
                List.of("rate"),
                new double[] {first, 1},
                new double[][] {{0}, {1}},
                List.of(new double[] {1}, new double[] {2}));
    }

    private static Fit<Double> fitWith(LimitFamily... limits) {
        return new ModelFamily<>(
                        "the test family", List.of("first", "rate"), theta -> theta[1], ModelFamily::unknownLimit)
                .withLimits(List.of(limits))
                .startingAt(new double[] {1, 1})
                .fit(TO_A_LIMIT, 4);
    }

    @Test
    void aLimitIsTheAnswerWhereItIsAsHighAsTheDrift() {
        LimitFamily high = limit(Limit.SAME_RATE, 1e12);
        LimitFamily low = limit(Limit.NOBODY_LEAVES, 1);
        LimitFamily asHigh = limit(Limit.SAME_LEAVING, 1e13);
        Maximum<Double> maximum = fitWith(low, high).orElseThrow();
        assertEquals(Set.of(Limit.SAME_RATE), maximum.limits());
        assertEquals("the test family where everyone buys at the same rate", maximum.name());
        assertEquals(4, maximum.model(), 1e-9);
        assertEquals(1, maximum.size());
        assertEquals(16 * Math.log(4) - 16, maximum.logLikelihood(), 1e-9);
        assertEquals(Set.of(Limit.SAME_RATE), fitWith(high, low).orElseThrow().limits());
        assertEquals(
                Set.of(Limit.SAME_RATE), fitWith(high, asHigh).orElseThrow().limits());
        assertEquals(
                Set.of(Limit.SAME_LEAVING), fitWith(asHigh, high).orElseThrow().limits());
        NoMaximum<Double> none = (NoMaximum<Double>) fitWith(low);
        assertEquals(
                "the likelihood of the test family has no maximum on these data: it rises towards the end of the range of its"
                        + " parameters",
                none.explanation());
        assertEquals(4, none.drift().get("rate"), 1e-3);
        assertTrue(none.drift().get("first") > 1e6);
        assertFalse(fitWith().hasMaximum());
    }

    @Test
    void figuresArePositiveNumbers() {
        Maximum<Double> maximum =
                RATES.startingAt(new double[] {1}).fit(SIXTEEN_IN_FOUR, 4).orElseThrow();
        for (double figure : new double[] {0, -1, Double.POSITIVE_INFINITY}) {
            var e = assertThrows(IllegalArgumentException.class, () -> maximum.estimate(rate -> figure));
            assertEquals(
                    "figure must be finite and > 0 around the model, got figure(model)=" + figure + " with variance="
                            + (figure <= 0 ? 0.0 : Double.NaN),
                    e.getMessage());
        }
        double top = maximum.model();
        var e = assertThrows(
                IllegalArgumentException.class,
                () -> maximum.estimate(rate -> rate == top ? 1 : Double.POSITIVE_INFINITY));
        assertEquals(
                "figure must be finite and > 0 around the model, got figure(model)=1.0 with variance=NaN",
                e.getMessage());
        assertEquals(
                "i must be in [0, 1), got i=1",
                assertThrows(IndexOutOfBoundsException.class, () -> maximum.covariance(1, 0))
                        .getMessage());
        assertEquals(
                "j must be in [0, 1), got j=1",
                assertThrows(IndexOutOfBoundsException.class, () -> maximum.covariance(0, 1))
                        .getMessage());
        // Twice the curvature at the same top, and the same curvature at a top that is higher by 1.
        Maximizer.Function twice = (theta, at) -> {
            SIXTEEN_IN_FOUR.evaluate(theta, at);
            SIXTEEN_IN_FOUR.evaluate(theta, at);
            at.addValue(-maximum.logLikelihood());
        };
        Maximizer.Function higher = (theta, at) -> {
            SIXTEEN_IN_FOUR.evaluate(theta, at);
            at.addValue(1);
        };
        assertNotEquals(maximum, RATES.startingAt(new double[] {4}).fit(twice, 4));
        assertNotEquals(maximum, RATES.startingAt(new double[] {1}).fit(higher, 4));
        assertNotEquals(
                maximum.hashCode(),
                RATES.startingAt(new double[] {1}).fit(SIXTEEN_IN_FOUR, 5).hashCode());
        assertEquals("about 0.194", ModelFamily.about(0.19444));
        assertEquals("about 123000", ModelFamily.about(123_456));
        assertEquals("about 100", ModelFamily.about(100));
    }
}
