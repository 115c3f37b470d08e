package dev.retention.examples;

import dev.retention.estimate.Interval;
import dev.retention.survey.NpsComparison;
import dev.retention.survey.NpsCounts;
import dev.retention.survey.NpsMethod;
import dev.retention.survey.NpsScale;
import dev.retention.survey.RatingCounts;
import dev.retention.survey.RatingScale;
import java.util.Locale;

/** NPS with what it can say, two surveys compared, CSAT and CES. */
public final class SurveyExample {

    private SurveyExample() {}

    public static void main(String[] args) {
        var spring = NpsCounts.of(NpsScale.ZERO_TO_TEN, new int[] {10, 9, 9, 8, 7, 10, 6, 9, 3, 10});
        System.out.println(spring + " -> " + spring.score());
        Interval likely = spring.interval(NpsMethod.ADJUSTED_WALD, 0.95);
        System.out.printf(Locale.ROOT, "between %.0f and %.0f%n", likely.lower(), likely.upper());

        var lastYear = new NpsCounts(40, 25, 35);
        var thisYear = new NpsCounts(45, 40, 15);
        var change = new NpsComparison(thisYear, lastYear);
        System.out.printf(
                Locale.ROOT,
                "%+.0f points, p = %.3f%n",
                change.differencePoints(),
                change.pValue(NpsMethod.ADJUSTED_WALD));

        var satisfaction = RatingCounts.of(RatingScale.CSAT_1_TO_5, new int[] {5, 4, 4, 2, 5});
        System.out.println("CSAT: " + satisfaction.favourable(2));
        var effort = RatingCounts.of(RatingScale.EFFORT_1_TO_5, new int[] {1, 2, 2, 5, 3});
        System.out.println("low effort less high effort: " + effort.net(2));
    }
}
