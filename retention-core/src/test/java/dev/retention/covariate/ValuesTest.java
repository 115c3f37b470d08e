package dev.retention.covariate;

import dev.retention.ValueContract;
import dev.retention.lifetime.ParetoNbd;
import dev.retention.period.TimeUnit;
import java.util.List;

class ValuesTest extends ValueContract {

    private static Covariates covariates(String name, double value) {
        return Covariates.of(List.of("x", name), new double[][] {{1, 0}, {-2.5, value}});
    }

    private static CovariateHistories histories(double value, long count, TimeUnit unit) {
        return CovariateHistories.of(
                covariates("y", value),
                new int[] {2, 0},
                new double[] {3, 0},
                new double[] {9, 8},
                new long[] {1, count},
                unit);
    }

    private static CovariateRenewals renewals(double value, boolean lost, TimeUnit period) {
        return CovariateRenewals.of(covariates("y", value), new int[] {2, 1}, new boolean[] {true, lost}, period);
    }

    private static CovariateModel<ParetoNbd> model(double r, String name, double buying, double leaving) {
        return CovariateModel.paretoNbd(
                new ParetoNbd(r, 10.5, 0.6, 11.75, TimeUnit.WEEK),
                List.of("x", name),
                new double[] {0.5, buying},
                new double[] {0.125, leaving});
    }

    @Override
    protected List<List<?>> variants() {
        return List.of(
                List.of(covariates("y", 7), covariates("z", 7), covariates("y", 8)),
                List.of(Covariates.none(3), Covariates.none(4)),
                List.of(
                        histories(7, 4, TimeUnit.WEEK),
                        histories(8, 4, TimeUnit.WEEK),
                        histories(7, 5, TimeUnit.WEEK),
                        histories(7, 4, TimeUnit.DAY)),
                List.of(
                        renewals(7, false, TimeUnit.MONTH),
                        renewals(8, false, TimeUnit.MONTH),
                        renewals(7, true, TimeUnit.MONTH),
                        renewals(7, false, TimeUnit.YEAR)),
                List.of(
                        model(0.55, "y", -0.25, 0),
                        model(0.5, "y", -0.25, 0),
                        model(0.55, "z", -0.25, 0),
                        model(0.55, "y", -0.5, 0),
                        model(0.55, "y", -0.25, 1)));
    }
}
