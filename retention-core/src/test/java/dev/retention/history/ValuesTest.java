package dev.retention.history;

import dev.retention.ValueContract;
import dev.retention.period.TimeUnit;
import java.util.List;

class ValuesTest extends ValueContract {

    private static BuyerHistories buyers(
            long customer, int repeats, double lastAge, double age, long spend, TimeUnit unit) {
        return BuyerHistories.of(
                new long[] {1, customer},
                new int[] {0, repeats},
                new double[] {0, lastAge},
                new double[] {20, age},
                new long[] {0, spend},
                unit);
    }

    private static GroupedHistories histories(TimeUnit unit, long count) {
        return GroupedHistories.of(
                new int[] {0, 3}, new double[] {0, 12.5}, new double[] {20, 30}, new long[] {5, count}, unit);
    }

    private static PurchaseGaps gaps(double gap, long count, TimeUnit unit) {
        return PurchaseGaps.of(histories(unit, count), new double[] {2, gap}, new long[] {1, 3 * count - 1});
    }

    @Override
    protected List<List<?>> variants() {
        return List.of(
                List.of(
                        buyers(2, 3, 12.5, 30, 900, TimeUnit.DAY),
                        buyers(3, 3, 12.5, 30, 900, TimeUnit.DAY),
                        buyers(2, 4, 12.5, 30, 900, TimeUnit.DAY),
                        buyers(2, 3, 13.5, 30, 900, TimeUnit.DAY),
                        buyers(2, 3, 12.5, 31, 900, TimeUnit.DAY),
                        buyers(2, 3, 12.5, 30, 901, TimeUnit.DAY),
                        buyers(2, 3, 12.5, 30, 900, TimeUnit.WEEK)),
                List.of(histories(TimeUnit.DAY, 7), histories(TimeUnit.WEEK, 7), histories(TimeUnit.DAY, 8)),
                List.of(
                        GroupedSpend.of(new int[] {1, 3}, new long[] {100, 900}),
                        GroupedSpend.of(new int[] {1, 3}, new long[] {100, 901})),
                List.of(gaps(4, 2, TimeUnit.DAY), gaps(5, 2, TimeUnit.DAY), gaps(4, 2, TimeUnit.WEEK)),
                List.of(
                        RenewalCounts.of(TimeUnit.MONTH, new long[] {80, 70}, new long[] {20, 10}),
                        RenewalCounts.of(TimeUnit.YEAR, new long[] {80, 70}, new long[] {20, 10}),
                        RenewalCounts.of(TimeUnit.MONTH, new long[] {80, 71}, new long[] {20, 9}),
                        RenewalCounts.of(TimeUnit.MONTH, new long[] {80, 70}, new long[] {20, 9}),
                        RenewalCounts.of(TimeUnit.MONTH, new long[] {80, 69}, new long[] {20, 10})));
    }
}
