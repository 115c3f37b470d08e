package dev.retention.examples.report.input;

import static java.util.stream.Collectors.joining;

import dev.retention.examples.csv.InputException;
import dev.retention.examples.csv.SafeText;
import dev.retention.examples.page.Format;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names that programs write where they know no customer. Taken for one they make a very loyal customer. */
final class Nobody {

    private static final Set<String> USUAL = Set.of(
            "guest",
            "gast",
            "invité",
            "invitado",
            "ospite",
            "0",
            "00",
            "000",
            "0000",
            "00000",
            "-1",
            "null",
            "nil",
            "none",
            "na",
            "n/a",
            "#n/a",
            "nan",
            "unknown",
            "unbekannt",
            "inconnu",
            "anonymous",
            "anonym",
            "anon",
            "(not set)",
            "not set",
            "undefined",
            "(none)",
            "(null)",
            "-",
            "--",
            "?",
            "walk-in",
            "walk in",
            "walkin",
            "walk-in customer",
            "cash",
            "cash customer",
            "pos",
            "default",
            "customer",
            "no customer",
            "no name",
            "noname",
            "test",
            "x",
            "guest@guest.com",
            "guest customer",
            "مهمان",
            "ناشناس",
            "میهمان",
            "کاربر مهمان",
            "بدون نام",
            "مشتری متفرقه",
            "متفرقه");

    /** What stands at the end of a table, where a customer stands above. */
    private static final Set<String> TOTALS = Set.of(
            "total",
            "totals",
            "total:",
            "grand total",
            "subtotal",
            "sum",
            "summe",
            "gesamt",
            "gesamtsumme",
            "total général",
            "suma",
            "totale",
            "جمع",
            "جمع کل",
            "مجموع",
            "مجموع کل");

    /** 9.89121E+11: what a spreadsheet leaves of a long number. */
    private static final Pattern ROUNDED = Pattern.compile("[0-9](?:[.,][0-9]{1,14})?[eE]\\+?[0-9]{1,3}");

    /** Where such names have more of the orders, somebody has to say who they are. */
    private static final double MANY = 0.01;

    private final Set<String> names;
    private final boolean takesBlank;
    private final Set<Long> ids = new HashSet<>();
    private final Map<String, Long> suspicious = new TreeMap<>();
    private final Map<String, Long> rounded = new TreeMap<>();
    private final Map<String, Long> totals = new TreeMap<>();
    private long orders;

    /**
     * @param names the names that are nobody; null if nobody said
     * @param shopKnown whether the shop's export is known, where a blank is nobody
     */
    Nobody(List<String> names, boolean shopKnown) {
        this.names =
                names == null ? Set.of() : names.stream().map(LineFilter::key).collect(Collectors.toSet());
        this.takesBlank = names != null || shopKnown;
    }

    /** Whether orders without a customer are left out. */
    boolean takesBlank() {
        return takesBlank;
    }

    boolean contains(long customer) {
        return ids.contains(customer);
    }

    void see(String name, long id) {
        orders++;
        if (name.length() > 30) {
            return;
        }
        boolean ordinary = name.length() > 18 || !mayBeSuspicious(name);
        if (ordinary && names.isEmpty()) {
            return;
        }
        String key = LineFilter.key(name);
        if (names.contains(key)) {
            ids.add(id);
        } else if (TOTALS.contains(key)) {
            totals.merge(name, 1L, Long::sum);
        } else if (USUAL.contains(key)) {
            suspicious.merge(name, 1L, Long::sum);
        } else if (ROUNDED.matcher(name).matches() && rounded.size() < 1_000) {
            rounded.merge(name, 1L, Long::sum);
        }
    }

    /** A quick look: most customers are longer words or numbers. */
    private static boolean mayBeSuspicious(String name) {
        char first = name.charAt(0);
        return !(first >= '1' && first <= '9') || name.indexOf('E') > 0 || name.indexOf('e') > 0;
    }

    /** Asks who they are, if there are many. */
    void ask(String file, boolean acceptNames, boolean acceptRounded) {
        long roundedOrders =
                rounded.values().stream().mapToLong(Long::longValue).sum();
        if (!acceptRounded && roundedOrders > 0) {
            throw new InputException(
                    file + ": customers such as '" + rounded.keySet().iterator().next()
                            + "' on " + Format.count(roundedOrders, "line")
                            + " are numbers that a spreadsheet has rounded, and several customers may have become one. Export the file"
                            + " anew without opening it in a spreadsheet; --accept=ROUNDED takes them as they are");
        }
        if (!acceptNames && !totals.isEmpty()) {
            throw new InputException(file + ": " + shown(totals) + ". Is this the sum of the lines above? --nobody='"
                    + SafeText.within(String.join(",", totals.keySet()), 200)
                    + "' leaves it out and counts it, --accept=NOBODY takes it as a customer");
        }
        long many = suspicious.values().stream().mapToLong(Long::longValue).sum();
        if (!acceptNames && many > 1 && many > MANY * orders) {
            throw new InputException(file + ": " + shown(suspicious) + ". Are these customers, or nobody? --nobody='"
                    + SafeText.within(String.join(",", suspicious.keySet()), 200)
                    + "' leaves their orders out and counts them, --accept=NOBODY takes them as customers");
        }
    }

    private static String shown(Map<String, Long> names) {
        return names.entrySet().stream()
                .limit(10)
                .map(name -> "'" + SafeText.within(name.getKey(), 30) + "' on " + Format.count(name.getValue(), "line"))
                .collect(joining(", "));
    }
}
