package dev.retention.economics;

import dev.retention.internal.Checks;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * When the margin of a customer who may leave has paid back what the customer cost to win, if it ever does.
 *
 * <pre>
 * earned after t periods = m (1 + q + … + q^(t-1)) = m (1 - q^t) / (1 - q)        q = retention / (1 + discount)
 * payback                = log(1 - CAC (1 - q) / m) / log q
 * never                  if CAC &gt;= m / (1 - q), what a customer earns in all
 * </pre>
 *
 * <p>The first margin comes at once, the next from those who stay. Of 600 at a margin of 96 a period, 6.25 periods pay back if everybody
 * stays, 7.3 if 95 % do, and 84 % never do: what they earn comes nearer and nearer to 600 and does not reach it. A payback that never comes is
 * infinite.
 *
 * <p>Whether it comes is decided exactly, the numbers taken as the decimals that they print as: 1 less 0.8 is not quite 0.2 for a double.
 *
 * <pre>{@code
 * new Payback(600, 96, 0.95, 0).periods();             // 7.30
 * new Payback(600, 96, 0.84, 0).periods();             // infinite
 * }</pre>
 *
 * @param acquisitionCost what the customer cost to win, at least 0
 * @param marginPerPeriod what the customer brings each period, costs deducted, at least 0, in the same unit
 * @param retention the share of customers who stay from one period to the next, in [0, 1]
 * @param discount what waiting one period costs, as a fraction, at least 0
 */
public record Payback(double acquisitionCost, double marginPerPeriod, double retention, double discount)
        implements Serializable {

    /** So near to a whole number of periods, the closed form is that number. */
    private static final double ROUNDING = 1e-12;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Payback {
        Checks.notNegative(acquisitionCost, "acquisitionCost");
        Checks.notNegative(marginPerPeriod, "marginPerPeriod");
        Checks.inUnitInterval(retention, "retention");
        Checks.notNegative(discount, "discount");
    }

    /** {@return what a customer earns in all, {@code m / (1 - q)}; infinite if everybody stays and nothing is discounted} */
    public double earnedForEver() {
        BigDecimal lost = lost();
        if (lost.signum() == 0) {
            return marginPerPeriod == 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        return marginPerPeriod * (1 + discount) / lost.doubleValue();
    }

    /** {@return whether the margin ever pays back the cost} */
    public boolean everComes() {
        return acquisitionCost == 0 || missing().signum() > 0;
    }

    /** {@return after how many periods, by the closed form; 0 if nothing was spent, infinite if never} */
    public double periods() {
        if (!everComes()) {
            return Double.POSITIVE_INFINITY;
        }
        double unpaid = acquisitionCost / marginPerPeriod * (lost().doubleValue() / (1 + discount));
        if (acquisitionCost == 0 || unpaid == 0) {
            return withoutChurn();
        }
        // Near the limit the difference from 1 is small: it is taken exactly.
        double left = missing()
                .divide(big(marginPerPeriod).multiply(onePlusDiscount()), MathContext.DECIMAL64)
                .doubleValue();
        double logLeft = unpaid < 0.5 ? StrictMath.log1p(-unpaid) : StrictMath.log(left);
        return logLeft / StrictMath.log1p(-lost().doubleValue() / (1 + discount));
    }

    /** {@return after how many whole periods: {@link #periods}, rounded up} */
    public double wholePeriods() {
        double whole = Math.ceil(periods() * (1 - ROUNDING));
        return acquisitionCost == 0 ? 0 : Math.max(1, whole); // where nobody stays, the closed form is 0
    }

    /** {@return after how many periods if everybody stayed and nothing were discounted: {@code CAC / m}} */
    public double withoutChurn() {
        return acquisitionCost == 0 ? 0 : acquisitionCost / marginPerPeriod;
    }

    /** {@code m (1 + d) - CAC (1 + d - r)}: above 0 if the payback comes. */
    private BigDecimal missing() {
        return big(marginPerPeriod)
                .multiply(onePlusDiscount())
                .subtract(big(acquisitionCost).multiply(lost()));
    }

    private BigDecimal lost() {
        return onePlusDiscount().subtract(big(retention));
    }

    private BigDecimal onePlusDiscount() {
        return BigDecimal.ONE.add(big(discount));
    }

    private static BigDecimal big(double value) {
        return BigDecimal.valueOf(value);
    }
}
