package dev.retention.benchmarks;

import dev.retention.basket.Baskets;
import dev.retention.basket.FrequentItemSets;
import dev.retention.basket.ItemLog;
import dev.retention.basket.NextPurchases;
import dev.retention.basket.PairCounts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.zip.GZIPInputStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What is bought together in the 18,444 baskets of UCI "Online Retail", on one thread, with DuckDB's self-join beside it. They are
 * read from {@code data/online_retail_lines.csv.gz} in the folder that the environment variable {@code RETENTION_DATA} names.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class BasketBenchmark {

    /** The lines with a quantity above 0. */
    @State(Scope.Benchmark)
    public static class Lines {

        private long[] orders;
        private long[] customers;
        private int[] epochDays;
        private long[] products;
        private Baskets baskets;
        private ItemLog log;

        @Setup
        public void read() throws IOException {
            String folder = System.getenv("RETENTION_DATA");
            if (folder == null) {
                throw new IllegalStateException("RETENTION_DATA is not set: it names the folder that holds data/");
            }
            var orderColumn = LongStream.builder();
            var customerColumn = LongStream.builder();
            var dayColumn = LongStream.builder();
            var productColumn = LongStream.builder();
            Map<String, Long> names = new HashMap<>();
            Path file = Path.of(folder, "data", "online_retail_lines.csv.gz");
            try (var reader = new BufferedReader(
                    new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
                reader.readLine();
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    String[] start = line.split(",", 4);
                    int price = line.lastIndexOf(',');
                    int quantity = line.lastIndexOf(',', price - 1);
                    if (Long.parseLong(line.substring(quantity + 1, price)) > 0) {
                        String name = line.substring(line.length() - start[3].length(), quantity);
                        orderColumn.add(Long.parseLong(start[0]));
                        customerColumn.add(Long.parseLong(start[1]));
                        dayColumn.add(LocalDate.parse(start[2].substring(0, 10)).toEpochDay());
                        productColumn.add(names.computeIfAbsent(name, key -> (long) names.size()));
                    }
                }
            }
            orders = orderColumn.build().toArray();
            customers = customerColumn.build().toArray();
            epochDays = dayColumn.build().mapToInt(Math::toIntExact).toArray();
            products = productColumn.build().toArray();
            baskets = Baskets.of(orders, products);
            log = ItemLog.of(customers, epochDays, products);
        }
    }

    /** The same lines in a table of DuckDB, each item of a basket once; its pairs are compared with ours before they are timed. */
    @State(Scope.Benchmark)
    public static class Peer {

        static final String PAIRS = "select a.item i, b.item j, count(*) n from l a join l b"
                + " on a.basket = b.basket and a.item < b.item group by a.item, b.item";

        private DuckDb db;

        @Setup
        public void load(Lines lines) {
            db = DuckDb.open(1);
            Orders rows = new Orders(lines.orders, new int[lines.orders.length], lines.products);
            db.load(rows);
            db.execute("create table l as select distinct cust basket, amt item from o");
            Table.requireEqual(
                    "pairs",
                    pairs(PairCounts.of(lines.baskets, 1)),
                    db.queryRows("select i, j, n from (" + PAIRS + ") order by i, j", 3));
        }

        private static long[][] pairs(PairCounts pairs) {
            var table = new Table(3);
            for (int pair = 0; pair < pairs.size(); pair++) {
                table.add(pairs.first(pair), pairs.second(pair), pairs.count(pair));
            }
            return table.toColumns();
        }

        @TearDown
        public void close() {
            db.close();
        }
    }

    @Benchmark
    public Baskets basketsFromRows(Lines lines) {
        return Baskets.of(lines.orders, lines.products);
    }

    @Benchmark
    public PairCounts allPairs(Lines lines) {
        return PairCounts.of(lines.baskets, 1);
    }

    @Benchmark
    public long allPairsDuckDb(Lines lines, Peer peer) {
        peer.db.execute("create or replace table p as " + Peer.PAIRS);
        return peer.db.query("select count(*) from p", row -> row.getLong(1));
    }

    @Benchmark
    public FrequentItemSets setsOfOnePercent(Lines lines) {
        return FrequentItemSets.of(lines.baskets, 185);
    }

    @Benchmark
    public FrequentItemSets setsOfHalfAPercent(Lines lines) {
        return FrequentItemSets.of(lines.baskets, 93);
    }

    @Benchmark
    public NextPurchases nextPurchases(Lines lines) {
        return NextPurchases.of(lines.log, 30, LocalDate.of(2011, 12, 9), 20);
    }
}
