package dev.retention.lifetime;

import static dev.retention.period.TimeUnit.WEEK;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.retention.economics.Horizon;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The variance is that of the probabilities. */
class PurchaseVarianceTest {

    static Stream<PurchaseModel> models() {
        return Stream.of(
                new Nbd(0.6, 4, WEEK),
                new BgNbd(0.8, 6, 1.2, 3, WEEK),
                new BgNbd(3, 2, 0.4, 0.7, WEEK),
                // Rates so high that the sum over purchases would be long.
                new BgNbd(2, 0.4, 0.8, 2, WEEK),
                new BgNbd(LimitFamily.HUGE, LimitFamily.HUGE / 0.3, 1e12, 15e12, WEEK),
                new MbgNbd(0.8, 6, 1.2, 3, WEEK),
                new ParetoNbd(0.8, 6, 0.7, 12, WEEK),
                new ParetoNbd(2, 9, 3, 40, WEEK),
                new ParetoNbd(2, 9, LimitFamily.HUGE, LimitFamily.HUGE * 30, WEEK),
                new BgBb(1.2, 0.8, 0.7, 2.8, WEEK));
    }

    @ParameterizedTest
    @MethodSource("models")
    void isThatOfTheProbabilities(PurchaseModel model) {
        Horizon horizon = new Horizon(20, WEEK);
        double mean = 0;
        double square = 0;
        for (int n = 0; n <= (model instanceof BgBb ? 20 : 1_500); n++) {
            double p = model.probabilityOfPurchases(n, horizon);
            mean += p * n;
            square += p * n * n;
        }
        assertEquals(mean, model.expectedPurchases(horizon), 1e-6 * mean);
        double variance = square - mean * mean;
        assertEquals(variance, model.varianceOfPurchases(horizon), 1e-5 * variance);
    }

    @ParameterizedTest
    @MethodSource("models")
    void nothingComesInNoTime(PurchaseModel model) {
        assertEquals(0, model.varianceOfPurchases(new Horizon(0, WEEK)));
    }
}
