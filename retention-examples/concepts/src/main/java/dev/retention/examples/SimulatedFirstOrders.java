package dev.retention.examples;

import dev.retention.history.BuyerHistories;
import dev.retention.period.TimeUnit;
import java.util.Random;

/** 3,000 customers of a shop, of whom the first order is known: whether by a discount, whether a bundle. Times are in weeks. */
final class SimulatedFirstOrders {

    private static final int SIZE = 3000;

    final BuyerHistories buyers;
    final double[] discount = new double[SIZE];
    final double[] bundle = new double[SIZE];

    SimulatedFirstOrders() {
        var random = new Random(18);
        long[] customers = new long[SIZE];
        int[] repeats = new int[SIZE];
        double[] lastAges = new double[SIZE];
        double[] ages = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            customers[i] = i;
            discount[i] = random.nextInt(3) == 0 ? 1 : 0;
            bundle[i] = random.nextInt(4) == 0 ? 1 : 0;
            ages[i] = 30 + 60 * random.nextDouble();
            double buying = 0.1 * exponential(random) * StrictMath.exp(0.4 * bundle[i]);
            double leaving = 0.03 * exponential(random) * StrictMath.exp(0.7 * discount[i]);
            double end = Math.min(ages[i], exponential(random) / leaving);
            for (double t = exponential(random) / buying; t <= end; t += exponential(random) / buying) {
                repeats[i]++;
                lastAges[i] = t;
            }
        }
        buyers = BuyerHistories.of(customers, repeats, lastAges, ages, new long[SIZE], TimeUnit.WEEK);
    }

    private static double exponential(Random random) {
        return -StrictMath.log(1 - random.nextDouble());
    }
}
