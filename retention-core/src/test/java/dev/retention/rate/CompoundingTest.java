package dev.retention.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class CompoundingTest {

    private static void rejected(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    private static void close(double expected, double actual) {
        assertEquals(expected, actual, 1e-12 * Math.abs(expected));
    }

    /** Python 3: -expm1(12 * log1p(-m)), and the same with 1/12. */
    @Test
    void fivePercentAMonthIs46PercentAYear() {
        close(0.45963991233736334, Compounding.churn(0.05, 12));
        close(0.004265318777560645, Compounding.churn(0.05, 1.0 / 12));
        close(0.050052771570453625, Compounding.churn(0.46, 1.0 / 12));
        close(1.19999999934e-09, Compounding.churn(1e-10, 12));
    }

    @Test
    void dividingOrMultiplyingTheRateIsSomethingElse() {
        assertTrue(Compounding.churn(0.05, 12) < 12 * 0.05);
        assertTrue(Compounding.churn(0.05, 1.0 / 12) > 0.05 / 12);
    }

    @ParameterizedTest
    @CsvFileSource(files = "src/test/resources/rate/compounding.csv", useHeadersInDisplayName = true)
    void agreesWith50Digits(double rate, double periods, double churn, double retention, double growth) {
        close(churn, Compounding.churn(rate, periods));
        close(retention, Compounding.retention(rate, periods));
        close(growth, Compounding.growth(rate, periods));
    }

    @Test
    void endsAreExact() {
        assertEquals(0.0, Compounding.churn(0, 12));
        assertEquals(1.0, Compounding.churn(1, 12));
        assertEquals(0.0, Compounding.retention(0, 12));
        assertEquals(1.0, Compounding.retention(1, 12));
        assertEquals(-1.0, Compounding.growth(-1, 12));
        assertEquals(0.0, Compounding.growth(0, 12));
    }

    @Test
    void badInputIsRejected() {
        rejected("churnPerPeriod must be in [0, 1], got churnPerPeriod=-0.1", () -> Compounding.churn(-0.1, 1));
        rejected("churnPerPeriod must be in [0, 1], got churnPerPeriod=NaN", () -> Compounding.churn(Double.NaN, 1));
        rejected("periods must be finite and > 0, got periods=0.0", () -> Compounding.churn(0.1, 0));
        rejected(
                "retentionPerPeriod must be in [0, 1], got retentionPerPeriod=1.1",
                () -> Compounding.retention(1.1, 1));
        rejected("periods must be finite and > 0, got periods=NaN", () -> Compounding.retention(0.1, Double.NaN));
        rejected("growthPerPeriod must be >= -1, got growthPerPeriod=-1.5", () -> Compounding.growth(-1.5, 1));
        rejected(
                "growthPerPeriod must be finite, got growthPerPeriod=Infinity",
                () -> Compounding.growth(Double.POSITIVE_INFINITY, 1));
        rejected(
                "periods must be finite and > 0, got periods=Infinity",
                () -> Compounding.growth(0.1, Double.POSITIVE_INFINITY));
    }
}
