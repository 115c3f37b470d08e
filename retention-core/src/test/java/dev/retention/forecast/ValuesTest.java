package dev.retention.forecast;

import dev.retention.ValueContract;
import dev.retention.activity.ActivityLog;
import dev.retention.lifetime.Nbd;
import dev.retention.period.TimeUnit;
import java.time.LocalDate;
import java.util.List;

class ValuesTest extends ValueContract {

    private static final Nbd MODEL = new Nbd(2, 10, TimeUnit.DAY);

    /** Until day 10, customer 1 buys on a first day and on day 4, customer 2 on day 8. */
    private static HoldOut holdOut(int first, int lastOf1, int lastOf2, int until) {
        var log = ActivityLog.ofEvents(new long[] {1, 1, 1, 2, 2}, new int[] {first, 4, lastOf1, 8, lastOf2});
        return HoldOut.of(log, LocalDate.ofEpochDay(10), LocalDate.ofEpochDay(until));
    }

    /** What a forecast of 1 purchase of each is worth, whoever they are. */
    private static HoldOutEvaluation ofOnes(HoldOut holdOut) {
        return holdOut.evaluate(Forecast.ofMeans(holdOut.calibration(), 5, new double[] {1, 1}));
    }

    @Override
    protected List<List<?>> variants() {
        HoldOut first = holdOut(0, 12, 13, 15);
        return List.of(
                List.of(first, holdOut(1, 12, 13, 15), holdOut(0, 12, 13, 16), holdOut(0, 4, 13, 15)),
                List.of(ofOnes(first), ofOnes(holdOut(1, 12, 13, 15))),
                List.of(
                        first.evaluate(MODEL),
                        first.evaluate(new Nbd(2, 11, TimeUnit.DAY)),
                        holdOut(0, 12, 8, 15).evaluate(MODEL),
                        holdOut(1, 12, 13, 15).evaluate(MODEL)));
    }
}
