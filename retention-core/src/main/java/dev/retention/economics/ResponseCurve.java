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
 * @param k how fast it comes near to that, by one unit of money, in [10<sup>−100</sup>, 10<sup>100</sup>]
 */
public record ResponseCurve(double ceiling, double k) implements Serializable {

    private static final double LEAST_K = 1e-100;
    private static final double MOST_K = 1e100;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public ResponseCurve {
        if (!(ceiling > 0 && ceiling <= 1)) {
            throw new IllegalArgumentException("ceiling must be in (0, 1], got ceiling=" + ceiling);
        }
        if (!(k >= LEAST_K && k <= MOST_K)) {
            throw new IllegalArgumentException("k must be in [" + LEAST_K + ", " + MOST_K + "], got k=" + k);
        }
    }

    /**
     * {@return the curve through what is known}
     *
     * @param spend what is spent on each now, above 0
     * @param rate the share that it brings about, in (0, ceiling)
     * @param ceiling the share that no spend exceeds, in (0, 1]
     * @throws IllegalArgumentException if a number is out of its range
     */
    public static ResponseCurve through(double spend, double rate, double ceiling) {
        Checks.positive(spend, "spend");
        if (!(rate > 0 && rate < ceiling)) {
            throw new IllegalArgumentException(
                    "rate must be in (0, ceiling), got rate=" + rate + ", ceiling=" + ceiling);
        }
        double k = -StrictMath.log1p(-rate / ceiling) / spend;
        if (!(k >= LEAST_K && k <= MOST_K)) {
            throw new IllegalArgumentException("spend, rate and ceiling must make a k in [" + LEAST_K + ", " + MOST_K
                    + "], got spend=" + spend + ", rate=" + rate + ", ceiling=" + ceiling + ", so k=" + k);
        }
        return new ResponseCurve(ceiling, k);
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
     * {@return what one more person costs at a spend: the reciprocal of the slope; infinite where that does not fit a {@code double}}
     *
     * @param spend what is spent on each, at least 0
     */
    public double marginalCost(double spend) {
        Checks.notNegative(spend, "spend");
        return StrictMath.exp(k * spend) / (ceiling * k);
    }
}
