package dev.retention.lifetime;

import dev.retention.history.BuyerHistories;
import java.util.function.ToDoubleFunction;

/** Figures of the future of a known customer, who may be alive or gone. */
final class AliveFutures {

    private AliveFutures() {}

    /** The mean of both; of those who are certainly gone, the figure of the gone, were the other one infinite. */
    static double mean(double probabilityAlive, double ifAlive, double ifGone) {
        double alive = probabilityAlive == 0 ? 0 : probabilityAlive * ifAlive;
        return alive + (1 - probabilityAlive) * ifGone;
    }

    /** A figure for each buyer of a column. Of someone alive the last purchase says nothing more, so x and T decide it. */
    static double[] means(
            PurchaseModel model, BuyerHistories buyers, ToDoubleFunction<PurchaseModel> ifAlive, double ifGone) {
        double[] result = model.probabilityAlive(buyers);
        var futures = new FigureCache(result.length, (x, age) -> ifAlive.applyAsDouble(model.givenAlive(x, age)));
        for (int i = 0; i < result.length; i++) {
            result[i] = mean(result[i], futures.get(buyers.repeats(i), buyers.age(i)), ifGone);
        }
        return result;
    }
}
