package dev.retention.rfm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.activity.ActivityLog;
import dev.retention.rfm.CustomerSummary.Frequency;
import dev.retention.rfm.CustomerSummary.Monetary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RfmScoringTest {

    private static List<String> codes(RfmScores scores) {
        var codes = new String[scores.customerCount()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = scores.isScored(i) ? scores.score(i).code() : "-";
        }
        return List.of(codes);
    }

    private static final CustomerSummary FIVE = Summaries.of(
            new int[] {3, 400, 90, 30, 200}, new int[] {9, 1, 3, 7, 2}, new long[] {90_00, 95_00, 1_00, 50_00, 10_00});

    private static final CustomerSummary WITH_PROSPECT =
            Summaries.of(new int[] {3, 0, 400, 90}, new int[] {4, 0, 1, 2}, new long[] {500, -70, 100, 300});

    @Test
    void defaultIsFiveRanks() {
        assertEquals(List.of("554", "115", "331", "443", "222"), codes(RfmScoring.QUINTILES.score(FIVE)));
        assertEquals(RfmScale.FIVE, RfmScoring.QUINTILES.scale());
    }

    @Test
    void prospectsAreNeverScored() {
        RfmScores scores = RfmScoring.of(Binning.ranks(3)).score(WITH_PROSPECT);
        assertEquals(List.of("333", "-", "111", "222"), codes(scores));
        assertEquals(3, scores.scoredCount());
        assertEquals(4, scores.customerCount());
        assertEquals(0, scores.r(1));
        assertArrayEquals(new long[] {1, 1, 1, 1}, scores.counts(Dimension.RECENCY));
        var e = assertThrows(IllegalStateException.class, () -> scores.score(1));
        assertEquals("customer 2 was set aside, so there is no score", e.getMessage());
    }

    @Test
    void oneTimeBuyersAreSetAsideOnRequest() {
        RfmScoring scoring = RfmScoring.of(Binning.ranks(2)).withOneTimeBuyersAside();
        RfmScores scores = scoring.score(WITH_PROSPECT);
        assertEquals(List.of("222", "-", "-", "111"), codes(scores));
        assertTrue(scores.thresholds().oneTimeBuyersAside());
        assertEquals(scores, scores.thresholds().score(WITH_PROSPECT));
        var e = assertThrows(
                IllegalArgumentException.class, () -> scores.thresholds().score(10, 1, 500));
        assertEquals("frequency must be in [2, 2147483647], got frequency=1", e.getMessage());
    }

    @Test
    void thresholdsScoreNewCustomers() {
        RfmThresholds thresholds = RfmScoring.QUINTILES.thresholds(FIVE);
        assertEquals("554", thresholds.score(3, 9, 90_00).code());
        assertEquals("551", thresholds.score(0, 1000, -5).code());
        assertEquals("115", thresholds.score(9999, 1, 1_000_000).code());
        // between 30 and 90 days: worse than the second best, better than the third
        assertEquals(4, thresholds.score(31, 1, 0).r());
        assertEquals(4, thresholds.score(89, 1, 0).r());
        assertEquals(3, thresholds.score(90, 1, 0).r());
        assertEquals(4, thresholds.score(30, 1, 0).r());
        assertEquals(5, thresholds.score(29, 1, 0).r());
    }

    @Test
    void thresholdsScoreALaterDateByTheSameMeasure() {
        RfmScores before = RfmScoring.QUINTILES.score(FIVE);
        CustomerSummary later = CustomerSummary.ofColumns(
                LocalDate.ofEpochDay(200), new long[] {1, 2}, new int[] {203, 5}, new int[] {9, 2}, new long[] {
                    90_00, 99_00
                });
        RfmScores after = before.thresholds().score(later);
        // 203 days are fewer than the 400 of the one who was last
        assertEquals(List.of("254", "525"), codes(after));
    }

    @Test
    void thresholdsOfAnotherMeasureAreRejected() {
        RfmThresholds thresholds = RfmScoring.QUINTILES.thresholds(FIVE);
        var e = assertThrows(
                IllegalArgumentException.class, () -> thresholds.score(FIVE.withMonetary(Monetary.AVERAGE)));
        assertEquals(
                "summary must measure what gave the thresholds, ORDERS and TOTAL, got ORDERS and AVERAGE",
                e.getMessage());
        CustomerSummary days = CustomerSummary.of(ActivityLog.EMPTY, LocalDate.ofEpochDay(0), Frequency.PURCHASE_DAYS);
        var other = assertThrows(IllegalArgumentException.class, () -> thresholds.score(days));
        assertEquals(
                "summary must measure what gave the thresholds, ORDERS and TOTAL, got PURCHASE_DAYS and TOTAL",
                other.getMessage());
    }

    /** 16,129 groups, one of which has customers: the customers around the others are looked at once and not 16,128 times. */
    @Test
    @Timeout(20)
    void nestingManyEmptyGroupsIsQuick() {
        int n = 200_000;
        long[] customers = LongStream.range(0, n).toArray();
        int[] ones = new int[n];
        Arrays.fill(ones, 1);
        var summary = CustomerSummary.ofColumns(LocalDate.ofEpochDay(0), customers, new int[n], ones, customers);
        RfmScores scores = RfmScoring.of(Binning.ranks(127)).withNesting().score(summary);
        assertEquals(n, scores.scoredCount());
        assertEquals(127, scores.m(n - 1));
    }

    @Test
    void scoresOfNobodyAreAValue() {
        CustomerSummary nobody = CustomerSummary.of(ActivityLog.EMPTY, LocalDate.ofEpochDay(0));
        for (RfmScoring scoring : List.of(RfmScoring.QUINTILES, RfmScoring.QUINTILES.withNesting())) {
            RfmScores scores = scoring.score(nobody);
            assertEquals(0, scores.customerCount());
            assertEquals(CellCounts.empty(RfmScale.FIVE), scores.cellCounts());
            assertEquals("nobody", scores.thresholds().recency().rangeOf(5));
            assertEquals(0, scores.thresholds().score(nobody).customerCount());
            var e = assertThrows(
                    IllegalStateException.class, () -> scores.thresholds().score(FIVE));
            assertEquals("thresholds that nobody gave score nobody", e.getMessage());
        }
        assertEquals(0, RfmScoring.QUINTILES.thresholds(FIVE).score(nobody).customerCount());
    }

    @Test
    void fixedStartsScoreWhoeverComes() {
        CustomerSummary nobody = CustomerSummary.of(ActivityLog.EMPTY, LocalDate.ofEpochDay(0));
        var policy = RfmScoring.of(Binning.fixed(91), Binning.fixed(2), Binning.fixed(5_000));
        assertEquals(policy.thresholds(FIVE), policy.score(nobody).thresholds());
    }

    @Test
    void daysOrdersAndMoneyAreNotCutAlike() {
        var e = assertThrows(IllegalArgumentException.class, () -> RfmScoring.of(Binning.fixed(31, 91)));
        assertEquals(
                "binning must not be one of fixed starts, since days, orders and money are not cut alike, got binning=Fixed[starts=[31, 91]]",
                e.getMessage());
    }

    /** As in golden rfm.json: ties of real orders make equal starts. */
    @Test
    void thresholdsAreMadeOfTheirNumbers() {
        var tied = Thresholds.of(BetterEnd.HIGHER, new long[] {2, 2, 3, 5}, new double[] {1, 1, 2, 4});
        assertEquals(5, tied.bins());
        assertEquals(1, tied.score(1));
        assertEquals(3, tied.score(2));
        assertEquals("none", tied.rangeOf(2));
        for (RfmScoring scoring : List.of(RfmScoring.QUINTILES, RfmScoring.QUINTILES.withNesting())) {
            RfmThresholds thresholds = scoring.thresholds(FIVE);
            assertEquals(thresholds, rebuilt(thresholds));
        }
        var e = assertThrows(
                IllegalArgumentException.class,
                () -> Thresholds.of(BetterEnd.HIGHER, new long[] {3, 2}, new double[] {3, 2}));
        assertEquals("starts must ascend, got starts[0]=3, starts[1]=2", e.getMessage());
        e = assertThrows(
                IllegalArgumentException.class,
                () -> RfmThresholds.of(
                        tied, tied, tied, CustomerSummary.Frequency.ORDERS, CustomerSummary.Monetary.TOTAL, false));
        assertEquals("recency.better must be LOWER, got recency.better=HIGHER", e.getMessage());
    }

    private static Thresholds rebuilt(Thresholds kept) {
        return Thresholds.of(kept.better(), kept.starts(), kept.cutPoints());
    }

    private static RfmThresholds rebuilt(RfmThresholds kept) {
        if (!kept.isNested()) {
            return RfmThresholds.of(
                    rebuilt(kept.recency()),
                    rebuilt(kept.frequency(1)),
                    rebuilt(kept.monetary(1, 1)),
                    kept.frequencyMeasure(),
                    kept.monetaryMeasure(),
                    kept.oneTimeBuyersAside());
        }
        var frequency = new ArrayList<Thresholds>();
        var monetary = new ArrayList<Thresholds>();
        for (int r = 1; r <= kept.scale().rBins(); r++) {
            frequency.add(rebuilt(kept.frequency(r)));
            for (int f = 1; f <= kept.scale().fBins(); f++) {
                monetary.add(rebuilt(kept.monetary(r, f)));
            }
        }
        return RfmThresholds.ofNested(
                rebuilt(kept.recency()),
                frequency,
                monetary,
                kept.frequencyMeasure(),
                kept.monetaryMeasure(),
                kept.oneTimeBuyersAside());
    }

    @Test
    void eachDimensionHasItsOwnRule() {
        RfmScoring scoring = RfmScoring.of(Binning.fixed(31, 91, 181), Binning.ranks(2), Binning.equalWidth(10));
        assertEquals(new RfmScale(4, 2, 10), scoring.scale());
        // totals from 1.00 to 95.00 in widths of 9.40
        assertEquals(List.of("4-2-10", "1-1-10", "3-2-1", "4-2-6", "1-1-1"), codes(scoring.score(FIVE)));
    }

    @Test
    void emptyBinsAreReported() {
        int[] orders = new int[100];
        for (int i = 0; i < 100; i++) {
            orders[i] = i < 80 ? 1 : i < 95 ? 2 : 3;
        }
        int[] recencyDays = new int[100];
        long[] totals = new long[100];
        for (int i = 0; i < 100; i++) {
            recencyDays[i] = i;
            totals[i] = i;
        }
        RfmScores scores = RfmScoring.QUINTILES.score(Summaries.of(recencyDays, orders, totals));
        assertEquals(List.of(2, 3, 4), scores.emptyBins(Dimension.FREQUENCY));
        assertEquals(List.of(), scores.emptyBins(Dimension.RECENCY));
        assertEquals("RfmScores[100 customers, 100 scored, 5x5x5, nobody has F [2, 3, 4]]", scores.toString());
        assertEquals("""
                score  recency  customers  frequency  customers  monetary  customers
                5         < 20         20       >= 2         20     >= 80         20
                4       20..39         20       none      empty    60..79         20
                3       40..59         20       none      empty    40..59         20
                2       60..79         20       none      empty    20..39         20
                1        >= 80         20        < 2         80      < 20         20
                """, scores.toText());
    }

    @Test
    void theTextOfUnequalBinsHasGaps() {
        RfmScores scores = RfmScoring.of(Binning.fixed(50), Binning.fixed(), Binning.fixed(0, 20_00))
                .withNesting()
                .score(FIVE);
        assertEquals("""
                score  recency  customers  frequency  customers  monetary  customers
                3                                                  nested          3
                2         < 50          2                          nested          2
                1        >= 50          3     nested          5    nested      empty
                """, scores.toText());
    }

    @Test
    void nestedBinsRankWithinTheBinsBefore() {
        // two recent and two old customers; the old ones have more orders
        CustomerSummary summary =
                Summaries.of(new int[] {1, 2, 91, 92}, new int[] {1, 2, 8, 9}, new long[] {10, 20, 30, 40});
        assertEquals(
                List.of("211", "211", "122", "122"),
                codes(RfmScoring.of(Binning.ranks(2)).score(summary)));
        RfmScores nested = RfmScoring.of(Binning.ranks(2)).withNesting().score(summary);
        // within each recency the one with more orders gets the 2; in each cell there is one customer: ceil(2 * 1 / 1)
        assertEquals(List.of("212", "222", "112", "122"), codes(nested));
        RfmThresholds thresholds = nested.thresholds();
        assertTrue(thresholds.isNested());
        assertEquals(2, thresholds.frequency(2).score(2));
        assertEquals(1, thresholds.frequency(1).score(8));
        assertEquals(nested, thresholds.score(summary));
    }

    @Test
    void monetaryIsNestedWithinBoth() {
        CustomerSummary summary =
                Summaries.of(new int[] {1, 1, 1, 1, 90, 90, 90, 90}, new int[] {1, 1, 5, 5, 1, 1, 5, 5}, new long[] {
                    1, 2, 30, 40, 5, 6, 70, 80
                });
        assertEquals(
                List.of("211", "212", "221", "222", "111", "112", "121", "122"),
                codes(RfmScoring.of(Binning.ranks(2)).withNesting().score(summary)));
    }

    @Test
    void nestedBinsOfNobodyTakeTheThresholdsAround() {
        // all recent: nobody has r = 1, and whoever comes to have it is measured against all
        RfmScoring scoring = RfmScoring.of(Binning.fixed(30), Binning.ranks(2), Binning.ranks(2))
                .withNesting();
        CustomerSummary summary = Summaries.of(new int[] {1, 2, 3, 4}, new int[] {1, 1, 5, 5}, new long[] {1, 2, 3, 4});
        RfmThresholds thresholds = scoring.score(summary).thresholds();
        assertEquals(Binning.ranks(2).thresholds(new long[] {1, 1, 5, 5}, BetterEnd.HIGHER), thresholds.frequency(1));
        assertEquals(Binning.ranks(2).thresholds(new long[] {1, 2, 3, 4}, BetterEnd.HIGHER), thresholds.monetary(1, 2));
        assertEquals("111", thresholds.score(99, 1, 1).code());
        // with r = 2 all have the same frequency: nobody has f = 2, and m is measured against r = 2
        CustomerSummary ties =
                Summaries.of(new int[] {1, 2, 40, 41}, new int[] {3, 3, 1, 9}, new long[] {1, 2, 80, 90});
        RfmThresholds withTies = scoring.score(ties).thresholds();
        assertEquals(Binning.ranks(2).thresholds(new long[] {1, 2}, BetterEnd.HIGHER), withTies.monetary(2, 2));
    }

    @Test
    void ntileTearsTiesApartOnlyAmongThemselves() {
        RfmScores scores = RfmScoring.of(Binning.ranks(2), Binning.ntile(2), Binning.ranks(2))
                .score(Summaries.of(new int[] {1, 2, 3, 4}, new int[] {1, 1, 1, 1}, new long[] {1, 2, 3, 4}));
        assertEquals(List.of("211", "211", "122", "122"), codes(scores));
        RfmScores again = scores.thresholds().score(scores.summary());
        assertEquals(List.of("221", "221", "122", "122"), codes(again));
    }

    @Test
    void scoresOf127BinsAreExact() {
        int n = 127;
        int[] recencyDays = new int[n];
        int[] orders = new int[n];
        long[] totals = new long[n];
        for (int i = 0; i < n; i++) {
            recencyDays[i] = n - 1 - i;
            orders[i] = i + 1;
            totals[i] = i;
        }
        RfmScores scores = RfmScoring.of(Binning.ranks(127), Binning.ranks(127), Binning.ranks(1))
                .score(Summaries.of(recencyDays, orders, totals));
        assertEquals("127-127-1", scores.score(126).code());
        assertEquals(1, scores.cellCounts().count(100, 100, 1));
        assertEquals(scores, scores.thresholds().score(scores.summary()));
    }

    @Test
    void cellCountsAdd() {
        RfmThresholds thresholds = RfmScoring.of(Binning.fixed(31), Binning.fixed(2), Binning.fixed(500))
                .thresholds(CustomerSummary.of(ActivityLog.EMPTY, LocalDate.ofEpochDay(0)));
        CellCounts counts = thresholds.score(FIVE).cellCounts();
        assertEquals(5, counts.total());
        assertEquals(2, counts.count(2, 2, 2));
        assertEquals(1, counts.count(1, 2, 1));
        assertEquals("""
                r f  m=1  m=2
                2 2    0    2
                2 1    0    0
                1 2    1    1
                1 1    0    1
                """, counts.toText());
        assertEquals("CellCounts[2x2x2, somebody in 4 cells]", counts.toString());
        CellCounts twice = counts.plus(counts);
        assertEquals(10, twice.total());
        assertNotEquals(counts, twice);
        assertEquals(counts.hashCode(), thresholds.score(FIVE).cellCounts().hashCode());
        CellCounts other = RfmScoring.QUINTILES.score(FIVE).cellCounts();
        var e = assertThrows(IllegalArgumentException.class, () -> counts.plus(other));
        assertEquals("other must have the same scale, got scale=2x2x2, other.scale=5x5x5", e.getMessage());
        var outside = assertThrows(IllegalArgumentException.class, () -> counts.count(1, 3, 1));
        assertEquals("f must be in [1, 2], got f=3", outside.getMessage());
    }

    @Test
    void heatMapHoldsAnyStatistic() {
        RfmScores scores = RfmScoring.of(Binning.fixed(50), Binning.fixed(5), Binning.fixed())
                .score(FIVE);
        HeatMap customers = scores.heatMap(Dimension.RECENCY, Dimension.FREQUENCY, CustomerSummary::customerCount);
        assertEquals(2, customers.value(2, 2));
        assertEquals(3, customers.value(1, 1));
        assertEquals(0, customers.value(1, 2));
        HeatMap averages =
                scores.heatMap(Dimension.FREQUENCY, Dimension.RECENCY, cell -> cell.mean(Dimension.MONETARY) / 100);
        assertEquals("""
                F \\ R      1      2
                2          -  70.00
                1      35.33      -
                """, averages.toText(2));
        assertEquals("HeatMap[F by R, 2 by 2]", averages.toString());
        assertEquals(Dimension.FREQUENCY, averages.rows());
        assertEquals(Dimension.RECENCY, averages.columns());
        assertEquals(customers, scores.heatMap(Dimension.RECENCY, Dimension.FREQUENCY, CustomerSummary::customerCount));
        assertEquals(
                customers.hashCode(),
                scores.heatMap(Dimension.RECENCY, Dimension.FREQUENCY, CustomerSummary::customerCount)
                        .hashCode());
        assertNotEquals(customers, averages);
    }

    @Test
    void heatMapIsMadeAgainOfItsValues() {
        double[][] values = {{1, 2, Double.NaN}, {4, 5, 6}};
        HeatMap map = HeatMap.of(Dimension.RECENCY, Dimension.MONETARY, values);
        values[0][0] = 9;
        assertEquals(2, map.rowCount());
        assertEquals(3, map.columnCount());
        assertEquals(1, map.value(1, 1));
        assertEquals(6, map.value(2, 3));
        double[][] read = new double[map.rowCount()][map.columnCount()];
        for (int r = 0; r < read.length; r++) {
            for (int c = 0; c < read[r].length; c++) {
                read[r][c] = map.value(r + 1, c + 1);
            }
        }
        assertEquals(map, HeatMap.of(map.rows(), map.columns(), read));
        assertEquals(
                "rows and columns must be different dimensions, got RECENCY twice",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> HeatMap.of(Dimension.RECENCY, Dimension.RECENCY, read))
                        .getMessage());
        assertEquals(
                "values must have rows of one length, got values[1].length=1, values[0].length=2",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> HeatMap.of(Dimension.RECENCY, Dimension.FREQUENCY, new double[][] {{1, 2}, {3}}))
                        .getMessage());
        assertEquals(
                "values.length must be in [1, 127], got values.length=0",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> HeatMap.of(Dimension.RECENCY, Dimension.FREQUENCY, new double[0][]))
                        .getMessage());
    }

    @Test
    void heatMapLeavesOutWhoWasSetAside() {
        HeatMap heatMap = RfmScoring.of(Binning.ranks(1))
                .score(WITH_PROSPECT)
                .heatMap(Dimension.RECENCY, Dimension.MONETARY, CustomerSummary::customerCount);
        assertEquals(3, heatMap.value(1, 1));
        var e = assertThrows(IllegalArgumentException.class, () -> heatMap.value(1, 2));
        assertEquals("columnScore must be in [1, 1], got columnScore=2", e.getMessage());
    }

    @Test
    void heatMapNeedsTwoDimensions() {
        RfmScores scores = RfmScoring.QUINTILES.score(FIVE);
        var e = assertThrows(
                IllegalArgumentException.class,
                () -> scores.heatMap(Dimension.RECENCY, Dimension.RECENCY, CustomerSummary::customerCount));
        assertEquals("rows and columns must be different dimensions, got RECENCY twice", e.getMessage());
    }

    @Test
    void scoringsAreValues() {
        assertEquals(RfmScoring.QUINTILES, RfmScoring.of(Binning.ranks(5)));
        assertEquals(
                RfmScoring.QUINTILES.hashCode(), RfmScoring.of(Binning.ranks(5)).hashCode());
        assertNotEquals(RfmScoring.QUINTILES, RfmScoring.QUINTILES.withNesting());
        assertNotEquals(RfmScoring.QUINTILES, RfmScoring.QUINTILES.withOneTimeBuyersAside());
        assertEquals(
                "RfmScoring[r=Ranks[bins=2], f=Ranks[bins=2], m=Ranks[bins=2], nested, one-time buyers aside]",
                RfmScoring.of(Binning.ranks(2))
                        .withOneTimeBuyersAside()
                        .withNesting()
                        .toString());
    }

    @Test
    void thresholdsAreValues() {
        RfmThresholds thresholds = RfmScoring.of(Binning.fixed(31), Binning.fixed(2), Binning.fixed(500))
                .thresholds(FIVE);
        assertEquals(
                "RfmThresholds[2x2x2, r=Thresholds[1: >= 31, 2: < 31], f=Thresholds[1: < 2, 2: >= 2],"
                        + " m=Thresholds[1: < 500, 2: >= 500]]",
                thresholds.toString());
        RfmThresholds same = RfmScoring.of(Binning.fixed(31), Binning.fixed(2), Binning.fixed(500))
                .thresholds(WITH_PROSPECT);
        assertEquals(thresholds, same);
        assertEquals(thresholds.hashCode(), same.hashCode());
        RfmThresholds nested = RfmScoring.of(Binning.fixed(31), Binning.fixed(2), Binning.fixed(500))
                .withNesting()
                .thresholds(FIVE);
        assertNotEquals(thresholds, nested);
        assertFalse(thresholds.isNested());
        assertEquals("RfmThresholds[2x2x2, nested, r=Thresholds[1: >= 31, 2: < 31]]", nested.toString());
        var e = assertThrows(IllegalArgumentException.class, () -> nested.monetary(1, 3));
        assertEquals("fScore must be in [1, 2], got fScore=3", e.getMessage());
    }

    @Test
    void negativeRecencyIsRejected() {
        RfmThresholds thresholds = RfmScoring.QUINTILES.thresholds(FIVE);
        var e = assertThrows(IllegalArgumentException.class, () -> thresholds.score(-1, 1, 1));
        assertEquals("recencyDays must be >= 0, got recencyDays=-1", e.getMessage());
    }

    @Test
    void fixedStartsMayBeTheSameInTwoDimensions() {
        Binning one = Binning.fixed(10);
        Binning other = Binning.fixed(20);
        for (RfmScoring scoring : List.of(
                RfmScoring.of(one, one, other),
                RfmScoring.of(one, other, one),
                RfmScoring.of(other, one, one),
                RfmScoring.of(Binning.fixed()))) {
            assertEquals(5, scoring.score(FIVE).scoredCount());
        }
    }

    @Test
    void nestedThresholdsOfNobodyAreThereForEachScore() {
        CustomerSummary nobody = CustomerSummary.of(ActivityLog.EMPTY, LocalDate.ofEpochDay(0));
        RfmThresholds thresholds = RfmScoring.of(Binning.ranks(3), Binning.ranks(2), Binning.ranks(4))
                .withNesting()
                .thresholds(nobody);
        assertEquals(2, thresholds.frequency(3).bins());
        assertEquals(4, thresholds.monetary(3, 2).bins());
        assertFalse(thresholds.monetary(3, 2).canScore());
        var e = assertThrows(IllegalArgumentException.class, () -> thresholds.monetary(0, 1));
        assertEquals("rScore must be in [1, 3], got rScore=0", e.getMessage());
        var beyond = assertThrows(IllegalArgumentException.class, () -> thresholds.frequency(4));
        assertEquals("rScore must be in [1, 3], got rScore=4", beyond.getMessage());
    }

    @Test
    void averagesAreScored() {
        // per order: 10, 95, 0.33, 7.14 and 5
        assertEquals(
                List.of("554", "115", "331", "443", "222"),
                codes(RfmScoring.QUINTILES.score(FIVE.withMonetary(Monetary.AVERAGE))));
    }

    @Test
    void plainScoringsSayNothingMore() {
        assertEquals("RfmScoring[r=Ranks[bins=5], f=Ranks[bins=5], m=Ranks[bins=5]]", RfmScoring.QUINTILES.toString());
    }
}
