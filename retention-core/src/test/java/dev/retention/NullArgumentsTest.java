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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever is called with nulls says which argument is null: every public constructor and every public method of a value. */
class NullArgumentsTest {

    /** What goes with the nulls: ordinary numbers, so that nulls are all there is to complain about. */
    private static final Map<Class<?>, Object> ORDINARY =
            Map.of(boolean.class, false, int.class, 1, long.class, 1L, double.class, 0.5);

    @Test
    void everyNullIsNamed() throws IOException {
        var unnamed = new ArrayList<String>();
        int calls = 0;
        for (Class<?> type : Samples.publicTypes()) {
            for (Executable maker : makers(type)) {
                calls++;
                String message = complaint(maker, null);
                if (message == null || !message.matches("\\w+")) {
                    unnamed.add(type.getSimpleName() + "." + maker.getName() + ": " + message);
                }
            }
        }
        assertTrue(calls > 100, "types and their makers are found");
        assertEquals(List.of(), unnamed);
    }

    @Test
    void everyNullOfAnInstanceIsNamed() throws IOException {
        var unnamed = new ArrayList<String>();
        int calls = 0;
        for (Object sample : new Samples().ofAllTypes()) {
            for (Method method : Samples.methods(sample)) {
                boolean takesObjects = Arrays.stream(method.getParameterTypes()).anyMatch(p -> !p.isPrimitive());
                if (takesObjects && !method.getName().equals("equals")) {
                    calls++;
                    String message = complaint(method, sample);
                    if (message == null || !message.matches("\\w+")) {
                        unnamed.add(method + ": " + message);
                    }
                }
            }
        }
        assertTrue(calls > 200, "methods are found, got " + calls);
        assertEquals(List.of(), unnamed);
    }

    private static List<Executable> makers(Class<?> type) {
        return Stream.concat(
                        Arrays.stream(type.getConstructors()),
                        Arrays.stream(type.getDeclaredMethods())
                                .filter(method -> Modifier.isPublic(method.getModifiers())
                                        && Modifier.isStatic(method.getModifiers())))
                .filter(maker -> !(type.isEnum() && maker.getName().equals("valueOf")))
                .filter(maker -> Arrays.stream(maker.getParameterTypes()).anyMatch(p -> !p.isPrimitive()))
                .toList();
    }

    /** The message of the {@code NullPointerException}, or whatever came in its place. */
    private static String complaint(Executable called, Object instance) {
        Object[] arguments =
                Arrays.stream(called.getParameterTypes()).map(ORDINARY::get).toArray();
        try {
            Object made = called instanceof Method method
                    ? method.invoke(instance, arguments)
                    : ((Constructor<?>) called).newInstance(arguments);
            return "gave " + made;
        } catch (InvocationTargetException e) {
            return e.getCause() instanceof NullPointerException npe
                    ? npe.getMessage()
                    : e.getCause().toString();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(called.toString(), e);
        }
    }
}
