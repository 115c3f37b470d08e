package dev.retention.examples.report;

import static java.util.Comparator.comparingDouble;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.KeyIndex;
import dev.retention.economics.DiscountRate;
import dev.retention.economics.Horizon;
import dev.retention.estimate.Estimate;
import dev.retention.estimate.Interval;
import dev.retention.forecast.ModelComparison;
import dev.retention.lifetime.BuyerHistories;
import dev.retention.lifetime.Fit;
import dev.retention.lifetime.GammaGamma;
import dev.retention.lifetime.LifetimeValue;
import dev.retention.lifetime.Maximum;
import dev.retention.lifetime.NoMaximum;
import dev.retention.lifetime.PurchaseModel;
import dev.retention.period.TimeUnit;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Looks a year ahead: by the model of repeat buying that explains the orders best (AIC), and by Gamma–Gamma for what an order
 * brings.
 *
 * <p>A purchase is a day on which a customer's orders, less the returns of that day, come to more than 0. Gamma–Gamma knows no
 * returns, so those of other days are left out.
 */
final class Forecast {

    private static final Horizon YEAR = months(12);

    private static final DiscountRate NO_DISCOUNT = new DiscountRate(0, TimeUnit.WEEK);

    private static final int CUSTOMERS_SHOWN = 10;

    /** Who is more likely to stay needs no help, and who is less likely to is past it. */
    private static final double LEAST_LIKELY_WORTH_SAVING = 0.2;

    private static final double MOST_LIKELY_WORTH_SAVING = 0.6;

    private final KeyIndex<String> names;
    private final LocalDate asOf;
    private final BuyerHistories buyers;
    private final Maximum<? extends PurchaseModel> purchases;
    private final Fit<GammaGamma> spend;
    private final double meanOrderMinor;

    private final double[] alive;
    private final double[] orders;
    private final double[] spendMinor;

    private Forecast(
            KeyIndex<String> names,
            LocalDate asOf,
            BuyerHistories buyers,
            Maximum<? extends PurchaseModel> purchases,
            Fit<GammaGamma> spend,
            double meanOrderMinor) {
        this.names = names;
        this.asOf = asOf;
        this.buyers = buyers;
        this.purchases = purchases;
        this.spend = spend;
        this.meanOrderMinor = meanOrderMinor;
        this.alive = purchases.model().probabilityAlive(buyers);
        this.orders = purchases.model().expectedPurchases(buyers, YEAR);
        this.spendMinor = spend.hasMaximum()
                ? spend.model().expectedSpendMinor(buyers)
                : DoubleStream.generate(() -> meanOrderMinor)
                        .limit(buyers.size())
                        .toArray();
    }

    static Outlook of(ActivityLog log, LocalDate asOf, KeyIndex<String> names) {
        ActivityLog paidDays = log.entriesWhere(entry -> log.activityCount(entry) > 0 && log.amountMinor(entry) > 0);
        BuyerHistories buyers = BuyerHistories.asOf(paidDays, asOf).inUnit(TimeUnit.WEEK);
        ModelComparison comparison = ModelComparison.of(buyers.grouped());
        List<Outlook.Candidate> candidates = comparison.candidates().stream()
                .map(candidate -> candidate(candidate.name(), candidate.fit()))
                .toList();
        Fit<GammaGamma> spend = GammaGamma.fit(buyers.groupedSpend());
        Outlook.Candidate spendModel = candidate("Gamma-Gamma", spend);
        return comparison
                .best()
                .map(best -> new Forecast(
                                names,
                                asOf,
                                buyers,
                                best.fit().orElseThrow(),
                                spend,
                                (double) paidDays.totalAmountMinor() / paidDays.entryCount())
                        .outlook(candidates, spendModel))
                .orElseGet(() -> Outlook.unknown(candidates, spendModel));
    }

    private static Outlook.Candidate candidate(String name, Fit<?> fit) {
        return fit instanceof NoMaximum<?> none
                ? new Outlook.Candidate(name, Double.NaN, none.explanation())
                : new Outlook.Candidate(name, fit.orElseThrow().aic(), "");
    }

    private Outlook outlook(List<Outlook.Candidate> candidates, Outlook.Candidate spendModel) {
        return new Outlook(
                candidates,
                spendModel,
                buyers.size(),
                Arrays.stream(alive).sum(),
                range(ordersEstimate(purchases)),
                range(revenueEstimate()),
                Stream.of(1, 3, 6, 12).map(this::ahead).toList(),
                customers(i -> true, Outlook.Customer::expectedRevenueMinor),
                customers(
                        i -> alive[i] >= LEAST_LIKELY_WORTH_SAVING && alive[i] <= MOST_LIKELY_WORTH_SAVING,
                        Outlook.Customer::revenueAtRiskMinor));
    }

    private <M extends PurchaseModel> Estimate ordersEstimate(Maximum<M> fit) {
        return fit.estimate(
                model -> Arrays.stream(model.expectedPurchases(buyers, YEAR)).sum());
    }

    private Estimate revenueEstimate() {
        if (spend.hasMaximum()) {
            return LifetimeValue.total(purchases, spend.orElseThrow(), 1, buyers, NO_DISCOUNT, YEAR);
        }
        Estimate year = ordersEstimate(purchases);
        return new Estimate(
                year.value() * meanOrderMinor,
                year.standardError() * meanOrderMinor,
                year.degreesOfFreedom(),
                year.scale());
    }

    private static Outlook.Range range(Estimate estimate) {
        Interval interval = estimate.interval(Confidence.LEVEL);
        return new Outlook.Range(estimate.value(), interval.lower(), interval.upper());
    }

    private Outlook.Ahead ahead(int months) {
        PurchaseModel model = purchases.model();
        Horizon horizon = months(months);
        double customers = IntStream.range(0, buyers.size())
                .mapToDouble(i -> 1 - model.probabilityOfPurchases(0, buyers.get(i), horizon))
                .sum();
        double expected =
                Arrays.stream(model.expectedPurchases(buyers, horizon)).sum();
        return new Outlook.Ahead(months, customers, customers / buyers.size(), expected);
    }

    private static Horizon months(int months) {
        return new Horizon(months, TimeUnit.MONTH).inUnit(TimeUnit.WEEK);
    }

    private List<Outlook.Customer> customers(IntPredicate which, ToDoubleFunction<Outlook.Customer> rank) {
        return IntStream.range(0, buyers.size())
                .filter(which)
                .mapToObj(this::customer)
                .sorted(comparingDouble(rank).reversed())
                .limit(CUSTOMERS_SHOWN)
                .toList();
    }

    private Outlook.Customer customer(int i) {
        double daysSinceLastOrder = (buyers.age(i) - buyers.lastAge(i)) * TimeUnit.WEEK.days();
        double revenueMinor = orders[i] * spendMinor[i];
        return new Outlook.Customer(
                names.keyOf(buyers.customer(i)),
                asOf.minusDays(Math.round(daysSinceLastOrder)),
                buyers.repeats(i) + 1,
                alive[i],
                orders[i],
                revenueMinor,
                revenueMinor / alive[i] * (1 - alive[i]));
    }
}
