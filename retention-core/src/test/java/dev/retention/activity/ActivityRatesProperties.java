package dev.retention.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.retention.SameSeeds;
import dev.retention.estimate.Proportion;
import dev.retention.period.DayRange;
import dev.retention.rate.CustomerMovement;
import java.time.LocalDate;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** Without the edge cases of jqwik: they multiply up to all tries, and the ends of the ranges are among the values. */
@AddLifecycleHook(SameSeeds.class)
class ActivityRatesProperties {

    @Provide
    Arbitrary<ActivityLog> logs() {
        return logs(0, 9);
    }

    /** Of customers whom {@link #logs} does not have. */
    @Provide
    Arbitrary<ActivityLog> otherLogs() {
        return logs(10, 19);
    }

    private static Arbitrary<ActivityLog> logs(long firstCustomer, long lastCustomer) {
        return Combinators.combine(
                        Arbitraries.longs().between(firstCustomer, lastCustomer),
                        Arbitraries.integers().between(0, 39),
                        Arbitraries.longs().between(-100, 300))
                .as(ActivityLogProperties.Row::new)
                .list()
                .ofMaxSize(40)
                .map(rows -> ActivityLogProperties.logOf(rows, RefundPolicy.NET));
    }

    /** The keys of those with an activity. */
    private static long[] active(ActivityLog log) {
        return IntStream.range(0, log.customerCount())
                .filter(c ->
                        IntStream.range(log.entriesBegin(c), log.entriesEnd(c)).anyMatch(e -> log.activityCount(e) > 0))
                .mapToLong(log::customer)
                .toArray();
    }

    static void movementEqualsTheSetsOfCustomers(ActivityLog log, int previousStart, int start, int end) {
        assertEquals(
                CustomerMovement.between(
                        active(log.within(
                                new DayRange(LocalDate.ofEpochDay(previousStart), LocalDate.ofEpochDay(start)))),
                        active(log.within(new DayRange(LocalDate.ofEpochDay(start), LocalDate.ofEpochDay(end)))),
                        active(log.upTo(LocalDate.ofEpochDay(previousStart - 1)))),
                ActivityRates.movement(
                        log,
                        new DayRange(LocalDate.ofEpochDay(previousStart), LocalDate.ofEpochDay(start)),
                        new DayRange(LocalDate.ofEpochDay(start), LocalDate.ofEpochDay(end))));
    }

    static void viewsAddOverDisjointCustomers(ActivityLog a, ActivityLog b) {
        ActivityLog both = a.plus(b);
        assertEquals(
                ActivityRates.purchaseStatistics(a).plus(ActivityRates.purchaseStatistics(b)),
                ActivityRates.purchaseStatistics(both));
        assertEquals(
                ActivityRates.purchaseLadder(a).plus(ActivityRates.purchaseLadder(b)),
                ActivityRates.purchaseLadder(both));
        assertEquals(
                ActivityRates.revenueConcentration(a).plus(ActivityRates.revenueConcentration(b)),
                ActivityRates.revenueConcentration(both));
        assertEquals(
                ActivityRates.movement(
                                a,
                                new DayRange(LocalDate.ofEpochDay(10), LocalDate.ofEpochDay(20)),
                                new DayRange(LocalDate.ofEpochDay(20), LocalDate.ofEpochDay(30)))
                        .plus(ActivityRates.movement(
                                b,
                                new DayRange(LocalDate.ofEpochDay(10), LocalDate.ofEpochDay(20)),
                                new DayRange(LocalDate.ofEpochDay(20), LocalDate.ofEpochDay(30)))),
                ActivityRates.movement(
                        both,
                        new DayRange(LocalDate.ofEpochDay(10), LocalDate.ofEpochDay(20)),
                        new DayRange(LocalDate.ofEpochDay(20), LocalDate.ofEpochDay(30))));
        assertEquals(
                ActivityRates.newAndExisting(a, new DayRange(LocalDate.ofEpochDay(10), LocalDate.ofEpochDay(30)))
                        .plus(ActivityRates.newAndExisting(
                                b, new DayRange(LocalDate.ofEpochDay(10), LocalDate.ofEpochDay(30)))),
                ActivityRates.newAndExisting(both, new DayRange(LocalDate.ofEpochDay(10), LocalDate.ofEpochDay(30))));
        DayRange days = new DayRange(LocalDate.ofEpochDay(10), LocalDate.ofEpochDay(30));
        DayRange lastDay = new DayRange(LocalDate.ofEpochDay(29), LocalDate.ofEpochDay(30));
        assertEquals(
                ActivityRates.returningCustomers(a, days).plus(ActivityRates.returningCustomers(b, days)),
                ActivityRates.returningCustomers(both, days));
        assertEquals(
                ActivityRates.stickiness(a, lastDay, days).plus(ActivityRates.stickiness(b, lastDay, days)),
                ActivityRates.stickiness(both, lastDay, days));
    }

    /** Returning are those who had bought before, and those of the new ones who bought twice. */
    static void returningAreTheExistingAndTheNewWhoRepeat(ActivityLog log, DayRange days) {
        var split = ActivityRates.newAndExisting(log, days);
        assertEquals(
                new Proportion(
                        split.existingCustomers().customers()
                                + split.newCustomers().repeatPurchaseRate().count(),
                        split.all().customers()),
                ActivityRates.returningCustomers(log, days));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void returningLaw(@ForAll("logs") ActivityLog log) {
        returningAreTheExistingAndTheNewWhoRepeat(
                log, new DayRange(LocalDate.ofEpochDay(10), LocalDate.ofEpochDay(30)));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void movementLaw(@ForAll("logs") ActivityLog log) {
        movementEqualsTheSetsOfCustomers(log, 10, 20, 30);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void additionLaw(@ForAll("logs") ActivityLog a, @ForAll("otherLogs") ActivityLog b) {
        viewsAddOverDisjointCustomers(a, b);
    }
}
