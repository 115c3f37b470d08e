package dev.retention.examples.report.findings;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.ActivityRates;
import dev.retention.estimate.Proportion;
import dev.retention.period.DayRange;
import dev.retention.period.PeriodCalendar;
import dev.retention.purchase.NewAndExisting;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A month's customers and what they paid less returns: those who ordered for the first time, and those who had ordered before it.
 *
 * @param label the month, such as 2011-12
 * @param firstDay its first day
 * @param over whether it is over, so that it can be compared
 * @param newCustomers customers whose first order is in it
 * @param returningCustomers customers who had ordered before it
 * @param newRevenueMinor what the new ones paid
 * @param returningRevenueMinor what the others paid
 * @param orders orders of both
 */
public record Month(
        String label,
        LocalDate firstDay,
        boolean over,
        long newCustomers,
        long returningCustomers,
        long newRevenueMinor,
        long returningRevenueMinor,
        long orders) {

    private static final int SHOWN = 24;

    /** {@return the last two years, the running month as far as it goes} */
    static List<Month> of(ActivityLog log, LocalDate asOf, ShopCalendar calendar) {
        PeriodCalendar months = calendar.months();
        int last = months.indexOf(asOf);
        int first = Math.max(months.indexOf(log.firstDay()), last - SHOWN + 1);
        return IntStream.rangeClosed(first, last)
                .mapToObj(month -> of(log, asOf, months.label(month), months.range(month)))
                .toList();
    }

    private static Month of(ActivityLog log, LocalDate asOf, String label, DayRange days) {
        NewAndExisting purchases = ActivityRates.newAndExisting(log, days);
        return new Month(
                label,
                days.start(),
                !days.end().isAfter(asOf.plusDays(1)),
                purchases.newCustomers().customers(),
                purchases.existingCustomers().customers(),
                purchases.newCustomers().revenueMinor(),
                purchases.existingCustomers().revenueMinor(),
                purchases.all().orders());
    }

    /** {@return what both paid} */
    public long revenueMinor() {
        return Math.addExact(newRevenueMinor, returningRevenueMinor);
    }

    /** {@return the share of the month's customers who had ordered before} */
    public Proportion returningShare() {
        return new Proportion(returningCustomers, newCustomers + returningCustomers);
    }
}
