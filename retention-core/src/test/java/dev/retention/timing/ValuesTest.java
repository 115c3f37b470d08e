package dev.retention.timing;

import dev.retention.ValueContract;
import dev.retention.activity.ActivityLog;
import java.time.LocalDate;
import java.util.List;

class ValuesTest extends ValueContract {

    private static TimingHoldOut holdOut(long customer, int first, int second, int last, int until) {
        var log =
                ActivityLog.ofEvents(new long[] {customer, customer, customer, 2}, new int[] {first, second, last, 8});
        return TimingHoldOut.of(log, LocalDate.ofEpochDay(10), LocalDate.ofEpochDay(until));
    }

    private static TimingHoldOut between(int second) {
        var log = ActivityLog.ofEvents(new long[] {1, 1, 1}, new int[] {0, second, 8});
        return TimingHoldOut.of(log, LocalDate.ofEpochDay(10), LocalDate.ofEpochDay(15));
    }

    @Override
    protected List<List<?>> variants() {
        return List.of(
                List.of(
                        holdOut(1, 0, 4, 12, 15),
                        holdOut(0, 0, 4, 12, 15),
                        holdOut(1, 0, 5, 12, 15),
                        holdOut(1, 1, 4, 12, 15),
                        holdOut(1, 0, 4, 13, 15),
                        holdOut(1, 0, 4, 12, 16)),
                // the gaps are 4 and 4, or 2 and 6: the buyers are the same
                List.of(between(4), between(2)),
                List.of(new TimingEvaluation(40, 12.5, 0.48, 0.79), new TimingEvaluation(41, 12.5, 0.48, 0.79)));
    }
}
