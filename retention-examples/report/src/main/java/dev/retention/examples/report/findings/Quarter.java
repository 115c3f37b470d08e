package dev.retention.examples.report.findings;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.ActivityRates;
import dev.retention.estimate.Estimate;
import dev.retention.estimate.Interval;
import dev.retention.estimate.Proportion;
import dev.retention.experiment.PairMoments;
import dev.retention.period.DayRange;
import dev.retention.period.PeriodCalendar;
import dev.retention.survival.Durations;
import dev.retention.survival.SameDay;
import dev.retention.survival.SurvivalTable;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The shop's key figures in a quarter.
 *
 * @param label the quarter, such as 2011-Q4
 * @param firstDay its first day
 * @param lastDay its last day
 * @param over whether it is over
 * @param retention the share of the customers of the 12 months before who ordered again in the 12 months to the quarter's end; empty if
 *     the quarter is not over or the orders do not reach back so far
 * @param secondOrder the share of the customers who were new in the quarter who ordered again within 90 days; empty if some of them have
 *     not had so many days yet
 * @param customers customers who ordered in the quarter
 * @param orders their orders
 * @param revenueMinor what came in, less returns
 * @param orderValueMinor the mean of an order
 * @param orderValueLowerMinor the lower end of its 95 % interval
 * @param orderValueUpperMinor the upper end
 */
public record Quarter(
        String label,
        LocalDate firstDay,
        LocalDate lastDay,
        boolean over,
        Optional<Proportion> retention,
        Optional<Proportion> secondOrder,
        long customers,
        long orders,
        long revenueMinor,
        double orderValueMinor,
        double orderValueLowerMinor,
        double orderValueUpperMinor) {

    /** Within so many days a second order counts as soon. */
    public static final int SOON_DAYS = 90;

    private static final int SHOWN = 12;

    /** {@return the last three years, the running quarter as far as it goes} */
    static List<Quarter> of(ActivityLog log, LocalDate asOf, ShopCalendar calendar) {
        PeriodCalendar quarters = calendar.quarters();
        int last = quarters.indexOf(asOf);
        int first = Math.max(quarters.indexOf(log.firstDay()), last - SHOWN + 1);
        return IntStream.rangeClosed(first, last)
                .mapToObj(quarter -> of(log, asOf, calendar, quarters.label(quarter), quarters.range(quarter)))
                .toList();
    }

    private static Quarter of(ActivityLog log, LocalDate asOf, ShopCalendar calendar, String label, DayRange days) {
        ActivityLog inQuarter = log.within(days);
        long[] orders = inQuarter.customerActivityCounts();
        Estimate orderValue = orderValue(orders, inQuarter.customerAmountsMinor());
        Optional<Interval> likely = orderValue.standardError() >= 0
                ? Optional.of(orderValue.interval(Certainty.CONFIDENCE))
                : Optional.empty();
        boolean over = !days.end().isAfter(asOf.plusDays(1));
        return new Quarter(
                label,
                days.start(),
                days.end().minusDays(1),
                over,
                over ? retention(log, calendar, days.end()) : Optional.empty(),
                secondOrder(log, asOf, days),
                IntStream.range(0, orders.length).filter(c -> orders[c] > 0).count(),
                inQuarter.activityCount(),
                inQuarter.totalAmountMinor(),
                orderValue.value(),
                likely.map(Interval::lower).orElse(Double.NaN),
                likely.map(Interval::upper).orElse(Double.NaN));
    }

    /** A customer's orders are alike, so customers are drawn, not orders. */
    private static Estimate orderValue(long[] orders, long[] amountsMinor) {
        return PairMoments.of(orders, amountsMinor).ratio();
    }

    private static Optional<Proportion> retention(ActivityLog log, ShopCalendar calendar, LocalDate end) {
        LocalDate start = calendar.minusMonths(end, 12);
        LocalDate earlier = calendar.minusMonths(end, 24);
        return earlier.isBefore(log.firstDay())
                ? Optional.empty()
                : Optional.of(ActivityRates.movement(log, new DayRange(earlier, start), new DayRange(start, end))
                        .retention());
    }

    private static Optional<Proportion> secondOrder(ActivityLog log, LocalDate asOf, DayRange days) {
        if (days.end().minusDays(1).plusDays(SOON_DAYS).isAfter(asOf)) {
            return Optional.empty();
        }
        SurvivalTable times = Durations.toNextPurchase(FirstOrders.within(log, days), 1, asOf, SameDay.APART);
        long soon = IntStream.range(0, times.size())
                .filter(i -> times.time(i) <= SOON_DAYS)
                .mapToLong(times::events)
                .sum();
        return Optional.of(new Proportion(soon, times.total()));
    }
}
