package dev.retention.benchmarks;

import dev.retention.survival.CoxRegression;
import dev.retention.survival.CoxRegression.Ties;
import dev.retention.survival.CoxRows;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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

/** Cox regressions with ten columns on one thread, from raw columns to coefficients, errors and baseline. {@link CoxRace} runs R's beside. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class CoxBenchmark {

    static final int COLUMNS = 10;

    private static final double[] TRUTH = {0.5, -0.3, 0.2, 0, 0.1, -0.02, 0.3, -0.01, 0.005, 0.001};

    @Param({"100000", "1000000"})
    int rows;

    /** Whole days, on each of which many leave, or times that are all different. */
    @Param({"true", "false"})
    boolean wholeDays;

    double[][] columns;
    double[] durations;
    boolean[] ended;

    @Setup
    public void draw() {
        var random = new SplittableRandom(7);
        columns = new double[COLUMNS][rows];
        durations = new double[rows];
        ended = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            double eta = 0;
            for (int c = 0; c < COLUMNS; c++) {
                columns[c][i] = c < 4
                        ? (random.nextDouble() < 0.3 ? 1 : 0)
                        : c < 7 ? 3 * random.nextDouble() : 20 + 60 * random.nextDouble();
                eta += TRUTH[c] * columns[c][i];
            }
            double lifetime = -Math.log(1 - random.nextDouble()) * 900 / Math.exp(eta);
            double watched = 1 + 700 * random.nextDouble();
            ended[i] = lifetime <= watched;
            durations[i] = wholeDays ? Math.ceil(Math.min(lifetime, watched)) : Math.min(lifetime, watched);
        }
    }

    static List<String> names() {
        return IntStream.range(0, COLUMNS).mapToObj(c -> "x" + c).toList();
    }

    @Benchmark
    public CoxRegression fit() {
        return CoxRegression.fit(CoxRows.of(names(), columns, durations, ended), Ties.EFRON);
    }
}
