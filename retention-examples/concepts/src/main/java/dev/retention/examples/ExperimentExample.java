package dev.retention.examples;

import dev.retention.estimate.Interval;
import dev.retention.estimate.Proportion;
import dev.retention.experiment.AlwaysValid;
import dev.retention.experiment.DifferenceMethod;
import dev.retention.experiment.LookPlan;
import dev.retention.experiment.ProportionPlan;
import dev.retention.experiment.ProportionTest;
import dev.retention.experiment.SampleRatio;
import dev.retention.experiment.TwoProportions;
import dev.retention.experiment.Verdict;
import java.util.List;
import java.util.Locale;

/** A mailing to a thousand customers, and a thousand without: planned, tested, and looked at before its end. */
public final class ExperimentExample {

    private ExperimentExample() {}

    public static void main(String[] args) {
        var plan = new ProportionPlan(0.95, 0.8, ProportionPlan.Method.NORMAL);
        System.out.printf(Locale.ROOT, "12 %% instead of 10 %%: %.1f a group%n", plan.customersPerGroup(0.10, 0.12));

        var lot = new SampleRatio(List.of(1_000L, 1_000L), List.of(0.5, 0.5));
        var groups = new TwoProportions(new Proportion(150, 1_000), new Proportion(120, 1_000));
        Interval interval = groups.interval(DifferenceMethod.NEWCOMBE, 0.95);
        System.out.printf(Locale.ROOT, "divided as it should be: p = %.2f%n", lot.pValue());
        System.out.printf(Locale.ROOT, "difference %.3f", groups.difference());
        System.out.printf(Locale.ROOT, ": %.5f to %.3f%n", interval.lower(), interval.upper());
        System.out.printf(Locale.ROOT, "pooled z: p = %.4f%n", groups.pValue(ProportionTest.Z_POOLED));
        System.out.printf(Locale.ROOT, "Fisher: p = %.4f%n", groups.pValue(ProportionTest.FISHER));
        System.out.println(new Verdict(groups, 0.95).decision());

        double alarms = 100 * LookPlan.evenly(20).falseAlarms(0.95);
        System.out.printf(Locale.ROOT, "20 looks at a 95 %% test: %.1f %% false alarms%n", alarms);
        Interval today = new AlwaysValid(0.03).interval(groups, 0.95); // about three points are looked for
        System.out.printf(Locale.ROOT, "with a look each day: %.3f to %.3f%n", today.lower(), today.upper());
    }
}
