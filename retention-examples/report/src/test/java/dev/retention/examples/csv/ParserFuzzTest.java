package dev.retention.examples.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Every parser with text of digits of any script, separators, marks, offsets and what else there is: it reads the same as with digits
 * of ASCII, or says that it does not read it, and nothing else. The seeds of the property {@code fuzz.seeds} are tried from
 * {@code fuzz.first} on, as {@code FuzzTest} does.
 */
class ParserFuzzTest {

    private static final int SEEDS = Integer.getInteger("fuzz.seeds", 4_000);

    private static final int FIRST = Integer.getInteger("fuzz.first", 0);

    /** Zeros of scripts: the nine digits follow. One stands for a pair of characters. */
    private static final int[] ZEROS = {'0', '0', '0', 0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50, 0xFF10, 0x1D7CE};

    private static final List<String> PARTS = List.of(
            "-",
            "/",
            ".",
            ",",
            ":",
            " ",
            "T",
            "Z",
            "+",
            "'",
            "\u2019",
            "\u00A0",
            "\u202F",
            "\u2009",
            "\u066B",
            "\u066C",
            "\u2212",
            "(",
            ")",
            "€",
            "$",
            "ریال",
            "EUR",
            "e",
            "E",
            "UTC",
            "GMT",
            "+02:00",
            "-23:59",
            "+99:99",
            "[Europe/Berlin]",
            "Jan",
            "Şub",
            "am",
            "PM",
            "\u200F",
            "\u202E",
            "\u0000",
            "\uD800",
            "\uDC00",
            "\uFEFF",
            "\t",
            "\n",
            "%",
            "00",
            "--",
            "2025-01-02",
            "1403/07/15",
            "23:59:60",
            "24:00",
            "T10:00:00.123456789",
            "999999999",
            "+999999999-12-31",
            "-999999999-01-01",
            "@",
            "09123456789",
            "0098",
            "=",
            "\"");

    private static final List<AmountFormat> FORMATS = List.of(
            AmountFormat.plain(2, "EUR"),
            AmountFormat.plain(0, "JPY"),
            new AmountFormat(2, true, Optional.of('.'), false, "EUR"),
            new AmountFormat(2, false, Optional.of(','), true, "GBP"),
            new AmountFormat(3, false, Optional.of(AmountFormat.NONE), true, "KWD"),
            new AmountFormat(2, false, Optional.of('\''), false, "CHF"));

    private static final List<DayZone> ZONES = List.of(
            DayZone.UNSAID,
            new DayZone(ZoneId.of("Europe/Berlin"), false, ZoneId.of("UTC")),
            new DayZone(ZoneId.of("Pacific/Apia"), false, null),
            new DayZone(null, true, null));

    private static final List<String> PATTERNS =
            List.of("d/M/yyyy", "dd.MM.yyyy", "M/d/yyyy H:mm", "yyyyMMdd", "dd-MMM-yyyy");

    @Test
    void everyParserReadsOrSaysThatItDoesNot() {
        int read = 0;
        for (int seed = FIRST; seed < FIRST + SEEDS; seed++) {
            var random = new SplittableRandom(seed);
            String text = text(random);
            String what = "seed " + seed + ": " + text;
            DayZone zone = ZONES.get(random.nextInt(ZONES.size()));
            AmountFormat format = FORMATS.get(random.nextInt(FORMATS.size()));
            String pattern = PATTERNS.get(random.nextInt(PATTERNS.size()));
            read += readsTheSame(t -> new AmountParser(format).parse(t), text, what);
            read += readsTheSame(DayParser.iso(zone)::parse, text, what);
            read += readsTheSame(DayParser.ofPattern(pattern, zone)::parse, text, what);
            read += readsTheSame(new SolarHijriDates(zone)::parse, text, what);
            someDayIsReadAsItIs(random, zone);
            textStaysHarmless(text, what);
            patternIsTakenOrRefused(text, zone, what);
        }
        assertTrue(read >= SEEDS / 20, "read: " + read);
    }

    private static int readsTheSame(Function<String, Object> parser, String text, String what) {
        Object read = answer(parser, text, what);
        Object readOfAscii = answer(parser, Digits.ascii(text), what);
        if (!(read instanceof Class)) {
            assertEquals(read, readOfAscii, what);
            return 1;
        }
        return 0;
    }

    /** What is read, or the class of the error that the parser may throw. */
    private static Object answer(Function<String, Object> parser, String text, String what) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException | QuestionException e) {
            assertTrue(e.getMessage() != null && !e.getMessage().isEmpty(), what);
            return e.getClass();
        } catch (RuntimeException e) {
            throw new AssertionError(what, e);
        }
    }

    private static void someDayIsReadAsItIs(SplittableRandom random, DayZone zone) {
        LocalDate day = LocalDate.ofEpochDay(random.nextInt(-100_000, 200_000));
        if (day.getYear() < 0 || day.getYear() > 9_999) {
            return;
        }
        int zero = ZEROS[random.nextInt(ZEROS.length)];
        assertEquals(day, DayParser.iso(zone).parse(inScript(day.toString(), zero)));
        String pattern = random.nextBoolean() ? "dd.MM.yyyy" : "yyyyMMdd";
        String written = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(day);
        assertEquals(day, DayParser.ofPattern(pattern, zone).parse(inScript(written, zero)));
    }

    private static String inScript(String ascii, int zero) {
        var text = new StringBuilder();
        ascii.chars().forEach(c -> text.appendCodePoint(c >= '0' && c <= '9' ? zero + c - '0' : c));
        return text.toString();
    }

    private static void textStaysHarmless(String text, String what) {
        String line = SafeText.onOneLine(text);
        assertEquals(line, SafeText.onOneLine(line), what);
        assertTrue(line.chars().noneMatch(c -> Character.isISOControl(c) || c >= 0x202A && c <= 0x202E), what);
        assertTrue(SafeText.width(SafeText.within(text, 20)) <= 20, what);
        String name = CustomerNames.normalized(text);
        assertEquals(name, CustomerNames.normalized(name), what);
        PhoneNumbers.international(text, "98");
        Digits.ascii(text);
    }

    private static void patternIsTakenOrRefused(String text, DayZone zone, String what) {
        try {
            DayParser.ofPattern(text, zone).parse("2025-01-02");
        } catch (IllegalArgumentException | QuestionException e) {
            // as it should be
        } catch (DateTimeException | ClassCastException e) {
            throw new AssertionError(what, e);
        }
    }

    private static String text(SplittableRandom random) {
        var text = new StringBuilder();
        int zero = ZEROS[random.nextInt(ZEROS.length)];
        int parts = random.nextInt(200) == 0 ? 400 : 1 + random.nextInt(8);
        for (int i = 0; i < parts; i++) {
            switch (random.nextInt(5)) {
                case 0 -> text.append(PARTS.get(random.nextInt(PARTS.size())));
                case 1 ->
                    text.appendCodePoint(
                            random.nextInt(8) == 0
                                    ? random.nextInt(Character.MAX_CODE_POINT + 1)
                                    : random.nextInt(128));
                default -> {
                    int digits = 1 + random.nextInt(4);
                    for (int d = 0; d < digits; d++) {
                        text.appendCodePoint((random.nextInt(40) == 0 ? ZEROS[random.nextInt(ZEROS.length)] : zero)
                                + random.nextInt(10));
                    }
                    if (random.nextInt(3) == 0) {
                        text.append(List.of("-", "/", ".", ",").get(random.nextInt(4)));
                    }
                }
            }
        }
        return text.toString();
    }
}
