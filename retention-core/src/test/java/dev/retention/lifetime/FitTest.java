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
    private static final Maximizer.Function SIXTEEN_IN_FOUR = (theta, at) -> {
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
}
