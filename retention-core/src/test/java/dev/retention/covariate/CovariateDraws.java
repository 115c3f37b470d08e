package dev.retention.covariate;

import dev.retention.history.GroupedHistories;
import dev.retention.history.RenewalCounts;
import dev.retention.lifetime.BgNbd;
import dev.retention.lifetime.ParetoNbd;
import dev.retention.lifetime.ShiftedBetaGeometric;
import dev.retention.lifetime.Simulated;
import dev.retention.period.TimeUnit;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Customers with two covariates, one of two kinds and one of four sizes, drawn from the story that their plain models tell. */
final class CovariateDraws {

    static final List<String> NAMES = List.of("discount", "size");

    private CovariateDraws() {}

    static CovariateHistories bgNbd(CovariateModel<BgNbd> truth, int customers, double age, long seed) {
        var random = new Simulated(seed);
        return histories(truth.base().unit(), z -> random.histories(truth.forCustomer(z), customers / 8, age));
    }

    static CovariateHistories paretoNbd(CovariateModel<ParetoNbd> truth, int customers, double age, long seed) {
        var random = new Simulated(seed);
        return histories(truth.base().unit(), z -> random.histories(truth.forCustomer(z), customers / 8, age));
    }

    private static CovariateHistories histories(TimeUnit unit, Function<double[], GroupedHistories> draw) {
        CovariateHistories all = CovariateHistories.empty(NAMES, unit);
        for (int cell = 0; cell < 8; cell++) {
            double[] z = cell(cell);
            GroupedHistories drawn = draw.apply(z);
            int rows = drawn.rowCount();
            int[] repeats = new int[rows];
            double[] lastAges = new double[rows];
            double[] ages = new double[rows];
            long[] counts = new long[rows];
            for (int row = 0; row < rows; row++) {
                repeats[row] = drawn.repeats(row);
                lastAges[row] = drawn.lastAge(row);
                ages[row] = drawn.age(row);
                counts[row] = drawn.count(row);
            }
            all = all.plus(CovariateHistories.of(covariates(z, rows), repeats, lastAges, ages, counts, unit));
        }
        return all;
    }

    static CovariateRenewals renewals(
            CovariateModel<ShiftedBetaGeometric> truth, int customers, int occasions, long seed) {
        var random = new Simulated(seed);
        CovariateRenewals all = CovariateRenewals.empty(NAMES, truth.base().period());
        for (int cell = 0; cell < 8; cell++) {
            double[] z = cell(cell);
            RenewalCounts drawn = random.renewals(truth.forCustomer(z), customers / 8, occasions);
            // Who renewed at t and was not asked at t + 1 is where the counts fall without a loss.
            int size = drawn.occasions();
            int[] renewals = new int[2 * size];
            boolean[] lost = new boolean[2 * size];
            long[] counts = new long[2 * size];
            for (int t = 1; t <= size; t++) {
                renewals[t - 1] = t - 1;
                lost[t - 1] = true;
                counts[t - 1] = drawn.lost(t);
                renewals[size + t - 1] = t;
                counts[size + t - 1] = drawn.renewed(t) - (t < size ? drawn.renewed(t + 1) + drawn.lost(t + 1) : 0);
            }
            all = all.plus(CovariateRenewals.of(
                    covariates(z, 2 * size),
                    renewals,
                    lost,
                    counts,
                    truth.base().period()));
        }
        return all;
    }

    private static double[] cell(int cell) {
        return new double[] {cell % 2, 10 * (cell / 2)};
    }

    private static Covariates covariates(double[] z, int size) {
        double[][] columns = new double[2][size];
        Arrays.fill(columns[0], z[0]);
        Arrays.fill(columns[1], z[1]);
        return Covariates.of(NAMES, columns);
    }
}
