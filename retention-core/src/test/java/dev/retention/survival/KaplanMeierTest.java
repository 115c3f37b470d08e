package dev.retention.survival;

import static dev.retention.survival.SurvivalTableTest.rejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.estimate.Estimate;
import dev.retention.estimate.Interval;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KaplanMeierTest {

    private static final Map<String, IntervalTransform> CONF_TYPES = Map.of(
            "plain", IntervalTransform.PLAIN,
            "log", IntervalTransform.LOG,
            "log-log", IntervalTransform.LOG_LOG,
            "logit", IntervalTransform.LOGIT,
            "arcsin", IntervalTransform.ARCSIN);

    private static final KaplanMeier TREATED = KaplanMeier.of(Freireich.TREATED);
    private static final KaplanMeier PLACEBO = KaplanMeier.of(Freireich.PLACEBO);

    @Test
    void agreesWithSurvfit() {
        for (Freireich.Row row : Freireich.ROWS) {
            KaplanMeier curve = row.group().equals("6-MP") ? TREATED : PLACEBO;
            assertEquals(row.survival(), curve.survival(row.time()), 1e-15, row::toString);
            assertEquals(row.error(), curve.standardError(row.time()), 1e-15, row::toString);
            Interval interval = curve.interval(row.time(), CONF_TYPES.get(row.interval()), 0.95);
            // R knows no interval where the curve is 0; here it is the whole range.
            assertEquals(Double.isNaN(row.lower()) ? 0 : row.lower(), interval.lower(), 1e-14, row::toString);
            assertEquals(Double.isNaN(row.upper()) ? 1 : row.upper(), interval.upper(), 1e-14, row::toString);
        }
    }

    /** R 4.2.2, survival 3.5-3, survfit of aml with x == "Maintained". */
    @Test
    void agreesWithSurvfitOnLeukaemia() {
        double[] times = {9, 13, 18, 23, 28, 31, 34, 45, 48, 161};
        double[] survival = {
            0.9090909090909091,
            0.8181818181818181,
            0.7159090909090908,
            0.6136363636363635,
            0.6136363636363635,
            0.49090909090909085,
            0.36818181818181817,
            0.36818181818181817,
            0.18409090909090908,
            0.18409090909090908
        };
        double[] lower = {
            0.7541338450815255,
            0.6192489873993635,
            0.48842628742212846,
            0.37686705950167976,
            0.37686705950167976,
            0.2548599511993173,
            0.15487711789719105,
            0.15487711789719105,
            0.03591789848918526,
            0.03591789848918526
        };
        KaplanMeier curve = KaplanMeier.of(SurvivalTable.of(
                new double[] {9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161},
                new boolean[] {true, true, false, true, true, false, true, true, false, true, false}));
        for (int i = 0; i < times.length; i++) {
            assertEquals(survival[i], curve.survival(times[i]), 1e-15);
            assertEquals(
                    lower[i],
                    curve.interval(times[i], IntervalTransform.LOG, 0.95).lower(),
                    1e-14);
        }
    }

    @Test
    void holdsItsValueBetweenEvents() {
        assertEquals(1, TREATED.survival(0));
        assertEquals(1, TREATED.survival(Math.nextDown(6.0)));
        assertEquals(TREATED.survival(6), TREATED.survival(Math.nextDown(7.0)));
        assertEquals(0, TREATED.standardError(3));
        assertEquals(new Interval(1, 1), TREATED.interval(3, IntervalTransform.LOG_LOG, 0.95));
        assertEquals(1 - TREATED.survival(10), TREATED.eventProbability(10));
    }

    @Test
    void afterTheLastDurationOnlyAZeroIsKnown() {
        assertTrue(TREATED.survival(35) > 0);
        assertEquals(Double.NaN, TREATED.survival(Math.nextUp(35.0)));
        assertEquals(Double.NaN, TREATED.standardError(36));
        assertEquals(new Interval(0, 1), TREATED.interval(36, IntervalTransform.LOG, 0.95));
        assertEquals(0, PLACEBO.survival(1e9));
        assertEquals(Double.NaN, PLACEBO.standardError(23));
    }

    @Test
    void withoutCensoringItIsThePlainShareToTheLastBit() {
        int n = 49;
        double[] durations = new double[n];
        boolean[] ended = new boolean[n];
        for (int i = 0; i < n; i++) {
            durations[i] = i + 1;
            ended[i] = true;
        }
        KaplanMeier curve = KaplanMeier.of(SurvivalTable.of(durations, ended));
        for (int i = 1; i <= n; i++) {
            assertEquals((n - i) / (double) n, curve.survival(i));
        }
    }

    /** R 4.2.2, survival 3.5-3, survfit. */
    @Test
    void mediansAgreeWithSurvfit() {
        assertEquals(23, TREATED.median());
        assertEquals(
                new Interval(16, Double.POSITIVE_INFINITY), TREATED.quantileInterval(0.5, IntervalTransform.LOG, 0.95));
        assertEquals(8, PLACEBO.median());
        assertEquals(new Interval(4, 12), PLACEBO.quantileInterval(0.5, IntervalTransform.LOG, 0.95));
    }

    @Test
    void aQuantileOnALevelIsItsMiddle() {
        KaplanMeier four =
                KaplanMeier.of(SurvivalTable.of(new double[] {1, 2, 3, 4}, new boolean[] {true, true, true, true}));
        assertEquals(2.5, four.median());
        assertEquals(1.5, four.quantile(0.25));
        assertEquals(2, four.quantile(0.3));
        KaplanMeier last =
                KaplanMeier.of(SurvivalTable.of(new double[] {1, 2, 3, 9}, new boolean[] {true, true, false, false}));
        assertEquals(5.5, last.median()); // from 2 to the last duration
        assertEquals(Double.NaN, last.quantile(0.6));
    }

    /** 22/36 · 9/11 is a half, and 0.5000000000000001 in doubles. */
    @Test
    void aLevelIsFoundInSpiteOfRounding() {
        KaplanMeier curve = KaplanMeier.of(SurvivalTable.of(
                new double[] {1, 2, 3, 5}, new boolean[] {true, false, true, true}, new long[] {14, 11, 2, 9}));
        assertEquals(0.5000000000000001, curve.survival(3));
        assertEquals(4, curve.median());
    }

    @Test
    void aQuantileThatIsNotReachedIsNotKnown() {
        KaplanMeier curve =
                KaplanMeier.of(SurvivalTable.of(new double[] {3, 7}, new boolean[] {true, false}, new long[] {1, 99}));
        assertEquals(Double.NaN, curve.median());
        assertEquals(
                new Interval(7, Double.POSITIVE_INFINITY),
                curve.quantileInterval(0.5, IntervalTransform.LOG_LOG, 0.95));
    }

    /** R 4.2.2, survival 3.5-3, survfit; the difference by hand. */
    @Test
    void restrictedMeansHaveTheErrorOfTheEstimate() {
        RestrictedMean treated = TREATED.restrictedMean(20);
        RestrictedMean placebo = PLACEBO.restrictedMean(20);
        assertEquals(16.116526610644257, treated.mean(), 1e-14);
        assertEquals(1.25156019600, treated.standardError(), 1e-11);
        assertEquals(8.428571428571429, placebo.mean(), 1e-14);
        assertEquals(1.26808268250, placebo.standardError(), 1e-11);
        Estimate difference = treated.minus(placebo);
        assertEquals(4.31496734180, difference.z(0), 1e-11);
        assertEquals(1.59626499904e-05, difference.pValue(0), 1e-16);
        assertEquals(StrictMath.log(1.59626499904e-05), difference.logPValue(0), 1e-11);
    }

    /** All of 1, 2, 3 and 4 end: the mean within 4 is 2.5 and its error √(variance / n) with the plain variance 1.25. */
    @Test
    void restrictedMeanWithoutCensoringIsTheMean() {
        RestrictedMean mean = KaplanMeier.of(
                        SurvivalTable.of(new double[] {1, 2, 3, 4}, new boolean[] {true, true, true, true}))
                .restrictedMean(4);
        assertEquals(2.5, mean.mean());
        assertEquals(Math.sqrt(1.25 / 4), mean.standardError(), 1e-15);
        assertEquals(
                2.5,
                KaplanMeier.of(SurvivalTable.of(new double[] {1, 2, 3, 4}, new boolean[] {true, true, true, true}))
                        .restrictedMean(400)
                        .mean());
    }

    @Test
    void restrictedMeanBeyondTheDataIsNotKnown() {
        assertEquals(Double.NaN, TREATED.restrictedMean(35.5).mean());
        assertEquals(Double.NaN, TREATED.restrictedMean(35.5).standardError());
        assertEquals(5, TREATED.restrictedMean(5).mean());
        assertEquals(0, TREATED.restrictedMean(5).standardError());
    }

    @Test
    void nothingIsKnownOfNobody() {
        KaplanMeier nobody = KaplanMeier.of(SurvivalTable.EMPTY);
        assertEquals(Double.NaN, nobody.survival(0));
        assertEquals(Double.NaN, nobody.standardError(1));
        assertEquals(Double.NaN, nobody.median());
        assertEquals(new Interval(0, 1), nobody.interval(1, IntervalTransform.PLAIN, 0.9));
        assertEquals(
                new Interval(0, Double.POSITIVE_INFINITY), nobody.quantileInterval(0.5, IntervalTransform.LOG, 0.9));
        assertEquals(Double.NaN, nobody.restrictedMean(3).mean());
        assertEquals("KaplanMeier[0 of 0 ended, median NaN]", nobody.toString());
    }

    @Test
    void isComparedByItsDurations() {
        assertEquals(TREATED, KaplanMeier.of(Freireich.TREATED));
        assertEquals(TREATED.hashCode(), KaplanMeier.of(Freireich.TREATED).hashCode());
        assertNotEquals(TREATED, PLACEBO);
        assertEquals(Freireich.TREATED, TREATED.table());
        assertEquals("KaplanMeier[9 of 21 ended, median 23.0]", TREATED.toString());
    }

    @Test
    void printsItsEvents() {
        var table = SurvivalTable.of(new double[] {1, 2.5, 3, 4}, new boolean[] {true, true, false, false});
        assertEquals("""
                time  at risk  events  survival   error
                1           4       1    0.7500  0.2165
                2.5         3       1    0.5000  0.2500
                """, KaplanMeier.of(table).toText());
    }

    @Test
    void rejectsWhatIsOutOfRange() {
        rejected("time must be finite and >= 0, got time=-1.0", () -> TREATED.survival(-1));
        rejected("time must be finite and >= 0, got time=NaN", () -> TREATED.standardError(Double.NaN));
        rejected(
                "confidence must be in (0, 1), got confidence=95.0",
                () -> TREATED.interval(1, IntervalTransform.LOG, 95));
        rejected("probability must be in (0, 1), got probability=1.0", () -> TREATED.quantile(1));
        rejected(
                "probability must be in (0, 1), got probability=0.0",
                () -> TREATED.quantileInterval(0, IntervalTransform.LOG, 0.95));
        rejected("horizon must be finite and > 0, got horizon=0.0", () -> TREATED.restrictedMean(0));
        rejected("transform", () -> TREATED.interval(1, null, 0.95));
        rejected("table", () -> KaplanMeier.of(null));
    }
}
