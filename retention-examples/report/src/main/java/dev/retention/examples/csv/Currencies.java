package dev.retention.examples.csv;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What currencies are called: by code, by mark, by word. */
public final class Currencies {

    /** Ten rials are a toman, so the two must never be mixed up; each has several names. */
    private static final Map<String, String> IRANIAN = Map.ofEntries(
            entry("ریال", "IRR"),
            entry("ریال ایران", "IRR"),
            entry("RIAL", "IRR"),
            entry("RIALS", "IRR"),
            entry("تومان", "IRT"),
            entry("تومن", "IRT"),
            entry("TOMAN", "IRT"),
            entry("TOMANS", "IRT"),
            entry("TMN", "IRT"));

    /** Marks and short words, and whose they are. Others are taken for any currency's. */
    private static final Map<String, Set<String>> MARKS = Map.ofEntries(
            entry(
                    "$",
                    Set.of(
                            "USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN", "ARS", "CLP", "COP", "UYU", "BRL",
                            "DOP", "BBD", "BMD", "BND", "BSD", "BZD", "FJD", "GYD", "JMD", "KYD", "LRD", "NAD", "SBD",
                            "SRD", "TTD", "XCD", "ZWL", "BOB", "NIO")),
            entry("€", Set.of("EUR")),
            entry("£", Set.of("GBP", "EGP", "GIP", "FKP", "SHP", "LBP", "SYP", "SSP", "SDG")),
            entry("¥", Set.of("JPY", "CNY")),
            entry("₹", Set.of("INR")),
            entry("₨", Set.of("INR", "PKR", "LKR", "NPR", "MUR", "SCR")),
            entry("₽", Set.of("RUB")),
            entry("₺", Set.of("TRY")),
            entry("₩", Set.of("KRW", "KPW")),
            entry("₪", Set.of("ILS")),
            entry("₴", Set.of("UAH")),
            entry("₫", Set.of("VND")),
            entry("฿", Set.of("THB")),
            entry("₱", Set.of("PHP")),
            entry("₦", Set.of("NGN")),
            entry("₸", Set.of("KZT")),
            entry("₼", Set.of("AZN")),
            entry("₾", Set.of("GEL")),
            entry("৳", Set.of("BDT")),
            entry("؋", Set.of("AFN")),
            entry("֏", Set.of("AMD")),
            entry("﷼", Set.of("IRR", "OMR", "QAR", "SAR", "YER")),
            entry("KR", Set.of("SEK", "NOK", "DKK", "ISK")),
            entry("ZŁ", Set.of("PLN")),
            entry("KČ", Set.of("CZK")),
            entry("FT", Set.of("HUF")),
            entry("LEI", Set.of("RON", "MDL")),
            entry("ЛВ", Set.of("BGN")),
            entry("РУБ", Set.of("RUB")),
            entry("FR", Set.of("CHF")),
            entry("TL", Set.of("TRY")),
            entry("RS", Set.of("INR", "PKR", "LKR", "NPR", "MUR", "SCR")),
            entry("RP", Set.of("IDR")),
            entry("RM", Set.of("MYR")),
            entry("R", Set.of("ZAR")),
            entry("R$", Set.of("BRL")),
            entry("RD$", Set.of("DOP")),
            entry("NT$", Set.of("TWD")));

    private static final Pattern IN_BRACKETS = Pattern.compile("[(\\[]\\s*([^()\\[\\]]{1,20}?)\\s*[)\\]]\\s*$");

    private Currencies() {}

    /** {@return a name by which two spellings of one currency are equal: in capital letters, and the code of rials and tomans} */
    public static String canonical(String name) {
        String capitals = CustomerNames.normalized(name).replace(".", "").toUpperCase(Locale.ROOT);
        return IRANIAN.getOrDefault(capitals, capitals);
    }

    /**
     * {@return the currency that the name of a column says, as in {@code Total (USD)} and {@code مبلغ به ریال}; empty if it says none}
     *
     * @param column the name of the column
     */
    public static Optional<String> inColumn(String column) {
        Matcher brackets = IN_BRACKETS.matcher(column);
        if (brackets.find() && isKnownCurrency(canonical(brackets.group(1)))) {
            return Optional.of(brackets.group(1));
        }
        return Arrays.stream(column.split("[^\\p{L}]+"))
                .filter(word -> IRANIAN.containsKey(canonical(word)) || IRANIAN.containsValue(canonical(word)))
                .findFirst();
    }

    private static boolean isKnownCurrency(String canonical) {
        return IRANIAN.containsValue(canonical)
                || MARKS.containsKey(canonical)
                || MARKS.values().stream().anyMatch(codes -> codes.contains(canonical))
                || canonical.equals("CHF");
    }

    /** {@return whether two names can be those of one currency} */
    public static boolean mayBeOne(String one, String other) {
        String first = canonical(one);
        String second = canonical(other);
        return first.equals(second)
                || !isCode(first) && (!isCode(second) || !MARKS.containsKey(first) || fits(first, second))
                || !isCode(second);
    }

    /** {@return whether the name is a code of three letters, such as EUR} */
    public static boolean isCode(String canonical) {
        return canonical.matches("[A-Z]{3}");
    }

    /**
     * {@return whether a mark beside an amount can be one of a currency}
     *
     * @param mark the canonical name of the mark
     * @param code the code of the currency
     */
    static boolean fits(String mark, String code) {
        Set<String> whose = MARKS.get(mark);
        if (whose != null) {
            return whose.contains(code);
        }
        String letters = mark.replaceAll("\\p{Sc}", "");
        if (letters.length() == mark.length()) {
            return false;
        }
        // CA$ is Canada's, and an unknown mark may be anybody's.
        String symbol = mark.replaceAll("[^\\p{Sc}]", "");
        return code.startsWith(letters)
                && (!MARKS.containsKey(symbol) || MARKS.get(symbol).contains(code));
    }

    /** Whether the mark is one currency's, or that of few. */
    static boolean isKnown(String mark) {
        return MARKS.containsKey(mark);
    }
}
