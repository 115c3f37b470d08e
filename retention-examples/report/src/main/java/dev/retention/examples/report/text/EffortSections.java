package dev.retention.examples.report.text;

import static dev.retention.examples.page.Format.count;
import static dev.retention.examples.page.Format.decimal;
import static dev.retention.examples.page.Format.percent;
import static dev.retention.examples.page.Table.number;
import static dev.retention.examples.page.Table.words;
import static dev.retention.examples.report.text.Shares.interval;

import dev.retention.campaign.CampaignFunnel;
import dev.retention.economics.BudgetSplit;
import dev.retention.economics.IndustryLevel;
import dev.retention.estimate.Interval;
import dev.retention.estimate.Proportion;
import dev.retention.examples.page.Block;
import dev.retention.examples.page.Section;
import dev.retention.examples.page.Table;
import dev.retention.examples.report.findings.Certainty;
import dev.retention.examples.report.input.Effort;
import dev.retention.examples.report.input.Money;
import dev.retention.examples.report.numbers.Movement;
import dev.retention.examples.report.numbers.Part;
import dev.retention.experiment.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows what became of the shop's efforts, those that it told. */
final class EffortSections {

    private EffortSections() {}

    static List<Section> of(Effort effort, Part<Movement> movement, Money money) {
        var sections = new ArrayList<Section>();
        effort.funnel().ifPresent(funnel -> sections.add(funnel(funnel)));
        effort.campaign().ifPresent(campaign -> sections.add(caused(campaign, money)));
        effort.budget().ifPresent(split -> sections.add(budget(split, money)));
        effort.industry().ifPresent(industry -> sections.add(industry(industry, movement)));
        return sections;
    }

    private static Section funnel(CampaignFunnel funnel) {
        var steps = List.of(
                new Step("delivered", "of sent", funnel.deliveries()),
                new Step("opened", "of delivered", funnel.opens()),
                new Step("clicked", "of delivered", funnel.clicks()),
                new Step("", "of opened", funnel.clicksOfOpened()),
                new Step("bought", "of delivered", funnel.conversions()),
                new Step("", "of clicked", funnel.conversionsOfClicked()));
        return Section.of(
                "Campaign",
                "a mailing to " + count(funnel.sent(), "customer"),
                Table.of(
                        steps,
                        List.of(
                                words("", Step::name),
                                number("Customers", step -> count(step.share().count())),
                                words("", Step::base),
                                number("Rate", step -> percent(step.share())),
                                number("95 % interval", step -> interval(step.share())))),
                new Block.Note("who bought after a click is attributed to it; some of them would have bought anyway"));
    }

    private record Step(String name, String base, Proportion share) {}

    private static Section caused(Effort.Campaign campaign, Money money) {
        var groups = List.of(
                new Step("treated", "", campaign.groups().first()),
                new Step("held out", "", campaign.groups().second()));
        var result = campaign.caused();
        Interval caused = campaign.causedInterval();
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                "It caused %,.0f customers to buy, %,.0f to %,.0f: %s.",
                result.customers().value(),
                caused.lower(),
                caused.upper(),
                switch (new Verdict(campaign.groups(), Certainty.CONFIDENCE).decision()) {
                    case FIRST_HIGHER -> "it worked";
                    case SECOND_HIGHER -> "it kept customers away";
                    case NOT_TOLD_APART -> "it may have caused nobody";
                    case METHODS_DISAGREE -> "too close to call, the methods disagree";
                }));
        if (campaign.spendMinor().isPresent()) {
            text.append("\nOf ")
                    .append(money.format(campaign.spendMinor().getAsLong()))
                    .append(" spent, ");
            double each = result.costPerCustomerMinor();
            double least = result.costPerCustomerMinor(Certainty.CONFIDENCE).lower();
            text.append(
                    Double.isFinite(each)
                            ? "each of them cost " + money.format(Math.round(each)) + ", and at least "
                                    + money.format(Math.round(least)) + "."
                            : "none had a customer to show for it.");
        }
        return Section.of(
                "What it caused",
                "customers whom it was for against those whom the lot held out, reached or not",
                Table.of(
                        groups,
                        List.of(
                                words("", Step::name),
                                number("Customers", step -> count(step.share().total())),
                                number("Bought", step -> count(step.share().count())),
                                number("Rate", step -> percent(step.share())),
                                number("95 % interval", step -> interval(step.share())))),
                new Block.Paragraph(text.toString()));
    }

    private static Section budget(BudgetSplit split, Money money) {
        String currency = money.currency() + " ";
        String text = "At best " + currency + decimal(split.acquisitionSpend())
                + " are spent on each prospect, which wins "
                + percent(split.acquisitionRate()) + " of them,\nand " + currency + decimal(split.retentionSpend())
                + " a year on each customer, which keeps " + percent(split.retentionRate())
                + ".\nA customer is then worth "
                + currency + decimal(split.valueOfCustomer()) + ", a prospect " + currency
                + decimal(split.equityPerProspect()) + ".";
        return Section.of(
                "Winning or keeping",
                "the best split of a budget, as far as the two guesses of what money does are right",
                new Block.Paragraph(text));
    }

    private static Section industry(IndustryLevel industry, Part<Movement> movement) {
        String name = industry.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String level = percent(industry.rate());
        if (movement.ifShown().isEmpty()) {
            return Section.of("Beside the industry", name + " " + level + " in " + IndustryLevel.YEAR);
        }
        Proportion own = movement.ifShown().orElseThrow().customers().retention();
        String standing = switch (industry.standing(own, Certainty.CONFIDENCE)) {
            case ABOVE -> "above it";
            case BELOW -> "below it";
            case NOT_TOLD_APART -> "not told apart from it";
        };
        return Section.of(
                "Beside the industry",
                name + " " + level + " in " + IndustryLevel.YEAR,
                new Block.Paragraph(
                        "This shop retained " + percent(own) + ", " + interval(own) + ": " + standing
                                + ".\nHow the published level was counted is not known: compare first with yourself, a year ago."));
    }
}
