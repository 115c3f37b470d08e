package dev.retention.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.SameSeeds;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.lifecycle.AddLifecycleHook;

@AddLifecycleHook(SameSeeds.class)
class CompoundingProperties {

    static void churnAndRetentionAreComplements(double churn, double periods) {
        double rest = 1 - Compounding.churn(churn, periods);
        assertEquals(Compounding.retention(1 - churn, periods), rest, 1e-13);
    }

    static void thereAndBackIsTheSame(double churn, double periods) {
        assertEquals(churn, Compounding.churn(Compounding.churn(churn, periods), 1 / periods), 1e-13 * churn);
    }

    static void longerLosesMore(double churn, double periods) {
        double over = Compounding.churn(churn, periods);
        assertTrue(0 <= over && over <= 1);
        assertTrue(over <= Compounding.churn(churn, periods + 1));
    }

    static void growthMirrorsChurn(double churn, double periods) {
        assertEquals(Compounding.churn(churn, periods), -Compounding.growth(-churn, periods));
    }

    @Property
    void complementLaw(
            @ForAll @Scale(9) @DoubleRange(max = 1) double churn,
            @ForAll @DoubleRange(min = 0.1, max = 100) double periods) {
        churnAndRetentionAreComplements(churn, periods);
    }

    /** Not further than a tenth: the way back from nearly all lost is lost. */
    @Property
    void inverseLaw(
            @ForAll @Scale(12) @DoubleRange(min = 1e-12, max = 0.1) double churn,
            @ForAll @DoubleRange(min = 0.1, max = 10) double periods) {
        thereAndBackIsTheSame(churn, periods);
    }

    @Property
    void monotoneLaw(
            @ForAll @Scale(9) @DoubleRange(max = 1) double churn,
            @ForAll @DoubleRange(min = 0.1, max = 1e6) double periods) {
        longerLosesMore(churn, periods);
    }

    @Property
    void mirrorLaw(
            @ForAll @Scale(9) @DoubleRange(max = 1) double churn,
            @ForAll @DoubleRange(min = 0.1, max = 1e6) double periods) {
        growthMirrorsChurn(churn, periods);
    }
}
