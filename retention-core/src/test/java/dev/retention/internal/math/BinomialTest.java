package dev.retention.internal.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.LongStream;
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

    /** Chances of a quarter, a half and three quarters: the outcomes weigh C(n, k) a^k (4 - a)^(n - k), whole numbers that sum up to 4^n. */
    @Test
    void leastLikelihoodOfAllSmallCases() {
        for (int a = 1; a <= 3; a++) {
            for (int n = 1; n <= 12; n++) {
                long[] weights = new long[n + 1];
                long ways = 1;
                for (int k = 0; k <= n; k++) {
                    weights[k] = ways * Math.round(Math.pow(a, k)) * Math.round(Math.pow(4 - a, n - k));
                    ways = ways * (n - k) / (k + 1);
                }
                double all = Math.pow(4, n);
                long atMost = 0;
                for (int k = 0; k <= n; k++) {
                    atMost += weights[k];
                    long mine = weights[k];
                    double expected =
                            LongStream.of(weights).filter(w -> w <= mine).sum() / all;
                    String what = k + " of " + n + " by chance " + a + "/4";
                    assertEquals(expected, Binomial.leastLikelihood(k, n, a / 4.0), 1e-13 * expected, what);
                    assertEquals(atMost / all, Binomial.cdf(k, n, a / 4.0), 1e-13, what);
                    assertEquals((all - atMost + mine) / all, Binomial.atLeast(k, n, a / 4.0), 1e-13, what);
                }
            }
        }
    }
}
