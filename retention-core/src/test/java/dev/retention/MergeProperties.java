package dev.retention;

import dev.retention.activity.ActivityLog;
import dev.retention.basket.Baskets;
import dev.retention.basket.ItemLog;
import dev.retention.basket.ItemSet;
import dev.retention.campaign.CampaignEffect;
import dev.retention.campaign.CampaignFunnel;
import dev.retention.campaign.CampaignGroup;
import dev.retention.campaign.CartRecovery;
import dev.retention.campaign.Referral;
import dev.retention.cohort.CohortTable;
import dev.retention.covariate.CovariateHistories;
import dev.retention.covariate.CovariateRenewals;
import dev.retention.economics.AcquisitionCost;
import dev.retention.estimate.Proportion;
import dev.retention.experiment.Arms;
import dev.retention.experiment.Cuped;
import dev.retention.experiment.Moments;
import dev.retention.experiment.PairMoments;
import dev.retention.experiment.SampleRatio;
import dev.retention.experiment.TwoProportions;
import dev.retention.history.GroupedHistories;
import dev.retention.history.GroupedSpend;
import dev.retention.history.PurchaseGaps;
import dev.retention.history.RenewalCounts;
import dev.retention.lifecycle.SignUps;
import dev.retention.lifecycle.SpendAhead;
import dev.retention.lifecycle.StageTransitions;
import dev.retention.lifecycle.Stages;
import dev.retention.loyalty.MemberComparison;
import dev.retention.loyalty.PointsBalance;
import dev.retention.loyalty.PointsLedger;
import dev.retention.purchase.NewAndExisting;
import dev.retention.purchase.PurchaseLadder;
import dev.retention.purchase.PurchaseStatistics;
import dev.retention.purchase.RevenueConcentration;
import dev.retention.rate.CustomerFlow;
import dev.retention.rate.CustomerMovement;
import dev.retention.revenue.MonthlyAmount;
import dev.retention.revenue.RevenueLedger;
import dev.retention.revenue.RevenueMovement;
import dev.retention.rfm.CellCounts;
import dev.retention.rfm.CustomerSummary;
import dev.retention.segment.SegmentMigration;
import dev.retention.survey.NpsCounts;
import dev.retention.survey.RatingCounts;
import dev.retention.survival.CompetingRisks;
import dev.retention.survival.SurvivalTable;
import dev.retention.testing.MergeContract;
import dev.retention.testing.Values;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Group;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** Every type with a {@code plus} keeps the contract of merging. {@link MergeTest} finds a type that is missing here. */
@AddLifecycleHook(SameSeeds.class)
class MergeProperties {

    /** The contract with the values of the test kit. There are many types: fewer tries for each. */
    @PropertyDefaults(tries = 60)
    abstract static class Contract<T> extends MergeContract<T> {

        private final Class<T> type;

        Contract(Class<T> type, T empty, BinaryOperator<T> plus) {
            super(empty, plus);
            this.type = type;
        }

        Contract(Class<T> type, UnaryOperator<T> emptyLike, BinaryOperator<T> plus) {
            super(emptyLike, plus);
            this.type = type;
        }

        @Override
        protected final Arbitrary<T> values() {
            return Values.of(type);
        }

        @Override
        protected final Arbitrary<List<T>> shards() {
            return Values.shards(type);
        }
    }

    private static SegmentMigration emptyLike(SegmentMigration migration) {
        return SegmentMigration.empty(
                migration.fromDay(), migration.toDay(), migration.earlierSegments(), migration.laterSegments());
    }

    @Group
    class ActivityLogMerges extends Contract<ActivityLog> {
        ActivityLogMerges() {
            super(ActivityLog.class, ActivityLog.EMPTY, ActivityLog::plus);
        }
    }

    @Group
    class BasketsMerges extends Contract<Baskets> {
        BasketsMerges() {
            super(Baskets.class, Baskets.EMPTY, Baskets::plus);
        }
    }

    @Group
    class ItemLogMerges extends Contract<ItemLog> {
        ItemLogMerges() {
            super(ItemLog.class, ItemLog.EMPTY, ItemLog::plus);
        }
    }

    @Group
    class ItemSetMerges extends Contract<ItemSet> {
        ItemSetMerges() {
            super(ItemSet.class, ItemSet.EMPTY, ItemSet::plus);
        }
    }

    @Group
    class CampaignEffectMerges extends Contract<CampaignEffect> {
        CampaignEffectMerges() {
            super(CampaignEffect.class, CampaignEffect.EMPTY, CampaignEffect::plus);
        }
    }

    @Group
    class CampaignFunnelMerges extends Contract<CampaignFunnel> {
        CampaignFunnelMerges() {
            super(CampaignFunnel.class, CampaignFunnel.EMPTY, CampaignFunnel::plus);
        }
    }

    @Group
    class CampaignGroupMerges extends Contract<CampaignGroup> {
        CampaignGroupMerges() {
            super(CampaignGroup.class, CampaignGroup.EMPTY, CampaignGroup::plus);
        }
    }

    @Group
    class CartRecoveryMerges extends Contract<CartRecovery> {
        CartRecoveryMerges() {
            super(CartRecovery.class, CartRecovery.EMPTY, CartRecovery::plus);
        }
    }

    @Group
    class ReferralMerges extends Contract<Referral> {
        ReferralMerges() {
            super(Referral.class, Referral.EMPTY, Referral::plus);
        }
    }

    @Group
    class CohortTableMerges extends Contract<CohortTable> {
        CohortTableMerges() {
            super(CohortTable.class, table -> CohortTable.empty(table.definition(), table.asOf()), CohortTable::plus);
        }
    }

    @Group
    class AcquisitionCostMerges extends Contract<AcquisitionCost> {
        AcquisitionCostMerges() {
            super(AcquisitionCost.class, AcquisitionCost.EMPTY, AcquisitionCost::plus);
        }
    }

    @Group
    class ProportionMerges extends Contract<Proportion> {
        ProportionMerges() {
            super(Proportion.class, Proportion.EMPTY, Proportion::plus);
        }
    }

    @Group
    class ArmsMerges extends Contract<Arms> {
        ArmsMerges() {
            super(Arms.class, arms -> Arms.empty(arms.groups().size()), Arms::plus);
        }
    }

    @Group
    class CupedMerges extends Contract<Cuped> {
        CupedMerges() {
            super(Cuped.class, Cuped.EMPTY, Cuped::plus);
        }
    }

    @Group
    class MomentsMerges extends Contract<Moments> {
        MomentsMerges() {
            super(Moments.class, Moments.EMPTY, Moments::plus);
        }
    }

    @Group
    class PairMomentsMerges extends Contract<PairMoments> {
        PairMomentsMerges() {
            super(PairMoments.class, PairMoments.EMPTY, PairMoments::plus);
        }
    }

    @Group
    class SampleRatioMerges extends Contract<SampleRatio> {
        SampleRatioMerges() {
            super(SampleRatio.class, ratio -> SampleRatio.empty(ratio.shares()), SampleRatio::plus);
        }
    }

    @Group
    class TwoProportionsMerges extends Contract<TwoProportions> {
        TwoProportionsMerges() {
            super(TwoProportions.class, TwoProportions.EMPTY, TwoProportions::plus);
        }
    }

    @Group
    class GroupedHistoriesMerges extends Contract<GroupedHistories> {
        GroupedHistoriesMerges() {
            super(
                    GroupedHistories.class,
                    histories -> GroupedHistories.empty(histories.unit()),
                    GroupedHistories::plus);
        }
    }

    @Group
    class GroupedSpendMerges extends Contract<GroupedSpend> {
        GroupedSpendMerges() {
            super(GroupedSpend.class, GroupedSpend.EMPTY, GroupedSpend::plus);
        }
    }

    @Group
    class PurchaseGapsMerges extends Contract<PurchaseGaps> {
        PurchaseGapsMerges() {
            super(PurchaseGaps.class, gaps -> PurchaseGaps.empty(gaps.unit()), PurchaseGaps::plus);
        }
    }

    @Group
    class RenewalCountsMerges extends Contract<RenewalCounts> {
        RenewalCountsMerges() {
            super(RenewalCounts.class, counts -> RenewalCounts.empty(counts.period()), RenewalCounts::plus);
        }
    }

    @Group
    class SignUpsMerges extends Contract<SignUps> {
        SignUpsMerges() {
            super(SignUps.class, SignUps.EMPTY, SignUps::plus);
        }
    }

    @Group
    class SpendAheadMerges extends Contract<SpendAhead> {
        SpendAheadMerges() {
            super(SpendAhead.class, SpendAhead.EMPTY, SpendAhead::plus);
        }
    }

    @Group
    class StageTransitionsMerges extends Contract<StageTransitions> {
        StageTransitionsMerges() {
            super(
                    StageTransitions.class,
                    moves -> StageTransitions.empty(moves.before(), moves.after()),
                    StageTransitions::plus);
        }
    }

    @Group
    class StagesMerges extends Contract<Stages> {
        StagesMerges() {
            super(Stages.class, stages -> Stages.empty(stages.asOf()), Stages::plus);
        }
    }

    @Group
    class MemberComparisonMerges extends Contract<MemberComparison> {
        MemberComparisonMerges() {
            super(MemberComparison.class, MemberComparison.EMPTY, MemberComparison::plus);
        }
    }

    @Group
    class PointsBalanceMerges extends Contract<PointsBalance> {
        PointsBalanceMerges() {
            super(PointsBalance.class, PointsBalance.EMPTY, PointsBalance::plus);
        }
    }

    @Group
    class PointsLedgerMerges extends Contract<PointsLedger> {
        PointsLedgerMerges() {
            super(PointsLedger.class, ledger -> PointsLedger.empty(ledger.conventions()), PointsLedger::plus);
        }
    }

    @Group
    class NewAndExistingMerges extends Contract<NewAndExisting> {
        NewAndExistingMerges() {
            super(NewAndExisting.class, NewAndExisting.EMPTY, NewAndExisting::plus);
        }
    }

    @Group
    class PurchaseLadderMerges extends Contract<PurchaseLadder> {
        PurchaseLadderMerges() {
            super(PurchaseLadder.class, PurchaseLadder.EMPTY, PurchaseLadder::plus);
        }
    }

    @Group
    class PurchaseStatisticsMerges extends Contract<PurchaseStatistics> {
        PurchaseStatisticsMerges() {
            super(PurchaseStatistics.class, PurchaseStatistics.EMPTY, PurchaseStatistics::plus);
        }
    }

    @Group
    class RevenueConcentrationMerges extends Contract<RevenueConcentration> {
        RevenueConcentrationMerges() {
            super(RevenueConcentration.class, RevenueConcentration.EMPTY, RevenueConcentration::plus);
        }
    }

    @Group
    class CustomerFlowMerges extends Contract<CustomerFlow> {
        CustomerFlowMerges() {
            super(CustomerFlow.class, CustomerFlow.EMPTY, CustomerFlow::plus);
        }
    }

    @Group
    class CustomerMovementMerges extends Contract<CustomerMovement> {
        CustomerMovementMerges() {
            super(CustomerMovement.class, CustomerMovement.EMPTY, CustomerMovement::plus);
        }
    }

    @Group
    class MonthlyAmountMerges extends Contract<MonthlyAmount> {
        MonthlyAmountMerges() {
            super(MonthlyAmount.class, MonthlyAmount.ZERO, MonthlyAmount::plus);
        }
    }

    @Group
    class RevenueLedgerMerges extends Contract<RevenueLedger> {
        RevenueLedgerMerges() {
            super(RevenueLedger.class, RevenueLedger.EMPTY, RevenueLedger::plus);
        }
    }

    @Group
    class RevenueMovementMerges extends Contract<RevenueMovement> {
        RevenueMovementMerges() {
            super(RevenueMovement.class, RevenueMovement.EMPTY, RevenueMovement::plus);
        }
    }

    @Group
    class CellCountsMerges extends Contract<CellCounts> {
        CellCountsMerges() {
            super(CellCounts.class, c -> CellCounts.empty(c.scale()), CellCounts::plus);
        }
    }

    @Group
    class CustomerSummaryMerges extends Contract<CustomerSummary> {
        CustomerSummaryMerges() {
            super(
                    CustomerSummary.class,
                    s -> CustomerSummary.empty(s.asOf(), s.frequencyMeasure(), s.monetaryMeasure()),
                    CustomerSummary::plus);
        }
    }

    @Group
    class SegmentMigrationMerges extends Contract<SegmentMigration> {
        SegmentMigrationMerges() {
            super(SegmentMigration.class, MergeProperties::emptyLike, SegmentMigration::plus);
        }
    }

    @Group
    class NpsCountsMerges extends Contract<NpsCounts> {
        NpsCountsMerges() {
            super(NpsCounts.class, NpsCounts.EMPTY, NpsCounts::plus);
        }
    }

    @Group
    class RatingCountsMerges extends Contract<RatingCounts> {
        RatingCountsMerges() {
            super(RatingCounts.class, counts -> RatingCounts.empty(counts.scale()), RatingCounts::plus);
        }
    }

    @Group
    class CompetingRisksMerges extends Contract<CompetingRisks> {
        CompetingRisksMerges() {
            super(CompetingRisks.class, risks -> CompetingRisks.empty(risks.causeCount()), CompetingRisks::plus);
        }
    }

    @Group
    class SurvivalTableMerges extends Contract<SurvivalTable> {
        SurvivalTableMerges() {
            super(SurvivalTable.class, SurvivalTable.EMPTY, SurvivalTable::plus);
        }
    }

    @Group
    class CovariateHistoriesMerges extends Contract<CovariateHistories> {
        CovariateHistoriesMerges() {
            super(
                    CovariateHistories.class,
                    histories -> CovariateHistories.empty(histories.names(), histories.unit()),
                    CovariateHistories::plus);
        }
    }

    @Group
    class CovariateRenewalsMerges extends Contract<CovariateRenewals> {
        CovariateRenewalsMerges() {
            super(
                    CovariateRenewals.class,
                    renewals -> CovariateRenewals.empty(renewals.names(), renewals.period()),
                    CovariateRenewals::plus);
        }
    }
}
