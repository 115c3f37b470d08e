package dev.retention.examples.report.input;

import static java.util.stream.Collectors.joining;

import dev.retention.examples.csv.AmountParser;
import dev.retention.examples.csv.CsvFile;
import dev.retention.examples.csv.Currencies;
import dev.retention.examples.csv.Digits;
import dev.retention.examples.csv.Header;
import dev.retention.examples.csv.InputException;
import dev.retention.examples.csv.SafeText;
import dev.retention.examples.page.Format;
import dev.retention.examples.report.input.ReportOptions.Accept;
import dev.retention.examples.report.input.ReportOptions.OrdersOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Columns that nobody mentioned but that would change the numbers: cancelled orders, refunds, several lines of one order, a second
 * currency. A report without a word about them would be plausible and wrong, so they are asked about.
 */
public final class UnseenColumns {

    public static final Pattern ORDER = Pattern.compile(
            "(?iU)(?:sales[ _.-]*|purchase[ _.-]*)?(order|invoice|transaction|receipt|bestell|rechnung|commande|facture|pedido|ordine)"
                    + "[ _.-]*(id|no|nr|number|num|nummer|name|#|code|ref|reference|key)?\\.?"
                    + "|(?:(?:شماره|شناسه|کد) ?ی? ?)?(?:سفارش|فاکتور|تراکنش)");

    public static final Pattern STATUS =
            Pattern.compile("(?iU).*\\b(status|state|statut|estado|stato)\\b.*|.*_status|وضعیت.*");

    public static final Pattern REFUND =
            Pattern.compile("(?iU).*(refund|returned|erstatt|rembours|reembols|rimbors).*|.*(مرجوع|بازگشت|استرداد).*");

    public static final Pattern CURRENCY = Pattern.compile(
            "(?iU)(.*[ _]|[a-z]+(?-i:(?=C)))?(currency|währung|devise|moneda|valuta)([ _-].*|(?-i:Code))?"
                    + "|(نوع |کد )?ارز|واحد( پول| پولی| مبلغ)?");

    /** The price of one, if there is a quantity beside it. */
    public static final Pattern UNIT_PRICE = Pattern.compile(
            "(?iU)(?!.*(total|sum|line|extended|order|gesamt|کل|جمع)).*(price|unit[ _-]?cost|preis|prix|precio|prezzo|قیمت).*|فی");

    public static final Pattern QUANTITY = Pattern.compile(
            "(?iU)(order(ed)?[ _-]?|item[ _-]?)?(quantity|qty|quantité|menge|anzahl|cantidad|quantità|units|pieces)|تعداد.*");

    /** Columns that say yes, or when, of an order that brought nothing. */
    private static final Pattern VOID_FLAG = Pattern.compile(
            "(?iU)(is[ _-]?)?(order[ _-]?)?(cancell?ed|cancel|void|voided|deleted|test|failed|draft|fraud|fraudulent)"
                    + "([ _-]?(order|at|on|date|time|flag|reason))?|(لغو|کنسل|حذف|مرجوع) ?شده|(تاریخ|علت|دلیل) لغو");

    private static final Pattern PAID_FLAG = Pattern.compile("(?iU)(is[ _-]?)?paid|پرداخت ?شده");

    private static final Set<String> NO = Set.of(
            "0",
            "false",
            "f",
            "no",
            "n",
            "-",
            "null",
            "none",
            "nan",
            "\\n",
            "0000-00-00",
            "0000-00-00 00:00:00",
            "n/a",
            "falsch",
            "nein",
            "faux",
            "non",
            "خیر",
            "نه");

    private static final Set<String> YES =
            Set.of("1", "true", "t", "yes", "y", "x", "wahr", "ja", "vrai", "oui", "بله", "بلی");

    /** In statuses of orders that brought nothing, or nothing yet. */
    private static final Pattern NOTHING = Pattern.compile(
            "(?U)\\b(cancel\\w*|void(ed)?|fail\\w*|pending|refund\\w*|expired?|declin\\w*|reject\\w*|abandon\\w*|unpaid|not paid|on hold"
                    + "|hold|draft|trash\\w*|return(ed|s)?|error|denied|disput\\w*|charge ?backs?|charged back|reversed|incomplete"
                    + "|await\\w*|waiting|authori[sz]ed|unconfirmed|deleted|removed|invalid|fraud\\w*|test|rto|undelivered"
                    + "|storn\\w*|offen|erstattet|fehlgeschlagen|annul\\w*|échoué\\w*|rembours\\w*|en attente|cancelad\\w|fallid\\w"
                    + "|pendiente|reembols\\w*|devuelt\\w|rimbors\\w*|in attesa|fallit\\w)\\b"
                    + "|لغو|کنسل|ناموفق|پرداخت ?نشده|تایید ?نشده|در انتظار|مرجوع|برگشت|عودت|مسترد|استرداد|حذف|منقضی|پیش ?نویس|رها ?شده|ناقص"
                    + "|\\b(رد ?شده|تست|آزمایشی)\\b");

    /** What was given back in part has brought the rest. */
    private static final Pattern IN_PART =
            Pattern.compile("(?U)\\b(partial\\w*|partly|teilweise|partiel\\w*|parcial\\w*)\\b|بخشی|جزئی|جزیی");

    private static final int MOST_VALUES = 50;
    private static final int SHOWN = 6;

    private final List<Watch> watches = new ArrayList<>();
    private final AmountParser amounts;
    private final String amount;

    /** A column that is watched, its position among the fields that are read, and what was seen. */
    private final class Watch {
        final Accept question;
        final String column;
        final int field;
        final Map<String, Long> values = new TreeMap<>();
        long[] hashes = new long[16];
        int count;
        long blanks;
        long sumMinor;

        Watch(Accept question, String column, int field) {
            this.question = question;
            this.column = column;
            this.field = field;
        }

        void see(CsvFile.Record record) {
            String text = record.field(field).text();
            if (text.isEmpty()) {
                blanks++;
                return;
            }
            switch (question) {
                case ORDERS -> addHash(text);
                case QUANTITIES -> count += isNotOne(Digits.ascii(text)) ? 1 : 0;
                case REFUNDS -> addRefund(text);
                default -> {
                    count++;
                    if (values.size() <= MOST_VALUES) {
                        values.merge(text.length() > 60 ? text.substring(0, 60) : text, 1L, Long::sum);
                    }
                }
            }
        }

        private static boolean isNotOne(String quantity) {
            return quantity.matches("-?[0-9]+(?:\\.[0-9]+)?") && !quantity.matches("1(?:\\.0+)?");
        }

        private void addHash(String text) {
            if (count == hashes.length) {
                hashes = Arrays.copyOf(hashes, 2 * count);
            }
            long hash = 0;
            for (int i = 0; i < text.length(); i++) {
                hash = (hash ^ text.charAt(i)) * 0x9E3779B97F4A7C15L;
                hash ^= hash >>> 31;
            }
            hashes[count++] = hash;
        }

        private void addRefund(String text) {
            try {
                sumMinor = Math.addExact(sumMinor, amounts.parse(text));
                count++;
            } catch (RuntimeException e) {
                // What is no amount is no refund.
            }
        }
    }

    UnseenColumns(
            Header header,
            OrdersOptions options,
            String amount,
            Set<Integer> used,
            List<Integer> positions,
            AmountParser amounts) {
        this.amounts = amounts;
        this.amount = amount;
        for (int i = 0; i < header.names().size(); i++) {
            String name = header.names().get(i);
            if (!used.contains(i)) {
                watch(Accept.ORDERS, ORDER, name, i, options, positions, used.size());
                watch(Accept.STATUSES, STATUS, name, i, options, positions, used.size());
                watch(Accept.STATUSES, VOID_FLAG, name, i, options, positions, used.size());
                watch(Accept.STATUSES, PAID_FLAG, name, i, options, positions, used.size());
                watch(Accept.REFUNDS, REFUND, name, i, options, positions, used.size());
                watch(Accept.QUANTITIES, QUANTITY, name, i, options, positions, used.size());
            }
            if (!used.contains(i) || CURRENCY.matcher(name).matches()) {
                watch(Accept.CURRENCIES, CURRENCY, name, i, options, positions, used.size());
            }
        }
    }

    private void watch(
            Accept question,
            Pattern pattern,
            String name,
            int column,
            OrdersOptions options,
            List<Integer> positions,
            int used) {
        boolean answered = options.accepts(question)
                || question == Accept.QUANTITIES
                        && (options.shop != null
                                || options.quantityColumn != null
                                || !UNIT_PRICE.matcher(amount).matches())
                || question == Accept.ORDERS && (options.orderColumn != null || options.shop != null)
                || question == Accept.STATUSES
                        && (options.shop != null || !options.keep.isEmpty() || !options.drop.isEmpty())
                || question == Accept.REFUNDS && (options.shop != null || options.refundColumn != null);
        boolean enough =
                watches.stream().filter(watch -> watch.question == question).count() >= 3;
        if (!answered
                && !enough
                && name.length() <= 100
                && pattern.matcher(name).matches()) {
            watches.add(new Watch(question, name, positions.size()));
            positions.add(column);
        }
    }

    void see(CsvFile.Record record) {
        for (Watch watch : watches) {
            watch.see(record);
        }
    }

    /** Asks about the first column that matters. */
    void ask(String file, String currency) {
        for (Watch watch : watches) {
            String question = switch (watch.question) {
                case ORDERS -> orders(watch);
                case STATUSES -> statuses(watch);
                case REFUNDS -> refunds(watch);
                case QUANTITIES -> quantities(watch);
                default -> currencies(watch, currency);
            };
            if (question != null) {
                throw new InputException(file + ": the column '" + SafeText.within(watch.column, 60) + "' " + question
                        + " --accept=" + watch.question + " leaves it as it is.");
            }
        }
    }

    private static String orders(Watch watch) {
        long[] sorted = Arrays.copyOf(watch.hashes, watch.count);
        Arrays.parallelSort(sorted);
        long different = Arrays.stream(sorted).distinct().count();
        return different == watch.count
                ? null
                : "has " + Format.count(different, "number") + " on " + Format.count(watch.count, "line")
                        + ". Are lines with one number one order? --order='" + name(watch) + "' makes them one.";
    }

    /** {@return whether orders of this status brought nothing, or nothing yet} */
    public static boolean broughtNothing(String status) {
        String words = LineFilter.key(status).replaceAll("[_-]", " ");
        return NOTHING.matcher(words).find() && !IN_PART.matcher(words).find();
    }

    private static String statuses(Watch watch) {
        if (VOID_FLAG.matcher(watch.column).matches()) {
            return voidFlag(watch);
        }
        if (watch.values.size() > MOST_VALUES) {
            return null;
        }
        boolean isPaid = PAID_FLAG.matcher(watch.column).matches();
        if (isPaid
                && !watch.values.keySet().stream()
                        .allMatch(value -> isNo(value) || YES.contains(LineFilter.key(value)))) {
            return null;
        }
        List<String> nothing = watch.values.keySet().stream()
                .filter(value -> isPaid ? isNo(value) : broughtNothing(value))
                .toList();
        return nothing.isEmpty()
                ? null
                : "says " + shown(watch.values) + ". Do all of these count? --keep='" + name(watch)
                        + "=...' takes some, --drop='" + name(watch) + "="
                        + SafeText.within(String.join(",", nothing), 100)
                        + "' leaves these out.";
    }

    /** As cancelled_at is, and is_test: what says no there, or nothing, is an order like others. */
    private static String voidFlag(Watch watch) {
        List<String> no =
                watch.values.keySet().stream().filter(UnseenColumns::isNo).toList();
        long lines = watch.count - no.stream().mapToLong(watch.values::get).sum();
        if (lines == 0) {
            return null;
        }
        String others = String.join(",", no) + (watch.blanks > 0 ? no.isEmpty() ? "" : "," : "");
        return "says something on " + Format.count(lines, "line") + ", such as '"
                + SafeText.within(
                        watch.values.keySet().stream()
                                .filter(value -> !isNo(value))
                                .findFirst()
                                .orElse(""),
                        30)
                + "'. Do these count? --keep='" + name(watch) + "=" + SafeText.within(others, 100)
                + "' takes the others only.";
    }

    private static boolean isNo(String value) {
        return NO.contains(LineFilter.key(value));
    }

    private String quantities(Watch watch) {
        return watch.count == 0
                ? null
                : "is not 1 on " + Format.count(watch.count, "line") + ", and the amount is '"
                        + SafeText.within(amount, 60) + "'. Is that the price of one? --quantity='" + name(watch)
                        + "' multiplies by it.";
    }

    private static String refunds(Watch watch) {
        return watch.sumMinor == 0
                ? null
                : "holds amounts on " + Format.count(watch.count, "line") + ". Were they given back? --refund='"
                        + name(watch) + "' takes them off.";
    }

    private static String currencies(Watch watch, String currency) {
        Set<String> names =
                watch.values.keySet().stream().map(Currencies::canonical).collect(Collectors.toSet());
        String said = Currencies.canonical(currency);
        boolean other = Currencies.isCode(said)
                && names.stream().anyMatch(name -> Currencies.isCode(name) && !name.equals(said));
        // A unit may be one of quantities.
        if (watch.column.equals("واحد") && names.stream().noneMatch(Currencies::isCode)) {
            return null;
        }
        return names.size() < 2 && !other
                ? null
                : "says " + shown(watch.values) + ", and --currency=" + SafeText.within(currency, 20)
                        + (names.size() == 1
                                ? ". One of the two is wrong: if it is the option, give the currency of the file."
                                : ". Amounts of two currencies have no sum. --keep='" + name(watch)
                                        + "=...' takes one.");
    }

    private static String name(Watch watch) {
        return SafeText.within(watch.column, 60);
    }

    private static String shown(Map<String, Long> values) {
        return values.entrySet().stream()
                        .limit(SHOWN)
                        .map(value -> "'" + SafeText.within(value.getKey(), 30) + "' on "
                                + Format.count(value.getValue(), "line"))
                        .collect(joining(", "))
                + (values.size() > SHOWN ? " and more" : "");
    }
}
