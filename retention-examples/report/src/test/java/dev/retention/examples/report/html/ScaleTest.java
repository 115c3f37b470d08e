package dev.retention.examples.report.html;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ScaleTest {

    @Test
    void stepsAreRound() {
        Scale scale = Scale.around(DoubleStream.of(31, 44), 3);
        assertArrayEquals(new double[] {30, 35, 40, 45}, scale.ticks(), 1e-9);
    }

    /** Every order is 9.99: the means of the quarters differ in their last bits, and the ticks are not to be 10, 10 and 10. */
    @Test
    void meansOfTheSameAmountHaveTicksThatDiffer() {
        Scale scale = Scale.around(DoubleStream.of(999, Math.nextUp(999.0), Math.nextDown(999.0)), 3);
        assertArrayEquals(new double[] {500, 1000}, scale.ticks(), 1e-9);
        assertEquals(0, scale.places(100));
    }
}
