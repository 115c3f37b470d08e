package dev.retention.examples.report.input;

import dev.retention.activity.KeyIndexAccumulator;
import dev.retention.examples.csv.CsvFile;
import dev.retention.examples.csv.CustomerNames;
import dev.retention.examples.csv.DayParser;
import dev.retention.examples.csv.DayZone;
import dev.retention.examples.csv.Digits;
import dev.retention.examples.csv.Field;
import dev.retention.examples.csv.Header;
import dev.retention.examples.csv.InputException;
import dev.retention.examples.csv.Lines;
import dev.retention.examples.report.input.ReportOptions.CsvOptions;
import dev.retention.examples.report.input.ReportOptions.PointsOptions;
import dev.retention.loyalty.PointsConventions;
import dev.retention.loyalty.PointsEvent;
import dev.retention.loyalty.PointsLedger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what happened to the points of a loyalty programme from a CSV file, and keeps the ledger. */
final class PointsReader implements CsvFile.Records {

    private static final List<String> COLUMNS = List.of("customer", "date", "event", "reference", "points", "last_day");

    private static final Pattern EVENT = Pattern.compile("events\\[(\\d+)\\]\\.?");

    private record Numbered(PointsEvent event, long line) {}

    private final KeyIndexAccumulator<String> customers = new KeyIndexAccumulator<>();
    private final KeyIndexAccumulator<String> references = new KeyIndexAccumulator<>();
    private final DayParser days = DayParser.iso(DayZone.UNSAID);
    private final LocalDate asOf;
    private final List<Numbered> events = new ArrayList<>();

    private PointsReader(LocalDate asOf) {
        this.asOf = asOf;
    }

    /** The ledger of a file, and what became of its lines. */
    record Result(PointsLedger ledger, Lines lines) {}

    static Result read(PointsOptions options, CsvOptions csv, LocalDate asOf) {
        CsvFile file = csv.file(options.file);
        var reader = new PointsReader(asOf);
        Lines lines = file.read(reader);
        if (reader.events.isEmpty()) {
            throw new InputException(file.holdsNo("points", lines));
        }
        // What happened on one day stays in the order of the lines.
        reader.events.sort(Comparator.comparing(numbered -> numbered.event.day()));
        var conventions =
                PointsConventions.withDefaults().withLotOrder(options.lotOrder).withSpentRefund(options.spentRefund);
        try {
            return new Result(
                    PointsLedger.of(
                            conventions,
                            reader.events.stream().map(Numbered::event).toList()),
                    lines);
        } catch (IllegalArgumentException e) {
            throw new InputException(file.path() + ": " + reader.byLine(e.getMessage()));
        }
    }

    /** The library counts events and knows customers and orders by number: the line says all that. */
    private String byLine(String message) {
        Matcher event = EVENT.matcher(message);
        return event.lookingAt()
                ? "line " + events.get(Integer.parseInt(event.group(1))).line + ": "
                        + message.substring(event.end()).replaceFirst(", (order|redemption|customer)=.*", "")
                : message;
    }

    @Override
    public int[] columns(Header header) {
        return COLUMNS.stream().mapToInt(header::position).toArray();
    }

    @Override
    public void accept(CsvFile.Record record) {
        long customer = customers.add(record.field(0).as(text -> notEmpty(CustomerNames.normalized(text))));
        LocalDate day = record.field(1).as(this::day);
        long reference = references.add(record.field(3).as(PointsReader::notEmpty));
        Field points = record.field(4);
        Field lastDay = record.field(5);
        PointsEvent event = record.field(2).as(text -> switch (text.toUpperCase(Locale.ROOT)) {
            case "EARN" ->
                new PointsEvent.Earn(
                        customer,
                        day,
                        reference,
                        number(points),
                        lastDay.text().isEmpty() ? PointsEvent.NEVER : lastDay.as(days::parse));
            case "REDEEM" -> new PointsEvent.Redeem(customer, day, reference, number(points));
            case "REFUND" ->
                points.text().isEmpty()
                        ? new PointsEvent.Refund(customer, day, reference)
                        : new PointsEvent.PartialRefund(customer, day, reference, number(points));
            case "CANCEL" -> new PointsEvent.CancelRedemption(customer, day, reference);
            default -> throw new IllegalArgumentException("is none of EARN, REDEEM, REFUND and CANCEL");
        });
        events.add(new Numbered(event, record.line()));
    }

    private LocalDate day(String text) {
        LocalDate day = days.parse(text);
        if (day.isAfter(asOf)) {
            throw new IllegalArgumentException("is after the as-of date " + asOf + " (--as-of)");
        }
        return day;
    }

    private static String notEmpty(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("is empty");
        }
        return text;
    }

    private static long number(Field points) {
        return points.as(text -> {
            String digits = Digits.ascii(text);
            if (!digits.matches("[0-9]{1,18}")) {
                throw new IllegalArgumentException("is no whole number of points");
            }
            return Long.parseLong(digits);
        });
    }
}
