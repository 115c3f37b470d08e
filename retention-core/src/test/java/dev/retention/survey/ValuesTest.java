package dev.retention.survey;

import dev.retention.ValueContract;
import dev.retention.survey.RatingScale.Direction;
import java.util.List;

class ValuesTest extends ValueContract {

    @Override
    protected List<List<?>> variants() {
        long[] counts = {0, 1, 0, 2, 1};
        return List.of(
                List.of(
                        RatingScale.CSAT_1_TO_5,
                        RatingScale.EFFORT_1_TO_5,
                        RatingScale.CES_1_TO_7,
                        new RatingScale(0, 5, Direction.HIGH_IS_GOOD)),
                List.of(
                        RatingCounts.ofAnswerCounts(RatingScale.CSAT_1_TO_5, counts),
                        RatingCounts.ofAnswerCounts(RatingScale.EFFORT_1_TO_5, counts),
                        RatingCounts.empty(RatingScale.CSAT_1_TO_5)));
    }
}
