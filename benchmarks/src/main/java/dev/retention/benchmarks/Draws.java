package dev.retention.benchmarks;

import java.util.Random;

/** Random values of the distributions that simulated customers are drawn from, the same on every JVM. */
final class Draws {

    private final Random random;

    Draws(Random random) {
        this.random = random;
    }

    /** Of mean 1. */
    double exponential() {
        return -StrictMath.log(1 - random.nextDouble());
    }

    double beta(double a, double b) {
        double x = gamma(a);
        return x / (x + gamma(b));
    }

    /** Of scale 1, by Marsaglia and Tsang (2000). */
    double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * StrictMath.pow(1 - random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        while (true) {
            double z = random.nextGaussian();
            double v = StrictMath.pow(1 + z / Math.sqrt(9 * d), 3);
            if (v > 0 && StrictMath.log(1 - random.nextDouble()) < z * z / 2 + d * (1 - v + StrictMath.log(v))) {
                return d * v;
            }
        }
    }
}
