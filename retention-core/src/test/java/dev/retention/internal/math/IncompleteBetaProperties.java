package dev.retention.internal.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.SameSeeds;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.lifecycle.AddLifecycleHook;

@AddLifecycleHook(SameSeeds.class)
class IncompleteBetaProperties {

    @Provide
    Arbitrary<Double> parameters() {
        return Arbitraries.doubles().between(-8, 15).map(exponent -> StrictMath.pow(10, exponent));
    }

    @Provide
    Arbitrary<Double> probabilities() {
        return Arbitraries.oneOf(
                Arbitraries.doubles().between(0.01, 0.99),
                Arbitraries.doubles().between(-300, -3).map(exponent -> StrictMath.pow(10, exponent)));
    }

    static void tailsAddUpToOne(double a, double b, double x) {
        double lower = IncompleteBeta.lower(a, b, x);
        double upper = IncompleteBeta.upper(a, b, x);
        assertTrue(lower >= 0 && lower <= 1 && upper >= 0 && upper <= 1, () -> lower + " and " + upper);
        assertEquals(1, lower + upper, 2e-14, "two tails, each with the error of its own");
    }

    static void quantileInvertsTheTail(double a, double b, double p) {
        double x = IncompleteBeta.quantile(a, b, p);
        assertTrue(x >= 0 && x <= 1, () -> "got " + x);
        double below = IncompleteBeta.lower(a, b, Math.max(x * (1 - 1e-14), 0));
        double above = IncompleteBeta.lower(a, b, Math.min(x * (1 + 1e-14), 1));
        boolean isEnd = x < 1e-300 || x == 1;
        assertTrue(isEnd || below <= p * (1 + 1e-12) && p <= above * (1 + 1e-12), () -> below + ", " + above);
    }

    @Property
    void tailsAddUp(
            @ForAll("parameters") double a,
            @ForAll("parameters") double b,
            @ForAll @DoubleRange(max = 1) @Scale(9) double x) {
        tailsAddUpToOne(a, b, x);
        tailsAddUpToOne(a, b, a / (a + b));
    }

    @Property
    void quantileIsTheInverse(
            @ForAll("parameters") double a, @ForAll("parameters") double b, @ForAll("probabilities") double p) {
        quantileInvertsTheTail(a, b, p);
    }
}
