package dev.retention.examples.report.html;

import dev.retention.examples.report.findings.WhereNow;
import dev.retention.examples.report.html.TableView.Cell;
import dev.retention.examples.report.numbers.Rfm;
import dev.retention.segment.SegmentMigration;
import dev.retention.segment.SegmentTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Who are they now? */
final class WhoSection {

    private final PageContext page;
    private final Rfm rfm;
    private final List<SegmentTable.Row> segments;

    private WhoSection(PageContext page, Rfm rfm) {
        this.page = page;
        this.rfm = rfm;
        this.segments = rfm.segmentsShown().stream()
                .filter(row -> row.customers() > 0)
                .sorted(Comparator.comparingLong(SegmentTable.Row::revenueMinor)
                        .thenComparingLong(SegmentTable.Row::customers)
                        .reversed())
                .toList();
    }

    static SectionView of(PageContext page) {
        return page.customers()
                .rfm()
                .either(
                        rfm -> new WhoSection(page, rfm).section(),
                        missing -> new SectionView(
                                "who",
                                page.say("who.question"),
                                page.say("who.finding." + missing.reason()),
                                List.of()));
    }

    private SectionView section() {
        var blocks = new ArrayList<Block>();
        blocks.add(shares());
        if (!page.findings().whereNow().isEmpty()) {
            blocks.add(whereNow());
        }
        blocks.add(new Block.Numbers(page.say("who.numbers"), table()));
        rfm.changes()
                .ifPresent(
                        changes -> blocks.add(new Block.Numbers(page.say("who.matrix"), matrix(changes.migration()))));
        return new SectionView("who", page.say("who.question"), finding(), blocks);
    }

    private Phrase name(String segment) {
        return page.say("segment." + segment.replace(' ', '_').replaceAll("[()]", ""));
    }

    private Phrase finding() {
        SegmentTable.Row first = segments.get(0);
        SegmentTable table = rfm.segments();
        String customers = page.numbers().count(first.customers());
        String share =
                page.numbers().percent(table.customerShare(first.segment()).rate(), 0);
        if (!page.hasMoney()) {
            return page.say("who.finding.customers", "segment", name(first.segment()), "n", customers, "share", share);
        }
        Optional<WhereNow> then = page.findings().whereNow().stream()
                .filter(segment -> segment.segment().equals(first.segment()))
                .findFirst();
        return page.say(
                then.isPresent() ? "who.finding" : "who.finding.now",
                "segment",
                name(first.segment()),
                "n",
                customers,
                "share",
                share,
                "revenue",
                page.numbers().percent(table.revenueShare(first.segment()), 0),
                "active",
                then.map(segment -> page.numbers().percent((double) segment.active() / segment.customers(), 0))
                        .orElse(""));
    }

    private Block shares() {
        SegmentTable table = rfm.segments();
        List<PairedBars.Row> rows = segments.stream()
                .map(segment -> {
                    double customers = table.customerShare(segment.segment()).rate();
                    double revenue = page.hasMoney() ? table.revenueShare(segment.segment()) : Double.NaN;
                    return new PairedBars.Row(
                            name(segment.segment()),
                            customers,
                            page.numbers().percent(customers, 0),
                            revenue,
                            Double.isNaN(revenue) ? "" : page.numbers().percent(revenue, 0));
                })
                .toList();
        Phrase name = page.say(page.hasMoney() ? "who.shares.name" : "who.shares.customers");
        String svg = PairedBars.draw(page.chart("who-shares", name, finding()), rows);
        return new Block.Figure(
                name,
                page.hasMoney()
                        ? List.of(
                                new Block.Key("f4", page.say("who.ofCustomers")),
                                new Block.Key("f1", page.say("who.ofRevenue")))
                        : List.of(new Block.Key("f4", page.say("who.ofCustomers"))),
                svg,
                page.say("who.shares.note"),
                page.say("numbers"),
                null);
    }

    private Block whereNow() {
        List<ShareBars.Row> rows = page.findings().whereNow().stream()
                .map(segment -> new ShareBars.Row(
                        name(segment.segment()),
                        List.of(
                                part(segment.active(), segment.customers(), "f1", "on"),
                                part(segment.slipping(), segment.customers(), "fs", ""),
                                part(segment.gone(), segment.customers(), "fg", ""))))
                .toList();
        Phrase name = page.say("who.then.name");
        WhereNow first = page.findings().whereNow().get(0);
        Phrase reading = page.say(
                "who.then.reading",
                "segment",
                name(first.segment()),
                "active",
                page.numbers().percent((double) first.active() / first.customers(), 0));
        String svg = ShareBars.draw(page.chart("who-then", name, reading), rows);
        return new Block.Figure(
                name,
                List.of(
                        new Block.Key("f1", page.say("who.active")),
                        new Block.Key("fs", page.say("who.slipping")),
                        new Block.Key("fg", page.say("who.gone"))),
                svg,
                page.say("who.then.note"),
                page.say("numbers"),
                thenTable());
    }

    private ShareBars.Part part(long customers, long all, String colour, String ink) {
        double share = (double) customers / all;
        return new ShareBars.Part(share, page.numbers().percent(share, 0), colour, ink);
    }

    private TableView thenTable() {
        return new TableView(
                page.say("who.then.name"),
                List.of(
                        page.say("head.segmentThen"),
                        page.say("head.customers"),
                        page.say("who.active"),
                        page.say("who.slipping"),
                        page.say("who.gone")),
                page.findings().whereNow().stream()
                        .map(segment -> TableView.Row.of(
                                name(segment.segment()),
                                List.of(
                                        Cell.of(page.numbers().count(segment.customers())),
                                        Cell.of(page.numbers().count(segment.active())),
                                        Cell.of(page.numbers().count(segment.slipping())),
                                        Cell.of(page.numbers().count(segment.gone())))))
                        .toList());
    }

    private TableView table() {
        var heads = new ArrayList<>(List.of(
                page.say("head.segment"), page.say("head.customers"), page.say("head.share"), page.say("head.orders")));
        if (page.hasMoney()) {
            heads.add(page.say("head.revenue"));
            heads.add(page.say("head.share"));
        }
        return new TableView(
                page.say("who.numbers"), heads, segments.stream().map(this::row).toList());
    }

    private TableView.Row row(SegmentTable.Row segment) {
        var cells = new ArrayList<>(List.of(
                Cell.of(page.numbers().count(segment.customers())),
                Cell.of(page.numbers()
                        .percent(rfm.segments().customerShare(segment.segment()).rate(), 1)),
                Cell.of(page.numbers().count(segment.orders()))));
        if (page.hasMoney()) {
            cells.add(Cell.of(page.numbers().money(segment.revenueMinor())));
            cells.add(Cell.of(page.numbers().percent(rfm.segments().revenueShare(segment.segment()), 1)));
        }
        return TableView.Row.of(name(segment.segment()), cells);
    }

    private TableView matrix(SegmentMigration migration) {
        List<String> later = migration.laterSegments().stream()
                .filter(to -> migration.earlierSegments().stream().anyMatch(from -> migration.count(from, to) > 0))
                .toList();
        List<String> earlier = migration.earlierSegments().stream()
                .filter(from -> later.stream().anyMatch(to -> migration.count(from, to) > 0))
                .toList();
        var heads = new ArrayList<Phrase>();
        heads.add(page.say("head.thenNow"));
        later.forEach(segment -> heads.add(name(segment)));
        return new TableView(
                page.say("who.matrix"),
                heads,
                earlier.stream()
                        .map(from -> TableView.Row.of(
                                name(from),
                                later.stream()
                                        .map(to -> migration.count(from, to))
                                        .map(n -> Cell.of(
                                                n == 0 ? "·" : page.numbers().count(n)))
                                        .toList()))
                        .toList());
    }
}
