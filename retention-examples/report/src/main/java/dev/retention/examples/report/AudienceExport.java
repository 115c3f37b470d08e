package dev.retention.examples.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.retention.activity.ActivityLog;
import dev.retention.activity.KeyIndex;
import dev.retention.audience.Audience;
import dev.retention.audience.Audiences;
import dev.retention.audience.ControlGroup;
import dev.retention.audience.DueCustomers;
import dev.retention.examples.csv.InputException;
import dev.retention.examples.csv.SpreadsheetCell;
import dev.retention.history.PurchaseGaps;
import dev.retention.lifecycle.SignUps;
import dev.retention.lifecycle.StageRules;
import dev.retention.lifecycle.StageWindows;
import dev.retention.lifetime.RepurchaseTiming;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes the audiences of a shop for a campaign tool: a CSV file each, with customer, audience, reason, what was spent so far, the day on which
 * the next purchase is due, and whether the customer is held out.
 */
final class AudienceExport {

    /** Half of those like the customer have bought by the due day. */
    private static final double DUE = 0.5;

    /** A reminder comes before that day. */
    private static final double REMINDER = 0.25;

    private static final int REMINDER_DAYS = 7;

    private static final double LATE = 0.8;

    private static final double STILL_A_CUSTOMER = 0.5;

    private final ActivityLog log;
    private final KeyIndex<String> names;
    private final int decimals;
    private final Optional<DueCustomers> due;

    private AudienceExport(ActivityLog log, KeyIndex<String> names, int decimals, Optional<DueCustomers> due) {
        this.log = log;
        this.names = names;
        this.decimals = decimals;
        this.due = due;
    }

    static void write(ReportInput input, StageWindows windows, double controlShare, Path folder) {
        ActivityLog log = input.log();
        LocalDate asOf = input.asOf();
        var fit = RepurchaseTiming.fit(PurchaseGaps.asOf(log, asOf));
        Optional<DueCustomers> due =
                fit.hasMaximum() ? Optional.of(DueCustomers.of(log, fit.model(), asOf)) : Optional.empty();
        var audiences = new ArrayList<>(Audiences.groups(
                StageRules.ofWindows(windows).stages(log, SignUps.EMPTY, asOf), log, SignUps.EMPTY, 0));
        due.ifPresent(next ->
                audiences.addAll(List.of(next.due(REMINDER, REMINDER_DAYS), next.overdue(LATE, STILL_A_CUSTOMER))));
        var export = new AudienceExport(
                log, input.orders().customers(), input.money().decimalPlaces(), due);
        try {
            Files.createDirectories(folder);
            for (Audience audience : audiences) {
                export.write(audience, controlShare, folder.resolve(audience.name() + ".csv"));
            }
        } catch (IOException e) {
            throw new InputException("The audiences cannot be written to " + folder + ": " + e.getMessage());
        }
    }

    private void write(Audience audience, double controlShare, Path file) throws IOException {
        var control = new ControlGroup(controlShare, audience.name());
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            csv.writeRecord("customer", "audience", "reason", "spent", "due", "control");
            for (int i = 0; i < audience.size(); i++) {
                String name = names.keyOf(audience.customer(i));
                csv.writeRecord(
                        SpreadsheetCell.escaped(name),
                        audience.name(),
                        SpreadsheetCell.escaped(audience.reason(i)),
                        spent(audience.customer(i)),
                        dueDay(audience.customer(i)),
                        control.holdsOut(name) ? "held out" : "");
            }
        }
    }

    private String spent(long customer) {
        int c = log.indexOf(customer);
        return BigDecimal.valueOf(log.amountMinor(log.entriesBegin(c), log.entriesEnd(c)), decimals)
                .toPlainString();
    }

    private String dueDay(long customer) {
        return due.flatMap(next -> next.dueDay(customer, DUE))
                .map(LocalDate::toString)
                .orElse("");
    }
}
