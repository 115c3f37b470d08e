package dev.retention.benchmarks;

import dev.retention.activity.ActivityLog;
import dev.retention.audience.DueCustomers;
import dev.retention.lifecycle.SignUps;
import dev.retention.lifecycle.StageRules;
import dev.retention.lifecycle.StageWindows;
import dev.retention.lifecycle.Stages;
import dev.retention.lifetime.RepurchaseTiming;
import dev.retention.period.TimeUnit;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
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

/** The stages of a shop's customers and when each buys next, after the fit, on one thread. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(java.util.concurrent.TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@State(Scope.Benchmark)
public class LifecycleBenchmark {

    private static final LocalDate AS_OF = LocalDate.of(2026, 12, 31);

    private static final RepurchaseTiming TIMING = new RepurchaseTiming(1.3, 0.8, 50, 0.9, 6, TimeUnit.DAY);

    private static final double HALF = 0.5;

    @Param("1000000")
    private int customers;

    private ActivityLog log;
    private DueCustomers next;

    /** Draws customers who first buy on any day of two years, and then as the model says. */
    @Setup
    public void draw() {
        var random = new Random(20261128);
        int end = (int) AS_OF.toEpochDay();
        long[] keys = new long[customers];
        int[] days = new int[customers];
        int size = 0;
        for (int c = 0; c < customers; c++) {
            double day = end - random.nextInt(730);
            double rate = gamma(random, TIMING.r()) / TIMING.alpha();
            double leaves = gamma(random, TIMING.a());
            leaves /= leaves + gamma(random, TIMING.b());
            do {
                if (size == keys.length) {
                    keys = Arrays.copyOf(keys, 2 * size);
                    days = Arrays.copyOf(days, 2 * size);
                }
                keys[size] = c;
                days[size++] = (int) day;
                day += gamma(random, TIMING.k()) / rate;
            } while (day <= end && random.nextDouble() >= leaves);
        }
        log = ActivityLog.ofEvents(Arrays.copyOf(keys, size), Arrays.copyOf(days, size));
        next = DueCustomers.of(log, TIMING, AS_OF);
    }

    /** Marsaglia and Tsang (2000). */
    private static double gamma(Random random, double shape) {
        if (shape < 1) {
            return gamma(random, shape + 1) * Math.pow(1 - random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        while (true) {
            double z = random.nextGaussian();
            double v = Math.pow(1 + z / Math.sqrt(9 * d), 3);
            if (v > 0 && Math.log(1 - random.nextDouble()) < z * z / 2 + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }

    @Benchmark
    public Stages stagesByDays() {
        return StageRules.ofWindows(new StageWindows(30, 90, 365)).stages(log, SignUps.EMPTY, AS_OF);
    }

    @Benchmark
    public Stages stagesByRhythm() {
        return StageRules.ofRhythm(TIMING, 30, 0.8, 0.95).stages(log, SignUps.EMPTY, AS_OF);
    }

    @Benchmark
    public double[] probabilityActive() {
        return next.probabilityActive();
    }

    @Benchmark
    public double[] probabilityWithinMonth() {
        return next.probabilityWithin(30);
    }

    @Benchmark
    public double[] medianDaysUntil() {
        return next.daysUntil(HALF);
    }

    @Benchmark
    public int[] dueDays() {
        return next.dueEpochDays(HALF);
    }
}
