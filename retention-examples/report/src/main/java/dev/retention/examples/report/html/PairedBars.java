package dev.retention.examples.report.html;

import java.util.List;

/** Two bars a row, from zero: shares of two totals beside each other. */
final class PairedBars {

    private static final double ROW = 34;
    private static final double LEFT = 124;
    private static final double RIGHT = 318;

    private PairedBars() {}

    /** A row: its name, two shares, and how they are written. */
    record Row(Phrase name, double first, String firstWritten, double second, String secondWritten) {}

    static String draw(Chart chart, List<Row> rows) {
        Svg svg = chart.bars(rows.size() * ROW);
        double most = rows.stream()
                .mapToDouble(row -> Math.max(row.first(), row.second()))
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            double y = i * ROW;
            svg.text(LEFT - 6, y + 20, row.name(), Svg.Anchor.END, "");
            bar(svg, y + 3, row.first(), most, row.firstWritten(), "f4");
            bar(svg, y + 18, row.second(), most, row.secondWritten(), "f1");
        }
        return svg.end();
    }

    private static void bar(Svg svg, double y, double share, double most, String written, String colour) {
        double length = Math.max(0, share / most) * (RIGHT - LEFT);
        double shown = Double.isFinite(length) ? length : 0;
        svg.rectangle(LEFT, y, shown, 9, colour);
        svg.text(LEFT + shown + 4, y + 9, written, Svg.Anchor.START, "");
    }
}
