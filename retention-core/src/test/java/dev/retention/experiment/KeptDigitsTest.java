package dev.retention.experiment;

import dev.retention.KeptDigits;
import dev.retention.estimate.Interval;
import dev.retention.estimate.Proportion;
import dev.retention.experiment.LookPlan.Boundary;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The last digit too is the one that is kept. That the numbers are right the tests against references say. */
class KeptDigitsTest {

    private final KeptDigits digits = new KeptDigits();

    @Test
    void everyDigitIsTheOneThatIsKept() throws IOException {
        scoreIntervals();
        conditionalOdds();
        looks();
        plans();
        digits.assertKept("experiment");
    }

    private static TwoProportions groups(long first, long firstTotal, long second, long secondTotal) {
        return new TwoProportions(new Proportion(first, firstTotal), new Proportion(second, secondTotal));
    }

    /** Nobody and everybody in either group, equal rates, halves together, and one of a million. */
    private static final TwoProportions[] TABLES = {
        groups(3, 10, 4, 12),
        groups(0, 7, 0, 9),
        groups(0, 7, 5, 9),
        groups(0, 7, 9, 9),
        groups(7, 7, 5, 9),
        groups(7, 7, 9, 9),
        groups(4, 8, 6, 12),
        groups(5, 8, 5, 12),
        groups(3, 8, 7, 12),
        groups(1, 1_000_000, 3, 2_000_000),
        groups(120, 1_000, 150, 1_000)
    };

    private void put(String name, Interval interval) {
        digits.put(name, interval.lower(), interval.upper());
    }

    private void scoreIntervals() {
        for (TwoProportions groups : TABLES) {
            for (double confidence : new double[] {0.5, 0.95, 0.999}) {
                put("score intervals", groups.interval(DifferenceMethod.MEE, confidence));
                put("score intervals", groups.swapped().interval(DifferenceMethod.MIETTINEN_NURMINEN, confidence));
            }
        }
    }

    private void conditionalOdds() {
        for (TwoProportions groups : TABLES) {
            digits.put("conditional odds ratio", groups.conditionalOddsRatio());
            put("conditional odds ratio", groups.conditionalOddsRatioInterval(0.95));
        }
    }

    private void looks() {
        LookPlan[] plans = {LookPlan.evenly(1), LookPlan.evenly(2), LookPlan.evenly(5), LookPlan.of(0.01, 0.5, 0.6, 1)};
        for (LookPlan plan : plans) {
            for (double confidence : new double[] {0.5, 0.95, 0.999}) {
                digits.put("looks", plan.falseAlarms(confidence));
                for (Boundary boundary : Boundary.values()) {
                    digits.put("looks", plan.limits(boundary, confidence));
                }
            }
        }
    }

    private void plans() {
        for (ProportionPlan.Method method : ProportionPlan.Method.values()) {
            var plan = new ProportionPlan(0.95, 0.8, method);
            for (double rate : new double[] {0.01, 0.3, 0.5, 0.9}) {
                digits.put(
                        "plans",
                        plan.customersPerGroup(rate, 1.1 * rate),
                        plan.customersOfSecond(1e5, rate, 1.1 * rate));
                digits.put("plans", plan.detectableAbove(500, rate), plan.detectableBelow(500, rate));
            }
        }
        var means = new MeanPlan(0.95, 0.8);
        for (double customers : new double[] {2, 3, 50, 1e6}) {
            digits.put("plans", means.detectable(customers, 1.5));
        }
    }
}
