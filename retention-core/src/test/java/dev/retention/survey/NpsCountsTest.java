package dev.retention.survey;

import static dev.retention.survey.NpsMethod.ADJUSTED_WALD;
import static dev.retention.survey.NpsMethod.TRINOMIAL_T;
import static dev.retention.survey.NpsMethod.WALD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.estimate.Interval;
import dev.retention.estimate.Proportion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Figures of R NPS 1.1 in R 4.2.2 and of its formulas in Python. */
class NpsCountsTest {

    private static final NpsScale ZERO_TO_TEN = NpsScale.ZERO_TO_TEN;

    /** r_NPS_testdata: R NPS 1.1 in R 4.2.2. */
    private static final NpsCounts R_DATA =
            NpsCounts.ofAnswerCounts(ZERO_TO_TEN, new long[] {74, 10, 22, 35, 40, 140, 41, 57, 119, 227, 235});

    private static void close(double expected, double actual) {
        assertEquals(expected, actual, 1e-12 * Math.abs(expected));
    }

    private static void rejected(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    @Test
    void bucketsOfTheUsualScales() {
        for (int answer = 0; answer <= 10; answer++) {
            NpsCategory expected =
                    answer >= 9 ? NpsCategory.PROMOTER : answer >= 7 ? NpsCategory.PASSIVE : NpsCategory.DETRACTOR;
            assertEquals(expected, ZERO_TO_TEN.category(answer));
            if (answer > 0) {
                assertEquals(expected, NpsScale.ONE_TO_TEN.category(answer));
            }
        }
        rejected("answer must be in [1, 10], got answer=0.0", () -> NpsScale.ONE_TO_TEN.category(0));
    }

    @Test
    void answersBetweenTheWholeNumbersHaveABucket() {
        assertEquals(NpsCategory.DETRACTOR, ZERO_TO_TEN.category(6.5));
        assertEquals(NpsCategory.DETRACTOR, ZERO_TO_TEN.category(Math.nextDown(7.0)));
        assertEquals(NpsCategory.PASSIVE, ZERO_TO_TEN.category(8.5));
        assertEquals(NpsCategory.PASSIVE, ZERO_TO_TEN.category(Math.nextDown(9.0)));
        var counts = NpsCounts.of(ZERO_TO_TEN, new double[] {6.5, 8.5, 9.5, 10});
        assertEquals(new NpsCounts(2, 1, 1), counts);
        assertEquals(4, counts.answers());
    }

    @Test
    void singleAnswersAndATableAgree() {
        var counts = NpsCounts.of(ZERO_TO_TEN, new int[] {10, 9, 9, 8, 7, 6, 0});
        assertEquals(new NpsCounts(3, 2, 2), counts);
        assertEquals(counts, NpsCounts.ofAnswerCounts(ZERO_TO_TEN, new long[] {1, 0, 0, 0, 0, 0, 1, 1, 1, 2, 1}));
        assertEquals(
                new NpsCounts(3, 2, 1),
                NpsCounts.ofAnswerCounts(NpsScale.ONE_TO_TEN, new long[] {0, 0, 0, 0, 0, 1, 1, 1, 2, 1}));
    }

    @Test
    void dataOfTheRPackage() {
        assertEquals(new NpsCounts(462, 176, 362), R_DATA);
        assertEquals(1000, R_DATA.answers());
        assertEquals(10.0, R_DATA.score());
        close(0.814, R_DATA.variance());
        close(2.8530685235374213, R_DATA.standardErrorPoints());
        Interval interval = R_DATA.interval(WALD, 0.95);
        close(4.408088448441789, interval.lower());
        close(15.591911551558213, interval.upper());
        close(0.0004566103941123778, R_DATA.pValue(WALD, 0));
    }

    @Test
    void varianceOfTenTwentyThirty() {
        close(0.5555555555555555, new NpsCounts(10, 20, 30).variance());
        close(0.5555555555555555, new NpsCounts(30, 20, 10).variance());
    }

    /** r_NPS_defects_verified: nps(1:5, breaks = list(1:3, 4, 5)) is -1 there, as the breaks are forgotten. */
    @Test
    void ownScalesAreKept() {
        var scale = new NpsScale(1, 5, 4, 5);
        assertEquals(-40.0, NpsCounts.of(scale, new int[] {1, 2, 3, 4, 5}).score());
    }

    /** field_reports: 32 answers were published as 2 + 11 + 18. */
    @Test
    void publishedCountsMustReconcile() {
        rejected(
                "promoters + passives + detractors must equal answers, got 2 + 11 + 18 = 31, answers=32",
                () -> NpsCounts.ofReported(2, 11, 18, 32));
        assertEquals(new NpsCounts(2, 11, 18), NpsCounts.ofReported(2, 11, 18, 31));
    }

    /** ci95_table, in points; the adjusted interval of ten detractors is closed at -100, where the table has -106. */
    @ParameterizedTest
    @CsvSource({
        "40, 25, 35, WALD, -11.94547275371465, 21.94547275371466",
        "40, 25, 35, ADJUSTED_WALD, -11.762589213670799, 21.471327077748464",
        "40, 25, 35, TRINOMIAL_T, -12.241583778949708, 22.241583778949717",
        "0, 0, 10, WALD, -100, -100",
        "0, 0, 10, ADJUSTED_WALD, -100, -47.503551544790207",
        "0, 0, 10, TRINOMIAL_T, -100, -100",
        "45, 40, 15, WALD, 16.003057481885544, 43.99694251811447",
        "45, 40, 15, ADJUSTED_WALD, 15.304176613979778, 42.948250570486246",
        "45, 40, 15, TRINOMIAL_T, 15.758470089168133, 44.24152991083188"
    })
    void intervalsOfTheGoldenTable(
            long promoters, long passives, long detractors, NpsMethod method, double lower, double upper) {
        Interval interval = new NpsCounts(promoters, passives, detractors).interval(method, 0.95);
        close(lower, interval.lower());
        close(upper, interval.upper());
    }

    @ParameterizedTest
    @CsvFileSource(files = "src/test/resources/survey/nps_intervals.csv", useHeadersInDisplayName = true)
    void intervalsAndTestsAgreeWith50Digits(
            long promoters,
            long passives,
            long detractors,
            double confidence,
            NpsMethod method,
            double lower,
            double upper,
            double pValue) {
        var counts = new NpsCounts(promoters, passives, detractors);
        Interval interval = counts.interval(method, confidence);
        close(lower, interval.lower());
        close(upper, interval.upper());
        close(pValue, counts.pValue(method, 5));
    }

    @ParameterizedTest
    @CsvFileSource(files = "src/test/resources/survey/nps_comparisons.csv", useHeadersInDisplayName = true)
    void comparisonsAgreeWith50Digits(
            long p1,
            long a1,
            long d1,
            long p2,
            long a2,
            long d2,
            double confidence,
            NpsMethod method,
            double lower,
            double upper,
            double pValue) {
        var comparison = new NpsComparison(new NpsCounts(p1, a1, d1), new NpsCounts(p2, a2, d2));
        Interval interval = comparison.interval(method, confidence);
        close(lower, interval.lower());
        close(upper, interval.upper());
        close(pValue, comparison.pValue(method));
    }

    @Test
    void differenceIsFirstLessSecond() {
        var change = new NpsComparison(new NpsCounts(45, 40, 15), new NpsCounts(40, 25, 35));
        assertEquals(25.0, change.differencePoints());
        var back = new NpsComparison(change.second(), change.first());
        assertEquals(-25.0, back.differencePoints());
        assertEquals(change.pValue(ADJUSTED_WALD), back.pValue(ADJUSTED_WALD));
    }

    @Test
    void groupsThatAllAgreeLeaveNoDoubtToTheNaiveMethods() {
        var all = new NpsCounts(10, 0, 0);
        var none = new NpsCounts(0, 0, 10);
        var same = new NpsComparison(all, all);
        var opposite = new NpsComparison(all, none);
        for (NpsMethod naive : new NpsMethod[] {WALD, TRINOMIAL_T}) {
            assertEquals(new Interval(0, 0), same.interval(naive, 0.95));
            assertEquals(Double.NaN, same.pValue(naive));
            assertEquals(0.0, opposite.pValue(naive));
        }
        assertTrue(opposite.interval(ADJUSTED_WALD, 0.95).width() > 50);
        assertTrue(opposite.pValue(ADJUSTED_WALD) > 0);
        assertEquals(1.0, same.pValue(ADJUSTED_WALD));
    }

    @ParameterizedTest
    @EnumSource
    void noAnswersSayNothing(NpsMethod method) {
        assertFalse(NpsCounts.EMPTY.hasScore());
        assertEquals(Double.NaN, NpsCounts.EMPTY.score());
        assertEquals(Double.NaN, NpsCounts.EMPTY.variance());
        assertEquals(Double.NaN, NpsCounts.EMPTY.standardErrorPoints());
        assertEquals(new Interval(-100, 100), NpsCounts.EMPTY.interval(method, 0.95));
        assertEquals(Double.NaN, NpsCounts.EMPTY.pValue(method, 0));
        var comparison = new NpsComparison(NpsCounts.EMPTY, R_DATA);
        assertEquals(Double.NaN, comparison.differencePoints());
        assertEquals(new Interval(-200, 200), comparison.interval(method, 0.95));
        assertEquals(Double.NaN, comparison.pValue(method));
    }

    @Test
    void oneAnswerSaysNothingToStudent() {
        assertEquals(new Interval(-100, 100), new NpsCounts(1, 0, 0).interval(TRINOMIAL_T, 0.95));
        assertEquals(Double.NaN, new NpsCounts(1, 0, 0).pValue(TRINOMIAL_T, 0));
    }

    @Test
    void hugeCountsStayInRange() {
        long max = Long.MAX_VALUE;
        assertEquals(100.0, new NpsCounts(max, 0, 0).score());
        assertEquals(-100.0, new NpsCounts(0, 0, max).score());
        assertEquals(0.0, new NpsCounts(max, max, max).score());
        assertEquals(50.0, new NpsCounts(max, max, 0).score());
        overflows("answers overflows a long: 9223372036854775807 + 1", () -> new NpsCounts(max, 1, 0).answers());
    }

    /** 1 of 1e15 is off: the difference of p + d and its square has lost all digits, the sum over pairs has not. */
    @Test
    void varianceKeepsItsDigits() {
        close(4e-15 * (1 - 1e-15), new NpsCounts(999_999_999_999_999L, 0, 1).variance());
    }

    @Test
    void sharesAreProportions() {
        assertEquals(new Proportion(462, 1000), R_DATA.promoterShare());
        assertEquals(new Proportion(176, 1000), R_DATA.passiveShare());
        assertEquals(new Proportion(362, 1000), R_DATA.detractorShare());
    }

    @Test
    void answersOffTheScaleAreRejected() {
        rejected(
                "answers[1] must be in [0, 10], got answers[1]=11",
                () -> NpsCounts.of(ZERO_TO_TEN, new int[] {10, 11}));
        rejected(
                "answers[0] must be in [1, 10], got answers[0]=0",
                () -> NpsCounts.of(NpsScale.ONE_TO_TEN, new int[] {0}));
        rejected(
                "answers[0] must be in [0, 10], got answers[0]=NaN",
                () -> NpsCounts.of(ZERO_TO_TEN, new double[] {Double.NaN}));
        rejected(
                "answers[0] must be in [0, 10], got answers[0]=10.5",
                () -> NpsCounts.of(ZERO_TO_TEN, new double[] {10.5}));
        rejected(
                "answers[0] must be in [0, 10], got answers[0]=-0.5",
                () -> NpsCounts.of(ZERO_TO_TEN, new double[] {-0.5}));
        rejected("answer must be in [0, 10], got answer=NaN", () -> ZERO_TO_TEN.category(Double.NaN));
        rejected(
                "answer must be in [0, 10], got answer=Infinity", () -> ZERO_TO_TEN.category(Double.POSITIVE_INFINITY));
    }

    @Test
    void badInputIsRejected() {
        rejected("promoters must be >= 0, got promoters=-1", () -> new NpsCounts(-1, 0, 0));
        rejected("passives must be >= 0, got passives=-1", () -> new NpsCounts(0, -1, 0));
        rejected("detractors must be >= 0, got detractors=-1", () -> new NpsCounts(0, 0, -1));
        rejected(
                "counts.length must be 11 for the answers 0 to 10, got counts.length=10",
                () -> NpsCounts.ofAnswerCounts(ZERO_TO_TEN, new long[10]));
        rejected(
                "counts[3] must be >= 0, got counts[3]=-1",
                () -> NpsCounts.ofAnswerCounts(NpsScale.ONE_TO_TEN, new long[] {0, 0, 0, -1, 0, 0, 0, 0, 0, 0}));
        rejected("confidence must be in (0, 1), got confidence=95.0", () -> R_DATA.interval(WALD, 95));
        rejected(
                "confidence must be in (0, 1), got confidence=NaN",
                () -> new NpsComparison(R_DATA, R_DATA).interval(WALD, Double.NaN));
        rejected("points must be in [-100, 100], got points=101.0", () -> R_DATA.pValue(WALD, 101));
        rejected("points must be in [-100, 100], got points=-101.0", () -> R_DATA.pValue(WALD, -101));
        rejected("points must be in [-100, 100], got points=NaN", () -> R_DATA.pValue(WALD, Double.NaN));
        for (NpsScaleBounds bounds : new NpsScaleBounds[] {
            new NpsScaleBounds(0, 0, 0, 10),
            new NpsScaleBounds(0, 0, 9, 10),
            new NpsScaleBounds(0, 9, 7, 10),
            new NpsScaleBounds(0, 7, 11, 10)
        }) {
            rejected(
                    "scale must have lowest < passiveFrom <= promoterFrom <= highest, got lowest=" + bounds.lowest
                            + ", passiveFrom=" + bounds.passiveFrom + ", promoterFrom=" + bounds.promoterFrom
                            + ", highest=" + bounds.highest,
                    () -> new NpsScale(bounds.lowest, bounds.highest, bounds.passiveFrom, bounds.promoterFrom));
        }
    }

    @Test
    void theEndsOfTheRangeAreScoresToo() {
        double best = R_DATA.pValue(WALD, 100);
        assertTrue(best > 0 && best < 1e-200, "31 standard errors away");
        var mirrored = new NpsCounts(R_DATA.detractors(), R_DATA.passives(), R_DATA.promoters());
        assertEquals(best, mirrored.pValue(WALD, -100));
    }

    @Test
    void aScaleMayDoWithoutPassives() {
        assertEquals(NpsCategory.PROMOTER, new NpsScale(0, 1, 1, 1).category(1));
        assertEquals(NpsCategory.DETRACTOR, new NpsScale(0, 1, 1, 1).category(0));
    }

    private record NpsScaleBounds(int lowest, int passiveFrom, int promoterFrom, int highest) {}

    @Test
    void overflowIsAnError() {
        var full = new NpsCounts(Long.MAX_VALUE, 0, 0);
        overflows("promoters overflows a long: 9223372036854775807 + 9223372036854775807", () -> full.plus(full));
        overflows(
                "the number of answers in DETRACTOR overflows a long: 9223372036854775807 + 1",
                () -> NpsCounts.ofAnswerCounts(ZERO_TO_TEN, new long[] {Long.MAX_VALUE, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
    }

    @Test
    void nullsAreNamed() {
        named("scale", () -> NpsCounts.of(null, new int[0]));
        named("scale", () -> NpsCounts.of(null, new double[0]));
        named("scale", () -> NpsCounts.ofAnswerCounts(null, new long[0]));
        named("answers", () -> NpsCounts.of(ZERO_TO_TEN, (int[]) null));
        named("answers", () -> NpsCounts.of(ZERO_TO_TEN, (double[]) null));
        named("counts", () -> NpsCounts.ofAnswerCounts(ZERO_TO_TEN, null));
        named("method", () -> R_DATA.interval(null, 0.95));
        named("method", () -> R_DATA.pValue(null, 0));
        named("other", () -> R_DATA.plus(null));
        named("first", () -> new NpsComparison(null, R_DATA));
        named("second", () -> new NpsComparison(R_DATA, null));
        named("method", () -> new NpsComparison(R_DATA, R_DATA).interval(null, 0.95));
        named("method", () -> new NpsComparison(R_DATA, R_DATA).pValue(null));
    }

    private static void named(String name, Executable call) {
        assertEquals(name, assertThrows(NullPointerException.class, call).getMessage());
    }

    private static void overflows(String message, Executable call) {
        assertEquals(message, assertThrows(ArithmeticException.class, call).getMessage());
    }

    @Test
    void answersComeOneByOneToo() {
        List<Integer> answers = List.of(10, 9, 8, 3, 0, 7);
        NpsCounts all = NpsCounts.of(NpsScale.ZERO_TO_TEN, new int[] {10, 9, 8, 3, 0, 7});
        assertEquals(all, answers.stream().collect(NpsCounts.collector(NpsScale.ZERO_TO_TEN)));
        assertEquals(all, answers.parallelStream().collect(NpsCounts.collector(NpsScale.ZERO_TO_TEN)));
        NpsCounts counts = NpsCounts.EMPTY;
        for (int answer : answers) {
            counts = counts.plusAnswer(NpsScale.ZERO_TO_TEN, answer);
        }
        assertEquals(all, counts);
        var e = assertThrows(IllegalArgumentException.class, () -> NpsCounts.EMPTY.plusAnswer(NpsScale.ONE_TO_TEN, 0));
        assertEquals("answer must be in [1, 10], got answer=0.0", e.getMessage());
    }
}
