package dev.retention;

import static java.util.stream.Collectors.toCollection;

import dev.retention.activity.ActivityLog;
import dev.retention.audience.Anniversary;
import dev.retention.basket.AssociationRule;
import dev.retention.basket.ItemSet;
import dev.retention.cohort.CohortDefinition;
import dev.retention.cohort.CohortReturn;
import dev.retention.cohort.CohortRow;
import dev.retention.cohort.CohortTable;
import dev.retention.economics.DiscountRate;
import dev.retention.economics.Horizon;
import dev.retention.economics.PaymentTiming;
import dev.retention.history.BuyerHistories;
import dev.retention.lifecycle.Stage;
import dev.retention.lifetime.GammaGamma;
import dev.retention.lifetime.Maximum;
import dev.retention.lifetime.MbgNbd;
import dev.retention.lifetime.Posterior;
import dev.retention.period.PeriodCalendar;
import dev.retention.period.TimeUnit;
import dev.retention.revenue.RevenueLedger;
import dev.retention.rfm.BetterEnd;
import dev.retention.rfm.CustomerSummary;
import dev.retention.rfm.CustomerSummary.Frequency;
import dev.retention.rfm.CustomerSummary.Monetary;
import dev.retention.rfm.RfmScores;
import dev.retention.rfm.RfmScoring;
import dev.retention.rfm.Thresholds;
import dev.retention.segment.SegmentGrid;
import dev.retention.segment.SegmentMigration;
import dev.retention.segment.SegmentRule;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.math.BigInteger;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** Arguments that a method may be called with: most are found by trying what goes with its parameters' types, the others are below. */
final class OrdinaryArguments {

    /** How many combinations are tried. */
    private static final int TRIES = 3_000;

    /** How many instances of a type of this library are tried. */
    private static final int INSTANCES = 8;

    private final Samples samples;
    private final Map<String, Object[]> known = new HashMap<>();

    OrdinaryArguments(Samples samples) {
        this.samples = samples;
        addWhatGoesTogether();
        addFits();
        addScores();
        addSegments();
        addStages();
    }

    private void know(String method, Object... arguments) {
        known.put(method, arguments);
    }

    private void addWhatGoesTogether() {
        ActivityLog log = Samples.LOG;
        know("Anniversary.new", PeriodCalendar.months(), Anniversary.LeapDay.DAY_BEFORE);
        know("Offer.new", 20L, new AssociationRule(ItemSet.of(10), ItemSet.of(20), 3, 3, 2, 2));
        know("PairCounts.rule", 10L, 20L);
        CohortDefinition monthly = CohortDefinition.by(PeriodCalendar.months());
        CohortTable table = monthly.table(log, Samples.AS_OF);
        CohortRow row = table.row(0);
        know(
                "CohortRow.of",
                row.label(),
                row.knownBefore(),
                IntStream.range(0, row.columnCount()).mapToObj(row::cell).collect(toCollection(ArrayList::new)));
        know(
                "CohortTable.of",
                table.definition(),
                table.asOf(),
                new ArrayList<>(table.rows()),
                table.startsLate(),
                new ArrayList<>(table.eachCustomerOnce()));
        know(
                "RenewalCounts.ofCohorts",
                monthly.withReturn(CohortReturn.STREAK).table(log, Samples.AS_OF),
                TimeUnit.MONTH);
        know("LookPlan.of", new double[] {0.25, 0.5, 1});
        know("SeasonalClock.of", log, Samples.AS_OF, PeriodCalendar.months(), 2);
        know("Seasonal.forecast", log, Samples.AS_OF, 10);
        know("Seasonal.forecasts", log, Samples.AS_OF, new int[] {10, 20});
        RevenueLedger.Event<String> start = new RevenueLedger.Event<>("c", RevenueLedger.Change.NEW, 500);
        RevenueLedger.Event<String> end = new RevenueLedger.Event<>("b", RevenueLedger.Change.CHURN, 100);
        RevenueLedger ledger = RevenueLedger.replay(Map.of("a", 900L, "b", 100L), List.of(start, end));
        know("RevenueLedger.replay", new HashMap<>(Map.of("a", 900L, "b", 100L)), new ArrayList<>(List.of(start, end)));
        know(
                "RevenueLedger.new",
                ledger.byEvent(),
                ledger.byCustomer(),
                ledger.customerFlow(),
                ledger.customers(),
                ledger.startCustomersWhoCancelled());
        know(
                "Subscription.valueOfRetentionChange",
                1.0,
                new DiscountRate(0.1, TimeUnit.WEEK),
                new Horizon(52, TimeUnit.WEEK),
                PaymentTiming.values()[0]);
    }

    private void addFits() {
        BuyerHistories buyers = BuyerHistories.of(
                new long[] {1, 2, 3, 4, 5, 6, 7, 8},
                new int[] {2, 0, 5, 1, 0, 0, 3, 1},
                new double[] {30, 0, 9, 5, 0, 0, 30, 11},
                new double[] {40, 39, 38, 30, 31, 32, 33, 34},
                new long[] {900, 0, 9_000, 100, 0, 0, 600, 2_800},
                TimeUnit.WEEK);
        know(
                "LifetimeValue.total",
                MbgNbd.fit(buyers.grouped()).orElseThrow(),
                GammaGamma.fit(buyers.groupedSpend()).orElseThrow(),
                0.5,
                buyers,
                new DiscountRate(0.1, TimeUnit.WEEK),
                new Horizon(52, TimeUnit.WEEK));
    }

    private void addScores() {
        CustomerSummary days = CustomerSummary.of(Samples.LOG, Samples.AS_OF, Frequency.PURCHASE_DAYS);
        RfmScores scores = RfmScoring.QUINTILES.score(days);
        int size = days.customerCount();
        long[] customers = IntStream.range(0, size).mapToLong(days::customer).toArray();
        int[] recency = IntStream.range(0, size).map(days::recencyDays).toArray();
        int[] orders = IntStream.range(0, size).map(days::orders).toArray();
        long[] totals = IntStream.range(0, size).mapToLong(days::totalMinor).toArray();
        know("CustomerSummary.ofColumns/5", Samples.AS_OF, customers, recency, orders, totals);
        know(
                "CustomerSummary.ofColumns/7",
                Samples.AS_OF,
                customers,
                recency,
                orders,
                totals,
                IntStream.range(0, size).map(days::frequency).toArray(),
                IntStream.range(0, size).map(days::ageDays).toArray());
        know("CellCounts.of", scores.scale(), scores.cellCounts().counts());
        know("RfmScore.parse", "324", scores.scale());
        byte[][] bytes = new byte[3][size];
        for (int i = 0; i < size; i++) {
            bytes[0][i] = (byte) scores.r(i);
            bytes[1][i] = (byte) scores.f(i);
            bytes[2][i] = (byte) scores.m(i);
        }
        know("RfmScores.of", days, scores.thresholds(), bytes[0], bytes[1], bytes[2]);
        Thresholds recent = Thresholds.of(BetterEnd.LOWER, new long[] {5}, new double[] {5});
        Thresholds more = Thresholds.of(BetterEnd.HIGHER, new long[] {5}, new double[] {5});
        know("RfmThresholds.of", recent, more, more, Frequency.ORDERS, Monetary.TOTAL, false);
        know(
                "RfmThresholds.ofNested",
                recent,
                new ArrayList<>(List.of(more, more)),
                new ArrayList<>(List.of(more, more, more, more)),
                Frequency.ORDERS,
                Monetary.TOTAL,
                false);
    }

    private void addSegments() {
        var grid = SegmentGrid.ofRf(2, 2);
        SegmentRule[] rules = {SegmentRule.ofCells("x", "11 12"), SegmentRule.ofCells("y", "21 22")};
        know("SegmentMap.exhaustive", grid, rules);
        know("SegmentMap.firstMatch", grid, "z", rules);
        LocalDate day = Samples.AS_OF;
        List<String> earlier = new ArrayList<>(List.of("a", SegmentMigration.NEW));
        List<String> later = new ArrayList<>(List.of("a", SegmentMigration.GONE));
        know("SegmentMigration.empty", day, day.plusDays(2), earlier, later);
        know("SegmentMigration.of", day, day.plusDays(2), earlier, later, new long[][] {{1, 2}, {3, 0}});
    }

    private void addStages() {
        know("StageRule.new", Stage.ACTIVE, 0.0, 2.0, 0.0, 2.0, 0.0, 2.0);
        int stages = Stage.values().length;
        long[] counts = new long[stages];
        LocalDate day = Samples.AS_OF;
        know("StageTable.of", day, counts, counts);
        know("StageTransitions.of", day, day.plusDays(30), new long[stages][stages], counts);
        know("StageTransitions.project", new double[stages], new double[stages], 2);
    }

    interface Trial {
        /** Whether these are arguments that the method takes. */
        boolean succeeds(Object[] arguments);
    }

    /** The first arguments with which a trial succeeds. */
    Optional<Object[]> find(Executable method, Trial trial) {
        String name = method.getDeclaringClass().getSimpleName() + "."
                + (method instanceof Constructor ? "new" : method.getName());
        Object[] of = known.getOrDefault(name + "/" + method.getParameterCount(), known.get(name));
        if (of != null && of.length == method.getParameterCount() && trial.succeeds(of)) {
            return Optional.of(of);
        }
        Type[] types = method.getGenericParameterTypes();
        var candidates = new ArrayList<List<Object>>();
        int most = 0;
        for (int p = 0; p < types.length; p++) {
            candidates.add(candidates(types[p], method.getParameters()[p].getName()));
            most = Math.max(most, candidates.get(p).size());
        }
        if (candidates.stream().anyMatch(List::isEmpty)) {
            return Optional.empty();
        }
        Object[] arguments = new Object[types.length];
        for (int i = 0; i < most; i++) {
            for (int p = 0; p < types.length; p++) {
                arguments[p] = candidates.get(p).get(i % candidates.get(p).size());
            }
            if (trial.succeeds(arguments)) {
                return Optional.of(arguments);
            }
        }
        return combinations(candidates, arguments, trial);
    }

    private static Optional<Object[]> combinations(List<List<Object>> candidates, Object[] arguments, Trial trial) {
        long all = candidates.stream().mapToLong(List::size).reduce(1, Math::multiplyExact);
        for (int i = 0; i < Math.min(all, TRIES); i++) {
            int rest = i;
            for (int p = 0; p < arguments.length; p++) {
                int size = candidates.get(p).size();
                arguments[p] = candidates.get(p).get(rest % size);
                rest /= size;
            }
            if (trial.succeeds(arguments)) {
                return Optional.of(arguments);
            }
        }
        return Optional.empty();
    }

    static Class<?> raw(Type type) {
        if (type instanceof ParameterizedType generic) {
            return (Class<?>) generic.getRawType();
        } else if (type instanceof WildcardType wildcard) {
            return raw(
                    wildcard.getLowerBounds().length > 0 ? wildcard.getLowerBounds()[0] : wildcard.getUpperBounds()[0]);
        } else if (type instanceof TypeVariable<?> variable) {
            return raw(variable.getBounds()[0]);
        } else if (type instanceof GenericArrayType array) {
            return Array.newInstance(raw(array.getGenericComponentType()), 0).getClass();
        }
        return (Class<?>) type;
    }

    /** Whether a fit is one of the models that are asked for. */
    static boolean fits(Object value, Type type) {
        Object model = value instanceof Maximum<?> maximum
                ? maximum.model()
                : value instanceof Posterior<?> posterior ? posterior.model(0) : null;
        return model == null
                || !(type instanceof ParameterizedType generic)
                || raw(generic.getActualTypeArguments()[0]).isInstance(model);
    }

    private static Type argument(Type generic, int index) {
        return ((ParameterizedType) generic).getActualTypeArguments()[index];
    }

    private List<Object> candidates(Type type, String name) {
        Class<?> raw = raw(type);
        boolean isDay = name.toLowerCase(Locale.ROOT).contains("day") && !name.equals("days");
        if (raw == List.class || raw == Iterable.class) {
            return collections(candidates(argument(type, 0), name), ArrayList::new);
        } else if (raw == Set.class) {
            return collections(candidates(argument(type, 0), name), HashSet::new);
        } else if (raw == Map.class) {
            return maps(candidates(argument(type, 0), name), candidates(argument(type, 1), name));
        } else if (raw == Optional.class) {
            return candidates(argument(type, 0), name).stream()
                    .<Object>map(Optional::of)
                    .toList();
        } else if (raw.isArray()
                && !raw.getComponentType().isPrimitive()
                && raw != double[][].class
                && raw != long[][].class) {
            return arrays(raw.getComponentType(), candidates(raw.getComponentType(), name));
        } else if (raw == Function.class) {
            boolean toDay = raw(argument(type, 1)) == LocalDate.class;
            return List.of((Function<Object, Object>) value -> toDay ? Samples.FIRST_DAY : value);
        } else if (ExportedApi.isOfThisLibrary(raw)) {
            List<Object> instances = samples.of(raw).stream()
                    .filter(value -> fits(value, type))
                    .limit(INSTANCES)
                    .toList();
            return instances.isEmpty() && raw.isInterface() && !raw.isSealed()
                    ? List.of(ofAnInterface(raw))
                    : instances;
        } else if (raw.isEnum()) {
            return List.of(raw.getEnumConstants());
        }
        return isDay && DAYS.containsKey(raw)
                ? DAYS.get(raw)
                : SIMPLE.getOrDefault(raw, List.of("a", "b", "c", "Best", "Gold", "x"));
    }

    /** Days of the samples, as numbers. */
    private static final Map<Class<?>, List<Object>> DAYS = Map.of(
            int.class,
            List.of(15_060, 2, 30, 15_200),
            int[].class,
            List.of(new int[] {15_000, 15_001, 15_040}, new int[] {0, 1, 2}, new int[] {15_060}));

    private static final Map<Class<?>, List<Object>> SIMPLE = Map.ofEntries(
            Map.entry(boolean.class, List.of(true, false)),
            Map.entry(int.class, List.of(2, 1, 0, 3, 30)),
            Map.entry(Integer.class, List.of(2, 3)),
            Map.entry(long.class, List.of(2L, 1L, 0L, 100L, 5L)),
            Map.entry(Long.class, List.of(2L, 3L)),
            Map.entry(double.class, List.of(0.5, 2.0, 0.95, 1.0, 0.0, 30.0)),
            Map.entry(Double.class, List.of(0.5, 0.5)),
            Map.entry(BigInteger.class, List.of(BigInteger.TEN, BigInteger.ONE, BigInteger.ZERO)),
            Map.entry(
                    LocalDate.class,
                    List.of(
                            LocalDate.ofEpochDay(15_120),
                            LocalDate.ofEpochDay(15_060),
                            LocalDate.ofEpochDay(15_005),
                            LocalDate.of(2011, 12, 10),
                            LocalDate.of(2012, 3, 31))),
            Map.entry(
                    int[].class,
                    List.of(
                            new int[] {1, 2, 3},
                            new int[] {0, 1, 2},
                            new int[] {0, 0, 1},
                            new int[] {15_000, 15_001, 15_040},
                            new int[] {0, 1},
                            new int[] {0})),
            Map.entry(
                    long[].class,
                    List.of(
                            new long[] {1, 2, 3},
                            new long[] {3, 2, 1},
                            new long[] {0, 1, 2},
                            new long[] {1, 2},
                            new long[] {5},
                            new long[] {5, 1, 1, 1, 1},
                            new long[] {0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1})),
            Map.entry(
                    double[].class,
                    List.of(
                            new double[] {1, 2, 3},
                            new double[] {0.25, 0.25, 0.5},
                            new double[] {0, 0, 0},
                            new double[] {0.5, 0.25},
                            new double[] {0.5},
                            new double[] {3, 4, 5})),
            Map.entry(
                    boolean[].class,
                    List.of(new boolean[] {true, false, true}, new boolean[] {true, false}, new boolean[] {true})),
            Map.entry(byte[].class, List.of(new byte[] {1, 0, 1}, new byte[] {1})),
            Map.entry(
                    double[][].class,
                    List.of(
                            new double[][] {{1, 2, 3}, {0, 1, 0}},
                            new double[][] {{1, 0}, {-2.5, 7}, {1, 1}},
                            new double[][] {{1, 2}, {2, 1}},
                            new double[][] {{1, 2, 3}})),
            Map.entry(long[][].class, List.of(new long[][] {{1, 2}, {3, 4}}, new long[][] {
                {1, 2, 3}, {3, 4, 5}, {1, 1, 1}
            })),
            Map.entry(IntBuffer.class, List.of(IntBuffer.wrap(new int[] {15_000, 15_001, 15_040}))),
            Map.entry(LongBuffer.class, List.of(LongBuffer.wrap(new long[] {1, 2, 3}))),
            Map.entry(Executor.class, List.of((Executor) Runnable::run)),
            Map.entry(IntPredicate.class, List.of((IntPredicate) value -> true)),
            Map.entry(Predicate.class, List.of((Predicate<Object>) value -> true)),
            Map.entry(ToDoubleFunction.class, List.of((ToDoubleFunction<Object>) value -> 1.5)),
            Map.entry(ToLongFunction.class, List.of((ToLongFunction<Object>) value -> 15L)));

    /** An interface that callers implement. */
    private static Object ofAnInterface(Class<?> type) {
        return Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> 1;
                    case "toString" -> "made for a test";
                    default -> 1.5;
                });
    }

    /** Two different elements, three, one. */
    private static List<Object> collections(List<Object> elements, Function<Collection<Object>, Object> copy) {
        var found = new ArrayList<Object>();
        for (int size : new int[] {2, 3}) {
            if (elements.size() >= size) {
                found.add(copy.apply(elements.subList(0, size)));
            }
        }
        elements.forEach(element -> found.add(copy.apply(List.of(element))));
        return found;
    }

    private static List<Object> maps(List<Object> keys, List<Object> values) {
        var map = new HashMap<Object, Object>();
        for (int i = 0; i < Math.min(3, keys.size()); i++) {
            map.put(keys.get(i), values.get(i % values.size()));
        }
        return List.of(map);
    }

    private static List<Object> arrays(Class<?> type, List<Object> elements) {
        var found = new ArrayList<Object>();
        for (int size : new int[] {2, 3, 1}) {
            if (elements.size() >= size) {
                Object array = Array.newInstance(type, size);
                for (int i = 0; i < size; i++) {
                    Array.set(array, i, elements.get(i));
                }
                found.add(array);
            }
        }
        return found;
    }

    /** The same arguments, so that a call cannot change what the next one is given. */
    static Object[] fresh(Object[] arguments) {
        Object[] copies = new Object[arguments.length];
        for (int i = 0; i < copies.length; i++) {
            copies[i] = fresh(arguments[i]);
        }
        return copies;
    }

    private static Object fresh(Object argument) {
        if (argument instanceof ArrayList<?> list) {
            return new ArrayList<>(list);
        } else if (argument instanceof HashSet<?> set) {
            return new HashSet<>(set);
        } else if (argument instanceof HashMap<?, ?> map) {
            return new HashMap<>(map);
        } else if (argument instanceof IntBuffer buffer) {
            return buffer.duplicate();
        } else if (argument instanceof LongBuffer buffer) {
            return buffer.duplicate();
        } else if (argument == null || !argument.getClass().isArray()) {
            return argument;
        }
        int length = Array.getLength(argument);
        Object copy = Array.newInstance(argument.getClass().getComponentType(), length);
        for (int i = 0; i < length; i++) {
            Array.set(copy, i, fresh(Array.get(argument, i)));
        }
        return copy;
    }
}
