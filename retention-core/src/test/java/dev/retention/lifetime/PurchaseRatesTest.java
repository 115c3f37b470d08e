package dev.retention.lifetime;

import static dev.retention.period.TimeUnit.WEEK;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.history.BuyerHistories;
import dev.retention.history.GroupedHistories;
import dev.retention.internal.math.Maximizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where searches begin, and what saves them work. */
class PurchaseRatesTest {

    private static GroupedHistories histories(int[] repeats, double[] lastAges, double[] ages, long... counts) {
        return GroupedHistories.of(repeats, lastAges, ages, counts, WEEK);
    }

    private static final GroupedHistories TEN =
            histories(new int[] {0, 2, 4}, new double[] {0, 5, 8}, new double[] {10, 10, 10}, 5, 3, 2);

    /** By the first two moments: rate Σx / ΣT, shape 1 / (Σ x (x - 1) / ΣT² / rate² - 1), in [1/8, 8]. */
    @Test
    void ratesAreGuessedByTwoMoments() {
        double spread = 30 / 1_000.0 / (0.14 * 0.14) - 1;
        assertArrayEquals(new double[] {1 / spread, 1 / spread / 0.14}, PurchaseRates.guess(TEN), 1e-12);
        assertEquals((3 * 5 + 2 * 8) / 14.0, PurchaseRates.timeBetweenPurchasesOfRepeaters(TEN), 1e-15);
        assertEquals(10, PurchaseRates.meanAge(TEN));
        GroupedHistories uneven = histories(new int[] {1, 3}, new double[] {4, 9}, new double[] {6, 12}, 2, 1);
        // Σx = 5, ΣT = 24, Σ x (x - 1) = 6, ΣT² = 216.
        double rate = 5 / 24.0;
        assertEquals(8, PurchaseRates.guess(uneven)[0]);
        assertEquals(8 / rate, PurchaseRates.guess(uneven)[1], 1e-12);
        assertEquals(8, PurchaseRates.meanAge(uneven), 1e-15);
        assertEquals(17 / 5.0, PurchaseRates.timeBetweenPurchasesOfRepeaters(uneven), 1e-15);
        GroupedHistories one = histories(new int[] {0, 50}, new double[] {0, 9}, new double[] {10, 10}, 99, 1);
        assertEquals(0.125, PurchaseRates.guess(one)[0]);
    }

    /** A grid of 24 steps of the longest age: nobody is younger than a step, and nobody bought after the end. */
    @Test
    void theCoarseGridHasTwentyFourSteps() {
        GroupedHistories coarse = CoarseHistories.of(histories(
                new int[] {0, 0, 1, 2, 3},
                new double[] {0, 0, 0.2, 23.6, 10.4},
                new double[] {0.1, 48, 3.2, 23.8, 20.9},
                4,
                3,
                2,
                1,
                5));
        assertEquals(
                histories(
                        new int[] {0, 0, 1, 2, 3},
                        new double[] {0, 0, 2, 24, 10},
                        new double[] {2, 48, 4, 24, 20},
                        4,
                        3,
                        2,
                        1,
                        5),
                coarse);
    }

    private static GroupedHistories rows(int rows, int ages) {
        int[] repeats = new int[rows];
        double[] times = new double[rows];
        for (int i = 0; i < rows; i++) {
            repeats[i] = 1 + i / ages;
            times[i] = 24 + i % ages;
        }
        return histories(repeats, times, times, Simulated.ones(rows));
    }

    private static Fit<Double> found(Set<Limit> limits) {
        var family = new ModelFamily<>("any", List.of("rate"), theta -> theta[0], ModelFamily::unknownLimit);
        return new Maximum<>(family, limits, Maximizer.maximize(FitTest.SIXTEEN_IN_FOUR, new double[] {4}), 1);
    }

    /** A coarse grid is searched first where there are more than 1,500 rows, and it has at most half of them. */
    @Test
    void ofManyRowsTheTopOfTheGridIsTheStart() {
        var asked = new ArrayList<Integer>();
        Function<GroupedHistories, Fit<Double>> search = coarse -> {
            asked.add(coarse.rowCount());
            return found(Set.of());
        };
        Function<Double, double[]> parameters = rate -> new double[] {rate, 2 * rate};
        assertEquals(0, CoarseHistories.start(rows(1_500, 1_500), search, parameters).length);
        assertEquals(List.of(), asked);
        double[][] start = CoarseHistories.start(rows(1_501, 1_501), search, parameters);
        assertEquals(1, asked.size());
        assertTrue(asked.get(0) <= 25, asked::toString);
        assertEquals(1, start.length);
        assertArrayEquals(new double[] {4, 8}, start[0], 1e-9);
        // Of ages of 24 to 47 weeks a grid of 47/24 has 13: of 1,608 rows of 67 purchases and more 871, which is more
        // than half.
        assertEquals(0, CoarseHistories.start(rows(1_608, 24), search, parameters).length);
        assertEquals(1, asked.size());
        // Of ages of 24 to 49 weeks a grid of 49/24 has 13 too: just half.
        assertEquals(1, CoarseHistories.start(rows(1_742, 26), search, parameters).length);
        assertEquals(List.of(871), asked.subList(1, 2));
        Fit<Double> none = new NoMaximum<>(NoMaximum.Reason.NOT_SETTLED, "none", Map.of());
        assertEquals(0, CoarseHistories.start(rows(1_501, 1_501), coarse -> none, parameters).length);
        assertEquals(
                0,
                CoarseHistories.start(rows(1_501, 1_501), coarse -> found(Set.of(Limit.SAME_RATE)), parameters).length);
    }

    @Test
    void aFigureIsWorkedOutOnce() {
        List<String> asked = new ArrayList<>();
        var cache = new FigureCache(4, (x, age) -> {
            asked.add(x + " " + age);
            return 100 * x + age;
        });
        assertEquals(305, cache.get(3, 5));
        assertEquals(305, cache.get(3, 5));
        assertEquals(List.of("3 5.0"), asked);
        for (int x = 0; x < 40; x++) {
            for (int age = 0; age < 40; age++) {
                assertEquals(100 * x + age, cache.get(x, age));
                assertEquals(100 * x + age + 0.5, cache.get(x, age + 0.5));
            }
        }
        assertEquals(7, new FigureCache(1, (x, age) -> 7).get(0, 0));
    }

    /** Sixty figures that recur again and again are worked out about once each, though few of them meet. */
    @Test
    void whatRecursIsWorkedOutOnce() {
        List<Integer> asked = new ArrayList<>();
        var cache = new FigureCache(1_000, (x, age) -> {
            asked.add(x);
            return age;
        });
        for (int i = 0; i < 1_000; i++) {
            cache.get(i % 6, 41 + i % 10);
        }
        assertTrue(asked.size() < 100, asked.size() + " of 30");
    }

    private static BuyerHistories buyers(
            int size, IntUnaryOperator repeats, IntUnaryOperator last, IntUnaryOperator age) {
        int[] x = IntStream.range(0, size).map(repeats).toArray();
        double[] lastAges = IntStream.range(0, size)
                .mapToDouble(i -> last.applyAsInt(i) * 0.7)
                .toArray();
        double[] ages = IntStream.range(0, size)
                .mapToDouble(i -> age.applyAsInt(i) * 0.7)
                .toArray();
        return BuyerHistories.of(new long[size], x, lastAges, ages, new long[size], WEEK);
    }

    private static int workedOut(BuyerHistories buyers) {
        var equal = new EqualHistories(buyers);
        int workedOut = 0;
        for (int i = 0; i < buyers.size(); i++) {
            int earlier = equal.earlier(i);
            workedOut += earlier == i ? 1 : 0;
            assertEquals(buyers.get(i), buyers.get(earlier));
            assertTrue(earlier <= i);
        }
        return workedOut;
    }

    /** Thirty histories that recur, and differ in one thing or in all, are worked out about once each. */
    @Test
    void equalHistoriesShareTheWork() {
        var same = buyers(4, i -> 2, i -> 5, i -> 9);
        assertEquals(1, workedOut(same));
        assertEquals(0, new EqualHistories(same).earlier(0));
        for (BuyerHistories each : List.of(
                buyers(600, i -> 1 + i % 30, i -> 50, i -> 90),
                buyers(600, i -> 2, i -> 10 + i % 30, i -> 90),
                buyers(600, i -> 2, i -> 10, i -> 20 + i % 30),
                buyers(600, i -> 1 + i % 5, i -> 10 + i % 3, i -> 20 + i % 2),
                buyers(600, i -> 0, i -> 0, i -> 20 + i % 30))) {
            int workedOut = workedOut(each);
            assertTrue(workedOut >= 30 && workedOut < 200, workedOut + " of 30");
        }
    }
}
