package dev.retention.forecast;

import static java.util.Objects.requireNonNull;

import dev.retention.activity.ActivityLog;
import dev.retention.estimate.Interval;
import dev.retention.internal.Checks;
import java.time.LocalDate;
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
 * weight    = (MSE of the first / MSE of another)²                          MSE: mean squared error where both answered
 * gain      = error of the weighted mean - error of one forecaster alone, at an origin where both answered
 * </pre>
 *
 * <p>At each origin a forecaster sees the purchases up to that day only, and all are judged by the same customers, those known by
 * then, over the same days.
 *
 * <p>Their weighted mean stands, since the mean of several forecasts is seldom far from the best of them, and which that will be is hard to
 * know. One alone is the {@linkplain #choice choice} only if over three origins it did better than the mean, by more than the standard error
 * of its gain: then that with the largest gain. It takes two origins to weigh by; with fewer, nothing is judged, the first one is taken, and
 * {@link #explanation} says so. A choice says which way did best on these purchases, not that it will again.
 *
 * <p>The mean, too, is judged by what it would have said: at each origin its weights are of the three periods before that origin. So
 * forecasters are asked at up to six origins. An MSE below 0.001, a miss by 3 %, counts as that.
 *
 * <p>Weights by the reciprocal of the MSE are of Bates and Granger (1969), powers of it of Stock and Watson (2004), the one-standard-error rule of
 * Breiman, Friedman, Olshen and Stone (1984). What was tried and measured is on the package page.
 *
 * <p>Yardsticks are asked too, and are neither in the mean nor chosen. The {@linkplain #standardYardsticks standard ones} take nobody to
 * leave, or everybody to go on as last: of customers who are known they expect too many nearly always.
 *
 * <p>Of more than 50,000 customers every so many-th is asked about: enough to weigh by, and quick. Then the {@linkplain #trials trials} are of
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

    /** Of fewer gains there is no standard error worth the name. */
    private static final int ENOUGH_TO_CHOOSE = 3;

    /** So many are enough to weigh by. */
    private static final int CUSTOMERS = 50_000;

    /** A gain of less than one per cent is none. */
    private static final double NO_GAIN = 0.01;

    private final int days;
    private final int sampling;
    private final List<LocalDate> origins;
    private final Forecaster standing;
    private final List<Forecaster> forecasters;
    private final Map<Forecaster, List<Trial>> trials;

    private BackTest(
            int days,
            int sampling,
            List<LocalDate> origins,
            Forecaster standing,
            List<Forecaster> forecasters,
            Map<Forecaster, List<Trial>> trials) {
        this.days = days;
        this.sampling = sampling;
        this.origins = origins;
        this.standing = standing;
        this.forecasters = forecasters;
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

    /** {@return who is weighted: the models of leaving together, alike customers one period earlier, the same days of last year} */
    public static List<Forecaster> standardForecasters() {
        return List.of(SeasonalWhereBetter.LEAVING, Baseline.ALIKE_CUSTOMERS, Baseline.SAME_PERIOD_LAST_YEAR);
    }

    /** {@return what stands beside them in a table: the NBD, the last period, everyone's own rate} */
    public static List<Forecaster> standardYardsticks() {
        return List.of(RepeatBuying.NBD, Baseline.LAST_PERIOD, Baseline.OWN_RATE);
    }

    /**
     * {@return the test of the {@linkplain #standardForecasters standard forecasters} and {@linkplain #standardYardsticks yardsticks}}
     *
     * @param log the purchases
     * @param asOf the last day that is known
     * @param days how far each forecast looks ahead, at least 1 and at most 3,653
     * @throws IllegalArgumentException if there is activity after that day, or the first was more than a million days before it
     */
    public static BackTest of(ActivityLog log, LocalDate asOf, int days) {
        return of(log, asOf, days, standardForecasters(), standardYardsticks());
    }

    /**
     * {@return the test of some forecasters}
     *
     * @param log the purchases
     * @param asOf the last day that is known
     * @param days how far each forecast looks ahead, at least 1 and at most 3,653
     * @param forecasters whom to ask, at least one; the first is believed where nothing can be judged
     * @throws IllegalArgumentException if there is activity after that day, the first was more than a million days before it, or there is nobody
     *     to ask
     */
    public static BackTest of(ActivityLog log, LocalDate asOf, int days, List<? extends Forecaster> forecasters) {
        return of(log, asOf, days, forecasters, List.of());
    }

    /**
     * {@return the test of some forecasters, with others beside them}
     *
     * @param log the purchases
     * @param asOf the last day that is known
     * @param days how far each forecast looks ahead, at least 1
     * @param forecasters whom to ask, at least one; the first is believed where nothing can be judged
     * @param yardsticks whom to ask and not to believe
     * @throws IllegalArgumentException if there is activity after that day, or nobody to ask
     */
    public static BackTest of(
            ActivityLog log,
            LocalDate asOf,
            int days,
            List<? extends Forecaster> forecasters,
            List<? extends Forecaster> yardsticks) {
        requireNonNull(log, "log");
        requireNonNull(asOf, "asOf");
        Checks.inRange(days, 1, Forecast.MOST_DAYS, "days");
        forecasters = Checks.copyOf(forecasters, Forecaster.class, "forecasters");
        if (forecasters.isEmpty()) {
            throw new IllegalArgumentException("forecasters must not be empty, got forecasters=" + forecasters);
        }
        yardsticks = Checks.copyOf(yardsticks, Forecaster.class, "yardsticks");
        log.requireNothingAfter(asOf);
        int sampling = Sample.step(log, CUSTOMERS);
        SeasonalClock.requireFewDays(log, asOf);
        var past = new PastForecasts(Sample.of(log, sampling), asOf, days);
        var own = List.<Forecaster>copyOf(forecasters);
        own.forEach(forecaster -> past.ask(forecaster, own.size() > 1));
        yardsticks.forEach(yardstick -> past.ask(yardstick, false));
        var trials = new LinkedHashMap<Forecaster, List<Trial>>();
        Forecaster standing = own.get(0);
        WeightedMean mean = past.mean(own, 0);
        if (mean.weights().size() > 1) {
            standing = mean;
            trials.put(standing, List.copyOf(past.trialsOfMean(own)));
        }
        own.forEach(forecaster -> trials.put(forecaster, past.trials(forecaster)));
        yardsticks.forEach(yardstick -> trials.put(yardstick, past.trials(yardstick)));
        return new BackTest(days, sampling, past.origins(), standing, own, Collections.unmodifiableMap(trials));
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

    /** {@return who was asked: their weighted mean where there is one, those that are in it, the yardsticks} */
    public List<Forecaster> forecasters() {
        return List.copyOf(trials.keySet());
    }

    /**
     * {@return what a forecaster would have said, latest first; less than {@link #origins} where it could not say anything}
     *
     * <p>What the weighted mean would have said is by the weights that were known then.
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
        return own.size() < origins.size()
                ? Double.NaN
                : own.stream()
                        .mapToDouble(trial -> Math.abs(trial.logError()))
                        .average()
                        .orElse(Double.NaN);
    }

    /** {@return whether there are origins enough to weigh by: two} */
    public boolean isJudged() {
        return origins.size() >= PastForecasts.ENOUGH;
    }

    /** {@return the weighted mean, or who did better by more than chance explains; with fewer than two origins, the first} */
    public Forecaster choice() {
        if (!isJudged()) {
            return standing;
        }
        if (trials.get(standing).size() < PastForecasts.ENOUGH) {
            return leastError();
        }
        Forecaster best = standing;
        double gain = NO_GAIN;
        for (Forecaster one : forecasters) {
            double[] gains = gains(one);
            double mean = Arrays.stream(gains).average().orElse(0);
            if (gains.length >= ENOUGH_TO_CHOOSE && mean > gain && mean > standardError(gains, mean)) {
                best = one;
                gain = mean;
            }
        }
        return best;
    }

    /** Where the first one could not answer: who missed least, of those who always did. */
    private Forecaster leastError() {
        return forecasters.stream()
                .filter(forecaster -> !Double.isNaN(error(forecaster)))
                .min(Comparator.comparingDouble(this::error))
                .orElse(standing);
    }

    /** By how much less than the mean one missed, at each origin where both answered. */
    private double[] gains(Forecaster one) {
        return trials.get(standing).stream()
                .flatMapToDouble(mean -> trials.get(one).stream()
                        .filter(trial -> trial.asOf().equals(mean.asOf()))
                        .mapToDouble(trial -> Math.abs(mean.logError()) - Math.abs(trial.logError())))
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
        if (!isJudged()) {
            return standing.label()
                    + ": taken, not chosen, since the purchases do not reach back over three periods of " + days
                    + " days.";
        }
        Forecaster choice = choice();
        double byStanding = missedPercent(standing);
        return String.format(
                Locale.ROOT,
                "%s%s: missed by %.0f %% over the last %d periods of %d days%s%s",
                choice.label(),
                choice instanceof WeightedMean mean ? " (" + mean.shares() + ")" : "",
                missedPercent(choice),
                origins.size(),
                days,
                sampling == 1 ? "" : ", asked about one in " + sampling + " customers",
                choice.equals(standing)
                        ? "; " + (standing instanceof WeightedMean ? "none of them alone" : "no other")
                                + " did better by more than chance explains."
                        : Double.isNaN(byStanding)
                                ? "; " + standing.label() + ": could say nothing of them."
                                : String.format(
                                        Locale.ROOT,
                                        "; %s: by %.0f %%, more than chance explains.",
                                        standing.label(),
                                        byStanding));
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
