package dev.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Twice the rows take less than 2.6 times as long: of every public call that is given rows, columns, lists, logs, histories or
 * tables, and with keys that are chosen to collide. The calls are found by reflection; a new one that the columns of
 * {@link ScalingData} do not fit is named here until it has an entry there.
 *
 * <p>Time is that of the processor, the least of several runs. Less than 125 ns for each of 8,000 rows is linear enough: pairs of
 * rows would take a hundred times as long. What is too slow is tried again, and with more rows, before it is believed, as others
 * may be at work on the same machine. With {@code -Dscaling.print=true} it says what each call takes.
 */
class ScalingTest {

    private static final double LIMIT = 2.6;
    private static final int ROWS = 4_000;
    /** Of what fits a model, or integrates for each customer. */
    private static final int FEW_ROWS = 100;

    private static final int NANOS_OF_NO_CONCERN = 125;

    /** How often the rows are doubled before a call is said to be too slow. */
    private static final int ROUNDS = 3;

    private static final boolean PRINTS = Boolean.getBoolean("scaling.print");

    /** What is larger where there are more rows, beside arrays and lists. */
    private static final Set<String> BULK = Set.of(
            "ActivityColumns",
            "ActivityRows",
            "ActivityLog",
            "ActivityLogAccumulator",
            "Baskets",
            "ItemLog",
            "BuyerHistories",
            "GroupedHistories",
            "GroupedSpend",
            "PurchaseGaps",
            "CustomerSummary",
            "RfmScores",
            "Segmentation",
            "Stages",
            "SignUps",
            "Covariates",
            "CovariateHistories",
            "CovariateRenewals",
            "CoxRows",
            "SurvivalTable",
            "FrequentItemSets",
            "PairCounts",
            "KeyIndex");

    private static final List<String> OF_MODELS = List.of("lifetime", "forecast", "covariate", "timing", "value");

    /** Of a few settings, tiers, stages, segments, horizons, or columns of a table. */
    private static final Set<String> OF_FEW = Set.of(
            "Binning.fixed",
            "Baseline.forecasts",
            "Blend.forecasts",
            "CellCounts.of",
            "CohortColumns.brackets",
            "CohortRow.of",
            "CohortTable.of",
            "CovariateModel.bgNbd",
            "CovariateModel.forCustomer",
            "CovariateModel.paretoNbd",
            "CovariateModel.shiftedBetaGeometric",
            "CoxRegression.cumulativeHazard",
            "CoxRegression.survival",
            "Forecaster.forecasts",
            "LifetimeValue.total",
            "LookPlan.of",
            "ModelComparison.new",
            "NpsCounts.ofAnswerCounts",
            "Prediction.purchases",
            "RatingCounts.ofAnswerCounts",
            "RepeatBuying.forecasts",
            "RepurchaseTiming.logLikelihood",
            "RfmScores.of",
            "RfmThresholds.ofNested",
            "SampleRatio.empty",
            "SampleRatio.new",
            "Seasonal.forecasts",
            "SeasonalWhereBetter.forecasts",
            "SegmentMigration.empty",
            "SegmentMigration.of",
            "StageTable.of",
            "StageTransitions.between",
            "StageTransitions.of",
            "StageTransitions.project",
            "Thresholds.of",
            "TierLadder.of",
            "Tracking.new");

    private final Map<Integer, List<DigestArguments>> data = new HashMap<>();

    @Test
    void twiceTheRowsTakeAboutTwiceTheTime() throws IOException {
        Map<String, IntFunction<Runnable>> byHand = ScalingData.byHand();
        var missing = new ArrayList<String>();
        var steep = new ArrayList<String>();
        int measured = 0;
        for (Class<?> type : ExportedApi.types()) {
            for (Executable called : calls(type)) {
                String name = type.getSimpleName() + "." + (called instanceof Method ? called.getName() : "new");
                if (OF_FEW.contains(name) || !(isOfBulk(type, called) || takesBulk(called))) {
                    continue;
                }
                String full = name
                        + Arrays.stream(called.getParameterTypes())
                                .map(Class::getSimpleName)
                                .toList();
                boolean ofModels = OF_MODELS.stream().anyMatch(type.getPackageName()::endsWith);
                IntFunction<Runnable> task = rows -> task(called, rows);
                int rows = ofModels || type.getSimpleName().equals("Replenishment") ? FEW_ROWS : ROWS;
                if (byHand.containsKey(full)) {
                    task = byHand.remove(full);
                } else if (task.apply(rows) == null) {
                    if (takesBulk(called)) {
                        missing.add(full);
                    }
                    continue;
                }
                measured++;
                grows(full, task, rows).ifPresent(steep::add);
            }
        }
        for (Map.Entry<String, IntFunction<Runnable>> entry : byHand.entrySet()) {
            measured++;
            grows(entry.getKey(), entry.getValue(), ROWS).ifPresent(steep::add);
        }
        assertEquals(List.of(), missing, "calls that need an entry in ScalingData");
        assertEquals(List.of(), steep, "calls that take too long for more rows");
        assertTrue(measured > 400, "calls are found, got " + measured);
    }

    private static List<Executable> calls(Class<?> type) {
        return Stream.concat(
                        DigestWalk.makers(type).stream(),
                        Arrays.stream(type.getDeclaredMethods())
                                .filter(method -> DigestWalk.isPublic(method, false)
                                        && !method.getName().equals("equals"))
                                .sorted(Comparator.comparing(Executable::toGenericString)))
                .toList();
    }

    private static boolean isOfBulk(Class<?> type, Executable called) {
        return BULK.contains(type.getSimpleName()) && isOfInstance(called);
    }

    private static boolean isOfInstance(Executable called) {
        return called instanceof Method && !Modifier.isStatic(called.getModifiers());
    }

    private static boolean takesBulk(Executable called) {
        return Arrays.stream(called.getParameterTypes())
                .anyMatch(type -> type.isArray() && type.getComponentType().isPrimitive()
                        || type == List.class
                        || type == Iterable.class
                        || BULK.contains(type.getSimpleName()));
    }

    /** What is said of a call that is too slow. */
    private static Optional<String> grows(String name, IntFunction<Runnable> task, int rows) {
        long once = 0;
        long twice = 0;
        for (int round = 0; round < ROUNDS; round++) {
            int n = rows << round;
            Runnable of = task.apply(n);
            Runnable ofTwice = task.apply(2 * n);
            once = Math.min(nanos(of), nanos(of));
            twice = nanos(ofTwice);
            for (int i = 0; i < 8 && twice >= LIMIT * once && twice > 2L * NANOS_OF_NO_CONCERN * n; i++) {
                twice = Math.min(twice, nanos(ofTwice));
                once = Math.min(once, nanos(of));
            }
            if (PRINTS) {
                System.out.printf(Locale.ROOT, "%10.3f ms %6.2f %d %s%n", twice / 1e6, (double) twice / once, n, name);
            }
            if (twice < LIMIT * once || twice <= 2L * NANOS_OF_NO_CONCERN * n) {
                return Optional.empty();
            }
        }
        return Optional.of(name + ": " + twice / 1_000 + " us of twice the rows that took " + once / 1_000);
    }

    private static long nanos(Runnable task) {
        long start = CpuClock.nanos();
        task.run();
        return CpuClock.nanos() - start;
    }

    /** The call with the first arguments that it takes, or null. */
    private Runnable task(Executable called, int rows) {
        for (DigestArguments arguments : data.computeIfAbsent(rows, ScalingData::arguments)) {
            Object receiver = isOfInstance(called) ? arguments.first(called.getDeclaringClass()) : null;
            if (receiver != null || !isOfInstance(called)) {
                for (Object[] chosen : arguments.choices(called)) {
                    if (succeeds(called, receiver, chosen)) {
                        return () -> succeeds(called, receiver, chosen);
                    }
                }
            }
        }
        return null;
    }

    private static boolean succeeds(Executable called, Object receiver, Object[] arguments) {
        try {
            Object answer = called instanceof Method method
                    ? method.invoke(receiver, arguments)
                    : ((Constructor<?>) called).newInstance(arguments);
            return answer != called;
        } catch (InvocationTargetException e) {
            return false;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(called.toString(), e);
        }
    }
}
