package dev.retention.examples.report.findings;

import static java.util.stream.Collectors.toMap;

import dev.retention.activity.ActivityLog;
import dev.retention.cohort.CohortCell;
import dev.retention.cohort.CohortColumns;
import dev.retention.cohort.CohortDefinition;
import dev.retention.cohort.CohortRow;
import dev.retention.cohort.CohortTable;
import dev.retention.cohort.CohortWindows;
import dev.retention.estimate.Interval;
import dev.retention.estimate.Proportion;
import dev.retention.experiment.Adjustment;
import dev.retention.experiment.ProportionTest;
import dev.retention.experiment.TwoProportions;
import dev.retention.period.PeriodCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Customers by the quarter of their first order, and who of them ordered again one, two … twelve months later, each by the months of
 * their own time. A cell looks only at those whose month is over.
 *
 * @param rows the last twelve quarters
 * @param all the same for all of these customers together
 */
public record CohortGrid(List<Row> rows, List<Cell> all) {

    /** How many months are shown. */
    public static final int MONTHS = 12;

    private static final int QUARTERS = 12;

    /** Where fewer are expected to do something, or not to, the usual test gives too many false alarms. */
    private static final double FEWEST_EXPECTED = 5;

    /** What is known of a cell. */
    public enum State {
        /** All have had the time. */
        OBSERVED,
        /** Some have not had the time yet. */
        PARTLY_OBSERVED,
        /** Fewer than 30 have had the time. */
        TOO_FEW,
        /** Nobody has had the time. */
        STILL_TO_COME
    }

    /** How a cell differs from the other quarters' by more than chance explains, over the whole table. */
    public enum Flag {
        ABOVE,
        BELOW
    }

    /**
     * The customers of a quarter.
     *
     * @param label the quarter
     * @param firstDay its first day
     * @param customers how many are new in it
     * @param cells one for each month
     */
    public record Row(String label, LocalDate firstDay, long customers, List<Cell> cells) {}

    /**
     * A month of their time.
     *
     * @param month which one, from 1
     * @param state what is known
     * @param share who ordered in it, of those who have had the time
     * @param flag whether it stands out; null if not
     */
    public record Cell(int month, State state, Proportion share, Flag flag) {

        /** {@return whether a rate is worth showing} */
        public boolean isShown() {
            return state == State.OBSERVED || state == State.PARTLY_OBSERVED;
        }
    }

    static CohortGrid of(ActivityLog log, LocalDate asOf, ShopCalendar calendar) {
        PeriodCalendar quarters = calendar.quarters();
        LocalDate first = LocalDate.ofEpochDay(quarters.startEpochDay(quarters.indexOf(asOf) - QUARTERS + 1));
        ActivityLog recent = log.firstDay().isBefore(first)
                ? FirstOrders.where(log, entry -> log.epochDay(entry) >= first.toEpochDay())
                : log;
        CohortTable table = CohortDefinition.by(quarters)
                .withWindows(CohortWindows.rollingMonths(1))
                .withColumns(CohortColumns.first(MONTHS + 1))
                .table(recent, asOf);
        List<CohortRow> rows = table.rows();
        CohortRow all = table.all();
        Flag[][] flags = flags(rows, all);
        Map<String, LocalDate> firstDays = IntStream.rangeClosed(quarters.indexOf(first), quarters.indexOf(asOf))
                .boxed()
                .collect(toMap(
                        quarters::label, quarter -> quarters.range(quarter).start()));
        return new CohortGrid(
                IntStream.range(0, rows.size())
                        .mapToObj(r -> {
                            CohortRow row = rows.get(r);
                            return new Row(row.label(), firstDays.get(row.label()), row.size(), cells(row, flags[r]));
                        })
                        .toList(),
                cells(all, new Flag[MONTHS + 1]));
    }

    private static List<Cell> cells(CohortRow row, Flag[] flags) {
        return IntStream.rangeClosed(1, MONTHS)
                .mapToObj(month -> cell(row, month, flags[month]))
                .toList();
    }

    private static Cell cell(CohortRow row, int month, Flag flag) {
        if (month >= row.columnCount()) {
            return new Cell(month, State.STILL_TO_COME, Proportion.EMPTY, null);
        }
        CohortCell cell = row.cell(month);
        Proportion share = cell.retention();
        State state;
        if (share.total() == 0) {
            state = State.STILL_TO_COME;
        } else if (share.total() < Certainty.FEWEST_CUSTOMERS) {
            state = State.TOO_FEW;
        } else {
            state = share.total() < row.size() ? State.PARTLY_OBSERVED : State.OBSERVED;
        }
        return new Cell(month, state, share, flag);
    }

    /** Each cell against the other quarters in its month; of all that are flagged, 5 % are false on average (Benjamini–Hochberg). */
    private static Flag[][] flags(List<CohortRow> rows, CohortRow all) {
        var flags = new Flag[rows.size()][MONTHS + 1];
        var tested = new ArrayList<int[]>();
        var comparisons = new ArrayList<TwoProportions>();
        for (int r = 0; r < rows.size(); r++) {
            for (int month = 1; month < Math.min(MONTHS + 1, all.columnCount()); month++) {
                Proportion share = month < rows.get(r).columnCount()
                        ? rows.get(r).cell(month).retention()
                        : Proportion.EMPTY;
                Proportion pooled = all.cell(month).retention();
                var others = new Proportion(pooled.count() - share.count(), pooled.total() - share.total());
                if (share.total() >= Certainty.FEWEST_CUSTOMERS && others.total() >= Certainty.FEWEST_CUSTOMERS) {
                    tested.add(new int[] {r, month});
                    comparisons.add(new TwoProportions(share, others));
                }
            }
        }
        double[] pValues = comparisons.stream().mapToDouble(CohortGrid::pValue).toArray();
        double[] adjusted = Adjustment.BENJAMINI_HOCHBERG.adjust(pValues);
        for (int i = 0; i < adjusted.length; i++) {
            if (adjusted[i] < Certainty.SIGNIFICANCE) {
                flags[tested.get(i)[0]][tested.get(i)[1]] =
                        comparisons.get(i).difference() > 0 ? Flag.ABOVE : Flag.BELOW;
            }
        }
        return flags;
    }

    private static double pValue(TwoProportions groups) {
        Proportion both = groups.first().plus(groups.second());
        double smaller = Math.min(groups.first().total(), groups.second().total());
        boolean enough = smaller * Math.min(both.rate(), 1 - both.rate()) >= FEWEST_EXPECTED;
        double pValue = groups.pValue(enough ? ProportionTest.Z_POOLED : ProportionTest.FISHER);
        return Double.isNaN(pValue) ? 1 : pValue;
    }

    /** {@return the half of the widest interval of a row's cells, which its reader may add and take off; NaN if nothing is shown} */
    public static double giveOrTake(List<Cell> cells) {
        return cells.stream()
                        .filter(Cell::isShown)
                        .map(cell -> Certainty.interval(cell.share()))
                        .mapToDouble(Interval::width)
                        .max()
                        .orElse(Double.NaN)
                / 2;
    }
}
