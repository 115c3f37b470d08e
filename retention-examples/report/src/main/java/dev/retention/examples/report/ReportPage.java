package dev.retention.examples.report;

import dev.retention.examples.csv.BadLine;
import dev.retention.examples.page.Block;
import dev.retention.examples.page.Page;
import dev.retention.examples.page.Section;
import java.util.ArrayList;
import java.util.List;

/** The report as a page to read. */
final class ReportPage {

    private static final int BAD_LINES_SHOWN = 20;

    private ReportPage() {}

    static Page of(Report report) {
        var sections = new ArrayList<Section>();
        if (!report.hasOrders()) {
            return withoutOrders(report);
        }
        if (report.read() != null) {
            sections.add(ReadSection.of(
                    report.read(), report.headline(), report.firstDay(), report.lastDay(), report.money()));
        }
        sections.add(HeadlineSection.of(report.headline(), report.refunds(), report.money()));
        sections.add(MovementSection.of(report.movement(), report.money()));
        if (report.nps() != null) {
            sections.add(NpsSection.of(report.nps()));
        }
        sections.add(LadderSection.of(report.ladder()));
        sections.addAll(RfmSections.of(report.rfm(), report.money()));
        sections.add(CohortsSection.of(report.cohorts(), report.firstDay()));
        sections.addAll(OutlookSections.of(report.outlook(), report.money()));
        sections.addAll(LifecycleSections.of(report.lifecycle(), report.money()));
        sections.addAll(EffortSections.of(report.effort(), report.movement(), report.money()));
        if (report.products() != null) {
            sections.addAll(ProductsSections.of(report.products()));
        }
        if (report.tiers() != null) {
            sections.add(TiersSection.of(report.tiers(), report.money()));
        }
        if (report.points() != null) {
            sections.add(PointsSection.of(report.points()));
        }
        if (!report.badLines().isEmpty()) {
            sections.add(badLines(
                    report.badLines(),
                    report.read() == null
                            ? report.badLines().size()
                            : report.read().lines().badRecords()));
        }
        return new Page(
                "RETENTION REPORT of " + report.shop() + " as of " + report.asOf(),
                List.of(
                        "Orders from " + report.firstDay() + " to " + report.lastDay() + ", amounts in "
                                + report.money().currency() + "." + refunds(report) + warning(report),
                        "A 95 % interval says how far chance may have moved a rate: the fewer the customers, the further."),
                sections);
    }

    private static Page withoutOrders(Report report) {
        var sections = new ArrayList<Section>();
        if (report.headline() != null) {
            sections.add(returnsOnly(report.headline(), report.money()));
        }
        if (report.nps() != null) {
            sections.add(NpsSection.of(report.nps()));
        }
        if (!report.badLines().isEmpty()) {
            sections.add(badLines(report.badLines(), report.badLines().size()));
        }
        return new Page(
                "RETENTION REPORT of the " + (report.headline() == null ? "answers" : "returns") + " in "
                        + report.shop(),
                List.of(
                        "A 95 % interval says how far chance may have moved a rate: the fewer the customers, the further."),
                sections);
    }

    private static Section returnsOnly(Headline headline, Money money) {
        return Section.of(
                "Returns only",
                "nobody ordered anything",
                new Block.Paragraph("The file holds " + Format.count(headline.returns(), "return") + " of "
                        + money.format(headline.returnedMinor())
                        + ". Without an order there is nothing to say of customers who stay or leave."));
    }

    private static String warning(Report report) {
        return report.read() == null || report.read().skippedShare() <= 0.01
                ? ""
                : " INCOMPLETE: " + ReadSection.skipped(report.read(), report.money());
    }

    private static String refunds(Report report) {
        if (report.headline().returns() == 0) {
            return "";
        }
        return switch (report.refunds()) {
            case NET -> " Returns are netted against revenue and are no orders.";
            case IGNORED -> " Returns are left out.";
            case COUNTED -> " Returns are netted against revenue and count as orders.";
        };
    }

    private static Section badLines(List<BadLine> badLines, long count) {
        var text = new StringBuilder();
        badLines.stream()
                .limit(BAD_LINES_SHOWN)
                .forEach(line -> text.append(line).append("\n"));
        long all = Math.max(count, badLines.size());
        if (all > BAD_LINES_SHOWN) {
            text.append("and ").append(all - BAD_LINES_SHOWN).append(" more; --json lists the first 1,000\n");
        }
        return Section.of(
                "Skipped lines", String.valueOf(Math.max(count, badLines.size())), new Block.Note(text.toString()));
    }
}
