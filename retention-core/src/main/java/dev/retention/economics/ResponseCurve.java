package dev.retention.economics;

import dev.retention.internal.Checks;
import java.io.Serializable;

/**
 * What share of people a certain spend on each of them brings about, with less and less for each further unit: Blattberg and Deighton (1996).
 *
 * <pre>
 * rate(spend) = ceiling · (1 - exp(-k · spend))
 * </pre>
 *
 * <p>Two answers of a manager make a curve: "with 5 a head we win 10 % of them", and "with all the money in the world it would be 40 %".
 *
 * <pre>{@code
 * ResponseCurve.through(5, 0.1, 0.4).k();              // 0.0575
 * }</pre>
 *
 * @param ceiling the share that no spend exceeds, in (0, 1]
 * @param k how fast it comes near to that, by one unit of money, above 0
 */
public record ResponseCurve(double ceiling, double k) implements Serializable {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public ResponseCurve {
        if (!(ceiling > 0 && ceiling <= 1)) {
            throw new IllegalArgumentException("ceiling must be in (0, 1], got ceiling=" + ceiling);
        }
        Checks.positive(k, "k");
    }

    /**
     * {@return the curve through what is known}
     *
     * @param spend what is spent on each now, above 0
     * @param rate the share that it brings about, in (0, ceiling)
     * @param ceiling the share that no spend exceeds, in (0, 1]
     */
    public static ResponseCurve through(double spend, double rate, double ceiling) {
        Checks.positive(spend, "spend");
        if (!(rate > 0 && rate < ceiling)) {
            throw new IllegalArgumentException(
                    "rate must be in (0, ceiling), got rate=" + rate + ", ceiling=" + ceiling);
        }
        return new ResponseCurve(ceiling, -StrictMath.log1p(-rate / ceiling) / spend);
    }

    /**
     * {@return the share that a spend brings about}
     *
     * @param spend what is spent on each, at least 0
     */
    public double rate(double spend) {
        Checks.notNegative(spend, "spend");
        return -ceiling * StrictMath.expm1(-k * spend);
    }

    /**
     * {@return what one more person costs at a spend: the reciprocal of the slope}
     *
     * @param spend what is spent on each, at least 0
     */
    public double marginalCost(double spend) {
        Checks.notNegative(spend, "spend");
        return StrictMath.exp(k * spend) / (ceiling * k);
    }
}
