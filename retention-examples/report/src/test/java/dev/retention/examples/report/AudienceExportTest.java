package dev.retention.examples.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.retention.examples.csv.SpreadsheetCell;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AudienceExportTest {

    private static final List<String> NAMES =
            List.of("=1+2", "+98 21", "-sara", "@reza", "'quoted", " =cmd|calc", "a,\"b\"", "\u0633\u0627\u0631\u0627");

    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return ReportCommand.run(args, new PrintWriter(new StringWriter()), new PrintWriter(err));
    }

    @Test
    void everyCustomerIsInOneGroupAndNoCellIsAFormula() throws IOException {
        var orders = new StringBuilder("customer,date,amount\n");
        for (int i = 0; i < NAMES.size(); i++) {
            orders.append('"')
                    .append(NAMES.get(i).replace("\"", "\"\""))
                    .append("\",2025-0")
                    .append(i + 1)
                    .append("-05,10\n");
        }
        Path file = Files.writeString(folder.resolve("orders.csv"), orders);
        Path target = folder.resolve("audiences");
        assertEquals(
                0,
                run(
                        file.toString(),
                        "--as-of=2025-12-31",
                        "--currency=EUR",
                        "--decimals=0",
                        "--customer=customer",
                        "--date=date",
                        "--amount=amount",
                        "--export=" + target,
                        "--windows=30,120,300",
                        "--control=0.5"),
                err::toString);
        var found = new ArrayList<String>();
        for (String group : List.of("onboarding", "active", "declining", "re-engagement")) {
            for (List<String> row : rows(target.resolve(group + ".csv"))) {
                row.forEach(cell -> assertTrue(cell.isEmpty() || "=+-@\t\r".indexOf(cell.charAt(0)) < 0, cell));
                assertEquals(group, row.get(1));
                assertEquals("10", row.get(3));
                found.add(SpreadsheetCell.unescaped(row.get(0)));
            }
        }
        assertEquals(NAMES.size(), found.size());
        // The file's own blanks around a name are not part of it.
        assertEquals(
                new TreeSet<>(NAMES.stream().map(String::strip).toList()),
                new TreeSet<>(found.stream().map(String::strip).toList()));
    }

    private static List<List<String>> rows(Path file) throws IOException {
        try (var csv = CsvReader.builder().ofCsvRecord(file)) {
            return csv.stream()
                    .skip(1)
                    .map(record -> List.copyOf(record.getFields()))
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "=1", "'", "''=", " =x", "\t=", "-5", "@", "\uFF20x", "'a"})
    void everyTextComesBack(String text) {
        String cell = SpreadsheetCell.escaped(text);
        assertEquals(text, SpreadsheetCell.unescaped(cell));
        assertFalse(!cell.isEmpty() && "=+-@".indexOf(cell.stripLeading().charAt(0)) >= 0, cell);
    }

    @Test
    void whoIsDueAndOverdueComesBackFromTheFiles() throws IOException {
        Path target = folder.resolve("simulated");
        JsonObject lifecycle =
                Reports.json("--export=" + target, "--control=0.1").getAsJsonObject("lifecycle");
        for (JsonElement element : lifecycle.getAsJsonArray("audiences")) {
            JsonObject audience = element.getAsJsonObject();
            String name = audience.get("audience").getAsString();
            List<List<String>> rows = rows(target.resolve(name.replace(' ', '-') + ".csv"));
            assertEquals(audience.get("customers").getAsInt(), rows.size(), name);
            assertEquals(
                    audience.get("heldOut").getAsLong(),
                    rows.stream().filter(row -> row.get(5).equals("held out")).count(),
                    name);
            assertEquals(
                    rows.size(), rows.stream().map(row -> row.get(0)).distinct().count(), name);
        }
        LocalDate asOf = LocalDate.of(2025, 12, 31);
        for (List<String> row : rows(target.resolve("due.csv"))) {
            assertTrue(row.get(2).matches("next purchase due on 202\\d-\\d\\d-\\d\\d"), row::toString);
            LocalDate reminder = LocalDate.parse(row.get(2).substring(row.get(2).length() - 10));
            assertTrue(!reminder.isBefore(asOf) && reminder.isBefore(asOf.plusDays(7)), row::toString);
            // Half have bought by the due day, a quarter by that of the reminder.
            assertFalse(LocalDate.parse(row.get(4)).isBefore(reminder), row::toString);
        }
        for (List<String> row : rows(target.resolve("overdue.csv"))) {
            assertTrue(
                    row.get(2).matches("silent for \\d+ days, when \\d+% .*; still a customer with \\d+%"),
                    row::toString);
            assertTrue(LocalDate.parse(row.get(4)).isBefore(asOf), row::toString);
        }
    }

    private String[] withContacts(String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("contacts.csv"), """
                customer,date,amount,mail,mobile
                a,2025-12-01,10,Old@Example.com,
                a,2025-12-20,10, Test@Example.COM ,
                b,2025-12-02,10,,0912 123 4567
                c,2025-12-03,10,=cmd@x,\u06F0\u06F0\u06F4\u06F4 20 7183 8750
                d,2025-12-04,10,,
                e,2025-12-05,10,Sara.Ahmadi@gmail.com,+989121234567
                """);
        var args = new ArrayList<>(List.of(
                file.toString(),
                "--as-of=2025-12-31",
                "--currency=EUR",
                "--decimals=0",
                "--windows=60,90,365",
                "--export=" + folder.resolve("tools"),
                "--email=mail",
                "--phone=mobile"));
        args.addAll(List.of(more));
        return args.toArray(String[]::new);
    }

    @Test
    void contactsAreAsTheShopHasThemLatestFirst() throws IOException {
        assertEquals(0, run(withContacts()), err::toString);
        List<List<String>> rows = rows(folder.resolve("tools/onboarding.csv"));
        assertEquals(List.of("Test@Example.COM", ""), rows.get(0).subList(6, 8));
        assertEquals(List.of("", "0912 123 4567"), rows.get(1).subList(6, 8));
        assertEquals("'=cmd@x", rows.get(2).get(6));
        assertEquals(
                List.of("Sara.Ahmadi@gmail.com", "'+989121234567"), rows.get(4).subList(6, 8));
        assertFalse(Files.exists(folder.resolve("tools/meta")));
    }

    /** The hashes are those of sha256sum. */
    @Test
    void advertisingToolsGetHashesInTheirOwnForm() throws IOException {
        assertEquals(0, run(withContacts("--export-for=GOOGLE_ADS,meta", "--phone-code=98")), err::toString);
        String test = "973dfe463ec85785f5f95af5ba3906eedb2d931c24e69824a89ea65dba4e813b";
        String sara = "66c6b5b8761084d3f36a43c78d89d61c65bc72a27dd8df2334908dcfe8464bce";
        String iranPlus = "3865b3a3dfd6b6a82ddbe391b844d6ad50ed471024a43f533c61406d5fd28800";
        String iran = "a9e7da6e3127cf6940c16a7ffa1a3073c5f74aa396d0eb75d5a90a98e8c7650a";
        String londonPlus = "e631c2534428c6c9b48c2167604a8983046085e43a2c00ed748733c544c0bb4d";
        String london = "8d5f937f3a5590634cbe975951a6aa1543170671ce6e73cce4062f4e8c288417";
        assertEquals(
                "Email,Phone\n" + test + ",\n," + iranPlus + "\n," + londonPlus + "\n" + sara + "," + iranPlus + "\n",
                text("tools/google-ads/onboarding.csv"));
        assertEquals(
                "email,phone\n" + test + ",\n," + iran + "\n," + london + "\n" + sara + "," + iran + "\n",
                text("tools/meta/onboarding.csv"));
    }

    private String text(String file) throws IOException {
        return Files.readString(folder.resolve(file)).replace("\r\n", "\n");
    }

    @Test
    void whoIsHeldOutIsNotUploaded() throws IOException {
        assertEquals(0, run(withContacts("--export-for=META", "--phone-code=98", "--control=1")), err::toString);
        assertEquals("email,phone\n", text("tools/meta/onboarding.csv"));
    }

    @Test
    void numbersWithoutACountryAreAskedAbout() throws IOException {
        assertEquals(1, run(withContacts("--export-for=META")));
        assertTrue(
                err.toString()
                        .startsWith(
                                "'0912 123 4567' has no country's code: --phone-code=98, say, is that of such numbers"),
                err::toString);
    }

    @Test
    void aToolNeedsSomethingToHash() {
        assertEquals(2, run("--export=" + folder, "--export-for=META"));
        assertTrue(
                err.toString().startsWith("--export-for needs --export, and --email or --phone of the orders"),
                err::toString);
    }

    /** a unsubscribed; b heard from the shop 20 days ago, c 10 days ago; z never ordered. */
    @Test
    void whoMustNotBeWrittenToIsLeftOut() throws IOException {
        Path leaveOut = Files.writeString(
                folder.resolve("leave-out.csv"), "customer,contacted\na,\nb,2025-12-11\nc,2025-12-21\nz,\n");
        assertEquals(0, run(withContacts("--leave-out=" + leaveOut, "--quiet-days=14")), err::toString);
        assertEquals(
                List.of("b", "d", "e"),
                rows(folder.resolve("tools/onboarding.csv")).stream()
                        .map(row -> row.get(0))
                        .toList());
        JsonObject lifecycle = Reports.json(withContacts("--leave-out=" + leaveOut, "--quiet-days=14"))
                .getAsJsonObject("lifecycle");
        JsonObject onboarding = lifecycle.getAsJsonArray("audiences").get(0).getAsJsonObject();
        assertEquals(3, onboarding.get("customers").getAsInt());
        assertEquals(2, onboarding.get("leftOut").getAsInt());
        assertEquals(2, run(withContacts("--leave-out=" + leaveOut)));
        assertTrue(err.toString().contains("--quiet-days=14, say, is for how long"), err::toString);
        assertEquals(2, run(withContacts("--leave-out=" + leaveOut, "--quiet-days=-1")));
        assertTrue(err.toString().contains("--quiet-days must be 0 or more, got -1"), err::toString);
        Files.writeString(leaveOut, "customer\na@x.org\nb@x.org\n");
        assertEquals(1, run(withContacts("--leave-out=" + leaveOut)));
        assertTrue(
                err.toString()
                        .contains(leaveOut
                                + ": none of its 2 customers has ordered. Are they written there as in the orders?"),
                err::toString);
    }

    @Test
    void windowsAndTheShareAreChecked() {
        assertEquals(2, run("--export=" + folder, "--windows=30,90"));
        assertTrue(
                err.toString().startsWith("--windows takes three numbers of days, such as 30,90,365"), err::toString);
        assertEquals(2, run("--export=" + folder, "--windows=30,90,60"));
        assertTrue(err.toString().contains("windows must be in order"), err::toString);
        assertEquals(2, run("--export=" + folder, "--windows=30,90,365", "--control=1.5"));
        assertTrue(err.toString().contains("--control must be in [0, 1]"), err::toString);
    }
}
