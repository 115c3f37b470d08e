package dev.retention.loyalty;

import dev.retention.estimate.Proportion;
import dev.retention.internal.Checks;
import java.io.Serializable;

/**
 * What a shop owes for its points: the part of the price that was paid for them, revenue only as they are redeemed (IFRS 15).
 *
 * <pre>
 * allocated to points = price · points' stand-alone price / (products' + points' stand-alone price)
 * revenue to date     = allocated · redeemed / expected to be redeemed in the end
 * deferred            = allocated - revenue to date
 * </pre>
 *
 * <p>The stand-alone price of the points counts only those that are expected to be redeemed. What is not, the breakage, is earned in
 * proportion as the others are redeemed; so the expectation is an argument each time, and a new one corrects what was recognised
 * before. Revenue to date is {@code NaN} if nobody is expected to redeem and nobody did: the standard then waits until that is remote.
 *
 * <p>Amounts are in the unit of the price, not rounded. Source: IFRS 15 B39 to B47 and illustrative example 52.
 *
 * <pre>{@code
 * var points = PointsObligation.allocate(100_000, 100_000, 9_500);
 * points.allocatedMinor();              // 8675.80
 * points.revenueMinor(4_500, 9_500);    // 4109.59 by the end of the first year
 * }</pre>
 *
 * @param allocatedMinor the part of the price that was paid for the points, at least 0
 */
public record PointsObligation(double allocatedMinor) implements Serializable {

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the amount is negative or not finite
     */
    public PointsObligation {
        Checks.notNegative(allocatedMinor, "allocatedMinor");
    }

    /**
     * {@return the obligation from sales that came with points}
     *
     * @param priceMinor what was paid for products and points together, at least 0
     * @param productsMinor what the products cost by themselves, at least 0
     * @param pointsMinor what the points that are expected to be redeemed are worth by themselves, at least 0; not 0 both
     */
    public static PointsObligation allocate(long priceMinor, double productsMinor, double pointsMinor) {
        Checks.notNegative(priceMinor, "priceMinor");
        Checks.notNegative(productsMinor, "productsMinor");
        Checks.notNegative(pointsMinor, "pointsMinor");
        if (productsMinor + pointsMinor == 0) {
            throw new IllegalArgumentException("productsMinor + pointsMinor must be > 0, got both 0");
        }
        return new PointsObligation(priceMinor * (pointsMinor / (productsMinor + pointsMinor)));
    }

    /**
     * {@return the revenue to date; that of a year is the difference of two}
     *
     * @param redeemed how many points were redeemed by now, at least 0
     * @param expected how many are expected to be redeemed in the end, at least as many
     * @throws IllegalArgumentException if fewer are expected than were redeemed
     */
    public double revenueMinor(long redeemed, long expected) {
        Checks.notNegative(redeemed, "redeemed");
        if (expected < redeemed) {
            throw new IllegalArgumentException(
                    "expected must be >= redeemed, got expected=" + expected + ", redeemed=" + redeemed);
        }
        return allocatedMinor * ((double) redeemed / expected);
    }

    /**
     * {@return what is still owed: the liability in the balance sheet}
     *
     * @param redeemed how many points were redeemed by now, at least 0
     * @param expected how many are expected to be redeemed in the end, at least as many
     * @throws IllegalArgumentException if fewer are expected than were redeemed
     */
    public double deferredMinor(long redeemed, long expected) {
        return allocatedMinor - revenueMinor(redeemed, expected);
    }

    /**
     * {@return the breakage: how many of the points are expected never to be redeemed}
     *
     * @param issued how many points were issued, at least as many
     * @param expected how many are expected to be redeemed in the end, at least 0
     * @throws IllegalArgumentException if more are expected than were issued
     */
    public static Proportion breakage(long issued, long expected) {
        Checks.notNegative(expected, "expected");
        if (issued < expected) {
            throw new IllegalArgumentException(
                    "issued must be >= expected, got issued=" + issued + ", expected=" + expected);
        }
        return new Proportion(issued - expected, issued);
    }
}
