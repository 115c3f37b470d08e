package dev.retention.examples.report.html;

import java.util.List;

/** A sum told row by row: bars that begin where the one before ended. */
final class Waterfall {

    private static final double ROW = 24;
    private static final double LEFT = 146;
    private static final double RIGHT = 314;

    private Waterfall() {}

    /** A row: its name, where its bar begins and ends, how its length is written, and its colour. */
    record Bar(Phrase name, double from, double to, String written, String colour) {}

    static String draw(Chart chart, List<Bar> bars) {
        Svg svg = chart.bars(bars.size() * ROW + 4);
        double most = bars.stream()
                .mapToDouble(bar -> Math.max(bar.from(), bar.to()))
                .max()
                .orElse(1);
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double y = i * ROW + 4;
            double from = x(Math.min(bar.from(), bar.to()), most);
            double to = x(Math.max(bar.from(), bar.to()), most);
            svg.text(LEFT - 6, y + 13, bar.name(), Svg.Anchor.END, "");
            svg.rectangle(from, y + 1, Math.max(1, to - from), 16, bar.colour());
            svg.text(to + 4, y + 13, bar.written(), Svg.Anchor.START, "b");
            if (i + 1 < bars.size()) {
                double end = x(bar.to(), most);
                svg.line(end, y + 17, end, y + ROW + 1, "a");
            }
        }
        return svg.end();
    }

    private static double x(double value, double most) {
        return LEFT + value / Math.max(1, most) * (RIGHT - LEFT);
    }
}
