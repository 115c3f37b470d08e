package dev.retention.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Numbers that agree to a relative tolerance; infinities, {@code NaN} and 0 exactly. */
final class Close {

    private Close() {}

    static void to(double tolerance, double expected, double actual, String what) {
        if (Double.isFinite(expected)) {
            assertEquals(expected, actual, tolerance * Math.abs(expected), what);
        } else {
            assertEquals(expected, actual, what);
        }
    }
}
