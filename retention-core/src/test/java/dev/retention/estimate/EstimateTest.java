package dev.retention.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimateTest {

    private static final double Z_95 = 1.959963984540054;

    private static Estimate ofT(double value, double standardError, double degreesOfFreedom) {
        return new Estimate(value, standardError, degreesOfFreedom, Estimate.Scale.LINEAR);
    }

    @Test
    void theLinearIntervalIsSymmetric() {
        Interval interval = new Estimate(10, 2).interval(0.95);
        assertEquals(10 - 2 * Z_95, interval.lower(), 1e-14);
        assertEquals(10 + 2 * Z_95, interval.upper(), 1e-14);
    }

    @Test
    void theLogarithmicIntervalStaysPositive() {
        Interval interval = new Estimate(4, 1, Double.POSITIVE_INFINITY, Estimate.Scale.LOG).interval(0.95);
        assertEquals(4 * Math.exp(-Z_95 / 4), interval.lower(), 1e-14);
        assertEquals(4 * Math.exp(Z_95 / 4), interval.upper(), 1e-14);
    }

    /** R 4.2.2: qt(0.975, 5) = 2.570581835636314, 2 * pt(-3, 5) = 0.030099247897462. */
    @Test
    void fewDegreesOfFreedomAreStudents() {
        Estimate estimate = ofT(3, 1, 5);
        assertEquals(3 + 2.570581835636314, estimate.interval(0.95).upper(), 1e-13);
        assertEquals(0.030099247897462, estimate.pValue(0), 1e-14);
    }

    @Test
    void whatIsNotKnownCanBeAnything() {
        var everything = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        assertEquals(everything, new Estimate(Double.NaN, Double.NaN).interval(0.9));
        assertEquals(everything, new Estimate(1, Double.NaN).interval(0.9));
        assertEquals(everything, new Estimate(Double.NaN, 1).interval(0.9));
        assertEquals(Double.NaN, ofT(1, Double.NaN, 5).pValue(0));
        assertEquals(Double.NaN, ofT(1, Double.NaN, 5).logPValue(0));
        assertEquals(
                new Interval(0, Double.POSITIVE_INFINITY),
                new Estimate(1, Double.NaN, 3, Estimate.Scale.LOG).interval(0.9));
        assertEquals(Double.NaN, new Estimate(1, Double.NaN).pValue(0));
        assertEquals(Double.NaN, new Estimate(1, Double.NaN).logPValue(0));
    }

    @Test
    void anErrorOfZeroMakesAnyOtherValueImpossible() {
        assertEquals(0, new Estimate(1, 0).pValue(0));
        assertEquals(Double.NaN, new Estimate(1, 0).pValue(1));
        assertEquals(new Interval(1, 1), new Estimate(1, 0).interval(0.95));
    }

    /**
     * Where neither underflows the logarithm is that of the p-value. The last two rows: with n = 1 the distribution is Cauchy's, with
     * 2 P(T > x) = 2/π · atan(1/x), which is 2 / (π x) at 1e200; with n = 2 it is 1 - x / √(2 + x²), about 1 / x² at 1e160.
     */
    @ParameterizedTest
    @CsvSource({
        "2, 5, 0",
        "0.1, 3, 0",
        "30, 7, 0",
        "1e200, 1, -460.9686013040986",
        "1e160, 2, -736.8272297580946",
    })
    void logPValueOutlivesThePValue(double distance, double degreesOfFreedom, double expected) {
        Estimate estimate = ofT(distance, 1, degreesOfFreedom);
        double logarithm = expected == 0 ? StrictMath.log(estimate.pValue(0)) : expected;
        assertEquals(logarithm, estimate.logPValue(0), 1e-12 * Math.abs(logarithm));
    }

    /** log 2 + log Φ(-100) = log 2 - 5005.5242086942 (mpmath, 50 digits). */
    @Test
    void logPValueOfTheNormalToo() {
        assertEquals(-5004.831061513643, new Estimate(-100, 1).logPValue(0), 1e-11);
    }

    /** Welch: errors 3 and 4 on 10 and 20 degrees give 25² / (81/10 + 256/20) = 29.904306220095695 degrees. */
    @Test
    void differencesHaveWelchsDegreesOfFreedom() {
        Estimate difference = ofT(7, 3, 10).minus(ofT(2, 4, 20));
        assertEquals(5, difference.value());
        assertEquals(5, difference.standardError());
        assertEquals(29.904306220095695, difference.degreesOfFreedom(), 1e-13);
        assertEquals(
                Double.POSITIVE_INFINITY,
                new Estimate(1, 1).minus(new Estimate(1, 2)).degreesOfFreedom());
    }

    @Test
    void whatIsUnknownMakesAnUnknownDifference() {
        Estimate difference = new Estimate(Double.NaN, Double.NaN).minus(new Estimate(1, 1));
        assertEquals(Double.NaN, difference.value());
        assertEquals(Double.NaN, difference.pValue(0));
    }

    @Test
    void differencesOfWhatIsKnownExactlyAreNormalOrKeepTheirDegrees() {
        assertEquals(ofT(4, 0, 3), ofT(7, 0, 3).minus(ofT(3, 0, 5)));
        assertEquals(
                Double.POSITIVE_INFINITY,
                ofT(1, 1e100, 5).minus(ofT(1, 1e100, 5)).degreesOfFreedom(),
                "fourth powers that overflow");
    }

    @Test
    void rejectsWhatIsOutOfRange() {
        var e = assertThrows(IllegalArgumentException.class, () -> new Estimate(1, -1));
        assertEquals("standardError must be finite and >= 0, or NaN, got standardError=-1.0", e.getMessage());
        e = assertThrows(IllegalArgumentException.class, () -> new Estimate(Double.POSITIVE_INFINITY, 1));
        assertEquals("value must be finite or NaN, got value=Infinity", e.getMessage());
        e = assertThrows(IllegalArgumentException.class, () -> new Estimate(-1, 1, 1, Estimate.Scale.LOG));
        assertEquals("value must be > 0 on a logarithmic scale, got value=-1.0", e.getMessage());
        e = assertThrows(IllegalArgumentException.class, () -> new Estimate(0, 1, 1, Estimate.Scale.LOG));
        assertEquals("value must be > 0 on a logarithmic scale, got value=0.0", e.getMessage());
        e = assertThrows(IllegalArgumentException.class, () -> new Estimate(1, Double.POSITIVE_INFINITY));
        assertEquals("standardError must be finite and >= 0, or NaN, got standardError=Infinity", e.getMessage());
        e = assertThrows(IllegalArgumentException.class, () -> ofT(1, 1, 0));
        assertEquals("degreesOfFreedom must be > 0, got degreesOfFreedom=0.0", e.getMessage());
        e = assertThrows(IllegalArgumentException.class, () -> ofT(1, 1, Double.NaN));
        assertEquals("degreesOfFreedom must be > 0, got degreesOfFreedom=NaN", e.getMessage());
        e = assertThrows(IllegalArgumentException.class, () -> new Estimate(1, 1).interval(1));
        assertEquals("confidence must be in (0, 1), got confidence=1.0", e.getMessage());
    }
}
