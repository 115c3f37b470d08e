package dev.retention.survival;

import static java.util.Objects.requireNonNull;

import dev.retention.estimate.Estimate;
import dev.retention.internal.Checks;
import dev.retention.internal.math.ChiSquare;
import dev.retention.internal.math.Maximizer;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which of what is known of customers goes with leaving sooner: proportional hazards, Cox (1972).
 *
 * <pre>
 * hazard(t | x)      = baseline(t) · exp(b1 x1 + b2 x2 + …)
 * hazard ratio of x1 = exp(b1): by how much the rate of leaving is multiplied where x1 is 1 higher and all else the same
 * logLikelihood      = sum over events of w (b x - log of the sum of w exp(b x) over those at risk)     ties by {@link Ties}
 * </pre>
 *
 * <p>It is what goes together, not what causes it: customers who came by a discount are other customers.
 *
 * <p>The fit is Newton's method with exact derivatives, in standardised columns, and certified as the fits of lifetime models
 * are: the curvatures are positive and the top is {@linkplain #distanceFromTop at most 10⁻⁹ standard errors} away. Where there is no
 * maximum the {@link #explanation} says why: no events, a column that is constant among those at risk, columns that tell the same,
 * or events that a column separates. All other figures then throw it, as an {@link IllegalStateException}. They are never {@code NaN}
 * in silence.
 *
 * <p>Errors come from the curvature, or, with {@linkplain CoxRows#withClusters clusters}, from the influences of the clusters. A pass
 * is linear in rows, times the square of the columns; sorting is n log n.
 *
 * <pre>{@code
 * CoxRegression fit = CoxRegression.fit(rows, CoxRegression.Ties.EFRON);
 * fit.hazardRatios().get("discount").interval(0.95);
 * fit.survival(new double[] {1, 34}, 365);             // somebody who came by a discount, aged 34: still there after a year
 * fit.proportionality(rows, ProportionalityTest.TimeScale.KAPLAN_MEIER).pValue();
 * }</pre>
 */
public final class CoxRegression {

    /** What is done with events at one time. */
    public enum Ties {
        /** As if each were alone with all at risk: simple, and too near 0 with many ties (Breslow 1974). */
        BRESLOW {
            @Override
            int steps(int deaths) {
                return 1;
            }
        },

        /** As if one had come after the other, in an order that is not known: near the exact one, R's default (Efron 1977). */
        EFRON {
            @Override
            int steps(int deaths) {
                return deaths;
            }
        };

        /** In how many steps those who leave at one time leave the risk set. */
        abstract int steps(int deaths);
    }

    private final List<String> names;
    private final Ties ties;
    private final int size;
    private final int eventCount;
    private final boolean isRobust;
    private final String explanation;

    private CoxColumns.Unit[] units;
    private Maximizer.Optimum optimum;
    private double nullLogLikelihood;
    private double scoreChiSquare;
    /** Of the standardised columns. */
    private double[] beta;

    private double[][] modelCovariance;
    private double[][] covariance;
    private CoxBaseline baseline;

    private CoxRegression(CoxRows rows, Ties ties) {
        names = rows.names;
        this.ties = ties;
        size = rows.size();
        eventCount = rows.eventCount();
        isRobust = rows.clusters != null;
        explanation = fit(rows);
    }

    /**
     * {@return the regression of these rows; look at {@link #hasMaximum} first}
     *
     * @param rows the columns
     * @param ties what to do with events at one time
     */
    public static CoxRegression fit(CoxRows rows, Ties ties) {
        requireNonNull(rows, "rows");
        requireNonNull(ties, "ties");
        return new CoxRegression(rows, ties);
    }

    /** Null if there is a maximum, else why there is none. */
    private String fit(CoxRows rows) {
        var sweep = new CoxSweep(rows);
        units = sweep.columns.units;
        var likelihood = new CoxLikelihood(sweep, ties);
        int p = names.size();
        var start = likelihood.at(new double[p]);
        String obstacle = CoxObstacles.before(names, sweep, start);
        if (obstacle != null) {
            return obstacle;
        }
        nullLogLikelihood = start.value();
        double[] slopes = start.gradient();
        double[] solved = Cholesky.solve(start.information(), slopes);
        for (int a = 0; a < p; a++) {
            scoreChiSquare += slopes[a] * solved[a];
        }
        double[] ones = new double[p];
        Arrays.fill(ones, 1);
        optimum = Maximizer.maximize(likelihood, ones);
        beta = new double[p];
        for (int a = 0; a < p; a++) {
            beta[a] = StrictMath.log(optimum.parameters()[a]);
        }
        if (optimum.end() != Maximizer.End.MAXIMUM) {
            return CoxObstacles.after(names, beta);
        }
        modelCovariance = optimum.logCovariance();
        var influences = new CoxResiduals(sweep, ties, beta);
        covariance = isRobust ? influences.robustCovariance(modelCovariance, rows.clusters) : modelCovariance;
        baseline = influences.baseline();
        return null;
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

    /** {@return what was done with ties} */
    public Ties ties() {
        return ties;
    }

    /** {@return how many rows there were} */
    public int size() {
        return size;
    }

    /** {@return how many of them ended with an event} */
    public int eventCount() {
        return eventCount;
    }

    /** {@return whether the errors are of clusters} */
    public boolean isRobust() {
        return isRobust;
    }

    /**
     * {@return the coefficients by column, with their standard errors}
     *
     * @throws IllegalStateException with the explanation, if there is no maximum
     */
    public Map<String, Estimate> coefficients() {
        check();
        var estimates = new LinkedHashMap<String, Estimate>();
        for (int a = 0; a < names.size(); a++) {
            estimates.put(names.get(a), new Estimate(beta[a] / units[a].scale(), Math.sqrt(covariance(a, a))));
        }
        return Collections.unmodifiableMap(estimates);
    }

    /**
     * {@return by how much the rate of leaving is multiplied where a column is 1 higher; above 1 is sooner}
     *
     * @throws IllegalStateException with the explanation, if there is no maximum
     */
    public Map<String, Estimate> hazardRatios() {
        var ratios = new LinkedHashMap<String, Estimate>();
        coefficients().forEach((name, b) -> {
            double ratio = StrictMath.exp(b.value());
            boolean isDouble = ratio > 0 && ratio < Double.POSITIVE_INFINITY;
            ratios.put(
                    name,
                    isDouble
                            ? new Estimate(
                                    ratio, ratio * b.standardError(), Double.POSITIVE_INFINITY, Estimate.Scale.LOG)
                            : new Estimate(Double.NaN, Double.NaN, Double.POSITIVE_INFINITY, Estimate.Scale.LOG));
        });
        return Collections.unmodifiableMap(ratios);
    }

    /**
     * {@return the covariance of two coefficients; robust if there are clusters}
     *
     * @param i the position of one column
     * @param j the position of the other
     */
    public double covariance(int i, int j) {
        check();
        return covariance[Checks.index(i, units.length, "i")][Checks.index(j, units.length, "j")]
                / units[i].scale()
                / units[j].scale();
    }

    /**
     * {@return the covariance of two coefficients from the curvature, as if all rows were independent}
     *
     * @param i the position of one column
     * @param j the position of the other
     */
    public double modelCovariance(int i, int j) {
        check();
        return modelCovariance[Checks.index(i, units.length, "i")][Checks.index(j, units.length, "j")]
                / units[i].scale()
                / units[j].scale();
    }

    /** {@return the partial log-likelihood at the maximum} */
    public double logLikelihood() {
        check();
        return optimum.value();
    }

    /** {@return the partial log-likelihood with all coefficients 0} */
    public double nullLogLikelihood() {
        check();
        return nullLogLikelihood;
    }

    /** {@return twice the gain in log-likelihood: chi-square with as many degrees of freedom as columns if none matters} */
    public double likelihoodRatioChiSquare() {
        return 2 * (logLikelihood() - nullLogLikelihood);
    }

    /** {@return how likely so large a gain is if no column matters} */
    public double pValue() {
        return ChiSquare.sf(Math.max(0, likelihoodRatioChiSquare()), names.size());
    }

    /** {@return the score test of all coefficients at 0; with one column of groups and no ties it is the log-rank test} */
    public double scoreChiSquare() {
        check();
        return scoreChiSquare;
    }

    /** {@return the Wald test of all coefficients; robust if there are clusters} */
    public double waldChiSquare() {
        check();
        double[] solved = Cholesky.solve(covariance, beta);
        double sum = 0;
        for (int a = 0; a < beta.length; a++) {
            sum += beta[a] * solved[a];
        }
        return sum;
    }

    /** {@return the largest absolute derivative of the log-likelihood, by the coefficients of standardised columns} */
    public double gradientNorm() {
        check();
        double norm = 0;
        for (double slope : optimum.logGradient()) {
            norm = Math.max(norm, Math.abs(slope));
        }
        return norm;
    }

    /** {@return how far the top of the local parabola is, in standard errors} */
    public double distanceFromTop() {
        check();
        return optimum.decrement();
    }

    /** {@return how many Newton steps it took} */
    public int iterations() {
        check();
        return optimum.iterations();
    }

    /**
     * {@return the cumulative hazard of somebody with these values; {@code NaN} after the last duration of the stratum}
     *
     * @param stratum the label of the stratum; 0 if there are none
     * @param values one for each column, finite; all 0 for the baseline
     * @param time finite and at least 0
     */
    public double cumulativeHazard(int stratum, double[] values, double time) {
        double[] x = standardised(values);
        return baseline.hazard(stratum, time) * StrictMath.exp(dot(x));
    }

    /**
     * {@return the share of customers with these values that lasts longer than {@code time}, with its standard error, where there are no
     * strata}
     *
     * @param values one for each column, finite
     * @param time finite and at least 0
     */
    public Estimate survival(double[] values, double time) {
        return survival(0, values, time);
    }

    /**
     * {@return the share of customers with these values that lasts longer than {@code time}, with its standard error; {@code NaN} after
     * the last duration of the stratum}
     *
     * <p>The error holds the coefficients' and the baseline's (Tsiatis 1981). Clamp the interval to [0, 1].
     *
     * @param stratum the label of the stratum
     * @param values one for each column, finite
     * @param time finite and at least 0
     */
    public Estimate survival(int stratum, double[] values, double time) {
        double[] x = standardised(values);
        double ratio = StrictMath.exp(dot(x));
        double survival = StrictMath.exp(-baseline.hazard(stratum, time) * ratio);
        return new Estimate(survival, survival * ratio * Math.sqrt(baseline.variance(stratum, time, x, covariance)));
    }

    private double[] standardised(double[] values) {
        check();
        requireNonNull(values, "values");
        if (values.length != beta.length) {
            throw new IllegalArgumentException("values must be as many as columns, got values.length=" + values.length
                    + ", columns=" + beta.length);
        }
        double[] x = new double[values.length];
        for (int a = 0; a < x.length; a++) {
            x[a] = (Checks.finite(values[a], "values[" + a + "]") - units[a].mean()) / units[a].scale();
        }
        return x;
    }

    private double dot(double[] x) {
        double sum = 0;
        for (int a = 0; a < x.length; a++) {
            sum += x[a] * beta[a];
        }
        return sum;
    }

    /**
     * {@return what each row had more of events than the model expects: between minus infinity and 1, in all 0} With the rows of the fit.
     *
     * @param rows the rows of the fit
     */
    public double[] martingaleResiduals(CoxRows rows) {
        return new CoxResiduals(sweepOf(rows), ties, beta).martingales(rows.size());
    }

    /**
     * {@return how well the model orders these rows: of all pairs of which it is seen who left first, the share in which that one has the
     * higher hazard} Rows that the model was not fitted to tell how well it does for others.
     *
     * @param rows rows with the columns of the fit
     */
    public Concordance concordance(CoxRows rows) {
        return CoxConcordance.of(sweepOf(rows), rows, beta);
    }

    /**
     * {@return whether the coefficients change with time: the test of scaled Schoenfeld residuals (Grambsch and Therneau 1994)}
     *
     * @param rows the rows of the fit
     * @param scale the function of time that they could change with
     */
    public ProportionalityTest proportionality(CoxRows rows, ProportionalityTest.TimeScale scale) {
        requireNonNull(scale, "scale");
        return ProportionalityTest.of(sweepOf(rows), rows, ties, beta, scale);
    }

    /** The rows in the units of the fit. */
    private CoxSweep sweepOf(CoxRows rows) {
        check();
        requireNonNull(rows, "rows");
        if (!rows.names.equals(names)) {
            throw new IllegalArgumentException(
                    "rows must have the columns of the fit, got names=" + rows.names + ", fit=" + names);
        }
        return new CoxSweep(rows, units);
    }

    /**
     * Pairs of rows of which it is seen who left first, by whether the model says so too.
     *
     * @param concordant the weight of pairs in which the one who left first has the higher hazard
     * @param discordant in which the other has
     * @param tiedHazards in which both have the same
     * @param tiedTimes of pairs that left at the same time, with different hazards
     * @param tiedBoth with the same
     * @param standardError of the concordance, by the influences of the rows or clusters
     */
    public record Concordance(
            double concordant,
            double discordant,
            double tiedHazards,
            double tiedTimes,
            double tiedBoth,
            double standardError) {

        /**
         * Checks the weights.
         *
         * @throws IllegalArgumentException if one is negative or not finite, or the error is, which may be {@code NaN} however
         */
        public Concordance {
            Checks.notNegative(concordant, "concordant");
            Checks.notNegative(discordant, "discordant");
            Checks.notNegative(tiedHazards, "tiedHazards");
            Checks.notNegative(tiedTimes, "tiedTimes");
            Checks.notNegative(tiedBoth, "tiedBoth");
            if (!Double.isNaN(standardError)) {
                Checks.notNegative(standardError, "standardError");
            }
        }

        /** {@return concordant pairs and half of those with the same hazard, over both and the discordant; 0.5 is chance} */
        public Estimate estimate() {
            double comparable = concordant + discordant + tiedHazards;
            return new Estimate((concordant + 0.5 * tiedHazards) / comparable, standardError);
        }
    }

    /** {@return the fit as {@code CoxRegression[age 0.0111 ± 0.0093, …]}, with all digits, or why there is none} */
    @Override
    public String toString() {
        return "CoxRegression[" + (hasMaximum() ? coefficients() : explanation) + "]";
    }
}
