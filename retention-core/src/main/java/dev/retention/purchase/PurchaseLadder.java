package dev.retention.purchase;

import dev.retention.estimate.Proportion;
import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.internal.Exact;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;

/**
 * How many customers climbed to each number of purchases, and so how likely the next one is.
 *
 * <pre>
 * P(purchase k+1 | purchase k) = customers with at least k+1 / customers with at least k
 * </pre>
 *
 * <p>This is the plain share of the customers so far. Those who made their k-th purchase yesterday count as if they had
 * stopped, so that it is too low in a growing shop; the Kaplan–Meier curve of the time to the next purchase, in the package
 * {@code survival}, counts them only for as long as they were watched.
 *
 * <p>Only the numbers of purchases that occur are kept: a customer with a billion purchases costs no more than another.
 * Ladders of disjoint groups merge by {@link #plus}, exactly.
 *
 * <pre>{@code
 * PurchaseLadder ladder = PurchaseLadder.ofExactly(1_000, 350, 130);   // one, two, three purchases
 * ladder.next(1).rate();            // 0.3243: 480 of 1,480 bought a second time
 * }</pre>
 */
public final class PurchaseLadder implements Serializable {

    private static final long serialVersionUID = 1;

    /** The ladder without customers: the identity of {@link #plus}. */
    public static final PurchaseLadder EMPTY = new PurchaseLadder(new long[0], new long[0]);

    /** The numbers of purchases that occur, ascending, above 0. */
    private final long[] purchases;

    /** How many customers have at least so many. */
    private final long[] atLeast;

    private PurchaseLadder(long[] purchases, long[] exactly) {
        this.purchases = purchases;
        this.atLeast = exactly;
        for (int i = atLeast.length - 2; i >= 0; i--) {
            atLeast[i] = Exact.add(atLeast[i], atLeast[i + 1], "the number of customers");
        }
    }

    /**
     * {@return the ladder of the customers in a column}; time: sorting it.
     *
     * @param purchases each customer's number of purchases; those with none are left out
     * @throws IllegalArgumentException if a number is negative
     */
    public static PurchaseLadder of(long[] purchases) {
        long[] sorted = Objects.requireNonNull(purchases, "purchases").clone();
        for (int i = 0; i < sorted.length; i++) {
            Checks.notNegative(sorted[i], "purchases", i);
        }
        Arrays.sort(sorted);
        long[] exactly = new long[sorted.length];
        int rungs = 0;
        for (long count : sorted) {
            if (count > 0) {
                if (rungs == 0 || sorted[rungs - 1] != count) {
                    sorted[rungs++] = count;
                }
                exactly[rungs - 1]++;
            }
        }
        return new PurchaseLadder(Arrays.copyOf(sorted, rungs), Arrays.copyOf(exactly, rungs));
    }

    /**
     * {@return the ladder of a table of counts}
     *
     * @param customers the customers with exactly one purchase, with exactly two, and so on
     * @throws IllegalArgumentException if a count is negative
     * @throws ArithmeticException if their sum overflows a {@code long}
     */
    public static PurchaseLadder ofExactly(long... customers) {
        Objects.requireNonNull(customers, "customers");
        long[] purchases = new long[customers.length];
        long[] exactly = new long[customers.length];
        int rungs = 0;
        for (int i = 0; i < customers.length; i++) {
            Checks.notNegative(customers[i], "customers", i);
            if (customers[i] > 0) {
                purchases[rungs] = i + 1;
                exactly[rungs++] = customers[i];
            }
        }
        return new PurchaseLadder(Arrays.copyOf(purchases, rungs), Arrays.copyOf(exactly, rungs));
    }

    /**
     * {@return the ladder that was kept as numbers: its {@link #rungs} and how many customers are {@linkplain #exactly exactly} on each}
     *
     * @param rungs numbers of purchases, strictly ascending, above 0
     * @param customers how many customers have exactly so many, above 0
     * @throws IllegalArgumentException if the lengths differ or a number is out of its range
     * @throws ArithmeticException if the sum of the customers overflows a {@code long}
     */
    public static PurchaseLadder ofRungs(long[] rungs, long[] customers) {
        Objects.requireNonNull(rungs, "rungs");
        Objects.requireNonNull(customers, "customers");
        Checks.sameLength(rungs.length, "rungs", customers.length, "customers");
        for (int i = 0; i < rungs.length; i++) {
            Checks.positive(rungs[i], "rungs[" + i + "]");
            Checks.positive(customers[i], "customers[" + i + "]");
            if (i > 0 && rungs[i] <= rungs[i - 1]) {
                throw new IllegalArgumentException("rungs must ascend, got rungs[" + (i - 1) + "]=" + rungs[i - 1]
                        + ", rungs[" + i + "]=" + rungs[i]);
            }
        }
        return new PurchaseLadder(rungs.clone(), customers.clone());
    }

    /** {@return the customers on the ladder: those with at least one purchase} */
    public long customers() {
        return atLeast.length == 0 ? 0 : atLeast[0];
    }

    /** {@return the largest number of purchases that a customer has; 0 without customers} */
    public long mostPurchases() {
        return purchases.length == 0 ? 0 : purchases[purchases.length - 1];
    }

    /** {@return the numbers of purchases that occur, ascending; a copy} */
    public long[] rungs() {
        return purchases.clone();
    }

    /**
     * {@return the customers with at least {@code k} purchases}
     *
     * @param k how many purchases, above 0
     */
    public long atLeast(long k) {
        Checks.positive(k, "k");
        int found = Arrays.binarySearch(purchases, k);
        int rung = found >= 0 ? found : -found - 1;
        return rung == atLeast.length ? 0 : atLeast[rung];
    }

    /**
     * {@return the customers with exactly {@code k} purchases}
     *
     * @param k how many purchases, above 0
     */
    public long exactly(long k) {
        return atLeast(k) - above(k);
    }

    /**
     * {@return of the customers with at least {@code k} purchases, those who made a further one}; nothing of nothing if nobody
     * came so far.
     *
     * @param k how many purchases, above 0
     */
    public Proportion next(long k) {
        long reached = atLeast(k);
        return new Proportion(above(k), reached);
    }

    private long above(long k) {
        return k == Long.MAX_VALUE ? 0 : atLeast(k + 1);
    }

    /**
     * {@return the ladder of both groups together}
     *
     * <p>Associative and commutative. Shards must be disjoint: a customer who is in both would count twice.
     *
     * @param other the ladder of a disjoint group of customers
     * @throws ArithmeticException if a sum overflows a {@code long}
     */
    public PurchaseLadder plus(PurchaseLadder other) {
        Objects.requireNonNull(other, "other");
        long[] rungs = new long[purchases.length + other.purchases.length];
        long[] exactly = new long[rungs.length];
        int merged = 0;
        for (int mine = 0, theirs = 0; mine < purchases.length || theirs < other.purchases.length; merged++) {
            long rung = Math.min(rungOrLast(mine), other.rungOrLast(theirs));
            rungs[merged] = rung;
            exactly[merged] = Exact.add(exactly(rung), other.exactly(rung), "the number of customers");
            mine += rungOrLast(mine) == rung ? 1 : 0;
            theirs += other.rungOrLast(theirs) == rung ? 1 : 0;
        }
        return new PurchaseLadder(Arrays.copyOf(rungs, merged), Arrays.copyOf(exactly, merged));
    }

    private long rungOrLast(int index) {
        return index < purchases.length ? purchases[index] : Long.MAX_VALUE;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PurchaseLadder that
                && Arrays.equals(purchases, that.purchases)
                && Arrays.equals(atLeast, that.atLeast);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(purchases), Arrays.hashCode(atLeast));
    }

    /** {@return the rungs with the customers who reached each: {@code PurchaseLadder[1=1480, 2=480, 3=130]}} */
    @Override
    public String toString() {
        var text = new StringBuilder("PurchaseLadder[");
        for (int i = 0; i < purchases.length; i++) {
            text.append(i == 0 ? "" : ", ").append(purchases[i]).append('=').append(atLeast[i]);
        }
        return text.append(']').toString();
    }

    private Object writeReplace() {
        return new SerialForm(
                purchases, Arrays.stream(purchases).map(this::exactly).toArray());
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a ladder is read through its serial form");
    }

    /** As for {@link #ofRungs}. */
    private record SerialForm(long[] rungs, long[] customers, long checksum) implements Serializable {

        SerialForm(long[] rungs, long[] customers) {
            this(rungs, customers, Checksum.of(rungs, customers));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, rungs, customers);
            return PurchaseLadder.ofRungs(rungs, customers);
        }
    }
}
