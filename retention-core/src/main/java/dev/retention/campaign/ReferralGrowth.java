package dev.retention.campaign;

import dev.retention.internal.Checks;
import java.io.Serializable;

/**
 * How many customers there are in the end if each brings {@code K} more in every cycle, once.
 *
 * <pre>
 * after c cycles = customers · (1 + K + K² + … + K^c)          in all = customers / (1 - K), if K &lt; 1
 * </pre>
 *
 * <p>With {@code K >= 1} it grows without bound: the total is infinite. Nothing does so for long: those who can be invited run out, which this
 * model does not know. Nobody leaves in it either.
 *
 * <pre>{@code
 * new ReferralGrowth(0.5, 7).total(1_000);             // 2000
 * new ReferralGrowth(1.2, 14).after(1_000, 90);        // 12915.9
 * new ReferralGrowth(1.2, 14).total(1_000);            // infinite
 * }</pre>
 *
 * @param k how many new customers one customer brings in a cycle, at least 0
 * @param cycleDays how long a cycle takes, in days, above 0
 */
public record ReferralGrowth(double k, double cycleDays) implements Serializable {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public ReferralGrowth {
        Checks.notNegative(k, "k");
        Checks.positive(cycleDays, "cycleDays");
    }

    /** {@return whether it grows without bound: {@code K >= 1}} */
    public boolean growsWithoutBound() {
        return k >= 1;
    }

    /**
     * {@return the customers in the end, with those to begin with; infinite if it grows without bound}
     *
     * @param customers how many to begin with, at least 0
     */
    public double total(double customers) {
        Checks.notNegative(customers, "customers");
        if (customers == 0) {
            return 0;
        }
        return growsWithoutBound() ? Double.POSITIVE_INFINITY : customers / (1 - k);
    }

    /**
     * {@return the customers after some days, with those to begin with: whole cycles count}
     *
     * @param customers how many to begin with, at least 0
     * @param days how many days, at least 0
     */
    public double after(double customers, double days) {
        Checks.notNegative(customers, "customers");
        Checks.notNegative(days, "days");
        double terms = Math.floor(days / cycleDays) + 1;
        if (k == 1 || customers == 0) {
            return customers * terms;
        }
        // (1 - K^terms) / (1 - K), also next to 1, and at 0
        return customers * (StrictMath.expm1(terms * StrictMath.log(k)) / (k - 1));
    }
}
