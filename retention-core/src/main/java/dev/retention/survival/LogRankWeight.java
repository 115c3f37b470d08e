package dev.retention.survival;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;

/**
 * How much each event time counts in a {@link LogRankTest}.
 *
 * <p>{@link #logRank} is the best against hazards in a constant ratio. The others look at early differences more, or, with
 * {@code flemingHarrington(0, 1)}, at late ones. Choose before seeing the data.
 */
public final class LogRankWeight implements Serializable {

    private static final long serialVersionUID = 1;

    /** How it weighs. */
    private final WeightRule rule;

    private LogRankWeight(WeightRule rule) {
        this.rule = rule;
    }

    /**
     * {@return the weight of an event time}
     *
     * @param atRisk how many are at risk there, of all groups, at least 1
     * @param survivalBefore the Kaplan–Meier curve of all groups just before, in [0, 1]
     * @param goneBefore one minus that, summed up on its own: where it is small, the subtraction would lose its digits
     * @param petoSurvival the curve of Peto and Peto of all groups, up to and with that time, in [0, 1]
     * @throws IllegalArgumentException if a number is out of its range
     */
    public double at(long atRisk, double survivalBefore, double goneBefore, double petoSurvival) {
        Checks.positive(atRisk, "atRisk");
        Checks.inUnitInterval(survivalBefore, "survivalBefore");
        Checks.inUnitInterval(goneBefore, "goneBefore");
        Checks.inUnitInterval(petoSurvival, "petoSurvival");
        return of(atRisk, survivalBefore, goneBefore, petoSurvival);
    }

    /** The same of sums, which rounding may have taken a last digit out of [0, 1]. */
    double of(long atRisk, double survivalBefore, double goneBefore, double petoSurvival) {
        return rule.at(atRisk, survivalBefore, goneBefore, petoSurvival);
    }

    /** {@return 1 everywhere: Mantel (1966)} */
    public static LogRankWeight logRank() {
        return new LogRankWeight(WeightRule.Plain.LOG_RANK);
    }

    /** {@return the number at risk: Gehan (1965) and Breslow (1970); it depends on the pattern of censoring} */
    public static LogRankWeight gehan() {
        return new LogRankWeight(WeightRule.Plain.GEHAN);
    }

    /** {@return the square root of the number at risk: Tarone and Ware (1977)} */
    public static LogRankWeight taroneWare() {
        return new LogRankWeight(WeightRule.Plain.TARONE_WARE);
    }

    /**
     * {@return the survival of all groups, as the product of {@code 1 - events / (atRisk + 1)}: Peto and Peto (1972)}
     *
     * <p>What R's {@code survdiff(rho = 1)} calls so is {@code flemingHarrington(1, 0)}.
     */
    public static LogRankWeight petoPeto() {
        return new LogRankWeight(WeightRule.Plain.PETO_PETO);
    }

    /**
     * {@return {@code S^rho · (1 - S)^gamma}, with the Kaplan–Meier curve of all groups just before: Fleming and Harrington (1981)}
     *
     * @param rho at least 0; above it early differences count more
     * @param gamma at least 0; above it late differences count more
     * @throws IllegalArgumentException if one is negative or not finite
     */
    public static LogRankWeight flemingHarrington(double rho, double gamma) {
        return new LogRankWeight(new WeightRule.FlemingHarrington(rho, gamma));
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof LogRankWeight other && rule.equals(other.rule);
    }

    /** {@return a hash code that is the same in every JVM} */
    @Override
    public int hashCode() {
        return rule.toString().hashCode();
    }

    @Override
    public String toString() {
        return rule.toString();
    }

    private Object writeReplace() {
        return new SerialForm(rule);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a weight is read through its serial form");
    }

    private record SerialForm(WeightRule rule, long checksum) implements Serializable {

        SerialForm(WeightRule rule) {
            this(rule, Checksum.of(rule));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, rule);
            return new LogRankWeight(requireNonNull(rule, "rule"));
        }
    }
}
