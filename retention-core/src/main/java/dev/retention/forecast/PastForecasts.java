package dev.retention.forecast;

import dev.retention.activity.ActivityLog;
import dev.retention.forecast.BackTest.Trial;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** What forecasters would have said on some days of the past, latest first. Each is asked once about each. */
final class PastForecasts {

    /** So many origins are judged; what lies further back is of another shop. */
    static final int ORIGINS = 3;

    /** Fewer origins are no ground to weigh by. */
    static final int ENOUGH = 2;

    /** Where a log has a few early strays, what came before the crowd says nothing of it. */
    private static final double SHARE_KNOWN = 0.1;

    /** A mean squared error of less, a miss by 3 %, is luck. */
    private static final double LEAST_MSE = 1e-3;

    /** A day, what was known then, and what came after it. */
    private record Origin(LocalDate asOf, ActivityLog known, HoldOut holdOut) {}

    private final int days;
    private final List<Origin> origins = new ArrayList<>();
    private final Map<Forecaster, Trial[]> trials = new HashMap<>();

    PastForecasts(ActivityLog log, LocalDate asOf, int days) {
        this.days = days;
        if (log.isEmpty()) {
            return;
        }
        LocalDate begin = log.firstDay().plusDays(days - 1L);
        // The mean is judged at three origins, and weighted at each by the three before.
        for (int k = 1; k <= 2 * ORIGINS; k++) {
            LocalDate origin = asOf.minusDays((long) k * days);
            ActivityLog known = log.upTo(origin);
            if (origin.isBefore(begin) || known.customerCount() < SHARE_KNOWN * log.customerCount()) {
                return;
            }
            LocalDate end = origin.plusDays(days);
            origins.add(new Origin(origin, known, HoldOut.of(log.upTo(end), origin, end)));
        }
    }

    /** Asks a forecaster, unless it was asked, about the origins that are judged; about those before them too if it is to be weighed. */
    void ask(Forecaster forecaster, boolean weighed) {
        if (trials.containsKey(forecaster)) {
            return;
        }
        Trial[] answers = new Trial[weighed ? origins.size() : judged()];
        for (int k = 0; k < answers.length; k++) {
            Origin origin = origins.get(k);
            try {
                Forecast forecast = forecaster.forecast(origin.known, origin.asOf, days);
                answers[k] = new Trial(origin.asOf, origin.holdOut.evaluate(forecast));
            } catch (IllegalStateException saysNothing) {
                // It could not have said anything then: it is judged by the other origins.
            }
        }
        trials.put(forecaster, answers);
    }

    private int judged() {
        return Math.min(ORIGINS, origins.size());
    }

    /** The origins that are judged. */
    List<LocalDate> origins() {
        return origins.stream().limit(ORIGINS).map(Origin::asOf).toList();
    }

    /** What a forecaster would have said at those, where it could. */
    List<Trial> trials(Forecaster forecaster) {
        return IntStream.range(0, judged())
                .mapToObj(k -> trials.get(forecaster)[k])
                .filter(Objects::nonNull)
                .toList();
    }

    /** What their mean would have said, by the weights that were known then. Where the first could say nothing, it does not either. */
    List<Trial> trialsOfMean(List<Forecaster> forecasters) {
        var mean = new ArrayList<Trial>();
        for (int k = 0; k < judged(); k++) {
            if (trials.get(forecasters.get(0))[k] == null) {
                continue;
            }
            WeightedMean weighted = mean(forecasters, k + 1);
            var said = new LinkedHashMap<Forecaster, Forecast>();
            for (Forecaster part : weighted.weights().keySet()) {
                Trial trial = trials.get(part)[k];
                if (trial != null) {
                    said.put(part, trial.evaluation().forecast());
                }
            }
            Origin origin = origins.get(k);
            mean.add(new Trial(origin.asOf, origin.holdOut.evaluate(weighted.meanOf(said))));
        }
        return mean;
    }

    /** The mean by the errors at the three origins from one on, or the first alone where there are less than two. */
    WeightedMean mean(List<Forecaster> forecasters, int begin) {
        int end = Math.min(begin + ORIGINS, origins.size());
        Forecaster first = forecasters.get(0);
        var weights = new LinkedHashMap<Forecaster, Double>();
        weights.put(first, 1.0);
        for (Forecaster other : forecasters.subList(1, forecasters.size())) {
            double squares = 0;
            double squaresOfFirst = 0;
            int both = 0;
            for (int k = begin; k < end; k++) {
                Trial own = trials.get(other)[k];
                Trial ofFirst = trials.get(first)[k];
                if (own != null && ofFirst != null) {
                    squares += own.logError() * own.logError();
                    squaresOfFirst += ofFirst.logError() * ofFirst.logError();
                    both++;
                }
            }
            if (both > 0 && end - begin >= ENOUGH) {
                double ratio = (squaresOfFirst / both + LEAST_MSE) / (squares / both + LEAST_MSE);
                weights.put(other, ratio * ratio);
            }
        }
        return new WeightedMean(Collections.unmodifiableMap(weights));
    }
}
