package dev.retention.internal.math;

import dev.retention.KeptDigits;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The last digit too is the one that is kept, on both sides of every limit between two formulas. */
class KeptDigitsTest {

    private final KeptDigits digits = new KeptDigits();

    @Test
    void everyDigitIsTheOneThatIsKept() throws IOException {
        lambertW();
        digits.assertKept("internal.math");
    }

    private void lambertW() {
        for (double x : new double[] {
            -700, Math.nextDown(-40.0), -40, Math.nextUp(-40.0), -3, 0, 1, Math.nextUp(1.0), 2, 50, 1e300
        }) {
            digits.put("LambertW.ofExp", LambertW.ofExp(x));
        }
    }
}
