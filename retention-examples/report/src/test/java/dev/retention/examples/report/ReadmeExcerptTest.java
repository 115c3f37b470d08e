package dev.retention.examples.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds what the README shows of the report to what the report prints. */
class ReadmeExcerptTest {

    private static final Path README = Path.of("..", "..", "README.md");

    private static final Pattern EXCERPT =
            Pattern.compile("<!-- excerpt of the report -->\n```text\n(.+?)```\n", Pattern.DOTALL);

    @Test
    void theReportPrintsWhatIsShownOfIt() throws IOException {
        var printed = new StringWriter();
        ReportCommand.run(new String[0], new PrintWriter(printed), new PrintWriter(System.err));
        var excerpt = EXCERPT.matcher(Files.readString(README));
        assertTrue(excerpt.find());
        assertTrue(printed.toString().contains(excerpt.group(1)), excerpt.group(1));
    }
}
