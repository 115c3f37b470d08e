package dev.retention.examples.report.findings;

import dev.retention.activity.ActivityLog;
import dev.retention.period.DayRange;
import dev.retention.rate.CustomerMovement;
import dev.retention.segment.SegmentMigration;
import dev.retention.segment.Segmentation;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What changes over time and differs between customers: what the page shows beside the report's other figures.
 *
 * @param calendar whose months, quarters and years these are
 * @param yearBefore the period before, to compare with; empty if the orders do not reach back so far
 * @param quarters the key figures by quarter
 * @param months customers and revenue by month
 * @param nextOrder how soon the next order comes, by the number of the order
 * @param generations how soon the second order comes, by the year of the first
 * @param cohorts who ordered again by the months of their own time, by the quarter of the first order
 * @param whereNow where the customers of the earlier segments are now; empty if the orders do not reach back so far
 * @param breakdown the share with a second order, by a column or by size
 * @param actions customers for whom something can be done
 */
public record Findings(
        ShopCalendar calendar,
        Optional<YearBefore> yearBefore,
        List<Quarter> quarters,
        List<Month> months,
        List<NextOrder> nextOrder,
        Generations generations,
        CohortGrid cohorts,
        List<WhereNow> whereNow,
        Breakdown breakdown,
        List<Action> actions) {

    /**
     * What the findings are held against; the months are those of the report's movement of customers.
     *
     * @param months how many months a period has
     * @param days the days of this period
     * @param previous the days of the period before
     * @param movement who stayed and left
     */
    public record Window(int months, DayRange days, DayRange previous, CustomerMovement movement) {}

    /**
     * {@return the findings}
     *
     * @param log the orders
     * @param asOf the last day that is known
     * @param calendar whose months, quarters and years count
     * @param window the period and the one before; null if the orders do not cover two
     * @param now the segments of today, or null
     * @param earlier the segments at the end of the period before, or null
     * @param migration from these to those, or null
     * @param by what a column says of each customer; null for the size of the first order
     */
    public static Findings of(
            ActivityLog log,
            LocalDate asOf,
            ShopCalendar calendar,
            Window window,
            Segmentation now,
            Segmentation earlier,
            SegmentMigration migration,
            FirstValues by) {
        List<NextOrder> nextOrder = NextOrder.of(log, asOf);
        return new Findings(
                calendar,
                window == null
                        ? Optional.empty()
                        : YearBefore.of(
                                log,
                                calendar,
                                window.months(),
                                window.days(),
                                window.previous(),
                                window.movement().retention()),
                Quarter.of(log, asOf, calendar),
                Month.of(log, asOf, calendar),
                nextOrder,
                Generations.of(log, asOf, calendar),
                CohortGrid.of(log, asOf, calendar),
                migration == null ? List.of() : WhereNow.of(migration),
                by == null ? Breakdown.bySize(log, asOf) : Breakdown.byColumn(log, asOf, by),
                Action.of(log, asOf, nextOrder.get(0).curve(), now, earlier, window == null ? null : window.days()));
    }
}
