package dev.retention.rfm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.retention.activity.PublicOrders;
import dev.retention.segment.MapFiles;
import dev.retention.segment.SegmentTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * One shop's orders under six methods. The figures of the R package are those of rfm 0.3.0 run in R 4.2.2, and partly asserted
 * in its own tests; those of the other five methods were computed by a separate Python script.
 */
class RfmOrdersTest {

    private static final List<Binning> METHODS = List.of(
            Binning.ntile(5),
            Binning.quantiles(5),
            Binning.ranks(5),
            Binning.percentRanks(5),
            Binning.cumulativeShares(5),
            Binning.rPackage(5));

    private static CustomerSummary summary() {
        return CustomerSummary.of(PublicOrders.rfm(), LocalDate.of(2006, 12, 31));
    }

    private static RfmScores scores(Binning method) {
        return RfmScoring.of(method).score(summary());
    }

    private static void assertCounts(Binning method, long[] r, long[] f, long[] m) {
        RfmScores scores = scores(method);
        assertArrayEquals(r, scores.counts(Dimension.RECENCY));
        assertArrayEquals(f, scores.counts(Dimension.FREQUENCY));
        assertArrayEquals(m, scores.counts(Dimension.MONETARY));
    }

    @Test
    void theInputIsTheSame() {
        CustomerSummary summary = summary();
        assertEquals(995, summary.customerCount());
        assertEquals(4906, summary.orderCount());
        assertEquals(464158, summary.revenueMinor());
    }

    @Test
    void ntile() {
        assertCounts(
                Binning.ntile(5),
                new long[] {0, 199, 199, 199, 199, 199},
                new long[] {0, 199, 199, 199, 199, 199},
                new long[] {0, 199, 199, 199, 199, 199});
    }

    @Test
    void quantiles() {
        assertCounts(
                Binning.quantiles(5),
                new long[] {0, 197, 201, 198, 199, 200},
                new long[] {0, 268, 187, 176, 244, 120},
                new long[] {0, 199, 201, 197, 203, 195});
    }

    @Test
    void ranks() {
        assertCounts(
                Binning.ranks(5),
                new long[] {0, 200, 198, 202, 199, 196},
                new long[] {0, 268, 187, 176, 244, 120},
                new long[] {0, 199, 201, 197, 203, 195});
    }

    @Test
    void percentRanks() {
        assertCounts(
                Binning.percentRanks(5),
                new long[] {0, 200, 198, 202, 199, 196},
                new long[] {0, 268, 187, 176, 244, 120},
                new long[] {0, 199, 201, 197, 203, 195});
    }

    @Test
    void cumulativeShares() {
        assertCounts(
                Binning.cumulativeShares(5),
                new long[] {0, 197, 201, 198, 199, 200},
                new long[] {0, 125, 143, 187, 326, 214},
                new long[] {0, 199, 198, 200, 198, 200});
    }

    @Test
    void rPackage() {
        assertCounts(
                Binning.rPackage(5),
                new long[] {0, 197, 200, 199, 199, 200},
                new long[] {0, 268, 187, 176, 244, 120},
                new long[] {0, 200, 200, 198, 202, 195});
    }

    @Test
    void thresholdsOfTheRPackage() {
        RfmThresholds thresholds = scores(Binning.rPackage(5)).thresholds();
        assertArrayEquals(
                new double[] {115, 181, 297.4, 482}, thresholds.recency().cutPoints());
        assertArrayEquals(new double[] {4, 5, 6, 8}, thresholds.frequency(1).cutPoints());
        assertArrayEquals(
                new double[] {255.8, 382, 506.4, 666}, thresholds.monetary(1, 1).cutPoints());
        assertArrayEquals(new long[] {115, 181, 298, 482}, thresholds.recency().starts());
        assertArrayEquals(
                new long[] {256, 382, 507, 666}, thresholds.monetary(1, 1).starts());
    }

    @Test
    void methodsAgreeOnSoManyCustomers() {
        // Rows and columns in the order of METHODS.
        int[][] expected = {
            {995, 749, 750, 750, 630, 748},
            {749, 995, 984, 984, 392, 992},
            {750, 984, 995, 995, 388, 981},
            {750, 984, 995, 995, 388, 981},
            {630, 392, 388, 388, 995, 391},
            {748, 992, 981, 981, 391, 995},
        };
        List<RfmScores> scores = METHODS.stream().map(RfmOrdersTest::scores).toList();
        for (int a = 0; a < scores.size(); a++) {
            for (int b = 0; b < scores.size(); b++) {
                int same = 0;
                for (int i = 0; i < 995; i++) {
                    same += scores.get(a).score(i).equals(scores.get(b).score(i)) ? 1 : 0;
                }
                assertEquals(expected[a][b], same, METHODS.get(a) + " and " + METHODS.get(b));
            }
        }
    }

    @Test
    void spotCustomers() {
        assertSpot(1, 205, 6, 472, "343", "343", "343", "343", "343", "343");
        assertSpot(3, 194, 4, 405, "323", "323", "323", "323", "333", "323");
        assertSpot(5, 132, 5, 448, "433", "433", "433", "433", "443", "433");
        assertSpot(993, 524, 1, 38, "111", "111", "111", "111", "111", "111");
    }

    private static void assertSpot(long customer, int recency, int frequency, long monetary, String... codes) {
        CustomerSummary summary = summary();
        int i = summary.indexOf(customer);
        assertEquals(recency, summary.recencyDays(i));
        assertEquals(frequency, summary.frequency(i));
        assertEquals(monetary, summary.monetaryMinor(i));
        assertEquals(
                Arrays.asList(codes),
                METHODS.stream().map(method -> scores(method).score(i).code()).toList());
    }

    @Test
    void sumOfTheCodesOfTheRPackage() {
        RfmScores scores = scores(Binning.rPackage(5));
        long sum = 0;
        for (int i = 0; i < scores.customerCount(); i++) {
            sum += Integer.parseInt(scores.score(i).code());
        }
        assertEquals(329437, sum);
    }

    @Test
    void segmentsOfTheRPackagesOwnTest() {
        SegmentTable table = MapFiles.firstMatch("rfm-0.2")
                .segment(scores(Binning.rPackage(5)))
                .table();
        var actual = new TreeMap<String, List<Long>>();
        for (SegmentTable.Row row : table.rows()) {
            if (row.customers() > 0) {
                actual.put(row.segment(), List.of(row.customers(), row.orders(), row.revenueMinor()));
            }
        }
        assertEquals(
                Map.of(
                        "About To Sleep", List.of(50L, 127L, 10914L),
                        "At Risk", List.of(86L, 438L, 44178L),
                        "Champions", List.of(158L, 1234L, 120178L),
                        "Lost", List.of(111L, 244L, 20955L),
                        "Loyal Customers", List.of(278L, 1708L, 166712L),
                        "Need Attention", List.of(35L, 144L, 13287L),
                        "Others", List.of(48L, 210L, 22061L),
                        "Potential Loyalist", List.of(229L, 801L, 65873L)),
                actual);
    }

    @Test
    void heatMapOfTheRPackage() {
        HeatMap heatMap = scores(Binning.rPackage(5))
                .heatMap(Dimension.RECENCY, Dimension.FREQUENCY, cell -> cell.mean(Dimension.MONETARY));
        double sum = 0;
        for (int r = 1; r <= 5; r++) {
            for (int f = 1; f <= 5; f++) {
                sum += heatMap.value(r, f);
            }
        }
        assertEquals(12634, Math.round(sum));
    }

    @Test
    void unequalBinsKeepTheirOwnCounts() {
        RfmScores scores = RfmScoring.of(Binning.ranks(3), Binning.quantiles(4), Binning.ntile(10))
                .score(summary());
        assertEquals(new RfmScale(3, 4, 10), scores.scale());
        assertArrayEquals(
                new long[] {0, 100, 100, 100, 100, 100, 99, 99, 99, 99, 99}, scores.counts(Dimension.MONETARY));
        var codes = new ArrayList<String>();
        for (int i : new int[] {0, 994}) {
            codes.add(scores.score(i).code().replaceAll("[0-9]+", "n"));
        }
        assertEquals(List.of("n-n-n", "n-n-n"), codes);
        assertEquals(995, scores.cellCounts().total());
    }
}
