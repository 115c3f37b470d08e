package dev.retention.survival;

import dev.retention.internal.math.SymmetricEigen;
import java.util.ArrayList;
import java.util.List;

/** Why a Cox regression has no maximum. */
final class CoxObstacles {

    /** Smaller, a direction among columns of unit information has none but rounding. */
    private static final double NO_INFORMATION = 1e-10;

    private CoxObstacles() {}

    /** What can be told from the information with all coefficients 0; null if nothing stands in the way. */
    static String before(List<String> names, CoxSweep sweep, CoxLikelihood.Point start) {
        boolean any = false;
        for (boolean end : sweep.ended) {
            any |= end;
        }
        if (!any) {
            return "no row ends with an event: nothing tells how the columns go with leaving";
        }
        int p = names.size();
        var constant = new ArrayList<String>();
        for (int a = 0; a < p; a++) {
            if (!(start.information()[a][a] > NO_INFORMATION * Math.max(1, start.total()[a]))) {
                constant.add(names.get(a));
            }
        }
        if (!constant.isEmpty()) {
            return "constant among those at risk at every event: " + String.join(", ", constant)
                    + ". Such a column cannot be compared: leave it out";
        }
        double[][] correlation = new double[p][p];
        for (int a = 0; a < p; a++) {
            for (int b = 0; b < p; b++) {
                correlation[a][b] = start.information()[a][b]
                        / Math.sqrt(start.information()[a][a])
                        / Math.sqrt(start.information()[b][b]);
            }
        }
        var eigen = new SymmetricEigen(correlation);
        for (int k = 0; k < p; k++) {
            if (!(eigen.value(k) > NO_INFORMATION)) {
                var same = new ArrayList<String>();
                for (int a = 0; a < p; a++) {
                    if (Math.abs(eigen.vector(a, k)) > 1e-4) {
                        same.add(names.get(a));
                    }
                }
                return "columns that tell the same: " + String.join(", ", same)
                        + ". A sum of them is constant among those at risk: leave one of them out";
            }
        }
        return null;
    }

    /** What can be told from where the search ended without a maximum. */
    static String after(List<String> names, double[] beta) {
        double largest = 0;
        for (double b : beta) {
            largest = Math.max(largest, Math.abs(b));
        }
        var grown = new ArrayList<String>();
        for (int a = 0; a < beta.length; a++) {
            if (Math.abs(beta[a]) > 0.1 * largest) {
                grown.add(names.get(a) + (beta[a] > 0 ? " (up)" : " (down)"));
            }
        }
        return "separation: the likelihood keeps rising as coefficients grow without end: " + String.join(", ", grown)
                + ". In every comparison these columns tell who leaves: a group without events, say. Merge it with another, or"
                + " leave the column out";
    }
}
