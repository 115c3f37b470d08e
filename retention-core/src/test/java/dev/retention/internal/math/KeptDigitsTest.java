package dev.retention.internal.math;

import dev.retention.KeptDigits;
import java.io.IOException;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * The last digit too is the one that is kept, on both sides of every limit between two formulas. That the numbers are right the tests
 * against references say, class by class.
 */
class KeptDigitsTest {

    /** Shapes at and beside the limits of the beta and gamma functions, 1, 10 and 20, and far out. */
    private static final double[] SHAPES = {
        1e-9, 0.3, below(1), 1, above(1), 4.5, below(10), 10, above(10), 15, below(20), 20, above(20), 300, 1e9
    };

    private static final double[] SHARES = {
        0, 1e-300, 1e-9, 0.01, 0.1, 0.3, below(0.5), 0.5, above(0.5), 0.7, 0.9, 0.99, 1 - 1e-9, below(1), 1
    };

    private static final double[] TAILS = {1e-300, 1e-9, 0.025, 0.3, below(0.5), 0.5};

    private final KeptDigits digits = new KeptDigits();

    private static double below(double limit) {
        return Math.nextDown(limit);
    }

    private static double above(double limit) {
        return Math.nextUp(limit);
    }

    @Test
    void everyDigitIsTheOneThatIsKept() throws IOException {
        lambertW();
        logarithmsAndExponentials();
        gammaFunction();
        risingFactorial();
        incompleteGamma();
        betaDensity();
        incompleteBeta();
        incompleteBetaDerivatives();
        gammaRatio();
        binomial();
        studentT();
        normal();
        exponentialIntegral();
        hypergeometric();
        hypergeometricDistribution();
        paretoOdds();
        betaGeometricTerms();
        integrals();
        root();
        symmetricEigen();
        maximizer();
        digits.assertKept("internal.math");
    }

    private void lambertW() {
        for (double x :
                new double[] {-800, -740, -700, below(-40), -40, above(-40), 0, 1, above(1), 50, 1e300, Double.NaN}) {
            digits.put("LambertW.ofExp", LambertW.ofExp(x));
        }
        for (double x = -39; x < 60; x += 1.7) {
            digits.put("LambertW.ofExp", LambertW.ofExp(x));
        }
    }

    private void logarithmsAndExponentials() {
        for (double x : new double[] {
            -40,
            below(-1),
            -1,
            above(-1),
            below(-0.4),
            -0.4,
            above(-0.4),
            -1e-9,
            0,
            0.1,
            below(0.7),
            0.7,
            above(0.7),
            below(1),
            1,
            30
        }) {
            digits.put("ExpLog", ExpLog.expm1MinusX(x));
            if (x > -1) {
                digits.put("ExpLog", ExpLog.log1pMinusX(x));
            }
        }
    }

    private void gammaFunction() {
        for (double x : new double[] {
            1e-300,
            1e-9,
            0.3,
            below(1),
            1,
            above(1),
            1.4,
            2,
            below(2),
            above(2),
            below(2.5),
            2.5,
            above(2.5),
            3,
            3.5,
            4.5,
            7.7,
            9,
            below(10),
            10,
            above(10),
            1e4,
            1e15
        }) {
            digits.put("GammaFunction.logGamma", GammaFunction.logGamma(x));
            digits.put("GammaFunction.digamma", GammaFunction.digamma(x), GammaFunction.trigamma(x));
        }
        for (double x : new double[] {-0.39, -1e-300, 0, 1e-300, 0.5, 1, below(1.5), 1.5, above(1.5), 20}) {
            digits.put("GammaFunction.logGamma1p", GammaFunction.logGamma1p(x));
        }
        for (double x : new double[] {10, 11, 1e4}) {
            for (double d : new double[] {0, 1e-9, 1, 1e3}) {
                digits.put(
                        "GammaFunction.difference",
                        GammaFunction.digammaDifference(x, d),
                        GammaFunction.trigammaDifference(x, d));
            }
        }
    }

    private void risingFactorial() {
        for (double r : new double[] {
            1e-300,
            1e-9,
            0.3,
            below(1),
            1,
            above(1),
            2.5,
            7.3,
            below(10),
            10,
            above(10),
            33.3,
            1234.567,
            1e5 / 3,
            below(1e15),
            1e15,
            above(1e15),
            1e200,
            1e300
        }) {
            for (double x : new double[] {
                0,
                1e-300,
                0.5,
                1,
                1.5,
                2,
                3,
                7,
                19,
                below(20),
                20,
                above(20),
                21,
                1e3,
                1e20,
                above(1e20),
                1e21,
                1e200,
                1e300
            }) {
                digits.put("RisingFactorial.log", RisingFactorial.log(r, x));
                digits.put(
                        "RisingFactorial.derivative",
                        RisingFactorial.derivative(r, x),
                        RisingFactorial.secondDerivative(r, x));
                digits.put(
                        "RisingFactorial.logRatio",
                        RisingFactorial.logRatio(r, x, 3),
                        RisingFactorial.logRatio(r, 0.7, x));
            }
        }
    }

    private void incompleteGamma() {
        for (double a : SHAPES) {
            for (double share : new double[] {0, 1e-9, 0.1, 0.59, 0.6, 0.61, 0.9, 1, 1.1, 1.69, 1.7, 1.71, 4}) {
                incompleteGamma(a, a * share);
            }
            for (double x :
                    new double[] {0.01, below(1), 1, above(1), below(700), 700, above(700), Double.POSITIVE_INFINITY}) {
                incompleteGamma(a, x);
            }
        }
        // Both tails are a half.
        incompleteGamma(0.7, 0.40742374847644114);
        incompleteGamma(1, 0.6931471805599454);
        incompleteGamma(2.5, 2.1757300955477623);
    }

    private void incompleteGamma(double a, double x) {
        digits.put("IncompleteGamma", IncompleteGamma.p(a, x), IncompleteGamma.q(a, x));
        digits.put("IncompleteGamma.log", IncompleteGamma.logP(a, x), IncompleteGamma.logQ(a, x));
    }

    private void betaDensity() {
        for (double a : SHAPES) {
            for (double b : SHAPES) {
                digits.put(
                        "BetaFunction",
                        BetaFunction.logBeta(a, b),
                        BetaDensity.logOfScaledBeta(Math.min(a, b), Math.max(a, b)));
                for (double x : new double[] {1e-9, 0.02, 0.05, below(0.5), 0.5, above(0.5), 0.95, 0.98}) {
                    digits.put("BetaDensity", BetaDensity.of(a, b, x, 1 - x));
                    digits.put(
                            "BetaDensity.log", BetaDensity.log(a, b, x, 1 - x), BetaDensity.belowMean(a, b, x, 1 - x));
                    if (a <= b) {
                        digits.put("BetaDensity.logOfScaledPower", BetaDensity.logOfScaledPower(a, b, x));
                    }
                }
            }
        }
        // The power of y is e^-700.
        for (double b : new double[] {below(700), 700, above(700)}) {
            digits.put("BetaDensity", BetaDensity.of(0.3, b, 1 - StrictMath.exp(-1), StrictMath.exp(-1)));
        }
    }

    private void incompleteBeta() {
        for (double a : SHAPES) {
            for (double b : SHAPES) {
                for (double x : SHARES) {
                    digits.put("IncompleteBeta", IncompleteBeta.lower(a, b, x), IncompleteBeta.upper(a, b, x));
                }
                double mean = (a + 1) / (a + b + 2);
                for (double x : new double[] {below(mean), mean, above(mean)}) {
                    digits.put("IncompleteBeta.mean", IncompleteBeta.lower(a, b, x), IncompleteBeta.upper(a, b, x));
                }
                for (double p : TAILS) {
                    betaQuantile(a, b, p);
                }
            }
        }
        // Next to where a quantile is not told apart from 0, and where a step falls beyond that.
        for (double p :
                new double[] {StrictMath.exp(-6.995), StrictMath.exp(-7), StrictMath.exp(-7.005), 1e-4, 0.1, 0.4}) {
            for (double b : new double[] {1e-3, 0.01, 1, 30}) {
                betaQuantile(0.01, b, p);
                betaQuantile(1e-3, b, p);
            }
        }
    }

    private void betaQuantile(double a, double b, double p) {
        digits.put("IncompleteBeta.quantile", IncompleteBeta.quantile(a, b, p), IncompleteBeta.upperQuantile(a, b, p));
    }

    private void incompleteBetaDerivatives() {
        double[] shapes = {1e-3, 0.3, 1, 2, 4.5, 7, 30};
        for (double s : shapes) {
            for (double k : shapes) {
                var beta = new IncompleteBetaDerivatives(s, k);
                double mean = (s + 1) / (s + k + 2);
                for (double z : new double[] {
                    1e-9, 0.1, below(0.5), 0.5, above(0.5), below(mean), mean, above(mean), 0.9, 1 - 1e-9
                }) {
                    beta.at(z, 1 - z);
                    digits.put("IncompleteBetaDerivatives", beta.value(), beta.density());
                    digits.put("IncompleteBetaDerivatives.slopes", beta.byS(), beta.byK());
                    digits.put("IncompleteBetaDerivatives.bends", beta.byS2(), beta.bySK(), beta.byK2());
                    digits.put("IncompleteBetaDerivatives.density", beta.logDensityByS(), beta.logDensityByK());
                }
            }
        }
    }

    private void gammaRatio() {
        double[] shapes = {1e-5, 0.01, 0.3, 1, 2, 4.5, below(20), 20, above(20), 300, 1e6};
        for (double s : shapes) {
            for (double k : shapes) {
                var ratio = new GammaRatio(s, k);
                double mean = (k + 1) / (s + 1);
                for (double share :
                        new double[] {0, 1e-300, 1e-9, 1e-3, 0.1, 0.5, below(1), 1, above(1), 3, 30, 1e5, 1e300}) {
                    ratio.at(share);
                    digits.put("GammaRatio", ratio.above(), ratio.below());
                    ratio.at(share * mean);
                    digits.put("GammaRatio", ratio.above(), ratio.below());
                }
                ratio.at(Double.POSITIVE_INFINITY);
                digits.put("GammaRatio", ratio.above(), ratio.below());
                for (double p : TAILS) {
                    digits.put("GammaRatio.quantile", ratio.quantileBelow(p), ratio.quantileAbove(p));
                }
            }
        }
        // One tail is 0.999.
        digits.put("GammaRatio", new GammaRatio(1e-3, 2).at(5.306493413462004).below());
        digits.put("GammaRatio", new GammaRatio(0.004, 3).at(2.26790049359709).below());
        digits.put("GammaRatio", new GammaRatio(2, 1e-3).at(0.18844836355834638).above());
        digits.put(
                "GammaRatio", new GammaRatio(3, 0.004).at(0.44093645326294745).above());
    }

    private void binomial() {
        for (long n : new long[] {1, 2, 7, 8, 40, 1_000}) {
            for (double p : new double[] {0, 1e-9, 0.1, 0.5, 0.75, 1}) {
                for (long k = -1; k <= n + 1; k += Math.max(1, n / 8)) {
                    digits.put("Binomial", Binomial.cdf(k, n, p), Binomial.atLeast(k, n, p));
                    if (k >= 0 && k <= n) {
                        digits.put("Binomial.logProbability", Binomial.logProbability(k, n, p, 1 - p));
                        digits.put("Binomial.leastLikelihood", Binomial.leastLikelihood(k, n, p));
                    }
                }
            }
        }
    }

    private void studentT() {
        for (double degrees : new double[] {0.1, 1, 2, 4, 30, 1e6, below(1e16), 1e16, above(1e16)}) {
            for (double x : new double[] {
                -3, -2, -1e-9, 0, 1e-9, 0.5, 1, below(2), 2, above(2), 5, 1e3, 1e149, 1e150, 1.1e150, 1e160
            }) {
                digits.put("StudentT", StudentT.sf(x, degrees));
                if (x >= 0) {
                    digits.put("StudentT.log", StudentT.logSf(x, degrees));
                }
            }
            for (double p :
                    new double[] {1e-300, 1e-9, 0.025, 0.1, 0.25, 0.4, below(0.5), 0.5, above(0.5), 0.75, 0.975}) {
                digits.put("StudentT.quantile", StudentT.quantile(p, degrees));
            }
        }
        // The two halves are equal.
        digits.put(
                "StudentT.quantile",
                StudentT.quantile(0.1464466094067262, 2),
                StudentT.quantile(0.0908450569081047, 3));
        digits.put("StudentT.quantile", StudentT.quantile(0.005059779867716854, 10));
        for (double shift : new double[] {0, 0.7, 4}) {
            for (double degrees : new double[] {1, 2, 10, below(20), 20, above(20), 52, 1e7}) {
                digits.put("NoncentralT", NoncentralT.sf(-1, degrees, shift), NoncentralT.sf(1.96, degrees, shift));
            }
        }
    }

    private void normal() {
        for (double x : new double[] {
            0,
            1e-300,
            1e-9,
            0.1,
            below(0.7),
            0.7,
            above(0.7),
            1,
            5,
            8,
            30,
            38,
            39,
            1e10,
            1e155,
            Double.POSITIVE_INFINITY
        }) {
            for (double at : new double[] {x, -x}) {
                digits.put("Normal", Normal.density(at), Normal.sf(at), Normal.cdf(at));
                digits.put("Normal.log", Normal.logSf(at), Normal.logCdf(at));
            }
        }
        for (double p : new double[] {
            0,
            1e-300,
            StrictMath.exp(-25),
            below(StrictMath.exp(-25)),
            above(StrictMath.exp(-25)),
            0.01,
            below(0.075),
            0.075,
            above(0.075),
            0.3,
            0.5,
            0.6,
            below(0.925),
            0.925,
            above(0.925),
            0.99,
            below(1),
            1
        }) {
            digits.put("Normal.quantile", Normal.quantile(p));
        }
    }

    private void exponentialIntegral() {
        for (double s : new double[] {
            1e-300,
            1e-9,
            0.1,
            0.5,
            below(1),
            1,
            above(1),
            1.3,
            1.4,
            above(1.4),
            2,
            2.4,
            3,
            7.7,
            below(20),
            20,
            above(20),
            300
        }) {
            for (double z :
                    new double[] {1e-300, 1e-9, 0.01, 0.2, StrictMath.exp(-1), below(0.5), 0.5, above(0.5), 1, 30, 1e10
                    }) {
                digits.put("ExponentialIntegral", ExponentialIntegral.scaled(s, z));
                digits.put("ExponentialIntegral.logTricomi", ExponentialIntegral.logTricomi(s, z));
            }
        }
        // An exponent of 1 or -1, and a half that is left.
        digits.put("ExponentialIntegral", ExponentialIntegral.scaled(0.5, 0.10629208289690908));
        digits.put("ExponentialIntegral", ExponentialIntegral.scaled(0.7, 0.02487440211777004));
        digits.put("ExponentialIntegral", ExponentialIntegral.scaled(1.2, 0.003150171472224958));
        digits.put("ExponentialIntegral", ExponentialIntegral.scaled(1.35, 0.022656874447520004));
        digits.put("ExponentialIntegral.logTricomi", ExponentialIntegral.logTricomi(0.7, 0.3464746169748862));
        digits.put("ExponentialIntegral.logTricomi", ExponentialIntegral.logTricomi(1, 0.610057791834874));
        digits.put("ExponentialIntegral.logTricomi", ExponentialIntegral.logTricomi(1.7, 1.2692067295391256));
        digits.put("ExponentialIntegral.logTricomi", ExponentialIntegral.logTricomi(2.5, 2.048365673083598));
    }

    private void hypergeometric() {
        double[] parameters = {0.3, 1, 2, 40};
        for (double a : parameters) {
            for (double b : parameters) {
                for (double c : new double[] {0.5, 3, 7, 45}) {
                    for (double z : new double[] {0, 0.1, 0.4, below(0.5), 0.5, 0.75, above(0.75), 0.99, 1 - 1e-9}) {
                        hypergeometric(a, b, c, z);
                    }
                }
            }
        }
        // Long series, scaled sums and many steps.
        double[][] many = {
            {1000, 0.5, 1, 0.6},
            {1000, 1000, 1001, 0.3},
            {1000, 900, 3000, 0.9},
            {600, 700, 800, 0.99},
            {110.11, 110.5, -0.19, 0.9},
            {40, 30, 2000, 0.999},
            {1000, 2, 1, 0.9999},
            {5, 3000, 3001.5, 0.99},
            {3000, 3000, 9000, 0.999},
            {1000, 300, 500, 0.99},
            {40, 3.3, 7.1, 0.9},
            {3.7, 5.1, 2.2, 0.97}
        };
        for (double[] at : many) {
            hypergeometric(at[0], at[1], at[2], at[3]);
        }
        for (double a : new double[] {0.4, 1.7, 25}) {
            for (double c : new double[] {1.3, 4.9, 20.2}) {
                for (double z : new double[] {0.9, 0.97, 0.9999, 1 - 1e-9, 1 - 1e-15}) {
                    hypergeometric(a, 2.6, c, z);
                    hypergeometric(a, 11, c, z);
                }
            }
        }
        // Both forms are as long: (c - a) (c - b) = -a b, and a b z = c.
        hypergeometric(1, 6, 4, 0.7);
        hypergeometric(1, 6, 3, 0.6);
        hypergeometric(2, 40, 40, 0.5);
        // The power is e^-300.
        digits.put("Hypergeometric.power", Hypergeometric.timesPower(1, 1, 3, 0.1, 0.9, 2847.3664743089707));
        digits.put("Hypergeometric.power", Hypergeometric.timesPower(1, 1, 3, 0.25, 0.75, 1042.8178490346622));
        digits.put("Hypergeometric.power", Hypergeometric.timesPower(1, 1, 3, 0.4, 0.6, 587.2845566913653));
        // 1 - z is known where z is 1 to the last digit.
        digits.put("Hypergeometric.power", Hypergeometric.timesPower(1, 1, 2.5, 1, 1e-30, 2));
    }

    private void hypergeometric(double a, double b, double c, double z) {
        digits.put("Hypergeometric", Hypergeometric.value(a, b, c, z), Hypergeometric.log(a, b, c, z));
        digits.put(
                "Hypergeometric.power",
                Hypergeometric.timesPower(a, b, c, z, 1 - z, 2),
                Hypergeometric.logTimesPower(a, b, c, z, 1 - z, a + b - c));
    }

    private void hypergeometricDistribution() {
        for (double[] sizes :
                new double[][] {{1, 1, 1}, {2, 2, 2}, {3, 4, 3}, {6, 2, 5}, {7, 7, 7}, {8, 8, 8}, {60, 40, 30}}) {
            var table = new HypergeometricDistribution(sizes[0], sizes[1], sizes[2]);
            double lowest = Math.max(0, sizes[2] - sizes[1]);
            double highest = Math.min(sizes[0], sizes[2]);
            double step = Math.max(1, Math.rint((highest - lowest) / 7));
            for (double x = lowest; x <= highest; x += step) {
                digits.put(
                        "HypergeometricDistribution", table.logProbability(x), table.logAtLeast(x), table.logAtMost(x));
                digits.put("HypergeometricDistribution.leastLikelihood", table.logLeastLikelihood(x));
                for (double odds : new double[] {1e-300, 0.03, 0.9, 1, 2, 40, 1e300}) {
                    digits.put("HypergeometricDistribution.odds", table.atLeast(x, odds), table.atMost(x, odds));
                    digits.put("HypergeometricDistribution.mean", table.meanAbove(x, odds));
                }
            }
        }
        var large = new HypergeometricDistribution(1e8, 2e8, 1e8);
        for (double odds : new double[] {0.9995, 1, 1.001}) {
            double x = 33_330_000;
            digits.put("HypergeometricDistribution.odds", large.atLeast(x, odds), large.atMost(x, odds));
            digits.put("HypergeometricDistribution.mean", large.meanAbove(x, odds));
        }
        digits.put("HypergeometricDistribution.leastLikelihood", large.logLeastLikelihood(33_330_000));
    }

    private void paretoOdds() {
        for (double[] at : new double[][] {
            {0.6, 10, 0.7, 12},
            {3, 8, 1.5, 2},
            {0.5, 4, 2, 4},
            {0.01, 1e-9, 0.02, 1e9},
            {1e5, 1e5, 1e-5, 1e-5},
            {2, 1e-300, 3, 1}
        }) {
            for (double[] history : new double[][] {
                {0, 0, 30}, {2, 5, 30}, {9, 5, 30}, {200, 20, 30}, {60, 1, 300}, {5, 1, 3_000}, {1, 0, 1e300}, {4, 7, 7}
            }) {
                var odds = new ParetoOdds(at[0], at[1], at[2], at[3]);
                odds.integrate((int) history[0], history[1], history[2], true);
                digits.put("ParetoOdds", odds.result.log, odds.logLeaving);
                digits.put("ParetoOdds.gradient", odds.result.gradient);
                for (double[] row : odds.result.hessian) {
                    digits.put("ParetoOdds.hessian", row);
                }
                digits.put("LogOdds", odds.result.probabilityAlive(), odds.result.logOnePlusOdds());
                var sums = new SecondDerivatives(4);
                odds.result.addLogOnePlusOdds(3, sums);
                put("LogOdds", sums);
            }
        }
    }

    private void betaGeometricTerms() {
        for (double b : new double[] {0.5, 1, 2.4}) {
            for (int tosses = 0; tosses <= 3; tosses++) {
                betaGeometricTerms(b, tosses);
            }
        }
    }

    private void betaGeometricTerms(double b, int tosses) {
        var terms = new BetaGeometricTerms(new double[] {0.25, 4.4, 0.8, b}, Math.max(0, tosses - 1), tosses);
        for (double[] row : new double[][] {{2, 0, 30}, {1, 12, 30}, {5, 29, 30}, {1, 3, 52}, {3, 40, 40}}) {
            terms.add(row[0], row[1], row[2]);
        }
        var sums = new SecondDerivatives(4);
        terms.addTo(sums);
        put("BetaGeometricTerms", sums);
    }

    private void put(String name, SecondDerivatives sums) {
        digits.put(name, sums.value());
        for (int i = 0; i < sums.dimension(); i++) {
            digits.put(name, sums.gradient(i));
            for (int j = i; j < sums.dimension(); j++) {
                digits.put(name, sums.hessian(i, j));
            }
        }
    }

    private void integrals() {
        double[] counted = new double[1];
        DoubleUnaryOperator[] functions = {
            StrictMath::sin,
            StrictMath::log,
            x -> 0,
            x -> 1,
            x -> 1 / (x * x),
            x -> StrictMath.exp(-1e4 * (x - 0.3) * (x - 0.3))
        };
        for (DoubleUnaryOperator f : functions) {
            for (double to : new double[] {1e-300, 1, above(1), 3, 1e9}) {
                counted[0] = 0;
                double integral = Quadrature.integrate(
                        x -> {
                            counted[0]++;
                            return f.applyAsDouble(x);
                        },
                        to / 8,
                        to);
                digits.put("Quadrature", integral, counted[0]);
            }
        }
        for (int n = 1; n <= GaussLegendre.MAX_POINTS; n++) {
            GaussLegendre rule = GaussLegendre.of(n);
            for (int i = 0; i < n; i++) {
                digits.put("GaussLegendre", rule.point(i), rule.weight(i));
            }
        }
    }

    /** With the number of steps, so that a search is as short as it was too. */
    private void root() {
        root(x -> x * x - 2, 0, 2);
        root(x -> 2 - x * x, 0, 2);
        root(x -> x * x * x - 2 * x - 5, 2, 3);
        root(x -> (x - 1) * (x - 1) * (x - 1), 0, 3);
        root(x -> StrictMath.exp(x) - 3, -700, 700);
        root(x -> 1 / x - 3, 1e-9, 1e9);
        root(x -> x - 1e-200, -1, 1);
        root(x -> x < 0.3 ? -1 : 1, 0, 1);
        root(x -> x < 0.3 ? -1 : 1e300, 0, 1);
        root(x -> x - 0.25, 0, 1);
        root(x -> x + 1, 1, 5);
        root(x -> x - 6, 1, 5);
        root(x -> x * (x - 3), -1.5, 1.5);
        root(x -> StrictMath.signum(x - 0.7) * StrictMath.pow(Math.abs(x - 0.7), 9), 0, 1);
        root(x -> x, 0, 1);
        root(x -> x - 1, 0, 1);
        root(x -> 1 - x, 0, 1);
        root(x -> x - 0.125, 0, 1);
        root(x -> 0.125 - x, 0, 1);
        root(x -> x < 1e-200 ? -1 : 1, 0, 1);
        root(x -> StrictMath.atan(x - 1e5), 0, 1e9);
        root(x -> x * x * x * x * x - 1e-20, -1, 3);
        root(x -> StrictMath.exp(50 * x) - 1e21, 0, 1);
        root(x -> StrictMath.atan(9 * (x - (1 - 0x1p-52))), 0, 1);
        root(x -> 1e-3 - 1 / (1.001 - x), 0, 1);
        root(x -> StrictMath.log(x) + 1e-9, 1e-300, 1);
        root(x -> StrictMath.log(x) - 1e-9, 1e-300, 2);
        root(x -> 3, 1, 5);
        root(x -> -3, 1, 5);
    }

    private void root(DoubleUnaryOperator f, double lower, double upper) {
        double[] counted = new double[1];
        DoubleUnaryOperator counting = x -> {
            counted[0]++;
            return f.applyAsDouble(x);
        };
        digits.put("Root.between", Root.between(counting, lower, upper), counted[0]);
        digits.put("Root.above", Root.above(counting, lower, (upper - lower) / 8), counted[0]);
    }

    private void symmetricEigen() {
        double[][][] matrices = {
            {{3}},
            {{2, -1, 0}, {-1, 2, -1}, {0, -1, 2}},
            {{1, 1e-17}, {1e-17, 1}},
            {{1, above(1e-17)}, {above(1e-17), 1}},
            {{1, 0.5e-9}, {0.5e-9, 1e-18}},
            {{0, 0}, {0, 0}},
            {{1, 2, 3, 4}, {2, -5, 6, 7}, {3, 6, 8, 9}, {4, 7, 9, 1e-3}},
            {{1, 1, 1}, {1, 1, 1}, {1, 1, 1}}
        };
        for (double[][] matrix : matrices) {
            var eigen = new SymmetricEigen(matrix);
            digits.put("SymmetricEigen", eigen.smallestValue());
            for (int k = 0; k < matrix.length; k++) {
                digits.put("SymmetricEigen", eigen.value(k));
                for (int i = 0; i < matrix.length; i++) {
                    digits.put("SymmetricEigen", eigen.vector(i, k));
                }
            }
        }
    }

    private void maximizer() {
        maximizer(poisson(50, 10), 1);
        maximizer(poisson(8, 4e6), 1);
        maximizer(poisson(1e-4, 1), 1);
        maximizer(poisson(1e-6, 1), 1);
        maximizer(poisson(1e-7, 1), 1);
        maximizer(poisson(3, 1), 3);
        maximizer(poisson(3, 1), 3 + 1e-6);
        maximizer(poisson(1, 0), 1);
        maximizer(poisson(-1, -1), 2);
        maximizer(poisson(0, 0), 1);
        maximizer(MaximizerTest.poisson(new double[] {1e9, 1e-3}, new double[] {1, 1e-3}), 1.01e9, 1.1);
        maximizer(MaximizerTest.poisson(new double[] {50, 1e-5}, new double[] {1, 1}), 49, 1.2e-5);
        for (double start : new double[] {1e-9, 1, 1.5, Math.E, 1e9}) {
            maximizer(MaximizerTest.VALLEY, start, 1);
            maximizer(MaximizerTest.VALLEY, 1, start);
        }
        maximizer(MaximizerTest.CLIFF, 1e-3);
        maximizer(MaximizerTest.CLIFF, 2.5);
    }

    private static Maximizer.Function poisson(double events, double exposure) {
        return MaximizerTest.poisson(new double[] {events}, new double[] {exposure});
    }

    private void maximizer(Maximizer.Function function, double... start) {
        Maximizer.Optimum optimum = Maximizer.maximize(
                (theta, at) -> {
                    digits.put("Maximizer.path", theta);
                    function.evaluate(theta, at);
                },
                start);
        digits.put("Maximizer", optimum.end().ordinal(), optimum.iterations(), optimum.value(), optimum.decrement());
        digits.put("Maximizer", optimum.parameters());
        digits.put("Maximizer", optimum.logGradient());
        digits.put("Maximizer", optimum.curvatures());
        if (optimum.logCovariance() != null) {
            for (double[] row : optimum.logCovariance()) {
                digits.put("Maximizer", row);
            }
        }
    }
}
