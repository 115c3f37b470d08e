package dev.retention.lifecycle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.ForgedForm;
import dev.retention.activity.ActivityLog;
import dev.retention.activity.RefundPolicy;
import dev.retention.estimate.Proportion;
import dev.retention.lifetime.RepurchaseTiming;
import dev.retention.period.TimeUnit;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class StagesTest {

    private static LocalDate day(int epochDay) {
        return LocalDate.ofEpochDay(epochDay);
    }

    private static final StageRules RULES = StageRules.ofWindows(new StageWindows(30, 90, 365));

    private static final RepurchaseTiming TIMING = new RepurchaseTiming(1.8, 0.84, 32, 0.1, 2.2, TimeUnit.DAY);

    /**
     * On day 1000: 1 first bought 10 days ago; 2 buys since long; 3 is silent for 100 days, 4 for 400; 5 came back after 500; 6 is a
     * prospect, 7 in a trial until day 1005, 8 was in one, 9 has returned something only.
     */
    private static final ActivityLog LOG = ActivityLog.of(
            new long[] {1, 2, 2, 3, 4, 5, 5, 9},
            new int[] {990, 700, 980, 900, 600, 450, 950, 999},
            new long[] {100, 200, 300, 400, 500, 600, 700, -50},
            RefundPolicy.NET);

    private static final SignUps KNOWN = SignUps.of(new long[] {6, 1, 10}, new int[] {800, 900, 1001})
            .plus(SignUps.trials(new long[] {7, 8}, new int[] {995, 900}, new int[] {1005, 1000}));

    private static final Stages STAGES = RULES.stages(LOG, KNOWN, day(1000));

    static void rejected(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    static Object reread(Object value) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everyCustomerHasAStage() {
        assertEquals(
                "Stages[1970-01-01, prospect 0, trial 0, new 0, active 0, declining 0, lapsed 0, reactivated 0]",
                Stages.empty(day(0)).toString());
        assertEquals(9, STAGES.size());
        Stage[] expected = {
            Stage.NEW,
            Stage.ACTIVE,
            Stage.DECLINING,
            Stage.LAPSED,
            Stage.REACTIVATED,
            Stage.PROSPECT,
            Stage.TRIAL,
            Stage.PROSPECT,
            Stage.PROSPECT
        };
        for (int i = 0; i < expected.length; i++) {
            assertEquals(i + 1, STAGES.customer(i));
            assertEquals(expected[i], STAGES.stage(i));
            assertEquals(expected[i], STAGES.stageOf(i + 1).orElseThrow());
        }
        assertTrue(STAGES.stageOf(10).isEmpty());
        assertArrayEquals(new long[] {6, 8, 9}, STAGES.members(Stage.PROSPECT));
        assertEquals(3, STAGES.count(Stage.PROSPECT));
    }

    @Test
    void windowsEndWhereTheNextBegins() {
        assertEquals(Stage.NEW, stage(0, 29));
        assertEquals(Stage.ACTIVE, stage(0, 30));
        assertEquals(Stage.ACTIVE, stage(0, 89));
        assertEquals(Stage.DECLINING, stage(0, 90));
        assertEquals(Stage.DECLINING, stage(0, 364));
        assertEquals(Stage.LAPSED, stage(0, 365));
        assertEquals(
                Stage.ACTIVE, RULES.stages(log(0, 364), SignUps.EMPTY, day(370)).stage(0));
        assertEquals(
                Stage.REACTIVATED,
                RULES.stages(log(0, 365), SignUps.EMPTY, day(370)).stage(0));
        assertEquals(
                Stage.ACTIVE,
                RULES.stages(log(0, 365, 371), SignUps.EMPTY, day(371)).stage(0));
    }

    private static Stage stage(int day, int asOf) {
        return RULES.stages(log(day), SignUps.EMPTY, day(asOf)).stage(0);
    }

    private static ActivityLog log(int... days) {
        return ActivityLog.ofEvents(new long[days.length], days);
    }

    @Test
    void byRhythmASilenceIsWhatTheCustomerMakesOfIt() {
        StageRules rhythm = StageRules.ofRhythm(TIMING, 30, 0.8, 0.95);
        ActivityLog weekly = log(0, 7, 14, 21, 28, 35, 42, 49);
        ActivityLog quarterly = log(0, 90, 180, 270);
        assertEquals(Stage.ACTIVE, rhythm.stages(weekly, SignUps.EMPTY, day(55)).stage(0));
        assertEquals(
                Stage.LAPSED, rhythm.stages(weekly, SignUps.EMPTY, day(100)).stage(0));
        assertEquals(
                Stage.ACTIVE, rhythm.stages(quarterly, SignUps.EMPTY, day(321)).stage(0));
        StageRules gone = StageRules.exhaustive(
                Silence.probabilityGone(TIMING.inUnit(TimeUnit.WEEK)),
                StageRule.all(Stage.ACTIVE).withSilence(0, 0.5),
                StageRule.all(Stage.LAPSED).withSilence(0.5, Double.POSITIVE_INFINITY));
        assertEquals(Stage.ACTIVE, gone.stages(weekly, SignUps.EMPTY, day(60)).stage(0));
        assertEquals(Stage.LAPSED, gone.stages(weekly, SignUps.EMPTY, day(300)).stage(0));
        assertEquals("StageRules[2 rules by " + gone.silence() + "]", gone.toString());
    }

    @Test
    void gapsAndOverlapsAreListed() {
        rejected(
                "rules must cover each case exactly once, got rules of which none has silence 90.0, age 0.0, comeback 0.0",
                () -> StageRules.exhaustive(
                        Silence.days(), StageRule.all(Stage.ACTIVE).withSilence(0, 90)));
        rejected(
                "rules must cover each case exactly once, got rules of which [ACTIVE, LAPSED] have silence 60.0, age 0.0, comeback 0.0",
                () -> StageRules.exhaustive(
                        Silence.days(),
                        StageRule.all(Stage.ACTIVE).withSilence(0, 90),
                        StageRule.all(Stage.LAPSED).withSilence(60, 90),
                        StageRule.all(Stage.LAPSED).withSilence(90, Double.POSITIVE_INFINITY)));
        rejected(
                "rules must cover each case exactly once, got rules of which none has silence 0.0, age 0.0, comeback 0.0",
                () -> StageRules.exhaustive(Silence.days()));
    }

    @Test
    void badWindowsAreRejected() {
        rejected(
                "windows must be in order, 0 < newDays <= decliningDays < lapsedDays, got newDays=30, decliningDays=90,"
                        + " lapsedDays=90",
                () -> new StageWindows(30, 90, 90));
        rejected(
                "thresholds must be in order, 0 < decliningLateness < lapsedLateness < 1, got decliningLateness=0.9,"
                        + " lapsedLateness=NaN",
                () -> StageRules.ofRhythm(TIMING, 30, 0.9, Double.NaN));
        rejected(
                "asOf must be >= the last activity day 1972-09-26, got asOf=1972-09-25: cut the log with upTo(asOf)",
                () -> RULES.stages(LOG, KNOWN, day(998)));
        rejected(
                "endDays[0] must be >= startDays[0], got endDays[0]=4, startDays[0]=5",
                () -> SignUps.trials(new long[] {1}, new int[] {5}, new int[] {4}));
        rejected(
                "stage must be one of buyers, got stage=TRIAL: sign-ups and trials have no rule",
                () -> StageRule.all(Stage.TRIAL));
        rejected(
                "silence must be a range with 0 <= begin < end, got silenceBegin=5.0, silenceEnd=5.0",
                () -> StageRule.all(Stage.NEW).withSilence(5, 5));
    }

    @Test
    void trialsEnd() {
        assertEquals(Optional.of(day(1005)), KNOWN.trialEnd(7, day(1004)));
        assertEquals(Optional.empty(), KNOWN.trialEnd(7, day(1005)));
        assertEquals(Optional.empty(), KNOWN.trialEnd(7, day(994)));
        assertEquals(Optional.empty(), KNOWN.trialEnd(6, day(1000)));
        assertEquals("SignUps[5 of 5 customers]", KNOWN.toString());
    }

    @Test
    void tablesCountCustomersAndRevenue() {
        StageTable table = STAGES.table(LOG);
        assertEquals(500, table.revenueMinor(Stage.ACTIVE));
        assertEquals(1300, table.revenueMinor(Stage.REACTIVATED));
        assertEquals(-50, table.revenueMinor(Stage.PROSPECT));
        assertEquals(LOG.totalAmountMinor(), table.totalRevenueMinor());
        assertEquals(new Proportion(3, 9), table.share(Stage.PROSPECT));
        assertEquals("""
                stage        customers  share  revenue
                prospect             3  33.3%    -0.50
                trial                1  11.1%     0.00
                new                  1  11.1%     1.00
                active               1  11.1%     5.00
                declining            1  11.1%     4.00
                lapsed               1  11.1%     5.00
                reactivated          1  11.1%    13.00
                """, table.toText(2));
        assertEquals(table, reread(table));
    }

    @Test
    void transitionsCountWhoWent() {
        Stages before = RULES.stages(LOG.upTo(day(940)), KNOWN, day(940));
        StageTransitions moved = StageTransitions.between(before, STAGES);
        assertEquals(1, moved.count(Stage.LAPSED, Stage.REACTIVATED));
        assertEquals(
                1,
                moved.count(Stage.ACTIVE, Stage.DECLINING)
                        + moved.count(Stage.NEW, Stage.DECLINING)
                        + moved.count(Stage.DECLINING, Stage.DECLINING));
        assertEquals(new Proportion(1, 1), moved.comebackRate());
        assertEquals(1, moved.arrivals(Stage.TRIAL));
        rejected(
                "after must hold every customer of before, got none for customer=1",
                () -> StageTransitions.between(STAGES, Stages.empty(day(1001))));
        rejected(
                "after must be later than before, got before=1972-09-27, after=1972-09-27",
                () -> StageTransitions.between(STAGES, STAGES));
        assertTrue(moved.toText().startsWith("from         prospect"));
    }

    @Test
    void aProjectionMovesCustomersByTheRates() {
        long[][] counts = new long[7][7];
        counts[Stage.ACTIVE.ordinal()][Stage.ACTIVE.ordinal()] = 8;
        counts[Stage.ACTIVE.ordinal()][Stage.LAPSED.ordinal()] = 2;
        counts[Stage.LAPSED.ordinal()][Stage.LAPSED.ordinal()] = 9;
        counts[Stage.LAPSED.ordinal()][Stage.ACTIVE.ordinal()] = 1;
        StageTransitions moved = StageTransitions.of(day(0), day(30), counts, new long[7]);
        double[] now = new double[7];
        now[Stage.ACTIVE.ordinal()] = 100;
        double[] two = moved.project(now, new double[7], 2);
        assertEquals(66, two[Stage.ACTIVE.ordinal()], 1e-12);
        assertEquals(34, two[Stage.LAPSED.ordinal()], 1e-12);
        assertArrayEquals(now, moved.project(now, new double[7], 0));
        now[Stage.NEW.ordinal()] = 1;
        rejected(
                "customers and arrivals must be in stages in which somebody was seen, as it is not known where others go, got 1.0 in stage new",
                () -> moved.project(now, new double[7], 1));
        rejected(
                "customers must have an element for each of the 7 stages, got customers.length=2",
                () -> moved.project(new double[2], new double[7], 1));
        assertEquals(moved, moved.plus(StageTransitions.empty(day(0), day(30))));
        assertEquals(moved, reread(moved));
        assertEquals(
                "StageTransitions[1970-01-01 to 1970-01-31, 20 customers, 0 arrivals, 1 of 10 lapsed came back]",
                moved.toString());
    }

    @Test
    void whatIsAtStakeIsWhatALikeGroupSpent() {
        SpendAhead ahead = SpendAhead.of(new long[] {1, 2, 3, 4}, LOG, day(899), day(985));
        assertEquals(new SpendAhead(4, 700, BigInteger.valueOf(300 * 300 + 400 * 400)), ahead);
        assertEquals(175, ahead.meanMinor());
        var stake = ahead.atStake(8);
        assertEquals(1400, stake.value());
        double variance = (250_000 - 4 * 175.0 * 175) / 3;
        assertEquals(Math.sqrt(8 * variance + 64 * variance / 4), stake.standardError(), 1e-9);
        assertEquals(3, stake.degreesOfFreedom());
        assertEquals(0, SpendAhead.EMPTY.atStake(0).value());
        assertTrue(Double.isNaN(SpendAhead.EMPTY.atStake(5).value()));
        assertEquals(ahead, ahead.plus(SpendAhead.EMPTY));
        rejected(
                "until must be after the day of the group, got after=1970-01-06, until=1970-01-06",
                () -> SpendAhead.of(new long[0], LOG, day(5), day(5)));
        assertEquals(
                new SpendAhead(1, 700, BigInteger.valueOf(490_000)),
                RULES.stages(LOG.upTo(day(940)), KNOWN, day(940))
                        .spendAhead(LOG, day(1000))
                        .get(Stage.LAPSED)
                        .plus(SpendAhead.EMPTY));
    }

    @Test
    void keptValuesAreReadBackThroughTheirChecks() {
        for (Object value : List.of(STAGES, RULES, KNOWN, StageRules.ofRhythm(TIMING, 30, 0.8, 0.95))) {
            assertEquals(value, reread(value));
            assertEquals(value.hashCode(), reread(value).hashCode());
        }
        assertEquals(STAGES, Stages.of(day(1000), new long[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, new Stage[] {
            Stage.NEW,
            Stage.ACTIVE,
            Stage.DECLINING,
            Stage.LAPSED,
            Stage.REACTIVATED,
            Stage.PROSPECT,
            Stage.TRIAL,
            Stage.PROSPECT,
            Stage.PROSPECT
        }));
        rejected(
                "customers must ascend, got customers[0]=2, customers[1]=2",
                () -> Stages.of(day(0), new long[] {2, 2}, new Stage[] {Stage.NEW, Stage.NEW}));
        rejected("other must be of other customers, got customer=1 in both", () -> STAGES.plus(STAGES));
        rejected(
                "other must be of the same day, got 1972-09-27 and 1970-01-01",
                () -> STAGES.plus(Stages.empty(day(0))));
    }

    /** Customer 5 has bought and signed up before; 9 has only returned, and is in a trial; 12 signs up the day after. */
    @Test
    void signUpsJoinTheBuyersInTheirOrder() {
        ActivityLog log =
                ActivityLog.of(new long[] {5, 9}, new int[] {25, 28}, new long[] {100, -50}, RefundPolicy.NET);
        SignUps signUps = SignUps.of(new long[] {2, 2, 5, 7, 12}, new int[] {10, 20, 10, 30, 31})
                .plus(SignUps.trials(new long[] {9}, new int[] {20}, new int[] {40}));
        assertEquals(5, signUps.customerCount());
        assertEquals(
                Stages.of(day(30), new long[] {2, 5, 7, 9}, new Stage[] {
                    Stage.PROSPECT, Stage.NEW, Stage.PROSPECT, Stage.TRIAL
                }),
                RULES.stages(log, signUps, day(30)));
    }

    @Test
    void signUpsAddUp() {
        SignUps both = SignUps.trials(new long[] {3, 1}, new int[] {5, 6}, new int[] {7, 8});
        assertEquals(
                both,
                SignUps.trials(new long[] {1}, new int[] {6}, new int[] {8})
                        .plus(SignUps.trials(new long[] {3}, new int[] {5}, new int[] {7})));
        assertEquals(both, both.plus(SignUps.EMPTY));
    }

    @Test
    void columnsOfSignUpsHaveOneLength() {
        rejected(
                "customers and epochDays must have the same length, got customers.length=1, epochDays.length=2",
                () -> SignUps.of(new long[1], new int[2]));
        rejected(
                "customers and startDays must have the same length, got customers.length=1, startDays.length=2",
                () -> SignUps.trials(new long[1], new int[2], new int[2]));
        rejected(
                "customers and endDays must have the same length, got customers.length=1, endDays.length=2",
                () -> SignUps.trials(new long[1], new int[1], new int[2]));
        rejected(
                "customers and stages must have the same length, got customers.length=1, stages.length=2",
                () -> Stages.of(day(0), new long[1], new Stage[2]));
    }

    @Test
    void theLastOfSeveralTrialsCounts() {
        SignUps trials = SignUps.trials(
                new long[] {7, 7, 7, 8}, new int[] {900, 950, 1000, 900}, new int[] {1200, 960, 1001, 1300});
        assertEquals(Optional.of(day(1200)), trials.trialEnd(7, day(1000)));
        assertEquals(Optional.of(day(1200)), trials.trialEnd(7, day(900)));
        assertEquals(Optional.empty(), trials.trialEnd(7, day(1200)));
        assertEquals(Optional.empty(), trials.trialEnd(6, day(1000)));
        SignUps first = SignUps.trials(new long[] {7}, new int[] {900}, new int[] {901});
        assertEquals(Optional.of(day(901)), first.trialEnd(7, day(900)));
        assertEquals(Optional.empty(), first.trialEnd(6, day(900)));
    }

    /** By the model a customer may be gone after the first purchase: but no silence of theirs has ended. */
    @Test
    void whoBoughtOnceHasNotComeBack() {
        StageRules rules = StageRules.exhaustive(
                Silence.probabilityGone(TIMING),
                StageRule.all(Stage.ACTIVE).withComeback(0, 0.01),
                StageRule.all(Stage.REACTIVATED).withComeback(0.01, Double.POSITIVE_INFINITY));
        assertEquals(Stage.ACTIVE, rules.stages(log(50), SignUps.EMPTY, day(55)).stage(0));
        assertEquals(
                Stage.REACTIVATED,
                rules.stages(log(50, 350), SignUps.EMPTY, day(355)).stage(0));
    }

    @Test
    void rangesOfRulesBeginAtZeroOrLater() {
        rejected(
                "age must be a range with 0 <= begin < end, got ageBegin=5.0, ageEnd=5.0",
                () -> StageRule.all(Stage.NEW).withAge(5, 5));
        rejected(
                "comeback must be a range with 0 <= begin < end, got comebackBegin=7.0, comebackEnd=5.0",
                () -> StageRule.all(Stage.NEW).withComeback(7, 5));
        rejected(
                "silence must be a range with 0 <= begin < end, got silenceBegin=-1.0, silenceEnd=5.0",
                () -> StageRule.all(Stage.NEW).withSilence(-1, 5));
        assertEquals(
                "rules[1]",
                assertThrows(
                                NullPointerException.class,
                                () -> StageRules.exhaustive(Silence.days(), StageRule.all(Stage.NEW), null))
                        .getMessage());
    }

    @Test
    void thresholdsAreInOrder() {
        for (double[] bad : new double[][] {{0, 0.5}, {0.5, 0.5}, {0.6, 0.5}, {0.5, 1}}) {
            rejected(
                    "thresholds must be in order, 0 < decliningLateness < lapsedLateness < 1, got decliningLateness="
                            + bad[0] + ", lapsedLateness=" + bad[1],
                    () -> StageRules.ofRhythm(TIMING, 30, bad[0], bad[1]));
        }
        for (int[] bad : new int[][] {{0, 60, 90}, {61, 60, 90}}) {
            rejected(
                    "windows must be in order, 0 < newDays <= decliningDays < lapsedDays, got newDays=" + bad[0]
                            + ", decliningDays=60, lapsedDays=90",
                    () -> new StageWindows(bad[0], bad[1], bad[2]));
        }
        assertEquals(60, new StageWindows(60, 60, 90).newDays());
    }

    @Test
    void longListsOfGapsAreCut() {
        StageRule[] rules = new StageRule[12];
        for (int i = 0; i < rules.length; i++) {
            rules[i] = StageRule.all(Stage.ACTIVE).withSilence(2 * i, 2 * i + 1);
        }
        String all = assertThrows(IllegalArgumentException.class, () -> StageRules.exhaustive(Silence.days(), rules))
                .getMessage();
        // a gap after each of the twelve
        int listed = all.split("none has", -1).length - 1;
        assertTrue(all.endsWith("; and " + (12 - listed) + " more"), all);
        StageRule[] fewer = Arrays.copyOf(rules, listed);
        String fit = assertThrows(IllegalArgumentException.class, () -> StageRules.exhaustive(Silence.days(), fewer))
                .getMessage();
        assertTrue(fit.endsWith("comeback 0.0"), fit);
    }

    @Test
    void rulesAndSilencesSayWhatTheyAre() {
        assertEquals(
                List.of(StageRule.all(Stage.ACTIVE)),
                StageRules.exhaustive(Silence.days(), StageRule.all(Stage.ACTIVE))
                        .rules());
        assertEquals("days since the last purchase", Silence.days().toString());
        assertEquals("lateness by " + TIMING, Silence.lateness(TIMING).toString());
        assertTrue(Stage.NEW.hasBought());
        for (Stage stage : List.of(Stage.PROSPECT, Stage.TRIAL)) {
            assertEquals(false, stage.hasBought());
        }
    }

    @Test
    void tablesHaveAnElementForEachStage() {
        rejected(
                "stages and customers must have the same length, got stages.length=7, customers.length=6",
                () -> StageTable.of(day(0), new long[6], new long[7]));
        rejected(
                "stages and revenueMinor must have the same length, got stages.length=7, revenueMinor.length=8",
                () -> StageTable.of(day(0), new long[7], new long[8]));
        rejected(
                "customers[6] must be >= 0, got customers[6]=-1",
                () -> StageTable.of(day(0), new long[] {0, 0, 0, 0, 0, 0, -1}, new long[7]));
        StageTable table = StageTable.of(day(0), new long[] {0, 1, 2, 3, 4, 5, 6}, new long[7]);
        assertEquals(day(0), table.asOf());
        assertEquals("StageTable[1970-01-01, customers=[0, 1, 2, 3, 4, 5, 6]]", table.toString());
    }

    @Test
    void transitionsHaveAnElementForEachStage() {
        rejected(
                "counts must have an element for each of the 7 stages, got counts.length=6",
                () -> StageTransitions.of(day(0), day(1), new long[6][7], new long[7]));
        rejected(
                "counts[0] must have an element for each of the 7 stages, got counts[0].length=8",
                () -> StageTransitions.of(day(0), day(1), new long[7][8], new long[7]));
        rejected(
                "arrivals must have an element for each of the 7 stages, got arrivals.length=8",
                () -> StageTransitions.of(day(0), day(1), new long[7][7], new long[8]));
        StageTransitions nobody = StageTransitions.empty(day(0), day(1));
        assertEquals(day(0), nobody.before());
        assertEquals(day(1), nobody.after());
        rejected(
                "arrivalsPerStep must have an element for each of the 7 stages, got arrivalsPerStep.length=8",
                () -> nobody.project(new double[7], new double[8], 1));
        rejected(
                "customers[6] must be finite and >= 0, got customers[6]=-1.0",
                () -> nobody.project(new double[] {0, 0, 0, 0, 0, 0, -1}, new double[7], 1));
        rejected(
                "arrivalsPerStep[6] must be finite and >= 0, got arrivalsPerStep[6]=-1.0",
                () -> nobody.project(new double[7], new double[] {0, 0, 0, 0, 0, 0, -1}, 1));
        for (StageTransitions other :
                List.of(StageTransitions.empty(day(-1), day(1)), StageTransitions.empty(day(0), day(2)))) {
            rejected("other must be between the same days, got " + nobody + " and " + other, () -> nobody.plus(other));
        }
    }

    @Test
    void aProjectionAddsWhoArrives() {
        long[][] counts = new long[7][7];
        counts[Stage.ACTIVE.ordinal()][Stage.ACTIVE.ordinal()] = 8;
        counts[Stage.ACTIVE.ordinal()][Stage.LAPSED.ordinal()] = 2;
        counts[Stage.LAPSED.ordinal()][Stage.LAPSED.ordinal()] = 9;
        counts[Stage.LAPSED.ordinal()][Stage.ACTIVE.ordinal()] = 1;
        StageTransitions moved = StageTransitions.of(day(0), day(30), counts, new long[7]);
        assertEquals(new Proportion(1, 10), moved.comebackRate());
        double[] now = new double[7];
        now[Stage.ACTIVE.ordinal()] = 100;
        double[] arrivals = new double[7];
        arrivals[Stage.ACTIVE.ordinal()] = 5;
        double[] next = moved.project(now, arrivals, 1);
        assertEquals(85, next[Stage.ACTIVE.ordinal()], 1e-12);
        assertEquals(20, next[Stage.LAPSED.ordinal()], 1e-12);
        assertEquals("""
                from         prospect  trial  new  active  declining  lapsed  reactivated
                prospect            0      0    0       0          0       0            0
                trial               0      0    0       0          0       0            0
                new                 0      0    0       0          0       0            0
                active              0      0    0       8          0       2            0
                declining           0      0    0       0          0       0            0
                lapsed              0      0    0       1          0       9            0
                reactivated         0      0    0       0          0       0            0
                not known           0      0    0       0          0       0            0
                """, moved.toText());
    }

    @Test
    void theDayAfterAndTheLastDayCount() {
        assertEquals(new SpendAhead(1, 100, BigInteger.valueOf(10_000)), ahead(985, 990));
        assertEquals(new SpendAhead(1, 100, BigInteger.valueOf(10_000)), ahead(989, 995));
        assertEquals(new SpendAhead(1, 0, BigInteger.ZERO), ahead(990, 995));
        assertEquals(new SpendAhead(1, 0, BigInteger.ZERO), ahead(985, 989));
    }

    /** Of customer 1, who spent 1.00 on day 990. */
    private static SpendAhead ahead(int after, int until) {
        return SpendAhead.of(new long[] {1}, LOG, day(after), day(until));
    }

    @Test
    void spendOfOneOrTwoTellsWhatItCan() {
        var one = new SpendAhead(1, 700, BigInteger.valueOf(490_000)).atStake(3);
        assertEquals(2100, one.value());
        assertTrue(Double.isNaN(one.standardError()));
        // 3.00 and 4.00: a variance of 5000
        var two = new SpendAhead(2, 700, BigInteger.valueOf(250_000)).atStake(2);
        assertEquals(700, two.value());
        assertEquals(Math.sqrt(2 * 5000 + 4 * 5000 / 2.0), two.standardError(), 1e-9);
        assertTrue(Double.isNaN(SpendAhead.EMPTY.meanMinor()));
    }

    @Test
    void sumsOfSquaresAreAsLargeAsTheSumsAsk() {
        rejected(
                "sumOfSquares must be >= sumMinor² / customers, got sumOfSquares=49, sumMinor=10, customers=2",
                () -> new SpendAhead(2, 10, BigInteger.valueOf(49)));
        assertEquals(5, new SpendAhead(2, 10, BigInteger.valueOf(50)).meanMinor());
        rejected(
                "sumOfSquares must be >= sumMinor² / customers, got sumOfSquares=0, sumMinor=1, customers=0",
                () -> new SpendAhead(0, 1, BigInteger.ZERO));
        rejected(
                "sumOfSquares must be >= sumMinor² / customers, got sumOfSquares=1, sumMinor=0, customers=0",
                () -> new SpendAhead(0, 0, BigInteger.ONE));
    }

    /** The stages of a stream that somebody made. */
    private static String forged(int... stages) throws ReflectiveOperationException {
        byte[] bytes = new byte[stages.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) stages[i];
        }
        return ForgedForm.failure(Stages.class, 100, new long[] {3, 8}, bytes);
    }

    @Test
    void stagesThatSomebodyMadeAreKnown() throws ReflectiveOperationException {
        int last = Stage.values().length - 1;
        assertEquals(
                Stages.of(day(100), new long[] {3, 8}, new Stage[] {Stage.values()[0], Stage.values()[last]}),
                ForgedForm.read(Stages.class, 100, new long[] {3, 8}, new byte[] {0, (byte) last}));
        assertEquals("stages must be known, got stages[0]=-1", forged(-1, 0));
        assertEquals("stages must be known, got stages[1]=" + (last + 1), forged(0, last + 1));
        assertEquals(
                "customers and stages must have the same length, got customers.length=2, stages.length=1", forged(0));
        String message = ForgedForm.failure(Stages.class, 100, new long[] {3, 8}, new byte[] {0, 0}, 7L);
        assertTrue(message.endsWith(", got checksum=7: the stream is damaged"), message);
    }
}
