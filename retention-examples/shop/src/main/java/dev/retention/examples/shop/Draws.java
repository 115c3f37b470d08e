package dev.retention.examples.shop;

import java.util.SplittableRandom;

/** Random draws that are the same on every JDK: a specified generator, {@link StrictMath}, and methods of the textbook. */
final class Draws {

    private final SplittableRandom random;

    Draws(SplittableRandom random) {
        this.random = random;
    }

    double uniform() {
        return random.nextDouble();
    }

    /** By inversion. */
    double exponential(double rate) {
        return -StrictMath.log(1 - uniform()) / rate;
    }

    /** By Marsaglia and Tsang (2000), with the boost for shapes below 1. */
    double gamma(double shape, double rate) {
        if (shape < 1) {
            return gamma(shape + 1, rate) * StrictMath.pow(1 - uniform(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / StrictMath.sqrt(9 * d);
        while (true) {
            double x = gaussian();
            double v = (1 + c * x) * (1 + c * x) * (1 + c * x);
            if (v > 0 && StrictMath.log(1 - uniform()) < x * x / 2 + d * (1 - v + StrictMath.log(v))) {
                return d * v / rate;
            }
        }
    }

    /** By Marsaglia's polar method. */
    private double gaussian() {
        while (true) {
            double x = 2 * uniform() - 1;
            double y = 2 * uniform() - 1;
            double s = x * x + y * y;
            if (s > 0 && s < 1) {
                return x * StrictMath.sqrt(-2 * StrictMath.log(s) / s);
            }
        }
    }

    /** An index, drawn in proportion to the weights. */
    int index(double[] weights) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double rest = uniform() * total;
        int index = 0;
        while (index < weights.length - 1 && rest >= weights[index]) {
            rest -= weights[index];
            index++;
        }
        return index;
    }
}
