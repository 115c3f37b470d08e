package dev.retention.examples.report.input;

import dev.retention.campaign.CampaignFunnel;
import dev.retention.economics.BudgetSplit;
import dev.retention.economics.IncrementalReturn;
import dev.retention.economics.IndustryLevel;
import dev.retention.estimate.Estimate;
import dev.retention.estimate.Interval;
import dev.retention.estimate.Proportion;
import dev.retention.examples.report.findings.Certainty;
import dev.retention.experiment.DifferenceMethod;
import dev.retention.experiment.TwoProportions;
import java.math.RoundingMode;

/**
 * What the shop says of its own efforts, where the orders cannot. A part that was not given is null.
 *
 * @param funnel what became of a mailing
 * @param groups the buyers of a campaign and of those held out
 * @param spendMinor what the campaign cost; null if it was not given
 * @param budget winning against keeping, in the currency's major unit
 * @param industry the industry to set the retention beside
 */
public record Effort(
        CampaignFunnel funnel, TwoProportions groups, Long spendMinor, BudgetSplit budget, IndustryLevel industry) {

    static Effort of(EffortOptions options, int decimals) {
        return new Effort(
                options.funnel,
                options.treated == null ? null : new TwoProportions(options.treated, options.heldOut),
                options.spend == null
                        ? null
                        : options.spend
                                .movePointRight(decimals)
                                .setScale(0, RoundingMode.HALF_UP)
                                .longValueExact(),
                options.win == null
                        ? null
                        : new BudgetSplit(options.margin, options.discount, options.win, options.keep),
                options.industry);
    }

    /** {@return what the campaign caused; no revenue of single customers is known, so that its money is not} */
    public IncrementalReturn caused() {
        double treated = groups.first().total();
        Estimate each = groups.estimate();
        var customers = new Estimate(treated * each.value(), treated * each.standardError());
        return new IncrementalReturn(
                spendMinor == null ? 0 : spendMinor, customers, new Estimate(Double.NaN, Double.NaN));
    }

    /** {@return an interval for the customers caused, by Newcombe} */
    public Interval causedInterval() {
        Interval share = groups.interval(DifferenceMethod.NEWCOMBE, Certainty.CONFIDENCE);
        return new Interval(
                groups.first().total() * share.lower(), groups.first().total() * share.upper());
    }

    /** {@return where the shop's retention lies beside its industry; null without one of both} */
    public IndustryLevel.Standing standing(Proportion retention) {
        return industry == null || retention == null ? null : industry.standing(retention, Certainty.CONFIDENCE);
    }
}
