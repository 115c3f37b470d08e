package dev.retention.survival;

import static dev.retention.survival.SurvivalTableTest.rejected;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.retention.estimate.Estimate;
import dev.retention.estimate.Interval;
import org.junit.jupiter.api.Test;

class RestrictedMeanTest {

    private static final double Z_95 = 1.959963984540054;

    @Test
    void intervalStaysWithinTheHorizon() {
        Interval inside = new RestrictedMean(100, 50, 10).interval(0.95);
        assertEquals(50 - 10 * Z_95, inside.lower(), 1e-13);
        assertEquals(50 + 10 * Z_95, inside.upper(), 1e-13);
        assertEquals(new Interval(0, 100), new RestrictedMean(100, 50, 80).interval(0.95));
        assertEquals(new Interval(0, 100), new RestrictedMean(100, Double.NaN, Double.NaN).interval(0.95));
    }

    @Test
    void differenceHasBothErrors() {
        var difference = new RestrictedMean(100, 50, 3).minus(new RestrictedMean(100, 40, 4));
        assertEquals(10, difference.value());
        assertEquals(5, difference.standardError());
        assertEquals(2, difference.z(0));
        // 2 (1 - Φ(2)), mpmath with 50 digits
        assertEquals(0.0455002638963584144, difference.pValue(0), 1e-17);
        assertEquals(10 + 5 * Z_95, difference.interval(0.95).upper(), 1e-13);
    }

    @Test
    void logPValueOutlivesThePValue() {
        var difference = new Estimate(-100, 1);
        assertEquals(0, difference.pValue(0));
        // log 2 + log Φ(-100) = log 2 - 5005.5242086942...
        assertEquals(-5004.831061513643, difference.logPValue(0), 1e-11);
    }

    @Test
    void anUnknownMeanMakesAnUnknownDifference() {
        var difference = new RestrictedMean(100, Double.NaN, Double.NaN).minus(new RestrictedMean(100, 40, 4));
        assertEquals(Double.NaN, difference.pValue(0));
        assertEquals(Double.NaN, difference.logPValue(0));
        assertEquals(new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY), difference.interval(0.9));
    }

    @Test
    void rejectsWhatIsOutOfRange() {
        var mean = new RestrictedMean(20, 10, 1);
        rejected(
                "other must have the same horizon, got horizon=20.0, other.horizon=21.0",
                () -> mean.minus(new RestrictedMean(21, 10, 1)));
        rejected("other", () -> mean.minus(null));
        rejected("confidence must be in (0, 1), got confidence=1.0", () -> mean.interval(1));
        rejected(
                "confidence must be in (0, 1), got confidence=0.0",
                () -> mean.minus(mean).interval(0));
        rejected("mean must be in [0, horizon], got mean=21.0, horizon=20.0", () -> new RestrictedMean(20, 21, 1));
        rejected("mean must be in [0, horizon], got mean=-1.0, horizon=20.0", () -> new RestrictedMean(20, -1, 1));
        rejected(
                "standardError must be finite and >= 0, or NaN, got standardError=-1.0",
                () -> new RestrictedMean(20, 1, -1));
        rejected(
                "standardError must be NaN if the mean is, got standardError=1.0",
                () -> new RestrictedMean(20, Double.NaN, 1));
        rejected("horizon must be finite and > 0, got horizon=NaN", () -> new RestrictedMean(Double.NaN, 1, 1));
    }
}
