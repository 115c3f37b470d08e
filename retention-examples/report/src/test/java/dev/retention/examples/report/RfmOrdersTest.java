package dev.retention.examples.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The report on rfm_orders.csv as of 2006-12-31. Counts: awk over the file; scores and thresholds: R rfm 0.3.0 and an
 * independent recomputation in Python 3.
 */
class RfmOrdersTest {

    private static JsonObject report;

    @BeforeAll
    static void run() {
        report = report();
    }

    private static JsonObject report(String... options) {
        String[] args = new String[options.length + 6];
        args[0] = PublicData.file("rfm_orders.csv");
        args[1] = "--as-of=2006-12-31";
        args[2] = "--currency=USD";
        args[3] = "--decimals=0";
        args[4] = "--date=order_date";
        args[5] = "--amount=revenue";
        System.arraycopy(options, 0, args, 6, options.length);
        return Reports.json(args);
    }

    @Test
    void headlines() {
        JsonObject headline = report.getAsJsonObject("headline");
        assertEquals(995, headline.get("customers").getAsLong());
        assertEquals(4906, headline.get("orders").getAsLong());
        assertEquals(464158, headline.get("revenueMinor").getAsLong());
        JsonObject repeat = headline.getAsJsonObject("repeatPurchaseRate");
        assertEquals(953, repeat.get("count").getAsLong());
        assertEquals(995, repeat.get("total").getAsLong());
        assertEquals(4.9306532663316585, headline.get("purchaseFrequency").getAsDouble());
        assertEquals(94.61027313493682, headline.get("averageOrderValueMinor").getAsDouble());
        assertEquals(0.9916666307593535, headline.get("repeatRevenueShare").getAsDouble());
        assertEquals(0.20156929321481049, headline.get("topTenthRevenueShare").getAsDouble());
    }

    @Test
    void movementOfTheYear() {
        JsonObject movement = report.getAsJsonObject("movement");
        assertEquals(
                "2006-01-01", movement.getAsJsonObject("period").get("firstDay").getAsString());
        assertEquals(926, movement.get("start").getAsLong());
        assertEquals(596, movement.get("retained").getAsLong());
        assertEquals(330, movement.get("lost").getAsLong());
        assertEquals(42, movement.get("reactivated").getAsLong());
        assertEquals(13, movement.get("acquired").getAsLong());
        assertEquals(651, movement.get("end").getAsLong());
        assertEquals(
                0.6436285097192225,
                movement.getAsJsonObject("retention").get("rate").getAsDouble());
    }

    @Test
    void ladder() {
        long[] atLeast = {995, 953, 870, 727, 540, 364, 214, 120, 69, 31};
        var steps = report.getAsJsonArray("ladder");
        assertEquals(atLeast.length, steps.size());
        for (int k = 0; k < atLeast.length; k++) {
            assertEquals(
                    atLeast[k], steps.get(k).getAsJsonObject().get("customers").getAsLong());
        }
    }

    /** R 4.2.2, survival 3.5-3, Kaplan-Meier of the days to the next order. */
    @Test
    void timeToTheNextOrder() {
        assertTimes(0, 0.36803296689101006, 0.84285576198724, 138);
        assertTimes(1, 0.4181667077136624, 0.8557404139700213, 121);
    }

    private static void assertTimes(int step, double within90Days, double within365Days, double medianDays) {
        JsonObject times = report.getAsJsonArray("ladder").get(step).getAsJsonObject();
        assertEquals(within90Days, times.get("within90Days").getAsDouble(), 1e-12);
        assertEquals(within365Days, times.get("within365Days").getAsDouble(), 1e-12);
        assertEquals(medianDays, times.get("medianDays").getAsDouble());
    }

    @Test
    void scoresByRank() {
        JsonObject rfm = report.getAsJsonObject("rfm");
        assertEquals("[200,198,202,199,196]", customers(rfm, "recencyDays"));
        assertEquals("[268,187,176,244,120]", customers(rfm, "frequency"));
        assertEquals("[199,201,197,203,195]", customers(rfm, "monetaryMinor"));
    }

    @Test
    void scoresAndThresholdsOfTheRPackage() {
        JsonObject rfm = report("--rfm=r_package").getAsJsonObject("rfm");
        assertEquals("[197,200,199,199,200]", customers(rfm, "recencyDays"));
        assertEquals("[268,187,176,244,120]", customers(rfm, "frequency"));
        assertEquals("[200,200,198,202,195]", customers(rfm, "monetaryMinor"));
        assertCutPoints(rfm, "recencyDays", 115, 181, 297.4, 482);
        assertCutPoints(rfm, "frequency", 4, 5, 6, 8);
        assertCutPoints(rfm, "monetaryMinor", 255.8, 382, 506.4, 666);
    }

    private static String customers(JsonObject rfm, String dimension) {
        return rfm.getAsJsonObject(dimension).get("customers").toString();
    }

    private static void assertCutPoints(JsonObject rfm, String dimension, double... expected) {
        JsonElement cutPoints = rfm.getAsJsonObject(dimension).get("cutPoints");
        double[] actual = new Gson().fromJson(cutPoints, double[].class);
        assertEquals(expected.length, actual.length);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], 1e-9);
        }
    }
}
