package dev.retention.internal.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class RisingFactorialTest {

    private static final ReferenceTable WIDE = ReferenceTable.of("wide_rising");

    @Test
    void logIsAccurate() {
        ReferenceTable.of("sf_log_rising_factorial").assertColumn(2, 5e-16, row -> RisingFactorial.log(row[0], row[1]));
        WIDE.assertColumn(2, 7e-15, row -> RisingFactorial.log(row[0], row[1]));
    }

    @Test
    void derivativesAreAccurate() {
        WIDE.assertColumn(3, 6e-16, row -> RisingFactorial.derivative(row[0], row[1]));
        WIDE.assertColumn(4, 6e-16, row -> RisingFactorial.secondDerivative(row[0], row[1]));
    }

    /** r (r + 1) = 1 + 1.2e-16 at this r: the rounding of the product alone is as large as the logarithm. */
    @Test
    void logIsAccurateNextToAProductOfOne() {
        double r = 0.6180339887498949;
        BigDecimal exact = new BigDecimal(r);
        BigDecimal excess = exact.multiply(exact.add(BigDecimal.ONE)).subtract(BigDecimal.ONE);
        assertEquals(0, ReferenceTable.relativeError(RisingFactorial.log(r, 2), excess), 3e-16);
    }

    @Test
    void emptyProductIsOne() {
        assertEquals(0, RisingFactorial.log(0.3, 0));
        assertEquals(0, RisingFactorial.log(1e300, 0));
        assertEquals(0, RisingFactorial.derivative(0.3, 0));
        assertEquals(0, RisingFactorial.secondDerivative(0.3, 0));
    }

    /** mpmath 1.3.0, 40 digits. */
    @Test
    void ratiosOfLongProductsKeepTheirDigits() {
        assertEquals(3.440506689850077068, RisingFactorial.logRatio(1.25, 0.5, 1000), 2e-15);
        assertEquals(3.440506689850077068, RisingFactorial.logRatio(1.25, 1000, 0.5), 2e-15);
        assertEquals(0.00099950033308353316681, RisingFactorial.logRatio(1e6, 1000, 1), 1e-14);
        assertEquals(1096.1562378304825761, RisingFactorial.logRatio(0.5, 700, 900), 2e-12);
        assertEquals(0, RisingFactorial.logRatio(0.5, 0, 900));
    }

    @Test
    void extremeArgumentsStayFinite() {
        assertEquals(StrictMath.log(1e-300) + GammaFunction.logGamma(1000), RisingFactorial.log(1e-300, 1000), 1e-12);
        assertEquals(20 * StrictMath.log(1e300), RisingFactorial.log(1e300, 20), 1e-11);
        // Arb 2.23; the product of (y + x) / y would overflow
        assertEquals(2.483243630137465486527e112, RisingFactorial.log(1.4565595003217988, 9.843649245383897e109), 2e97);
    }
}
