package dev.retention.examples.report;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.RefundPolicy;
import dev.retention.examples.csv.BadLine;
import java.time.LocalDate;
import java.util.List;

/**
 * All numbers of the report: what {@link TextReport} and {@link JsonReport} write. Amounts are in minor units, rates are
 * fractions.
 */
record Report(
        String shop,
        LocalDate firstDay,
        LocalDate lastDay,
        LocalDate asOf,
        RefundPolicy refunds,
        Money money,
        Headline headline,
        List<BadLine> badLines) {

    static Report of(ReportInput input) {
        ActivityLog log = input.log();
        return new Report(
                input.shop(),
                LocalDate.ofEpochDay(log.firstEpochDay()),
                LocalDate.ofEpochDay(log.lastEpochDay()),
                input.asOf(),
                input.refunds(),
                input.money(),
                Headline.of(input.orders(), log),
                input.badLines());
    }
}
