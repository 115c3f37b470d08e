package dev.retention.survey;

import dev.retention.estimate.Estimate;
import dev.retention.estimate.Interval;
import dev.retention.internal.Checks;
import java.io.Serializable;
import java.util.Objects;

/**
 * Two Net Promoter Scores of different people: by how much do they differ, and could it be chance?
 *
 * <pre>
 * difference     = first.score - second.score                  in points, -200 to 200
 * standard error = sqrt(first error² + second error²)
 * </pre>
 *
 * <p>With {@link NpsMethod#ADJUSTED_WALD} this is the test of Lewis and Sauro (2021); with {@link NpsMethod#TRINOMIAL_T} it is
 * Welch's t test. Who answered in both surveys breaks it: the two groups must be independent.
 *
 * <pre>{@code
 * var change = new NpsComparison(new NpsCounts(45, 40, 15), new NpsCounts(40, 25, 35));
 * change.differencePoints();                               // 25.0
 * change.pValue(NpsMethod.ADJUSTED_WALD);                  // 0.0277...
 * }</pre>
 *
 * @param first the answers of one group
 * @param second the answers of the other
 */
public record NpsComparison(NpsCounts first, NpsCounts second) implements Serializable {

    /** Checks that both are there. */
    public NpsComparison {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(second, "second");
    }

    /** {@return the first score less the second, in [-200, 200]; {@code NaN} if one of them is} */
    public double differencePoints() {
        return first.score() - second.score();
    }

    /**
     * {@return an interval for the difference, in points; it lies in [-200, 200]}
     *
     * @param method how to find it; if in doubt {@link NpsMethod#ADJUSTED_WALD}
     * @param confidence how sure to be, in (0, 1): 0.95, say
     */
    public Interval interval(NpsMethod method, double confidence) {
        Objects.requireNonNull(method, "method");
        Checks.inOpenUnitInterval(confidence, "confidence");
        return difference(method).interval(confidence).clampedTo(-200, 200);
    }

    /**
     * {@return how likely scores are to differ as much as these, or more, if the true ones are equal: the two-sided p-value};
     * {@code NaN} if the answers do not tell.
     *
     * @param method how to find it
     */
    public double pValue(NpsMethod method) {
        Objects.requireNonNull(method, "method");
        return difference(method).pValue(0);
    }

    private Estimate difference(NpsMethod method) {
        return method.estimate(first).minus(method.estimate(second));
    }
}
