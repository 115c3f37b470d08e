package dev.retention.examples.report.numbers;

import static java.util.Comparator.comparingDouble;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.KeyIndex;
import dev.retention.estimate.Interval;
import dev.retention.examples.report.numbers.Outlook.Limitation.Kind;
import dev.retention.forecast.BackTest;
import dev.retention.forecast.Baseline;
import dev.retention.forecast.Forecaster;
import dev.retention.forecast.HoldOut;
import dev.retention.forecast.HoldOutEvaluation;
import dev.retention.forecast.Prediction;
import dev.retention.forecast.RepeatBuying;
import dev.retention.history.BuyerHistories;
import dev.retention.history.GroupedHistories;
import dev.retention.lifetime.BgNbd;
import dev.retention.lifetime.Fit;
import dev.retention.lifetime.GammaGamma;
import dev.retention.lifetime.NoMaximum;
import dev.retention.lifetime.PurchaseModel;
import dev.retention.period.TimeUnit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Looks a year ahead, by the mean of several ways of forecasting, or by one that has done better ({@link BackTest}), and by Gamma–Gamma for what an order
 * brings. The interval is of the errors of the years before, or of half-years or quarters; where the orders do not reach back over three
 * quarters, it supposes that the models are right.
 *
 * <p>A purchase is a day on which a customer's orders, less the returns of that day, come to more than 0. Gamma–Gamma knows no
 * returns, so those of other days are left out.
 */
public final class Forecast {

    /** How sure the intervals are: one year in five falls outside. Two or three errors of the past say nothing of 95 %. */
    public static final double CONFIDENCE = 0.8;

    private static final int DAYS_OF_A_YEAR = 365;

    private static final int[] JUDGED_DAYS = {DAYS_OF_A_YEAR, 182, 91};

    private static final int[] MONTHS = {1, 3, 6, 12};

    private static final int CUSTOMERS_SHOWN = 10;

    /** Who is more likely to stay needs no help, and who is less likely to is past it. */
    private static final double LEAST_LIKELY_WORTH_SAVING = 0.2;

    private static final double MOST_LIKELY_WORTH_SAVING = 0.6;

    /** If fewer have left than this share, nothing shows that anybody leaves. */
    private static final double NOBODY = 0.005;

    /** Of more customers than this, some are enough to say how wide an interval is. */
    private static final int ENOUGH_CUSTOMERS = 10_000;

    private final KeyIndex<String> names;
    private final ActivityLog paidDays;
    private final LocalDate asOf;
    private final BackTest test;
    private final Forecaster method;
    private final List<dev.retention.forecast.Forecast> ahead;
    private final dev.retention.forecast.Forecast year;
    private final BuyerHistories buyers;
    private final Fit<GammaGamma> spend;
    private final double[] spendMinor;
    private final double[] alive;
    private final double stillCustomers;

    private Forecast(
            KeyIndex<String> names,
            ActivityLog paidDays,
            LocalDate asOf,
            BackTest test,
            Forecaster method,
            List<dev.retention.forecast.Forecast> ahead) {
        this.names = names;
        this.paidDays = paidDays;
        this.asOf = asOf;
        this.test = test;
        this.method = method;
        this.ahead = ahead;
        this.year = ahead.get(ahead.size() - 1);
        this.buyers = BuyerHistories.asOf(paidDays, asOf);
        this.spend = GammaGamma.fit(buyers.groupedSpend());
        this.spendMinor = spendMinor();
        this.alive = alive();
        this.stillCustomers = Arrays.stream(alive).sum();
    }

    /** {@return what today's customers will do, if any way of forecasting can say something} */
    static Part<Outlook> of(ActivityLog log, LocalDate asOf, KeyIndex<String> names) {
        ActivityLog paidDays = log.entriesWhere(entry -> log.activityCount(entry) > 0 && log.amountMinor(entry) > 0);
        if (paidDays.entryCount() == paidDays.customerCount()) {
            return Part.missing(
                    Part.Reason.NO_MODEL,
                    paidDays.entryCount() == 0 ? "No order has brought money" : "Nobody has ordered on a second day");
        }
        BackTest test = longestJudged(paidDays, asOf);
        Forecaster method = test.choice();
        try {
            return Part.shown(
                    new Forecast(names, paidDays, asOf, test, method, method.forecasts(paidDays, asOf, days()))
                            .outlook());
        } catch (IllegalStateException tooLittle) {
            return Part.missing(Part.Reason.NO_MODEL, tooLittle.getMessage());
        }
    }

    /** Years if the orders reach back far enough, else halves or quarters of one. */
    private static BackTest longestJudged(ActivityLog paidDays, LocalDate asOf) {
        BackTest test = null;
        for (int days : JUDGED_DAYS) {
            test = BackTest.of(paidDays, asOf, days);
            if (test.isJudged()) {
                break;
            }
        }
        return test;
    }

    private static int[] days() {
        return Arrays.stream(MONTHS)
                .map(months -> Math.round(months * DAYS_OF_A_YEAR / 12f))
                .toArray();
    }

    /** Under BG/NBD everyone who bought once is alive: of that the other models are asked. */
    private double[] alive() {
        List<PurchaseModel> all = year.models();
        List<PurchaseModel> some =
                all.stream().filter(model -> !(model instanceof BgNbd)).toList();
        double[] mean = new double[buyers.size()];
        Arrays.fill(mean, all.isEmpty() ? Double.NaN : 0);
        for (PurchaseModel model : some.isEmpty() ? all : some) {
            double[] own = model.probabilityAlive(year.buyers());
            for (int i = 0; i < mean.length; i++) {
                mean[i] += own[i] / (some.isEmpty() ? all : some).size();
            }
        }
        return mean;
    }

    private double[] spendMinor() {
        if (spend.hasMaximum()) {
            return spend.model().expectedSpendMinor(buyers);
        }
        double[] mean = new double[buyers.size()];
        Arrays.fill(mean, (double) paidDays.totalAmountMinor() / paidDays.entryCount());
        return mean;
    }

    private Outlook outlook() {
        double orders = year.expectedPurchases();
        double revenue = IntStream.range(0, buyers.size())
                .mapToDouble(this::revenueMinor)
                .sum();
        double perOrder = orders == 0 ? 0 : revenue / orders;
        Interval likely =
                test.isJudged() ? test.purchases(method, year, CONFIDENCE).orElseGet(this::ifRight) : ifRight();
        boolean byLeaving = showsLeaving();
        Optional<Nearest> rule = nearestRule();
        return new Outlook(
                method.label(),
                test.verdict(),
                spendModel(),
                buyers.size(),
                byLeaving ? stillCustomers : Double.NaN,
                new Outlook.Range(orders, likely.lower(), likely.upper()),
                rule.map(nearest -> new Outlook.Rule(nearest.rule.label(), nearest.orders)),
                new Outlook.Range(revenue, perOrder * likely.lower(), perOrder * likely.upper()),
                test.isJudged() ? test.days() : 0,
                past(rule),
                IntStream.range(0, MONTHS.length).mapToObj(this::ahead).toList(),
                customers(i -> true, this::revenueMinor),
                byLeaving
                        ? customers(this::mayBeLost, this::revenueAtRiskMinor)
                        : customers(this::isOverdue, this::revenueMinor),
                byLeaving ? Outlook.SlippingBy.LEAVING : Outlook.SlippingBy.RHYTHM,
                cannotTell());
    }

    private String spendModel() {
        return spend instanceof NoMaximum<?> none
                ? "the mean of all orders (" + none.explanation() + ")"
                : "Gamma-Gamma, each customer's own mean drawn towards that of all";
    }

    /** Where nothing was judged: parameters and chance, of the models that the method takes the mean of. */
    private Interval ifRight() {
        int step = 1 + (paidDays.customerCount() - 1) / ENOUGH_CUSTOMERS;
        BuyerHistories some = step == 1
                ? buyers
                : BuyerHistories.asOf(paidDays.customersWhere(customer -> customer % step == 0), asOf);
        GroupedHistories grouped = some.inUnit(TimeUnit.WEEK).grouped();
        Prediction prediction = Prediction.of(
                some.inUnit(TimeUnit.WEEK),
                DAYS_OF_A_YEAR,
                Stream.of(RepeatBuying.MBG_NBD, RepeatBuying.BG_NBD)
                        .map(model -> model.posterior(grouped))
                        .toList());
        Interval right = prediction.purchases(CONFIDENCE);
        double scale = year.expectedPurchases() / prediction.expectedPurchases();
        return step == 1 ? right : new Interval(Math.floor(scale * right.lower()), Math.ceil(scale * right.upper()));
    }

    /** Whether the method says of some that they have left. */
    private boolean showsLeaving() {
        return stillCustomers < (1 - NOBODY) * buyers.size();
    }

    /** A plain rule, and what it expects of the next year. */
    private record Nearest(Baseline rule, double orders) {}

    private Optional<Nearest> nearestRule() {
        return Stream.of(Baseline.values())
                .filter(rule -> !Double.isNaN(test.error(rule)))
                .sorted(comparingDouble(test::error))
                .flatMap(rule -> nearest(rule).stream())
                .findFirst()
                .or(() -> nearest(Baseline.OWN_RATE))
                .filter(nearest -> nearest.rule != method);
    }

    /** A rule that was judged over a quarter may want a whole year to speak of the next one: then it is silent. */
    private Optional<Nearest> nearest(Baseline rule) {
        try {
            return Optional.of(new Nearest(
                    rule, rule.forecast(paidDays, asOf, DAYS_OF_A_YEAR).expectedPurchases()));
        } catch (IllegalStateException tooShort) {
            return Optional.empty();
        }
    }

    private List<Outlook.Past> past(Optional<Nearest> rule) {
        var past = new ArrayList<Outlook.Past>();
        if (!test.isJudged()) {
            return past;
        }
        for (BackTest.Trial trial : test.trials(method)) {
            double byRule =
                    rule.map(nearest -> ofDay(nearest.rule, trial.asOf())).orElse(Double.NaN);
            HoldOutEvaluation judged = trial.evaluation();
            double scale = test.sampling() == 1 ? 1 : ofAll(trial.asOf()) / Math.max(1, judged.actualPurchases());
            past.add(new Outlook.Past(
                    trial.asOf(),
                    scale * judged.expectedPurchases(),
                    scale * byRule,
                    Math.round(scale * judged.actualPurchases())));
        }
        return past;
    }

    private double ofDay(Baseline rule, LocalDate then) {
        return test.trials(rule).stream()
                .filter(trial -> trial.asOf().equals(then))
                .mapToDouble(trial -> trial.evaluation().expectedPurchases())
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Some of the customers were asked about. What is shown is what came of all, and what was said of some in the same proportion. */
    private double ofAll(LocalDate then) {
        LocalDate end = then.plusDays(test.days());
        return HoldOut.of(paidDays.upTo(end), then, end).totalPurchases();
    }

    private List<Outlook.Limitation> cannotTell() {
        var limits = new ArrayList<Outlook.Limitation>();
        double longest =
                IntStream.range(0, buyers.size()).mapToDouble(buyers::age).max().orElse(0);
        if (!showsLeaving()) {
            limits.add(new Outlook.Limitation(
                    Kind.NOBODY_LEAVES,
                    "Nothing in these orders shows that customers leave; so nobody can say how many have left."));
        }
        if (longest < 2 * DAYS_OF_A_YEAR) {
            limits.add(new Outlook.Limitation(
                    Kind.SEASONS, "Less than two years of orders cannot tell a season from leaving."));
        }
        FirstDays.of(paidDays).ifPresent(sentence -> limits.add(new Outlook.Limitation(Kind.BEGINS_LATE, sentence)));
        if (EvenGaps.of(paidDays)) {
            limits.add(new Outlook.Limitation(
                    Kind.EVEN_GAPS,
                    "Customers order at even gaps, as subscribers do, and the method takes orders for chance: believe the year, not"
                            + " its first months."));
        }
        limits.add(new Outlook.Limitation(
                Kind.CHANGE, "No forecast knows that the shop, its prices or its rivals will change."));
        return limits;
    }

    private boolean mayBeLost(int i) {
        return alive[i] >= LEAST_LIKELY_WORTH_SAVING && alive[i] <= MOST_LIKELY_WORTH_SAVING;
    }

    /** Whether someone who has bought at least three times has been silent for more than twice their own mean gap. */
    private boolean isOverdue(int i) {
        return buyers.repeats(i) >= 2 && daysSilent(i) > 2 * daysBetweenOrders(i);
    }

    private double daysBetweenOrders(int i) {
        return buyers.lastAge(i) / buyers.repeats(i);
    }

    private long daysSilent(int i) {
        return Math.round(buyers.age(i) - buyers.lastAge(i));
    }

    private double revenueMinor(int i) {
        return year.expectedPurchases(i) * spendMinor[i];
    }

    private double revenueAtRiskMinor(int i) {
        return revenueMinor(i) / year.probabilityAlive(i) * (1 - alive[i]);
    }

    private Outlook.Ahead ahead(int k) {
        double again = ahead.get(k).expectedBuyers();
        return new Outlook.Ahead(
                MONTHS[k], again, again / buyers.size(), ahead.get(k).expectedPurchases());
    }

    private List<Outlook.Customer> customers(IntPredicate which, IntToDoubleFunction rank) {
        return IntStream.range(0, buyers.size())
                .filter(which)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(rank::applyAsDouble)
                        .thenComparingLong(this::paidMinor)
                        .reversed())
                .limit(CUSTOMERS_SHOWN)
                .map(this::customer)
                .toList();
    }

    private long paidMinor(int i) {
        int c = paidDays.indexOf(buyers.customer(i));
        return paidDays.amountMinor(paidDays.entriesBegin(c), paidDays.entriesEnd(c));
    }

    private Outlook.Customer customer(int i) {
        return new Outlook.Customer(
                names.keyOf(buyers.customer(i)),
                asOf.minusDays(daysSilent(i)),
                buyers.repeats(i) + 1,
                daysBetweenOrders(i),
                daysSilent(i),
                showsLeaving() ? alive[i] : Double.NaN,
                year.expectedPurchases(i),
                revenueMinor(i),
                showsLeaving() ? revenueAtRiskMinor(i) : Double.NaN);
    }
}
