package dev.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.retention.activity.ActivityColumns;
import dev.retention.activity.ActivityLog;
import dev.retention.activity.ActivityLogAccumulator;
import dev.retention.activity.ActivityRates;
import dev.retention.activity.RefundPolicy;
import dev.retention.activity.RowShapes;
import dev.retention.activity.RowShapes.Activity;
import dev.retention.activity.RowShapes.Amounts;
import dev.retention.activity.RowShapes.Days;
import dev.retention.activity.RowShapes.Keys;
import dev.retention.activity.RowShapes.Storage;
import dev.retention.cohort.CohortDefinition;
import dev.retention.history.BuyerHistories;
import dev.retention.history.PurchaseGaps;
import dev.retention.lifecycle.SignUps;
import dev.retention.lifecycle.StageRules;
import dev.retention.lifecycle.StageTransitions;
import dev.retention.lifecycle.StageWindows;
import dev.retention.period.DayRange;
import dev.retention.period.PeriodCalendar;
import dev.retention.rfm.CustomerSummary;
import dev.retention.rfm.CustomerSummary.Frequency;
import dev.retention.rfm.RfmScores;
import dev.retention.rfm.RfmScoring;
import dev.retention.rfm.RfmThresholds;
import dev.retention.segment.SegmentMap;
import dev.retention.survival.Durations;
import dev.retention.survival.SameDay;
import java.lang.reflect.InvocationTargetException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Fifty random splits of the same rows: whatever lies in which shard, in which order it comes and in which order the shards are
 * merged, the log and every view that adds are bit for bit those of all rows at once.
 */
class SplitsTest {

    private static final int SPLITS = 50;
    private static final LocalDate AS_OF = LocalDate.ofEpochDay(20_100);
    private static final LocalDate BEFORE = AS_OF.minusDays(300);
    private static final DayRange EARLIER = new DayRange(BEFORE.minusDays(300), BEFORE);
    private static final DayRange LATER = new DayRange(BEFORE, AS_OF);
    private static final StageRules RULES = StageRules.ofWindows(new StageWindows(30, 90, 200));

    /** Ordinary rows, and rows with keys of all lengths and amounts that need all bits. */
    private static final List<ActivityColumns> ROWS = List.of(
            RowShapes.rows(
                    500,
                    Keys.RUNNING,
                    Activity.SKEWED,
                    Days.THREE_YEARS_SHUFFLED,
                    Amounts.SALES_AND_REFUNDS,
                    Storage.ARRAYS,
                    1),
            RowShapes.rows(
                    300,
                    Keys.OF_ALL_LENGTHS,
                    Activity.TEN_EACH,
                    Days.THREE_YEARS_SHUFFLED,
                    Amounts.BEYOND_44_BITS,
                    Storage.ARRAYS,
                    2));

    /** What is merged over disjoint customers. */
    private static Map<String, Function<ActivityLog, Object>> views(ActivityLog all) {
        RfmThresholds thresholds =
                RfmScoring.QUINTILES.score(CustomerSummary.of(all, AS_OF)).thresholds();
        var views = new LinkedHashMap<String, Function<ActivityLog, Object>>();
        views.put("log", log -> log);
        views.put("summary", log -> CustomerSummary.of(log, AS_OF));
        views.put("summary of days", log -> CustomerSummary.of(log, AS_OF, Frequency.PURCHASE_DAYS));
        views.put("cells", log -> scores(log, thresholds).cellCounts());
        views.put("migration", log -> {
            var earlier =
                    SegmentMap.ELEVEN_SEGMENTS.segment(thresholds.score(CustomerSummary.of(log.upTo(BEFORE), BEFORE)));
            return earlier.migrationTo(SegmentMap.ELEVEN_SEGMENTS.segment(scores(log, thresholds)));
        });
        views.put("cohorts", log -> CohortDefinition.by(PeriodCalendar.months()).table(log, AS_OF));
        views.put("grouped", log -> BuyerHistories.asOf(log, AS_OF).grouped());
        views.put("spend", log -> BuyerHistories.asOf(log, AS_OF).groupedSpend());
        views.put("gaps", log -> PurchaseGaps.asOf(log, AS_OF));
        views.put("durations", log -> Durations.toNextPurchase(log, 1, AS_OF, SameDay.values()[0]));
        views.put("stages", log -> RULES.stages(log, SignUps.EMPTY, AS_OF));
        views.put(
                "transitions",
                log -> StageTransitions.between(
                        RULES.stages(log.upTo(BEFORE), SignUps.EMPTY, BEFORE),
                        RULES.stages(log, SignUps.EMPTY, AS_OF)));
        views.put("statistics", ActivityRates::purchaseStatistics);
        views.put("ladder", ActivityRates::purchaseLadder);
        views.put("concentration", ActivityRates::revenueConcentration);
        views.put("movement", log -> ActivityRates.movement(log, EARLIER, LATER));
        views.put("new and existing", log -> ActivityRates.newAndExisting(log, LATER));
        return views;
    }

    private static RfmScores scores(ActivityLog log, RfmThresholds thresholds) {
        return thresholds.score(CustomerSummary.of(log, AS_OF));
    }

    @Test
    void everyViewIsTheSameOfDisjointShards() {
        for (ActivityColumns rows : ROWS) {
            ActivityLog all = log(rows, IntStream.range(0, rows.size()).boxed().toList());
            views(all).forEach((name, view) -> {
                Object whole = view.apply(all);
                String form = form(whole);
                for (int split = 0; split < SPLITS; split++) {
                    var random = new Random(split);
                    int salt = random.nextInt();
                    int shards = 2 + random.nextInt(8);
                    IntUnaryOperator shardOf = row ->
                            Math.floorMod(Long.hashCode(rows.customer(row) * 0x9E3779B97F4A7C15L) ^ salt, shards);
                    List<Object> parts = parts(rows, random, shards, shardOf).stream()
                            .map(part -> view.apply(log(rows, part)))
                            .toList();
                    Object merged = merged(parts, random);
                    assertEquals(whole, merged, name);
                    assertEquals(form, form(merged), name + " of split " + split);
                }
            });
        }
    }

    @Test
    void theLogIsTheSameOfShardsThatShareCustomers() {
        for (ActivityColumns rows : ROWS) {
            String form = form(log(rows, IntStream.range(0, rows.size()).boxed().toList()));
            for (int split = 0; split < SPLITS; split++) {
                var random = new Random(split);
                int shards = 2 + random.nextInt(8);
                List<List<Integer>> parts = parts(rows, random, shards, row -> random.nextInt(shards));
                List<Object> logs =
                        parts.stream().<Object>map(part -> log(rows, part)).toList();
                assertEquals(form, form(merged(logs, random)), "split " + split);
                var all = new ActivityLogAccumulator(RefundPolicy.NET);
                parts.forEach(part -> all.addAll(accumulated(rows, part)));
                assertEquals(form, form(all.toLog()), "split " + split + ", accumulated");
            }
        }
    }

    /** Bit for bit, and as it is shown. */
    private static String form(Object value) {
        return DigestForm.of(value, found -> {}) + value;
    }

    private static List<List<Integer>> parts(
            ActivityColumns rows, Random random, int shards, IntUnaryOperator shardOf) {
        List<List<Integer>> parts = new ArrayList<>();
        for (int shard = 0; shard < shards; shard++) {
            parts.add(new ArrayList<>());
        }
        for (int row = 0; row < rows.size(); row++) {
            parts.get(shardOf.applyAsInt(row)).add(row);
        }
        parts.forEach(part -> Collections.shuffle(part, random));
        return parts;
    }

    private static ActivityLog log(ActivityColumns rows, List<Integer> of) {
        return ActivityLog.of(
                of.stream().mapToLong(rows::customer).toArray(),
                of.stream().mapToInt(rows::epochDay).toArray(),
                of.stream().mapToLong(rows::amountMinor).toArray(),
                RefundPolicy.NET);
    }

    private static ActivityLogAccumulator accumulated(ActivityColumns rows, List<Integer> of) {
        var accumulator = new ActivityLogAccumulator(RefundPolicy.NET);
        of.forEach(row -> accumulator.add(rows.customer(row), rows.epochDay(row), rows.amountMinor(row)));
        return accumulator;
    }

    /** Any two at a time, until one is left. */
    private static Object merged(List<Object> parts, Random random) {
        var left = new ArrayList<>(parts);
        while (left.size() > 1) {
            Object one = left.remove(random.nextInt(left.size()));
            Object other = left.remove(random.nextInt(left.size()));
            try {
                left.add(one.getClass().getMethod("plus", one.getClass()).invoke(one, other));
            } catch (InvocationTargetException e) {
                throw new AssertionError(e.getCause());
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }
        return left.get(0);
    }
}
