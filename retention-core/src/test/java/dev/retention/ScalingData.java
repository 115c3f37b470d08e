package dev.retention;

import dev.retention.activity.ActivityColumns;
import dev.retention.activity.ActivityLog;
import dev.retention.activity.ActivityRows;
import dev.retention.activity.KeyIndex;
import dev.retention.activity.OrderFold;
import dev.retention.activity.OrderLines;
import dev.retention.activity.RefundPolicy;
import dev.retention.activity.RowShapes;
import dev.retention.activity.RowShapes.Activity;
import dev.retention.activity.RowShapes.Amounts;
import dev.retention.activity.RowShapes.Days;
import dev.retention.activity.RowShapes.Keys;
import dev.retention.activity.RowShapes.Storage;
import dev.retention.basket.Baskets;
import dev.retention.basket.FrequentItemSets;
import dev.retention.basket.ItemLog;
import dev.retention.basket.RuleSelection;
import dev.retention.cohort.CohortDefinition;
import dev.retention.covariate.CovariateHistories;
import dev.retention.covariate.Covariates;
import dev.retention.economics.DiscountRate;
import dev.retention.economics.Horizon;
import dev.retention.experiment.Adjustment;
import dev.retention.forecast.Baseline;
import dev.retention.forecast.Blend;
import dev.retention.forecast.Forecast;
import dev.retention.forecast.Prediction;
import dev.retention.forecast.RepeatBuying;
import dev.retention.forecast.Seasonal;
import dev.retention.forecast.SeasonalWhereBetter;
import dev.retention.history.BuyerHistories;
import dev.retention.history.GroupedHistories;
import dev.retention.history.PurchaseGaps;
import dev.retention.history.RenewalCounts;
import dev.retention.lifecycle.Stage;
import dev.retention.lifecycle.Stages;
import dev.retention.lifetime.BgBb;
import dev.retention.lifetime.BgNbd;
import dev.retention.lifetime.GammaGamma;
import dev.retention.lifetime.MbgNbd;
import dev.retention.lifetime.Nbd;
import dev.retention.lifetime.ParetoNbd;
import dev.retention.lifetime.Posterior;
import dev.retention.lifetime.ShiftedBetaGeometric;
import dev.retention.period.DayRange;
import dev.retention.period.PeriodCalendar;
import dev.retention.period.TimeUnit;
import dev.retention.revenue.RevenueLedger;
import dev.retention.rfm.CustomerSummary;
import dev.retention.survival.CompetingRisks;
import dev.retention.survival.CoxRows;
import dev.retention.survival.MeanCumulativeFunction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;

/** As many rows as are asked for, as arguments for any call, and the calls that those do not fit. */
final class ScalingData {

    private static final LocalDate AS_OF = LocalDate.ofEpochDay(20_100);

    private ScalingData() {}

    /** Rows in no order, with all that is made of them; and columns that ascend, of small numbers, without a key twice. */
    static List<DigestArguments> arguments(int rows) {
        ActivityColumns columns = RowShapes.rows(
                rows,
                Keys.SCATTERED,
                Activity.TEN_EACH,
                Days.THREE_YEARS_SHUFFLED,
                Amounts.SALES_AND_REFUNDS,
                Storage.ARRAYS,
                1);
        var values = new ArrayList<Object>(List.of(
                new DayRange(AS_OF.minusDays(400), AS_OF.minusDays(200)),
                new DayRange(AS_OF.minusDays(200), AS_OF),
                new DayRange(AS_OF.minusDays(600), AS_OF),
                new BgNbd(0.25, 4.5, 0.75, 2.5, TimeUnit.DAY),
                new ParetoNbd(0.55, 10.5, 0.6, 11.75, TimeUnit.DAY),
                new Nbd(0.5, 4.25, TimeUnit.DAY),
                new BgBb(1.2, 0.75, 0.66, 2.75, TimeUnit.DAY),
                new GammaGamma(6.25, 3.75, 1_500)));
        double[] ascending = doubles(rows, i -> 1 + i * 0.5);
        values.add(Covariates.of(List.of("a"), new double[][] {ascending}));
        values.add(RuleSelection.withDefaults());
        values.add(new Blend("two", List.of(Baseline.values())));
        values.add(new Seasonal(RepeatBuying.MBG_NBD, PeriodCalendar.quarters(), 4));
        values.add(new SeasonalWhereBetter("best", List.of(RepeatBuying.MBG_NBD), PeriodCalendar.quarters(), 4));
        values.addAll(DigestData.of("rows", columns, AS_OF).values());
        var all = new DigestData("rows", values, columns, AS_OF);
        return List.of(
                all.arguments(),
                all.arguments()
                        .with(long[].class, longs(rows, i -> i + 1), longs(rows, i -> i + 1 + rows))
                        .with(int[].class, (Object) ints(rows, i -> 1 + i % 2))
                        .with(double[].class, ascending, doubles(rows, i -> 2 + i * 0.5))
                        .with(double[][].class, (Object) new double[][] {ascending})
                        .with(boolean[].class, (Object) flags(rows))
                        .with(String[].class, (Object) labels(rows)));
    }

    /** By their name, or as what they are measured in addition. */
    static Map<String, IntFunction<Runnable>> byHand() {
        var calls = new LinkedHashMap<String, IntFunction<Runnable>>();
        calls.put("Adjustment.adjust[double[]]", rows -> {
            double[] pValues = doubles(rows, i -> i * 37 % 1_009 / 1_009.0);
            return () -> Adjustment.values()[0].adjust(pValues);
        });
        calls.put("CompetingRisks.of[double[], double[], int[], long[], int]", rows -> {
            double[] entries = new double[rows];
            double[] durations = doubles(rows, i -> 1 + i * 37 % 1_009);
            int[] causes = ints(rows, i -> i % 3);
            long[] weights = longs(rows, i -> 1);
            return () -> CompetingRisks.of(entries, durations, causes, weights, 2);
        });
        calls.put("CovariateHistories.of[BuyerHistories, Covariates]", rows -> {
            BuyerHistories buyers = BuyerHistories.asOf(log(rows), AS_OF);
            Covariates covariates = Covariates.of(List.of("a"), new double[][] {doubles(buyers.size(), i -> i % 5)});
            return () -> CovariateHistories.of(buyers, covariates);
        });
        for (String column : List.of("Entries", "Weights")) {
            calls.put("CoxRows.with" + column + "[double[]]", rows -> {
                CoxRows cox = cox(rows);
                double[] halves = doubles(rows, i -> 0.5);
                return column.equals("Entries") ? () -> cox.withEntries(halves) : () -> cox.withWeights(halves);
            });
        }
        for (String column : List.of("Strata", "Clusters")) {
            calls.put("CoxRows.with" + column + "[int[]]", rows -> {
                CoxRows cox = cox(rows);
                int[] groups = ints(rows, i -> i % 7);
                return column.equals("Strata") ? () -> cox.withStrata(groups) : () -> cox.withClusters(groups);
            });
        }
        calls.put("CustomerSummary.at[int[]]", rows -> {
            CustomerSummary summary = CustomerSummary.of(log(rows), AS_OF);
            int[] all = ints(summary.customerCount(), i -> i);
            return () -> summary.at(all);
        });
        calls.put("CustomerSummary.ofColumns[LocalDate, long[], int[], int[], long[], int[], int[]]", rows -> {
            long[] keys = longs(rows, i -> i);
            int[] recencies = ints(rows, i -> i % 300);
            int[] one = ints(rows, i -> 1);
            return () -> CustomerSummary.ofColumns(AS_OF, keys, recencies, one, keys, one, recencies);
        });
        calls.put("Forecast.ofMeans[BuyerHistories, int, double[]]", rows -> {
            BuyerHistories buyers = BuyerHistories.asOf(log(rows), AS_OF);
            double[] means = doubles(buyers.size(), i -> 0.5);
            return () -> Forecast.ofMeans(buyers, 30, means);
        });
        calls.put("FrequentItemSets.of[Baskets, long, int, int]", rows -> {
            Baskets baskets = Baskets.of(longs(rows, i -> i / 3), longs(rows, i -> i % 40));
            return () -> FrequentItemSets.of(baskets, 2, 2, 10_000);
        });
        calls.put("MeanCumulativeFunction.of[double[], double[], int[], double[], double[]]", rows -> {
            double[] entries = new double[rows];
            double[] exits = doubles(rows, i -> 10 + i % 90);
            int[] customers = ints(rows, i -> i);
            double[] times = doubles(rows, i -> 1 + i * 37 % 1_009 / 128.0);
            double[] ones = doubles(rows, i -> 1);
            return () -> MeanCumulativeFunction.of(entries, exits, customers, times, ones);
        });
        calls.put("OrderLines.withContents[long[]]", rows -> {
            OrderLines lines = lines(rows, i -> i);
            return () -> lines.withContents(longs(rows, i -> i % 5));
        });
        calls.put("OrderLines.withRefunded[long[]]", rows -> {
            OrderLines lines = lines(rows, i -> i);
            return () -> lines.withRefunded(longs(rows, i -> i % 5));
        });
        calls.put("OrderLines.withOrderKeys[KeyIndex]", rows -> {
            OrderLines lines = lines(rows, i -> i);
            KeyIndex<String> index = KeyIndex.of(collidingStrings(rows));
            return () -> lines.withOrderKeys(index);
        });
        calls.put("Prediction.of[BuyerHistories, int, List]", rows -> {
            BuyerHistories buyers = BuyerHistories.asOf(log(rows), AS_OF);
            List<Posterior<MbgNbd>> posterior = List.of(MbgNbd.posterior(buyers.grouped()));
            return () -> Prediction.of(buyers, 10, posterior);
        });
        calls.put("PurchaseGaps.of[GroupedHistories, double[], long[]]", rows -> {
            PurchaseGaps gaps = PurchaseGaps.of(
                    GroupedHistories.of(
                            new int[] {rows},
                            new double[] {rows},
                            new double[] {2.0 * rows},
                            new long[] {1},
                            TimeUnit.DAY),
                    doubles(rows, i -> 1 + i),
                    longs(rows, i -> 1));
            return () -> PurchaseGaps.of(gaps.histories(), doubles(rows, i -> 1 + i), longs(rows, i -> 1));
        });
        calls.put("RenewalCounts.ofSurvivors[TimeUnit, long[]]", rows -> {
            long[] survivors = longs(rows, i -> 2L * rows - i);
            return () -> RenewalCounts.ofSurvivors(TimeUnit.MONTH, survivors);
        });
        calls.put("RevenueLedger.replay[Map, List]", rows -> {
            List<RevenueLedger.Event<String>> events = collidingStrings(rows).stream()
                    .map(key -> new RevenueLedger.Event<>(key, RevenueLedger.Change.NEW, 500))
                    .toList();
            return () -> RevenueLedger.replay(Map.of(), events);
        });
        calls.put("ShiftedBetaGeometric.discountedResidualLifetime[int[], DiscountRate, Horizon]", rows -> {
            var model = new ShiftedBetaGeometric(0.7, 1.2, TimeUnit.MONTH);
            var discount = new DiscountRate(0.01, TimeUnit.MONTH);
            int[] occasions = ints(rows, i -> 1 + i % 50);
            return () -> model.discountedResidualLifetime(occasions, discount, new Horizon(12, TimeUnit.MONTH));
        });
        calls.put("Stages.of[LocalDate, long[], Stage[]]", rows -> {
            long[] keys = longs(rows, i -> i);
            return () -> Stages.of(AS_OF, keys, stages(rows));
        });
        calls.put("Stages.plus[Stages]", rows -> {
            Stages even = Stages.of(AS_OF, longs(rows, i -> 2L * i), stages(rows));
            Stages odd = Stages.of(AS_OF, longs(rows, i -> 2L * i + 1), stages(rows));
            return () -> even.plus(odd);
        });
        hostileKeys(calls);
        return calls;
    }

    /** What finds rows by their keys, with keys that are hard to tell apart by a hash, or to divide in even ranges. */
    private static void hostileKeys(Map<String, IntFunction<Runnable>> calls) {
        for (Keys keys : Keys.values()) {
            keyed(
                    calls,
                    keys.name(),
                    rows -> RowShapes.rows(
                            rows,
                            keys,
                            Activity.TEN_EACH,
                            Days.THREE_YEARS_SHUFFLED,
                            Amounts.SALES_AND_REFUNDS,
                            Storage.ARRAYS,
                            1));
        }
        Map<String, LongUnaryOperator> colliding = Map.of(
                "HIGH_BITS",
                i -> i << 44,
                "MIDDLE_BITS",
                i -> i << 20,
                "AGAINST_THE_HASH",
                i -> i * inverse(0x9E3779B97F4A7C15L),
                "POWERS",
                i -> 1L << i % 63 | i >> 6);
        colliding.forEach((name, key) -> keyed(
                calls,
                name,
                rows -> ActivityColumns.of(
                        longs(rows, i -> key.applyAsLong(i / 4)),
                        ints(rows, i -> 19_000 + i % 700),
                        longs(rows, i -> i))));
        calls.put("KeyIndex.of with keys of one hash code", rows -> {
            List<String> keys = collidingStrings(rows);
            return () -> KeyIndex.of(keys);
        });
    }

    private static void keyed(
            Map<String, IntFunction<Runnable>> calls, String keys, Function<Integer, ActivityColumns> columns) {
        calls.put("ActivityLog.of with keys " + keys, rows -> {
            ActivityRows all = ActivityRows.of(columns.apply(rows), RefundPolicy.NET);
            return () -> ActivityLog.of(all);
        });
        calls.put("CustomerSummary.of with keys " + keys, rows -> {
            ActivityRows all = ActivityRows.of(columns.apply(rows), RefundPolicy.NET);
            return () -> CustomerSummary.of(all, AS_OF);
        });
        calls.put("CohortDefinition.table with keys " + keys, rows -> {
            ActivityRows all = ActivityRows.of(columns.apply(rows), RefundPolicy.NET);
            return () -> CohortDefinition.by(PeriodCalendar.months()).table(all, AS_OF);
        });
        calls.put("BuyerHistories.asOf with keys " + keys, rows -> {
            ActivityRows all = ActivityRows.of(columns.apply(rows), RefundPolicy.NET);
            return () -> BuyerHistories.asOf(all, AS_OF);
        });
        calls.put("Baskets.of with keys " + keys, rows -> {
            long[] of = customers(columns.apply(rows));
            return () -> Baskets.of(of, of);
        });
        calls.put("ItemLog.of with keys " + keys, rows -> {
            long[] of = customers(columns.apply(rows));
            int[] days = ints(rows, i -> i % 700);
            return () -> ItemLog.of(of, days, of);
        });
        calls.put("OrderLines.fold with keys " + keys, rows -> {
            ActivityColumns of = columns.apply(rows);
            OrderLines lines = lines(rows, of::customer);
            return () -> lines.fold(OrderFold.of(OrderFold.Amount.OF_THE_LINE));
        });
    }

    /** What is multiplied by it gives 1: multiples of that are small once they have been hashed by multiplication. */
    private static long inverse(long odd) {
        long inverse = odd;
        for (int i = 0; i < 6; i++) {
            inverse *= 2 - odd * inverse;
        }
        return inverse;
    }

    /** Strings of one hash code: {@code Aa} and {@code BB} have the same. */
    private static List<String> collidingStrings(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    var text = new StringBuilder();
                    for (int bit = 0; bit < 17; bit++) {
                        text.append((i >> bit & 1) == 0 ? "Aa" : "BB");
                    }
                    return text.toString();
                })
                .toList();
    }

    private static ActivityLog log(int rows) {
        return ActivityLog.of(
                longs(rows, i -> i / 3), ints(rows, i -> 19_000 + i % 900), longs(rows, i -> 100), RefundPolicy.NET);
    }

    private static OrderLines lines(int rows, IntToLongFunction order) {
        return OrderLines.of(longs(rows, order), longs(rows, order), ints(rows, i -> 19_000), longs(rows, i -> 100));
    }

    private static CoxRows cox(int rows) {
        return CoxRows.of(
                List.of("a"),
                new double[][] {doubles(rows, i -> i % 11)},
                doubles(rows, i -> 1 + i * 37 % 1_009),
                flags(rows));
    }

    private static Stage[] stages(int rows) {
        Stage[] stages = new Stage[rows];
        Arrays.fill(stages, Stage.ACTIVE);
        return stages;
    }

    private static long[] customers(ActivityColumns columns) {
        return longs(columns.size(), columns::customer);
    }

    private static boolean[] flags(int rows) {
        boolean[] flags = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            flags[i] = i % 3 != 0;
        }
        return flags;
    }

    private static String[] labels(int rows) {
        return IntStream.range(0, rows).mapToObj(i -> "group " + i % 4).toArray(String[]::new);
    }

    private static long[] longs(int size, IntToLongFunction number) {
        return IntStream.range(0, size).mapToLong(number).toArray();
    }

    private static int[] ints(int size, IntUnaryOperator number) {
        return IntStream.range(0, size).map(number).toArray();
    }

    private static double[] doubles(int size, IntToDoubleFunction number) {
        return IntStream.range(0, size).mapToDouble(number).toArray();
    }
}
