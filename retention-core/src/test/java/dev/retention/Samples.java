package dev.retention;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.KeyIndexAccumulator;
import dev.retention.activity.OrderLinesAccumulator;
import dev.retention.activity.RefundPolicy;
import dev.retention.basket.RuleSelection;
import dev.retention.covariate.Coefficients;
import dev.retention.covariate.CovariateFit;
import dev.retention.covariate.CovariateHistories;
import dev.retention.covariate.Covariates;
import dev.retention.economics.DiscountRate;
import dev.retention.economics.Horizon;
import dev.retention.forecast.BackTest;
import dev.retention.forecast.Baseline;
import dev.retention.forecast.HoldOut;
import dev.retention.forecast.ModelComparison;
import dev.retention.forecast.Prediction;
import dev.retention.forecast.RepeatBuying;
import dev.retention.forecast.Seasonal;
import dev.retention.forecast.SeasonalClock;
import dev.retention.history.BuyerHistories;
import dev.retention.history.BuyerHistory;
import dev.retention.history.GroupedHistories;
import dev.retention.lifetime.BgBb;
import dev.retention.lifetime.GammaGamma;
import dev.retention.lifetime.MbgNbd;
import dev.retention.lifetime.Posterior;
import dev.retention.lifetime.ShiftedBetaGeometric;
import dev.retention.period.PeriodCalendar;
import dev.retention.period.TimeUnit;
import dev.retention.rate.CustomerFlow;
import dev.retention.survival.CoxRegression;
import dev.retention.survival.CoxRows;
import dev.retention.survival.ProportionalityTest;
import dev.retention.timing.TimingHoldOut;
import dev.retention.value.AverageCustomer;
import dev.retention.value.LifetimeValue;
import dev.retention.value.Subscription;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Instances of the exported types: those of {@link SerialSamples}, those below of what does not travel or has to go together, what the
 * library makes of these, and what it makes of hostile arguments.
 */
final class Samples {

    static final LocalDate FIRST_DAY = LocalDate.of(2024, 3, 1);

    static final LocalDate AS_OF = FIRST_DAY.plusDays(725);

    /** Twelve customers over two years and more. */
    static final ActivityLog LOG = log();

    /** So many of a class that the library made. */
    private static final int MADE = 3;

    /** So many of a class that it made of hostile arguments. */
    private static final int EXTREME = 12;

    private final Map<Class<?>, List<Object>> ordinary = new LinkedHashMap<>();
    private final Map<Class<?>, List<Object>> extreme = new LinkedHashMap<>();

    Samples() {
        addOfOneUnit();
        addOfHistories();
        addFits();
        addOthers();
        SerialSamples.all().forEach(this::put);
    }

    private static ActivityLog log() {
        long[] customers = new long[120];
        int[] days = new int[customers.length];
        long[] amounts = new long[customers.length];
        for (int i = 0; i < customers.length; i++) {
            customers[i] = i % 8;
            days[i] = (int) FIRST_DAY.toEpochDay() + i * 6 + i % 5;
            amounts[i] = 100 + i;
        }
        return ActivityLog.of(customers, days, amounts, RefundPolicy.NET);
    }

    /** What meets has to agree in its unit of time. */
    private void addOfOneUnit() {
        put(TimeUnit.WEEK);
        put(new Horizon(52, TimeUnit.WEEK));
        put(new DiscountRate(0.1, TimeUnit.WEEK));
        put(new BuyerHistory(2, 30, 40, TimeUnit.WEEK));
        put(new BgBb(1.2, 0.75, 0.66, 2.75, TimeUnit.WEEK));
        put(new ShiftedBetaGeometric(0.7, 1.2, TimeUnit.WEEK));
        put(new Subscription(900, 0.95, TimeUnit.WEEK));
        put(new AverageCustomer(2_500, 0.5, TimeUnit.WEEK, 0.3));
        int[] repeats = {2, 0, 5, 1, 0};
        double[] ages = {40, 39, 38, 38, 41};
        put(GroupedHistories.of(
                repeats, new double[] {30, 0, 20, 7, 0}, ages, new long[] {3, 9, 2, 4, 8}, TimeUnit.WEEK));
        put(BuyerHistories.of(
                new long[] {1, 2, 3},
                new int[] {2, 0, 5},
                new double[] {30, 0, 9},
                new double[] {40, 39, 38},
                new long[] {900, 0, 2_000},
                TimeUnit.WEEK));
    }

    private void addOfHistories() {
        put(SeasonalClock.of(LOG, AS_OF, PeriodCalendar.months(), 2));
        put(new Seasonal(RepeatBuying.values()[0], PeriodCalendar.months(), 2));
        var model = new MbgNbd(1, 1, 1, 2, TimeUnit.DAY);
        HoldOut holdOut = HoldOut.of(LOG, AS_OF.minusDays(100), AS_OF);
        put(holdOut);
        put(holdOut.evaluate(model));
        put(TimingHoldOut.of(LOG, AS_OF.minusDays(100), AS_OF));
        put(BackTest.of(LOG, AS_OF, 100, List.of(Baseline.values())));
        put(Baseline.values()[0].forecast(LOG, AS_OF, 10));
        put(new LifetimeValue(model, new GammaGamma(2, 3, 4), 0.5));
    }

    private void addFits() {
        CoxRows rows = CoxRows.of(
                List.of("x"), new double[][] {{0, 1, 0, 1, 1, 0}}, new double[] {1, 2, 3, 4, 5, 6}, new boolean[] {
                    true, true, true, true, false, true
                });
        put(rows);
        CoxRegression cox = CoxRegression.fit(rows, CoxRegression.Ties.EFRON);
        put(cox);
        put(cox.proportionality(rows, ProportionalityTest.TimeScale.IDENTITY));
        GroupedHistories histories =
                BuyerHistories.asOf(LOG, AS_OF).inUnit(TimeUnit.WEEK).grouped();
        put(histories.inUnit(TimeUnit.WEEK));
        put(ModelComparison.of(histories));
        Posterior<MbgNbd> posterior = MbgNbd.posterior(histories);
        put(posterior);
        put(Prediction.of(BuyerHistories.asOf(LOG, AS_OF).inUnit(TimeUnit.WEEK), 10, List.of(posterior)));
        CovariateHistories covariates = covariates();
        put(covariates);
        put(CovariateFit.bgNbd(covariates, Coefficients.TIED));
    }

    private static CovariateHistories covariates() {
        int size = 40;
        double[] column = new double[size];
        int[] repeats = new int[size];
        double[] lastAges = new double[size];
        double[] ages = new double[size];
        long[] counts = new long[size];
        for (int i = 0; i < size; i++) {
            column[i] = i % 2;
            repeats[i] = (i * 7 % 5) * (i % 3 == 0 ? 0 : 1) + (i % 4 == 1 ? 1 : 0);
            ages[i] = 30 + i % 9;
            lastAges[i] = repeats[i] == 0 ? 0 : 1 + (i * 11 % 29);
            counts[i] = 1 + i % 3;
        }
        return CovariateHistories.of(
                Covariates.of(List.of("x"), new double[][] {column}), repeats, lastAges, ages, counts, TimeUnit.WEEK);
    }

    private void addOthers() {
        var keys = new KeyIndexAccumulator<String>();
        keys.add("a");
        put(keys);
        var lines = new OrderLinesAccumulator<String, String>();
        lines.add("o", "c", 15_000, 5);
        put(lines);
        put(RuleSelection.withDefaults());
        put(new CustomerFlow(116, 5, 1, 2)); // begins where that of SerialSamples ends
    }

    private void put(Object sample) {
        ordinary.computeIfAbsent(sample.getClass(), type -> new ArrayList<>()).add(sample);
    }

    /** Keeps what a call with ordinary arguments gave. */
    void keep(Object made) {
        keep(made, ordinary, MADE);
    }

    /** Keeps what a call with a hostile argument gave. */
    void keepExtreme(Object made) {
        keep(made, extreme, EXTREME);
    }

    private void keep(Object made, Map<Class<?>, List<Object>> kept, int limit) {
        if (made instanceof Collection<?> values) {
            values.stream().limit(MADE).forEach(value -> keep(value, kept, limit));
        } else if (made instanceof Optional<?> value) {
            value.ifPresent(present -> keep(present, kept, limit));
        } else if (made != null && ExportedApi.isOfThisLibrary(made.getClass()) && !(made instanceof Enum)) {
            List<Object> others = kept.computeIfAbsent(made.getClass(), type -> new ArrayList<>());
            if (others.size() < limit
                    && !others.contains(made)
                    && !ordinary.getOrDefault(made.getClass(), List.of()).contains(made)) {
                others.add(made);
            }
        }
    }

    /** All ordinary instances, in their order. */
    List<Object> given() {
        return ordinary.values().stream().flatMap(List::stream).toList();
    }

    /** Ordinary instances of a type, first one of each class. */
    List<Object> of(Class<?> type) {
        return of(type, ordinary);
    }

    /** Those that were made of hostile arguments. */
    List<Object> extreme(Class<?> type) {
        return of(type, extreme);
    }

    /** Both. */
    List<Object> all(Class<?> type) {
        var found = new ArrayList<>(of(type));
        if (!type.isEnum()) {
            found.addAll(extreme(type));
        }
        return found;
    }

    private static List<Object> of(Class<?> type, Map<Class<?>, List<Object>> kept) {
        if (type.isEnum()) {
            return Arrays.asList(type.getEnumConstants());
        }
        List<List<Object>> byClass = kept.entrySet().stream()
                .filter(entry -> type.isAssignableFrom(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        var found = new ArrayList<Object>();
        for (int i = 0; i < EXTREME + 8; i++) {
            for (List<Object> samples : byClass) {
                if (i < samples.size()) {
                    found.add(samples.get(i));
                }
            }
        }
        return found;
    }
}
