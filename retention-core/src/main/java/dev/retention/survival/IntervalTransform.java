package dev.retention.survival;

/**
 * The scale on which an interval for a survival probability is symmetric.
 *
 * <p>With {@code S} the estimate, {@code s} the standard error of {@code log S} and {@code z} the standard normal quantile of
 * {@code (1 + confidence) / 2}. All five agree with R's {@code survfit} ({@code conf.type}), whose default is {@link #LOG}; the one to
 * take for few durations is {@link #LOG_LOG}: it never leaves [0, 1], and covers what it promises (Borgan and Liestøl 1990).
 *
 * <p>At {@code S = 1}, before the first event, all have no width; at {@code S = 0} nothing is known about the error, and the interval
 * is [0, 1].
 */
public enum IntervalTransform {

    /** {@code S ± z s S}, cut off at 0 and 1. */
    PLAIN {
        @Override
        double end(double survival, double error, double z) {
            return survival + z * error * survival;
        }
    },

    /** {@code S exp(±z s)}, cut off at 1. */
    LOG {
        @Override
        double end(double survival, double error, double z) {
            return survival * StrictMath.exp(z * error);
        }
    },

    /** {@code S ^ exp(±z s / log S)}. */
    LOG_LOG {
        @Override
        double end(double survival, double error, double z) {
            double log = StrictMath.log(survival);
            return StrictMath.exp(log * StrictMath.exp(z * error / log));
        }
    },

    /** The odds {@code S / (1 - S)} times {@code exp(±z s / (1 - S))}. */
    LOGIT {
        @Override
        double end(double survival, double error, double z) {
            double odds = survival / (1 - survival) * StrictMath.exp(z * error / (1 - survival));
            return odds == Double.POSITIVE_INFINITY ? 1 : odds / (1 + odds);
        }
    },

    /** {@code sin²(arcsin √S ± z s / 2 · √(S / (1 - S)))}, the angle cut off at 0 and π/2. */
    ARCSIN {
        @Override
        double end(double survival, double error, double z) {
            double angle =
                    StrictMath.asin(Math.sqrt(survival)) + 0.5 * z * error * Math.sqrt(survival / (1 - survival));
            double sine = StrictMath.sin(Math.max(0, Math.min(0.5 * Math.PI, angle)));
            return sine * sine;
        }
    };

    /** The end of the interval on the side of {@code z}, for a survival in (0, 1); it may be out of [0, 1]. */
    abstract double end(double survival, double error, double z);
}
