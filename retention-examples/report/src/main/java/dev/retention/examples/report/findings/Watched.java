package dev.retention.examples.report.findings;

import dev.retention.estimate.Interval;
import dev.retention.estimate.Proportion;
import dev.retention.survival.IntervalTransform;
import dev.retention.survival.KaplanMeier;
import dev.retention.survival.SurvivalTable;

/**
 * How many customers could be watched for how long, whatever they did: that says how far a curve of time to the next order can be believed.
 *
 * <pre>
 * could be watched = those still at risk / the share that has not ordered again yet
 * </pre>
 *
 * <p>Those at risk alone are too few to count by: of 1,000 subscribers 990 have ordered again within a month, and of the share that has not, 1 %,
 * the ten who are left tell all there is to know. Who is watched no longer lowers this number, who orders does not. The standard error of the
 * share is about that of a proportion of so many (Peto and others, 1977).
 */
public final class Watched {

    private Watched() {}

    /** {@return how many could be watched until a day, or until all had ordered again if that was earlier; NaN where nobody was} */
    public static double until(KaplanMeier curve, double day) {
        SurvivalTable table = curve.table();
        if (day > 0 && curve.survival(Math.nextDown(day)) == 0) {
            return until(curve, table.time(table.size() - 1));
        }
        return table.atRiskBefore(day) / (day > 0 ? curve.survival(Math.nextDown(day)) : 1);
    }

    /** {@return the interval of the share that has ordered again by a day} */
    static Interval share(KaplanMeier curve, double day) {
        if (curve.survival(day) == 0) {
            long all = (long) until(curve, day);
            return Certainty.interval(new Proportion(all, all));
        }
        Interval staying = curve.interval(day, IntervalTransform.LOG_LOG, Certainty.CONFIDENCE);
        return new Interval(1 - staying.upper(), 1 - staying.lower());
    }
}
