package dev.retention.covariate;

import dev.retention.lifetime.BgNbd;
import dev.retention.lifetime.ParetoNbd;
import dev.retention.lifetime.ShiftedBetaGeometric;
import dev.retention.period.TimeUnit;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A plain model, and which of its parameters covariates move.
 *
 * @param name the name of the plain model
 * @param parameters the names of its parameters
 * @param effects what covariates go with
 * @param moves for each effect, which parameter it moves
 * @param signs for each effect, 1 if the logarithm of the parameter rises with it, else -1
 * @param tied which two effects are one if coefficients are tied
 * @param model the model with given parameters
 * @param values the parameters of a model
 * @param unit the unit of a model
 */
record ModelKind<M>(
        String name,
        List<String> parameters,
        List<CovariateEffect> effects,
        int[] moves,
        int[] signs,
        List<CovariateEffect> tied,
        BiFunction<double[], TimeUnit, M> model,
        Function<M, double[]> values,
        Function<M, TimeUnit> unit) {

    static final ModelKind<BgNbd> BG_NBD = new ModelKind<>(
            "BG/NBD",
            List.of("r", "alpha", "a", "b"),
            List.of(CovariateEffect.BUYING, CovariateEffect.LEAVING, CovariateEffect.STAYING),
            new int[] {1, 2, 3},
            new int[] {-1, 1, 1},
            List.of(CovariateEffect.LEAVING, CovariateEffect.STAYING),
            (p, unit) -> new BgNbd(p[0], p[1], p[2], p[3], unit),
            m -> new double[] {m.r(), m.alpha(), m.a(), m.b()},
            BgNbd::unit);

    static final ModelKind<ParetoNbd> PARETO_NBD = new ModelKind<>(
            "Pareto/NBD",
            List.of("r", "alpha", "s", "beta"),
            List.of(CovariateEffect.BUYING, CovariateEffect.LEAVING),
            new int[] {1, 3},
            new int[] {-1, -1},
            List.of(CovariateEffect.BUYING, CovariateEffect.LEAVING),
            (p, unit) -> new ParetoNbd(p[0], p[1], p[2], p[3], unit),
            m -> new double[] {m.r(), m.alpha(), m.s(), m.beta()},
            ParetoNbd::unit);

    static final ModelKind<ShiftedBetaGeometric> SHIFTED_BETA_GEOMETRIC = new ModelKind<>(
            "shifted-beta-geometric",
            List.of("alpha", "beta"),
            List.of(CovariateEffect.LEAVING, CovariateEffect.STAYING),
            new int[] {0, 1},
            new int[] {1, 1},
            List.of(CovariateEffect.LEAVING, CovariateEffect.STAYING),
            (p, unit) -> new ShiftedBetaGeometric(p[0], p[1], unit),
            m -> new double[] {m.alpha(), m.beta()},
            ShiftedBetaGeometric::period);

    /** The model with covariates that such numbers make. */
    CovariateModel<M> restored(double[] base, TimeUnit unit, List<String> names, double[][] coefficients) {
        if (base.length != parameters.size() || coefficients.length != effects.size()) {
            throw new IllegalArgumentException("a model must have all its numbers, got " + base.length
                    + " parameters and " + coefficients.length + " effects");
        }
        return new CovariateModel<>(this, model.apply(base, unit), names, coefficients);
    }

    /** The columns of coefficients that are searched for: for each, the positions of its effects. */
    int[][] columns(Coefficients coefficients) {
        int[][] columns = new int[effects.size() - (coefficients == Coefficients.TIED ? 1 : 0)][];
        int next = 0;
        for (int e = 0; e < effects.size(); e++) {
            if (coefficients == Coefficients.FREE || !tied.contains(effects.get(e))) {
                columns[next++] = new int[] {e};
            } else if (effects.get(e) == tied.get(0)) {
                columns[next++] = new int[] {e, effects.indexOf(tied.get(1))};
            }
        }
        return columns;
    }
}
