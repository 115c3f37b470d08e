package dev.retention.lifecycle;

import static java.util.Objects.requireNonNull;

import dev.retention.activity.ActivityLog;
import dev.retention.estimate.Estimate;
import dev.retention.internal.Checks;
import dev.retention.internal.Exact;
import java.io.Serializable;
import java.math.BigInteger;
import java.time.LocalDate;

/**
 * What a group of customers spent in the days after they were found: what is at stake in a like group today.
 *
 * <pre>
 * mean               = sum / customers
 * variance           = (sum of squares - customers · mean²) / (customers - 1)
 * at stake in N      = N · mean,   standard error² = N · variance + N² · variance / customers,   customers - 1 degrees of freedom
 * </pre>
 *
 * <p>The interval is predictive: it holds both the chance of the N customers and the error of the mean. It supposes that the days to come are like
 * those that were looked at: no other season, no other prices. Nothing is known of the money without customers, and nothing of its error
 * with one only: {@code NaN}.
 *
 * @param customers how many customers the group had
 * @param sumMinor what they spent, in minor units
 * @param sumOfSquares the sum over customers of the square of what each spent
 */
public record SpendAhead(long customers, long sumMinor, BigInteger sumOfSquares) implements Serializable {

    private static final BigInteger LARGEST_SQUARE = BigInteger.TWO.pow(126);

    /** Nobody: the identity of {@link #plus}. */
    public static final SpendAhead EMPTY = new SpendAhead(0, 0, BigInteger.ZERO);

    /**
     * Checks that some customers can have such sums.
     *
     * @throws IllegalArgumentException if not
     */
    public SpendAhead {
        Checks.notNegative(customers, "customers");
        requireNonNull(sumOfSquares, "sumOfSquares");
        if (customers == 0
                ? sumMinor != 0 || sumOfSquares.signum() != 0
                : spread(customers, sumMinor, sumOfSquares).signum() < 0) {
            throw new IllegalArgumentException("sumOfSquares must be >= sumMinor² / customers, got sumOfSquares="
                    + sumOfSquares + ", sumMinor=" + sumMinor + ", customers=" + customers);
        }
        if (sumOfSquares.compareTo(LARGEST_SQUARE.multiply(BigInteger.valueOf(customers))) > 0) {
            throw new IllegalArgumentException(
                    "sumOfSquares must be <= customers · 2^126, the square of the largest long, got" + " sumOfSquares="
                            + sumOfSquares + ", customers=" + customers);
        }
    }

    /**
     * {@return what customers spent in the days after one, up to another}
     *
     * @param customers their keys
     * @param log the purchases
     * @param after the day on which the group was found
     * @param until the last day that counts, after that
     * @throws IllegalArgumentException if the days are not in that order
     */
    public static SpendAhead of(long[] customers, ActivityLog log, LocalDate after, LocalDate until) {
        requireNonNull(customers, "customers");
        requireNonNull(log, "log");
        int afterEpochDay = Checks.epochDay(after, "after");
        int untilEpochDay = Checks.epochDay(until, "until");
        if (untilEpochDay <= afterEpochDay) {
            throw new IllegalArgumentException(
                    "until must be after the day of the group, got after=" + after + ", until=" + until);
        }
        long sum = 0;
        BigInteger squares = BigInteger.ZERO;
        for (long customer : customers) {
            int c = log.indexOf(customer);
            if (c < 0) {
                continue;
            }
            int begin = log.entriesBegin(c);
            int end = log.entriesEnd(c);
            while (begin < end && log.epochDay(begin) <= afterEpochDay) {
                begin++;
            }
            while (begin < end && log.epochDay(end - 1) > untilEpochDay) {
                end--;
            }
            long spent = log.amountMinor(begin, end);
            sum = Exact.add(sum, spent, "sumMinor");
            squares = squares.add(square(spent));
        }
        return new SpendAhead(customers.length, sum, squares);
    }

    /** {@return {@code sum / customers} in minor units, {@code NaN} without customers} */
    public double meanMinor() {
        return (double) sumMinor / customers;
    }

    /**
     * {@return what so many like them will spend in as many days, in minor units}
     *
     * @param members how many there are today, at least 0
     */
    public Estimate atStake(long members) {
        Checks.notNegative(members, "members");
        if (members == 0) {
            return new Estimate(0, 0);
        }
        double mean = meanMinor();
        if (customers < 2) {
            return new Estimate(members * mean, Double.NaN);
        }
        double variance = spread(customers, sumMinor, sumOfSquares).doubleValue() / customers / (customers - 1);
        double error = Math.sqrt(members * variance + members * variance / customers * members);
        return new Estimate(members * mean, error, customers - 1, Estimate.Scale.LINEAR);
    }

    /** {@code n Σx² - (Σx)²}, exact: what is left of two large numbers that are nearly the same. */
    private static BigInteger spread(long customers, long sumMinor, BigInteger sumOfSquares) {
        return sumOfSquares.multiply(BigInteger.valueOf(customers)).subtract(square(sumMinor));
    }

    private static BigInteger square(long value) {
        return BigInteger.valueOf(value).pow(2);
    }

    /**
     * {@return the spend of both groups together}
     *
     * <p>Associative and commutative. Shards must be disjoint: a customer who is in both would count twice.
     *
     * @param other a disjoint group
     * @throws ArithmeticException if a sum overflows a {@code long}
     */
    public SpendAhead plus(SpendAhead other) {
        requireNonNull(other, "other");
        return new SpendAhead(
                Exact.add(customers, other.customers, "customers"),
                Exact.add(sumMinor, other.sumMinor, "sumMinor"),
                sumOfSquares.add(other.sumOfSquares));
    }
}
