package dev.retention.value;

import static java.util.Objects.requireNonNull;

import dev.retention.economics.DiscountRate;
import dev.retention.economics.Horizon;
import dev.retention.economics.PaymentTiming;
import dev.retention.internal.Checks;
import dev.retention.period.TimeUnit;
import java.io.Serializable;

/**
 * A customer under contract, worth the same margin in each period, who renews each time with the same probability.
 *
 * <pre>
 * value    = sum over periods k = 0, 1, … of  m r^k / (1 + d)^(k + delay)
 *          = m (1 + d)^(1 - delay) / (1 + d - r)               for ever
 *          = that · (1 - (r / (1 + d))^n)                      for n periods
 * residual = value · r / (1 + d)                               of one who has just paid, from the next payment on
 * lifetime = 1 / (1 - r) periods
 * </pre>
 *
 * <p>where m is the margin and r the retention per period, d the discount rate per period, and the delay 0, ½ or 1 by the
 * {@link PaymentTiming}. The formulas in circulation are cases of it: m (1 + d)/(1 + d - r) pays at the start, m / (1 + d - r) at
 * the end; m r/(1 + d - r) is the residual of the first, m / (1 - r) = ARPA · margin ÷ churn does not discount.
 *
 * <p>Where it misleads: real cohorts do not have one retention rate. Those likely to leave do, so a cohort's rate rises with
 * its age, and this formula, fed with an early rate, values old customers far too low; fed with a late one, new ones too high.
 * Where a cohort can be followed, fit a {@link dev.retention.lifetime.ShiftedBetaGeometric ShiftedBetaGeometric} instead.
 *
 * <pre>{@code
 * Subscription monthly = new Subscription(1_500, 0.97, TimeUnit.MONTH);          // 15.00 a month
 * DiscountRate discount = new DiscountRate(0.10, TimeUnit.YEAR).per(TimeUnit.MONTH);
 * monthly.value(discount, Horizon.UNLIMITED, PaymentTiming.START);
 * }</pre>
 *
 * <p>A result that does not fit a {@code double} is infinite, and what follows from that is infinite or {@code NaN}.
 *
 * @param marginMinor the margin of one period in minor units, finite; a loss is negative
 * @param retention the probability of renewal per period, in [0, 1]
 * @param period the period
 */
public record Subscription(double marginMinor, double retention, TimeUnit period) implements Serializable {

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public Subscription {
        Checks.finite(marginMinor, "marginMinor");
        Checks.inUnitInterval(retention, "retention");
        requireNonNull(period, "period");
    }

    /**
     * {@return the subscription of average revenue, margin and churn} Its {@link #undiscountedValue} is ARPA · margin ÷ churn.
     *
     * @param arpaMinor the average revenue per account and period in minor units
     * @param margin the share of the revenue that is margin
     * @param churn the probability of leaving per period, in [0, 1]
     * @param period the period
     * @throws IllegalArgumentException if a number is out of its range
     */
    public static Subscription ofChurn(double arpaMinor, double margin, double churn, TimeUnit period) {
        Checks.inUnitInterval(churn, "churn");
        Checks.finite(arpaMinor, "arpaMinor");
        Checks.finite(margin, "margin");
        if (!Double.isFinite(arpaMinor * margin)) {
            throw new IllegalArgumentException(
                    "arpaMinor * margin must be finite, got arpaMinor=" + arpaMinor + ", margin=" + margin);
        }
        return new Subscription(arpaMinor * margin, 1 - churn, period);
    }

    /** {@return how many periods a customer pays for on average: {@code 1 / (1 - retention)}, infinite if nobody leaves} */
    public double expectedPeriods() {
        return 1 / (1 - retention);
    }

    /** {@return the value for ever without discount: {@code marginMinor / (1 - retention)}} Infinite if nobody leaves. */
    public double undiscountedValue() {
        return value(DiscountRate.NONE, Horizon.UNLIMITED, PaymentTiming.START);
    }

    /**
     * {@return the value today of a customer before the first payment, in minor units} Infinite where retention outruns the discount
     * for ever.
     *
     * @param discount the discount rate per {@link #period}
     * @param horizon how long to count, in {@link #period}: a whole number, or unlimited
     * @param timing when in a period its payment comes
     */
    public double value(DiscountRate discount, Horizon horizon, PaymentTiming timing) {
        requireNonNull(discount, "discount");
        requireNonNull(horizon, "horizon");
        requireNonNull(timing, "timing");
        double growth = 1 + discount.requireUnit(period).rate();
        double periods = horizon.lengthIn(period);
        if (periods != Math.rint(periods)) {
            throw new IllegalArgumentException("horizon must be a whole number of periods, got horizon=" + horizon);
        }
        double payments = geometricSum((discount.rate() + (1 - retention)) / growth, periods);
        return marginMinor == 0 ? 0 : marginMinor * payments * StrictMath.pow(growth, -timing.delay());
    }

    /** {@code 1 + q + … + q^(n - 1)}, given {@code rest = 1 - q}; n may be infinite. */
    private static double geometricSum(double rest, double n) {
        return rest == 0 || n == 0 ? n : -StrictMath.expm1(n * StrictMath.log1p(-rest)) / rest;
    }

    /**
     * {@return the value today of a customer who has just paid, from the next payment on} What a renewal is worth to a retention
     * campaign.
     *
     * @param discount the discount rate per {@link #period}
     * @param horizon how long to count from the next payment on, in {@link #period}
     * @param timing when in a period its payment comes
     */
    public double residualValue(DiscountRate discount, Horizon horizon, PaymentTiming timing) {
        requireNonNull(discount, "discount");
        requireNonNull(horizon, "horizon");
        requireNonNull(timing, "timing");
        double value = value(discount, horizon, timing);
        return retention == 0 ? 0 : value * (retention / (1 + discount.rate()));
    }

    /**
     * {@return how much the value changes if retention changes by some points}
     *
     * @param points the change as a fraction: 0.01 is one point up
     * @param discount the discount rate per {@link #period}
     * @param horizon how long to count, in {@link #period}
     * @param timing when in a period its payment comes
     * @throws IllegalArgumentException if the changed retention is not in [0, 1]
     */
    public double valueOfRetentionChange(double points, DiscountRate discount, Horizon horizon, PaymentTiming timing) {
        requireNonNull(discount, "discount");
        requireNonNull(horizon, "horizon");
        requireNonNull(timing, "timing");
        if (!(retention + points >= 0 && retention + points <= 1)) {
            throw new IllegalArgumentException("points must leave the retention in [0, 1], got points=" + points
                    + ", retention=" + retention + ": one point is 0.01");
        }
        double changed = new Subscription(marginMinor, retention + points, period).value(discount, horizon, timing);
        return changed - value(discount, horizon, timing);
    }
}
