package dev.retention.internal.text;

import dev.retention.internal.Checks;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A table in plain text whose columns line up: the first one to the left, the others to the right, two spaces between them,
 * on a terminal: a name may hold wide characters, marks and joiners.
 *
 * <p>Numbers are written without a locale, and what is not known ({@code NaN}) as a dash.
 */
public final class TextTable {

    /** A caller may ask for so many digits after the point: as many as a {@code long} has. */
    public static final int MOST_DIGITS = 18;

    private static final String UNKNOWN = "-";

    private final List<String[]> rows = new ArrayList<>();
    private final int columns;

    private TextTable(String[] header) {
        columns = header.length;
        rows.add(header);
    }

    public static TextTable withHeader(String... header) {
        return new TextTable(header.clone());
    }

    public TextTable row(String... cells) {
        Checks.sameLength(cells.length, "cells", columns, "header");
        rows.add(cells.clone());
        return this;
    }

    /** The value with so many digits after the point, halves away from zero. */
    public static String fixed(double value, int decimals) {
        return Double.isNaN(value)
                ? UNKNOWN
                : Double.isInfinite(value)
                        ? Double.toString(value)
                        : BigDecimal.valueOf(value)
                                .setScale(decimals, RoundingMode.HALF_UP)
                                .toPlainString();
    }

    /** A fraction in percent, with so many digits after the point. */
    public static String percent(double fraction, int decimals) {
        return Double.isFinite(fraction)
                ? BigDecimal.valueOf(fraction)
                                .movePointRight(2)
                                .setScale(decimals, RoundingMode.HALF_UP)
                                .toPlainString()
                        + "%"
                : fixed(fraction, decimals);
    }

    /** The lines, each with a line feed at its end. */
    @Override
    public String toString() {
        int[] widths = new int[columns];
        for (String[] row : rows) {
            for (int c = 0; c < columns; c++) {
                widths[c] = Math.max(widths[c], TextWidth.of(row[c]));
            }
        }
        var text = new StringBuilder();
        for (String[] row : rows) {
            var line = new StringBuilder();
            for (int c = 0; c < columns; c++) {
                String gap = " ".repeat(widths[c] - TextWidth.of(row[c]));
                line.append(c == 0 ? row[c] + gap : "  " + gap + row[c]);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
