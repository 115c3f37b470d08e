package dev.retention.benchmarks;

import dev.retention.activity.ActivityColumns;
import dev.retention.activity.ActivityLog;
import dev.retention.activity.ActivityRows;
import dev.retention.activity.RefundPolicy;
import dev.retention.cohort.CohortDefinition;
import dev.retention.period.PeriodCalendar;
import dev.retention.rfm.CustomerSummary;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The same work on rows in hostile shapes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 7, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"-Xms6g", "-Xmx6g", "-XX:+AlwaysPreTouch"})
public class ShapeBenchmark {

    /** What is unusual about the rows. */
    public enum Shape {
        ORDINARY,
        ONE_CUSTOMER,
        EVERY_CUSTOMER_ONCE,
        RUNNING_KEYS,
        /** As many keys of 20 bits as of 30, of 40, of 50. */
        SKEWED_KEYS,
        /** The even places in the range, and the multiplicative hash, all collide. */
        CRAFTED_KEYS,
        ONE_DAY,
        TEN_THOUSAND_DAYS
    }

    private static final LocalDate AS_OF = Orders.AS_OF.plusDays(10_000);

    @Param
    Shape shape;

    @Param("10000000")
    int orders;

    private Orders rows;

    @Setup
    public void prepare() {
        rows = Orders.generate(orders, Orders.Sequence.SHUFFLED, 1);
        var random = new SplittableRandom(2);
        switch (shape) {
            case ORDINARY -> {}
            case ONE_CUSTOMER -> Arrays.fill(rows.customers, 42);
            case EVERY_CUSTOMER_ONCE -> Arrays.setAll(rows.customers, i -> Orders.scattered(i));
            case RUNNING_KEYS -> Arrays.setAll(rows.customers, i -> random.nextInt(orders / 10));
            case SKEWED_KEYS ->
                Arrays.setAll(rows.customers, i -> rows.customers[i] >>> (rows.customers[i] & 3) * 10 + 14);
            case CRAFTED_KEYS -> Arrays.setAll(rows.customers, i -> crafted(random.nextInt(orders / 10)));
            case ONE_DAY -> Arrays.fill(rows.epochDays, Orders.FIRST_DAY);
            case TEN_THOUSAND_DAYS -> Arrays.setAll(rows.epochDays, i -> Orders.FIRST_DAY + random.nextInt(10_000));
        }
    }

    /**
     * Heaps of a thousand neighbours, far from each other; within a heap the keys are multiples of the inverse of the hash's
     * multiplier, modulo the width of a heap, so that their hashes are neighbours too.
     */
    private static long crafted(int customer) {
        long heap = customer / 1000;
        long member = customer % 1000;
        return (heap * heap << 40) + member * 0xF1DE83E19937733DL % (1L << 34);
    }

    private ActivityColumns columns() {
        return rows.columns();
    }

    @Benchmark
    public Object summary() {
        return CustomerSummary.of(ActivityRows.of(columns(), RefundPolicy.COUNTED), AS_OF);
    }

    @Benchmark
    public Object cohorts() {
        return CohortDefinition.by(PeriodCalendar.years())
                .table(ActivityRows.of(rows.events(), RefundPolicy.COUNTED), AS_OF);
    }

    @Benchmark
    public Object log() {
        return ActivityLog.of(ActivityRows.of(columns(), RefundPolicy.COUNTED));
    }
}
