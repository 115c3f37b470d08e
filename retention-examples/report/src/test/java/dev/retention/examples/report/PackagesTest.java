package dev.retention.examples.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Imports run one way, as the page of the package says. */
class PackagesTest {

    private static final Path EXAMPLES = Path.of("src", "main", "java", "dev", "retention", "examples");

    private static final Map<String, Set<String>> ALLOWED = Map.of(
            "csv", Set.of(),
            "page", Set.of(),
            "report/findings", Set.of(),
            "report/input", Set.of("csv", "page", "shop", "report/findings"),
            "report/numbers", Set.of("csv", "page", "shop", "report/findings", "report/input"),
            "report/text", Set.of("csv", "page", "report/findings", "report/input", "report/numbers"),
            "report/html", Set.of("csv", "report/findings", "report/input", "report/numbers"),
            "report/json", Set.of("report/findings", "report/input", "report/numbers"),
            "report/export", Set.of("csv", "report/input", "report/numbers"),
            "report/inspect", Set.of("csv", "page", "report/input", "report/numbers"));

    private static final Pattern IMPORT =
            Pattern.compile("^import (?:static )?dev\\.retention\\.examples\\.([a-z.]+)\\.[A-Z]", Pattern.MULTILINE);

    @Test
    void importsRunOneWay() throws IOException {
        var forbidden = new TreeSet<String>();
        var seen = new TreeSet<String>();
        for (Path file : sources()) {
            String folder = EXAMPLES.relativize(file.getParent()).toString().replace('\\', '/');
            seen.add(folder);
            IMPORT.matcher(Files.readString(file))
                    .results()
                    .map(found -> found.group(1).replace('.', '/'))
                    .filter(imported -> !imported.equals(folder))
                    .filter(imported ->
                            ALLOWED.containsKey(folder) && !ALLOWED.get(folder).contains(imported))
                    .forEach(imported -> forbidden.add(folder + " imports " + imported));
        }
        assertEquals(Set.of(), forbidden);
        var expected = new TreeSet<>(ALLOWED.keySet());
        expected.add("report");
        assertEquals(expected, seen, "a package without a rule, or a rule without a package");
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
