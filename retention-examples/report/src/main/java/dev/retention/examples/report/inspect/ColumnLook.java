package dev.retention.examples.report.inspect;

import dev.retention.examples.csv.CountedDays;
import dev.retention.examples.csv.DayParser;
import dev.retention.examples.csv.DayZone;
import dev.retention.examples.csv.Digits;
import dev.retention.examples.csv.SafeText;
import dev.retention.examples.csv.SolarHijriDates;
import dev.retention.examples.report.input.OrdersReader;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What the values of one column look like. */
final class ColumnLook {

    /** Formats of dates by the option that reads them; the first one needs none. */
    private static final Map<String, Function<String, LocalDate>> DATES = new LinkedHashMap<>();

    private static final DayZone AS_WRITTEN = new DayZone(null, true, null);

    private static final DayZone UTC = new DayZone(ZoneOffset.UTC, false, ZoneOffset.UTC);

    static final String ISO = "";

    static {
        DATES.put(ISO, DayParser.iso(AS_WRITTEN)::parse);
        for (String pattern : List.of(
                "d.M.yyyy[ H:mm[:ss]]",
                "d/M/yyyy[ H:mm[:ss]]",
                "M/d/yyyy[ H:mm[:ss]]",
                "d-M-yyyy[ H:mm[:ss]]",
                "yyyy/M/d[ H:mm[:ss]]",
                "yyyy-M-d[ H:mm[:ss]]",
                "d/M/yyyy h:mm[:ss] a",
                "M/d/yyyy h:mm[:ss] a",
                "yyyyMMdd",
                "d MMM yyyy[ H:mm[:ss]]",
                "MMM d, yyyy[ H:mm[:ss]]",
                "MMMM d, yyyy[ H:mm[:ss]]",
                "d.M.yy[ H:mm[:ss]]",
                "d/M/yy[ H:mm[:ss]]",
                "M/d/yy[ H:mm[:ss]]")) {
            DATES.put(pattern, DayParser.ofPattern(pattern, AS_WRITTEN)::parse);
        }
        DATES.put(OrdersReader.SOLAR_HIJRI, SolarHijriDates::dayOf);
    }

    private static final Pattern NUMBER =
            Pattern.compile("[-+(]*[0-9][0-9.,' \u00A0\u202F\u2019\u066B\u066C]*[)-]?|[-+]?[.,][0-9]+");
    private static final Pattern OFFSET = Pattern.compile(".*[0-9] ?(?:Z|[+-][0-9]{2}:?(?:[0-9]{2})?|UTC|GMT)");
    private static final int MOST_DIFFERENT = 20_000;
    private static final int SAMPLES = 3;

    final String name;
    long filled;
    long numbers;
    boolean hasOffsets;
    boolean hasTimes;
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    private final Set<Integer> different = new HashSet<>();
    private final List<String> samples = new ArrayList<>();
    private final Map<String, Long> dates = new LinkedHashMap<>();
    final Set<String> marks = new TreeSet<>();
    final Set<String> values = new TreeSet<>();
    /** Amounts by what their separators say. */
    long pointDecimals;

    long commaDecimals;
    long pointThousands;
    long commaThousands;
    long pointInDoubt;
    long commaInDoubt;
    long longTails;
    long decimals;

    ColumnLook(String name) {
        this.name = name;
        DATES.keySet().forEach(format -> dates.put(format, 0L));
    }

    void see(String text) {
        if (text.isBlank()) {
            return;
        }
        filled++;
        String value = text.length() > 200 ? text.substring(0, 200) : text;
        if (samples.size() < SAMPLES && !samples.contains(value)) {
            samples.add(value);
        }
        if (different.size() < MOST_DIFFERENT) {
            different.add(text.hashCode());
        }
        if (values.size() <= 12 && value.length() <= 40) {
            values.add(value);
        }
        seeDate(value);
        seeNumber(value);
    }

    private void seeDate(String value) {
        String ascii = Digits.ascii(value);
        if (value.length() > 45 || ascii.chars().noneMatch(c -> c >= '0' && c <= '9')) {
            dates.clear();
            return;
        }
        // A format that failed twice is out; one failure may be a line of totals.
        for (var format : new ArrayList<>(dates.keySet())) {
            try {
                LocalDate day = DATES.get(format).apply(value);
                if (day.isBefore(OrdersReader.EARLIEST) || day.getYear() > 2200) {
                    throw new IllegalArgumentException("no date of an order");
                }
                dates.merge(format, 1L, Long::sum);
            } catch (RuntimeException e) {
                if (filled - dates.get(format) > Math.max(1, filled / 50) || filled < 3 && dates.get(format) == 0) {
                    dates.remove(format);
                }
            }
        }
        hasOffsets |= OFFSET.matcher(ascii).matches() && ascii.indexOf(':') > 0;
        hasTimes |= ascii.indexOf(':') > 0;
    }

    private void seeNumber(String value) {
        String bare = Digits.ascii(value).replace('\u2212', '-').strip();
        int from = 0;
        int to = bare.length();
        while (from < to
                && (Character.isLetter(bare.charAt(from)) || isMark(bare.charAt(from)) || bare.charAt(from) == ' ')) {
            from++;
        }
        while (to > from
                && (Character.isLetter(bare.charAt(to - 1))
                        || isMark(bare.charAt(to - 1))
                        || bare.charAt(to - 1) == ' ')) {
            to--;
        }
        String number = bare.substring(from, to).replaceFirst("^-[^0-9.,]+", "-");
        if (!NUMBER.matcher(number).matches()) {
            return;
        }
        numbers++;
        String mark = (bare.substring(0, from) + bare.substring(to)).strip();
        if (!mark.isEmpty() && marks.size() < 5) {
            marks.add(mark);
        }
        seeSeparators(number.replaceAll("[^0-9.,]", ""));
    }

    private static boolean isMark(char c) {
        return Character.getType(c) == Character.CURRENCY_SYMBOL;
    }

    private void seeSeparators(String number) {
        int point = number.lastIndexOf('.');
        int comma = number.lastIndexOf(',');
        int last = Math.max(point, comma);
        int after = last < 0 ? 0 : number.length() - last - 1;
        String plain = number;
        if (point >= 0 && comma >= 0) {
            if (point > comma) {
                commaThousands++;
                plain = number.replace(",", "");
            } else {
                pointThousands++;
                plain = number.replace(".", "").replace(',', '.');
            }
            decimals = Math.max(decimals, after);
        } else if (last >= 0) {
            boolean isPoint = point >= 0;
            boolean several = number.indexOf(isPoint ? '.' : ',') != last;
            boolean grouped = number.matches("[1-9][0-9]{0,2}([.,][0-9]{3})+");
            if (several) {
                pointThousands += isPoint ? 1 : 0;
                commaThousands += isPoint ? 0 : 1;
                plain = number.replaceAll("[.,]", "");
            } else if (grouped) {
                pointInDoubt += isPoint ? 1 : 0;
                commaInDoubt += isPoint ? 0 : 1;
                plain = number.replaceAll("[.,]", "");
            } else {
                pointDecimals += isPoint ? 1 : 0;
                commaDecimals += isPoint ? 0 : 1;
                longTails += after > 3 ? 1 : 0;
                decimals = Math.max(decimals, after > 3 ? 2 : after);
                plain = number.replace(',', '.');
            }
        }
        try {
            double value = Double.parseDouble(plain.isEmpty() || plain.equals(".") ? "0" : plain);
            least = Math.min(least, value);
            most = Math.max(most, value);
        } catch (NumberFormatException e) {
            numbers--;
        }
    }

    /** {@return the formats that read nearly all values, the usual one first} */
    List<String> dateFormats() {
        // What reads all of them is right; what reads nearly all may be, where a line of totals stands at the end.
        boolean readsAll = dates.containsValue(filled);
        return filled == 0
                ? List.of()
                : dates.entrySet().stream()
                        .filter(format -> format.getValue() > 0
                                && filled - format.getValue() <= (readsAll ? 0 : Math.max(1, filled / 50)))
                        .map(Map.Entry::getKey)
                        .toList();
    }

    /** {@return what the numbers count, if they can be days or times of our years} */
    Optional<CountedDays.Unit> counted() {
        if (filled == 0 || numbers < filled) {
            return Optional.empty();
        }
        // Days from 1982 to 2119, seconds from 1985 to 2112.
        if (least >= 30_000 && most < 80_000) {
            return Optional.of(CountedDays.Unit.EXCEL_DAYS);
        }
        double perSecond = 1;
        for (CountedDays.Unit unit :
                List.of(CountedDays.Unit.UNIX_SECONDS, CountedDays.Unit.UNIX_MILLIS, CountedDays.Unit.UNIX_MICROS)) {
            if (least >= 5e8 * perSecond && most < 4.5e9 * perSecond) {
                return Optional.of(unit);
            }
            perSecond *= 1_000;
        }
        return Optional.empty();
    }

    /** The day of a value by a format. */
    static LocalDate day(String format, String value) {
        return CountedDays.Unit.named(format)
                .map(unit -> new CountedDays(unit, UTC).parse(value))
                .orElseGet(() -> DATES.get(format).apply(value));
    }

    boolean isNumeric() {
        return filled > 0 && numbers >= 0.8 * filled;
    }

    long different() {
        return different.size();
    }

    boolean isFull() {
        return different.size() >= MOST_DIFFERENT;
    }

    String samplesShown() {
        return SafeText.within(
                String.join(
                        " | ", samples.stream().map(s -> SafeText.within(s, 26)).toList()),
                60);
    }

    String kind() {
        if (filled == 0) {
            return "empty";
        }
        List<String> formats = dateFormats();
        if (!formats.isEmpty() && !(isNumeric() && formats.equals(List.of("yyyyMMdd")) && least < 19_000_101)) {
            return hasOffsets ? "time with offset" : hasTimes ? "time" : "date";
        }
        return isNumeric() ? "number" : values.size() <= 12 && filled > values.size() ? "few words" : "text";
    }
}
