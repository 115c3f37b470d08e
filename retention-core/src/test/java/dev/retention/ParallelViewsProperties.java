package dev.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.ActivityRows;
import dev.retention.activity.RefundPolicy;
import dev.retention.activity.RowShapes;
import dev.retention.activity.RowShapes.Activity;
import dev.retention.activity.RowShapes.Amounts;
import dev.retention.activity.RowShapes.Days;
import dev.retention.activity.RowShapes.Keys;
import dev.retention.activity.RowShapes.Storage;
import dev.retention.cohort.CohortDefinition;
import dev.retention.cohort.CohortReturn;
import dev.retention.history.BuyerHistories;
import dev.retention.period.PeriodCalendar;
import dev.retention.period.TimeUnit;
import dev.retention.rfm.Binning;
import dev.retention.rfm.CustomerSummary;
import dev.retention.rfm.CustomerSummary.Frequency;
import dev.retention.rfm.CustomerSummary.Monetary;
import dev.retention.rfm.RfmScores;
import dev.retention.rfm.RfmScoring;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.junit.jupiter.api.Test;

/**
 * What several threads make of a log, or of a summary, is what one makes: the same value bit for bit, or the same error. There are
 * enough customers for several shares, of which no thread knows which it gets.
 */
@AddLifecycleHook(SameSeeds.class)
class ParallelViewsProperties {

    private static final Executor POOL = ForkJoinPool.commonPool();

    /** A value, or the error in its place. */
    private static Object outcome(Supplier<?> call) {
        try {
            return call.get();
        } catch (IllegalArgumentException | ArithmeticException e) {
            return e.getClass() + ": " + e.getMessage();
        }
    }

    static void viewsAreThoseOfOneThread(ActivityLog log, LocalDate asOf, int threads) {
        ActivityRows rows = ActivityRows.of(log).withThreads(POOL, threads);
        PeriodCalendar months = PeriodCalendar.months();
        CohortDefinition table = CohortDefinition.by(months);
        for (Frequency frequency : Frequency.values()) {
            same(() -> CustomerSummary.of(log, asOf, frequency), () -> CustomerSummary.of(rows, asOf, frequency));
        }
        same(() -> table.table(log, asOf), () -> table.table(rows, asOf));
        same(() -> BuyerHistories.asOf(log, asOf), () -> BuyerHistories.asOf(rows, asOf));
        LocalDate since = asOf.minusDays(700);
        same(() -> BuyerHistories.newSince(log, since, asOf), () -> BuyerHistories.newSince(rows, since, asOf));
        same(
                () -> BuyerHistories.perPeriod(log, months, asOf, TimeUnit.MONTH),
                () -> BuyerHistories.perPeriod(rows, months, asOf, TimeUnit.MONTH));
    }

    private static void same(Supplier<?> alone, Supplier<?> parallel) {
        assertEquals(outcome(alone), outcome(parallel));
    }

    static void scoresAreThoseOfOneThread(RfmScoring scoring, CustomerSummary summary, int threads) {
        same(() -> scoring.score(summary), () -> scoring.score(summary, POOL, threads));
        same(
                () -> scoring.score(summary).cellCounts(),
                () -> scoring.score(summary).cellCounts(POOL, threads));
    }

    /** Everyone is there once, and some of them again. */
    @Property(tries = 12, edgeCases = EdgeCasesMode.NONE)
    void ofLogs(
            @ForAll @IntRange(min = 33_000, max = 50_000) int size,
            @ForAll Keys keys,
            @ForAll Days days,
            @ForAll Amounts amounts,
            @ForAll RefundPolicy refunds,
            @ForAll @IntRange(min = 1, max = 8) int threads,
            @ForAll @IntRange(max = 400) int daysAfterLast,
            @ForAll long seed) {
        ActivityLog log = shape(size, keys, Activity.EVERY_CUSTOMER_ONCE, days, amounts, refunds, seed)
                .plus(shape(size / 3, keys, Activity.SKEWED, days, amounts, refunds, seed + 1));
        int last = log.isEmpty() ? 0 : (int) log.lastDay().toEpochDay();
        viewsAreThoseOfOneThread(log, LocalDate.ofEpochDay((long) last + daysAfterLast), threads);
        viewsAreThoseOfOneThread(log, LocalDate.ofEpochDay(last - 1), threads);
    }

    private static ActivityLog shape(
            int size, Keys keys, Activity activity, Days days, Amounts amounts, RefundPolicy refunds, long seed) {
        return ActivityLog.of(
                ActivityRows.of(RowShapes.rows(size, keys, activity, days, amounts, Storage.ARRAYS, seed), refunds));
    }

    /** How the values of a dimension lie. */
    enum Spread {
        ONE {
            @Override
            long value(SplittableRandom random, int customer) {
                return 7;
            }
        },
        FEW {
            @Override
            long value(SplittableRandom random, int customer) {
                return random.nextInt(3);
            }
        },
        NARROW {
            @Override
            long value(SplittableRandom random, int customer) {
                return random.nextInt(1_100);
            }
        },
        WIDE {
            @Override
            long value(SplittableRandom random, int customer) {
                return random.nextInt(Integer.MAX_VALUE);
            }
        },
        /** All but two of them are neighbours. */
        WITH_OUTLIERS {
            @Override
            long value(SplittableRandom random, int customer) {
                return customer == 20_000
                        ? Integer.MAX_VALUE
                        : customer == 30_000 ? 0 : 1_000_000 + random.nextInt(40_000);
            }
        },
        ASCENDING {
            @Override
            long value(SplittableRandom random, int customer) {
                return customer;
            }
        };

        abstract long value(SplittableRandom random, int customer);

        int[] ints(SplittableRandom random, int size) {
            int[] values = new int[size];
            Arrays.setAll(values, i -> (int) value(random, i));
            return values;
        }
    }

    /** From what a customer of an ordinary shop spends to all that a {@code long} holds, with and without the value that has no bin. */
    enum Money {
        SMALL(value -> value % 100_000),
        FORTY_BITS(value -> value >> 24),
        ANY(value -> Math.min(value, Long.MAX_VALUE - 1)),
        TIED(value -> value % 3),
        TOO_LARGE(value -> value > Long.MAX_VALUE - (1L << 48) ? Long.MAX_VALUE : value);

        private final Function<Long, Long> of;

        Money(Function<Long, Long> of) {
            this.of = of;
        }

        long[] values(SplittableRandom random, int size) {
            return random.longs(size).map(of::apply).toArray();
        }
    }

    private static List<Binning> binnings(int bins) {
        return List.of(
                Binning.ranks(bins),
                Binning.quantiles(bins),
                Binning.inverseEcdf(bins),
                Binning.percentRanks(bins),
                Binning.cumulativeShares(bins),
                Binning.equalWidth(bins),
                Binning.ntile(bins),
                Binning.rPackage(bins));
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void ofSummaries(
            @ForAll @IntRange(min = 32_000, max = 70_000) int size,
            @ForAll Spread recency,
            @ForAll Spread orders,
            @ForAll Money money,
            @ForAll boolean average,
            @ForAll @IntRange(max = 7) int rule,
            @ForAll @IntRange(min = 1, max = 9) int bins,
            @ForAll boolean nested,
            @ForAll boolean aside,
            @ForAll @IntRange(min = 1, max = 8) int threads,
            @ForAll long seed) {
        var random = new SplittableRandom(seed);
        CustomerSummary summary = CustomerSummary.ofColumns(
                        LocalDate.EPOCH,
                        LongStream.range(0, size).toArray(),
                        recency.ints(random, size),
                        orders.ints(random, size),
                        money.values(random, size))
                .withMonetary(average ? Monetary.AVERAGE : Monetary.TOTAL);
        RfmScoring scoring = RfmScoring.of(binnings(bins).get(rule));
        scoring = nested ? scoring.withNesting() : scoring;
        scoresAreThoseOfOneThread(aside ? scoring.withOneTimeBuyersAside() : scoring, summary, threads);
    }

    @Test
    void theFirstCustomerWhoFailsIsNamedByAnyNumberOfThreads() {
        int size = 70_000;
        long[] customers = new long[size + 2];
        int[] days = new int[size + 2];
        long[] amounts = new long[size + 2];
        Arrays.setAll(customers, row -> row < size ? row : row == size ? 60_000 : 30_000);
        days[size] = 1;
        days[size + 1] = 1;
        for (int row : new int[] {30_000, 60_000, size, size + 1}) {
            amounts[row] = Long.MAX_VALUE;
        }
        ActivityLog log = ActivityLog.of(customers, days, amounts, RefundPolicy.NET);
        for (int threads = 1; threads <= 8; threads++) {
            ActivityRows rows = ActivityRows.of(log).withThreads(POOL, threads);
            var e = assertThrows(ArithmeticException.class, () -> CustomerSummary.of(rows, LocalDate.ofEpochDay(1)));
            assertEquals("amountMinor of customer 30000 overflows a long", e.getMessage());
        }
    }

    /** The value that no bin can begin above is found wherever it is. */
    @Test
    void theFirstValueThatIsTooLargeIsNamedByAnyNumberOfThreads() {
        int size = 70_000;
        long[] totals = new long[size];
        totals[69_999] = Long.MAX_VALUE;
        totals[50_001] = Long.MAX_VALUE;
        int[] ones = new int[size];
        Arrays.fill(ones, 1);
        CustomerSummary summary = CustomerSummary.ofColumns(
                LocalDate.EPOCH, LongStream.range(0, size).toArray(), ones, ones, totals);
        for (int threads = 1; threads <= 8; threads++) {
            int count = threads;
            var e = assertThrows(
                    IllegalArgumentException.class, () -> RfmScoring.QUINTILES.score(summary, POOL, count));
            assertEquals(
                    "values[50001] must be < 9223372036854775807, got values[50001]=9223372036854775807",
                    e.getMessage());
        }
    }

    @Test
    void anotherTableThanTheClassicOneIsTheSameToo() {
        ActivityLog log = shape(
                40_000,
                Keys.SCATTERED,
                Activity.EVERY_CUSTOMER_ONCE,
                Days.THREE_YEARS_SHUFFLED,
                Amounts.SALES,
                RefundPolicy.NET,
                3);
        CohortDefinition streaks =
                CohortDefinition.by(PeriodCalendar.quarters()).withReturn(CohortReturn.STREAK);
        LocalDate asOf = LocalDate.ofEpochDay(20_100);
        assertEquals(
                streaks.table(log, asOf), streaks.table(ActivityRows.of(log).withThreads(POOL, 3), asOf));
    }

    @Test
    void threadsAreAtLeastOne() {
        CustomerSummary nobody = CustomerSummary.empty(LocalDate.EPOCH, Frequency.ORDERS, Monetary.TOTAL);
        var e = assertThrows(
                IllegalArgumentException.class, () -> RfmScoring.QUINTILES.score(nobody, Runnable::run, 0));
        assertEquals("threads must be > 0, got threads=0", e.getMessage());
        RfmScores none = RfmScoring.QUINTILES.score(nobody, Runnable::run, 3);
        assertEquals(RfmScoring.QUINTILES.score(nobody), none);
        e = assertThrows(IllegalArgumentException.class, () -> none.cellCounts(Runnable::run, -1));
        assertEquals("threads must be > 0, got threads=-1", e.getMessage());
        assertEquals(none.cellCounts(), none.cellCounts(Runnable::run, 3));
    }
}
