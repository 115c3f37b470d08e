package dev.retention.benchmarks;

import dev.retention.activity.ActivityColumns;
import dev.retention.activity.ActivityRows;
import dev.retention.activity.RefundPolicy;
import dev.retention.rfm.CustomerSummary;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
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

/** The same rows from arrays, a range of arrays, and read-only direct memory, as an engine's vectors are. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 7, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"-Xms6g", "-Xmx6g", "-XX:+AlwaysPreTouch"})
public class StorageBenchmark {

    /** Where the columns are. */
    public enum Storage {
        ARRAYS,
        RANGE_OF_ARRAYS,
        READ_ONLY_DIRECT_MEMORY
    }

    @Param
    Storage storage;

    @Param("10000000")
    int orders;

    private ActivityColumns columns;

    @Setup
    public void prepare() {
        Orders rows = Orders.generate(orders, Orders.Sequence.SHUFFLED, 1);
        columns = switch (storage) {
            case ARRAYS -> rows.columns();
            case RANGE_OF_ARRAYS -> rows.columns().slice(1, orders);
            case READ_ONLY_DIRECT_MEMORY ->
                ActivityColumns.of(direct(rows.customers), direct(rows.epochDays), direct(rows.amountsMinor));
        };
    }

    private static LongBuffer direct(long[] values) {
        return memory((long) values.length * Long.BYTES)
                .asLongBuffer()
                .put(0, values)
                .asReadOnlyBuffer();
    }

    private static IntBuffer direct(int[] values) {
        return memory((long) values.length * Integer.BYTES)
                .asIntBuffer()
                .put(0, values)
                .asReadOnlyBuffer();
    }

    private static ByteBuffer memory(long bytes) {
        return ByteBuffer.allocateDirect(Math.toIntExact(bytes)).order(ByteOrder.nativeOrder());
    }

    @Benchmark
    public Object summary() {
        return CustomerSummary.of(ActivityRows.of(columns, RefundPolicy.COUNTED), Orders.AS_OF);
    }
}
