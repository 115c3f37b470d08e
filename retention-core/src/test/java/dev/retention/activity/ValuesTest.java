package dev.retention.activity;

import dev.retention.ValueContract;
import dev.retention.activity.OrderFold.Amount;
import dev.retention.activity.OrderFold.Choice;
import java.util.List;

class ValuesTest extends ValueContract {

    private static ActivityLog log(long third, int day, int count, long amount) {
        return ActivityLog.ofEntries(
                new long[] {1, 1, third}, new int[] {10, 11, day}, new int[] {1, 2, count}, new long[] {5, 0, amount});
    }

    private static EntrySums sums(int count, long amount) {
        return EntrySums.of(new int[] {1, count}, new long[] {5, amount}, 2);
    }

    /** The second log has its third entry with another customer, so that the first customer has three. */
    @Override
    protected List<List<?>> variants() {
        return List.of(
                List.of(
                        log(2, 12, 3, 7),
                        log(1, 12, 3, 7),
                        log(3, 12, 3, 7),
                        log(2, 13, 3, 7),
                        log(2, 12, 4, 7),
                        log(2, 12, 3, 8),
                        ActivityLog.ofEntries(
                                new long[] {1, 2, 2}, new int[] {10, 11, 12}, new int[] {1, 2, 3}, new long[] {5, 0, 7
                                }),
                        ActivityLog.EMPTY),
                List.of(sums(2, 7), sums(3, 7), sums(2, 8)),
                List.of(KeyIndex.of(List.of("a", "b")), KeyIndex.of(List.of("b", "a")), KeyIndex.of(List.of("a"))),
                List.of(
                        new OrderFold(Amount.OF_THE_LINE, Choice.KEPT, Choice.KEPT),
                        new OrderFold(Amount.OF_THE_ORDER, Choice.KEPT, Choice.KEPT),
                        new OrderFold(Amount.OF_THE_LINE, Choice.DROPPED, Choice.KEPT),
                        new OrderFold(Amount.OF_THE_LINE, Choice.KEPT, Choice.DROPPED)));
    }
}
