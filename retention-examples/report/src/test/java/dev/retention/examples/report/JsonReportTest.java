package dev.retention.examples.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page and the JSON say the same: what the page shows is what the JSON holds, rounded. */
class JsonReportTest {

    private static final String TEXT = Reports.text();
    private static final JsonObject JSON = Reports.json();

    @Test
    void headlines() {
        JsonObject headline = JSON.getAsJsonObject("headline");
        assertShows(
                "HEADLINES:", count(headline, "orders") + " orders of", count(headline, "customers") + " customers");
        assertShows("Net revenue", money(headline, "revenueMinor"), "EUR");
        assertShows("Returns", money(headline, "returnedMinor"), count(headline, "returns"));
        assertShows("Average order value", money(headline, "averageOrderValueMinor"));
        assertShows("Revenue per customer", money(headline, "revenuePerCustomerMinor"));
        assertShows("Purchase frequency", decimal(headline, "purchaseFrequency", 2));
        JsonObject repeat = headline.getAsJsonObject("repeatPurchaseRate");
        assertShows("Repeat purchase rate", percent(repeat, "rate"), count(repeat, "count"), interval(repeat));
        assertShows("Repeat customers' revenue", percent(headline, "repeatRevenueShare"));
        assertShows("Best tenth", percent(headline, "topTenthRevenueShare"));
    }

    @Test
    void movement() {
        JsonObject movement = JSON.getAsJsonObject("movement");
        JsonObject period = movement.getAsJsonObject("period");
        assertShows("from " + day(period, "firstDay") + " to " + day(period, "lastDay") + " against");
        assertEquals(day(JSON, "asOf"), day(period, "lastDay"));
        assertShows("months before  ", count(movement, "start"));
        assertShows("lost", count(movement, "lost"), rate(movement, "churn"));
        assertShows("retained", count(movement, "retained"), rate(movement, "retention"));
        assertShows("reactivated", count(movement, "reactivated"));
        assertShows(" new  ", count(movement, "acquired"));
        assertShows("in these 12 months", count(movement, "end"), percent(movement, "growth"));
        assertShows(
                "New customers paid", money(movement, "acquiredRevenueMinor"), money(movement, "existingRevenueMinor"));
    }

    @Test
    void ladder() {
        List<JsonObject> steps = objects(JSON.getAsJsonArray("ladder"));
        assertEquals(10, steps.size());
        for (JsonObject step : steps) {
            assertShows(
                    "    " + count(step, "order") + "  ",
                    count(step, "customers"),
                    count(step.getAsJsonObject("next"), "count"),
                    rate(step, "next"),
                    percent(step, "within90Days"),
                    percent(step, "within365Days"));
        }
    }

    @Test
    void segments() {
        List<JsonObject> segments = objects(JSON.getAsJsonObject("rfm").getAsJsonArray("segments"));
        assertEquals(11, segments.size());
        for (JsonObject segment : segments) {
            assertShows(
                    " " + segment.get("name").getAsString() + "  ",
                    count(segment, "customers"),
                    percent(segment, "customerShare"),
                    money(segment, "revenueMinor"),
                    percent(segment, "revenueShare"),
                    money(segment, "averageOrderValueMinor"),
                    money(segment, "medianMonetaryMinor"));
        }
    }

    @Test
    void cohorts() {
        List<JsonObject> cohorts = objects(JSON.getAsJsonObject("cohorts").getAsJsonArray("cohorts"));
        assertEquals(36, cohorts.size());
        for (JsonObject cohort : cohorts.subList(12, 36)) {
            var cells = new ArrayList<String>(List.of(count(cohort, "size")));
            List<JsonObject> ages = objects(cohort.getAsJsonArray("cells"));
            for (JsonObject cell : ages.subList(1, Math.min(13, ages.size()))) {
                cells.add(decimal(100 * cell.get("retention").getAsDouble(), 1));
            }
            assertShows(" " + cohort.get("label").getAsString() + "  ", cells.toArray(String[]::new));
        }
    }

    @Test
    void theRevenueOfACohortAddsUpWithAge() {
        double totalMinor = 0;
        for (JsonObject cohort : objects(JSON.getAsJsonObject("cohorts").getAsJsonArray("cohorts"))) {
            List<JsonObject> cells = objects(cohort.getAsJsonArray("cells"));
            JsonObject last = cells.get(cells.size() - 1);
            totalMinor += last.get("cumulativeRevenuePerMemberMinor").getAsDouble()
                    * cohort.get("size").getAsLong();
        }
        double revenueMinor =
                JSON.getAsJsonObject("headline").get("revenueMinor").getAsDouble();
        assertEquals(revenueMinor, totalMinor, 1e-9 * revenueMinor);
    }

    @Test
    void outlook() {
        JsonObject outlook = JSON.getAsJsonObject("outlook");
        JsonObject orders = outlook.getAsJsonObject("orders");
        JsonObject revenue = outlook.getAsJsonObject("revenueMinor");
        assertShows("Customers still", decimal(outlook, "stillCustomers", 0), count(outlook, "customers"));
        assertShows("Orders", decimal(orders, "expected", 0), decimal(orders, "lower", 0), decimal(orders, "upper", 0));
        assertShows("Revenue, EUR", money(revenue, "expected"), money(revenue, "lower"), money(revenue, "upper"));
        for (JsonObject past : objects(outlook.getAsJsonArray("past"))) {
            assertShows(
                    " " + past.get("asOf").getAsString() + "  ",
                    decimal(past, "expected", 0),
                    decimal(past, "expectedByRule", 0),
                    count(past, "actual"));
        }
        assertShows("Orders by a plain rule", decimal(outlook.getAsJsonObject("ordersByRule"), "orders", 0));
        for (JsonObject ahead : objects(outlook.getAsJsonArray("projection"))) {
            assertShows(
                    "   " + count(ahead, "months") + "  ",
                    decimal(ahead, "customers", 0),
                    percent(ahead, "share"),
                    decimal(ahead, "orders", 0));
        }
        List<JsonObject> customers = objects(outlook.getAsJsonArray("worthMost"));
        customers.addAll(objects(outlook.getAsJsonArray("slippingAway")));
        assertEquals(20, customers.size());
        for (JsonObject customer : customers) {
            assertShows(
                    " " + customer.get("lastOrder").getAsString() + "  ",
                    count(customer, "orderDays"),
                    percent(customer, "stillCustomer"),
                    decimal(customer, "expectedOrders", 1),
                    money(customer, "expectedRevenueMinor"),
                    money(customer, "revenueAtRiskMinor"),
                    customer.get("name").getAsString());
        }
    }

    @Test
    void netPromoterScore() {
        JsonObject nps = JSON.getAsJsonObject("nps");
        assertShows(
                "NET PROMOTER SCORE:",
                decimal(nps, "score", 1),
                decimal(nps, "lower", 1),
                decimal(nps, "upper", 1),
                count(nps, "answers"));
        assertShows("Promoters", rate(nps, "promoters"));
        assertShows("Passives", rate(nps, "passives"));
        assertShows("Detractors", rate(nps, "detractors"));
    }

    @Test
    void whatIsNotDefinedIsNull() {
        JsonObject lost = objects(JSON.getAsJsonObject("rfm").getAsJsonArray("heatMap")).stream()
                .filter(row -> row.getAsJsonArray("customers").get(1).getAsLong() == 0)
                .findFirst()
                .orElseThrow();
        assertTrue(lost.getAsJsonArray("meanRevenueMinor").get(1).isJsonNull());
    }

    /** There is a line on the page with all parts, in this order. */
    private static void assertShows(String name, String... parts) {
        var line = new StringBuilder(".*").append(Pattern.quote(name));
        for (String part : parts) {
            line.append(".*?(?<!\\w)").append(Pattern.quote(part));
        }
        var pattern = Pattern.compile(line.append(".*").toString());
        assertTrue(TEXT.lines().anyMatch(pattern.asMatchPredicate()), () -> line + " is not in\n" + TEXT);
    }

    private static List<JsonObject> objects(JsonArray array) {
        var objects = new ArrayList<JsonObject>();
        for (JsonElement element : array) {
            objects.add(element.getAsJsonObject());
        }
        return objects;
    }

    private static String day(JsonObject object, String name) {
        return object.get(name).getAsString();
    }

    private static String count(JsonObject object, String name) {
        return String.format(Locale.ROOT, "%,d", object.get(name).getAsLong());
    }

    private static String money(JsonObject object, String name) {
        BigDecimal minor = object.get(name).getAsBigDecimal();
        return String.format(Locale.ROOT, "%,.2f", minor.movePointLeft(2));
    }

    private static String percent(JsonObject object, String name) {
        return object.get(name).isJsonNull()
                ? "-"
                : decimal(100 * object.get(name).getAsDouble(), 1) + " %";
    }

    private static String rate(JsonObject object, String name) {
        JsonObject rate = object.getAsJsonObject(name);
        return percent(rate, "rate") + "  " + interval(rate);
    }

    private static String interval(JsonObject rate) {
        return decimal(100 * rate.get("lower").getAsDouble(), 1) + " - " + percent(rate, "upper");
    }

    private static String decimal(JsonObject object, String name, int places) {
        return decimal(object.get(name).getAsDouble(), places);
    }

    private static String decimal(double number, int places) {
        return String.format(Locale.ROOT, "%,." + places + "f", number);
    }
}
