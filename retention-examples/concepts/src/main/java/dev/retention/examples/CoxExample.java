package dev.retention.examples;

import dev.retention.estimate.Interval;
import dev.retention.survival.CoxRegression;
import dev.retention.survival.CoxRegression.Ties;
import dev.retention.survival.CoxRows;
import dev.retention.survival.ProportionalityTest.TimeScale;
import java.util.List;
import java.util.Locale;

/** Which first purchase, channel or discount goes with staying. */
public final class CoxExample {

    private CoxExample() {}

    public static void main(String[] args) {
        var list = new SimulatedContracts();

        double[][] known = {list.discount, list.search, list.bundle
        }; // 0 or 1: by a discount, from a search, a bundle first
        CoxRows rows = CoxRows.of(List.of("discount", "search", "bundle"), known, list.days, list.ended)
                .withEntries(list.entries);
        CoxRegression fit = CoxRegression.fit(rows, Ties.EFRON);
        fit.hazardRatios().forEach((name, ratio) -> {
            Interval interval = ratio.interval(0.95);
            System.out.printf(
                    Locale.ROOT, "%s: %.2f (%.2f to %.2f)%n", name, ratio.value(), interval.lower(), interval.upper());
        });
        System.out.printf(
                Locale.ROOT,
                "still there after a year, by a discount: %.1f %%, without: %.1f %%%n",
                100 * fit.survival(new double[] {1, 0, 0}, 365).value(),
                100 * fit.survival(new double[] {0, 0, 0}, 365).value());
        System.out.printf(
                Locale.ROOT,
                "ordered rightly: %.3f of the pairs; do the ratios hold at all times? p = %.2f%n",
                fit.concordance(rows).estimate().value(),
                fit.proportionality(rows, TimeScale.KAPLAN_MEIER).pValue());
    }
}
