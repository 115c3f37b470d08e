package dev.retention.examples.report.html;

import java.util.List;

/** One bar a row, of parts that add up to all. */
final class ShareBars {

    private static final double ROW = 24;
    private static final double LEFT = 124;

    private ShareBars() {}

    /** A row: its name and its parts. */
    record Row(Phrase name, List<Part> parts) {}

    /** A part: its share of the row, how that is written, and the looks of the bar and of its text. */
    record Part(double share, String written, String colour, String ink) {}

    static String draw(Chart chart, List<Row> rows) {
        Svg svg = chart.bars(rows.size() * ROW);
        for (int i = 0; i < rows.size(); i++) {
            double y = i * ROW;
            svg.text(LEFT - 6, y + 15, rows.get(i).name(), Svg.Anchor.END, "");
            double x = LEFT;
            for (Part part : rows.get(i).parts()) {
                double width = part.share() * (Svg.WIDTH - LEFT);
                svg.rectangle(x, y + 2, Math.max(0, width - 1), 18, part.colour());
                if (width >= Chart.width(part.written()) + 4) {
                    svg.text(x + width / 2, y + 15, part.written(), Svg.Anchor.MIDDLE, part.ink());
                }
                x += width;
            }
        }
        return svg.end();
    }
}
