package dev.retention.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.estimate.Proportion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountsTest {

    private static Counts counts(long first, long firstTotal, long second, long secondTotal) {
        return Counts.of(new Proportion(first, firstTotal), new Proportion(second, secondTotal));
    }

    private static double logLikelihood(Counts counts, double low, double delta) {
        return times(counts.first().successes(), low + delta)
                + times(counts.first().failures(), 1 - low - delta)
                + times(counts.second().successes(), low)
                + times(counts.second().failures(), 1 - low);
    }

    private static double times(double count, double rate) {
        return count == 0 ? 0 : count * StrictMath.log(rate);
    }

    /** No rates that are as far apart and a ten-thousandth beside them are as likely. */
    @ParameterizedTest
    @CsvSource({"3,10,4,12", "0,5,2,9", "5,5,2,9", "3,8,0,7", "3,8,7,7", "0,5,0,9", "5,5,9,9", "0,5,9,9", "5,5,0,9"})
    void noRatesAreLikelier(long first, long firstTotal, long second, long secondTotal) {
        Counts counts = counts(first, firstTotal, second, secondTotal);
        for (double delta : new double[] {1e-6, 0.1, 0.37, 0.5, 0.8, 0.99}) {
            double low = counts.lowerRate(delta);
            assertTrue(low >= 0 && low <= 1 - delta, "both are rates");
            double most = logLikelihood(counts, low, delta);
            for (double other : new double[] {low - 1e-4, low + 1e-4}) {
                assertTrue(
                        !(other >= 0 && other <= 1 - delta) || logLikelihood(counts, other, delta) < most,
                        "delta=" + delta);
            }
        }
    }

    @Test
    void ratesThatAreAlikeAreThoseOfBothTogether() {
        assertEquals(7.0 / 22, counts(3, 10, 4, 12).lowerRate(0));
        assertEquals(0, counts(0, 10, 0, 12).lowerRate(0));
        assertEquals(1, counts(10, 10, 12, 12).lowerRate(0));
    }

    /** The score at 0 is 2 / 0.5 - 1 / 0.5 - 2 = 0 in the first table, and 8 - 4 - 2 in the next to last. */
    @Test
    void theSecondRateIsExactlyZeroWhereThatIsLikeliest() {
        assertEquals(0, counts(2, 3, 0, 2).lowerRate(0.5));
        assertEquals(0, counts(1, 3, 0, 2).lowerRate(0.5));
        assertTrue(counts(4, 6, 0, 2).lowerRate(0.5) > 0.01);
        assertTrue(counts(1, 3, 1, 2).lowerRate(0.9) > 0.01, "somebody of the second group did it");
    }

    /** The mirror image: the score at 1/2 is 2 + 1 / 0.5 - 2 / 0.5 = 0 in the first table. */
    @Test
    void theFirstRateIsExactlyOneWhereThatIsLikeliest() {
        assertEquals(0.5, counts(2, 2, 1, 3).lowerRate(0.5));
        assertEquals(0.5, counts(2, 2, 2, 3).lowerRate(0.5));
        assertTrue(counts(2, 2, 2, 6).lowerRate(0.5) < 0.49);
        assertTrue(counts(1, 2, 2, 3).lowerRate(0.1) < 0.89, "somebody of the first group did not do it");
    }

    @Test
    void nothingIsBelowTheLeastDifference() {
        assertEquals(-1, counts(0, 7, 9, 9).lowerByScore(1.96));
        assertTrue(counts(0, 7, 8, 9).lowerByScore(1.96) > -1);
    }
}
