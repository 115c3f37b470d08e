package dev.retention.revenue;

import static dev.retention.revenue.RevenueConvention.STANDARD;
import static dev.retention.revenue.RevenueConvention.WITHOUT_CONTRACTION;
import static dev.retention.revenue.RevenueConvention.WITH_REACTIVATION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The published examples are of ChartMogul's help pages 203359341 and 4414075567250, and of dnoise.online. */
class RevenueMovementTest {

    private static void rejected(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    private static void named(String name, Executable call) {
        assertEquals(name, assertThrows(NullPointerException.class, call).getMessage());
    }

    @Test
    void netChurnIsLostLessGainedFromExistingPerStart() {
        var month = new RevenueMovement(100, 0, 10, 10, 10, 0);
        assertEquals(0.2, month.grossChurn());
        assertEquals(0.1, month.cancellationChurn());
        assertEquals(Double.NaN, RevenueMovement.EMPTY.cancellationChurn());
        assertEquals(0.1, month.netChurn(STANDARD));
        assertEquals(0.1, month.netChurn(WITH_REACTIVATION));
    }

    @Test
    void retentionOfTheDnoiseExample() {
        var month = new RevenueMovement(200_000, 0, 20_000, 4_000, 6_000, 0);
        assertEquals(1.05, month.netRetention(STANDARD));
        assertEquals(0.95, month.grossRetention());
    }

    @Test
    void conventionsDiffer() {
        var month = new RevenueMovement(500, 200, 70, 40, 300, 150);
        assertEquals(580, month.endMinor());
        assertEquals(0.46, month.netRetention(STANDARD));
        assertEquals(0.76, month.netRetention(WITH_REACTIVATION));
        assertEquals(0.54, month.netRetention(WITHOUT_CONTRACTION));
        assertEquals(0.54, month.netChurn(STANDARD));
        assertEquals(0.24, month.netChurn(WITH_REACTIVATION));
        assertEquals(0.46, month.netChurn(WITHOUT_CONTRACTION));
        assertEquals(0.16, month.growth());
    }

    @Test
    void quickRatioWithoutLossesIsInfinite() {
        assertEquals(Double.POSITIVE_INFINITY, new RevenueMovement(1, 1, 0, 0, 0, 0).quickRatio(STANDARD));
        assertEquals(Double.NaN, new RevenueMovement(1, 0, 0, 0, 0, 0).quickRatio(STANDARD));
    }

    @Test
    void nothingAtTheStartHasNoRates() {
        var opening = new RevenueMovement(0, 5, 0, 0, 5, 0);
        assertEquals(Double.NaN, opening.grossChurn());
        assertEquals(Double.NaN, opening.grossRetention());
        assertEquals(Double.NaN, opening.netChurn(STANDARD));
        assertEquals(Double.NaN, opening.netRetention(STANDARD));
        assertEquals(Double.NaN, opening.growth());
    }

    /** One customer of each class, and one who is nowhere. */
    @Test
    void snapshotsPutEachCustomerInOneClass() {
        long[] start = {100, 100, 100, 100, 0, 0, 0};
        long[] end = {130, 60, 0, 100, 20, 5, 0};
        boolean[] before = {true, false, true, false, false, true, true};
        var expected = new RevenueMovement(400, 20, 30, 40, 100, 5);
        assertEquals(expected, RevenueMovement.between(start, end, before));
        assertEquals(315, expected.endMinor());
        assertEquals(
                expected,
                RevenueMovement.between(
                        Map.of("up", 100L, "down", 100L, "gone", 100L, "same", 100L),
                        Map.of("up", 130L, "down", 60L, "same", 100L, "fresh", 20L, "back", 5L),
                        Set.of("back", "gone")));
    }

    @Test
    void zeroInAMapIsNoCustomer() {
        assertEquals(
                new RevenueMovement(7, 3, 0, 0, 7, 0),
                RevenueMovement.between(Map.of("A", 7L, "B", 0L), Map.of("A", 0L, "B", 3L), Set.of()));
    }

    @Test
    void periodsChain() {
        var january = new RevenueMovement(100, 10, 20, 5, 25, 0);
        var february = new RevenueMovement(100, 1, 2, 3, 4, 5);
        assertEquals(new RevenueMovement(100, 11, 22, 8, 29, 5), january.followedBy(february));
        assertEquals(101, january.followedBy(february).endMinor());
        rejected(
                "next.startMinor must equal endMinor, got next.startMinor=99, endMinor=100",
                () -> january.followedBy(new RevenueMovement(99, 0, 0, 0, 0, 0)));
    }

    @Test
    void impossibleAmountsAreRejected() {
        rejected("startMinor must be >= 0, got startMinor=-1", () -> new RevenueMovement(-1, 0, 0, 0, 0, 0));
        rejected("newMinor must be >= 0, got newMinor=-1", () -> new RevenueMovement(0, -1, 0, 0, 0, 0));
        rejected("expansionMinor must be >= 0, got expansionMinor=-1", () -> new RevenueMovement(0, 0, -1, 0, 0, 0));
        rejected(
                "contractionMinor must be >= 0, got contractionMinor=-1", () -> new RevenueMovement(0, 0, 0, -1, 0, 0));
        rejected("churnMinor must be >= 0, got churnMinor=-1", () -> new RevenueMovement(0, 0, 0, 0, -1, 0));
        rejected(
                "reactivationMinor must be >= 0, got reactivationMinor=-1",
                () -> new RevenueMovement(0, 0, 0, 0, 0, -1));
        rejected(
                "contractionMinor + churnMinor must be at most startMinor + newMinor + expansionMinor + reactivationMinor=10, got contractionMinor=5, churnMinor=6",
                () -> new RevenueMovement(1, 2, 3, 5, 6, 4));
    }

    @Test
    void badColumnsAreRejected() {
        boolean[] before = {false};
        rejected(
                "startMinor and endMinor must have the same length, got startMinor.length=1, endMinor.length=2",
                () -> RevenueMovement.between(new long[1], new long[2], before));
        rejected(
                "startMinor and everBefore must have the same length, got startMinor.length=2, everBefore.length=1",
                () -> RevenueMovement.between(new long[2], new long[2], before));
        rejected(
                "startMinor[0] must be >= 0, got startMinor[0]=-5",
                () -> RevenueMovement.between(new long[] {-5}, new long[1], before));
        rejected(
                "endMinor[0] must be >= 0, got endMinor[0]=-5",
                () -> RevenueMovement.between(new long[1], new long[] {-5}, before));
        rejected(
                "startMinor[A] must be >= 0, got startMinor[A]=-5",
                () -> RevenueMovement.between(Map.of("A", -5L), Map.of(), Set.of()));
        rejected(
                "endMinor[A] must be >= 0, got endMinor[A]=-5",
                () -> RevenueMovement.between(Map.of(), Map.of("A", -5L), Set.of()));
    }

    @Test
    void overflowIsAnError() {
        long max = Long.MAX_VALUE;
        var all = new RevenueMovement(max, 0, 0, 0, 0, 0);
        overflows("startMinor overflows a long: 9223372036854775807 + 9223372036854775807", () -> all.plus(all));
        overflows(
                "startMinor + newMinor + expansionMinor + reactivationMinor overflows a long: 9223372036854775807 + 1",
                () -> new RevenueMovement(max, 1, 0, 0, 0, 0));
        overflows(
                "contractionMinor + churnMinor overflows a long: 9223372036854775807 + 9223372036854775807",
                () -> new RevenueMovement(max, 0, 0, max, max, 0));
        overflows(
                "startMinor overflows a long: 9223372036854775807 + 1",
                () -> RevenueMovement.between(new long[] {max, 1}, new long[2], new boolean[2]));
    }

    @Test
    void nullsAreNamed() {
        long[] column = {};
        boolean[] flags = {};
        Map<String, Long> map = Map.of();
        Set<String> set = Set.of();
        var noAmount = new HashMap<String, Long>();
        noAmount.put("A", null);
        var movement = RevenueMovement.EMPTY;
        named("startMinor", () -> RevenueMovement.between(null, column, flags));
        named("endMinor", () -> RevenueMovement.between(column, null, flags));
        named("everBefore", () -> RevenueMovement.between(column, column, null));
        named("startMinor", () -> RevenueMovement.between(null, map, set));
        named("endMinor", () -> RevenueMovement.between(map, null, set));
        named("everBefore", () -> RevenueMovement.between(map, map, null));
        named("startMinor[A]", () -> RevenueMovement.between(noAmount, map, set));
        named("endMinor[A]", () -> RevenueMovement.between(map, noAmount, set));
        named("other", () -> movement.plus(null));
        named("next", () -> movement.followedBy(null));
        named("convention", () -> movement.netChurn(null));
        named("convention", () -> movement.netRetention(null));
        named("convention", () -> movement.quickRatio(null));
    }

    private static void overflows(String message, Executable call) {
        assertEquals(message, assertThrows(ArithmeticException.class, call).getMessage());
    }
}
