package dev.retention.examples;

import dev.retention.covariate.Coefficients;
import dev.retention.covariate.CovariateEffect;
import dev.retention.covariate.CovariateFit;
import dev.retention.covariate.CovariateHistories;
import dev.retention.covariate.Covariates;
import dev.retention.economics.Horizon;
import dev.retention.estimate.Interval;
import dev.retention.lifetime.ParetoNbd;
import dev.retention.period.TimeUnit;
import java.util.List;
import java.util.Locale;

/** Which first order goes with buying often, and with leaving. */
public final class CovariateExample {

    private CovariateExample() {}

    public static void main(String[] args) {
        var shop = new SimulatedFirstOrders();

        Covariates known = Covariates.of(List.of("discount", "bundle"), new double[][] {shop.discount, shop.bundle});
        CovariateFit<ParetoNbd> fit =
                CovariateFit.paretoNbd(CovariateHistories.of(shop.buyers, known), Coefficients.FREE);
        for (String name : known.names()) {
            var buying = fit.coefficient(CovariateEffect.BUYING, name);
            var leaving = fit.coefficient(CovariateEffect.LEAVING, name);
            System.out.printf(Locale.ROOT, "%s: buys %.2f times as often", name, StrictMath.exp(buying.value()));
            System.out.printf(Locale.ROOT, ", leaves %.2f times as fast", StrictMath.exp(leaving.value()));
            System.out.printf(Locale.ROOT, ", p = %.1e%n", fit.pValue(name));
        }
        Interval leaving = fit.coefficient(CovariateEffect.LEAVING, "discount").interval(0.95);
        System.out.printf(Locale.ROOT, "leaving after a discount: %.2f", StrictMath.exp(leaving.lower()));
        System.out.printf(Locale.ROOT, " to %.2f times as fast%n", StrictMath.exp(leaving.upper()));
        Horizon year = new Horizon(52, TimeUnit.WEEK);
        double discounted = fit.model().forCustomer(1, 0).expectedPurchases(year);
        double bundled = fit.model().forCustomer(0, 1).expectedPurchases(year);
        System.out.printf(Locale.ROOT, "orders in the first year after a discount: %.2f", discounted);
        System.out.printf(Locale.ROOT, ", after a bundle: %.2f%n", bundled);
        double[] alive = fit.model().figures(known, (plain, i) -> plain.probabilityAlive(shop.buyers.get(i)));
        System.out.printf(Locale.ROOT, "the first customer is still one: %.2f%n", alive[0]);
    }
}
