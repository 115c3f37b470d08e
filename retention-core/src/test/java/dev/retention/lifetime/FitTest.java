package dev.retention.lifetime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.estimate.Estimate;
import dev.retention.internal.math.Maximizer;
import dev.retention.internal.math.SecondDerivatives;
import java.util.Arrays;
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

    /** Equal in all but one thing at a time. */
    @Test
    void maximaDifferInAnyOneThing() {
        var optimum = Maximizer.maximize(SIXTEEN_IN_FOUR, new double[] {1});
        var maximum = new Maximum<>(RATES, Set.of(), optimum, 4);
        assertEquals(maximum, new Maximum<>(RATES, Set.of(), optimum, 4));
        var twice = new ModelFamily<>("twice", List.of("rate"), theta -> 2 * theta[0], ModelFamily::unknownLimit);
        assertNotEquals(maximum, new Maximum<>(twice, Set.of(), optimum, 4));
        assertNotEquals(maximum, new Maximum<>(RATES, Set.of(Limit.SAME_RATE), optimum, 4));
        assertNotEquals(maximum, new Maximum<>(RATES, Set.of(), optimum, 5));
        var wider = new Maximizer.Optimum(
                optimum.end(),
                optimum.parameters(),
                optimum.value(),
                optimum.logGradient(),
                optimum.curvatures(),
                new double[][] {{2 * optimum.logCovariance()[0][0]}},
                optimum.decrement(),
                optimum.iterations());
        assertNotEquals(maximum, new Maximum<>(RATES, Set.of(), wider, 4));
        var higher = new Maximizer.Optimum(
                optimum.end(),
                optimum.parameters(),
                optimum.value() + 1,
                optimum.logGradient(),
                optimum.curvatures(),
                optimum.logCovariance(),
                optimum.decrement(),
                optimum.iterations());
        assertNotEquals(maximum, new Maximum<>(RATES, Set.of(), higher, 4));
        assertNotEquals(maximum, (Object) "a maximum");
        // A step of the logarithm that far up.
        assertEquals(4 * Math.E, maximum.moved(new double[] {1}), 1e-12);
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

    /** A top that is lower than the first one by next to nothing does not count, nor one that is higher by just as little. */
    @Test
    void ofTopsOfOneHeightTheFirstIsTaken() {
        double[] right = {Math.exp(10)};
        double high = right[0];
        ModelFamily<Double> atTheTops = RATES.startingAt(new double[] {1}, right);
        assertEquals(1, atTheTops.fit(hills(0, -5e-7), 9).model(), 1e-6);
        assertEquals(1, atTheTops.fit(hills(0, 1e-6), 9).model(), 1e-6);
        assertEquals(high, atTheTops.fit(hills(0, Math.nextUp(1e-6)), 9).model(), 1e-6 * high);
    }

    /** Of many who tell the first top is the top, and not the first drift. */
    @Test
    void afterADriftTheNextStartIsTried() {
        assertEquals(
                1,
                RATES.startingAt(RIGHT, LEFT).fit(hills(1, Double.NaN), 9, 501).model(),
                1e-6);
    }

    /** Rises to both ends, to 0 and to a height of its own. */
    @Test
    void ofTwoDriftsOfOneHeightTheFirstIsTold() {
        for (double height : new double[] {-5e-7, 5e-7}) {
            Maximizer.Function bothEnds = (theta, at) -> {
                double v = Math.log(theta[0]);
                double fall = Math.exp(-Math.abs(v));
                at.addValue((v < 0 ? 0 : height) - fall);
                at.addGradient(0, Math.signum(v) * fall / theta[0]);
                at.addHessian(0, 0, -(fall + Math.signum(v) * fall) / (theta[0] * theta[0]));
            };
            var down = (NoMaximum<Double>)
                    RATES.startingAt(new double[] {0.01}, new double[] {100}).fit(bothEnds, 9);
            assertTrue(down.drift().get("rate") < 1e-3, down::toString);
            var up = (NoMaximum<Double>)
                    RATES.startingAt(new double[] {100}, new double[] {0.01}).fit(bothEnds, 9);
            assertTrue(up.drift().get("rate") > 1e3, up::toString);
        }
    }

    /** A drift of height 1 by the first parameter; where that is fixed, hills of given heights by the second one. */
    private static Maximizer.Function toLimits(double... heights) {
        return (theta, at) -> {
            int limit = (int) Math.round(Math.log10(theta[0])) - 100;
            if (limit < 0 || limit >= heights.length) {
                // Where the search is given up it is 1 to the last digit.
                at.addValue(1 - Math.max(0, 1 / theta[0] - 1e-15) - Math.pow(Math.log(theta[1]), 2) / 2);
                at.addGradient(0, 1 / (theta[0] * theta[0]));
                at.addHessian(0, 0, -2 / (theta[0] * theta[0] * theta[0]));
                at.addGradient(1, -Math.log(theta[1]) / theta[1]);
                at.addHessian(1, 1, -(1 - Math.log(theta[1])) / (theta[1] * theta[1]));
            } else {
                at.addValue(heights[limit]);
                double[] hill = {theta[1]};
                var top = new SecondDerivatives(1);
                hills(0, 1).evaluate(hill, top);
                at.addValue(top.value());
                at.addGradient(1, top.gradient(0));
                at.addHessian(1, 1, top.hessian(0, 0));
            }
        };
    }

    private static final List<Limit> LIMITS = List.of(Limit.SAME_RATE, Limit.NOBODY_LEAVES, Limit.SAME_LEAVING);

    private static LimitFamily hill(int limit, double... starts) {
        return new LimitFamily(
                Set.of(LIMITS.get(limit)),
                List.of("rate"),
                new double[] {Double.parseDouble("1e" + (100 + limit)), 1},
                new double[][] {{0}, {1}},
                Arrays.stream(starts).mapToObj(start -> new double[] {start}).toList());
    }

    private static Fit<Double> fitOf(long observations, Maximizer.Function function, LimitFamily... limits) {
        return new ModelFamily<>(
                        "the test family", List.of("first", "rate"), theta -> theta[1], ModelFamily::unknownLimit)
                .withLimits(List.of(limits))
                .startingAt(new double[] {1, 1})
                .fit(function, observations);
    }

    private static void assertLimit(int expected, double... heights) {
        LimitFamily[] limits = new LimitFamily[heights.length];
        Arrays.setAll(limits, i -> hill(i, 1));
        Fit<Double> fit = fitOf(4, toLimits(heights), limits);
        assertEquals(Set.of(LIMITS.get(expected)), fit.orElseThrow().limits());
        assertEquals(heights[expected], fit.orElseThrow().logLikelihood());
    }

    /** One after the other, until one is as high as the search was: of those that are not, the highest, and at least nearly as high. */
    @Test
    void theFirstLimitThatIsHighEnoughIsTheAnswer() {
        double same = 1e-6;
        assertLimit(0, 1 - same, 2);
        assertLimit(1, Math.nextDown(1 - same), 2);
        assertLimit(0, 1, 2);
        double low = 1 - 5e-5;
        assertLimit(0, low, low + same);
        assertLimit(1, low, Math.nextUp(low + same));
        assertLimit(0, low, low - 5e-7);
        assertLimit(0, low, low - 2e-5);
        assertLimit(2, low - 2e-5, low - 3e-5, low);
        assertLimit(0, 1 - 1e-4);
        assertFalse(fitOf(4, toLimits(Math.nextDown(1 - 1e-4)), hill(0, 1)).hasMaximum());
    }

    @Test
    void ofALimitTheStartsAreTriedAsOfTheFamily() {
        double right = Math.exp(10);
        double low = 1 - 5e-5;
        double nowhere = 1e200;
        // A limit without a maximum is none, first or last.
        LimitFamily none = hill(1, nowhere);
        assertEquals(1, fitOf(4, toLimits(low, low), none, hill(0, 1)).model(), 1e-6);
        assertEquals(1, fitOf(4, toLimits(low, low), hill(0, 1), none).model(), 1e-6);
        assertFalse(fitOf(4, toLimits(low, low), none).hasMaximum());
        // Of few who tell the higher of two tops is taken, of many the first.
        LimitFamily[] both = {hill(0, 1, right), hill(0, right, 1), hill(0, nowhere, 1), hill(0, 1, nowhere)};
        double[] ofFew = {right, right, 1, 1};
        double[] ofMany = {1, right, 1, 1};
        for (int i = 0; i < both.length; i++) {
            assertEquals(ofFew[i], fitOf(500, toLimits(low), both[i]).model(), 1e-6 * ofFew[i]);
            assertEquals(ofMany[i], fitOf(501, toLimits(low), both[i]).model(), 1e-6 * ofMany[i]);
        }
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
        e = assertThrows(
                IllegalArgumentException.class,
                () -> maximum.estimate(rate -> rate == top ? Double.POSITIVE_INFINITY : 1));
        assertEquals(
                "figure must be finite and > 0 around the model, got figure(model)=Infinity with variance=0.0",
                e.getMessage());
        e = assertThrows(IllegalArgumentException.class, () -> maximum.estimate(rate -> rate > top ? 1e308 : 1));
        assertEquals(
                "figure must be finite and > 0 around the model, got figure(model)=1.0 with variance=Infinity",
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
