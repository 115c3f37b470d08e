package dev.retention.internal.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BinomialTest {

    @Test
    void smallCasesByHand() {
        assertEquals(Math.log(10 / 32.0), Binomial.logProbability(2, 5, 0.5, 0.5), 1e-14);
        assertEquals(16 / 32.0, Binomial.cdf(2, 5, 0.5), 1e-15);
        assertEquals(16 / 32.0, Binomial.atLeast(3, 5, 0.5), 1e-15);
        assertEquals(0.0, Binomial.cdf(-1, 5, 0.5));
        assertEquals(1.0, Binomial.cdf(5, 5, 0.5));
        assertEquals(1.0, Binomial.atLeast(0, 5, 0.5));
        assertEquals(0.0, Binomial.atLeast(6, 5, 0.5));
    }

    @Test
    void certainOutcomes() {
        assertEquals(0.0, Binomial.logProbability(0, 5, 0, 1));
        assertEquals(Double.NEGATIVE_INFINITY, Binomial.logProbability(1, 5, 0, 1));
        assertEquals(0.0, Binomial.logProbability(5, 5, 1, 0));
    }

    /** mpmath 1.3.0, 40 digits: a billion tosses of a fair coin. */
    @Test
    void aBillionKeepTheirDigits() {
        assertEquals(-10.58742427136793301, Binomial.logProbability(5e8, 1e9, 0.5, 0.5), 1e-13);
    }

    /** Outcomes of 4 tosses by chance 0.25: 0.3164, 0.4219, 0.2109, 0.0469, 0.0039. */
    @Test
    void leastLikelihoodByHand() {
        assertEquals((81 + 54 + 12 + 1) / 256.0, Binomial.leastLikelihood(0, 4, 0.25), 1e-15);
        assertEquals(1.0, Binomial.leastLikelihood(1, 4, 0.25));
        assertEquals((54 + 12 + 1) / 256.0, Binomial.leastLikelihood(2, 4, 0.25), 1e-15);
        assertEquals(13 / 256.0, Binomial.leastLikelihood(3, 4, 0.25), 1e-15);
    }
}
