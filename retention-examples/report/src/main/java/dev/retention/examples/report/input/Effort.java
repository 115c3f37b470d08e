package dev.retention.examples.report.input;

import dev.retention.campaign.CampaignFunnel;
import dev.retention.economics.BudgetSplit;
import dev.retention.economics.IncrementalReturn;
import dev.retention.economics.IndustryLevel;
import dev.retention.estimate.Estimate;
import dev.retention.estimate.Interval;
import dev.retention.examples.report.findings.Certainty;
import dev.retention.experiment.DifferenceMethod;
import dev.retention.experiment.TwoProportions;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the shop says of its own efforts, where the orders cannot: what was given of it.
 *
 * @param funnel what became of a mailing
 * @param campaign what a campaign caused
 * @param budget winning against keeping, in the currency's major unit
 * @param industry the industry to set the retention beside
 */
public record Effort(
        Optional<CampaignFunnel> funnel,
        Optional<Campaign> campaign,
        Optional<BudgetSplit> budget,
        Optional<IndustryLevel> industry) {

    /**
     * A campaign of which some were held out.
     *
     * @param groups the buyers among those whom it was for, and among those held out
     * @param spendMinor what it cost, if that was given
     */
    public record Campaign(TwoProportions groups, OptionalLong spendMinor) {

        /** {@return what it caused; no revenue of single customers is known, so that its money is not} */
        public IncrementalReturn caused() {
            double treated = groups.first().total();
            Estimate each = groups.estimate();
            var customers = new Estimate(treated * each.value(), treated * each.standardError());
            return new IncrementalReturn(spendMinor.orElse(0), customers, new Estimate(Double.NaN, Double.NaN));
        }

        /** {@return an interval for the customers caused, by Newcombe} */
        public Interval causedInterval() {
            Interval share = groups.interval(DifferenceMethod.NEWCOMBE, Certainty.CONFIDENCE);
            return new Interval(
                    groups.first().total() * share.lower(), groups.first().total() * share.upper());
        }
    }

    static Effort of(EffortOptions options, int decimals) {
        return new Effort(
                Optional.ofNullable(options.funnel),
                Optional.ofNullable(options.treated)
                        .map(treated ->
                                new Campaign(new TwoProportions(treated, options.heldOut), minor(options, decimals))),
                Optional.ofNullable(options.win)
                        .map(win -> new BudgetSplit(options.margin, options.discount, win, options.keep)),
                Optional.ofNullable(options.industry));
    }

    private static OptionalLong minor(EffortOptions options, int decimals) {
        return options.spend == null
                ? OptionalLong.empty()
                : OptionalLong.of(options.spend
                        .movePointRight(decimals)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact());
    }
}
