package dev.retention.examples.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stages and their changes, who is due and overdue, and audiences with what is at stake. */
class LifecycleTest {

    private static final LocalDate AS_OF = LocalDate.of(2025, 12, 31);

    @TempDir
    private Path folder;

    /** Of a customer of each name, the days since each of the orders of 10. */
    private String[] shop(String... customers) throws IOException {
        var orders = new StringBuilder("customer,date,amount\n");
        for (String customer : customers) {
            String[] parts = customer.split(" ");
            for (int i = 1; i < parts.length; i++) {
                orders.append(parts[0])
                        .append(',')
                        .append(AS_OF.minusDays(Long.parseLong(parts[i])))
                        .append(",10\n");
            }
        }
        Path file = Files.writeString(folder.resolve("orders.csv"), orders);
        return new String[] {file.toString(), "--as-of=" + AS_OF, "--currency=EUR", "--decimals=0"};
    }

    private static String[] and(String[] args, String... more) {
        var all = new ArrayList<>(List.of(args));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static List<JsonObject> objects(JsonElement array) {
        return array.getAsJsonArray().asList().stream()
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    /**
     * 90 days ago: a active, b declining, c lapsed, d lapsed, e unknown. Since then a and c bought once, b and d nothing, and e came.
     */
    private String[] fiveCustomers() throws IOException {
        return and(shop("a 300 120 20", "b 350 200", "c 500 10", "d 480", "e 5"), "--windows=30,100,300");
    }

    @Test
    void stagesTheirChangesAndWhatIsAtStakeByDays() throws IOException {
        JsonObject stages =
                Reports.json(fiveCustomers()).getAsJsonObject("lifecycle").getAsJsonObject("stages");
        assertFalse(stages.get("byRhythm").getAsBoolean());
        assertEquals(30, stages.get("newDays").getAsInt());
        assertEquals("2025-10-02", stages.get("since").getAsString());
        var customers = new ArrayList<String>();
        for (JsonObject stage : objects(stages.get("stages"))) {
            customers.add(stage.get("stage").getAsString() + " "
                    + stage.getAsJsonObject("customers").get("count").getAsLong() + " "
                    + stage.get("revenueMinor").getAsLong());
        }
        assertEquals(
                List.of("new 1 10", "active 1 30", "reactivated 1 20", "declining 1 20", "lapsed 1 10"), customers);
        assertEquals(1, stages.getAsJsonObject("comeback").get("count").getAsLong());
        assertEquals(2, stages.getAsJsonObject("comeback").get("total").getAsLong());
        JsonObject lapsed = objects(stages.get("stages")).get(4);
        // Two lapsed customers were there: what so few spent says nothing of the next.
        assertTrue(lapsed.get("atStakeMinor").isJsonNull());
        assertEquals(
                1,
                objects(lapsed.get("to"))
                        .get(2)
                        .getAsJsonObject("customers")
                        .get("count")
                        .getAsLong());
        // One is reactivated, and was none before: how that goes on is not known.
        assertTrue(lapsed.get("projected").isJsonNull());
    }

    @Test
    void thePageSaysHowAndWhatIsNotKnown() throws IOException {
        String page = Reports.text(fiveCustomers());
        assertTrue(page.contains("New for 30 days; declining from 100 days of silence on, lapsed from 300 on."), page);
        assertTrue(page.contains("Came back after they had lapsed: 1 of 2, 50.0 %"), page);
        assertTrue(page.contains("How it goes on is not known: a stage has customers now and had none then."), page);
        assertTrue(page.contains("AUDIENCES: whom to write to, and what is at stake in 90 days"), page);
    }

    @Test
    void withoutARhythmThePageSaysWhy() throws IOException {
        String[] once = shop("a 100", "b 50", "c 20");
        String page = Reports.text(once);
        assertTrue(
                page.contains("Stages go by a rhythm that customers share, and these orders do not show one."), page);
        assertTrue(page.contains("Nobody can say when these customers order next:"), page);
        JsonObject lifecycle = Reports.json(once).getAsJsonObject("lifecycle");
        assertTrue(lifecycle.get("stages").isJsonNull());
        assertTrue(lifecycle.get("due").isJsonNull());
        assertEquals(
                "3 customers are too few to show a rhythm, 30 are needed",
                lifecycle.get("whyNotDue").getAsString());
    }

    /** Reza was born on 3 January 1990, Sara on 13 Dey 1369, which is 3 January too; Mina in June, and nobody can read Omid's. */
    @Test
    void birthdaysAreAnAudience() throws IOException {
        Path file = folder.resolve("orders.csv");
        Files.writeString(
                file,
                "customer,date,amount,born\nreza,2025-03-01,10,1990-01-03\nsara,2025-04-01,10,۱۳۶۹/۱۰/۱۳\n"
                        + "mina,2025-05-01,10,1991-06-01\nomid,2025-05-02,10,spring\nlale,2025-05-03,10,\n");
        String[] args = {file.toString(), "--as-of=2025-12-31", "--currency=EUR", "--decimals=2", "--birthday=born"};
        JsonObject birthday = objects(
                        Reports.json(args).getAsJsonObject("lifecycle").get("audiences"))
                .stream()
                .filter(audience -> audience.get("audience").getAsString().equals("birthday"))
                .findFirst()
                .orElseThrow();
        assertEquals(2, birthday.get("customers").getAsInt());
        assertEquals("wish them well", birthday.get("todo").getAsString());
        String text = Reports.text(args);
        assertTrue(text.contains("1 birthday cannot be read"), text);
        assertFalse(Reports.text(fiveCustomers()).contains("birthday"));
    }

    @Test
    void ordersThatDoNotReachBackHaveNoChangesAndNothingAtStake() throws IOException {
        String page = Reports.text(and(shop("a 100 50 2", "b 80 20", "c 60 1"), "--windows=10,30,60"));
        assertTrue(page.contains("What changed, and what is at stake, needs orders from 180 days ago on."), page);
        assertFalse(page.contains("CHANGES OF STAGE"), page);
    }

    @Test
    void ofTheSimulatedShopByRhythm() {
        JsonObject lifecycle = Reports.json("--control=0.1").getAsJsonObject("lifecycle");
        JsonObject stages = lifecycle.getAsJsonObject("stages");
        assertTrue(stages.get("byRhythm").getAsBoolean());
        long customers = 0;
        for (JsonObject stage : objects(stages.get("stages"))) {
            customers += stage.getAsJsonObject("customers").get("count").getAsLong();
        }
        assertEquals(4_000, customers);
        JsonObject due = lifecycle.getAsJsonObject("due");
        assertTrue(due.get("judgedCrpsDays").getAsDouble()
                < due.get("ownMeanGapCrpsDays").getAsDouble() / 2);
        assertEquals(0.8, due.get("judgedRange80").getAsDouble(), 0.05);
        assertEquals(10, objects(due.get("soonest")).size());
        assertFromMostToLeast(objects(due.get("overdue")));
        for (JsonObject overdue : objects(due.get("overdue"))) {
            assertTrue(overdue.get("lateness").getAsDouble() >= 0.8);
            assertTrue(overdue.get("stillCustomer").getAsDouble() >= 0.5);
        }
        assertAudiences(objects(lifecycle.get("audiences")));
    }

    private static void assertFromMostToLeast(List<JsonObject> customers) {
        long before = Long.MAX_VALUE;
        for (JsonObject customer : customers) {
            assertTrue(customer.get("spentMinor").getAsLong() <= before);
            before = customer.get("spentMinor").getAsLong();
        }
    }

    private static void assertAudiences(List<JsonObject> audiences) {
        assertEquals(
                List.of(
                        "onboarding",
                        "active",
                        "declining",
                        "re-engagement",
                        "top spenders about to leave",
                        "due",
                        "overdue",
                        "anniversary of the first purchase"),
                audiences.stream().map(a -> a.get("audience").getAsString()).toList());
        assertEquals(
                4_000,
                audiences.subList(0, 4).stream()
                        .mapToInt(a -> a.get("customers").getAsInt())
                        .sum());
        double heldOut = audiences.subList(0, 4).stream()
                        .mapToInt(a -> a.get("heldOut").getAsInt())
                        .sum()
                / 4_000.0;
        assertEquals(0.1, heldOut, 0.02);
        for (JsonObject audience : audiences) {
            JsonObject stake = audience.getAsJsonObject("atStakeMinor");
            assertTrue(stake.get("lower").getAsDouble() <= stake.get("expected").getAsDouble());
            assertTrue(stake.get("upper").getAsDouble() >= stake.get("expected").getAsDouble());
        }
    }
}
