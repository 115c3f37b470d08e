package dev.retention;

import dev.retention.covariate.CovariateModel;
import dev.retention.forecast.Tracking;
import dev.retention.rfm.CustomerSummary;
import java.lang.reflect.Array;
import java.lang.reflect.Executable;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** Arguments for any call: a few of each type, the same ones every time. */
final class DigestArguments {

    private static final int CHOICES = 4;

    /** A point of every day takes its time. */
    private static final Map<Class<?>, List<Object>> INTS_OF = Map.of(Tracking.class, List.of(200, 0));

    private final Map<Class<?>, List<Object>> known = new HashMap<>();
    private final List<Object> values;

    /** @param values of this library, those to be taken first before the others */
    DigestArguments(List<Object> values, long[] customers, int[] epochDays, long[] amountsMinor, LocalDate asOf) {
        this.values = values;
        put(int.class, 1, 3, 0, 2, 30, -1);
        put(long.class, 1L, 40L, 3L, 0L, 1_000L, -1L);
        put(double.class, 0.5, 0.95, 2.25, 0.0, 10.0, Double.NaN);
        put(boolean.class, true, false);
        put(String.class, "a", "Best", "");
        put(Object.class, "a", 7L, List.of());
        put(LocalDate.class, asOf, asOf.minusDays(60), asOf.plusDays(30));
        put(DayOfWeek.class, DayOfWeek.MONDAY, DayOfWeek.SATURDAY);
        int size = customers.length;
        double[] reals = new double[size];
        double[] later = new double[size];
        boolean[] flags = new boolean[size];
        byte[] bytes = new byte[size];
        String[] strings = new String[size];
        for (int i = 0; i < size; i++) {
            reals[i] = i * 37 % 101 / 8.0;
            later[i] = reals[i] + 0.25 + i % 7;
            flags[i] = i % 3 != 0;
            bytes[i] = (byte) (1 + i % 5);
            strings[i] = "group " + i % 4;
        }
        put(long[].class, customers, amountsMinor, new long[] {5, 3, 9});
        put(int[].class, epochDays, new int[] {1, 0, 2});
        put(double[].class, reals, later, new double[] {0.5, 1, 4.75});
        put(boolean[].class, flags, new boolean[] {true, false, true});
        put(byte[].class, bytes, new byte[] {1, 2, 3});
        put(String[].class, strings, new String[] {"x", "y", "x"});
        put(double[][].class, new double[][] {reals, later}, new double[][] {{1, 0}, {-2.5, 7}});
        put(LongBuffer.class, LongBuffer.wrap(customers), LongBuffer.wrap(amountsMinor));
        put(IntBuffer.class, IntBuffer.wrap(epochDays));
        put(Map.class, Map.of());
        put(Executor.class, (Executor) Runnable::run);
        put(IntPredicate.class, (IntPredicate) i -> i % 2 == 0);
        put(Predicate.class, (Predicate<Object>) x -> x instanceof String);
        put(Function.class, (Function<Object, Object>) x -> x);
        put(ToLongFunction.class, (ToLongFunction<Object>) x -> 7);
        put(ToDoubleFunction.class, (ToDoubleFunction<Object>) DigestArguments::figure);
        put(CovariateModel.Figure.class, (CovariateModel.Figure<?>) (model, customer) -> customer + 0.5);
    }

    private void put(Class<?> type, Object... values) {
        known.put(type, List.of(values));
    }

    /** The same with other arguments of one type. */
    DigestArguments with(Class<?> type, Object... those) {
        put(type, those);
        return this;
    }

    /** Some number of a value: the first of a model, the customers of a summary. */
    private static double figure(Object value) {
        if (value instanceof CustomerSummary summary) {
            return summary.customerCount();
        }
        if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                if (component.getType() == double.class) {
                    try {
                        return (double) component.getAccessor().invoke(value);
                    } catch (ReflectiveOperationException e) {
                        throw new AssertionError(e);
                    }
                }
            }
        }
        return 1;
    }

    /** {@return the first value of a type, or null} */
    Object first(Class<?> type) {
        return type.isEnum()
                ? type.getEnumConstants()[0]
                : values.stream().filter(type::isInstance).findFirst().orElse(null);
    }

    /** {@return arguments to call it with} Parameters of one type get different ones; each gets all of its in turn. */
    List<Object[]> choices(Executable called) {
        Type[] parameters = called.getGenericParameterTypes();
        var candidates = new ArrayList<List<Object>>();
        var before = new ArrayList<Integer>();
        int choices = 1;
        for (int i = 0; i < parameters.length; i++) {
            List<Object> those = parameters[i] == int.class
                    ? INTS_OF.getOrDefault(called.getDeclaringClass(), known.get(int.class))
                    : candidates(parameters[i]);
            if (those.isEmpty()) {
                return List.of();
            }
            if (called.isVarArgs() && i == parameters.length - 1) {
                those = those.subList(those.size() - 1, those.size()); // a few, not a column
            }
            candidates.add(those);
            before.add(List.of(parameters).subList(0, i).stream()
                    .filter(List.of(parameters).get(i)::equals)
                    .toList()
                    .size());
            choices = Math.max(choices, those.size());
        }
        var result = new ArrayList<Object[]>();
        for (int choice = 0; choice < Math.min(CHOICES, choices); choice++) {
            Object[] chosen = new Object[parameters.length];
            for (int i = 0; i < chosen.length; i++) {
                List<Object> those = candidates.get(i);
                chosen[i] = those.get((choice + before.get(i)) % those.size());
            }
            result.add(chosen);
        }
        return result;
    }

    private List<Object> candidates(Type parameter) {
        if (parameter instanceof WildcardType wildcard) {
            return candidates(wildcard.getUpperBounds()[0]);
        }
        Class<?> type = raw(parameter);
        if ((type == List.class || type == Set.class || type == Iterable.class)
                && parameter instanceof ParameterizedType generic) {
            List<Object> elements = candidates(generic.getActualTypeArguments()[0]);
            return elements.isEmpty()
                    ? List.of()
                    : type == Set.class
                            ? List.of(Set.of(elements.get(0)), Set.of())
                            : List.of(elements, elements.subList(0, 1), List.of());
        }
        if (known.containsKey(type)) {
            return known.get(type);
        }
        if (type.isEnum()) {
            return List.of(type.getEnumConstants());
        }
        if (type.isArray()) {
            List<Object> elements = candidates(type.getComponentType());
            Object array = Array.newInstance(type.getComponentType(), elements.size());
            for (int i = 0; i < elements.size(); i++) {
                Array.set(array, i, elements.get(i));
            }
            return List.of(array);
        }
        return values.stream().filter(type::isInstance).limit(3).toList();
    }

    private static Class<?> raw(Type type) {
        return type instanceof Class<?> plain
                ? plain
                : type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : Object.class;
    }
}
