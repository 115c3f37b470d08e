package dev.retention.examples.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Says at the end of the build, once for each reason, how many tests of all modules did not run. */
final class NotRun {

    /** Of a test that was given up, the reason is in the text; of one that was switched off, in an attribute. */
    private static final Pattern SKIPPED = Pattern.compile(
            "<skipped[^>]*?(?: message=\"([^\"]*)\")?/?>(?:<!\\[CDATA\\[[^\\n]*?: Assumption failed: ([^\\n]*))?");

    private NotRun() {}

    /** Arguments: the folder of the project, and when the build began. */
    public static void main(String[] args) throws IOException {
        Instant begin = Instant.parse(args[1]);
        var counts = new TreeMap<String, Integer>();
        for (Path report : reports(Path.of(args[0]))) {
            if (!Files.getLastModifiedTime(report).toInstant().isBefore(begin)) {
                Matcher skipped = SKIPPED.matcher(Files.readString(report));
                while (skipped.find()) {
                    String reason = skipped.group(2) != null ? skipped.group(2) : skipped.group(1);
                    counts.merge(reason == null ? "they do not say why" : reason, 1, Integer::sum);
                }
            }
        }
        counts.forEach(
                (reason, count) -> System.out.println("[WARNING] Tests that did not run: " + count + ". " + reason));
    }

    private static List<Path> reports(Path project) throws IOException {
        try (Stream<Path> files = Files.walk(project, 5)) {
            return files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                    .filter(file -> file.getParent().endsWith("surefire-reports"))
                    .toList();
        }
    }
}
