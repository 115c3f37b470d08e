package dev.retention.examples.report.inspect;

import static dev.retention.examples.page.Table.number;
import static dev.retention.examples.page.Table.words;

import dev.retention.examples.csv.CountedDays;
import dev.retention.examples.csv.CsvFile;
import dev.retention.examples.csv.Currencies;
import dev.retention.examples.csv.FirstBytes;
import dev.retention.examples.csv.Header;
import dev.retention.examples.csv.InputException;
import dev.retention.examples.csv.Lines;
import dev.retention.examples.csv.SafeText;
import dev.retention.examples.page.Block;
import dev.retention.examples.page.Format;
import dev.retention.examples.page.Page;
import dev.retention.examples.page.Section;
import dev.retention.examples.page.Table;
import dev.retention.examples.page.TextPage;
import dev.retention.examples.report.input.ReportInput;
import dev.retention.examples.report.input.ReportOptions;
import dev.retention.examples.report.input.ReportOptions.CsvOptions;
import dev.retention.examples.report.input.Shop;
import dev.retention.examples.report.input.UnseenColumns;
import dev.retention.examples.report.input.UsageException;
import dev.retention.examples.report.numbers.Report;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import picocli.CommandLine;

/**
 * Looks at a file: how it is written, what its columns could be, which command reads it, and what only the user can answer. The
 * command that it prints has been tried.
 */
public final class Inspection implements CsvFile.Records {

    /** The currency of a command that the user has still to put one into. */
    private static final String UNKNOWN = "XXX";

    /** As many records are looked at. */
    private static final int LOOKED_AT = 100_000;

    private static final Pattern CUSTOMER = Pattern.compile(
            "(?iU).*(e-?mail|customer|client|kunde|user|buyer|shopper|account|member|cliente|acheteur|phone|mobile).*|.*(مشتری|موبایل|تلفن|ایمیل).*");
    private static final Pattern NO_CUSTOMER = Pattern.compile(
            "(?iU).*(type|note|accepts|group|country|city|zip|street|province|marketing|description|shipping|company).*");
    private static final Pattern DATE =
            Pattern.compile("(?iU).*(date|created|time|datum|ordered|paid|fecha|data|day).*|.*تاریخ.*");
    private static final Pattern AMOUNT = Pattern.compile(
            "(?iU).*(amount|total|revenue|betrag|summe|umsatz|sum|value|price|paid|montant|importe|importo).*|.*(مبلغ|جمع|قیمت).*");
    private static final Pattern NO_AMOUNT = Pattern.compile(
            "(?iU).*(tax|ship|discount|fee|quantity|qty|refund|lineitem|item |subtotal|outstanding|vat|coupon|count).*|.*(مالیات|تخفیف).*");
    /** Said of an amount, it does not make it a tax. */
    private static final Pattern WITH_TAX = Pattern.compile(
            "(?iU)\\(?\\b(?:inc|incl|including|ex|exc|excl|excluding|with|without)\\b\\.? ?(?:tax|taxes|vat|gst)\\)?");

    private static final Pattern PRODUCT = Pattern.compile(
            "(?iU).*(product|item|sku|stock ?code|article|artikel|producto|produit).*|.*(محصول|کالا).*");
    private static final Pattern NO_PRODUCT = Pattern.compile(
            "(?iU).*(price|amount|total|quantity|qty|count|discount|tax|weight|type|note|vendor|requires|taxable|fulfil).*|.*(قیمت|مبلغ|تعداد).*");

    private static final Pattern ANSWER = Pattern.compile(
            "(?iU).*(nps|score|answer|rating|recommend|antwort|note|response|puntu).*|.*(پاسخ|امتیاز).*");

    private final Path path;
    private final CsvOptions csv;
    /** What the command takes from the file and only the user can know better. */
    private final List<String> checks = new ArrayList<>();

    /** What stands open. */
    private final List<String> questions = new ArrayList<>();

    private final List<String> command = new ArrayList<>();

    private Header header;
    private List<ColumnLook> looks = List.of();
    private long seen;
    private LocalDate lastDay;
    private Charset encoding;
    private char delimiter;

    private Inspection(Path path, CsvOptions csv) {
        this.path = path;
        this.csv = csv;
    }

    public static String of(Path path, CsvOptions csv) {
        return SafeText.lines(TextPage.of(new Inspection(path, csv).page()));
    }

    private Page page() {
        encoding = csv.encoding == null ? likelyEncoding() : csv.encoding;
        delimiter = csv.delimiter == null ? likelyDelimiter() : csv.delimiter;
        var file = new CsvFile(path, delimiter, encoding, true);
        Lines lines = file.read(this);
        if (lines.records() == 0) {
            throw new InputException(
                    path + ": the first line is "
                            + (lines.badRecords() == 0
                                    ? "the only one: there are no orders"
                                    : "'" + SafeText.within(String.join(String.valueOf(delimiter), header.names()), 60)
                                            + "', and no other line has as many fields; it must name the columns, without a title above it"));
        }
        command.add(quoted(path.toString()));
        if (delimiter != ',') {
            command.add("--delimiter=" + (delimiter == '\t' ? "TAB" : quoted(String.valueOf(delimiter))));
        }
        if (csv.encoding != null || encoding.equals(Charset.forName("windows-1252"))) {
            command.add("--encoding=" + encoding);
        }
        String kind = decide();
        var sections = new ArrayList<Section>();
        sections.add(Section.of(
                "File",
                SafeText.within(path.toString(), 80),
                new Block.Paragraph(Format.count(lines.total(), "line") + ": " + Format.count(lines.header())
                        + " header, " + Format.count(lines.read()) + " of records, " + Format.count(lines.blank())
                        + " blank, " + Format.count(lines.skipped()) + " that do not fit the header\nencoding "
                        + encoding
                        + ", delimiter " + (delimiter == '\t' ? "TAB" : "'" + delimiter + "'")
                        + (seen >= LOOKED_AT
                                ? "\nthe first " + Format.count(LOOKED_AT) + " records were looked at"
                                : ""))));
        sections.add(Section.of("Columns", "those that are not empty, with some of their values", columnTable()));
        sections.add(Section.of("What it is", kind));
        if (!questions.isEmpty()) {
            sections.add(Section.of("Questions", "what only you can answer", numbered(questions)));
        }
        if (!checks.isEmpty()) {
            sections.add(Section.of("Check", "what the command takes from the file", numbered(checks)));
        }
        sections.add(Section.of(
                "Command",
                questions.isEmpty() ? "it runs" : "it runs once your answers to the questions are in it",
                new Block.Note("java -jar " + jar() + " " + String.join(" ", command))));
        return new Page(
                "INSPECTION",
                List.of("This is no report yet: it says what is in the file, and which command reads it."),
                sections);
    }

    private static Block numbered(List<String> questions) {
        var text = new StringBuilder();
        for (int i = 0; i < questions.size(); i++) {
            text.append(i + 1)
                    .append(". ")
                    .append(questions
                            .get(i)
                            .replaceAll("(.{1,108})( +|$)", "$1\n")
                            .strip()
                            .replace("\n", "\n   "))
                    .append("\n");
        }
        return new Block.Note(text.toString());
    }

    private Table columnTable() {
        return Table.of(
                looks.stream().filter(look -> look.filled > 0).limit(60).toList(),
                List.of(
                        words("Column", look -> SafeText.within(look.name, 28)),
                        number("Filled", look -> Format.count(look.filled)),
                        number("Different", look -> (look.isFull() ? "> " : "") + Format.count(look.different())),
                        words("Looks like", ColumnLook::kind),
                        words("Values", look -> SafeText.within(look.samplesShown(), 48))));
    }

    @Override
    public int[] columns(Header names) {
        header = names;
        looks = names.names().stream().map(ColumnLook::new).toList();
        return IntStream.range(0, looks.size()).toArray();
    }

    @Override
    public void accept(CsvFile.Record record) {
        if (seen++ >= LOOKED_AT) {
            return;
        }
        for (int i = 0; i < looks.size(); i++) {
            looks.get(i).see(record.field(i).text());
        }
    }

    /** What the file is, in half a sentence; fills the command and the questions. */
    private String decide() {
        Optional<Shop> shop =
                List.of(Shop.values()).stream().filter(s -> s.fits(header)).findFirst();
        Optional<ColumnLook> date = best(
                DATE, null, look -> !look.dateFormats().isEmpty() && look.kind().matches("date|time.*"));
        date = date.or(() -> looks.stream()
                .filter(look ->
                        DATE.matcher(look.name).matches() && look.counted().isPresent())
                .findFirst());
        Optional<ColumnLook> answer = date.isEmpty() ? answers() : Optional.empty();
        if (answer.isPresent()) {
            return decideAnswers(answer.get());
        }
        if (shop.isPresent()) {
            Shop.Preset preset = shop.get().preset(header);
            command.add("--shop=" + shop.get());
            date = look(preset.date());
            if (preset.timesInUtc()) {
                questions.add(
                        "In which zone is the shop? The times are UTC: --zone=Europe/London, say, or --zone=UTC.");
                command.add("--zone=UTC");
            }
            finish(date, look(preset.amount()), preset.datePattern());
            return "an export of " + shop.get() + "; --shop sets its columns, statuses and refunds";
        }
        Optional<ColumnLook> customer =
                best(CUSTOMER, NO_CUSTOMER, look -> !look.kind().equals("empty"));
        Optional<ColumnLook> amount =
                best(AMOUNT, NO_AMOUNT, look -> look.isNumeric() && !look.kind().matches("date|time.*"));
        if (date.isEmpty()) {
            questions.add(
                    "Which column is the date? None looks like one. --date=COLUMN names it, --date-format says how it is written.");
            command.add("--date=COLUMN");
        }
        if (customer.isEmpty()) {
            questions.add("Which column is the customer? --customer=COLUMN names it" + others(date, amount) + ".");
            command.add("--customer=COLUMN");
        }
        if (amount.isEmpty()) {
            questions.add("Which column is the amount? None looks like one. --amount=COLUMN names it.");
            command.add("--amount=COLUMN");
        }
        column("--customer", "customer", customer);
        column("--date", "date", date);
        column("--amount", "amount", amount);
        amount.ifPresent(this::quantity);
        orderColumns(customer, date, amount);
        whatElseThereIs();
        finish(date, amount, null);
        return date.isPresent() && amount.isPresent()
                ? "orders, or lines of orders"
                : "no file of orders, as far as can be seen";
    }

    /** What the file can tell besides, and a choice that a file of lines has. */
    private void whatElseThereIs() {
        best(PRODUCT, NO_PRODUCT, look -> !look.kind().equals("empty"))
                .ifPresent(look -> checks.add("Is '" + SafeText.within(look.name, 40)
                        + "' the product? --product=" + quoted(look.name)
                        + " adds what is bought together and next, and with what customers began."));
        if (command.stream().anyMatch(part -> part.startsWith("--order="))) {
            checks.add(
                    "Do orders count that were given back wholly? They do, as orders of 0; --undone=DROP leaves them out.");
        }
    }

    /** A price of one is no amount of a line. */
    private void quantity(ColumnLook amount) {
        if (!UnseenColumns.UNIT_PRICE.matcher(amount.name).matches()) {
            return;
        }
        looks.stream()
                .filter(look -> UnseenColumns.QUANTITY.matcher(look.name).matches() && look.isNumeric())
                .findFirst()
                .ifPresent(look -> {
                    command.add("--quantity=" + quoted(look.name));
                    checks.add("A line comes to '" + SafeText.within(amount.name, 40) + "' times '"
                            + SafeText.within(look.name, 40)
                            + "'. If the price is the line's, --accept=QUANTITIES stands for --quantity.");
                });
    }

    private String others(Optional<ColumnLook> date, Optional<ColumnLook> amount) {
        List<String> left = looks.stream()
                .filter(look -> look.filled > 0 && !date.equals(Optional.of(look)) && !amount.equals(Optional.of(look)))
                .map(look -> SafeText.within(look.name, 30))
                .limit(6)
                .toList();
        return left.isEmpty() ? "; the file has none that is left" : ": " + String.join(", ", left);
    }

    private Optional<ColumnLook> look(String column) {
        return looks.stream().filter(look -> look.name.equalsIgnoreCase(column)).findFirst();
    }

    /** The best column of a kind: one whose name says so, fuller ones first, and short names before long ones. */
    private Optional<ColumnLook> best(Pattern name, Pattern not, java.util.function.Predicate<ColumnLook> kind) {
        Comparator<ColumnLook> byName =
                Comparator.comparing(look -> !name.matcher(look.name).matches());
        return looks.stream()
                .filter(kind)
                .filter(look -> look.name.length() <= 200
                        && (not == null
                                || !not.matcher(WITH_TAX.matcher(look.name).replaceAll(""))
                                        .matches()))
                .filter(look -> name == DATE || name.matcher(look.name).matches())
                .sorted(byName.thenComparing(look -> -look.filled).thenComparing(look -> rank(look, name)))
                .findFirst();
    }

    /** Ids and addresses before names, totals before parts, the creation before later events. */
    private static int rank(ColumnLook look, Pattern name) {
        String lower = look.name.toLowerCase(Locale.ROOT);
        List<String> first = name == CUSTOMER
                ? List.of("customer", "email", "e-mail", "customer id", "customer_id", "user_id")
                : name == AMOUNT
                        ? List.of("amount", "total", "order total", "revenue")
                        : List.of("date", "created at", "order date");
        if (name == AMOUNT && UnseenColumns.UNIT_PRICE.matcher(look.name).matches()) {
            return Integer.MAX_VALUE;
        }
        int index = first.indexOf(lower);
        return index >= 0 ? index : first.size() + (first.stream().anyMatch(lower::contains) ? 0 : 1);
    }

    private void column(String option, String usual, Optional<ColumnLook> look) {
        look.filter(found -> !found.name.equalsIgnoreCase(usual) || isTwice(found.name))
                .ifPresent(found -> command.add(option + "=" + quoted(found.name + (isTwice(found.name) ? "#1" : ""))));
        look.filter(found -> isTwice(found.name))
                .ifPresent(
                        found -> questions.add("Which of the columns '" + SafeText.within(found.name, 40) + "' is it? "
                                + option + "=" + quoted(found.name + "#1") + " or " + quoted(found.name + "#2") + "."));
    }

    private boolean isTwice(String name) {
        return looks.stream().filter(look -> look.name.equalsIgnoreCase(name)).count() > 1;
    }

    private void orderColumns(Optional<ColumnLook> customer, Optional<ColumnLook> date, Optional<ColumnLook> amount) {
        looks.stream()
                .filter(look -> UnseenColumns.ORDER.matcher(look.name).matches()
                        && look.filled > look.different()
                        && !look.isFull())
                .filter(look -> !customer.equals(Optional.of(look))
                        && !date.equals(Optional.of(look))
                        && !amount.equals(Optional.of(look)))
                .findFirst()
                .ifPresent(look -> command.add("--order=" + quoted(look.name)));
        looks.stream()
                .filter(look -> UnseenColumns.REFUND.matcher(look.name).matches() && look.isNumeric() && look.most > 0)
                .findFirst()
                .ifPresent(look -> command.add("--refund=" + quoted(look.name)));
        looks.stream()
                .filter(look -> UnseenColumns.STATUS.matcher(look.name).matches() && look.values.size() <= 12)
                .filter(look -> look.values.stream().anyMatch(value -> UnseenColumns.broughtNothing(value)))
                .findFirst()
                .ifPresent(look -> {
                    String good = String.join(
                            ",",
                            look.values.stream()
                                    .filter(value -> !UnseenColumns.broughtNothing(value))
                                    .toList());
                    String all = look.values.stream()
                            .map(value -> "'" + SafeText.within(value, 30) + "'")
                            .collect(java.util.stream.Collectors.joining(", "));
                    checks.add("Which statuses count? The column '" + SafeText.within(look.name, 40) + "' says " + all
                            + "; the command takes those that brought something.");
                    command.add("--keep=" + quoted(look.name + "=" + good));
                });
    }

    private void finish(Optional<ColumnLook> date, Optional<ColumnLook> amount, String knownPattern) {
        date.ifPresent(look -> dateOptions(look, knownPattern));
        amount.ifPresent(this::amountOptions);
        addIfMissing("--as-of", "--as-of=DATE");
        addIfMissing("--currency", "--currency=" + UNKNOWN, "--decimals=2");
        if (date.isPresent() && amount.isPresent() && !command.contains("--customer=COLUMN")) {
            tryIt();
        }
    }

    /** What every command needs, where the file does not say it. */
    private void addIfMissing(String option, String... placeholders) {
        if (command.stream().noneMatch(part -> part.startsWith(option + "="))) {
            command.addAll(List.of(placeholders));
        }
    }

    private void dateOptions(ColumnLook look, String knownPattern) {
        List<String> formats = look.dateFormats();
        Optional<CountedDays.Unit> counted = formats.isEmpty() ? look.counted() : Optional.empty();
        String format = knownPattern != null
                ? knownPattern
                : formats.isEmpty() ? counted.map(Enum::name).orElse(ColumnLook.ISO) : formats.get(0);
        for (String rest : List.of("yyyy[ H:mm[:ss]]", "yyyy h:mm[:ss] a", "yy[ H:mm[:ss]]")) {
            String dayFirst = "d/M/" + rest;
            String monthFirst = "M/d/" + rest;
            if (formats.contains(dayFirst) && formats.contains(monthFirst)) {
                questions.add("Is the day or the month first in '" + SafeText.within(look.samplesShown(), 40)
                        + "'? --date-format='" + dayFirst + "' or '" + monthFirst + "'.");
            }
        }
        if (counted.isPresent() && counted.get() != CountedDays.Unit.EXCEL_DAYS) {
            questions.add("In which zone is the shop? '" + SafeText.within(look.samplesShown(), 40)
                    + "' are points of time, in " + counted.get() + ": --zone=Europe/London, say, or --zone=UTC.");
            command.add("--zone=UTC");
        }
        if (!format.equals(ColumnLook.ISO) && knownPattern == null) {
            command.add("--date-format=" + quoted(format));
        }
        if (look.hasOffsets && command.stream().noneMatch(part -> part.matches("--(shop=shopify|zone=.*)"))) {
            checks.add(
                    "--zone=AS_WRITTEN takes the days as the file has them. If its offsets are not the shop's, give its zone, such"
                            + " as --zone=Europe/London.");
            command.add("--zone=AS_WRITTEN");
        }
        lastDay = lastDay(look, format);
        if (lastDay != null) {
            command.add("--as-of=" + lastDay);
            checks.add("--as-of=" + lastDay
                    + " is the last day in the file. If it was exported later, give the day before the export.");
        }
    }

    private LocalDate lastDay(ColumnLook look, String format) {
        var last = new LocalDate[1];
        new CsvFile(path, delimiter, encoding, true).read(new CsvFile.Records() {
            @Override
            public int[] columns(Header names) {
                return new int[] {looks.indexOf(look)};
            }

            @Override
            public void accept(CsvFile.Record record) {
                try {
                    LocalDate day = ColumnLook.day(format, record.field(0).text());
                    last[0] = last[0] == null || day.isAfter(last[0]) ? day : last[0];
                } catch (RuntimeException e) {
                    // What is no date is no day.
                }
            }
        });
        return last[0] != null && last[0].getYear() > 2200 ? null : last[0];
    }

    private void amountOptions(ColumnLook look) {
        boolean comma = look.commaDecimals > 0 && look.pointDecimals == 0
                || look.pointThousands > 0 && look.commaThousands == 0;
        if (look.commaDecimals > 0 && look.pointDecimals == 0) {
            command.add("--decimal-comma");
        }
        if (look.pointThousands > 0 && look.commaThousands == 0 && look.pointDecimals == 0 && look.pointInDoubt > 0) {
            command.add("--thousands=.");
        } else if (look.commaThousands > 0
                && look.pointThousands == 0
                && look.commaDecimals == 0
                && look.commaInDoubt > 0) {
            command.add("--thousands=,");
        }
        if (look.longTails > 0) {
            command.add("--round");
        }
        String currency = currency(look);
        long decimals = look.decimals == 0 && !comma ? 0 : Math.max(2, look.decimals);
        if (currency == null) {
            questions.add(
                    "What is the currency, and how many decimal places has it? --currency=EUR --decimals=2, say. The amounts show "
                            + (look.decimals == 0 ? "none." : "up to " + look.decimals + ".")
                            + (look.marks.size() > 1
                                    ? " They are in '" + SafeText.within(String.join("', '", look.marks), 40)
                                            + "': amounts of two currencies have no sum."
                                    : ""));
            currency = UNKNOWN;
        } else if (currency.matches("[A-Z]{3}")) {
            try {
                decimals = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
            } catch (IllegalArgumentException e) {
                // Then it is no currency that the JDK knows.
            }
        }
        command.add("--currency=" + quoted(currency));
        command.add("--decimals=" + decimals);
    }

    private String currency(ColumnLook amount) {
        Optional<ColumnLook> column = looks.stream()
                .filter(look -> UnseenColumns.CURRENCY.matcher(look.name).matches() && look.values.size() == 1)
                .findFirst();
        if (column.isPresent()) {
            return column.get().values.iterator().next().toUpperCase(Locale.ROOT);
        }
        Optional<String> inName = Currencies.inColumn(amount.name);
        if (inName.isPresent()) {
            return inName.get();
        }
        if (amount.marks.size() == 1) {
            return switch (amount.marks.iterator().next()) {
                case "€" -> "EUR";
                case "£" -> "GBP";
                case "₹" -> "INR";
                default -> amount.marks.iterator().next();
            };
        }
        return null;
    }

    private Optional<ColumnLook> answers() {
        List<ColumnLook> filled = looks.stream().filter(look -> look.filled > 0).toList();
        return filled.stream()
                .filter(look -> look.numbers >= 0.5 * look.filled && look.least >= 0 && look.most <= 10)
                .filter(look -> filled.size() == 1 || ANSWER.matcher(look.name).matches())
                .findFirst();
    }

    private String decideAnswers(ColumnLook look) {
        command.set(0, "--nps=" + command.get(0));
        String scale = look.least < 1 ? "0-10" : look.most <= 5 ? "1-5" : "0-10";
        command.add("--nps-scale=" + scale);
        if (!look.name.equals("answer")) {
            command.add("--nps-answer=" + quoted(look.name));
        }
        questions.add("On which scale was the question asked? The answers go from " + Format.median(look.least) + " to "
                + Format.median(look.most) + ": --nps-scale=0-10, 1-10, 1-5 or 1-7.");
        if (look.numbers < look.filled) {
            long others = look.filled - look.numbers;
            questions.add(
                    others == 1
                            ? "What is the answer that is no number? --skip-bad-lines leaves it out and lists it."
                            : "What are the " + Format.count(others)
                                    + " answers that are no number? --skip-bad-lines leaves them out and lists them.");
            command.add("--skip-bad-lines");
        }
        return "answers to a question on a scale";
    }

    /** Runs the command as far as the reading goes: what it asks is a question of the file. */
    private void tryIt() {
        var options = new ReportOptions();
        var arguments = command.stream().map(Inspection::unquoted).toArray(String[]::new);
        try {
            new CommandLine(new Holder(options))
                    .setCaseInsensitiveEnumValuesAllowed(true)
                    .parseArgs(arguments);
            Report.of(ReportInput.from(options));
        } catch (InputException | UsageException e) {
            if (e.getMessage().contains("not in '" + UNKNOWN + "' as --currency says")) {
                // Of a currency that the user has still to name nothing can be said.
                return;
            }
            boolean badLine = e.getMessage().matches("(?s).*, line [0-9]+[,:].*")
                    && !e.getMessage().contains("?");
            questions.add(e.getMessage() + (badLine ? ". --skip-bad-lines leaves such lines out and lists them" : ""));
        } catch (ArithmeticException | IllegalArgumentException | CommandLine.PicocliException e) {
            questions.add("The command does not run yet: " + SafeText.within(String.valueOf(e.getMessage()), 200));
        }
    }

    /** What picocli fills in. */
    @CommandLine.Command
    private static final class Holder {

        @CommandLine.Mixin
        private final ReportOptions options;

        Holder(ReportOptions options) {
            this.options = options;
        }
    }

    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9_./:=#+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    private static String unquoted(String argument) {
        int quote = argument.indexOf('\'');
        boolean isQuoted = quote >= 0 && argument.endsWith("'") && (quote == 0 || argument.charAt(quote - 1) == '=');
        return isQuoted
                ? argument.substring(0, quote)
                        + argument.substring(quote + 1, argument.length() - 1).replace("'\\''", "'")
                : argument;
    }

    /** Of a file that does not say: UTF-8 if all of it is, else one of those that most others are. */
    private Charset likelyEncoding() {
        byte[] start = start(1 << 20);
        Charset likely = StandardCharsets.UTF_8;
        Optional<Charset> utf16 = FirstBytes.encoding(Arrays.copyOf(start, Math.min(start.length, FirstBytes.COUNT)));
        if (utf16.isPresent()) {
            likely = utf16.get();
        } else if (!isUtf8(start)) {
            likely = Charset.forName("windows-1252");
            questions.add("How is the file encoded? It is not UTF-8. A line by windows-1252: '"
                    + firstOdd(start, "windows-1252") + "'; by windows-1256: '" + firstOdd(start, "windows-1256")
                    + "'. --encoding says which.");
        }
        return likely;
    }

    private byte[] start(int length) {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(length);
        } catch (IOException e) {
            throw new InputException(
                    Files.exists(path) ? path + ": the file cannot be read" : path + ": there is no such file");
        }
    }

    private static boolean isUtf8(byte[] start) {
        // The last character may be cut off.
        for (int cut = 0; cut < 4 && cut <= start.length; cut++) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(start, 0, start.length - cut));
                return true;
            } catch (java.nio.charset.CharacterCodingException e) {
                if (start.length < 1 << 20) {
                    return false;
                }
            }
        }
        return false;
    }

    private static String firstOdd(byte[] bytes, String encoding) {
        return new String(bytes, Charset.forName(encoding))
                .lines()
                .filter(line -> line.chars().anyMatch(c -> c > 0x7F))
                .map(line -> SafeText.within(line, 40))
                .findFirst()
                .orElse("");
    }

    /** The delimiter that gives the most columns, if nearly all lines agree on how many. */
    private char likelyDelimiter() {
        String text = new String(start(1 << 16), encoding);
        String first = text.lines().findFirst().orElse("");
        if (first.strip().replace("\uFEFF", "").matches("(?i)sep=.")) {
            return first.strip().charAt(first.strip().length() - 1);
        }
        char likely = ',';
        long most = 0;
        for (char candidate : new char[] {',', ';', '\t', '|'}) {
            long columns = first.chars().filter(c -> c == candidate).count();
            if (columns > most) {
                most = columns;
                likely = candidate;
            }
        }
        return likely;
    }

    /** The jar that this runs from, so that the command can be pasted; its name where it does not run from one. */
    private static String jar() {
        Path running = Path.of(System.getProperty("java.class.path", "").split(File.pathSeparator)[0]);
        return running.endsWith("retention-report.jar") ? quoted(running.toString()) : "retention-report.jar";
    }
}
