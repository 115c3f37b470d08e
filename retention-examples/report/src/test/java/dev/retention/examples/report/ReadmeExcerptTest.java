package dev.retention.examples.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds what the README shows of the report to what the report prints. */
class ReadmeExcerptTest {

    private static final Path README = Path.of("..", "..", "README.md");

    private static final Pattern EXCERPT =
            Pattern.compile("<!-- excerpt of the report -->\n```text\n(.+?)```\n", Pattern.DOTALL);

    private static final Pattern OVERDUE =
            Pattern.compile("<!-- excerpt of overdue.csv -->\n```text\n(.+?)```\n", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void theExportWritesWhatIsShownOfIt() throws IOException {
        Reports.text("--export=" + folder, "--control=0.1");
        var excerpt = OVERDUE.matcher(Files.readString(README));
        assertTrue(excerpt.find());
        String written = Files.readString(folder.resolve("overdue.csv")).replace("\r\n", "\n");
        assertTrue(written.startsWith(excerpt.group(1)), written::toString);
    }

    @Test
    void theReportPrintsWhatIsShownOfIt() throws IOException {
        var excerpt = EXCERPT.matcher(Files.readString(README));
        assertTrue(excerpt.find());
        assertTrue(Reports.text().contains(excerpt.group(1)), excerpt.group(1));
    }
}
