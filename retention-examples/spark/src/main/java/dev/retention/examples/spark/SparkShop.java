package dev.retention.examples.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.unix_date;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.ActivityLogAccumulator;
import dev.retention.activity.ActivityRates;
import dev.retention.activity.KeyIndex;
import dev.retention.activity.RefundPolicy;
import dev.retention.cohort.CohortDefinition;
import dev.retention.cohort.CohortTable;
import dev.retention.examples.shop.SimulatedShop;
import dev.retention.history.BuyerHistories;
import dev.retention.history.GroupedHistories;
import dev.retention.lifetime.MbgNbd;
import dev.retention.period.DayRange;
import dev.retention.period.PeriodCalendar;
import dev.retention.period.TimeUnit;
import dev.retention.purchase.PurchaseLadder;
import dev.retention.rate.CustomerMovement;
import dev.retention.rfm.CellCounts;
import dev.retention.rfm.CustomerSummary;
import dev.retention.rfm.RfmScoring;
import dev.retention.rfm.RfmThresholds;
import dev.retention.segment.SegmentMap;
import dev.retention.segment.Segmentation;
import dev.retention.survey.NpsCounts;
import dev.retention.survey.NpsScale;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.api.java.function.ReduceFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import scala.Tuple2;

/**
 * A shop's orders from partitioned files to every result on Spark, each compared with the one of a single machine, bit for bit.
 *
 * <p>Two things must be true for that. A log and a customer summary may be added whoever is in the shards: any partitions
 * will do. All other views add over disjoint customers only, so they are made of partitions by customer. And string keys must get
 * the same number everywhere: the distinct keys, sorted, are an index that is broadcast.
 */
public final class SparkShop {

    private static final int PARTITIONS = 8;
    private static final LocalDate AS_OF = LocalDate.of(2025, 12, 31);
    private static final CohortDefinition MONTHLY = CohortDefinition.by(PeriodCalendar.months());

    private SparkShop() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("retention-spark");
        KeyIndex<String> customers = writeOrders(folder);
        ActivityLog whole = logOfOneMachine();
        CustomerSummary summary = CustomerSummary.of(whole, AS_OF);
        RfmThresholds thresholds = RfmScoring.QUINTILES.thresholds(summary);
        SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .appName("retention")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", PARTITIONS)
                .getOrCreate();
        boolean equal;
        try {
            Dataset<Row> orders = spark.read()
                    .schema("customer string, day date, cents long")
                    .csv(folder.toString())
                    .select(col("customer"), unix_date(col("day")), col("cents"));
            var keys = new Check<>("string keys, numbered in sorted order", customers, () -> index(orders));
            equal = keys.run();
            Broadcast<KeyIndex<String>> index = broadcast(spark, customers);
            for (boolean byCustomer : new boolean[] {false, true}) {
                Dataset<Row> rows =
                        byCustomer ? orders.repartition(PARTITIONS, col("customer")) : orders.repartition(PARTITIONS);
                Dataset<ActivityLog> shards = rows.mapPartitions(
                                (MapPartitionsFunction<Row, ActivityLog>) part -> log(part, index.value()),
                                serialized(ActivityLog.class))
                        .cache();
                System.out.println(byCustomer ? "Partitions by customer" : "Random partitions: customers are split");
                for (Check<?> check : byCustomer
                        ? byCustomer(shards, whole, summary, thresholds)
                        : anyPartitions(shards, whole, summary)) {
                    equal &= check.run();
                }
            }
            int[] answers = SimulatedShop.standard().npsAnswers(1_200);
            equal &= new Check<>(
                            "Net Promoter Score",
                            NpsCounts.of(NpsScale.ZERO_TO_TEN, answers),
                            () -> nps(spark, answers))
                    .run();
        } finally {
            spark.stop();
            deleteAll(folder);
        }
        System.out.println(equal ? "All equal." : "NOT EQUAL.");
        System.exit(equal ? 0 : 1);
    }

    /** What may be added whoever is in the shards. */
    private static List<Check<?>> anyPartitions(
            Dataset<ActivityLog> shards, ActivityLog whole, CustomerSummary summary) {
        return List.of(
                new Check<>(
                        "activity log", whole, () -> fold(shards, log -> log, ActivityLog::plus, ActivityLog.class)),
                new Check<>(
                        "customer summary",
                        summary,
                        () -> fold(
                                shards,
                                log -> CustomerSummary.of(log, AS_OF),
                                CustomerSummary::plus,
                                CustomerSummary.class)));
    }

    /** What adds over disjoint customers. */
    private static List<Check<?>> byCustomer(
            Dataset<ActivityLog> shards, ActivityLog whole, CustomerSummary summary, RfmThresholds thresholds) {
        return List.of(
                new Check<>(
                        "activity log", whole, () -> fold(shards, log -> log, ActivityLog::plus, ActivityLog.class)),
                new Check<>(
                        "RFM score cells",
                        thresholds.score(summary).cellCounts(),
                        () -> fold(
                                shards,
                                log -> thresholds
                                        .score(CustomerSummary.of(log, AS_OF))
                                        .cellCounts(),
                                CellCounts::plus,
                                CellCounts.class)),
                new Check<>(
                        "each customer's segment", segments(summary, thresholds), () -> segments(shards, thresholds)),
                new Check<>(
                        "monthly cohorts",
                        MONTHLY.table(whole, AS_OF),
                        () -> fold(shards, log -> MONTHLY.table(log, AS_OF), CohortTable::plus, CohortTable.class)),
                new Check<>(
                        "customer movement",
                        movement(whole),
                        () -> fold(shards, SparkShop::movement, CustomerMovement::plus, CustomerMovement.class)),
                new Check<>(
                        "purchase ladder",
                        ActivityRates.purchaseLadder(whole),
                        () -> fold(shards, ActivityRates::purchaseLadder, PurchaseLadder::plus, PurchaseLadder.class)),
                new Check<>(
                        "fitted MBG/NBD",
                        MbgNbd.fit(histories(whole)),
                        () -> MbgNbd.fit(
                                fold(shards, SparkShop::histories, GroupedHistories::plus, GroupedHistories.class))));
    }

    // The dozen lines that a job writes.

    private static Iterator<ActivityLog> log(Iterator<Row> rows, KeyIndex<String> customers) {
        var log = new ActivityLogAccumulator(RefundPolicy.NET);
        while (rows.hasNext()) {
            Row row = rows.next();
            log.add(customers.idOf(row.getString(0)), row.getInt(1), row.getLong(2));
        }
        return List.of(log.toLog()).iterator();
    }

    private static <T extends Serializable> T fold(
            Dataset<ActivityLog> shards, MapFunction<ActivityLog, T> view, ReduceFunction<T> plus, Class<T> type) {
        return shards.map(view, serialized(type)).reduce(plus);
    }

    /** Values travel by Java's serialisation, which goes through the checks of their factories. */
    private static <T> Encoder<T> serialized(Class<T> type) {
        return Encoders.javaSerialization(type);
    }

    private static KeyIndex<String> index(Dataset<Row> orders) {
        return KeyIndex.ofSorted(
                orders.select("customer").distinct().as(Encoders.STRING()).collectAsList());
    }

    @SuppressWarnings("unchecked")
    private static Broadcast<KeyIndex<String>> broadcast(SparkSession spark, KeyIndex<String> index) {
        Class<?> type = KeyIndex.class;
        return spark.sparkContext()
                .broadcast(index, scala.reflect.ClassTag$.MODULE$.apply((Class<KeyIndex<String>>) type));
    }

    private static Map<Long, String> segments(Dataset<ActivityLog> shards, RfmThresholds thresholds) {
        var segments = new TreeMap<Long, String>();
        shards.flatMap(
                        (org.apache.spark.api.java.function.FlatMapFunction<ActivityLog, Tuple2<Long, String>>)
                                log -> segments(CustomerSummary.of(log, AS_OF), thresholds).entrySet().stream()
                                        .map(entry -> new Tuple2<>(entry.getKey(), entry.getValue()))
                                        .iterator(),
                        Encoders.tuple(Encoders.LONG(), Encoders.STRING()))
                .collectAsList()
                .forEach(entry -> segments.put(entry._1(), entry._2()));
        return segments;
    }

    private static Map<Long, String> segments(CustomerSummary summary, RfmThresholds thresholds) {
        Segmentation segmentation = SegmentMap.ELEVEN_SEGMENTS.segment(thresholds.score(summary));
        var segments = new TreeMap<Long, String>();
        for (int i = 0; i < summary.customerCount(); i++) {
            segments.put(summary.customer(i), segmentation.segment(i));
        }
        return segments;
    }

    private static CustomerMovement movement(ActivityLog log) {
        return ActivityRates.movement(
                log,
                new DayRange(LocalDate.of(2024, 1, 1), LocalDate.of(2025, 1, 1)),
                new DayRange(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 1, 1)));
    }

    private static GroupedHistories histories(ActivityLog log) {
        return BuyerHistories.asOf(log, AS_OF).inUnit(TimeUnit.WEEK).grouped();
    }

    private static NpsCounts nps(SparkSession spark, int[] answers) {
        return spark.createDataset(Arrays.stream(answers).boxed().toList(), Encoders.INT())
                .repartition(PARTITIONS)
                .mapPartitions(
                        (MapPartitionsFunction<Integer, NpsCounts>) part -> {
                            NpsCounts counts = NpsCounts.EMPTY;
                            while (part.hasNext()) {
                                counts = counts.plusAnswer(NpsScale.ZERO_TO_TEN, part.next());
                            }
                            return List.of(counts).iterator();
                        },
                        serialized(NpsCounts.class))
                .reduce((ReduceFunction<NpsCounts>) NpsCounts::plus);
    }

    // The shop, and what one machine makes of it.

    /** Writes the orders into files in turn, so that most customers are in several, and numbers the customers by name. */
    private static KeyIndex<String> writeOrders(Path folder) throws IOException {
        var orders = SimulatedShop.standard().orders();
        for (int part = 0; part < PARTITIONS; part++) {
            int first = part;
            Files.write(folder.resolve("orders-" + part + ".csv"), (Iterable<String>) IntStream.range(
                            0, orders.rows().size())
                    .filter(row -> row % PARTITIONS == first)
                    .mapToObj(row -> orders.customers().keyOf(orders.rows().customer(row)) + ","
                            + LocalDate.ofEpochDay(orders.rows().epochDay(row)) + ","
                            + orders.rows().amountMinor(row))::iterator);
        }
        return KeyIndex.ofSorted(orders.customers().keys());
    }

    private static ActivityLog logOfOneMachine() {
        var orders = SimulatedShop.standard().orders();
        KeyIndex<String> customers = KeyIndex.ofSorted(orders.customers().keys());
        var log = new ActivityLogAccumulator(RefundPolicy.NET);
        for (int row = 0; row < orders.rows().size(); row++) {
            log.add(
                    customers.idOf(orders.customers().keyOf(orders.rows().customer(row))),
                    orders.rows().epochDay(row),
                    orders.rows().amountMinor(row));
        }
        return log.toLog();
    }

    private static void deleteAll(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    /** What one machine says, and how Spark finds it. */
    private record Check<T>(String name, T expected, java.util.function.Supplier<T> onSpark) {

        boolean run() {
            long start = System.nanoTime();
            boolean equal = expected.equals(onSpark.get());
            System.out.printf(
                    java.util.Locale.ROOT,
                    "  %-40s %-10s %6d ms%n",
                    name,
                    equal ? "equal" : "DIFFERENT",
                    (System.nanoTime() - start) / 1_000_000);
            return equal;
        }
    }
}
