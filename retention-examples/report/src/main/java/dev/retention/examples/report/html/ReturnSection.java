package dev.retention.examples.report.html;

import dev.retention.examples.report.findings.Certainty;
import dev.retention.examples.report.findings.NextOrder;
import dev.retention.examples.report.findings.OrderCurve;
import dev.retention.examples.report.findings.Quarter;
import dev.retention.examples.report.html.TableView.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** When do they come back? */
final class ReturnSection {

    private static final int CURVES = 3;
    private static final List<Integer> DAYS = List.of(30, 60, 90, 180, 270, 365);

    private final PageContext page;
    private final List<NextOrder> orders;

    private ReturnSection(PageContext page) {
        this.page = page;
        this.orders = page.findings().nextOrder().stream()
                .filter(order -> order.curve().customers() >= Certainty.FEWEST_CUSTOMERS)
                .filter(order -> order.curve().points().size() > 1)
                .toList();
    }

    static SectionView of(PageContext page) {
        return new ReturnSection(page).section();
    }

    private SectionView section() {
        var blocks = new ArrayList<Block>();
        if (!orders.isEmpty()) {
            blocks.add(curves());
            int days = orders.get(0).curve().at(OrderCurve.DAYS).isPresent() ? OrderCurve.DAYS : Quarter.SOON_DAYS;
            List<DotChart.Row> known = orders.stream()
                    .flatMap(order -> order.curve().at(days).map(point -> step(order, point)).stream())
                    .toList();
            if (!known.isEmpty()) {
                blocks.add(ladder(known, days));
            }
            blocks.add(new Block.Numbers(page.say("return.numbers"), table()));
        }
        return new SectionView("return", page.say("return.question"), finding(), blocks);
    }

    private Phrase finding() {
        if (orders.isEmpty()) {
            return page.say(page.hasEnoughCustomers() ? "return.finding.early" : "return.finding.few");
        }
        OrderCurve first = orders.get(0).curve();
        double second = orders.size() > 1 ? orders.get(1).curve().medianDays() : Double.NaN;
        if (first.medianDays() >= 0) {
            return page.say(
                    second >= 0 ? "return.finding" : "return.finding.first",
                    "first",
                    page.numbers().median(first.medianDays()),
                    "second",
                    second >= 0 ? page.numbers().median(second) : "");
        }
        OrderCurve.Point last = first.points().get(first.points().size() - 1);
        return page.say(
                "return.finding.share",
                "share",
                page.numbers().percent(last.share(), 0),
                "days",
                page.numbers().counted("days", last.day()));
    }

    private Block curves() {
        List<CurveChart.Curve> curves = orders.stream()
                .limit(CURVES)
                .map(order -> new CurveChart.Curve(
                        page.say("return.after", "n", page.numbers().name(order.order())),
                        order.curve().points(),
                        order.order()))
                .toList();
        Phrase name = page.say("return.curves.name");
        return page.figure(
                name,
                CurveChart.draw(
                        page.chart("return-curves", name, finding()),
                        curves,
                        page.wholePercent(),
                        day -> page.numbers().count(Math.round(day)),
                        page.say("return.days")),
                page.say("return.curves.note"),
                null);
    }

    private DotChart.Row step(NextOrder order, OrderCurve.Point point) {
        return new DotChart.Row(
                page.say("return.after", "n", page.numbers().name(order.order())),
                point.share(),
                point.lower(),
                point.upper(),
                page.numbers().percent(point.share(), 0),
                "f1");
    }

    private Block ladder(List<DotChart.Row> rows, int days) {
        Scale scale = Scale.ofShares(
                rows.stream().flatMapToDouble(row -> DoubleStream.of(row.value(), row.lower(), row.upper())), 4);
        Phrase name = page.say("return.ladder.name", "days", page.numbers().counted("days", days));
        DotChart.Row first = rows.get(0);
        Phrase reading = page.say("return.ladder.reading", "first", first.written());
        return page.figure(
                name,
                DotChart.draw(
                        page.chart("return-ladder", name, reading),
                        rows,
                        scale,
                        tick -> page.numbers().percent(tick, scale.places(0.01)),
                        null),
                page.say("return.ladder.note"),
                null);
    }

    private TableView table() {
        List<Phrase> heads = Stream.of(
                        Stream.of(page.say("head.order"), page.say("head.customers")),
                        DAYS.stream()
                                .map(day -> page.say(
                                        "return.byDay", "n", page.numbers().count(day))),
                        Stream.of(page.say("head.median")))
                .flatMap(heading -> heading)
                .toList();
        return new TableView(
                page.say("return.numbers"),
                heads,
                orders.stream().map(this::row).toList());
    }

    private TableView.Row row(NextOrder order) {
        OrderCurve curve = order.curve();
        var cells = new ArrayList<>(List.of(Cell.of(page.numbers().count(curve.customers()))));
        for (int day : DAYS) {
            cells.add(curve.at(day)
                    .map(point -> Cell.of(page.numbers().percent(point.share(), 1)))
                    .orElseGet(() -> Cell.of(page.say("tooEarly"))));
        }
        cells.add(
                curve.medianDays() >= 0
                        ? Cell.of(page.numbers().median(curve.medianDays()))
                        : Cell.of(page.say("tooEarly")));
        return TableView.Row.of(page.say("return.after", "n", page.numbers().name(order.order())), cells);
    }
}
