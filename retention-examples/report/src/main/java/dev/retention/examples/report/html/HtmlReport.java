package dev.retention.examples.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.retention.estimate.Proportion;
import dev.retention.examples.report.findings.Certainty;
import dev.retention.examples.report.findings.Difference;
import dev.retention.examples.report.findings.OrderCurve;
import dev.retention.examples.report.findings.YearBefore;
import dev.retention.examples.report.input.Language;
import dev.retention.examples.report.input.ReadSummary;
import dev.retention.examples.report.numbers.Movement;
import dev.retention.examples.report.numbers.Period;
import dev.retention.examples.report.numbers.Report;
import dev.retention.examples.report.numbers.Silence;
import dev.retention.purchase.PurchaseStatistics;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
        boolean isBare = report.customers().isEmpty();
        Optional<SectionView> say = report.answers().map(answers -> SaySection.of(page));
        return new PageView(
                page.words().plain("language"),
                page.words().plain("direction"),
                css(),
                page.say("title", "shop", shop()),
                isBare ? bareFinding(say) : finding(),
                isBare ? List.of() : lead(),
                isBare ? List.of() : tiles(),
                isBare ? List.of() : about(),
                page.words().plain("contents"),
                isBare ? bareSections(say) : sections(say),
                page.say("footer"));
    }

    /** Of answers or returns alone. */
    private Phrase bareFinding(Optional<SectionView> say) {
        return report.sales().isEmpty()
                ? say.orElseThrow().finding()
                : page.say(
                        "finding.returns",
                        "amount",
                        page.numbers().money(page.sales().headline().returnedMinor()));
    }

    private List<SectionView> bareSections(Optional<SectionView> say) {
        return Stream.concat(say.stream(), Stream.of(HowSection.of(page))).toList();
    }

    private List<SectionView> sections(Optional<SectionView> say) {
        var sections = new ArrayList<SectionView>(List.of(
                TrendSection.of(page),
                MoneySection.of(page),
                StayedSection.of(page),
                ReturnSection.of(page),
                NewerSection.of(page),
                WhoSection.of(page),
                KindsSection.of(page)));
        say.ifPresent(sections::add);
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
        return report.customers().isPresent() && page.sales().read().isEmpty()
                ? page.say("simulated")
                : Phrase.of(ReportText.of(report.shop()));
    }

    private Phrase finding() {
        return page.customers()
                .movement()
                .ifShown()
                .filter(movement -> movement.customers().start() > 0)
                .map(this::finding)
                .orElseGet(this::findingSoFar);
    }

    private Phrase findingSoFar() {
        Proportion repeat = page.sales().headline().purchases().repeatPurchaseRate();
        return page.say(
                page.hasEnoughCustomers() ? "finding.soFar" : "finding.few",
                "customers",
                page.numbers().counted("customers", repeat.total()),
                "again",
                page.numbers().count(repeat.count()),
                "rate",
                repeat.hasRate() ? page.numbers().percent(repeat) : "");
    }

    private Phrase finding(Movement movement) {
        Period period = movement.period();
        Proportion retention = movement.customers().retention();
        boolean isFew = retention.total() < Certainty.FEWEST_CUSTOMERS;
        boolean years =
                !isFew && page.dates().isYear(period.days()) && page.dates().isYear(period.previousDays());
        return page.say(
                isFew ? "finding.fewThen" : years ? "finding.years" : "finding",
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

    private List<Phrase> lead() {
        return Stream.concat(page.customers().silence().map(this::silence).stream(), Stream.of(comparison()))
                .toList();
    }

    private Phrase silence(Silence silence) {
        return page.say(
                "silence",
                "days",
                page.numbers().counted("days", silence.days()),
                "day",
                page.dates().day(silence.lastDay()),
                "before",
                page.numbers().counted("days", silence.longestPauseDays()));
    }

    private Phrase comparison() {
        Optional<YearBefore> before = page.findings().yearBefore();
        Optional<Movement> movement = page.customers().movement().ifShown();
        if (movement.isEmpty()) {
            return page.say("comparison.young");
        }
        if (before.isEmpty()
                || before.get().start() == 0
                || movement.orElseThrow().customers().start() == 0) {
            return page.say(
                    "comparison.none", "day", page.dates().day(page.customers().firstDay()));
        }
        Difference difference = before.get().difference();
        String key = !difference.hasChanged()
                ? "comparison.same"
                : difference.value() > 0 ? "comparison.risen" : "comparison.fallen";
        return page.say(
                key,
                "rate",
                page.numbers().percent(before.get().retention()),
                "n",
                page.numbers().count(before.get().start()),
                "months",
                page.months(movement.orElseThrow().period().months()),
                "difference",
                page.numbers().points(difference.value()),
                "lower",
                page.numbers().points(difference.lower()),
                "upper",
                page.numbers().points(difference.upper()));
    }

    private List<PageView.Tile> tiles() {
        var tiles = new ArrayList<PageView.Tile>();
        Optional<Movement> movement = page.customers().movement().ifShown();
        tiles.add(movement.map(this::customers).orElseGet(this::allCustomers));
        if (page.hasMoney()) {
            movement.map(this::revenue).ifPresent(tiles::add);
        }
        OrderCurve second = page.findings().nextOrder().get(0).curve();
        if (page.hasEnoughCustomers()) {
            second.at(OrderCurve.DAYS).ifPresent(year -> tiles.add(second(second, year)));
        }
        if (report.answers().isPresent()) {
            tiles.add(SaySection.tile(page));
        }
        return tiles;
    }

    private PageView.Tile allCustomers() {
        PurchaseStatistics purchases = page.sales().headline().purchases();
        return new PageView.Tile(
                page.say("tile.customers.all"),
                Phrase.of(page.numbers().count(purchases.customers())),
                page.say("tile.orders", "orders", page.numbers().counted("orders", purchases.orders())));
    }

    private PageView.Tile customers(Movement movement) {
        String months = page.months(movement.period().months());
        return new PageView.Tile(
                page.say("tile.customers", "months", months),
                Phrase.of(page.numbers().count(movement.customers().end())),
                change(movement.customers().start(), movement.customers().growth(), months));
    }

    /** Of few customers a percentage would say more than they do. */
    private Phrase change(long customersBefore, double growth, String months) {
        if (customersBefore < Certainty.FEWEST_CUSTOMERS || !Double.isFinite(growth)) {
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
        Optional<YearBefore> before = page.findings().yearBefore();
        double existing = movement.purchases().existingRevenueShare();
        return new PageView.Tile(
                page.say("tile.revenue", "months", months),
                page.numbers().moneyShort(now),
                before.isEmpty() || before.get().revenueMinor() <= 0
                        ? Double.isNaN(existing)
                                ? Phrase.EMPTY
                                : page.say(
                                        "tile.existing", "share", page.numbers().percent(existing, 1))
                        : change(
                                movement.customers().start(),
                                (double) now / before.get().revenueMinor() - 1,
                                months));
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
        PurchaseStatistics purchases = page.sales().headline().purchases();
        var about = new ArrayList<Phrase>();
        about.add(page.say(
                "about",
                "first",
                page.dates().day(page.customers().firstDay()),
                "last",
                page.dates().day(page.sales().asOf()),
                "orders",
                page.numbers().counted("orders", purchases.orders()),
                "customers",
                page.numbers().counted("customers", purchases.customers()),
                "currency",
                page.numbers().currency()));
        page.sales()
                .read()
                .map(ReadSummary::skippedShare)
                .filter(share -> share > 0.01)
                .ifPresent(share -> about.add(
                        page.say("about.skipped", "share", page.numbers().percent(share, 1))));
        return about;
    }
}
