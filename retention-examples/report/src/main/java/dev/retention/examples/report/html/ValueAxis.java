package dev.retention.examples.report.html;

import java.util.function.DoubleFunction;

/**
 * The values of a chart, with their names at the right end.
 *
 * @param scale the values
 * @param name what a value is called
 */
record ValueAxis(Scale scale, DoubleFunction<String> name) {

    static final double LEFT = 4;
    static final double RIGHT = 312;

    /** Draws a line at each tick. */
    void draw(Svg svg, double top, double bottom) {
        for (double tick : scale.ticks()) {
            double y = scale.at(tick, bottom, top);
            svg.line(LEFT, y, RIGHT, y, "g");
            svg.text(Svg.WIDTH, y + 4, name.apply(tick), Svg.Anchor.END, "m");
        }
    }
}
