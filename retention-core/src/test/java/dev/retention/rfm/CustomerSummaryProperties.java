package dev.retention.rfm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.SameSeeds;
import dev.retention.activity.ActivityColumns;
import dev.retention.activity.ActivityLog;
import dev.retention.activity.ActivityRates;
import dev.retention.activity.ActivityRows;
import dev.retention.activity.RefundPolicy;
import dev.retention.purchase.PurchaseStatistics;
import dev.retention.rfm.CustomerSummary.Frequency;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;

@AddLifecycleHook(SameSeeds.class)
class CustomerSummaryProperties {

    @Provide
    Arbitrary<List<Rows.Row>> rows() {
        return Rows.arbitrary();
    }

    static void equalsThePlainForm(List<Rows.Row> rows, RefundPolicy refunds, Frequency frequency) {
        CustomerSummary summary =
                CustomerSummary.of(Rows.log(rows, refunds), LocalDate.ofEpochDay(Rows.AS_OF), frequency);
        Map<Long, List<Rows.Row>> byCustomer = rows.stream()
                .filter(row -> refunds != RefundPolicy.IGNORED || row.amount() >= 0)
                .collect(Collectors.groupingBy(Rows.Row::customer, TreeMap::new, Collectors.toList()));
        assertEquals(byCustomer.size(), summary.customerCount());
        byCustomer.forEach((customer, theirs) -> {
            int i = summary.indexOf(customer);
            List<Rows.Row> purchases = theirs.stream()
                    .filter(row -> refunds == RefundPolicy.COUNTED || row.amount() >= 0)
                    .toList();
            assertEquals(theirs.stream().mapToLong(Rows.Row::amount).sum(), summary.totalMinor(i));
            assertEquals(purchases.size(), summary.orders(i));
            assertEquals(!purchases.isEmpty(), summary.isBuyer(i));
            var days = new HashSet<Integer>();
            purchases.forEach(row -> days.add(row.day()));
            assertEquals(frequency == Frequency.ORDERS ? purchases.size() : days.size(), summary.frequency(i));
            if (!purchases.isEmpty()) {
                int last = days.stream().mapToInt(d -> d).max().getAsInt();
                assertEquals(Rows.AS_OF - last, summary.recencyDays(i));
            }
        });
    }

    static void rowsGiveWhatTheirLogGives(List<Rows.Row> rows, RefundPolicy refunds, Frequency frequency) {
        ActivityColumns columns = Rows.columns(rows);
        assertEquals(
                CustomerSummary.of(
                        ActivityLog.of(ActivityRows.of(columns, refunds)), LocalDate.ofEpochDay(Rows.AS_OF), frequency),
                CustomerSummary.of(ActivityRows.of(columns, refunds), LocalDate.ofEpochDay(Rows.AS_OF), frequency));
    }

    static void countsWhatThePurchaseStatisticsCount(ActivityLog log) {
        CustomerSummary summary = CustomerSummary.of(log, LocalDate.ofEpochDay(Rows.AS_OF));
        PurchaseStatistics statistics = ActivityRates.purchaseStatistics(log);
        assertEquals(statistics.customers(), summary.buyerCount());
        assertEquals(statistics.orders(), summary.orderCount());
        assertEquals(statistics.revenueMinor(), summary.revenueMinor());
        assertEquals(statistics.averageOrderValueMinor(), summary.averageOrderValueMinor());
        assertEquals(statistics.repeatPurchaseRate(), summary.purchaseLadder().next(1));
        assertEquals(ActivityRates.purchaseLadder(log), summary.purchaseLadder());
    }

    static void anySplitOfTheRowsMerges(List<Rows.Row> rows, RefundPolicy refunds, int at) {
        CustomerSummary parts = CustomerSummary.of(
                        Rows.log(rows.subList(0, at), refunds), LocalDate.ofEpochDay(Rows.AS_OF))
                .plus(CustomerSummary.of(
                        Rows.log(rows.subList(at, rows.size()), refunds), LocalDate.ofEpochDay(Rows.AS_OF)));
        assertEquals(CustomerSummary.of(Rows.log(rows, refunds), LocalDate.ofEpochDay(Rows.AS_OF)), parts);
    }

    static void plusIsACommutativeMonoid(CustomerSummary a, CustomerSummary b, CustomerSummary c) {
        assertEquals(a.plus(b), b.plus(a));
        assertEquals(a.plus(b).plus(c), a.plus(b.plus(c)));
        assertEquals(a, a.plus(CustomerSummary.of(ActivityLog.EMPTY, a.asOf())));
    }

    /** Purchase days either merge to what the merged log gives, or are an error: never a wrong number. */
    static void purchaseDaysMergeExactlyOrNotAtAll(ActivityLog a, ActivityLog b) {
        CustomerSummary whole =
                CustomerSummary.of(a.plus(b), LocalDate.ofEpochDay(Rows.AS_OF), Frequency.PURCHASE_DAYS);
        CustomerSummary left = CustomerSummary.of(a, LocalDate.ofEpochDay(Rows.AS_OF), Frequency.PURCHASE_DAYS);
        CustomerSummary right = CustomerSummary.of(b, LocalDate.ofEpochDay(Rows.AS_OF), Frequency.PURCHASE_DAYS);
        CustomerSummary merged;
        try {
            merged = left.plus(right);
        } catch (IllegalArgumentException e) {
            assertTrue(e.getMessage().startsWith("purchase days of customer "), e.getMessage());
            return;
        }
        assertEquals(whole, merged);
    }

    /** Shards of time merge whatever the day, also in the middle of one. */
    static void purchaseDaysOfShardsOfTimeMerge(List<Rows.Row> rows, int at) {
        List<Rows.Row> byDay = rows.stream()
                .sorted((x, y) -> Integer.compare(x.day(), y.day()))
                .toList();
        ActivityLog early = Rows.log(byDay.subList(0, at), RefundPolicy.COUNTED);
        ActivityLog late = Rows.log(byDay.subList(at, byDay.size()), RefundPolicy.COUNTED);
        assertEquals(
                CustomerSummary.of(early.plus(late), LocalDate.ofEpochDay(Rows.AS_OF), Frequency.PURCHASE_DAYS),
                CustomerSummary.of(early, LocalDate.ofEpochDay(Rows.AS_OF), Frequency.PURCHASE_DAYS)
                        .plus(CustomerSummary.of(late, LocalDate.ofEpochDay(Rows.AS_OF), Frequency.PURCHASE_DAYS)));
    }

    @Property
    void plainFormLaw(@ForAll("rows") List<Rows.Row> rows, @ForAll RefundPolicy refunds, @ForAll Frequency frequency) {
        equalsThePlainForm(rows, refunds, frequency);
    }

    @Property
    void directPathLaw(@ForAll("rows") List<Rows.Row> rows, @ForAll RefundPolicy refunds, @ForAll Frequency frequency) {
        rowsGiveWhatTheirLogGives(rows, refunds, frequency);
    }

    @Property
    void statisticsLaw(@ForAll("rows") List<Rows.Row> rows, @ForAll RefundPolicy refunds) {
        countsWhatThePurchaseStatisticsCount(Rows.log(rows, refunds));
    }

    @Property
    void splitLaw(@ForAll("rows") List<Rows.Row> rows, @ForAll RefundPolicy refunds, @ForAll Random random) {
        anySplitOfTheRowsMerges(rows, refunds, random.nextInt(rows.size() + 1));
    }

    @Property
    void plusLaw(
            @ForAll("rows") List<Rows.Row> a,
            @ForAll("rows") List<Rows.Row> b,
            @ForAll("rows") List<Rows.Row> c,
            @ForAll RefundPolicy refunds) {
        plusIsACommutativeMonoid(
                CustomerSummary.of(Rows.log(a, refunds), LocalDate.ofEpochDay(Rows.AS_OF)),
                CustomerSummary.of(Rows.log(b, refunds), LocalDate.ofEpochDay(Rows.AS_OF)),
                CustomerSummary.of(Rows.log(c, refunds), LocalDate.ofEpochDay(Rows.AS_OF)));
    }

    @Property
    void purchaseDaysLaw(
            @ForAll("rows") List<Rows.Row> a, @ForAll("rows") List<Rows.Row> b, @ForAll RefundPolicy refunds) {
        purchaseDaysMergeExactlyOrNotAtAll(Rows.log(a, refunds), Rows.log(b, refunds));
    }

    @Property
    void shardsOfTimeLaw(@ForAll("rows") List<Rows.Row> rows, @ForAll Random random) {
        purchaseDaysOfShardsOfTimeMerge(rows, random.nextInt(rows.size() + 1));
    }
}
