package dev.retention.basket;

import static java.util.Objects.requireNonNull;

import java.util.function.ToDoubleFunction;

/**
 * By what to put rules in order: the larger, the stronger. The formulas are those of {@link AssociationRule}.
 *
 * <p>A measure is <em>symmetric</em> if the rule back has the same value. It is <em>null-invariant</em> if baskets with neither side do
 * not change it: then a shop may grow in other goods, and the rule stays what it was.
 */
public enum RuleMeasure {
    /** The share of baskets with both. */
    SUPPORT(true, false, rule -> rule.support().rate()),

    /** How often the rule holds: what to expect when it is used. A consequent that everyone buys has a high one with everything. */
    CONFIDENCE(false, true, rule -> rule.confidence().rate()),

    /** How much oftener than by chance. Few baskets give the largest ones by luck: {@link #LOWER_LIFT} does not. */
    LIFT(true, false, AssociationRule::lift),

    /** The lower end of the 95 % interval of the lift: as much oftener, at the least. The default. */
    LOWER_LIFT(true, false, rule -> rule.liftInterval(0.95).lower()),

    /** The share of baskets that is together beyond chance. */
    LEVERAGE(true, false, AssociationRule::leverage),

    /** How much oftener the rule would fail by chance. */
    CONVICTION(false, false, AssociationRule::conviction),

    /** Both of either. */
    JACCARD(true, true, rule -> rule.jaccard().rate()),

    /** The mean of the two confidences. */
    KULCZYNSKI(true, true, AssociationRule::kulczynski),

    /** The leverage in the range from -1 to 1. */
    ZHANG(false, false, AssociationRule::zhang),

    /** How far the antecedent brings the consequent towards certainty. */
    CERTAINTY(false, false, AssociationRule::certainty);

    private final boolean symmetric;
    private final boolean nullInvariant;
    private final ToDoubleFunction<AssociationRule> measure;

    RuleMeasure(boolean symmetric, boolean nullInvariant, ToDoubleFunction<AssociationRule> measure) {
        this.symmetric = symmetric;
        this.nullInvariant = nullInvariant;
        this.measure = measure;
    }

    /**
     * {@return the measure of a rule; {@code NaN} where it is not defined}
     *
     * @param rule a rule
     */
    public double valueFor(AssociationRule rule) {
        return measure.applyAsDouble(requireNonNull(rule, "rule"));
    }

    /** {@return whether the rule back has the same value} */
    public boolean isSymmetric() {
        return symmetric;
    }

    /** {@return whether baskets with neither side leave the value as it is} */
    public boolean isNullInvariant() {
        return nullInvariant;
    }
}
