package dev.retention.benchmarks;

import dev.retention.activity.ActivityColumns;
import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A shop's orders over three years, the same for the same seed: scattered 64-bit customer keys, a tenth as many customers as
 * orders, each with one order at least, the rest of the orders skewed to a few of them, amounts roughly log-normal in cents.
 */
public final class Orders {

    /** In which order the rows are. */
    public enum Sequence {
        SHUFFLED,
        IN_TIME_ORDER
    }

    static final int FIRST_DAY = (int) LocalDate.of(2022, 1, 1).toEpochDay();
    static final LocalDate AS_OF = LocalDate.of(2024, 12, 31);
    static final int LAST_DAY = (int) AS_OF.toEpochDay();

    private static final int DAYS = LAST_DAY - FIRST_DAY + 1;

    final long[] customers;
    final int[] epochDays;
    final long[] amountsMinor;

    Orders(long[] customers, int[] epochDays, long[] amountsMinor) {
        this.customers = customers;
        this.epochDays = epochDays;
        this.amountsMinor = amountsMinor;
    }

    static Orders generate(int size, Sequence sequence, long seed) {
        var random = new SplittableRandom(seed);
        var orders = new Orders(new long[size], new int[size], new long[size]);
        int customerCount = Math.max(1, size / 10);
        for (int row = 0; row < size; row++) {
            double u = random.nextDouble();
            int customer = row < customerCount ? row : (int) (customerCount * u * u);
            orders.customers[row] = scattered(customer + seed);
            orders.epochDays[row] = FIRST_DAY
                    + (sequence == Sequence.SHUFFLED ? random.nextInt(DAYS) : (int) ((long) row * DAYS / size));
            orders.amountsMinor[row] = (long) (3500 * Math.exp(1.4 * (irwinHall(random) - 2))) + 1;
        }
        for (int row = size - 1; row > 0; row--) {
            int other = random.nextInt(row + 1);
            long swap = orders.customers[row];
            orders.customers[row] = orders.customers[other];
            orders.customers[other] = swap;
        }
        return orders;
    }

    /** The sum of four uniform numbers: close to normal, around 2. */
    private static double irwinHall(SplittableRandom random) {
        return random.nextDouble() + random.nextDouble() + random.nextDouble() + random.nextDouble();
    }

    /** A bijection that spreads its argument over all longs: the finaliser of SplitMix64. */
    static long scattered(long z) {
        long once = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        long twice = (once ^ once >>> 27) * 0x94D049BB133111EBL;
        return twice ^ twice >>> 31;
    }

    int size() {
        return customers.length;
    }

    ActivityColumns columns() {
        return ActivityColumns.of(customers, epochDays, amountsMinor);
    }

    /** The same without amounts. */
    ActivityColumns events() {
        return ActivityColumns.ofEvents(customers, epochDays);
    }

    /** An order as a Java developer would hold it. */
    record Order(long customer, int epochDay, long amountMinor) {}

    Order[] toObjects() {
        return IntStream.range(0, size())
                .mapToObj(i -> new Order(customers[i], epochDays[i], amountsMinor[i]))
                .toArray(Order[]::new);
    }
}
