package dev.retention.benchmarks;

import dev.retention.history.BuyerHistories;
import dev.retention.period.TimeUnit;
import java.util.Random;

/** BG/NBD customers in whole days, who first bought on any day of two years: as many distinct histories as a shop has. */
final class SimulatedBuyers {

    private static final double SHAPE = 0.8;
    private static final double RATE_DAYS = 45;
    private static final double LEAVING = 0.9;
    private static final double STAYING = 2.5;
    private static final int MIN_AGE_DAYS = 30;
    private static final int MAX_AGE_DAYS = 730;

    private final Random random = new Random(20261122);
    private final Draws draws = new Draws(random);

    BuyerHistories draw(int size) {
        long[] customers = new long[size];
        int[] repeats = new int[size];
        double[] lastAges = new double[size];
        double[] ages = new double[size];
        for (int i = 0; i < size; i++) {
            customers[i] = i;
            ages[i] = MIN_AGE_DAYS + random.nextInt(MAX_AGE_DAYS - MIN_AGE_DAYS);
            double rate = draws.gamma(SHAPE) / RATE_DAYS;
            double leaves = draws.gamma(LEAVING);
            leaves /= leaves + draws.gamma(STAYING);
            double time = 0;
            do {
                time -= Math.log(1 - random.nextDouble()) / rate;
                double day = Math.floor(time);
                if (day > ages[i]) {
                    break;
                }
                if (day > lastAges[i]) {
                    repeats[i]++;
                    lastAges[i] = day;
                }
            } while (random.nextDouble() >= leaves);
        }
        return BuyerHistories.of(customers, repeats, lastAges, ages, new long[size], TimeUnit.DAY);
    }
}
