package dev.retention.experiment;

import static java.util.Objects.requireNonNull;

import dev.retention.estimate.Estimate;
import dev.retention.internal.Checks;
import dev.retention.internal.Exact;
import java.io.Serializable;
import java.math.BigInteger;

/**
 * How many customers, the sum of what each of them brought, and the sum of its squares: all that a test of means needs.
 *
 * <pre>
 * mean     = sum / count
 * variance = (sum of squares - sum² / count) / (count - 1)
 * </pre>
 *
 * <p>The values are whole numbers, money in minor units, say; the sums are exact, so that days and shards add up to the whole to the
 * last bit. One value a customer: the customer's orders summed up first, and 0 for each customer without any.
 *
 * <p>The mean of nobody is {@code NaN}, the variance of fewer than two too. Building takes one pass and no memory for each customer.
 *
 * <pre>{@code
 * Moments treated = Moments.of(new long[] {0, 1250, 0, 3100});
 * treated.mean();                                                   // 1087.5
 * treated.minus(heldOut).interval(0.95);                            // Welch's interval for the difference
 * }</pre>
 *
 * @param count how many customers
 * @param sum the sum of their values
 * @param sumOfSquares the sum of the squares
 */
public record Moments(long count, long sum, BigInteger sumOfSquares) implements Serializable {

    private static final BigInteger LARGEST_SQUARE = BigInteger.TWO.pow(126);

    /** Nobody: the identity of {@link #plus}. */
    public static final Moments EMPTY = new Moments(0, 0, BigInteger.ZERO);

    /**
     * Checks that there are numbers with these sums.
     *
     * @throws IllegalArgumentException if the count is negative, or the squares are too small for the sum or too large for the count
     */
    public Moments {
        requireNonNull(sumOfSquares, "sumOfSquares");
        Checks.notNegative(count, "count");
        requirePossible(count, sum, "sum", sumOfSquares, "sumOfSquares");
    }

    /** Checks that so many {@code long} numbers can have these sums. */
    static void requirePossible(long count, long sum, String sumName, BigInteger squares, String squaresName) {
        BigInteger square = Sums.of(sum).multiply(Sums.of(sum));
        boolean isEnough =
                count == 0 ? sum == 0 : squares.multiply(Sums.of(count)).compareTo(square) >= 0;
        if (!isEnough) {
            throw new IllegalArgumentException(squaresName + " must be >= " + sumName + "² / count, got " + squaresName
                    + "=" + squares + ", " + sumName + "=" + sum + ", count=" + count);
        }
        if (squares.compareTo(LARGEST_SQUARE.multiply(Sums.of(count))) > 0) {
            throw new IllegalArgumentException(
                    squaresName + " must be <= count · 2^126, the square of the largest long, got " + squaresName + "="
                            + squares + ", count=" + count);
        }
    }

    /**
     * {@return the sums of a column with one value for each customer}
     *
     * @param values the values, 0 for a customer who brought nothing
     * @throws ArithmeticException if the sum overflows a {@code long}
     */
    public static Moments of(long[] values) {
        requireNonNull(values, "values");
        var sum = new Sums();
        var squares = new Sums();
        for (long value : values) {
            sum.add(value);
            squares.addProduct(value, value);
        }
        return new Moments(values.length, sum.toLong("sum"), squares.total());
    }

    /** {@return {@code sum / count}} */
    public double mean() {
        return (double) sum / count;
    }

    /** {@return the variance of the values, with {@code count - 1}} */
    public double variance() {
        return count < 2 ? Double.NaN : Sums.covariance(count, sum, sum, sumOfSquares);
    }

    /** {@return the mean with its error: {@code sqrt(variance / count)}, Student's t with {@code count - 1} degrees of freedom} */
    public Estimate estimate() {
        return new Estimate(mean(), Math.sqrt(variance() / count), degrees(count - 1), Estimate.Scale.LINEAR);
    }

    /**
     * {@return by how much the mean is above another group's: Welch's t, whose groups may vary differently}
     *
     * <p>Its p-value for 0 is Welch's test. It asks for the mean and so for the money; a few large orders weigh in it as they do in the
     * till. {@link MannWhitney} asks who tends to bring more.
     *
     * @param other a group of other customers
     */
    public Estimate minus(Moments other) {
        requireNonNull(other, "other");
        Estimate welch = estimate().minus(other.estimate());
        return new Estimate(difference(other), welch.standardError(), welch.degreesOfFreedom(), Estimate.Scale.LINEAR);
    }

    /**
     * {@return by how much the mean is above another group's: Student's t, for groups that vary alike}
     *
     * @param other a group of other customers
     */
    public Estimate minusPooled(Moments other) {
        requireNonNull(other, "other");
        double freedom = (double) count - 1 + (other.count - 1);
        double squares = squaresAroundMean() + other.squaresAroundMean();
        double variance = squares / freedom * (1.0 / count + 1.0 / other.count);
        boolean known = count > 0 && other.count > 0;
        return new Estimate(
                difference(other), known ? Math.sqrt(variance) : Double.NaN, degrees(freedom), Estimate.Scale.LINEAR);
    }

    private double squaresAroundMean() {
        return count < 2 ? 0 : (count - 1.0) * variance();
    }

    private double difference(Moments other) {
        return Sums.quotientDifference(sum, count, other.sum, other.count);
    }

    static double degrees(double freedom) {
        return freedom > 0 ? freedom : Double.POSITIVE_INFINITY;
    }

    /**
     * {@return both together}
     *
     * <p>Associative and commutative. Shards must be disjoint: a customer who is in both would count as two with less each.
     *
     * @param other those of other customers
     * @throws ArithmeticException if a sum overflows a {@code long}
     */
    public Moments plus(Moments other) {
        requireNonNull(other, "other");
        return new Moments(
                Exact.add(count, other.count, "count"),
                Exact.add(sum, other.sum, "sum"),
                sumOfSquares.add(other.sumOfSquares));
    }
}
