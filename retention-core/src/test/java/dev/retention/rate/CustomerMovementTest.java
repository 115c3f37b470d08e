package dev.retention.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.retention.estimate.Proportion;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class CustomerMovementTest {

    private static void rejected(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    @Test
    void twentyCustomersFiveAcquiredTwentyFourAtTheEndIs95Percent() {
        var month = CustomerMovement.ofStartEndAcquired(20, 24, 5);
        assertEquals(new Proportion(19, 20), month.retention());
        assertEquals(0.95, month.retention().rate());
        assertEquals(new Proportion(1, 20), month.churn());
        assertEquals(24, month.end());
    }

    @Test
    void shrinkageIsNotChurn() {
        var month = CustomerMovement.ofStartEndAcquired(20, 24, 5);
        assertEquals(0.05, month.churn().rate());
        assertEquals(-0.2, month.netShrinkage());
        assertEquals(0.2, month.growth());
    }

    /** Those who ordered in 2005 and in 2006, counted with Python of the 4,906 orders of 995 customers of the R package rfm 0.3.0 (rfm_data_orders). */
    @Test
    void classicRateCountsThoseWhoCameBackAsRetained() {
        var year = new CustomerMovement(926, 13, 42, 330);
        assertEquals(651, year.end());
        assertEquals(new Proportion(596, 926), year.retention());
        assertEquals(0.6436285097192225, year.retention().rate(), 1e-15);
        assertEquals(0.6889848812095032, year.classicRetentionRate(), 1e-15);
    }

    @Test
    void classicRateMayExceedOne() {
        assertEquals(1.5, new CustomerMovement(2, 0, 1, 0).classicRetentionRate());
    }

    /** A, C, D stay of A, B, C, D; E is new; F and G come back. */
    @Test
    void setsTellNewFromReactivated() {
        var start = Set.of("A", "B", "C", "D");
        var end = Set.of("A", "C", "D", "E", "F", "G");
        var expected = new CustomerMovement(4, 1, 2, 1);
        assertEquals(expected, CustomerMovement.between(start, end, Set.of("F", "G", "H")));
        assertEquals(expected, CustomerMovement.between(start, end, Set.of("A", "B", "C", "D", "F", "G", "H")));
    }

    @Test
    void columnsMayRepeatAndNeedNoOrder() {
        long[] start = {4, 1, 3, 2, 1, 1};
        long[] end = {7, 6, 5, 4, 3, 1, 7};
        long[] before = {7, 6, 8, 6};
        assertEquals(new CustomerMovement(4, 1, 2, 1), CustomerMovement.between(start, end, before));
    }

    @Test
    void columnsMayBeEmpty() {
        long[] none = {};
        assertEquals(CustomerMovement.EMPTY, CustomerMovement.between(none, none, none));
        assertEquals(new CustomerMovement(0, 1, 0, 0), CustomerMovement.between(none, new long[] {5}, none));
    }

    @Test
    void nobodyAtTheStartHasNoRates() {
        var opening = new CustomerMovement(0, 5, 0, 0);
        assertEquals(Double.NaN, opening.retention().rate());
        assertEquals(Double.NaN, opening.churn().rate());
        assertEquals(Double.NaN, opening.classicRetentionRate());
        assertEquals(Double.NaN, opening.netShrinkage());
        assertEquals(Double.NaN, opening.growth());
        assertEquals(Double.NaN, opening.expectedLifetimePeriods());
    }

    @Test
    void expectedLifetimeIsOneOverChurn() {
        assertEquals(20.0, new CustomerMovement(20, 0, 0, 1).expectedLifetimePeriods());
        assertEquals(Double.POSITIVE_INFINITY, new CustomerMovement(20, 0, 0, 0).expectedLifetimePeriods());
    }

    @Test
    void disjointGroupsPool() {
        var small = new CustomerMovement(1, 0, 0, 0);
        var large = new CustomerMovement(99, 2, 3, 98);
        assertEquals(new CustomerMovement(100, 2, 3, 98), small.plus(large));
        assertEquals(0.02, small.plus(large).retention().rate());
    }

    /** An example of Shopify, as third parties quote it: the sum of the daily rates is not the rate of the two days. */
    @Test
    void chainedDaysAreDividedByTheFirstStart() {
        var first = CustomerMovement.ofStartEndAcquired(100, 95, 0);
        var second = CustomerMovement.ofStartEndAcquired(95, 90, 0);
        assertEquals(0.1, first.followedBy(second).churnRate(ChurnBase.START));
        assertEquals(0.10263157894736842, first.churn().rate() + second.churn().rate(), 1e-15);
    }

    @Test
    void chainsOnlyWhereOneEndsAndTheNextStarts() {
        var first = new CustomerMovement(10, 3, 0, 1);
        assertEquals(new CustomerFlow(10, 3, 2, 12), first.followedBy(new CustomerMovement(12, 0, 2, 11)));
        rejected(
                "next.start must equal end, got next.start=11, end=12",
                () -> first.followedBy(new CustomerMovement(11, 0, 0, 0)));
    }

    /** The published "butter of the month" example. */
    @Test
    void theBaseOfTheChurnRateIsNamed() {
        var all = new CustomerFlow(1000, 500, 0, 62);
        assertEquals(0.062, all.churnRate(ChurnBase.START));
        assertEquals(0.04133333333333333, all.churnRate(ChurnBase.START_AND_ACQUIRED), 1e-16);
        assertEquals(0.05, new CustomerMovement(1000, 488, 0, 50).churn().rate());
        assertEquals(Double.NaN, CustomerFlow.EMPTY.churnRate(ChurnBase.START));
        assertEquals(Double.NaN, CustomerFlow.EMPTY.churnRate(ChurnBase.START_AND_ACQUIRED));
    }

    @Test
    void moreMayBeLostThanWereThereAtTheStart() {
        assertEquals(2.0, new CustomerFlow(1, 2, 0, 2).churnRate(ChurnBase.START));
        assertEquals(1, new CustomerFlow(1, 2, 0, 2).end());
    }

    @Test
    void flowsOfDisjointGroupsPool() {
        assertEquals(
                new CustomerFlow(11, 22, 33, 44), new CustomerFlow(1, 2, 3, 4).plus(new CustomerFlow(10, 20, 30, 40)));
        assertEquals(new CustomerFlow(1, 2, 3, 4), CustomerFlow.EMPTY.plus(new CustomerFlow(1, 2, 3, 4)));
    }

    @Test
    void impossibleCountsAreRejected() {
        rejected("start must be >= 0, got start=-1", () -> new CustomerMovement(-1, 0, 0, 0));
        rejected("acquired must be >= 0, got acquired=-2", () -> new CustomerMovement(1, -2, 0, 0));
        rejected("reactivated must be >= 0, got reactivated=-3", () -> new CustomerMovement(1, 0, -3, 0));
        rejected("lost must be in [0, start], got lost=2, start=1", () -> new CustomerMovement(1, 0, 0, 2));
        rejected("lost must be in [0, start], got lost=-1, start=1", () -> new CustomerMovement(1, 0, 0, -1));
        rejected("start must be >= 0, got start=-1", () -> CustomerMovement.ofStartEndAcquired(-1, 0, 0));
        rejected("end must be >= 0, got end=-1", () -> CustomerMovement.ofStartEndAcquired(0, -1, 0));
        rejected("acquired must be >= 0, got acquired=-1", () -> CustomerMovement.ofStartEndAcquired(0, 0, -1));
        rejected(
                "end - acquired must be in [0, start], got end=24, acquired=3, start=20",
                () -> CustomerMovement.ofStartEndAcquired(20, 24, 3));
        rejected(
                "end - acquired must be in [0, start], got end=2, acquired=3, start=20",
                () -> CustomerMovement.ofStartEndAcquired(20, 2, 3));
    }

    @Test
    void impossibleFlowsAreRejected() {
        rejected("start must be >= 0, got start=-1", () -> new CustomerFlow(-1, 0, 0, 0));
        rejected("acquired must be >= 0, got acquired=-1", () -> new CustomerFlow(0, -1, 0, 0));
        rejected("reactivated must be >= 0, got reactivated=-1", () -> new CustomerFlow(0, 0, -1, 0));
        rejected(
                "lost must be in [0, start + acquired + reactivated], got lost=7, start=1, acquired=2, reactivated=3",
                () -> new CustomerFlow(1, 2, 3, 7));
        rejected(
                "lost must be in [0, start + acquired + reactivated], got lost=-1, start=1, acquired=2, reactivated=3",
                () -> new CustomerFlow(1, 2, 3, -1));
    }

    @Test
    void overflowIsAnError() {
        var all = new CustomerMovement(Long.MAX_VALUE, 0, 0, 0);
        overflows("end overflows a long: 9223372036854775807 + 1", () -> new CustomerMovement(Long.MAX_VALUE, 1, 0, 0));
        overflows("start overflows a long: 9223372036854775807 + 9223372036854775807", () -> all.plus(all));
        overflows(
                "start + acquired + reactivated overflows a long: 9223372036854775807 + 1",
                () -> new CustomerFlow(Long.MAX_VALUE, 0, 1, 1));
        assertEquals(Long.MAX_VALUE, new CustomerMovement(Long.MAX_VALUE, 1, 0, 1).end());
        assertEquals(3L << 61, new CustomerMovement(1L << 62, 1L << 62, 0, 1L << 61).end());
    }

    @Test
    void nullsAreNamed() {
        Set<String> none = Set.of();
        long[] empty = {};
        var movement = CustomerMovement.EMPTY;
        var flow = CustomerFlow.EMPTY;
        named("atStart", () -> CustomerMovement.between(null, none, none));
        named("atEnd", () -> CustomerMovement.between(none, null, none));
        named("everBefore", () -> CustomerMovement.between(none, none, null));
        named("atStart", () -> CustomerMovement.between(null, empty, empty));
        named("atEnd", () -> CustomerMovement.between(empty, null, empty));
        named("everBefore", () -> CustomerMovement.between(empty, empty, null));
        named("other", () -> movement.plus(null));
        named("next", () -> movement.followedBy(null));
        named("other", () -> flow.plus(null));
        named("next", () -> flow.followedBy(null));
        named("base", () -> flow.churnRate(null));
    }

    private static void named(String name, Executable call) {
        assertEquals(name, assertThrows(NullPointerException.class, call).getMessage());
    }

    private static void overflows(String message, Executable call) {
        assertEquals(message, assertThrows(ArithmeticException.class, call).getMessage());
    }
}
