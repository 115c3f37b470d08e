package dev.retention.experiment;

import static java.util.Objects.requireNonNull;

import dev.retention.estimate.Estimate;
import dev.retention.estimate.Interval;
import dev.retention.internal.Checks;
import java.io.Serializable;

/**
 * An interval that one may look at every day, and stop whenever it pleases: it holds the truth at all looks together with the confidence that a
 * plain interval has at one look only.
 *
 * <pre>
 * difference ± error · sqrt((1 + 1/r) · (2 log(1 / (1 - confidence)) + log(1 + r)))          r = effect² / error²
 * </pre>
 *
 * <p>{@code effect} is about how large a difference one looks for, and must be fixed before the first look. A wrong guess makes the interval
 * wider, never false. The price is width: about half as wide again as a plain interval at the size for which it was made, and wider before
 * and after. {@link #narrowestAt} makes it for a planned size. If the looks are few and fixed, the limits of {@link LookPlan} are cheaper.
 *
 * <p>It is Robbins' normal mixture (1970), as Johari, Pekelis and Walsh (2015) use it for tests on the web; with an estimated error it is right in
 * large groups (Waudby-Smith and others 2024). In 20,000 tests
 * without a difference and with 20 looks each, 1 % gave an alarm where a plain 95 % test gave 25 %: the interval also pays for the looks that nobody takes. For proportions the error is that of one success and one failure more in each group, so that it is never 0.
 *
 * <p>Where nothing is known, the interval is the whole range and the p-value 1.
 *
 * <pre>{@code
 * var look = new AlwaysValid(0.01);                           // about one percentage point
 * look.interval(groupsSoFar, 0.95);                           // stop when it leaves out 0
 * look.pValue(groupsSoFar);
 * }</pre>
 *
 * @param effect about how large a difference to look for, in the unit of the difference, above 0
 */
public record AlwaysValid(double effect) implements Serializable {

    private static final double LEAST_EFFECT = 1e-100;
    private static final double MOST_EFFECT = 1e100;

    /**
     * Checks the effect.
     *
     * @throws IllegalArgumentException if it is not in [10<sup>−100</sup>, 10<sup>100</sup>]
     */
    public AlwaysValid {
        if (!(effect >= LEAST_EFFECT && effect <= MOST_EFFECT)) {
            throw new IllegalArgumentException(
                    "effect must be in [" + LEAST_EFFECT + ", " + MOST_EFFECT + "], got effect=" + effect);
        }
    }

    /**
     * {@return the interval that is narrowest when the difference has a certain error}
     *
     * <p>That is {@code sqrt(2 p q / n)} for proportions about {@code p} and {@code n} customers planned in each group, and
     * {@code deviation · sqrt(2 / n)} for means.
     *
     * @param standardError the error of the difference at the planned size, above 0
     * @param confidence how sure to be, in (0, 1): 0.95, say
     * @throws IllegalArgumentException if one is out of its range, or both make an effect out of its range
     */
    public static AlwaysValid narrowestAt(double standardError, double confidence) {
        Checks.positive(standardError, "standardError");
        Checks.inOpenUnitInterval(confidence, "confidence");
        double level = logLevel(confidence);
        double r = level;
        for (int i = 0; i < 100; i++) {
            r = level + StrictMath.log1p(r); // where the width has its least
        }
        double effect = standardError * Math.sqrt(r);
        if (!(effect >= LEAST_EFFECT && effect <= MOST_EFFECT)) {
            throw new IllegalArgumentException("standardError and confidence must make an effect in [" + LEAST_EFFECT
                    + ", " + MOST_EFFECT + "], got standardError=" + standardError + ", confidence=" + confidence);
        }
        return new AlwaysValid(effect);
    }

    /**
     * {@return an interval for the difference of two proportions, in [-1, 1]}
     *
     * @param soFar both groups with all customers so far
     * @param confidence of all looks together, in (0, 1): 0.95, say
     */
    public Interval interval(TwoProportions soFar, double confidence) {
        return interval(estimate(soFar), confidence).clampedTo(-1, 1);
    }

    /**
     * {@return an interval for a difference of means, or for any other estimate that is about normal}
     *
     * @param soFar the difference and its error from all customers so far: {@link Moments#minus}, {@link Cuped#difference}
     * @param confidence of all looks together, in (0, 1): 0.95, say
     */
    public Interval interval(Estimate soFar, double confidence) {
        requireNonNull(soFar, "soFar");
        Checks.inOpenUnitInterval(confidence, "confidence");
        double error = soFar.standardError();
        if (Double.isNaN(soFar.value()) || Double.isNaN(error)) {
            return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        double ratio = error / effect;
        double reach =
                error == 0 ? 0 : error * Math.sqrt((1 + ratio * ratio) * (logLevel(confidence) + logSpread(ratio)));
        return new Interval(soFar.value() - reach, soFar.value() + reach);
    }

    /**
     * {@return the p-value of no difference at this look; the least one so far is valid too}
     *
     * @param soFar both groups with all customers so far
     */
    public double pValue(TwoProportions soFar) {
        return pValue(estimate(soFar));
    }

    /**
     * {@return the p-value of no difference at this look; the least one so far is valid too}
     *
     * <pre>
     * min(1, sqrt(1 + r) · exp(-z² / 2 · r / (1 + r)))        z = difference / error
     * </pre>
     *
     * @param soFar the difference and its error from all customers so far
     */
    public double pValue(Estimate soFar) {
        requireNonNull(soFar, "soFar");
        double error = soFar.standardError();
        double z = soFar.value() / error;
        if (Double.isNaN(z)) {
            return 1;
        }
        if (error == 0) {
            return 0;
        }
        double ratio = error / effect;
        return Math.min(1, StrictMath.exp(0.5 * (logSpread(ratio) - z * z / (1 + ratio * ratio))));
    }

    /** log(1 + r), where {@code r = 1 / ratio²} may overflow. */
    private static double logSpread(double ratio) {
        return StrictMath.log1p(ratio * ratio) - 2 * StrictMath.log(ratio);
    }

    private static Estimate estimate(TwoProportions soFar) {
        requireNonNull(soFar, "soFar");
        return new Estimate(
                soFar.difference(), soFar.counts().withOneMoreOfEach().unpooledError());
    }

    private static double logLevel(double confidence) {
        return -2 * StrictMath.log1p(-confidence);
    }
}
