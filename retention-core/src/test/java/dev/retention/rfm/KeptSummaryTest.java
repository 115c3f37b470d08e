package dev.retention.rfm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.RefundPolicy;
import dev.retention.rfm.CustomerSummary.Frequency;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Summaries with purchase days, and scores, from columns that were kept: what cannot be one is refused. */
class KeptSummaryTest {

    private static final LocalDate AS_OF = LocalDate.ofEpochDay(100);

    private static CustomerSummary summary(int recency, int orders, int days, int age) {
        return CustomerSummary.ofColumns(
                AS_OF,
                new long[] {7},
                new int[] {recency},
                new int[] {orders},
                new long[] {500},
                new int[] {days},
                new int[] {age});
    }

    private static String refusal(Executable maker) {
        return assertThrows(IllegalArgumentException.class, maker).getMessage();
    }

    /** Customer 7 has three orders on days 60 and 90, which is 40 and 10 days ago. */
    @Test
    void columnsMakeTheSummaryOfTheLog() {
        ActivityLog log = ActivityLog.of(
                new long[] {7, 7, 7}, new int[] {60, 90, 90}, new long[] {100, 300, 100}, RefundPolicy.NET);
        CustomerSummary summary = CustomerSummary.of(log, AS_OF, Frequency.PURCHASE_DAYS);
        assertEquals(summary(10, 3, 2, 40), summary);
        assertEquals(40, summary.ageDays(0));
    }

    @Test
    void whatIsNotThereIsNotRead() {
        assertEquals(summary(0, 0, 0, 0), summary(5, 0, 3, -2));
        var e = assertThrows(
                IllegalStateException.class, () -> summary(0, 0, 0, 0).ageDays(0));
        assertEquals("customer 7 has no purchase, so no age", e.getMessage());
        CustomerSummary orders =
                CustomerSummary.ofColumns(AS_OF, new long[] {7}, new int[] {1}, new int[] {1}, new long[] {1});
        e = assertThrows(IllegalStateException.class, () -> orders.ageDays(0));
        assertEquals("frequency counts orders: the first purchase is not known", e.getMessage());
    }

    @Test
    void daysAreAtMostOrders() {
        assertEquals(
                "purchaseDays[0] must be in [1, orders[0]], got purchaseDays[0]=4, orders[0]=3",
                refusal(() -> summary(10, 3, 4, 40)));
        assertEquals(
                "purchaseDays[0] must be in [1, orders[0]], got purchaseDays[0]=0, orders[0]=3",
                refusal(() -> summary(10, 3, 0, 40)));
    }

    @Test
    void daysHaveRoomBetweenTheFirstAndTheLast() {
        assertEquals(
                "agesDays[0] must be recencyDays[0], got agesDays[0]=11, recencyDays[0]=10",
                refusal(() -> summary(10, 3, 1, 11)));
        assertEquals(
                "agesDays[0] must be recencyDays[0] + 2 or more, got agesDays[0]=11, recencyDays[0]=10",
                refusal(() -> summary(10, 3, 3, 11)));
        assertEquals(3, summary(10, 3, 3, 12).frequency(0));
    }

    @Test
    void scoresAreThoseOfTheScale() {
        CustomerSummary summary = summary(10, 3, 2, 40);
        RfmThresholds thresholds = RfmScoring.QUINTILES.thresholds(summary);
        byte[] five = {5};
        assertEquals(
                "555",
                RfmScores.of(summary, thresholds, five, five, five).score(0).code());
        assertEquals(
                "f[0] must be in [1, 5], got f[0]=6",
                refusal(() -> RfmScores.of(summary, thresholds, five, new byte[] {6}, five)));
        assertEquals(
                "r[0] must be in [1, 5], got r[0]=0",
                refusal(() -> RfmScores.of(summary, thresholds, new byte[1], five, five)));
    }

    @Test
    void columnsOfDaysAreAsLongAsTheOthers() {
        int[] one = {1};
        assertEquals(
                "orders and purchaseDays must have the same length, got orders.length=1, purchaseDays.length=2",
                refusal(() -> CustomerSummary.ofColumns(
                        AS_OF, new long[] {7}, one, one, new long[] {500}, new int[] {1, 1}, one)));
        assertEquals(
                "orders and agesDays must have the same length, got orders.length=1, agesDays.length=2",
                refusal(() -> CustomerSummary.ofColumns(
                        AS_OF, new long[] {7}, one, one, new long[] {500}, one, new int[] {1, 1})));
    }

    @Test
    void scoresAreOfTheCustomersAndTheMeasures() {
        CustomerSummary summary = summary(10, 3, 2, 40);
        RfmThresholds thresholds = RfmScoring.QUINTILES.thresholds(summary);
        byte[] one = {1};
        byte[] five = {5};
        assertEquals(
                "111", RfmScores.of(summary, thresholds, one, one, one).score(0).code());
        assertEquals(
                "555",
                RfmScores.of(summary, thresholds, five, five, five).score(0).code());
        assertEquals(
                "summary and m must have the same length, got summary.length=1, m.length=2",
                refusal(() -> RfmScores.of(summary, thresholds, one, one, new byte[2])));
        assertEquals(
                "summary must measure what gave the thresholds, PURCHASE_DAYS and TOTAL, got PURCHASE_DAYS and AVERAGE",
                refusal(() -> RfmScores.of(
                        summary.withMonetary(CustomerSummary.Monetary.AVERAGE), thresholds, one, one, one)));
    }

    @Test
    void whoIsSetAsideHasNoScore() {
        CustomerSummary once = summary(10, 3, 1, 10);
        RfmThresholds thresholds = RfmScoring.QUINTILES.withOneTimeBuyersAside().thresholds(once);
        byte[] none = {0};
        byte[] one = {1};
        assertEquals(0, RfmScores.of(once, thresholds, none, none, none).scoredCount());
        assertEquals(
                "f[0] must be in [0, 0], got f[0]=1", refusal(() -> RfmScores.of(once, thresholds, none, one, none)));
    }

    @Test
    void countsAreOfTheScale() {
        var scale = new RfmScale(1, 2, 1);
        CellCounts counts = CellCounts.of(scale, new long[] {3, 0});
        assertEquals(scale, counts.scale());
        assertArrayEquals(new long[] {3, 0}, counts.counts());
        assertEquals(
                "counts.length must be 2 for 1x2x1, got counts.length=3",
                refusal(() -> CellCounts.of(scale, new long[3])));
        assertEquals(
                "counts[1] must be >= 0, got counts[1]=-1", refusal(() -> CellCounts.of(scale, new long[] {3, -1})));
    }

    private static Thresholds bins(BetterEnd better, int bins) {
        return Thresholds.of(better, new long[bins - 1], new double[bins - 1]);
    }

    private static String refusalOfNested(List<Thresholds> frequency, List<Thresholds> monetary) {
        return refusal(() -> RfmThresholds.ofNested(
                bins(BetterEnd.LOWER, 2),
                frequency,
                monetary,
                Frequency.ORDERS,
                CustomerSummary.Monetary.TOTAL,
                false));
    }

    @Test
    void nestedThresholdsAreAsManyAsThereAreScores() {
        Thresholds two = bins(BetterEnd.HIGHER, 2);
        Thresholds three = bins(BetterEnd.HIGHER, 3);
        assertEquals(
                "frequency and monetary must not be empty, got frequency.size()=0, monetary.size()=1",
                refusalOfNested(List.of(), List.of(two)));
        assertEquals(
                "frequency and monetary must not be empty, got frequency.size()=1, monetary.size()=0",
                refusalOfNested(List.of(two), List.of()));
        assertEquals("frequency.size() must be 2, got frequency.size()=1", refusalOfNested(List.of(two), List.of(two)));
        assertEquals(
                "monetary.size() must be 4, got monetary.size()=1", refusalOfNested(List.of(two, two), List.of(two)));
        assertEquals(
                "frequency[1].bins must be 2, got frequency[1].bins=3",
                refusalOfNested(List.of(two, three), List.of(two, two, two, two)));
        assertEquals(
                "monetary[3].better must be HIGHER, got monetary[3].better=LOWER",
                refusalOfNested(List.of(two, two), List.of(two, two, two, bins(BetterEnd.LOWER, 2))));
    }
}
