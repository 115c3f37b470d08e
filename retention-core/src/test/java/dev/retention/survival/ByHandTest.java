package dev.retention.survival;

import static dev.retention.survival.Columns.all;
import static dev.retention.survival.Columns.at;
import static dev.retention.survival.Columns.of;
import static dev.retention.survival.Columns.rejected;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.retention.estimate.Interval;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Small tables whose figures are counted by hand, or pair by pair. */
class ByHandTest {

    private static final double[] NONE = {};

    @Test
    void minusZeroIsZero() {
        boolean[] ended = {true, false, true};
        assertEquals(
                SurvivalTable.of(at(0, 0, 0), at(0, 0, 0.5), ended, of(1, 1, 1)),
                SurvivalTable.of(at(-0.0, 0, -0.0), at(-0.0, 0, 0.5), ended, of(1, 1, 1)));
        int[] causes = {1, 0, 2};
        assertEquals(
                CompetingRisks.of(at(0, 0, 0), at(0, 0, 0.5), causes, of(1, 1, 1), 2),
                CompetingRisks.of(at(-0.0, 0, -0.0), at(-0.0, 0, 0.5), causes, of(1, 1, 1), 2));
    }

    @Test
    void rowsOfNobodyAreLeftOut() {
        assertEquals(
                CompetingRisks.of(at(0, 1), at(2, 3), new int[] {1, 2}, of(4, 5), 2),
                CompetingRisks.of(at(0, 0, 1, 2), at(1, 2, 3, 4), new int[] {2, 1, 2, 1}, of(0, 4, 5, 0), 2));
    }

    @Test
    void entriesAreShown() {
        SurvivalTable table = SurvivalTable.of(at(0, 1, 1, 2), at(3, 4, 5, 6), all(4), of(1, 1, 1, 1));
        assertEquals(2, table.entrySize());
        assertEquals(1, table.entryTime(0));
        assertEquals(2, table.entryTime(1));
        assertEquals(2, table.entered(0));
        assertEquals(1, table.entered(1));
        assertEquals(1, table.totalFromStart());
        assertEquals(3, table.totalEnteredLater());
        assertEquals(table, SurvivalTable.ofCounts(at(3, 4, 5, 6), of(1, 1, 1, 1), of(0, 0, 0, 0), at(1, 2), of(2, 1)));
    }

    @Test
    void countsHaveOneLengthAndFitEachOther() {
        assertEquals(
                "times and censored must have the same length, got times.length=1, censored.length=2",
                rejected(() -> SurvivalTable.ofCounts(at(1), of(1), of(0, 0), NONE, of())));
        assertEquals(
                "entryTimes and entered must have the same length, got entryTimes.length=1, entered.length=0",
                rejected(() -> SurvivalTable.ofCounts(at(2), of(1), of(0), at(1), of())));
        assertEquals(
                2, SurvivalTable.ofCounts(at(5), of(2), of(0), at(1), of(2)).totalEnteredLater());
        assertEquals(
                "entered must be at most those who last longer, got 3 who entered at entryTimes[0]=1.0 or later, 2 who last"
                        + " longer",
                rejected(() -> SurvivalTable.ofCounts(at(5), of(2), of(0), at(1), of(3))));
    }

    /** Two are there from the start, and gone at time 1; a third one comes at time 2. */
    @Test
    void nobodyIsLeftUntilSomebodyComes() {
        boolean[] ended = {true, false, true};
        assertEquals(
                1,
                SurvivalTable.of(at(0, 0, 2), at(1, 1, 3), ended, of(1, 1, 1)).emptyFrom());
        assertEquals(
                Double.NaN,
                SurvivalTable.of(at(0, 0, 2), at(1, 4, 5), all(3), of(1, 1, 1)).emptyFrom(),
                "one is there at time 2");
        assertEquals(
                Double.NaN, SurvivalTable.of(at(1, 2), all(2)).emptyFrom(), "after the last there is nobody anyway");
    }

    @Test
    void whoLastsBeyondATimeEntersThere() {
        SurvivalTable table = SurvivalTable.of(at(0, 3), at(1, 5), all(2), of(1, 1));
        assertEquals(SurvivalTable.of(at(3), at(5), all(1), of(1)), table.lastingBeyond(2));
        assertEquals(SurvivalTable.of(at(3.5), at(5), all(1), of(1)), table.lastingBeyond(3.5));
        assertEquals(table, table.lastingBeyond(0));
        assertEquals(SurvivalTable.EMPTY, table.lastingBeyond(5));
    }

    @Test
    void anIntervalOfAShare() {
        CompetingRisks risks = CompetingRisks.of(at(1, 2, 3, 4, 5), new int[] {1, 2, 0, 1, 0}, 2);
        double share = risks.incidence(1, 2);
        assertEquals(1 / 5.0, share, 1e-15);
        double reach = 1.959963984540054 * risks.standardError(1, 2);
        Interval plain = risks.interval(1, 2, IntervalTransform.PLAIN, 0.95);
        assertEquals(Math.max(0, share - reach), plain.lower(), 1e-12);
        assertEquals(share + reach, plain.upper(), 1e-12);
        // with half the confidence the lower end is not cut off
        Interval half = risks.interval(1, 2, IntervalTransform.PLAIN, 0.5);
        double quartile = 0.6744897501960817 * risks.standardError(1, 2);
        assertEquals(share - quartile, half.lower(), 1e-12);
        assertEquals(share + quartile, half.upper(), 1e-12);
        assertEquals(new Interval(0, 0), risks.interval(2, 1, IntervalTransform.PLAIN, 0.95));
        CompetingRisks everybody = CompetingRisks.of(at(1, 2), new int[] {1, 1}, 1);
        assertEquals(1, everybody.incidence(1, 2));
        assertEquals(new Interval(0, 1), everybody.interval(1, 2, IntervalTransform.LOG_LOG, 0.95));
    }

    /** Every two customers: who leaves first is to have the larger hazard. */
    private static void countsPairs(double[] times, boolean[] ended, double[] x, double[] weights) {
        var rows = CoxRows.of(List.of("x"), new double[][] {x}, times, ended).withWeights(weights);
        CoxRegression fit = CoxRegression.fit(rows, CoxRegression.Ties.EFRON);
        double sign = Math.signum(fit.coefficients().get("x").value());
        double[] counts = new double[5];
        for (int i = 0; i < times.length; i++) {
            for (int j = i + 1; j < times.length; j++) {
                int first = times[i] < times[j] || times[i] == times[j] && ended[i] ? i : j;
                int other = i + j - first;
                if (!ended[first]) {
                    continue;
                }
                double more = sign * (x[first] - x[other]);
                boolean together = times[i] == times[j] && ended[i] && ended[j];
                int kind = together ? more == 0 ? 4 : 3 : more > 0 ? 0 : more < 0 ? 1 : 2;
                counts[kind] += weights[i] * weights[j];
            }
        }
        CoxRegression.Concordance found = fit.concordance(rows);
        assertEquals(counts[0], found.concordant(), 1e-12);
        assertEquals(counts[1], found.discordant(), 1e-12);
        assertEquals(counts[2], found.tiedHazards(), 1e-12);
        assertEquals(counts[3], found.tiedTimes(), 1e-12);
        assertEquals(counts[4], found.tiedBoth(), 1e-12);
    }

    @Test
    void pairsOfCustomersAreCountedOnce() {
        double[] times = {1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 5};
        boolean[] ended = {true, true, true, false, true, true, true, false, true, true, false, false};
        double[] x = {1, 1, 2, 3, 1, 3, 3, 2, 2, 1, 0, 1};
        double[] ones = new double[12];
        Arrays.fill(ones, 1);
        countsPairs(times, ended, x, ones);
        countsPairs(times, ended, x, at(1, 2, 3, 1, 0.5, 2, 4, 1, 1, 3, 2, 1));
    }
}
