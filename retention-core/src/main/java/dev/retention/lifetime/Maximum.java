package dev.retention.lifetime;

import static java.util.Objects.requireNonNull;

import dev.retention.estimate.Estimate;
import dev.retention.internal.Checks;
import dev.retention.internal.math.Maximizer;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * The parameters that explain the data best, with the evidence that they do.
 *
 * <pre>
 * covariance            = inverse of the negated Hessian of the log-likelihood at the maximum
 * standard error        = square root of its diagonal
 * AIC                   = 2 · parameters - 2 · logLikelihood           (lower is better, on the same data)
 * </pre>
 *
 * <p>The certificate: the {@linkplain #gradientNorm gradient} is zero up to rounding, every {@linkplain #curvatures curvature}
 * is positive, and the top of the local parabola is {@linkplain #distanceFromTop at most 10⁻⁹ standard errors} away. The gradient
 * and the curvatures are taken by the logarithms of the parameters, so they do not depend on units. Standard errors are those of
 * large samples, and suppose that the model is right.
 *
 * @param <M> the model
 */
public final class Maximum<M> implements Fit<M> {

    private final M model;
    private final ModelFamily<M> family;
    private final Set<Limit> limits;
    private final Maximizer.Optimum optimum;
    private final long observations;

    Maximum(ModelFamily<M> family, Set<Limit> limits, Maximizer.Optimum optimum, long observations) {
        this.family = family;
        this.limits = limits.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(limits));
        this.optimum = optimum;
        this.observations = observations;
        this.model = family.model().apply(optimum.parameters());
    }

    @Override
    public M model() {
        return model;
    }

    /**
     * {@return the simpler model that this is: empty for a member of the family with all its parameters}
     *
     * <p>Where a likelihood rises towards a limit, the limit is the answer: a model with fewer parameters, whose names, errors, AIC and
     * likelihood are those told here. {@link #model} is the member of the family that is as near to it as doubles can tell.
     */
    public Set<Limit> limits() {
        return limits;
    }

    /** {@return the name of the family, and of the limit: "BG/NBD where nobody leaves"} */
    public String name() {
        return limits.isEmpty()
                ? family.name()
                : family.name() + " where "
                        + limits.stream().map(Limit::description).collect(Collectors.joining(" and "));
    }

    /** {@return the parameters by name with their standard errors, in the model's order} */
    public Map<String, Estimate> estimates() {
        var estimates = new LinkedHashMap<String, Estimate>();
        for (int i = 0; i < size(); i++) {
            estimates.put(family.parameters().get(i), positive(optimum.parameters()[i], Math.sqrt(covariance(i, i))));
        }
        return Collections.unmodifiableMap(estimates);
    }

    private static Estimate positive(double value, double standardError) {
        return new Estimate(value, standardError, Double.POSITIVE_INFINITY, Estimate.Scale.LOG);
    }

    /**
     * {@return any positive figure of the model with its standard error} By the delta method: the figure's gradient, taken by
     * central differences a thousandth of a standard error wide, through the covariance of the parameters.
     *
     * <pre>{@code
     * fit.estimate(model -> model.expectedPurchases(buyers, horizon));
     * }</pre>
     *
     * @param figure the figure as a function of the model
     * @throws IllegalArgumentException if it is not finite and above 0
     */
    public Estimate estimate(ToDoubleFunction<M> figure) {
        requireNonNull(figure, "figure");
        double[] gradient = new double[size()];
        for (int i = 0; i < size(); i++) {
            double step = 1e-3 * Math.sqrt(optimum.logCovariance()[i][i]);
            gradient[i] =
                    (figure.applyAsDouble(shifted(i, step)) - figure.applyAsDouble(shifted(i, -step))) / (2 * step);
        }
        double variance = 0;
        for (int i = 0; i < size(); i++) {
            for (int j = 0; j < size(); j++) {
                variance += gradient[i] * gradient[j] * optimum.logCovariance()[i][j];
            }
        }
        double value = figure.applyAsDouble(model);
        if (!(value > 0 && value < Double.POSITIVE_INFINITY && variance < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("figure must be finite and > 0 around the model, got figure(model)="
                    + value + " with variance=" + variance);
        }
        return positive(value, Math.sqrt(Math.max(0, variance)));
    }

    private M shifted(int parameter, double logStep) {
        double[] move = new double[size()];
        move[parameter] = logStep;
        return moved(move);
    }

    /** The member whose parameters have logarithms so far from these. */
    M moved(double[] logSteps) {
        double[] parameters = optimum.parameters().clone();
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] *= StrictMath.exp(logSteps[i]);
        }
        return family.model().apply(parameters);
    }

    Maximizer.Optimum optimum() {
        return optimum;
    }

    /** {@return how many parameters there are} */
    public int size() {
        return optimum.parameters().length;
    }

    /**
     * {@return the covariance of two parameters' estimates}
     *
     * @param i the position of one, in the order of {@link #estimates}
     * @param j the position of the other
     */
    public double covariance(int i, int j) {
        Checks.index(i, size(), "i");
        Checks.index(j, size(), "j");
        return optimum.parameters()[i] * optimum.parameters()[j] * optimum.logCovariance()[i][j];
    }

    /** {@return the log-likelihood at the maximum} */
    public double logLikelihood() {
        return optimum.value();
    }

    /** {@return Akaike's criterion: {@code 2 · size - 2 · logLikelihood}} Compare it between models of the same data only. */
    public double aic() {
        return 2 * (size() - logLikelihood());
    }

    /** {@return how many customers the likelihood is of} */
    public long observations() {
        return observations;
    }

    /** {@return how many Newton steps it took} */
    public int iterations() {
        return optimum.iterations();
    }

    /** {@return the largest absolute derivative of the log-likelihood by the logarithm of a parameter} */
    public double gradientNorm() {
        double norm = 0;
        for (double g : optimum.logGradient()) {
            norm = Math.max(norm, Math.abs(g));
        }
        return norm;
    }

    /** {@return the eigenvalues of the negated Hessian by the logarithms of the parameters, ascending, all positive} */
    public double[] curvatures() {
        return optimum.curvatures().clone();
    }

    /** {@return how far the top of the local parabola is, in standard errors} */
    public double distanceFromTop() {
        return optimum.decrement();
    }

    @Override
    public boolean hasMaximum() {
        return true;
    }

    @Override
    public Maximum<M> orElseThrow() {
        return this;
    }

    /** {@return whether {@code object} is the same maximum of as many observations: model, log-likelihood and covariance} */
    @Override
    public boolean equals(Object object) {
        return object instanceof Maximum<?> other
                && model.equals(other.model)
                && limits.equals(other.limits)
                && observations == other.observations
                && logLikelihood() == other.logLikelihood()
                && Arrays.deepEquals(optimum.logCovariance(), other.optimum.logCovariance());
    }

    @Override
    public int hashCode() {
        return Objects.hash(model, observations);
    }

    @Override
    public String toString() {
        return "Maximum[" + name() + ", " + model + ", logLikelihood=" + logLikelihood() + ", observations="
                + observations + ", iterations=" + iterations() + "]";
    }
}
