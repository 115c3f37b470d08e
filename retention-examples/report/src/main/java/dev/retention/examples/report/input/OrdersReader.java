package dev.retention.examples.report.input;

import dev.retention.activity.ActivityColumns;
import dev.retention.activity.FoldedOrders;
import dev.retention.activity.KeyIndex;
import dev.retention.activity.KeyIndexAccumulator;
import dev.retention.activity.OrderFold;
import dev.retention.activity.OrderLines;
import dev.retention.activity.RefundPolicy;
import dev.retention.examples.csv.AmountFormat;
import dev.retention.examples.csv.AmountParser;
import dev.retention.examples.csv.BadFieldException;
import dev.retention.examples.csv.BadLine;
import dev.retention.examples.csv.CountedDays;
import dev.retention.examples.csv.CsvFile;
import dev.retention.examples.csv.Currencies;
import dev.retention.examples.csv.CustomerNames;
import dev.retention.examples.csv.DayParser;
import dev.retention.examples.csv.DayReader;
import dev.retention.examples.csv.DayZone;
import dev.retention.examples.csv.Digits;
import dev.retention.examples.csv.Field;
import dev.retention.examples.csv.Header;
import dev.retention.examples.csv.InputException;
import dev.retention.examples.csv.Lines;
import dev.retention.examples.csv.PhoneNumbers;
import dev.retention.examples.csv.SafeText;
import dev.retention.examples.csv.SolarHijriDates;
import dev.retention.examples.page.Format;
import dev.retention.examples.report.findings.FirstValues;
import dev.retention.examples.report.input.ReportOptions.Accept;
import dev.retention.examples.report.input.ReportOptions.AmountOf;
import dev.retention.examples.report.input.ReportOptions.Choice;
import dev.retention.examples.report.input.ReportOptions.CsvOptions;
import dev.retention.examples.report.input.ReportOptions.OrdersOptions;
import dev.retention.examples.shop.Orders;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads a shop's orders from a CSV file: its lines into columns, then what belongs to one order together. */
public final class OrdersReader implements CsvFile.Records {

    /** A format of dates that no pattern can express. */
    public static final String SOLAR_HIJRI = "SOLAR_HIJRI";

    /** Earlier dates are taken for typing errors, or for dates of another calendar. */
    public static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    /** Where more of the lines are there twice, somebody has to say why. */
    private static final double MANY_REPEATS = 0.01;

    /** What stands on a line that says nothing itself; its order may. */
    private static final int BLANK = -1;

    private final OrdersOptions options;
    private final CsvFile file;
    private final LocalDate asOf;
    private final AmountParser amounts;
    private final Nobody nobody;
    private final KeyIndexAccumulator<String> customers = new KeyIndexAccumulator<>();
    private final KeyIndexAccumulator<String> orders = new KeyIndexAccumulator<>();
    private final Map<Long, String> otherSpellings = new HashMap<>();
    private final LineColumns lines = new LineColumns();
    private final ProductLines products = new ProductLines();
    private final FirstValues.Accumulator by;
    private final Contacts contacts;
    private final Map<String, Long> dropped = new TreeMap<>();
    private final List<String> choices = new ArrayList<>();

    private Shop.Preset preset;
    private DayReader days;
    private DayZone zone;
    private AmountOf amountOf;
    private List<LineFilter> keep;
    private UnseenColumns unseen;
    private int orderField = -1;
    private int refundField = -1;
    private int quantityField = -1;
    private int productField = -1;
    private int byField = -1;
    private int emailField = -1;
    private int phoneField = -1;
    private int birthdayField = -1;
    private long unreadBirthdays;
    private int firstFilter;
    private long skippedMinor;
    private long spellings;
    private long nobodyOrders;
    private long nobodyMinor;
    private boolean hasNegativeAmounts;

    private OrdersReader(OrdersOptions options, CsvFile file) {
        this.options = options;
        this.file = file;
        this.asOf = asOf(options);
        this.contacts =
                new Contacts(options.emailColumn != null, options.phoneColumn != null, options.birthdayColumn != null);
        this.amounts = new AmountParser(new AmountFormat(
                options.minorUnits ? 0 : options.decimals,
                options.decimalComma,
                Optional.ofNullable(options.thousands),
                options.round,
                options.currency));
        this.by = new FirstValues.Accumulator(options.byColumn);
        this.nobody = new Nobody(options.nobody, options.shop != null);
    }

    /** The day that --as-of names, of the calendar that the file's dates are in. */
    static LocalDate asOf(OrdersOptions options) {
        String text = options.asOf.strip();
        try {
            if (SOLAR_HIJRI.equals(options.datePattern) && text.matches("[^0-9]*1[0-9]{3}.*|\\p{Nd}{4}/.*")) {
                return SolarHijriDates.dayOf(text);
            }
            LocalDate day = LocalDate.parse(text);
            if (day.isBefore(EARLIEST)) {
                throw new UsageException("Invalid value for option '--as-of': '" + text + "' is before " + EARLIEST
                        + "; it is a Gregorian date, or with --date-format=SOLAR_HIJRI such as 1404/03/31");
            }
            if (day.getYear() > 2200) {
                throw new UsageException("Invalid value for option '--as-of': '" + text + "' is after the year 2200");
            }
            return day;
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new UsageException("Invalid value for option '--as-of': '" + SafeText.within(text, 60)
                    + "' is not a day such as 2011-12-09");
        }
    }

    /** The orders of a file, and what was read and left out. */
    record Result(
            Orders orders,
            LocalDate asOf,
            ReadSummary summary,
            Optional<ProductLines.Purchases> purchases,
            Optional<FirstValues> by,
            Contacts contacts) {

        List<BadLine> badLines() {
            return summary.lines().bad();
        }
    }

    static Result read(OrdersOptions options, CsvOptions csv) {
        return new OrdersReader(options, csv.file(options.file)).read();
    }

    private Result read() {
        Lines read = file.read(this);
        unseen.ask(file.path().toString(), options.currency);
        FoldedOrders folded = orderField < 0 ? null : fold();
        long repeated = folded == null ? repeatsWithoutOrders() : folded.repeatedLineCount();
        ActivityColumns rows = folded == null ? rowsOfLines() : folded.rows();
        if (rows.size() == 0) {
            throw new InputException(file.holdsNo("orders", read) + leftOut());
        }
        if (unreadBirthdays > 0) {
            choices.add(Format.count(unreadBirthdays, "birthday") + " cannot be read");
        }
        var summary = new ReadSummary(
                read,
                folded == null ? ordersIn(rows) : folded.orderCount(),
                skippedMinor,
                repeated,
                options.repeated != Choice.DROP && amountOf != AmountOf.ORDER,
                folded == null ? 0 : folded.undoneOrderCount(),
                options.undone == Choice.KEEP,
                spellings,
                nobodyOrders,
                nobodyMinor,
                dropped,
                hasNegativeAmounts,
                times(),
                choices);
        nobody.ask(file.path().toString(), options.accepts(Accept.NOBODY), options.accepts(Accept.ROUNDED));
        KeyIndex<String> index = customers.toIndex();
        askForPhones(index.keys());
        askForZeros(index.keys());
        return new Result(
                new Orders(index, rows),
                asOf,
                summary,
                productField < 0 ? Optional.empty() : Optional.of(products.toPurchases()),
                byField < 0 ? Optional.empty() : Optional.of(by.toValues()),
                contacts);
    }

    /** One person's orders under two spellings of a number would be those of two customers. */
    private void askForPhones(List<String> names) {
        if (options.countryCode != null || options.accepts(Accept.PHONES)) {
            return;
        }
        PhoneNumbers.writtenTwice(names).ifPresent(pair -> {
            throw new InputException(file.path() + ": '" + pair.get(0) + "' and '" + pair.get(1)
                    + "' look like one telephone number in two spellings. --country-code=98, say, reads numbers without a country's code"
                    + " as those of 98 and makes them one customer; --accept=PHONES takes them as two");
        });
    }

    /** Nor can anybody tell afterwards whose zeros a spreadsheet took. */
    private void askForZeros(List<String> names) {
        if (options.accepts(Accept.ROUNDED) || options.countryCode != null) {
            return;
        }
        LostZeros.pair(names).ifPresent(pair -> {
            throw new InputException(file.path() + ": '" + pair.get(0) + "' and '" + pair.get(1)
                    + "' are one customer if a spreadsheet has taken the zeros of some. Export the file anew without opening it in a"
                    + " spreadsheet; --accept=ROUNDED takes them as two");
        });
    }

    /** Ten rials are a toman. */
    private void askForCurrency(String amount) {
        Currencies.inColumn(amount)
                .filter(found -> !options.accepts(Accept.CURRENCIES) && !Currencies.mayBeOne(found, options.currency))
                .ifPresent(found -> {
                    throw new InputException(file.path() + ": the column " + quoted(amount) + " is in '"
                            + SafeText.within(found, 20) + "', and --currency=" + SafeText.within(options.currency, 20)
                            + ". One of the two is wrong: if it is the option, give the currency of the file. --accept="
                            + Accept.CURRENCIES + " leaves it as it is.");
                });
    }

    private String leftOut() {
        if (dropped.isEmpty() && nobodyOrders == 0) {
            return "";
        }
        String statuses = dropped.entrySet().stream()
                .limit(6)
                .map(status -> ", '" + status.getKey() + "' on " + Format.count(status.getValue(), "line"))
                .collect(Collectors.joining());
        return "; all were left out, by their status or as nobody's" + statuses
                + (dropped.isEmpty() ? "" : " (--keep says which ones count)");
    }

    private long ordersIn(ActivityColumns rows) {
        if (options.refunds == RefundPolicy.COUNTED) {
            return rows.size();
        }
        long orders = 0;
        for (int row = 0; row < rows.size(); row++) {
            orders += rows.amountMinor(row) >= 0 ? 1 : 0;
        }
        return orders;
    }

    private String times() {
        if (days.instants() + days.localTimes() == 0) {
            return options.zone == null ? "" : "No time stands in the file, so --zone was not needed.";
        }
        if (zone.asWritten()) {
            return "Days are as the file has them, in the shop's own time.";
        }
        return zone.shop() == null
                ? "Times carry no offset; days are as written."
                : "Days are those of " + zone.shop() + ".";
    }

    @Override
    public int[] columns(Header header) {
        preset = options.shop == null ? null : options.shop.preset(header);
        String customer = or(options.customerColumn, preset == null ? "customer" : preset.customer(header));
        String date = or(options.dateColumn, preset == null ? "date" : preset.date());
        String amount = or(options.amountColumn, preset == null ? "amount" : preset.amount());
        String order = or(options.orderColumn, preset == null ? null : preset.order());
        String refund = or(options.refundColumn, preset == null ? null : preset.refund());
        keep = !options.keep.isEmpty() || preset == null ? options.keep : List.of(preset.keep());
        amountOf = options.amountOf != null || preset == null ? options.amountOf : preset.amountOf();
        String datePattern = or(options.datePattern, preset == null ? null : preset.datePattern());
        if (options.quantityColumn != null) {
            if (options.amountOf == AmountOf.ORDER) {
                throw new UsageException("--quantity is for --amount-of=LINE: the amount is the price of one");
            }
            amountOf = AmountOf.LINE;
        }
        if (order == null && options.amountOf == AmountOf.ORDER) {
            throw new UsageException("--amount-of=ORDER needs --order, the column of the order's number");
        }
        zone = zone();
        setDates(datePattern);

        var positions = new ArrayList<Integer>();
        positions.add(header.position(customer));
        positions.add(header.position(date));
        positions.add(header.position(amount));
        askForCurrency(header.names().get(header.position(amount)));
        if (order != null) {
            orderField = positions.size();
            positions.add(header.position(order));
        }
        if (refund != null) {
            refundField = positions.size();
            positions.add(header.position(refund));
        }
        if (options.quantityColumn != null) {
            quantityField = positions.size();
            positions.add(header.position(options.quantityColumn));
        }
        if (options.productColumn != null) {
            productField = positions.size();
            positions.add(header.position(options.productColumn));
        }
        if (options.byColumn != null) {
            byField = positions.size();
            positions.add(header.position(options.byColumn));
        }
        if (options.emailColumn != null) {
            emailField = positions.size();
            positions.add(header.position(options.emailColumn));
        }
        if (options.phoneColumn != null) {
            phoneField = positions.size();
            positions.add(header.position(options.phoneColumn));
        }
        if (options.birthdayColumn != null) {
            birthdayField = positions.size();
            positions.add(header.position(options.birthdayColumn));
        }
        firstFilter = positions.size();
        keep.forEach(filter -> positions.add(header.position(filter.column())));
        options.drop.forEach(filter -> positions.add(header.position(filter.column())));
        unseen = new UnseenColumns(
                header, options, header.names().get(positions.get(2)), new HashSet<>(positions), positions, amounts);
        if (preset != null) {
            choices.add(
                    "order " + quoted(order) + ", customer " + quoted(customer) + ", date " + quoted(date) + ", amount "
                            + quoted(amount) + (amountOf == AmountOf.ORDER ? " of the order" : " of the line")
                            + (refund == null ? "" : ", given back " + quoted(refund)));
            keep.forEach(filter -> choices.add("kept: " + quoted(filter.column()) + " "
                    + String.join(", ", filter.values().stream().sorted().toList())));
        }
        return positions.stream().mapToInt(Integer::intValue).toArray();
    }

    /** A birthday that cannot be read costs no order; how many there are is said. */
    private void birthday(long customer, int day, String text) {
        if (text.isBlank()) {
            return;
        }
        try {
            contacts.addBirthday(customer, day, birthday(text.strip()));
        } catch (IllegalArgumentException e) {
            unreadBirthdays++;
        }
    }

    /** No customer was born before 1700: such a year is one of the Solar Hijri calendar. */
    private static LocalDate birthday(String text) {
        try {
            LocalDate gregorian = LocalDate.parse(text);
            if (gregorian.getYear() >= 1700) {
                return gregorian;
            }
        } catch (DateTimeException notGregorian) {
            // it may be Solar Hijri, or have digits of another script
        }
        return SolarHijriDates.dayOf(text);
    }

    private static String or(String said, String otherwise) {
        return said == null ? otherwise : said;
    }

    private static String quoted(String column) {
        return "'" + SafeText.within(column, 40) + "'";
    }

    private DayZone zone() {
        boolean asWritten = options.zone == null ? preset != null && preset.zoneAsWritten() : options.zone.id() == null;
        ZoneId shop = options.zone == null ? null : options.zone.id();
        ZoneId timesIn = options.timesIn == null ? null : options.timesIn.id();
        if (timesIn == null && preset != null && preset.timesInUtc()) {
            timesIn = ZoneOffset.UTC;
        }
        if (shop == null && !asWritten && timesIn != null) {
            String written = timesIn.equals(ZoneOffset.UTC) ? "UTC" : timesIn.toString();
            throw new InputException("Times are written in " + written
                    + ". In which zone is the shop? --zone=Europe/London, say; --zone=" + written
                    + " takes the days as they are");
        }
        return new DayZone(shop, asWritten, timesIn);
    }

    private void setDates(String pattern) {
        Optional<CountedDays.Unit> counted = CountedDays.Unit.named(or(pattern, ""));
        if (SOLAR_HIJRI.equals(pattern)) {
            days = new SolarHijriDates(zone);
        } else if (counted.isPresent()) {
            days = new CountedDays(counted.get(), zone);
        } else {
            days = pattern == null ? DayParser.iso(zone) : DayParser.ofPattern(pattern, zone);
        }
    }

    @Override
    public void accept(CsvFile.Record record) {
        boolean readable = false;
        long amountMinor = 0;
        try {
            Field amount = record.field(2);
            boolean blankAmount = amount.text().isEmpty() && orderField >= 0 && amountOf != AmountOf.LINE;
            amountMinor = blankAmount ? 0 : amount.as(amounts::parse);
            if (quantityField >= 0 && !blankAmount) {
                long priceMinor = amountMinor;
                amountMinor = record.field(quantityField).as(text -> times(priceMinor, text));
            }
            readable = true;
            Field date = record.field(1);
            int day = date.text().isEmpty() && orderField >= 0
                    ? LineColumns.NO_DAY
                    : (int) date.as(this::date).toEpochDay();
            long customer = customer(record.field(0));
            long order = orderField < 0
                    ? lines.size()
                    : orders.add(record.field(orderField).as(OrdersReader::order));
            long refundMinor = refundField < 0 ? 0 : refund(record.field(refundField));
            hasNegativeAmounts |= amountMinor < 0 || refundMinor > 0;
            lines.add(order, customer, day, amountMinor, blankAmount, refundMinor, status(record), record.content());
            if (productField >= 0) {
                products.add(record.field(productField).text());
            }
            if (byField >= 0) {
                by.add(record.field(byField).text());
            }
            if (emailField >= 0 && customer != BLANK) {
                contacts.addEmail(customer, day, record.field(emailField).text());
            }
            if (phoneField >= 0 && customer != BLANK) {
                contacts.addPhone(customer, day, record.field(phoneField).text());
            }
            if (birthdayField >= 0 && customer != BLANK) {
                birthday(customer, day, record.field(birthdayField).text());
            }
            unseen.see(record);
        } catch (BadFieldException e) {
            skippedMinor += readable ? amountMinor : 0;
            throw e;
        }
    }

    /** What so many cost, exactly. */
    private static long times(long priceMinor, String quantity) {
        String ascii = Digits.ascii(quantity).replace('\u2212', '-');
        if (!ascii.matches("-?[0-9]{1,9}(?:\\.0{1,6})?")) {
            throw new IllegalArgumentException("is no whole number, as a quantity is");
        }
        if (priceMinor < 0 && ascii.startsWith("-")) {
            throw new IllegalArgumentException("is negative, and so is the price: a return would count as a purchase");
        }
        try {
            return Math.multiplyExact(priceMinor, Long.parseLong(ascii.replaceFirst("\\.0+", "")));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("makes an amount that is too large", e);
        }
    }

    private static String order(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("is no number of an order");
        }
        return CustomerNames.normalized(text);
    }

    private long refund(Field field) {
        if (field.text().isEmpty()) {
            return 0;
        }
        return Math.abs(field.as(amounts::parse));
    }

    /** The number of the customer, BLANK for one that the line does not name. */
    private long customer(Field field) {
        String name = CustomerNames.normalized(field.text());
        if (options.countryCode != null) {
            name = PhoneNumbers.international(name, options.countryCode);
        }
        if (name.isEmpty()) {
            if (orderField < 0 && !nobody.takesBlank()) {
                field.as(text -> {
                    throw new IllegalArgumentException("is no customer (--nobody leaves such orders out)");
                });
            }
            return BLANK;
        }
        long id = customers.add(name);
        if (!name.equals(field.text()) && otherSpellings.size() < 100_000) {
            otherSpellings.put((long) field.text().hashCode() << 32 | id, field.text());
            spellings = otherSpellings.size();
        }
        nobody.see(name, id);
        return id;
    }

    /** 1 to keep, −1 to drop, 0 if the line is blank where it is asked. */
    private byte status(CsvFile.Record record) {
        byte status = 1;
        for (int i = 0; i < keep.size() + options.drop.size(); i++) {
            boolean isKeep = i < keep.size();
            LineFilter filter = isKeep ? keep.get(i) : options.drop.get(i - keep.size());
            String value = record.field(firstFilter + i).text();
            if (value.isEmpty() && orderField >= 0 && !filter.namesBlank()) {
                status = status == 1 ? 0 : status;
            } else if (filter.matches(value) != isKeep) {
                if (dropped.size() < 50 || dropped.containsKey(value)) {
                    dropped.merge(SafeText.within(value, 30), 1L, Long::sum);
                }
                return -1;
            }
        }
        return status;
    }

    /** Each line is an order. */
    private ActivityColumns rowsOfLines() {
        boolean[] repeats = options.repeated == Choice.DROP ? lines.repeats() : null;
        int kept = 0;
        long[] customer = new long[lines.size() * (refundField < 0 ? 1 : 2)];
        int[] day = new int[customer.length];
        long[] amount = new long[customer.length];
        for (int i = 0; i < lines.size(); i++) {
            if (lines.status(i) < 0 || repeats != null && repeats[i]) {
                continue;
            }
            if (isNobody(lines.customer(i))) {
                countNobody(lines.amountMinor(i) - lines.refundMinor(i));
                continue;
            }
            customer[kept] = lines.customer(i);
            day[kept] = lines.day(i);
            amount[kept++] = lines.amountMinor(i);
            buy(i, ProductLines.orderOf(lines.customer(i), lines.day(i)), lines.customer(i), lines.day(i));
            if (lines.refundMinor(i) > 0) {
                customer[kept] = lines.customer(i);
                day[kept] = lines.day(i);
                amount[kept++] = -lines.refundMinor(i);
            }
        }
        return ActivityColumns.of(Arrays.copyOf(customer, kept), Arrays.copyOf(day, kept), Arrays.copyOf(amount, kept));
    }

    /** A line that is given back was not bought; one without an amount of its own was. */
    private void buy(int line, long order, long customer, int day) {
        if (productField >= 0 && lines.amountMinor(line) >= 0) {
            products.buy(line, order, customer, day);
        }
        if (byField >= 0 && lines.amountMinor(line) >= 0) {
            by.order(line, customer, day);
        }
    }

    private boolean isNobody(long customer) {
        return customer == BLANK || nobody.contains(customer);
    }

    private void countNobody(long amountMinor) {
        nobodyOrders++;
        nobodyMinor += amountMinor;
    }

    private long repeatsWithoutOrders() {
        long repeats = lines.repeatCount();
        if (options.repeated == null && repeats > 1 && repeats > MANY_REPEATS * lines.size()) {
            throw new InputException(file.path() + ": " + Format.count(repeats, "line") + " of "
                    + Format.count(lines.size())
                    + " are there again word for word, as if files had been put together. --repeated=DROP takes each once,"
                    + " --repeated=KEEP counts all");
        }
        return repeats;
    }

    /** Lines with one order number are one order. */
    private FoldedOrders fold() {
        KeyIndex<String> keys = orders.toIndex();
        int count = keys.size();
        long[] customerOf = new long[count];
        int[] dayOf = new int[count];
        byte[] statusOf = new byte[count];
        boolean[] hasAmount = new boolean[count];
        int[] amountLines = new int[count];
        Arrays.fill(customerOf, BLANK);
        Arrays.fill(dayOf, LineColumns.NO_DAY);
        for (int i = 0; i < lines.size(); i++) {
            int order = (int) lines.order(i);
            customerOf[order] = customerOf[order] == BLANK ? lines.customer(i) : customerOf[order];
            dayOf[order] = Math.min(dayOf[order], lines.day(i));
            statusOf[order] = statusOf[order] == 0 ? lines.status(i) : statusOf[order];
            hasAmount[order] |= !lines.isBlank(i);
            amountLines[order] += lines.isBlank(i) ? 0 : 1;
        }
        boolean[] counted = new boolean[count];
        var selected = new LineColumns();
        long[] refunds = new long[lines.size()];
        for (int i = 0; i < lines.size(); i++) {
            int order = (int) lines.order(i);
            byte status = lines.status(i) == 0 ? statusOf[order] : lines.status(i);
            boolean noStatus = status == 0 && !keep.isEmpty();
            if (status < 0 || noStatus) {
                continue;
            }
            if (isNobody(customerOf[order])) {
                if (customerOf[order] == BLANK && !nobody.takesBlank()) {
                    throw new InputException(file.path() + ": order '" + SafeText.within(keys.keyOf(order), 60)
                            + "' has no customer (--nobody leaves such orders out)");
                }
                if (!counted[order]) {
                    countNobody(0);
                    counted[order] = true;
                }
                nobodyMinor += lines.amountMinor(i) - lines.refundMinor(i);
                continue;
            }
            if (dayOf[order] == LineColumns.NO_DAY || !hasAmount[order]) {
                throw new InputException(file.path() + ": order '" + SafeText.within(keys.keyOf(order), 60)
                        + "' has no " + (hasAmount[order] ? "date" : "amount"));
            }
            buy(i, order, customerOf[order], dayOf[order]);
            if (!lines.isBlank(i)) {
                refunds[selected.size()] = lines.refundMinor(i);
                selected.add(
                        order,
                        lines.customer(i) == BLANK ? customerOf[order] : lines.customer(i),
                        lines.day(i) == LineColumns.NO_DAY ? dayOf[order] : lines.day(i),
                        lines.amountMinor(i),
                        false,
                        lines.refundMinor(i),
                        status,
                        lines.content(i));
            }
        }
        boolean severalAmounts = Arrays.stream(amountLines).anyMatch(n -> n > 1);
        OrderLines orderLines = selected.toOrderLines().withOrderKeys(keys);
        if (refundField >= 0) {
            orderLines = orderLines.withRefunded(Arrays.copyOf(refunds, selected.size()));
        }
        return fold(orderLines.withContents(selected.contents()), severalAmounts);
    }

    private FoldedOrders fold(OrderLines orderLines, boolean severalAmounts) {
        try {
            if (severalAmounts && amountOf == null) {
                askWhoseAmount(orderLines);
            }
            OrderFold fold = OrderFold.of(
                            amountOf == AmountOf.ORDER ? OrderFold.Amount.OF_THE_ORDER : OrderFold.Amount.OF_THE_LINE)
                    .withUndone(options.undone == Choice.DROP ? OrderFold.Choice.DROPPED : OrderFold.Choice.KEPT)
                    .withRepeats(options.repeated == Choice.DROP ? OrderFold.Choice.DROPPED : OrderFold.Choice.KEPT);
            FoldedOrders folded = orderLines.fold(fold);
            if (options.repeated == null && amountOf != AmountOf.ORDER && folded.repeatedLineCount() > 0) {
                FoldedOrders once = orderLines.fold(fold.withRepeats(OrderFold.Choice.DROPPED));
                throw new InputException(file.path() + ": "
                        + Format.count(folded.repeatedLineCount(), "line")
                        + " of an order are there again word for word. Counted each time the orders come to "
                        + money().number(sum(folded)) + " (--repeated=KEEP), once to " + money().number(sum(once))
                        + " (--repeated=DROP). Which one is right?");
            }
            return folded;
        } catch (IllegalArgumentException e) {
            throw new InputException(file.path() + ": " + SafeText.within(e.getMessage(), 300));
        }
    }

    private void askWhoseAmount(OrderLines orderLines) {
        String sum = money().number(sum(orderLines.fold(OrderFold.of(OrderFold.Amount.OF_THE_LINE))));
        String once;
        try {
            once = money().number(sum(orderLines.fold(OrderFold.of(OrderFold.Amount.OF_THE_ORDER))))
                    + " if it is the order's";
        } catch (IllegalArgumentException e) {
            once = "but the lines of one order differ if it is the order's";
        }
        throw new InputException(
                file.path() + ": orders have several lines. Whose is the amount on a line? The orders come to " + sum
                        + " if it is the line's (--amount-of=LINE), " + once + " (--amount-of=ORDER)");
    }

    private Money money() {
        return new Money(options.currency, options.decimals);
    }

    private static long sum(FoldedOrders folded) {
        long sum = 0;
        for (int row = 0; row < folded.rows().size(); row++) {
            sum = Math.addExact(sum, folded.rows().amountMinor(row));
        }
        return sum;
    }

    private LocalDate date(String text) {
        LocalDate date = days.parse(text);
        if (date.isAfter(asOf)) {
            throw new IllegalArgumentException("is after the as-of date " + asOf + " (--as-of)");
        }
        if (date.equals(EARLIEST) || date.equals(LocalDate.EPOCH)) {
            throw new IllegalArgumentException("is what programs write where they know no date");
        }
        if (date.isBefore(EARLIEST)) {
            throw new IllegalArgumentException(
                    "is before " + EARLIEST + "; dates such as 1403/07/15 are read with --date-format=" + SOLAR_HIJRI);
        }
        return date;
    }
}
