package dev.retention.survival;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.SameSeeds;
import dev.retention.estimate.Interval;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.junit.jupiter.api.Test;

@AddLifecycleHook(SameSeeds.class)
class CompetingRisksTest {

    private static final double TOLERANCE = 1e-9;

    private static final CompetingRisks TINY =
            CompetingRisks.of(new double[] {1, 2, 2, 3, 4, 4, 5, 6, 7, 8}, new int[] {1, 2, 1, 0, 1, 2, 0, 2, 1, 0}, 2);

    @Test
    void agreesWithRForTenCustomers() {
        check("tiny competing", TINY, Map.of("voluntary", 1, "involuntary", 2), 48);
    }

    @Test
    void agreesWithRForTheMgusPatients() {
        RData mgus = RData.read("mgus2");
        check("mgus2 pcm vs death", of(mgus), Map.of("pcm", 1, "death", 2), 30);
        check("mgus2 pcm vs death sex F", of(mgus.where("sex", "F"::equals)), Map.of("pcm", 1, "death", 2), 30);
    }

    private static CompetingRisks of(RData mgus) {
        double[] progress = mgus.numbers("ptime");
        double[] followed = mgus.numbers("futime");
        boolean[] progressed = mgus.isEqual("pstat", "1");
        boolean[] died = mgus.isEqual("death", "1");
        double[] times = new double[mgus.size()];
        int[] causes = new int[mgus.size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = progressed[i] ? progress[i] : followed[i];
            causes[i] = progressed[i] ? 1 : died[i] ? 2 : 0;
        }
        return CompetingRisks.of(times, causes, 2);
    }

    private static void check(String name, CompetingRisks risks, Map<String, Integer> causes, int atLeast) {
        var figures = RData.figures("entry_competing_mcf_r.csv").stream()
                .filter(figure -> name.startsWith("tiny")
                        ? figure.name().startsWith(name)
                        : figure.name().equals(name))
                .toList();
        assertTrue(figures.size() >= atLeast, name + ": " + figures.size());
        assertAll(figures.stream().map(figure -> () -> {
            double t = Double.parseDouble(figure.index());
            boolean isError = figure.quantity().startsWith("std_err_");
            String state = figure.quantity().replaceFirst("pstate_|std_err_", "");
            double value = state.equals("(s0)")
                    ? isError ? risks.survivalStandardError(t) : risks.survival(t)
                    : isError ? risks.standardError(causes.get(state), t) : risks.incidence(causes.get(state), t);
            assertEquals(figure.value(), value, TOLERANCE, figure.toString());
        }));
    }

    @Test
    void oneMinusKaplanMeierOfOneCauseIsTooHigh() {
        double naive1 = KaplanMeier.of(TINY.table(1)).eventProbability(7);
        double naive2 = KaplanMeier.of(TINY.table(2)).eventProbability(7);
        assertTrue(naive1 > TINY.incidence(1, 7) && naive2 > TINY.incidence(2, 7));
        assertTrue(naive1 + naive2 > 1, "together more than everybody");
        assertEquals(1, TINY.incidence(1, 7) + TINY.incidence(2, 7) + TINY.survival(7), 1e-15);
    }

    @Test
    void whatIsNotReachedIsNotKnown() {
        assertEquals(0, TINY.incidence(1, 0.5));
        assertEquals(new Interval(0, 0), TINY.interval(1, 0.5, IntervalTransform.LOG_LOG, 0.95));
        assertEquals(Double.NaN, TINY.incidence(1, 9));
        assertEquals(Double.NaN, TINY.standardError(1, 9));
        assertEquals(new Interval(0, 1), TINY.interval(1, 9, IntervalTransform.LOG_LOG, 0.95));
        Interval interval = TINY.interval(1, 4, IntervalTransform.LOG_LOG, 0.95);
        assertTrue(interval.lower() > 0 && interval.lower() < TINY.incidence(1, 4));
        assertTrue(interval.upper() < 1 && interval.upper() > TINY.incidence(1, 4));
        assertEquals("CompetingRisks[7 of 10 left, by 2 causes]", TINY.toString());
    }

    /** The influence of a row is the derivative of the share by its weight: here by weights of a million and one. */
    @Test
    void theErrorIsTheJackknifesAlsoForLateEntries() {
        double[] entries = {0, 0, 1, 2, 0, 3, 0, 4, 1, 0};
        double[] durations = {1, 2, 3, 4, 4, 5, 6, 7, 7, 8};
        int[] causes = {1, 2, 1, 2, 0, 1, 2, 1, 0, 2};
        CompetingRisks risks = CompetingRisks.of(entries, durations, causes, RData.ones(10), 2);
        for (double t : new double[] {2, 4, 6.5, 8}) {
            double variance = 0;
            double survivalVariance = 0;
            for (int i = 0; i < 10; i++) {
                long base = 10_000_000;
                long[] weights = new long[10];
                Arrays.fill(weights, base);
                weights[i]++;
                CompetingRisks more = CompetingRisks.of(entries, durations, causes, weights, 2);
                double influence = (more.incidence(1, t) - risks.incidence(1, t)) * base;
                double survivalInfluence = (more.survival(t) - risks.survival(t)) * base;
                variance += influence * influence;
                survivalVariance += survivalInfluence * survivalInfluence;
            }
            assertEquals(Math.sqrt(variance), risks.standardError(1, t), 1e-6, "t=" + t);
            assertEquals(Math.sqrt(survivalVariance), risks.survivalStandardError(t), 1e-6, "t=" + t);
        }
    }

    @Test
    void argumentsAreChecked() {
        assertMessage("causeCount must be in [1, 1000], got causeCount=0", () -> CompetingRisks.empty(0));
        assertMessage(
                "causes[0] must be in [0, 2], got causes[0]=3",
                () -> CompetingRisks.of(new double[] {1}, new int[] {3}, 2));
        assertMessage("cause must be in [1, 2], got cause=0", () -> TINY.incidence(0, 1));
        assertMessage(
                "other must have the same causes, got causeCount=2, other.causeCount=3",
                () -> TINY.plus(CompetingRisks.empty(3)));
        assertMessage(
                "durations[0] must be finite and >= 0, got durations[0]=NaN",
                () -> CompetingRisks.of(new double[] {Double.NaN}, new int[] {1}, 2));
    }

    private static void assertMessage(String message, Runnable call) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
    }

    @Test
    void travels() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(TINY);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertEquals(TINY, in.readObject());
        }
    }

    @Property
    void theSharesAddUpToOne(@ForAll @Size(max = 30) double @NotEmpty [] seeds, @ForAll @IntRange(max = 30) int t) {
        sharesAddUpToOne(risks(seeds), t);
    }

    static void sharesAddUpToOne(CompetingRisks risks, double time) {
        double sum = risks.survival(time) + risks.incidence(1, time) + risks.incidence(2, time);
        if (!Double.isNaN(risks.survival(time))) {
            assertEquals(1, sum, 1e-12);
        }
    }

    @Property
    void anySplitGivesTheSame(@ForAll double @NotEmpty [] seeds, @ForAll @IntRange(max = 9) int at) {
        int cut = Math.min(at, seeds.length);
        CompetingRisks first = risks(Arrays.copyOf(seeds, cut));
        CompetingRisks second = risks(Arrays.copyOfRange(seeds, cut, seeds.length));
        assertEquals(risks(seeds), first.plus(second));
        assertEquals(risks(seeds), second.plus(first));
        assertEquals(first, first.plus(CompetingRisks.empty(2)));
    }

    /** With one cause it is the Kaplan–Meier curve's complement. */
    @Property
    void oneCauseIsThePlainCurve(@ForAll double @NotEmpty [] seeds, @ForAll @IntRange(max = 30) int t) {
        CompetingRisks both = risks(seeds);
        KaplanMeier curve = KaplanMeier.of(both.table());
        assertEquals(curve.survival(t), both.survival(t));
    }

    /** Durations of 0 to 20, causes 0 to 2 and some late entries, from any doubles. */
    private static CompetingRisks risks(double[] seeds) {
        double[] entries = new double[seeds.length];
        double[] durations = new double[seeds.length];
        int[] causes = new int[seeds.length];
        for (int i = 0; i < seeds.length; i++) {
            long bits = Double.doubleToLongBits(seeds[i]) * 0x9E3779B97F4A7C15L;
            durations[i] = (bits >>> 8 & 0xff) % 21;
            causes[i] = (int) ((bits >>> 20 & 0xff) % 3);
            entries[i] = (bits >>> 30 & 1) == 0 ? 0 : Math.max(0, durations[i] - 1 - (bits >>> 40 & 7));
        }
        return CompetingRisks.of(entries, durations, causes, RData.ones(seeds.length), 2);
    }
}
