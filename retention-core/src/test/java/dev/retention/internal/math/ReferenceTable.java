package dev.retention.internal.math;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A table of reference values with more digits than a double holds: arguments first, then values. */
public final class ReferenceTable {

    private final String name;
    private final List<String[]> rows;

    private ReferenceTable(String name, List<String[]> rows) {
        this.name = name;
        this.rows = rows;
    }

    /** Reads {@code math/<name>.csv}: lines of provenance begin with {@code #}, the next line is the header. */
    public static ReferenceTable of(String name) {
        return of("math", name);
    }

    /** Reads {@code <folder>/<name>.csv}. */
    public static ReferenceTable of(String folder, String name) {
        try (InputStream in = ReferenceTable.class.getModule().getResourceAsStream(folder + "/" + name + ".csv")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            List<String[]> rows = text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split(","))
                    .toList();
            assertFalse(rows.isEmpty(), name + " has no rows");
            return new ReferenceTable(name, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Asserts that {@code function}, of the row's numbers, comes within {@code tolerance} of the column's value relative to it, in
     * every row. Below the normal range of a double the grid of the subnormals is allowed on top; beyond the range the
     * result must be the infinity or zero that a double rounds to.
     */
    public void assertColumn(int column, double tolerance, ToDoubleFunction<double[]> function) {
        for (String[] row : rows) {
            double[] numbers = new double[row.length];
            for (int i = 0; i < row.length; i++) {
                numbers[i] = Double.parseDouble(row[i]);
            }
            double actual = function.applyAsDouble(numbers);
            double error = relativeError(actual, new BigDecimal(row[column]));
            assertTrue(
                    error <= tolerance,
                    () -> name + " " + String.join(",", row) + ": got " + actual + ", relative error " + error);
        }
    }

    /** The error of {@code actual} relative to {@code expected}; infinite if one is NaN or out of range and the other not. */
    public static double relativeError(double actual, BigDecimal expected) {
        double nearest = expected.doubleValue();
        if (actual == nearest) {
            return 0;
        }
        if (!Double.isFinite(actual) || !Double.isFinite(nearest) || expected.signum() == 0) {
            return Double.POSITIVE_INFINITY;
        }
        BigDecimal off = new BigDecimal(actual).subtract(expected).abs();
        if (Math.abs(nearest) < Double.MIN_NORMAL) {
            off = off.subtract(new BigDecimal(2 * Double.MIN_VALUE)).max(BigDecimal.ZERO);
        }
        return off.divide(expected.abs(), MathContext.DECIMAL64).doubleValue();
    }
}
