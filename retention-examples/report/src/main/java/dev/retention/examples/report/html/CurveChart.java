package dev.retention.examples.report.html;

import dev.retention.examples.report.findings.OrderCurve;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;

/** Up to three curves of shares over the days of a year, with bands. */
final class CurveChart {

    private static final double HEIGHT = 214;
    private static final double TOP = 8;
    private static final double BOTTOM = HEIGHT - 40;
    private static final int[] DAYS = {0, 90, 180, 270, 365};

    private CurveChart() {}

    /** A curve: its name, its steps, and which of the three looks it has, from 1. */
    record Curve(Phrase name, List<OrderCurve.Point> points, int look) {

        private double end() {
            return points.get(points.size() - 1).share();
        }
    }

    static String draw(
            Chart chart,
            List<Curve> curves,
            DoubleFunction<String> percent,
            DoubleFunction<String> count,
            Phrase days) {
        Svg svg = chart.drawing(HEIGHT);
        double highest = curves.stream()
                .flatMap(curve -> curve.points().stream())
                .mapToDouble(OrderCurve.Point::upper)
                .max()
                .orElse(1);
        double top = highest <= 0.25 ? 0.25 : highest <= 0.5 ? 0.5 : 1;
        var scale = new Scale(0, top, top / 4);
        new ValueAxis(scale, percent).draw(svg, TOP, BOTTOM);
        for (int day : DAYS) {
            svg.line(x(day), BOTTOM, x(day), BOTTOM + 3, "a");
            Svg.Anchor anchor = day == 0 ? Svg.Anchor.START : Svg.Anchor.MIDDLE;
            svg.text(x(day), BOTTOM + 15, count.apply(day), anchor, "m");
        }
        svg.line(ValueAxis.LEFT, BOTTOM, ValueAxis.RIGHT, BOTTOM, "a");
        svg.text((ValueAxis.LEFT + ValueAxis.RIGHT) / 2, BOTTOM + 35, days, Svg.Anchor.MIDDLE, "m");
        for (Curve curve : curves) {
            svg.path(band(curve, scale), "b" + curve.look());
        }
        for (Curve curve : curves) {
            svg.path(steps(curve, scale), "s" + curve.look());
        }
        legend(svg, curves, scale);
        return svg.end();
    }

    /** In the corner that rising curves leave free, the highest on top. */
    private static void legend(Svg svg, List<Curve> curves, Scale scale) {
        List<Curve> sorted = curves.stream()
                .sorted(Comparator.comparingDouble(Curve::end).reversed())
                .toList();
        double y = BOTTOM - 10 - 15 * (curves.size() - 1);
        for (Curve curve : sorted) {
            svg.path(
                    "M" + Svg.number(ValueAxis.RIGHT - 26) + " " + Svg.number(y - 4) + "H"
                            + Svg.number(ValueAxis.RIGHT - 2),
                    "s" + curve.look());
            svg.text(ValueAxis.RIGHT - 32, y, curve.name(), Svg.Anchor.END, "l" + curve.look());
            y += 15;
        }
    }

    private static String steps(Curve curve, Scale scale) {
        var path = new StringBuilder();
        for (OrderCurve.Point point : curve.points()) {
            String y = Svg.number(scale.at(point.share(), BOTTOM, TOP));
            path.append(
                    path.isEmpty()
                            ? "M" + Svg.number(x(point.day())) + " " + y
                            : "H" + Svg.number(x(point.day())) + "V" + y);
        }
        return path.toString();
    }

    private static String band(Curve curve, Scale scale) {
        var there = new StringBuilder();
        var back = new StringBuilder();
        for (OrderCurve.Point point : curve.points()) {
            String x = Svg.number(x(point.day())) + " ";
            there.append(there.isEmpty() ? "M" : "L")
                    .append(x)
                    .append(Svg.number(scale.at(point.upper(), BOTTOM, TOP)));
            back.insert(0, "L" + x + Svg.number(scale.at(point.lower(), BOTTOM, TOP)));
        }
        return there.toString() + back + "Z";
    }

    private static double x(double day) {
        return ValueAxis.LEFT + day / OrderCurve.DAYS * (ValueAxis.RIGHT - ValueAxis.LEFT);
    }
}
