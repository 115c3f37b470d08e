package dev.retention.history;

import static java.util.Objects.requireNonNull;

import dev.retention.activity.ActivityLog;
import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.internal.Exact;
import dev.retention.internal.rows.DistinctRows;
import dev.retention.period.TimeUnit;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;

/**
 * How often each history and each gap between two purchases occurs: all that the likelihood of {@link dev.retention.lifetime.RepurchaseTiming RepurchaseTiming} depends on.
 *
 * <p>A gap runs from one purchase day of a customer to the next one. Of two customers with the same first and last day, the gaps say who
 * buys at a steady rhythm; {@link GroupedHistories} alone does not.
 *
 * <p>A canonical value: {@link #plus} is associative and commutative with {@link #empty} as its identity, so any split of the
 * customers makes the same statistics, to the bit. Shards must be disjoint: a gap of a customer who is split would be lost.
 *
 * <pre>{@code
 * PurchaseGaps gaps = PurchaseGaps.asOf(log, asOf);
 * RepurchaseTiming timing = RepurchaseTiming.fit(gaps).model();
 * }</pre>
 */
public final class PurchaseGaps implements Serializable {

    private static final long serialVersionUID = 1;

    /** Of each customer. */
    private final transient GroupedHistories histories;
    /** The bits of each length with how often it occurs. */
    private final transient DistinctRows gaps;

    private PurchaseGaps(GroupedHistories histories, DistinctRows gaps) {
        this.histories = histories;
        this.gaps = gaps;
    }

    /**
     * {@return no customers: the identity of {@link #plus}}
     *
     * @param unit the unit of time
     */
    public static PurchaseGaps empty(TimeUnit unit) {
        return new PurchaseGaps(GroupedHistories.empty(unit), DistinctRows.empty(1));
    }

    /**
     * {@return the histories and gaps of a log, in days, when everything up to and including a day is known} Linear in the entries.
     * Purchases of one day are one purchase; a day of returns only is none.
     *
     * @param log the purchases
     * @param asOf the last day of the observation
     * @throws IllegalArgumentException if there is activity after that day
     */
    public static PurchaseGaps asOf(ActivityLog log, LocalDate asOf) {
        GroupedHistories histories = BuyerHistories.asOf(log, asOf).grouped();
        double[] lengths = new double[log.entryCount()];
        int found = 0;
        for (int c = 0; c < log.customerCount(); c++) {
            int end = log.entriesEnd(c);
            int last = log.firstActive(log.entriesBegin(c), end);
            if (last == end) {
                continue;
            }
            for (int e = log.firstActive(last + 1, end); e < end; e = log.firstActive(e + 1, end)) {
                lengths[found++] = (double) log.epochDay(e) - log.epochDay(last);
                last = e;
            }
        }
        return new PurchaseGaps(histories, grouped(Arrays.copyOf(lengths, found), GroupedHistories.ones(found)));
    }

    /**
     * {@return statistics that someone else has counted, or that were kept}
     *
     * @param histories what is known of each customer
     * @param gaps lengths of gaps, in the unit of the histories
     * @param counts how often each of them occurs, at least 0
     * @throws IllegalArgumentException if the lengths of the arrays differ, a gap is not finite and above 0, a count is negative, or there are
     *     not as many gaps as repeat purchases
     * @throws ArithmeticException if the counts overflow a {@code long}
     */
    public static PurchaseGaps of(GroupedHistories histories, double[] gaps, long[] counts) {
        requireNonNull(histories, "histories");
        requireNonNull(gaps, "gaps");
        requireNonNull(counts, "counts");
        Checks.sameLength(gaps.length, "gaps", counts.length, "counts");
        long total = 0;
        for (int i = 0; i < gaps.length; i++) {
            Checks.time(
                    Checks.positive(gaps[i], "gaps[" + i + "]"),
                    histories.unit().days(),
                    "gaps",
                    i);
            Checks.notNegative(counts[i], "counts", i);
            total = Exact.add(total, counts[i], "the number of gaps");
        }
        if (total != histories.totalRepeats()) {
            throw new IllegalArgumentException("gaps must be as many as the repeat purchases of the histories, got "
                    + total + " by counts, " + histories.totalRepeats() + " by histories");
        }
        return new PurchaseGaps(histories, grouped(gaps, counts));
    }

    private static DistinctRows grouped(double[] lengths, long[] counts) {
        long[] bits = new long[lengths.length];
        Arrays.setAll(bits, i -> Double.doubleToLongBits(lengths[i]));
        return DistinctRows.of(new long[][] {bits}, counts);
    }

    /** {@return what is known of each customer} */
    public GroupedHistories histories() {
        return histories;
    }

    /** {@return the unit of the times} */
    public TimeUnit unit() {
        return histories.unit();
    }

    /** {@return how many different lengths of gaps there are} */
    public int size() {
        return gaps.size();
    }

    /**
     * {@return a length, ascending}
     *
     * @param index in [0, size)
     */
    public double gap(int index) {
        return Double.longBitsToDouble(gaps.key(0, Checks.index(index, size(), "index")));
    }

    /**
     * {@return how often a length occurs}
     *
     * @param index in [0, size)
     */
    public long count(int index) {
        return gaps.count(Checks.index(index, size(), "index"));
    }

    /**
     * {@return the statistics of the customers of both}
     *
     * <p>Associative and commutative. Shards must be disjoint: a customer who is in both would count twice.
     *
     * @param other other customers, in the same unit
     * @throws IllegalArgumentException if the units differ
     * @throws ArithmeticException if the counts overflow a {@code long}
     */
    public PurchaseGaps plus(PurchaseGaps other) {
        requireNonNull(other, "other");
        unit().require(other.unit(), "other", "PurchaseGaps.inUnit");
        return new PurchaseGaps(histories.plus(other.histories), gaps.plus(other.gaps));
    }

    /**
     * {@return the same statistics in another unit}
     *
     * @param other the other unit
     */
    public PurchaseGaps inUnit(TimeUnit other) {
        requireNonNull(other, "other");
        double[] lengths = new double[size()];
        Arrays.setAll(lengths, i -> unit().convert(gap(i), other));
        return new PurchaseGaps(histories.inUnit(other), grouped(lengths, counts()));
    }

    private long[] counts() {
        long[] counts = new long[size()];
        Arrays.setAll(counts, this::count);
        return counts;
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof PurchaseGaps other && histories.equals(other.histories) && gaps.equals(other.gaps);
    }

    @Override
    public int hashCode() {
        return Objects.hash(histories, gaps);
    }

    @Override
    public String toString() {
        return "PurchaseGaps[" + histories.customers() + " customers, " + histories.totalRepeats() + " gaps of "
                + size() + " lengths, in " + unit() + "]";
    }

    private Object writeReplace() {
        double[] lengths = new double[size()];
        Arrays.setAll(lengths, this::gap);
        return new SerialForm(histories, lengths, counts());
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("proxy required");
    }

    /** As for {@link #of}. */
    private record SerialForm(GroupedHistories histories, double[] gaps, long[] counts, long checksum)
            implements Serializable {

        SerialForm(GroupedHistories histories, double[] gaps, long[] counts) {
            this(histories, gaps, counts, Checksum.of(histories, gaps, counts));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, histories, gaps, counts);
            return PurchaseGaps.of(histories, gaps, counts);
        }
    }
}
