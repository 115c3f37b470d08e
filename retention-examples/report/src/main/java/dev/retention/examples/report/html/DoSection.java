package dev.retention.examples.report.html;

import dev.retention.examples.report.findings.Action;
import dev.retention.examples.report.findings.Action.Kind;
import dev.retention.examples.report.findings.Certainty;
import dev.retention.examples.report.html.TableView.Cell;
import dev.retention.examples.report.numbers.Lifecycle;
import dev.retention.examples.report.numbers.Outlook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can be done? */
final class DoSection {

    private final PageContext page;
    private final boolean isSilent;
    private final List<Action> actions;
    private final Optional<Outlook> outlook;
    private final Lifecycle lifecycle;

    private DoSection(PageContext page) {
        this.page = page;
        this.isSilent = page.customers().silence().isPresent();
        this.actions = page.hasEnoughCustomers() && !isSilent ? page.findings().actions() : List.of();
        this.outlook = page.customers().ahead().outlook().ifShown();
        this.lifecycle = page.customers().ahead().lifecycle();
    }

    static SectionView of(PageContext page) {
        return new DoSection(page).section();
    }

    private SectionView section() {
        var blocks = new ArrayList<Block>();
        if (!actions.isEmpty()) {
            blocks.add(new Block.Cards(actions.stream().map(this::card).toList()));
        }
        outlook.filter(year -> !year.slippingAway().isEmpty())
                .ifPresent(year -> blocks.add(new Block.Open(missed(year), null, true)));
        if (!drawn().isEmpty()) {
            Phrase note = lifecycle.stages().ifShown().isPresent() ? page.say("do.audiences.note") : null;
            blocks.add(new Block.Open(audiences(), note, true));
        }
        return new SectionView("do", page.say("do.question"), finding(), blocks);
    }

    private Optional<Action> action(Kind kind) {
        return actions.stream().filter(action -> action.kind() == kind).findFirst();
    }

    private Phrase finding() {
        Optional<Action> second = action(Kind.ASK_FOR_SECOND);
        Optional<Action> back = action(Kind.WIN_BACK);
        if (isSilent) {
            return page.say("do.finding.silent");
        }
        if (!page.hasEnoughCustomers()) {
            return page.say("do.finding.few");
        }
        if (second.isEmpty() && page.customers().rfm().ifShown().isEmpty()) {
            return page.say("do.finding.nobody");
        }
        String key = second.isPresent()
                ? back.isPresent() ? "do.finding" : "do.finding.second"
                : back.isPresent() ? "do.finding.back" : "do.finding.neither";
        return page.say(
                key,
                "second",
                second.map(action -> page.numbers().count(action.customers())).orElse(""),
                "back",
                back.map(action -> page.numbers().count(action.customers())).orElse(""));
    }

    private Block.Card card(Action action) {
        var sentences = new ArrayList<Phrase>();
        if (page.hasMoney()) {
            sentences.add(page.say("do.paid", "amount", page.numbers().moneyShort(action.revenueMinor())));
        }
        sentences.add(
                action.kind() == Kind.ASK_FOR_SECOND
                        ? page.say(
                                "do.ASK_FOR_SECOND.what",
                                "from",
                                page.numbers().median(action.fromDay()),
                                "to",
                                page.numbers().median(action.toDay()))
                        : page.say("do." + action.kind() + ".what"));
        action.cameBack()
                .ifPresent(cameBack -> sentences.add(page.say(
                        "do.base",
                        "n",
                        page.numbers().count(cameBack.total()),
                        "rate",
                        page.numbers().percent(cameBack),
                        "interval",
                        page.numbers().interval(cameBack))));
        if (action.customers() < Certainty.FEWEST_CUSTOMERS) {
            sentences.add(page.say("do.holdOut.few"));
        } else if (action.detectable() >= 0) {
            sentences.add(page.say(
                    "do.holdOut", "points", page.numbers().decimal(Math.ceil(100 * action.detectable()), 0)));
        }
        return new Block.Card(
                page.say("do." + action.kind()),
                Phrase.of(page.numbers().counted("customers", action.customers())),
                sentences);
    }

    private List<Lifecycle.Drawn> drawn() {
        return lifecycle.audiences().stream()
                .filter(drawn -> drawn.audience().size() > 0)
                .toList();
    }

    private TableView audiences() {
        var heads = new ArrayList<>(List.of(page.say("head.audience"), page.say("head.customers")));
        if (page.hasMoney()) {
            heads.add(page.say("head.atStake"));
            heads.add(page.say("head.interval"));
        }
        return new TableView(
                page.say("do.audiences"), heads, drawn().stream().map(this::row).toList());
    }

    private TableView.Row row(Lifecycle.Drawn drawn) {
        var cells = new ArrayList<>(
                List.of(Cell.of(page.numbers().count(drawn.audience().size()))));
        if (page.hasMoney()) {
            if (Double.isFinite(drawn.atStake().value()) && drawn.atStake().standardError() >= 0) {
                cells.add(Cell.of(page.numbers().money(drawn.atStake().value())));
                cells.add(Cell.of(Lifecycle.likely(drawn.atStake())
                        .map(likely -> page.numbers().moneyExact(likely.lower(), likely.upper()))
                        .orElse(Phrase.EMPTY)));
            } else {
                cells.add(Cell.of(page.say(lifecycle.reachesBack() ? "cell.few" : "tooEarly")));
                cells.add(Cell.of(Phrase.EMPTY));
            }
        }
        String key = "audience." + drawn.audience().name().replace(' ', '_');
        return TableView.Row.of(
                page.words().has(key)
                        ? page.say(key)
                        : Phrase.of(ReportText.of(drawn.audience().name())),
                cells);
    }

    private TableView missed(Outlook year) {
        var heads = new ArrayList<>(
                List.of(page.say("head.customer"), page.say("head.lastOrder"), page.say("head.orderDays")));
        boolean byRhythm = year.slippingBy() == Outlook.SlippingBy.RHYTHM;
        heads.add(page.say(byRhythm ? "head.silent" : "head.still"));
        if (page.hasMoney()) {
            heads.add(page.say("head.atStake"));
        }
        return new TableView(
                page.say(byRhythm ? "do.missed.rhythm" : "do.missed"),
                heads,
                year.slippingAway().stream()
                        .map(customer -> row(customer, byRhythm))
                        .toList());
    }

    private TableView.Row row(Outlook.Customer customer, boolean byRhythm) {
        var cells = new ArrayList<>(List.of(
                Cell.of(page.dates().day(customer.lastOrder())),
                Cell.of(page.numbers().count(customer.orderDays())),
                Cell.of(
                        byRhythm
                                ? page.numbers().count(customer.daysSilent())
                                : page.numbers().percent(customer.stillCustomer(), 0))));
        if (page.hasMoney()) {
            cells.add(Cell.of(
                    page.numbers().money(byRhythm ? customer.expectedRevenueMinor() : customer.revenueAtRiskMinor())));
        }
        return TableView.Row.of(Phrase.of(ReportText.of(customer.name())), cells);
    }
}
