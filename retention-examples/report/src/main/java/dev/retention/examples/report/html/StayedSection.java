package dev.retention.examples.report.html;

import dev.retention.examples.report.findings.Certainty;
import dev.retention.examples.report.findings.YearBefore;
import dev.retention.examples.report.html.TableView.Cell;
import dev.retention.examples.report.numbers.Movement;
import dev.retention.rate.CustomerMovement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who stayed, who left, who is new? */
final class StayedSection {

    private final PageContext page;
    private final Movement movement;
    private final CustomerMovement customers;

    private StayedSection(PageContext page, Movement movement) {
        this.page = page;
        this.movement = movement;
        this.customers = movement.customers();
    }

    static SectionView of(PageContext page) {
        Phrase question = page.say("movement.question");
        return page.customers()
                .movement()
                .either(
                        movement -> new StayedSection(page, movement).section(question),
                        missing -> new SectionView(
                                "movement", question, page.say("movement.finding." + missing.reason()), List.of()));
    }

    private SectionView section(Phrase question) {
        return new SectionView("movement", question, finding(), List.of(waterfall(), sentences()));
    }

    private Phrase finding() {
        String key = customers.end() > customers.start()
                ? "movement.finding.more"
                : customers.end() < customers.start() ? "movement.finding.fewer" : "movement.finding.same";
        return page.say(
                key,
                "end",
                page.numbers().counted("customers", customers.end()),
                "difference",
                page.numbers().count(Math.abs(customers.end() - customers.start())),
                "months",
                page.months(movement.period().months()),
                "new",
                page.numbers().count(customers.acquired()),
                "back",
                page.numbers().count(customers.reactivated()),
                "lost",
                page.numbers().count(customers.lost()));
    }

    private Block waterfall() {
        long start = customers.start();
        long stayed = customers.retained();
        long back = stayed + customers.reactivated();
        long end = customers.end();
        var bars = List.of(
                bar("start", 0, start, start, "f4"),
                bar("lost", start, stayed, customers.lost(), "f2"),
                bar("stayed", 0, stayed, stayed, "f1"),
                bar("back", stayed, back, customers.reactivated(), "f3"),
                bar("new", back, end, customers.acquired(), "f3"),
                bar("end", 0, end, end, "f4"));
        Phrase name = page.say(
                "movement.name", "months", page.months(movement.period().months()));
        Phrase reading = page.say(
                "movement.reading",
                "start",
                page.numbers().count(start),
                "end",
                page.numbers().count(end));
        return page.figure(name, Waterfall.draw(page.chart("movement-waterfall", name, reading), bars), null, table());
    }

    private Waterfall.Bar bar(String key, long from, long to, long customers, String colour) {
        return new Waterfall.Bar(
                page.say("movement." + key), from, to, page.numbers().count(customers), colour);
    }

    private Block sentences() {
        var sentences = new ArrayList<Phrase>();
        if (customers.start() >= Certainty.FEWEST_CUSTOMERS) {
            sentences.add(page.say(
                    "movement.lost.share",
                    "rate",
                    page.numbers().percent(customers.churn()),
                    "interval",
                    page.numbers().interval(customers.churn())));
        }
        sentences.add(page.say(
                customers.reactivated() == 1 ? "movement.back.one" : "movement.back.many",
                "n",
                page.numbers().count(customers.reactivated()),
                "months",
                page.numbers().counted("gap", movement.period().months())));
        if (page.hasMoney()) {
            sentences.add(page.say(
                    "movement.money",
                    "new",
                    page.numbers()
                            .moneyShort(movement.purchases().newCustomers().revenueMinor()),
                    "others",
                    page.numbers()
                            .moneyShort(movement.purchases().existingCustomers().revenueMinor())));
        }
        return new Block.Text(sentences, false);
    }

    private TableView table() {
        Optional<YearBefore> before = page.findings().yearBefore();
        var heads = new ArrayList<>(List.of(page.say("head.customers"), page.say("head.now")));
        if (before.isPresent()) {
            heads.add(page.say("head.before"));
        }
        return new TableView(
                page.say(
                        "movement.name", "months", page.months(movement.period().months())),
                heads,
                List.of(
                        row("start", customers.start(), before.map(YearBefore::start)),
                        row("lost", customers.lost(), before.map(YearBefore::lost)),
                        row("stayed", customers.retained(), before.map(YearBefore::retained)),
                        row("back", customers.reactivated(), before.map(YearBefore::reactivated)),
                        row("new", customers.acquired(), before.map(YearBefore::acquired)),
                        row("end", customers.end(), before.map(YearBefore::end))));
    }

    private TableView.Row row(String key, long now, Optional<Long> before) {
        var cells = new ArrayList<>(List.of(Cell.of(page.numbers().count(now))));
        before.ifPresent(then -> cells.add(Cell.of(page.numbers().count(then))));
        return TableView.Row.of(page.say("movement." + key), cells);
    }
}
