package dev.retention.examples.report.html;

import java.util.List;

/** Columns of two parts over periods, from zero; a period that is not over is hatched beside its column. */
final class StackedColumns {

    private static final double HEIGHT = 182;
    private static final double TOP = 10;
    private static final double BOTTOM = HEIGHT - PeriodAxis.HEIGHT;

    private StackedColumns() {}

    /** A period: its lower part, its upper part, and whether it is over. */
    record Column(double lower, double upper, boolean isOver) {}

    static String draw(Chart chart, List<Column> columns, PeriodAxis periods, ValueAxis values) {
        Svg svg = chart.drawing(HEIGHT);
        values.draw(svg, TOP, BOTTOM);
        double slot = (ValueAxis.RIGHT - ValueAxis.LEFT) / columns.size();
        double width = Math.min(24, 0.8 * slot);
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            double x = ValueAxis.LEFT + (i + 0.5) * slot - width / 2;
            double below = Math.max(0, column.lower());
            double above = below + Math.max(0, column.upper());
            double y1 = values.scale().at(below, BOTTOM, TOP);
            double y2 = values.scale().at(above, BOTTOM, TOP);
            svg.rectangle(x, y1, width, BOTTOM - y1, "f1");
            svg.rectangle(x, y2, width, y1 - y2 - (above > below ? 0.6 : 0), "f2");
            if (!column.isOver()) {
                for (double y = TOP + width; y <= BOTTOM; y += 6) {
                    svg.line(x, y, x + width, y - width, "h");
                }
            }
        }
        periods.draw(svg, ValueAxis.LEFT, ValueAxis.RIGHT, BOTTOM);
        return svg.end();
    }
}
