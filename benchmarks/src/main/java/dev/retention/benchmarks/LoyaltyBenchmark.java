package dev.retention.benchmarks;

import dev.retention.loyalty.PointsBalance;
import dev.retention.loyalty.PointsConventions;
import dev.retention.loyalty.PointsEvent;
import dev.retention.loyalty.PointsLedger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A points ledger of a million events, on one thread. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LoyaltyBenchmark {

    /** A million events of 100,000 members over two years: seven orders, two redemptions and a refund or a cancellation each. */
    @State(Scope.Benchmark)
    public static class Events {

        private List<PointsEvent> events;
        private PointsLedger ledger;

        @Setup
        public void draw() {
            var random = new SplittableRandom(16);
            LocalDate start = LocalDate.of(2024, 1, 1);
            events = new ArrayList<>();
            for (int step = 0; step < 10; step++) {
                LocalDate day = start.plusDays(70L * step);
                for (long customer = 0; customer < 100_000; customer++) {
                    events.add(
                            switch (step) {
                                case 4, 7 -> new PointsEvent.Redeem(customer, day, step, 20 + random.nextInt(30));
                                case 9 ->
                                    customer % 2 == 0
                                            ? new PointsEvent.Refund(customer, day, 8)
                                            : new PointsEvent.CancelRedemption(customer, day, 7);
                                default ->
                                    new PointsEvent.Earn(
                                            customer, day, step, 50 + random.nextInt(50), day.plusDays(365));
                            });
                }
            }
            ledger = PointsLedger.of(PointsConventions.withDefaults(), events);
        }
    }

    @Benchmark
    public PointsLedger replay(Events events) {
        return PointsLedger.of(PointsConventions.withDefaults(), events.events);
    }

    @Benchmark
    public PointsBalance balanceOfAll(Events events) {
        return events.ledger.balance(LocalDate.of(2026, 1, 1));
    }
}
