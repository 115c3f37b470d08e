package dev.retention.lifecycle;

import static java.util.Objects.requireNonNull;

import dev.retention.activity.ActivityLog;
import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.lifetime.RepurchaseTiming;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Which stage each buyer is in: rules that cover every case exactly once.
 *
 * <pre>
 * of windows          silence                     age             the last purchase ended a silence
 * NEW                 below decliningDays         below newDays
 * ACTIVE              below decliningDays         newDays on      below lapsedDays
 * REACTIVATED         below decliningDays         newDays on      of lapsedDays or more
 * DECLINING           decliningDays to lapsedDays
 * LAPSED              lapsedDays on
 * </pre>
 *
 * <p>A rule set is checked when it is made: gaps and overlaps are an error that lists them. There are no default windows, for a year
 * without a purchase means one thing for furniture and another for bread. By {@linkplain #ofRhythm rhythm}, the silence is measured
 * by what each customer's own purchases lead one to expect.
 *
 * <p>Somebody without a purchase is a {@link Stage#TRIAL} on the days of a trial, and else a {@link Stage#PROSPECT}; so is a customer of
 * whom the log holds returns only.
 *
 * <pre>{@code
 * StageRules rules = StageRules.ofWindows(new StageWindows(30, 90, 365));
 * Stages stages = rules.stages(log, SignUps.EMPTY, asOf);
 * stages.count(Stage.DECLINING);
 * }</pre>
 */
public final class StageRules implements Serializable {

    private static final long serialVersionUID = 1;

    private static final int MAX_LISTED = 5;

    /** How silences are measured. */
    private final transient Silence silence;
    /** As given. */
    private final transient StageRule[] rules;

    private StageRules(Silence silence, StageRule[] rules) {
        this.silence = silence;
        this.rules = rules;
    }

    /**
     * {@return rules that cover each case exactly once}
     *
     * @param silence how silences are measured
     * @param rules the stages of buyers; a stage may have several rules
     * @throws IllegalArgumentException if a case is in no rule or in several, with a list of them
     */
    public static StageRules exhaustive(Silence silence, StageRule... rules) {
        requireNonNull(silence, "silence");
        requireNonNull(rules, "rules");
        StageRule[] copy = rules.clone();
        for (int i = 0; i < copy.length; i++) {
            requireNonNull(copy[i], "rules[" + i + "]");
        }
        List<String> defects = defects(copy);
        if (!defects.isEmpty()) {
            List<String> first = defects.subList(0, Math.min(MAX_LISTED, defects.size()));
            String more = defects.size() > MAX_LISTED ? "; and " + (defects.size() - MAX_LISTED) + " more" : "";
            throw new IllegalArgumentException(
                    "rules must cover each case exactly once, got rules of which " + String.join("; ", first) + more);
        }
        return new StageRules(silence, copy);
    }

    private static List<String> defects(StageRule[] rules) {
        var silences = new TreeSet<>(List.of(0.0));
        var ages = new TreeSet<>(List.of(0.0));
        var comebacks = new TreeSet<>(List.of(0.0));
        for (StageRule rule : rules) {
            silences.addAll(List.of(rule.silenceBegin(), rule.silenceEnd()));
            ages.addAll(List.of(rule.ageBegin(), rule.ageEnd()));
            comebacks.addAll(List.of(rule.comebackBegin(), rule.comebackEnd()));
        }
        var defects = new ArrayList<String>();
        for (double silence : silences) {
            for (double age : ages) {
                for (double comeback : comebacks) {
                    if (Double.isFinite(silence + age + comeback)) {
                        addDefect(rules, silence, age, comeback, defects);
                    }
                }
            }
        }
        return defects;
    }

    private static void addDefect(
            StageRule[] rules, double silence, double age, double comeback, List<String> defects) {
        List<Stage> stages = Arrays.stream(rules)
                .filter(rule -> rule.holds(silence, age) && rule.holdsComeback(comeback))
                .map(StageRule::stage)
                .toList();
        if (stages.size() != 1) {
            defects.add((stages.isEmpty() ? "none has" : stages + " have") + " silence " + silence + ", age " + age
                    + ", comeback " + comeback);
        }
    }

    /**
     * {@return stages by fixed numbers of days}
     *
     * @param windows the days
     */
    public static StageRules ofWindows(StageWindows windows) {
        requireNonNull(windows, "windows");
        return usual(Silence.days(), windows.newDays(), windows.decliningDays(), windows.lapsedDays());
    }

    /**
     * {@return stages by each customer's own rhythm}
     *
     * @param timing when customers buy next
     * @param newDays how long a customer is new after the first purchase, above 0
     * @param decliningLateness from which {@linkplain Silence#lateness lateness} on a customer declines: at 0.8, four of five like them would have bought by
     *     now
     * @param lapsedLateness from which lateness on a customer has lapsed, above that and below 1
     * @throws IllegalArgumentException if the thresholds are out of order
     */
    public static StageRules ofRhythm(
            RepurchaseTiming timing, int newDays, double decliningLateness, double lapsedLateness) {
        requireNonNull(timing, "timing");
        Checks.positive(newDays, "newDays");
        if (!(0 < decliningLateness && decliningLateness < lapsedLateness && lapsedLateness < 1)) {
            throw new IllegalArgumentException(
                    "thresholds must be in order, 0 < decliningLateness < lapsedLateness < 1, got decliningLateness="
                            + decliningLateness + ", lapsedLateness=" + lapsedLateness);
        }
        return usual(Silence.lateness(timing), newDays, decliningLateness, lapsedLateness);
    }

    private static StageRules usual(Silence silence, double newDays, double declining, double lapsed) {
        double end = Double.POSITIVE_INFINITY;
        StageRule buys = StageRule.all(Stage.ACTIVE).withSilence(0, declining).withAge(newDays, end);
        return exhaustive(
                silence,
                StageRule.all(Stage.NEW).withSilence(0, declining).withAge(0, newDays),
                buys.withComeback(0, lapsed),
                StageRule.all(Stage.REACTIVATED)
                        .withSilence(0, declining)
                        .withAge(newDays, end)
                        .withComeback(lapsed, end),
                StageRule.all(Stage.DECLINING).withSilence(declining, lapsed),
                StageRule.all(Stage.LAPSED).withSilence(lapsed, end));
    }

    /** {@return how silences are measured} */
    public Silence silence() {
        return silence;
    }

    /** {@return the rules, as given} */
    public List<StageRule> rules() {
        return List.of(rules);
    }

    /**
     * {@return the stage of every customer on a day} Linear in the entries.
     *
     * <p>To look at a day in the past, cut the log first: {@code stages(log.upTo(day), signUps, day)}.
     *
     * @param log the purchases, none after the day
     * @param signUps those who are known without a purchase; what is after the day is not looked at
     * @param asOf the day
     * @throws IllegalArgumentException if there is activity after that day
     */
    public Stages stages(ActivityLog log, SignUps signUps, LocalDate asOf) {
        requireNonNull(log, "log");
        requireNonNull(signUps, "signUps");
        int day = Checks.epochDay(asOf, "asOf");
        log.requireNothingAfter(asOf);
        return new StageFinder(this, log, day).merged(signUps);
    }

    /** The stage of buyers of a silence and an age, if the comeback does not decide; null if it does. */
    Stage stage(double now, double age) {
        Stage only = null;
        for (StageRule rule : rules) {
            if (rule.holds(now, age)) {
                if (only != null) {
                    return null;
                }
                only = rule.stage();
            }
        }
        return only;
    }

    Stage stage(double now, double age, double comeback) {
        for (StageRule rule : rules) {
            if (rule.holds(now, age) && rule.holdsComeback(comeback)) {
                return rule.stage();
            }
        }
        throw new AssertionError("the rules cover each case");
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof StageRules other && silence.equals(other.silence) && Arrays.equals(rules, other.rules);
    }

    @Override
    public int hashCode() {
        return Objects.hash(silence, Arrays.hashCode(rules));
    }

    @Override
    public String toString() {
        return "StageRules[" + rules.length + " rules by " + silence + "]";
    }

    private Object writeReplace() {
        return new SerialForm(silence, rules);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("proxy required");
    }

    /** As for {@link #exhaustive}. */
    private record SerialForm(Silence silence, StageRule[] rules, long checksum) implements Serializable {

        SerialForm(Silence silence, StageRule[] rules) {
            this(silence, rules, Checksum.of(silence, rules));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, silence, rules);
            return exhaustive(silence, rules);
        }
    }
}
