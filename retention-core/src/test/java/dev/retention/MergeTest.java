package dev.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.testing.MergeContract;
import dev.retention.testing.Values;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@code plus} has: the contract of merging in {@link MergeProperties}, and a page that says what shards may share. */
class MergeTest {

    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Path README = Path.of("..", "README.md");

    private static final String SHARE = "Shards may share customers";
    private static final String DISJOINT = "Shards must be disjoint";

    @Test
    void everyPlusKeepsTheContract() throws IOException {
        Set<String> held = Arrays.stream(MergeProperties.class.getDeclaredClasses())
                .filter(type -> MergeContract.class.isAssignableFrom(type) && type != MergeProperties.Contract.class)
                .map(type -> (ParameterizedType) type.getGenericSuperclass())
                .map(contract -> ((Class<?>) contract.getActualTypeArguments()[0]).getName())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> adding = mergeable().stream().map(Class::getName).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(adding, held, "a type with a plus has values in the test kit and a group in MergeProperties");
    }

    @Test
    void everyPlusSaysWhatShardsMayShare() throws IOException {
        for (Class<?> type : mergeable()) {
            String page = pageOfPlus(type);
            assertTrue(page.contains("Associative and commutative."), type.getSimpleName() + page);
            assertTrue(page.contains(SHARE) ^ page.contains(DISJOINT), type.getSimpleName() + page);
        }
    }

    @Test
    void theReadmeListsBothKinds() throws IOException {
        String readme = Files.readString(README);
        assertEquals(saying(SHARE), listed(readme, "**May share customers:**"));
        assertEquals(saying(DISJOINT), listed(readme, "**Must be disjoint:**"));
    }

    @Test
    void aMissingOtherIsNamed() throws IOException, ReflectiveOperationException {
        for (Class<?> type : mergeable()) {
            Object value = Values.of(type).sample();
            Method plus = type.getMethod("plus", type);
            var e = assertThrows(InvocationTargetException.class, () -> plus.invoke(value, (Object) null));
            assertEquals("other", e.getCause().getMessage(), type.getSimpleName());
        }
    }

    private static Set<String> saying(String what) throws IOException {
        var names = new TreeSet<String>();
        for (Class<?> type : mergeable()) {
            if (pageOfPlus(type).contains(what)) {
                names.add(type.getSimpleName());
            }
        }
        return names;
    }

    private static Set<String> listed(String readme, String heading) {
        int begin = readme.indexOf(heading);
        assertTrue(begin >= 0, heading);
        String item = readme.substring(begin, readme.indexOf("\n\n", begin));
        int next = item.indexOf("\n- ");
        return Pattern.compile("`(\\w+)`")
                .matcher(next < 0 ? item : item.substring(0, next))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String pageOfPlus(Class<?> type) throws IOException {
        String source = Files.readString(SOURCES.resolve(type.getName().replace('.', '/') + ".java"));
        int plus = source.indexOf("public " + type.getSimpleName() + " plus(");
        return source.substring(source.lastIndexOf("/**", plus), plus).replaceAll("\\s*\\n\\s*\\* ?", " ");
    }

    private static List<Class<?>> mergeable() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<Class<?>> types = files.map(file -> SOURCES.relativize(file).toString())
                    .filter(file -> file.endsWith(".java") && !file.contains("internal") && !file.contains("-info"))
                    .map(file ->
                            file.substring(0, file.length() - ".java".length()).replaceAll("[/\\\\]", "."))
                    .<Class<?>>map(MergeTest::load)
                    .filter(type -> Arrays.stream(type.getMethods()).anyMatch(MergeTest::isPlus))
                    .toList();
            assertTrue(types.size() > 40, "types with a plus are found");
            return types;
        }
    }

    private static boolean isPlus(Method method) {
        Class<?> type = method.getDeclaringClass();
        return method.getName().equals("plus")
                && method.getReturnType() == type
                && Arrays.equals(method.getParameterTypes(), new Class<?>[] {type});
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
