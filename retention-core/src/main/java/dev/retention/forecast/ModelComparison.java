package dev.retention.forecast;

import static java.util.Objects.requireNonNull;

import dev.retention.economics.Horizon;
import dev.retention.history.GroupedHistories;
import dev.retention.internal.Checks;
import dev.retention.lifetime.BgNbd;
import dev.retention.lifetime.Fit;
import dev.retention.lifetime.Limit;
import dev.retention.lifetime.MbgNbd;
import dev.retention.lifetime.Nbd;
import dev.retention.lifetime.NoMaximum;
import dev.retention.lifetime.ParetoNbd;
import dev.retention.lifetime.PurchaseModel;
import dev.retention.period.TimeUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The models of repeat buying, all fitted to the same customers, and which one serves.
 *
 * <p>The order is by AIC: the log-likelihood, less one for each parameter, times −2. With a {@link HoldOut} each model is judged by
 * what it has not seen too. AIC differences below 2 say nothing, above 10 they leave no doubt. All likelihoods are of the timings of
 * the same purchases, so they compare. {@link dev.retention.lifetime.BgBb} is not among them: it is of periods with and without a purchase, which is other
 * data.
 *
 * <pre>{@code
 * ModelComparison comparison = ModelComparison.of(HoldOut.of(log, calibrationAsOf, holdOutAsOf).inUnit(TimeUnit.WEEK));
 * System.out.println(comparison.explanation());
 * PurchaseModel model = comparison.best().orElseThrow().model();
 * }</pre>
 *
 * <p>Where a likelihood rises towards a simpler model, that limit is the candidate: it has fewer parameters, and often the lowest AIC.
 *
 * <p>A mapper of records cannot read it back, as it holds fits: keep the model that was chosen, a record, and the figures of the others.
 *
 * @param candidates those with a maximum by ascending AIC, then those without; of equal models the plainest first
 * @param longest how long the longest history is
 */
public record ModelComparison(List<Candidate> candidates, Horizon longest) {

    /** AIC differences below it are no difference. */
    private static final double NO_DIFFERENCE = 2;

    /** AIC differences above it leave no doubt. */
    private static final double NO_DOUBT = 10;

    /** A season comes back after a year, someone who left does not: it takes two to tell them apart. */
    private static final Horizon TWO_CYCLES = new Horizon(2, TimeUnit.YEAR);

    /** AIC differences below it are rounding. */
    private static final double SAME_AIC = 1e-6;

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if the AIC does not ascend
     */
    public ModelComparison {
        candidates = Checks.copyOf(candidates, Candidate.class, "candidates");
        requireNonNull(longest, "longest");
        for (int i = 1; i < candidates.size(); i++) {
            if (candidates.get(i).aic() < candidates.get(i - 1).aic() - SAME_AIC) {
                throw new IllegalArgumentException(
                        "candidates must be in the order of their AIC, got candidates[" + (i - 1)
                                + "].aic=" + candidates.get(i - 1).aic() + ", candidates[" + i + "].aic="
                                + candidates.get(i).aic());
            }
        }
    }

    /**
     * One of the models.
     *
     * @param name its name in the literature
     * @param fit its maximum, or why there is none
     * @param holdOut how it predicts the hold-out; empty without a maximum or a hold-out
     */
    public record Candidate(String name, Fit<? extends PurchaseModel> fit, Optional<HoldOutEvaluation> holdOut) {

        /** Checks that nothing is null. */
        public Candidate {
            requireNonNull(name, "name");
            requireNonNull(fit, "fit");
            requireNonNull(holdOut, "holdOut");
        }

        /** {@return the simpler model that it became; empty without a maximum} */
        public Set<Limit> limits() {
            return fit.hasMaximum() ? fit.orElseThrow().limits() : Set.of();
        }

        /** {@return the AIC, infinite without a maximum} */
        public double aic() {
            return fit.hasMaximum() ? fit.orElseThrow().aic() : Double.POSITIVE_INFINITY;
        }

        /**
         * {@return the fitted model}
         *
         * @throws IllegalStateException with the explanation, if there is no maximum
         */
        public PurchaseModel model() {
            return fit.model();
        }
    }

    /**
     * {@return the comparison on histories}
     *
     * @param histories what is known of the customers
     */
    public static ModelComparison of(GroupedHistories histories) {
        return compare(requireNonNull(histories, "histories"), null);
    }

    /**
     * {@return the comparison on the calibration of a hold-out, with a look at the rest}
     *
     * @param holdOut the log, cut in two
     */
    public static ModelComparison of(HoldOut holdOut) {
        return compare(requireNonNull(holdOut, "holdOut").calibration().grouped(), holdOut);
    }

    private static ModelComparison compare(GroupedHistories histories, HoldOut holdOut) {
        var candidates = new ArrayList<Candidate>();
        candidates.add(candidate("MBG/NBD", MbgNbd.fit(histories), holdOut));
        candidates.add(candidate("BG/NBD", BgNbd.fit(histories), holdOut));
        candidates.add(candidate("Pareto/NBD", ParetoNbd.fit(histories), holdOut));
        candidates.add(candidate("NBD", Nbd.fit(histories), holdOut));
        candidates.sort(Comparator.<Candidate>comparingDouble(c -> Math.rint(c.aic() / SAME_AIC))
                .thenComparingInt(c -> c.limits().size()));
        double longest = 0;
        for (int row = 0; row < histories.rowCount(); row++) {
            longest = Math.max(longest, histories.age(row));
        }
        return new ModelComparison(candidates, new Horizon(longest, histories.unit()));
    }

    private static Candidate candidate(String name, Fit<? extends PurchaseModel> fit, HoldOut holdOut) {
        boolean judged = fit.hasMaximum() && holdOut != null;
        return new Candidate(name, fit, judged ? Optional.of(holdOut.evaluate(fit.model())) : Optional.empty());
    }

    /** {@return the model of the lowest AIC; empty if none has a maximum} */
    public Optional<Candidate> best() {
        return candidates.stream().filter(c -> c.fit().hasMaximum()).findFirst();
    }

    /** {@return which model serves and why, in a line, then one line for each model} */
    public String explanation() {
        if (best().isEmpty()) {
            return "No model has a maximum on these data.\n" + lines(Double.NaN);
        }
        Candidate best = best().get();
        var verdict = new StringBuilder(
                best.fit().orElseThrow().name() + " serves best: it explains the data best for its parameters.");
        appendNames(verdict, "As good within chance", withinAic(0, NO_DIFFERENCE));
        appendNames(verdict, "Not ruled out", withinAic(NO_DIFFERENCE, NO_DOUBT));
        verdict.append(leaving(best));
        candidates.stream()
                .filter(c -> c.holdOut().isPresent())
                .max(Comparator.comparingDouble(c -> c.holdOut().get().logScore()))
                .ifPresent(c -> appendNames(verdict, "Best on the hold-out", List.of(c.name())));
        return verdict + "\n" + lines(best.aic());
    }

    /** The names of the others whose AIC is in that distance from the best. */
    private List<String> withinAic(double from, double to) {
        Candidate best = best().orElseThrow();
        return candidates.stream()
                .filter(c -> c != best && c.aic() - best.aic() >= from && c.aic() - best.aic() < to)
                .map(Candidate::name)
                .toList();
    }

    private static void appendNames(StringBuilder text, String what, List<String> names) {
        if (!names.isEmpty()) {
            text.append(' ')
                    .append(what)
                    .append(": ")
                    .append(String.join(", ", names))
                    .append('.');
        }
    }

    /** What the distance to the plain NBD says. */
    private String leaving(Candidate best) {
        if (best.name().equals("NBD") || best.limits().contains(Limit.NOBODY_LEAVES)) {
            return " These purchases show no sign that customers leave." + whatTheSpanCannotTell();
        }
        boolean farBehind = candidates.stream()
                .anyMatch(c -> c.name().equals("NBD") && c.fit().hasMaximum() && c.aic() - best.aic() > NO_DOUBT);
        return farBehind ? " Customers do leave: the plain NBD, in which nobody does, is far behind." : "";
    }

    private String whatTheSpanCannotTell() {
        Horizon years = longest.inUnit(TimeUnit.YEAR);
        return years.length() >= TWO_CYCLES.length()
                ? ""
                : format(
                        " The longest history is %.1f years: less than two cannot tell a season from leaving.",
                        years.length());
    }

    private String lines(double bestAic) {
        var text = new StringBuilder();
        for (Candidate candidate : candidates) {
            if (candidate.fit() instanceof NoMaximum<?> none) {
                text.append(candidate.name()).append(": ").append(none.explanation());
            } else {
                text.append(format(
                        "%s: AIC %.1f (+%.1f)",
                        candidate.fit().orElseThrow().name(), candidate.aic(), candidate.aic() - bestAic));
            }
            candidate
                    .holdOut()
                    .ifPresent(judged -> text.append(format(
                            ", hold-out expected %.0f, actual %d, log score %.4f",
                            judged.expectedPurchases(), judged.actualPurchases(), judged.logScore())));
            text.append('\n');
        }
        return text.toString();
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
