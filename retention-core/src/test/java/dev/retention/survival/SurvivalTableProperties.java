package dev.retention.survival;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.retention.SameSeeds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;

@AddLifecycleHook(SameSeeds.class)
class SurvivalTableProperties {

    record Duration(double length, boolean ended, long weight) {}

    @Provide
    Arbitrary<List<Duration>> durations() {
        return durationLists();
    }

    /** Few lengths, so that events and censorings meet. */
    static Arbitrary<List<Duration>> durationLists() {
        Arbitrary<Double> lengths = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 12).map(Integer::doubleValue), Arbitraries.of(0.5, 1e-300, 1e300));
        return Combinators.combine(
                        lengths,
                        Arbitraries.of(true, false),
                        Arbitraries.longs().between(0, 4))
                .as(Duration::new)
                .list()
                .ofMaxSize(25);
    }

    static SurvivalTable tableOf(List<Duration> durations) {
        double[] lengths = durations.stream().mapToDouble(Duration::length).toArray();
        long[] weights = durations.stream().mapToLong(Duration::weight).toArray();
        boolean[] ended = new boolean[lengths.length];
        for (int i = 0; i < ended.length; i++) {
            ended[i] = durations.get(i).ended;
        }
        return SurvivalTable.of(lengths, ended, weights);
    }

    static void orderDoesNotMatter(List<Duration> durations, long seed) {
        var shuffled = new ArrayList<>(durations);
        Collections.shuffle(shuffled, new Random(seed));
        assertEquals(tableOf(durations), tableOf(shuffled));
    }

    static void anySplitAddsUp(List<Duration> durations, int at) {
        int cut = at % (durations.size() + 1);
        SurvivalTable left = tableOf(durations.subList(0, cut));
        SurvivalTable right = tableOf(durations.subList(cut, durations.size()));
        assertEquals(tableOf(durations), left.plus(right));
        assertEquals(left.plus(right), right.plus(left));
    }

    static void plusIsAMonoid(SurvivalTable a, SurvivalTable b, SurvivalTable c) {
        assertEquals(a.plus(b).plus(c), a.plus(b.plus(c)));
        assertEquals(a, a.plus(SurvivalTable.EMPTY));
        assertEquals(a, SurvivalTable.EMPTY.plus(a));
    }

    @Property
    void permutation(@ForAll("durations") List<Duration> durations, @ForAll long seed) {
        orderDoesNotMatter(durations, seed);
    }

    @Property
    void split(@ForAll("durations") List<Duration> durations, @ForAll int at) {
        anySplitAddsUp(durations, at & Integer.MAX_VALUE);
    }

    @Property
    void plus(
            @ForAll("durations") List<Duration> a,
            @ForAll("durations") List<Duration> b,
            @ForAll("durations") List<Duration> c) {
        plusIsAMonoid(tableOf(a), tableOf(b), tableOf(c));
    }

    /** The same with an entry for every other one, half of its length; as if watched from the start for the rest. */
    static SurvivalTable lateTableOf(List<Duration> durations) {
        double[] lengths = durations.stream().mapToDouble(Duration::length).toArray();
        long[] weights = durations.stream().mapToLong(Duration::weight).toArray();
        double[] entries = new double[lengths.length];
        boolean[] ended = new boolean[lengths.length];
        for (int i = 0; i < ended.length; i++) {
            ended[i] = durations.get(i).ended;
            entries[i] = durations.get(i).weight % 2 == 1 ? Math.floor(lengths[i] / 2) : 0;
        }
        return SurvivalTable.of(entries, lengths, ended, weights);
    }

    static void lateEntriesAddUp(List<Duration> durations, int at) {
        int cut = at % (durations.size() + 1);
        SurvivalTable left = lateTableOf(durations.subList(0, cut));
        SurvivalTable right = lateTableOf(durations.subList(cut, durations.size()));
        SurvivalTable whole = lateTableOf(durations);
        assertEquals(whole, left.plus(right));
        assertEquals(whole, right.plus(left));
        assertEquals(whole.total(), whole.totalFromStart() + whole.totalEnteredLater());
        for (int i = 0; i < whole.size(); i++) {
            double time = whole.time(i);
            assertEquals(whole.atRisk(i), left.atRiskBefore(time) + right.atRiskBefore(time));
        }
    }

    static void entryAtZeroIsThePlainTable(List<Duration> durations) {
        SurvivalTable plain = tableOf(durations);
        SurvivalTable zero = SurvivalTable.of(
                new double[durations.size()],
                durations.stream().mapToDouble(Duration::length).toArray(),
                endedOf(durations),
                durations.stream().mapToLong(Duration::weight).toArray());
        assertEquals(plain, zero);
        for (int i = 0; i < plain.size(); i++) {
            assertEquals(plain.atRisk(i), plain.atRiskBefore(plain.time(i)));
            assertEquals(
                    KaplanMeier.of(plain).survival(plain.time(i)),
                    KaplanMeier.of(zero).survival(plain.time(i)));
        }
    }

    private static boolean[] endedOf(List<Duration> durations) {
        boolean[] ended = new boolean[durations.size()];
        for (int i = 0; i < ended.length; i++) {
            ended[i] = durations.get(i).ended;
        }
        return ended;
    }

    @Property
    void lateEntries(@ForAll("durations") List<Duration> durations, @ForAll int at) {
        lateEntriesAddUp(durations, at & Integer.MAX_VALUE);
    }

    @Property
    void entryAtZero(@ForAll("durations") List<Duration> durations) {
        entryAtZeroIsThePlainTable(durations);
    }
}
