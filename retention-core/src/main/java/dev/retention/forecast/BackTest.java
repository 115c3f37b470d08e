package dev.retention.forecast;

import static java.util.Objects.requireNonNull;

import dev.retention.activity.ActivityLog;
import dev.retention.estimate.Interval;
import dev.retention.internal.Checks;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Forecasters asked about the past: what each would have said one, two and three periods ago, beside what came.
 *
 * <pre>
 * origin k  = asOf - k · days, for k = 1, 2, 3, so long as a period at least as long is known before it,
 *             and at least a tenth of today's customers were known by then
 * error     = |ln((expected + ½) / (actual + ½))| at an origin              0.10 is a miss by about 10 %
 * gain      = error of the first forecaster - error of another, at an origin where both answered
 * </pre>
 *
 * <p>At each origin a forecaster sees the purchases up to that day only, and all are judged by the same customers, those known by
 * then, over the same days.
 *
 * <p>The first forecaster stands, unless another one's mean gain is above the standard error of that mean: then the one with the largest
 * mean gain is the {@linkplain #choice choice}. This is the one-standard-error rule of Breiman, Friedman, Olshen and Stone (1984). A
 * lucky period makes nobody the choice, and nothing in the rule is tuned. It takes two origins at least; with fewer, nothing is judged, the
 * first one is taken, and {@link #explanation} says so. A choice says which way did best on these purchases, not that it will again.
 *
 * <p>Of more than 50,000 customers every so many-th is asked about: enough to choose by, and quick. Then the {@linkplain #trials trials} are of
 * these.
 *
 * <p>Cost: that of as many forecasts as there are forecasters and origins.
 *
 * <pre>{@code
 * BackTest test = BackTest.of(log, asOf, 182);
 * Forecast next = test.choice().forecast(log, asOf, 182);
 * Interval likely = test.purchases(test.choice(), next, 0.8).orElseThrow();
 * System.out.println(test.explanation());
 * }</pre>
 *
 * <p>A mapper of records cannot read a trial back: keep the figures of its evaluation.
 */
public final class BackTest {

    /** What lies further back is of another shop. */
    private static final int ORIGINS = 3;

    /** Fewer are no ground to choose by. */
    private static final int ENOUGH = 2;

    /** Where a log has a few early strays, what came before the crowd says nothing of it. */
    private static final double SHARE_KNOWN = 0.1;

    /** So many are enough to choose by. */
    private static final int CUSTOMERS = 50_000;

    /** A gain of less than one per cent is none. */
    private static final double NO_GAIN = 0.01;

    private final int days;
    private final int sampling;
    private final List<LocalDate> origins;
    private final Map<Forecaster, List<Trial>> trials;

    private BackTest(int days, int sampling, List<LocalDate> origins, Map<Forecaster, List<Trial>> trials) {
        this.days = days;
        this.sampling = sampling;
        this.origins = origins;
        this.trials = trials;
    }

    /**
     * What one forecaster would have said at one origin.
     *
     * @param asOf the last day that it knew
     * @param evaluation what it expected of each customer, beside what they did
     */
    public record Trial(LocalDate asOf, HoldOutEvaluation evaluation) {

        /** Checks that nothing is null. */
        public Trial {
            requireNonNull(asOf, "asOf");
            requireNonNull(evaluation, "evaluation");
        }

        /** {@return ln((expected + ½) / (actual + ½)): above 0, it expected too many} */
        public double logError() {
            return BackTest.logError(evaluation.expectedPurchases(), evaluation.actualPurchases());
        }
    }

    static double logError(double expected, double actual) {
        return StrictMath.log((expected + 0.5) / (actual + 0.5));
    }

    /** {@return the forecasters that a choice is made among: the models of leaving together, which stand, the NBD, and the plain rules} */
    public static List<Forecaster> standardForecasters() {
        var standard = new ArrayList<Forecaster>();
        standard.add(SeasonalWhereBetter.LEAVING);
        standard.add(RepeatBuying.NBD);
        standard.addAll(List.of(Baseline.values()));
        return standard;
    }

    /**
     * {@return the test of the {@linkplain #standardForecasters standard forecasters}}
     *
     * @param log the purchases
     * @param asOf the last day that is known
     * @param days how far each forecast looks ahead, at least 1
     * @throws IllegalArgumentException if there is activity after that day
     */
    public static BackTest of(ActivityLog log, LocalDate asOf, int days) {
        return of(log, asOf, days, standardForecasters());
    }

    /**
     * {@return the test of some forecasters}
     *
     * @param log the purchases
     * @param asOf the last day that is known
     * @param days how far each forecast looks ahead, at least 1
     * @param forecasters whom to ask; the first one stands unless another is better by more than chance explains
     * @throws IllegalArgumentException if there is activity after that day, or there is no forecaster
     */
    public static BackTest of(ActivityLog log, LocalDate asOf, int days, List<? extends Forecaster> forecasters) {
        requireNonNull(log, "log");
        requireNonNull(asOf, "asOf");
        Checks.positive(days, "days");
        if (requireNonNull(forecasters, "forecasters").isEmpty()) {
            throw new IllegalArgumentException("forecasters must not be empty, got forecasters=" + forecasters);
        }
        var origins = new ArrayList<LocalDate>();
        var trials = new LinkedHashMap<Forecaster, List<Trial>>();
        forecasters.forEach(forecaster -> trials.put(forecaster, new ArrayList<>()));
        int sampling = Sample.step(log, CUSTOMERS);
        if (!log.isEmpty()) {
            log.requireNothingAfter(asOf);
            LocalDate begin = log.firstDay().plusDays(days - 1L);
            ActivityLog asked = Sample.of(log, sampling);
            for (int k = 1; k <= ORIGINS; k++) {
                LocalDate origin = asOf.minusDays((long) k * days);
                ActivityLog known = asked.upTo(origin);
                if (origin.isBefore(begin) || known.customerCount() < SHARE_KNOWN * asked.customerCount()) {
                    break;
                }
                LocalDate end = origin.plusDays(days);
                HoldOut holdOut = HoldOut.of(asked.upTo(end), origin, end);
                origins.add(origin);
                trials.forEach((forecaster, list) -> ask(forecaster, known, origin, days, holdOut, list));
            }
        }
        trials.replaceAll((forecaster, list) -> List.copyOf(list));
        return new BackTest(days, sampling, List.copyOf(origins), Collections.unmodifiableMap(trials));
    }

    private static void ask(
            Forecaster forecaster, ActivityLog known, LocalDate origin, int days, HoldOut holdOut, List<Trial> into) {
        try {
            Forecast forecast = forecaster.forecast(known, origin, days);
            into.add(new Trial(origin, holdOut.evaluate(forecast)));
        } catch (IllegalStateException saysNothing) {
            // It could not have said anything then: it is judged by the other origins, if it has them all.
        }
    }

    /** {@return how far each forecast looks ahead} */
    public int days() {
        return days;
    }

    /** {@return of how many customers one was asked about: 1 if all were, as up to 50,000 are} */
    public int sampling() {
        return sampling;
    }

    /** {@return the last days that were known, latest first; empty where the log is too short to judge} */
    public List<LocalDate> origins() {
        return origins;
    }

    /** {@return who was asked} */
    public List<Forecaster> forecasters() {
        return List.copyOf(trials.keySet());
    }

    /**
     * {@return what a forecaster would have said, latest first; less than {@link #origins} where it could not say anything}
     *
     * @param forecaster one of the {@link #forecasters}
     * @throws IllegalArgumentException if it is not
     */
    public List<Trial> trials(Forecaster forecaster) {
        List<Trial> found = trials.get(requireNonNull(forecaster, "forecaster"));
        if (found == null) {
            throw new IllegalArgumentException(
                    "forecaster must be one of those that were asked, got forecaster=" + forecaster.label());
        }
        return found;
    }

    /**
     * {@return the mean absolute {@linkplain Trial#logError logarithmic error} of a forecaster; {@code NaN} unless it answered at every origin}
     *
     * @param forecaster one of the {@link #forecasters}
     */
    public double error(Forecaster forecaster) {
        List<Trial> own = trials(forecaster);
        return own.size() < origins.size() || own.isEmpty()
                ? Double.NaN
                : own.stream()
                        .mapToDouble(trial -> Math.abs(trial.logError()))
                        .average()
                        .orElseThrow();
    }

    /** {@return whether there are origins enough to choose by: two} */
    public boolean isJudged() {
        return origins.size() >= ENOUGH;
    }

    /** {@return the first forecaster, or who did better by more than chance explains; with fewer than two origins, the first} */
    public Forecaster choice() {
        Forecaster first = trials.keySet().iterator().next();
        if (!isJudged()) {
            return first;
        }
        if (trials.get(first).size() < ENOUGH) {
            return leastError(first);
        }
        Forecaster best = first;
        double gain = NO_GAIN;
        for (Forecaster other : trials.keySet()) {
            double[] gains = gains(first, other);
            double mean = Arrays.stream(gains).average().orElse(0);
            if (gains.length >= ENOUGH && mean > gain && mean > standardError(gains, mean)) {
                best = other;
                gain = mean;
            }
        }
        return best;
    }

    /** Where the first one could not answer: who missed least, of those who always did. */
    private Forecaster leastError(Forecaster first) {
        return trials.keySet().stream()
                .filter(forecaster -> !Double.isNaN(error(forecaster)))
                .min(Comparator.comparingDouble(this::error))
                .orElse(first);
    }

    /** By how much less another one missed, at each origin where both answered. */
    private double[] gains(Forecaster first, Forecaster other) {
        return trials.get(first).stream()
                .flatMapToDouble(own -> trials.get(other).stream()
                        .filter(trial -> trial.asOf().equals(own.asOf()))
                        .mapToDouble(trial -> Math.abs(own.logError()) - Math.abs(trial.logError())))
                .toArray();
    }

    private static double standardError(double[] values, double mean) {
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (values.length - 1) / values.length);
    }

    /**
     * {@return whole numbers between which what comes will be, if a forecaster misses as it has missed so far; empty where it has not been
     * judged}
     *
     * <pre>
     * (expected + ½) · exp(± t · s) - ½        s² = mean of the squared logarithmic errors
     *                                          t: Student's, as many degrees as there are errors
     * </pre>
     *
     * <p>The errors of the past hold everything: parameters, chance, seasons, and the shop that changed. Few of them make a wide interval; look at
     * 80 % where there are two or three.
     *
     * @param forecaster one of the {@link #forecasters}
     * @param forecast what it says now
     * @param confidence how sure to be, in (0, 1)
     */
    public Optional<Interval> purchases(Forecaster forecaster, Forecast forecast, double confidence) {
        double expected = requireNonNull(forecast, "forecast").expectedPurchases();
        Checks.inOpenUnitInterval(confidence, "confidence");
        List<Trial> own = trials(forecaster);
        return own.isEmpty()
                ? Optional.empty()
                : Optional.of(Prediction.widened(new Interval(expected, expected), expected, confidence, own));
    }

    /** {@return in words: the {@linkplain #verdict verdict}, then one line for each forecaster} */
    public String explanation() {
        var text = new StringBuilder(verdict()).append('\n');
        trials.forEach((forecaster, list) -> {
            text.append(forecaster.label()).append(':');
            if (list.isEmpty()) {
                text.append(" not judged");
            }
            for (Trial trial : list) {
                text.append(String.format(
                        Locale.ROOT,
                        " %s expected %.0f, actual %d;",
                        trial.asOf(),
                        trial.evaluation().expectedPurchases(),
                        trial.evaluation().actualPurchases()));
            }
            text.append('\n');
        });
        return text.toString();
    }

    /** {@return in a sentence: what was chosen and why} */
    public String verdict() {
        Forecaster first = trials.keySet().iterator().next();
        Forecaster choice = choice();
        if (!isJudged()) {
            return first.label() + ": taken, not chosen, since the purchases do not reach back over three periods of "
                    + days + " days.";
        }
        return String.format(
                Locale.ROOT,
                "%s: missed by %.0f %% over the last %d periods of %d days%s%s",
                choice.label(),
                missedPercent(choice),
                origins.size(),
                days,
                sampling == 1 ? "" : ", asked about one in " + sampling + " customers",
                choice.equals(first)
                        ? "; no other did better by more than chance explains."
                        : String.format(
                                Locale.ROOT,
                                "; %s by %.0f %%, which is more than chance explains.",
                                first.label(),
                                missedPercent(first)));
    }

    private double missedPercent(Forecaster forecaster) {
        return percent(trials.get(forecaster).stream()
                .mapToDouble(trial -> Math.abs(trial.logError()))
                .average()
                .orElse(Double.NaN));
    }

    private static double percent(double logError) {
        return 100 * StrictMath.expm1(logError);
    }

    @Override
    public String toString() {
        return "BackTest[" + trials.size() + " forecasters, " + origins.size() + " origins, " + days + " days]";
    }
}
