package dev.retention.examples.shop;

import dev.retention.activity.ActivityColumns;
import dev.retention.activity.KeyIndex;
import dev.retention.activity.KeyIndexAccumulator;
import java.time.LocalDate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The orders of a shop in columns; a negative amount is a return.
 *
 * @param customers the customers' names, numbered as in the rows
 * @param rows customer, day and amount in minor units
 */
public record Orders(KeyIndex<String> customers, ActivityColumns rows) {

    /** {@return how many rows are returns: those with a negative amount} */
    public int returnCount() {
        return (int) IntStream.range(0, rows.size())
                .filter(row -> rows.amountMinor(row) < 0)
                .count();
    }

    /** Collects orders one by one. */
    public static final class Accumulator {

        private final KeyIndexAccumulator<String> customers = new KeyIndexAccumulator<>();
        private final LongStream.Builder ids = LongStream.builder();
        private final IntStream.Builder epochDays = IntStream.builder();
        private final LongStream.Builder amountsMinor = LongStream.builder();

        public void add(String customer, LocalDate day, long amountMinor) {
            ids.add(customers.add(customer));
            epochDays.add((int) day.toEpochDay());
            amountsMinor.add(amountMinor);
        }

        /** {@return the orders; nothing can be added afterwards} */
        public Orders toOrders() {
            return new Orders(
                    customers.toIndex(),
                    ActivityColumns.of(
                            ids.build().toArray(),
                            epochDays.build().toArray(),
                            amountsMinor.build().toArray()));
        }
    }
}
