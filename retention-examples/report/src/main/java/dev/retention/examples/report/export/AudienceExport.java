package dev.retention.examples.report.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.retention.activity.ActivityLog;
import dev.retention.activity.KeyIndex;
import dev.retention.audience.Audience;
import dev.retention.audience.DueCustomers;
import dev.retention.examples.csv.InputException;
import dev.retention.examples.csv.SafeText;
import dev.retention.examples.csv.SpreadsheetCell;
import dev.retention.examples.report.input.AdTool;
import dev.retention.examples.report.input.Contacts;
import dev.retention.examples.report.input.ReportInput;
import dev.retention.examples.report.numbers.Lifecycle;
import dev.retention.examples.report.numbers.Lifecycle.Drawn;
import dev.retention.examples.report.numbers.LifecycleFinder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes the audiences of a shop for a campaign tool: a CSV file each, with customer, audience, reason, what was spent so far, the day on which
 * the next purchase is due, and whether the customer is held out; e-mail and telephone if the shop's file had them.
 *
 * <p>Each {@link AdTool} that is asked for gets a folder with the same files in its own form: hashes alone, and only of those who are not held out.
 */
public final class AudienceExport {

    private static final int LONGEST_FILE_NAME = 80;

    private final Lifecycle lifecycle;
    private final ActivityLog log;
    private final KeyIndex<String> names;
    private final int decimals;
    private final Contacts contacts;
    private final String countryCode;
    private final Optional<DueCustomers> due;

    private AudienceExport(Lifecycle lifecycle, ReportInput input) {
        this.lifecycle = lifecycle;
        this.log = input.log();
        this.names = input.orders().customers();
        this.decimals = input.money().decimalPlaces();
        this.contacts = input.contacts();
        this.countryCode = input.lifecycle().countryCode();
        this.due = lifecycle.due().ifShown().map(Lifecycle.Due::next);
    }

    public static void write(Lifecycle lifecycle, ReportInput input, Path folder) {
        var export = new AudienceExport(lifecycle, input);
        if (!input.lifecycle().tools().isEmpty()) {
            export.askForTheCountry();
        }
        try {
            Files.createDirectories(folder);
            var taken = new HashSet<String>();
            for (Drawn drawn : lifecycle.audiences()) {
                String file = fileName(drawn.audience().name(), taken) + ".csv";
                export.write(drawn, folder.resolve(file));
                for (AdTool tool : input.lifecycle().tools()) {
                    export.writeHashed(
                            drawn,
                            tool,
                            Files.createDirectories(folder.resolve(tool.folder()))
                                    .resolve(file));
                }
            }
        } catch (IOException e) {
            throw new InputException("The audiences cannot be written to " + folder + ": " + e.getMessage());
        }
    }

    /** The same number is of another customer in another country. */
    private void askForTheCountry() {
        for (long customer : log.customers()) {
            Optional<String> number = contacts.phone(customer);
            if (countryCode == null && number.isPresent() && AdTool.lacksCountry(number.get())) {
                throw new InputException("'" + SafeText.within(number.get(), 30)
                        + "' has no country's code: --phone-code=98, say, is that of such numbers");
            }
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
            csv.writeRecord(withContacts(
                    List.of("customer", "audience", "reason", "spent", "due", "control"),
                    Optional.of("email"),
                    Optional.of("phone")));
            for (int i = 0; i < audience.size(); i++) {
                long customer = audience.customer(i);
                String name = names.keyOf(customer);
                csv.writeRecord(withContacts(
                        List.of(
                                SpreadsheetCell.escaped(name),
                                SpreadsheetCell.escaped(audience.name()),
                                SpreadsheetCell.escaped(audience.reason(i)),
                                spent(customer),
                                dueDay(customer),
                                drawn.control().holdsOut(name) ? "held out" : ""),
                        contacts.email(customer).map(SpreadsheetCell::escaped),
                        contacts.phone(customer).map(SpreadsheetCell::escaped)));
            }
        }
    }

    /** Cells and, if the shop's file had them, e-mail and telephone. */
    private List<String> withContacts(List<String> cells, Optional<String> email, Optional<String> phone) {
        var all = new ArrayList<>(cells);
        if (contacts.hasEmails()) {
            all.add(email.orElse(""));
        }
        if (contacts.hasPhones()) {
            all.add(phone.orElse(""));
        }
        return all;
    }

    /** Somebody whom nothing identifies cannot be matched, and is left out. */
    private void writeHashed(Drawn drawn, AdTool tool, Path file) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            csv.writeRecord(withContacts(List.of(), Optional.of(tool.emailColumn()), Optional.of(tool.phoneColumn())));
            for (long customer : drawn.audience().customers()) {
                Optional<String> email = contacts.email(customer).flatMap(tool::hashedEmail);
                Optional<String> phone =
                        contacts.phone(customer).flatMap(number -> tool.hashedPhone(number, countryCode));
                if ((email.isPresent() || phone.isPresent()) && !drawn.control().holdsOut(names.keyOf(customer))) {
                    csv.writeRecord(withContacts(List.of(), email, phone));
                }
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
