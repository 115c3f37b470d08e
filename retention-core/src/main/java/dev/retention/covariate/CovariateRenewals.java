package dev.retention.covariate;

import static java.util.Objects.requireNonNull;

import dev.retention.history.RenewalCounts;
import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.internal.Exact;
import dev.retention.period.TimeUnit;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * How often customers under contract renewed, and whether they left then, with their covariates: what a fit of a contract model needs.
 *
 * <pre>
 * renewals 3, lost      renewed at occasions 1, 2 and 3, and not at 4
 * renewals 3, not lost  renewed at occasions 1, 2 and 3; occasion 4 is yet to come
 * </pre>
 *
 * <p>A canonical value: distinct rows, sorted, with counts. {@link #plus} is associative and commutative with an empty identity. The
 * shards must be disjoint.
 */
public final class CovariateRenewals implements Serializable {

    private static final long serialVersionUID = 1;

    private static final int MOST_RENEWALS = 1_000_000;

    static final int RENEWALS = 0;
    static final int LOST = 1;

    private final transient TimeUnit period;
    private final transient CovariateRows rows;

    private CovariateRenewals(TimeUnit period, CovariateRows rows) {
        this.period = period;
        this.rows = rows;
    }

    /**
     * {@return no customers: the identity of {@link #plus}}
     *
     * @param names of the covariates, distinct
     * @param period the time between two occasions
     */
    public static CovariateRenewals empty(List<String> names, TimeUnit period) {
        requireNonNull(period, "period");
        return new CovariateRenewals(period, CovariateRows.empty(Covariates.distinct(names), 2));
    }

    /**
     * {@return the renewals of customers, one row each}
     *
     * @param covariates of each customer
     * @param renewals how often each renewed, at least 0 and at most a million
     * @param lost whether each left at the next occasion; if not, it is yet to come
     * @param period the time between two occasions
     * @throws IllegalArgumentException if the lengths differ or a number is out of its range
     */
    public static CovariateRenewals of(Covariates covariates, int[] renewals, boolean[] lost, TimeUnit period) {
        requireNonNull(renewals, "renewals");
        long[] ones = new long[renewals.length];
        Arrays.fill(ones, 1);
        return of(covariates, renewals, lost, ones, period);
    }

    /**
     * {@return the renewals of rows that may be grouped already}
     *
     * @param covariates of each row
     * @param renewals how often the customers of each row renewed, at least 0 and at most a million
     * @param lost whether they left at the next occasion; if not, it is yet to come
     * @param counts how many customers each row stands for, at least 0
     * @param period the time between two occasions
     * @throws IllegalArgumentException if the lengths differ or a number is out of its range
     * @throws ArithmeticException if the counts overflow a {@code long}
     */
    public static CovariateRenewals of(
            Covariates covariates, int[] renewals, boolean[] lost, long[] counts, TimeUnit period) {
        requireNonNull(covariates, "covariates");
        requireNonNull(renewals, "renewals");
        requireNonNull(lost, "lost");
        requireNonNull(counts, "counts");
        requireNonNull(period, "period");
        Checks.sameLength(renewals.length, "renewals", lost.length, "lost");
        Checks.sameLength(renewals.length, "renewals", counts.length, "counts");
        Checks.sameLength(renewals.length, "renewals", covariates.size(), "covariates");
        long[][] keys = new long[2][renewals.length];
        for (int i = 0; i < renewals.length; i++) {
            Checks.inRange(renewals[i], 0, MOST_RENEWALS, "renewals", i);
            Checks.notNegative(counts[i], "counts", i);
            keys[RENEWALS][i] = renewals[i];
            keys[LOST][i] = lost[i] ? 1 : 0;
        }
        return new CovariateRenewals(period, CovariateRows.of(covariates, keys, counts));
    }

    /** {@return the time between two occasions} */
    public TimeUnit period() {
        return period;
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
     * {@return how often the customers of a row renewed}
     *
     * @param row in [0, rowCount)
     */
    public int renewals(int row) {
        return (int) rows.key(row, RENEWALS);
    }

    /**
     * {@return whether the customers of a row left at the next occasion}
     *
     * @param row in [0, rowCount)
     */
    public boolean isLost(int row) {
        return rows.key(row, LOST) == 1;
    }

    /**
     * {@return how many customers a row stands for}
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

    /** {@return the same renewals by occasion, without the covariates} Linear in the rows and occasions. */
    public RenewalCounts counts() {
        int occasions = 0;
        for (int row = 0; row < rowCount(); row++) {
            occasions = Math.max(occasions, Exact.add(renewals(row), isLost(row) ? 1 : 0, "occasions"));
        }
        long[] reached = new long[occasions + 1];
        long[] lost = new long[occasions];
        for (int row = 0; row < rowCount(); row++) {
            reached[renewals(row)] = Exact.add(reached[renewals(row)], count(row), "renewed");
            if (isLost(row)) {
                lost[renewals(row)] = Exact.add(lost[renewals(row)], count(row), "lost");
            }
        }
        long[] renewed = new long[occasions];
        long sum = 0;
        for (int t = occasions; t > 0; t--) {
            sum = Exact.add(sum, reached[t], "renewed");
            renewed[t - 1] = sum;
        }
        return RenewalCounts.of(period, renewed, lost);
    }

    /**
     * {@return the renewals of the customers of both} Linear in the rows of both.
     *
     * <p>Associative and commutative. Shards must be disjoint: a customer who is in both would count twice.
     *
     * @param other other customers, with the same covariates and period
     * @throws IllegalArgumentException if the covariates or the periods differ
     * @throws ArithmeticException if the counts overflow a {@code long}
     */
    public CovariateRenewals plus(CovariateRenewals other) {
        requireNonNull(other, "other");
        if (!period.equals(other.period)) {
            throw new IllegalArgumentException(
                    "other must count occasions of the same period, " + period + ", got other in " + other.period);
        }
        return new CovariateRenewals(period, rows.plus(other.rows));
    }

    private Object writeReplace() {
        int size = rowCount();
        int[] renewals = new int[size];
        boolean[] lost = new boolean[size];
        long[] counts = new long[size];
        for (int row = 0; row < size; row++) {
            renewals[row] = renewals(row);
            lost[row] = isLost(row);
            counts[row] = count(row);
        }
        return new SerialForm(rows.covariates(), renewals, lost, counts, period);
    }

    private void readObject(ObjectInputStream stream) throws InvalidObjectException {
        throw new InvalidObjectException("proxy required");
    }

    /** Goes back through the factory and its checks. */
    private record SerialForm(
            Covariates covariates, int[] renewals, boolean[] lost, long[] counts, TimeUnit period, long checksum)
            implements Serializable {

        SerialForm(Covariates covariates, int[] renewals, boolean[] lost, long[] counts, TimeUnit period) {
            this(covariates, renewals, lost, counts, period, Checksum.of(covariates, renewals, lost, counts, period));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, covariates, renewals, lost, counts, period);
            return of(covariates, renewals, lost, counts, period);
        }
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof CovariateRenewals other && period.equals(other.period) && rows.equals(other.rows);
    }

    @Override
    public int hashCode() {
        return Objects.hash(period, rows);
    }

    /** {@return the counts as {@code CovariateRenewals[1000 customers in 40 distinct rows, covariates [plan], in months]}} */
    @Override
    public String toString() {
        return "CovariateRenewals[" + customers() + " customers in " + rowCount() + " distinct rows, covariates "
                + names() + ", in " + period + "]";
    }
}
