package dev.retention.purchase;

import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.internal.Exact;
import dev.retention.internal.ExactSum;
import dev.retention.internal.Fractions;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Objects;

/**
 * How much of the revenue the best customers bring: the top 20 % make 36 % of it, say.
 *
 * <pre>
 * top share(f) = revenue of the ceil(f * customers) customers with the most / all revenue
 * </pre>
 *
 * <p>The fraction is read as the decimal that it prints as, so that 0.2 of 995 customers are 199, and 0.1 of them 100. Rounding
 * up means that the top are at least the fraction that was asked for. Which of several customers with equal revenue are among
 * them does not change the share.
 *
 * <p>Customers are all entries, also those whose revenue is 0 or, after returns, below: the shares of the others can then
 * exceed 1. The share of no revenue is {@code NaN}.
 *
 * <p>One {@code long} per customer; groups of customers merge by {@link #plus}.
 *
 * <pre>{@code
 * RevenueConcentration.of(new long[] {100, 700, 100, 100}).topShare(0.25);    // 0.7
 * }</pre>
 */
public final class RevenueConcentration implements Serializable {

    private static final long serialVersionUID = 1;

    /** No customers: the identity of {@link #plus}. */
    public static final RevenueConcentration EMPTY = new RevenueConcentration(new long[0]);

    /** Ascending. */
    private final long[] revenueMinor;

    /** The sum of all. */
    private final long totalMinor;

    private RevenueConcentration(long[] revenueMinor) {
        Arrays.sort(revenueMinor);
        this.revenueMinor = revenueMinor;
        this.totalMinor = topMinor(revenueMinor.length);
    }

    /**
     * {@return the concentration of a column of revenues}; time: sorting it.
     *
     * @param revenueMinor each customer's revenue
     * @throws ArithmeticException if the sum of all overflows a {@code long}
     */
    public static RevenueConcentration of(long[] revenueMinor) {
        return new RevenueConcentration(
                Objects.requireNonNull(revenueMinor, "revenueMinor").clone());
    }

    /** {@return how many customers there are} */
    public int customers() {
        return revenueMinor.length;
    }

    /** {@return the revenues of the customers, ascending; a copy, from which {@link #of} makes an equal concentration} */
    public long[] revenuesMinor() {
        return revenueMinor.clone();
    }

    /** {@return the revenue of all} */
    public long totalMinor() {
        return totalMinor;
    }

    /**
     * {@return how many customers are the top: {@code fraction * customers}, rounded up}
     *
     * @param fraction of the customers, in [0, 1]
     */
    public int topCustomers(double fraction) {
        Checks.inUnitInterval(fraction, "fraction");
        return BigDecimal.valueOf(fraction)
                .multiply(BigDecimal.valueOf(customers()))
                .setScale(0, RoundingMode.CEILING)
                .intValueExact();
    }

    /**
     * {@return the revenue of the best customers}
     *
     * @param customers how many, in [0, customers()]
     * @throws ArithmeticException if it overflows a {@code long}: returns may bring only the sum of all back into range
     */
    public long topMinor(int customers) {
        Checks.inRange(customers, 0, revenueMinor.length, "customers");
        var sum = new ExactSum();
        for (int i = revenueMinor.length - customers; i < revenueMinor.length; i++) {
            sum.add(revenueMinor[i]);
        }
        return sum.total("revenueMinor");
    }

    /**
     * {@return the share of the revenue that the top customers bring; {@code NaN} if there is no revenue}
     *
     * @param fraction of the customers, in [0, 1]
     * @throws ArithmeticException as for {@link #topMinor}
     */
    public double topShare(double fraction) {
        return Fractions.ratio(topMinor(topCustomers(fraction)), totalMinor);
    }

    /**
     * {@return the concentration of both groups together}
     *
     * <p>Associative and commutative. Shards must be disjoint: a customer who is in both would count as two with less each.
     *
     * @param other a disjoint group of customers
     * @throws ArithmeticException if the sum of all overflows a {@code long}
     */
    public RevenueConcentration plus(RevenueConcentration other) {
        Objects.requireNonNull(other, "other");
        long[] both = Arrays.copyOf(
                revenueMinor, Exact.add(revenueMinor.length, other.revenueMinor.length, "the number of customers"));
        System.arraycopy(other.revenueMinor, 0, both, revenueMinor.length, other.revenueMinor.length);
        return new RevenueConcentration(both);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RevenueConcentration that && Arrays.equals(revenueMinor, that.revenueMinor);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(revenueMinor);
    }

    @Override
    public String toString() {
        return "RevenueConcentration[customers=" + customers() + ", totalMinor=" + totalMinor + "]";
    }

    private Object writeReplace() {
        return new SerialForm(revenueMinor);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a concentration is read through its serial form");
    }

    /** As for {@link #of}. */
    private record SerialForm(long[] revenueMinor, long checksum) implements Serializable {

        SerialForm(long[] revenueMinor) {
            this(revenueMinor, Checksum.of(revenueMinor));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, revenueMinor);
            return RevenueConcentration.of(revenueMinor);
        }
    }
}
