package dev.retention.examples.report.html;

import dev.retention.examples.csv.BadLine;
import dev.retention.examples.report.input.ReadSummary;
import dev.retention.examples.report.numbers.Outlook;
import dev.retention.examples.report.numbers.Report;
import dev.retention.examples.report.numbers.Sales;
import java.util.ArrayList;
import java.util.List;

/** How sure, and how counted? */
final class HowSection {

    private static final int BAD_LINES = 10;

    private final PageContext page;
    private final List<Block.Definition> definitions = new ArrayList<>();

    private HowSection(PageContext page) {
        this.page = page;
    }

    static SectionView of(PageContext page) {
        var section = new HowSection(page);
        return new SectionView(
                "how", page.say("how.question"), page.say("how.finding"), List.of(section.definitions()));
    }

    private Block definitions() {
        Report report = page.report();
        define("interval");
        if (report.customers().isPresent()) {
            define(
                    "returns",
                    page.sales().headline().returns() == 0
                            ? "none"
                            : page.sales().refunds().name());
            define("again");
            define("curve");
            define("flags");
            define("kinds");
            if (page.customers().rfm().ifShown().isPresent()) {
                define("rfm");
            }
            define("calendar", page.findings().calendar().name());
            page.customers().ahead().outlook().ifShown().ifPresent(this::method);
        }
        report.sales().flatMap(Sales::read).ifPresent(this::read);
        badLines(report.badLines());
        return new Block.Definitions(definitions);
    }

    private void define(String term) {
        definitions.add(new Block.Definition(page.say("how." + term), page.say("how." + term + ".text")));
    }

    private void define(String term, String which) {
        definitions.add(new Block.Definition(page.say("how." + term), page.say("how." + term + "." + which)));
    }

    private void method(Outlook outlook) {
        Phrase name = Phrase.of(ReportText.of(outlook.method()));
        definitions.add(new Block.Definition(page.say("how.method"), page.say("how.method.text", "name", name)));
    }

    private void read(ReadSummary read) {
        Phrase lines = page.say(
                "how.read.text",
                "lines",
                page.numbers().counted("lines", read.lines().total()),
                "skipped",
                page.numbers().count(read.lines().skipped()),
                "left",
                page.numbers()
                        .count(read.nobodyOrders()
                                + read.dropped().values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum()));
        definitions.add(new Block.Definition(page.say("how.read"), lines));
    }

    private void badLines(List<BadLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        Phrase text = Phrase.EMPTY;
        for (BadLine line : lines.stream().limit(BAD_LINES).toList()) {
            Phrase shown = Phrase.of(ReportText.of(line.toString()));
            text = text.runs().isEmpty()
                    ? shown
                    : text.plus(page.say("how.and")).plus(shown);
        }
        definitions.add(new Block.Definition(page.say("how.skipped"), text));
    }
}
