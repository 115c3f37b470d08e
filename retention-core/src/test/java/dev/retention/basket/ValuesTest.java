package dev.retention.basket;

import dev.retention.ValueContract;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

class ValuesTest extends ValueContract {

    private static Baskets baskets(long basket, long item) {
        return Baskets.of(new long[] {1, 1, 2, basket}, new long[] {10, 20, 10, item});
    }

    private static PairCounts pairs(long minimumCount, ItemSet... contents) {
        Baskets all = Baskets.EMPTY;
        for (int basket = 0; basket < contents.length; basket++) {
            long[] items = contents[basket].toArray();
            long[] baskets = new long[items.length];
            Arrays.fill(baskets, basket);
            all = all.plus(Baskets.of(baskets, items));
        }
        return PairCounts.of(all, minimumCount);
    }

    private static FrequentItemSets sets(long baskets, long minimumCount, long both) {
        return FrequentItemSets.of(
                baskets, minimumCount, Map.of(ItemSet.of(10), 9L, ItemSet.of(20), 8L, ItemSet.of(10, 20), both));
    }

    private static ItemLog log(long customer, int day, long item) {
        return ItemLog.of(new long[] {1, 1, 2, customer}, new int[] {5, 8, 5, day}, new long[] {10, 20, 10, item});
    }

    @Override
    protected List<List<?>> variants() {
        return List.of(
                List.of(
                        baskets(3, 20),
                        baskets(4, 20),
                        baskets(3, 30),
                        baskets(3, 10),
                        baskets(2, 20),
                        Baskets.of(new long[] {1, 1, 2, 3}, new long[] {10, 30, 10, 30}),
                        Baskets.of(new long[0], new long[0])),
                // the same three contents: of two baskets, cut in two ways
                List.of(
                        Baskets.of(new long[] {1, 1, 2}, new long[] {10, 20, 30}),
                        Baskets.of(new long[] {1, 2, 2}, new long[] {10, 20, 30})),
                List.of(sets(20, 5, 7), sets(21, 5, 7), sets(20, 6, 7), sets(20, 5, 6)),
                List.of(
                        log(3, 9, 20),
                        log(4, 9, 20),
                        log(3, 10, 20),
                        log(3, 9, 30),
                        log(3, 9, 10),
                        log(2, 9, 20),
                        ItemLog.of(new long[] {1, 1, 2, 3}, new int[] {5, 8, 5, 9}, new long[] {10, 30, 10, 30}),
                        ItemLog.of(new long[0], new int[0], new long[0])),
                List.of(
                        ItemLog.of(new long[] {1, 1, 2}, new int[] {5, 6, 7}, new long[] {10, 20, 30}),
                        ItemLog.of(new long[] {1, 2, 2}, new int[] {5, 6, 7}, new long[] {10, 20, 30})),
                List.of(ItemSet.of(10, 20), ItemSet.of(10, 30), ItemSet.of(10)),
                List.of(
                        PairCounts.of(baskets(3, 20), 1),
                        PairCounts.of(baskets(4, 10), 1),
                        PairCounts.of(baskets(2, 20), 1),
                        PairCounts.of(baskets(3, 20), 2),
                        PairCounts.of(Baskets.of(new long[] {1, 1, 2, 3}, new long[] {10, 30, 10, 30}), 1)),
                // each item in two baskets, and each two items in one of them: of four baskets or of three
                List.of(
                        pairs(1, ItemSet.of(1, 2, 3), ItemSet.of(1), ItemSet.of(2), ItemSet.of(3)),
                        pairs(1, ItemSet.of(1, 2), ItemSet.of(1, 3), ItemSet.of(2, 3))),
                List.of(pairs(1, ItemSet.of(1, 2), ItemSet.of(1, 2)), pairs(2, ItemSet.of(1, 2), ItemSet.of(1, 2))),
                // each item in two of four baskets, and two pairs, which begin elsewhere or end elsewhere
                List.of(
                        pairs(1, ItemSet.of(1, 2), ItemSet.of(1, 3), ItemSet.of(2), ItemSet.of(3)),
                        pairs(1, ItemSet.of(1, 2), ItemSet.of(2, 3), ItemSet.of(1), ItemSet.of(3)),
                        pairs(1, ItemSet.of(1, 3), ItemSet.of(2, 3), ItemSet.of(1), ItemSet.of(2))),
                // each item in three of five baskets, and one of the pairs in two of them
                List.of(
                        pairs(1, ItemSet.of(1, 2), ItemSet.of(1, 2), ItemSet.of(1, 3), ItemSet.of(2, 3), ItemSet.of(3)),
                        pairs(
                                1,
                                ItemSet.of(1, 2),
                                ItemSet.of(1, 3),
                                ItemSet.of(1, 3),
                                ItemSet.of(2, 3),
                                ItemSet.of(2))));
    }
}
