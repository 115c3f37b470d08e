package dev.retention.survival;

import dev.retention.ValueContract;
import java.util.List;

class ValuesTest extends ValueContract {

    private static SurvivalTable table(double time, long events, long censored, double entryTime, long entered) {
        return SurvivalTable.ofCounts(
                new double[] {3, time},
                new long[] {2, events},
                new long[] {1, censored},
                new double[] {entryTime},
                new long[] {entered});
    }

    private static final SurvivalTable TABLE = table(8, 4, 5, 2, 3);
    private static final SurvivalTable OTHER = table(9, 4, 5, 2, 3);

    private static CompetingRisks risks(double entry, double duration, int cause, long weight, int causes) {
        return CompetingRisks.of(
                new double[] {0, entry},
                new double[] {2, duration},
                new int[] {1, cause},
                new long[] {1, weight},
                causes);
    }

    private static MeanCumulativeFunction mean(double entry, double exit, int customer, double time, double value) {
        return MeanCumulativeFunction.of(
                new double[] {0, entry},
                new double[] {9, exit},
                new int[] {0, 0, customer},
                new double[] {1, 4, time},
                new double[] {1, 2, value});
    }

    @Override
    protected List<List<?>> variants() {
        LogRankWeight logRank = LogRankWeight.logRank();
        return List.of(
                List.of(
                        TABLE,
                        OTHER,
                        table(8, 3, 5, 2, 3),
                        table(8, 4, 6, 2, 3),
                        table(8, 4, 5, 1, 3),
                        table(8, 4, 5, 2, 2),
                        SurvivalTable.EMPTY),
                List.of(KaplanMeier.of(TABLE), KaplanMeier.of(OTHER)),
                List.of(NelsonAalen.of(TABLE), NelsonAalen.of(OTHER)),
                List.of(
                        logRank,
                        LogRankWeight.gehan(),
                        LogRankWeight.taroneWare(),
                        LogRankWeight.petoPeto(),
                        LogRankWeight.flemingHarrington(1, 0.5),
                        LogRankWeight.flemingHarrington(1, 0.25)),
                List.of(
                        LogRankTest.of(TABLE, OTHER),
                        LogRankTest.of(OTHER, TABLE),
                        LogRankTest.of(TABLE, OTHER, OTHER),
                        LogRankTest.of(LogRankWeight.gehan(), List.of(TABLE, OTHER))),
                List.of(
                        risks(1, 3, 2, 4, 2),
                        risks(1.5, 3, 2, 4, 2),
                        risks(1, 4, 2, 4, 2),
                        risks(1, 3, 1, 4, 2),
                        risks(1, 3, 2, 5, 2),
                        risks(1, 3, 2, 4, 3)),
                List.of(
                        mean(0, 7, 1, 4, 3),
                        mean(0.5, 7, 1, 4, 3),
                        mean(0, 8, 1, 4, 3),
                        mean(0, 7, 0, 4, 3),
                        mean(0, 7, 1, 5, 3),
                        mean(0, 7, 1, 4, 4)));
    }
}
