package dev.retention.examples.report.numbers;

import static java.util.Comparator.comparingLong;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.KeyIndex;
import dev.retention.audience.Anniversary;
import dev.retention.audience.Audience;
import dev.retention.audience.Audiences;
import dev.retention.audience.ControlGroup;
import dev.retention.audience.DueCustomers;
import dev.retention.estimate.Estimate;
import dev.retention.examples.page.Format;
import dev.retention.examples.report.findings.Certainty;
import dev.retention.examples.report.findings.ShopCalendar;
import dev.retention.examples.report.input.Contacts;
import dev.retention.examples.report.input.LifecycleChoices;
import dev.retention.examples.report.input.ProductLines;
import dev.retention.examples.report.input.ReportInput;
import dev.retention.examples.report.numbers.Lifecycle.Drawn;
import dev.retention.examples.report.numbers.Lifecycle.Due;
import dev.retention.examples.report.numbers.Lifecycle.Expected;
import dev.retention.examples.report.numbers.Part.Reason;
import dev.retention.history.BuyerHistory;
import dev.retention.history.PurchaseGaps;
import dev.retention.lifecycle.SignUps;
import dev.retention.lifecycle.SpendAhead;
import dev.retention.lifecycle.Stage;
import dev.retention.lifecycle.StageRules;
import dev.retention.lifecycle.StageTransitions;
import dev.retention.lifecycle.Stages;
import dev.retention.lifetime.Fit;
import dev.retention.lifetime.NoMaximum;
import dev.retention.lifetime.RepurchaseTiming;
import dev.retention.period.PeriodCalendar;
import dev.retention.period.TimeUnit;
import dev.retention.timing.TimingHoldOut;
import dev.retention.timing.TimingRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds the stages of a shop's customers, who is due, and whom to write to; then and now by the same rules. */
public final class LifecycleFinder {

    private static final int SHOWN = 10;

    private static final int SOON_DAYS = 30;

    private static final double TOP = 0.2;

    private static final int PRODUCTS_SHOWN = 3;

    /** Half of those like the customer have bought by the due day. */
    public static final double HALF = 0.5;

    /** So many customers say how customers buy; more would say the same. */
    private static final int ENOUGH = 100_000;

    private static final BuyerHistory FIRST_ORDER = new BuyerHistory(0, 0, 0, TimeUnit.DAY);

    private final ActivityLog log;
    private final KeyIndex<String> names;
    private final LocalDate asOf;
    private final LocalDate earlier;
    private final LifecycleChoices choices;
    private final Contacts contacts;
    private final Anniversary birthdays;
    private final Optional<ProductLines.Purchases> purchases;
    private final List<Products.Next> nextProducts;
    private final Part<RepurchaseTiming> timing;

    private LifecycleFinder(
            ReportInput input, ActivityLog log, Optional<Silence> silence, Optional<Products> products) {
        this.log = log;
        this.names = input.orders().customers();
        this.asOf = input.asOf();
        this.earlier = asOf.minusDays(Lifecycle.DAYS);
        this.choices = input.lifecycle();
        this.contacts = input.contacts();
        this.birthdays = new Anniversary(
                input.calendar() == ShopCalendar.SOLAR_HIJRI
                        ? PeriodCalendar.solarHijriMonths()
                        : PeriodCalendar.months(),
                Anniversary.LeapDay.DAY_AFTER);
        this.purchases = input.purchases();
        this.nextProducts = products.stream()
                .flatMap(found -> found.next().stream())
                .limit(PRODUCTS_SHOWN)
                .toList();
        this.timing = timing(silence);
    }

    /**
     * {@return the customers of a shop}
     *
     * @param input what the report is about
     * @param log its purchases
     * @param silence whether nobody has ordered for longer than ever before
     * @param products what is bought after what, if the file names products
     */
    static Lifecycle of(ReportInput input, ActivityLog log, Optional<Silence> silence, Optional<Products> products) {
        return new LifecycleFinder(input, log, silence, products).found();
    }

    private Part<RepurchaseTiming> timing(Optional<Silence> silence) {
        long customers = Buyers.count(log);
        if (customers < Certainty.FEWEST_CUSTOMERS) {
            return Part.missing(
                    Reason.TOO_FEW_CUSTOMERS,
                    Format.count(customers, "customer") + (customers == 1 ? " is" : " are")
                            + " too few to show a rhythm, " + Certainty.FEWEST_CUSTOMERS
                            + " are needed");
        }
        if (silence.isPresent()) {
            return Part.missing(
                    Reason.SILENCE,
                    "nobody has ordered for " + Format.count(silence.get().days(), "day"));
        }
        Fit<RepurchaseTiming> fit = RepurchaseTiming.fit(PurchaseGaps.asOf(some(log), asOf));
        return fit instanceof NoMaximum<?> none
                ? Part.missing(Reason.NO_MODEL, none.explanation())
                : Part.shown(fit.model());
    }

    /** Every so manieth customer, in the order in which they came. */
    private static ActivityLog some(ActivityLog log) {
        int step = 1 + log.customerCount() / ENOUGH;
        return step == 1 ? log : log.customersWhere(customer -> customer % step == 0);
    }

    private Lifecycle found() {
        Optional<DueCustomers> next = timing.ifShown().map(model -> DueCustomers.of(log, model, asOf));
        Optional<StageRules> rules = rules();
        Optional<Stages> stages = rules.map(rule -> rule.stages(log, SignUps.EMPTY, asOf));
        boolean reachesBack = !log.firstDay().isAfter(earlier.minusDays(Lifecycle.DAYS));
        ActivityLog logThen = log.upTo(earlier);
        Optional<Stages> stagesThen =
                reachesBack ? rules.map(rule -> rule.stages(logThen, SignUps.EMPTY, earlier)) : Optional.empty();
        Optional<DueCustomers> nextThen =
                timing.ifShown().filter(model -> reachesBack).map(model -> DueCustomers.of(logThen, model, earlier));
        return new Lifecycle(
                stages.map(now -> Part.shown(stages(now, stagesThen.orElse(null))))
                        .orElseGet(this::missing),
                next.map(due -> Part.shown(due(due, reachesBack))).orElseGet(this::missing),
                reachesBack,
                drawn(
                        audiences(log, asOf, stages, next),
                        reachesBack ? audiences(logThen, earlier, stagesThen, nextThen) : List.of()));
    }

    private Optional<StageRules> rules() {
        if (choices.windows().isPresent()) {
            return choices.windows().map(StageRules::ofWindows);
        }
        return timing.ifShown().map(model -> StageRules.ofRhythm(model, newDays(), Lifecycle.LATE, Lifecycle.LOST));
    }

    private <T> Part<T> missing() {
        return timing.either(model -> null, none -> Part.missing(none.reason(), none.sentence()));
    }

    private RepurchaseTiming model() {
        return timing.ifShown().orElseThrow();
    }

    /** How long a customer is new by rhythm: until half of those who stay have bought again. */
    private int newDays() {
        return (int) Math.max(1, Math.min(365, Math.ceil(model().gapQuantile(FIRST_ORDER, HALF))));
    }

    private Lifecycle.Stages stages(Stages now, Stages then) {
        boolean byRhythm = choices.windows().isEmpty();
        StageTransitions changes = then == null ? null : StageTransitions.between(then, now);
        return new Lifecycle.Stages(
                byRhythm,
                byRhythm ? newDays() : choices.windows().orElseThrow().newDays(),
                byRhythm ? Lifecycle.LATE : choices.windows().orElseThrow().decliningDays(),
                byRhythm ? Lifecycle.LOST : choices.windows().orElseThrow().lapsedDays(),
                now.table(log),
                changes,
                then == null ? Map.of() : atStake(now, then),
                changes == null ? Optional.empty() : projected(changes, now));
    }

    private Map<Stage, Estimate> atStake(Stages now, Stages then) {
        var atStake = new EnumMap<Stage, Estimate>(Stage.class);
        then.spendAhead(log, asOf).forEach((stage, like) -> {
            if (now.count(stage) == 0 || then.count(stage) >= Certainty.FEWEST_CUSTOMERS) {
                atStake.put(stage, like.atStake(now.count(stage)));
            }
        });
        return atStake;
    }

    /** Not known where a stage has customers of whose like nobody was there before. */
    private static Optional<double[]> projected(StageTransitions changes, Stages now) {
        double[] customers = new double[Stage.values().length];
        double[] arrivals = new double[customers.length];
        for (Stage stage : Stage.values()) {
            customers[stage.ordinal()] = now.count(stage);
            arrivals[stage.ordinal()] = changes.arrivals(stage);
            if (now.count(stage) > 0 && changes.total(stage) == 0) {
                return Optional.empty();
            }
        }
        return Optional.of(changes.project(customers, arrivals, 1));
    }

    private Due due(DueCustomers next, boolean reachesBack) {
        Audience soon = next.due(Lifecycle.REMINDER, Lifecycle.REMINDER_DAYS);
        Audience late = next.overdue(Lifecycle.LATE, Lifecycle.STILL_A_CUSTOMER);
        TimingHoldOut holdOut = reachesBack ? TimingHoldOut.of(some(log), earlier, asOf) : null;
        Fit<RepurchaseTiming> fitThen = holdOut == null ? null : RepurchaseTiming.fit(holdOut.gaps());
        boolean judged = fitThen != null && fitThen.hasMaximum();
        return new Due(
                next,
                model().gapQuantile(FIRST_ORDER, HALF),
                expected(soon),
                expected(late),
                judged ? holdOut.evaluate(fitThen.model()) : null,
                judged ? holdOut.evaluate(TimingRule.OWN_MEAN_GAP) : null);
    }

    /** Of an audience those who spent most. */
    private List<Expected> expected(Audience audience) {
        long[] customers = Arrays.stream(audience.customers())
                .boxed()
                .sorted(comparingLong(this::spent).reversed())
                .limit(SHOWN)
                .mapToLong(Long::longValue)
                .toArray();
        int[] indices = Arrays.stream(customers).mapToInt(log::indexOf).sorted().toArray();
        DueCustomers few =
                DueCustomers.of(log.customersWhere(c -> Arrays.binarySearch(indices, c) >= 0), model(), asOf);
        int[] due = few.dueEpochDays(HALF);
        double[] within = few.probabilityWithin(SOON_DAYS);
        double[] lateness = few.lateness();
        double[] active = few.probabilityActive();
        return IntStream.range(0, due.length)
                .mapToObj(i -> new Expected(
                        names.keyOf(few.buyers().customer(i)),
                        spent(few.buyers().customer(i)),
                        asOf.minusDays(
                                Math.round(few.buyers().age(i) - few.buyers().lastAge(i))),
                        LocalDate.ofEpochDay(due[i]),
                        within[i],
                        lateness[i],
                        active[i]))
                .sorted(comparingLong(Expected::spentMinor).reversed())
                .toList();
    }

    private long spent(long customer) {
        int c = log.indexOf(customer);
        return log.amountMinor(log.entriesBegin(c), log.entriesEnd(c));
    }

    /** The audiences on a day, in an order that is the same on each. */
    private List<Audience> audiences(
            ActivityLog known, LocalDate day, Optional<Stages> stages, Optional<DueCustomers> next) {
        var audiences = new ArrayList<Audience>();
        stages.ifPresent(now -> {
            audiences.addAll(Audiences.groups(now, known, SignUps.EMPTY, 0));
            audiences.add(Audiences.topSpendersDeclining(now, known, TOP));
        });
        next.ifPresent(due -> audiences.addAll(List.of(
                due.due(Lifecycle.REMINDER, Lifecycle.REMINDER_DAYS),
                due.overdue(Lifecycle.LATE, Lifecycle.STILL_A_CUSTOMER))));
        var rule = new Anniversary(PeriodCalendar.months(), Anniversary.LeapDay.DAY_AFTER);
        audiences.add(Audiences.purchaseAnniversary(known, rule, day.plusDays(1), Lifecycle.REMINDER_DAYS));
        if (contacts.hasBirthdays()) {
            audiences.add(birthdays(known, day.plusDays(1)));
        }
        for (Products.Next pair : nextProducts) {
            ProductLines.Purchases lines = purchases.orElseThrow();
            audiences.add(Audiences.boughtNotYet(
                    pair.product(),
                    lines.buyersOf(pair.product()).upTo(day),
                    pair.next(),
                    lines.buyersOf(pair.next()).upTo(day)));
        }
        return audiences;
    }

    private Audience birthdays(ActivityLog known, LocalDate first) {
        long[] customers = IntStream.range(0, known.customerCount())
                .mapToLong(known::customer)
                .filter(customer -> contacts.birthday(customer).isPresent())
                .toArray();
        int[] days = Arrays.stream(customers)
                .mapToInt(customer ->
                        (int) contacts.birthday(customer).orElseThrow().toEpochDay())
                .toArray();
        return Audiences.occasion("birthday", customers, days, birthdays, first, Lifecycle.REMINDER_DAYS);
    }

    private List<Drawn> drawn(List<Audience> now, List<Audience> then) {
        return IntStream.range(0, now.size())
                .mapToObj(i -> {
                    Audience audience = now.get(i).without(choices.suppression(), asOf);
                    long leftOut = now.get(i).size() - audience.size();
                    var control = new ControlGroup(choices.controlShare(), audience.name());
                    long heldOut = IntStream.range(0, audience.size())
                            .filter(c -> control.holdsOut(names.keyOf(audience.customer(c))))
                            .count();
                    boolean known = !then.isEmpty()
                            && (audience.size() == 0 || then.get(i).size() >= Certainty.FEWEST_CUSTOMERS);
                    SpendAhead like =
                            known ? SpendAhead.of(then.get(i).customers(), log, earlier, asOf) : SpendAhead.EMPTY;
                    return new Drawn(
                            audience, leftOut, todo(audience.name()), control, heldOut, audience.atStake(like));
                })
                .toList();
    }

    private static String todo(String audience) {
        return switch (audience) {
            case "onboarding" -> "welcome them";
            case "active" -> "keep them";
            case "declining" -> "act before they leave";
            case "re-engagement" -> "win them back";
            case "top spenders about to leave" -> "call them";
            case "due" -> "remind them";
            case "overdue" -> "ask what is wrong";
            case "anniversary of the first purchase" -> "thank them";
            case "birthday" -> "wish them well";
            default -> "offer it";
        };
    }
}
