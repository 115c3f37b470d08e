package dev.retention.survival;

import dev.retention.internal.Checks;
import java.io.Serializable;

/**
 * How much each event time counts in a {@link LogRankTest}.
 *
 * <p>{@link #logRank} is the best against hazards in a constant ratio. The others look at early differences more, or, with
 * {@code flemingHarrington(0, 1)}, at late ones. Choose before seeing the data.
 */
public sealed interface LogRankWeight extends Serializable {

    /**
     * {@return the weight of an event time}
     *
     * @param atRisk how many are at risk there, of all groups
     * @param survivalBefore the Kaplan–Meier curve of all groups just before
     * @param goneBefore one minus that, summed up on its own: where it is small, the subtraction would lose its digits
     * @param petoSurvival the curve of Peto and Peto of all groups, up to and with that time
     */
    double at(long atRisk, double survivalBefore, double goneBefore, double petoSurvival);

    /** {@return 1 everywhere: Mantel (1966)} */
    static LogRankWeight logRank() {
        return Plain.LOG_RANK;
    }

    /** {@return the number at risk: Gehan (1965) and Breslow (1970); it depends on the pattern of censoring} */
    static LogRankWeight gehan() {
        return Plain.GEHAN;
    }

    /** {@return the square root of the number at risk: Tarone and Ware (1977)} */
    static LogRankWeight taroneWare() {
        return Plain.TARONE_WARE;
    }

    /**
     * {@return the survival of all groups, as the product of {@code 1 - events / (atRisk + 1)}: Peto and Peto (1972)}
     *
     * <p>What R's {@code survdiff(rho = 1)} calls so is {@code flemingHarrington(1, 0)}.
     */
    static LogRankWeight petoPeto() {
        return Plain.PETO_PETO;
    }

    /**
     * {@return {@code S^rho · (1 - S)^gamma}, with the Kaplan–Meier curve of all groups just before: Fleming and Harrington (1981)}
     *
     * @param rho at least 0; above it early differences count more
     * @param gamma at least 0; above it late differences count more
     */
    static LogRankWeight flemingHarrington(double rho, double gamma) {
        return new FlemingHarrington(rho, gamma);
    }

    /** The weights without parameters. */
    enum Plain implements LogRankWeight {
        /** See {@link LogRankWeight#logRank}. */
        LOG_RANK {
            @Override
            public double at(long atRisk, double survivalBefore, double goneBefore, double petoSurvival) {
                return 1;
            }
        },
        /** See {@link LogRankWeight#gehan}. */
        GEHAN {
            @Override
            public double at(long atRisk, double survivalBefore, double goneBefore, double petoSurvival) {
                return atRisk;
            }
        },
        /** See {@link LogRankWeight#taroneWare}. */
        TARONE_WARE {
            @Override
            public double at(long atRisk, double survivalBefore, double goneBefore, double petoSurvival) {
                return Math.sqrt(atRisk);
            }
        },
        /** See {@link LogRankWeight#petoPeto}. */
        PETO_PETO {
            @Override
            public double at(long atRisk, double survivalBefore, double goneBefore, double petoSurvival) {
                return petoSurvival;
            }
        }
    }

    /**
     * See {@link LogRankWeight#flemingHarrington}.
     *
     * @param rho the power of the survival
     * @param gamma the power of its complement
     */
    record FlemingHarrington(double rho, double gamma) implements LogRankWeight {

        /**
         * Checks that both are finite and at least 0.
         *
         * @throws IllegalArgumentException if it is not so
         */
        public FlemingHarrington {
            Checks.notNegative(rho, "rho");
            Checks.notNegative(gamma, "gamma");
        }

        @Override
        public double at(long atRisk, double survivalBefore, double goneBefore, double petoSurvival) {
            return StrictMath.pow(survivalBefore, rho) * StrictMath.pow(goneBefore, gamma);
        }
    }
}
