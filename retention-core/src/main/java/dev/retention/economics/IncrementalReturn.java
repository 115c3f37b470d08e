package dev.retention.economics;

import static java.util.Objects.requireNonNull;

import dev.retention.estimate.Estimate;
import dev.retention.estimate.Interval;
import dev.retention.internal.Checks;
import java.io.Serializable;

/**
 * Was it worth it? A spend against the customers and the revenue that it caused, which are known only so far.
 *
 * <pre>
 * cost per customer = spend / customers caused        return = revenue caused / spend        profit = margin · revenue caused - spend
 * </pre>
 *
 * <p>What was caused is the difference to customers who were held out, not what is attributed to the last click. Where it may have been
 * nobody, the cost per customer has no upper end.
 *
 * <pre>{@code
 * var mailing = new IncrementalReturn(500_00, new Estimate(30, 12), new Estimate(2_400_00, 900_00));
 * mailing.costPerCustomerMinor();                 // 16.67 for each of 30 customers
 * mailing.costPerCustomerMinor(0.95);             // 9.34 to 77.16
 * mailing.returnOnSpend();                        // 4.8
 * }</pre>
 *
 * @param spendMinor what was spent, at least 0
 * @param customers how many customers it caused to buy; may be negative
 * @param revenueMinor the revenue that it caused, in the same minor units; may be negative
 */
public record IncrementalReturn(long spendMinor, Estimate customers, Estimate revenueMinor) implements Serializable {

    /**
     * Checks the spend.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public IncrementalReturn {
        requireNonNull(customers, "customers");
        requireNonNull(revenueMinor, "revenueMinor");
        Checks.notNegative(spendMinor, "spendMinor");
    }

    /** {@return the spend for each customer caused; infinite if there is none, {@code NaN} if that is not known} */
    public double costPerCustomerMinor() {
        return costPer(customers.value());
    }

    /**
     * {@return an interval for the cost per customer; without upper end if it may have caused nobody}
     *
     * @param confidence how sure to be, in (0, 1): 0.95, say
     */
    public Interval costPerCustomerMinor(double confidence) {
        Interval caused = customers.interval(confidence);
        return new Interval(costPer(caused.upper()), costPer(caused.lower()));
    }

    private double costPer(double caused) {
        if (Double.isNaN(caused)) {
            return Double.NaN;
        }
        return caused > 0 ? spendMinor / caused : Double.POSITIVE_INFINITY;
    }

    /** {@return the revenue caused by each unit of money: 1 gives the spend back, but not what the goods cost; infinite or {@code NaN} if
     * nothing was spent} */
    public double returnOnSpend() {
        return revenueMinor.value() / spendMinor;
    }

    /**
     * {@return an interval for the return on spend}
     *
     * @param confidence how sure to be, in (0, 1): 0.95, say
     */
    public Interval returnOnSpend(double confidence) {
        Interval caused = revenueMinor.interval(confidence);
        if (spendMinor == 0) {
            return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        return new Interval(caused.lower() / spendMinor, caused.upper() / spendMinor);
    }

    /**
     * {@return the margin of the revenue caused less the spend, with its error}
     *
     * @param margin the share of the revenue that is margin, in (0, 1]
     */
    public Estimate profitMinor(double margin) {
        if (!(margin > 0 && margin <= 1)) {
            throw new IllegalArgumentException("margin must be in (0, 1], got margin=" + margin);
        }
        return new Estimate(
                margin * revenueMinor.value() - spendMinor,
                margin * revenueMinor.standardError(),
                revenueMinor.degreesOfFreedom(),
                Estimate.Scale.LINEAR);
    }
}
