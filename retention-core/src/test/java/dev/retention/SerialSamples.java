package dev.retention;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.ActivityLogAccumulator;
import dev.retention.activity.KeyIndex;
import dev.retention.activity.LogStart;
import dev.retention.activity.OrderFold;
import dev.retention.activity.RefundPolicy;
import dev.retention.audience.Anniversary;
import dev.retention.audience.Audience;
import dev.retention.audience.ControlGroup;
import dev.retention.audience.Suppression;
import dev.retention.basket.AssociationRule;
import dev.retention.basket.Baskets;
import dev.retention.basket.FirstItems;
import dev.retention.basket.FrequentItemSets;
import dev.retention.basket.ItemLog;
import dev.retention.basket.ItemSet;
import dev.retention.basket.NextPurchase;
import dev.retention.campaign.CampaignEffect;
import dev.retention.campaign.CampaignFunnel;
import dev.retention.campaign.CampaignGroup;
import dev.retention.campaign.CartRecovery;
import dev.retention.campaign.Carts;
import dev.retention.campaign.Referral;
import dev.retention.campaign.ReferralGrowth;
import dev.retention.cohort.CohortAssignment;
import dev.retention.cohort.CohortAverage;
import dev.retention.cohort.CohortColumns;
import dev.retention.cohort.CohortDefinition;
import dev.retention.cohort.CohortEntry;
import dev.retention.cohort.CohortTable;
import dev.retention.cohort.CohortWindows;
import dev.retention.covariate.CovariateHistories;
import dev.retention.covariate.CovariateModel;
import dev.retention.covariate.CovariateRenewals;
import dev.retention.covariate.Covariates;
import dev.retention.economics.AcquisitionCost;
import dev.retention.economics.BudgetSplit;
import dev.retention.economics.CustomerValue;
import dev.retention.economics.CustomerValue.FirstMargin;
import dev.retention.economics.DiscountRate;
import dev.retention.economics.Horizon;
import dev.retention.economics.IncrementalReturn;
import dev.retention.economics.Payback;
import dev.retention.economics.PriceDiscount;
import dev.retention.economics.ResponseCurve;
import dev.retention.estimate.Estimate;
import dev.retention.estimate.Interval;
import dev.retention.estimate.Proportion;
import dev.retention.experiment.AlwaysValid;
import dev.retention.experiment.Arms;
import dev.retention.experiment.Cuped;
import dev.retention.experiment.LookPlan;
import dev.retention.experiment.MannWhitney;
import dev.retention.experiment.MeanPlan;
import dev.retention.experiment.Moments;
import dev.retention.experiment.PairMoments;
import dev.retention.experiment.ProportionPlan;
import dev.retention.experiment.SampleRatio;
import dev.retention.experiment.TwoProportions;
import dev.retention.experiment.Verdict;
import dev.retention.history.BuyerHistories;
import dev.retention.history.PurchaseGaps;
import dev.retention.history.RenewalCounts;
import dev.retention.lifecycle.SignUps;
import dev.retention.lifecycle.Silence;
import dev.retention.lifecycle.SpendAhead;
import dev.retention.lifecycle.StageRules;
import dev.retention.lifecycle.StageTransitions;
import dev.retention.lifecycle.StageWindows;
import dev.retention.lifecycle.Stages;
import dev.retention.lifetime.BgBb;
import dev.retention.lifetime.BgNbd;
import dev.retention.lifetime.GammaGamma;
import dev.retention.lifetime.MbgNbd;
import dev.retention.lifetime.Nbd;
import dev.retention.lifetime.ParetoNbd;
import dev.retention.lifetime.RepurchaseTiming;
import dev.retention.lifetime.ShiftedBetaGeometric;
import dev.retention.loyalty.EarningRule;
import dev.retention.loyalty.JoiningEffect;
import dev.retention.loyalty.MemberComparison;
import dev.retention.loyalty.Milestone;
import dev.retention.loyalty.PointsBalance;
import dev.retention.loyalty.PointsConventions;
import dev.retention.loyalty.PointsEvent;
import dev.retention.loyalty.PointsLedger;
import dev.retention.loyalty.PointsObligation;
import dev.retention.loyalty.TierLadder;
import dev.retention.loyalty.TierStatus;
import dev.retention.loyalty.TierWindow;
import dev.retention.period.DayRange;
import dev.retention.period.PeriodCalendar;
import dev.retention.period.TimeUnit;
import dev.retention.purchase.NewAndExisting;
import dev.retention.purchase.PurchaseLadder;
import dev.retention.purchase.RevenueConcentration;
import dev.retention.rate.CustomerFlow;
import dev.retention.rate.CustomerMovement;
import dev.retention.revenue.BillingPeriod;
import dev.retention.revenue.MonthlyAmount;
import dev.retention.revenue.RevenueLedger;
import dev.retention.rfm.Binning;
import dev.retention.rfm.CustomerSummary;
import dev.retention.rfm.CustomerSummary.Frequency;
import dev.retention.rfm.CustomerSummary.Monetary;
import dev.retention.rfm.Dimension;
import dev.retention.rfm.RfmScores;
import dev.retention.rfm.RfmScoring;
import dev.retention.segment.SegmentGrid;
import dev.retention.segment.SegmentMap;
import dev.retention.segment.SegmentRule;
import dev.retention.segment.Segmentation;
import dev.retention.survey.NpsComparison;
import dev.retention.survey.NpsCounts;
import dev.retention.survey.NpsScale;
import dev.retention.survey.RatingCounts;
import dev.retention.survey.RatingScale;
import dev.retention.survival.CompetingRisks;
import dev.retention.survival.KaplanMeier;
import dev.retention.survival.LogRankTest;
import dev.retention.survival.LogRankWeight;
import dev.retention.survival.MeanCumulativeFunction;
import dev.retention.survival.NelsonAalen;
import dev.retention.survival.SurvivalTable;
import dev.retention.timing.TimingEvaluation;
import dev.retention.value.AverageCustomer;
import dev.retention.value.LifetimeValue;
import dev.retention.value.Subscription;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Small values of every type that travels. */
final class SerialSamples {

    private static final LocalDate DAY = LocalDate.of(2011, 12, 10);
    private static final LocalDate LATER = LocalDate.of(2012, 3, 31);

    private static final ActivityLog LOG = ActivityLog.of(
            new long[] {1, 1, 1, 2, 3, 4, 4, 4},
            new int[] {15_000, 15_040, 15_040, 15_010, 15_020, 15_001, 15_033, 15_100},
            new long[] {1_000, 550, 250, 4_200, -20, 300, 700, 100},
            RefundPolicy.NET);

    private static final LocalDate AS_OF = LocalDate.ofEpochDay(15_120);

    private SerialSamples() {}

    static List<Object> all() {
        var samples = new ArrayList<>();
        addEstimates(samples);
        addCounts(samples);
        addExperiments(samples);
        addEconomics(samples);
        addActivity(samples);
        addRfm(samples);
        addBaskets(samples);
        addCohorts(samples);
        addSurvival(samples);
        addLifetime(samples);
        addLifecycle(samples);
        addLoyalty(samples);
        return samples;
    }

    private static void addCovariates(List<Object> samples) {
        Covariates covariates = Covariates.of(List.of("x", "y"), new double[][] {{1, 0}, {-2.5, 7}});
        samples.add(covariates);
        samples.add(CovariateHistories.of(
                covariates,
                new int[] {2, 0},
                new double[] {3, 0},
                new double[] {9, 8},
                new long[] {1, 4},
                TimeUnit.WEEK));
        samples.add(CovariateRenewals.of(covariates, new int[] {2, 0}, new boolean[] {true, false}, TimeUnit.MONTH));
        samples.add(CovariateModel.paretoNbd(
                new ParetoNbd(0.55, 10.5, 0.6, 11.75, TimeUnit.WEEK),
                List.of("x", "y"),
                new double[] {0.5, -0.25},
                new double[] {0.125, 0}));
    }

    private static void addEstimates(List<Object> samples) {
        samples.add(new Proportion(19, 20));
        samples.add(new Interval(0.25, 0.5));
        samples.add(new Estimate(1.5, 0.25, 12, Estimate.Scale.LOG));
        samples.add(new DayRange(DAY, LATER));
        samples.add(TimeUnit.MONTH);
    }

    private static void addCounts(List<Object> samples) {
        samples.add(new CustomerFlow(100, 20, 3, 7));
        samples.add(new CustomerMovement(100, 20, 3, 7));
        samples.add(BillingPeriod.weeks(2, BillingPeriod.MonthLength.GREGORIAN_MEAN));
        samples.add(MonthlyAmount.of(10_001, BillingPeriod.QUARTER));
        samples.add(RevenueLedger.replay(
                Map.of("a", 900L, "b", 100L),
                List.of(
                        new RevenueLedger.Event<>("c", RevenueLedger.Change.NEW, 500),
                        new RevenueLedger.Event<>("b", RevenueLedger.Change.CHURN, 100),
                        new RevenueLedger.Event<>("a", RevenueLedger.Change.CONTRACTION, 200))));
        samples.add(
                NewAndExisting.of(new long[] {1, 3, 2}, new long[] {100, 900, 50}, new boolean[] {true, false, true}));
        samples.add(PurchaseLadder.of(new long[] {1, 1, 2, 5, 9}));
        samples.add(RevenueConcentration.of(new long[] {900, 100, 50, 0}));
        samples.add(new NpsComparison(new NpsCounts(50, 30, 20), new NpsCounts(40, 40, 20)));
        samples.add(NpsScale.ZERO_TO_TEN);
        var stars = new RatingScale(1, 5, RatingScale.Direction.HIGH_IS_GOOD);
        samples.add(stars);
        samples.add(RatingCounts.of(stars, new int[] {5, 4, 4, 1}));
    }

    private static void addExperiments(List<Object> samples) {
        var groups = new TwoProportions(new Proportion(40, 200), new Proportion(30, 210));
        samples.add(new Verdict(groups, 0.95));
        samples.add(new Arms(List.of(new Proportion(1, 9), new Proportion(2, 9), new Proportion(3, 9))));
        samples.add(new AlwaysValid(0.02));
        var moments = PairMoments.of(new long[] {1, 2, 3, 9}, new long[] {2, 3, 3, 11});
        samples.add(new Cuped(moments, PairMoments.of(new long[] {4, 5}, new long[] {1, 8})));
        samples.add(Moments.of(new long[] {7, 8, -3}));
        samples.add(LookPlan.evenly(4));
        samples.add(MannWhitney.of(new double[] {1, 2, 2, 7}, new double[] {2, 3, 9}));
        samples.add(new MeanPlan(0.95, 0.8));
        samples.add(new ProportionPlan(0.95, 0.8, ProportionPlan.Method.NORMAL));
        samples.add(new SampleRatio(List.of(501L, 499L), List.of(0.5, 0.5)));
        samples.add(new CampaignEffect(
                new CampaignGroup(new Proportion(2, 5), Moments.of(new long[] {300, 500, 0, 0, 0})),
                new CampaignGroup(new Proportion(1, 4), Moments.of(new long[] {250, 0, 0, 0}))));
        samples.add(new CampaignFunnel(1000, 990, 400, 80, 12, 3, 1));
        samples.add(new CartRecovery(700, 500, 60));
        samples.add(
                Carts.of(new long[] {0, 60, 90}, new long[] {30, 0, 5_000}, new boolean[] {true, false, true}, 3_600));
        samples.add(new Referral(1000, 100, 350, 40));
        samples.add(new ReferralGrowth(0.4, 14));
    }

    private static void addEconomics(List<Object> samples) {
        samples.add(new AcquisitionCost(100_000, 40));
        var curve = new ResponseCurve(0.8, 0.05);
        samples.add(new BudgetSplit(50, 0.1, new ResponseCurve(0.4, 0.1), curve));
        samples.add(new CustomerValue(100, 0.8, 0.1, 30, FirstMargin.AT_ONCE));
        samples.add(new DiscountRate(0.12, TimeUnit.YEAR));
        samples.add(new Horizon(52, TimeUnit.WEEK));
        samples.add(new IncrementalReturn(5_000, new Estimate(12, 3), new Estimate(9_000, 2_000)));
        samples.add(new Payback(120, 10, 0.95, 0.01));
        samples.add(new PriceDiscount(0.4, 0.1));
    }

    private static void addActivity(List<Object> samples) {
        samples.add(LOG);
        samples.add(ActivityLog.EMPTY);
        var rows = new ActivityLogAccumulator(RefundPolicy.NET);
        rows.add(7, 15_000, 1_200);
        rows.add(7, 15_003, -200);
        samples.add(rows);
        samples.add(KeyIndex.of(List.of("ann", "bob", "cleo")));
        samples.add(OrderFold.of(OrderFold.Amount.values()[0]));
    }

    private static void addRfm(List<Object> samples) {
        CustomerSummary summary = CustomerSummary.of(LOG, AS_OF, Frequency.PURCHASE_DAYS);
        samples.add(summary);
        samples.add(CustomerSummary.of(LOG, AS_OF).withMonetary(Monetary.AVERAGE));
        samples.add(Binning.fixed(31, 91, 181));
        samples.add(Binning.rPackage(5, 100));
        samples.add(RfmScoring.of(Binning.ranks(3), Binning.fixed(2), Binning.ntile(4)));
        RfmScores scores = RfmScoring.of(Binning.quantiles(3)).withNesting().score(summary);
        samples.add(scores);
        samples.add(scores.thresholds());
        samples.add(scores.thresholds().recency());
        samples.add(scores.cellCounts());
        samples.add(scores.score(0));
        samples.add(scores.heatMap(Dimension.RECENCY, Dimension.FREQUENCY, CustomerSummary::customerCount));
        SegmentMap map = SegmentMap.firstMatch(
                SegmentGrid.ofRFm(3, 3),
                "Others",
                SegmentRule.named("Best").r(3, 3).fm(3, 3),
                SegmentRule.named("Loyal").fm(2, 3));
        samples.add(map);
        samples.add(map.grid());
        samples.add(map.coverage());
        samples.add(SegmentRule.ofCells("Champions", "555 554 544"));
        Segmentation segments = map.segment(scores);
        samples.add(segments);
        samples.add(segments.table());
        samples.add(segments.table().all());
        samples.add(segments.migrationTo(segments));
    }

    private static void addBaskets(List<Object> samples) {
        Baskets baskets = Baskets.of(new long[] {1, 1, 2, 2, 2, 3}, new long[] {10, 20, 10, 20, 30, 10});
        samples.add(baskets);
        samples.add(FrequentItemSets.of(baskets, 1));
        samples.add(ItemSet.of(10, 20));
        samples.add(new AssociationRule(ItemSet.of(10), ItemSet.of(20), 3, 3, 2, 2));
        samples.add(new FirstItems.FirstItem(10, new Proportion(2, 3)));
        samples.add(new NextPurchase(10, 20, new Proportion(2, 5), new Proportion(20, 90), 61));
        samples.add(ItemLog.of(new long[] {1, 1, 2}, new int[] {15_000, 15_003, 15_000}, new long[] {10, 20, 10}));
    }

    private static void addCohorts(List<Object> samples) {
        CohortDefinition monthly = CohortDefinition.by(PeriodCalendar.months());
        CohortTable table = monthly.table(LOG, AS_OF);
        samples.add(table);
        samples.add(table.sliceRows(0, 2));
        samples.add(table.row(0));
        samples.add(table.row(0).cell(1));
        samples.add(table.curve(CohortAverage.POOLED));
        samples.add(table.curve(CohortAverage.POOLED).point(1));
        var channels = CohortAssignment.of(new long[] {1, 2, 3, 4}, new String[] {"web", "shop", "web", "app"});
        samples.add(channels);
        samples.add(monthly.withEntry(CohortEntry.assigned(channels))
                .withWindows(CohortWindows.rollingDays(30))
                .table(LOG, AS_OF));
        CohortDefinition recurring = CohortDefinition.by(PeriodCalendar.quarters())
                .withEntry(CohortEntry.everyPeriod())
                .withColumns(CohortColumns.brackets(1, 3, 5));
        samples.add(recurring);
        samples.add(recurring.table(LOG, AS_OF));
        var range = new DayRange(LocalDate.ofEpochDay(15_005), AS_OF);
        samples.add(CohortDefinition.by(PeriodCalendar.solarHijriMonths())
                .withEntry(CohortEntry.firstIn(range))
                .table(LOG, AS_OF));
        samples.add(CohortEntry.assigned(channels));
        samples.add(CohortDefinition.by(PeriodCalendar.weeks(DayOfWeek.SATURDAY)));
        samples.add(CohortColumns.brackets(1, 3));
        samples.add(CohortWindows.rollingMonths(2));
    }

    private static void addSurvival(List<Object> samples) {
        double[] durations = {3, 5, 5, 8, 12};
        SurvivalTable table = SurvivalTable.of(
                new double[] {0, 2, 0, 6, 0}, durations, new boolean[] {true, true, false, true, false}, new long[] {
                    1, 2, 3, 4, 5
                });
        SurvivalTable other = SurvivalTable.of(new double[] {4, 8, 9}, new boolean[] {true, false, true});
        samples.add(table);
        samples.add(SurvivalTable.EMPTY);
        samples.add(KaplanMeier.of(table));
        samples.add(KaplanMeier.of(table).restrictedMean(8));
        samples.add(NelsonAalen.of(table));
        samples.add(LogRankWeight.gehan());
        samples.add(LogRankTest.of(LogRankWeight.flemingHarrington(1, 0.5), List.of(table, other)));
        samples.add(CompetingRisks.of(
                new double[] {0, 1, 0}, new double[] {2, 3, 3}, new int[] {1, 2, 0}, new long[] {1, 4, 2}, 2));
        samples.add(MeanCumulativeFunction.of(
                new double[] {0, 0}, new double[] {9, 7}, new int[] {0, 0, 1}, new double[] {1, 4, 4}, new double[] {
                    1, 2, 1
                }));
    }

    private static void addLifetime(List<Object> samples) {
        BuyerHistories buyers = BuyerHistories.asOf(LOG, AS_OF);
        samples.add(buyers);
        samples.add(buyers.get(0));
        samples.add(buyers.grouped());
        samples.add(buyers.groupedSpend());
        samples.add(PurchaseGaps.asOf(LOG, AS_OF));
        samples.add(RenewalCounts.ofSurvivors(TimeUnit.MONTH, 100, 80, 70));
        addCovariates(samples);
        samples.add(LogStart.of(LOG, 5));
        var model = new BgNbd(0.25, 4.5, 0.75, 2.5, TimeUnit.WEEK);
        samples.add(model);
        samples.add(new MbgNbd(0.5, 6.5, 0.9, 1.5, TimeUnit.WEEK));
        samples.add(new ParetoNbd(0.55, 10.5, 0.6, 11.75, TimeUnit.WEEK));
        samples.add(new Nbd(0.5, 4.25, TimeUnit.WEEK));
        samples.add(new BgBb(1.2, 0.75, 0.66, 2.75, TimeUnit.YEAR));
        samples.add(new LifetimeValue(model, new GammaGamma(6.25, 3.75, 1_500), 0.4));
        samples.add(new RepurchaseTiming(1.5, 0.25, 4.5, 0.75, 2.5, TimeUnit.WEEK));
        samples.add(new ShiftedBetaGeometric(0.7, 1.2, TimeUnit.MONTH));
        samples.add(new Subscription(900, 0.95, TimeUnit.MONTH));
        samples.add(new AverageCustomer(2_500, 0.5, TimeUnit.MONTH, 0.3));
        samples.add(new TimingEvaluation(40, 12.5, 0.48, 0.79));
    }

    private static void addLifecycle(List<Object> samples) {
        var windows = new StageWindows(30, 60, 90);
        StageRules rules = StageRules.ofWindows(windows);
        samples.add(windows);
        samples.add(rules);
        samples.add(StageRules.ofRhythm(new RepurchaseTiming(1.5, 0.25, 4.5, 0.75, 2.5, TimeUnit.DAY), 30, 0.5, 0.9));
        samples.add(Silence.days());
        SignUps signUps = SignUps.of(new long[] {8, 9}, new int[] {15_000, 15_050});
        samples.add(signUps);
        Stages stages = rules.stages(LOG, signUps, AS_OF);
        samples.add(stages);
        samples.add(stages.table(LOG));
        Stages before = rules.stages(LOG.upTo(AS_OF.minusDays(60)), signUps, AS_OF.minusDays(60));
        samples.add(StageTransitions.between(before, stages));
        samples.add(rules.silence());
        samples.add(dev.retention.lifecycle.StageRule.all(dev.retention.lifecycle.Stage.ACTIVE));
        samples.add(Audience.of("Win back", new long[] {1, 4}, new String[] {"silent", "late"}));
        samples.add(Suppression.NOBODY
                .withUnsubscribed(3, 5)
                .withComplained(9)
                .withContacted(new long[] {1, 2}, new int[] {15_100, 15_110}, 30));
        samples.add(new ControlGroup(0.1, "spring"));
        samples.add(new Anniversary(PeriodCalendar.solarHijriMonths(), Anniversary.LeapDay.DAY_BEFORE));
        samples.add(new SpendAhead(10, 90_000, BigInteger.valueOf(1_000_000_000)));
    }

    private static void addLoyalty(List<Object> samples) {
        var earned = new PointsEvent.Earn(1, DAY, 7, 100, LATER);
        var redeemed = new PointsEvent.Redeem(1, DAY.plusDays(1), 5, 60);
        PointsConventions conventions = PointsConventions.withDefaults().withReissue(90);
        samples.add(conventions);
        PointsLedger ledger = PointsLedger.of(
                conventions,
                List.of(
                        earned,
                        redeemed,
                        new PointsEvent.CancelRedemption(1, DAY.plusDays(2), 5),
                        new PointsEvent.PartialRefund(1, DAY.plusDays(3), 7, 20)));
        samples.add(ledger);
        samples.add(earned);
        samples.add(redeemed);
        samples.add(new PointsEvent.CancelRedemption(1, DAY, 5));
        samples.add(new PointsEvent.PartialRefund(1, DAY, 7, 20));
        samples.add(new PointsEvent.Refund(1, DAY, 7));
        samples.add(new PointsLedger.Lot(7, DAY, LATER, 80));
        samples.add(new PointsBalance(100, 60, 10, 5, 0));
        samples.add(new EarningRule(1, 1_000, EarningRule.Rounding.PER_ORDER_FLOOR));
        samples.add(new JoiningEffect(40, 400, new Estimate(1.5, 0.5), new Estimate(0.25, 0.125)));
        samples.add(new MemberComparison(
                new MemberComparison.Group(10, 30, 9_000, new Proportion(8, 10)),
                new MemberComparison.Group(90, 120, 20_000, new Proportion(40, 80))));
        samples.add(new Milestone(10));
        samples.add(new PointsObligation(12.5));
        var gold = new TierLadder.Tier("Gold", 50_000);
        samples.add(gold);
        samples.add(TierWindow.rollingDays(365));
        samples.add(TierLadder.of(TierWindow.rollingDays(365), List.of(new TierLadder.Tier("Basic", 0), gold)));
        samples.add(new TierStatus("Gold", 1, 60_000, 0, LATER));
    }
}
