package dev.retention.lifetime;

import static dev.retention.period.TimeUnit.WEEK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.lifetime.ModelComparison.Candidate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                ModelComparison.of(HoldOut.of(log, 350, 700).in(WEEK));
        Candidate best = comparison.best().orElseThrow();
        assertEquals("BG/NBD", best.name());
        HoldOutEvaluation judged = best.holdOut().orElseThrow();
        assertEquals(judged.actualPurchases(), judged.expectedPurchases(), 0.1 * judged.actualPurchases());
        for (HoldOutEvaluation.Bin bin : judged.binsByExpectation(5)) {
            assertEquals(bin.actual(), bin.expected(), 4 * Math.sqrt(bin.expected()) + 0.15 * bin.expected());
        }
        assertTrue(comparison.explanation().contains(" Best on the hold-out: BG/NBD."), comparison.explanation());
        assertEquals(comparison, ModelComparison.of(HoldOut.of(log, 350, 700).in(WEEK)));
    }

    @Test
    void nobodyLeaves() {
        var loyal = new BgNbd(0.8, 6, 1e-9, 1, WEEK);
        ModelComparison comparison = ModelComparison.of(new Simulated(4).histories(loyal, 1_000, 52));
        assertTrue(
                comparison.explanation().startsWith("NBD serves best: it explains the data best for its parameters."),
                comparison.explanation());
        assertTrue(comparison.explanation().contains(" There is no sign that customers leave."));
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
}
