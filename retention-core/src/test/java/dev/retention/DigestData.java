package dev.retention;

import dev.retention.activity.ActivityColumns;
import dev.retention.activity.ActivityLog;
import dev.retention.activity.ActivityRows;
import dev.retention.activity.PublicOrders;
import dev.retention.activity.RefundPolicy;
import dev.retention.activity.RowShapes;
import dev.retention.activity.RowShapes.Activity;
import dev.retention.activity.RowShapes.Amounts;
import dev.retention.activity.RowShapes.Days;
import dev.retention.activity.RowShapes.Keys;
import dev.retention.activity.RowShapes.Storage;
import dev.retention.basket.AssociationRule;
import dev.retention.basket.Baskets;
import dev.retention.basket.Complements;
import dev.retention.basket.FrequentItemSets;
import dev.retention.basket.ItemLog;
import dev.retention.basket.ItemSet;
import dev.retention.basket.PairCounts;
import dev.retention.cohort.CohortDefinition;
import dev.retention.economics.DiscountRate;
import dev.retention.economics.Horizon;
import dev.retention.forecast.Baseline;
import dev.retention.forecast.HoldOut;
import dev.retention.forecast.ModelComparison;
import dev.retention.forecast.SeasonalClock;
import dev.retention.history.BuyerHistories;
import dev.retention.history.BuyerHistory;
import dev.retention.history.PurchaseGaps;
import dev.retention.lifecycle.SignUps;
import dev.retention.lifecycle.StageRules;
import dev.retention.lifecycle.StageTransitions;
import dev.retention.lifecycle.StageWindows;
import dev.retention.lifecycle.Stages;
import dev.retention.lifetime.MbgNbd;
import dev.retention.lifetime.RepurchaseTiming;
import dev.retention.period.DayRange;
import dev.retention.period.PeriodCalendar;
import dev.retention.period.TimeUnit;
import dev.retention.rfm.CustomerSummary;
import dev.retention.rfm.RfmScores;
import dev.retention.rfm.RfmScoring;
import dev.retention.segment.SegmentMap;
import dev.retention.segment.Segmentation;
import dev.retention.survival.CoxRegression;
import dev.retention.survival.CoxRows;
import dev.retention.survival.Durations;
import dev.retention.survival.KaplanMeier;
import dev.retention.survival.NelsonAalen;
import dev.retention.survival.SameDay;
import dev.retention.survival.SurvivalTable;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Data that the digest is taken over: what is asked first, and the columns that calls are made with. */
record DigestData(String name, List<Object> values, ActivityColumns rows, LocalDate asOf) {

    private static final LocalDate DAY = LocalDate.ofEpochDay(19_000);

    /** A small value of each type. */
    static DigestData samples() {
        var values = new ArrayList<Object>(List.of(
                TimeUnit.WEEK,
                new Horizon(10, TimeUnit.WEEK),
                new DiscountRate(0.002, TimeUnit.WEEK),
                new BuyerHistory(2, 30.5, 38.75, TimeUnit.WEEK)));
        List<Object> samples = SerialSamples.all();
        samples.stream()
                .filter(BuyerHistories.class::isInstance)
                .forEach(buyers -> values.add(((BuyerHistories) buyers).inUnit(TimeUnit.WEEK)));
        values.addAll(samples);
        values.addAll(new Samples().given());
        values.add(new Complements.Offer(20, new AssociationRule(ItemSet.of(10), ItemSet.of(20), 3, 3, 2, 2)));
        values.add(PeriodCalendar.months());
        values.add(CoxRegression.fit(coxRows(), CoxRegression.Ties.EFRON));
        var rows = ActivityColumns.of(
                new long[] {1, 1, 2, 4, 3},
                new int[] {19_000, 19_003, 19_000, 19_050, 19_100},
                new long[] {100, -20, 300, 400, 5});
        values.add(ActivityRows.of(rows, RefundPolicy.NET));
        return new DigestData("samples", values, rows, LocalDate.of(2026, 3, 1));
    }

    /** Generated rows: ordinary, with hostile keys and amounts, on hostile days, all on one day, and none. */
    static List<DigestData> generated() {
        return List.of(
                of(
                        "ordinary",
                        rows(
                                120,
                                Keys.RUNNING,
                                Activity.SKEWED,
                                Days.THREE_YEARS_SHUFFLED,
                                Amounts.SALES_AND_REFUNDS,
                                Storage.ARRAYS),
                        DAY.plusDays(1_100)),
                of(
                        "hostile",
                        rows(
                                50,
                                Keys.OF_ALL_LENGTHS,
                                Activity.TEN_EACH,
                                Days.THREE_YEARS_IN_ORDER,
                                Amounts.BEYOND_44_BITS,
                                Storage.READ_ONLY_DIRECT_MEMORY),
                        DAY.plusDays(1_100)),
                of(
                        "heaped",
                        rows(
                                40,
                                Keys.WITH_OUTLIERS,
                                Activity.EVERY_CUSTOMER_ONCE,
                                Days.ONE,
                                Amounts.SALES,
                                Storage.RANGE_OF_ARRAYS),
                        LocalDate.ofEpochDay(20_010)),
                of("nothing", ActivityColumns.of(new long[0], new int[0], new long[0]), DAY));
    }

    private static ActivityColumns rows(
            int rows, Keys keys, Activity activity, Days days, Amounts amounts, Storage storage) {
        return RowShapes.rows(rows, keys, activity, days, amounts, storage, rows);
    }

    /** The public orders, if they are at hand. */
    static DigestData published() {
        return of("public", PublicOrders.onlineRetailRows(), LocalDate.of(2011, 12, 10));
    }

    /** Every view of rows, and what is made of views. What cannot be made of these rows is left out. */
    static DigestData of(String name, ActivityColumns columns, LocalDate asOf) {
        var views = new Views();
        ActivityRows rows = ActivityRows.of(columns, RefundPolicy.NET);
        ActivityLog log = ActivityLog.of(rows);
        LocalDate before = asOf.minusDays(200);
        var half = new DayRange(before, asOf);
        var timing = new RepurchaseTiming(1.5, 0.25, 4.5, 0.75, 2.5, TimeUnit.DAY);
        var model = new MbgNbd(0.5, 6.5, 0.9, 1.5, TimeUnit.DAY);
        views.values.addAll(List.of(log, rows, columns, half, timing, model, new Horizon(30, TimeUnit.DAY)));
        views.values.add(new DiscountRate(0.0002, TimeUnit.DAY));
        views.values.add(new BuyerHistory(2, 30.5, 38.75, TimeUnit.DAY));
        views.values.addAll(List.of(PeriodCalendar.quarters(), TimeUnit.DAY, Baseline.values()[0]));
        views.add(() -> CustomerSummary.of(rows, asOf));
        RfmScores scores = views.add(() -> RfmScoring.QUINTILES.score(CustomerSummary.of(log, asOf)));
        Segmentation segments = views.add(() -> SegmentMap.ELEVEN_SEGMENTS.segment(scores));
        views.add(() -> segments.table());
        views.add(() -> segments.migrationTo(segments));
        views.add(() -> CohortDefinition.by(PeriodCalendar.quarters()).table(rows, asOf));
        BuyerHistories buyers = views.add(() -> BuyerHistories.asOf(rows, asOf));
        views.add(() -> buyers.grouped());
        views.add(() -> buyers.groupedSpend());
        views.add(() -> PurchaseGaps.asOf(log, asOf));
        views.add(() -> MbgNbd.posterior(buyers.grouped()));
        views.add(() -> ModelComparison.of(buyers.grouped()));
        views.add(() -> HoldOut.of(log, before, asOf).evaluate(model));
        views.add(() -> SeasonalClock.of(log, asOf, PeriodCalendar.months(), 2));
        StageRules rules = StageRules.ofWindows(new StageWindows(30, 60, 90));
        Stages stages = views.add(() -> rules.stages(log, SignUps.EMPTY, asOf));
        views.add(() -> stages.table(log));
        views.add(() -> StageTransitions.between(rules.stages(log.upTo(before), SignUps.EMPTY, before), stages));
        SurvivalTable table = views.add(() -> Durations.toNextPurchase(log, 1, asOf, SameDay.values()[0]));
        views.add(() -> KaplanMeier.of(table));
        views.add(() -> NelsonAalen.of(table));
        long[] items = new long[columns.size()];
        Arrays.setAll(items, i -> i % 7);
        Baskets baskets = views.add(() -> Baskets.of(copied(columns.customers()), items));
        views.add(() -> FrequentItemSets.of(baskets, 2));
        views.add(() -> PairCounts.of(baskets, 2));
        views.add(() -> ItemLog.of(copied(columns.customers()), copied(columns.epochDays()), items));
        return new DigestData(name, views.values, columns, asOf);
    }

    /** What can be made. */
    private static final class Views {

        final List<Object> values = new ArrayList<>();

        <T> T add(Supplier<T> view) {
            T made;
            try {
                made = view.get();
            } catch (RuntimeException e) {
                return null;
            }
            values.add(made);
            return made;
        }
    }

    private static CoxRows coxRows() {
        return CoxRows.of(
                List.of("x", "y"),
                new double[][] {{0, 1, 0, 1, 1, 0}, {2.5, 1, 0.5, 4, 1, 3}},
                new double[] {1, 2, 3, 4, 5, 6},
                new boolean[] {true, true, true, true, false, true});
    }

    boolean isOfSamples() {
        return name.equals("samples");
    }

    /** Arguments of which the values come first, and then a sample of each type. */
    DigestArguments arguments() {
        List<Object> all =
                Stream.concat(values.stream(), samples().values.stream()).toList();
        return new DigestArguments(
                all, copied(rows.customers()), copied(rows.epochDays()), copied(rows.amountsMinor()), asOf);
    }

    private static long[] copied(LongBuffer column) {
        long[] copy = new long[column.remaining()];
        column.duplicate().get(copy);
        return copy;
    }

    private static int[] copied(IntBuffer column) {
        int[] copy = new int[column.remaining()];
        column.duplicate().get(copy);
        return copy;
    }
}
