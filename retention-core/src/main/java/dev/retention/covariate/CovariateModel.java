package dev.retention.covariate;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.internal.text.SafeText;
import dev.retention.lifetime.BgNbd;
import dev.retention.lifetime.ParetoNbd;
import dev.retention.lifetime.ShiftedBetaGeometric;
import dev.retention.period.TimeUnit;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A model of customers who differ by what is known of them, and by chance: the covariates move the parameters of a plain model (Fader
 * and Hardie 2007, "Incorporating time-invariant covariates into the Pareto/NBD and BG/NBD models").
 *
 * <pre>
 * BG/NBD       α = α0 exp(-buying·z)    a = a0 exp(leaving·z)    b = b0 exp(staying·z)
 * Pareto/NBD   α = α0 exp(-buying·z)    β = β0 exp(-leaving·z)
 * contracts    α = α0 exp(leaving·z)    β = β0 exp(staying·z)
 * </pre>
 *
 * <p>z are the covariates of one customer, and {@code buying·z} is the sum of coefficients times covariates. So a customer with given
 * covariates has a plain model: {@link #forCustomer} gives it, and with it every figure that the plain model has, of new customers as
 * of known ones.
 *
 * <pre>{@code
 * BgNbd discounted = model.forCustomer(1);
 * discounted.expectedPurchases(new Horizon(52, TimeUnit.WEEK));                                       // of a new customer
 * double[] alive = model.figures(covariates, (plain, i) -> plain.probabilityAlive(buyers.get(i)));      // of known ones
 * }</pre>
 *
 * @param <M> the plain model
 */
public final class CovariateModel<M> implements Serializable {

    private static final long serialVersionUID = 1;

    private final transient ModelKind<M> kind;
    private final transient M base;
    private final transient List<String> names;
    /** By effect, then covariate. */
    private final transient double[][] coefficients;

    CovariateModel(ModelKind<M> kind, M base, List<String> names, double[]... coefficients) {
        this.kind = kind;
        this.base = requireNonNull(base, "base");
        this.names = Covariates.distinct(names);
        this.coefficients = new double[coefficients.length][];
        for (int e = 0; e < coefficients.length; e++) {
            String name = kind.effects().get(e).name().toLowerCase(Locale.ROOT);
            this.coefficients[e] = requireNonNull(coefficients[e], name).clone();
            Checks.sameLength(this.names.size(), "names", coefficients[e].length, name);
            for (int c = 0; c < coefficients[e].length; c++) {
                Checks.finite(coefficients[e][c], name + "[" + c + "]");
            }
        }
    }

    /**
     * {@return BG/NBD with these coefficients}
     *
     * @param base the model of a customer whose covariates are all 0
     * @param names of the covariates, distinct
     * @param buying the coefficient of each covariate with the rate of buying
     * @param leaving with the first parameter of the probability of leaving
     * @param staying with its second parameter
     */
    public static CovariateModel<BgNbd> bgNbd(
            BgNbd base, List<String> names, double[] buying, double[] leaving, double[] staying) {
        return new CovariateModel<>(ModelKind.BG_NBD, base, names, buying, leaving, staying);
    }

    /**
     * {@return Pareto/NBD with these coefficients}
     *
     * @param base the model of a customer whose covariates are all 0
     * @param names of the covariates, distinct
     * @param buying the coefficient of each covariate with the rate of buying
     * @param leaving with the rate of leaving
     */
    public static CovariateModel<ParetoNbd> paretoNbd(
            ParetoNbd base, List<String> names, double[] buying, double[] leaving) {
        return new CovariateModel<>(ModelKind.PARETO_NBD, base, names, buying, leaving);
    }

    /**
     * {@return the contract model with these coefficients}
     *
     * @param base the model of a customer whose covariates are all 0
     * @param names of the covariates, distinct
     * @param leaving the coefficient of each covariate with the first parameter of the probability of leaving
     * @param staying with its second parameter
     */
    public static CovariateModel<ShiftedBetaGeometric> shiftedBetaGeometric(
            ShiftedBetaGeometric base, List<String> names, double[] leaving, double[] staying) {
        return new CovariateModel<>(ModelKind.SHIFTED_BETA_GEOMETRIC, base, names, leaving, staying);
    }

    /** {@return the model of a customer whose covariates are all 0} */
    public M base() {
        return base;
    }

    /** {@return the names of the covariates} */
    public List<String> names() {
        return names;
    }

    /** {@return what covariates go with in this model} */
    public List<CovariateEffect> effects() {
        return kind.effects();
    }

    /**
     * {@return a coefficient: one more of the covariate multiplies what is named by its exponential}
     *
     * @param effect one of {@link #effects}
     * @param covariate the name of the covariate
     */
    public double coefficient(CovariateEffect effect, String covariate) {
        return coefficients[position(kind.effects(), effect, "effect")][position(names, covariate, "covariate")];
    }

    static int position(List<?> known, Object wanted, String name) {
        int at = known.indexOf(requireNonNull(wanted, name));
        if (at < 0) {
            throw new IllegalArgumentException(
                    name + " must be one of " + SafeText.of(known) + ", got " + name + "=" + SafeText.of(wanted));
        }
        return at;
    }

    /**
     * {@return the plain model of customers with these covariates}
     *
     * @param values one for each covariate, finite
     * @throws IllegalArgumentException if there are not as many as covariates, or one is so extreme that a parameter is 0 or infinite
     */
    public M forCustomer(double... values) {
        requireNonNull(values, "values");
        Checks.sameLength(names.size(), "names", values.length, "values");
        double[] parameters = kind.values().apply(base);
        for (int e = 0; e < coefficients.length; e++) {
            double sum = 0;
            for (int c = 0; c < values.length; c++) {
                sum += coefficients[e][c] * Checks.finite(values[c], "values[" + c + "]");
            }
            parameters[kind.moves()[e]] *= StrictMath.exp(kind.signs()[e] * sum);
        }
        try {
            return kind.model().apply(parameters, kind.unit().apply(base));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "values must not make a parameter of the model extreme, got values=" + Arrays.toString(values)
                            + ": " + e.getMessage(),
                    e);
        }
    }

    /**
     * A figure of one customer by the plain model of customers like that one.
     *
     * @param <M> the plain model
     */
    @FunctionalInterface
    public interface Figure<M> {
        /**
         * {@return the figure}
         *
         * @param model the plain model of customers with the covariates of this one
         * @param customer the position of the customer
         */
        double figure(M model, int customer);
    }

    /**
     * {@return a figure of each customer} Customers in a row with the same covariates share their plain model.
     *
     * @param covariates of the customers, with the names of this model
     * @param figure what is wanted of each
     */
    public double[] figures(Covariates covariates, Figure<M> figure) {
        requireNonNull(covariates, "covariates");
        requireNonNull(figure, "figure");
        if (!covariates.names().equals(names)) {
            throw new IllegalArgumentException("covariates must have the names of the model, got names="
                    + SafeText.of(covariates.names()) + ", model=" + SafeText.of(names));
        }
        double[] figures = new double[covariates.size()];
        double[] last = null;
        M model = null;
        for (int i = 0; i < figures.length; i++) {
            double[] values = covariates.values(i);
            if (!Arrays.equals(values, last)) {
                model = forCustomer(values);
                last = values;
            }
            figures[i] = figure.figure(model, i);
        }
        return figures;
    }

    private Object writeReplace() {
        return new SerialForm(
                kind.name(),
                kind.values().apply(base),
                kind.unit().apply(base),
                names.toArray(String[]::new),
                coefficients);
    }

    private void readObject(ObjectInputStream stream) throws InvalidObjectException {
        throw new InvalidObjectException("proxy required");
    }

    /** Goes back through the constructors and their checks. */
    private record SerialForm(
            String kind, double[] base, TimeUnit unit, String[] names, double[][] coefficients, long checksum)
            implements Serializable {

        SerialForm(String kind, double[] base, TimeUnit unit, String[] names, double[][] coefficients) {
            this(kind, base, unit, names, coefficients, Checksum.of(kind, base, unit, names, coefficients));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, kind, base, unit, names, coefficients);
            return Stream.of(ModelKind.BG_NBD, ModelKind.PARETO_NBD, ModelKind.SHIFTED_BETA_GEOMETRIC)
                    .filter(known -> known.name().equals(kind))
                    .findFirst()
                    .orElseThrow()
                    .restored(base, unit, List.of(names), coefficients);
        }
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof CovariateModel<?> other
                && base.equals(other.base)
                && names.equals(other.names)
                && Arrays.deepEquals(coefficients, other.coefficients);
    }

    @Override
    public int hashCode() {
        return Objects.hash(base, names, Arrays.deepHashCode(coefficients));
    }

    /** {@return the model as {@code CovariateModel[BgNbd[…], buying {discount=0.61}, …]}, with all digits} */
    @Override
    public String toString() {
        var text = new StringBuilder("CovariateModel[").append(base);
        for (int e = 0; e < coefficients.length; e++) {
            text.append(", ")
                    .append(kind.effects().get(e).name().toLowerCase(Locale.ROOT))
                    .append(" {");
            for (int c = 0; c < names.size(); c++) {
                text.append(c == 0 ? "" : ", ").append(names.get(c)).append('=').append(coefficients[e][c]);
            }
            text.append('}');
        }
        return text.append(']').toString();
    }
}
