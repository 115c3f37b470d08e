package dev.retention.examples.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.retention.estimate.Proportion;
import dev.retention.examples.report.Headline;
import dev.retention.examples.report.Language;
import dev.retention.examples.report.Movement;
import dev.retention.examples.report.Period;
import dev.retention.examples.report.Report;
import dev.retention.examples.report.findings.Difference;
import dev.retention.examples.report.findings.OrderCurve;
import dev.retention.examples.report.findings.YearBefore;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Writes the report as one HTML page: nothing in it is loaded from elsewhere, and nothing in it runs. */
public final class HtmlReport {

    private final PageContext page;
    private final Report report;

    private HtmlReport(PageContext page) {
        this.page = page;
        this.report = page.report();
    }

    /** {@return the page} */
    public static String of(Report report, Language language) {
        var output = new StringOutput();
        PageView view = new HtmlReport(PageContext.of(report, language)).view();
        JtepageGenerated.render(new OwaspHtmlTemplateOutput(output), null, view);
        return output.toString();
    }

    private PageView view() {
        boolean isBare = !report.hasOrders();
        SectionView say = report.nps() == null ? null : SaySection.of(page);
        return new PageView(
                page.words().plain("language"),
                page.words().plain("direction"),
                css(),
                page.say("title", "shop", shop()),
                isBare ? bareFinding(say) : finding(),
                isBare ? List.of() : List.of(comparison()),
                isBare ? List.of() : tiles(),
                isBare ? List.of() : about(),
                page.words().plain("contents"),
                isBare ? bareSections(say) : sections(say),
                page.say("footer"));
    }

    /** Of answers or returns alone. */
    private Phrase bareFinding(SectionView say) {
        return report.headline() == null
                ? say.finding()
                : page.say(
                        "finding.returns",
                        "amount",
                        page.numbers().money(report.headline().returnedMinor()));
    }

    private List<SectionView> bareSections(SectionView say) {
        return say == null ? List.of(HowSection.of(page)) : List.of(say, HowSection.of(page));
    }

    private List<SectionView> sections(SectionView say) {
        var sections = new ArrayList<SectionView>(List.of(
                TrendSection.of(page),
                MoneySection.of(page),
                StayedSection.of(page),
                ReturnSection.of(page),
                NewerSection.of(page),
                WhoSection.of(page),
                KindsSection.of(page)));
        if (say != null) {
            sections.add(say);
        }
        sections.addAll(List.of(DoSection.of(page), AheadSection.of(page), HowSection.of(page)));
        return sections;
    }

    private static String css() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("page.css")) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Phrase shop() {
        return report.read() == null && report.hasOrders()
                ? page.say("simulated")
                : Phrase.of(ReportText.of(report.shop()));
    }

    private Phrase finding() {
        Movement movement = report.movement();
        if (movement == null || movement.customers().start() == 0) {
            Proportion repeat = report.headline().purchases().repeatPurchaseRate();
            return page.say(
                    page.hasEnoughCustomers() ? "finding.soFar" : "finding.few",
                    "customers",
                    page.numbers().counted("customers", repeat.total()),
                    "again",
                    page.numbers().count(repeat.count()),
                    "rate",
                    repeat.hasRate() ? page.numbers().percent(repeat) : "");
        }
        Period period = movement.period();
        Proportion retention = movement.customers().retention();
        boolean years = page.dates().isYear(period.days()) && page.dates().isYear(period.previousDays());
        return page.say(
                years ? "finding.years" : "finding",
                "start",
                page.numbers().counted("customers", retention.total()),
                "before",
                years
                        ? page.dates().year(period.previousFirstDay())
                        : page.dates().day(period.firstDay().minusDays(1)),
                "retained",
                page.numbers().count(retention.count()),
                "now",
                years ? page.dates().year(period.firstDay()) : page.dates().day(period.lastDay()),
                "months",
                page.months(period.months()),
                "rate",
                page.numbers().percent(retention));
    }

    private Phrase comparison() {
        YearBefore before = page.findings().yearBefore();
        if (report.movement() == null) {
            return page.say("comparison.young");
        }
        if (before == null || before.start() == 0) {
            return page.say("comparison.none", "day", page.dates().day(report.firstDay()));
        }
        Difference difference = before.difference();
        String key = !difference.hasChanged()
                ? "comparison.same"
                : difference.value() > 0 ? "comparison.risen" : "comparison.fallen";
        return page.say(
                key,
                "rate",
                page.numbers().percent(before.retention()),
                "n",
                page.numbers().count(before.start()),
                "months",
                page.months(report.movement().period().months()),
                "difference",
                page.numbers().points(difference.value()),
                "lower",
                page.numbers().points(difference.lower()),
                "upper",
                page.numbers().points(difference.upper()));
    }

    private List<PageView.Tile> tiles() {
        var tiles = new ArrayList<PageView.Tile>();
        Movement movement = report.movement();
        Headline headline = report.headline();
        if (movement == null) {
            tiles.add(new PageView.Tile(
                    page.say("tile.customers.all"),
                    Phrase.of(page.numbers().count(headline.purchases().customers())),
                    page.say(
                            "tile.orders",
                            "orders",
                            page.numbers()
                                    .counted("orders", headline.purchases().orders()))));
        } else {
            tiles.add(customers(movement));
            if (page.hasMoney()) {
                tiles.add(revenue(movement));
            }
        }
        OrderCurve second = page.findings().nextOrder().get(0).curve();
        OrderCurve.Point year = second.at(OrderCurve.DAYS);
        if (year != null && page.hasEnoughCustomers()) {
            tiles.add(second(second, year));
        }
        if (report.nps() != null) {
            tiles.add(SaySection.tile(page));
        }
        return tiles;
    }

    private PageView.Tile customers(Movement movement) {
        String months = page.months(movement.period().months());
        return new PageView.Tile(
                page.say("tile.customers", "months", months),
                Phrase.of(page.numbers().count(movement.customers().end())),
                change(movement.customers().growth(), months));
    }

    private Phrase change(double growth, String months) {
        if (!Double.isFinite(growth)) {
            return Phrase.EMPTY;
        }
        return page.say(
                growth < 0 ? "tile.less" : "tile.more",
                "change",
                page.numbers().percent(Math.abs(growth), 1),
                "months",
                months);
    }

    private PageView.Tile revenue(Movement movement) {
        String months = page.months(movement.period().months());
        long now = movement.purchases().all().revenueMinor();
        YearBefore before = page.findings().yearBefore();
        return new PageView.Tile(
                page.say("tile.revenue", "months", months),
                page.numbers().moneyShort(now),
                before == null || before.revenueMinor() <= 0
                        ? page.say(
                                "tile.existing",
                                "share",
                                page.numbers().percent(movement.purchases().existingRevenueShare(), 1))
                        : change((double) now / before.revenueMinor() - 1, months));
    }

    private PageView.Tile second(OrderCurve second, OrderCurve.Point year) {
        return new PageView.Tile(
                page.say("tile.second"),
                Phrase.of(page.numbers().percent(year.share(), 1)),
                page.say(
                        second.medianDays() >= 0 ? "tile.second.remark.median" : "tile.second.remark",
                        "interval",
                        page.numbers().percentRange(year.lower(), year.upper(), 1),
                        "day",
                        second.medianDays() >= 0 ? page.numbers().median(second.medianDays()) : ""));
    }

    private List<Phrase> about() {
        var about = new ArrayList<Phrase>();
        about.add(page.say(
                "about",
                "first",
                page.dates().day(report.firstDay()),
                "last",
                page.dates().day(report.asOf()),
                "orders",
                page.numbers().counted("orders", report.headline().purchases().orders()),
                "customers",
                page.numbers()
                        .counted("customers", report.headline().purchases().customers()),
                "currency",
                page.numbers().currency()));
        if (report.read() != null && report.read().skippedShare() > 0.01) {
            about.add(page.say(
                    "about.skipped",
                    "share",
                    page.numbers().percent(report.read().skippedShare(), 1)));
        }
        return about;
    }
}
