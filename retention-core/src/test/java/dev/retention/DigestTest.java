package dev.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retention.Digest.Group;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every answer of the library is, bit for bit, the one that is kept: on this JDK, in a Turkish locale, in the zone of Apia and in
 * that of Kathmandu, in UTF-8 and in ISO-8859-1. A change that is meant changes lines of {@code digest/kept.txt}; the
 * commands that write it anew and that show the answers of a type are in {@link Digest}.
 */
class DigestTest {

    private static final List<String> ANOTHER_JVM = List.of(
            "-Duser.language=tr",
            "-Duser.country=TR",
            "-Duser.timezone=Asia/Kathmandu",
            "-Dfile.encoding=ISO-8859-1",
            "-XX:TieredStopAtLevel=1");

    @Test
    void everyAnswerIsTheOneThatIsKept() throws IOException, InterruptedException {
        Process other = another("lines", "samples");
        DigestWalk walk = Digest.walked(Group.GENERATED, (call, answer) -> {});
        assertKept(Digest.lines(Group.GENERATED, walk), Group.GENERATED);
        try (InputStream out = other.getInputStream()) {
            assertKept(read(out), Group.SAMPLES);
        }
        assertEquals(0, other.waitFor());
    }

    /** Takes a quarter of a minute: {@code -Ddigest.public=true} asks for it. */
    @Test
    void everyAnswerAboutPublicDataIsTheOneThatIsKept() throws IOException {
        assumeTrue(Boolean.getBoolean("digest.public"), "digest.public is not set: it takes a quarter of a minute");
        DigestWalk walk = Digest.walked(Group.PUBLIC, (call, answer) -> {});
        assertKept(Digest.lines(Group.PUBLIC, walk), Group.PUBLIC);
    }

    private static void assertKept(Map<String, String> lines, Group group) throws IOException {
        Map<String, String> kept;
        try (InputStream in = DigestTest.class.getResourceAsStream("/digest/kept.txt")) {
            kept = read(in);
        }
        kept.keySet().removeIf(what -> !what.startsWith(group + " "));
        var different = new TreeSet<>(kept.keySet());
        different.addAll(lines.keySet());
        different.removeIf(what -> !Digest.NO_VALUE.equals(lines.get(what))
                && kept.getOrDefault(what, "").equals(lines.get(what)));
        assertEquals(
                List.of(),
                different.stream().map(what -> what + " " + lines.get(what)).toList(),
                "other answers than those kept: Digest says how to look at them and how to keep what is meant");
    }

    private static Map<String, String> read(InputStream lines) throws IOException {
        return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.lastIndexOf(' ')),
                        line -> line.substring(line.lastIndexOf(' ') + 1),
                        (a, b) -> a,
                        TreeMap::new));
    }

    private static Process another(String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ANOTHER_JVM);
        command.addAll(
                List.of("-cp", Path.of("target", "classes") + File.pathSeparator + Path.of("target", "test-classes")));
        command.add(Digest.class.getName());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
