package dev.retention.estimate;

import static dev.retention.estimate.IntervalMethod.AGRESTI_COULL;
import static dev.retention.estimate.IntervalMethod.CLOPPER_PEARSON;
import static dev.retention.estimate.IntervalMethod.JEFFREYS;
import static dev.retention.estimate.IntervalMethod.WALD;
import static dev.retention.estimate.IntervalMethod.WILSON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.internal.math.IncompleteBeta;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class IntervalMethodTest {

    private static void close(double expected, double actual) {
        assertEquals(expected, actual, 1e-12 * Math.abs(expected));
    }

    /** statsmodels 0.13.5, proportion_confint; Clopper-Pearson by mpmath with 50 digits. */
    @ParameterizedTest
    @CsvSource({
        "7, 20, WALD, 0.1409626969046058, 0.5590373030953941",
        "7, 20, AGRESTI_COULL, 0.179926361438228, 0.5684111859776177",
        "7, 20, WILSON, 0.18119182410108203, 0.5671457233147638",
        "7, 20, CLOPPER_PEARSON, 0.15390920478454118, 0.5921885345328282",
        "7, 20, JEFFREYS, 0.17227621363191203, 0.5677660938414961",
        "0, 10, WALD, 0.0, 0.0",
        "0, 10, AGRESTI_COULL, 0.0, 0.3208873057505458",
        "0, 10, WILSON, 0.0, 0.27753279986288926",
        "0, 10, CLOPPER_PEARSON, 0.0, 0.30849710781876083",
        "0, 10, JEFFREYS, 0.0, 0.21719626750921053",
        "1, 10, CLOPPER_PEARSON, 0.0025285785444617846442, 0.44501611702819535866",
        "5, 10, CLOPPER_PEARSON, 0.18708602844739853418, 0.81291397155260142783",
        "3, 1000, CLOPPER_PEARSON, 0.00061909993164957127644, 0.0087420232384783023245",
        "631, 1000, CLOPPER_PEARSON, 0.60024204613056360916, 0.66098409700776352602"
    })
    void agreesWithThePublished(long count, long total, IntervalMethod method, double lower, double upper) {
        Interval interval = new Proportion(count, total).interval(method, 0.95);
        close(lower, interval.lower());
        close(upper, interval.upper());
    }

    /** statsmodels leaves the lower quantile at 0 of 10, so that its interval does not hold 0; here the end is closed. */
    @Test
    void jeffreysIsClosedWhereTheQuantileIsNot() {
        close(4.789043315758196e-05, IncompleteBeta.quantile(0.5, 10.5, 0.025));
        assertEquals(0.0, new Proportion(0, 10).interval(JEFFREYS, 0.95).lower());
    }

    @ParameterizedTest
    @CsvFileSource(files = "src/test/resources/estimate/proportion_intervals.csv", useHeadersInDisplayName = true)
    void agreesWith50Digits(
            long count, long total, double confidence, IntervalMethod method, double lower, double upper) {
        Interval interval = new Proportion(count, total).interval(method, confidence);
        close(lower, interval.lower());
        close(upper, interval.upper());
    }

    /** The plain Wilson formula is below 0 for 1,532 of these, and above 1 for 3,770. */
    @Test
    void wilsonIsClosedExactly() {
        for (int n = 1; n <= 20_000; n++) {
            assertEquals(0.0, new Proportion(0, n).interval(WILSON, 0.95).lower());
            assertEquals(1.0, new Proportion(n, n).interval(WILSON, 0.95).upper());
        }
    }

    @ParameterizedTest
    @EnumSource
    void hugeCountsStayInRange(IntervalMethod method) {
        long max = Long.MAX_VALUE;
        for (long count : new long[] {0, 1, 2, max / 2, max - 2, max - 1, max}) {
            for (double confidence : new double[] {0.5, 0.95, 0.999, Math.nextDown(1.0)}) {
                Proportion proportion = new Proportion(count, max);
                Interval interval = proportion.interval(method, confidence);
                assertTrue(interval.contains(proportion.rate()), () -> proportion + ": " + interval);
                assertTrue(new Interval(0, 1).contains(interval.lower()), () -> proportion + ": " + interval);
                assertTrue(new Interval(0, 1).contains(interval.upper()), () -> proportion + ": " + interval);
                assertTrue(interval.width() < 1e-8, () -> proportion + ": " + interval);
            }
        }
    }

    /** One of n, for n so large that Poisson's limit is exact to a double: gamma quantiles over n (mpmath, 40 digits). */
    @Test
    void rareEventsKeepTheirDigits() {
        Interval exact = new Proportion(1, 1L << 62).interval(CLOPPER_PEARSON, 0.95);
        close(0.025317807984289898 / 0x1p62, exact.lower());
        close(5.5716433909388975 / 0x1p62, exact.upper());
        Interval none = new Proportion(0, 1L << 62).interval(CLOPPER_PEARSON, 0.999);
        close(-StrictMath.log(0.0005) / 0x1p62, none.upper());
        Interval wilson = new Proportion(1, 1L << 62).interval(WILSON, 0.95);
        close(0.17652455493515297 / 0x1p62, wilson.lower());
        close(5.6649342657589715 / 0x1p62, wilson.upper());
    }

    @ParameterizedTest
    @EnumSource
    void nothingOfNothingMayBeAnything(IntervalMethod method) {
        assertEquals(new Interval(0, 1), Proportion.EMPTY.interval(method, 0.95));
    }

    @Test
    void waldHasNoWidthWhereItMatters() {
        assertEquals(new Interval(0, 0), new Proportion(0, 10).interval(WALD, 0.95));
        assertEquals(new Interval(1, 1), new Proportion(10, 10).interval(WALD, 0.95));
    }

    @Test
    void agrestiCoullHoldsWilson() {
        var proportion = new Proportion(3, 17);
        Interval wide = proportion.interval(AGRESTI_COULL, 0.9);
        Interval narrow = proportion.interval(WILSON, 0.9);
        assertTrue(wide.lower() < narrow.lower() && narrow.upper() < wide.upper());
    }

    @Test
    void badInputIsRejected() {
        var half = new Proportion(1, 2);
        rejected("confidence must be in (0, 1), got confidence=0.0", () -> half.interval(WILSON, 0));
        rejected("confidence must be in (0, 1), got confidence=1.0", () -> half.interval(WILSON, 1));
        rejected("confidence must be in (0, 1), got confidence=95.0", () -> half.interval(WILSON, 95));
        rejected("confidence must be in (0, 1), got confidence=NaN", () -> half.interval(WILSON, Double.NaN));
        assertEquals(
                "method",
                assertThrows(NullPointerException.class, () -> half.interval(null, 0.95))
                        .getMessage());
    }

    private static void rejected(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}
