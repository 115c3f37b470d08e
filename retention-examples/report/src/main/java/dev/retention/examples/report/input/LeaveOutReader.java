package dev.retention.examples.report.input;

import dev.retention.activity.KeyIndex;
import dev.retention.audience.Suppression;
import dev.retention.examples.csv.CsvFile;
import dev.retention.examples.csv.CustomerNames;
import dev.retention.examples.csv.DayParser;
import dev.retention.examples.csv.DayZone;
import dev.retention.examples.csv.Header;
import dev.retention.examples.csv.InputException;
import dev.retention.examples.csv.PhoneNumbers;
import dev.retention.examples.page.Format;
import dev.retention.examples.report.input.ReportOptions.CsvOptions;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Reads whom not to write to: a customer a line, in the column "customer"; with a day in the column "contacted", for some days only. Who never ordered is passed
 * over.
 */
final class LeaveOutReader implements CsvFile.Records {

    private static final String CUSTOMER = "customer";

    private static final String CONTACTED = "contacted";

    private final KeyIndex<String> customers;
    private final String countryCode;
    private final Integer quietDays;
    private final DayParser days = DayParser.iso(DayZone.UNSAID);
    private final LongStream.Builder forGood = LongStream.builder();
    private final LongStream.Builder contacted = LongStream.builder();
    private final IntStream.Builder contactDays = IntStream.builder();
    private boolean hasDays;
    private long named;
    private long found;

    private LeaveOutReader(KeyIndex<String> customers, String countryCode, Integer quietDays) {
        this.customers = customers;
        this.countryCode = countryCode;
        this.quietDays = quietDays;
    }

    /**
     * {@return whom not to write to} Addresses beside orders that know numbers only would leave out nobody: that is an error.
     *
     * @param file the file
     * @param csv how it is written
     * @param customers those who ordered
     * @param countryCode the code of customers who are telephone numbers; null if they are none
     * @param quietDays for how many days a contact counts; null if that was not said
     */
    static Suppression read(
            Path file, CsvOptions csv, KeyIndex<String> customers, String countryCode, Integer quietDays) {
        var reader = new LeaveOutReader(customers, countryCode, quietDays);
        csv.file(file).read(reader);
        if (reader.named > 0 && reader.found == 0) {
            throw new InputException(file + ": none of its " + Format.count(reader.named, "customer")
                    + " has ordered. Are they written there as in the orders? If so, --leave-out is not needed");
        }
        return Suppression.NOBODY
                .withUnsubscribed(reader.forGood.build().toArray())
                .withContacted(
                        reader.contacted.build().toArray(),
                        reader.contactDays.build().toArray(),
                        quietDays == null ? 0 : quietDays);
    }

    @Override
    public int[] columns(Header header) {
        hasDays = header.names().stream().anyMatch(CONTACTED::equalsIgnoreCase);
        if (hasDays && quietDays == null) {
            throw new UsageException("--leave-out has a column '" + CONTACTED
                    + "': --quiet-days=14, say, is for how long such customers are left out");
        }
        int customer = header.position(CUSTOMER);
        return hasDays ? new int[] {customer, header.position(CONTACTED)} : new int[] {customer};
    }

    @Override
    public void accept(CsvFile.Record record) {
        String name = CustomerNames.normalized(record.field(0).text());
        String key = countryCode == null ? name : PhoneNumbers.international(name, countryCode);
        Optional<LocalDate> day = hasDays && !record.field(1).text().isEmpty()
                ? Optional.of(record.field(1).as(days::parse))
                : Optional.empty();
        named++;
        if (!customers.contains(key)) {
            return;
        }
        found++;
        if (day.isEmpty()) {
            forGood.add(customers.idOf(key));
        } else {
            contacted.add(customers.idOf(key));
            contactDays.add((int) day.orElseThrow().toEpochDay());
        }
    }
}
