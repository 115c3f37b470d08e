package dev.retention.examples.report;

import static java.util.stream.Collectors.joining;

import dev.retention.examples.csv.BadLine;
import java.util.List;
import java.util.stream.Stream;

/** Writes the report as a page of plain text. */
final class TextReport {

    private static final int BAD_LINES_SHOWN = 20;

    private TextReport() {}

    static String of(Report report) {
        return Stream.of(
                        title(report),
                        HeadlineText.of(report.headline(), report.refunds(), report.money()),
                        MovementText.of(report.movement(), report.money()),
                        NpsText.of(report.nps()),
                        LadderText.of(report.ladder()),
                        RfmText.of(report.rfm(), report.money()),
                        CohortsText.of(report.cohorts(), report.firstDay()),
                        OutlookText.of(report.outlook(), report.money()),
                        badLines(report.badLines()))
                .filter(part -> !part.isEmpty())
                .collect(joining("\n\n"));
    }

    private static String title(Report report) {
        return "RETENTION REPORT of " + report.shop() + " as of " + report.asOf() + "\n"
                + "Orders from " + report.firstDay() + " to " + report.lastDay() + ", amounts in "
                + report.money().currency() + "." + refunds(report) + "\n"
                + "A 95 % interval says how far chance may have moved a rate: the fewer the customers, the further.\n";
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

    private static String badLines(List<BadLine> badLines) {
        if (badLines.isEmpty()) {
            return "";
        }
        var text = new StringBuilder("SKIPPED LINES: " + badLines.size() + "\n");
        badLines.stream()
                .limit(BAD_LINES_SHOWN)
                .forEach(line -> text.append(" ").append(line).append("\n"));
        if (badLines.size() > BAD_LINES_SHOWN) {
            text.append(" and ").append(badLines.size() - BAD_LINES_SHOWN).append(" more; --json lists them all\n");
        }
        return text.toString();
    }
}
