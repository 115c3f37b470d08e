package dev.retention.examples.report.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.activity.ActivityLog;
import dev.retention.survival.KaplanMeier;
import dev.retention.survival.SurvivalTable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A curve ends where few could be watched, not where few are left because the others have ordered. */
class WatchedTest {

    private static final LocalDate AS_OF = LocalDate.of(2025, 12, 31);

    /** Subscribers who came on one day, so many days ago, and order every 30 days; some of them only once. */
    private static ActivityLog subscribers(int customers, int once, int daysAgo) {
        int orders = daysAgo / 30 + 1;
        int first = (int) AS_OF.toEpochDay() - daysAgo;
        int[][] rows = IntStream.range(0, customers * orders)
                .mapToObj(i -> new int[] {i % customers, first + 30 * (i / customers)})
                .filter(row -> row[0] >= once || row[1] == first)
                .toArray(int[][]::new);
        return ActivityLog.ofEvents(
                Arrays.stream(rows).mapToLong(row -> row[0]).toArray(),
                Arrays.stream(rows).mapToInt(row -> row[1]).toArray());
    }

    @Test
    void ofSubscribersTheCurveGoesOnThoughNearlyAllHaveOrderedAgain() {
        OrderCurve curve = OrderCurve.of(subscribers(200, 10, 400), 1, AS_OF);
        assertEquals(30, curve.medianDays());
        OrderCurve.Point year = curve.at(365).orElseThrow();
        assertEquals(0.95, year.share(), 1e-12);
        // as of a proportion of 200: half a width of 1.96 · √(0.95 · 0.05 / 200) = 3 points
        assertTrue(year.lower() > 0.90 && year.upper() < 0.98, year::toString);
    }

    @Test
    void whereAllHaveOrderedAgainTheIntervalIsThatOfSoMany() {
        OrderCurve curve = OrderCurve.of(subscribers(40, 0, 400), 1, AS_OF);
        assertEquals(74, curve.points().size());
        // Wilson, 40 of 40: 1 / (1 + 1.96² / 40)
        assertEquals(
                new OrderCurve.Point(365, 1, 0.9124, 1), rounded(curve.at(365).orElseThrow()));
        assertEquals(
                Optional.empty(),
                OrderCurve.of(subscribers(19, 0, 400), 1, AS_OF).at(30));
    }

    private static OrderCurve.Point rounded(OrderCurve.Point point) {
        return new OrderCurve.Point(
                point.day(),
                point.share(),
                Math.round(1e4 * point.lower()) / 1e4,
                Math.round(1e4 * point.upper()) / 1e4);
    }

    @Test
    void whoCannotBeWatchedEndsIt() {
        OrderCurve curve = OrderCurve.of(subscribers(100, 100, 60), 1, AS_OF);
        assertEquals(0, curve.at(60).orElseThrow().share());
        assertEquals(Optional.empty(), curve.at(65));
    }

    @Test
    void soManyCouldBeWatched() {
        // Of 100, 50 ordered on day 10, and of the others 30 could be watched until day 20 only.
        var curve = KaplanMeier.of(SurvivalTable.of(
                new double[] {10, 20, 40}, new boolean[] {true, false, false}, new long[] {50, 30, 20}));
        assertEquals(100, Watched.until(curve, 0));
        assertEquals(100, Watched.until(curve, 10));
        assertEquals(100, Watched.until(curve, 20));
        assertEquals(40, Watched.until(curve, 21));
        assertEquals(Double.NaN, Watched.until(curve, 41));
        assertEquals(Double.NaN, Watched.until(KaplanMeier.of(SurvivalTable.EMPTY), 1));
    }
}
