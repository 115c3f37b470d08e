package dev.retention.experiment;

import static java.util.Objects.requireNonNull;

import dev.retention.estimate.Estimate;
import dev.retention.internal.Checks;
import dev.retention.internal.Exact;
import java.io.Serializable;
import java.math.BigInteger;

/**
 * Two numbers of each customer, {@code x} and {@code y}, summed up: for ratios of sums such as revenue an order, and for {@link Cuped}.
 *
 * <pre>
 * ratio          = sum of y / sum of x
 * standard error = sqrt((variance of y - 2 ratio · covariance + ratio² · variance of x) / count) / mean of x
 * </pre>
 *
 * <p>The ratio's error is that of the delta method, with customers as what was drawn. Taking each order as drawn for itself gives an
 * error that is too small: a customer's orders are alike.
 *
 * <p>The sums are exact. What is divided by nothing is {@code NaN}; so are variances of fewer than two customers.
 *
 * <pre>{@code
 * PairMoments shop = PairMoments.of(ordersOfEachCustomer, revenueOfEachCustomer);
 * shop.ratio().interval(0.95);                                      // revenue an order
 * }</pre>
 *
 * @param count how many customers
 * @param sumX the sum of {@code x}
 * @param sumY the sum of {@code y}
 * @param sumXX the sum of {@code x²}
 * @param sumXY the sum of {@code x y}
 * @param sumYY the sum of {@code y²}
 */
public record PairMoments(long count, long sumX, long sumY, BigInteger sumXX, BigInteger sumXY, BigInteger sumYY)
        implements Serializable {

    /** Nobody: the identity of {@link #plus}. */
    public static final PairMoments EMPTY = new PairMoments(0, 0, 0, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO);

    /**
     * Checks that there are numbers with these sums.
     *
     * @throws IllegalArgumentException if the count is negative, or squares or products do not go with the sums
     */
    public PairMoments {
        requireNonNull(sumXX, "sumXX");
        requireNonNull(sumXY, "sumXY");
        requireNonNull(sumYY, "sumYY");
        Checks.notNegative(count, "count");
        Moments.requirePossible(count, sumX, "sumX", sumXX, "sumXX");
        Moments.requirePossible(count, sumY, "sumY", sumYY, "sumYY");
        BigInteger n = Sums.of(count);
        BigInteger xx = sumXX.multiply(n).subtract(Sums.of(sumX).pow(2));
        BigInteger yy = sumYY.multiply(n).subtract(Sums.of(sumY).pow(2));
        BigInteger xy = sumXY.multiply(n).subtract(Sums.of(sumX).multiply(Sums.of(sumY)));
        if (xy.pow(2).compareTo(xx.multiply(yy)) > 0 || count == 0 && sumXY.signum() != 0) {
            throw new IllegalArgumentException(
                    "sumXY must have a correlation in [-1, 1], got sumXY=" + sumXY + " with sumXX=" + sumXX + ", sumYY="
                            + sumYY + ", sumX=" + sumX + ", sumY=" + sumY + ", count=" + count);
        }
    }

    /**
     * {@return the sums of two columns with one value each for each customer}
     *
     * @param x one number of each customer: orders, or what the customer brought before
     * @param y the other: revenue, say
     * @throws IllegalArgumentException if the lengths differ
     * @throws ArithmeticException if a sum overflows a {@code long}
     */
    public static PairMoments of(long[] x, long[] y) {
        requireNonNull(x, "x");
        requireNonNull(y, "y");
        Checks.sameLength(x.length, "x", y.length, "y");
        Moments ofX = Moments.of(x);
        Moments ofY = Moments.of(y);
        var products = new Sums();
        for (int i = 0; i < x.length; i++) {
            products.addProduct(x[i], y[i]);
        }
        return new PairMoments(
                x.length, ofX.sum(), ofY.sum(), ofX.sumOfSquares(), products.total(), ofY.sumOfSquares());
    }

    /** {@return {@code x} alone} */
    public Moments x() {
        return new Moments(count, sumX, sumXX);
    }

    /** {@return {@code y} alone} */
    public Moments y() {
        return new Moments(count, sumY, sumYY);
    }

    /** {@return the covariance of {@code x} and {@code y}, with {@code count - 1}} */
    public double covariance() {
        return count < 2 ? Double.NaN : Sums.covariance(count, sumX, sumY, sumXY);
    }

    /** {@return the square of the correlation, in [0, 1]: by this share {@link Cuped} makes the variance smaller} */
    public double correlationSquared() {
        return Math.min(1, covariance() / x().variance() * (covariance() / y().variance()));
    }

    /** {@return the ratio of the sums with its error by the delta method, normal in large groups} */
    public Estimate ratio() {
        if (sumX == 0) {
            return new Estimate(Double.NaN, Double.NaN);
        }
        double ratio = (double) sumY / sumX;
        return new Estimate(ratio, Math.sqrt(residualVariance(ratio) / count) / Math.abs(x().mean()));
    }

    /** The variance of {@code y - slope x}. */
    double residualVariance(double slope) {
        double variance = y().variance() - 2 * slope * covariance() + slope * slope * x().variance();
        return Math.max(0, variance);
    }

    /**
     * {@return both together}
     *
     * <p>Associative and commutative. Shards must be disjoint: a customer who is in both would count as two with less each.
     *
     * @param other those of other customers
     * @throws ArithmeticException if a sum overflows a {@code long}
     */
    public PairMoments plus(PairMoments other) {
        requireNonNull(other, "other");
        return new PairMoments(
                Exact.add(count, other.count, "count"),
                Exact.add(sumX, other.sumX, "sumX"),
                Exact.add(sumY, other.sumY, "sumY"),
                sumXX.add(other.sumXX),
                sumXY.add(other.sumXY),
                sumYY.add(other.sumYY));
    }
}
