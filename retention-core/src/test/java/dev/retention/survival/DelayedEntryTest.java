package dev.retention.survival;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.activity.ActivityLog;
import dev.retention.estimate.Interval;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DelayedEntryTest {

    private static final double TOLERANCE = 1e-9;

    @Test
    void agreesWithRForLateEntries() {
        RData lung = RData.read("lung");
        double[] times = lung.numbers("time");
        SurvivalTable late = SurvivalTable.of(
                RData.lateEntries(times), times, lung.isEqual("status", "2"), RData.ones(times.length));
        SurvivalTable plain = SurvivalTable.of(times, lung.isEqual("status", "2"));
        check("lung delayed", late, 63);
        check("lung no delayed", plain, 63);
    }

    @Test
    void agreesWithRForStartAndStop() {
        RData heart = RData.read("heart");
        check(
                "heart start-stop",
                SurvivalTable.of(
                        heart.numbers("start"),
                        heart.numbers("stop"),
                        heart.isEqual("event", "1"),
                        RData.ones(heart.size())),
                56);
    }

    private static void check(String name, SurvivalTable table, int atLeast) {
        KaplanMeier curve = KaplanMeier.of(table);
        NelsonAalen hazard = NelsonAalen.of(table);
        var figures = RData.figures("entry_competing_mcf_r.csv").stream()
                .filter(figure -> figure.name().startsWith(name))
                .toList();
        assertTrue(figures.size() >= atLeast, name + ": " + figures.size());
        assertAll(figures.stream().map(figure -> () -> {
            double t = Double.parseDouble(figure.index());
            Interval interval = curve.interval(t, IntervalTransform.LOG_LOG, 0.95);
            double value = switch (figure.quantity()) {
                case "survival" -> curve.survival(t);
                case "std_err" -> curve.standardError(t);
                case "n_risk" -> table.atRiskBefore(nextTime(table, t));
                case "n_event_cum" -> eventsUntil(table, t);
                case "cumhaz" -> hazard.cumulativeHazard(t);
                case "lower_loglog" -> interval.lower();
                case "upper_loglog" -> interval.upper();
                default -> throw new AssertionError(figure);
            };
            assertEquals(figure.value(), value, TOLERANCE, figure.toString());
        }));
    }

    /** R tells those at risk at the next time of the curve. */
    private static double nextTime(SurvivalTable table, double time) {
        int i = 0;
        while (table.time(i) < time) {
            i++;
        }
        return table.time(i);
    }

    private static long eventsUntil(SurvivalTable table, double time) {
        long sum = 0;
        for (int i = 0; i < table.size() && table.time(i) <= time; i++) {
            sum += table.events(i);
        }
        return sum;
    }

    /**
     * 20,000 subscriptions that start within ten years and last 12 months with probability 0.455. The list begins after five years, and holds
     * who is there then or comes later.
     */
    @Test
    void findsTheTruthWhereCountingFromTheStartIsFarOff() {
        double truth = 0.455;
        var random = new SplittableRandom(17);
        int size = 20_000;
        double since = 60;
        double asOf = 84;
        double[] entries = new double[size];
        double[] durations = new double[size];
        boolean[] ended = new boolean[size];
        int count = 0;
        for (int i = 0; i < size; i++) {
            double start = asOf * random.nextDouble();
            // Half of them leave soon: a hazard that falls, as it does for most businesses, with S(12) = (1 + 12 /
            // 8)^-k.
            double k = -Math.log(truth) / Math.log(1 + 12 / 8.0);
            double lifetime = 8 * (Math.pow(1 - random.nextDouble(), -1 / k) - 1);
            double end = Math.min(asOf, start + lifetime);
            if (end > since) {
                entries[count] = Math.max(0, since - start);
                durations[count] = end - start;
                ended[count++] = start + lifetime <= asOf;
            }
        }
        entries = Arrays.copyOf(entries, count);
        durations = Arrays.copyOf(durations, count);
        ended = Arrays.copyOf(ended, count);

        double naive = KaplanMeier.of(SurvivalTable.of(durations, ended)).survival(12);
        SurvivalTable table = SurvivalTable.of(entries, durations, ended, RData.ones(count));

        assertEquals(truth, KaplanMeier.of(table).survival(12), 0.01);
        assertTrue(naive - truth > 0.1, "naive " + naive);
        assertTrue(table.totalEnteredLater() > 1000 && table.totalFromStart() > 1000);
    }

    @Test
    void reportsARiskSetThatEmptiesEarly() {
        SurvivalTable table = SurvivalTable.of(
                new double[] {0, 5, 5}, new double[] {3, 9, 10}, new boolean[] {true, true, false}, RData.ones(3));
        assertEquals(3, table.emptyFrom());
        assertEquals(0, KaplanMeier.of(table).survival(9), "R goes on so, too");
        assertEquals("SurvivalTable[2 of 3 ended, 3 times, 2 entered later]", table.toString());

        SurvivalTable later = table.lastingBeyond(5);
        assertEquals(Double.NaN, later.emptyFrom());
        assertEquals(0.5, KaplanMeier.of(later).survival(9));
        assertEquals(2, later.totalEnteredLater());
        assertEquals(table, table.lastingBeyond(0));
    }

    @Test
    void beginningLaterDividesTheCurve() {
        SurvivalTable table = SurvivalTable.of(
                new double[] {0, 0, 1, 2, 4, 0},
                new double[] {2, 4, 5, 6, 8, 8},
                new boolean[] {true, false, true, true, true, true},
                RData.ones(6));
        KaplanMeier whole = KaplanMeier.of(table);
        KaplanMeier rest = KaplanMeier.of(table.lastingBeyond(2));
        for (double t : new double[] {2, 4, 5, 6}) {
            assertEquals(whole.survival(t) / whole.survival(2), rest.survival(t), 1e-15, "t=" + t);
        }
        assertEquals(SurvivalTable.EMPTY, table.lastingBeyond(8));
    }

    @Test
    void anEntryMustComeBeforeTheEnd() {
        var e = assertThrows(
                IllegalArgumentException.class,
                () -> SurvivalTable.of(new double[] {3}, new double[] {3}, new boolean[1], new long[] {1}));
        assertEquals("entries[0] must be 0 or < durations[0], got entries[0]=3.0, durations[0]=3.0", e.getMessage());
        e = assertThrows(
                IllegalArgumentException.class,
                () -> SurvivalTable.of(new double[] {Double.NaN}, new double[] {3}, new boolean[1], new long[] {1}));
        assertEquals("entries[0] must be finite and >= 0, got entries[0]=NaN", e.getMessage());
        e = assertThrows(
                IllegalArgumentException.class,
                () -> SurvivalTable.of(new double[0], new double[] {3}, new boolean[1], new long[] {1}));
        assertEquals(
                "durations and entries must have the same length, got durations.length=1, entries.length=0",
                e.getMessage());
    }

    @Test
    void subscriptionsEnterOnTheDayOnWhichWatchingBegan() {
        int day0 = (int) LocalDate.of(2024, 1, 1).toEpochDay();
        LocalDate since = LocalDate.ofEpochDay(day0 + 100);
        LocalDate asOf = LocalDate.ofEpochDay(day0 + 200);
        // ended before, ended on that day, ended after, still active, started later and left on its first day, active
        int[] starts = {day0, day0 + 50, day0 + 60, day0 + 90, day0 + 150, day0 + 100};
        int[] ends = {day0 + 80, day0 + 100, day0 + 130, 0, day0 + 150, 0};
        boolean[] ended = {true, true, true, false, true, false};
        assertEquals(
                SurvivalTable.of(
                        new double[] {40, 10, 0, 0},
                        new double[] {70, 110, 0, 100},
                        new boolean[] {true, false, true, false},
                        RData.ones(4)),
                Durations.ofSubscriptions(starts, ends, ended, since, asOf));
        var e = assertThrows(
                IllegalArgumentException.class, () -> Durations.ofSubscriptions(starts, ends, ended, asOf, since));
        assertEquals("watchedSince must be <= asOf, got watchedSince=2024-07-19, asOf=2024-04-10", e.getMessage());
    }

    @Test
    void gapsBetweenPurchasesEnterOnTheDayOnWhichWatchingBegan() {
        ActivityLog log = ActivityLog.ofEvents(
                new long[] {1, 1, 2, 2, 3, 4, 4, 5}, new int[] {10, 120, 20, 60, 30, 110, 115, 200});
        SurvivalTable gaps =
                Durations.toNextPurchase(log, 1, LocalDate.ofEpochDay(100), LocalDate.ofEpochDay(200), SameDay.MERGED);
        assertEquals(
                SurvivalTable.of(
                        new double[] {90, 70, 0, 0},
                        new double[] {110, 170, 5, 0},
                        new boolean[] {true, false, true, false},
                        RData.ones(4)),
                gaps);
    }

    @Test
    void theBurnInOfALogIsLeftOut() {
        ActivityLog log = ActivityLog.ofEvents(new long[] {1, 1, 2, 3}, new int[] {10, 50, 40, 41});
        assertEquals(
                ActivityLog.ofEvents(new long[] {2, 3}, new int[] {40, 41}),
                log.firstSeenSince(LocalDate.ofEpochDay(40)));
        assertEquals(log, log.firstSeenSince(LocalDate.ofEpochDay(10)));
        assertEquals(ActivityLog.EMPTY, log.firstSeenSince(LocalDate.ofEpochDay(42)));
    }

    @Test
    void timesThatAreEqualButForRoundingTieIfAsked() {
        double[] first = {0.1 + 0.2, 2, 3};
        double[] second = {0.3, 1, 4};
        boolean[] ended = {true, true, true};
        double[][] aligned = SameTime.WITHIN_ROUNDING.align(first, second);
        assertArrayEquals(new double[] {0.3, 2, 3}, aligned[0]);
        assertArrayEquals(second, aligned[1]);
        assertArrayEquals(first, SameTime.EXACT.align(first)[0]);

        double exact = LogRankTest.of(SurvivalTable.of(first, ended), SurvivalTable.of(second, ended))
                .chiSquare();
        double merged = LogRankTest.of(SurvivalTable.of(aligned[0], ended), SurvivalTable.of(aligned[1], ended))
                .chiSquare();
        // R 4.2.2, survival 3.5-3: survdiff(Surv(c(0.1+0.2,2,3,0.3,1,4)) ~ rep(1:2, each=3)), with timefix=FALSE and
        // TRUE.
        assertEquals(R_EXACT, exact, 1e-12);
        assertEquals(R_MERGED, merged, 1e-12);
        assertNotEquals(exact, merged);
    }

    private static final double R_EXACT = 0.044912923923006276;
    private static final double R_MERGED = 0.099009900990098862;

    @Test
    void chainsOfRoundingAreOneTime() {
        double step = 1e-8;
        double[] chain = {1, 1 + step, 1 + 2 * step, 1 + 3 * step, 1 + 6 * step};
        assertArrayEquals(
                new double[] {1, 1, 1, 1, 1 + 6 * step},
                SameTime.WITHIN_ROUNDING.align(chain)[0]);
        assertEquals(0, SameTime.WITHIN_ROUNDING.align().length);
        var e = assertThrows(
                IllegalArgumentException.class, () -> SameTime.EXACT.align(new double[] {1}, new double[] {-1}));
        assertEquals("columns[1][0] must be finite and >= 0, got columns[1][0]=-1.0", e.getMessage());
    }

    @Test
    void anUpperLimitThatRisesAgainEndsTheIntervalWhereItFirstFell() {
        // Six of seven leave at once: on the plain scale the upper limit falls below a half, and rises again as few are
        // left.
        SurvivalTable table = SurvivalTable.of(
                new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10},
                new boolean[] {true, true, true, true, true, true, true, true, true, false});
        KaplanMeier curve = KaplanMeier.of(table);
        Interval interval = curve.quantileInterval(0.5, IntervalTransform.LOG, 0.5);
        double lower = firstFall(curve, true);
        double upper = firstFall(curve, false);
        assertEquals(new Interval(lower, upper), interval);
    }

    private static double firstFall(KaplanMeier curve, boolean lower) {
        for (double t = 1; t <= 10; t++) {
            Interval limits = curve.interval(t, IntervalTransform.LOG, 0.5);
            if ((lower ? limits.lower() : limits.upper()) <= 0.5) {
                return t;
            }
        }
        return Double.POSITIVE_INFINITY;
    }
}
