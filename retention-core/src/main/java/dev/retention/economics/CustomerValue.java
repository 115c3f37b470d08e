package dev.retention.economics;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import java.io.Serializable;

/**
 * What a customer is worth if the same share stays each period for ever, and what the value hangs on.
 *
 * <pre>
 * value = m (1 + d) / (1 + d - r) - CAC        the first margin comes at once          (AT_ONCE)
 *       = m r / (1 + d - r) - CAC              only after the first renewal            (AFTER_RENEWAL)
 * elasticity of x = by how many per cent the value rises if x rises by one per cent
 * </pre>
 *
 * <p>It is a model and not evidence: a retention that rises by five points lifts the value by 10 to 111 % over thirty sets of plausible
 * assumptions, so that the "25 to 95 %" of the literature (Reichheld and Sasser 1990) says what was assumed. Five points and five per cent
 * are different questions: from 80 %, the one leads to 85 % and the other to 84 %. What keeping more customers costs is not in it:
 * {@link BudgetSplit}.
 *
 * <p>Gupta and Lehmann (2003) take {@link FirstMargin#AFTER_RENEWAL}. Retention that rises with age needs a model of the package
 * {@code lifetime}. The value of a customer who stays for ever without discount is infinite, and rejected.
 *
 * <pre>{@code
 * var customer = new CustomerValue(100, 0.8, 0.10, 0, CustomerValue.FirstMargin.AT_ONCE);
 * customer.value();                 // 366.67
 * customer.changeWith(0.85);        // 0.20: five points more lift it by a fifth
 * customer.changeWith(0.84);        // 0.15: five per cent more
 * }</pre>
 *
 * <p>A result that does not fit a {@code double} is infinite, and what follows from that is infinite or {@code NaN}.
 * So are the elasticities and changes of a value of 0.
 *
 * @param margin what a customer brings each period, costs deducted, above 0
 * @param retention the share of customers who stay from one period to the next, in [0, 1]
 * @param discount what waiting one period costs, as a fraction, at least 0
 * @param acquisitionCost what the customer cost to win, at least 0; 0 for one who is there already
 * @param firstMargin when the first margin comes
 */
public record CustomerValue(
        double margin, double retention, double discount, double acquisitionCost, FirstMargin firstMargin)
        implements Serializable {

    /** When the first margin of a new customer comes. */
    public enum FirstMargin {
        /** With the first order, from everyone. */
        AT_ONCE,
        /** After one period, from those who stayed. */
        AFTER_RENEWAL
    }

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is out of its range, or the value is infinite
     */
    public CustomerValue {
        requireNonNull(firstMargin, "firstMargin");
        Checks.positive(margin, "margin");
        Checks.inUnitInterval(retention, "retention");
        Checks.notNegative(discount, "discount");
        Checks.notNegative(acquisitionCost, "acquisitionCost");
        if (!(retention < 1 + discount)) {
            throw new IllegalArgumentException("retention must be < 1 + discount, got retention=" + retention
                    + ", discount=" + discount + ": the value would be infinite");
        }
    }

    /** {@return what the margins are worth today, the cost of winning the customer not deducted} */
    public double grossValue() {
        double first = firstMargin == FirstMargin.AT_ONCE ? 1 + discount : retention;
        return margin * (first / lost());
    }

    /** {@return what the customer is worth today, the cost of winning them deducted} */
    public double value() {
        return grossValue() - acquisitionCost;
    }

    /** {@return how many times the cost of winning the customer the margins are worth: LTV : CAC; infinite if they cost nothing} */
    public double valueToCost() {
        return grossValue() / acquisitionCost;
    }

    /**
     * {@return the customer equity: what so many such customers are worth}
     *
     * @param customers how many, at least 0
     */
    public double equity(long customers) {
        return Checks.notNegative(customers, "customers") * value();
    }

    /**
     * {@return the relative change of the value with another retention: 0.2 for a fifth more}
     *
     * @param newRetention the other retention, in [0, 1]
     * @throws IllegalArgumentException if it is out of range, or the value would be infinite
     */
    public double changeWith(double newRetention) {
        Checks.inUnitInterval(newRetention, "newRetention");
        if (!(newRetention < 1 + discount)) {
            throw new IllegalArgumentException("newRetention must be < 1 + discount, got newRetention=" + newRetention
                    + ", discount=" + discount + ": the value would be infinite");
        }
        var changed = new CustomerValue(margin, newRetention, discount, acquisitionCost, firstMargin);
        return (changed.grossValue() - grossValue()) / value();
    }

    /** {@return by how many per cent the value rises with one per cent more retention, at the margin} */
    public double elasticityOfRetention() {
        return retention * margin * (1 + discount) / (lost() * lost()) / value();
    }

    /** {@return by how many per cent the value rises with one per cent more margin} */
    public double elasticityOfMargin() {
        return grossValue() / value();
    }

    /** {@return by how many per cent the value rises with one per cent more discount, at the margin: negative} */
    public double elasticityOfDiscount() {
        return 0 - discount * margin * retention / (lost() * lost()) / value();
    }

    /** {@return by how many per cent the value rises with one per cent more cost of winning the customer: negative} */
    public double elasticityOfAcquisitionCost() {
        return 0 - acquisitionCost / value();
    }

    private double lost() {
        return 1 + discount - retention;
    }
}
