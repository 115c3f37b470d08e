package dev.retention.examples.report.input;

import dev.retention.activity.RefundPolicy;
import dev.retention.examples.csv.AmountFormat;
import dev.retention.examples.csv.CountedDays;
import dev.retention.examples.csv.CsvFile;
import dev.retention.examples.csv.DayParser;
import dev.retention.examples.report.findings.ShopCalendar;
import dev.retention.loyalty.PointsConventions.LotOrder;
import dev.retention.loyalty.PointsConventions.SpentRefund;
import dev.retention.survey.NpsScale;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** What can be said on the command line. */
public final class ReportOptions {

    @ArgGroup(exclusive = false, heading = "%nOrders: without a file, those of a simulated shop%n")
    public OrdersOptions orders;

    @ArgGroup(exclusive = false, heading = "%nAnswers to \"How likely are you to recommend us?\"%n")
    public NpsOptions nps;

    @ArgGroup(validate = false, heading = "%nWhat the shop did: each part is shown if it is given%n")
    public EffortOptions effort = new EffortOptions();

    @ArgGroup(exclusive = false, heading = "%nPoints of a loyalty programme, beside the orders%n")
    PointsOptions points;

    @ArgGroup(validate = false, heading = "%nCSV files%n")
    public CsvOptions csv = new CsvOptions();

    @ArgGroup(validate = false, heading = "%nReport%n")
    public ViewOptions view = new ViewOptions();

    @Option(
            names = "--inspect",
            paramLabel = "FILE",
            description =
                    "Look at a CSV file first: say what is in it and which command would read it. With --delimiter or"
                            + " --encoding if it cannot be read without.")
    public Path inspect;

    public static final class OrdersOptions {

        @Parameters(
                arity = "1",
                paramLabel = "ORDERS",
                description =
                        "CSV file: an order a line, or with --order a line of an order; the first line names the columns; a"
                                + " negative amount is a return.")
        public Path file;

        @Option(
                names = "--as-of",
                paramLabel = "DATE",
                required = true,
                description =
                        "The last day that the file knows everything about, such as 2011-12-09, or 1404/03/31 with"
                                + " --date-format=SOLAR_HIJRI.")
        public String asOf;

        @Option(
                names = "--currency",
                paramLabel = "NAME",
                required = true,
                description = "Name of the currency, such as GBP.")
        public String currency;

        @Option(
                names = "--decimals",
                paramLabel = "N",
                required = true,
                converter = DecimalsConverter.class,
                description = "Decimal places of the currency: 2 for GBP, 0 for JPY or tomans.")
        public int decimals;

        @Option(
                names = "--shop",
                paramLabel = "SHOP",
                converter = ShopConverter.class,
                description =
                        "The export of a shop system as it is: shopify, woocommerce or stripe. It sets columns, statuses,"
                                + " refunds and zone; the page says how, and options below override it.")
        public Shop shop;

        @Option(
                names = "--customer",
                paramLabel = "COLUMN",
                description =
                        "Column of the customer (default: customer). A name or number, taken as it is written but for"
                                + " invisible marks, digits of other scripts, a .0 behind whole numbers and the letter case of e-mail"
                                + " addresses: 0912 and 912 are two customers.")
        public String customerColumn;

        @Option(names = "--date", paramLabel = "COLUMN", description = "Column of the date or time (default: date).")
        public String dateColumn;

        @Option(names = "--amount", paramLabel = "COLUMN", description = "Column of the amount (default: amount).")
        public String amountColumn;

        @Option(
                names = "--quantity",
                paramLabel = "COLUMN",
                description =
                        "Column of the quantity, where the amount is the price of one: the line comes to both multiplied.")
        public String quantityColumn;

        @Option(
                names = "--order",
                paramLabel = "COLUMN",
                description = "Column of the order's number, where an order can have several lines.")
        public String orderColumn;

        @Option(
                names = "--product",
                paramLabel = "COLUMN",
                description = "Column of the product: what is bought together and next, and with what customers began.")
        public String productColumn;

        @Option(
                names = "--by",
                paramLabel = "COLUMN",
                description =
                        "Column to compare customers by, as their first order says: country, channel, plan, first product"
                                + " (default: the size of the first order).")
        public String byColumn;

        @Option(
                names = "--email",
                paramLabel = "COLUMN",
                description = "Column of the customer's e-mail address, for --export.")
        public String emailColumn;

        @Option(
                names = "--phone",
                paramLabel = "COLUMN",
                description = "Column of the customer's telephone number, for --export.")
        public String phoneColumn;

        @Option(
                names = "--birthday",
                paramLabel = "COLUMN",
                description =
                        "Column of the customer's birthday, as 1990-04-23, or 1369-02-03 of the Solar Hijri calendar: an"
                                + " audience of its own.")
        public String birthdayColumn;

        @Option(
                names = "--tiers",
                paramLabel = "NAME=AMOUNT",
                split = ",",
                description = "Tiers of a loyalty programme by what was spent in the last 365 days, such as"
                        + " Silver=500,Gold=2000: who has which, and who is about to lose it.")
        public Map<String, BigDecimal> tiers = new LinkedHashMap<>();

        @Option(
                names = "--amount-of",
                paramLabel = "WHAT",
                description =
                        "Whose the amount of a line is: LINE (those of an order are added up) or ORDER (the order's total,"
                                + " repeated on its lines or on one of them). Needed with --order if it matters.")
        public AmountOf amountOf;

        @Option(
                names = "--refund",
                paramLabel = "COLUMN",
                description = "Column of what was given back, a positive amount.")
        public String refundColumn;

        @Option(
                names = "--refunds",
                paramLabel = "POLICY",
                description = "What a negative amount means: NET (less revenue, no purchase), IGNORED, or COUNTED (less"
                        + " revenue, a purchase). Needed if there is one.")
        public RefundPolicy refunds;

        @Option(
                names = "--undone",
                paramLabel = "CHOICE",
                description =
                        "Orders that were given back wholly, with --order: KEEP (an order of 0, the default) or DROP.")
        public Choice undone = Choice.KEEP;

        @Option(
                names = "--repeated",
                paramLabel = "CHOICE",
                description = "Lines that are there again word for word: KEEP or DROP. Needed if there are many.")
        public Choice repeated;

        @Option(
                names = "--keep",
                paramLabel = "COLUMN=VALUE,..",
                converter = FilterConverter.class,
                description =
                        "Only lines with one of these values, such as 'Status=paid,shipped'. A line that is blank there has"
                                + " the value of its order.")
        public List<LineFilter> keep = new ArrayList<>();

        @Option(
                names = "--drop",
                paramLabel = "COLUMN=VALUE,..",
                converter = FilterConverter.class,
                description = "No lines with one of these values.")
        public List<LineFilter> drop = new ArrayList<>();

        @Option(
                names = "--nobody",
                paramLabel = "NAME,..",
                split = ",",
                description =
                        "Customers that are nobody, such as guest,0: their orders are left out and counted, and so are those"
                                + " without a customer. Asked for if such a name has many orders.")
        public List<String> nobody;

        @Option(
                names = "--country-code",
                paramLabel = "CODE",
                converter = CountryCodeConverter.class,
                description =
                        "Customers are telephone numbers, and those without a country's code have this one: with 98,"
                                + " +98 912 123 4567, 00989121234567, 09121234567 and 9121234567 are one customer.")
        public String countryCode;

        @Option(
                names = "--accept",
                paramLabel = "WHAT,..",
                split = ",",
                description = "Answers a question with \"it is right as it stands\": ${COMPLETION-CANDIDATES}.")
        public List<Accept> accept = new ArrayList<>();

        @Option(
                names = "--thousands",
                paramLabel = "CHAR",
                converter = ThousandsConverter.class,
                description =
                        "What stands between thousands: , or . or another character, or NONE. Needed where 150.000 could be"
                                + " 150.")
        public Character thousands;

        @Option(names = "--decimal-comma", description = "The amounts are written 12,50.")
        public boolean decimalComma;

        @Option(names = "--minor-units", description = "The amounts are whole minor units: 1250 is 12.50.")
        public boolean minorUnits;

        @Option(
                names = "--round",
                description = "Round amounts to the currency's decimal places: 59.989999999999995 is 59.99.")
        public boolean round;

        @Option(
                names = "--date-format",
                paramLabel = "PATTERN",
                converter = DatePatternConverter.class,
                description =
                        "Such as dd.MM.yyyy or 'M/d/yyyy H:mm'; SOLAR_HIJRI for 1403/07/15; EXCEL_DAYS for 45658; UNIX_SECONDS,"
                                + " UNIX_MILLIS or UNIX_MICROS (default: 2011-12-09, with a time or without).")
        public String datePattern;

        @Option(
                names = "--zone",
                paramLabel = "ZONE",
                converter = ZoneConverter.class,
                description =
                        "Time zone of the shop, such as Europe/London, or AS_WRITTEN if the file is in the shop's time. Needed"
                                + " if the times carry an offset.")
        public ZoneOption zone;

        @Option(
                names = "--times-in",
                paramLabel = "ZONE",
                converter = ZoneConverter.class,
                description =
                        "Zone that times without an offset are written in, such as UTC. Needed with --zone if there are any.")
        public ZoneOption timesIn;

        public boolean accepts(Accept question) {
            return accept.contains(question);
        }
    }

    /** Whose the amount of a line is. */
    public enum AmountOf {
        LINE,
        ORDER
    }

    /** What becomes of something that may count or not. */
    public enum Choice {
        KEEP,
        DROP
    }

    /** Questions that can be answered with yes. */
    public enum Accept {
        /** Statuses such as "cancelled" count like others. */
        STATUSES,
        /** A column of refunds is none. */
        REFUNDS,
        /** Lines with one order number are orders of their own. */
        ORDERS,
        /** The amount is the line's, though a column has quantities. */
        QUANTITIES,
        /** Amounts are of one currency whatever the column of currencies says. */
        CURRENCIES,
        /** Names such as "guest" are customers. */
        NOBODY,
        /** Customers such as 9.89121E+11 are customers, and 00042 and 42 are two. */
        ROUNDED,
        /** +989121234567 and 09121234567 are two customers. */
        PHONES
    }

    /**
     * A zone as it is said.
     *
     * @param id the zone; null for the one that times are written in
     */
    record ZoneOption(ZoneId id) {}

    public static final class NpsOptions {

        @Option(names = "--nps", paramLabel = "ANSWERS", required = true, description = "CSV file: one answer a line.")
        public Path file;

        @Option(
                names = "--nps-scale",
                paramLabel = "SCALE",
                required = true,
                converter = NpsScaleConverter.class,
                description =
                        "0-10, 1-10, 1-5 or 1-7, as the question was asked. Promoters are 9 and 10, on the short scales the best"
                                + " answer; passives the two below, on the short scales one.")
        public NpsScale scale;

        @Option(names = "--nps-answer", paramLabel = "COLUMN", description = "Column of the answer (default: answer).")
        public String column = "answer";

        @Option(names = "--accept-low-answers", description = "The scale is right though nobody answered high on it.")
        public boolean acceptLowAnswers;
    }

    public static final class PointsOptions {

        @Option(
                names = "--points",
                paramLabel = "EVENTS",
                required = true,
                description =
                        "CSV file: one event a line, in their order; columns customer, date, event (EARN, REDEEM, REFUND"
                                + " or CANCEL), reference (the order's number, or the redemption's), points, last_day.")
        public Path file;

        @Option(
                names = "--points-used",
                paramLabel = "ORDER",
                description = "Which points are used first: ${COMPLETION-CANDIDATES} (default: FIRST_EXPIRING).")
        public LotOrder lotOrder = LotOrder.FIRST_EXPIRING;

        @Option(
                names = "--points-refund",
                paramLabel = "WHAT",
                description = "What becomes of points that were spent before their order came back:"
                        + " ${COMPLETION-CANDIDATES} (default: NEGATIVE_BALANCE).")
        public SpentRefund spentRefund = SpentRefund.NEGATIVE_BALANCE;
    }

    public static final class CsvOptions {

        @Option(
                names = "--delimiter",
                paramLabel = "CHAR",
                converter = DelimiterConverter.class,
                description = "Between the fields, or TAB (default: , or what a first line sep=; says).")
        public Character delimiter;

        @Option(
                names = "--encoding",
                paramLabel = "NAME",
                converter = EncodingConverter.class,
                description =
                        "Such as windows-1252 or windows-1256 (default: UTF-8, or UTF-16 where the file says so).")
        public Charset encoding;

        @Option(
                names = "--skip-bad-lines",
                description =
                        "Skip lines that cannot be used, count and list them. Wrong quotes still stop the report.")
        public boolean skipBadLines;

        CsvFile file(Path path) {
            return new CsvFile(path, delimiter, encoding, skipBadLines);
        }
    }

    public static final class ViewOptions {

        @Option(
                names = "--cohorts",
                paramLabel = "PERIOD",
                description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
        public CohortPeriod cohorts = CohortPeriod.MONTH;

        @Option(
                names = "--week-start",
                paramLabel = "DAY",
                description = "First day of a week, such as MONDAY. Needed with --cohorts=WEEK.")
        public DayOfWeek weekStart;

        @Option(
                names = "--rfm",
                paramLabel = "METHOD",
                description =
                        "How scores are cut: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}, ties together).")
        public RfmMethod rfm = RfmMethod.RANKS;

        @Option(
                names = "--export",
                paramLabel = "FOLDER",
                description = "Write the audiences there as CSV, one file each.")
        public Path export;

        @Option(
                names = "--leave-out",
                paramLabel = "FILE",
                description =
                        "CSV file: whom not to write to, in the column customer; with a day in the column contacted, for"
                                + " --quiet-days.")
        public Path leaveOut;

        @Option(
                names = "--quiet-days",
                paramLabel = "N",
                description = "For how many days a customer who was contacted is left out.")
        public Integer quietDays;

        @Option(
                names = "--export-for",
                split = ",",
                paramLabel = "TOOL,..",
                description =
                        "Beside them, files that advertising tools read, with hashed --email and --phone of those who are not"
                                + " held out: ${COMPLETION-CANDIDATES}.")
        public List<AdTool> tools = new ArrayList<>();

        @Option(
                names = "--phone-code",
                paramLabel = "CODE",
                converter = CountryCodeConverter.class,
                description = "The country's code of telephone numbers without one, such as 98, for --export-for.")
        public String phoneCode;

        @Option(
                names = "--windows",
                split = ",",
                arity = "1",
                paramLabel = "DAYS",
                description =
                        "Days that a customer is new, until one declines, until one has lapsed: 30,90,365. Without them each"
                                + " customer's own rhythm says it.")
        public int[] windows;

        @Option(
                names = "--control",
                paramLabel = "SHARE",
                description = "Share of each audience to hold out, in [0, 1] (default: ${DEFAULT-VALUE}).")
        public double control = 0;

        @Option(
                names = "--html",
                paramLabel = "FILE",
                description = "Also write the report as one HTML page, for a browser, a phone and paper.")
        public Path html;

        @Option(
                names = "--language",
                paramLabel = "LANGUAGE",
                description = "Of the page: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
        public Language language = Language.EN;

        @Option(
                names = "--calendar",
                paramLabel = "CALENDAR",
                description = "Whose months, quarters and years count, in every part of the report:"
                        + " ${COMPLETION-CANDIDATES} (default: the language's).")
        ShopCalendar calendar;

        @Option(names = "--json", description = "Write the same numbers as JSON.")
        public boolean json;

        @Option(names = "--help", usageHelp = true, description = "Show this and stop.")
        public boolean help;

        public ShopCalendar calendar() {
            return calendar == null ? language.calendar() : calendar;
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

    /** An amount in whole units. */
    public static final class AmountConverter implements ITypeConverter<BigDecimal> {

        private static final int MOST_DIGITS = 18;

        @Override
        public BigDecimal convert(String value) {
            try {
                var amount = new BigDecimal(value);
                if (amount.scale() <= MOST_DIGITS && amount.precision() - (long) amount.scale() <= MOST_DIGITS) {
                    return amount;
                }
            } catch (NumberFormatException e) {
                // as of one that is too large
            }
            throw new TypeConversionException("'" + value + "' is not an amount such as 500");
        }
    }

    /** A time zone by its name. */
    static final class ZoneConverter implements ITypeConverter<ZoneOption> {

        @Override
        public ZoneOption convert(String value) {
            try {
                return new ZoneOption(value.equalsIgnoreCase("AS_WRITTEN") ? null : ZoneId.of(value));
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
                case "1-5" -> new NpsScale(1, 5, 4, 5);
                case "1-7" -> new NpsScale(1, 7, 6, 7);
                default -> throw new TypeConversionException("'" + value + "' is none of 0-10, 1-10, 1-5, 1-7");
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
            if (CountedDays.Unit.named(value).isPresent()) {
                return value;
            }
            try {
                DayParser.ofPattern(value, null);
                return value;
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("'" + value + "' is not a date format: " + e.getMessage());
            }
        }
    }

    /** The digits with which numbers of a country begin. */
    static final class CountryCodeConverter implements ITypeConverter<String> {

        @Override
        public String convert(String value) {
            String code = value.startsWith("+") ? value.substring(1) : value;
            if (!code.matches("[1-9][0-9]{0,2}")) {
                throw new TypeConversionException("'" + value + "' is not a country's code such as 98");
            }
            return code;
        }
    }

    /** The name of a shop system. */
    static final class ShopConverter implements ITypeConverter<Shop> {

        @Override
        public Shop convert(String value) {
            return Shop.named(value)
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + value + "' is none of " + Shop.names() + "; --inspect helps with other files"));
        }
    }

    /** A column and values. */
    static final class FilterConverter implements ITypeConverter<LineFilter> {

        @Override
        public LineFilter convert(String value) {
            int equals = value.indexOf('=');
            if (equals < 1) {
                throw new TypeConversionException(
                        "'" + value + "' is not a column and its values, such as Status=paid,shipped");
            }
            return LineFilter.of(
                    value.substring(0, equals),
                    List.of(value.substring(equals + 1).split(",", -1)));
        }
    }

    /** A character that stands between thousands, or NONE. */
    static final class ThousandsConverter implements ITypeConverter<Character> {

        @Override
        public Character convert(String value) {
            if (value.equalsIgnoreCase("NONE")) {
                return AmountFormat.NONE;
            }
            if (value.length() != 1 || Character.isLetterOrDigit(value.charAt(0)) || "+-()\"".contains(value)) {
                throw new TypeConversionException(
                        "'" + value + "' is neither NONE nor a single character such as . or ,");
            }
            return value.charAt(0);
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
