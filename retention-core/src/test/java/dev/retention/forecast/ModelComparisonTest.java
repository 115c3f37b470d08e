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
import dev.retention.lifetime.Limit;
import dev.retention.lifetime.Nbd;
import dev.retention.lifetime.NoMaximum;
import dev.retention.lifetime.Simulated;
import java.time.LocalDate;
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
        assertEquals(
                comparison,
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
