package dev.retention.testing;

import dev.retention.estimate.Proportion;
import dev.retention.experiment.Arms;
import dev.retention.experiment.Cuped;
import dev.retention.experiment.Moments;
import dev.retention.experiment.PairMoments;
import dev.retention.experiment.SampleRatio;
import dev.retention.experiment.TwoProportions;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Groups of an experiment. */
final class Trials {

    private Trials() {}

    static void addTo(Catalogue catalogue) {
        catalogue.add(
                TwoProportions.class,
                () -> Combinators.combine(Counts.proportions(), Counts.proportions())
                        .as(TwoProportions::new));
        catalogue.add(Arms.class, () -> Arbitraries.integers().between(2, 4), Trials::arms);
        catalogue.add(Moments.class, Trials::moments);
        catalogue.add(PairMoments.class, Trials::pairs);
        catalogue.add(Cuped.class, () -> Combinators.combine(pairs(), pairs()).as(Cuped::new));
        catalogue.add(
                SampleRatio.class,
                () -> Arbitraries.of(List.of(0.5, 0.5), List.of(0.25, 0.75), List.of(0.25, 0.25, 0.5)),
                Trials::ratios);
    }

    private static Arbitrary<Arms> arms(int size) {
        return Counts.proportions().list().ofSize(size).map((List<Proportion> groups) -> new Arms(groups));
    }

    static Arbitrary<Moments> moments() {
        return Numbers.amountsMinor().list().ofMaxSize(12).map(Numbers::longs).map(Moments::of);
    }

    private static Arbitrary<PairMoments> pairs() {
        record Pair(long x, long y) {}
        return Combinators.combine(Numbers.amountsMinor(), Numbers.amountsMinor())
                .as(Pair::new)
                .list()
                .ofMaxSize(12)
                .map((List<Pair> all) -> PairMoments.of(
                        all.stream().mapToLong(Pair::x).toArray(),
                        all.stream().mapToLong(Pair::y).toArray()));
    }

    private static Arbitrary<SampleRatio> ratios(List<Double> shares) {
        return Numbers.counts().list().ofSize(shares.size()).map(observed -> new SampleRatio(observed, shares));
    }
}
