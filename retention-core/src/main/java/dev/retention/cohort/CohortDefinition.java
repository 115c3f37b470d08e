package dev.retention.cohort;

import static java.util.Objects.requireNonNull;

import dev.retention.activity.ActivityColumns;
import dev.retention.activity.ActivityLog;
import dev.retention.activity.ActivityRows;
import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.internal.rows.Workers;
import dev.retention.period.PeriodCalendar;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Objects;

/**
 * What a cohort table is to show: who enters, in which windows of time they are looked at, and what counts as a return.
 *
 * <p>{@link #by} starts from the table that everybody draws, and each {@code with…} changes one of its choices:
 *
 * <table>
 * <caption>Choices and their defaults</caption>
 * <tr><th>choice</th><th>default</th></tr>
 * <tr><td>{@link #withEntry}</td><td>{@link CohortEntry#firstEver}</td></tr>
 * <tr><td>{@link #withWindows}</td><td>{@link CohortWindows#calendarPeriods}</td></tr>
 * <tr><td>{@link #withColumns}</td><td>{@link CohortColumns#all}</td></tr>
 * <tr><td>{@link #withReturn}</td><td>{@link CohortReturn#ON_PERIOD}</td></tr>
 * <tr><td>{@link #withMinActivities}</td><td>1</td></tr>
 * </table>
 *
 * <p>A table takes one pass over the log: its cost is linear in the entries, and for {@link CohortEntry#everyPeriod} in the
 * entries times the cohorts that their customer is in.
 *
 * <pre>{@code
 * CohortTable table = CohortDefinition.by(PeriodCalendar.months()).table(log, asOf);
 * table.row(0).cell(1).retention();         // of the first month's new customers, those who came back in the second
 * }</pre>
 */
public final class CohortDefinition implements Serializable {

    private static final long serialVersionUID = 1;

    /** The periods of the cohorts. */
    private final PeriodCalendar calendar;
    /** How customers enter cohorts. */
    private final CohortEntry entry;
    /** Which windows of time follow an entry. */
    private final CohortWindows windows;
    /** Which ages are shown. */
    private final CohortColumns columns;
    /** When a member has returned in a column. */
    private final CohortReturn returns;
    /** How many activities make a return. */
    private final long minActivities;

    private CohortDefinition(
            PeriodCalendar calendar,
            CohortEntry entry,
            CohortWindows windows,
            CohortColumns columns,
            CohortReturn returns,
            long minActivities) {
        this.calendar = calendar;
        this.entry = entry;
        this.windows = windows;
        this.columns = columns;
        this.returns = returns;
        this.minActivities = minActivities;
    }

    /**
     * {@return the classic table: a cohort for the customers who first came in each period, a column for each period after}
     *
     * @param calendar the periods of the cohorts, and of the windows unless these are rolling
     */
    public static CohortDefinition by(PeriodCalendar calendar) {
        return new CohortDefinition(
                requireNonNull(calendar, "calendar"),
                CohortEntry.firstEver(),
                CohortWindows.calendarPeriods(),
                CohortColumns.all(),
                CohortReturn.ON_PERIOD,
                1);
    }

    /**
     * {@return this definition with another way to enter}
     *
     * @param entry how customers enter cohorts
     */
    public CohortDefinition withEntry(CohortEntry entry) {
        requireNonNull(entry, "entry");
        return new CohortDefinition(calendar, entry, windows, columns, returns, minActivities);
    }

    /**
     * {@return this definition with other windows}
     *
     * @param windows which windows of time follow an entry
     */
    public CohortDefinition withWindows(CohortWindows windows) {
        requireNonNull(windows, "windows");
        return new CohortDefinition(calendar, entry, windows, columns, returns, minActivities);
    }

    /**
     * {@return this definition with other columns}
     *
     * @param columns which ages are shown, and how they are bracketed
     */
    public CohortDefinition withColumns(CohortColumns columns) {
        requireNonNull(columns, "columns");
        return new CohortDefinition(calendar, entry, windows, columns, returns, minActivities);
    }

    /**
     * {@return this definition with another rule for a return}
     *
     * @param returns when a member has returned in a column
     */
    public CohortDefinition withReturn(CohortReturn returns) {
        requireNonNull(returns, "returns");
        return new CohortDefinition(calendar, entry, windows, columns, returns, minActivities);
    }

    /**
     * {@return this definition with another number of activities that make a return}
     *
     * @param minActivities how many activities a window must have to count as one with a return, more than 0
     */
    public CohortDefinition withMinActivities(long minActivities) {
        Checks.positive(minActivities, "minActivities");
        return new CohortDefinition(calendar, entry, windows, columns, returns, minActivities);
    }

    /**
     * {@return the table of a log}
     *
     * @param log who did what on which day
     * @param asOf the last day that is known: everything up to and including it is in the log
     * @throws IllegalArgumentException if there is an entry after that day, if the table would not fit (the message says how
     *     many rows and columns it would have), or if a customer is missing from the caller's assignment
     * @throws ArithmeticException if a sum of the table does not fit a {@code long}
     */
    public CohortTable table(ActivityLog log, LocalDate asOf) {
        return table(requireNonNull(log, "log"), asOf, Workers.CALLER);
    }

    private CohortTable table(ActivityLog log, LocalDate asOf, Workers workers) {
        return ClassicCohorts.of(this, log, Checks.epochDay(asOf, "asOf"), workers)
                .orElseGet(() -> new CohortTableBuilder(this, log, log, asOf).build());
    }

    /**
     * {@return the table of those who enter by one log and return by another: who signed up, and then bought}
     *
     * <p>Activities and revenue are those of the second log, from the day of entry on. The first column too holds those
     * who returned by the second log: of ten who sign up and two who buy in the same period it says 2 of 10. Customers who are
     * only in the second log are in no cohort.
     *
     * @param entries the log by which customers enter
     * @param returns the log by which they return
     * @param asOf the last day that is known: everything up to and including it is in the logs
     * @throws IllegalArgumentException as for one log
     */
    public CohortTable table(ActivityLog entries, ActivityLog returns, LocalDate asOf) {
        requireNonNull(entries, "entries");
        requireNonNull(returns, "returns");
        return entries == returns ? table(entries, asOf) : new CohortTableBuilder(this, entries, returns, asOf).build();
    }

    /**
     * {@return the table of rows} Equal to the one of their log.
     *
     * <p>The classic table of {@linkplain ActivityColumns#ofEvents events} is made from the rows themselves. Others take a log; if
     * there are several threads, they build it. They also make the table, if it is a classic one, else the calling thread does.
     *
     * @param rows the rows, by as many threads as they say
     * @param asOf the last day that is known: everything up to and including it is in the rows
     * @throws IllegalArgumentException as for a log
     */
    public CohortTable table(ActivityRows rows, LocalDate asOf) {
        int day = Checks.epochDay(asOf, "asOf");
        return ClassicCohorts.of(this, requireNonNull(rows, "rows"), day)
                .orElseGet(() -> table(ActivityLog.of(rows), asOf, Workers.of(rows.executor(), rows.threads())));
    }

    /** {@return the periods of the cohorts} */
    public PeriodCalendar calendar() {
        return calendar;
    }

    /** {@return how customers enter cohorts} */
    public CohortEntry entry() {
        return entry;
    }

    /** {@return which windows of time follow an entry} */
    public CohortWindows windows() {
        return windows;
    }

    /** {@return which ages are shown} */
    public CohortColumns columns() {
        return columns;
    }

    /** {@return when a member has returned in a column} */
    public CohortReturn returns() {
        return returns;
    }

    /** {@return how many activities make a return} */
    public long minActivities() {
        return minActivities;
    }

    /** How customers enter cohorts. */
    EntryRule entryRule() {
        return entry.rule();
    }

    /** The heading of a column. */
    String columnLabel(int column) {
        return columns.rule().label(column);
    }

    /** The column of a day in the life of a member, {@code columns.rule().count()} if it is beyond the last. */
    int column(int entryDay, int epochDay) {
        return columns.rule().columnOf(windows.rule().age(calendar, entryDay, epochDay));
    }

    /** The last column whose window has begun for a member. */
    int lastBegun(int entryDay, int asOfEpochDay) {
        return Math.min(column(entryDay, asOfEpochDay), columns.rule().count() - 1);
    }

    /** The last column whose window is over for a member, −1 if none is. */
    int lastObserved(int entryDay, int asOfEpochDay) {
        long age = windows.rule().age(calendar, entryDay, asOfEpochDay);
        int column = columns.rule().columnOf(age);
        boolean over = column < columns.rule().count()
                && age == columns.rule().lastAge(column)
                && windows.rule().endDay(calendar, entryDay, age) - 1 == asOfEpochDay;
        return over ? column : column - 1;
    }

    /** Whether all members of a cohort have the same windows, so that a cell is observed for all or for none. */
    boolean hasCommonWindows() {
        return windows.rule() instanceof WindowRule.CalendarPeriods && !(entry.rule() instanceof EntryRule.Given);
    }

    /** What a table keeps: the tables of two shards are of one definition, though each has assigned its own customers. */
    CohortDefinition withoutCustomers() {
        return entry.rule() instanceof EntryRule.Given ? withEntry(CohortEntry.assigned(CohortAssignment.EMPTY)) : this;
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof CohortDefinition other
                && calendar.equals(other.calendar)
                && entry.equals(other.entry)
                && windows.equals(other.windows)
                && columns.equals(other.columns)
                && returns == other.returns
                && minActivities == other.minActivities;
    }

    @Override
    public int hashCode() {
        // By names, not by enums: the same in every JVM, so that an engine can group tables by it.
        return Objects.hash(calendar.toString(), entry, windows, columns, returns.name(), minActivities);
    }

    @Override
    public String toString() {
        return "CohortDefinition[calendar=" + calendar + ", entry=" + entry + ", windows=" + windows + ", columns="
                + columns + ", returns=" + returns + ", minActivities=" + minActivities + "]";
    }

    private Object writeReplace() {
        return new SerialForm(calendar, entry, windows, columns, returns, minActivities);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a definition is read through its serial form");
    }

    private record SerialForm(
            PeriodCalendar calendar,
            CohortEntry entry,
            CohortWindows windows,
            CohortColumns columns,
            CohortReturn returns,
            long minActivities,
            long checksum)
            implements Serializable {

        SerialForm(
                PeriodCalendar calendar,
                CohortEntry entry,
                CohortWindows windows,
                CohortColumns columns,
                CohortReturn returns,
                long minActivities) {
            this(
                    calendar,
                    entry,
                    windows,
                    columns,
                    returns,
                    minActivities,
                    Checksum.of(calendar, entry, windows, columns, returns, minActivities));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, calendar, entry, windows, columns, returns, minActivities);
            return by(calendar)
                    .withEntry(entry)
                    .withWindows(windows)
                    .withColumns(columns)
                    .withReturn(returns)
                    .withMinActivities(minActivities);
        }
    }
}
