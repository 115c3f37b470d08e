package dev.retention.internal.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RootTest {

    @Test
    void findsRootsToTheLastDigits() {
        assertEquals(Math.sqrt(2), Root.between(x -> x * x - 2, 0, 2), 5e-16);
        assertEquals(Math.sqrt(2), Root.between(x -> 2 - x * x, 0, 2), 5e-16);
        assertEquals(1e-200, Root.between(x -> x - 1e-200, -1, 1), 1e-215);
        assertEquals(1.0, Root.between(x -> (x - 1) * (x - 1) * (x - 1), 0, 3), 1e-5);
        assertEquals(0.0, Root.between(x -> x, 0, 1));
        assertEquals(1.0, Root.between(x -> x - 1, 0, 1));
    }

    @Test
    void endsMayBeInfinite() {
        double root = Root.between(x -> 1 / x - 3 / (1 - x), 0, Double.POSITIVE_INFINITY, 1, Double.NEGATIVE_INFINITY);
        assertEquals(0.25, root, 1e-16);
    }

    @Test
    void aStepIsFoundBetweenNeighbours() {
        double step = Root.between(x -> x < 0.3 ? -1 : 1, 0, 1);
        assertEquals(0.3, step, 2e-16);
    }

    @Test
    void withoutAChangeOfSignTheNearerEndIsTaken() {
        assertEquals(1.0, Root.between(x -> x + 1, 1, 5));
        assertEquals(5.0, Root.between(x -> x - 6, 1, 5));
    }

    @Test
    void looksAboveUntilTheSignChanges() {
        assertEquals(1e9, Root.above(x -> x - 1e9, 0, 1), 1e-6);
        assertTrue(Double.isInfinite(Root.above(x -> -1, 0, 1)));
    }
}
