package dev.retention.examples.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files of bytes that nobody expects, and options at random: never a stack trace, never a hang, never a line that is lost. Half of the
 * files are made from nothing, half are a file of the corpus (shop exports in small, and what has failed once, with their options
 * beside them) with lines, fields and bytes changed. The seeds of the property {@code fuzz.seeds} are tried, 40 where it is not set,
 * from {@code fuzz.first} on:
 *
 * <pre>mvn test -pl retention-examples/report -am -Dtest=FuzzTest -Dsurefire.failIfNoSpecifiedTests=false -Dfuzz.seeds=100000</pre>
 */
class FuzzTest {

    private static final int SEEDS = Integer.getInteger("fuzz.seeds", 40);

    private static final int FIRST = Integer.getInteger("fuzz.first", 0);

    private static final List<Example> CORPUS = corpus();

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private static final List<String> CUSTOMERS = List.of(
            "a",
            "b",
            "ada@x.org",
            "Ada@X.org ",
            "guest",
            "0",
            "",
            "9.89121E+11",
            "\u202Ex",
            "\u009b2J",
            "علي",
            "علی",
            "\"q\"\"\"",
            "\"two\nlines\"",
            "\u0000",
            "=1+1",
            "\uD83D\uDE00",
            "\"open");
    private static final List<String> DATES = List.of(
            "2025-01-02",
            "2025-02-03 23:30:00",
            "2025-03-04T10:00:00+02:00",
            "2025-02-30",
            "1900-01-01",
            "1403/07/15",
            "",
            "today",
            "3/4/2025",
            "20250102",
            "2025-01-02 10:00:00 UTC",
            "99999999999-01-01",
            "+999999999-12-31",
            "2025-01-02 24:00");
    private static final List<String> AMOUNTS = List.of(
            "10",
            "12.50",
            "12,50",
            "1.205",
            "\"1,205.00\"",
            "(3.00)",
            "3-",
            "-7",
            "€5",
            "5 €",
            "1e3",
            "",
            "NaN",
            "92233720368547758.07",
            "\u221212",
            "١٢",
            "12\u066B5",
            "1'234.50",
            "59.989999999999995",
            "--",
            ".",
            "£1",
            "-.5",
            "1e99",
            "\"\n\"",
            "5EUR");
    private static final List<String> STATUSES =
            List.of("paid", "cancelled", "", "refunded", "pending", "PAID", "لغو شده");
    private static final List<String> OPTIONS = List.of(
            "--skip-bad-lines",
            "--skip-bad-lines",
            "--skip-bad-lines",
            "--refunds=NET",
            "--refunds=IGNORED",
            "--refunds=COUNTED",
            "--order=order",
            "--amount-of=LINE",
            "--amount-of=ORDER",
            "--repeated=DROP",
            "--repeated=KEEP",
            "--undone=DROP",
            "--keep=status=paid,refunded",
            "--drop=status=cancelled",
            "--refund=back",
            "--nobody=guest,0",
            "--thousands=.",
            "--thousands=NONE",
            "--thousands=,",
            "--decimal-comma",
            "--round",
            "--minor-units",
            "--zone=Europe/Berlin",
            "--zone=AS_WRITTEN",
            "--times-in=UTC",
            "--date-format=SOLAR_HIJRI",
            "--date-format=d/M/yyyy",
            "--delimiter=;",
            "--encoding=windows-1252",
            "--encoding=UTF-16",
            "--cohorts=QUARTER",
            "--rfm=NTILE",
            "--accept=NOBODY,ROUNDED,STATUSES,REFUNDS,ORDERS,CURRENCIES",
            "--accept=ORDERS,STATUSES,REFUNDS",
            "--shop=shopify",
            "--shop=woocommerce",
            "--customer=order",
            "--date=amount",
            "--amount=status",
            "--product=order",
            "--product=status",
            "--tiers=Silver=5,Gold=20",
            "--funnel=100,90,50,20,5",
            "--held-out=100",
            "--undone=KEEP",
            "--week-start=SATURDAY",
            "--margin=0.3",
            "--control=0.5",
            "--drop=status=cancelled",
            "--keep=amount=10",
            "--currency=toman",
            "--inspect",
            "--json");

    /** What somebody may write behind an option that wants something else; a command line carries no 0 and no half characters. */
    private static final List<String> OPTION_VALUES = List.of(
            "",
            "0",
            "-1",
            "1.5",
            "NaN",
            "Infinity",
            "1e308",
            "99999999999999999999",
            "٣",
            "۱۲",
            "x",
            ",",
            "=",
            "==,==",
            "\u202Ex",
            "Europe/Nowhere",
            "+25:00",
            "yyyy'",
            "[",
            "QQQQQQ",
            "ppdMMyyyy",
            "2025-02-30",
            "99999-01-01",
            "Silver=5,Silver=5",
            "Gold=-1",
            "Gold=1e999999999",
            "5,90,100,200",
            "status",
            "status=",
            "amount=10,10",
            "SATURDAY",
            "NET",
            "net",
            "KEEP");

    /** A file with the options that read it; the file itself is the option FILE, or the first argument. */
    private record Example(String name, byte[] bytes, List<String> options) {}

    private static final List<String> PLAIN = List.of("--as-of=2025-06-30", "--currency=EUR", "--decimals=2");

    @TempDir
    private Path folder;

    @Test
    void nothingBreaksAndNoLineIsLost() throws IOException {
        int reports = 0;
        for (int seed = FIRST; seed < FIRST + SEEDS; seed++) {
            reports += tried(seed) ? 1 : 0;
        }
        assertTrue(reports >= SEEDS / 50, "reports of " + SEEDS + ": " + reports);
    }

    @Test
    void theCorpusIsRead() throws IOException {
        for (Example example : CORPUS) {
            assertTrue(runs(example.bytes, example.options, example.name), example.name);
            runs(example.bytes, List.of("--inspect"), example.name);
        }
    }

    /** What has failed once. */
    @Test
    void nothingBreaksAgain() throws IOException {
        for (String text : List.of(
                "",
                "\n",
                "\r",
                "\uFEFF",
                "sep=;",
                "sep=;\n",
                "a",
                ",",
                "\"",
                "\"\n",
                "customer,date,amount",
                "customer,date,amount\n\"",
                "customer,date,amount\n,,\n",
                "\u0000\u0000\n\u0000")) {
            for (String mode : List.of("", "--inspect")) {
                runs(
                        text.getBytes(StandardCharsets.UTF_8),
                        mode.isEmpty() ? plainAnd("--skip-bad-lines", "--json") : List.of(mode),
                        text);
            }
        }
        for (String tiers : List.of("status=", "Gold=1e999999999")) {
            runs("customer,date,amount".getBytes(StandardCharsets.UTF_8), plainAnd("--tiers=" + tiers), tiers);
        }
        runs(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, (byte) 0xD8}, List.of("--inspect"), "a surrogate in UTF-16");
        runs(new byte[] {(byte) 0xFF, (byte) 0xFE, 0x61}, plainAnd("--json"), "half a character in UTF-16");
    }

    private boolean tried(int seed) throws IOException {
        var random = new SplittableRandom(seed);
        boolean known = random.nextBoolean();
        Example example = CORPUS.get(random.nextInt(CORPUS.size()));
        byte[] bytes = known ? changed(example.bytes, random) : bytes(random);
        var options = new ArrayList<>(known ? example.options : PLAIN);
        if (random.nextInt(10) == 0) {
            options.clear();
            options.add("--inspect");
        }
        int count = random.nextInt(known ? 3 : 6);
        for (int i = 0; i < count; i++) {
            String option = OPTIONS.get(random.nextInt(OPTIONS.size()));
            options.add(random.nextInt(6) == 0 ? withAnotherValue(option, random) : option);
        }
        if (known && random.nextInt(3) == 0) {
            options.remove(random.nextInt(options.size()));
        }
        return runs(bytes, options, "seed " + seed + " " + (known ? example.name : "") + " " + options);
    }

    private static String withAnotherValue(String option, SplittableRandom random) {
        int value = option.indexOf('=');
        return (value < 0 ? option : option.substring(0, value)) + "="
                + pick(OPTION_VALUES, OPTION_VALUES.size(), random);
    }

    private boolean runs(byte[] bytes, List<String> options, String what) throws IOException {
        Path file = folder.resolve("fuzz.csv");
        Files.write(file, bytes);
        var args = new ArrayList<String>();
        boolean answers = options.contains("--nps=FILE");
        if (!answers && !options.contains("--inspect")) {
            args.add(file.toString());
        }
        for (String option : options) {
            args.add(option.equals("--nps=FILE") ? "--nps=" + file : option);
            if (option.equals("--inspect")) {
                args.add(file.toString());
            }
        }
        var out = new StringWriter();
        var err = new StringWriter();
        int code = assertTimeoutPreemptively(
                LONGEST,
                () -> ReportCommand.run(args.toArray(String[]::new), new PrintWriter(out), new PrintWriter(err)),
                what);
        assertTrue(code == 0 == err.toString().isEmpty() && code <= 2, () -> what + ": " + code + " " + err);
        assertTrue(!err.toString().contains("\tat ") && !err.toString().contains("Exception"), () -> what + ": " + err);
        assertTrue(err.toString().length() < 3_000, () -> what + ": " + err);
        if (code == 0 && options.contains("--json") && !answers && !options.contains("--inspect")) {
            noLineIsLost(JsonParser.parseString(out.toString()).getAsJsonObject(), bytes, options, what);
        }
        return code == 0;
    }

    /** Read + skipped + blank + header = the lines of the file, counted apart. */
    private static void noLineIsLost(JsonObject report, byte[] bytes, List<String> options, String what) {
        JsonObject lines = report.getAsJsonObject("read").getAsJsonObject("lines");
        long sum = 0;
        for (String kind : List.of("header", "read", "skipped", "blank")) {
            sum += lines.get(kind).getAsLong();
        }
        boolean utf16 = bytes.length > 1 && (bytes[0] & bytes[1] & 0xFE) == 0xFE && bytes[0] != bytes[1];
        if (!utf16 && options.stream().noneMatch(option -> option.startsWith("--encoding"))) {
            assertEquals(linesOf(bytes), sum, what);
        }
    }

    private static long linesOf(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        long lines = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            lines += c == '\r' || c == '\n' && (i == 0 || text.charAt(i - 1) != '\r') ? 1 : 0;
        }
        String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return lines + (bare.isEmpty() || bare.endsWith("\n") || bare.endsWith("\r") ? 0 : 1);
    }

    private static byte[] bytes(SplittableRandom random) {
        var bytes = new ByteArrayOutputStream();
        String end = random.nextInt(4) == 0 ? "\r\n" : random.nextInt(8) == 0 ? "\r" : "\n";
        String between = random.nextInt(6) == 0 ? ";" : ",";
        add(bytes, random.nextInt(10) == 0 ? "\uFEFF" : "");
        add(bytes, String.join(between, "order", "customer", "date", "amount", "status", "back") + end);
        int rows = random.nextInt(random.nextInt(4) == 0 ? 60 : 8);
        boolean tame = random.nextInt(3) > 0;
        for (int row = 0; row < rows; row++) {
            if (random.nextInt(12) == 0) {
                add(
                        bytes,
                        List.of("", ",,,,,", "order,customer,date,amount,status,back", "x", "\"a\"b,1")
                                        .get(random.nextInt(tame ? 3 : 5))
                                + end);
                continue;
            }
            add(
                    bytes,
                    String.join(
                                    between,
                                    String.valueOf(random.nextInt(5)),
                                    pick(CUSTOMERS, tame ? 4 : CUSTOMERS.size(), random),
                                    pick(DATES, tame ? 1 : DATES.size(), random),
                                    pick(AMOUNTS, tame ? 2 : AMOUNTS.size(), random),
                                    pick(STATUSES, tame ? 2 : STATUSES.size(), random),
                                    random.nextInt(4) == 0 ? "3" : "0")
                            + (row == rows - 1 && random.nextBoolean() ? "" : end));
        }
        byte[] all = bytes.toByteArray();
        int flips = random.nextInt(4) == 0 ? random.nextInt(5) : 0;
        for (int i = 0; i < flips && all.length > 0; i++) {
            all[random.nextInt(all.length)] = (byte) random.nextInt(256);
        }
        return all;
    }

    /** A file of the corpus in which up to six things are otherwise: lines, fields or bytes. */
    private static byte[] changed(byte[] known, SplittableRandom random) {
        var lines = new ArrayList<>(List.of(new String(known, StandardCharsets.ISO_8859_1).split("(?<=\n)")));
        int changes = random.nextInt(7);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(lines.size());
            String line = lines.get(at);
            switch (random.nextInt(6)) {
                case 0 -> lines.add(lines.get(at));
                case 1 -> lines.add(random.nextInt(lines.size() + 1), line);
                case 2 -> lines.set(at, lines.size() > 1 ? "" : line);
                case 3 -> lines.set(at, line.substring(0, random.nextInt(line.length() + 1)));
                default -> lines.set(at, withAnotherField(line, random));
            }
        }
        byte[] all = String.join("", lines).getBytes(StandardCharsets.ISO_8859_1);
        int flips = random.nextInt(4) == 0 ? random.nextInt(5) : 0;
        for (int i = 0; i < flips && all.length > 0; i++) {
            all[random.nextInt(all.length)] = (byte) random.nextInt(256);
        }
        return all;
    }

    private static String withAnotherField(String line, SplittableRandom random) {
        String[] fields = line.split("(?<=[,;\t\n])");
        int at = random.nextInt(fields.length);
        List<String> values = List.of(CUSTOMERS, DATES, AMOUNTS, STATUSES).get(random.nextInt(4));
        String end = fields[at].isEmpty() ? "" : fields[at].substring(fields[at].length() - 1);
        String value = values.get(random.nextInt(values.size()));
        fields[at] = new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1) + end;
        return String.join("", fields);
    }

    private static List<String> plainAnd(String... more) {
        var options = new ArrayList<>(PLAIN);
        options.addAll(List.of(more));
        return options;
    }

    private static List<Example> corpus() {
        try {
            Path folder = Path.of(
                            FuzzTest.class.getResource("/fuzz/shopify.csv").toURI())
                    .getParent();
            try (Stream<Path> files = Files.list(folder)) {
                return files.filter(file -> file.toString().endsWith(".csv"))
                        .sorted()
                        .map(FuzzTest::example)
                        .toList();
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Example example(Path file) {
        try {
            Path options = file.resolveSibling(file.getFileName().toString().replace(".csv", ".args"));
            return new Example(file.getFileName().toString(), Files.readAllBytes(file), Files.readAllLines(options));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pick(List<String> values, int first, SplittableRandom random) {
        return values.get(random.nextInt(first));
    }

    private static void add(ByteArrayOutputStream bytes, String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
