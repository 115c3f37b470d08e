package dev.retention.economics;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.internal.math.LambertW;
import java.io.Serializable;

/**
 * How to divide a budget between winning customers and keeping them, so that a prospect is worth most: Blattberg and Deighton (1996).
 *
 * <pre>
 * equity of a prospect = a(A) · V - A           V = margin + (margin · r(R) - R) / (1 + d - r(R))
 * </pre>
 *
 * <p>{@code A} is spent on each prospect, {@code R} on each customer in each period. The best of both has a closed form: {@code R} by Lambert's
 * W, {@code A} by a logarithm. There one more customer won and one more kept both cost what a customer is worth, {@code V}. Spending less
 * on both leaves money on the table; spending more buys customers for more than they bring.
 *
 * <p>Where even the first unit of money brings less than it costs, nothing is spent. It stands and falls with the two curves, which are a
 * manager's guess: try others.
 *
 * <pre>{@code
 * var split = new BudgetSplit(50, 0.2, new ResponseCurve(0.4, 0.08), new ResponseCurve(0.7, 0.1));
 * split.acquisitionSpend();         // 9.83 on each prospect
 * split.retentionSpend();           // 15.69 on each customer a period
 * split.valueOfCustomer();          // 68.61, the cost of one more of either
 * }</pre>
 *
 * <p>A result that does not fit a {@code double} is infinite, and what follows from that is infinite or {@code NaN}.
 *
 * @param margin what a customer brings each period before the spend on keeping them, above 0 and at most 10<sup>100</sup>
 * @param discount what waiting one period costs, as a fraction, at least 0 and at most 10<sup>6</sup>
 * @param acquisition the share of prospects won by what is spent on each
 * @param retention the share of customers kept by what is spent on each a period; its ceiling below {@code 1 + discount}
 */
public record BudgetSplit(double margin, double discount, ResponseCurve acquisition, ResponseCurve retention)
        implements Serializable {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is out of its range, or a customer could be kept for ever without discount
     */
    public BudgetSplit {
        requireNonNull(acquisition, "acquisition");
        requireNonNull(retention, "retention");
        if (!(margin > 0 && margin <= 1e100)) {
            throw new IllegalArgumentException("margin must be in (0, 1.0E100], got margin=" + margin);
        }
        if (!(discount >= 0 && discount <= 1e6)) {
            throw new IllegalArgumentException("discount must be in [0, 1000000.0], got discount=" + discount);
        }
        if (!(retention.ceiling() < 1 + discount)) {
            throw new IllegalArgumentException("retention.ceiling must be < 1 + discount, got retention.ceiling="
                    + retention.ceiling() + ", discount=" + discount);
        }
    }

    /** {@return the best spend on keeping each customer, a period} */
    public double retentionSpend() {
        // With y = k R the slope is 0 where y + (1 + d - c) / c · e^y = k m (1 + d) - 1.
        double right = retention.k() * margin * (1 + discount) - 1;
        double share = (1 + discount - retention.ceiling()) / retention.ceiling();
        double y = right - LambertW.ofExp(right + StrictMath.log(share));
        return Math.max(0, y / retention.k());
    }

    /** {@return the share of customers who stay at that spend} */
    public double retentionRate() {
        return retention.rate(retentionSpend());
    }

    /** {@return what a customer is worth at that spend, from the first margin on} */
    public double valueOfCustomer() {
        return valueAt(retentionSpend());
    }

    private double valueAt(double spend) {
        double rate = retention.rate(spend);
        return margin + (margin * rate - spend) / (1 + discount - rate);
    }

    /** {@return the best spend on winning each prospect} */
    public double acquisitionSpend() {
        double gain = acquisition.ceiling() * acquisition.k() * valueOfCustomer();
        return Math.max(0, StrictMath.log(gain) / acquisition.k());
    }

    /** {@return the share of prospects won at that spend} */
    public double acquisitionRate() {
        return acquisition.rate(acquisitionSpend());
    }

    /** {@return what a prospect is worth at the best of both} */
    public double equityPerProspect() {
        return acquisitionRate() * valueOfCustomer() - acquisitionSpend();
    }

    /**
     * {@return what a prospect is worth at any other split}
     *
     * @param acquisitionSpend what is spent on each prospect, at least 0
     * @param retentionSpend what is spent on each customer a period, at least 0
     * @throws IllegalArgumentException if one is negative or not finite
     */
    public double equityAt(double acquisitionSpend, double retentionSpend) {
        double won = acquisition.rate(Checks.notNegative(acquisitionSpend, "acquisitionSpend"));
        return won * valueAt(Checks.notNegative(retentionSpend, "retentionSpend")) - acquisitionSpend;
    }

    /** {@return what one more customer won costs at the best split; above {@link #valueOfCustomer} if nothing is spent} */
    public double marginalCostOfWinning() {
        return acquisition.marginalCost(acquisitionSpend());
    }

    /** {@return what one more customer kept costs at the best split; above {@link #valueOfCustomer} if nothing is spent} */
    public double marginalCostOfKeeping() {
        return retention.marginalCost(retentionSpend());
    }
}
