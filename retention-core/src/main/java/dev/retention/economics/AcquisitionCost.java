package dev.retention.economics;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.internal.Exact;
import java.io.Serializable;

/**
 * What was spent to win customers, and how many were won.
 *
 * <pre>
 * CAC            = spend / customers
 * payback        = CAC / (revenue per period · margin)          in periods
 * LTV : CAC      = lifetime value / CAC
 * </pre>
 *
 * <p>The payback is often printed as {@code CAC / revenue * margin}, which by the rules of arithmetic multiplies by the margin:
 * for 600 spent, 120 a month and a margin of 80 % it says 4 months where it takes 6.25. The payback counts the margin as if every
 * customer stayed until then, and does not discount.
 *
 * <p>The CAC of no customers is {@code NaN} if nothing was spent and infinite if something was.
 *
 * <pre>{@code
 * AcquisitionCost spring = new AcquisitionCost(60_000, 1);          // 600.00 for one customer
 * spring.paybackPeriods(12_000, 0.8);                               // 6.25 months, at 120.00 a month
 * }</pre>
 *
 * @param spendMinor what was spent on sales and marketing, at least 0
 * @param customers the customers whom it won, at least 0
 */
public record AcquisitionCost(long spendMinor, long customers) implements Serializable {

    /** Nothing spent, nobody won: the identity of {@link #plus}. */
    public static final AcquisitionCost EMPTY = new AcquisitionCost(0, 0);

    /**
     * Checks that neither is negative.
     *
     * @throws IllegalArgumentException if one is
     */
    public AcquisitionCost {
        Checks.notNegative(spendMinor, "spendMinor");
        Checks.notNegative(customers, "customers");
    }

    /** {@return {@code spend / customers}, in minor units} */
    public double perCustomerMinor() {
        return (double) spendMinor / customers;
    }

    /**
     * {@return after how many periods the margin of a customer has earned back what it cost to win them}
     *
     * @param revenuePerPeriodMinor the average revenue of a customer per period, in minor units, above 0
     * @param margin the share of the revenue that is margin, in (0, 1]
     * @throws IllegalArgumentException if one is out of its range
     */
    public double paybackPeriods(double revenuePerPeriodMinor, double margin) {
        Checks.positive(revenuePerPeriodMinor, "revenuePerPeriodMinor");
        if (!(margin > 0 && margin <= 1)) {
            throw new IllegalArgumentException("margin must be in (0, 1], got margin=" + margin);
        }
        return perCustomerMinor() / (revenuePerPeriodMinor * margin);
    }

    /**
     * {@return what the customers have brought so far less what they cost to win: 50,000 earned and 100,000 spent are −50,000}
     *
     * @param earnedMinor what they have brought, other costs deducted; may be negative
     * @throws ArithmeticException if it does not fit a {@code long}
     */
    public long profitMinor(long earnedMinor) {
        return Exact.add(earnedMinor, -spendMinor, "profitMinor");
    }

    /**
     * {@return {@link #profitMinor} for each customer; {@code NaN} or infinite if there are none}
     *
     * @param earnedMinor what they have brought, other costs deducted; may be negative
     * @throws ArithmeticException if the profit of all does not fit a {@code long}
     */
    public double profitPerCustomerMinor(long earnedMinor) {
        return (double) profitMinor(earnedMinor) / customers;
    }

    /**
     * {@return how many times a customer's lifetime value is what it cost to win them}
     *
     * @param lifetimeValueMinor the value of a customer in minor units, finite
     * @throws IllegalArgumentException if it is not finite
     */
    public double valueRatio(double lifetimeValueMinor) {
        return Checks.finite(lifetimeValueMinor, "lifetimeValueMinor") / perCustomerMinor();
    }

    /**
     * {@return the cost of both campaigns together}
     *
     * <p>Associative and commutative. Shards must be disjoint: a customer who is in both would be won twice.
     *
     * @param other the cost of other customers
     * @throws ArithmeticException if a sum overflows a {@code long}
     */
    public AcquisitionCost plus(AcquisitionCost other) {
        requireNonNull(other, "other");
        return new AcquisitionCost(
                Exact.add(spendMinor, other.spendMinor, "spendMinor"),
                Exact.add(customers, other.customers, "customers"));
    }
}
