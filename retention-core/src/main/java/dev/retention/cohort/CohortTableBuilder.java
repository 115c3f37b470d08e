package dev.retention.cohort;

import dev.retention.activity.ActivityLog;
import dev.retention.internal.Checks;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Makes a table: finds its extent, checks that it fits, then adds member after member. */
final class CohortTableBuilder {

    /** More rows than anyone reads: 179 years of days. */
    static final int MAX_ROWS = 1 << 16;

    /** More cells than anyone reads: 1,448 days by as many. */
    static final int MAX_CELLS = 1 << 21;

    private final CohortDefinition definition;
    private final EntryRule entry;
    private final ActivityLog entries;
    private final ActivityLog returns;
    private final int asOf;

    CohortTableBuilder(CohortDefinition definition, ActivityLog entries, ActivityLog returns, LocalDate asOf) {
        entries.requireNothingAfter(asOf);
        returns.requireNothingAfter(asOf);
        this.definition = definition;
        this.entry = definition.entryRule();
        this.entries = entries;
        this.returns = returns;
        this.asOf = Checks.epochDay(asOf, "asOf");
    }

    CohortTable build() {
        boolean startsLate = entry instanceof EntryRule.FirstIn;
        boolean hasMembers = false;
        int firstEntryDay = asOf;
        for (int c = 0; c < entries.customerCount(); c++) {
            startsLate &= !entry.wasActiveBefore(entries, c);
            int first = entry.firstEntry(entries, c);
            if (first < entries.entriesEnd(c)) {
                hasMembers = true;
                firstEntryDay = Math.min(firstEntryDay, entries.epochDay(first));
            }
        }
        RowAxis axis = RowAxis.of(definition, hasMembers, firstEntryDay, asOf);
        int columnCount = hasMembers ? definition.lastBegun(firstEntryDay, asOf) + 1 : 0;
        requireFits(axis.count(), columnCount, asOf);

        DistinctCustomers customers =
                entry instanceof EntryRule.EveryPeriod ? new DistinctCustomers(columnCount) : null;
        var rows = new CohortRowAccumulator[(int) axis.count()];
        addMembers(new MemberHistory(columnCount), axis, rows, customers);
        return new CohortTable(
                definition.withoutCustomers(),
                asOf,
                columnCount,
                toRows(axis, rows, columnCount),
                startsLate,
                customers == null ? null : customers.toSums(),
                true);
    }

    private static void requireFits(long rows, int columns, int asOf) {
        if (rows > MAX_ROWS || rows * columns > MAX_CELLS) {
            throw new IllegalArgumentException("a cohort table must have at most " + MAX_ROWS + " rows and " + MAX_CELLS
                    + " cells, got " + rows + " rows of " + columns
                    + " columns until asOf=" + LocalDate.ofEpochDay(asOf)
                    + ": take longer periods, fewer days, or fewer columns");
        }
    }

    /** Adds every member to their row and, unless null, every customer once. */
    private void addMembers(
            MemberHistory member, RowAxis axis, CohortRowAccumulator[] rows, DistinctCustomers customers) {
        for (int c = 0; c < entries.customerCount(); c++) {
            long customer = entries.customer(c);
            int inReturns = entries == returns ? c : returns.indexOf(customer);
            int next = inReturns < 0 ? 0 : returns.entriesBegin(inReturns);
            int end = inReturns < 0 ? 0 : returns.entriesEnd(inReturns);
            for (int e = entry.firstEntry(entries, c);
                    e < entries.entriesEnd(c);
                    e = entry.nextEntry(entries, c, e, definition.calendar())) {
                int entryDay = entries.epochDay(e);
                while (next < end && returns.epochDay(next) < entryDay) {
                    next++;
                }
                member.read(definition, returns, next, end, entryDay, asOf, entries == returns);
                int row = axis.rowOf(customer, entryDay);
                if (rows[row] == null) {
                    rows[row] = newRow(axis, row);
                }
                rows[row].add(member, entry.wasActiveBefore(entries, c));
                if (customers != null) {
                    customers.add(member);
                }
            }
            if (customers != null) {
                customers.endCustomer();
            }
        }
    }

    private CohortRowAccumulator newRow(RowAxis axis, int row) {
        int columns = definition.lastBegun(axis.firstEntryDay(row), asOf) + 1;
        return new CohortRowAccumulator(columns, definition.hasCommonWindows());
    }

    private List<CohortRow> toRows(RowAxis axis, CohortRowAccumulator[] accumulators, int columnCount) {
        var rows = new ArrayList<CohortRow>(accumulators.length);
        for (int row = 0; row < accumulators.length; row++) {
            CohortRowAccumulator sums = accumulators[row] == null ? newRow(axis, row) : accumulators[row];
            accumulators[row] = null; // its memory is that of the row to come
            int observedColumns = definition.lastObserved(axis.firstEntryDay(row), asOf) + 1;
            rows.add(sums.toRow(axis.label(row), columnCount, observedColumns));
        }
        return rows;
    }
}
