package dev.retention.survival;

import dev.retention.internal.Checks;
import java.io.Serializable;

/** How the weights of {@link LogRankWeight} come about. */
sealed interface WeightRule extends Serializable {

    /** See {@link LogRankWeight#at}. */
    double at(long atRisk, double survivalBefore, double goneBefore, double petoSurvival);

    /** The weights without parameters. */
    enum Plain implements WeightRule {
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
    record FlemingHarrington(double rho, double gamma) implements WeightRule {

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
