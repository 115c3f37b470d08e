package dev.retention.survival;

/**
 * The slopes and the curvature of a partial likelihood in which each event time counts with a factor.
 *
 * <pre>
 * slope     = sum over rows of (factor · weight if ended - risk · H) z
 * curvature = sum over rows of risk · H z z'  -  sum over event times and steps of factor · weight m m'
 * </pre>
 *
 * <p>H is what a row was exposed to: the sum of the steps of the hazard, times the factors, at the event times at which it was at risk,
 * less, with ties by Efron, the part of which it was gone already; m is the mean of the columns of those at risk. So the products of
 * the columns are summed once over rows, and not once more at each event time.
 */
final class CoxSpread {

    private final CoxSweep sweep;
    private final int p;
    private final double[] factors;
    private final double[] hazard;
    private final double[] tied;
    private final double[][] means;

    CoxSpread(CoxSweep sweep) {
        this.sweep = sweep;
        p = sweep.width;
        factors = new double[sweep.slotTimes.length];
        hazard = new double[sweep.slotTimes.length];
        tied = new double[sweep.slotTimes.length];
        means = new double[p][p];
    }

    /** The event time at which the sweep is. */
    void add(int slot, double factor) {
        double weight = factor * sweep.stepWeight;
        factors[slot] = factor;
        hazard[slot] = weight * sweep.inverse;
        tied[slot] = weight * sweep.partInverse;
        double[] s1 = sweep.s1;
        double[] d1 = sweep.d1;
        for (int a = 0; a < p; a++) {
            double bySum = weight * (s1[a] * sweep.square - d1[a] * sweep.partSquare);
            double byDeaths = weight * (s1[a] * sweep.partSquare - d1[a] * sweep.partsSquare);
            double[] row = means[a];
            for (int b = 0; b <= a; b++) {
                row[b] += s1[b] * bySum - d1[b] * byDeaths;
            }
        }
    }

    /**
     * The sums.
     *
     * @param slope by column
     * @param curvature by two columns
     * @param total the first of its two sums, on the diagonal: what its rounding is measured by
     */
    record Sums(double[] slope, double[][] curvature, double[] total) {}

    Sums sums() {
        for (int s = 0; s < sweep.labels.length; s++) {
            for (int slot = sweep.slotBounds[s + 1] - 2; slot >= sweep.slotBounds[s]; slot--) {
                hazard[slot] += hazard[slot + 1];
            }
        }
        double[] exposed = new double[sweep.size];
        double[] rest = new double[sweep.size];
        for (int k = 0; k < sweep.size; k++) {
            int slot = sweep.slots[k];
            double h = hazard[slot] - (sweep.startSlots == null ? 0 : hazard[sweep.startSlots[k]]);
            double own = sweep.ended[k] ? sweep.weights[k] * factors[slot] : 0;
            exposed[k] = sweep.risks[k] * (sweep.ended[k] ? h - tied[slot] : h);
            rest[k] = own - exposed[k];
        }
        double[] slope = new double[p];
        sweep.columns.addAll(rest, 0, sweep.size, slope);
        double[][] curvature = new double[p][p];
        sweep.columns.addProducts(exposed, curvature);
        double[] total = new double[p];
        for (int a = 0; a < p; a++) {
            total[a] = curvature[a][a];
            for (int b = 0; b <= a; b++) {
                curvature[a][b] -= means[a][b];
                curvature[b][a] = curvature[a][b];
            }
        }
        return new Sums(slope, curvature, total);
    }
}
