package dev.retention.internal.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class IncompleteBetaTest {

    private static final ReferenceTable GOLDEN = ReferenceTable.of("sf_regularised_beta");
    private static final ReferenceTable WIDE = ReferenceTable.of("wide_incomplete_beta");
    private static final ReferenceTable INTERVALS = ReferenceTable.of("wide_clopper_pearson");

    @Test
    void bothTailsAreAccurate() {
        GOLDEN.assertColumn(3, 1.2e-13, row -> IncompleteBeta.lower(row[0], row[1], row[2]));
        GOLDEN.assertColumn(4, 1.2e-13, row -> IncompleteBeta.upper(row[0], row[1], row[2]));
        WIDE.assertColumn(3, 1.2e-13, row -> IncompleteBeta.lower(row[0], row[1], row[2]));
        WIDE.assertColumn(4, 1.2e-13, row -> IncompleteBeta.upper(row[0], row[1], row[2]));
    }

    @Test
    void theBulkIsAccurateToAFewUlp() {
        WIDE.assertColumn(3, 5e-15, row -> row[3] > 1e-3 ? IncompleteBeta.lower(row[0], row[1], row[2]) : row[3]);
        WIDE.assertColumn(4, 5e-15, row -> row[4] > 1e-3 ? IncompleteBeta.upper(row[0], row[1], row[2]) : row[4]);
    }

    @Test
    void theEndsAreReached() {
        for (double a : new double[] {1e-8, 0.5, 1, 30, 1e15}) {
            for (double b : new double[] {1e-8, 0.5, 1, 30, 1e15}) {
                assertEquals(0, IncompleteBeta.lower(a, b, 0));
                assertEquals(1, IncompleteBeta.lower(a, b, 1));
                assertEquals(1, IncompleteBeta.upper(a, b, 0));
                assertEquals(0, IncompleteBeta.upper(a, b, 1));
                assertEquals(0, IncompleteBeta.quantile(a, b, 0));
                assertEquals(1, IncompleteBeta.quantile(a, b, 1));
                assertEquals(1, IncompleteBeta.upperQuantile(a, b, 0));
                assertEquals(0, IncompleteBeta.upperQuantile(a, b, 1));
            }
        }
    }

    /** Arb 2.23: next to all of the mass is at one end, and the power and the beta function nearly cancel. */
    @Test
    void theRestBeyondASmallParameterKeepsItsDigits() {
        assertEquals(
                0.005917127587803720689521882,
                IncompleteBeta.lower(480471042.02151394, 0.0263748806783491, 0.9999999979135643),
                1e-17);
        assertEquals(
                0.004225650271607782135082454,
                IncompleteBeta.upper(0.011614979071492431, 672527011.7879856, 1.0691768082674368e-9),
                1e-17);
    }

    @Test
    void clopperPearsonLimitsAreAccurate() {
        ReferenceTable golden = ReferenceTable.of("sf_clopper_pearson_95");
        golden.assertColumn(2, 1e-15, row -> IncompleteBeta.quantile(row[0], row[1] - row[0] + 1, 0.025));
        golden.assertColumn(3, 1e-15, row -> IncompleteBeta.upperQuantile(row[0] + 1, row[1] - row[0], 0.025));
        INTERVALS.assertColumn(
                3, 4e-15, row -> row[0] == 0 ? 0 : IncompleteBeta.quantile(row[0], row[1] - row[0] + 1, row[2]));
        INTERVALS.assertColumn(
                4,
                4e-15,
                row -> row[0] == row[1] ? 1 : IncompleteBeta.upperQuantile(row[0] + 1, row[1] - row[0], row[2]));
    }

    @Test
    void jeffreysLimitsAreAccurate() {
        INTERVALS.assertColumn(5, 4e-15, row -> IncompleteBeta.quantile(row[0] + 0.5, row[1] - row[0] + 0.5, row[2]));
        INTERVALS.assertColumn(
                6, 4e-15, row -> IncompleteBeta.upperQuantile(row[0] + 0.5, row[1] - row[0] + 0.5, row[2]));
    }

    /** I(a, 1, x) = x^a, so that its quantile is p^(1/a). */
    @Test
    void quantileOfAPowerIsARoot() {
        for (double a : new double[] {0.02, 0.7, 1, 3, 50, 1e6}) {
            for (double p : new double[] {1e-6, 0.025, 0.5, 0.975}) {
                double root = StrictMath.exp(StrictMath.log(p) / a);
                assertEquals(root, IncompleteBeta.quantile(a, 1, p), 1e-13 * root);
            }
        }
    }

    /** 1 - I(1, b, x) = (1 - x)^b, whose quantile is 1 - q^(1/b): next to 0, where 1 - x is 1 in a double. */
    @Test
    void quantilesOfHugeParametersKeepTheirDigits() {
        for (double b : new double[] {1e12, 1e15, 1e17, 8.5e17, 9.2e18}) {
            for (double q : new double[] {0.5, 0.025, 5e-4, 5e-17}) {
                double expected = -StrictMath.expm1(StrictMath.log(q) / b);
                assertEquals(expected, IncompleteBeta.upperQuantile(1, b, q), 1e-14 * expected);
            }
        }
    }

    /** With tiny parameters nearly all of the mass sits where a double no longer tells it from 0 and 1. */
    @Test
    void quantilesOutOfRangeAreTheEnds() {
        assertEquals(0, IncompleteBeta.quantile(1e-8, 1e-8, 0.4));
        assertEquals(1, IncompleteBeta.quantile(1e-8, 1e-8, 0.6));
        assertEquals(0, IncompleteBeta.upperQuantile(1e-8, 1e-8, 0.6));
        assertEquals(1, IncompleteBeta.upperQuantile(1e-8, 1e-8, 0.4));
        assertEquals(0, IncompleteBeta.quantile(1e-6, 30, 0.4));
        assertEquals(1, IncompleteBeta.quantile(30, 1e-6, 0.4));
        assertEquals(1, IncompleteBeta.quantile(8.455333433894716E80, 1.422167371204849E-7, 0.02));
        double middle = IncompleteBeta.quantile(1.6889936795022408E-8, 3.940079355755424E-8, 0.7);
        assertTrue(middle >= 0 && middle <= 1, () -> "got " + middle);
    }
}
