package dev.retention.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.SameSeeds;
import dev.retention.testing.CountLaws;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.lifecycle.AddLifecycleHook;

@AddLifecycleHook(SameSeeds.class)
class NpsCountsProperties {

    @Provide
    Arbitrary<NpsCounts> counts() {
        var any = Arbitraries.oneOf(
                Arbitraries.longs().between(0, 10),
                Arbitraries.longs().between(0, 10_000),
                Arbitraries.longs().between(0, Long.MAX_VALUE),
                Arbitraries.of(Long.MAX_VALUE));
        return Combinators.combine(any, any, any).as(NpsCounts::new).withoutEdgeCases();
    }

    @Provide
    Arbitrary<int[]> answers() {
        return Arbitraries.integers().between(1, 10).array(int[].class).ofMaxSize(40);
    }

    static void comparisonsAreInRange(NpsCounts first, NpsCounts second, NpsMethod method, double confidence) {
        var comparison = new NpsComparison(first, second);
        var interval = comparison.interval(method, confidence);
        assertTrue(-200 <= interval.lower() && interval.upper() <= 200, () -> comparison + ": " + interval);
        double p = comparison.pValue(method);
        assertTrue(0 <= p && p <= 1 || Double.isNaN(p), () -> comparison + ": " + p);
    }

    static void plusIsACommutativeMonoid(NpsCounts a, NpsCounts b, NpsCounts c) {
        assertEquals(a.plus(b), b.plus(a));
        assertEquals(a.plus(b).plus(c), a.plus(b.plus(c)));
        assertEquals(a, a.plus(NpsCounts.EMPTY));
    }

    static void countsReconcile(NpsScale scale, int[] answers, int at) {
        var all = NpsCounts.of(scale, answers);
        assertEquals(answers.length, all.answers());
        assertEquals(
                all,
                NpsCounts.of(scale, Arrays.copyOf(answers, at))
                        .plus(NpsCounts.of(scale, Arrays.copyOfRange(answers, at, answers.length))));
        assertEquals(
                all, NpsCounts.of(scale, Arrays.stream(answers).asDoubleStream().toArray()));
        long[] table = new long[scale.highest() - scale.lowest() + 1];
        for (int answer : answers) {
            table[answer - scale.lowest()]++;
        }
        assertEquals(all, NpsCounts.ofAnswerCounts(scale, table));
    }

    @Property
    void rangeLaw(@ForAll("counts") NpsCounts counts) {
        CountLaws.scoreIsInRange(counts);
    }

    @Property
    void intervalLaw(
            @ForAll("counts") NpsCounts counts,
            @ForAll NpsMethod method,
            @ForAll @Scale(4) @DoubleRange(min = 0.01, max = 0.9999) double confidence) {
        CountLaws.intervalsAreInRange(counts, method, confidence);
    }

    @Property
    void comparisonLaw(
            @ForAll("counts") NpsCounts first,
            @ForAll("counts") NpsCounts second,
            @ForAll NpsMethod method,
            @ForAll @Scale(4) @DoubleRange(min = 0.01, max = 0.9999) double confidence) {
        comparisonsAreInRange(first, second, method, confidence);
    }

    @Property
    void mirrorLaw(@ForAll("counts") NpsCounts counts, @ForAll NpsMethod method) {
        CountLaws.promotersAndDetractorsAreMirrored(counts, method);
    }

    @Property
    void liftLaw(@ForAll("counts") NpsCounts counts) {
        CountLaws.onePromoterMoreNeverLowersTheScore(counts);
    }

    @Property
    void plusLaw(
            @ForAll @LongRange(max = 1L << 60) long x,
            @ForAll @LongRange(max = 1L << 60) long y,
            @ForAll @LongRange(max = 1L << 60) long z) {
        plusIsACommutativeMonoid(new NpsCounts(x, y, z), new NpsCounts(y, z, x), new NpsCounts(z, z, y));
    }

    @Property
    void reconcileLaw(@ForAll("answers") int[] answers, @ForAll boolean fromZero, @ForAll Random random) {
        countsReconcile(
                fromZero ? NpsScale.ZERO_TO_TEN : NpsScale.ONE_TO_TEN, answers, random.nextInt(answers.length + 1));
    }
}
