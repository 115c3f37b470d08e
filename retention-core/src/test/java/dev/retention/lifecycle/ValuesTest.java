package dev.retention.lifecycle;

import dev.retention.ValueContract;
import dev.retention.lifetime.RepurchaseTiming;
import dev.retention.period.TimeUnit;
import java.time.LocalDate;
import java.util.List;

class ValuesTest extends ValueContract {

    private static final LocalDate DAY = LocalDate.of(2024, 3, 15);
    private static final int STAGES = Stage.values().length;

    private static RepurchaseTiming timing(double shape) {
        return new RepurchaseTiming(shape, 0.25, 4.5, 0.75, 2.5, TimeUnit.DAY);
    }

    private static Stages stages(LocalDate asOf, long customer, Stage stage) {
        return Stages.of(asOf, new long[] {1, customer}, new Stage[] {Stage.NEW, stage});
    }

    private static StageTable table(LocalDate asOf, long customers, long revenueMinor) {
        long[] counts = new long[STAGES];
        long[] revenues = new long[STAGES];
        counts[Stage.ACTIVE.ordinal()] = customers;
        revenues[Stage.ACTIVE.ordinal()] = revenueMinor;
        return StageTable.of(asOf, counts, revenues);
    }

    private static StageTransitions transitions(LocalDate before, LocalDate after, long stayed, long arrived) {
        long[][] counts = new long[STAGES][STAGES];
        long[] arrivals = new long[STAGES];
        counts[Stage.ACTIVE.ordinal()][Stage.ACTIVE.ordinal()] = stayed;
        arrivals[Stage.NEW.ordinal()] = arrived;
        return StageTransitions.of(before, after, counts, arrivals);
    }

    @Override
    protected List<List<?>> variants() {
        return List.of(
                List.of(
                        SignUps.trials(new long[] {8, 9}, new int[] {100, 150}, new int[] {120, 170}),
                        SignUps.trials(new long[] {8, 10}, new int[] {100, 150}, new int[] {120, 170}),
                        SignUps.trials(new long[] {8, 9}, new int[] {100, 151}, new int[] {120, 170}),
                        SignUps.trials(new long[] {8, 9}, new int[] {100, 150}, new int[] {120, 171}),
                        SignUps.of(new long[] {8, 9}, new int[] {100, 150})),
                List.of(
                        Silence.lateness(timing(1.5)),
                        Silence.days(),
                        Silence.lateness(timing(1.25)),
                        Silence.probabilityGone(timing(1.5))),
                List.of(
                        StageRules.exhaustive(Silence.days(), StageRule.all(Stage.ACTIVE)),
                        StageRules.exhaustive(Silence.lateness(timing(1.5)), StageRule.all(Stage.ACTIVE)),
                        StageRules.exhaustive(Silence.days(), StageRule.all(Stage.NEW)),
                        StageRules.ofWindows(new StageWindows(30, 60, 90)),
                        StageRules.ofWindows(new StageWindows(30, 60, 91))),
                List.of(
                        stages(DAY, 7, Stage.ACTIVE),
                        stages(DAY.plusDays(1), 7, Stage.ACTIVE),
                        stages(DAY, 8, Stage.ACTIVE),
                        stages(DAY, 7, Stage.LAPSED)),
                List.of(table(DAY, 3, 900), table(DAY.plusDays(1), 3, 900), table(DAY, 4, 900), table(DAY, 3, 901)),
                List.of(
                        transitions(DAY, DAY.plusDays(30), 3, 2),
                        transitions(DAY.plusDays(1), DAY.plusDays(30), 3, 2),
                        transitions(DAY, DAY.plusDays(31), 3, 2),
                        transitions(DAY, DAY.plusDays(30), 4, 2),
                        transitions(DAY, DAY.plusDays(30), 3, 1)));
    }
}
