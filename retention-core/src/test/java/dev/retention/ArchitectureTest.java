package dev.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/** Imports run one way: each package may use those that this table gives it, {@code internal}, and {@code java.base}. */
class ArchitectureTest {

    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("internal", Set.of()),
            Map.entry("internal.math", Set.of("internal")),
            Map.entry("internal.rows", Set.of("internal")),
            Map.entry("internal.text", Set.of("internal")),
            Map.entry("estimate", Set.of()),
            Map.entry("period", Set.of()),
            Map.entry("rate", Set.of("estimate")),
            Map.entry("purchase", Set.of("estimate")),
            Map.entry("survey", Set.of("estimate")),
            Map.entry("economics", Set.of("estimate", "period")),
            Map.entry("experiment", Set.of("estimate")),
            Map.entry("activity", Set.of("estimate", "period", "rate", "purchase")),
            Map.entry("revenue", Set.of("estimate", "rate")),
            Map.entry("rfm", Set.of("estimate", "period", "purchase", "activity")),
            Map.entry("basket", Set.of("estimate")),
            Map.entry("loyalty", Set.of("estimate", "period", "activity")),
            Map.entry("cohort", Set.of("estimate", "period", "activity")),
            Map.entry("survival", Set.of("estimate", "period", "activity")),
            Map.entry("campaign", Set.of("estimate", "period", "economics", "experiment", "activity", "survival")),
            Map.entry("segment", Set.of("estimate", "rfm")),
            Map.entry("history", Set.of("estimate", "period", "activity", "cohort")),
            Map.entry("lifetime", Set.of("estimate", "period", "economics", "history")),
            Map.entry("covariate", Set.of("estimate", "period", "history", "lifetime")),
            Map.entry("value", Set.of("estimate", "period", "economics", "activity", "history", "lifetime")),
            Map.entry("forecast", Set.of("estimate", "period", "economics", "activity", "history", "lifetime")),
            Map.entry("timing", Set.of("estimate", "period", "economics", "activity", "history", "lifetime")),
            Map.entry("lifecycle", Set.of("estimate", "period", "activity", "history", "lifetime")),
            Map.entry(
                    "audience",
                    Set.of("estimate", "period", "economics", "activity", "history", "lifetime", "lifecycle")));

    private static final Path CLASSES = Path.of("target", "classes");

    private static final Pattern EDGE =
            Pattern.compile("^\\s+dev\\.retention\\.([\\w.]+)\\s+->\\s+(\\S+)\\s+(.*)$", Pattern.MULTILINE);

    @Test
    void importsRunOneWay() {
        var forbidden = new TreeMap<String, Set<String>>();
        var edges = EDGE.matcher(jdeps("-verbose:package", "-filter:none"));
        int seen = 0;
        while (edges.find()) {
            seen++;
            String from = edges.group(1);
            String to = edges.group(2);
            boolean jdk = edges.group(3).trim().equals("java.base");
            String ours = to.replace("dev.retention.", "");
            boolean allowed = jdk
                    || ours.equals(from)
                    || (ours.startsWith("internal") && !from.startsWith("internal"))
                    || ALLOWED.getOrDefault(from, Set.of()).contains(ours);
            if (!allowed) {
                forbidden.computeIfAbsent(from, k -> new TreeSet<>()).add(to);
            }
        }
        assertTrue(seen > ALLOWED.size(), "jdeps reports edges");
        assertEquals(Map.of(), forbidden, "edges that the table does not allow");
    }

    @Test
    void nothingButJavaBaseIsNeeded() {
        assertEquals("dev.retention -> java.base", jdeps("-summary").trim());
    }

    /** Of what is required but not used jdeps says nothing. */
    @Test
    void nothingButJavaBaseIsRequired() throws IOException {
        try (var moduleInfo = Files.newInputStream(CLASSES.resolve("module-info.class"))) {
            assertEquals(
                    List.of("java.base"),
                    ModuleDescriptor.read(moduleInfo).requires().stream()
                            .map(ModuleDescriptor.Requires::name)
                            .toList());
        }
    }

    private static String jdeps(String... options) {
        var out = new StringWriter();
        var arguments = new ArrayList<>(List.of(options));
        arguments.add(CLASSES.toString());
        int code = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(new PrintWriter(out), new PrintWriter(out), arguments.toArray(String[]::new));
        assertEquals(0, code, out.toString());
        return out.toString();
    }
}
