package dev.retention.examples.report.html;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The values of an axis: its ends are ticks, 1, 2, 2.5 or 5 times a power of ten apart.
 *
 * @param lower the lowest
 * @param upper the highest, above it
 * @param step from tick to tick
 */
record Scale(double lower, double upper, double step) {

    private static final double[] STEPS = {1, 2, 2.5, 5, 10};

    /** Means of the same amounts differ by their rounding, which is no span to draw. */
    private static final double SAME = 1e-9;

    /** {@return a scale that holds all values that are numbers, with about so many steps} */
    static Scale around(DoubleStream values, int steps) {
        double[] known = values.filter(Double::isFinite).toArray();
        double lowest = Arrays.stream(known).min().orElse(0);
        double highest = Arrays.stream(known).max().orElse(1);
        double span = highest - lowest > SAME * Math.abs(highest) ? highest - lowest : Math.max(1, Math.abs(highest));
        double raw = span / steps;
        double power = StrictMath.pow(10, Math.floor(StrictMath.log10(raw)));
        double step = Arrays.stream(STEPS)
                .map(s -> s * power)
                .filter(s -> s >= raw * 0.999)
                .findFirst()
                .orElse(10 * power);
        double lower = Math.floor(lowest / step + 1e-9) * step;
        double upper = Math.ceil(highest / step - 1e-9) * step;
        return new Scale(lower, upper > lower ? upper : lower + step, step);
    }

    /** {@return the same with zero in it, for bars} */
    static Scale fromZero(DoubleStream values, int steps) {
        return around(DoubleStream.concat(DoubleStream.of(0), values), steps);
    }

    /** {@return a scale of shares that holds all values and stays in 0 to 1} */
    static Scale ofShares(DoubleStream values, int steps) {
        Scale scale = around(values, steps);
        return new Scale(Math.max(0, scale.lower), Math.min(1, scale.upper), scale.step);
    }

    double[] ticks() {
        int count = (int) Math.round((upper - lower) / step);
        return IntStream.rangeClosed(0, count)
                .mapToDouble(i -> Math.min(upper, lower + i * step))
                .toArray();
    }

    /** {@return where a value is between two positions} */
    double at(double value, double from, double to) {
        return from + (value - lower) / (upper - lower) * (to - from);
    }

    /** {@return how many decimal places tell the ticks apart} */
    int places(double unit) {
        double inUnits = step / unit;
        for (int places = 0; places < 3; places++) {
            double scaled = inUnits * StrictMath.pow(10, places);
            if (Math.abs(scaled - Math.rint(scaled)) < 1e-6) {
                return places;
            }
        }
        return 3;
    }
}
