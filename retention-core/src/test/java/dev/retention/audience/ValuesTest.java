package dev.retention.audience;

import dev.retention.ValueContract;
import dev.retention.activity.ActivityLog;
import dev.retention.lifetime.RepurchaseTiming;
import dev.retention.period.TimeUnit;
import java.time.LocalDate;
import java.util.List;

class ValuesTest extends ValueContract {

    private static final LocalDate DAY = LocalDate.ofEpochDay(50);

    private static Audience audience(String name, long customer, String reason) {
        return Audience.of(name, new long[] {1, customer}, new String[] {"silent", reason});
    }

    private static Suppression suppression(long unsubscribed, long complained, long contacted, int day, int quietDays) {
        return Suppression.NOBODY
                .withUnsubscribed(3, unsubscribed)
                .withComplained(complained)
                .withContacted(new long[] {1, contacted}, new int[] {15_100, day}, quietDays);
    }

    private static DueCustomers due(int day, double shape, LocalDate asOf) {
        int shift = (int) (asOf.toEpochDay() - DAY.toEpochDay());
        var log = ActivityLog.ofEvents(new long[] {1, 1, 2}, new int[] {shift, 12 + shift, day + shift});
        return DueCustomers.of(log, new RepurchaseTiming(shape, 0.25, 4.5, 0.75, 2.5, TimeUnit.DAY), asOf);
    }

    @Override
    protected List<List<?>> variants() {
        return List.of(
                List.of(
                        audience("Win back", 4, "late"),
                        audience("Come back", 4, "late"),
                        audience("Win back", 5, "late"),
                        audience("Win back", 4, "silent")),
                List.of(
                        suppression(5, 9, 2, 15_110, 30),
                        suppression(6, 9, 2, 15_110, 30),
                        suppression(5, 8, 2, 15_110, 30),
                        suppression(5, 9, 7, 15_110, 30),
                        suppression(5, 9, 2, 15_111, 30),
                        suppression(5, 9, 2, 15_110, 31),
                        Suppression.NOBODY),
                List.of(due(8, 1.5, DAY), due(9, 1.5, DAY), due(8, 1.25, DAY), due(8, 1.5, DAY.plusDays(1))));
    }
}
