package dev.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What callers, in other languages too, and mappers make of the exported methods. */
class PublicNamesTest {

    /** The keywords of Kotlin (hard ones), Scala 3 (with the soft ones that a method may not be called by) and Python 3. */
    private static final Set<String> KEYWORDS = Arrays.stream(("as break class continue do else false for fun if in"
                            + " interface is null object package return super this throw true try typealias typeof val"
                            + " var when while abstract case catch def enum export extends final finally given implicit"
                            + " import lazy match new override private protected sealed then trait type with yield and"
                            + " assert async await del elif except from global lambda nonlocal not or pass raise print")
                    .split(" "))
            .collect(Collectors.toUnmodifiableSet());

    @Test
    void noMethodIsCalledAsAKeyword() throws IOException {
        assertEquals(List.of(), methods(method -> KEYWORDS.contains(method.getName())));
    }

    @Test
    void onlyFactoriesAreCalledOf() throws IOException {
        assertEquals(List.of(), methods(method -> method.getName().equals("of") && !isStatic(method)));
    }

    /** A default mapper would write them as properties, and fail to read them back. */
    @Test
    void recordsHaveNoMethodThatLooksLikeAProperty() throws IOException {
        assertEquals(
                List.of(),
                methods(method -> method.getDeclaringClass().isRecord()
                        && method.getParameterCount() == 0
                        && !isStatic(method)
                        && method.getName().matches("(is|get)[A-Z].*")));
    }

    /**
     * Nobody can tell three bare numbers apart: days are dates, and a range of days is one value. Only the scores of R, F and M
     * come in an order that their name tells.
     */
    @Test
    void noMethodTakesThreeInts() throws IOException {
        assertEquals(
                List.of("CellCounts.count", "SegmentGrid.ofRfm"),
                exportedMethods().stream()
                        .filter(method -> Arrays.stream(method.getParameterTypes())
                                        .filter(type -> type == int.class)
                                        .count()
                                >= 3)
                        .map(method -> method.getDeclaringClass().getSimpleName() + "." + method.getName())
                        .sorted()
                        .toList());
    }

    private static boolean isStatic(Member member) {
        return Modifier.isStatic(member.getModifiers());
    }

    private static List<String> methods(Predicate<Method> which) throws IOException {
        List<Method> all = exportedMethods();
        assertTrue(all.size() > 500, () -> "only " + all.size() + " methods were found");
        return all.stream().filter(which).map(Method::toString).toList();
    }

    private static List<Method> exportedMethods() throws IOException {
        return ExportedApi.types().stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .toList();
    }
}
