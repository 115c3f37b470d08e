package dev.retention.examples.report;

import dev.retention.activity.ActivityLog;
import dev.retention.cohort.CellContent;
import dev.retention.cohort.CellState;
import dev.retention.cohort.CohortAverage;
import dev.retention.cohort.CohortCell;
import dev.retention.cohort.CohortDefinition;
import dev.retention.cohort.CohortRow;
import dev.retention.cohort.CohortTable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Customers by the period of their first order, and who of them ordered again one, two, three … periods later.
 *
 * @param period the length of a period
 * @param cohorts the cohorts without a gap, those without customers among them
 * @param pooled all cohorts together, at each age those whose window is over
 */
record Cohorts(CohortPeriod period, List<Cohort> cohorts, List<Age> pooled) {

    /**
     * The customers whose first order was in one period.
     *
     * @param label the period
     * @param size how many they are
     * @param cells what they did, by age; cells that are not yet observable are left out
     */
    record Cohort(String label, long size, List<Cell> cells) {

        private static Cohort of(CohortRow row) {
            return new Cohort(
                    row.label(),
                    row.size(),
                    IntStream.range(0, row.columnCount())
                            .mapToObj(row::cell)
                            .filter(cell -> cell.state() != CellState.NOT_YET_OBSERVABLE)
                            .map(Cell::of)
                            .toList());
        }
    }

    /**
     * A cohort at one age.
     *
     * @param state whether the window is over; if not, the numbers can still grow
     * @param returned who ordered in the window
     * @param members of how many
     * @param retention the returned of the members
     * @param cumulativeRevenuePerMemberMinor revenue per member from the first order to the end of the window
     */
    record Cell(
            CellState state, long returned, long members, double retention, double cumulativeRevenuePerMemberMinor) {

        private static Cell of(CohortCell cell) {
            CellContent content = cell.soFar();
            return new Cell(
                    cell.state(),
                    content.returned(),
                    content.members(),
                    content.retention().rate(),
                    content.cumulativeRevenuePerMemberMinor());
        }
    }

    /**
     * All cohorts at one age.
     *
     * @param age periods since the first order
     * @param returned who ordered
     * @param members of the members of the cohorts that have come to this age
     * @param retention the returned of the members
     */
    record Age(String age, long returned, long members, double retention) {}

    /**
     * @param log the orders
     * @param asOf the last day that is known
     * @param period the length of a period
     * @param weekStart the first day of a week; only weeks need it
     */
    static Cohorts of(ActivityLog log, LocalDate asOf, CohortPeriod period, DayOfWeek weekStart) {
        CohortTable table = CohortDefinition.by(period.calendar(weekStart)).of(log, (int) asOf.toEpochDay());
        return new Cohorts(
                period,
                table.rows().stream().map(Cohort::of).toList(),
                table.curve(CohortAverage.POOLED).points().stream()
                        .map(point -> new Age(point.column(), point.returned(), point.base(), point.retention()))
                        .toList());
    }
}
