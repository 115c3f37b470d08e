package dev.retention.lifetime;

import dev.retention.internal.math.Maximizer;
import dev.retention.internal.math.Maximizer.Optimum;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A family of models with positive parameters, and how to find the member that explains the data best.
 *
 * @param name the name of the family
 * @param parameters the names of the parameters
 * @param model the member with given parameters
 * @param limit what the family tends to at given, extreme parameters
 * @param starts where to search from, in turn, until one leads to a maximum
 */
record Family<M>(
        String name,
        List<String> parameters,
        Function<double[], M> model,
        Function<double[], String> limit,
        List<double[]> starts) {

    /** Up to so many telling observations every start is tried. */
    private static final long FEW = 500;

    /** Log-likelihoods closer than this are the same; between them a maximum is preferred, then the first one. */
    private static final double SAME_HEIGHT = 1e-6;

    Family(String name, List<String> parameters, Function<double[], M> model, Function<double[], String> limit) {
        this(name, parameters, model, limit, List.of());
    }

    /** The same family with further starts, after those that it has. */
    Family<M> startingAt(double[]... more) {
        var all = new ArrayList<>(starts);
        all.addAll(List.of(more));
        return new Family<>(name, parameters, model, limit, all);
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
            case MAXIMUM -> new Maximum<>(this, best, observations);
            case DRIFT ->
                new NoMaximum<>(
                        NoMaximum.Reason.LIMIT_MODEL,
                        "the likelihood of " + name + " has no maximum on these data: "
                                + limit.apply(best.parameters()),
                        drift(best));
            case FAILURE ->
                new NoMaximum<>(
                        NoMaximum.Reason.NOT_SETTLED,
                        "the search for the maximum of " + name + " did not settle in " + best.iterations() + " steps",
                        drift(best));
        };
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

    /** The answer where there is too little to search with. */
    NoMaximum<M> tooLittle(String needed) {
        return new NoMaximum<>(NoMaximum.Reason.TOO_LITTLE_DATA, name + " needs " + needed, Map.of());
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
