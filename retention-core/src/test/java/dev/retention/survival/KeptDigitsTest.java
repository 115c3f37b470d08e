package dev.retention.survival;

import dev.retention.KeptDigits;
import dev.retention.estimate.Estimate;
import dev.retention.survival.CoxRegression.Ties;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The last digit too is the one that is kept: in which order rows are added up, and where a search ends. */
class KeptDigitsTest {

    private final KeptDigits digits = new KeptDigits();
    private final SplittableRandom random = new SplittableRandom(1);

    @Test
    void everyDigitIsTheOneThatIsKept() throws IOException {
        sumsOfRows();
        fits();
        digits.assertKept("survival");
    }

    private double[] drawn(int size) {
        return random.doubles(size).toArray();
    }

    /** Up to 3 rows of a block are added one by one, 4 and more side by side; a block has 128. */
    private void sumsOfRows() {
        int size = 300;
        var columns = new CoxColumns(
                new double[][] {drawn(size), drawn(size)},
                IntStream.range(0, size).toArray(),
                null);
        double[] factors = drawn(size);
        for (int begin : new int[] {0, 1, 124, 125, 126, 127, 128, 256}) {
            for (int count : new int[] {1, 2, 3, 4, 5, 8, 11}) {
                double[] sums = {random.nextDouble(), random.nextDouble()};
                columns.addAll(factors, begin, begin + count, sums);
                digits.put("CoxColumns.addAll", sums);
            }
        }
        double[][] products = new double[2][2];
        columns.addProducts(factors, products);
        digits.put("CoxColumns.addProducts", products[0][0], products[1][0], products[1][1]);
    }

    /** Few of the rows end with an event, and one column varies a thousand times as much as the other. */
    private void fits() {
        int size = 300;
        double[] x = drawn(size);
        double[] y = Arrays.stream(drawn(size)).map(u -> 1e3 * u).toArray();
        double[] durations =
                Arrays.stream(drawn(size)).map(u -> Math.ceil(200 * u)).toArray();
        double[] entries = Arrays.stream(durations)
                .map(d -> Math.floor(d * random.nextDouble()))
                .toArray();
        boolean[] ended = new boolean[size];
        for (int i = 0; i < size; i++) {
            ended[i] = random.nextInt(4) == 0;
        }
        CoxRows rows = CoxRows.of(List.of("x", "y"), new double[][] {x, y}, durations, ended);
        for (Ties ties : Ties.values()) {
            for (CoxRows each : List.of(rows, rows.withEntries(entries))) {
                for (double slope = -1; slope <= 1; slope += 0.25) {
                    var point = new CoxLikelihood(new CoxSweep(each), ties).at(new double[] {slope, 0.5});
                    digits.put("CoxLikelihood.information", point.information()[0]);
                    digits.put("CoxLikelihood.information", point.information()[1]);
                }
                CoxRegression fit = CoxRegression.fit(each, ties);
                digits.put("CoxRegression.logLikelihood", fit.nullLogLikelihood(), fit.logLikelihood());
                for (Estimate estimate : fit.coefficients().values()) {
                    digits.put("CoxRegression.coefficients", estimate.value(), estimate.standardError());
                }
                digits.put(
                        "CoxRegression.tests",
                        fit.covariance(0, 1),
                        fit.scoreChiSquare(),
                        fit.waldChiSquare(),
                        fit.survival(new double[] {0.3, 400}, 60).standardError());
                digits.put("CoxRegression.gradientNorm", fit.gradientNorm());
                digits.put("CoxRegression.distanceFromTop", fit.distanceFromTop());
                for (var scale : ProportionalityTest.TimeScale.values()) {
                    digits.put(
                            "CoxRegression.proportionality",
                            fit.proportionality(each, scale).chiSquare());
                }
            }
        }
    }
}
