package dev.retention.activity;

import static java.util.Objects.requireNonNull;

import dev.retention.estimate.Proportion;
import dev.retention.period.DayRange;
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
 * ActivityRates.movement(log, years.range(year - 1), years.range(year)).retention();
 * }</pre>
 */
public final class ActivityRates {

    private ActivityRates() {}

    /**
     * {@return the sums of all purchases: customers, orders, revenue, and those of repeat customers}
     *
     * @param log the purchases; {@link ActivityLog#within} cuts out a period
     * @throws ArithmeticException if a sum does not fit a {@code long}
     */
    public static PurchaseStatistics purchaseStatistics(ActivityLog log) {
        return PurchaseStatistics.of(requireNonNull(log, "log").customerActivityCounts(), log.customerAmountsMinor());
    }

    /**
     * {@return how many customers reached each number of purchases}
     *
     * @param log the purchases
     */
    public static PurchaseLadder purchaseLadder(ActivityLog log) {
        return PurchaseLadder.of(requireNonNull(log, "log").customerActivityCounts());
    }

    /**
     * {@return how much of the customers' revenue the best of them bring}
     *
     * @param log the purchases
     * @throws ArithmeticException if a sum does not fit a {@code long}
     */
    public static RevenueConcentration revenueConcentration(ActivityLog log) {
        long[] activities = requireNonNull(log, "log").customerActivityCounts();
        long[] amounts = log.customerAmountsMinor();
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
     * @param previous the days of the first period
     * @param current the days of the second period, which begins where the first ends
     * @throws IllegalArgumentException if it begins elsewhere
     */
    public static CustomerMovement movement(ActivityLog log, DayRange previous, DayRange current) {
        requireNonNull(log, "log");
        requireNonNull(previous, "previous");
        requireNonNull(current, "current");
        if (!current.start().equals(previous.end())) {
            throw new IllegalArgumentException(
                    "current must start where previous ends, got previous=" + previous + ", current=" + current);
        }
        long previousStart = previous.start().toEpochDay();
        long start = current.start().toEpochDay();
        long end = current.end().toEpochDay();
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
                    if (day < previousStart) {
                        before = true;
                    } else if (day < start) {
                        inFirst = true;
                    } else if (day < end) {
                        inSecond = true;
                    }
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
     * @param days the days of the period
     * @throws ArithmeticException if a sum does not fit a {@code long}
     */
    public static NewAndExisting newAndExisting(ActivityLog log, DayRange days) {
        ActivityLog period = requireNonNull(log, "log").within(days);
        long start = days.start().toEpochDay();
        boolean[] boughtBefore = new boolean[period.customerCount()];
        for (int c = 0; c < boughtBefore.length; c++) {
            int inLog = log.indexOf(period.customer(c));
            int first = log.firstActive(log.entriesBegin(inLog), log.entriesEnd(inLog));
            boughtBefore[c] = first < log.entriesEnd(inLog) && log.epochDay(first) < start;
        }
        return NewAndExisting.of(period.customerActivityCounts(), period.customerAmountsMinor(), boughtBefore);
    }

    /**
     * {@return the returning customer rate of a period: of the customers who ordered in it, how many have ordered more than once by
     * its end}
     *
     * <pre>
     * returning customer rate = active in the period, with 2 or more orders up to its end / active in the period
     * </pre>
     *
     * <p>The rate of that name that Shopify prints. It says how many of those who came had come before, and not how many come back: a
     * shop that wins no new customers has 100 %. Two orders within the period make a returning customer too; with
     * {@link NewAndExisting#existingCustomerShare} they do not. The repeat purchase rate of the period looks at the orders of
     * the period alone: {@code purchaseStatistics(log.within(days)).repeatPurchaseRate()}. Of nobody it is {@code NaN}.
     *
     * <p>A log that begins late takes old customers for first-time ones.
     *
     * @param log the orders, those before the period among them
     * @param days the days of the period
     */
    public static Proportion returningCustomers(ActivityLog log, DayRange days) {
        requireNonNull(log, "log");
        requireNonNull(days, "days");
        long start = days.start().toEpochDay();
        long end = days.end().toEpochDay();
        long active = 0;
        long returning = 0;
        for (int c = 0; c < log.customerCount(); c++) {
            long before = 0;
            long inPeriod = 0;
            for (int e = log.entriesBegin(c); e < log.entriesEnd(c) && log.epochDay(e) < end; e++) {
                if (log.epochDay(e) < start) {
                    before += log.activityCount(e);
                } else {
                    inPeriod += log.activityCount(e);
                }
            }
            active += inPeriod > 0 ? 1 : 0;
            returning += inPeriod > 0 && before + inPeriod > 1 ? 1 : 0;
        }
        return new Proportion(returning, active);
    }

    /**
     * {@return the stickiness: of the customers who were active in a longer range of days, how many were so in a shorter one within
     * it}
     *
     * <pre>
     * DAU / MAU = active on the last day / active in the last 30 days
     * </pre>
     *
     * <p>DAU / WAU and WAU / MAU likewise. The share of one day says how often customers come, not how many stay: 10 % are a tenth
     * of the customers every day, or all of them on every tenth. Of nobody it is {@code NaN}.
     *
     * @param log the activities
     * @param shorter the shorter range, a day say
     * @param longer the longer range, which holds the shorter one
     * @throws IllegalArgumentException if it does not hold it
     */
    public static Proportion stickiness(ActivityLog log, DayRange shorter, DayRange longer) {
        requireNonNull(log, "log");
        requireNonNull(shorter, "shorter");
        requireNonNull(longer, "longer");
        if (shorter.start().isBefore(longer.start()) || shorter.end().isAfter(longer.end())) {
            throw new IllegalArgumentException(
                    "longer must hold shorter, got longer=" + longer + ", shorter=" + shorter);
        }
        return new Proportion(activeCustomers(log, shorter), activeCustomers(log, longer));
    }

    private static long activeCustomers(ActivityLog log, DayRange days) {
        ActivityLog period = log.within(days);
        long active = 0;
        for (int c = 0; c < period.customerCount(); c++) {
            int end = period.entriesEnd(c);
            active += period.firstActive(period.entriesBegin(c), end) < end ? 1 : 0;
        }
        return active;
    }
}
