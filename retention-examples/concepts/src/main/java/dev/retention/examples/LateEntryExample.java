package dev.retention.examples;

import dev.retention.survival.Durations;
import dev.retention.survival.KaplanMeier;
import dev.retention.survival.SurvivalTable;
import java.time.LocalDate;
import java.util.Locale;

/** A list of contracts that was begun when many were already there. */
public final class LateEntryExample {

    private LateEntryExample() {}

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
    }
}
