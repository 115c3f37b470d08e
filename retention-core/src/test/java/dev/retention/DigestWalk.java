package dev.retention;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Calls every public constructor and method of every exported type that it comes by, of values that it is given and of values that
 * these calls give, and keeps a digest of all answers for each type. An error is an answer too, with its message.
 */
final class DigestWalk {

    /** Of one class so many values are asked. */
    private static final int VALUES_OF_A_CLASS = 1;

    private final Map<String, MessageDigest> digests = new TreeMap<>();
    private final Map<Class<?>, Integer> asked = new HashMap<>();
    private final Set<Class<?>> seen = new HashSet<>();
    private final Queue<Object> waiting = new ArrayDeque<>();
    private final Listener listener;
    private int calls;

    /** Is told each call and its answer. */
    interface Listener {
        void answered(String call, String answer);
    }

    DigestWalk(Listener listener) {
        this.listener = listener;
    }

    /** Makes all that can be made of the data, and asks that, and the values that come with them, and what these answer with. */
    void walk(DigestData data, List<Class<?>> types) {
        asked.clear();
        DigestArguments arguments = data.arguments();
        for (Class<?> type : types) {
            for (Executable maker : makers(type)) {
                if (data.isOfSamples() || takesData(maker)) {
                    call(data.name(), maker, null, arguments);
                }
            }
        }
        data.values().forEach(this::found);
        for (Object next = waiting.poll(); next != null; next = waiting.poll()) {
            for (Method method : methods(next)) {
                call(data.name(), method, next, arguments);
            }
        }
    }

    private static boolean takesData(Executable maker) {
        return Arrays.stream(maker.getParameterTypes())
                .anyMatch(type -> type.isArray()
                        || List.class == type
                        || type.getName().startsWith("dev.retention.") && !type.isEnum());
    }

    private void found(Object value) {
        seen.add(value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass());
        if (asked.merge(value.getClass(), 1, Integer::sum) <= (value instanceof Enum ? 9 : VALUES_OF_A_CLASS)) {
            waiting.add(value);
        }
    }

    private void call(String part, Executable called, Object value, DigestArguments arguments) {
        String name = part + " " + called.getDeclaringClass().getName() + "." + called.getName()
                + Arrays.stream(called.getParameterTypes())
                        .map(Class::getSimpleName)
                        .toList();
        int number = 0;
        for (Object[] chosen : arguments.choices(called)) {
            String answer = answer(called, value, chosen);
            calls++;
            listener.answered(name + " #" + number++, answer);
            add(called.getDeclaringClass(), name + answer);
        }
    }

    private String answer(Executable called, Object value, Object[] arguments) {
        try {
            Object answer = called instanceof Method method
                    ? method.invoke(value, arguments)
                    : ((Constructor<?>) called).newInstance(arguments);
            if (value == null) {
                seen.add(called.getDeclaringClass());
            }
            String form = DigestForm.of(answer, this::found);
            return called.getName().equals("toString") ? DigestForm.spelled(form) : form;
        } catch (InvocationTargetException e) {
            if (!(e.getCause() instanceof RuntimeException)) {
                throw new AssertionError(called.toString(), e.getCause());
            }
            return e.getCause() instanceof ClassCastException
                    ? "of no use" // a raw list or function, and words of the JVM
                    : DigestForm.spelled(e.getCause().toString());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(called.toString(), e);
        }
    }

    private void add(Class<?> type, String text) {
        digests.computeIfAbsent(type.getName(), name -> Digest.sha256()).update(text.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return the types whose values have been seen} */
    Set<Class<?>> seen() {
        return seen;
    }

    int calls() {
        return calls;
    }

    /** {@return the name of each type and the digest of its answers, in order} Ends the walk. */
    Map<String, String> digests() {
        var result = new TreeMap<String, String>();
        digests.forEach((type, digest) -> result.put(type, HexFormat.of().formatHex(digest.digest(), 0, 10)));
        return result;
    }

    static List<Executable> makers(Class<?> type) {
        return Stream.<Executable>concat(
                        Arrays.stream(type.getConstructors()),
                        Arrays.stream(type.getDeclaredMethods()).filter(method -> isPublic(method, true)))
                .sorted(Comparator.comparing(Executable::toGenericString))
                .toList();
    }

    /** All but the hash code: that of an enum constant is another one in each process. */
    private static List<Method> methods(Object value) {
        Class<?> type = value.getClass();
        Stream<Class<?>> open = Modifier.isPublic(type.getModifiers())
                ? Stream.of(type)
                : Stream.concat(Stream.of(type.getSuperclass()), Arrays.stream(type.getInterfaces()));
        return open.flatMap(c -> Arrays.stream(c.getMethods()))
                .filter(method -> method.getDeclaringClass().getName().startsWith("dev.retention."))
                .filter(method -> Modifier.isPublic(method.getDeclaringClass().getModifiers()))
                .filter(method -> isPublic(method, false)
                        && !method.getName().equals("hashCode")
                        && !method.getName().equals("equals"))
                .sorted(Comparator.comparing(Executable::toGenericString))
                .toList();
    }

    static boolean isPublic(Method method, boolean isStatic) {
        return Modifier.isPublic(method.getModifiers())
                && Modifier.isStatic(method.getModifiers()) == isStatic
                && !method.isSynthetic();
    }
}
