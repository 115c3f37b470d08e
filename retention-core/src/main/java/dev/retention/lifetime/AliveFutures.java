package dev.retention.lifetime;

import java.util.function.ToDoubleFunction;

/** Figures of the future: those of someone alive, times the probability to be. */
final class AliveFutures {

    private AliveFutures() {}

    /** The figure times the probability to be alive; nothing for those who are certainly gone, were it infinite. */
    static double weighted(double probabilityAlive, double figure) {
        return probabilityAlive == 0 ? 0 : probabilityAlive * figure;
    }

    /** A figure for each buyer of a column. Of someone alive the last purchase says nothing more, so x and T decide it. */
    static double[] timesProbabilityAlive(
            PurchaseModel model, BuyerHistories buyers, ToDoubleFunction<PurchaseModel> figure) {
        double[] result = model.probabilityAlive(buyers);
        var futures = new FigureCache(result.length, (x, age) -> figure.applyAsDouble(model.givenAlive(x, age)));
        for (int i = 0; i < result.length; i++) {
            result[i] = weighted(result[i], futures.get(buyers.repeats(i), buyers.age(i)));
        }
        return result;
    }
}
