package dev.retention.examples.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.retention.activity.ActivityLog;
import dev.retention.activity.KeyIndex;
import dev.retention.audience.Audience;
import dev.retention.audience.DueCustomers;
import dev.retention.examples.csv.InputException;
import dev.retention.examples.csv.SpreadsheetCell;
import dev.retention.examples.report.Lifecycle.Drawn;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes the audiences of a shop for a campaign tool: a CSV file each, with customer, audience, reason, what was spent so far, the day on which
 * the next purchase is due, and whether the customer is held out.
 */
final class AudienceExport {

    private static final int LONGEST_FILE_NAME = 80;

    private final ActivityLog log;
    private final KeyIndex<String> names;
    private final int decimals;
    private final Optional<DueCustomers> due;

    private AudienceExport(Lifecycle lifecycle, ReportInput input) {
        this.log = input.log();
        this.names = input.orders().customers();
        this.decimals = input.money().decimalPlaces();
        this.due = Optional.ofNullable(lifecycle.due()).map(Lifecycle.Due::next);
    }

    static void write(Lifecycle lifecycle, ReportInput input, Path folder) {
        var export = new AudienceExport(lifecycle, input);
        var taken = new HashSet<String>();
        try {
            Files.createDirectories(folder);
            for (Drawn drawn : lifecycle.audiences()) {
                export.write(drawn, folder.resolve(fileName(drawn.audience().name(), taken) + ".csv"));
            }
        } catch (IOException e) {
            throw new InputException("The audiences cannot be written to " + folder + ": " + e.getMessage());
        }
    }

    /** Products name some audiences: of their letters and digits is made a name that every file system takes. */
    private static String fileName(String audience, HashSet<String> taken) {
        String words = audience.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{Nd}]+", "-")
                .replaceAll("^-|-$", "");
        String name = words.substring(0, Math.min(words.length(), LONGEST_FILE_NAME));
        String free = name;
        for (int i = 2; !taken.add(free); i++) {
            free = name + "-" + i;
        }
        return free;
    }

    private void write(Drawn drawn, Path file) throws IOException {
        Audience audience = drawn.audience();
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            csv.writeRecord("customer", "audience", "reason", "spent", "due", "control");
            for (int i = 0; i < audience.size(); i++) {
                String name = names.keyOf(audience.customer(i));
                csv.writeRecord(
                        SpreadsheetCell.escaped(name),
                        SpreadsheetCell.escaped(audience.name()),
                        SpreadsheetCell.escaped(audience.reason(i)),
                        spent(audience.customer(i)),
                        dueDay(audience.customer(i)),
                        drawn.control().holdsOut(name) ? "held out" : "");
            }
        }
    }

    private String spent(long customer) {
        int c = log.indexOf(customer);
        return BigDecimal.valueOf(log.amountMinor(log.entriesBegin(c), log.entriesEnd(c)), decimals)
                .toPlainString();
    }

    private String dueDay(long customer) {
        return due.flatMap(next -> next.dueDay(customer, LifecycleFinder.HALF))
                .map(LocalDate::toString)
                .orElse("");
    }
}
