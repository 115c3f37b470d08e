package dev.retention.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.retention.SameSeeds;
import dev.retention.period.DayRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
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
class ActivityLogProperties {

    record Row(long customer, int day, long amount) {}

    /** Few customers and days, so that rows meet, and the ends of the ranges among them. */
    @Provide
    Arbitrary<List<Row>> rows() {
        Arbitrary<Long> customers = Arbitraries.oneOf(
                Arbitraries.longs().between(-2, 5), Arbitraries.of(Long.MIN_VALUE, Long.MAX_VALUE, 1L << 40));
        Arbitrary<Integer> days = Arbitraries.oneOf(
                Arbitraries.integers().between(-300, 300), Arbitraries.of(Integer.MIN_VALUE, Integer.MAX_VALUE));
        Arbitrary<Long> amounts = Arbitraries.longs().between(-1_000_000_000_000L, 1_000_000_000_000L);
        return Combinators.combine(customers, days, amounts).as(Row::new).list().ofMaxSize(60);
    }

    /** Amounts whose sums may not fit, and may pass beyond the range on their way. */
    @Provide
    Arbitrary<List<Row>> hugeRows() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 3),
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.of(Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE / 2, -7L, 7L))
                .as(Row::new)
                .list()
                .ofMaxSize(8);
    }

    static ActivityLog logOf(List<Row> rows, RefundPolicy refunds) {
        return ActivityLog.of(
                rows.stream().mapToLong(Row::customer).toArray(),
                rows.stream().mapToInt(Row::day).toArray(),
                rows.stream().mapToLong(Row::amount).toArray(),
                refunds);
    }

    /** The plain form: sorted maps. */
    static void equalsSortedMaps(List<Row> rows, RefundPolicy refunds) {
        var expected = new TreeMap<Long, TreeMap<Integer, long[]>>();
        for (Row row : rows) {
            boolean refund = row.amount < 0;
            if (refund && refunds == RefundPolicy.IGNORED) {
                continue;
            }
            long[] entry = expected.computeIfAbsent(row.customer, k -> new TreeMap<>())
                    .computeIfAbsent(row.day, k -> new long[2]);
            entry[0] += refund && refunds == RefundPolicy.NET ? 0 : 1;
            entry[1] += row.amount;
        }
        ActivityLog log = logOf(rows, refunds);
        var actual = new TreeMap<Long, TreeMap<Integer, long[]>>();
        for (int c = 0; c < log.customerCount(); c++) {
            for (int e = log.entriesBegin(c); e < log.entriesEnd(c); e++) {
                actual.computeIfAbsent(log.customer(c), k -> new TreeMap<>())
                        .put(log.epochDay(e), new long[] {log.activityCount(e), log.amountMinor(e)});
            }
        }
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((customer, entries) -> {
            assertEquals(entries.keySet(), actual.get(customer).keySet());
            entries.forEach((day, entry) -> assertEquals(
                    List.of(entry[0], entry[1]), asList(actual.get(customer).get(day))));
        });
        assertEquals(expected.values().stream().mapToInt(TreeMap::size).sum(), log.entryCount());
    }

    private static List<Long> asList(long[] pair) {
        return List.of(pair[0], pair[1]);
    }

    static void anyOrderGivesAnEqualLog(List<Row> rows, RefundPolicy refunds, long seed) {
        var shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(seed));
        assertEquals(logOrError(rows, refunds), logOrError(shuffled, refunds));
    }

    private static Object logOrError(List<Row> rows, RefundPolicy refunds) {
        try {
            return logOf(rows, refunds);
        } catch (ArithmeticException e) {
            return e.getMessage();
        }
    }

    static void anySplitGivesAnEqualLog(List<Row> rows, RefundPolicy refunds, int at) {
        ActivityLog parts = logOf(rows.subList(0, at), refunds).plus(logOf(rows.subList(at, rows.size()), refunds));
        assertEquals(logOf(rows, refunds), parts);
        assertEquals(logOf(rows, refunds).hashCode(), parts.hashCode());
    }

    static void plusIsACommutativeMonoid(ActivityLog a, ActivityLog b, ActivityLog c) {
        assertEquals(a.plus(b), b.plus(a));
        assertEquals(a.plus(b).plus(c), a.plus(b.plus(c)));
        assertEquals(a, a.plus(ActivityLog.EMPTY));
        assertEquals(a, ActivityLog.EMPTY.plus(a));
    }

    static void daysPartition(ActivityLog log, int day) {
        assertEquals(
                log,
                log.upTo(LocalDate.ofEpochDay(day - 1))
                        .plus(log.within(
                                new DayRange(LocalDate.ofEpochDay(day), LocalDate.ofEpochDay(Integer.MAX_VALUE))))
                        .plus(lastDay(log)));
    }

    /** The one day that no half-open range of {@code int} days holds. */
    private static ActivityLog lastDay(ActivityLog log) {
        ActivityLog last = ActivityLog.EMPTY;
        for (int c = 0; c < log.customerCount(); c++) {
            int e = log.entriesEnd(c) - 1;
            if (log.epochDay(e) == Integer.MAX_VALUE) {
                var builder = new ActivityLogBuilder(1, 1);
                builder.add(log.customer(c), log.epochDay(e), log.activityCount(e), log.amountMinor(e));
                last = last.plus(builder.build());
            }
        }
        return last;
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void equalsSortedMapsLaw(@ForAll("rows") List<Row> rows, @ForAll RefundPolicy refunds) {
        equalsSortedMaps(rows, refunds);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void anyOrderLaw(@ForAll("rows") List<Row> rows, @ForAll RefundPolicy refunds, @ForAll long seed) {
        anyOrderGivesAnEqualLog(rows, refunds, seed);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void anyOrderOfHugeAmountsLaw(@ForAll("hugeRows") List<Row> rows, @ForAll RefundPolicy refunds, @ForAll long seed) {
        anyOrderGivesAnEqualLog(rows, refunds, seed);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void anySplitLaw(@ForAll("rows") List<Row> rows, @ForAll RefundPolicy refunds, @ForAll Random random) {
        anySplitGivesAnEqualLog(rows, refunds, random.nextInt(rows.size() + 1));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void plusLaw(
            @ForAll("rows") List<Row> a,
            @ForAll("rows") List<Row> b,
            @ForAll("rows") List<Row> c,
            @ForAll RefundPolicy refunds) {
        plusIsACommutativeMonoid(logOf(a, refunds), logOf(b, refunds), logOf(c, refunds));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void daysPartitionLaw(@ForAll("rows") List<Row> rows, @ForAll int day) {
        daysPartition(logOf(rows, RefundPolicy.NET), day);
    }
}
