package dev.retention;

import java.lang.reflect.Array;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** What a parameter may be given by a careless caller, made of an ordinary argument. */
final class HostileArguments {

    /**
     * An argument.
     *
     * @param value the argument
     * @param hostile the number or day in it that a message has to name; {@code null} if it is no number or day
     * @param hasNull whether it is null or has a null in it
     */
    record Argument(Object value, Object hostile, boolean hasNull) {}

    private static final Object[] DOUBLES = {
        0.0,
        -0.0,
        -1.0,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        1e300,
        -1e300,
        1e-300,
        1e-40,
        1e40,
        (double) Long.MAX_VALUE
    };
    private static final Object[] LONGS = {0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE, (long) Integer.MAX_VALUE};
    private static final Object[] INTS = {
        0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE - 1, 1 << 20, 10_000, 3_650
    };
    private static final Object[] DAYS = {
        LocalDate.MIN, LocalDate.MAX, LocalDate.ofEpochDay(Integer.MIN_VALUE), LocalDate.ofEpochDay(Integer.MAX_VALUE)
    };
    /** Nothing; a control character, one that turns the direction of writing, and a new line; half a character. */
    private static final Object[] STRINGS = {"", "a\u0000\u202eb\n", "\ud800"};

    private static final Object[] BIG = {
        BigInteger.ZERO, BigInteger.TEN.negate(), BigInteger.TWO.pow(63), BigInteger.TEN.pow(400)
    };

    private final Samples samples;

    HostileArguments(Samples samples) {
        this.samples = samples;
    }

    /** Each has one thing that is not ordinary. */
    List<Argument> of(Type type, Object ordinary) {
        var found = new ArrayList<Argument>();
        Class<?> raw = OrdinaryArguments.raw(type);
        if (!raw.isPrimitive()) {
            found.add(new Argument(null, null, true));
        }
        if (raw == boolean.class) {
            found.add(new Argument(!(boolean) ordinary, null, false));
        } else if (raw.isArray()) {
            arrays(raw, ordinary, found);
        } else if (raw == List.class || raw == Iterable.class) {
            lists(((ParameterizedType) type).getActualTypeArguments()[0], (List<?>) ordinary, found);
        } else if (raw == Set.class) {
            var withNull = new HashSet<Object>((Set<?>) ordinary);
            withNull.add(null);
            found.add(new Argument(new HashSet<>(), null, false));
            found.add(new Argument(withNull, null, true));
        } else if (raw == Map.class) {
            maps(((ParameterizedType) type).getActualTypeArguments()[1], (Map<?, ?>) ordinary, found);
        } else if (raw == int.class || raw == Integer.class) {
            numbers(INTS, found);
        } else if (raw == long.class || raw == Long.class) {
            numbers(LONGS, found);
        } else if (raw == double.class || raw == Double.class) {
            numbers(DOUBLES, found);
        } else if (raw == LocalDate.class) {
            numbers(DAYS, found);
        } else if (raw == BigInteger.class) {
            numbers(BIG, found);
        } else {
            values(type, raw).forEach(value -> found.add(new Argument(value, null, false)));
        }
        return found;
    }

    private static void numbers(Object[] numbers, List<Argument> found) {
        for (Object number : numbers) {
            found.add(new Argument(number, number, false));
        }
    }

    private Stream<?> values(Type type, Class<?> raw) {
        if (raw == String.class || raw == Object.class || raw == Comparable.class) {
            return Stream.of(STRINGS);
        } else if (raw == ToDoubleFunction.class) {
            return Stream.of(DOUBLES).map(number -> (ToDoubleFunction<Object>) value -> (double) number);
        } else if (raw == ToLongFunction.class) {
            return Stream.of(LONGS).map(number -> (ToLongFunction<Object>) value -> (long) number);
        } else if (raw == Function.class) {
            boolean toDay =
                    OrdinaryArguments.raw(((ParameterizedType) type).getActualTypeArguments()[1]) == LocalDate.class;
            return toDay ? Stream.of(DAYS).map(day -> (Function<Object, Object>) value -> day) : Stream.of();
        } else if (raw == IntPredicate.class) {
            return Stream.of((IntPredicate) value -> false);
        } else if (raw == Predicate.class) {
            return Stream.of((Predicate<Object>) value -> false);
        } else if (raw == IntBuffer.class) {
            return Stream.of(IntBuffer.allocate(0), IntBuffer.allocate(1));
        } else if (raw == LongBuffer.class) {
            return Stream.of(LongBuffer.allocate(0), LongBuffer.allocate(1));
        }
        return samples.all(raw).stream().filter(value -> OrdinaryArguments.fits(value, type));
    }

    /** Empty, one element less, one more, and its first or last element replaced. */
    private void arrays(Class<?> type, Object ordinary, List<Argument> found) {
        int length = Array.getLength(ordinary);
        found.add(new Argument(resized(ordinary, 0), null, false));
        if (length > 0) {
            found.add(new Argument(resized(ordinary, length - 1), null, false));
            found.add(new Argument(resized(ordinary, length + 1), null, false));
            for (int at = 0; at < length; at += Math.max(1, length - 1)) {
                for (Argument element : of(type.getComponentType(), Array.get(ordinary, at))) {
                    Object array = resized(ordinary, length);
                    Array.set(array, at, element.value);
                    found.add(new Argument(array, element.hostile, element.hasNull));
                }
            }
        }
    }

    private static Object resized(Object array, int length) {
        int was = Array.getLength(array);
        Object resized = Array.newInstance(array.getClass().getComponentType(), length);
        for (int i = 0; i < length; i++) {
            Array.set(resized, i, Array.get(array, Math.min(i, was - 1)));
        }
        return resized;
    }

    private void lists(Type elements, List<?> ordinary, List<Argument> found) {
        found.add(new Argument(new ArrayList<>(), null, false));
        if (!ordinary.isEmpty()) {
            int last = ordinary.size() - 1;
            found.add(new Argument(new ArrayList<>(ordinary.subList(0, last)), null, false));
            var longer = new ArrayList<Object>(ordinary);
            longer.add(ordinary.get(last));
            found.add(new Argument(longer, null, false));
            for (Argument element : of(elements, ordinary.get(last))) {
                var list = new ArrayList<Object>(ordinary);
                list.set(last, element.value);
                found.add(new Argument(list, element.hostile, element.hasNull));
            }
        }
    }

    private void maps(Type values, Map<?, ?> ordinary, List<Argument> found) {
        found.add(new Argument(new HashMap<>(), null, false));
        if (!ordinary.isEmpty()) {
            Object key = ordinary.keySet().iterator().next();
            var withNull = new HashMap<Object, Object>(ordinary);
            withNull.put(null, ordinary.get(key));
            found.add(new Argument(withNull, null, true));
            for (Argument value : of(values, ordinary.get(key))) {
                var map = new HashMap<Object, Object>(ordinary);
                map.put(key, value.value);
                found.add(new Argument(map, value.hostile, value.hasNull));
            }
        }
    }
}
