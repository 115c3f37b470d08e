package dev.retention.testing;

import dev.retention.survey.NpsComparison;
import dev.retention.survey.NpsCounts;
import dev.retention.survey.NpsScale;
import dev.retention.survey.RatingCounts;
import dev.retention.survey.RatingScale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Answers to surveys. */
final class Answers {

    private Answers() {}

    static void addTo(Catalogue catalogue) {
        catalogue.add(NpsScale.class, () -> Arbitraries.of(NpsScale.ZERO_TO_TEN, NpsScale.ONE_TO_TEN));
        catalogue.add(NpsCounts.class, Answers::nps);
        catalogue.add(
                NpsComparison.class, () -> Combinators.combine(nps(), nps()).as(NpsComparison::new));
        catalogue.add(RatingScale.class, Answers::scales);
        catalogue.add(RatingCounts.class, Answers::scales, Answers::ratings);
    }

    private static Arbitrary<NpsCounts> nps() {
        return Combinators.combine(Numbers.counts(), Numbers.counts(), Numbers.counts())
                .as(NpsCounts::new);
    }

    private static Arbitrary<RatingScale> scales() {
        return Arbitraries.of(RatingScale.CSAT_1_TO_5, RatingScale.CES_1_TO_7, RatingScale.EFFORT_1_TO_5);
    }

    private static Arbitrary<RatingCounts> ratings(RatingScale scale) {
        return Numbers.counts()
                .list()
                .ofSize(scale.size())
                .map(counts -> RatingCounts.ofAnswerCounts(scale, Numbers.longs(counts)));
    }
}
