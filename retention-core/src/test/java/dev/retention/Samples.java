package dev.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.KeyIndex;
import dev.retention.activity.RefundPolicy;
import dev.retention.audience.Anniversary;
import dev.retention.audience.DueCustomers;
import dev.retention.audience.Replenishment;
import dev.retention.audience.Suppression;
import dev.retention.basket.AssociationRule;
import dev.retention.basket.Complements;
import dev.retention.basket.ItemSet;
import dev.retention.basket.NextPurchase;
import dev.retention.basket.RuleMeasure;
import dev.retention.campaign.CampaignEffect;
import dev.retention.campaign.CampaignGroup;
import dev.retention.cohort.CohortAverage;
import dev.retention.cohort.CohortDefinition;
import dev.retention.cohort.CohortTable;
import dev.retention.estimate.Proportion;
import dev.retention.experiment.Arms;
import dev.retention.experiment.MeanPlan;
import dev.retention.experiment.ProportionPlan;
import dev.retention.experiment.SampleRatio;
import dev.retention.forecast.BackTest;
import dev.retention.forecast.Baseline;
import dev.retention.forecast.Blend;
import dev.retention.forecast.HoldOut;
import dev.retention.forecast.Prediction;
import dev.retention.forecast.SeasonalClock;
import dev.retention.history.BuyerHistories;
import dev.retention.history.RenewalCounts;
import dev.retention.lifecycle.SignUps;
import dev.retention.lifecycle.Stage;
import dev.retention.lifecycle.StageRule;
import dev.retention.lifecycle.StageRules;
import dev.retention.lifecycle.StageTransitions;
import dev.retention.lifecycle.StageWindows;
import dev.retention.lifecycle.Stages;
import dev.retention.lifetime.GammaGamma;
import dev.retention.lifetime.MbgNbd;
import dev.retention.lifetime.Posterior;
import dev.retention.lifetime.RepurchaseTiming;
import dev.retention.lifetime.ShiftedBetaGeometric;
import dev.retention.loyalty.TierLadder;
import dev.retention.loyalty.TierWindow;
import dev.retention.period.PeriodCalendar;
import dev.retention.period.TimeUnit;
import dev.retention.rfm.CustomerSummary;
import dev.retention.rfm.Dimension;
import dev.retention.rfm.RfmScores;
import dev.retention.rfm.RfmScoring;
import dev.retention.segment.SegmentMap;
import dev.retention.segment.Segmentation;
import dev.retention.survey.NpsScale;
import dev.retention.survey.RatingCounts;
import dev.retention.survey.RatingScale;
import dev.retention.survival.CoxRegression;
import dev.retention.survival.CoxRows;
import dev.retention.survival.LogRankTest;
import dev.retention.survival.ProportionalityTest;
import dev.retention.survival.SurvivalTable;
import dev.retention.timing.TimingHoldOut;
import dev.retention.value.LifetimeValue;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the exported types and makes an instance of each that can be made from ordinary values by its own makers. */
final class Samples {

    private static final Path CLASSES = Path.of("target", "classes");

    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);

    private static final Proportion HALF = new Proportion(1, 2);

    private final Map<Class<?>, Optional<Object>> made = new HashMap<>();

    /** What ordinary numbers do not make: it needs a history, or numbers that go together. */
    Samples() {
        var calendar = PeriodCalendar.months();
        ActivityLog log = log();
        LocalDate asOf = DAY.plusDays(725);
        put(log, BuyerHistories.asOf(log, asOf), KeyIndex.of(List.of("a")));
        RfmScores scores = RfmScoring.QUINTILES.score(CustomerSummary.of(log, asOf));
        Segmentation segments = SegmentMap.ELEVEN_SEGMENTS.segment(scores);
        put(scores, scores.thresholds(), segments, segments.table(), segments.migrationTo(segments));
        put(scores.heatMap(Dimension.RECENCY, Dimension.FREQUENCY, CustomerSummary::customerCount));
        CohortTable cohorts = CohortDefinition.by(calendar).table(log, asOf);
        put(cohorts, cohorts.row(0), cohorts.curve(CohortAverage.POOLED));
        var table = SurvivalTable.of(new double[] {1, 2}, new boolean[] {true, true});
        var rows = CoxRows.of(
                List.of("x"), new double[][] {{0, 1, 0, 1, 1, 0}}, new double[] {1, 2, 3, 4, 5, 6}, new boolean[] {
                    true, true, true, true, false, true
                });
        CoxRegression cox = CoxRegression.fit(rows, CoxRegression.Ties.EFRON);
        put(table, LogRankTest.of(table, table), rows, cox);
        put(cox.proportionality(rows, ProportionalityTest.TimeScale.IDENTITY));
        var model = new MbgNbd(1, 1, 1, 2, TimeUnit.DAY);
        put(model, new LifetimeValue(model, new GammaGamma(2, 3, 4), 0.5));
        var counts = RenewalCounts.of(TimeUnit.MONTH, new long[] {80, 70, 65}, new long[] {20, 10, 5});
        put(counts, ShiftedBetaGeometric.fit(counts).orElseThrow());
        Posterior<MbgNbd> posterior =
                MbgNbd.posterior(BuyerHistories.asOf(log, asOf).grouped());
        put(posterior, Prediction.of(BuyerHistories.asOf(log, asOf), 10, List.of(posterior)));
        HoldOut holdOut = HoldOut.of(log, asOf.minusDays(100), asOf);
        put(holdOut, holdOut.evaluate(model), TimingHoldOut.of(log, asOf.minusDays(100), asOf));
        put(SeasonalClock.of(log, asOf, calendar, 2), new Blend("two", List.of(Baseline.values())));
        put(TierLadder.of(TierWindow.rollingDays(365), List.of(new TierLadder.Tier("gold", 0))));
        put(new ProportionPlan(0.95, 0.8, ProportionPlan.Method.values()[0]), new MeanPlan(0.95, 0.8));
        put(new SampleRatio(List.of(1L, 1L), List.of(0.5, 0.5)), new Arms(List.of(HALF, HALF)));
        put(
                NpsScale.ZERO_TO_TEN,
                RatingCounts.ofAnswerCounts(new RatingScale(1, 2, RatingScale.Direction.values()[0]), new long[2]));
        var rule = new AssociationRule(ItemSet.of(1), ItemSet.of(2), 4, 2, 2, 1);
        put(rule, Complements.of(List.of(rule), RuleMeasure.values()[0]), new NextPurchase(1, 2, HALF, HALF, 3));
        put(Suppression.NOBODY, new Anniversary(calendar, Anniversary.LeapDay.DAY_BEFORE));
        StageRules rules = StageRules.ofWindows(new StageWindows(30, 60, 90));
        Stages stages = rules.stages(log, SignUps.EMPTY, asOf);
        put(rules, StageRule.all(Stage.NEW), stages, stages.table(log));
        put(StageTransitions.empty(DAY, asOf), CampaignGroup.EMPTY, CampaignEffect.EMPTY);
        var timing = new RepurchaseTiming(1, 1, 1, 1, 2, TimeUnit.DAY);
        put(timing, DueCustomers.of(log, timing, asOf), Replenishment.of(1, log, asOf));
        put(BackTest.of(log, asOf, 100, List.of(Baseline.values())), Baseline.values()[0].forecast(log, asOf, 10));
    }

    /** Eight customers over two years and more. */
    private static ActivityLog log() {
        long[] customers = new long[120];
        int[] days = new int[customers.length];
        long[] amounts = new long[customers.length];
        for (int i = 0; i < customers.length; i++) {
            customers[i] = i % 8;
            days[i] = (int) DAY.toEpochDay() + i * 6 + i % 5;
            amounts[i] = 100 + i;
        }
        return ActivityLog.of(customers, days, amounts, RefundPolicy.NET);
    }

    private void put(Object... samples) {
        for (Object sample : samples) {
            made.put(sample.getClass(), Optional.of(sample));
        }
    }

    /** What has been made up to now, by the names of the types. */
    List<Object> made() {
        return made.values().stream()
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(sample -> sample.getClass().getName()))
                .toList();
    }

    private final Set<Class<?>> underWay = new HashSet<>();

    static List<Class<?>> publicTypes() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.map(file -> CLASSES.relativize(file).toString())
                    .sorted()
                    .filter(file ->
                            file.endsWith(".class") && !file.contains("internal") && !file.endsWith("-info.class"))
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replaceAll("[/\\\\]", "."))
                    .<Class<?>>map(Samples::load)
                    .filter(Samples::isPublic)
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getEnclosingClass() == null || isPublic(type.getEnclosingClass()));
    }

    /** An instance of each exported class with public methods that take an argument. */
    List<Object> ofAllTypes() throws IOException {
        var samples = new ArrayList<>();
        var missing = new ArrayList<Class<?>>();
        for (Class<?> type : publicTypes()) {
            boolean takesArguments = Arrays.stream(type.getDeclaredMethods())
                    .anyMatch(method -> isPublicOfInstance(method)
                            && method.getParameterCount() > 0
                            && !method.getName().equals("equals"));
            if (takesArguments && !type.isInterface()) {
                instance(type).ifPresentOrElse(samples::add, () -> missing.add(type));
            }
        }
        assertEquals(List.of(), missing, "types without a sample");
        return samples;
    }

    /** The public methods of an instance, with those of its interfaces in this library. */
    static List<Method> methods(Object sample) {
        return Arrays.stream(sample.getClass().getMethods())
                .filter(method -> method.getDeclaringClass().getName().startsWith("dev.retention"))
                .filter(method -> isPublicOfInstance(method) && isPublic(method.getDeclaringClass()))
                .toList();
    }

    private static boolean isPublicOfInstance(Method method) {
        return Modifier.isPublic(method.getModifiers())
                && !Modifier.isStatic(method.getModifiers())
                && !method.isSynthetic();
    }

    /** An instance, if one can be made. */
    Optional<Object> instance(Class<?> type) {
        Optional<Object> known = made.get(type);
        if (known != null) {
            return known;
        }
        if (!underWay.add(type)) {
            return Optional.empty();
        }
        Optional<Object> instance = type.isEnum()
                ? Optional.of(type.getEnumConstants()[0])
                : Stream.concat(constructors(type), makers(type))
                        .map(this::call)
                        .flatMap(Optional::stream)
                        .filter(type::isInstance)
                        .findFirst();
        underWay.remove(type);
        // What failed only because another type was under way may be made later.
        if (instance.isPresent() || underWay.isEmpty()) {
            made.put(type, instance);
        }
        return instance;
    }

    private static Stream<Executable> constructors(Class<?> type) {
        return Arrays.stream(type.getConstructors())
                .sorted(Comparator.comparing(Executable::toString))
                .map(constructor -> constructor);
    }

    private static Stream<Executable> makers(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && Modifier.isStatic(method.getModifiers()))
                .filter(method -> type.isAssignableFrom(method.getReturnType()))
                .sorted(Comparator.comparing(Executable::toString))
                .map(method -> method);
    }

    private Optional<Object> call(Executable maker) {
        for (Ordinary ordinary : Ordinary.values()) {
            Optional<Object> instance = call(maker, ordinary);
            if (instance.isPresent()) {
                return instance;
            }
        }
        return Optional.empty();
    }

    private Optional<Object> call(Executable maker, Ordinary ordinary) {
        var arguments = new ArrayList<>();
        for (Type parameter : maker.getGenericParameterTypes()) {
            Optional<Object> argument = argument(parameter, ordinary);
            if (argument.isEmpty()) {
                return Optional.empty();
            }
            arguments.add(argument.get());
        }
        try {
            return Optional.ofNullable(
                    maker instanceof Method method
                            ? method.invoke(null, arguments.toArray())
                            : ((Constructor<?>) maker).newInstance(arguments.toArray()));
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }

    /** Numbers to try a maker with, in turn. */
    private enum Ordinary {
        ONE_AND_A_HALF(1, 0.5),
        TWO(2, 2),
        NOTHING(0, 0);

        private final int whole;
        private final double real;

        Ordinary(int whole, double real) {
            this.whole = whole;
            this.real = real;
        }
    }

    private Optional<Object> argument(Type parameter, Ordinary ordinary) {
        Class<?> type = parameter instanceof ParameterizedType generic
                ? (Class<?>) generic.getRawType()
                : parameter instanceof Class<?> plain ? plain : Object.class;
        if (type == boolean.class) {
            return Optional.of(false);
        } else if (type == int.class) {
            return Optional.of(ordinary.whole);
        } else if (type == long.class) {
            return Optional.of((long) ordinary.whole);
        } else if (type == double.class) {
            return Optional.of(ordinary.real);
        } else if (type == String.class || type == Object.class) {
            return Optional.of("a");
        } else if (type == LocalDate.class) {
            return Optional.of(DAY);
        } else if (type == List.class || type == Set.class) {
            Optional<Object> element = argument(((ParameterizedType) parameter).getActualTypeArguments()[0], ordinary);
            return element.map(e -> type == List.class ? List.of(e) : Set.of(e));
        } else if (type == Map.class) {
            return Optional.of(Map.of());
        } else if (type.isArray()) {
            return argument(type.getComponentType(), ordinary).map(element -> {
                Object array = Array.newInstance(type.getComponentType(), 1);
                Array.set(array, 0, element);
                return array;
            });
        }
        return instance(type);
    }
}
