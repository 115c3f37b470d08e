package dev.retention.examples.report;

import dev.retention.activity.RefundPolicy;
import dev.retention.examples.csv.CsvFile;
import dev.retention.examples.csv.DayParser;
import dev.retention.survey.NpsScale;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** What can be said on the command line. */
final class ReportOptions {

    @ArgGroup(exclusive = false, heading = "%nOrders: without a file, those of a simulated shop%n")
    OrdersOptions orders;

    @ArgGroup(exclusive = false, heading = "%nAnswers to \"How likely are you to recommend us?\"%n")
    NpsOptions nps;

    @ArgGroup(validate = false, heading = "%nWhat the shop did: each part is shown if it is given%n")
    EffortOptions effort = new EffortOptions();

    @ArgGroup(validate = false, heading = "%nCSV files%n")
    CsvOptions csv = new CsvOptions();

    @ArgGroup(validate = false, heading = "%nReport%n")
    ViewOptions view = new ViewOptions();

    static final class OrdersOptions {

        @Parameters(
                arity = "1",
                paramLabel = "ORDERS",
                description =
                        "CSV file: one order a line, the first line names the columns; a negative amount is a return.")
        Path file;

        @Option(
                names = "--as-of",
                paramLabel = "DATE",
                required = true,
                converter = DayConverter.class,
                description = "The last day that the file knows everything about, such as 2011-12-09.")
        LocalDate asOf;

        @Option(
                names = "--currency",
                paramLabel = "NAME",
                required = true,
                description = "Name of the currency, such as GBP.")
        String currency;

        @Option(
                names = "--decimals",
                paramLabel = "N",
                required = true,
                converter = DecimalsConverter.class,
                description = "Decimal places of the currency: 2 for GBP, 0 for JPY or tomans.")
        int decimals;

        @Option(names = "--minor-units", description = "The amounts are whole minor units: 1250 is 12.50.")
        boolean minorUnits;

        @Option(names = "--decimal-comma", description = "The amounts are written 12,50.")
        boolean decimalComma;

        @Option(
                names = "--refunds",
                paramLabel = "POLICY",
                description = "What a negative amount means: NET (less revenue, no purchase), IGNORED, or COUNTED (less"
                        + " revenue, a purchase). Needed if there is one.")
        RefundPolicy refunds;

        @Option(
                names = "--customer",
                paramLabel = "COLUMN",
                description = "Column of the customer (default: customer). A name or number, taken as it is written:"
                        + " 0912 and 912 are two customers.")
        String customerColumn = "customer";

        @Option(names = "--date", paramLabel = "COLUMN", description = "Column of the date or time (default: date).")
        String dateColumn = "date";

        @Option(
                names = "--amount",
                paramLabel = "COLUMN",
                description = "Column of the amount (default: amount), without thousands separators.")
        String amountColumn = "amount";

        @Option(
                names = "--date-format",
                paramLabel = "PATTERN",
                converter = DatePatternConverter.class,
                description =
                        "Such as dd.MM.yyyy or 'M/d/yyyy H:mm', or SOLAR_HIJRI for 1403/07/15 (default: 2011-12-09,"
                                + " with a time or without).")
        String datePattern;

        @Option(
                names = "--zone",
                paramLabel = "ZONE",
                converter = ZoneConverter.class,
                description = "Time zone of the shop, such as Europe/London. Needed if the times carry an offset.")
        ZoneId zone;
    }

    static final class NpsOptions {

        @Option(names = "--nps", paramLabel = "ANSWERS", required = true, description = "CSV file: one answer a line.")
        Path file;

        @Option(
                names = "--nps-scale",
                paramLabel = "SCALE",
                required = true,
                converter = NpsScaleConverter.class,
                description = "0-10 or 1-10, as the question was asked.")
        NpsScale scale;

        @Option(names = "--nps-answer", paramLabel = "COLUMN", description = "Column of the answer (default: answer).")
        String column = "answer";
    }

    static final class CsvOptions {

        @Option(
                names = "--delimiter",
                paramLabel = "CHAR",
                converter = DelimiterConverter.class,
                description = "Between the fields, or TAB (default: ${DEFAULT-VALUE}).")
        char delimiter = ',';

        @Option(
                names = "--encoding",
                paramLabel = "NAME",
                converter = EncodingConverter.class,
                description = "Such as UTF-16 or windows-1256 (default: ${DEFAULT-VALUE}).")
        Charset encoding = StandardCharsets.UTF_8;

        @Option(
                names = "--skip-bad-lines",
                description =
                        "Skip lines that cannot be used, count and list them. Wrong quotes still stop the report.")
        boolean skipBadLines;

        CsvFile file(Path path) {
            return new CsvFile(path, delimiter, encoding, skipBadLines);
        }
    }

    static final class ViewOptions {

        @Option(
                names = "--cohorts",
                paramLabel = "PERIOD",
                description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
        CohortPeriod cohorts = CohortPeriod.MONTH;

        @Option(
                names = "--week-start",
                paramLabel = "DAY",
                description = "First day of a week, such as MONDAY. Needed with --cohorts=WEEK.")
        DayOfWeek weekStart;

        @Option(
                names = "--rfm",
                paramLabel = "METHOD",
                description =
                        "How scores are cut: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}, ties together).")
        RfmMethod rfm = RfmMethod.RANKS;

        @Option(names = "--json", description = "Write the same numbers as JSON.")
        boolean json;

        @Option(names = "--help", usageHelp = true, description = "Show this and stop.")
        boolean help;
    }

    /** A day as --as-of gives it. */
    static final class DayConverter implements ITypeConverter<LocalDate> {

        @Override
        public LocalDate convert(String value) {
            try {
                LocalDate day = LocalDate.parse(value);
                if (day.isBefore(OrdersReader.EARLIEST)) {
                    throw new TypeConversionException(
                            "'" + value + "' is before " + OrdersReader.EARLIEST + "; it is a Gregorian date");
                }
                return day;
            } catch (DateTimeParseException e) {
                throw new TypeConversionException("'" + value + "' is not a day such as 2011-12-09");
            }
        }
    }

    /** As many decimal places as an amount of 64 bits can have. */
    static final class DecimalsConverter implements ITypeConverter<Integer> {

        @Override
        public Integer convert(String value) {
            if (!value.matches("\\d|1[0-8]")) {
                throw new TypeConversionException("'" + value + "' is not a whole number from 0 to 18");
            }
            return Integer.valueOf(value);
        }
    }

    /** A time zone by its name. */
    static final class ZoneConverter implements ITypeConverter<ZoneId> {

        @Override
        public ZoneId convert(String value) {
            try {
                return ZoneId.of(value);
            } catch (DateTimeException e) {
                throw new TypeConversionException("'" + value + "' is not a time zone such as Europe/London");
            }
        }
    }

    /** An encoding by its name. */
    static final class EncodingConverter implements ITypeConverter<Charset> {

        @Override
        public Charset convert(String value) {
            try {
                return Charset.forName(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("'" + value + "' is not an encoding such as UTF-8 or windows-1252");
            }
        }
    }

    /** The scales on which recommendation is asked. */
    static final class NpsScaleConverter implements ITypeConverter<NpsScale> {

        @Override
        public NpsScale convert(String value) {
            return switch (value) {
                case "0-10" -> NpsScale.ZERO_TO_TEN;
                case "1-10" -> NpsScale.ONE_TO_TEN;
                default -> throw new TypeConversionException("'" + value + "' is neither 0-10 nor 1-10");
            };
        }
    }

    /** Rejects what is no pattern of a date. */
    static final class DatePatternConverter implements ITypeConverter<String> {

        @Override
        public String convert(String value) {
            if (value.equalsIgnoreCase(OrdersReader.SOLAR_HIJRI)) {
                return OrdersReader.SOLAR_HIJRI;
            }
            try {
                DayParser.ofPattern(value, null);
                return value;
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("'" + value + "' is not a date format: " + e.getMessage());
            }
        }
    }

    /** One character, or the name of one that is awkward to type. */
    static final class DelimiterConverter implements ITypeConverter<Character> {

        @Override
        public Character convert(String value) {
            if (value.equalsIgnoreCase("TAB")) {
                return '\t';
            }
            if (value.matches("[\"\r\n]")) {
                throw new TypeConversionException("it must not be a quote or a line end");
            }
            if (value.length() != 1) {
                throw new TypeConversionException("'" + value + "' is neither TAB nor a single character");
            }
            return value.charAt(0);
        }
    }
}
