package dev.retention.activity;

import static java.util.Objects.requireNonNull;

import dev.retention.purchase.NewAndExisting;
import dev.retention.purchase.PurchaseLadder;
import dev.retention.purchase.PurchaseStatistics;
import dev.retention.purchase.RevenueConcentration;
import dev.retention.rate.CustomerMovement;
import java.util.Arrays;

/**
 * The values of the package {@link dev.retention.rate} that a log holds: its activities are the purchases.
 *
 * <p>A customer is who has an activity. The money of customers of whom only returns are known counts in sums of revenue
 * ({@link #purchaseStatistics}), but they are nobody's customers, and not among those that {@link #revenueConcentration} ranks.
 *
 * <p>All are linear in the entries of the log but for a sort of the customers' figures, and all add over disjoint customers:
 * {@code view(a.plus(b)) = view(a).plus(view(b))}.
 *
 * <pre>{@code
 * ActivityRates.purchaseStatistics(log).repeatPurchaseRate();    // 953 of 995
 *
 * PeriodCalendar years = PeriodCalendar.years();
 * int year = years.indexOf(LocalDate.of(2006, 12, 31));
 * ActivityRates.movement(
 *         log, (int) years.startDay(year - 1), (int) years.startDay(year), (int) years.endDay(year)).retention();
 * }</pre>
 */
public final class ActivityRates {

    private ActivityRates() {}

    /**
     * {@return the sums of all purchases: customers, orders, revenue, and those of repeat customers}
     *
     * @param log the purchases; {@link ActivityLog#between} cuts out a period
     * @throws ArithmeticException if a sum does not fit a {@code long}
     */
    public static PurchaseStatistics purchaseStatistics(ActivityLog log) {
        return PurchaseStatistics.of(activities(requireNonNull(log, "log")), amountsMinor(log));
    }

    /**
     * {@return how many customers reached each number of purchases}
     *
     * @param log the purchases
     */
    public static PurchaseLadder purchaseLadder(ActivityLog log) {
        return PurchaseLadder.of(activities(requireNonNull(log, "log")));
    }

    /**
     * {@return how much of the customers' revenue the best of them bring}
     *
     * @param log the purchases
     * @throws ArithmeticException if a sum does not fit a {@code long}
     */
    public static RevenueConcentration revenueConcentration(ActivityLog log) {
        long[] activities = activities(requireNonNull(log, "log"));
        long[] amounts = amountsMinor(log);
        int kept = 0;
        for (int c = 0; c < activities.length; c++) {
            if (activities[c] > 0) {
                amounts[kept++] = amounts[c];
            }
        }
        return RevenueConcentration.of(Arrays.copyOf(amounts, kept));
    }

    /**
     * {@return who was active in one period and who in the next}
     *
     * <p>Retained is who was active in both, lost who was in the first alone; who was in the second alone is reactivated if
     * there is activity of theirs before the first, else acquired. A log that begins late takes old customers for acquired.
     *
     * @param log the activities
     * @param previousStart the first day of the first period
     * @param start the first day of the second period, before which the first ends
     * @param end the day after the second period
     * @throws IllegalArgumentException if the days descend
     */
    public static CustomerMovement movement(ActivityLog log, int previousStart, int start, int end) {
        requireNonNull(log, "log");
        if (!(previousStart <= start && start <= end)) {
            throw new IllegalArgumentException("previousStart <= start <= end must hold, got previousStart="
                    + previousStart + ", start=" + start + ", end=" + end);
        }
        long atStart = 0;
        long retained = 0;
        long reactivated = 0;
        long acquired = 0;
        for (int c = 0; c < log.customerCount(); c++) {
            boolean before = false;
            boolean inFirst = false;
            boolean inSecond = false;
            for (int e = log.entriesBegin(c); e < log.entriesEnd(c); e++) {
                if (log.activityCount(e) > 0) {
                    int day = log.epochDay(e);
                    before |= day < previousStart;
                    inFirst |= day >= previousStart && day < start;
                    inSecond |= day >= start && day < end;
                }
            }
            atStart += inFirst ? 1 : 0;
            retained += inFirst && inSecond ? 1 : 0;
            reactivated += inSecond && !inFirst && before ? 1 : 0;
            acquired += inSecond && !inFirst && !before ? 1 : 0;
        }
        return new CustomerMovement(atStart, acquired, reactivated, atStart - retained);
    }

    /**
     * {@return the purchases of a period, those of new customers beside those of customers who had bought before it}
     *
     * @param log the purchases, those before the period among them
     * @param start the first day of the period
     * @param end the day after it
     * @throws IllegalArgumentException if the end is before the start
     * @throws ArithmeticException if a sum does not fit a {@code long}
     */
    public static NewAndExisting newAndExisting(ActivityLog log, int start, int end) {
        ActivityLog period = requireNonNull(log, "log").between(start, end);
        boolean[] boughtBefore = new boolean[period.customerCount()];
        for (int c = 0; c < boughtBefore.length; c++) {
            int inLog = log.indexOf(period.customer(c));
            int first = log.firstActive(log.entriesBegin(inLog), log.entriesEnd(inLog));
            boughtBefore[c] = first < log.entriesEnd(inLog) && log.epochDay(first) < start;
        }
        return NewAndExisting.of(activities(period), amountsMinor(period), boughtBefore);
    }

    /** Each customer's activities. */
    private static long[] activities(ActivityLog log) {
        long[] activities = new long[log.customerCount()];
        Arrays.setAll(activities, c -> log.activityCount(log.entriesBegin(c), log.entriesEnd(c)));
        return activities;
    }

    /** Each customer's sum of amounts. */
    private static long[] amountsMinor(ActivityLog log) {
        long[] amounts = new long[log.customerCount()];
        Arrays.setAll(amounts, c -> log.amountMinor(log.entriesBegin(c), log.entriesEnd(c)));
        return amounts;
    }
}
