package dev.retention.lifetime;

import static dev.retention.period.TimeUnit.DAY;
import static dev.retention.period.TimeUnit.WEEK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.economics.Horizon;
import dev.retention.estimate.Estimate;
import dev.retention.forecast.HoldOut;
import dev.retention.forecast.HoldOutEvaluation;
import dev.retention.forecast.ModelComparison;
import dev.retention.forecast.Tracking;
import dev.retention.history.BuyerHistories;
import dev.retention.history.BuyerHistory;
import dev.retention.history.GroupedHistories;
import dev.retention.internal.math.ReferenceTable;
import dev.retention.period.TimeUnit;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The CDNOW sample through the models of repeat buying, against estimates of 28 digits (mpmath, Newton to a gradient below 1e-27). */
class CdnowTest {

    private static final Horizon HOLD_OUT = new Horizon(39, WEEK);

    private static final BgNbd BG_NBD =
            new BgNbd(0.24259452243015708, 4.413602019013504, 0.7929220172255976, 2.425906776826332, WEEK);
    private static final double[] BG_NBD_ERRORS = {
        0.0125573780678722, 0.378224059853806, 0.185733821372182, 0.705414259794834
    };

    private static final MbgNbd MBG_NBD =
            new MbgNbd(0.5248431591062976, 6.183085279576005, 0.8913593907322158, 1.6140022401703439, WEEK);
    private static final double[] MBG_NBD_ERRORS = {
        0.0832682065797707, 0.695620642509019, 0.154789927777743, 0.537494798239805
    };

    private static final Nbd NBD = new Nbd(0.3847661357687849, 12.072022844836905, WEEK);
    private static final double[] NBD_ERRORS = {0.0209853761631565, 0.80872318177678};

    private static GroupedHistories weeks() {
        return Cdnow.buyers().inUnit(WEEK).grouped();
    }

    @Test
    void theSummaryIsTheOneOfThePapers() {
        GroupedHistories histories = weeks();
        assertEquals(2_357, histories.customers());
        assertEquals(2_457, histories.totalRepeats());
        assertEquals(946, histories.repeaters());
        assertEquals(946, Cdnow.buyers().groupedSpend().customers());
    }

    @Test
    void bgNbd() {
        Maximum<BgNbd> fit = BgNbd.fit(weeks()).orElseThrow();
        agrees(BG_NBD, BG_NBD_ERRORS, -9582.4292066739306, fit);
        assertEquals(0.00370642006574623, fit.covariance(0, 1), 1e-13);
        assertEquals(0.123217766643568, fit.covariance(3, 2), 1e-11);
        assertEquals(2 * 4 + 2 * 9582.4292066739306, fit.aic(), 1e-9);
        assertTrue(fit.iterations() < 10, fit::toString);
    }

    @Test
    void mbgNbd() {
        agrees(MBG_NBD, MBG_NBD_ERRORS, -9582.1357155537495, MbgNbd.fit(weeks()).orElseThrow());
    }

    @Test
    void nbd() {
        agrees(NBD, NBD_ERRORS, -9763.6576146726152, Nbd.fit(weeks()).orElseThrow());
    }

    private static <M extends PurchaseModel> void agrees(
            M expected, double[] errors, double logLikelihood, Maximum<M> fit) {
        assertEquals(logLikelihood, fit.logLikelihood(), 1e-9);
        assertEquals(logLikelihood, expected.logLikelihood(weeks()), 1e-9);
        assertEquals(2_357, fit.observations());
        double[] parameters = parameters(expected);
        for (int i = 0; i < parameters.length; i++) {
            Estimate estimate = List.copyOf(fit.estimates().values()).get(i);
            assertEquals(parameters[i], estimate.value(), 1e-11 * parameters[i], estimate.toString());
            assertEquals(errors[i], estimate.standardError(), 1e-11 * errors[i], estimate.toString());
            assertEquals(parameters(fit.model())[i], estimate.value());
        }
    }

    private static double[] parameters(PurchaseModel model) {
        if (model instanceof BgNbd m) {
            return new double[] {m.r(), m.alpha(), m.a(), m.b()};
        }
        if (model instanceof MbgNbd m) {
            return new double[] {m.r(), m.alpha(), m.a(), m.b()};
        }
        Nbd m = (Nbd) model;
        return new double[] {m.r(), m.alpha()};
    }

    @Test
    void theUnitOfTimeDoesNotMatter() {
        for (TimeUnit unit : new TimeUnit[] {DAY, new TimeUnit(49), TimeUnit.YEAR, new TimeUnit(364)}) {
            sameInAnotherUnit(BgNbd::fit, unit);
            sameInAnotherUnit(MbgNbd::fit, unit);
            sameInAnotherUnit(Nbd::fit, unit);
        }
    }

    private static <M extends PurchaseModel> void sameInAnotherUnit(
            Function<GroupedHistories, Fit<M>> family, TimeUnit unit) {
        Maximum<M> weekly = family.apply(weeks()).orElseThrow();
        Maximum<M> other = family.apply(weeks().inUnit(unit)).orElseThrow();
        double[] expected = parameters(weekly.model().inUnit(unit));
        double[] actual = parameters(other.model());
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], 1e-10 * expected[i]);
        }
        // A density per week is one per day times 7, once for each of the 2,457 repeat purchases.
        double shift = 2_457 * Math.log(unit.days() / 7);
        assertEquals(weekly.logLikelihood() + shift, other.logLikelihood(), 1e-8);
    }

    private static void everyStartOfTheseLeadsToTheSameMaximum(double... values) {
        for (double r : values) {
            for (double alpha : values) {
                agrees(
                        NBD,
                        NBD_ERRORS,
                        -9763.6576146726152,
                        Nbd.fit(weeks(), new Nbd(r, alpha, WEEK)).orElseThrow());
                for (double a : values) {
                    for (double b : values) {
                        var fit = BgNbd.fit(weeks(), new BgNbd(r, alpha, a, b, WEEK));
                        agrees(BG_NBD, BG_NBD_ERRORS, -9582.4292066739306, fit.orElseThrow());
                        var modified = MbgNbd.fit(weeks(), new MbgNbd(r, alpha, a, b, WEEK));
                        agrees(MBG_NBD, MBG_NBD_ERRORS, -9582.1357155537495, modified.orElseThrow());
                    }
                }
            }
        }
    }

    @Test
    void hostileStartsLeadToTheSameMaximum() {
        everyStartOfTheseLeadsToTheSameMaximum(1e-4, 1, 1e4);
    }

    /** Where r and α outgrow the digits of a double, a likelihood that cancels would look better than the maximum. */
    @Test
    void startsBeyondAllDigitsLeadToTheSameMaximum() {
        everyStartOfTheseLeadsToTheSameMaximum(1e-15, 1e15);
    }

    @Test
    void aGoodStartIsShorter() {
        assertTrue(BgNbd.fit(weeks(), BG_NBD).orElseThrow().iterations() <= 2);
    }

    @Test
    void shardsFitToTheSameBits() {
        BuyerHistories buyers = Cdnow.buyers().inUnit(WEEK);
        var shards = new GroupedHistories[3];
        Arrays.fill(shards, GroupedHistories.empty(WEEK));
        for (int i = 0; i < buyers.size(); i++) {
            var one = GroupedHistories.of(
                    new int[] {buyers.repeats(i)},
                    new double[] {buyers.lastAge(i)},
                    new double[] {buyers.age(i)},
                    new long[] {1},
                    WEEK);
            shards[i % 3] = shards[i % 3].plus(one);
        }
        GroupedHistories merged = shards[2].plus(shards[0]).plus(shards[1]);
        assertEquals(buyers.grouped(), merged);
        assertEquals(BgNbd.fit(buyers.grouped()), BgNbd.fit(merged));
    }

    @Test
    void predictionsOfSingleCustomers() {
        var table = ReferenceTable.of("lifetime", "cdnow_predictions_at_mle");
        table.assertColumn(4, 1e-13, row -> BG_NBD.probabilityAlive(history(row)));
        table.assertColumn(5, 1e-13, row -> BG_NBD.expectedPurchases(history(row), HOLD_OUT));
        table.assertColumn(6, 1e-13, row -> MBG_NBD.probabilityAlive(history(row)));
        table.assertColumn(7, 1e-13, row -> MBG_NBD.expectedPurchases(history(row), HOLD_OUT));
        table.assertColumn(11, 1e-13, row -> BG_NBD.logLikelihood(history(row)));
    }

    private static BuyerHistory history(double[] row) {
        return new BuyerHistory((int) row[0], row[1], row[2], DAY).inUnit(WEEK);
    }

    @Test
    void totalsOfTheHoldOut() {
        BuyerHistories buyers = Cdnow.buyers().inUnit(WEEK);
        assertEquals(1653.4086979425, sum(BG_NBD.expectedPurchases(buyers, HOLD_OUT)), 1e-9);
        assertEquals(1576.7283018962, sum(MBG_NBD.expectedPurchases(buyers, HOLD_OUT)), 1e-9);
        assertEquals(1917.28, sum(BG_NBD.probabilityAlive(buyers)), 0.005);
        assertEquals(1057.64, sum(MBG_NBD.probabilityAlive(buyers)), 0.005);
    }

    @Test
    void theHoldOutIsTheOneOfThePapers() {
        HoldOut holdOut = HoldOut.of(
                        Cdnow.log(),
                        LocalDate.ofEpochDay(Cdnow.CALIBRATION_END),
                        LocalDate.ofEpochDay(Cdnow.HOLD_OUT_END))
                .inUnit(WEEK);
        assertEquals(HOLD_OUT, holdOut.horizon());
        assertEquals(1_882, holdOut.totalPurchases());
        HoldOutEvaluation judged = holdOut.evaluate(BG_NBD);
        assertEquals(1_882, judged.actualPurchases());
        assertEquals(1653.4086979425, judged.expectedPurchases(), 1e-9);
        // The log score is the mean of the logs of the distribution that the expectations belong to.
        double score = 0;
        for (int i = 0; i < holdOut.calibration().size(); i++) {
            score += Math.log(BG_NBD.probabilityOfPurchases(
                    holdOut.purchases(i), holdOut.calibration().get(i), HOLD_OUT));
        }
        assertEquals(score / 2_357, judged.logScore(), 1e-12);
        int customers = 0;
        for (HoldOutEvaluation.Bin bin : judged.binsByExpectation(10)) {
            customers += bin.customers();
        }
        assertEquals(2_357, customers);
        assertEquals(8, judged.binsByRepeats(7).size());
    }

    @Test
    void weeklyTrackingIsTheOneOfBtyd() {
        // BTYD counts ages up to the day after the week, and purchases up to its last day; its parameters are the
        // paper's.
        var model = new BgNbd(0.243, 4.414, 0.793, 2.426, WEEK);
        var days = Tracking.of(model, Cdnow.log(), 1, LocalDate.ofEpochDay(Cdnow.HOLD_OUT_END + 1))
                .points();
        var table = ReferenceTable.of("lifetime", "cdnow_tracking_BTYD");
        table.assertColumn(1, 0, row -> days.get(7 * (int) row[0] - 1).actual());
        table.assertColumn(2, 2e-14, row -> days.get(7 * (int) row[0]).expected());
        var weeks = Tracking.of(model, Cdnow.log(), 7, LocalDate.ofEpochDay(Cdnow.HOLD_OUT_END))
                .points();
        assertEquals(78, weeks.size());
        assertEquals(days.get(7 * 39 - 1), weeks.get(38));
    }

    @Test
    void theComparisonSaysWhy() {
        HoldOut holdOut = HoldOut.of(
                        Cdnow.log(),
                        LocalDate.ofEpochDay(Cdnow.CALIBRATION_END),
                        LocalDate.ofEpochDay(Cdnow.HOLD_OUT_END))
                .inUnit(WEEK);
        ModelComparison comparison = ModelComparison.of(holdOut);
        assertEquals(
                List.of("MBG/NBD", "BG/NBD", "Pareto/NBD", "NBD"),
                comparison.candidates().stream()
                        .map(ModelComparison.Candidate::name)
                        .toList());
        assertEquals(
                "MBG/NBD serves best: it explains the data best for its parameters. As good within chance:"
                        + " BG/NBD. Customers do leave: the plain NBD, in which nobody does, is far behind."
                        + " Best on the hold-out: MBG/NBD.",
                comparison.explanation().lines().findFirst().orElseThrow());
        assertEquals(MBG_NBD.r(), ((MbgNbd) comparison.best().orElseThrow().model()).r(), 1e-10);
        assertTrue(ModelComparison.of(weeks()).explanation().contains("\nMBG/NBD: AIC 19172.3 (+0.0)\n"));
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }
}
