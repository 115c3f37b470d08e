package dev.retention.examples.report.text;

import dev.retention.examples.csv.BadLine;
import dev.retention.examples.page.Block;
import dev.retention.examples.page.Format;
import dev.retention.examples.page.Page;
import dev.retention.examples.page.Section;
import dev.retention.examples.report.input.Money;
import dev.retention.examples.report.input.ReadSummary;
import dev.retention.examples.report.numbers.Customers;
import dev.retention.examples.report.numbers.Programme;
import dev.retention.examples.report.numbers.Report;
import dev.retention.examples.report.numbers.Sales;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The report as a page to read. */
public final class ReportPage {

    private static final int BAD_LINES_SHOWN = 20;

    private static final String INTERVALS =
            "A 95 % interval says how far chance may have moved a rate: the fewer the customers, the further.";

    private ReportPage() {}

    public static Page of(Report report) {
        return report.customers()
                .map(customers -> withOrders(report, report.sales().orElseThrow(), customers))
                .orElseGet(() -> withoutOrders(report));
    }

    private static Page withOrders(Report report, Sales sales, Customers customers) {
        Money money = sales.money();
        Programme programme = customers.programme();
        var sections = new ArrayList<Section>();
        sales.read()
                .map(read -> ReadSection.of(read, sales.headline(), customers.firstDay(), customers.lastDay(), money))
                .ifPresent(sections::add);
        sections.add(HeadlineSection.of(sales.headline(), sales.refunds(), money));
        sections.add(MovementSection.of(customers.movement(), money));
        report.answers().map(NpsSection::of).ifPresent(sections::add);
        sections.add(LadderSection.of(customers.ladder()));
        sections.addAll(RfmSections.of(customers.rfm(), money));
        sections.add(CohortsSection.of(customers.cohorts(), customers.firstDay()));
        sections.addAll(OutlookSections.of(customers.ahead().outlook(), money));
        sections.addAll(LifecycleSections.of(customers.ahead().lifecycle(), money));
        sections.addAll(EffortSections.of(programme.effort(), customers.movement(), money));
        programme.products().map(ProductsSections::of).ifPresent(sections::addAll);
        programme.tiers().map(tiers -> TiersSection.of(tiers, money)).ifPresent(sections::add);
        programme.points().map(PointsSection::of).ifPresent(sections::add);
        badLines(report, sales.read()).ifPresent(sections::add);
        return new Page(
                "RETENTION REPORT of " + report.shop() + " as of " + sales.asOf(),
                List.of(
                        "Orders from " + customers.firstDay() + " to " + customers.lastDay() + ", amounts in "
                                + money.currency() + "." + refunds(sales) + warning(sales)
                                + silence(customers),
                        INTERVALS),
                sections);
    }

    private static Page withoutOrders(Report report) {
        var sections = new ArrayList<Section>();
        report.sales().map(ReportPage::returnsOnly).ifPresent(sections::add);
        report.answers().map(NpsSection::of).ifPresent(sections::add);
        badLines(report, Optional.empty()).ifPresent(sections::add);
        return new Page(
                "RETENTION REPORT of the " + (report.sales().isPresent() ? "returns" : "answers") + " in "
                        + report.shop(),
                List.of(INTERVALS),
                sections);
    }

    private static Section returnsOnly(Sales sales) {
        return Section.of(
                "Returns only",
                "nobody ordered anything",
                new Block.Paragraph("The file holds "
                        + Format.count(sales.headline().returns(), "return") + " of "
                        + sales.money().format(sales.headline().returnedMinor())
                        + ". Without an order there is nothing to say of customers who stay or leave."));
    }

    private static String warning(Sales sales) {
        return sales.read()
                .filter(read -> read.skippedShare() > 0.01)
                .map(read -> " INCOMPLETE: " + ReadSection.skipped(read, sales.money()))
                .orElse("");
    }

    private static String silence(Customers customers) {
        return customers
                .silence()
                .map(silence -> "\nNOBODY HAS ORDERED for " + Format.count(silence.days(), "day") + ", since "
                        + silence.lastDay() + "; before, the longest pause was "
                        + Format.count(silence.longestPauseDays(), "day")
                        + ".\nIs the file complete, and --as-of right?")
                .orElse("");
    }

    private static String refunds(Sales sales) {
        if (sales.headline().returns() == 0) {
            return "";
        }
        return switch (sales.refunds()) {
            case NET -> " Returns are netted against revenue and are no orders.";
            case IGNORED -> " Returns are left out.";
            case COUNTED -> " Returns are netted against revenue and count as orders.";
        };
    }

    /** The first of them stand in the report; how many there are is known of orders. */
    private static Optional<Section> badLines(Report report, Optional<ReadSummary> read) {
        List<BadLine> first = report.badLines();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        long all = Math.max(
                first.size(), read.map(summary -> summary.lines().badRecords()).orElse(0L));
        var text = new StringBuilder();
        first.stream().limit(BAD_LINES_SHOWN).forEach(line -> text.append(line).append("\n"));
        if (all > BAD_LINES_SHOWN) {
            text.append("and ").append(all - BAD_LINES_SHOWN).append(" more; --json lists the first 1,000\n");
        }
        return Optional.of(Section.of("Skipped lines", String.valueOf(all), new Block.Note(text.toString())));
    }
}
