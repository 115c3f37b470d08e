package dev.retention.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.SameSeeds;
import dev.retention.estimate.Estimate;
import dev.retention.estimate.Interval;
import dev.retention.estimate.Proportion;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AddLifecycleHook;

@AddLifecycleHook(SameSeeds.class)
class ExperimentProperties {

    @Property
    void swappingMirrors(@ForAll("groups") TwoProportions groups) {
        swappedMirrors(groups);
    }

    static void swappedMirrors(TwoProportions groups) {
        TwoProportions swapped = groups.swapped();
        assertEquals(groups.difference(), 0 - swapped.difference(), 0);
        for (DifferenceMethod method : DifferenceMethod.values()) {
            Interval interval = groups.interval(method, 0.95);
            Interval mirror = swapped.interval(method, 0.95);
            assertEquals(interval, new Interval(-mirror.upper(), -mirror.lower()), method.name());
        }
        for (ProportionTest test : List.of(ProportionTest.Z_POOLED, ProportionTest.Z_UNPOOLED, ProportionTest.YATES)) {
            Close.to(1e-14, groups.logPValue(test), swapped.logPValue(test), test.name());
        }
        Close.to(1e-10, groups.logPValue(ProportionTest.FISHER), swapped.logPValue(ProportionTest.FISHER), "fisher");
        Close.to(
                1e-10,
                groups.pValue(ProportionTest.FISHER_LOWER),
                swapped.pValue(ProportionTest.FISHER_HIGHER),
                "one side");
        Close.to(
                1e-12,
                groups.ratioInterval(0.9).lower(),
                1 / swapped.ratioInterval(0.9).upper(),
                "ratio");
        Close.to(
                1e-12,
                groups.oddsRatioInterval(0.9).upper(),
                1 / swapped.oddsRatioInterval(0.9).lower(),
                "odds");
        Close.to(
                1e-8,
                groups.conditionalOddsRatioInterval(0.9).upper(),
                1 / swapped.conditionalOddsRatioInterval(0.9).lower(),
                "conditional");
    }

    /** Counting the failures in place of the successes changes the sign and nothing else. */
    @Property
    void complementsMirror(@ForAll("groups") TwoProportions groups) {
        var failures =
                new TwoProportions(groups.first().complement(), groups.second().complement());
        for (DifferenceMethod method : DifferenceMethod.values()) {
            Interval interval = groups.interval(method, 0.95);
            Interval mirror = failures.interval(method, 0.95);
            assertEquals(interval.lower(), -mirror.upper(), 1e-13, method.name());
            assertEquals(interval.upper(), -mirror.lower(), 1e-13, method.name());
        }
    }

    @Property
    void intervalsHoldTheDifferenceAndStayInTheirRange(
            @ForAll("groups") TwoProportions groups, @ForAll @DoubleRange(min = 0.01, max = 0.99) double confidence) {
        for (DifferenceMethod method : DifferenceMethod.values()) {
            Interval interval = groups.interval(method, confidence);
            assertTrue(interval.lower() >= -1 && interval.upper() <= 1, () -> method + " " + interval);
            if (method != DifferenceMethod.AGRESTI_CAFFO && groups.isDefined()) {
                assertTrue(interval.contains(groups.difference()), () -> method + " " + interval);
            }
        }
    }

    /** Mee's interval leaves out 0 where the pooled test rejects; Wald's where the unpooled one does. */
    @Property
    void pValueAndIntervalAgreeWhereTheyAreDual(@ForAll("groups") TwoProportions groups) {
        dual(groups, ProportionTest.Z_POOLED, DifferenceMethod.MEE);
        dual(groups, ProportionTest.Z_UNPOOLED, DifferenceMethod.WALD);
    }

    static void dual(TwoProportions groups, ProportionTest test, DifferenceMethod method) {
        double p = groups.pValue(test);
        if (Double.isNaN(p) || Math.abs(p - 0.05) < 1e-9) {
            return;
        }
        assertEquals(p < 0.05, !groups.interval(method, 0.95).contains(0), () -> method + " p=" + p);
    }

    @Property
    void fishersSidesAgree(@ForAll("groups") TwoProportions groups) {
        double lower = groups.pValue(ProportionTest.FISHER_LOWER);
        double higher = groups.pValue(ProportionTest.FISHER_HIGHER);
        double both = groups.pValue(ProportionTest.FISHER);
        if (groups.isDefined()) {
            assertTrue(lower + higher >= 1 - 1e-12);
            assertTrue(both >= Math.min(lower, higher) * (1 - 1e-12));
            Interval odds = groups.conditionalOddsRatioInterval(0.95);
            if (Math.abs(lower - 0.025) > 1e-9 && Math.abs(higher - 0.025) > 1e-9) {
                assertEquals(Math.min(lower, higher) < 0.025, !odds.contains(1));
            }
        }
    }

    @Property
    void daysAddUpToTheWhole(@ForAll("groups") TwoProportions a, @ForAll("groups") TwoProportions b) {
        assertEquals(a.plus(b), b.plus(a));
        assertEquals(a, a.plus(TwoProportions.EMPTY));
        assertEquals(
                a.plus(b),
                new TwoProportions(
                        new Proportion(
                                a.first().count() + b.first().count(),
                                a.first().total() + b.first().total()),
                        a.second().plus(b.second())));
    }

    @Property
    void shardsOfValuesAddUpToTheWhole(
            @ForAll @Size(max = 20) long[] x, @ForAll @Size(max = 20) long[] y, @ForAll @Size(max = 20) long[] z) {
        long[] a = small(x);
        long[] b = small(y);
        long[] c = small(z);
        assertEquals(Moments.of(joined(a, b)), Moments.of(a).plus(Moments.of(b)));
        Moments ofA = Moments.of(a);
        assertEquals(
                ofA.plus(Moments.of(b)).plus(Moments.of(c)),
                ofA.plus(Moments.of(b).plus(Moments.of(c))));
        assertEquals(ofA, ofA.plus(Moments.EMPTY));
        PairMoments pairs = PairMoments.of(a, reversed(a));
        assertEquals(
                PairMoments.of(joined(a, b), joined(reversed(a), b)),
                pairs.plus(PairMoments.of(b, b)).plus(PairMoments.EMPTY));
        Cuped cuped = new Cuped(pairs, PairMoments.of(b, b));
        assertEquals(cuped, cuped.plus(Cuped.EMPTY));
    }

    /** Values whose sums fit; the squares may be as large as 2^114. */
    private static long[] small(long[] values) {
        long[] small = values.clone();
        for (int i = 0; i < small.length; i++) {
            small[i] >>= 6;
        }
        return small;
    }

    private static long[] joined(long[] a, long[] b) {
        long[] joined = java.util.Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }

    private static long[] reversed(long[] values) {
        long[] reversed = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            reversed[i] = values[values.length - 1 - i];
        }
        return reversed;
    }

    @Property
    void swappingMirrorsMeansAndRanks(@ForAll @Size(max = 12) int[] x, @ForAll @Size(max = 12) int[] y) {
        long[] a = java.util.Arrays.stream(x).mapToLong(v -> v >> 28).toArray();
        long[] b = java.util.Arrays.stream(y).mapToLong(v -> v >> 28).toArray();
        Estimate there = Moments.of(a).minus(Moments.of(b));
        Estimate back = Moments.of(b).minus(Moments.of(a));
        assertEquals(there.value(), 0 - back.value(), 0);
        Close.to(1e-14, there.standardError(), back.standardError(), "error");
        double[] p = java.util.Arrays.stream(a).asDoubleStream().toArray();
        double[] q = java.util.Arrays.stream(b).asDoubleStream().toArray();
        for (MannWhitney.Method method : MannWhitney.Method.values()) {
            double forth = MannWhitney.of(p, q).pValue(method);
            Close.to(1e-12, forth, MannWhitney.of(q, p).pValue(method), method.name());
        }
        if (a.length > 0 && b.length > 0) {
            assertEquals(
                    1, MannWhitney.of(p, q).superior() + MannWhitney.of(q, p).superior(), 1e-12);
        }
    }

    @Property
    void adjustedPValuesAreNeverSmaller(@ForAll @Size(max = 20) List<@DoubleRange(min = 0, max = 1) Double> pValues) {
        double[] p = pValues.stream().mapToDouble(Double::doubleValue).toArray();
        double[] bonferroni = Adjustment.BONFERRONI.adjust(p);
        double[] holm = Adjustment.HOLM.adjust(p);
        double[] hochberg = Adjustment.HOCHBERG.adjust(p);
        double[] false10 = Adjustment.BENJAMINI_HOCHBERG.adjust(p);
        for (int i = 0; i < p.length; i++) {
            assertTrue(bonferroni[i] >= holm[i] && holm[i] >= hochberg[i], "order");
            assertTrue(hochberg[i] >= false10[i] * (1 - 1e-15) && false10[i] >= p[i], "order");
        }
    }

    /** Sizes from 0 to a billion, and counts that are often at an end. */
    @Provide
    Arbitrary<TwoProportions> groups() {
        return Combinators.combine(proportion(), proportion()).as(TwoProportions::new);
    }

    private static Arbitrary<Proportion> proportion() {
        Arbitrary<Long> totals = Arbitraries.oneOf(
                Arbitraries.longs().between(0, 40), Arbitraries.longs().between(0, 100_000));
        return totals.flatMap(total -> Arbitraries.oneOf(
                        Arbitraries.longs().between(0, total),
                        Arbitraries.longs().between(0, Math.min(3, total)),
                        Arbitraries.longs().between(Math.max(0, total - 3), total))
                .map(count -> new Proportion(count, total)));
    }
}
