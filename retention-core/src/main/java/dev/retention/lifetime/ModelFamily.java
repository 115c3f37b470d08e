package dev.retention.lifetime;

import dev.retention.history.GroupedHistories;
import dev.retention.internal.math.Maximizer;
import dev.retention.internal.math.Maximizer.Optimum;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A family of models with positive parameters, and how to find the member that explains the data best.
 *
 * @param name the name of the family
 * @param parameters the names of the parameters
 * @param model the member with given parameters
 * @param limit what the family tends to at given, extreme parameters
 * @param limits the simpler models that it can tend to and that serve as an answer, the simplest first
 * @param starts where to search from, in turn, until one leads to a maximum
 */
record ModelFamily<M>(
        String name,
        List<String> parameters,
        Function<double[], M> model,
        Function<double[], String> limit,
        List<LimitFamily> limits,
        List<double[]> starts) {

    /** Up to so many telling observations every start is tried. */
    static final long FEW = 500;

    /** Log-likelihoods closer than this are the same; between them a maximum is preferred, then the first one. */
    private static final double SAME_HEIGHT = 1e-6;

    /** A limit further below the end of a search is not what the search was on its way to. */
    private static final double ON_THE_WAY = 1e-4;

    ModelFamily(String name, List<String> parameters, Function<double[], M> model, Function<double[], String> limit) {
        this(name, parameters, model, limit, List.of(), List.of());
    }

    /** The same family with limits that serve as an answer. */
    ModelFamily<M> withLimits(List<LimitFamily> simpler) {
        return new ModelFamily<>(name, parameters, model, limit, simpler, starts);
    }

    /** The same family with further starts, after those that it has. */
    ModelFamily<M> startingAt(double[]... more) {
        var all = new ArrayList<>(starts);
        all.addAll(List.of(more));
        return new ModelFamily<>(name, parameters, model, limit, limits, all);
    }

    /** Searches for the member of the greatest likelihood, where each observation tells of all parameters. */
    Fit<M> fit(Maximizer.Function logLikelihood, long observations) {
        return fit(logLikelihood, observations, observations);
    }

    /**
     * Searches for the member of the greatest likelihood, which is that of so many observations, of which so many are telling. Few
     * of them can make more than one top, or a top below the limit of a ridge: then every start is tried and the best end
     * counts. Of many, the first top is the top.
     */
    Fit<M> fit(Maximizer.Function logLikelihood, long observations, long telling) {
        return search(logLikelihood, observations, telling > FEW);
    }

    /** Searches from every start, for a family whose likelihood can have two tops however many observations there are. */
    Fit<M> fitFromEveryStart(Maximizer.Function logLikelihood, long observations) {
        return search(logLikelihood, observations, false);
    }

    private Fit<M> search(Maximizer.Function logLikelihood, long observations, boolean firstTopIsTheTop) {
        Optimum best = null;
        for (double[] start : starts) {
            Optimum found = Maximizer.maximize(logLikelihood, start);
            if (best == null || isBetter(found, best)) {
                best = found;
            }
            if (firstTopIsTheTop && best.end() == Maximizer.End.MAXIMUM) {
                break;
            }
        }
        return switch (best.end()) {
            case MAXIMUM -> new Maximum<>(this, Set.of(), best, observations);
            case DRIFT -> limit(logLikelihood, best, observations, firstTopIsTheTop);
            case FAILURE ->
                new NoMaximum<>(
                        NoMaximum.Reason.NOT_SETTLED,
                        "the search for the maximum of " + name + " did not settle in " + best.iterations() + " steps",
                        drift(best));
        };
    }

    /** The simpler model that the likelihood rises to: the best of the limits, and among equals the simplest. */
    private Fit<M> limit(Maximizer.Function logLikelihood, Optimum drift, long observations, boolean firstTopIsTheTop) {
        Maximum<M> best = null;
        for (LimitFamily simpler : limits) {
            Maximum<M> found = maximum(simpler, simpler.likelihood(logLikelihood), observations, firstTopIsTheTop);
            if (found != null && (best == null || found.logLikelihood() > best.logLikelihood() + SAME_HEIGHT)) {
                best = found;
            }
            // Those to come have more parameters, and are no higher than where the search was given up.
            if (best != null && best.logLikelihood() >= drift.value() - SAME_HEIGHT) {
                break;
            }
        }
        // Where a search was given up on its way up, the limit is at least as high.
        if (best != null && best.logLikelihood() >= drift.value() - ON_THE_WAY) {
            return best;
        }
        return new NoMaximum<>(
                NoMaximum.Reason.LIMIT_MODEL,
                "the likelihood of " + name + " has no maximum on these data: " + limit.apply(drift.parameters()),
                drift(drift));
    }

    private Maximum<M> maximum(
            LimitFamily simpler, Maximizer.Function likelihood, long observations, boolean firstTopIsTheTop) {
        Optimum best = null;
        for (double[] start : simpler.starts()) {
            Optimum found = Maximizer.maximize(likelihood, start);
            if (found.end() == Maximizer.End.MAXIMUM && (best == null || isBetter(found, best))) {
                best = found;
            }
            if (firstTopIsTheTop && best != null) {
                break;
            }
        }
        var family = new ModelFamily<>(name, simpler.parameters(), p -> model.apply(simpler.theta(p)), limit);
        return best == null ? null : new Maximum<>(family, simpler.limits(), best, observations);
    }

    private static boolean isBetter(Optimum found, Optimum best) {
        if (found.end() == Maximizer.End.FAILURE || best.end() == Maximizer.End.FAILURE) {
            return found.end() != Maximizer.End.FAILURE;
        }
        boolean maximumForDrift = found.end() == Maximizer.End.MAXIMUM && best.end() == Maximizer.End.DRIFT;
        double margin = maximumForDrift ? -SAME_HEIGHT : SAME_HEIGHT;
        return found.value() > best.value() + margin;
    }

    private Map<String, Double> drift(Optimum last) {
        var drift = new LinkedHashMap<String, Double>();
        for (int i = 0; i < parameters.size(); i++) {
            drift.put(parameters.get(i), last.parameters()[i]);
        }
        return drift;
    }

    /** The answer where fewer customers bought again than there are parameters. */
    NoMaximum<M> tooFewRepeaters(GroupedHistories histories) {
        return tooLittle("at least " + parameters.size() + " customers who bought again, got " + histories.repeaters()
                + " of " + histories.customers());
    }

    /** The answer where nobody bought again: then the likeliest rate is 0. */
    NoMaximum<M> noRepeaters(GroupedHistories histories) {
        return tooLittle("customers who bought again, got none among " + histories.customers());
    }

    /** The answer where there is too little to search with. */
    NoMaximum<M> tooLittle(String needed) {
        return new NoMaximum<>(NoMaximum.Reason.TOO_LITTLE_DATA, name + " needs " + needed, Map.of());
    }

    /** What is said of a limit that is none of the known ones. */
    static String unknownLimit(double[] parameters) {
        return "it rises towards the end of the range of its parameters";
    }

    /** A number in a sentence: three digits will do. */
    static String about(double value) {
        return "about "
                + new BigDecimal(value)
                        .round(new MathContext(3))
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
