package dev.retention.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.SameSeeds;
import dev.retention.activity.ActivityLog;
import dev.retention.audience.Audience;
import dev.retention.audience.Audiences;
import dev.retention.lifetime.RepurchaseTiming;
import dev.retention.period.TimeUnit;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;

@AddLifecycleHook(SameSeeds.class)
class StagesProperties {

    private static LocalDate day(int epochDay) {
        return LocalDate.ofEpochDay(epochDay);
    }

    private static final StageRules WINDOWS = StageRules.ofWindows(new StageWindows(10, 30, 60));

    private static final StageRules RHYTHM =
            StageRules.ofRhythm(new RepurchaseTiming(1.8, 0.84, 12, 0.1, 2.2, TimeUnit.DAY), 10, 0.7, 0.9);

    /** Where a day can take somebody. */
    private static final Map<Stage, Set<Stage>> A_DAY = new EnumMap<>(Map.of(
            Stage.PROSPECT, EnumSet.of(Stage.PROSPECT, Stage.TRIAL, Stage.NEW),
            Stage.TRIAL, EnumSet.of(Stage.PROSPECT, Stage.TRIAL, Stage.NEW),
            Stage.NEW, EnumSet.of(Stage.NEW, Stage.ACTIVE),
            Stage.ACTIVE, EnumSet.of(Stage.ACTIVE, Stage.DECLINING),
            Stage.DECLINING, EnumSet.of(Stage.DECLINING, Stage.LAPSED, Stage.ACTIVE, Stage.REACTIVATED),
            Stage.LAPSED, EnumSet.of(Stage.LAPSED, Stage.REACTIVATED),
            Stage.REACTIVATED, EnumSet.of(Stage.REACTIVATED, Stage.DECLINING, Stage.ACTIVE)));

    /** A shop: purchases of days 0 to 199, and sign-ups. */
    record Shop(ActivityLog log, SignUps signUps) {}

    static void stagesPartitionTheCustomers(StageRules rules, Shop shop, int day) {
        Stages stages = rules.stages(shop.log.upTo(day(day)), shop.signUps, day(day));
        long total = 0;
        for (Stage stage : Stage.values()) {
            for (long customer : stages.members(stage)) {
                assertEquals(stage, stages.stageOf(customer).orElseThrow());
            }
            total += stages.members(stage).length;
        }
        assertEquals(stages.size(), total);
        ActivityLog seen = shop.log.upTo(day(day));
        for (int c = 0; c < seen.customerCount(); c++) {
            assertTrue(stages.stageOf(seen.customer(c)).orElseThrow().hasBought());
        }
    }

    static void audiencesPartitionTheCustomers(Shop shop, int day) {
        ActivityLog seen = shop.log.upTo(day(day));
        Stages stages = WINDOWS.stages(seen, shop.signUps, day(day));
        List<Audience> groups = Audiences.groups(stages, seen, shop.signUps, 7);
        for (int i = 0; i < stages.size(); i++) {
            long customer = stages.customer(i);
            assertEquals(
                    1, groups.stream().filter(group -> group.contains(customer)).count());
        }
        assertEquals(stages.size(), groups.stream().mapToInt(Audience::size).sum());
    }

    static void aDayChangesOnlyWhatADayCan(Shop shop, int day) {
        Stages before = WINDOWS.stages(shop.log.upTo(day(day)), shop.signUps, day(day));
        Stages after = WINDOWS.stages(shop.log.upTo(day(day + 1)), shop.signUps, day(day + 1));
        for (int i = 0; i < before.size(); i++) {
            Stage then = after.stageOf(before.customer(i)).orElseThrow();
            Stage now = before.stage(i);
            assertTrue(A_DAY.get(now).contains(then), () -> now + " to " + then);
        }
        StageTransitions moved = StageTransitions.between(before, after);
        long arrivals = 0;
        for (Stage stage : Stage.values()) {
            arrivals += moved.arrivals(stage);
            assertEquals(before.count(stage), moved.total(stage));
        }
        assertEquals(after.size() - before.size(), arrivals);
    }

    static void theSplitDoesNotMatter(StageRules rules, Shop shop, int modulus) {
        Stages whole = rules.stages(shop.log, shop.signUps, day(200));
        Stages joined = Stages.empty(day(200));
        StageTransitions transitions = StageTransitions.empty(day(150), day(200));
        for (int shard = 0; shard < modulus; shard++) {
            Shop part = part(shop, shard, modulus);
            Stages stages = rules.stages(part.log, part.signUps, day(200));
            joined = stages.plus(joined);
            transitions = transitions.plus(
                    StageTransitions.between(rules.stages(part.log.upTo(day(150)), part.signUps, day(150)), stages));
        }
        assertEquals(whole, joined);
        assertEquals(
                StageTransitions.between(rules.stages(shop.log.upTo(day(150)), shop.signUps, day(150)), whole),
                transitions);
    }

    private static Shop part(Shop shop, int shard, int modulus) {
        ActivityLog log = shop.log;
        long[] customers = log.entryCustomers();
        int[] days = log.entryEpochDays();
        int[] entries = java.util.stream.IntStream.range(0, customers.length)
                .filter(e -> customers[e] % modulus == shard)
                .toArray();
        int[] signUps = java.util.stream.IntStream.range(0, shop.signUps.size())
                .filter(s -> shop.signUps.customer(s) % modulus == shard)
                .toArray();
        return new Shop(
                ActivityLog.ofEvents(
                        java.util.Arrays.stream(entries)
                                .mapToLong(e -> customers[e])
                                .toArray(),
                        java.util.Arrays.stream(entries).map(e -> days[e]).toArray()),
                SignUps.trials(
                        java.util.Arrays.stream(signUps)
                                .mapToLong(shop.signUps::customer)
                                .toArray(),
                        java.util.Arrays.stream(signUps)
                                .map(shop.signUps::startDay)
                                .toArray(),
                        java.util.Arrays.stream(signUps)
                                .map(shop.signUps::endDay)
                                .toArray()));
    }

    @Property(tries = 200)
    void partition(@ForAll("shops") Shop shop, @ForAll @IntRange(min = 0, max = 200) int day) {
        stagesPartitionTheCustomers(WINDOWS, shop, day);
        stagesPartitionTheCustomers(RHYTHM, shop, day);
        audiencesPartitionTheCustomers(shop, day);
    }

    @Property
    void aDay(@ForAll("shops") Shop shop, @ForAll @IntRange(min = 0, max = 200) int day) {
        aDayChangesOnlyWhatADayCan(shop, day);
    }

    @Property(tries = 100)
    void splitting(@ForAll("shops") Shop shop, @ForAll @IntRange(min = 1, max = 4) int modulus) {
        theSplitDoesNotMatter(WINDOWS, shop, modulus);
        theSplitDoesNotMatter(RHYTHM, shop, modulus);
    }

    @Provide
    Arbitrary<Shop> shops() {
        Arbitrary<int[]> days =
                Arbitraries.integers().between(0, 199).array(int[].class).ofMaxSize(60);
        Arbitrary<int[]> starts =
                Arbitraries.integers().between(0, 199).array(int[].class).ofMaxSize(8);
        return Combinators.combine(
                        days,
                        starts,
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.integers().between(0, 40))
                .as((bought, began, customers, length) -> {
                    long[] keys = new long[bought.length];
                    java.util.Arrays.setAll(keys, i -> i * 7L % customers);
                    long[] triers = new long[began.length];
                    java.util.Arrays.setAll(triers, i -> i * 3L % 15);
                    int[] ends = new int[began.length];
                    java.util.Arrays.setAll(ends, i -> began[i] + i * length % 41);
                    return new Shop(ActivityLog.ofEvents(keys, bought), SignUps.trials(triers, began, ends));
                });
    }
}
