package dev.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.KeyIndex;
import dev.retention.activity.RefundPolicy;
import dev.retention.audience.Audience;
import dev.retention.basket.Baskets;
import dev.retention.basket.FrequentItemSets;
import dev.retention.basket.ItemLog;
import dev.retention.basket.ItemSet;
import dev.retention.experiment.LookPlan;
import dev.retention.experiment.MannWhitney;
import dev.retention.history.BuyerHistories;
import dev.retention.history.GroupedHistories;
import dev.retention.history.GroupedSpend;
import dev.retention.history.PurchaseGaps;
import dev.retention.history.RenewalCounts;
import dev.retention.lifecycle.SignUps;
import dev.retention.lifecycle.Stage;
import dev.retention.lifecycle.StageRules;
import dev.retention.lifecycle.StageTable;
import dev.retention.lifecycle.StageTransitions;
import dev.retention.lifecycle.StageWindows;
import dev.retention.lifecycle.Stages;
import dev.retention.loyalty.EarningRule;
import dev.retention.loyalty.PointsConventions;
import dev.retention.loyalty.PointsEvent;
import dev.retention.loyalty.PointsLedger;
import dev.retention.loyalty.TierLadder;
import dev.retention.loyalty.TierWindow;
import dev.retention.period.TimeUnit;
import dev.retention.purchase.PurchaseLadder;
import dev.retention.purchase.RevenueConcentration;
import dev.retention.rfm.Binning;
import dev.retention.rfm.CellCounts;
import dev.retention.rfm.CustomerSummary;
import dev.retention.rfm.CustomerSummary.Frequency;
import dev.retention.rfm.CustomerSummary.Monetary;
import dev.retention.rfm.RfmScores;
import dev.retention.rfm.RfmScoring;
import dev.retention.rfm.RfmThresholds;
import dev.retention.rfm.Thresholds;
import dev.retention.segment.SegmentMap;
import dev.retention.segment.SegmentMigration;
import dev.retention.segment.SegmentRule;
import dev.retention.segment.SegmentTable;
import dev.retention.segment.Segmentation;
import dev.retention.survey.RatingCounts;
import dev.retention.survey.RatingScale;
import dev.retention.survival.CompetingRisks;
import dev.retention.survival.SurvivalTable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.junit.jupiter.api.Test;

/** What a job wants to find again is made of the numbers that its accessors give. */
@AddLifecycleHook(SameSeeds.class)
class KeptNumbersProperties {

    private static final int LAST_DAY = 400;
    private static final LocalDate AS_OF = LocalDate.ofEpochDay(LAST_DAY);

    record Row(long customer, int day, long amount) {}

    @Provide
    Arbitrary<ActivityLog> logs() {
        return Combinators.combine(
                        Arbitraries.longs().between(-2, 9),
                        Arbitraries.integers().between(0, LAST_DAY),
                        Arbitraries.longs().between(-50, 900))
                .as(Row::new)
                .list()
                .ofMaxSize(30)
                .map(rows -> ActivityLog.of(
                        rows.stream().mapToLong(Row::customer).toArray(),
                        rows.stream().mapToInt(Row::day).toArray(),
                        rows.stream().mapToLong(Row::amount).toArray(),
                        RefundPolicy.NET));
    }

    private static long[] longs(int size, IntToLongFunction number) {
        return IntStream.range(0, size).mapToLong(number).toArray();
    }

    private static int[] ints(int size, IntUnaryOperator number) {
        return IntStream.range(0, size).map(number).toArray();
    }

    private static double[] doubles(int size, IntToDoubleFunction number) {
        return IntStream.range(0, size).mapToDouble(number).toArray();
    }

    private static byte[] bytes(int size, IntUnaryOperator number) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) number.applyAsInt(i);
        }
        return bytes;
    }

    static void aLogIsMadeOfItsEntries(ActivityLog log) {
        assertEquals(
                log,
                ActivityLog.ofEntries(
                        log.entryCustomers(),
                        log.entryEpochDays(),
                        log.entryActivityCounts(),
                        log.entryAmountsMinor()));
    }

    static void aSummaryIsMadeOfItsColumns(ActivityLog log) {
        for (Monetary monetary : Monetary.values()) {
            CustomerSummary orders = CustomerSummary.of(log, AS_OF).withMonetary(monetary);
            int size = orders.customerCount();
            assertEquals(
                    orders,
                    CustomerSummary.ofColumns(
                                    orders.asOf(),
                                    longs(size, orders::customer),
                                    ints(size, i -> orders.isBuyer(i) ? orders.recencyDays(i) : -1),
                                    ints(size, orders::orders),
                                    longs(size, orders::totalMinor))
                            .withMonetary(orders.monetaryMeasure()));
            CustomerSummary days =
                    CustomerSummary.of(log, AS_OF, Frequency.PURCHASE_DAYS).withMonetary(monetary);
            assertEquals(
                    days,
                    CustomerSummary.ofColumns(
                                    days.asOf(),
                                    longs(size, days::customer),
                                    ints(size, i -> days.isBuyer(i) ? days.recencyDays(i) : -1),
                                    ints(size, days::orders),
                                    longs(size, days::totalMinor),
                                    ints(size, days::frequency),
                                    ints(size, i -> days.isBuyer(i) ? days.ageDays(i) : -1))
                            .withMonetary(days.monetaryMeasure()));
        }
    }

    private static Thresholds again(Thresholds thresholds) {
        return Thresholds.of(thresholds.better(), thresholds.starts(), thresholds.cutPoints());
    }

    private static RfmThresholds again(RfmThresholds all) {
        int rs = all.isNested() ? all.scale().rBins() : 1;
        int fs = all.isNested() ? all.scale().fBins() : 1;
        var frequency = new ArrayList<Thresholds>();
        var monetary = new ArrayList<Thresholds>();
        for (int r = 1; r <= rs; r++) {
            frequency.add(again(all.frequency(r)));
            for (int f = 1; f <= fs; f++) {
                monetary.add(again(all.monetary(r, f)));
            }
        }
        return all.isNested()
                ? RfmThresholds.ofNested(
                        again(all.recency()),
                        frequency,
                        monetary,
                        all.frequencyMeasure(),
                        all.monetaryMeasure(),
                        all.oneTimeBuyersAside())
                : RfmThresholds.of(
                        again(all.recency()),
                        frequency.get(0),
                        monetary.get(0),
                        all.frequencyMeasure(),
                        all.monetaryMeasure(),
                        all.oneTimeBuyersAside());
    }

    static void scoresAndThresholdsAreMadeOfTheirNumbers(ActivityLog log, RfmScoring scoring) {
        CustomerSummary summary = CustomerSummary.of(log, AS_OF);
        RfmScores scores = scoring.score(summary);
        int size = scores.customerCount();
        RfmThresholds thresholds = again(scores.thresholds());
        assertEquals(scores.thresholds(), thresholds);
        assertEquals(
                scores,
                RfmScores.of(
                        summary, thresholds, bytes(size, scores::r), bytes(size, scores::f), bytes(size, scores::m)));
        CellCounts cells = scores.cellCounts();
        assertEquals(cells, CellCounts.of(cells.scale(), cells.counts()));
    }

    static void segmentsAreMadeOfTheirNumbers(ActivityLog log, SegmentMap map) {
        Segmentation now = map.segment(RfmScoring.QUINTILES.score(CustomerSummary.of(log, AS_OF)));
        LocalDate earlier = AS_OF.minusDays(LAST_DAY / 2);
        Segmentation before = map.segment(RfmScoring.QUINTILES.score(CustomerSummary.of(log.upTo(earlier), earlier)));
        SegmentTable table = now.table();
        assertEquals(table, SegmentTable.of(table.rows(), table.all()));
        SegmentMigration migration = before.migrationTo(now);
        long[][] counts = migration.earlierSegments().stream()
                .map(from -> migration.laterSegments().stream()
                        .mapToLong(to -> migration.count(from, to))
                        .toArray())
                .toArray(long[][]::new);
        assertEquals(
                migration,
                SegmentMigration.of(
                        migration.fromDay(),
                        migration.toDay(),
                        migration.earlierSegments(),
                        migration.laterSegments(),
                        counts));
    }

    private static SegmentMap mapOfCodes(SegmentMap map) {
        return SegmentMap.exhaustive(
                map.grid(),
                map.rules().stream()
                        .map(rule -> SegmentRule.ofCells(rule.name(), String.join(" ", rule.codes(map.grid()))))
                        .toArray(SegmentRule[]::new));
    }

    static void historiesAreMadeOfTheirColumns(ActivityLog log) {
        BuyerHistories buyers = BuyerHistories.asOf(log, AS_OF).inUnit(TimeUnit.WEEK);
        int size = buyers.size();
        assertEquals(
                buyers,
                BuyerHistories.of(
                        longs(size, buyers::customer),
                        ints(size, buyers::repeats),
                        doubles(size, buyers::lastAge),
                        doubles(size, buyers::age),
                        longs(size, buyers::repeatSpendMinor),
                        buyers.unit()));
        assertEquals(buyers.grouped(), again(buyers.grouped()));
        GroupedSpend spend = buyers.groupedSpend();
        int rows = spend.rowCount();
        assertEquals(
                spend,
                GroupedSpend.of(ints(rows, spend::repeats), longs(rows, spend::spendMinor), longs(rows, spend::count)));
        PurchaseGaps gaps = PurchaseGaps.asOf(log, AS_OF);
        assertEquals(
                gaps,
                PurchaseGaps.of(
                        again(gaps.histories()), doubles(gaps.size(), gaps::gap), longs(gaps.size(), gaps::count)));
    }

    private static GroupedHistories again(GroupedHistories grouped) {
        int rows = grouped.rowCount();
        return GroupedHistories.of(
                ints(rows, grouped::repeats),
                doubles(rows, grouped::lastAge),
                doubles(rows, grouped::age),
                longs(rows, grouped::count),
                grouped.unit());
    }

    static void purchaseStatisticsAreMadeOfTheirNumbers(ActivityLog log) {
        PurchaseLadder ladder = CustomerSummary.of(log, AS_OF).purchaseLadder();
        long[] rungs = ladder.rungs();
        assertEquals(ladder, PurchaseLadder.ofRungs(rungs, longs(rungs.length, i -> ladder.exactly(rungs[i]))));
        CustomerSummary summary = CustomerSummary.of(log.entriesWhere(e -> log.amountMinor(e) >= 0), AS_OF);
        RevenueConcentration concentration =
                RevenueConcentration.of(longs(summary.customerCount(), summary::totalMinor));
        assertEquals(concentration, RevenueConcentration.of(concentration.revenuesMinor()));
    }

    static void stagesAreMadeOfTheirNumbers(ActivityLog log) {
        var rules = StageRules.ofWindows(new StageWindows(20, 60, 150));
        SignUps signUps = SignUps.trials(new long[] {1, 20, 20}, new int[] {3, 200, 395}, new int[] {9, 230, 401});
        int size = signUps.size();
        assertEquals(
                signUps,
                SignUps.trials(
                        longs(size, signUps::customer), ints(size, signUps::startDay), ints(size, signUps::endDay)));
        assertEquals(
                rules,
                StageRules.exhaustive(
                        rules.silence(), rules.rules().toArray(dev.retention.lifecycle.StageRule[]::new)));
        Stages now = rules.stages(log, signUps, AS_OF);
        assertEquals(
                now,
                Stages.of(
                        now.asOf(),
                        longs(now.size(), now::customer),
                        IntStream.range(0, now.size()).mapToObj(now::stage).toArray(Stage[]::new)));
        StageTable table = now.table(log);
        assertEquals(table, StageTable.of(table.asOf(), byStage(table::customers), byStage(table::revenueMinor)));
        LocalDate earlier = AS_OF.minusDays(100);
        StageTransitions changes = StageTransitions.between(rules.stages(log.upTo(earlier), signUps, earlier), now);
        long[][] counts = Arrays.stream(Stage.values())
                .map(from -> byStage(to -> changes.count(from, to)))
                .toArray(long[][]::new);
        assertEquals(
                changes, StageTransitions.of(changes.before(), changes.after(), counts, byStage(changes::arrivals)));
        long[] customers = now.members(Stage.ACTIVE);
        Audience audience = Audience.of("active", customers, names(customers));
        assertEquals(
                audience,
                Audience.of(
                        audience.name(),
                        audience.customers(),
                        IntStream.range(0, audience.size())
                                .mapToObj(audience::reason)
                                .toArray(String[]::new)));
    }

    private static String[] names(long[] customers) {
        return Arrays.stream(customers)
                .mapToObj(customer -> "bought, " + customer)
                .toArray(String[]::new);
    }

    private static long[] byStage(java.util.function.ToLongFunction<Stage> count) {
        return Arrays.stream(Stage.values()).mapToLong(count).toArray();
    }

    /** Days of the log are the baskets, customers the items. */
    static void basketsAreMadeOfTheirRows(ActivityLog log) {
        long[] days = Arrays.stream(log.entryEpochDays())
                .asLongStream()
                .map(day -> day / 40)
                .toArray();
        Baskets baskets = Baskets.of(days, log.entryCustomers());
        assertEquals(baskets, Baskets.of(baskets.rowBaskets(), baskets.rowItems()));
        FrequentItemSets sets = FrequentItemSets.of(baskets, 2);
        Map<ItemSet, Long> counts = sets.sets().stream().collect(Collectors.toMap(Function.identity(), sets::count));
        assertEquals(sets, FrequentItemSets.of(sets.baskets(), sets.minimumCount(), counts));
        ItemLog items = ItemLog.of(log.entryCustomers(), log.entryEpochDays(), log.entryAmountsMinor());
        assertEquals(items, ItemLog.of(items.entryCustomers(), items.entryEpochDays(), items.entryItems()));
        KeyIndex<String> index = KeyIndex.of(Arrays.asList(names(log.entryCustomers())));
        assertEquals(index, KeyIndex.of(index.keys()));
    }

    /** Entries, durations and causes are days of a log: 0 is cut off. */
    static void survivalIsMadeOfItsCounts(ActivityLog log) {
        int size = log.entryCount();
        double[] entries = doubles(size, e -> log.epochDay(e) % 3 == 0 ? 0.5 * (log.epochDay(e) % 20) : 0);
        double[] durations = doubles(size, e -> entries[e] + (entries[e] > 0 ? 1 : 0) + log.epochDay(e) % 7);
        int[] causes = ints(size, e -> log.epochDay(e) % 4);
        long[] counts = longs(size, e -> log.epochDay(e) % 5);
        boolean[] ended = new boolean[size];
        for (int e = 0; e < size; e++) {
            ended[e] = causes[e] > 0;
        }
        SurvivalTable table = SurvivalTable.of(entries, durations, ended, counts);
        for (SurvivalTable part : List.of(table, table.lastingBeyond(3), table.plus(table.lastingBeyond(2.5)))) {
            assertEquals(
                    part,
                    SurvivalTable.ofCounts(
                            doubles(part.size(), part::time),
                            longs(part.size(), part::events),
                            longs(part.size(), part::censored),
                            doubles(part.entrySize(), part::entryTime),
                            longs(part.entrySize(), part::entered)));
        }
        CompetingRisks risks = CompetingRisks.of(entries, durations, causes, counts, 3);
        int rows = risks.rowCount();
        assertEquals(
                risks,
                CompetingRisks.of(
                        doubles(rows, risks::entry),
                        doubles(rows, risks::duration),
                        ints(rows, risks::cause),
                        longs(rows, risks::count),
                        risks.causeCount()));
    }

    static void countsAreMadeOfTheirCounts(long[] first, long[] second) {
        RatingCounts ratings =
                RatingCounts.ofAnswerCounts(new RatingScale(1, 5, RatingScale.Direction.HIGH_IS_GOOD), first);
        assertEquals(ratings, RatingCounts.ofAnswerCounts(ratings.scale(), ratings.counts()));
        MannWhitney ranks = MannWhitney.ofCounts(first, second);
        assertEquals(ranks, MannWhitney.ofCounts(ranks.firstCounts(), ranks.secondCounts()));
        RenewalCounts renewals = RenewalCounts.of(TimeUnit.MONTH, first, second);
        int occasions = renewals.occasions();
        assertEquals(
                renewals,
                RenewalCounts.of(
                        renewals.period(),
                        longs(occasions, i -> renewals.renewed(i + 1)),
                        longs(occasions, i -> renewals.lost(i + 1))));
    }

    static void pointsAreMadeOfTheirEvents(ActivityLog log) {
        var rule = new EarningRule(1, 10, EarningRule.Rounding.PER_ORDER_FLOOR);
        var events = new ArrayList<PointsEvent>();
        for (int c = 0; c < log.customerCount(); c++) {
            for (int e = log.entriesBegin(c); e < log.entriesEnd(c); e++) {
                LocalDate day = LocalDate.ofEpochDay(log.epochDay(e));
                long points = rule.points(new long[] {Math.max(log.amountMinor(e), 0)});
                if (points > 0) {
                    events.add(new PointsEvent.Earn(log.customer(c), day, e, points, day.plusDays(300)));
                    events.add(new PointsEvent.Redeem(log.customer(c), day, e, 1));
                }
            }
        }
        PointsLedger ledger = PointsLedger.of(PointsConventions.withDefaults(), events);
        assertEquals(ledger, PointsLedger.of(ledger.conventions(), ledger.events()));
    }

    @Property
    void logs(@ForAll("logs") ActivityLog log) {
        aLogIsMadeOfItsEntries(log);
    }

    @Property
    void summaries(@ForAll("logs") ActivityLog log) {
        aSummaryIsMadeOfItsColumns(log);
    }

    @Property
    void scores(@ForAll("logs") ActivityLog log, @ForAll("scorings") RfmScoring scoring) {
        scoresAndThresholdsAreMadeOfTheirNumbers(log, scoring);
    }

    @Provide
    Arbitrary<RfmScoring> scorings() {
        return Arbitraries.of(
                RfmScoring.QUINTILES,
                RfmScoring.of(Binning.quantiles(4)).withNesting(),
                RfmScoring.of(Binning.ranks(2), Binning.fixed(2, 3), Binning.ntile(3))
                        .withOneTimeBuyersAside());
    }

    @Property
    void segments(@ForAll("logs") ActivityLog log) {
        segmentsAreMadeOfTheirNumbers(log, SegmentMap.TEN_SEGMENTS);
    }

    @Property
    void histories(@ForAll("logs") ActivityLog log) {
        historiesAreMadeOfTheirColumns(log);
    }

    @Property
    void purchaseStatistics(@ForAll("logs") ActivityLog log) {
        purchaseStatisticsAreMadeOfTheirNumbers(log);
    }

    @Property
    void stages(@ForAll("logs") ActivityLog log) {
        stagesAreMadeOfTheirNumbers(log);
    }

    @Property
    void baskets(@ForAll("logs") ActivityLog log) {
        basketsAreMadeOfTheirRows(log);
    }

    @Property
    void survival(@ForAll("logs") ActivityLog log) {
        survivalIsMadeOfItsCounts(log);
    }

    @Property
    void points(@ForAll("logs") ActivityLog log) {
        pointsAreMadeOfTheirEvents(log);
    }

    @Property
    void counts(@ForAll("counts") long[] first, @ForAll("counts") long[] second) {
        countsAreMadeOfTheirCounts(first, second);
    }

    @Provide
    Arbitrary<long[]> counts() {
        return Arbitraries.longs().between(0, 9).array(long[].class).ofSize(5);
    }

    @Test
    void mapsAreMadeOfTheCodesOfTheirCells() {
        assertEquals(SegmentMap.ELEVEN_SEGMENTS, mapOfCodes(SegmentMap.ELEVEN_SEGMENTS));
        assertEquals(SegmentMap.TEN_SEGMENTS, mapOfCodes(SegmentMap.TEN_SEGMENTS));
    }

    @Test
    void plansAndLadders() {
        LookPlan plan = LookPlan.of(0.25, 0.5, 1);
        assertEquals(plan, LookPlan.of(plan.shares()));
        TierLadder tiers = TierLadder.of(
                TierWindow.calendarYear(1), List.of(new TierLadder.Tier("Basic", 0), new TierLadder.Tier("Gold", 90)));
        assertEquals(tiers, TierLadder.of(tiers.window(), tiers.tiers()));
    }

    /** Parameters of models, rates, scores, balances: a record is its components. */
    @Test
    void recordsAreMadeOfTheirComponents() throws ReflectiveOperationException {
        for (Object sample : SerialSamples.all()) {
            if (sample instanceof Record) {
                assertEquals(sample, again(sample));
            }
        }
    }

    private static Object again(Object sample) throws ReflectiveOperationException {
        RecordComponent[] components = sample.getClass().getRecordComponents();
        var values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = components[i].getAccessor().invoke(sample);
        }
        try {
            return sample.getClass()
                    .getConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    .newInstance(values);
        } catch (InvocationTargetException e) {
            throw new AssertionError(sample.toString(), e);
        }
    }
}
