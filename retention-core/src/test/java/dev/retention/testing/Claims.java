package dev.retention.testing;

import java.util.Objects;
import java.util.function.Supplier;

/** Assertions for those who have jqwik and no other library of tests. */
final class Claims {

    private Claims() {}

    static void holds(boolean claim, Supplier<String> otherwise) {
        if (!claim) {
            throw new AssertionError(otherwise.get());
        }
    }

    static void holds(boolean claim, String otherwise) {
        holds(claim, () -> otherwise);
    }

    static void equal(Object expected, Object actual) {
        holds(Objects.equals(expected, actual), () -> "expected " + expected + ", got " + actual);
    }

    static void equal(long expected, long actual) {
        holds(expected == actual, () -> "expected " + expected + ", got " + actual);
    }

    static void equal(double expected, double actual) {
        holds(Double.compare(expected, actual) == 0, () -> "expected " + expected + ", got " + actual);
    }

    static void equal(double expected, double actual, double tolerance) {
        holds(
                Double.compare(expected, actual) == 0 || Math.abs(expected - actual) <= tolerance,
                () -> "expected " + expected + " within " + tolerance + ", got " + actual);
    }

    /** Equal with equal hash codes: an engine may group by it. */
    static void same(String left, Object a, String right, Object b) {
        holds(
                Objects.equals(a, b) && Objects.equals(b, a),
                () -> left + " must equal " + right + ", got " + a + " and " + b);
        holds(
                Objects.hashCode(a) == Objects.hashCode(b),
                () -> left + " and " + right + " must have the same hash code, got " + Objects.hashCode(a) + " and "
                        + Objects.hashCode(b));
    }
}
