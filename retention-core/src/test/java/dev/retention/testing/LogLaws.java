package dev.retention.testing;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.RefundPolicy;
import dev.retention.period.DayRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.IntPredicate;

/**
 * What a log and a function of a log have to keep, a function of your own as well. Each law throws an {@link AssertionError} that shows
 * what does not hold.
 */
public final class LogLaws {

    private LogLaws() {}

    /**
     * The order of the rows does not matter.
     *
     * @param orders rows
     * @param refunds what a negative amount means
     * @param view any function of a log, with a result that has {@code equals} by content
     * @param random how to shuffle
     */
    public static void orderOfRowsDoesNotMatter(
            List<Order> orders, RefundPolicy refunds, Function<ActivityLog, ?> view, Random random) {
        var shuffled = new ArrayList<>(orders);
        Collections.shuffle(shuffled, random);
        Claims.same(
                "the view of shuffled rows",
                view.apply(Order.log(shuffled, refunds)),
                "that of the rows",
                view.apply(Order.log(orders, refunds)));
    }

    /**
     * Rows may be cut anywhere, also between the rows of one customer.
     *
     * @param orders rows
     * @param refunds what a negative amount means
     * @param view a function of a log whose shards may share customers
     * @param plus how two results merge
     * @param at how many rows are in the first shard
     * @param <T> the result
     */
    public static <T> void addsOverRows(
            List<Order> orders, RefundPolicy refunds, Function<ActivityLog, T> view, BinaryOperator<T> plus, int at) {
        T parts = plus.apply(
                view.apply(Order.log(orders.subList(0, at), refunds)),
                view.apply(Order.log(orders.subList(at, orders.size()), refunds)));
        Claims.same("the sum of the shards", parts, "the view of all rows", view.apply(Order.log(orders, refunds)));
    }

    /**
     * Customers may be cut into any two groups.
     *
     * @param log a log
     * @param view a function of a log whose shards must be disjoint
     * @param plus how two results merge
     * @param random who is in which group
     * @param <T> the result
     */
    public static <T> void addsOverCustomers(
            ActivityLog log, Function<ActivityLog, T> view, BinaryOperator<T> plus, Random random) {
        boolean[] first = new boolean[log.customerCount()];
        for (int c = 0; c < first.length; c++) {
            first[c] = random.nextBoolean();
        }
        T parts = plus.apply(view.apply(customers(log, c -> first[c])), view.apply(customers(log, c -> !first[c])));
        Claims.same("the sum of the shards", parts, "the view of all customers", view.apply(log));
    }

    /**
     * A day parts the log: what was until then, and what came after it.
     *
     * @param log a log
     * @param day any day before {@link Values#AS_OF}
     */
    public static void aDayPartsTheLog(ActivityLog log, LocalDate day) {
        ActivityLog after = log.within(new DayRange(day.plusDays(1), Values.AS_OF.plusDays(1)));
        Claims.same("both parts", log.upTo(day).plus(after), "the log", log);
    }

    /**
     * A log can be rebuilt from its entries.
     *
     * @param log a log
     */
    public static void entriesGiveTheLogBack(ActivityLog log) {
        Claims.same("the log of the entries", customers(log, c -> true), "the log", log);
    }

    private static ActivityLog customers(ActivityLog log, IntPredicate isIn) {
        int n = log.entryCount();
        long[] customers = new long[n];
        int[] epochDays = new int[n];
        int[] counts = new int[n];
        long[] amountsMinor = new long[n];
        int size = 0;
        for (int c = 0; c < log.customerCount(); c++) {
            if (isIn.test(c)) {
                for (int e = log.entriesBegin(c); e < log.entriesEnd(c); e++) {
                    customers[size] = log.customer(c);
                    epochDays[size] = log.epochDay(e);
                    counts[size] = log.activityCount(e);
                    amountsMinor[size] = log.amountMinor(e);
                    size++;
                }
            }
        }
        return ActivityLog.ofEntries(
                Arrays.copyOf(customers, size),
                Arrays.copyOf(epochDays, size),
                Arrays.copyOf(counts, size),
                Arrays.copyOf(amountsMinor, size));
    }
}
