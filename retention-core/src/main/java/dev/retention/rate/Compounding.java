package dev.retention.rate;

import dev.retention.internal.Checks;

/**
 * A rate per period as a rate per longer or shorter period: 5 % a month is 46 % a year, not 60 %.
 *
 * <pre>
 * churn over p periods     = 1 - (1 - churn)^p  = -expm1(p * log1p(-churn))
 * retention over p periods = retention^p
 * growth over p periods    = (1 + growth)^p - 1 =  expm1(p * log1p(growth))
 * </pre>
 *
 * <p>The rate is taken to be the same in every period. {@code periods} need not be whole: 1.0 / 12 leads from a year to a
 * month. Rates that a power would lose keep their digits: 1e-10 a month is 1.19999999934e-9 a year.
 *
 * <p>Errors are within a few units in the last place, times {@code |p * log(1 - churn)|} where that is above 1.
 */
public final class Compounding {

    private Compounding() {}

    /**
     * {@return the churn rate over several periods}
     *
     * @param churnPerPeriod the churn rate of one period, in [0, 1]
     * @param periods how many periods, above 0 and finite
     */
    public static double churn(double churnPerPeriod, double periods) {
        Checks.inUnitInterval(churnPerPeriod, "churnPerPeriod");
        Checks.positive(periods, "periods");
        return 0.0 - StrictMath.expm1(periods * StrictMath.log1p(-churnPerPeriod));
    }

    /**
     * {@return the retention rate over several periods}
     *
     * @param retentionPerPeriod the retention rate of one period, in [0, 1]
     * @param periods how many periods, above 0 and finite
     */
    public static double retention(double retentionPerPeriod, double periods) {
        Checks.inUnitInterval(retentionPerPeriod, "retentionPerPeriod");
        Checks.positive(periods, "periods");
        return StrictMath.pow(retentionPerPeriod, periods);
    }

    /**
     * {@return the growth over several periods; infinite if it does not fit a {@code double}}
     *
     * @param growthPerPeriod the growth of one period, at least -1 (all is lost) and finite
     * @param periods how many periods, above 0 and finite
     */
    public static double growth(double growthPerPeriod, double periods) {
        Checks.finite(growthPerPeriod, "growthPerPeriod");
        if (!(growthPerPeriod >= -1)) {
            throw new IllegalArgumentException("growthPerPeriod must be >= -1, got growthPerPeriod=" + growthPerPeriod);
        }
        Checks.positive(periods, "periods");
        return StrictMath.expm1(periods * StrictMath.log1p(growthPerPeriod));
    }
}
