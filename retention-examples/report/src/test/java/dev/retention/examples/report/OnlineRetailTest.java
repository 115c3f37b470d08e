package dev.retention.examples.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.retention.examples.report.numbers.Report;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The report on online_retail_orders.csv as of 2011-12-10, returns netted. Counts: awk over the file; a customer is who has a
 * row that is not negative.
 */
class OnlineRetailTest {

    private static Report numbers;
    private static JsonObject report;

    @BeforeAll
    static void run() {
        numbers = Reports.onlineRetail();
        report = Reports.json(numbers);
    }

    @Test
    void headlines() {
        JsonObject headline = report.getAsJsonObject("headline");
        assertEquals(830_006_581, headline.get("revenueMinor").getAsLong());
        assertEquals(4_339, headline.get("customers").getAsLong());
        assertEquals(18_423, headline.get("orders").getAsLong());
        assertEquals(3_611, headline.get("returns").getAsLong());
        assertEquals(60_194_036, headline.get("returnedMinor").getAsLong());
        JsonObject repeat = headline.getAsJsonObject("repeatPurchaseRate");
        assertEquals(2_843, repeat.get("count").getAsLong());
        assertEquals(4_339, repeat.get("total").getAsLong());
    }

    @Test
    void movementOfTheLongestPeriodThatIsCoveredTwice() {
        JsonObject movement = report.getAsJsonObject("movement");
        JsonObject period = movement.getAsJsonObject("period");
        assertEquals(6, period.get("months").getAsInt());
        assertEquals("2011-06-11", period.get("firstDay").getAsString());
        assertEquals(2_650, movement.get("start").getAsLong());
        assertEquals(1_872, movement.get("retained").getAsLong());
        assertEquals(778, movement.get("lost").getAsLong());
        assertEquals(81, movement.get("reactivated").getAsLong());
        assertEquals(1_528, movement.get("acquired").getAsLong());
        assertEquals(3_481, movement.get("end").getAsLong());
        assertEquals(106_868_835, movement.get("acquiredRevenueMinor").getAsLong());
        assertEquals(388_837_696, movement.get("existingRevenueMinor").getAsLong());
    }

    @Test
    void ladder() {
        long[] atLeast = {4339, 2843, 2008, 1499, 1109, 867, 696, 554, 460, 384};
        var steps = report.getAsJsonArray("ladder");
        for (int k = 0; k < atLeast.length; k++) {
            assertEquals(
                    atLeast[k], steps.get(k).getAsJsonObject().get("customers").getAsLong());
        }
        assertEquals(
                332,
                steps.get(9)
                        .getAsJsonObject()
                        .getAsJsonObject("next")
                        .get("count")
                        .getAsLong());
    }

    @Test
    void firstCohort() {
        long[] returned = {885, 324, 286, 340, 321, 352, 321, 309, 313, 350, 331, 445, 235};
        JsonObject cohort = report.getAsJsonObject("cohorts")
                .getAsJsonArray("cohorts")
                .get(0)
                .getAsJsonObject();
        assertEquals("2010-12", cohort.get("label").getAsString());
        var cells = cohort.getAsJsonArray("cells");
        assertEquals(returned.length, cells.size());
        for (int age = 0; age < returned.length; age++) {
            JsonObject cell = cells.get(age).getAsJsonObject();
            assertEquals(returned[age], cell.get("returned").getAsLong());
            assertEquals(
                    age < 12 ? "OBSERVED" : "PARTLY_OBSERVED", cell.get("state").getAsString());
        }
    }

    @Test
    void netRevenueOnThePage() {
        String text = Reports.text(numbers);
        assertTrue(text.contains(" Net revenue                8,300,065.81  GBP\n"), text);
        text.lines().forEach(line -> assertTrue(line.length() <= 120, line));
    }
}
