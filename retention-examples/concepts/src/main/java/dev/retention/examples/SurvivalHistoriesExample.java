package dev.retention.examples;

import dev.retention.estimate.Estimate;
import dev.retention.survival.CompetingRisks;
import dev.retention.survival.Durations;
import dev.retention.survival.KaplanMeier;
import dev.retention.survival.MeanCumulativeFunction;
import dev.retention.survival.SurvivalTable;
import java.time.LocalDate;
import java.util.Locale;

/** A list that begins late, two ways to leave, and orders that come again. */
public final class SurvivalHistoriesExample {

    private SurvivalHistoriesExample() {}

    public static void main(String[] args) {
        var list = new SimulatedContracts();
        LocalDate since = SimulatedContracts.WATCHED_SINCE;
        LocalDate asOf = SimulatedContracts.AS_OF;
        SurvivalTable naive =
                Durations.ofSubscriptions(list.starts, list.ends, list.ended, LocalDate.of(2000, 1, 1), asOf);

        SurvivalTable table = Durations.ofSubscriptions(list.starts, list.ends, list.ended, since, asOf);
        System.out.printf(
                Locale.ROOT,
                "a year: %.1f %%, as if all had been watched from their start: %.1f %%%n",
                100 * KaplanMeier.of(table).survival(365),
                100 * KaplanMeier.of(naive).survival(365));

        CompetingRisks risks = CompetingRisks.of(list.entries, list.days, list.causes, list.once, 2);
        System.out.printf(
                Locale.ROOT,
                "in a year %.1f %% cancel, %.1f %% fail to pay (error %.1f), %.1f %% stay%n",
                100 * risks.incidence(1, 365),
                100 * risks.incidence(2, 365),
                100 * risks.standardError(2, 365),
                100 * risks.survival(365));

        int[] customers = {0, 0, 1, 2, 2, 3, 4}; // five, watched for so many days each
        double[] times = {0, 40, 0, 0, 50, 0, 0};
        double[] revenue = {30, 20, 45, 25, 60, 30, 10};
        Estimate by60 = MeanCumulativeFunction.of(
                        new double[5], new double[] {90, 90, 60, 30, 90}, customers, times, revenue)
                .at(60);
        System.out.printf(
                Locale.ROOT, "revenue per customer by day 60: %.2f, error %.2f%n", by60.value(), by60.standardError());
    }
}
