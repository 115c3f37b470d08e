package dev.retention.forecast;

import static dev.retention.period.TimeUnit.WEEK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.PublicOrders;
import dev.retention.economics.Horizon;
import dev.retention.forecast.ModelComparison.Candidate;
import dev.retention.history.BuyerHistories;
import dev.retention.history.GroupedHistories;
import dev.retention.lifetime.BgNbd;
import dev.retention.lifetime.Fit;
import dev.retention.lifetime.Limit;
import dev.retention.lifetime.Nbd;
import dev.retention.lifetime.NoMaximum;
import dev.retention.lifetime.PurchaseModel;
import dev.retention.lifetime.Simulated;
import dev.retention.period.TimeUnit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ModelComparisonTest {

    private static final BgNbd TRUTH = new BgNbd(0.8, 6, 1.2, 3, WEEK);

    @Test
    void findsTheModelThatMadeTheData() {
        ModelComparison comparison = ModelComparison.of(new Simulated(3).histories(TRUTH, 3_000, 78));
        Candidate best = comparison.best().orElseThrow();
        assertEquals("BG/NBD", best.name());
        assertEquals(BgNbd.class, best.model().getClass());
        assertEquals(best.fit().orElseThrow().aic(), best.aic());
        List<Double> aic = comparison.candidates().stream().map(Candidate::aic).toList();
        assertEquals(aic.stream().sorted().toList(), aic);
        var turned = List.of(comparison.candidates().get(3), best);
        assertEquals(
                "candidates must be in the order of their AIC, got candidates[0].aic=" + aic.get(3)
                        + ", candidates[1].aic=" + aic.get(0),
                assertThrows(IllegalArgumentException.class, () -> new ModelComparison(turned, comparison.longest()))
                        .getMessage());
        String[] lines = comparison.explanation().split("\n");
        assertEquals(
                "BG/NBD serves best: it explains the data best for its parameters. Customers do leave: the plain NBD, in which"
                        + " nobody does, is far behind.",
                lines[0]);
        assertEquals(5, lines.length);
        assertTrue(lines[1].matches("BG/NBD: AIC [0-9.]+ \\(\\+0\\.0\\)"), lines[1]);
        assertFalse(comparison.explanation().contains("hold-out"), comparison.explanation());
    }

    @Test
    void judgesByTheHoldOutToo() {
        var log = new Simulated(5).log(TRUTH, 3_000, 91, 700);
        ModelComparison comparison =
                ModelComparison.of(HoldOut.of(log, LocalDate.ofEpochDay(350), LocalDate.ofEpochDay(700))
                        .inUnit(WEEK));
        Candidate best = comparison.best().orElseThrow();
        assertEquals("BG/NBD", best.name());
        HoldOutEvaluation judged = best.holdOut().orElseThrow();
        assertEquals(judged.actualPurchases(), judged.expectedPurchases(), 0.1 * judged.actualPurchases());
        for (HoldOutEvaluation.Bin bin : judged.binsByExpectation(5)) {
            assertEquals(bin.actual(), bin.expected(), 4 * Math.sqrt(bin.expected()) + 0.15 * bin.expected());
        }
        assertTrue(comparison.explanation().contains(" Best on the hold-out: BG/NBD."), comparison.explanation());
    }

    @Test
    void theSameHoldOutIsJudgedTheSame() {
        var log = new Simulated(5).log(TRUTH, 300, 91, 700);
        assertEquals(
                ModelComparison.of(HoldOut.of(log, LocalDate.ofEpochDay(350), LocalDate.ofEpochDay(700))
                        .inUnit(WEEK)),
                ModelComparison.of(HoldOut.of(log, LocalDate.ofEpochDay(350), LocalDate.ofEpochDay(700))
                        .inUnit(WEEK)));
    }

    @Test
    void nobodyLeaves() {
        var loyal = new BgNbd(0.8, 6, 1e-9, 1, WEEK);
        ModelComparison comparison = ModelComparison.of(new Simulated(4).histories(loyal, 1_000, 52));
        assertTrue(
                comparison.explanation().startsWith("NBD serves best: it explains the data best for its parameters."),
                comparison.explanation());
        assertTrue(comparison
                .explanation()
                .contains(" These purchases show no sign that customers leave."
                        + " The longest history is 1.0 years: less than two cannot tell a season from leaving."));
    }

    /** A fit of so many customers who did not buy again, and so many who did, each once. */
    private static Fit<Nbd> fit(long once, long twice) {
        return Nbd.fit(GroupedHistories.of(
                new int[] {0, 1}, new double[] {0, 5}, new double[] {26, 26}, new long[] {once, twice}, WEEK));
    }

    private static Candidate candidate(String name, Fit<? extends PurchaseModel> fit) {
        return new Candidate(name, fit, Optional.empty());
    }

    private static String verdict(Horizon longest, Candidate... candidates) {
        return new ModelComparison(List.of(candidates), longest).explanation().split("\n")[0];
    }

    private static final Horizon TWO_YEARS = new Horizon(2, TimeUnit.YEAR);

    /** AIC differences: below 2 is none, above 10 is beyond doubt. */
    @Test
    void theVerdictGoesByTheDifferencesOfAic() {
        Candidate best = candidate("BG/NBD", fit(100, 10));
        Candidate near = candidate("MBG/NBD", fit(105, 10));
        Candidate possible = candidate("Pareto/NBD", fit(120, 10));
        Candidate far = candidate("NBD", fit(100, 14));
        double[] differences = {near.aic() - best.aic(), possible.aic() - best.aic(), far.aic() - best.aic()};
        assertTrue(
                differences[0] > 0 && differences[0] < 2 && differences[1] > 2 && differences[1] < 10,
                () -> Arrays.toString(differences));
        assertTrue(differences[2] > 10, () -> Arrays.toString(differences));
        String serves =
                "NBD where everyone buys at the same rate serves best: it explains the data best for its parameters.";
        assertEquals(
                serves + " As good within chance: MBG/NBD. Not ruled out: Pareto/NBD."
                        + " Customers do leave: the plain NBD, in which nobody does, is far behind.",
                verdict(TWO_YEARS, best, near, possible, far));
        assertEquals(serves, verdict(TWO_YEARS, best));
        // Not far behind, not there at all, without a maximum: nothing is said of leaving.
        assertEquals(serves + " Not ruled out: NBD.", verdict(TWO_YEARS, best, candidate("NBD", fit(120, 10))));
        assertEquals(serves, verdict(TWO_YEARS, best, candidate("MBG/NBD", fit(100, 14))));
        var none = new NoMaximum<Nbd>(NoMaximum.Reason.TOO_LITTLE_DATA, "too little", Map.of());
        assertEquals(serves, verdict(TWO_YEARS, best, candidate("NBD", none)));
        // The best is the plain NBD.
        String loyal = serves + " These purchases show no sign that customers leave.";
        assertEquals(loyal, verdict(TWO_YEARS, candidate("NBD", fit(100, 10))));
        assertEquals(
                loyal + " The longest history is 1.9 years: less than two cannot tell a season from leaving.",
                verdict(new Horizon(1.9, TimeUnit.YEAR), candidate("NBD", fit(100, 10))));
    }

    /** All bought on the last day too: of models of the same likelihood the plainest is first, and the others say that nobody leaves. */
    @Test
    void ofEqualModelsThePlainestIsFirst() {
        double[] ages = {30, 30, 30, 30, 30, 30};
        var histories = GroupedHistories.of(
                new int[] {1, 2, 4, 7, 12, 20}, ages, ages, new long[] {40, 30, 20, 10, 5, 2}, WEEK);
        ModelComparison comparison = ModelComparison.of(histories);
        assertEquals("NBD", comparison.candidates().get(0).name());
        assertEquals(Set.of(), comparison.candidates().get(0).limits());
        Candidate bgNbd = comparison.candidates().stream()
                .filter(c -> c.name().equals("BG/NBD"))
                .findFirst()
                .orElseThrow();
        assertEquals(Set.of(Limit.NOBODY_LEAVES), bgNbd.limits());
        assertEquals(comparison.candidates().get(0).aic(), bgNbd.aic(), 1e-6);
        assertTrue(
                verdict(TWO_YEARS, bgNbd).endsWith(" These purchases show no sign that customers leave."),
                verdict(TWO_YEARS, bgNbd));
    }

    @Test
    void whereNoModelHasAMaximumItSaysWhy() {
        HoldOut holdOut = HoldOut.of(
                ActivityLog.ofEvents(new long[] {1, 2, 2}, new int[] {0, 3, 12}),
                LocalDate.ofEpochDay(10),
                LocalDate.ofEpochDay(20));
        ModelComparison comparison = ModelComparison.of(holdOut);
        assertEquals(Optional.empty(), comparison.best());
        String needs = " needs customers who bought again, got none among 2\n";
        assertEquals(
                "No model has a maximum on these data.\nMBG/NBD: MBG/NBD" + needs + "BG/NBD: BG/NBD" + needs
                        + "Pareto/NBD: Pareto/NBD" + needs + "NBD: NBD" + needs,
                comparison.explanation());
    }

    @Test
    void theBestOnTheHoldOutIsNamedWithItsFigures() {
        HoldOut holdOut = HoldOut.of(
                ActivityLog.ofEvents(new long[] {1, 1, 1, 2}, new int[] {0, 4, 12, 8}),
                LocalDate.ofEpochDay(10),
                LocalDate.ofEpochDay(20));
        var candidates = new ArrayList<Candidate>();
        double[] alphas = {1e4, 10, 1e3};
        String[] names = {"BG/NBD", "MBG/NBD", "NBD"};
        for (int i = 0; i < 3; i++) {
            HoldOutEvaluation judged = holdOut.evaluate(new Nbd(2, alphas[i], TimeUnit.DAY));
            candidates.add(new Candidate(names[i], fit(100 + i, 10), Optional.of(judged)));
        }
        String[] lines =
                new ModelComparison(candidates, TWO_YEARS).explanation().split("\n");
        assertTrue(lines[0].endsWith(" Best on the hold-out: MBG/NBD."), lines[0]);
        // 3 · 10 / 20 + 2 · 10 / 12 = 3.17, and ln(3 (2/3)³ (1/3)) + 2 ln(12/22), halved.
        assertTrue(
                lines[2].endsWith(", hold-out expected 3, actual 1, log score "
                        + String.format(
                                java.util.Locale.ROOT,
                                "%.4f",
                                (Math.log(3 * 8 / 27.0 / 3) + 2 * Math.log(12 / 22.0)) / 2)),
                lines[2]);
    }

    @Test
    void aCandidateWithoutAMaximumIsLastAndExplained() {
        var none = new NoMaximum<Nbd>(NoMaximum.Reason.TOO_LITTLE_DATA, "too little", Map.of());
        var candidate = new Candidate("NBD", none, Optional.empty());
        assertEquals(Double.POSITIVE_INFINITY, candidate.aic());
        assertEquals(
                "too little",
                assertThrows(IllegalStateException.class, candidate::model).getMessage());
    }

    private static final LocalDate END_2006 = LocalDate.of(2006, 12, 31);

    private static ModelComparison rfm(LocalDate asOf) {
        return ModelComparison.of(BuyerHistories.asOf(PublicOrders.rfm().upTo(asOf), asOf)
                .inUnit(WEEK)
                .grouped());
    }

    /** The log-likelihood is that of a limit search outside this project; a probability of leaving of 0.058 for all. */
    @Test
    void aLimitThatExplainsTheOrdersBestIsTheAnswer() {
        ModelComparison comparison = rfm(LocalDate.of(2006, 12, 31));
        Candidate best = comparison.best().orElseThrow();
        assertEquals("BG/NBD", best.name());
        assertTrue(best.limits().contains(Limit.SAME_LEAVING), best::toString);
        assertEquals(-17_293.65, best.fit().orElseThrow().logLikelihood(), 0.01);
        BgNbd model = (BgNbd) best.model();
        assertEquals(0.058, model.a() / (model.a() + model.b()), 0.0005);
        Candidate nbd = comparison.candidates().stream()
                .filter(c -> c.name().equals("NBD"))
                .findFirst()
                .orElseThrow();
        assertEquals(59, nbd.aic() - best.aic(), 2.5);
        BuyerHistories buyers =
                BuyerHistories.asOf(PublicOrders.rfm(), END_2006).inUnit(WEEK);
        double alive = Arrays.stream(best.model().probabilityAlive(buyers)).sum();
        assertEquals(767, alive, 1);
        assertTrue(comparison.explanation().startsWith("BG/NBD where everyone "), comparison.explanation());
        assertTrue(comparison.explanation().contains(" Customers do leave: "), comparison.explanation());
    }

    @Test
    void poissonBuyersAreForecast() {
        Candidate best = rfm(LocalDate.of(2005, 12, 31)).best().orElseThrow();
        assertEquals("NBD", best.name());
        assertEquals(Set.of(Limit.SAME_RATE), best.limits());
        assertEquals(0.0407, best.fit().orElseThrow().estimates().get("rate").value(), 0.00005);
    }

    @Test
    void aShopOfFiveLargeCustomersIsForecast() {
        var histories = GroupedHistories.of(
                new int[] {40, 38, 45, 41, 36},
                new double[] {51, 50, 51.5, 50.5, 49},
                new double[] {52, 52, 52, 52, 52},
                new long[] {1, 1, 1, 1, 1},
                WEEK);
        Candidate best = ModelComparison.of(histories).best().orElseThrow();
        assertEquals(200 / 260.0, best.model().expectedPurchases(new Horizon(1, WEEK)), 0.01);
    }

    @Test
    void aShopWhereOneInAThousandBuysAgainIsForecast() {
        var histories = GroupedHistories.of(
                new int[] {0, 1}, new double[] {0, 5}, new double[] {26, 26}, new long[] {2_997, 3}, WEEK);
        Candidate best = ModelComparison.of(histories).best().orElseThrow();
        assertEquals(3, 3_000 * best.model().expectedPurchases(new Horizon(26, WEEK)), 0.5);
    }

    @Test
    void oneYearCannotTellASeasonFromLeaving() {
        ActivityLog log = PublicOrders.onlineRetail();
        ModelComparison comparison = ModelComparison.of(
                BuyerHistories.asOf(log, log.lastDay()).inUnit(WEEK).grouped());
        assertTrue(comparison.explanation().startsWith("NBD serves best: "), comparison.explanation());
        assertTrue(
                comparison
                        .explanation()
                        .contains(
                                " These purchases show no sign that customers leave. The longest history is 1.0 years:"
                                        + " less than two cannot tell a season from leaving."),
                comparison.explanation());
    }
}
