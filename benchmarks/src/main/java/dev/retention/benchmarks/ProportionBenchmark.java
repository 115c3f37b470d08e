package dev.retention.benchmarks;

import dev.retention.rate.Proportion;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

@State(Scope.Benchmark)
public class ProportionBenchmark {

    private Proportion retained = Proportion.of(596, 926);

    @Benchmark
    public double rate() {
        return retained.rate();
    }
}
