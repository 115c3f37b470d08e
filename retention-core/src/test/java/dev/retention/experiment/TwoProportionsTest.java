package dev.retention.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.estimate.Estimate;
import dev.retention.estimate.Interval;
import dev.retention.estimate.Proportion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TwoProportionsTest {

    private static final double DIGITS = 1e-11;

    static TwoProportions groups(long x1, long n1, long x2, long n2) {
        return new TwoProportions(new Proportion(x1, n1), new Proportion(x2, n2));
    }

    /** What is known of the plain formulas, which leave [-1, 1], is clamped. */
    private static void interval(double tolerance, double lower, double upper, Interval interval, String what) {
        Close.to(tolerance, Math.max(-1, lower), interval.lower(), what + " lower");
        Close.to(tolerance, Math.min(1, upper), interval.upper(), what + " upper");
    }

    @ParameterizedTest
    @CsvFileSource(
            files = "src/test/resources/experiment/two_proportions.csv",
            useHeadersInDisplayName = true,
            maxCharsPerColumn = 100)
    void agreesWith30Digits(
            long x1,
            long n1,
            long x2,
            long n2,
            double difference,
            double newcombeLower,
            double newcombeUpper,
            double agrestiCaffoLower,
            double agrestiCaffoUpper,
            double waldLower,
            double waldUpper,
            double mnLower,
            double mnUpper,
            double meeLower,
            double meeUpper,
            Double zUnpooled,
            Double zPooled,
            Double ratio,
            Double ratioLower,
            Double ratioUpper) {
        TwoProportions groups = groups(x1, n1, x2, n2);
        Close.to(1e-15, difference, groups.difference(), "difference");
        interval(DIGITS, newcombeLower, newcombeUpper, groups.interval(DifferenceMethod.NEWCOMBE, 0.95), "newcombe");
        interval(
                DIGITS,
                agrestiCaffoLower,
                agrestiCaffoUpper,
                groups.interval(DifferenceMethod.AGRESTI_CAFFO, 0.95),
                "agresti-caffo");
        interval(DIGITS, waldLower, waldUpper, groups.interval(DifferenceMethod.WALD, 0.95), "wald");
        interval(DIGITS, mnLower, mnUpper, groups.interval(DifferenceMethod.MIETTINEN_NURMINEN, 0.95), "mn");
        interval(DIGITS, meeLower, meeUpper, groups.interval(DifferenceMethod.MEE, 0.95), "mee");
        if (zUnpooled != null) {
            Close.to(DIGITS, zUnpooled, groups.zUnpooled(), "zUnpooled");
        }
        Close.to(DIGITS, zPooled == null ? Double.NaN : zPooled, groups.zPooled(), "zPooled");
        if (ratio != null) {
            Close.to(DIGITS, ratio, groups.ratio(), "ratio");
            Close.to(DIGITS, ratioLower, groups.ratioInterval(0.95).lower(), "ratio lower");
            Close.to(DIGITS, ratioUpper, groups.ratioInterval(0.95).upper(), "ratio upper");
        }
    }

    /** R searches for odds ratios with a tolerance of 1e-4; {@link #conditionalOddsAgreeWithScipy} holds them to the digits. */
    @ParameterizedTest
    @CsvFileSource(files = "src/test/resources/experiment/two_proportions_r.csv", useHeadersInDisplayName = true)
    void agreesWithR(
            long x1,
            long n1,
            long x2,
            long n2,
            Double chiSquare,
            Double p,
            double waldLower,
            double waldUpper,
            Double yatesChiSquare,
            Double yatesP,
            double yatesLower,
            double yatesUpper,
            Double fisher,
            Double fisherLower,
            Double fisherHigher,
            Double odds,
            Double oddsLower,
            Double oddsUpper) {
        // R subtracts the rates: of ten million it has lost eight digits.
        double tolerance = x1 == 999999990 ? 1e-7 : DIGITS;
        TwoProportions groups = groups(x1, n1, x2, n2);
        Close.to(tolerance, orNaN(chiSquare), groups.chiSquare(), "chiSquare");
        Close.to(tolerance, orNaN(p), p != null && p == 0 ? 0 : groups.pValue(ProportionTest.Z_POOLED), "p");
        interval(tolerance, waldLower, waldUpper, groups.interval(DifferenceMethod.WALD, 0.95), "wald");
        Close.to(tolerance, orNaN(yatesChiSquare), groups.chiSquareYates(), "yates");
        Close.to(tolerance, orNaN(yatesP), groups.pValue(ProportionTest.YATES), "yates p");
        interval(tolerance, yatesLower, yatesUpper, groups.interval(DifferenceMethod.WALD_CONTINUITY, 0.95), "yates");
        if (fisher != null) {
            Close.to(DIGITS, fisher, groups.pValue(ProportionTest.FISHER), "fisher");
            Close.to(DIGITS, fisherLower, groups.pValue(ProportionTest.FISHER_LOWER), "fisher lower");
            Close.to(DIGITS, fisherHigher, groups.pValue(ProportionTest.FISHER_HIGHER), "fisher higher");
            boolean undefined = x1 + x2 == 0 || x1 + x2 == n1 + n2;
            odds(undefined ? Double.NaN : odds, groups.conditionalOddsRatio());
            odds(oddsLower, groups.conditionalOddsRatioInterval(0.95).lower());
            odds(oddsUpper, groups.conditionalOddsRatioInterval(0.95).upper());
        }
    }

    /** The smaller of the odds and their reciprocal, between 0 and 1, is what R searches for. */
    private static void odds(double expected, double actual) {
        assertEquals(Math.min(expected, 1 / expected), Math.min(actual, 1 / actual), 2e-4, "odds");
    }

    private static double orNaN(Double value) {
        return value == null ? Double.NaN : value;
    }

    @ParameterizedTest
    @CsvFileSource(files = "src/test/resources/experiment/log_p_values.csv", useHeadersInDisplayName = true)
    void aBillionInEachGroupLoseNoDigits(
            long x1,
            long n1,
            long x2,
            long n2,
            double pooled,
            double unpooled,
            double fisher,
            double fisherLower,
            double fisherHigher) {
        TwoProportions groups = groups(x1, n1, x2, n2);
        Close.to(1e-13, pooled, groups.logPValue(ProportionTest.Z_POOLED), "pooled");
        Close.to(1e-13, unpooled, groups.logPValue(ProportionTest.Z_UNPOOLED), "unpooled");
        Close.to(1e-12, fisher, groups.logPValue(ProportionTest.FISHER), "fisher");
        Close.to(1e-12, fisherLower, groups.logPValue(ProportionTest.FISHER_LOWER), "fisher lower");
        Close.to(1e-12, fisherHigher, groups.logPValue(ProportionTest.FISHER_HIGHER), "fisher higher");
    }

    /** scipy 1.17.1, stats.contingency.odds_ratio(kind='conditional'); the lower end of the last by mpmath, where scipy has nine digits. */
    @ParameterizedTest
    @CsvSource({
        "1, 20, 6, 20, 0.12883554404698588, 0.0025394795470965468, 1.2461400991177378",
        "56, 70, 48, 80, 2.6491872957236664, 1.209115478924122, 6.039873013133432",
        "6, 7, 2, 7, 11.71434592436799, 0.7203390686297648, 823.9798414911479",
        "5, 56, 0, 29, Infinity, 0.483271501041998, Infinity",
        "10, 10, 8, 10, Infinity, 0.19113291140959654, Infinity",
        "3, 4, 1, 4, 6.408319658199662, 0.21173559544657966, 626.2435305888141",
        "45, 100, 56, 100, 0.644290492088804, 0.3541846835011674, 1.1657049397885626",
        "1000, 100000, 1100, 100000, 0.9081730725140323, 0.83241726469008382687, 0.990734933880229"
    })
    void conditionalOddsAgreeWithScipy(long x1, long n1, long x2, long n2, double odds, double lower, double upper) {
        TwoProportions groups = groups(x1, n1, x2, n2);
        Close.to(1e-10, odds, groups.conditionalOddsRatio(), "odds");
        Close.to(3e-10, lower, groups.conditionalOddsRatioInterval(0.95).lower(), "lower");
        Close.to(3e-10, upper, groups.conditionalOddsRatioInterval(0.95).upper(), "upper");
    }

    /** One of one against none of one: P(X = 1) = odds / (1 + odds). */
    @Test
    void conditionalOddsAreWhatTheySay() {
        Close.to(
                1e-14,
                0.025 / 0.975,
                groups(1, 1, 0, 1).conditionalOddsRatioInterval(0.95).lower(),
                "one of one");
        // 1 of 2 against 1 of 2 and the like: the mean of x given 2 successes is (4 odds + 2 odds²) / (1 + 4 odds +
        // odds²).
        Close.to(1e-13, 1, groups(1, 2, 1, 2).conditionalOddsRatio(), "one of two each");
        TwoProportions large = groups(5_000_000, 10_000_000, 5_005_000, 10_000_000);
        Close.to(1e-6, large.oddsRatio(), large.conditionalOddsRatio(), "many");
        Close.to(
                1e-5,
                large.oddsRatioInterval(0.95).upper(),
                large.conditionalOddsRatioInterval(0.95).upper(),
                "many");
    }

    /** R: for 10 of 20 against 5 of 20, log of 3 and sqrt(1/10 + 1/10 + 1/5 + 1/15). */
    @Test
    void woolfsInterval() {
        TwoProportions groups = groups(10, 20, 5, 20);
        assertEquals(3, groups.oddsRatio(), 1e-15);
        double reach = 1.959963984540054 * Math.sqrt(0.1 + 0.1 + 0.2 + 1.0 / 15);
        assertEquals(3 * Math.exp(-reach), groups.oddsRatioInterval(0.95).lower(), 1e-13);
        assertEquals(3 * Math.exp(reach), groups.oddsRatioInterval(0.95).upper(), 1e-12);
    }

    @Test
    void conditionalOddsAtTheEnds() {
        TwoProportions lowest = groups(0, 10, 5, 10);
        TwoProportions highest = groups(10, 10, 5, 10);
        assertEquals(0.0, lowest.conditionalOddsRatio());
        assertEquals(0.0, lowest.conditionalOddsRatioInterval(0.95).lower());
        assertEquals(Double.POSITIVE_INFINITY, highest.conditionalOddsRatio());
        assertEquals(
                Double.POSITIVE_INFINITY,
                highest.conditionalOddsRatioInterval(0.95).upper());
        Close.to(
                1e-10,
                1 / highest.conditionalOddsRatioInterval(0.95).lower(),
                lowest.conditionalOddsRatioInterval(0.95).upper(),
                "of the failures");
        assertEquals(Double.NaN, groups(0, 10, 0, 10).conditionalOddsRatio());
        assertEquals(Double.NaN, groups(10, 10, 5, 5).conditionalOddsRatio());
    }

    /** By the formula of the plain interval: 0.1 * 0.9 / 100 + 0.2 * 0.8 / 50. */
    @Test
    void theEstimateIsWalds() {
        Estimate estimate = groups(10, 100, 10, 50).estimate();
        assertEquals(-0.1, estimate.value(), 1e-16);
        assertEquals(Math.sqrt(0.0009 + 0.0032), estimate.standardError(), 1e-16);
        assertEquals(Double.NaN, groups(1, 2, 0, 0).estimate().value());
        assertEquals(Double.NaN, groups(1, 2, 0, 0).estimate().standardError());
        assertEquals(1L << 53, groups(1, (1L << 53) - 1, 1, 1).first().total() + 1, "no more than doubles count");
    }

    /** Nobody of n: the plain formula is off by a rounding. */
    @Test
    void belowNothingIsNothing() {
        for (double z = 0.1; z < 4; z += 0.1) {
            for (int n = 1; n < 20; n++) {
                assertEquals(0.0, new Counts.Group(0, n, n).belowRate(z));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void endsAreClosed(DifferenceMethod method) {
        assertEquals(1.0, groups(10, 10, 0, 20).interval(method, 0.95).upper());
        assertEquals(-1.0, groups(0, 10, 20, 20).interval(method, 0.95).lower());
        assertEquals(new Interval(-1, 1), TwoProportions.EMPTY.interval(method, 0.95));
    }

    @Test
    void nobodyTellsNothing() {
        TwoProportions half = groups(1, 2, 0, 0);
        assertEquals(Double.NaN, half.difference());
        assertEquals(Double.NaN, half.ratio());
        assertEquals(Double.NaN, half.zPooled());
        for (ProportionTest test : ProportionTest.values()) {
            assertEquals(Double.NaN, half.pValue(test));
        }
        assertEquals(new Interval(0, Double.POSITIVE_INFINITY), half.ratioInterval(0.95));
        assertEquals(new Interval(0, Double.POSITIVE_INFINITY), half.oddsRatioInterval(0.95));
        assertEquals(new Interval(0, Double.POSITIVE_INFINITY), half.conditionalOddsRatioInterval(0.95));
        assertEquals(Double.NaN, half.conditionalOddsRatio());
    }

    @Test
    void nobodyDidItTellsNothingByScoreAndEverythingIsLikelyByFisher() {
        TwoProportions none = groups(0, 10, 0, 10);
        assertEquals(Double.NaN, none.pValue(ProportionTest.Z_POOLED));
        assertEquals(Double.NaN, none.pValue(ProportionTest.YATES));
        assertEquals(1.0, none.pValue(ProportionTest.FISHER));
        assertEquals(Double.NaN, none.oddsRatio());
    }

    @Test
    void aPeersWrongIntervalIsNotRepeated() {
        // statsmodels 0.13.5 prints -0.0599046 to -0.0000398 as the score interval of 120 and 150 of 1,000 (its issue
        // 10269).
        Interval interval = groups(120, 1000, 150, 1000).interval(DifferenceMethod.MIETTINEN_NURMINEN, 0.95);
        assertTrue(interval.lower() < -0.0601);
    }

    @Test
    void verdictSaysWhenMethodsDisagree() {
        var close = new Verdict(groups(150, 1000, 120, 1000), 0.95);
        assertEquals(Verdict.Decision.METHODS_DISAGREE, close.decision());
        assertEquals(java.util.Set.of(ProportionTest.Z_POOLED, ProportionTest.Z_UNPOOLED), close.tests());
        assertEquals(
                java.util.Set.of(DifferenceMethod.NEWCOMBE, DifferenceMethod.MEE, DifferenceMethod.MIETTINEN_NURMINEN),
                close.intervals());
        assertEquals(Verdict.Decision.FIRST_HIGHER, new Verdict(groups(150, 1000, 100, 1000), 0.95).decision());
        assertEquals(Verdict.Decision.SECOND_HIGHER, new Verdict(groups(100, 1000, 150, 1000), 0.95).decision());
        assertEquals(Verdict.Decision.NOT_TOLD_APART, new Verdict(groups(120, 1000, 121, 1000), 0.95).decision());
        assertEquals(Verdict.Decision.NOT_TOLD_APART, new Verdict(TwoProportions.EMPTY, 0.95).decision());
    }

    @Test
    void badInputIsRejected() {
        rejected("count must be in [0, total], got count=5, total=3", () -> groups(5, 3, 1, 2));
        rejected(
                "confidence must be in (0, 1), got confidence=95.0",
                () -> groups(1, 2, 1, 2).interval(DifferenceMethod.NEWCOMBE, 95));
        rejected(
                "confidence must be in (0, 1), got confidence=NaN",
                () -> groups(1, 2, 1, 2).ratioInterval(Double.NaN));
        rejected(
                "first and second must be <= 2^53 together, got first.total=9007199254740992, second.total=1",
                () -> groups(1, 1L << 53, 1, 1));
        rejected("confidence must be in (0, 1), got confidence=1.0", () -> new Verdict(groups(1, 2, 1, 2), 1));
    }

    private static void rejected(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}
