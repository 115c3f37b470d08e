package dev.retention.examples.report.html;

import java.util.List;
import java.util.function.DoubleFunction;

/** A dot with its interval in each row, on an axis that runs from left to right; the number beside it. */
final class DotChart {

    private static final double ROW = 22;
    private static final double TOP = 18;
    private static final double NAMES = 118;
    private static final double WRITTEN = 44;

    private DotChart() {}

    /** A row: its name, a value with its interval, how that is written, and its colour. */
    record Row(Phrase name, double value, double lower, double upper, String written, String colour) {}

    /** A line over all rows, and what it is. */
    record Reference(double value, String name) {}

    static String draw(Chart chart, List<Row> rows, Scale scale, DoubleFunction<String> name, Reference reference) {
        double bottom = TOP + rows.size() * ROW;
        Svg svg = chart.drawing(bottom + 20);
        double left = chart.isRightToLeft() ? WRITTEN : NAMES;
        double right = Svg.WIDTH - (chart.isRightToLeft() ? NAMES : WRITTEN);
        double[] ticks = scale.ticks();
        for (double tick : ticks) {
            double x = scale.at(tick, left, right);
            svg.line(x, TOP, x, bottom, "g");
            svg.text(x, bottom + 15, name.apply(tick), Svg.Anchor.MIDDLE, "m");
        }
        if (reference != null) {
            double x = scale.at(reference.value(), left, right);
            double half = Chart.width(reference.name()) / 2;
            svg.line(x, TOP - 4, x, bottom, "d");
            svg.text(Math.max(half, Math.min(Svg.WIDTH - half, x)), TOP - 8, reference.name(), Svg.Anchor.MIDDLE, "m");
        }
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            double y = TOP + (i + 0.5) * ROW;
            Svg.Anchor nameAnchor = chart.isRightToLeft() ? Svg.Anchor.END : Svg.Anchor.START;
            Svg.Anchor writtenAnchor = chart.isRightToLeft() ? Svg.Anchor.START : Svg.Anchor.END;
            svg.text(chart.isRightToLeft() ? Svg.WIDTH - 3 : 0, y + 4, row.name(), nameAnchor, "");
            svg.text(chart.isRightToLeft() ? 0 : Svg.WIDTH, y + 4, row.written(), writtenAnchor, "b");
            if (Double.isFinite(row.lower()) && Double.isFinite(row.upper())) {
                svg.rectangle(
                        scale.at(Math.max(scale.lower(), row.lower()), left, right),
                        y - 1,
                        scale.at(Math.min(scale.upper(), row.upper()), left, right)
                                - scale.at(Math.max(scale.lower(), row.lower()), left, right),
                        2,
                        row.colour());
            }
            svg.dot(scale.at(row.value(), left, right), y, row.colour());
        }
        return svg.end();
    }
}
