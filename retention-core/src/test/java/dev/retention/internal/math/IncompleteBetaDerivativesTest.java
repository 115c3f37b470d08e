package dev.retention.internal.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Against the function without derivatives, and its differences. */
class IncompleteBetaDerivativesTest {

    @Test
    void valuesSlopesAndBends() {
        for (double[] at : new double[][] {{0.7, 1.3}, {2.5, 0.4}, {12, 7}, {0.3, 25}, {1, 1}}) {
            for (double z : new double[] {0.02, 0.3, 0.5, 0.6, 0.97}) {
                DerivativeCheck.agrees(
                        (theta, into) -> {
                            var beta = new IncompleteBetaDerivatives(theta[0], theta[1]);
                            beta.at(z, 1 - z);
                            into.addValue(beta.value());
                            into.addGradient(0, beta.byS());
                            into.addGradient(1, beta.byK());
                            into.addHessian(0, 0, beta.byS2());
                            into.addHessian(0, 1, beta.bySK());
                            into.addHessian(1, 1, beta.byK2());
                        },
                        theta -> IncompleteBeta.lower(theta[0], theta[1], z),
                        at);
            }
        }
    }

    /** I(s, 1) = z^s and I(1, k) = 1 - (1 - z)^k; at s = k = 1 and z = 1/2 the slopes are ∓ log 2 / 2. */
    @Test
    void wholeParametersAreNotSpecial() {
        var beta = new IncompleteBetaDerivatives(1, 1);
        beta.at(0.5, 0.5);
        assertEquals(-0.5 * Math.log(2), beta.byS(), 1e-14);
        assertEquals(0.5 * Math.log(2), beta.byK(), 1e-14);
        assertEquals(0.5 * Math.log(2) * Math.log(2), beta.byS2(), 1e-13);
        assertEquals(-0.5 * Math.log(2) * Math.log(2), beta.byK2(), 1e-13);
        assertEquals(0, beta.bySK(), 1e-13);
        for (double k : new double[] {1, 2, 5}) {
            for (double z : new double[] {0.02, 0.3, 0.6}) {
                var first = new IncompleteBetaDerivatives(1, k);
                first.at(z, 1 - z);
                double slope = -Math.pow(1 - z, k) * Math.log1p(-z);
                assertEquals(slope, first.byK(), 1e-13);
                assertEquals(slope * Math.log1p(-z), first.byK2(), 1e-12);
                var mirrored = new IncompleteBetaDerivatives(k, 1);
                mirrored.at(z, 1 - z);
                assertEquals(Math.pow(z, k) * Math.log(z), mirrored.byS(), 1e-13);
            }
        }
    }

    @Test
    void theDensityAndItsSlopes() {
        for (double z : new double[] {0.02, 0.3, 0.7, 0.97}) {
            DerivativeCheck.agrees(
                    (theta, into) -> {
                        var beta = new IncompleteBetaDerivatives(theta[0], theta[1]);
                        beta.at(z, 1 - z);
                        into.addValue(Math.log(beta.density()));
                        into.addGradient(0, beta.logDensityByS());
                        into.addGradient(1, beta.logDensityByK());
                        // Of log B, which z has no part in: trigamma(s + k) - trigamma(s), and the like.
                        double both = GammaFunction.trigamma(theta[0] + theta[1]);
                        into.addHessian(0, 0, both - GammaFunction.trigamma(theta[0]));
                        into.addHessian(0, 1, both);
                        into.addHessian(1, 1, both - GammaFunction.trigamma(theta[1]));
                    },
                    theta -> theta[0] * Math.log(z)
                            + theta[1] * Math.log(1 - z)
                            - BetaFunction.logBeta(theta[0], theta[1]),
                    new double[] {1.7, 0.6});
        }
    }

    @Test
    void nanStaysNan() {
        var beta = new IncompleteBetaDerivatives(2, 3);
        beta.at(Double.NaN, Double.NaN);
        assertTrue(Double.isNaN(beta.value()));
        assertTrue(Double.isNaN(beta.byK()));
    }

    /** f = p² q and g = p + q² at p = 2, q = 3: derivatives by hand, in the order value, p, q, pp, pq, qq. */
    @Test
    void jetsFollowTheRulesOfDerivatives() {
        Jet f = new Jet().set(12, 12, 4, 6, 4, 0);
        Jet g = new Jet().set(11, 1, 6, 0, 0, 2);
        // f g = p³ q + p² q³
        Jet product = new Jet().setProduct(f, g);
        isJet(132, 144, 116, 90, 120, 72, product);
        isJet(12, 12, 4, 6, 4, 0, new Jet().setQuotient(product, g));
        isJet(11, 1, 6, 0, 0, 2, new Jet().setQuotient(product, f));
        // log f = 2 log p + log q
        isJet(Math.log(12), 1, 1 / 3.0, -0.5, 0, -1 / 9.0, new Jet().setLog(f));
        isJet(
                Math.log(132),
                144 / 132.0,
                116 / 132.0,
                90 / 132.0 - Math.pow(144 / 132.0, 2),
                120 / 132.0 - 144 * 116 / (132.0 * 132),
                72 / 132.0 - Math.pow(116 / 132.0, 2),
                new Jet().setLog(product));
        isJet(23, 13, 10, 6, 4, 2, new Jet().set(12, 12, 4, 6, 4, 0).add(g));
    }

    private static void isJet(double value, double p, double q, double pp, double pq, double qq, Jet jet) {
        assertEquals(value, jet.value, 1e-13 * Math.abs(value));
        assertEquals(p, jet.p, 1e-13 * 144);
        assertEquals(q, jet.q, 1e-13 * 144);
        assertEquals(pp, jet.pp, 1e-13 * 144);
        assertEquals(pq, jet.pq, 1e-13 * 144);
        assertEquals(qq, jet.qq, 1e-13 * 144);
    }
}
