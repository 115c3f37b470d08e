package dev.retention.examples.report.html;

import java.util.List;

/** A column for each answer, with its count on it. */
final class AnswerColumns {

    private static final double HEIGHT = 168;
    private static final double TOP = 18;
    private static final double BOTTOM = HEIGHT - 18;

    private AnswerColumns() {}

    /** An answer: its name, how many gave it, how that is written, and the colour of its kind. */
    record Column(String name, long count, String written, String colour) {}

    static String draw(Chart chart, List<Column> columns) {
        Svg svg = chart.drawing(HEIGHT);
        double most =
                Math.max(1, columns.stream().mapToLong(Column::count).max().orElse(1));
        double slot = (double) Svg.WIDTH / columns.size();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            double middle = (i + 0.5) * slot;
            double y = BOTTOM - column.count() / most * (BOTTOM - TOP);
            svg.rectangle(middle - 0.42 * slot, y, 0.84 * slot, BOTTOM - y, column.colour());
            svg.text(middle, y - 4, column.written(), Svg.Anchor.MIDDLE, "");
            svg.text(middle, BOTTOM + 14, column.name(), Svg.Anchor.MIDDLE, "m");
        }
        svg.line(0, BOTTOM, Svg.WIDTH, BOTTOM, "a");
        return svg.end();
    }
}
