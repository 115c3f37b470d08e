package dev.retention.examples;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds the README, and the dictionary that it links, to the code: a Java block, marked with the example that it is taken from,
 * and the block with what that example prints.
 */
class ReadmeTest {

    private static final List<Path> PAGES = List.of(Path.of("..", "..", "README.md"), Path.of("..", "DICTIONARY.md"));
    private static final Path SOURCES = Path.of("src", "main", "java", "dev", "retention", "examples");
    private static final Path TESTS = Path.of("src", "test", "java", "dev", "retention", "examples", "kit");

    private static final Pattern EXAMPLE =
            Pattern.compile("<!-- (\\w+) -->\n```java\n(.*?)```\n\nprints\n\n```text\n(.*?)```\n", Pattern.DOTALL);

    private static final Pattern TEST = Pattern.compile("<!-- (\\w+), a test -->\n```java\n(.*?)```\n", Pattern.DOTALL);

    @Test
    void everyJavaBlockNamesItsExampleAndShowsWhatItPrints() throws IOException {
        long blocks = pages().lines().filter("```java"::equals).count();
        assertEquals(blocks, examples().count() + tests().count());
    }

    @TestFactory
    Stream<DynamicTest> everyJavaBlockOccursInItsExample() throws IOException {
        return examples()
                .map(example -> DynamicTest.dynamicTest(example.group(1), () -> {
                    String source = Files.readString(SOURCES.resolve(example.group(1) + ".java"));
                    assertTrue(
                            withoutIndentation(source).contains(withoutIndentation(example.group(2))),
                            example.group(2));
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyTestThatIsShownIsRun() throws IOException {
        return tests().map(test -> DynamicTest.dynamicTest(test.group(1), () -> {
            String source = Files.readString(TESTS.resolve(test.group(1) + ".java"));
            assertTrue(withoutIndentation(source).contains(withoutIndentation(test.group(2))), test.group(2));
        }));
    }

    @TestFactory
    Stream<DynamicTest> everyExamplePrintsWhatIsShown() throws IOException {
        return examples()
                .map(example -> DynamicTest.dynamicTest(
                        example.group(1), () -> assertEquals(example.group(3), outputOf(example.group(1)))));
    }

    private static Stream<MatchResult> examples() throws IOException {
        return EXAMPLE.matcher(pages()).results();
    }

    private static Stream<MatchResult> tests() throws IOException {
        return TEST.matcher(pages()).results();
    }

    private static String pages() throws IOException {
        var text = new StringBuilder();
        for (Path page : PAGES) {
            text.append(Files.readString(page));
        }
        return text.toString();
    }

    private static String withoutIndentation(String code) {
        return code.lines().map(String::strip).collect(joining("\n"));
    }

    private static String outputOf(String example) throws ReflectiveOperationException {
        var main = Class.forName("dev.retention.examples." + example).getMethod("main", String[].class);
        var captured = new ByteArrayOutputStream();
        PrintStream console = System.out;
        System.setOut(new PrintStream(captured, true, StandardCharsets.UTF_8));
        try {
            main.invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(console);
        }
        return captured.toString(StandardCharsets.UTF_8);
    }
}
