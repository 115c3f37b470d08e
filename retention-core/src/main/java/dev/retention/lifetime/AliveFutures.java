package dev.retention.lifetime;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * A figure of the future for each buyer of a column. Of someone alive the last purchase says nothing more, so customers
 * with equal x and T have that part in common; a table remembers it. A collision in the table costs time, never the answer.
 */
final class AliveFutures {

    private static final int MAX_SLOTS = 1 << 16;

    private AliveFutures() {}

    /** The figure times the probability to be alive; nothing for those who are certainly gone, were it infinite. */
    static double weighted(double probabilityAlive, double figure) {
        return probabilityAlive == 0 ? 0 : probabilityAlive * figure;
    }

    static double[] timesProbabilityAlive(
            PurchaseModel model, BuyerHistories buyers, ToDoubleFunction<PurchaseModel> figure) {
        double[] result = model.probabilityAlive(buyers);
        int slots = Math.min(MAX_SLOTS, 2 * Integer.highestOneBit(Math.max(1, buyers.size())));
        int[] knownRepeats = new int[slots];
        double[] knownAges = new double[slots];
        double[] knownFigures = new double[slots];
        Arrays.fill(knownAges, Double.NaN); // no age equals it
        for (int i = 0; i < result.length; i++) {
            int repeats = buyers.repeats(i);
            double age = buyers.age(i);
            int hash = (31 * Double.hashCode(age) + repeats) * 0x9E3779B9;
            int slot = (hash >>> 16) & (slots - 1);
            if (knownAges[slot] != age || knownRepeats[slot] != repeats) {
                knownFigures[slot] = figure.applyAsDouble(model.givenAlive(repeats, age));
                knownAges[slot] = age;
                knownRepeats[slot] = repeats;
            }
            result[i] = weighted(result[i], knownFigures[slot]);
        }
        return result;
    }
}
