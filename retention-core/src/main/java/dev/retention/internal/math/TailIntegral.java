package dev.retention.internal.math;

import java.util.function.DoubleUnaryOperator;

/**
 * Integrals of {@code exp(h(s))} from {@code s = 0} on, for a smooth concave {@code h} that starts at 0 and falls below -40 at the end.
 *
 * <p>Gauss–Legendre with 24 nodes: between a Gauss curve and an exponential, which are the ends of what such a tail can
 * look like, its error is below 1e-17, so that what remains is the rounding of {@code h}.
 */
final class TailIntegral {

    /** The exponent at which the rest of the tail no longer counts. */
    static final double DEPTH = 40;

    private static final double[] NODES = {
        0.49759360999851066,
        0.48736427798565474,
        0.4691372760013664,
        0.44320776350220054,
        0.4100009929869515,
        0.3700620957892772,
        0.3240468259684878,
        0.2727107356944198,
        0.21689675381302256,
        0.1575213398480817,
        0.09555943373680816,
        0.032028446431302815
    };

    private static final double[] WEIGHTS = {
        0.0061706148999936,
        0.014265694314466832,
        0.022138719408709904,
        0.02964929245771839,
        0.03667324070554015,
        0.04309508076597664,
        0.04880932605205694,
        0.05372213505798282,
        0.0577528340268628,
        0.060835236463901696,
        0.06291872817341415,
        0.06396909767337608
    };

    private TailIntegral() {}

    static double of(DoubleUnaryOperator h, double length) {
        double sum = 0;
        for (int i = NODES.length - 1; i >= 0; i--) {
            double offset = NODES[i];
            sum += WEIGHTS[i]
                    * (StrictMath.exp(h.applyAsDouble(length * (0.5 + offset)))
                            + StrictMath.exp(h.applyAsDouble(length * (0.5 - offset))));
        }
        return length * sum;
    }
}
