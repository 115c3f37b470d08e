package dev.retention.examples.report;

import dev.retention.examples.csv.AmountParser;
import dev.retention.examples.csv.BadLine;
import dev.retention.examples.csv.CsvFile;
import dev.retention.examples.csv.DayParser;
import dev.retention.examples.csv.Field;
import dev.retention.examples.csv.InputException;
import dev.retention.examples.csv.SolarHijriDates;
import dev.retention.examples.report.ReportOptions.CsvOptions;
import dev.retention.examples.report.ReportOptions.OrdersOptions;
import dev.retention.examples.shop.Orders;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/** Reads a shop's orders from a CSV file. */
final class OrdersReader {

    /** A format of dates that no pattern can express. */
    static final String SOLAR_HIJRI = "SOLAR_HIJRI";

    /** Earlier dates are taken for typing errors, or for dates of another calendar. */
    static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    private final OrdersOptions options;
    private final CsvFile file;
    private final Function<String, LocalDate> dates;
    private final AmountParser amounts;
    private final Orders.Accumulator orders = new Orders.Accumulator();

    private OrdersReader(OrdersOptions options, CsvFile file) {
        this.options = options;
        this.file = file;
        this.dates = dates(options);
        this.amounts = new AmountParser(options.minorUnits ? 0 : options.decimals, options.decimalComma ? ',' : '.');
    }

    private static Function<String, LocalDate> dates(OrdersOptions options) {
        if (options.datePattern == null) {
            return DayParser.iso(options.zone)::parse;
        }
        return options.datePattern.equals(SOLAR_HIJRI)
                ? SolarHijriDates::parse
                : DayParser.ofPattern(options.datePattern, options.zone)::parse;
    }

    /** The orders of a file and the lines that were skipped. */
    record Result(Orders orders, List<BadLine> badLines) {}

    static Result read(OrdersOptions options, CsvOptions csv) {
        return new OrdersReader(options, csv.file(options.file)).read();
    }

    private Result read() {
        var columns = List.of(options.customerColumn, options.dateColumn, options.amountColumn);
        List<BadLine> badLines = file.read(columns, this::add);
        Orders read = orders.toOrders();
        if (read.rows().size() == 0) {
            throw new InputException(file.holdsNo("orders", badLines));
        }
        return new Result(read, badLines);
    }

    private void add(List<Field> fields) {
        String customer = fields.get(0).as(OrdersReader::notEmpty);
        LocalDate date = fields.get(1).as(this::date);
        long amountMinor = fields.get(2).as(amounts::parse);
        orders.add(customer, date, amountMinor);
    }

    private static String notEmpty(String customer) {
        if (customer.isEmpty()) {
            throw new IllegalArgumentException("is no customer");
        }
        return customer;
    }

    private LocalDate date(String text) {
        LocalDate date = dates.apply(text);
        if (date.isAfter(options.asOf)) {
            throw new IllegalArgumentException("is after the as-of date " + options.asOf);
        }
        if (date.isBefore(EARLIEST)) {
            throw new IllegalArgumentException(
                    "is before " + EARLIEST + "; dates such as 1403/07/15 are read with --date-format=" + SOLAR_HIJRI);
        }
        return date;
    }
}
