package dev.retention.revenue;

import static dev.retention.revenue.RevenueConvention.STANDARD;
import static dev.retention.revenue.RevenueConvention.WITHOUT_CONTRACTION;
import static dev.retention.revenue.RevenueConvention.WITH_REACTIVATION;
import static dev.retention.revenue.RevenueLedger.Change.CHURN;
import static dev.retention.revenue.RevenueLedger.Change.CONTRACTION;
import static dev.retention.revenue.RevenueLedger.Change.EXPANSION;
import static dev.retention.revenue.RevenueLedger.Change.NEW;
import static dev.retention.revenue.RevenueLedger.Change.REACTIVATION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.retention.estimate.Proportion;
import dev.retention.rate.ChurnBase;
import dev.retention.rate.CustomerFlow;
import dev.retention.rate.CustomerMovement;
import dev.retention.revenue.RevenueLedger.Event;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class RevenueLedgerTest {

    /** One month under the conventions of the vendors that publish theirs, made up for this test and counted by hand. */
    private static final Map<String, Long> START = Map.of("A", 100L, "B", 100L, "C", 100L, "D", 100L, "E", 100L);

    private static final List<Event<String>> EVENTS = List.of(
            new Event<>("A", EXPANSION, 50),
            new Event<>("B", CONTRACTION, 40),
            new Event<>("C", CHURN, 100),
            new Event<>("D", CHURN, 100),
            new Event<>("D", REACTIVATION, 80),
            new Event<>("F", NEW, 100),
            new Event<>("F", EXPANSION, 20),
            new Event<>("G", NEW, 100),
            new Event<>("G", CHURN, 100),
            new Event<>("H", REACTIVATION, 70));

    private static final RevenueLedger MONTH = RevenueLedger.replay(START, EVENTS);

    private static void rejected(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    @Test
    void sameMonthByEventAndByCustomer() {
        assertEquals(new RevenueMovement(500, 200, 70, 40, 300, 150), MONTH.byEvent());
        assertEquals(new RevenueMovement(500, 120, 50, 60, 100, 70), MONTH.byCustomer());
        assertEquals(580, MONTH.byEvent().endMinor());
        assertEquals(580, MONTH.byCustomer().endMinor());
        assertEquals(new CustomerFlow(5, 2, 2, 3), MONTH.customerFlow());
        assertEquals(new CustomerMovement(5, 1, 1, 1), MONTH.customers());
    }

    /** Each line is a convention, counted by hand; all are quotients of small whole numbers, so they are exact. */
    @Test
    void everyConventionOfTheMatrix() {
        RevenueMovement event = MONTH.byEvent();
        RevenueMovement snapshot = MONTH.byCustomer();
        assertEquals(0.68, event.grossChurn(), "gross_mrr_churn_event");
        assertEquals(0.24, event.netChurn(WITH_REACTIVATION), "net_mrr_churn_event_chartmogul");
        assertEquals(0.32, snapshot.grossChurn(), "gross_mrr_churn_snapshot");
        assertEquals(0.68, snapshot.grossRetention(), "grr_cohort_locked");
        assertEquals(0.78, snapshot.netRetention(STANDARD), "nrr_cohort_locked");
        assertEquals(0.08, snapshot.netChurn(WITH_REACTIVATION), "net_churn_snapshot_incl_reactivation");
        assertEquals(0.54, event.netRetention(WITHOUT_CONTRACTION), "baremetrics_nrr_event");
        assertEquals(0.2, MONTH.customers().churn().rate(), "logo_churn_chartmogul");
        assertEquals(0.4, MONTH.startCustomersWhoCancelled().rate(), "logo_churn_profitwell");
        assertEquals(
                0.42857142857142855, MONTH.customerFlow().churnRate(ChurnBase.START_AND_ACQUIRED), "logo_churn_stripe");
        assertEquals(1.0, MONTH.customers().classicRetentionRate(), "crr_(E-N)/S");
        assertEquals(0.8, MONTH.customers().retention().rate(), "crr_true_retained_start_customers");
        assertEquals(0.7941176470588235, event.quickRatio(STANDARD), "quick_ratio_event_no_reactivation");
        assertEquals(1.2352941176470589, event.quickRatio(WITH_REACTIVATION), "quick_ratio_event_with_reactivation");
        assertEquals(1.0625, snapshot.quickRatio(STANDARD), "quick_ratio_snapshot_no_reactivation");
    }

    /** The example of ChartMogul's help page 201244842, in twelfths of a cent so that 2,000.00 a year is a whole amount a month. */
    @Test
    void chartmogulStory() {
        long gold = MonthlyAmount.of(200_000, BillingPeriod.YEAR).inParts(12);
        long silver = MonthlyAmount.of(6_000, BillingPeriod.MONTH).inParts(12);
        long monthlyGold = MonthlyAmount.of(15_000, BillingPeriod.MONTH).inParts(12);
        assertEquals(200_000, gold);
        var story = RevenueLedger.replay(
                        Map.of(),
                        List.of(
                                new Event<>("customer", NEW, gold),
                                new Event<>("customer", EXPANSION, silver),
                                new Event<>("customer", CONTRACTION, silver),
                                new Event<>("customer", CHURN, gold),
                                new Event<>("customer", REACTIVATION, monthlyGold)))
                .byEvent();
        assertEquals(166.66666666666666, story.newMinor() / 1200.0, 1e-13);
        assertEquals(60.0, story.expansionMinor() / 1200.0);
        assertEquals(60.0, story.contractionMinor() / 1200.0);
        assertEquals(166.66666666666666, story.churnMinor() / 1200.0, 1e-13);
        assertEquals(150.0, story.reactivationMinor() / 1200.0);
        assertEquals(150.0, story.endMinor() / 1200.0);
    }

    /** The published "butter of the month" example: 1,000 customers, 50 of whom leave, and 500 new, 12 of whom leave at once. */
    @Test
    void butterOfTheMonth() {
        var start = new HashMap<Integer, Long>();
        var events = new ArrayList<Event<Integer>>();
        for (int customer = 0; customer < 1500; customer++) {
            if (customer < 1000) {
                start.put(customer, 9L);
            } else {
                events.add(new Event<>(customer, NEW, 9));
            }
            if (customer < 50 || customer >= 1488) {
                events.add(new Event<>(customer, CHURN, 9));
            }
        }
        var month = RevenueLedger.replay(start, events);
        assertEquals(0.062, month.customerFlow().churnRate(ChurnBase.START));
        assertEquals(0.05, month.customers().churn().rate());
        assertEquals(0.04133333333333333, month.customerFlow().churnRate(ChurnBase.START_AND_ACQUIRED), 1e-16);
    }

    @Test
    void whoCancelsTwiceCountsOnceAmongThoseWhoCancelled() {
        var month = RevenueLedger.replay(
                Map.of("A", 5L, "B", 5L),
                List.of(
                        new Event<>("A", CHURN, 5),
                        new Event<>("A", REACTIVATION, 6),
                        new Event<>("A", CHURN, 6),
                        new Event<>("A", REACTIVATION, 5)));
        assertEquals(new Proportion(1, 2), month.startCustomersWhoCancelled());
        assertEquals(new CustomerFlow(2, 0, 2, 2), month.customerFlow());
        assertEquals(new CustomerMovement(2, 0, 0, 0), month.customers());
        assertEquals(new RevenueMovement(10, 0, 0, 0, 0, 0), month.byCustomer());
    }

    @Test
    void disjointGroupsMerge() {
        var first = RevenueLedger.replay(Map.of("A", 100L, "B", 100L, "C", 100L), EVENTS.subList(0, 3));
        var second = RevenueLedger.replay(Map.of("D", 100L, "E", 100L), EVENTS.subList(3, 10));
        assertEquals(MONTH, first.plus(second));
        assertEquals(MONTH, second.plus(first));
        assertEquals(MONTH.hashCode(), first.plus(second).hashCode());
        assertEquals(MONTH, MONTH.plus(RevenueLedger.EMPTY));
        assertNotEquals(MONTH, first);
    }

    @Test
    void travelsByJavaSerialisation() throws IOException, ClassNotFoundException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(MONTH);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertEquals(MONTH, in.readObject());
        }
    }

    /** What a job has kept is read back; numbers that contradict each other are not. */
    @Test
    void theViewsOfALedgerAgree() {
        var none = RevenueMovement.EMPTY;
        var one = new RevenueMovement(1, 0, 0, 0, 0, 0);
        var grown = new RevenueMovement(0, 1, 0, 0, 0, 0);
        var noFlow = CustomerFlow.EMPTY;
        var nobody = CustomerMovement.EMPTY;
        rejected(
                "byCustomer.startMinor must equal byEvent.startMinor, got byCustomer.startMinor=1, byEvent.startMinor=0",
                () -> new RevenueLedger(none, one, noFlow, nobody, Proportion.EMPTY));
        rejected(
                "byCustomer.endMinor must equal byEvent.endMinor, got byCustomer.endMinor=1, byEvent.endMinor=0",
                () -> new RevenueLedger(none, grown, noFlow, nobody, Proportion.EMPTY));
        rejected(
                "customers.start must equal customerFlow.start, got customers.start=0, customerFlow.start=1",
                () -> new RevenueLedger(none, none, new CustomerFlow(1, 0, 0, 0), nobody, Proportion.EMPTY));
        rejected(
                "customers.end must equal customerFlow.end, got customers.end=0, customerFlow.end=1",
                () -> new RevenueLedger(none, none, new CustomerFlow(0, 1, 0, 0), nobody, Proportion.EMPTY));
        rejected(
                "startCustomersWhoCancelled.total must equal customers.start,"
                        + " got startCustomersWhoCancelled.total=1, customers.start=0",
                () -> new RevenueLedger(none, none, noFlow, nobody, new Proportion(0, 1)));
        assertEquals(
                MONTH,
                new RevenueLedger(
                        MONTH.byEvent(),
                        MONTH.byCustomer(),
                        MONTH.customerFlow(),
                        MONTH.customers(),
                        MONTH.startCustomersWhoCancelled()));
    }

    @Test
    void eventsAreToldApart() {
        var hashes = new HashSet<Integer>();
        hashes.add(new Event<>("A", NEW, 1).hashCode());
        hashes.add(new Event<>("B", NEW, 1).hashCode());
        hashes.add(new Event<>("A", CHURN, 1).hashCode());
        hashes.add(new Event<>("A", NEW, 2).hashCode());
        assertEquals(4, hashes.size());
        assertEquals(new Event<>("A", NEW, 1).hashCode(), new Event<>("A", NEW, 1).hashCode());
    }

    @Test
    void printsWhatItKnows() {
        assertEquals(
                "RevenueLedger[byEvent=" + RevenueMovement.EMPTY + ", byCustomer=" + RevenueMovement.EMPTY
                        + ", customerFlow=" + CustomerFlow.EMPTY + ", customers=" + CustomerMovement.EMPTY
                        + ", startCustomersWhoCancelled=" + Proportion.EMPTY + "]",
                RevenueLedger.EMPTY.toString());
    }

    @Test
    void eventsThatDoNotFitAreRejected() {
        Map<String, Long> start = Map.of("A", 100L);
        rejected(
                "events[0]: NEW must be a customer's first event, got amountMinor=1, balanceMinor=100, customer=A",
                () -> RevenueLedger.replay(start, List.of(new Event<>("A", NEW, 1))));
        rejected(
                "events[2]: NEW must be a customer's first event, got amountMinor=1, balanceMinor=0, customer=B",
                () -> RevenueLedger.replay(
                        start,
                        List.of(new Event<>("B", NEW, 1), new Event<>("B", CHURN, 1), new Event<>("B", NEW, 1))));
        rejected(
                "events[0]: EXPANSION must find a balance above 0, got amountMinor=1, balanceMinor=0, customer=B",
                () -> RevenueLedger.replay(start, List.of(new Event<>("B", EXPANSION, 1))));
        rejected(
                "events[0]: CONTRACTION must leave a balance above 0, got amountMinor=100, balanceMinor=100, customer=A",
                () -> RevenueLedger.replay(start, List.of(new Event<>("A", CONTRACTION, 100))));
        rejected(
                "events[0]: CHURN must take the whole balance, got amountMinor=99, balanceMinor=100, customer=A",
                () -> RevenueLedger.replay(start, List.of(new Event<>("A", CHURN, 99))));
        rejected(
                "events[0]: REACTIVATION must find a balance of 0, got amountMinor=1, balanceMinor=100, customer=A",
                () -> RevenueLedger.replay(start, List.of(new Event<>("A", REACTIVATION, 1))));
        rejected("amountMinor must be > 0, got amountMinor=0", () -> new Event<>("A", NEW, 0));
        rejected(
                "startMinor[A] must be >= 0, got startMinor[A]=-1",
                () -> RevenueLedger.replay(Map.of("A", -1L), List.of()));
    }

    @Test
    void overflowIsAnError() {
        long max = Long.MAX_VALUE;
        var start = new TreeMap<>(Map.of("A", max, "B", 1L)); // in this order
        overflows("startMinor overflows a long: 9223372036854775807 + 1", () -> RevenueLedger.replay(start, List.of()));
        overflows(
                "balanceMinor overflows a long: 9223372036854775807 + 1",
                () -> RevenueLedger.replay(Map.of("A", max), List.of(new Event<>("A", EXPANSION, 1))));
    }

    @Test
    void nullsAreNamed() {
        Map<String, Long> noAmount = new HashMap<>();
        noAmount.put("A", null);
        named("startMinor", () -> RevenueLedger.replay(null, List.of()));
        named("events", () -> RevenueLedger.replay(Map.of(), null));
        List<Event<String>> events = Arrays.asList(new Event<>("A", NEW, 1), null);
        named("events[1]", () -> RevenueLedger.replay(Map.of(), events));
        named("startMinor[A]", () -> RevenueLedger.replay(noAmount, List.of()));
        named("customer", () -> new Event<>(null, NEW, 1));
        named("change", () -> new Event<>("A", null, 1));
        named("other", () -> MONTH.plus(null));
    }

    private static void named(String name, Executable call) {
        assertEquals(name, assertThrows(NullPointerException.class, call).getMessage());
    }

    private static void overflows(String message, Executable call) {
        assertEquals(message, assertThrows(ArithmeticException.class, call).getMessage());
    }
}
