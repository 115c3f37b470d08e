package dev.retention.cohort;

import dev.retention.period.PeriodCalendar;
import java.util.List;

/** Which rows a table has, and whose they are. */
sealed interface RowAxis {

    /**
     * The rows of a definition.
     *
     * @param hasMembers whether anybody enters; if not, there are no periods to show
     * @param firstEntryDay the day on which the first one does
     */
    static RowAxis of(CohortDefinition definition, boolean hasMembers, int firstEntryDay, int asOf) {
        if (definition.entry().rule() instanceof EntryRule.Given given) {
            return new Names(given.assignment(), given.assignment().labels(), firstEntryDay);
        }
        PeriodCalendar calendar = definition.calendar();
        int lastEntryDay = definition.entryRule().lastEntryDay(asOf);
        long count = hasMembers ? calendar.periodsBetween(firstEntryDay, lastEntryDay) + 1 : 0;
        return new Periods(calendar, firstEntryDay, count);
    }

    long count();

    int rowOf(long customer, int entryDay);

    String label(int row);

    /** The first day on which a member of a row can have entered. */
    int firstEntryDay(int row);

    /** Every period from the one of the first entry to that of the last possible one, whether anybody entered or not. */
    record Periods(PeriodCalendar calendar, int firstEntryDay, long count) implements RowAxis {
        @Override
        public int rowOf(long customer, int entryDay) {
            return (int) calendar.periodsBetween(firstEntryDay, entryDay);
        }

        @Override
        public String label(int row) {
            return calendar.label(index(row));
        }

        @Override
        public int firstEntryDay(int row) {
            return row == 0 ? firstEntryDay : (int) calendar.startEpochDay(index(row));
        }

        private int index(int row) {
            return calendar.indexOf(firstEntryDay) + row;
        }
    }

    /** The cohorts of an assignment, by name. */
    record Names(CohortAssignment assignment, List<String> labels, int firstEntryDay) implements RowAxis {
        @Override
        public long count() {
            return labels.size();
        }

        @Override
        public int rowOf(long customer, int entryDay) {
            return assignment.cohortOf(customer);
        }

        @Override
        public String label(int row) {
            return labels.get(row);
        }

        @Override
        public int firstEntryDay(int row) {
            return firstEntryDay;
        }
    }
}
