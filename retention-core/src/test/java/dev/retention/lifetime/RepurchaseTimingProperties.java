package dev.retention.lifetime;

import static dev.retention.period.TimeUnit.DAY;
import static dev.retention.period.TimeUnit.WEEK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.SameSeeds;
import dev.retention.activity.ActivityLog;
import dev.retention.economics.Horizon;
import dev.retention.history.BuyerHistory;
import dev.retention.history.GroupedHistories;
import dev.retention.history.PurchaseGaps;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;

@AddLifecycleHook(SameSeeds.class)
class RepurchaseTimingProperties {

    static void probabilitiesAreProbabilities(RepurchaseTiming timing, BuyerHistory history, double t, double longer) {
        double soon = timing.probabilityOfPurchase(history, new Horizon(t, DAY));
        double later = timing.probabilityOfPurchase(history, new Horizon(t + longer, DAY));
        double active = timing.probabilityActive(history);
        double lateness = timing.lateness(history);
        assertTrue(0 <= soon && soon <= later + 1e-12 && later <= active + 1e-12 && active <= 1);
        assertTrue(0 <= lateness && lateness <= 1);
    }

    static void quantilesIncreaseAndInvert(RepurchaseTiming timing, BuyerHistory history, double q, double more) {
        double low = timing.quantile(history, q);
        double high = timing.quantile(history, q + more);
        assertTrue(low <= high, () -> low + " > " + high);
        if (Double.isFinite(low) && low > 1e-6) {
            assertEquals(q, timing.probabilityOfPurchase(history, new Horizon(low, DAY)), 1e-8);
        }
        assertTrue(timing.gapQuantile(history, q) <= timing.gapQuantile(history, q + more));
    }

    @Property(tries = 200)
    void probabilities(
            @ForAll("models") RepurchaseTiming timing,
            @ForAll("histories") BuyerHistory history,
            @ForAll @DoubleRange(min = 0, max = 500) double t,
            @ForAll @DoubleRange(min = 0, max = 500) double longer) {
        probabilitiesAreProbabilities(timing, history, t, longer);
    }

    @Property(tries = 200)
    void quantiles(
            @ForAll("models") RepurchaseTiming timing,
            @ForAll("histories") BuyerHistory history,
            @ForAll @DoubleRange(min = 0.01, max = 0.5) double q,
            @ForAll @DoubleRange(min = 0, max = 0.49) double more) {
        quantilesIncreaseAndInvert(timing, history, q, more);
    }

    @Provide
    Arbitrary<RepurchaseTiming> models() {
        Arbitrary<Double> shapes = Arbitraries.doubles().between(0.2, 8);
        return Combinators.combine(
                        shapes,
                        shapes,
                        Arbitraries.doubles().between(1, 200),
                        shapes,
                        Arbitraries.doubles().between(0.2, 30))
                .as((k, r, alpha, a, b) -> new RepurchaseTiming(k, r, alpha, a, b, DAY));
    }

    @Provide
    Arbitrary<BuyerHistory> histories() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.integers().between(30, 500),
                        Arbitraries.integers().between(0, 400))
                .as((x, last, silence) ->
                        new BuyerHistory(x, x == 0 ? 0 : last, (x == 0 ? 0 : last) + (double) silence, DAY));
    }

    static void gapsDoNotDependOnTheSplit(ActivityLog log, int at, int asOf) {
        PurchaseGaps first = PurchaseGaps.asOf(part(log, 0, at), LocalDate.ofEpochDay(asOf));
        PurchaseGaps rest = PurchaseGaps.asOf(part(log, at, log.customerCount()), LocalDate.ofEpochDay(asOf));
        PurchaseGaps whole = PurchaseGaps.asOf(log, LocalDate.ofEpochDay(asOf));
        assertEquals(whole, first.plus(rest));
        assertEquals(whole, rest.plus(first));
        assertEquals(whole.hashCode(), rest.plus(first).hashCode());
        assertEquals(whole, whole.plus(PurchaseGaps.empty(DAY)));
    }

    private static ActivityLog part(ActivityLog log, int begin, int end) {
        ActivityLog part = ActivityLog.EMPTY;
        for (int c = begin; c < end; c++) {
            int entries = log.entriesEnd(c) - log.entriesBegin(c);
            long[] customers = new long[entries];
            int[] days = new int[entries];
            for (int e = 0; e < entries; e++) {
                customers[e] = log.customer(c);
                days[e] = log.epochDay(log.entriesBegin(c) + e);
            }
            part = part.plus(ActivityLog.ofEvents(customers, days));
        }
        return part;
    }

    @Property(tries = 50)
    void splitting(@ForAll @IntRange(min = 0, max = 20) int at, @ForAll @IntRange(min = 1, max = 1000) int seed) {
        gapsDoNotDependOnTheSplit(RepurchaseTimingTest.simulated(seed, 20, 200, 2, 1, 20, 0.1), Math.min(at, 5), 200);
    }

    @Example
    void gapsAreCounted() throws IOException, ClassNotFoundException {
        var log = ActivityLog.ofEvents(new long[] {1, 1, 1, 1, 2, 2, 3}, new int[] {0, 7, 7, 10, 3, 10, 5});
        PurchaseGaps gaps = PurchaseGaps.asOf(log, LocalDate.ofEpochDay(12));
        assertEquals("PurchaseGaps[3 customers, 3 gaps of 2 lengths, in days]", gaps.toString());
        assertEquals(3, gaps.gap(0));
        assertEquals(1, gaps.count(0));
        assertEquals(7, gaps.gap(1));
        assertEquals(2, gaps.count(1));
        assertEquals(gaps, PurchaseGaps.of(gaps.histories(), new double[] {7, 3}, new long[] {2, 1}));
        assertEquals(1, gaps.inUnit(WEEK).gap(1));
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(gaps);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertEquals(gaps, in.readObject());
        }
    }

    @Example
    void impossibleGapsAreRejected() {
        rejected(
                "gaps must be as many as the repeat purchases of the histories, got 1 by counts, 0 by histories",
                () -> PurchaseGaps.of(GroupedHistories.empty(DAY), new double[] {1}, new long[] {1}));
        rejected(
                "gaps[0] must be finite and > 0, got gaps[0]=0.0",
                () -> PurchaseGaps.of(GroupedHistories.empty(DAY), new double[] {0}, new long[] {0}));
        rejected(
                "gaps and counts must have the same length, got gaps.length=1, counts.length=0",
                () -> PurchaseGaps.of(GroupedHistories.empty(DAY), new double[] {1}, new long[0]));
        rejected(
                "other must be in days, got other in weeks: convert it with PurchaseGaps.inUnit",
                () -> PurchaseGaps.empty(DAY).plus(PurchaseGaps.empty(WEEK)));
    }

    private static void rejected(String message, org.junit.jupiter.api.function.Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}
