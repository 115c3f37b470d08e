package dev.retention.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.estimate.Estimate;
import dev.retention.estimate.Interval;
import dev.retention.estimate.Proportion;
import dev.retention.experiment.LookPlan.Boundary;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LooksTest {

    /** rpact 3.3.4, to about 1e-6; 20 looks by Armitage, McPherson and Rowe (1969), table 2. */
    @ParameterizedTest
    @CsvSource({
        "1, 0.05, 1e-6",
        "2, 0.083117803354773, 1e-6",
        "5, 0.14168933259854, 1e-6",
        "10, 0.193356593476981, 1e-6",
        "20, 0.248, 5e-4"
    })
    void peekingGivesFalseAlarms(int looks, double alarms, double tolerance) {
        assertEquals(alarms, LookPlan.evenly(looks).falseAlarms(0.95), tolerance);
    }

    @Test
    void aSingleLookHasTheLimitOfThePlainTest() {
        for (double confidence : new double[] {0.01, 0.5, 0.9, 0.95, 0.99, 0.999}) {
            for (Boundary boundary : Boundary.values()) {
                assertArrayEquals(
                        new double[] {DifferenceMethod.z(confidence)},
                        LookPlan.evenly(1).limits(boundary, confidence));
            }
        }
    }

    /** rpact 3.3.4, to about 1e-6; it prints limits above 8 as infinite. */
    @ParameterizedTest
    @CsvSource({
        "OBRIEN_FLEMING, 0.05, 2.79650968126491 1.97743095927625",
        "OBRIEN_FLEMING, 0.01, 3.64806232862214 2.57956961075991",
        "OBRIEN_FLEMING, 0.01, 4.4945326997544 3.17811455026102 2.59491966408478",
        "OBRIEN_FLEMING, 0.05, 4.04859099941939 2.86278614994027 2.33745510335348 2.02429549970969",
        "OBRIEN_FLEMING, 0.05, 4.5617422988814 3.22563891356455 2.63372314423288 2.2808711494407 2.040073175227",
        "OBRIEN_FLEMING, 0.01, 5.86111557264739 4.14443456673705 3.38391665361948 2.9305577863237 2.62117056888444",
        "POCOCK, 0.05, 2.17827208881954 2.17827208881954",
        "POCOCK, 0.05, 2.28947806103678 2.28947806103678 2.28947806103678",
        "POCOCK, 0.01, 2.87295957115011 2.87295957115011 2.87295957115011",
        "POCOCK, 0.01, 2.93866383702293 2.93866383702293 2.93866383702293 2.93866383702293"
    })
    void limitsAgreeWithRpact(Boundary boundary, double alpha, String limits) {
        double[] expected = java.util.Arrays.stream(limits.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertArrayEquals(expected, LookPlan.evenly(expected.length).limits(boundary, 1 - alpha), 2e-6);
    }

    @Test
    void moreLimitsAgreeWithRpact() {
        assertEquals(2.41317622018418, LookPlan.evenly(5).limits(Boundary.POCOCK, 0.95)[4], 1e-6);
        assertEquals(2.55501277357558, LookPlan.evenly(10).limits(Boundary.POCOCK, 0.95)[0], 1e-6);
        assertEquals(3.11685014417074, LookPlan.evenly(10).limits(Boundary.POCOCK, 0.99)[9], 1e-6);
        double[] tenLooks = LookPlan.evenly(10).limits(Boundary.OBRIEN_FLEMING, 0.99);
        assertEquals(5.94772145112784, tenLooks[1], 5e-6);
        assertEquals(2.65990189519111, tenLooks[9], 2e-6);
    }

    @Test
    void oneLookIsThePlainTest() {
        assertEquals(1.959963984540054, LookPlan.evenly(1).limits(Boundary.POCOCK, 0.95)[0], 1e-15);
        assertEquals(LookPlan.of(0.25, 0.5, 0.75, 1), LookPlan.evenly(4));
        assertEquals(LookPlan.of(0.5, 1).hashCode(), LookPlan.evenly(2).hashCode());
        assertEquals("LookPlan[0.5, 1.0]", LookPlan.evenly(2).toString());
        assertArrayEquals(new double[] {0.5, 1}, LookPlan.evenly(2).shares());
        assertEquals(2, LookPlan.evenly(2).looks());
    }

    /** Looks close together are nearly one look; daily looks for a year give about half false alarms. */
    @Test
    void unevenLooks() {
        assertEquals(0.05, LookPlan.of(1 - 1e-9, 1).falseAlarms(0.95), 1e-5);
        double year = LookPlan.evenly(100).falseAlarms(0.95);
        assertTrue(year > 0.37 && year < 0.38, () -> "100 looks: " + year);
    }

    private static final int TESTS = 20_000;
    private static final int LOOKS = 20;
    private static final int CUSTOMERS_BETWEEN_LOOKS = 100;

    /** Two groups that do not differ, looked at 20 times, stopped at the first interval without 0. */
    @Test
    void alwaysValidGivesNoMoreFalseAlarmsThanItPromises() {
        for (double rate : new double[] {0.02, 0.1, 0.5}) {
            double planned = Math.sqrt(2 * rate * (1 - rate) / (LOOKS * CUSTOMERS_BETWEEN_LOOKS));
            AlwaysValid always = AlwaysValid.narrowestAt(planned, 0.95);
            double[] cumulative = binomial(CUSTOMERS_BETWEEN_LOOKS, rate);
            var random = new SplittableRandom(15);
            int alarms = 0;
            int plain = 0;
            int tests = rate == 0.1 ? TESTS : TESTS / 5;
            for (int test = 0; test < tests; test++) {
                long a = 0;
                long b = 0;
                boolean alarm = false;
                boolean plainAlarm = false;
                for (int look = 1; look <= LOOKS; look++) {
                    a += draw(cumulative, random);
                    b += draw(cumulative, random);
                    long n = (long) look * CUSTOMERS_BETWEEN_LOOKS;
                    TwoProportions groups = TwoProportionsTest.groups(a, n, b, n);
                    alarm |= always.pValue(groups) < 0.05;
                    plainAlarm |= Math.abs(groups.zPooled()) > 1.96;
                }
                alarms += alarm ? 1 : 0;
                plain += plainAlarm ? 1 : 0;
            }
            double share = (double) alarms / tests;
            double plainShare = (double) plain / tests;
            assertTrue(share <= 0.05, "always valid, rate " + rate + ": " + share);
            assertTrue(plainShare > 0.2, "plain, rate " + rate + ": " + plainShare);
        }
    }

    /** Revenue of which most is 0 and the rest is spread: means, looked at 20 times. */
    @Test
    void alwaysValidMeansGiveNoMoreFalseAlarms() {
        AlwaysValid always = AlwaysValid.narrowestAt(1000 * Math.sqrt(2.0 / (LOOKS * 40)), 0.95);
        var random = new SplittableRandom(16);
        int alarms = 0;
        for (int test = 0; test < TESTS / 4; test++) {
            Moments a = Moments.EMPTY;
            Moments b = Moments.EMPTY;
            boolean alarm = false;
            for (int look = 1; look <= LOOKS && !alarm; look++) {
                a = a.plus(revenue(random));
                b = b.plus(revenue(random));
                alarm = !always.interval(a.minus(b), 0.95).contains(0);
            }
            alarms += alarm ? 1 : 0;
        }
        double share = alarms / (TESTS / 4.0);
        assertTrue(share <= 0.05, () -> "means: " + share);
    }

    private static Moments revenue(SplittableRandom random) {
        long sum = 0;
        long squares = 0;
        for (int i = 0; i < 40; i++) {
            long draw = random.nextInt(100);
            long value = draw < 60 ? 0 : draw * draw / 2 - 1500;
            sum += value;
            squares += value * value;
        }
        return new Moments(40, sum, BigInteger.valueOf(squares));
    }

    private static double[] binomial(int n, double p) {
        double[] cumulative = new double[n + 1];
        double probability = Math.pow(1 - p, n);
        double sum = 0;
        for (int k = 0; k <= n; k++) {
            sum += probability;
            cumulative[k] = sum;
            probability *= (double) (n - k) / (k + 1) * (p / (1 - p));
        }
        return cumulative;
    }

    private static int draw(double[] cumulative, SplittableRandom random) {
        int at = java.util.Arrays.binarySearch(cumulative, random.nextDouble());
        return Math.min(cumulative.length - 1, at < 0 ? -at - 1 : at);
    }

    @Test
    void narrowestWherePlanned() {
        AlwaysValid always = AlwaysValid.narrowestAt(0.01, 0.95);
        double planned = new AlwaysValid(always.effect())
                .interval(new Estimate(0, 0.01), 0.95)
                .width();
        for (double other : new double[] {0.5, 0.9, 1.1, 2}) {
            double width = new AlwaysValid(other * always.effect())
                    .interval(new Estimate(0, 0.01), 0.95)
                    .width();
            assertTrue(width > planned);
        }
        double plain = new Estimate(0, 0.01).interval(0.95).width();
        assertTrue(planned / plain > 1.4 && planned / plain < 1.6, () -> "ratio " + planned / plain);
    }

    @Test
    void intervalAndPValueAgree() {
        var always = new AlwaysValid(0.02);
        for (double value = -0.1; value < 0.1; value += 0.0007) {
            Estimate estimate = new Estimate(value, 0.01);
            assertEquals(
                    !always.interval(estimate, 0.95).contains(0), always.pValue(estimate) < 0.05, "value " + value);
        }
    }

    @Test
    void whatIsNotKnownMayBeAnything() {
        var always = new AlwaysValid(0.02);
        assertEquals(new Interval(-1, 1), always.interval(TwoProportions.EMPTY, 0.95));
        assertEquals(1.0, always.pValue(TwoProportions.EMPTY));
        var anything = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        assertEquals(anything, always.interval(new Estimate(Double.NaN, 1), 0.95));
        assertEquals(anything, always.interval(new Estimate(1, Double.NaN), 0.95));
        assertEquals(new Interval(3, 3), always.interval(new Estimate(3, 0), 0.95));
        assertEquals(0.0, always.pValue(new Estimate(3, 0)));
        assertTrue(always.interval(new Estimate(3, 1e-300), 0.95).width() < 1e-297);
        assertEquals(0.0, always.pValue(new Estimate(3, 1e-300)));
        assertEquals(1.0, always.pValue(new Estimate(3, 1e300)));
        assertEquals(1.0, always.pValue(new TwoProportions(new Proportion(0, 1), new Proportion(0, 1))));
    }

    /** 10 of 100 and 20 of 100, the errors of 11 of 102 and 21 of 102. */
    @Test
    void ratesAreJudgedWithOneMoreOfEach() {
        var always = new AlwaysValid(0.02);
        double error = Math.sqrt(11.0 / 102 * 91 / 102 / 102 + 21.0 / 102 * 81 / 102 / 102);
        TwoProportions groups = TwoProportionsTest.groups(10, 100, 20, 100);
        assertEquals(always.pValue(new Estimate(-0.1, error)), always.pValue(groups), 1e-14);
        Interval expected = always.interval(new Estimate(-0.1, error), 0.95);
        assertEquals(expected.lower(), always.interval(groups, 0.95).lower(), 1e-14);
        assertEquals(expected.upper(), always.interval(groups, 0.95).upper(), 1e-14);
    }

    @Test
    void badInputIsRejected() {
        rejected("effect must be in [1.0E-100, 1.0E100], got effect=0.0", () -> new AlwaysValid(0));
        rejected("looks must be in [1, 365], got looks=0", () -> LookPlan.evenly(0));
        rejected("shares.length must be in [1, 365], got shares.length=0", LookPlan::of);
        rejected("shares[1] must be in (0.5, 1], got shares[1]=0.5", () -> LookPlan.of(0.5, 0.5, 1));
        rejected("shares[0] must be in (0.0, 1], got shares[0]=NaN", () -> LookPlan.of(Double.NaN));
        rejected("shares[0] must be in (0.0, 1], got shares[0]=1.5", () -> LookPlan.of(1.5));
        rejected("shares must end with 1, got last=0.5", () -> LookPlan.of(0.5));
    }

    private static void rejected(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}
