package dev.retention.covariate;

import static java.util.Objects.requireNonNull;

import dev.retention.estimate.Estimate;
import dev.retention.internal.Checks;
import dev.retention.internal.math.ChiSquare;
import dev.retention.internal.math.Maximizer;
import dev.retention.internal.math.SymmetricEigen;
import dev.retention.lifetime.BgNbd;
import dev.retention.lifetime.Fit;
import dev.retention.lifetime.Limit;
import dev.retention.lifetime.Maximum;
import dev.retention.lifetime.NoMaximum;
import dev.retention.lifetime.ParetoNbd;
import dev.retention.lifetime.ShiftedBetaGeometric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * The model with covariates that explains customers best, with the evidence that it does: how much of buying and leaving goes with what is
 * known of customers.
 *
 * <pre>
 * covariance            = inverse of the negated Hessian of the log-likelihood at the maximum
 * p-value of one        = 2 P(Z &gt; |coefficient| / standard error)                                    coefficient(…).pValue(0)
 * p-value of a covariate = P(chi-square of its coefficients &gt; c' covariance⁻¹ c)                       Wald
 * p-value of all        = P(chi-square of the coefficients &gt; 2 (logLikelihood - plainLogLikelihood))   likelihood ratio
 * </pre>
 *
 * <p>It is what goes together, not what causes it: customers who came by a discount are other customers. Whether a discount keeps
 * anybody is a question for an experiment.
 *
 * <p>Covariates are centred and scaled inside, so that units do not matter; all that is told is in the units of the columns. The fit is
 * certified as those of the plain models are: every {@linkplain #curvatures curvature} is positive and the top is
 * {@linkplain #distanceFromTop at most 10⁻⁹ standard errors} away. Where the likelihood rises towards a simpler model, that limit is the
 * answer, see {@link #limits}. Where there is no maximum the {@link #explanation} says why: a column that is the same for all, columns
 * that tell the same, a group none of whom bought again. All other figures then throw it, as an {@link IllegalStateException}.
 *
 * <p>Without covariates the answer is the plain model's, to the bit. The cost of a step follows the distinct rows.
 *
 * <pre>{@code
 * CovariateFit<BgNbd> fit = CovariateFit.bgNbd(histories, Coefficients.FREE);
 * fit.coefficient(CovariateEffect.BUYING, "discount").interval(0.95);
 * fit.pValue("discount");
 * fit.model().forCustomer(1).expectedPurchases(new Horizon(52, TimeUnit.WEEK));
 * }</pre>
 *
 * @param <M> the plain model
 */
public final class CovariateFit<M> {

    /** A limit further below the end of a search is not what the search was on its way to. */
    private static final double ON_THE_WAY = 1e-4;

    /** Log-likelihoods closer than this are the same. */
    private static final double SAME_HEIGHT = 1e-6;

    /** What the parameters of the plain model are multiplied by, in pairs, to search from. */
    private static final double[] SHAPES = {1, 4, 0.25, 16};

    /** A coefficient of a standardised covariate that is larger is on its way to infinity. */
    private static final double GROWN = 5;

    private final ModelKind<M> kind;
    private final List<String> names;
    private final long observations;
    private String explanation;
    private Maximum<M> plain;
    private CovariateModel<M> model;
    /** Null without covariates. */
    private CovariateDesign design;

    private Maximizer.Optimum optimum;
    private double[][] toOwnUnits;
    /** The logarithms of the free numbers with covariates in their own units, and their covariance. */
    private double[] logs;

    private double[][] covariance;

    private CovariateFit(
            ModelKind<M> kind,
            Coefficients coefficients,
            CovariateRows rows,
            Fit<M> plainFit,
            CovariateLikelihood.Plain likelihood) {
        requireNonNull(coefficients, "coefficients");
        this.kind = kind;
        names = rows.names();
        observations = rows.rows().totalCount();
        if (plainFit instanceof NoMaximum<M> none) {
            explanation = none.explanation();
            return;
        }
        plain = plainFit.orElseThrow();
        if (names.isEmpty()) {
            model = new CovariateModel<>(
                    kind, plain.model(), names, new double[kind.effects().size()][0]);
            return;
        }
        CovariateRows.Spread spread = rows.spread();
        explanation = rows.obstacle(spread);
        if (explanation == null) {
            explanation = search(coefficients, rows, spread, likelihood);
        }
    }

    /**
     * {@return BG/NBD with covariates, fitted}
     *
     * @param histories of the customers
     * @param coefficients {@link Coefficients#TIED} if a covariate has one coefficient with leaving and staying
     */
    public static CovariateFit<BgNbd> bgNbd(CovariateHistories histories, Coefficients coefficients) {
        requireNonNull(histories, "histories");
        return new CovariateFit<>(
                ModelKind.BG_NBD,
                coefficients,
                histories.rows(),
                BgNbd.fit(histories.grouped()),
                PlainLikelihoods.bgNbd(histories));
    }

    /**
     * {@return Pareto/NBD with covariates, fitted}
     *
     * @param histories of the customers
     * @param coefficients {@link Coefficients#TIED} if a covariate has one coefficient with buying and leaving
     */
    public static CovariateFit<ParetoNbd> paretoNbd(CovariateHistories histories, Coefficients coefficients) {
        requireNonNull(histories, "histories");
        return new CovariateFit<>(
                ModelKind.PARETO_NBD,
                coefficients,
                histories.rows(),
                ParetoNbd.fit(histories.grouped()),
                PlainLikelihoods.paretoNbd(histories));
    }

    /**
     * {@return the contract model with covariates, fitted}
     *
     * @param renewals of the customers
     * @param coefficients {@link Coefficients#TIED} if a covariate has one coefficient with leaving and staying
     */
    public static CovariateFit<ShiftedBetaGeometric> shiftedBetaGeometric(
            CovariateRenewals renewals, Coefficients coefficients) {
        requireNonNull(renewals, "renewals");
        return new CovariateFit<>(
                ModelKind.SHIFTED_BETA_GEOMETRIC,
                coefficients,
                renewals.rows(),
                ShiftedBetaGeometric.fit(renewals.counts()),
                PlainLikelihoods.shiftedBetaGeometric(renewals));
    }

    /** Null if there is a maximum, else why there is none. */
    private String search(
            Coefficients coefficients,
            CovariateRows rows,
            CovariateRows.Spread spread,
            CovariateLikelihood.Plain likelihood) {
        design = CovariateDesign.full(
                kind, coefficients, names.size(), kind.values().apply(plain.model()));
        optimum = best(new CovariateLikelihood(design, likelihood, rows, spread), design);
        if (optimum.end() == Maximizer.End.FAILURE) {
            return "the search for the maximum of " + kind.name() + " with covariates did not settle in "
                    + optimum.iterations() + " steps";
        }
        if (optimum.end() == Maximizer.End.DRIFT && !takeLimit(coefficients, rows, spread, likelihood)) {
            return drift();
        }
        toOwnUnits = design.toOwnUnits(spread);
        int n = design.size();
        double[] standard = logsOf(optimum.parameters());
        logs = times(toOwnUnits, standard);
        covariance = new double[n][n];
        double[][] half = new double[n][];
        for (int k = 0; k < n; k++) {
            half[k] = times(optimum.logCovariance(), toOwnUnits[k]);
        }
        for (int k = 0; k < n; k++) {
            for (int l = 0; l < n; l++) {
                for (int j = 0; j < n; j++) {
                    covariance[k][l] += toOwnUnits[l][j] * half[k][j];
                }
            }
        }
        model = modelOf(logs);
        return null;
    }

    /** From where the plain model is; where that leads nowhere, from where customers differ more or less. */
    private static Maximizer.Optimum best(CovariateLikelihood likelihood, CovariateDesign design) {
        Maximizer.Optimum best = null;
        for (double factor : SHAPES) {
            var found = Maximizer.maximize(likelihood, design.startScaled(factor));
            boolean isMaximum = found.end() == Maximizer.End.MAXIMUM;
            if (best == null || found.value() > best.value() + (isMaximum ? -SAME_HEIGHT : SAME_HEIGHT)) {
                best = found;
            }
            if (isMaximum && factor == 1) {
                break;
            }
        }
        return best;
    }

    /** The simpler model that the likelihood rises to: the best of the limits, and among equals the simplest. */
    private boolean takeLimit(
            Coefficients coefficients,
            CovariateRows rows,
            CovariateRows.Spread spread,
            CovariateLikelihood.Plain likelihood) {
        Maximizer.Optimum drift = optimum;
        Maximizer.Optimum best = null;
        CovariateDesign bestDesign = null;
        for (CovariateDesign limit : CovariateDesign.limits(kind, coefficients, names.size(), drift.parameters())) {
            var found = Maximizer.maximize(new CovariateLikelihood(limit, likelihood, rows, spread), limit.start());
            if (found.end() == Maximizer.End.MAXIMUM && (best == null || found.value() > best.value() + SAME_HEIGHT)) {
                best = found;
                bestDesign = limit;
            }
        }
        if (best == null || best.value() < drift.value() - ON_THE_WAY) {
            return false;
        }
        optimum = best;
        design = bestDesign;
        return true;
    }

    private String drift() {
        var grown = new ArrayList<String>();
        double[] standard = logsOf(optimum.parameters());
        for (int column = 0; column < design.columns().length; column++) {
            for (int c = 0; c < names.size(); c++) {
                double coefficient = standard[design.at(column, c)];
                if (Math.abs(coefficient) > GROWN) {
                    grown.add(names.get(c) + " with " + effects(column) + (coefficient > 0 ? " (up)" : " (down)"));
                }
            }
        }
        if (grown.isEmpty()) {
            return "the likelihood of " + kind.name()
                    + " with covariates has no maximum on these data: it rises towards the end of the range of its"
                    + " parameters";
        }
        return "the likelihood keeps rising as coefficients grow without end: " + String.join(", ", grown)
                + ". These columns single out customers of whom none bought again or none left, or who do not differ among"
                + " themselves. Merge the group with another, tie the coefficients, or leave the column out";
    }

    private String effects(int column) {
        return Arrays.stream(design.columns()[column])
                .mapToObj(effect -> kind.effects().get(effect).name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" and "));
    }

    private static double[] logsOf(double[] values) {
        return Arrays.stream(values).map(StrictMath::log).toArray();
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[matrix.length];
        for (int i = 0; i < product.length; i++) {
            for (int j = 0; j < vector.length; j++) {
                product[i] += matrix[i][j] * vector[j];
            }
        }
        return product;
    }

    private CovariateModel<M> modelOf(double[] ownLogs) {
        M base = kind.model().apply(design.parameters(ownLogs), kind.unit().apply(plain.model()));
        return new CovariateModel<>(
                kind, base, names, design.coefficients(kind.effects().size(), ownLogs));
    }

    /** {@return whether there is a maximum} */
    public boolean hasMaximum() {
        return explanation == null;
    }

    /** {@return why there is no maximum; empty if there is one} */
    public String explanation() {
        return hasMaximum() ? "" : explanation;
    }

    private void check() {
        if (!hasMaximum()) {
            throw new IllegalStateException(explanation);
        }
    }

    /**
     * {@return the model at the maximum}
     *
     * @throws IllegalStateException with the explanation, if there is no maximum
     */
    public CovariateModel<M> model() {
        check();
        return model;
    }

    /** {@return the simpler model that this is, of customers with the same covariates: empty if none; see {@link Maximum#limits}} */
    public Set<Limit> limits() {
        check();
        return design == null ? plain.limits() : Collections.unmodifiableSet(design.limits());
    }

    /** {@return the name of the model, and of the limit: "BG/NBD with covariates where nobody leaves"} */
    public String name() {
        String limit = limits().stream().map(Limit::description).collect(Collectors.joining(" and "));
        return kind.name() + " with covariates" + (limit.isEmpty() ? "" : " where " + limit);
    }

    /** {@return the maximum of the plain model of the same customers, which knows no covariates} */
    public Maximum<M> plain() {
        check();
        return plain;
    }

    /** {@return the parameters of customers whose covariates are all 0, by name, with their standard errors} */
    public Map<String, Estimate> parameters() {
        check();
        if (design == null) {
            return plain.estimates();
        }
        var estimates = new LinkedHashMap<String, Estimate>();
        for (int k = 0; k < design.names().size(); k++) {
            double value = StrictMath.exp(logs[k]);
            estimates.put(
                    design.names().get(k),
                    new Estimate(
                            value, value * Math.sqrt(covariance[k][k]), Double.POSITIVE_INFINITY, Estimate.Scale.LOG));
        }
        return Collections.unmodifiableMap(estimates);
    }

    /**
     * {@return the coefficients of all covariates with one thing, by name, with their standard errors; {@code NaN} in a {@linkplain
     * #limits limit} in which nothing tells them}
     *
     * <p>Tied coefficients stand at both effects.
     *
     * @param effect one of those of the model
     */
    public Map<String, Estimate> coefficients(CovariateEffect effect) {
        requireNonNull(effect, "effect");
        check();
        int wanted = CovariateModel.position(kind.effects(), effect, "effect");
        var estimates = new LinkedHashMap<String, Estimate>();
        for (int c = 0; c < names.size(); c++) {
            estimates.put(names.get(c), new Estimate(Double.NaN, Double.NaN));
        }
        for (int column = 0; design != null && column < design.columns().length; column++) {
            for (int own : design.columns()[column]) {
                for (int c = 0; c < names.size() && own == wanted; c++) {
                    int at = design.at(column, c);
                    estimates.put(names.get(c), new Estimate(logs[at], Math.sqrt(covariance[at][at])));
                }
            }
        }
        return Collections.unmodifiableMap(estimates);
    }

    /**
     * {@return one coefficient with its standard error; its {@code pValue(0)} tests it against none}
     *
     * @param effect one of those of the model
     * @param covariate the name of the covariate
     */
    public Estimate coefficient(CovariateEffect effect, String covariate) {
        requireNonNull(effect, "effect");
        requireNonNull(covariate, "covariate");
        return coefficients(effect).get(names.get(CovariateModel.position(names, covariate, "covariate")));
    }

    /**
     * {@return how likely so large coefficients of one covariate are if it goes with nothing: Wald's test of all of them together}
     *
     * @param covariate the name of the covariate
     */
    public double pValue(String covariate) {
        requireNonNull(covariate, "covariate");
        check();
        int c = CovariateModel.position(names, covariate, "covariate");
        int size = design.columns().length;
        double[][] own = new double[size][size];
        double[] errors = new double[size];
        for (int i = 0; i < size; i++) {
            errors[i] = Math.sqrt(covariance[design.at(i, c)][design.at(i, c)]);
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                own[i][j] = covariance[design.at(i, c)][design.at(j, c)] / errors[i] / errors[j];
            }
        }
        var eigen = new SymmetricEigen(own);
        double chiSquare = 0;
        for (int k = 0; k < size; k++) {
            double along = 0;
            for (int i = 0; i < size; i++) {
                along += eigen.vector(i, k) * logs[design.at(i, c)] / errors[i];
            }
            chiSquare += along * along / eigen.value(k);
        }
        return ChiSquare.sf(chiSquare, size);
    }

    /** {@return how many coefficients there are} */
    public int coefficientCount() {
        check();
        return design == null ? 0 : design.columns().length * names.size();
    }

    /** {@return twice the gain in log-likelihood over the plain model: chi-square if no covariate goes with anything} */
    public double likelihoodRatioChiSquare() {
        return 2 * (logLikelihood() - plain.logLikelihood());
    }

    /** {@return how likely so large a gain is if no covariate goes with anything; 1 without covariates} */
    public double pValue() {
        double chiSquare = Math.max(0, likelihoodRatioChiSquare());
        return ChiSquare.sf(chiSquare, coefficientCount());
    }

    /** {@return the log-likelihood at the maximum} */
    public double logLikelihood() {
        check();
        return design == null ? plain.logLikelihood() : optimum.value();
    }

    /** {@return how many free numbers there are: parameters, then coefficients} */
    public int size() {
        check();
        return design == null ? plain.size() : design.size();
    }

    /** {@return Akaike's criterion: {@code 2 · size - 2 · logLikelihood}} Compare it between models of the same customers only. */
    public double aic() {
        return 2 * (size() - logLikelihood());
    }

    /**
     * {@return the covariance of two free numbers: logarithms of parameters in the order of {@link #parameters}, then coefficients, effect
     * by effect, tied ones once}
     *
     * @param i the position of one
     * @param j the position of the other
     */
    public double logCovariance(int i, int j) {
        Checks.index(i, size(), "i");
        Checks.index(j, size(), "j");
        if (design != null) {
            return covariance[i][j];
        }
        double[] values =
                plain.estimates().values().stream().mapToDouble(Estimate::value).toArray();
        return plain.covariance(i, j) / values[i] / values[j];
    }

    /**
     * {@return any positive figure of the model with its standard error} By the delta method, see {@link Maximum#estimate}.
     *
     * <pre>{@code
     * fit.estimate(model -> model.forCustomer(1).expectedPurchases(year));
     * }</pre>
     *
     * @param figure the figure as a function of the model
     * @throws IllegalArgumentException if it is not finite and above 0
     */
    public Estimate estimate(ToDoubleFunction<CovariateModel<M>> figure) {
        requireNonNull(figure, "figure");
        check();
        if (design == null) {
            return plain.estimate(p -> figure.applyAsDouble(new CovariateModel<>(
                    kind, p, names, new double[kind.effects().size()][0])));
        }
        double[] standard = logsOf(optimum.parameters());
        double[] gradient = new double[standard.length];
        for (int k = 0; k < gradient.length; k++) {
            double step = 1e-3 * Math.sqrt(optimum.logCovariance()[k][k]);
            gradient[k] = (figure.applyAsDouble(shifted(standard, k, step))
                            - figure.applyAsDouble(shifted(standard, k, -step)))
                    / (2 * step);
        }
        double variance = 0;
        double[] half = times(optimum.logCovariance(), gradient);
        for (int k = 0; k < gradient.length; k++) {
            variance += gradient[k] * half[k];
        }
        double value = figure.applyAsDouble(model);
        if (!(value > 0 && value < Double.POSITIVE_INFINITY && variance < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("figure must be finite and > 0 around the model, got figure(model)="
                    + value + " with variance=" + variance);
        }
        return new Estimate(value, Math.sqrt(Math.max(0, variance)), Double.POSITIVE_INFINITY, Estimate.Scale.LOG);
    }

    private CovariateModel<M> shifted(double[] standard, int at, double step) {
        double[] moved = standard.clone();
        moved[at] += step;
        return modelOf(times(toOwnUnits, moved));
    }

    /** {@return how many customers the likelihood is of} */
    public long observations() {
        return observations;
    }

    /** {@return how many Newton steps it took} */
    public int iterations() {
        check();
        return design == null ? plain.iterations() : optimum.iterations();
    }

    /** {@return the largest absolute derivative of the log-likelihood, by logarithms of parameters and coefficients of standardised columns} */
    public double gradientNorm() {
        check();
        double norm = design == null ? plain.gradientNorm() : 0;
        for (int k = 0; design != null && k < design.size(); k++) {
            norm = Math.max(norm, Math.abs(optimum.logGradient()[k]));
        }
        return norm;
    }

    /** {@return the eigenvalues of the negated Hessian, ascending, all positive} */
    public double[] curvatures() {
        check();
        return design == null ? plain.curvatures() : optimum.curvatures().clone();
    }

    /** {@return how far the top of the local parabola is, in standard errors} */
    public double distanceFromTop() {
        check();
        return design == null ? plain.distanceFromTop() : optimum.decrement();
    }

    /** {@return the fit as {@code CovariateFit[BG/NBD with covariates, CovariateModel[…], logLikelihood=…]}, or why there is none} */
    @Override
    public String toString() {
        return "CovariateFit["
                + (hasMaximum()
                        ? name() + ", " + model + ", logLikelihood=" + logLikelihood() + ", observations="
                                + observations
                        : explanation)
                + "]";
    }
}
