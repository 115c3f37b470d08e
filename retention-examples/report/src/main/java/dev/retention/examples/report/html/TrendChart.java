package dev.retention.examples.report.html;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** A line over periods with a band; a period that is not over, or too young, is hatched. */
final class TrendChart {

    private static final double HEIGHT = 162;
    private static final double TOP = 20;
    private static final double BOTTOM = HEIGHT - PeriodAxis.HEIGHT;

    private TrendChart() {}

    /**
     * A period.
     *
     * @param value its value; NaN if it has none
     * @param lower the lower end of its interval; NaN if it has none
     * @param upper the upper end
     * @param isTooEarly whether it has none because it is too early
     */
    record Point(double value, double lower, double upper, boolean isTooEarly) {}

    static String draw(Chart chart, List<Point> points, PeriodAxis periods, ValueAxis values, String last) {
        Svg svg = chart.drawing(HEIGHT);
        values.draw(svg, TOP, BOTTOM);
        periods.draw(svg, ValueAxis.LEFT, ValueAxis.RIGHT, BOTTOM);
        double slot = (ValueAxis.RIGHT - ValueAxis.LEFT) / points.size();
        for (int i = 0; i < points.size(); i++) {
            if (points.get(i).isTooEarly()) {
                hatch(svg, ValueAxis.LEFT + i * slot, slot);
            }
        }
        String band = band(points, values.scale(), slot);
        if (!band.isEmpty()) {
            svg.path(band, "b1");
        }
        var line = new StringBuilder();
        boolean pen = false;
        for (int i = 0; i < points.size(); i++) {
            boolean known = Double.isFinite(points.get(i).value());
            if (known) {
                line.append(pen ? "L" : "M").append(at(i, points.get(i).value(), values.scale(), slot));
            }
            pen = known;
        }
        svg.path(line.toString(), "s1");
        for (int i = 0; i < points.size(); i++) {
            if (Double.isFinite(points.get(i).value())) {
                svg.dot(x(i, slot), y(points.get(i).value(), values.scale()), "f1");
            }
        }
        int end = IntStream.range(0, points.size())
                .filter(i -> Double.isFinite(points.get(i).value()))
                .max()
                .orElseThrow();
        double x = Math.max(Chart.width(last), x(end, slot) + slot / 2);
        svg.text(x, y(points.get(end).value(), values.scale()) - 7, last, Svg.Anchor.END, "l1");
        return svg.end();
    }

    /** {@return all values that the scale must hold} */
    static DoubleStream values(List<Point> points) {
        return points.stream().flatMapToDouble(point -> DoubleStream.of(point.value(), point.lower(), point.upper()));
    }

    private static void hatch(Svg svg, double left, double slot) {
        double width = Math.min(slot, 12);
        double from = left + (slot - width) / 2;
        for (double y = TOP + width; y <= BOTTOM; y += 6) {
            svg.line(from, y, from + width, y - width, "h");
        }
    }

    private static String band(List<Point> points, Scale scale, double slot) {
        var there = new StringBuilder();
        var back = new StringBuilder();
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            if (Double.isFinite(point.lower()) && Double.isFinite(point.upper())) {
                there.append(there.isEmpty() ? "M" : "L").append(at(i, point.upper(), scale, slot));
                back.insert(0, "L" + at(i, point.lower(), scale, slot));
            }
        }
        return there.isEmpty() ? "" : there + back.toString() + "Z";
    }

    private static String at(int i, double value, Scale scale, double slot) {
        return Svg.number(x(i, slot)) + " " + Svg.number(y(value, scale));
    }

    private static double x(int i, double slot) {
        return ValueAxis.LEFT + (i + 0.5) * slot;
    }

    private static double y(double value, Scale scale) {
        return scale.at(Math.max(scale.lower(), Math.min(scale.upper(), value)), BOTTOM, TOP);
    }
}
