package dev.retention.economics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.SameSeeds;
import dev.retention.economics.CustomerValue.FirstMargin;
import dev.retention.estimate.Estimate;
import dev.retention.estimate.Interval;
import dev.retention.estimate.Proportion;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

@AddLifecycleHook(SameSeeds.class)
class EconomicsTest {

    private static void close(double expected, double actual) {
        if (Double.isFinite(expected)) {
            assertEquals(expected, actual, 1e-10 * Math.abs(expected));
        } else {
            assertEquals(expected, actual);
        }
    }

    @ParameterizedTest
    @CsvFileSource(files = "src/test/resources/economics/budget_split.csv", useHeadersInDisplayName = true)
    void budgetSplitAgreesWith30Digits(
            double margin,
            double discount,
            double acquisitionCeiling,
            double acquisitionK,
            double retentionCeiling,
            double retentionK,
            double retentionSpend,
            double retentionRate,
            double value,
            double acquisitionSpend,
            double acquisitionRate,
            double equity,
            Double marginalOfWinning,
            Double marginalOfKeeping) {
        var split = new BudgetSplit(
                margin,
                discount,
                new ResponseCurve(acquisitionCeiling, acquisitionK),
                new ResponseCurve(retentionCeiling, retentionK));
        close(retentionSpend, split.retentionSpend());
        close(retentionRate, split.retentionRate());
        close(value, split.valueOfCustomer());
        close(acquisitionSpend, split.acquisitionSpend());
        close(acquisitionRate, split.acquisitionRate());
        close(equity, split.equityPerProspect());
        if (marginalOfWinning != null) {
            close(marginalOfWinning, split.marginalCostOfWinning());
        } else {
            assertTrue(split.marginalCostOfWinning() > split.valueOfCustomer());
        }
        if (marginalOfKeeping != null) {
            close(marginalOfKeeping, split.marginalCostOfKeeping());
        } else {
            assertTrue(split.marginalCostOfKeeping() > split.valueOfCustomer());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "5, 0.1, 0.4, 0.0575364144903561855",
        "10, 0.4, 0.7, 0.0847297860387203772",
        "1, 0.001, 0.01, 0.105360515657826301"
    })
    void curvesGoThroughWhatIsKnown(double spend, double rate, double ceiling, double k) {
        ResponseCurve curve = ResponseCurve.through(spend, rate, ceiling);
        close(k, curve.k());
        close(rate, curve.rate(spend));
        assertEquals(0.0, curve.rate(0));
    }

    /** No other split is better, and in between both curves the best costs what a customer is worth. */
    @Property
    void noOtherSplitIsBetter(
            @ForAll @DoubleRange(min = 1, max = 500) double margin,
            @ForAll @DoubleRange(min = 0.01, max = 0.5) double discount,
            @ForAll @DoubleRange(min = 0.05, max = 1) double ceiling,
            @ForAll @DoubleRange(min = 0.01, max = 2) double k,
            @ForAll @DoubleRange(min = 0, max = 2) double a,
            @ForAll @DoubleRange(min = 0, max = 2) double r) {
        var split = new BudgetSplit(margin, discount, new ResponseCurve(0.3, 0.05), new ResponseCurve(ceiling, k));
        double best = split.equityPerProspect();
        assertEquals(best, split.equityAt(split.acquisitionSpend(), split.retentionSpend()));
        double other = split.equityAt(a * split.acquisitionSpend(), r * split.retentionSpend());
        assertTrue(other <= best + 1e-9 * Math.abs(best));
        assertTrue(split.equityAt(a, r) <= best + 1e-9 * Math.abs(best));
    }

    @ParameterizedTest
    @CsvFileSource(files = "src/test/resources/economics/five_points.csv", useHeadersInDisplayName = true)
    void fivePointsOfRetention(
            double retention, double points, double discount, double cost, double before, double after, double change) {
        var customer = new CustomerValue(1, retention, discount, cost, FirstMargin.AT_ONCE);
        close(before, customer.value());
        close(after, new CustomerValue(1, retention + points, discount, cost, FirstMargin.AT_ONCE).value());
        close(change, customer.changeWith(retention + points));
        assertTrue(change >= 0.1 - 1e-12 && change <= 1.12, "the range that the Javadoc states");
    }

    @Test
    void pointsAndPercentAreDifferentQuestions() {
        var customer = new CustomerValue(1, 0.80, 0.10, 0, FirstMargin.AT_ONCE);
        close(0.2, customer.changeWith(0.85));
        close(0.153846153846153846, customer.changeWith(0.84));
        close(1.1 / 0.3, customer.value());
        assertEquals(Double.POSITIVE_INFINITY, customer.valueToCost());
        close(1100 / 0.3, customer.equity(1000));
        close(2.5, new CustomerValue(1, 0.6, 0, 1, FirstMargin.AT_ONCE).valueToCost());
    }

    @ParameterizedTest
    @CsvFileSource(files = "src/test/resources/economics/elasticity.csv", useHeadersInDisplayName = true)
    void elasticitiesAgreeWith30Digits(
            double margin,
            double retention,
            double discount,
            double cost,
            double value,
            double ofRetention,
            double ofMargin,
            double ofDiscount,
            double ofCost,
            double onePercent) {
        var customer = new CustomerValue(margin, retention, discount, cost, FirstMargin.AFTER_RENEWAL);
        close(value, customer.value());
        close(ofRetention, customer.elasticityOfRetention());
        close(ofMargin, customer.elasticityOfMargin());
        close(ofDiscount, customer.elasticityOfDiscount());
        close(ofCost, customer.elasticityOfAcquisitionCost());
        close(onePercent, customer.changeWith(retention * 1.01));
    }

    /** The two ways of counting differ by the first margin. */
    @Property
    void elasticitiesAreSlopes(
            @ForAll @DoubleRange(min = 0.1, max = 0.9) double retention,
            @ForAll @DoubleRange(min = 0.01, max = 0.5) double discount) {
        var now = new CustomerValue(10, retention, discount, 3, FirstMargin.AT_ONCE);
        var later = new CustomerValue(10, retention, discount, 3, FirstMargin.AFTER_RENEWAL);
        assertEquals(10, now.value() - later.value(), 1e-11 * now.value());
        double step = 1e-6;
        var more = new CustomerValue(10, retention, discount * (1 + step), 3, FirstMargin.AT_ONCE);
        double slope = (more.value() / now.value() - 1) / step;
        assertEquals(now.elasticityOfDiscount(), slope, 1e-3 * Math.abs(slope) + 1e-6);
        double change = now.changeWith(retention * (1 + step)) / step;
        assertEquals(now.elasticityOfRetention(), change, 1e-3 * change);
    }

    @ParameterizedTest
    @CsvFileSource(files = "src/test/resources/economics/payback.csv", useHeadersInDisplayName = true)
    void paybackAgreesWith30Digits(
            double cost,
            double margin,
            double retention,
            double discount,
            double limit,
            Double whole,
            Double closedForm,
            double withoutChurn) {
        var payback = new Payback(cost, margin, retention, discount);
        close(limit, payback.earnedForEver());
        close(whole == null ? Double.POSITIVE_INFINITY : whole, payback.wholePeriods());
        close(closedForm == null ? Double.POSITIVE_INFINITY : closedForm, payback.periods());
        close(withoutChurn, payback.withoutChurn());
        assertEquals(whole != null, payback.everComes());
    }

    /** By the definition: summing the margins period by period. */
    @Property
    void paybackIsWhenTheSumReachesTheCost(
            @ForAll @DoubleRange(min = 0, max = 500) double cost,
            @ForAll @DoubleRange(min = 0.01, max = 100) double margin,
            @ForAll @DoubleRange(min = 0, max = 1) double retention,
            @ForAll @DoubleRange(min = 0, max = 0.2) double discount) {
        var payback = new Payback(cost, margin, retention, discount);
        int limit = 3000;
        double sum = 0;
        double next = margin;
        int periods = 0;
        while (sum < cost && periods < limit) {
            sum += next;
            next *= retention / (1 + discount);
            periods++;
        }
        if (sum >= cost && Math.abs(sum - cost) > 1e-9 * cost) {
            assertEquals(periods, payback.wholePeriods(), 1e-9 * periods);
        } else if (sum < cost) {
            assertTrue(payback.wholePeriods() > limit || sum > cost * (1 - 1e-9));
        }
    }

    @Test
    void paybackAtItsEdges() {
        assertEquals(0.0, new Payback(0, 0, 0.5, 0).periods());
        assertEquals(Double.POSITIVE_INFINITY, new Payback(1, 0, 1, 0).periods());
        assertEquals(0.0, new Payback(1, 0, 1, 0).earnedForEver());
        assertFalse(new Payback(10, 10, 0, 0).everComes());
        assertEquals(1.0, new Payback(9, 10, 0.5, 0).wholePeriods());
        assertEquals(2.0, new Payback(192, 96, 1, 0).wholePeriods());
        assertEquals(0.0, new Payback(0, 10, 0.5, 0).wholePeriods());
        assertEquals(1.0, new Payback(9, 10, 0, 0).wholePeriods(), "nobody stays, and the first margin pays");
        // log(1 - x) is -x where x is small: all but the first of its digits would be lost.
        close(5e-12 / 0.6931471805599453, new Payback(1e-9, 100, 0.5, 0).periods());
        // By hand: 1 - 0.5 * 0.45 / 1.25 = 0.82 is left of the limit, and 0.8 / 1.25 = 0.64 stays of a margin.
        close(Math.log(0.82) / Math.log(0.64), new Payback(50, 100, 0.8, 0.25).periods());
        // A billionth below the limit of 600, which doubles would round.
        close(Math.log(1e-9 / 600) / Math.log(0.84), new Payback(599.999999999, 96, 0.84, 0).periods());
        // One cent below the limit of 600: 1 - 0.84^t = 0.99998...
        close(Math.log(0.01 / 600) / Math.log(0.84), new Payback(599.99, 96, 0.84, 0).periods());
    }

    @ParameterizedTest
    @CsvFileSource(files = "src/test/resources/economics/discount.csv", useHeadersInDisplayName = true)
    void discountsAgreeWith30Digits(
            double margin, double discount, double after, double breakEven, double breakEvenOfSome, Double share) {
        var offer = new PriceDiscount(margin, discount);
        assertEquals(after, offer.unitMarginAfter(), 1e-15);
        close(breakEven, offer.breakEvenLift(1));
        close(breakEvenOfSome, offer.breakEvenLift(0.4));
        close(share == null ? Double.NaN : share, offer.bearableShare(0.5));
        if (breakEven < Double.POSITIVE_INFINITY) {
            assertEquals(0, offer.profit(breakEven, 1), 1e-15);
            assertTrue(offer.profit(breakEven * 1.1, 1) > 0);
        } else {
            assertTrue(offer.profit(100, 1) < 0);
        }
    }

    @Test
    void whatWasEarnedLessWhatWasSpent() {
        assertEquals(-50_000, new AcquisitionCost(100_000, 20).profitMinor(50_000));
        assertEquals(-2_500.0, new AcquisitionCost(100_000, 20).profitPerCustomerMinor(50_000));
        assertEquals(Double.NaN, AcquisitionCost.EMPTY.profitPerCustomerMinor(0));
    }

    @Test
    void industriesAreSetBesideOnesOwn() {
        assertEquals(0.63, IndustryLevel.RETAIL.rate());
        assertEquals(2020, IndustryLevel.YEAR);
        var own = new Proportion(596, 926);
        assertEquals(IndustryLevel.Standing.NOT_TOLD_APART, IndustryLevel.RETAIL.standing(own, 0.95));
        assertEquals(IndustryLevel.Standing.BELOW, IndustryLevel.MEDIA.standing(own, 0.95));
        assertEquals(IndustryLevel.Standing.ABOVE, IndustryLevel.RETAIL.standing(new Proportion(90, 100), 0.95));
        assertEquals(IndustryLevel.Standing.NOT_TOLD_APART, IndustryLevel.RETAIL.standing(Proportion.EMPTY, 0.95));
    }

    @Test
    void returnOfWhatWasCaused() {
        var mailing = new IncrementalReturn(50_000, new Estimate(30, 12), new Estimate(240_000, 90_000));
        close(50_000 / 30.0, mailing.costPerCustomerMinor());
        close(
                50_000 / (30 + 12 * 1.959963984540054),
                mailing.costPerCustomerMinor(0.95).lower());
        close(
                50_000 / (30 - 12 * 1.959963984540054),
                mailing.costPerCustomerMinor(0.95).upper());
        close(4.8, mailing.returnOnSpend());
        close(
                (240_000 - 90_000 * 1.959963984540054) / 50_000,
                mailing.returnOnSpend(0.95).lower());
        close(
                (240_000 + 90_000 * 1.959963984540054) / 50_000,
                mailing.returnOnSpend(0.95).upper());
        assertEquals(
                new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
                new IncrementalReturn(0, new Estimate(1, 1), new Estimate(100, 1)).returnOnSpend(0.95));
        var free = new IncrementalReturn(0, new Estimate(0, 1), new Estimate(1, 1));
        assertEquals(Double.POSITIVE_INFINITY, free.costPerCustomerMinor(), "nobody was won, at no cost");
        assertEquals(new Estimate(10_000, 22_500), mailing.profitMinor(0.25));
        var maybeNobody = new IncrementalReturn(50_000, new Estimate(10, 12), new Estimate(-1, 5));
        assertEquals(
                Double.POSITIVE_INFINITY, maybeNobody.costPerCustomerMinor(0.95).upper());
        var nobody = new IncrementalReturn(50_000, new Estimate(-10, 1), new Estimate(-1, 5));
        assertEquals(Double.POSITIVE_INFINITY, nobody.costPerCustomerMinor());
        assertEquals(Double.POSITIVE_INFINITY, nobody.costPerCustomerMinor(0.95).lower());
        var unknown = new IncrementalReturn(0, new Estimate(Double.NaN, 1), new Estimate(-1, 5));
        assertEquals(Double.NaN, unknown.costPerCustomerMinor());
        assertEquals(new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY), unknown.returnOnSpend(0.95));
    }

    @Test
    void badInputIsRejected() {
        rejected("spendMinor must be >= 0, got spendMinor=-1", () -> new AcquisitionCost(-1, 0));
        rejected(
                "spendMinor must be >= 0, got spendMinor=-1",
                () -> new IncrementalReturn(-1, new Estimate(1, 1), new Estimate(1, 1)));
        rejected("acquisitionCost must be finite and >= 0, got acquisitionCost=-1.0", () -> new Payback(-1, 1, 1, 0));
        rejected("retention must be in [0, 1], got retention=84.0", () -> new Payback(1, 1, 84, 0));
        rejected("discount must be finite and >= 0, got discount=NaN", () -> new Payback(1, 1, 1, Double.NaN));
        rejected(
                "retention must be < 1 + discount, got retention=1.0, discount=0.0: the value would be infinite",
                () -> new CustomerValue(1, 1, 0, 0, FirstMargin.AT_ONCE));
        rejected(
                "customers must be >= 0, got customers=-1",
                () -> new CustomerValue(1, 0.5, 0, 0, FirstMargin.AT_ONCE).equity(-1));
        rejected("ceiling must be in (0, 1], got ceiling=1.5", () -> new ResponseCurve(1.5, 1));
        rejected("rate must be in (0, ceiling), got rate=0.5, ceiling=0.4", () -> ResponseCurve.through(1, 0.5, 0.4));
        rejected(
                "retention.ceiling must be < 1 + discount, got retention.ceiling=1.0, discount=0.0",
                () -> new BudgetSplit(1, 0, new ResponseCurve(1, 1), new ResponseCurve(1, 1)));
        rejected("discount must be in (0, 1], got discount=20.0", () -> new PriceDiscount(0.5, 20));
        rejected("share must be in [0, 1], got share=NaN", () -> new PriceDiscount(0.5, 0.2).breakEvenLift(Double.NaN));
        rejected("lift must be finite and >= 0, got lift=-0.1", () -> new PriceDiscount(0.5, 0.2).profit(-0.1, 1));
        rejected(
                "margin must be in (0, 1], got margin=0.0",
                () -> new IncrementalReturn(1, new Estimate(1, 1), new Estimate(1, 1)).profitMinor(0));
    }

    @Test
    void sharesOfNothingAndOfMoreThanAllAreRejected() {
        rejected("margin must be in (0, 1], got margin=0.0", () -> new PriceDiscount(0, 0.5));
        rejected("margin must be in (0, 1], got margin=1.5", () -> new PriceDiscount(1.5, 0.5));
        rejected("discount must be in (0, 1], got discount=0.0", () -> new PriceDiscount(0.5, 0));
        assertEquals(0, new PriceDiscount(1, 1).unitMarginAfter());
        rejected("ceiling must be in (0, 1], got ceiling=0.0", () -> new ResponseCurve(0, 1));
        rejected("rate must be in (0, ceiling), got rate=0.0, ceiling=0.4", () -> ResponseCurve.through(1, 0, 0.4));
        rejected("rate must be in (0, ceiling), got rate=0.4, ceiling=0.4", () -> ResponseCurve.through(1, 0.4, 0.4));
        var all = new IncrementalReturn(1, new Estimate(1, 1), new Estimate(3, 2));
        assertEquals(new Estimate(2, 2), all.profitMinor(1));
        rejected("margin must be in (0, 1], got margin=1.5", () -> all.profitMinor(1.5));
    }

    @Test
    void paymentsComeAtTheStartInTheMiddleOrAtTheEnd() {
        assertEquals(0, PaymentTiming.START.delay());
        assertEquals(0.5, PaymentTiming.MIDDLE.delay());
        assertEquals(1, PaymentTiming.END.delay());
    }

    private static void rejected(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}
