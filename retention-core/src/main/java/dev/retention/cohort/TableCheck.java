package dev.retention.cohort;

import dev.retention.internal.Checks;
import dev.retention.internal.Exact;
import dev.retention.internal.text.SafeText;
import dev.retention.period.PeriodCalendar;
import java.util.List;

/**
 * Checks that numbers are those of a table of the definition.
 *
 * @param customers each customer once, where they are in several cohorts and no rows have been cut off; else null
 * @param whole whether no rows or columns have been cut off
 */
record TableCheck(
        CohortDefinition definition,
        int asOf,
        int columnCount,
        List<CohortRow> rows,
        boolean startsLate,
        CellSums customers,
        boolean whole) {

    /**
     * The table.
     *
     * @throws IllegalArgumentException if it cannot be one
     */
    CohortTable table() {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).columnCount() != columnCount) {
                throw new IllegalArgumentException("rows[" + i + "] must have as many columns as the table, got rows["
                        + i + "].columnCount=" + rows.get(i).columnCount() + ", columnCount=" + columnCount);
            }
        }
        Checks.inRange(columnCount, 0, whole && rows.isEmpty() ? 0 : CohortTableBuilder.MAX_CELLS, "columnCount");
        if (definition.entry().rule() instanceof EntryRule.Given) {
            checkNames();
        } else {
            checkPeriods();
        }
        checkEntry();
        if (customers != null) {
            checkCustomers();
        }
        return new CohortTable(definition, asOf, columnCount, rows, startsLate, customers, whole);
    }

    private void checkNames() {
        for (int i = 1; i < rows.size(); i++) {
            if (rows.get(i).label().compareTo(rows.get(i - 1).label()) <= 0) {
                throw new IllegalArgumentException("labels of rows must ascend, got rows[" + (i - 1) + "].label="
                        + SafeText.of(rows.get(i - 1).label()) + ", rows[" + i + "].label="
                        + SafeText.of(rows.get(i).label()));
            }
        }
    }

    private void checkPeriods() {
        PeriodCalendar calendar = definition.calendar();
        long first = lastPeriod(calendar) - rows.size() + 1;
        for (int i = 0; i < rows.size(); i++) {
            CohortRow row = rows.get(i);
            String label = label(calendar, first + i);
            if (!row.label().equals(label)) {
                throw new IllegalArgumentException("rows[" + i + "] must be the cohort " + label + ", got rows[" + i
                        + "].label=" + SafeText.of(row.label()));
            }
            if (definition.hasCommonWindows()) {
                checkColumns(row, (int) Math.max(calendar.startEpochDay((int) (first + i)), Integer.MIN_VALUE));
            }
        }
        if (whole && definition.hasCommonWindows() && !rows.isEmpty()) {
            checkCount(rows.get(0).begun().columns(), columnCount, "columns", rows.get(0));
        }
    }

    /** The period of the last row: that of the last day on which anybody can enter, unless rows have been cut off. */
    private long lastPeriod(PeriodCalendar calendar) {
        long last = calendar.indexOf(definition.entryRule().lastEntryDay(asOf));
        if (!whole && !rows.isEmpty()) {
            String label = rows.get(rows.size() - 1).label();
            for (int cut = 0; cut < CohortTableBuilder.MAX_ROWS; cut++) {
                if (label(calendar, last - cut).equals(label)) {
                    return last - cut;
                }
            }
        }
        return last;
    }

    private static String label(PeriodCalendar calendar, long index) {
        return index < calendar.minIndex() ? "none" : calendar.label((int) index);
    }

    private void checkColumns(CohortRow row, int entryDay) {
        int begun = Math.min(definition.lastBegun(entryDay, asOf) + 1, columnCount);
        int observed = Math.min(definition.lastObserved(entryDay, asOf) + 1, columnCount);
        checkCount(row.begun().columns(), begun, "columns that have begun", row);
        checkCount(row.observed().columns(), observed, "columns that are over", row);
        if (begun > 0 && row.begun().members(begun - 1) != row.size()) {
            throw new IllegalArgumentException("members of cohort " + SafeText.of(row.label())
                    + " must be the same in each column, got " + row.begun().members(begun - 1) + " of " + row.size()
                    + " in column " + (begun - 1));
        }
    }

    private static void checkCount(int count, int expected, String name, CohortRow row) {
        if (count != expected) {
            throw new IllegalArgumentException(name + " must be " + expected + " in cohort " + SafeText.of(row.label())
                    + " of rows, got " + count);
        }
    }

    /** Only an entry within a range of days knows what came before them. */
    private void checkEntry() {
        boolean looksBack = definition.entry().rule() instanceof EntryRule.FirstIn;
        if (startsLate && !looksBack) {
            throw new IllegalArgumentException(
                    "startsLate must be false if the entry is " + definition.entry() + ", got startsLate=true");
        }
        for (CohortRow row : rows) {
            if (row.knownBefore() > 0 && (startsLate || !looksBack)) {
                throw new IllegalArgumentException(
                        "knownBefore must be 0 in cohort " + SafeText.of(row.label()) + " of rows if "
                                + (startsLate ? "the log starts late" : "the entry is " + definition.entry())
                                + ", got knownBefore=" + row.knownBefore());
            }
        }
        boolean isInSeveral = definition.entry().rule() instanceof EntryRule.EveryPeriod;
        if (customers == null ? whole && isInSeveral : !isInSeveral) {
            throw new IllegalArgumentException("eachCustomerOnce must be " + (isInSeveral ? "known" : "empty")
                    + " if the entry is " + definition.entry()
                    + ", got eachCustomerOnce=" + (customers == null ? "[]" : customers.columns() + " columns"));
        }
    }

    private void checkCustomers() {
        Checks.inRange(customers.columns(), 0, columnCount, "columns of eachCustomerOnce");
        customers.check("eachCustomerOnce");
        long memberships = 0;
        for (CohortRow row : rows) {
            memberships = Exact.add(memberships, row.size(), "members");
        }
        for (int column = 0; column < customers.columns(); column++) {
            CellContent content = customers.content(column);
            if (content.members() > memberships
                    || content.activities() != 0
                    || content.revenueMinor() != 0
                    || content.cumulativeRevenueMinor() != 0) {
                throw new IllegalArgumentException(
                        "eachCustomerOnce must count at most the members, without activities and revenue, got "
                                + content + " in column " + column);
            }
        }
    }
}
