package dev.retention.cohort;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.internal.Exact;
import dev.retention.internal.text.TextTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Retention over the columns of a table, all cohorts together, with its churn.
 *
 * <p>Only what is observed enters: cohorts with at least one member whose window is over, and of them only such members. So the
 * cohorts differ from point to point, and each {@link Point} says which they are.
 *
 * @param average how the cohorts are averaged
 * @param basis against what is counted
 * @param points a point for each column of the table
 */
public record CohortCurve(CohortAverage average, CurveBasis basis, List<Point> points) implements Serializable {

    /** By how much a mean of rates can exceed 1 through rounding. */
    private static final double ROUNDING = 1e-9;

    /**
     * Copies the points, and checks them against the average and the basis.
     *
     * @throws IllegalArgumentException if more returned than there were at the start, or the retention is not the pooled one where
     *     the average is {@link CohortAverage#POOLED} or {@link CohortAverage#PER_CUSTOMER}
     */
    public CohortCurve {
        requireNonNull(average, "average");
        requireNonNull(basis, "basis");
        points = Checks.copyOf(points, Point.class, "points");
        boolean pooled = average == CohortAverage.POOLED || average == CohortAverage.PER_CUSTOMER;
        for (Point point : points) {
            if (basis == CurveBasis.START && (point.returned > point.base || point.retention > 1 + ROUNDING)) {
                throw new IllegalArgumentException(
                        "returned must be in [0, base] and retention in [0, 1], got " + point);
            }
            if (pooled && Double.compare(point.retention, (double) point.returned / point.base) != 0) {
                throw new IllegalArgumentException("retention must be returned / base, got " + point);
            }
        }
    }

    /** {@return a hash code that is the same in every JVM: an engine may group by it} */
    @Override
    public int hashCode() {
        return Objects.hash(average.ordinal(), basis.ordinal(), points);
    }

    static CohortCurve of(CohortTable table, CohortAverage average, CurveBasis basis) {
        boolean eachCustomerOnce = average == CohortAverage.PER_CUSTOMER
                && table.definition().entry().rule() instanceof EntryRule.EveryPeriod;
        if (eachCustomerOnce && table.customers() == null) {
            throw new IllegalStateException(
                    "PER_CUSTOMER needs all cohorts of a table whose customers are in several: take it before slicing rows");
        }
        var points = new ArrayList<Point>(table.columnCount());
        for (int column = 0; column < table.columnCount(); column++) {
            points.add(
                    eachCustomerOnce
                            ? pointOfCustomers(table, column, basis)
                            : pointOfCohorts(table, column, average, basis));
        }
        return new CohortCurve(average, basis, points);
    }

    private static Point pointOfCohorts(CohortTable table, int column, CohortAverage average, CurveBasis basis) {
        List<CohortRow> rows = rowsWithBase(table, column, basis);
        long[] counts = new long[rows.size()];
        long[] bases = new long[rows.size()];
        long returned = 0;
        long base = 0;
        for (int i = 0; i < counts.length; i++) {
            CellContent content = rows.get(i).observed().content(column);
            counts[i] = content.returned();
            bases[i] = basis.base(content);
            returned = Exact.add(returned, counts[i], "returned");
            base = Exact.add(base, bases[i], "base");
        }
        return new Point(label(table, column), average.rate(counts, bases), returned, base, labels(rows));
    }

    private static Point pointOfCustomers(CohortTable table, int column, CurveBasis basis) {
        CellContent content = table.customers().content(column);
        long base = basis.base(content);
        long returned = base > 0 ? content.returned() : 0;
        List<CohortRow> rows = rowsWithBase(table, column, basis);
        return new Point(label(table, column), (double) returned / base, returned, base, labels(rows));
    }

    private static List<CohortRow> rowsWithBase(CohortTable table, int column, CurveBasis basis) {
        return table.rows().stream()
                .filter(row -> basis.base(row.observed().content(column)) > 0)
                .toList();
    }

    private static String label(CohortTable table, int column) {
        return table.definition().columnLabel(column);
    }

    private static List<String> labels(List<CohortRow> rows) {
        return rows.stream().map(CohortRow::label).toList();
    }

    /**
     * {@return the point of a column}
     *
     * @param column in [0, points.size())
     */
    public Point point(int column) {
        return points.get(Checks.index(column, points.size(), "column"));
    }

    /** {@return the points as lines of text} */
    public String toText() {
        var table = TextTable.withHeader("column", "retention", "churn", "returned", "of", "cohorts");
        for (Point point : points) {
            table.row(
                    point.column,
                    TextTable.percent(point.retention, 1),
                    TextTable.percent(point.churn(), 1),
                    Long.toString(point.returned),
                    Long.toString(point.base),
                    Integer.toString(point.cohorts.size()));
        }
        return table.toString();
    }

    /**
     * Retention in one column.
     *
     * @param column the heading of the column
     * @param retention the average, {@code NaN} if no cohort has a base
     * @param returned how many returned, of the cohorts that are used
     * @param base out of how many
     * @param cohorts the cohorts that are used
     */
    public record Point(String column, double retention, long returned, long base, List<String> cohorts)
            implements Serializable {

        /**
         * Copies the names of the cohorts.
         *
         * @throws IllegalArgumentException if a count is negative, or without a base somebody returned or there is a retention, or
         *     with one the retention is not finite and at least 0
         */
        public Point {
            requireNonNull(column, "column");
            Checks.notNegative(returned, "returned");
            Checks.notNegative(base, "base");
            if (base > 0) {
                Checks.notNegative(retention, "retention");
            } else if (returned > 0 || !Double.isNaN(retention)) {
                throw new IllegalArgumentException("retention must be NaN and returned 0 if base is 0, got retention="
                        + retention + ", returned=" + returned);
            }
            cohorts = Checks.copyOf(cohorts, String.class, "cohorts");
        }

        /** {@return {@code 1 - retention}; negative where a period has more returns than the one before} */
        public double churn() {
            return 1 - retention;
        }
    }
}
