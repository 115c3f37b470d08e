package dev.retention.testing;

import dev.retention.covariate.CovariateHistories;
import dev.retention.covariate.CovariateRenewals;
import dev.retention.covariate.Covariates;
import dev.retention.history.BuyerHistories;
import dev.retention.period.TimeUnit;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** What is known of customers beside their purchases: by which channel they came, and how far away they live. */
final class Known {

    private static final List<String> NAMES = List.of("channel", "distance");

    private Known() {}

    static void addTo(Catalogue catalogue) {
        catalogue.add(
                Covariates.class, () -> Arbitraries.integers().between(0, 6).flatMap(Known::covariates));
        catalogue.add(
                CovariateHistories.class,
                Days::units,
                unit -> Buyers.histories()
                        .flatMap(buyers -> covariates(buyers.size())
                                .map(covariates -> histories(buyers, covariates).inUnit(unit))));
        catalogue.add(CovariateRenewals.class, Days::units, Known::renewals);
    }

    private static CovariateHistories histories(BuyerHistories buyers, Covariates covariates) {
        return CovariateHistories.of(buyers, covariates);
    }

    private static Arbitrary<Covariates> covariates(int customers) {
        return Combinators.combine(column(customers), column(customers))
                .as((channel, distance) -> Covariates.of(NAMES, new double[][] {channel, distance}));
    }

    private static Arbitrary<double[]> column(int customers) {
        return Arbitraries.of(0.0, 1.0, -0.5)
                .list()
                .ofSize(customers)
                .map(values -> values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static Arbitrary<CovariateRenewals> renewals(TimeUnit period) {
        record Customer(double channel, double distance, int renewals, boolean lost) {}
        return Combinators.combine(
                        Arbitraries.of(0.0, 1.0),
                        Arbitraries.of(0.0, 2.5),
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.of(true, false))
                .as(Customer::new)
                .list()
                .ofMaxSize(8)
                .map((List<Customer> all) -> {
                    boolean[] lost = new boolean[all.size()];
                    for (int i = 0; i < lost.length; i++) {
                        lost[i] = all.get(i).lost;
                    }
                    double[][] columns = {
                        all.stream().mapToDouble(Customer::channel).toArray(),
                        all.stream().mapToDouble(Customer::distance).toArray()
                    };
                    return CovariateRenewals.of(
                            Covariates.of(NAMES, columns),
                            all.stream().mapToInt(Customer::renewals).toArray(),
                            lost,
                            period);
                });
    }
}
