package dev.retention;

import dev.retention.HostileArguments.Argument;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collector;

/**
 * Calls all that is exported, with arguments that are ordinary but for one, and prints what breaks the {@link ApiRules}.
 *
 * <p>It runs in a process of its own, with a small heap: a hostile size must fail by a check and not by the heap, and what does not come
 * back must not hold up the tests.
 */
final class ApiWalk {

    private static final long SECOND = 1_000_000_000L;

    private final Samples samples = new Samples();
    private final OrdinaryArguments ordinary = new OrdinaryArguments(samples);
    private final HostileArguments hostile = new HostileArguments(samples);
    private final ApiRules rules = new ApiRules();

    /** What a method may be called with, and on which sample. */
    private record Call(Object instance, Object[] arguments) {}

    private final Map<Executable, Call> calls = new LinkedHashMap<>();
    private final Set<String> broken = new LinkedHashSet<>();
    private int count;

    /** For the watch: what is called, and since when. */
    private volatile String underWay = "";

    private volatile long since = System.nanoTime();

    public static void main(String[] arguments) throws Exception {
        var walk = new ApiWalk();
        var thread = new Thread(() -> {
            try {
                walk.run();
            } catch (Throwable e) {
                e.printStackTrace(System.out);
            }
        });
        thread.setDaemon(true);
        thread.start();
        while (thread.isAlive()) {
            thread.join(100);
            if (System.nanoTime() - walk.since > 10 * SECOND) {
                System.out.println("does not come back: " + walk.underWay);
                for (StackTraceElement element : thread.getStackTrace()) {
                    System.out.println("    at " + element);
                }
                Runtime.getRuntime().halt(1);
            }
        }
    }

    private void run() throws Exception {
        List<Class<?>> types = ExportedApi.types();
        findOrdinaryCalls(types);
        for (Map.Entry<Executable, Call> entry : calls.entrySet()) {
            check(entry.getKey(), entry.getValue());
        }
        for (Map.Entry<Executable, Call> entry : calls.entrySet()) {
            checkHostile(entry.getKey(), entry.getValue());
        }
        int before = count;
        for (Class<?> type : types) {
            for (Object instance : samples.extreme(type)) {
                if (instance.getClass() == type) {
                    ExportedApi.methods(type).forEach(method -> checkOn(instance, method));
                }
            }
        }
        broken.forEach(System.out::println);
        System.out.println("types=" + types.size() + " methods=" + calls.size() + " calls=" + count
                + " ofThemOnExtremes=" + (count - before));
    }

    private void findOrdinaryCalls(List<Class<?>> types) {
        var without = new LinkedHashSet<Executable>();
        for (Class<?> type : types) {
            without.addAll(ExportedApi.makers(type));
            without.addAll(ExportedApi.methods(type));
        }
        // What one method makes, another takes.
        for (int round = 0; round < 3; round++) {
            without.removeIf(this::findOrdinaryCall);
        }
        for (Executable method : without) {
            if (!isForCallersToImplement(method.getDeclaringClass())) {
                broken.add(
                        ExportedApi.name(method) + ": needs ordinary arguments: add some, or an instance to Samples");
            }
        }
    }

    private boolean isForCallersToImplement(Class<?> type) {
        return type.isInterface() && samples.of(type).isEmpty();
    }

    private boolean findOrdinaryCall(Executable method) {
        List<Object> instances = isOfInstance(method) ? samples.of(method.getDeclaringClass()) : List.of(false);
        for (Object instance : instances) {
            Optional<Object[]> arguments = ordinary.find(method, candidates -> succeeds(method, instance, candidates));
            if (arguments.isPresent()) {
                calls.put(method, new Call(instance, arguments.get().clone()));
                return true;
            }
        }
        return false;
    }

    private static boolean isOfInstance(Executable method) {
        return method instanceof Method && !Modifier.isStatic(method.getModifiers());
    }

    private boolean succeeds(Executable method, Object instance, Object[] arguments) {
        try {
            samples.keep(call(method, instance, arguments));
            return true;
        } catch (IllegalStateException e) {
            return arguments.length == 0; // an instance that has no answer to give
        } catch (Throwable e) {
            return false;
        }
    }

    private Object call(Executable method, Object instance, Object[] arguments) throws Throwable {
        count++;
        underWay = method.toString();
        since = System.nanoTime();
        return invoke(method, instance, OrdinaryArguments.fresh(arguments));
    }

    private static Object invoke(Executable method, Object instance, Object[] arguments) throws Throwable {
        try {
            return method instanceof Method m
                    ? m.invoke(instance, arguments)
                    : ((Constructor<?>) method).newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private void breaks(Executable method, String call, String rule, Object got) {
        broken.add(ExportedApi.name(method) + " with " + call + ": " + rule + ", got " + shown(got));
    }

    private static String shown(Object value) {
        String text;
        try {
            text = value instanceof Throwable failure
                    ? failure + " at "
                            + Arrays.stream(failure.getStackTrace()).findFirst().orElse(null)
                    : Arrays.deepToString(new Object[] {value});
        } catch (RuntimeException e) {
            text = e.toString();
        }
        String oneLine = text.replaceAll("\\p{C}", "?");
        return oneLine.length() > 300 ? oneLine.substring(0, 300) + "..." : oneLine;
    }

    /** With ordinary arguments. */
    private void check(Executable method, Call call) {
        try {
            Object result = call(method, call.instance, call.arguments);
            if (result == null && !(method instanceof Method m && m.getReturnType() == void.class)) {
                breaks(method, "ordinary arguments", "never null", null);
            }
            rules.brokenByResult(method, result).ifPresent(rule -> breaks(method, "ordinary arguments", rule, result));
            if (!isAccumulator(method) && !(result instanceof Collector)) {
                checkThatNothingIsShared(method, call, OrdinaryArguments.fresh(new Object[] {result})[0]);
            }
        } catch (Throwable e) {
            rules.brokenByFailure(method, call.arguments, e)
                    .ifPresent(rule -> breaks(method, "ordinary arguments", rule, e));
        }
    }

    /** The answer is the same whatever is done to the arguments, and to the answer before. */
    private void checkThatNothingIsShared(Executable method, Call call, Object expected) throws Throwable {
        Object[] arguments = OrdinaryArguments.fresh(call.arguments);
        Object made = invoke(method, call.instance, arguments);
        for (Object argument : arguments) {
            overwrite(argument);
        }
        if (!isSame(expected, made)) {
            breaks(method, "arguments that are changed afterwards", "still " + shown(expected), made);
        }
        if (isOpen(made)) {
            breaks(method, "ordinary arguments", "an immutable collection", made.getClass());
        }
        overwrite(made);
        Object again = call(method, call.instance, call.arguments);
        if (!isSame(expected, again)) {
            breaks(method, "a change of what it gave before", "still " + shown(expected), again);
        }
    }

    /** Equal or, of what has no equality, written alike. */
    private static boolean isSame(Object expected, Object actual) {
        return Objects.deepEquals(expected, actual)
                || Arrays.deepToString(new Object[] {expected}).equals(Arrays.deepToString(new Object[] {actual}));
    }

    private static boolean isAccumulator(Executable method) {
        return method.getDeclaringClass().getSimpleName().endsWith("Accumulator");
    }

    private static void overwrite(Object value) {
        if (value instanceof ArrayList<?> || value instanceof HashSet<?>) {
            ((Collection<?>) value).clear();
        } else if (value instanceof HashMap<?, ?> map) {
            map.clear();
        } else if (value != null && value.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(value); i++) {
                Object element = Array.get(value, i);
                if (element instanceof Double) {
                    Array.set(value, i, -77.25);
                } else if (element instanceof Long) {
                    Array.set(value, i, -77L);
                } else if (element instanceof Integer) {
                    Array.set(value, i, -77);
                } else if (element instanceof Byte) {
                    Array.set(value, i, (byte) -77);
                } else if (element instanceof Boolean bit) {
                    Array.set(value, i, !bit);
                } else if (element != null && element.getClass().isArray()) {
                    overwrite(element);
                } else {
                    Array.set(value, i, null);
                }
            }
        }
    }

    /** Whether a collection lets its elements be removed. */
    private static boolean isOpen(Object result) {
        if (result instanceof List<?> list && !list.isEmpty() && isDone(() -> replaceFirst(list))) {
            return true;
        } else if (result instanceof Collection<?> values) {
            return isDone(values::clear) || !values.isEmpty() && isDone(() -> removeFirst(values));
        }
        return result instanceof Map<?, ?> map && isDone(map::clear);
    }

    private static <E> void replaceFirst(List<E> list) {
        list.set(0, list.get(0));
    }

    private static void removeFirst(Collection<?> values) {
        var elements = values.iterator();
        elements.next();
        elements.remove();
    }

    private static boolean isDone(Runnable change) {
        try {
            change.run();
            return true;
        } catch (UnsupportedOperationException e) {
            return false;
        }
    }

    /** With one argument that is not ordinary, in turn. */
    private void checkHostile(Executable method, Call call) {
        Type[] types = method.getGenericParameterTypes();
        for (int p = 0; p < types.length; p++) {
            for (Argument argument : hostile.of(types[p], call.arguments[p])) {
                Object[] arguments = call.arguments.clone();
                arguments[p] = argument.value();
                checkHostile(method, call.instance, arguments, p, argument);
            }
        }
    }

    private void checkHostile(Executable method, Object instance, Object[] arguments, int p, Argument argument) {
        String what = method.getParameters()[p].getName() + "=";
        try {
            Object result = callInTime(method, instance, arguments);
            rules.brokenByResult(method, argument, result)
                    .ifPresent(rule -> breaks(method, what + shown(argument.value()), rule, result));
            if (!isOfInstance(method)) {
                samples.keepExtreme(result);
            }
        } catch (Throwable e) {
            rules.brokenByFailure(method, arguments, p, argument, e)
                    .ifPresent(rule -> breaks(method, what + shown(argument.value()), rule, e));
        }
    }

    /** Ordinary arguments of an instance that was made of hostile ones. */
    private void checkOn(Object instance, Executable method) {
        Call call = calls.get(method);
        if (call == null) {
            return;
        }
        try {
            Object result = callInTime(method, instance, call.arguments);
            rules.brokenByResult(method, result)
                    .ifPresent(rule -> breaks(method, "on " + shown(instance), rule, result));
        } catch (Throwable e) {
            rules.brokenByFailure(method, call.arguments, e)
                    .ifPresent(rule -> breaks(method, "on " + shown(instance), rule, e));
        }
    }

    /** A call that takes more than a second is timed again by its processor: something else may have had it. */
    private Object callInTime(Executable method, Object instance, Object[] arguments) throws Throwable {
        long start = System.nanoTime();
        try {
            return call(method, instance, arguments);
        } finally {
            if (System.nanoTime() - start > SECOND) {
                long before = processorNanos();
                succeeds(method, instance, arguments);
                long took = processorNanos() - before;
                if (took > SECOND) {
                    breaks(method, shown(arguments), "an answer within a second", took / 1_000_000 + " ms");
                }
            }
        }
    }

    private static long processorNanos() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .orElseGet(System::nanoTime);
    }
}
