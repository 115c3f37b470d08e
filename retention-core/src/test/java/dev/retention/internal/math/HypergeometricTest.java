package dev.retention.internal.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HypergeometricTest {

    private static final ReferenceTable GOLDEN = ReferenceTable.of("sf_hyp2f1");
    private static final ReferenceTable NEGATIVE = ReferenceTable.of("sf_hyp2f1_negative");
    private static final ReferenceTable WIDE = ReferenceTable.of("wide_hyp2f1");

    @Test
    void valueIsAccurateFromOnePurchaseToAThousand() {
        GOLDEN.assertColumn(4, 1e-13, row -> Hypergeometric.value(row[0], row[1], row[2], row[3]));
        NEGATIVE.assertColumn(4, 2e-14, row -> Hypergeometric.value(row[0], row[1], row[2], row[3]));
        WIDE.assertColumn(4, 1.6e-13, row -> Hypergeometric.value(row[0], row[1], row[2], row[3]));
    }

    @Test
    void logIsAccurateAlsoWhereTheValueOverflows() {
        GOLDEN.assertColumn(5, 5e-15, row -> Hypergeometric.log(row[0], row[1], row[2], row[3]));
        WIDE.assertColumn(5, 5e-15, row -> Hypergeometric.log(row[0], row[1], row[2], row[3]));
    }

    @Test
    void aPowerOfTheComplementCancelsBeforeItOverflows() {
        // (1-z)^b F(a, b; b; z) (1-z)^(a-b) = 1
        for (double x : new double[] {0.5, 40, 1e5}) {
            assertEquals(1, Hypergeometric.timesPower(x, 2.5, 2.5, 0.99, 0.01, x), 1e-15);
            assertEquals(0, Hypergeometric.logTimesPower(x, 2.5, 2.5, 0.99, 0.01, x), 1e-15);
        }
    }

    @Test
    void theCallersComplementIsTrusted() {
        // F(1, 1; 2; 1 - y) = -log(y) / (1 - y)
        double y = 1e-30;
        assertEquals(-StrictMath.log(y), Hypergeometric.timesPower(1, 1, 2, 1 - y, y, 0), 1e-12);
    }

    @Test
    void theValueKeepsItsSignWhereItIsHuge() {
        // mpmath 1.3.0, 40 digits
        assertEquals(-2.518561695110037114e286, Hypergeometric.value(110.11, 110.5, -0.19, 0.9), 1e273);
        assertTrue(Double.isNaN(Hypergeometric.log(110.11, 110.5, -0.19, 0.9)));
    }

    @Test
    void aCancellingFormIsLeftForTheOther() {
        // Euler's form has the alternating terms (-999)_k (1/2)_k / k!². mpmath 1.3.0, 40 digits
        assertEquals(912.0622988915010132, Hypergeometric.log(1000, 0.5, 1, 0.6), 1e-12);
    }
}
