package dev.retention.covariate;

import static java.util.Objects.requireNonNull;

import dev.retention.history.BuyerHistories;
import dev.retention.history.GroupedHistories;
import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.period.TimeUnit;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * How often each history of a buyer occurs with each combination of covariates: what a fit with covariates needs to know.
 *
 * <p>A canonical value: distinct rows, sorted by covariates, repeats and ages, with counts. {@link #plus} is associative and
 * commutative with an empty identity, so shards of customers merge in any order to the same bits. The shards must be disjoint.
 *
 * <pre>{@code
 * CovariateHistories histories = CovariateHistories.of(buyers, Covariates.of(List.of("discount"), new double[][] {discount}));
 * CovariateFit<BgNbd> fit = CovariateFit.bgNbd(histories, Coefficients.FREE);
 * }</pre>
 */
public final class CovariateHistories implements Serializable {

    private static final long serialVersionUID = 1;

    static final int REPEATS = 0;
    static final int AGE = 1;
    static final int LAST_AGE = 2;

    private final transient TimeUnit unit;
    private final transient CovariateRows rows;

    private CovariateHistories(TimeUnit unit, CovariateRows rows) {
        this.unit = unit;
        this.rows = rows;
    }

    /**
     * {@return no customers: the identity of {@link #plus}}
     *
     * @param names of the covariates, distinct
     * @param unit the unit of time
     */
    public static CovariateHistories empty(List<String> names, TimeUnit unit) {
        requireNonNull(unit, "unit");
        return new CovariateHistories(unit, CovariateRows.empty(Covariates.distinct(names), 3));
    }

    /**
     * {@return the histories of buyers with their covariates} Sorts once.
     *
     * @param buyers the buyers
     * @param covariates of each, in the same order
     * @throws IllegalArgumentException if there are not as many covariates as buyers
     */
    public static CovariateHistories of(BuyerHistories buyers, Covariates covariates) {
        requireNonNull(buyers, "buyers");
        requireNonNull(covariates, "covariates");
        Checks.sameLength(buyers.size(), "buyers", covariates.size(), "covariates");
        int[] repeats = new int[buyers.size()];
        double[] lastAges = new double[repeats.length];
        double[] ages = new double[repeats.length];
        for (int i = 0; i < repeats.length; i++) {
            repeats[i] = buyers.repeats(i);
            lastAges[i] = buyers.lastAge(i);
            ages[i] = buyers.age(i);
        }
        long[] ones = new long[repeats.length];
        Arrays.fill(ones, 1);
        return grouped(covariates, repeats, lastAges, ages, ones, buyers.unit());
    }

    /**
     * {@return the histories of rows that may be grouped already} Sorts once.
     *
     * @param covariates of each row
     * @param repeats the x of each row
     * @param lastAges the t<sub>x</sub> of each row
     * @param ages the T of each row
     * @param counts how many customers each row stands for, at least 0
     * @param unit the unit of both times
     * @throws IllegalArgumentException if the lengths differ, a count is negative, or a row cannot be that of a customer
     * @throws ArithmeticException if the counts overflow a {@code long}
     */
    public static CovariateHistories of(
            Covariates covariates, int[] repeats, double[] lastAges, double[] ages, long[] counts, TimeUnit unit) {
        requireNonNull(covariates, "covariates");
        GroupedHistories.of(repeats, lastAges, ages, counts, unit); // checks all but the covariates
        Checks.sameLength(repeats.length, "repeats", covariates.size(), "covariates");
        return grouped(covariates, repeats, lastAges, ages, counts, unit);
    }

    private static CovariateHistories grouped(
            Covariates covariates, int[] repeats, double[] lastAges, double[] ages, long[] counts, TimeUnit unit) {
        long[][] keys = new long[3][repeats.length];
        for (int i = 0; i < repeats.length; i++) {
            keys[REPEATS][i] = repeats[i];
            keys[AGE][i] = Double.doubleToLongBits(ages[i] + 0.0);
            keys[LAST_AGE][i] = Double.doubleToLongBits(lastAges[i] + 0.0);
        }
        return new CovariateHistories(unit, CovariateRows.of(covariates, keys, counts));
    }

    /** {@return the unit of the times} */
    public TimeUnit unit() {
        return unit;
    }

    /** {@return the names of the covariates} */
    public List<String> names() {
        return rows.names();
    }

    /** {@return how many distinct rows there are} */
    public int rowCount() {
        return rows.rows().size();
    }

    /**
     * {@return the value of a covariate}
     *
     * @param row in [0, rowCount)
     * @param covariate its position
     */
    public double value(int row, int covariate) {
        return rows.value(row, Checks.index(covariate, names().size(), "covariate"));
    }

    /**
     * {@return x of a row}
     *
     * @param row in [0, rowCount)
     */
    public int repeats(int row) {
        return (int) rows.key(row, REPEATS);
    }

    /**
     * {@return t<sub>x</sub> of a row}
     *
     * @param row in [0, rowCount)
     */
    public double lastAge(int row) {
        return Double.longBitsToDouble(rows.key(row, LAST_AGE));
    }

    /**
     * {@return T of a row}
     *
     * @param row in [0, rowCount)
     */
    public double age(int row) {
        return Double.longBitsToDouble(rows.key(row, AGE));
    }

    /**
     * {@return how many customers have the covariates and the history of a row}
     *
     * @param row in [0, rowCount)
     */
    public long count(int row) {
        return rows.rows().count(row);
    }

    /** {@return how many customers there are} */
    public long customers() {
        return rows.rows().totalCount();
    }

    CovariateRows rows() {
        return rows;
    }

    /** {@return the same histories without the covariates} */
    public GroupedHistories grouped() {
        var columns = new Columns(this);
        return GroupedHistories.of(columns.repeats, columns.lastAges, columns.ages, columns.counts, unit);
    }

    /**
     * {@return the histories of the customers of both} Linear in the rows of both.
     *
     * <p>Associative and commutative. Shards must be disjoint: a customer who is in both would count twice.
     *
     * @param other other customers, with the same covariates and unit
     * @throws IllegalArgumentException if the covariates or the units differ
     * @throws ArithmeticException if the counts overflow a {@code long}
     */
    public CovariateHistories plus(CovariateHistories other) {
        requireNonNull(other, "other");
        unit.require(other.unit, "other", "CovariateHistories.inUnit");
        return new CovariateHistories(unit, rows.plus(other.rows));
    }

    /**
     * {@return the same histories in another unit}
     *
     * @param other the other unit
     */
    public CovariateHistories inUnit(TimeUnit other) {
        requireNonNull(other, "other");
        var columns = new Columns(this);
        for (int row = 0; row < columns.ages.length; row++) {
            columns.lastAges[row] = unit.convert(columns.lastAges[row], other);
            columns.ages[row] = unit.convert(columns.ages[row], other);
        }
        return grouped(rows.covariates(), columns.repeats, columns.lastAges, columns.ages, columns.counts, other);
    }

    /** The rows as columns. */
    private static final class Columns {

        private final int[] repeats;
        private final double[] lastAges;
        private final double[] ages;
        private final long[] counts;

        Columns(CovariateHistories histories) {
            int size = histories.rowCount();
            repeats = new int[size];
            lastAges = new double[size];
            ages = new double[size];
            counts = new long[size];
            for (int row = 0; row < size; row++) {
                repeats[row] = histories.repeats(row);
                lastAges[row] = histories.lastAge(row);
                ages[row] = histories.age(row);
                counts[row] = histories.count(row);
            }
        }
    }

    private Object writeReplace() {
        var columns = new Columns(this);
        return new SerialForm(rows.covariates(), columns.repeats, columns.lastAges, columns.ages, columns.counts, unit);
    }

    private void readObject(ObjectInputStream stream) throws InvalidObjectException {
        throw new InvalidObjectException("proxy required");
    }

    /** Goes back through the factory and its checks. */
    private record SerialForm(
            Covariates covariates,
            int[] repeats,
            double[] lastAges,
            double[] ages,
            long[] counts,
            TimeUnit unit,
            long checksum)
            implements Serializable {

        SerialForm(
                Covariates covariates, int[] repeats, double[] lastAges, double[] ages, long[] counts, TimeUnit unit) {
            this(
                    covariates,
                    repeats,
                    lastAges,
                    ages,
                    counts,
                    unit,
                    Checksum.of(covariates, repeats, lastAges, ages, counts, unit));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, covariates, repeats, lastAges, ages, counts, unit);
            return of(covariates, repeats, lastAges, ages, counts, unit);
        }
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof CovariateHistories other && unit.equals(other.unit) && rows.equals(other.rows);
    }

    @Override
    public int hashCode() {
        return Objects.hash(unit, rows);
    }

    /** {@return the counts as {@code CovariateHistories[2357 customers in 1106 distinct rows, covariates [spend], in weeks]}} */
    @Override
    public String toString() {
        return "CovariateHistories[" + customers() + " customers in " + rowCount() + " distinct rows, covariates "
                + names() + ", in " + unit + "]";
    }
}
