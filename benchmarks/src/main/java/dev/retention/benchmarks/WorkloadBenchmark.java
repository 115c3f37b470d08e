package dev.retention.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;

/** Every job by every contender. Before anything is timed, the contender's answer is compared with ours, number by number. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 7, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"-Xms6g", "-Xmx6g", "-XX:+AlwaysPreTouch"})
public class WorkloadBenchmark {

    @Param
    Workload workload;

    @Param({"100000", "1000000", "10000000"})
    int orders;

    @Param("SHUFFLED")
    Orders.Sequence sequence;

    @Param({"1", "2"})
    int threads;

    private DuckDb db;
    private Threads pool;
    private Job.Form<?> form;

    @Setup(Level.Trial)
    public void prepare(BenchmarkParams benchmark) {
        pool = Threads.of(threads);
        Orders data = Orders.generate(orders, sequence, 1);
        Job.Form<?> ours = workload.job.retention(data, pool);
        String contender =
                benchmark.getBenchmark().substring(benchmark.getBenchmark().lastIndexOf('.') + 1);
        form = switch (contender) {
            case "retention" -> ours;
            case "duckDb" -> {
                db = DuckDb.open(threads);
                db.load(data);
                yield workload.job.duckDb(data, db);
            }
            case "streams" -> workload.job.streams(data);
            case "hashMap" -> workload.job.hashMap(data);
            default -> throw new IllegalStateException(contender);
        };
        if (form != ours) {
            Table.requireEqual(workload + " by " + contender, ours.answer(), form.answer());
        }
    }

    @TearDown(Level.Trial)
    public void close() {
        pool.pool().shutdown();
        if (db != null) {
            db.close();
        }
    }

    @Benchmark
    public Object retention() {
        return form.run().get();
    }

    @Benchmark
    public Object duckDb() {
        return form.run().get();
    }

    @Benchmark
    public Object streams() {
        return form.run().get();
    }

    @Benchmark
    public Object hashMap() {
        return form.run().get();
    }
}
