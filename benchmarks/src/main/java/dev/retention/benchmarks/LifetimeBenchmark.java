package dev.retention.benchmarks;

import dev.retention.activity.ActivityLog;
import dev.retention.economics.Horizon;
import dev.retention.history.BuyerHistories;
import dev.retention.history.GroupedHistories;
import dev.retention.lifetime.BgNbd;
import dev.retention.lifetime.Fit;
import dev.retention.lifetime.MbgNbd;
import dev.retention.lifetime.ParetoNbd;
import dev.retention.lifetime.PurchaseModel;
import dev.retention.period.TimeUnit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
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

/**
 * Fits with standard errors, and predictions, on one thread. The fits of CDNOW read {@code data/cdnow_sample.txt} in the folder that the
 * environment variable {@code RETENTION_DATA} names; the rest is drawn.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(java.util.concurrent.TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
public class LifetimeBenchmark {

    /** The CDNOW sample in weeks, 39 weeks of it: 2,357 customers. */
    @State(Scope.Benchmark)
    public static class Cdnow {

        private GroupedHistories histories;

        @Setup
        public void read() throws IOException {
            String folder = System.getenv("RETENTION_DATA");
            if (folder == null) {
                throw new IllegalStateException("RETENTION_DATA is not set: it names the folder that holds data/");
            }
            var rows = Files.readAllLines(Path.of(folder, "data", "cdnow_sample.txt")).stream()
                    .map(line -> line.trim().split("\\s+"))
                    .toList();
            var log = ActivityLog.ofEvents(
                    rows.stream().mapToLong(row -> Long.parseLong(row[0])).toArray(),
                    rows.stream()
                            .mapToInt(row -> (int) LocalDate.parse(row[2], DateTimeFormatter.BASIC_ISO_DATE)
                                    .toEpochDay())
                            .toArray());
            LocalDate asOf = LocalDate.of(1997, 9, 30);
            histories = BuyerHistories.asOf(log.upTo(asOf), asOf)
                    .inUnit(TimeUnit.WEEK)
                    .grouped();
        }
    }

    /** Customers in daily units. */
    @State(Scope.Benchmark)
    public static class Shop {

        @Param({"100000", "1000000"})
        private int customers;

        private BuyerHistories buyers;
        private GroupedHistories histories;
        private final Horizon year = new Horizon(365, TimeUnit.DAY);
        private final PurchaseModel bgNbd = new BgNbd(0.8, 45, 0.9, 2.5, TimeUnit.DAY);
        private final PurchaseModel paretoNbd = new ParetoNbd(0.8, 35, 0.6, 80, TimeUnit.DAY);

        @Setup
        public void draw() {
            buyers = new SimulatedBuyers().draw(customers);
            histories = buyers.grouped();
        }
    }

    @Benchmark
    public Fit<BgNbd> fitCdnowBgNbd(Cdnow cdnow) {
        return BgNbd.fit(cdnow.histories);
    }

    @Benchmark
    public Fit<MbgNbd> fitCdnowMbgNbd(Cdnow cdnow) {
        return MbgNbd.fit(cdnow.histories);
    }

    @Benchmark
    public Fit<ParetoNbd> fitCdnowParetoNbd(Cdnow cdnow) {
        return ParetoNbd.fit(cdnow.histories);
    }

    @Benchmark
    public GroupedHistories group(Shop shop) {
        return shop.buyers.grouped();
    }

    @Benchmark
    public Fit<BgNbd> fitBgNbd(Shop shop) {
        return BgNbd.fit(shop.histories);
    }

    @Benchmark
    public Fit<ParetoNbd> fitParetoNbd(Shop shop) {
        return ParetoNbd.fit(shop.histories);
    }

    @Benchmark
    public double[] aliveBgNbd(Shop shop) {
        return shop.bgNbd.probabilityAlive(shop.buyers);
    }

    @Benchmark
    public double[] expectedBgNbd(Shop shop) {
        return shop.bgNbd.expectedPurchases(shop.buyers, shop.year);
    }

    @Benchmark
    public double[] aliveParetoNbd(Shop shop) {
        return shop.paretoNbd.probabilityAlive(shop.buyers);
    }

    @Benchmark
    public double[] expectedParetoNbd(Shop shop) {
        return shop.paretoNbd.expectedPurchases(shop.buyers, shop.year);
    }
}
