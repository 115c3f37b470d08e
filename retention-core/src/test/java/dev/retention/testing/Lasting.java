package dev.retention.testing;

import dev.retention.survival.CompetingRisks;
import dev.retention.survival.CoxRows;
import dev.retention.survival.LogRankWeight;
import dev.retention.survival.SurvivalTable;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** How long customers stay. */
final class Lasting {

    /** Watched from an age on, up to another, and how it ended: 0 is cut off. */
    private record History(double entry, double duration, int cause, long weight) {}

    private Lasting() {}

    static void addTo(Catalogue catalogue) {
        catalogue.add(SurvivalTable.class, () -> histories(1).map(Lasting::table));
        catalogue.add(
                CompetingRisks.class,
                () -> Arbitraries.integers().between(1, 3),
                causes -> histories(causes).map(all -> risks(all, causes)));
        catalogue.add(
                LogRankWeight.class,
                () -> Arbitraries.of(
                        LogRankWeight.logRank(),
                        LogRankWeight.gehan(),
                        LogRankWeight.taroneWare(),
                        LogRankWeight.petoPeto(),
                        LogRankWeight.flemingHarrington(1, 0)));
        catalogue.add(CoxRows.class, () -> histories(1).map(Lasting::coxRows));
    }

    /** Halves of months, so that times meet; a third was watched only from later on. */
    private static Arbitrary<List<History>> histories(int causes) {
        return Combinators.combine(
                        Arbitraries.of(0, 0, 3),
                        Arbitraries.integers().between(1, 40),
                        Arbitraries.integers().between(0, causes),
                        Arbitraries.longs().between(1, 5))
                .as((entry, more, cause, weight) -> new History(entry / 2.0, (entry + more) / 2.0, cause, weight))
                .list()
                .ofMaxSize(15);
    }

    private static double[] entries(List<History> all) {
        return all.stream().mapToDouble(History::entry).toArray();
    }

    private static double[] durations(List<History> all) {
        return all.stream().mapToDouble(History::duration).toArray();
    }

    private static long[] weights(List<History> all) {
        return all.stream().mapToLong(History::weight).toArray();
    }

    private static boolean[] ended(List<History> all) {
        boolean[] ended = new boolean[all.size()];
        for (int i = 0; i < ended.length; i++) {
            ended[i] = all.get(i).cause > 0;
        }
        return ended;
    }

    private static SurvivalTable table(List<History> all) {
        return SurvivalTable.of(entries(all), durations(all), ended(all), weights(all));
    }

    private static CompetingRisks risks(List<History> all, int causes) {
        return CompetingRisks.of(
                entries(all),
                durations(all),
                all.stream().mapToInt(History::cause).toArray(),
                weights(all),
                causes);
    }

    /** What goes with it: the weight, as a number of its own. */
    private static CoxRows coxRows(List<History> all) {
        return CoxRows.of(
                List.of("weight"),
                new double[][] {all.stream().mapToDouble(History::weight).toArray()},
                durations(all),
                ended(all));
    }
}
