package dev.retention;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The exported types and what can be called of them, always in the same order. */
final class ExportedApi {

    private static final Path CLASSES = Path.of("target", "classes");

    private ExportedApi() {}

    static List<Class<?>> types() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.map(file -> CLASSES.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replaceAll("[/\\\\]", "."))
                    .filter(name -> !name.contains(".internal."))
                    .sorted()
                    .<Class<?>>map(ExportedApi::load)
                    .filter(ExportedApi::isPublic)
                    .toList();
        }
    }

    static Class<?> load(String name) {
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

    static boolean isOfThisLibrary(Class<?> type) {
        return type.getName().startsWith("dev.retention.");
    }

    /** Public constructors and static methods, but those that the compiler makes for each enum. */
    static List<Executable> makers(Class<?> type) {
        Stream<Method> methods = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> isOffered(method) && Modifier.isStatic(method.getModifiers()))
                .filter(method ->
                        !(type.isEnum() && List.of("values", "valueOf").contains(method.getName())));
        return sorted(Stream.concat(Arrays.stream(type.getConstructors()), methods));
    }

    /** Public methods of an instance, those of its interfaces in this library too. */
    static List<Executable> methods(Class<?> type) {
        return sorted(Arrays.stream(type.getMethods())
                .filter(method -> isOffered(method) && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> isOfThisLibrary(method.getDeclaringClass()) && isPublic(method.getDeclaringClass())));
    }

    private static boolean isOffered(Method method) {
        return Modifier.isPublic(method.getModifiers()) && !method.isSynthetic();
    }

    private static List<Executable> sorted(Stream<? extends Executable> executables) {
        return executables
                .<Executable>map(executable -> executable)
                .sorted(Comparator.comparing(Executable::toGenericString))
                .toList();
    }

    /** As one would say it: {@code NpsCounts.of(NpsScale scale, int[] answers)}. */
    static String name(Executable executable) {
        String method = executable instanceof Constructor ? "new" : executable.getName();
        return Arrays.stream(executable.getParameters())
                .map(parameter -> parameter.getType().getSimpleName() + " " + parameter.getName())
                .collect(Collectors.joining(
                        ", ", executable.getDeclaringClass().getSimpleName() + "." + method + "(", ")"));
    }
}
