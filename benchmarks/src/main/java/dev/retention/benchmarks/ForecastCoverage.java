package dev.retention.benchmarks;

import dev.retention.estimate.Interval;
import dev.retention.forecast.Prediction;
import dev.retention.forecast.RepeatBuying;
import dev.retention.history.BuyerHistories;
import dev.retention.period.TimeUnit;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Simulated shops of the true model: how often what comes lies in the 95 % interval of a {@link Prediction}, orders and customers alive.
 *
 * <p>Arguments: customers, shops, the first seed; without them 200, 200 and 0. Ten seconds to some minutes for each model, by the customers.
 */
public final class ForecastCoverage {

    private static final int WEEKS_AHEAD = 26;

    private static final double CONFIDENCE = 0.95;

    /** What became of the customers of one shop. */
    private record Shop(BuyerHistories buyers, long orders, int alive) {}

    private final RepeatBuying model;
    private final Random random;
    private final Draws draws;

    private ForecastCoverage(RepeatBuying model, long seed) {
        this.model = model;
        this.random = new Random(1_000_003 * seed + model.ordinal());
        this.draws = new Draws(random);
    }

    public static void main(String[] args) {
        int customers = args.length > 0 ? Integer.parseInt(args[0]) : 200;
        int shops = args.length > 1 ? Integer.parseInt(args[1]) : 200;
        int seed = args.length > 2 ? Integer.parseInt(args[2]) : 0;
        for (RepeatBuying model : RepeatBuying.values()) {
            int orders = 0;
            int alive = 0;
            int beyond = 0;
            for (int i = 0; i < shops; i++) {
                Shop shop = new ForecastCoverage(model, seed + i).shop(customers);
                var prediction = Prediction.of(
                        shop.buyers(),
                        7 * WEEKS_AHEAD,
                        List.of(model.posterior(shop.buyers().grouped())));
                Interval there = prediction.alive(CONFIDENCE);
                orders += prediction.purchases(CONFIDENCE).contains(shop.orders()) ? 1 : 0;
                alive += there.contains(shop.alive()) ? 1 : 0;
                beyond += there.lower() < 0 || there.upper() > customers ? 1 : 0;
            }
            System.out.printf(
                    Locale.ROOT,
                    "%-10s %,d customers: orders inside %.1f %%, customers alive inside %.1f %%, beyond [0, n] %d times%n",
                    model.label(),
                    customers,
                    100.0 * orders / shops,
                    100.0 * alive / shops,
                    beyond);
        }
    }

    /** Customers who have been known for half a year to a year, and the half-year after that. */
    private Shop shop(int customers) {
        int[] repeats = new int[customers];
        double[] lastAges = new double[customers];
        double[] ages = new double[customers];
        long orders = 0;
        int alive = 0;
        boolean coins = model == RepeatBuying.MBG_NBD || model == RepeatBuying.BG_NBD;
        for (int i = 0; i < customers; i++) {
            ages[i] = 26 + 26 * random.nextDouble();
            double perWeek = draws.gamma(0.8) / (model == RepeatBuying.NBD ? 10 : 6);
            double life =
                    model == RepeatBuying.PARETO_NBD ? draws.exponential() / (draws.gamma(0.8) / 15) : Double.MAX_VALUE;
            double leaves = coins ? draws.beta(1.2, 3) : 0;
            double time = 0;
            boolean active = model != RepeatBuying.MBG_NBD || random.nextDouble() >= leaves;
            while (active) {
                time += draws.exponential() / perWeek;
                if (time > Math.min(life, ages[i] + WEEKS_AHEAD)) {
                    break;
                }
                if (time <= ages[i]) {
                    repeats[i]++;
                    lastAges[i] = time;
                } else {
                    orders++;
                }
                active = random.nextDouble() >= leaves;
            }
            boolean there = coins ? active || time > ages[i] : life > ages[i];
            alive += there ? 1 : 0;
        }
        return new Shop(
                BuyerHistories.of(new long[customers], repeats, lastAges, ages, new long[customers], TimeUnit.WEEK),
                orders,
                alive);
    }
}
