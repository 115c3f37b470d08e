package dev.retention.examples;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.RefundPolicy;
import dev.retention.audience.Audience;
import dev.retention.audience.Audiences;
import dev.retention.audience.ControlGroup;
import dev.retention.lifecycle.SignUps;
import dev.retention.lifecycle.Stage;
import dev.retention.lifecycle.StageRules;
import dev.retention.lifecycle.StageTransitions;
import dev.retention.lifecycle.StageWindows;
import dev.retention.lifecycle.Stages;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/** The stages of a shop's customers, and whom to write to. */
public final class LifecycleExample {

    private LifecycleExample() {}

    public static void main(String[] args) {
        ActivityLog log = twoYearsOfOrders();
        LocalDate asOf = LocalDate.of(2026, 12, 31);
        StageRules rules = StageRules.ofWindows(new StageWindows(30, 90, 365));
        Stages stages = rules.stages(log, SignUps.EMPTY, asOf);
        System.out.print(stages.table(log).toText(2));
        Stages before = rules.stages(log.upTo(asOf.minusDays(92)), SignUps.EMPTY, asOf.minusDays(92));
        StageTransitions quarter = StageTransitions.between(before, stages);
        System.out.println("back after a year or more, in a quarter: " + quarter.comebackRate());

        var control = new ControlGroup(0.1, "winter-2027"); // the same customers on every machine
        Audience declining = Audiences.groups(stages, log, SignUps.EMPTY, 7).get(2);
        var stake = declining
                .atStake(before.spendAhead(log, asOf).get(Stage.DECLINING))
                .interval(0.95);
        System.out.print("write to " + declining.treated(control).size());
        System.out.println(", hold out " + declining.heldOut(control).size());
        System.out.printf(Locale.ROOT, "at stake in 92 days: %.0f to %.0f%n", stake.lower() / 100, stake.upper() / 100);
    }

    /** Customers who buy at a rhythm of their own until they leave. */
    static ActivityLog twoYearsOfOrders() {
        var random = new Random(2026);
        int start = (int) LocalDate.of(2025, 1, 1).toEpochDay();
        long[] customers = new long[20_000];
        int[] days = new int[customers.length];
        long[] cents = new long[customers.length];
        int rows = 0;
        for (long customer = 1; customer <= 800; customer++) {
            double gap = 15 + 90 * random.nextDouble();
            double day = random.nextInt(730);
            while (day < 730) {
                customers[rows] = customer;
                days[rows] = start + (int) day;
                cents[rows++] = 1_000 + random.nextInt(6_000);
                day += random.nextDouble() < 0.12 ? 400 + random.nextInt(2_000) : gap * (0.5 + random.nextDouble());
            }
        }
        return ActivityLog.of(
                Arrays.copyOf(customers, rows),
                Arrays.copyOf(days, rows),
                Arrays.copyOf(cents, rows),
                RefundPolicy.NET);
    }
}
