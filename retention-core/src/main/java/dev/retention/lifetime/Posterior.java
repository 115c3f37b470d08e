package dev.retention.lifetime;

import static java.util.Objects.requireNonNull;

import dev.retention.estimate.Interval;
import dev.retention.history.GroupedHistories;
import dev.retention.internal.Checks;
import dev.retention.internal.math.Normal;
import dev.retention.internal.math.SymmetricEigen;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What is known of a model's parameters after a look at the customers, where there may be few of them: a mode and a set of weighted
 * models around it.
 *
 * <p>With twenty customers the likelihood often rises to a limit, and errors of large samples say nothing. A weak belief of what
 * shops are like keeps the answer within reason, and is overruled by a few hundred customers. It is unit-free: days or weeks,
 * the same answer.
 *
 * <pre>
 * log density = log-likelihood - ½ (u₁² + u₂² + u₃² + u₄²)
 * u₁ = ln r / 1.5                                          rates are spread like an exponential, give or take a factor of 4.5
 * u₂ = ln(r/α) - ln(max(Σx, ½) / ΣT) - 0.7                 new customers buy at twice the rate of all, some of whom have left
 * u₃ = (ln(a/b) + 1) / 1.5        u₄ = (ln(a + b) - 1) / 1.5              BG/NBD and MBG/NBD: 1 in 4 leaves, 6 to 60 %
 * u₃ = ln s / 1.5                 u₄ = (ln(s/β) + ln(mean T) + 1) / 1.5     Pareto/NBD: a life of e times the mean age
 * </pre>
 *
 * <p>The density is integrated by {@link #size} points of a low-discrepancy sequence around the mode, spread more widely than the
 * normal approximation and each weighted by its density. Up to {@value #MANY} repeat buyers this is done; of more the normal
 * approximation is the posterior, and its points have equal weights. Nothing is random: the same customers give the same bits.
 *
 * <p>Cost: that of a fit and of one likelihood for each point.
 *
 * <pre>{@code
 * Posterior<MbgNbd> posterior = MbgNbd.posterior(buyers.grouped());
 * posterior.mean(model -> model.expectedPurchases(horizon));
 * posterior.interval(model -> model.expectedPurchases(horizon), 0.95);
 * }</pre>
 *
 * @param <M> the model
 */
public final class Posterior<M> {

    /** More repeat buyers than this make the posterior normal. */
    static final int MANY = 5_000;

    private static final int MOST_POINTS = 1_024;
    private static final int LEAST_POINTS = 256;
    private static final int NORMAL_POINTS = 64;

    /** So many rows times points cost about half a second. */
    private static final double AFFORDABLE = 3e5;

    /** A weight e¹² below the highest is left out. */
    private static final double NEGLIGIBLE = 12;

    /** The real root of x⁵ = x + 1: its powers fill four dimensions evenly (Roberts 2018). */
    private static final double ROOT = 1.1673039782614187;

    private final Maximum<M> mode;
    private final double penalty;
    private final List<M> models;
    private final double[] weights;

    private Posterior(Maximum<M> mode, double penalty, List<M> models, double[] weights) {
        this.mode = mode;
        this.penalty = penalty;
        this.models = models;
        this.weights = weights;
    }

    static <M> Posterior<M> of(
            Maximum<M> mode,
            Prior prior,
            Function<double[], M> model,
            ToDoubleFunction<double[]> logLikelihood,
            GroupedHistories histories) {
        boolean integrated = histories.repeaters() <= MANY;
        double affordable = AFFORDABLE / Math.max(1, histories.rowCount());
        int size = integrated ? (int) Math.max(LEAST_POINTS, Math.min(MOST_POINTS, affordable)) : LEAST_POINTS;
        double[] top = mode.optimum().parameters();
        int n = top.length;
        var shape = new SymmetricEigen(mode.optimum().logCovariance());
        var models = new ArrayList<M>(size);
        double[] logWeights = new double[size];
        for (int k = 0; k < size; k++) {
            double[] move = new double[n];
            double logProposal = 0;
            double step = 1;
            for (int axis = 0; axis < n; axis++) {
                step /= ROOT;
                double at = 0.5 + (k + 1) * step;
                double p = at - Math.floor(at);
                double z = integrated ? heavyQuantile(p) : normalQuantile(p);
                logProposal -= 2.5 * StrictMath.log1p(z * z / 4);
                double length = z * Math.sqrt(shape.value(axis));
                for (int i = 0; i < n; i++) {
                    move[i] += length * shape.vector(i, axis);
                }
            }
            double[] theta = new double[n];
            for (int i = 0; i < n; i++) {
                theta[i] = top[i] * StrictMath.exp(move[i]);
            }
            models.add(model.apply(theta));
            logWeights[k] = integrated ? logLikelihood.applyAsDouble(theta) - prior.penalty(theta) - logProposal : 0;
        }
        double highest = Arrays.stream(logWeights).max().orElseThrow();
        // The far ends of the tails weigh nothing, and their models are extreme enough to cost much.
        int[] kept = IntStream.range(0, size)
                .filter(k -> logWeights[k] > highest - NEGLIGIBLE)
                .toArray();
        return new Posterior<>(
                mode,
                prior.penalty(top),
                Arrays.stream(kept).mapToObj(models::get).toList(),
                normalised(Arrays.stream(kept)
                        .mapToDouble(k -> StrictMath.exp(logWeights[k] - highest))
                        .toArray()));
    }

    /**
     * {@return the normal approximation around a maximum of the likelihood, for many customers: no prior, and models of equal weight}
     *
     * @param maximum the maximum
     * @param <M> the model
     */
    public static <M> Posterior<M> normal(Maximum<M> maximum) {
        requireNonNull(maximum, "maximum");
        var shape = new SymmetricEigen(maximum.optimum().logCovariance());
        int n = maximum.size();
        var models = new ArrayList<M>(NORMAL_POINTS);
        for (int k = 0; k < NORMAL_POINTS; k++) {
            double[] move = new double[n];
            double step = 1;
            for (int axis = 0; axis < n; axis++) {
                step /= ROOT;
                double at = 0.5 + (k + 1) * step;
                double length = Normal.quantile(at - Math.floor(at)) * Math.sqrt(shape.value(axis));
                for (int i = 0; i < n; i++) {
                    move[i] += length * shape.vector(i, axis);
                }
            }
            models.add(maximum.moved(move));
        }
        double[] weights = new double[NORMAL_POINTS];
        Arrays.fill(weights, 1.0 / NORMAL_POINTS);
        return new Posterior<>(maximum, 0, List.copyOf(models), weights);
    }

    /** Student's t with 4 degrees of freedom has tails that no posterior here outreaches, and a quantile in closed form. */
    private static double heavyQuantile(double p) {
        double root = 2 * Math.sqrt(p * (1 - p));
        double q = StrictMath.cos(StrictMath.acos(root) / 3) / root;
        return Math.copySign(2 * Math.sqrt(Math.max(0, q - 1)), p - 0.5);
    }

    private static double normalQuantile(double p) {
        return Normal.quantile(p);
    }

    private static double[] normalised(double[] weights) {
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(w -> w / sum).toArray();
    }

    /** {@return the model of the highest density: the maximum a posteriori} */
    public M mode() {
        return mode.model();
    }

    /** {@return the log-likelihood of the mode, without the prior} */
    public double logLikelihood() {
        return mode.logLikelihood() + penalty;
    }

    /** {@return what the prior takes from it: ½ (u₁² + u₂² + u₃² + u₄²)} */
    public double penalty() {
        return penalty;
    }

    /**
     * {@return the covariance of the logarithms of two parameters in the normal approximation}
     *
     * @param i the position of one, in the model's order
     * @param j the position of the other
     */
    public double logCovariance(int i, int j) {
        Checks.index(i, mode.size(), "i");
        Checks.index(j, mode.size(), "j");
        return mode.optimum().logCovariance()[i][j];
    }

    /** {@return how many models there are} */
    public int size() {
        return weights.length;
    }

    /**
     * {@return one of the models}
     *
     * @param index in [0, size)
     */
    public M model(int index) {
        return models.get(Checks.index(index, models.size(), "index"));
    }

    /**
     * {@return its weight; all together are 1}
     *
     * @param index in [0, size)
     */
    public double weight(int index) {
        return weights[Checks.index(index, weights.length, "index")];
    }

    /** {@return how many models of equal weight are as good as these: 1 / Σ weight²} */
    public double effectiveSize() {
        return 1 / Arrays.stream(weights).map(w -> w * w).sum();
    }

    /**
     * {@return the mean of a figure; infinite or {@code NaN} if one of the figures is}
     *
     * @param figure the figure as a function of the model
     */
    public double mean(ToDoubleFunction<M> figure) {
        requireNonNull(figure, "figure");
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k] * figure.applyAsDouble(models.get(k));
        }
        return sum;
    }

    /**
     * {@return the interval that holds a figure with that probability, as much of the rest on either side} It holds what is not known
     * of the parameters, and nothing of chance.
     *
     * @param figure the figure as a function of the model
     * @param confidence how sure to be, in (0, 1)
     * @throws IllegalArgumentException if a figure is {@code NaN}, or the confidence is out of its range
     */
    public Interval interval(ToDoubleFunction<M> figure, double confidence) {
        requireNonNull(figure, "figure");
        Checks.inOpenUnitInterval(confidence, "confidence");
        double[] values = models.stream().mapToDouble(figure).toArray();
        for (double value : values) {
            if (Double.isNaN(value)) {
                throw new IllegalArgumentException(
                        "figure must be a number for each model, got figure(model)=" + value);
            }
        }
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> values[k]))
                .mapToInt(Integer::intValue)
                .toArray();
        double tail = (1 - confidence) / 2;
        return new Interval(values[order[reaching(order, tail)]], values[order[reaching(order, 1 - tail)]]);
    }

    /** The first position up to which the weights come to a share. */
    private int reaching(int[] order, double share) {
        int k = 0;
        double sum = weights[order[0]];
        while (sum < share && k < order.length - 1) {
            k++;
            sum += weights[order[k]];
        }
        return k;
    }

    /** {@return whether {@code object} has the same models with the same weights} */
    @Override
    public boolean equals(Object object) {
        return object instanceof Posterior<?> other
                && mode.equals(other.mode)
                && models.equals(other.models)
                && Arrays.equals(weights, other.weights);
    }

    @Override
    public int hashCode() {
        return Objects.hash(mode, Arrays.hashCode(weights));
    }

    @Override
    public String toString() {
        return "Posterior[mode " + mode() + ", " + size() + " models]";
    }
}
