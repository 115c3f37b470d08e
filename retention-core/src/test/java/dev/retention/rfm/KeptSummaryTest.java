package dev.retention.rfm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.RefundPolicy;
import dev.retention.rfm.CustomerSummary.Frequency;
import java.time.LocalDate;
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
                "FREQUENCY[0] must be in [1, 5], got FREQUENCY[0]=6",
                refusal(() -> RfmScores.of(summary, thresholds, five, new byte[] {6}, five)));
        assertEquals(
                "RECENCY[0] must be in [1, 5], got RECENCY[0]=0",
                refusal(() -> RfmScores.of(summary, thresholds, new byte[1], five, five)));
    }
}
