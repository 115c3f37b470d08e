package dev.retention.examples.shop;

import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A shop that never was, whose true parameters are known: the same orders for the same seed, everywhere.
 *
 * <p>New customers come every day, more of them each year and before Christmas. A customer buys at a rate of their own until
 * they are lost, unseen, at a rate of their own (the assumptions of Pareto/NBD), and spends around a mean of their own (those
 * of Gamma–Gamma). Some orders are sent back, whole or by half.
 *
 * @param seed where the draws start
 * @param customerCount how many customers come in all
 * @param firstDay the day that the shop opens
 * @param lastDay the last day that is known
 * @param growthPerYear the growth of the number of new customers; 0.25 is a quarter more each year
 * @param seasonality how far the busiest day of a year is above the mean, in [0, 1]; 0 is a shop without seasons, in which
 *     purchases are Pareto/NBD exactly
 */
public record SimulatedShop(
        long seed, int customerCount, LocalDate firstDay, LocalDate lastDay, double growthPerYear, double seasonality) {

    /** Purchases per day are Gamma distributed over the customers, with this shape … */
    public static final double PURCHASE_SHAPE = 1.4;
    /** … and this rate in days: r and α of Pareto/NBD. */
    public static final double PURCHASE_RATE_DAYS = 150;
    /** The loss of a customer per day is Gamma distributed over the customers, with this shape … */
    public static final double LOSS_SHAPE = 0.8;
    /** … and this rate in days: s and β of Pareto/NBD. */
    public static final double LOSS_RATE_DAYS = 200;
    /** Order values are Gamma distributed with this shape (p of Gamma–Gamma) and a rate that is the customer's own … */
    public static final double SPEND_SHAPE = 3;
    /** … which is Gamma distributed over the customers, with this shape (q) … */
    public static final double SPEND_RATE_SHAPE = 5;
    /** … and this rate in minor units (γ). The mean order value is p γ / (q - 1). */
    public static final double SPEND_RATE_RATE_MINOR = 6_000;

    private static final double RETURNED_SHARE = 0.07;
    private static final double MEAN_DAYS_TO_RETURN = 12;

    private static final int DAY_OF_YEAR_OF_PEAK = 345;
    private static final double DAYS_PER_YEAR = 365.25;

    /** How often each answer from 0 to 10 is given to "How likely are you to recommend us?". */
    private static final double[] ANSWER_WEIGHTS = {3, 1, 1, 2, 2, 6, 6, 13, 24, 20, 22};

    /** {@return the shop that the report shows when it is given no file} */
    public static SimulatedShop standard() {
        return new SimulatedShop(1, 4_000, LocalDate.of(2023, 1, 1), LocalDate.of(2025, 12, 31), 0.25, 0.3);
    }

    /** {@return all orders and returns up to the last day} */
    public Orders orders() {
        var seeds = new SplittableRandom(seed);
        int[] firstDays = daysOfFirstOrders(new Draws(seeds.split()));
        var orders = new Orders.Accumulator();
        for (int i = 0; i < customerCount; i++) {
            addOrders("C" + (10_000 + i), firstDays[i], new Draws(seeds.split()), orders);
        }
        return orders.toOrders();
    }

    /**
     * {@return answers from 0 to 10}
     *
     * @param count how many customers answer
     */
    public int[] npsAnswers(int count) {
        var draws = new Draws(new SplittableRandom(~seed));
        return IntStream.generate(() -> draws.index(ANSWER_WEIGHTS))
                .limit(count)
                .toArray();
    }

    private int[] daysOfFirstOrders(Draws draws) {
        double[] weights = IntStream.range(0, dayCount())
                .mapToDouble(day -> season(day) * StrictMath.pow(1 + growthPerYear, day / DAYS_PER_YEAR))
                .toArray();
        return IntStream.generate(() -> draws.index(weights))
                .limit(customerCount)
                .sorted()
                .toArray();
    }

    private void addOrders(String customer, int firstDay, Draws draws, Orders.Accumulator orders) {
        double purchasesPerDay = draws.gamma(PURCHASE_SHAPE, PURCHASE_RATE_DAYS);
        double lossPerDay = draws.gamma(LOSS_SHAPE, LOSS_RATE_DAYS);
        double spendRate = draws.gamma(SPEND_RATE_SHAPE, SPEND_RATE_RATE_MINOR);
        double time = firstDay + draws.uniform();
        double end = Math.min(dayCount(), time + draws.exponential(lossPerDay));

        double busiest = 1 + seasonality;
        addOrder(customer, firstDay, spendRate, draws, orders);
        while ((time += draws.exponential(purchasesPerDay * busiest)) < end) {
            if (draws.uniform() < season((int) time) / busiest) {
                addOrder(customer, (int) time, spendRate, draws, orders);
            }
        }
    }

    private void addOrder(String customer, int day, double spendRate, Draws draws, Orders.Accumulator orders) {
        long amountMinor = Math.max(1, Math.round(draws.gamma(SPEND_SHAPE, spendRate)));
        orders.add(customer, firstDay.plusDays(day), amountMinor);
        if (draws.uniform() < RETURNED_SHARE) {
            int dayOfReturn = day + 1 + (int) draws.exponential(1 / MEAN_DAYS_TO_RETURN);
            long returnedMinor = draws.uniform() < 0.6 ? amountMinor : (amountMinor + 1) / 2;
            if (dayOfReturn < dayCount()) {
                orders.add(customer, firstDay.plusDays(dayOfReturn), -returnedMinor);
            }
        }
    }

    /** The rate of purchases on a day, relative to the mean. */
    private double season(int day) {
        int dayOfYear = firstDay.plusDays(day).getDayOfYear();
        return 1 + seasonality * StrictMath.cos(2 * Math.PI * (dayOfYear - DAY_OF_YEAR_OF_PEAK) / DAYS_PER_YEAR);
    }

    private int dayCount() {
        return (int) (lastDay.toEpochDay() - firstDay.toEpochDay()) + 1;
    }
}
