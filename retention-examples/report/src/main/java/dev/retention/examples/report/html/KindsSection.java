package dev.retention.examples.report.html;

import dev.retention.examples.report.findings.Breakdown;
import dev.retention.examples.report.findings.Breakdown.Kind;
import dev.retention.examples.report.html.TableView.Cell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Does it differ between kinds of customers? */
final class KindsSection {

    private static final int LONGEST_NAME = 18;

    private final PageContext page;
    private final Breakdown breakdown;

    private KindsSection(PageContext page) {
        this.page = page;
        this.breakdown = page.findings().breakdown();
    }

    static SectionView of(PageContext page) {
        var section = new KindsSection(page);
        var blocks = new ArrayList<Block>();
        if (section.breakdown.groups().stream().anyMatch(group -> Double.isFinite(group.share()))) {
            blocks.add(section.dots());
        }
        if (!section.breakdown.groups().isEmpty()) {
            blocks.add(new Block.Open(section.table(), section.adjusted(), false));
        }
        return new SectionView("kinds", page.say("kinds.question"), section.finding(), blocks);
    }

    private Phrase column() {
        return breakdown
                .column()
                .map(column -> page.say("kinds.column", "column", ReportText.of(column)))
                .orElseGet(() -> page.say("kinds.size"));
    }

    private Phrase finding() {
        return breakdown
                .reason()
                .map(reason -> page.say("kinds.finding." + reason, "column", column()))
                .orElseGet(this::furthest);
    }

    private Phrase furthest() {
        return breakdown.different().stream()
                .filter(group -> Double.isFinite(group.share()))
                .max(Comparator.comparingDouble(
                        group -> Math.abs(group.share() - breakdown.all().share())))
                .map(this::difference)
                .orElseGet(() -> page.say("kinds.finding.same", "column", column()));
    }

    private Phrase difference(Breakdown.Group group) {
        return page.say(
                group.share() > breakdown.all().share() ? "kinds.finding.more" : "kinds.finding.less",
                "group",
                name(group, false),
                "column",
                column(),
                "rate",
                page.numbers().percent(group.share(), 1),
                "all",
                page.numbers().percent(breakdown.all().share(), 1),
                "days",
                page.numbers().counted("days", breakdown.withinDays()));
    }

    private Phrase name(Breakdown.Group group, boolean isShort) {
        if (group.kind() instanceof Kind.Size size) {
            return page.numbers().moneyRange(size.fromMinor(), size.toMinor());
        }
        if (group.kind() instanceof Kind.OtherValues others) {
            return page.say(
                    others.values() == 1 ? "kinds.others.one" : "kinds.others.many",
                    "n",
                    page.numbers().count(others.values()));
        }
        if (group.kind() instanceof Kind.Value written) {
            ReportText value = ReportText.of(written.value());
            return value.text().isEmpty()
                    ? page.say("kinds.blank")
                    : Phrase.of(isShort ? value.within(LONGEST_NAME) : value);
        }
        return page.say("kinds.everyone");
    }

    private Block dots() {
        List<DotChart.Row> rows = breakdown.groups().stream()
                .filter(group -> Double.isFinite(group.share()))
                .map(group -> new DotChart.Row(
                        name(group, true),
                        group.share(),
                        group.lower(),
                        group.upper(),
                        page.numbers().percent(group.share(), 0),
                        group.hasDifference() ? "f2" : "f1"))
                .toList();
        Scale scale = Scale.ofShares(
                Stream.concat(
                                rows.stream().map(row -> DoubleStream.of(row.value(), row.lower(), row.upper())),
                                Stream.of(DoubleStream.of(breakdown.all().share())))
                        .flatMapToDouble(values -> values),
                4);
        Phrase name = page.say(
                "kinds.name", "column", column(), "days", page.numbers().counted("days", breakdown.withinDays()));
        String all = page.numbers().percent(breakdown.all().share(), 1);
        return page.figure(
                name,
                DotChart.draw(
                        page.chart("kinds-dots", name, finding()),
                        rows,
                        scale,
                        tick -> page.numbers().percent(tick, scale.places(0.01)),
                        new DotChart.Reference(
                                breakdown.all().share(),
                                page.say("kinds.all", "rate", all).plain())),
                page.say("kinds.note"),
                null);
    }

    private Phrase adjusted() {
        return page.say(
                "kinds.adjusted", "n", page.numbers().count(breakdown.groups().size()));
    }

    private TableView table() {
        return new TableView(
                page.say(
                        "kinds.name",
                        "column",
                        column(),
                        "days",
                        page.numbers().counted("days", breakdown.withinDays())),
                List.of(
                        breakdown
                                .column()
                                .map(column -> Phrase.of(ReportText.of(column)))
                                .orElseGet(() -> page.say("head.firstOrder")),
                        page.say("head.customers"),
                        page.say("head.share"),
                        page.say("head.interval"),
                        page.say("head.differs")),
                Stream.concat(breakdown.groups().stream(), Stream.of(breakdown.all()))
                        .map(this::row)
                        .toList());
    }

    private TableView.Row row(Breakdown.Group group) {
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(page.numbers().count(group.customers())));
        if (Double.isFinite(group.share())) {
            cells.add(Cell.of(page.numbers().percent(group.share(), 1)));
            cells.add(Cell.of(page.numbers().percentRange(group.lower(), group.upper(), 1)));
        } else {
            cells.add(Cell.of(page.say("tooEarly")));
            cells.add(Cell.of(Phrase.EMPTY));
        }
        cells.add(
                group.kind() instanceof Kind.Everyone
                        ? Cell.of(Phrase.EMPTY)
                        : Cell.of(page.say(group.hasDifference() ? "yes" : "no")));
        return TableView.Row.of(name(group, false), cells);
    }
}
