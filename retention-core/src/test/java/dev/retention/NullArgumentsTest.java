package dev.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever a value can be made with says which argument is null: every public constructor and static method is called with nulls. */
class NullArgumentsTest {

    private static final Path CLASSES = Path.of("target", "classes");

    /** What goes with the nulls: ordinary numbers, so that nulls are all there is to complain about. */
    private static final Map<Class<?>, Object> ORDINARY =
            Map.of(boolean.class, false, int.class, 1, long.class, 1L, double.class, 0.5);

    @Test
    void everyNullIsNamed() throws IOException {
        var unnamed = new ArrayList<String>();
        int calls = 0;
        for (Class<?> type : publicTypes()) {
            for (Executable maker : makers(type)) {
                calls++;
                String message = complaint(maker);
                if (message == null || !message.matches("\\w+")) {
                    unnamed.add(type.getSimpleName() + "." + maker.getName() + ": " + message);
                }
            }
        }
        assertTrue(calls > 100, "types and their makers are found");
        assertEquals(List.of(), unnamed);
    }

    private static List<Class<?>> publicTypes() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.map(file -> CLASSES.relativize(file).toString())
                    .filter(file ->
                            file.endsWith(".class") && !file.contains("internal") && !file.endsWith("-info.class"))
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replaceAll("[/\\\\]", "."))
                    .<Class<?>>map(NullArgumentsTest::load)
                    .filter(NullArgumentsTest::isPublic)
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
    private static String complaint(Executable maker) {
        Object[] arguments =
                Arrays.stream(maker.getParameterTypes()).map(ORDINARY::get).toArray();
        try {
            Object made = maker instanceof Method method
                    ? method.invoke(null, arguments)
                    : ((Constructor<?>) maker).newInstance(arguments);
            return "made " + made;
        } catch (InvocationTargetException e) {
            return e.getCause() instanceof NullPointerException npe
                    ? npe.getMessage()
                    : e.getCause().toString();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(maker.toString(), e);
        }
    }
}
