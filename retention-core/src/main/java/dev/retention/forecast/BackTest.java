package dev.retention.forecast;

import static java.util.Objects.requireNonNull;

import dev.retention.activity.ActivityLog;
import dev.retention.internal.Checks;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Forecasters asked about the past: what each would have said one, two and three periods ago, beside what came.
 *
 * <pre>
 * origin k  = asOf - k · days, for k = 1, 2, 3, so long as a period at least as long is known before it,
 *             and at least a tenth of today's customers were known by then
 * error     = mean over origins of |ln((expected + ½) / (actual + ½))|       0.10 is a miss by about 10 %
 * </pre>
 *
 * <p>At each origin a forecaster sees the purchases up to that day only, and all are judged by the same customers, those known by
 * then, over the same days. With two origins or three the {@linkplain #choice choice} is who missed least. One origin alone is a
 * fluke easily, and where the log is too short for any, nothing is judged: then there is no choice but {@link Blend#LEAVING}, and
 * {@link #explanation} says so. A choice says which way did best on these purchases, not that it will again.
 *
 * <p>Cost: that of as many forecasts as there are forecasters and origins.
 *
 * <pre>{@code
 * BackTest test = BackTest.of(log, asOf, 182);
 * Forecast next = test.choice().forecast(log, asOf, 182);
 * System.out.println(test.explanation());
 * }</pre>
 */
public final class BackTest {

    /** What lies further back is of another shop. */
    private static final int ORIGINS = 3;

    /** Fewer are no ground to choose by. */
    private static final int ENOUGH = 2;

    /** Where a log has a few early strays, what came before the crowd says nothing of it. */
    private static final double SHARE_KNOWN = 0.1;

    private final int days;
    private final List<LocalDate> origins;
    private final Map<Forecaster, List<Trial>> trials;

    private BackTest(int days, List<LocalDate> origins, Map<Forecaster, List<Trial>> trials) {
        this.days = days;
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
            return StrictMath.log((evaluation.expectedPurchases() + 0.5) / (evaluation.actualPurchases() + 0.5));
        }
    }

    /** {@return the forecasters that a choice is made among: the models of leaving together, the NBD, and the plain rules} */
    public static List<Forecaster> standardForecasters() {
        var standard = new ArrayList<Forecaster>();
        standard.add(Blend.LEAVING);
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
     * @param forecasters whom to ask; of equally good ones the first is chosen
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
        if (!log.isEmpty()) {
            log.requireNothingAfter(asOf);
            LocalDate begin = log.firstDay().plusDays(days - 1L);
            for (int k = 1; k <= ORIGINS; k++) {
                LocalDate origin = asOf.minusDays((long) k * days);
                ActivityLog known = log.upTo(origin);
                if (origin.isBefore(begin) || known.customerCount() < SHARE_KNOWN * log.customerCount()) {
                    break;
                }
                LocalDate end = origin.plusDays(days);
                HoldOut holdOut = HoldOut.of(log.upTo(end), origin, end);
                origins.add(origin);
                trials.forEach((forecaster, list) -> ask(forecaster, known, origin, days, holdOut, list));
            }
        }
        trials.replaceAll((forecaster, list) -> List.copyOf(list));
        return new BackTest(days, List.copyOf(origins), Collections.unmodifiableMap(trials));
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

    /** {@return who missed least; with fewer than two origins, {@link Blend#LEAVING}} */
    public Forecaster choice() {
        if (!isJudged()) {
            return Blend.LEAVING;
        }
        Forecaster best = null;
        for (Forecaster forecaster : trials.keySet()) {
            double error = error(forecaster);
            if (!Double.isNaN(error) && (best == null || error < error(best))) {
                best = forecaster;
            }
        }
        return best == null ? Blend.LEAVING : best;
    }

    /** {@return in words: what was chosen and why, then one line for each forecaster} */
    public String explanation() {
        var text = new StringBuilder();
        if (isJudged()) {
            text.append("Over the last ")
                    .append(origins.size() + " periods")
                    .append(" of ")
                    .append(days)
                    .append(" days the best was: ")
                    .append(choice().label())
                    .append(String.format(Locale.ROOT, ", which missed by %.0f %%.", percent(error(choice()))));
        } else {
            text.append("The purchases do not reach back over three periods of ")
                    .append(days)
                    .append(" days: there is too little to choose by. Not chosen, but taken: ")
                    .append(choice().label())
                    .append('.');
        }
        text.append('\n');
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

    private static double percent(double logError) {
        return 100 * StrictMath.expm1(logError);
    }

    @Override
    public String toString() {
        return "BackTest[" + trials.size() + " forecasters, " + origins.size() + " origins, " + days + " days]";
    }
}
