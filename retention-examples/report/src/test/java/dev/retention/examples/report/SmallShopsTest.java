package dev.retention.examples.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.retention.estimate.Estimate;
import dev.retention.estimate.Interval;
import dev.retention.examples.report.numbers.Lifecycle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shops of which little can be said: the report says so, and nothing else. */
class SmallShopsTest {

    private static final LocalDate AS_OF = LocalDate.of(2025, 6, 30);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 20, 29})
    void fewerThanThirtyCustomersHaveNoSegmentsAndNoRhythm(int customers) throws IOException {
        String[] shop = monthly(customers);
        String text = Reports.text(shop);
        assertFalse(text.contains("SCORES"), text);
        assertFalse(text.contains("HEAT MAP"), text);
        assertFalse(text.contains("SEGMENT CHANGES"), text);
        assertFalse(text.contains("CHANGES OF STAGE"), text);
        String many = customers == 1 ? "1 customer" : customers + " customers";
        assertTrue(
                text.contains(many + (customers == 1 ? " is" : " are") + " too few to part in fifths, 30 are needed."),
                text);
        assertTrue(text.contains("COHORTS: no month has 30 new customers"), text);
        JsonObject report = Reports.json(shop);
        assertTrue(report.get("rfm").isJsonNull());
        for (String part : new String[] {"rfm", "lifecycle.stages", "lifecycle.due"}) {
            assertEquals(
                    "TOO_FEW_CUSTOMERS",
                    report.getAsJsonObject("notShown")
                            .getAsJsonObject(part)
                            .get("reason")
                            .getAsString());
        }
    }

    /** Three of them have 9 + 10 + 11 orders, 27 after the first. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void fewCustomersWithFewOrdersHaveNoOutlook(int customers) throws IOException {
        String[] shop = monthly(customers);
        String text = Reports.text(shop);
        assertFalse(text.contains("RETENTION PROJECTION"), text);
        assertFalse(text.contains("WORTH MOST"), text);
        assertTrue(text.contains(" are too few to foretell what they will do: 30 of either are needed."), text);
        assertTrue(customers < 3 || text.contains("3 customers with 27 repeat orders are"), text);
        assertTrue(Reports.json(shop).get("outlook").isJsonNull());
    }

    @Test
    void fiveLargeCustomersHaveAnOutlook() throws IOException {
        assertTrue(Reports.text(monthly(5)).contains("OUTLOOK: what today's customers will do"));
    }

    @Test
    void thirtyCustomersHaveAll() throws IOException {
        String text = Reports.text(monthly(30));
        assertTrue(text.contains("SCORES"), text);
        assertTrue(text.contains("OUTLOOK: what today's customers will do"), text);
        assertTrue(text.contains("CHANGES OF STAGE"), text);
    }

    @Test
    void whoOrdersLikeASubscriberIsSaidTo() throws IOException {
        String evenGaps = "Customers order at even gaps, as subscribers do";
        assertTrue(Reports.text(monthly(30)).replaceAll("\\s+", " ").contains(evenGaps));
        assertFalse(Reports.text().replaceAll("\\s+", " ").contains(evenGaps));
    }

    /** Each bought once, a fortnight ago: they are not lost. */
    @Test
    void customersOfOneDayHaveNoSegments() throws IOException {
        var lines = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            lines.append("c").append(i).append(",2025-06-15,").append(10 + i).append('\n');
        }
        String text = Reports.text(shop(lines));
        assertTrue(text.contains("100.0 % of the customers ordered last on the same day"), text);
        assertFalse(text.contains("Cannot Lose Them"), text);
    }

    @Test
    void aShopThatStoppedIsSaidTo() throws IOException {
        var lines = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            LocalDate first = LocalDate.of(2023, 1, 1).plusDays(5L * i);
            lines.append("c").append(i).append(',').append(first).append(",10\n");
            lines.append("c")
                    .append(i)
                    .append(',')
                    .append(first.plusDays(40 + i))
                    .append(",10\n");
        }
        String text = Reports.text(shop(lines));
        assertTrue(
                text.contains("\nNOBODY HAS ORDERED for 517 days, since 2024-01-30; before, the longest pause was "),
                text);
        assertTrue(text.contains("Nobody has ordered for 517 days, and no way of forecasting knows why."), text);
        // Nobody is to be thanked or won back before that is known.
        String page = page(shop(lines));
        assertTrue(page.contains("Nobody has ordered lately: first find out why."), page);
        assertFalse(page.contains("Thank the best"), page);
    }

    /** All of them half a year ago: of the last month there is no revenue, and no share of it. */
    @Test
    void customersOfOneDayLongAgoHaveAPage() throws IOException {
        var lines = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            lines.append("c").append(i).append(",2025-01-02,").append(10 + i).append('\n');
        }
        assertTrue(page(shop(lines)).contains("Net revenue of the last month"));
        assertTrue(Reports.text(shop(lines)).contains("Nobody has ordered on a second day."));
    }

    /** That nobody has spent anything is known; how sure it is, is not. */
    @Test
    void whereNobodyBoughtThereIsNoInterval() {
        assertTrue(Lifecycle.likely(new Estimate(0, 0)).isEmpty());
        assertTrue(Lifecycle.likely(new Estimate(0, Double.NaN)).isEmpty());
        assertEquals(
                new Interval(29_970, 29_970),
                Lifecycle.likely(new Estimate(29_970, 0)).orElseThrow());
    }

    private String page(String... shop) throws IOException {
        Path page = folder.resolve("page.html");
        var args = new ArrayList<>(List.of(shop));
        args.add("--html=" + page);
        Reports.text(args.toArray(String[]::new));
        return Files.readString(page);
    }

    /** Customers who order every four weeks or so, the last of them three weeks ago at most. */
    private String[] monthly(int customers) throws IOException {
        var lines = new StringBuilder();
        for (int i = 0; i < customers; i++) {
            for (int order = 0; order < 9 + i % 4; order++) {
                lines.append("c")
                        .append(i)
                        .append(',')
                        .append(AS_OF.minusDays(i % 21 + 28L * order + order * (i % 5) % 7))
                        .append(",10\n");
            }
        }
        return shop(lines);
    }

    private String[] shop(CharSequence lines) throws IOException {
        Path orders = folder.resolve("orders.csv");
        Files.writeString(orders, "customer,date,amount\n" + lines);
        return new String[] {
            orders.toString(),
            "--as-of=" + AS_OF,
            "--currency=EUR",
            "--decimals=2",
            "--customer=customer",
            "--date=date",
            "--amount=amount"
        };
    }
}
