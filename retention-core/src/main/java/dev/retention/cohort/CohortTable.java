package dev.retention.cohort;

import static java.util.Objects.requireNonNull;

import dev.retention.activity.ActivityLog;
import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.internal.text.SafeText;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Cohorts in rows, time since entry in columns.
 *
 * <pre>
 * retention of a cell = members who returned in the column's window / members of the cohort
 * </pre>
 *
 * <p>Rows run without a gap from the first cohort that has a member to the one of the as-of day, empty ones among them; cohorts
 * that the caller names are in the order of their names. A table of nobody has no rows and no columns.
 *
 * <p>Tables of disjoint customers add up: {@code table(a.plus(b)) = table(a).plus(table(b))}.
 *
 * <pre>{@code
 * CohortTable table = CohortDefinition.by(PeriodCalendar.months()).table(log, asOf);
 * CohortCell cell = table.row(0).cell(1);
 * cell.state();                             // OBSERVED
 * cell.retention();                         // 324 of 885
 * table.curve(CohortAverage.POOLED).point(1).retention();
 * System.out.print(table.toText(CohortMetric.RETENTION));
 * }</pre>
 */
public final class CohortTable implements Serializable {

    private static final long serialVersionUID = 1;

    /** The label of all cohorts together. */
    static final String ALL = "all";

    /** What the table shows. */
    private final CohortDefinition definition;
    /** The last day that is known. */
    private final int asOfEpochDay;
    /** How many columns there are. */
    private final int columnCount;
    /** The cohorts. */
    private final CohortRow[] rows;
    /** Whether nothing is known from before the days that the entry looks at. */
    private final boolean startsLate;
    /** Each customer once, where they are in several cohorts; else null. */
    private final transient CellSums customers;
    /** Whether no rows or columns have been cut off. */
    private final boolean whole;

    CohortTable(
            CohortDefinition definition,
            int asOfEpochDay,
            int columnCount,
            List<CohortRow> rows,
            boolean startsLate,
            CellSums customers,
            boolean whole) {
        this.definition = definition;
        this.asOfEpochDay = asOfEpochDay;
        this.columnCount = columnCount;
        this.rows = rows.toArray(CohortRow[]::new);
        this.startsLate = startsLate;
        this.customers = customers;
        this.whole = whole;
    }

    /**
     * {@return the table of nobody: the identity of {@link #plus}} It is not one for a {@linkplain #sliceRows slice}, which adds to one
     * with the same rows and columns only.
     *
     * @param definition what the table shows
     * @param asOf the last day that is known
     */
    public static CohortTable empty(CohortDefinition definition, LocalDate asOf) {
        return requireNonNull(definition, "definition").table(ActivityLog.EMPTY, asOf);
    }

    /**
     * {@return the table of rows that were kept} A {@linkplain #isSlice slice} is not kept: cut it again from the whole.
     *
     * <pre>{@code
     * CohortTable.of(table.definition(), table.asOf(), table.rows(), table.startsLate(), table.eachCustomerOnce());
     * }</pre>
     *
     * @param definition what the table shows
     * @param asOf the last day that is known
     * @param rows all cohorts, in their order
     * @param startsLate see {@link #startsLate}
     * @param eachCustomerOnce see {@link #eachCustomerOnce}
     * @throws IllegalArgumentException if the rows are not those of the definition on that day: one for each period up to the last
     *     in which customers can enter, or names that ascend; with as many columns as have begun, and observed where these are over
     */
    public static CohortTable of(
            CohortDefinition definition,
            LocalDate asOf,
            List<CohortRow> rows,
            boolean startsLate,
            List<CellContent> eachCustomerOnce) {
        requireNonNull(definition, "definition");
        rows = Checks.copyOf(rows, CohortRow.class, "rows");
        CellSums customers = CellSums.of(Checks.copyOf(eachCustomerOnce, CellContent.class, "eachCustomerOnce")
                .toArray(CellContent[]::new));
        boolean isInSeveral = definition.entry().rule() instanceof EntryRule.EveryPeriod;
        return new TableCheck(
                        definition.withoutCustomers(),
                        Checks.epochDay(asOf, "asOf"),
                        rows.isEmpty() ? 0 : rows.get(0).columnCount(),
                        rows,
                        startsLate,
                        isInSeveral || customers.columns() > 0 ? customers : null,
                        true)
                .table();
    }

    /** {@return what the table shows; a caller's assignment of customers is left out} */
    public CohortDefinition definition() {
        return definition;
    }

    /** {@return the last day that is known} */
    public LocalDate asOf() {
        return LocalDate.ofEpochDay(asOfEpochDay);
    }

    /** {@return the cohorts} */
    public List<CohortRow> rows() {
        return Collections.unmodifiableList(Arrays.asList(rows));
    }

    /**
     * {@return one cohort}
     *
     * @param row in [0, rows().size())
     */
    public CohortRow row(int row) {
        return rows[Checks.index(row, rows.length, "row")];
    }

    /** {@return how many columns there are} */
    public int columnCount() {
        return columnCount;
    }

    /** {@return the headings of the columns: the age, or the ages of a bracket such as "2-4"} */
    public List<String> columnLabels() {
        return IntStream.range(0, columnCount).mapToObj(definition::columnLabel).toList();
    }

    /**
     * {@return whether the log holds nothing from before the range of {@link CohortEntry#firstIn}, so that old customers would pose
     * as new; always false if the entry is another one}
     */
    public boolean startsLate() {
        return startsLate;
    }

    /**
     * {@return all cohorts in one row, named "all"}
     *
     * <p>A cell sums those of the cohorts: its observed part looks only at members whose window is over, whatever their cohort.
     *
     * @throws ArithmeticException if a sum does not fit a {@code long}
     */
    public CohortRow all() {
        return CohortRow.total(ALL, columnCount, rows());
    }

    /**
     * {@return the retention curve against the start}
     *
     * @param average how the cohorts are averaged
     * @throws IllegalStateException as for {@link #curve(CohortAverage, CurveBasis)}
     */
    public CohortCurve curve(CohortAverage average) {
        return curve(average, CurveBasis.START);
    }

    /**
     * {@return the retention curve}
     *
     * @param average how the cohorts are averaged
     * @param basis against what is counted
     * @throws IllegalStateException if each customer is to count once, and the table is a slice of one whose customers are in
     *     several cohorts: it does not know who is in which
     */
    public CohortCurve curve(CohortAverage average, CurveBasis basis) {
        return CohortCurve.of(this, requireNonNull(average, "average"), requireNonNull(basis, "basis"));
    }

    /** {@return whether rows or columns have been cut off: such a table adds to those with the same rows and columns only} */
    public boolean isSlice() {
        return !whole;
    }

    /**
     * {@return what is observed by column if each customer counts once, as {@link CohortAverage#PER_CUSTOMER} needs it where customers
     * are in several cohorts ({@link CohortEntry#everyPeriod}), without activities and revenue; empty where they are not, or where
     * rows have been cut off}
     */
    public List<CellContent> eachCustomerOnce() {
        return customers == null ? List.of() : customers.contents();
    }

    /** Each customer once, where they are in several cohorts and no rows have been cut off; else null. */
    CellSums customers() {
        return customers;
    }

    /**
     * {@return the table with only some of its rows}
     *
     * @param from the first row
     * @param to the row after the last
     * @throws IndexOutOfBoundsException if the range is not within [0, rows().size()]
     */
    public CohortTable sliceRows(int from, int to) {
        Checks.range(from, to, rows.length, "from", "to");
        return new CohortTable(
                definition, asOfEpochDay, columnCount, rows().subList(from, to), startsLate, null, false);
    }

    /**
     * {@return the table with only its first columns}
     *
     * @param count how many, in [1, columnCount]
     * @throws IllegalArgumentException if the count is not in this range
     */
    public CohortTable firstColumns(int count) {
        Checks.inRange(count, 1, columnCount, "count");
        return new CohortTable(
                definition,
                asOfEpochDay,
                count,
                Arrays.stream(rows).map(row -> row.withColumnCount(count)).toList(),
                startsLate,
                customers == null ? null : customers.first(count),
                false);
    }

    /**
     * {@return the table of both groups of customers together}
     *
     * <p>Associative and commutative. Shards must be disjoint: a customer who is in both would count twice.
     *
     * @param other a table of the same definition and as-of day
     * @throws IllegalArgumentException if the definitions or the days differ, or if one is a slice and its rows and columns are not
     *     those of the other
     * @throws ArithmeticException if a sum does not fit a {@code long}
     */
    public CohortTable plus(CohortTable other) {
        requireNonNull(other, "other");
        requireSame("definition", definition, other.definition);
        requireSame("asOf", asOf(), other.asOf());
        if (!whole || !other.whole) {
            requireSame("number of columns, as one is a slice", columnCount, other.columnCount);
            requireSame("rows, as one is a slice", labels(), other.labels());
        }
        int columns = Math.max(columnCount, other.columnCount);
        return new CohortTable(
                definition,
                asOfEpochDay,
                columns,
                definition.entry().rule() instanceof EntryRule.Given
                        ? mergeByName(rows(), other.rows(), columns)
                        : mergeFromTheEnd(rows(), other.rows(), columns),
                startsLate && other.startsLate,
                customers == null || other.customers == null
                        ? null
                        : CellSums.total(ALL, List.of(customers, other.customers)),
                whole && other.whole);
    }

    private static void requireSame(String name, Object mine, Object others) {
        if (!mine.equals(others)) {
            throw new IllegalArgumentException(
                    "other must have the same " + name + ", got " + SafeText.of(mine) + " and " + SafeText.of(others));
        }
    }

    private List<String> labels() {
        return Arrays.stream(rows).map(CohortRow::label).toList();
    }

    private static List<CohortRow> mergeByName(List<CohortRow> a, List<CohortRow> b, int columns) {
        Map<String, CohortRow> merged = new TreeMap<>();
        for (CohortRow row : a) {
            merged.put(row.label(), row.withColumnCount(columns));
        }
        for (CohortRow row : b) {
            merged.merge(row.label(), row.withColumnCount(columns), (x, y) -> plus(x, y, columns));
        }
        return new ArrayList<>(merged.values());
    }

    private static CohortRow plus(CohortRow a, CohortRow b, int columns) {
        return CohortRow.total(a.label(), columns, List.of(a, b));
    }

    /** Rows end with the same period, so that the shorter table's are the last ones of the longer one. */
    private static List<CohortRow> mergeFromTheEnd(List<CohortRow> a, List<CohortRow> b, int columns) {
        if (b.size() > a.size()) {
            return mergeFromTheEnd(b, a, columns);
        }
        int lead = a.size() - b.size();
        var merged = new ArrayList<CohortRow>(a.size());
        for (int i = 0; i < a.size(); i++) {
            merged.add(i < lead ? a.get(i).withColumnCount(columns) : plus(a.get(i), b.get(i - lead), columns));
        }
        return merged;
    }

    /**
     * {@return the table as lines of text, which line up}
     *
     * <p>The last line holds {@linkplain #all all cohorts}, as far as observed. Cells that are not yet observable are blank, those
     * of an empty cohort a dash, and partly observed ones show what is known so far, with a plus sign.
     *
     * @param metric which number of each cell to show
     */
    public String toText(CohortMetric metric) {
        requireNonNull(metric, "metric");
        return CohortText.of(this, metric);
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof CohortTable other
                && definition.equals(other.definition)
                && asOfEpochDay == other.asOfEpochDay
                && columnCount == other.columnCount
                && Arrays.equals(rows, other.rows)
                && startsLate == other.startsLate
                && Objects.equals(customers, other.customers)
                && whole == other.whole;
    }

    @Override
    public int hashCode() {
        return Objects.hash(definition, asOfEpochDay, Arrays.hashCode(rows));
    }

    @Override
    public String toString() {
        long members = Arrays.stream(rows).mapToLong(CohortRow::size).sum();
        return "CohortTable[" + rows.length + " cohorts, " + columnCount + " columns, " + members + " members, as of "
                + asOf() + "]";
    }

    private Object writeReplace() {
        return new SerialForm(
                definition,
                asOfEpochDay,
                columnCount,
                rows,
                startsLate,
                customers == null ? null : customers.toArray(),
                whole);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a table is read through its serial form");
    }

    private record SerialForm(
            CohortDefinition definition,
            int asOfEpochDay,
            int columnCount,
            CohortRow[] rows,
            boolean startsLate,
            long[] customers,
            boolean whole,
            long checksum)
            implements Serializable {

        SerialForm(
                CohortDefinition definition,
                int asOfEpochDay,
                int columnCount,
                CohortRow[] rows,
                boolean startsLate,
                long[] customers,
                boolean whole) {
            this(
                    definition,
                    asOfEpochDay,
                    columnCount,
                    rows,
                    startsLate,
                    customers,
                    whole,
                    Checksum.of(asOfEpochDay, columnCount, rows, startsLate, customers, whole));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, asOfEpochDay, columnCount, rows, startsLate, customers, whole);
            return new TableCheck(
                            requireNonNull(definition, "definition").withoutCustomers(),
                            asOfEpochDay,
                            columnCount,
                            List.of(rows),
                            startsLate,
                            customers == null ? null : CellSums.ofArray(customers),
                            whole)
                    .table();
        }
    }
}
