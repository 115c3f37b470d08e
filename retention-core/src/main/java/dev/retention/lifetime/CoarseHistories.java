package dev.retention.lifetime;

import dev.retention.history.GroupedHistories;
import java.util.function.Function;

/** Histories with times brought to a coarse grid: fewer rows, nearly the same likelihood, a start for a search. */
final class CoarseHistories {

    /** Up to so many rows a search is quick anyway. */
    static final int MANY_ROWS = 1_500;

    private static final int STEPS = 24;

    private CoarseHistories() {}

    /** The top of the coarse grid, to begin a search of the customers there; nothing where it is not worth a search of its own. */
    static <M> double[][] start(
            GroupedHistories histories, Function<GroupedHistories, Fit<M>> search, Function<M, double[]> parameters) {
        if (histories.rowCount() <= MANY_ROWS) {
            return new double[0][];
        }
        GroupedHistories coarse = of(histories);
        // Where the grid is coarse already, it helps no more.
        return coarse.rowCount() <= histories.rowCount() / 2
                        && search.apply(coarse) instanceof Maximum<M> near
                        && near.limits().isEmpty()
                ? new double[][] {parameters.apply(near.model())}
                : new double[0][];
    }

    static GroupedHistories of(GroupedHistories histories) {
        int rows = histories.rowCount();
        double longest = 0;
        for (int row = 0; row < rows; row++) {
            longest = Math.max(longest, histories.age(row));
        }
        double step = longest / STEPS;
        int[] repeats = new int[rows];
        double[] lastAges = new double[rows];
        double[] ages = new double[rows];
        long[] counts = new long[rows];
        for (int row = 0; row < rows; row++) {
            repeats[row] = histories.repeats(row);
            ages[row] = Math.max(1, Math.rint(histories.age(row) / step)) * step;
            double last = Math.max(1, Math.rint(histories.lastAge(row) / step)) * step;
            lastAges[row] = repeats[row] == 0 ? 0 : Math.min(ages[row], last);
            counts[row] = histories.count(row);
        }
        return GroupedHistories.of(repeats, lastAges, ages, counts, histories.unit());
    }
}
