package dev.retention.basket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.estimate.Interval;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssociationRuleTest {

    private static final ItemSet A = ItemSet.of(1);
    private static final ItemSet C = ItemSet.of(2);

    private static AssociationRule rule(long baskets, long antecedent, long consequent, long both) {
        return new AssociationRule(A, C, baskets, antecedent, consequent, both);
    }

    /** 30 · 1000 / (100 · 50) = 6, s² = 1/30 - 1/100 - 1/50 + 11/1000 = 0.0143333…, exp(1.959964 · 0.1197219) = 1.264467. */
    @Test
    void liftHasAnInterval() {
        AssociationRule rule = rule(1_000, 100, 50, 30);
        assertEquals(6, rule.lift());
        Interval interval = rule.liftInterval(0.95);
        assertEquals(6 / 1.264467, interval.lower(), 1e-5);
        assertEquals(6 * 1.264467, interval.upper(), 1e-5);
    }

    /** Lady tasting tea: 3 of 4 or better, 17/70; 4 of 4, 1/70. */
    @Test
    void pValueIsFishersExactTest() {
        assertEquals(17.0 / 70, rule(8, 4, 4, 3).pValue(), 1e-14);
        assertEquals(1.0 / 70, rule(8, 4, 4, 4).pValue(), 1e-15);
        assertEquals(1, rule(8, 4, 4, 0).pValue());
        assertEquals(1, rule(0, 0, 0, 0).pValue());
    }

    /** log(30.5 / 70.5 · 880.5 / 20.5) and sqrt(1/30.5 + 1/70.5 + 1/20.5 + 1/880.5), by hand. */
    @Test
    void oddsRatioHasHalfABasketMoreInEachCell() {
        var odds = rule(1_000, 100, 50, 30).logOddsRatio();
        assertEquals(StrictMath.log(30.5 * 880.5 / (70.5 * 20.5)), odds.value(), 1e-14);
        assertEquals(Math.sqrt(1 / 30.5 + 1 / 70.5 + 1 / 20.5 + 1 / 880.5), odds.standardError(), 1e-15);
        assertTrue(Double.isFinite(rule(10, 5, 5, 0).logOddsRatio().value()));
    }

    @Test
    void threeLuckyBasketsDoNotLead() {
        AssociationRule lucky = rule(10_000, 3, 60, 3);
        AssociationRule sure = rule(10_000, 500, 500, 250);
        assertTrue(lucky.lift() > sure.lift());
        assertTrue(RuleMeasure.LOWER_LIFT.valueFor(lucky) > 50, "three of three of sixty in ten thousand is no luck");
        AssociationRule oneOfOne = rule(10_000, 3, 300, 1);
        assertTrue(oneOfOne.lift() > sure.lift());
        assertTrue(RuleMeasure.LOWER_LIFT.valueFor(oneOfOne) < RuleMeasure.LOWER_LIFT.valueFor(sure));
        assertTrue(oneOfOne.pValue() > 0.05);
    }

    @Test
    void whatIsNeverTogetherHasALiftOfNone() {
        AssociationRule rule = rule(1_000, 100, 50, 0);
        assertEquals(0, rule.lift());
        assertEquals(0, rule.liftInterval(0.95).lower());
        assertTrue(rule.liftInterval(0.95).upper() > 0.1);
        assertEquals(-1, rule.zhang());
        assertEquals(-1, rule.certainty());
    }

    @Test
    void nothingToDivideByIsNotANumber() {
        AssociationRule empty = rule(0, 0, 0, 0);
        for (RuleMeasure measure : RuleMeasure.values()) {
            if (measure != RuleMeasure.LOWER_LIFT) {
                assertEquals(Double.NaN, measure.valueFor(empty), measure.name());
            }
        }
        assertEquals(new Interval(0, Double.POSITIVE_INFINITY), empty.liftInterval(0.95));
        AssociationRule everywhere = rule(5, 4, 5, 4);
        assertEquals(Double.NaN, everywhere.conviction());
        assertEquals(Double.POSITIVE_INFINITY, rule(5, 3, 4, 3).conviction());
    }

    @Test
    void largeCountsAreExact() {
        AssociationRule rule = rule(3_037_000_499L, 3_037_000_499L, 3_037_000_499L, 3_037_000_499L);
        assertEquals(1, rule.lift());
        assertEquals(0, rule.leverage());
    }

    @Test
    void countsThatCannotBe() {
        assertMessage("bothCount must be in [0, the lesser side=3], got bothCount=4", () -> rule(10, 3, 5, 4));
        assertMessage("antecedentCount must be in [0, baskets=10], got antecedentCount=11", () -> rule(10, 11, 5, 4));
        assertMessage("consequentCount must be in [0, baskets=10], got consequentCount=-1", () -> rule(10, 1, -1, 0));
        assertMessage(
                "antecedentCount + consequentCount - bothCount must be <= baskets, got antecedentCount=6,"
                        + " consequentCount=6, bothCount=1, baskets=10",
                () -> rule(10, 6, 6, 1));
        assertMessage(
                "baskets must be in [0, 3037000499], got baskets=3037000500", () -> rule(3_037_000_500L, 0, 0, 0));
        assertMessage(
                "antecedent and consequent must share no item, got antecedent=[1], consequent=[1, 2]",
                () -> new AssociationRule(A, ItemSet.of(1, 2), 1, 1, 1, 1));
        assertMessage(
                "antecedent and consequent must not be empty, got antecedent=[], consequent=[2]",
                () -> new AssociationRule(ItemSet.EMPTY, C, 1, 1, 1, 1));
    }

    private static void assertMessage(String message, org.junit.jupiter.api.function.Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    @Test
    void bothSidesHoldItems() {
        assertMessage(
                "antecedent and consequent must not be empty, got antecedent=[], consequent=[2]",
                () -> new AssociationRule(ItemSet.EMPTY, C, 9, 9, 5, 5));
        assertMessage(
                "antecedent and consequent must not be empty, got antecedent=[1], consequent=[]",
                () -> new AssociationRule(A, ItemSet.EMPTY, 9, 5, 9, 5));
        assertMessage("baskets must be in [0, 3037000499], got baskets=-1", () -> rule(-1, 0, 0, 0));
    }

    /** A consequent that is in every basket, or in none, comes of nothing. */
    @Test
    void noSurplusIsNoCertainty() {
        assertEquals(0, rule(9, 5, 9, 5).certainty());
        assertEquals(0, rule(9, 5, 0, 0).certainty());
        assertEquals(0, rule(10, 5, 4, 2).certainty());
    }

    @Test
    void measuresSayWhatTheyDoNotSee() {
        assertEquals(
                List.of(
                        RuleMeasure.SUPPORT,
                        RuleMeasure.LIFT,
                        RuleMeasure.LOWER_LIFT,
                        RuleMeasure.LEVERAGE,
                        RuleMeasure.JACCARD,
                        RuleMeasure.KULCZYNSKI),
                Arrays.stream(RuleMeasure.values())
                        .filter(RuleMeasure::isSymmetric)
                        .toList());
        assertEquals(
                List.of(RuleMeasure.CONFIDENCE, RuleMeasure.JACCARD, RuleMeasure.KULCZYNSKI),
                Arrays.stream(RuleMeasure.values())
                        .filter(RuleMeasure::isNullInvariant)
                        .toList());
    }
}
