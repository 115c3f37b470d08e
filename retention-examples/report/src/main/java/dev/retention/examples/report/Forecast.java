package dev.retention.examples.report;

import static java.util.Comparator.comparingDouble;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.KeyIndex;
import dev.retention.economics.Horizon;
import dev.retention.estimate.Interval;
import dev.retention.forecast.BackTest;
import dev.retention.forecast.Baseline;
import dev.retention.forecast.Forecaster;
import dev.retention.forecast.ModelComparison;
import dev.retention.forecast.Prediction;
import dev.retention.forecast.RepeatBuying;
import dev.retention.history.BuyerHistories;
import dev.retention.lifetime.Fit;
import dev.retention.lifetime.GammaGamma;
import dev.retention.lifetime.Limit;
import dev.retention.lifetime.Maximum;
import dev.retention.lifetime.Nbd;
import dev.retention.lifetime.NoMaximum;
import dev.retention.lifetime.Posterior;
import dev.retention.lifetime.PurchaseModel;
import dev.retention.period.TimeUnit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Looks a year ahead: by the model of repeat buying that explains the orders best (AIC), and by Gamma–Gamma for what an order
 * brings. A back-test says what the model would have said a year ago, beside plain rules; its errors are in the intervals.
 *
 * <p>A purchase is a day on which a customer's orders, less the returns of that day, come to more than 0. Gamma–Gamma knows no
 * returns, so those of other days are left out.
 */
final class Forecast {

    private static final Horizon YEAR = months(12);

    private static final int DAYS_OF_A_YEAR = 365;

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
                        .outlook(candidates, spendModel, method(best.name()), paidDays))
                .orElseGet(() -> Outlook.unknown(candidates, spendModel));
    }

    private static RepeatBuying method(String name) {
        return Stream.of(RepeatBuying.values())
                .filter(method -> method.label().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Outlook.Candidate candidate(String name, Fit<?> fit) {
        return fit instanceof NoMaximum<?> none
                ? new Outlook.Candidate(name, Double.NaN, none.explanation())
                : new Outlook.Candidate(name, fit.orElseThrow().aic(), "");
    }

    private Outlook outlook(
            List<Outlook.Candidate> candidates,
            Outlook.Candidate spendModel,
            RepeatBuying method,
            ActivityLog paidDays) {
        var asked = new ArrayList<Forecaster>(List.of(Baseline.values()));
        asked.add(0, method);
        BackTest test = BackTest.of(paidDays, asOf, DAYS_OF_A_YEAR, asked);
        Interval ordersLikely = Prediction.of(buyers, DAYS_OF_A_YEAR, List.of(Posterior.normal(purchases)))
                .purchases(Confidence.LEVEL, test.trials(method));
        double expected = Arrays.stream(orders).sum();
        double revenue = expectedRevenue();
        double perOrder = expected == 0 ? 0 : revenue / expected;
        boolean byRhythm = purchases.limits().contains(Limit.NOBODY_LEAVES) || purchases.model() instanceof Nbd;
        return new Outlook(
                candidates,
                spendModel,
                buyers.size(),
                Arrays.stream(alive).sum(),
                new Outlook.Range(expected, ordersLikely.lower(), ordersLikely.upper()),
                new Outlook.Range(revenue, perOrder * ordersLikely.lower(), perOrder * ordersLikely.upper()),
                Stream.of(1, 3, 6, 12).map(this::ahead).toList(),
                customers(i -> true, Outlook.Customer::expectedRevenueMinor),
                byRhythm
                        ? customers(this::isOverdue, Outlook.Customer::expectedRevenueMinor)
                        : customers(
                                i -> alive[i] >= LEAST_LIKELY_WORTH_SAVING && alive[i] <= MOST_LIKELY_WORTH_SAVING,
                                Outlook.Customer::revenueAtRiskMinor),
                byRhythm,
                lastTime(test, method, paidDays, asOf),
                cannotTell(byRhythm));
    }

    /** What was said a year ago, beside the plain rule that was nearest over all the years that can be judged. */
    private static Outlook.LastTime lastTime(BackTest test, RepeatBuying method, ActivityLog paidDays, LocalDate asOf) {
        List<BackTest.Trial> trials = test.trials(method);
        Baseline nearest = null;
        for (Baseline rule : Baseline.values()) {
            if (!Double.isNaN(test.error(rule)) && (nearest == null || test.error(rule) < test.error(nearest))) {
                nearest = rule;
            }
        }
        if (trials.isEmpty() || nearest == null) {
            return null;
        }
        BackTest.Trial last = trials.get(0);
        return new Outlook.LastTime(
                last.asOf(),
                last.evaluation().expectedPurchases(),
                last.evaluation().actualPurchases(),
                nearest.label(),
                test.trials(nearest).get(0).evaluation().expectedPurchases(),
                nearest.forecast(paidDays, asOf, DAYS_OF_A_YEAR).expectedPurchases());
    }

    private String cannotTell(boolean nobodyLeaves) {
        double longest =
                IntStream.range(0, buyers.size()).mapToDouble(buyers::age).max().orElse(0);
        boolean twoYears = longest >= 2 * YEAR.lengthIn(TimeUnit.WEEK);
        if (nobodyLeaves) {
            return "Nothing in these orders shows that customers leave, so all count as customers still."
                    + (twoYears ? "" : " Less than two years cannot tell a season from leaving.");
        }
        return twoYears ? "" : "Less than two years of orders cannot tell a season from leaving.";
    }

    /** Whether someone who has bought at least three times has been silent for more than twice their own mean gap. */
    private boolean isOverdue(int i) {
        double gap = buyers.lastAge(i) / buyers.repeats(i);
        return buyers.repeats(i) >= 2 && buyers.age(i) - buyers.lastAge(i) > 2 * gap;
    }

    private double expectedRevenue() {
        double sum = 0;
        for (int i = 0; i < orders.length; i++) {
            sum += orders[i] * spendMinor[i];
        }
        return sum;
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
