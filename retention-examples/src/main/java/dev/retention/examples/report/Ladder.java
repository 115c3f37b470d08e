package dev.retention.examples.report;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.ActivityRates;
import dev.retention.rate.PurchaseLadder;
import java.util.List;
import java.util.stream.LongStream;

/** How many customers took which step: the first order, the second … */
final class Ladder {

    private static final int STEPS_SHOWN = 10;

    private Ladder() {}

    /**
     * @param order the number of the order
     * @param customers who has placed so many or more
     * @param next of these, who has placed one more
     */
    record Step(long order, long customers, Rate next) {}

    static List<Step> of(ActivityLog log) {
        PurchaseLadder ladder = ActivityRates.purchaseLadder(log);
        return LongStream.rangeClosed(1, Math.min(STEPS_SHOWN, ladder.mostPurchases()))
                .mapToObj(k -> new Step(k, ladder.atLeast(k), Rate.of(ladder.next(k))))
                .toList();
    }
}
