package dev.retention.experiment;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import java.io.Serializable;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the tests and intervals for two proportions say together: with few customers the answer may hang on the method, and then it is no
 * answer.
 *
 * <p>A test speaks for a difference if its p-value is below {@code 1 - confidence}; an interval does if it leaves out 0. Asked are the four
 * two-sided tests and all intervals but {@link DifferenceMethod#WALD} and {@link DifferenceMethod#WALD_CONTINUITY}, which are the
 * unpooled test once more and wrong for small groups.
 *
 * <p>Looking again each day until the verdict is good is not one test but many: see {@link AlwaysValid}.
 *
 * @param groups the two groups
 * @param confidence how sure to be, in (0, 1)
 */
public record Verdict(TwoProportions groups, double confidence) implements Serializable {

    /** What follows from it all. */
    public enum Decision {
        /** All methods say that the first rate is higher. */
        FIRST_HIGHER,
        /** All methods say that the second rate is higher. */
        SECOND_HIGHER,
        /** No method tells the rates apart. That does not make them equal: look at the interval. */
        NOT_TOLD_APART,
        /** Some methods tell the rates apart, others do not: it is too close to call; more customers are needed. */
        METHODS_DISAGREE
    }

    private static final Set<ProportionTest> TESTS =
            EnumSet.of(ProportionTest.Z_POOLED, ProportionTest.Z_UNPOOLED, ProportionTest.YATES, ProportionTest.FISHER);

    private static final Set<DifferenceMethod> INTERVALS = EnumSet.of(
            DifferenceMethod.NEWCOMBE,
            DifferenceMethod.AGRESTI_CAFFO,
            DifferenceMethod.MEE,
            DifferenceMethod.MIETTINEN_NURMINEN);

    /**
     * Checks the confidence.
     *
     * @throws IllegalArgumentException if it is not in (0, 1)
     */
    public Verdict {
        requireNonNull(groups, "groups");
        Checks.inOpenUnitInterval(confidence, "confidence");
    }

    /** {@return the two-sided tests that speak for a difference} */
    public Set<ProportionTest> tests() {
        EnumSet<ProportionTest> tests = EnumSet.noneOf(ProportionTest.class);
        for (ProportionTest test : TESTS) {
            if (groups.pValue(test) < 1 - confidence) {
                tests.add(test);
            }
        }
        return Collections.unmodifiableSet(tests);
    }

    /** {@return the intervals that leave out 0} */
    public Set<DifferenceMethod> intervals() {
        EnumSet<DifferenceMethod> intervals = EnumSet.noneOf(DifferenceMethod.class);
        for (DifferenceMethod method : INTERVALS) {
            if (!groups.interval(method, confidence).contains(0)) {
                intervals.add(method);
            }
        }
        return Collections.unmodifiableSet(intervals);
    }

    /** {@return what follows} */
    public Decision decision() {
        int saying = tests().size() + intervals().size();
        if (saying == 0) {
            return Decision.NOT_TOLD_APART;
        }
        if (saying < TESTS.size() + INTERVALS.size()) {
            return Decision.METHODS_DISAGREE;
        }
        return groups.difference() > 0 ? Decision.FIRST_HIGHER : Decision.SECOND_HIGHER;
    }
}
