package dev.retention.examples.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes with what, what is bought next, with what customers began, tiers and points. */
class ProductsTest {

    @TempDir
    private Path folder;

    /** Forty customers buy a phone, thirty of them a case with it; twenty buy a charger ten days later; forty others buy socks. */
    private String shop() throws IOException {
        var lines = new StringBuilder("order,customer,date,product,amount\n");
        LocalDate day = LocalDate.of(2025, 1, 1);
        for (int c = 0; c < 40; c++) {
            line(lines, c, c, day, "phone", "500.00");
            if (c < 30) {
                line(lines, c, c, day, "case", "20.00");
            }
            if (c >= 20) {
                line(lines, 100 + c, c, day.plusDays(10), "charger", "30.00");
            }
            line(lines, 200 + c, 1000 + c, day, "socks", "5.00");
        }
        line(lines, 300, 5, day.plusDays(20), "phone", "-500.00");
        Path file = folder.resolve("shop.csv");
        Files.writeString(file, lines);
        return file.toString();
    }

    private static void line(
            StringBuilder lines, int order, int customer, LocalDate day, String product, String amount) {
        lines.append(order + ",c" + customer + "," + day + "," + product + "," + amount + "\n");
    }

    private String[] args(String... more) throws IOException {
        String[] args = {
            shop(),
            "--as-of=2025-06-30",
            "--currency=EUR",
            "--decimals=2",
            "--order=order",
            "--amount-of=LINE",
            "--refunds=NET",
            "--product=product"
        };
        String[] all = Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return all;
    }

    @Test
    void complementsNextAndFirstProducts() throws IOException {
        JsonObject products = Reports.json(args()).getAsJsonObject("products");
        JsonObject complement = products.getAsJsonArray("complements").get(0).getAsJsonObject();
        assertEquals("case", complement.get("product").getAsString());
        assertEquals("phone", complement.get("offer").getAsString());
        assertEquals(1, products.getAsJsonArray("complements").size());
        assertEquals(30, complement.getAsJsonObject("bought").get("count").getAsLong());
        assertEquals(100.0 / 40, complement.get("lift").getAsDouble(), "30 of 30 against 40 of 100 orders");
        // All forty had a phone first; of the thirty with a case ten came back for a charger.
        JsonObject first = products.getAsJsonArray("first").get(0).getAsJsonObject();
        assertEquals("phone", first.get("product").getAsString());
        assertEquals(20, first.getAsJsonObject("cameBack").get("count").getAsLong());
        assertEquals(20, products.getAsJsonObject("cameBack").get("count").getAsLong());
        assertEquals(80, products.getAsJsonObject("cameBack").get("total").getAsLong());
    }

    @Test
    void thePageShowsThem() throws IOException {
        String text = Reports.text(args());
        assertTrue(text.contains("BOUGHT TOGETHER: what to offer with what, the surest first"), text);
        assertTrue(text.contains("FIRST PRODUCTS: with what customers began"), text);
        assertTrue(text.contains("All customers: 20 of 80, 25.0 %."), text);
        text.lines().forEach(line -> assertTrue(line.length() <= 120, line));
        String without = Reports.text(Arrays.copyOf(args(), 7));
        assertFalse(without.contains("BOUGHT TOGETHER"), without);
    }

    @Test
    void tiersBySpend() throws IOException {
        var rows = Reports.json(args("--tiers=Silver=100,Gold=520"))
                .getAsJsonObject("tiers")
                .getAsJsonArray("rows");
        assertEquals("Gold", rows.get(0).getAsJsonObject().get("name").getAsString());
        assertEquals(52_000, rows.get(0).getAsJsonObject().get("fromMinor").getAsLong());
        // Those with a case or a charger, all forty, less the one whose phone came back.
        assertEquals(39, rows.get(0).getAsJsonObject().get("customers").getAsLong());
        assertEquals(0, rows.get(1).getAsJsonObject().get("customers").getAsLong());
        assertEquals(41, rows.get(2).getAsJsonObject().get("customers").getAsLong());
        assertEquals(0, rows.get(0).getAsJsonObject().get("losing").getAsLong());
        String text = Reports.text(args("--tiers=Silver=100,Gold=520"));
        assertTrue(text.contains("TIERS: by what was spent in the last 365 days"), text);
    }

    private String points(String... lines) throws IOException {
        Path file = folder.resolve("points.csv");
        Files.writeString(file, "customer,date,event,reference,points,last_day\n" + String.join("\n", lines) + "\n");
        return "--points=" + file;
    }

    /** 100 earned and 80 spent before the order came back, by hand; and 50 that lapse in July. */
    @Test
    void pointsOfAProgramme() throws IOException {
        String events = points(
                "ann,2025-01-01,EARN,A1,100,2026-01-01",
                "ann,2025-02-01,redeem,R1,80,",
                "ann,2025-03-01,REFUND,A1,,",
                "bob,2025-03-01,EARN,B1,50,2025-07-10");
        JsonObject points = Reports.json(args(events)).getAsJsonObject("points");
        assertEquals(150, points.getAsJsonObject("balance").get("earned").getAsLong());
        assertEquals(-30, points.get("available").getAsLong());
        assertEquals(1, points.get("owing").getAsLong());
        assertEquals(1, points.get("holding").getAsLong());
        assertEquals(50, points.get("expiring").getAsLong());
        points = Reports.json(args(events, "--points-refund=CLAMP_AT_ZERO")).getAsJsonObject("points");
        assertEquals(80, points.getAsJsonObject("balance").get("forgiven").getAsLong());
        assertEquals(50, points.get("available").getAsLong());
        String text = Reports.text(args(events));
        assertTrue(text.contains("POINTS: what became of the points that 2 customers earned"), text);
        assertTrue(text.contains("1 customer can spend points, 1 owe some. Within 30 days 50 points will lapse"), text);
    }

    @Test
    void pointsThatCannotBeSpent() throws IOException {
        var err = new StringWriter();
        int exitCode = ReportCommand.run(
                args(points("ann,2025-01-01,EARN,A1,100,2026-01-01", "ann,2025-02-01,REDEEM,R1,101,")),
                new PrintWriter(new StringWriter()),
                new PrintWriter(err));
        assertTrue(exitCode != 0);
        assertTrue(
                err.toString()
                        .contains("points.csv: line 3: points must be <= available, got points=101, available=100"),
                err::toString);
        assertFalse(err.toString().contains("customer="), err::toString);
    }

    @Test
    void tiersThatCannotBe() throws IOException {
        var err = new StringWriter();
        int exitCode = ReportCommand.run(
                args("--tiers=Silver=100,Gold=100"), new PrintWriter(new StringWriter()), new PrintWriter(err));
        assertTrue(exitCode != 0);
        assertTrue(
                err.toString()
                        .contains(
                                "option '--tiers': the amounts must be above 0, differ, and have at most 2 decimal places"),
                err::toString);
    }
}
