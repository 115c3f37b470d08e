package dev.retention.survival;

import static dev.retention.survival.SurvivalTableTest.rejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogRankTestTest {

    private static final SurvivalTable TREATED = Freireich.TREATED;
    private static final SurvivalTable PLACEBO = Freireich.PLACEBO;

    /** R 4.2.2, survival 3.5-3, survdiff. */
    @Test
    void agreesWithSurvdiff() {
        LogRankTest test = LogRankTest.of(TREATED, PLACEBO);
        assertEquals(16.79294098921654, test.chiSquare(), 1e-13);
        assertEquals(4.1688091093345308e-05, test.pValue(), 1e-17);
        assertEquals(-10.085295055238245, test.logPValue(), 1e-13);
        assertEquals(1, test.degreesOfFreedom());
        assertEquals(9, test.observed(0));
        assertEquals(21, test.observed(1));
        LogRankTest early = LogRankTest.of(LogRankWeight.flemingHarrington(1, 0), List.of(TREATED, PLACEBO));
        assertEquals(14.457150818717125, early.chiSquare(), 1e-13);
        assertEquals(0.00014338444481939091, early.pValue(), 1e-17);
    }

    /**
     * With Python 3.11 fractions for the sums and mpmath 1.3.0 for the rest. Gehan, Tarone–Ware and Peto–Peto round to what Stata's
     * {@code sts test} is published with for these data: 13.46, 15.12, 14.08.
     */
    @Test
    void theWeightedFormsAgreeWithExactSums() {
        expect(LogRankWeight.gehan(), 13.457852049631066923, -8.3184123273724748796, 197, 468);
        expect(
                LogRankWeight.taroneWare(),
                15.123575301872693611,
                -9.2033857671598455907,
                40.8020929678998415,
                91.9648414242094154);
        expect(
                LogRankWeight.petoPeto(),
                14.084139866856546853,
                -8.6518016474104504764,
                4.76322264876426443,
                11.1254321043743728);
        expect(
                LogRankWeight.flemingHarrington(0, 1),
                13.048448624020739881,
                -8.1000112270209629537,
                3.878485360494356,
                7.25194127095356932);
        expect(
                LogRankWeight.flemingHarrington(0.5, 0.5),
                13.780019567498025067,
                -8.4900144367942481226,
                4.07730454028065146,
                7.89333317488509458);
    }

    private static void expect(
            LogRankWeight weight, double chiSquare, double logPValue, double observed, double expected) {
        LogRankTest test = LogRankTest.of(weight, List.of(TREATED, PLACEBO));
        assertEquals(chiSquare, test.chiSquare(), 1e-13);
        assertEquals(logPValue, test.logPValue(), 1e-13);
        assertEquals(observed, test.observed(0), 1e-13);
        assertEquals(expected, test.expected(0), 1e-13);
        assertEquals(weight, test.weight());
    }

    /** The placebo group in two, every second patient; with Python fractions and mpmath. */
    @Test
    void severalGroups() {
        boolean[] ended = new boolean[11];
        Arrays.fill(ended, true);
        SurvivalTable odd = SurvivalTable.of(new double[] {1, 2, 3, 4, 5, 8, 8, 11, 12, 17, 23}, ended);
        SurvivalTable even =
                SurvivalTable.of(new double[] {1, 2, 4, 5, 8, 8, 11, 12, 15, 22}, Arrays.copyOf(ended, 10));
        assertEquals(PLACEBO, odd.plus(even));
        LogRankTest test = LogRankTest.of(TREATED, odd, even);
        assertEquals(2, test.degreesOfFreedom());
        assertEquals(3, test.groupCount());
        assertEquals(16.796315412375120671, test.chiSquare(), 1e-13);
        assertEquals(0.000225281977698330016, test.pValue(), 1e-17);
        assertEquals(5.65374991156376779, test.expected(1), 1e-14);
        LogRankTest gehan = LogRankTest.of(LogRankWeight.gehan(), List.of(TREATED, odd, even));
        assertEquals(13.493115030850709789, gehan.chiSquare(), 1e-13);
    }

    @Test
    void groupsThatAreNeverAtRiskGiveNoDegreeOfFreedom() {
        SurvivalTable early = SurvivalTable.of(new double[] {1, 2}, new boolean[] {true, true});
        SurvivalTable empty = SurvivalTable.EMPTY;
        LogRankTest withNobody = LogRankTest.of(TREATED, PLACEBO, empty);
        assertEquals(1, withNobody.degreesOfFreedom());
        assertEquals(16.79294098921654, withNobody.chiSquare(), 1e-13);

        LogRankTest alone = LogRankTest.of(early, empty);
        assertEquals(0, alone.degreesOfFreedom());
        assertEquals(0, alone.chiSquare());
        assertEquals(Double.NaN, alone.pValue());
        assertEquals(Double.NaN, alone.logPValue());
        assertEquals("LogRankTest[chi-square 0.0 on 0, p NaN]", alone.toString());
    }

    @Test
    void aSmallGroupIsNotLostBesideLargeOnes() {
        SurvivalTable large = SurvivalTable.of(
                new double[] {10, 20}, new boolean[] {true, false}, new long[] {1_000_000_000, 1_000_000_000});
        SurvivalTable one = SurvivalTable.of(new double[] {10}, new boolean[] {true});
        assertEquals(2, LogRankTest.of(large, large, one).degreesOfFreedom());
    }

    /** A billion customers beside a handful; with Python fractions. */
    @Test
    void smallGroupsKeepTheirDigitsBesideAHugeOne() {
        SurvivalTable huge =
                table(new double[] {1, 2, 3}, new boolean[] {true, true, false}, 1_000_000, 2_000_000, 1_000_000_000);
        SurvivalTable five = table(new double[] {1, 3}, new boolean[] {true, false}, 1, 4);
        SurvivalTable eight = table(new double[] {2, 2, 3}, new boolean[] {true, false, false}, 2, 1, 5);
        SurvivalTable three = table(new double[] {1, 2, 3}, new boolean[] {false, true, false}, 1, 1, 1);
        LogRankTest test = LogRankTest.of(huge, five, eight, three);
        assertEquals(3, test.degreesOfFreedom());
        assertEquals(380.02421703866175022, test.chiSquare(), 1e-12);
        assertEquals(0.0069830517628669258883, test.expected(3), 1e-17);
        LogRankTest late = LogRankTest.of(LogRankWeight.flemingHarrington(0, 1), List.of(three, huge, eight, five));
        assertEquals(3, late.degreesOfFreedom());
        assertEquals(496.01725945827608021, late.chiSquare(), 1e-12);
        assertEquals(0.0019940199083705697568, late.observed(2), 1e-17);
    }

    private static SurvivalTable table(double[] times, boolean[] ended, long... weights) {
        return SurvivalTable.of(times, ended, weights);
    }

    @Test
    void groupsThatAreGoneBeforeTheFirstEventAreNotCompared() {
        SurvivalTable early = SurvivalTable.of(new double[] {1, 2, 4}, new boolean[] {true, true, false});
        SurvivalTable other = SurvivalTable.of(new double[] {1, 1, 3}, new boolean[] {true, true, true});
        SurvivalTable nobody = SurvivalTable.of(new double[] {0.5}, new boolean[] {false});
        LogRankTest pair = LogRankTest.of(early, other);
        LogRankTest with = LogRankTest.of(nobody, early, nobody, other);
        assertEquals(1, with.degreesOfFreedom());
        assertEquals(pair.chiSquare(), with.chiSquare(), 1e-15);
    }

    @Test
    void equalGroupsDoNotDiffer() {
        LogRankTest test = LogRankTest.of(TREATED, TREATED);
        assertEquals(0, test.chiSquare(), 1e-28);
        assertEquals(1, test.pValue(), 1e-14);
    }

    @Test
    void isComparedByItsSums() {
        LogRankTest test = LogRankTest.of(TREATED, PLACEBO);
        assertEquals(test, LogRankTest.of(TREATED, PLACEBO));
        assertEquals(test.hashCode(), LogRankTest.of(TREATED, PLACEBO).hashCode());
        assertNotEquals(test, LogRankTest.of(PLACEBO, TREATED));
        assertNotEquals(test, LogRankTest.of(LogRankWeight.gehan(), List.of(TREATED, PLACEBO)));
        assertNotEquals(test, LogRankTest.of(TREATED, PLACEBO, SurvivalTable.EMPTY));
    }

    @Test
    void theLogarithmOutlivesThePValue() {
        SurvivalTable soon =
                SurvivalTable.of(new double[] {1, 2}, new boolean[] {true, false}, new long[] {99_000, 1_000});
        SurvivalTable late =
                SurvivalTable.of(new double[] {1, 2}, new boolean[] {true, false}, new long[] {1_000, 99_000});
        LogRankTest test = LogRankTest.of(soon, late);
        assertEquals(0, test.pValue());
        // O - E = 49000, V = 100000 · 100000 / (200000 - 1) · 1/4: χ² = 49000² / V
        double chiSquare = 49_000.0 * 49_000.0 * 4 * 199_999 / 1e10;
        assertEquals(chiSquare, test.chiSquare(), 1e-6);
        // log of 2 (1 - Φ(z)): the tail is φ(z) / z but for a factor of 1 - 1/z²
        assertEquals(
                StrictMath.log(2 / Math.sqrt(2 * Math.PI * chiSquare)) - 0.5 * chiSquare - 1 / chiSquare,
                test.logPValue(),
                1e-6);
        assertTrue(test.logPValue() < -90_000);
    }

    @Test
    void rejectsWhatIsOutOfRange() {
        rejected("groups must be at least 2, got groups.size()=1", () -> LogRankTest.of(TREATED));
        rejected("weight", () -> LogRankTest.of(null, List.of(TREATED, PLACEBO)));
        rejected("groups", () -> LogRankTest.of(LogRankWeight.gehan(), null));
        rejected("rho must be finite and >= 0, got rho=-1.0", () -> LogRankWeight.flemingHarrington(-1, 0));
        rejected("gamma must be finite and >= 0, got gamma=NaN", () -> LogRankWeight.flemingHarrington(0, Double.NaN));
        rejected(
                "group must be in [0, 2), got group=2",
                () -> LogRankTest.of(TREATED, PLACEBO).expected(2));
    }
}
