package dev.retention.history;

import static java.util.Objects.requireNonNull;

import dev.retention.cohort.CellState;
import dev.retention.cohort.CohortEntry;
import dev.retention.cohort.CohortReturn;
import dev.retention.cohort.CohortRow;
import dev.retention.cohort.CohortTable;
import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.internal.Exact;
import dev.retention.period.TimeUnit;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * How many customers renewed their contract at each occasion, and how many did not: the sufficient statistics of a model of
 * contracts.
 *
 * <pre>
 * survivors   1000   631   468         customers at the start, after the first occasion, after the second
 * renewed            631   468         at occasion 1, 2
 * lost               369   163
 * </pre>
 *
 * <p>Occasions count from 1 for each customer, whenever they joined. Cohorts of any age add up with {@link #plus}, which is
 * associative and commutative: an old cohort has been asked often, a young one seldom, and nobody is counted at an occasion
 * that is yet to come.
 *
 * <pre>{@code
 * RenewalCounts counts = RenewalCounts.ofSurvivors(TimeUnit.YEAR, 1000, 631, 468, 382)
 *         .plus(RenewalCounts.ofSurvivors(TimeUnit.YEAR, 1200, 750));
 * }</pre>
 */
public final class RenewalCounts implements Serializable {

    private static final long serialVersionUID = 1;

    /** The time between two occasions. */
    private final TimeUnit period;
    /** At occasion i + 1. */
    private final long[] renewed;
    /** At occasion i + 1. */
    private final long[] lost;

    /** Takes the arrays as they are, but for trailing occasions at which nobody was asked. */
    private RenewalCounts(TimeUnit period, long[] renewed, long[] lost) {
        int occasions = renewed.length;
        while (occasions > 0 && renewed[occasions - 1] == 0 && lost[occasions - 1] == 0) {
            occasions--;
        }
        this.period = period;
        this.renewed = Arrays.copyOf(renewed, occasions);
        this.lost = Arrays.copyOf(lost, occasions);
    }

    /**
     * {@return nobody: the identity of {@link #plus}}
     *
     * @param period the time between two occasions
     */
    public static RenewalCounts empty(TimeUnit period) {
        return new RenewalCounts(requireNonNull(period, "period"), new long[0], new long[0]);
    }

    /**
     * {@return the counts of one cohort}
     *
     * @param period the time between two occasions
     * @param survivors how many customers there were at first, after the first occasion, and so on; never more than before
     * @throws IllegalArgumentException if a number is negative or above the one before
     */
    public static RenewalCounts ofSurvivors(TimeUnit period, long... survivors) {
        requireNonNull(period, "period");
        requireNonNull(survivors, "survivors");
        int occasions = Math.max(0, survivors.length - 1);
        long[] lost = new long[occasions];
        for (int i = 0; i < survivors.length; i++) {
            Checks.notNegative(survivors[i], "survivors[" + i + "]");
            if (i > 0) {
                lost[i - 1] = survivors[i - 1] - survivors[i];
                if (lost[i - 1] < 0) {
                    throw new IllegalArgumentException("survivors must not increase, got survivors[" + (i - 1) + "]="
                            + survivors[i - 1] + ", survivors[" + i + "]=" + survivors[i]
                            + ": who comes back after leaving is a new customer of a contract");
                }
            }
        }
        return new RenewalCounts(
                period, survivors.length == 0 ? lost : Arrays.copyOfRange(survivors, 1, survivors.length), lost);
    }

    /**
     * {@return counts by occasion, as a table of customers who joined at different times adds up to}
     *
     * @param period the time between two occasions
     * @param renewed how many renewed at occasion 1, 2, …
     * @param lost how many did not
     * @throws IllegalArgumentException if the lengths differ or a number is negative
     */
    public static RenewalCounts of(TimeUnit period, long[] renewed, long[] lost) {
        requireNonNull(period, "period");
        requireNonNull(renewed, "renewed");
        requireNonNull(lost, "lost");
        Checks.sameLength(renewed.length, "renewed", lost.length, "lost");
        for (int i = 0; i < renewed.length; i++) {
            Checks.notNegative(renewed[i], "renewed[" + i + "]");
            Checks.notNegative(lost[i], "lost[" + i + "]");
        }
        return new RenewalCounts(period, renewed, lost);
    }

    /**
     * {@return the counts of all cohorts of a table, where a customer under contract is active in every period}
     *
     * <p>The survivors of a cohort are those who have been active in each period so far, so the table is to count
     * {@linkplain CohortReturn#STREAK streaks}, with a column for each age, and each customer is to be in one cohort. Cells that are
     * not {@linkplain CellState#OBSERVED observed} are left out.
     *
     * @param table the cohorts
     * @param period the unit that a period of the table is to count as
     * @throws IllegalArgumentException if the table counts returns by another rule or in brackets of ages, or customers enter
     *     {@linkplain CohortEntry#everyPeriod in every period anew}
     */
    public static RenewalCounts ofCohorts(CohortTable table, TimeUnit period) {
        requireNonNull(table, "table");
        requireNonNull(period, "period");
        if (table.definition().returns() != CohortReturn.STREAK || !hasSingleAges(table)) {
            throw new IllegalArgumentException(
                    "table must count returns by STREAK in columns of single ages, got returns="
                            + table.definition().returns() + ", columns="
                            + table.definition().columns());
        }
        if (table.definition().entry().equals(CohortEntry.everyPeriod())) {
            throw new IllegalArgumentException("table must have each customer in one cohort, got entry="
                    + table.definition().entry());
        }
        RenewalCounts counts = empty(period);
        for (CohortRow row : table.rows()) {
            long[] survivors = IntStream.range(0, row.columnCount())
                    .filter(age -> row.state(age) == CellState.OBSERVED)
                    .mapToLong(age -> row.cell(age).retention().count())
                    .toArray();
            counts = counts.plus(ofSurvivors(period, survivors));
        }
        return counts;
    }

    private static boolean hasSingleAges(CohortTable table) {
        return table.columnLabels()
                .equals(IntStream.range(0, table.columnCount())
                        .mapToObj(Integer::toString)
                        .toList());
    }

    /** {@return the time between two occasions} */
    public TimeUnit period() {
        return period;
    }

    /** {@return the last occasion at which anybody was asked} */
    public int occasions() {
        return renewed.length;
    }

    /**
     * {@return how many renewed at an occasion}
     *
     * @param occasion in [1, occasions]
     */
    public long renewed(int occasion) {
        return renewed[indexOf(occasion)];
    }

    /**
     * {@return how many did not renew at an occasion}
     *
     * @param occasion in [1, occasions]
     */
    public long lost(int occasion) {
        return lost[indexOf(occasion)];
    }

    private int indexOf(int occasion) {
        if (occasion < 1 || occasion > renewed.length) {
            throw new IndexOutOfBoundsException(
                    "occasion must be in [1, " + renewed.length + "], got occasion=" + occasion);
        }
        return occasion - 1;
    }

    /**
     * {@return the counts of the customers of both} Linear in the occasions.
     *
     * <p>Associative and commutative. Shards must be disjoint: a customer who is in both would count twice.
     *
     * @param other other customers, with the same period
     * @throws IllegalArgumentException if the periods differ
     * @throws ArithmeticException if a count overflows a {@code long}
     */
    public RenewalCounts plus(RenewalCounts other) {
        requireNonNull(other, "other");
        if (!period.equals(other.period)) {
            throw new IllegalArgumentException(
                    "other must count occasions of the same period, " + period + ", got other in " + other.period);
        }
        return new RenewalCounts(period, sum(renewed, other.renewed, "renewed"), sum(lost, other.lost, "lost"));
    }

    private static long[] sum(long[] a, long[] b, String name) {
        long[] sum = Arrays.copyOf(a, Math.max(a.length, b.length));
        for (int i = 0; i < b.length; i++) {
            sum[i] = Exact.add(sum[i], b[i], name + "[" + i + "]");
        }
        return sum;
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof RenewalCounts other
                && period.equals(other.period)
                && Arrays.equals(renewed, other.renewed)
                && Arrays.equals(lost, other.lost);
    }

    @Override
    public int hashCode() {
        return Objects.hash(period, Arrays.hashCode(renewed), Arrays.hashCode(lost));
    }

    @Override
    public String toString() {
        return "RenewalCounts[renewed=" + Arrays.toString(renewed) + ", lost=" + Arrays.toString(lost) + ", in "
                + period + "]";
    }

    private Object writeReplace() {
        return new SerialForm(period, renewed, lost);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("counts are read through their serial form");
    }

    /** As for {@link #of}. */
    private record SerialForm(TimeUnit period, long[] renewed, long[] lost, long checksum) implements Serializable {

        SerialForm(TimeUnit period, long[] renewed, long[] lost) {
            this(period, renewed, lost, Checksum.of(period, renewed, lost));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, period, renewed, lost);
            return RenewalCounts.of(period, renewed, lost);
        }
    }
}
