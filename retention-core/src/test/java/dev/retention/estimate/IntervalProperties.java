package dev.retention.estimate;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.SameSeeds;
import dev.retention.testing.CountLaws;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;

@AddLifecycleHook(SameSeeds.class)
class IntervalProperties {

    /** Small and huge totals, and counts at and next to their ends. */
    @Provide
    Arbitrary<Proportion> proportions() {
        var totals = Arbitraries.oneOf(
                Arbitraries.longs().between(0, 30),
                Arbitraries.longs().between(0, 100_000),
                Arbitraries.longs().between(0, Long.MAX_VALUE));
        return totals.flatMap(total -> Arbitraries.oneOf(
                        Arbitraries.longs().between(0, total),
                        Arbitraries.longs().between(0, Math.min(3, total)),
                        Arbitraries.longs().between(total - Math.min(3, total), total))
                .map(count -> new Proportion(count, total))
                .withoutEdgeCases());
    }

    @Provide
    Arbitrary<Double> confidences() {
        return Arbitraries.oneOf(
                        Arbitraries.of(0.5, 0.8, 0.9, 0.95, 0.99, 0.999),
                        Arbitraries.of(Double.MIN_VALUE, Math.nextDown(1.0)),
                        Arbitraries.doubles().between(1e-15, 1 - 1e-15).ofScale(15))
                .withoutEdgeCases();
    }

    static void clopperPearsonHoldsJeffreys(Proportion p, double confidence) {
        Interval exact = p.interval(IntervalMethod.CLOPPER_PEARSON, confidence);
        Interval bayes = p.interval(IntervalMethod.JEFFREYS, confidence);
        assertTrue(exact.lower() <= bayes.lower() + 1e-13 && bayes.upper() <= exact.upper() + 1e-13);
    }

    @Property
    void rangeLaw(
            @ForAll("proportions") Proportion p,
            @ForAll IntervalMethod method,
            @ForAll("confidences") double confidence) {
        CountLaws.holdsTheEstimateAndLiesInTheUnitInterval(p, method, confidence);
    }

    @Property
    void mirrorLaw(
            @ForAll("proportions") Proportion p,
            @ForAll IntervalMethod method,
            @ForAll("confidences") double confidence) {
        CountLaws.complementIsTheMirror(p, method, confidence);
    }

    @Property
    void widerLaw(
            @ForAll("proportions") Proportion p,
            @ForAll IntervalMethod method,
            @ForAll("confidences") double a,
            @ForAll("confidences") double b) {
        CountLaws.moreConfidenceIsWider(p, method, a, b);
    }

    @Property
    void conservativeLaw(@ForAll("proportions") Proportion p, @ForAll("confidences") double confidence) {
        clopperPearsonHoldsJeffreys(p, confidence);
    }
}
