package dev.retention.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.experiment.ProportionPlan.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class PlansTest {

    private static final double DIGITS = 1e-10;

    @ParameterizedTest
    @CsvFileSource(files = "src/test/resources/experiment/sample_size.csv", useHeadersInDisplayName = true)
    void sampleSizesAgreeWithR(
            double p1, double p2, double alpha, double power, double normal, double strict, double h, double arcsine) {
        double confidence = 1 - alpha;
        Close.to(DIGITS, normal, new ProportionPlan(confidence, power, Method.NORMAL).customersPerGroup(p1, p2), "n");
        Close.to(
                DIGITS,
                strict,
                new ProportionPlan(confidence, power, Method.EXACT_NORMAL).customersPerGroup(p1, p2),
                "n");
        Close.to(4e-9, arcsine, new ProportionPlan(confidence, power, Method.ARCSINE).customersPerGroup(p1, p2), "n");
        Close.to(DIGITS, Math.abs(h), ProportionPlan.effectSize(p1, p2), "h");
    }

    /** statsmodels 0.13.5 searches more closely than pwr. R 4.2.2 for the others. */
    @Test
    void moreSampleSizes() {
        Close.to(DIGITS, 8157.731447849636, plan(Method.NORMAL).customersPerGroup(0.05, 0.06), "R");
        Close.to(DIGITS, 8157.711562861055, plan(Method.EXACT_NORMAL).customersPerGroup(0.05, 0.06), "R");
        Close.to(DIGITS, 3834.595739884031, plan(Method.ARCSINE).customersPerGroup(0.10, 0.12), "statsmodels");
        Close.to(DIGITS, 0.06398210298605855, ProportionPlan.effectSize(0.10, 0.12), "h");
    }

    private static ProportionPlan plan(Method method) {
        return new ProportionPlan(0.95, 0.8, method);
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 0.1, 0.13, 0.556829125563247, 0.556852915971467, 0.558445154645804",
        "500, 0.2, 0.25, 0.473339481022423, 0.473396152720934, 0.474486403695921",
        "1000000, 0.05, 0.0505, 0.366334463341892, 0.366507346395904, 0.366509252149089"
    })
    void powerAgreesWithR(double n, double p1, double p2, double normal, double strict, double arcsine) {
        Close.to(DIGITS, normal, plan(Method.NORMAL).powerOf(n, n, p1, p2), "normal");
        Close.to(DIGITS, strict, plan(Method.EXACT_NORMAL).powerOf(n, n, p1, p2), "strict");
        Close.to(DIGITS, arcsine, plan(Method.ARCSINE).powerOf(n, n, p1, p2), "arcsine");
    }

    @Test
    void detectableAgreesWithR() {
        Close.to(DIGITS, 0.117439914809798, plan(Method.NORMAL).detectableAbove(5000, 0.1), "0.1");
        Close.to(DIGITS, 0.0217921022590762, plan(Method.NORMAL).detectableAbove(100_000, 0.02), "0.02");
        double below = plan(Method.NORMAL).detectableBelow(5000, 0.1);
        Close.to(DIGITS, 0.8, plan(Method.NORMAL).powerOf(5000, 5000, 0.1, below), "below");
        assertEquals(Double.NaN, plan(Method.NORMAL).detectableAbove(3, 0.9));
    }

    /** pwr 1.3.0 pwr.2p2n.test, which searches to about 1e-9. */
    @Test
    void unequalGroupsAgreeWithR() {
        Close.to(2e-9, 2436.31321952409, plan(Method.ARCSINE).customersOfSecond(9000, 0.1, 0.12), "9000");
        Close.to(2e-9, 3682.32757610088, plan(Method.ARCSINE).customersOfSecond(4000, 0.1, 0.12), "4000");
        assertEquals(Double.POSITIVE_INFINITY, plan(Method.NORMAL).customersOfSecond(1000, 0.1, 0.12));
    }

    /** R 4.2.2 power.t.test. */
    @Test
    void meansAgreeWithR() {
        Close.to(DIGITS, 1570.73688801188, new MeanPlan(0.95, 0.8).customersPerGroup(0.1, 1), "0.1");
        Close.to(DIGITS, 3284.53036801083, new MeanPlan(0.95, 0.9).customersPerGroup(2, 25), "2 of 25");
        Close.to(DIGITS, 2, new MeanPlan(0.95, 0.9).detectable(3284.53036801083, 25), "detectable");
        assertEquals(2.0, new MeanPlan(0.95, 0.9).customersPerGroup(1000, 1));
        assertEquals(66, new MeanPlan(0.95, 0.9).days(2, 25, 100));
    }

    @Test
    void daysAreWhole() {
        assertEquals(20, plan(Method.NORMAL).days(0.10, 0.12, 400));
        assertEquals(1, plan(Method.NORMAL).days(0.10, 0.12, 1e9));
    }

    @ParameterizedTest
    @CsvFileSource(files = "src/test/resources/experiment/sample_ratio.csv", numLinesToSkip = 2)
    void sampleRatiosAgreeWithR(
            String observed, String shares, double chiSquare, int degrees, double p, Double exactP) {
        var ratio = new SampleRatio(
                Arrays.stream(observed.split(" ")).map(Long::valueOf).toList(),
                Arrays.stream(shares.split(" ")).map(Double::valueOf).toList());
        Close.to(DIGITS, chiSquare, ratio.chiSquare(), "chi square");
        assertEquals(degrees, ratio.degreesOfFreedom());
        Close.to(DIGITS, p, ratio.pValue(), "p");
        if (exactP != null) {
            Close.to(DIGITS, exactP, ratio.exactPValue(), "exact");
        }
    }

    @Test
    void theLotOfNobodyIsFair() {
        SampleRatio nobody = SampleRatio.empty(List.of(1.0, 3.0));
        assertEquals(0.0, nobody.chiSquare());
        assertEquals(1.0, nobody.pValue());
        assertEquals(1.0, nobody.exactPValue());
        // R 4.2.2: binom.test(0, 10, 0.5) = 2 / 1024; the mean is the likeliest
        assertEquals(2.0 / 1024, new SampleRatio(List.of(0L, 10L), List.of(1.0, 1.0)).exactPValue(), 1e-17);
        assertEquals(1.0, new SampleRatio(List.of(5L, 5L), List.of(1.0, 1.0)).exactPValue());
        assertEquals(2.0 / 1024, new SampleRatio(List.of(10L, 0L), List.of(1.0, 1.0)).exactPValue(), 1e-17);
    }

    @Test
    void lotsOfSeveralDaysAddUp() {
        var monday = new SampleRatio(List.of(10L, 32L), List.of(1.0, 3.0));
        var tuesday = new SampleRatio(List.of(5L, 12L), List.of(1.0, 3.0));
        assertEquals(new SampleRatio(List.of(15L, 44L), List.of(1.0, 3.0)), monday.plus(tuesday));
    }

    /** R 4.2.2 p.adjust. */
    @Test
    void adjustmentsAgreeWithR() {
        adjusted(Adjustment.BONFERRONI, List.of(0.01, 0.04, 0.03, 0.2), 0.04, 0.16, 0.12, 0.8);
        adjusted(Adjustment.HOLM, List.of(0.01, 0.04, 0.03, 0.2), 0.04, 0.09, 0.09, 0.2);
        adjusted(Adjustment.HOCHBERG, List.of(0.01, 0.04, 0.03, 0.2), 0.04, 0.08, 0.08, 0.2);
        adjusted(Adjustment.BENJAMINI_HOCHBERG, List.of(0.01, 0.04, 0.03, 0.2), 0.04, 0.16 / 3, 0.16 / 3, 0.2);
        List<Double> six = List.of(0.001, 0.0499, 0.05, 0.9, 0.9, 0.012);
        adjusted(Adjustment.BONFERRONI, six, 0.006, 0.2994, 0.3, 1, 1, 0.072);
        adjusted(Adjustment.HOLM, six, 0.006, 0.1996, 0.1996, 1, 1, 0.06);
        adjusted(Adjustment.HOCHBERG, six, 0.006, 0.15, 0.15, 0.9, 0.9, 0.06);
        adjusted(Adjustment.BENJAMINI_HOCHBERG, six, 0.006, 0.075, 0.075, 0.9, 0.9, 0.036);
        List<Double> ends = List.of(0.0, 1.0, 0.05);
        adjusted(Adjustment.BONFERRONI, ends, 0, 1, 0.15);
        adjusted(Adjustment.HOLM, ends, 0, 1, 0.1);
        adjusted(Adjustment.HOCHBERG, ends, 0, 1, 0.1);
        adjusted(Adjustment.BENJAMINI_HOCHBERG, ends, 0, 1, 0.075);
        adjusted(Adjustment.BENJAMINI_HOCHBERG, List.of(0.02, 0.021), 0.021, 0.021);
        assertEquals(0, Adjustment.HOLM.adjust().length);
    }

    private static void adjusted(Adjustment adjustment, List<Double> pValues, double... expected) {
        double[] actual = adjustment.adjust(
                pValues.stream().mapToDouble(Double::doubleValue).toArray());
        for (int i = 0; i < expected.length; i++) {
            Close.to(1e-14, expected[i], actual[i], adjustment + " " + i);
        }
    }

    /** R 4.2.2 prop.test. */
    @Test
    void severalGroupsAgreeWithR() {
        Arms three = ArmsTest.arms(45, 500, 60, 500, 52, 500);
        Close.to(DIGITS, 2.40454159572399, three.chiSquare(), "three");
        Close.to(DIGITS, 0.300511036709708, three.pValue(), "three");
        Arms four = ArmsTest.arms(10, 100, 20, 110, 30, 120, 40, 130);
        Close.to(DIGITS, 15.8989510489511, four.chiSquare(), "four");
        Close.to(DIGITS, 0.00118937930578863, four.pValue(), "four");
        assertEquals(3, four.degreesOfFreedom());
    }

    @Test
    void badInputIsRejected() {
        rejected(
                "p2 must differ from p1, got p1=0.1, p2=0.1",
                () -> plan(Method.NORMAL).customersPerGroup(0.1, 0.1));
        rejected("p1 must be in [0, 1], got p1=NaN", () -> plan(Method.NORMAL).customersPerGroup(Double.NaN, 0.1));
        rejected(
                "power must be > 1 - confidence, got power=0.01, confidence=0.95",
                () -> new ProportionPlan(0.95, 0.01, Method.NORMAL));
        rejected("power must be in (0, 1), got power=80.0", () -> new MeanPlan(0.95, 80));
        rejected(
                "customersPerDay must be finite and > 0, got customersPerDay=0.0",
                () -> plan(Method.NORMAL).days(0.1, 0.2, 0));
        rejected(
                "customersPerGroup must be in [2, 1.0E15], got customersPerGroup=1.0",
                () -> new MeanPlan(0.95, 0.8).powerOf(1, 1, 1));
        rejected(
                "observed must have two groups or more, got observed.size()=1",
                () -> new SampleRatio(List.of(1L), List.of(1.0)));
        rejected(
                "observed[1] must be >= 0, got observed[1]=-5",
                () -> new SampleRatio(List.of(1L, -5L), List.of(0.5, 0.5)));
        rejected(
                "shares[0] must be finite and > 0, got shares[0]=0.0",
                () -> new SampleRatio(List.of(1L, 5L), List.of(0.0, 0.5)));
        rejected(
                "observed must have two groups for an exact p-value, got observed.size()=3",
                () -> SampleRatio.empty(List.of(1.0, 1.0, 1.0)).exactPValue());
        rejected(
                "other must have the same shares, got other.shares=[1.0, 2.0], shares=[1.0, 1.0]",
                () -> SampleRatio.empty(List.of(1.0, 1.0)).plus(SampleRatio.empty(List.of(1.0, 2.0))));
        rejected("pValues[0] must be in [0, 1], got pValues[0]=-0.1", () -> Adjustment.HOLM.adjust(-0.1));
        rejected("pValues[0] must be in [0, 1], got pValues[0]=1.1", () -> Adjustment.HOLM.adjust(1.1));
        rejected(
                "power must be > 1 - confidence, got power=0.5, confidence=0.5",
                () -> new ProportionPlan(0.5, 0.5, Method.NORMAL));
        rejected(
                "p2 must differ from p1, got p1=0.1, p2=0.1",
                () -> plan(Method.NORMAL).powerOf(9, 9, 0.1, 0.1));
        rejected(
                "p2 must differ from p1, got p1=0.1, p2=0.1",
                () -> plan(Method.NORMAL).customersOfSecond(9, 0.1, 0.1));
        rejected(
                "rate must differ from 1.0, got rate=1.0",
                () -> plan(Method.NORMAL).detectableAbove(9, 1));
        rejected(
                "rate must differ from 0.0, got rate=0.0",
                () -> plan(Method.NORMAL).detectableBelow(9, 0));
        rejected(
                "customersPerGroup must be in [2, 1.0E15], got customersPerGroup=Infinity",
                () -> new MeanPlan(0.95, 0.8).powerOf(Double.POSITIVE_INFINITY, 1, 1));
        rejected(
                "observed and shares must have the same length, got observed.length=2, shares.length=3",
                () -> new SampleRatio(List.of(1L, 2L), List.of(1.0, 1.0, 1.0)));
        rejected("pValues[1] must be in [0, 1], got pValues[1]=NaN", () -> Adjustment.HOLM.adjust(0.1, Double.NaN));
    }

    private static void rejected(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    @Test
    void fewerCustomersFindLess() {
        double last = 0;
        for (int n = 100; n < 10_000; n += 100) {
            double power = plan(Method.EXACT_NORMAL).powerOf(n, 2 * n, 0.1, 0.12);
            assertTrue(power > last);
            last = power;
        }
    }
}
