package dev.retention.rfm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BinningTest {

    /** 80 customers with one order, 15 with two, 5 with three. */
    private static final long[] ONE_TIME_HEAVY = LongStream.concat(
                    LongStream.generate(() -> 1).limit(80),
                    LongStream.concat(
                            LongStream.generate(() -> 2).limit(15),
                            LongStream.generate(() -> 3).limit(5)))
            .toArray();

    private static int[] scores(Binning binning, BetterEnd better, long... values) {
        byte[] scores = binning.scores(values, better);
        int[] unsigned = new int[scores.length];
        for (int i = 0; i < scores.length; i++) {
            unsigned[i] = scores[i];
        }
        return unsigned;
    }

    private static int[] higher(Binning binning, long... values) {
        return scores(binning, BetterEnd.HIGHER, values);
    }

    private static int[] lower(Binning binning, long... values) {
        return scores(binning, BetterEnd.LOWER, values);
    }

    /** The scores of the three kinds of customers, under a rule that keeps them together. */
    private static void assertStore(Binning binning, int once, int twice, int thrice) {
        int[] scores = higher(binning, ONE_TIME_HEAVY);
        int[] expected = new int[100];
        Arrays.fill(expected, 0, 80, once);
        Arrays.fill(expected, 80, 95, twice);
        Arrays.fill(expected, 95, 100, thrice);
        assertArrayEquals(expected, scores);
    }

    @Test
    void oneTimeHeavyStore() {
        assertStore(Binning.ranks(5), 1, 5, 5);
        assertStore(Binning.quantiles(5), 1, 5, 5);
        assertStore(Binning.percentRanks(5), 1, 5, 5);
        assertStore(Binning.cumulativeShares(5), 4, 5, 5);
        assertStore(Binning.rPackage(5), 1, 4, 5);
    }

    @Test
    void ntileTearsIdenticalCustomersApart() {
        int[] expected = new int[100];
        for (int i = 0; i < 100; i++) {
            expected[i] = i / 20 + 1;
        }
        assertArrayEquals(expected, higher(Binning.ntile(5), ONE_TIME_HEAVY));
        assertFalse(Binning.ntile(5).keepsTiesTogether());
        assertTrue(Binning.ranks(5).keepsTiesTogether());
    }

    @Test
    void ntileBreaksTiesByPosition() {
        assertArrayEquals(new int[] {1, 2, 1, 2}, higher(Binning.ntile(2), 1, 2, 1, 2));
        assertArrayEquals(new int[] {1, 1, 2, 3}, higher(Binning.ntile(3), 7, 7, 7, 7));
        assertArrayEquals(new int[] {1, 1, 2, 3}, lower(Binning.ntile(3), 7, 7, 7, 7));
        assertArrayEquals(new int[] {3, 1, 2}, lower(Binning.ntile(3), 1, 9, 5));
    }

    @Test
    void ntileGivesTheFirstBinsOneMore() {
        assertArrayEquals(new int[] {1, 1, 1, 2, 2, 2, 3, 3}, higher(Binning.ntile(3), 1, 2, 3, 4, 5, 6, 7, 8));
    }

    @Test
    void ntileOfFewerCustomersThanBinsLeavesTheHighestEmpty() {
        assertArrayEquals(new int[] {1, 2}, higher(Binning.ntile(5), 10, 20));
        Thresholds thresholds = Binning.ntile(5).thresholds(new long[] {10, 20}, BetterEnd.HIGHER);
        assertEquals(1, thresholds.score(10));
        assertEquals(2, thresholds.score(20));
    }

    @Test
    void thresholdsOfNtileGiveAValueTheHighestScoreOfItsTies() {
        Thresholds thresholds = Binning.ntile(5).thresholds(ONE_TIME_HEAVY, BetterEnd.HIGHER);
        assertEquals(4, thresholds.score(1));
        assertEquals(5, thresholds.score(2));
    }

    @Test
    void recencyIsTurnedTheRightWayRound() {
        long[] days = {3, 400, 90, 30, 200};
        int[] expected = {5, 1, 3, 4, 2};
        for (Binning binning : List.of(
                Binning.ranks(5),
                Binning.quantiles(5),
                Binning.inverseEcdf(5),
                Binning.rPackage(5),
                Binning.percentRanks(5),
                Binning.cumulativeShares(5),
                Binning.ntile(5),
                Binning.fixed(10, 60, 100, 300))) {
            assertArrayEquals(expected, lower(binning, days), binning.toString());
        }
        assertArrayEquals(new int[] {5, 1, 4, 5, 3}, lower(Binning.equalWidth(5), days));
    }

    @Test
    void rankOfTiesIsTheirLowest() {
        // ranks 1 2 2 4 5: ceil(5 rank / 5)
        assertArrayEquals(new int[] {1, 2, 2, 4, 5}, higher(Binning.ranks(5), 10, 20, 20, 30, 40));
        // the same values, less is better: ranks 5 3 3 2 1
        assertArrayEquals(new int[] {5, 3, 3, 2, 1}, lower(Binning.ranks(5), 10, 20, 20, 30, 40));
    }

    @Test
    void fewerCustomersThanBinsSpread() {
        // ceil(5/3), ceil(10/3), ceil(15/3)
        assertArrayEquals(new int[] {2, 4, 5}, higher(Binning.ranks(5), 1, 2, 3));
        assertArrayEquals(new int[] {5, 4, 2}, lower(Binning.ranks(5), 1, 2, 3));
        // who is worse than all who gave the thresholds gets the lowest score
        assertEquals(
                1,
                Binning.ranks(5)
                        .thresholds(new long[] {1, 2, 3}, BetterEnd.HIGHER)
                        .score(0));
        assertEquals(
                1,
                Binning.ranks(5)
                        .thresholds(new long[] {1, 2, 3}, BetterEnd.LOWER)
                        .score(4));
    }

    @Test
    void aSingleCustomer() {
        assertArrayEquals(new int[] {5}, higher(Binning.ranks(5), 7)); // ceil(5 * 1 / 1)
        assertArrayEquals(new int[] {1}, higher(Binning.quantiles(5), 7));
        assertArrayEquals(new int[] {1}, higher(Binning.inverseEcdf(5), 7));
        assertArrayEquals(new int[] {1}, higher(Binning.rPackage(5), 7));
        assertArrayEquals(new int[] {1}, higher(Binning.percentRanks(5), 7)); // percent_rank is 0
        assertArrayEquals(new int[] {5}, higher(Binning.cumulativeShares(5), 7)); // cume_dist is 1
        assertArrayEquals(new int[] {1}, higher(Binning.ntile(5), 7));
        assertArrayEquals(new int[] {1}, higher(Binning.equalWidth(5), 7));
    }

    @Test
    void interpolatedQuantilesAreStatedExactly() {
        // numpy.quantile([1, 2, 4, 8], [.25, .5, .75]) = 1.75, 3, 5
        Thresholds thresholds = Binning.quantiles(4).thresholds(new long[] {8, 1, 4, 2}, BetterEnd.HIGHER);
        assertArrayEquals(new double[] {1.75, 3, 5}, thresholds.cutPoints());
        assertArrayEquals(new long[] {2, 4, 6}, thresholds.starts());
    }

    @Test
    void aValueOnAQuantileIsInTheBinBelow() {
        Thresholds thresholds = Binning.quantiles(4).thresholds(new long[] {1, 2, 4, 8}, BetterEnd.HIGHER);
        assertEquals(2, thresholds.score(3));
        assertEquals(3, thresholds.score(4));
    }

    @Test
    void inverseEcdfCutsAtAValue() {
        // percentile_disc(0.5) of four values is the second
        Thresholds thresholds = Binning.inverseEcdf(2).thresholds(new long[] {1, 2, 4, 8}, BetterEnd.HIGHER);
        assertArrayEquals(new double[] {2}, thresholds.cutPoints());
        assertEquals(1, thresholds.score(2));
        assertEquals(2, thresholds.score(3));
        // less is better: the same cut, the scores turned
        Thresholds turned = Binning.inverseEcdf(2).thresholds(new long[] {1, 2, 4, 8}, BetterEnd.LOWER);
        assertEquals(2, turned.score(2));
        assertEquals(1, turned.score(3));
    }

    @Test
    void quantilesAreExactBeyondTheRangeOfDoubles() {
        long huge = 1L << 60; // neighbours are 256 apart as doubles
        long[] values = {huge, huge + 1, huge + 2, huge + 3};
        // type 7 median 1.5 above: the third value is the first above it
        assertArrayEquals(new int[] {1, 1, 2, 2}, higher(Binning.quantiles(2), values));
        assertArrayEquals(new int[] {1, 2, 3, 4}, higher(Binning.ranks(4), values));
    }

    @Test
    void theWholeRangeOfValuesWorks() {
        long[] values = {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE - 1};
        assertArrayEquals(new int[] {1, 2, 3, 4}, higher(Binning.ranks(4), values));
        assertArrayEquals(new int[] {4, 3, 2, 1}, lower(Binning.ranks(4), values));
        assertArrayEquals(new int[] {1, 1, 2, 2}, higher(Binning.quantiles(2), values));
        assertArrayEquals(new int[] {1, 2, 2, 2}, higher(Binning.equalWidth(2), values)); // the middle is -1
        assertArrayEquals(new int[] {1, 2, 3, 4}, higher(Binning.ntile(4), values));
        assertArrayEquals(new int[] {4, 3, 2, 1}, lower(Binning.ntile(4), values));
    }

    @Test
    void theGreatestLongIsRejected() {
        var e = assertThrows(
                IllegalArgumentException.class,
                () -> Binning.ranks(5).thresholds(new long[] {1, Long.MAX_VALUE}, BetterEnd.HIGHER));
        assertEquals("values[1] must be < 9223372036854775807, got values[1]=9223372036854775807", e.getMessage());
    }

    @Test
    void amountsBelowOneUnitAreBinnedAsFinely() {
        long[] cents = {10, 25, 40, 70, 95};
        assertArrayEquals(new int[] {1, 2, 3, 4, 5}, higher(Binning.ranks(5), cents));
        assertArrayEquals(new int[] {1, 2, 3, 4, 5}, higher(Binning.quantiles(5), cents));
        // R reads 0.10, 0.25, 0.40, 0.70, 0.95 and adds one to each quantile
        assertArrayEquals(new int[] {1, 1, 1, 1, 1}, higher(Binning.rPackage(5, 100), cents));
    }

    @Test
    void theRulesOfTheRPackageScaleWithTheirUnit() {
        long[] dollars = {1, 3, 4, 7, 9, 12};
        long[] cents = Arrays.stream(dollars).map(d -> d * 100).toArray();
        assertArrayEquals(higher(Binning.rPackage(3), dollars), higher(Binning.rPackage(3, 100), cents));
        assertNotEquals(Binning.rPackage(3), Binning.rPackage(3, 100));
    }

    @Test
    void equalWidthsAreHalfOpenButForTheLast() {
        // widths of 25 from 0 to 100
        assertArrayEquals(new int[] {1, 1, 2, 2, 4, 4}, higher(Binning.equalWidth(4), 0, 24, 25, 49, 75, 100));
        // 1 to 4 in three bins: cuts at 2 and 3
        assertArrayEquals(new int[] {1, 2, 3, 3}, higher(Binning.equalWidth(3), 1, 2, 3, 4));
    }

    @Test
    void equalValuesHaveNoWidth() {
        assertArrayEquals(new int[] {1, 1, 1}, higher(Binning.equalWidth(4), 5, 5, 5));
    }

    @Test
    void fixedThresholdsNeedNoValues() {
        Thresholds thresholds = Binning.fixed(31, 91, 181).thresholds(new long[0], BetterEnd.LOWER);
        assertEquals(4, thresholds.bins());
        assertEquals(4, thresholds.score(30));
        assertEquals(3, thresholds.score(31));
        assertEquals(1, thresholds.score(181));
        assertArrayEquals(new double[] {31, 91, 181}, thresholds.cutPoints());
    }

    @Test
    void oneBinHoldsAll() {
        assertArrayEquals(new int[] {1, 1}, higher(Binning.ranks(1), 3, 9));
        assertArrayEquals(new int[] {1, 1}, lower(Binning.fixed(), 3, 9));
        assertEquals(
                "Thresholds[1: any]",
                Binning.fixed().thresholds(new long[0], BetterEnd.LOWER).toString());
    }

    @Test
    void scoresGoUpTo127() {
        long[] values = LongStream.range(0, 127).toArray();
        int[] scores = higher(Binning.ranks(127), values);
        for (int i = 0; i < 127; i++) {
            assertEquals(i + 1, scores[i]);
        }
    }

    @Test
    void binsOfNoRuleAreFewerThanOneOrMoreThan127() {
        List<IntFunction<Binning>> rules = List.of(
                Binning::ranks,
                Binning::quantiles,
                Binning::inverseEcdf,
                Binning::rPackage,
                Binning::percentRanks,
                Binning::cumulativeShares,
                Binning::ntile,
                Binning::equalWidth);
        for (IntFunction<Binning> rule : rules) {
            var e = assertThrows(IllegalArgumentException.class, () -> rule.apply(0));
            assertEquals("bins must be in [1, 127], got bins=0", e.getMessage());
            var tooMany = assertThrows(IllegalArgumentException.class, () -> rule.apply(128));
            assertEquals("bins must be in [1, 127], got bins=128", tooMany.getMessage());
            assertEquals(127, rule.apply(127).bins());
        }
        var manyStarts = assertThrows(
                IllegalArgumentException.class,
                () -> Binning.fixed(LongStream.range(0, 127).toArray()));
        assertEquals("bins must be in [1, 127], got bins=128", manyStarts.getMessage());
    }

    @Test
    void unsortedThresholdsAreRejected() {
        var e = assertThrows(IllegalArgumentException.class, () -> Binning.fixed(31, 181, 91));
        assertEquals("starts must ascend, got starts[1]=181, starts[2]=91", e.getMessage());
        var twice = assertThrows(IllegalArgumentException.class, () -> Binning.fixed(31, 31));
        assertEquals("starts must ascend, got starts[0]=31, starts[1]=31", twice.getMessage());
    }

    @Test
    void thresholdsWithoutValuesAreRejected() {
        var e = assertThrows(
                IllegalArgumentException.class, () -> Binning.quantiles(5).thresholds(new long[0], BetterEnd.HIGHER));
        assertEquals("values must not be empty", e.getMessage());
    }

    @Test
    void aUnitBelowOneIsRejected() {
        var e = assertThrows(IllegalArgumentException.class, () -> Binning.rPackage(5, 0));
        assertEquals("unit must be >= 1, got unit=0", e.getMessage());
    }

    @Test
    void aBinThatWouldBeginBeyondALongIsAnError() {
        long[] values = {Long.MAX_VALUE - 1};
        long[] starts = {Long.MAX_VALUE};
        assertArrayEquals(
                starts,
                Binning.rPackage(2, 1).thresholds(values, BetterEnd.HIGHER).starts());
        var e = assertThrows(
                ArithmeticException.class, () -> Binning.rPackage(2, 2).thresholds(values, BetterEnd.HIGHER));
        assertEquals(
                "ceil(quantile) + unit overflows a long, got ceil(quantile)=9223372036854775806, unit=2",
                e.getMessage());
    }

    @Test
    void nullsAreNamed() {
        assertEquals(
                "better",
                assertThrows(
                                NullPointerException.class,
                                () -> Binning.inverseEcdf(5).thresholds(new long[1], null))
                        .getMessage());
        assertEquals(
                "values",
                assertThrows(NullPointerException.class, () -> Binning.ranks(5).thresholds(null, BetterEnd.HIGHER))
                        .getMessage());
        assertEquals(
                "values",
                assertThrows(NullPointerException.class, () -> Binning.ntile(5).scores(null, BetterEnd.HIGHER))
                        .getMessage());
    }

    @Test
    void thresholdsDescribeTheRanges() {
        Thresholds recency = Binning.fixed(31, 91, 92).thresholds(new long[0], BetterEnd.LOWER);
        assertEquals("Thresholds[1: >= 92, 2: 91, 3: 31..90, 4: < 31]", recency.toString());
        Thresholds ties = Binning.ranks(5).thresholds(ONE_TIME_HEAVY, BetterEnd.HIGHER);
        assertEquals("Thresholds[1: < 2, 2: none, 3: none, 4: none, 5: >= 2]", ties.toString());
        var e = assertThrows(IllegalArgumentException.class, () -> ties.rangeOf(6));
        assertEquals("score must be in [1, 5], got score=6", e.getMessage());
    }

    @Test
    void thresholdsAreValues() {
        Thresholds a = Binning.ranks(3).thresholds(new long[] {1, 2, 3}, BetterEnd.HIGHER);
        Thresholds b = Binning.ranks(3).thresholds(new long[] {3, 1, 2}, BetterEnd.HIGHER);
        assertEquals(a, b);
        assertEquals(a.hashCode(), b.hashCode());
        assertNotEquals(a, Binning.ranks(3).thresholds(new long[] {1, 2, 3}, BetterEnd.LOWER));
        assertEquals(BetterEnd.HIGHER, a.better());
        a.starts()[0] = 99;
        a.cutPoints()[0] = 99;
        assertEquals(a, b);
    }

    @Test
    void fixedRulesAreValues() {
        assertEquals(Binning.fixed(1, 2), Binning.fixed(1, 2));
        assertEquals(Binning.fixed(1, 2).hashCode(), Binning.fixed(1, 2).hashCode());
        assertNotEquals(Binning.fixed(1, 2), Binning.fixed(1, 3));
        assertEquals("Fixed[starts=[1, 2]]", Binning.fixed(1, 2).toString());
        assertEquals("Ranks[bins=5]", Binning.ranks(5).toString());
    }

    @Test
    void equalWidthsAreCutWhereTheyMeet() {
        Thresholds thresholds = Binning.equalWidth(4).thresholds(new long[] {0, 10}, BetterEnd.HIGHER);
        assertArrayEquals(new double[] {2.5, 5, 7.5}, thresholds.cutPoints());
        assertArrayEquals(new long[] {3, 5, 8}, thresholds.starts());
    }
}
