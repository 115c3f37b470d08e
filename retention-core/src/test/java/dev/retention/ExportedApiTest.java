package dev.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Every exported constructor and method, with one argument after the other being null, NaN, empty, too long, an end of its range, or with
 * such a thing in it: either it fails as {@link ApiRules} say, or it answers within a second what its Javadoc says, in 64 MB.
 *
 * <p>{@link ApiWalk} makes the calls, in a process of its own.
 */
class ExportedApiTest {

    /** What the walk says at its end. */
    private static final Pattern COUNTS =
            Pattern.compile("types=(\\d+) methods=(\\d+) calls=(\\d+) ofThemOnExtremes=(\\d+)");

    @Test
    void whateverIsGivenIsAnsweredOrNamed() throws IOException, InterruptedException {
        List<String> said = walk();
        MatchResult counts = COUNTS.matcher(said.get(said.size() - 1))
                .results()
                .findFirst()
                .orElseThrow(() -> new AssertionError(String.join("\n", said)));
        assertEquals("", String.join("\n", said.subList(0, said.size() - 1)));
        List<Integer> least = List.of(250, 2_300, 45_000, 15_000);
        for (int i = 0; i < least.size(); i++) {
            int count = Integer.parseInt(counts.group(i + 1));
            assertTrue(count >= least.get(i), "types, methods and calls are found: " + said.get(said.size() - 1));
        }
    }

    private static List<String> walk() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = Path.of("target", "classes") + File.pathSeparator + Path.of("target", "test-classes");
        Process process = new ProcessBuilder(
                        java,
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dfile.encoding=UTF-8",
                        "-Duser.language=tr",
                        "-Duser.country=TR",
                        "-Duser.timezone=Pacific/Apia",
                        "-cp",
                        classes,
                        ApiWalk.class.getName())
                .redirectErrorStream(true)
                .start();
        List<String> said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        process.waitFor();
        return said;
    }
}
