package dev.retention.internal.math;

import org.junit.jupiter.api.Test;

/** Against the formula as it stands in the Javadoc, and differences. */
class BetaGeometricTermsTest {

    /** How many, t_x and T. */
    private static final double[][] ROWS = {{2, 0, 30}, {1, 12, 30}, {5, 29, 30}, {1, 3, 52}, {4, 40, 41}};

    private static double logRising(double r, int x) {
        double sum = 0;
        for (int i = 0; i < x; i++) {
            sum += Math.log(r + i);
        }
        return sum;
    }

    private static double logLikelihood(double[] theta, int x, int tosses) {
        double r = theta[0];
        double alpha = theta[1];
        double a = theta[2];
        double b = theta[3];
        double sum = 0;
        for (double[] row : ROWS) {
            double buying = logRising(r, x) - r * Math.log(1 + row[2] / alpha) - x * Math.log(alpha + row[2]);
            double coins = logRising(b, tosses) - logRising(a + b, tosses);
            double d = tosses == 0
                    ? Double.NEGATIVE_INFINITY
                    : Math.log(a / (b + tosses - 1)) + (r + x) * Math.log((alpha + row[2]) / (alpha + row[1]));
            sum += row[0] * (buying + coins + Math.log(1 + Math.exp(d)));
        }
        return sum;
    }

    @Test
    void valuesSlopesAndBends() {
        for (double[] at : new double[][] {{0.25, 4.4, 0.8, 2.4}, {2, 30, 3, 0.7}, {0.9, 2, 0.1, 5}}) {
            for (int x : new int[] {0, 1, 6}) {
                for (int tosses : new int[] {x, x + 1}) {
                    DerivativeCheck.agrees(
                            (theta, into) -> {
                                var terms = new BetaGeometricTerms(theta, x, tosses);
                                for (double[] row : ROWS) {
                                    terms.add(row[0], row[1], row[2]);
                                }
                                terms.addTo(into);
                            },
                            theta -> logLikelihood(theta, x, tosses),
                            at);
                }
            }
        }
    }
}
