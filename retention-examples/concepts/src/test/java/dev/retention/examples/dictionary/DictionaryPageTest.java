package dev.retention.examples.dictionary;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds the dictionary to its tests: each row is a test of the same name, in the class of its table, and the call that the row shows
 * stands in that test.
 */
class DictionaryPageTest {

    private static final Path PAGE = Path.of("..", "DICTIONARY.md");
    private static final Path README = Path.of("..", "..", "README.md");
    private static final Path TESTS = Path.of("src", "test", "java", "dev", "retention", "examples", "dictionary");

    /** The tables, and the classes that test their rows. */
    private static final Map<String, Class<?>> TABLES = Map.of(
            "Recurring revenue", RecurringRevenueRowsTest.class,
            "Shop reports", ShopReportRowsTest.class,
            "Product analytics", ProductAnalyticsRowsTest.class,
            "Surveys", SurveyRowsTest.class,
            "Models and statistics", ModelRowsTest.class);

    /** A page with an address, and the day on which the last of them was read. */
    private static final Pattern SOURCES =
            Pattern.compile("\\((\\[[^]]+]\\(https://\\S+\\),? ?)+; (\\d{4}-\\d\\d-\\d\\d)\\)$");

    private static final Pattern TEST =
            Pattern.compile(" {4}@Test\n {4}void (\\w+)\\(\\) \\{\n(.*?)\n {4}}\n", Pattern.DOTALL);

    private record Row(String table, String id, String definition, String call, String example) {

        /** The name of its test: chartmogul-net-mrr becomes chartmogulNetMrr. */
        String test() {
            return Pattern.compile("-(\\w)")
                    .matcher(id)
                    .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
        }
    }

    private static List<Row> rows() throws IOException {
        var rows = new ArrayList<Row>();
        String table = null;
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("## ")) {
                table = line.substring(3);
            } else if (TABLES.containsKey(String.valueOf(table)) && line.matches("\\| [a-z0-9-]+ \\|.*")) {
                String[] cells = line.split(" \\| ?|^\\| ");
                rows.add(new Row(table, cells[1], cells[3], cells[4], cells[5]));
            }
        }
        return rows;
    }

    private static Map<String, String> bodies(Class<?> tests) throws IOException {
        var bodies = new TreeMap<String, String>();
        Matcher test = TEST.matcher(Files.readString(TESTS.resolve(tests.getSimpleName() + ".java")));
        while (test.find()) {
            bodies.put(test.group(1), test.group(2));
        }
        return bodies;
    }

    @TestFactory
    Stream<DynamicTest> everyRowIsATestAndEveryTestARow() {
        return TABLES.entrySet().stream()
                .map(table -> DynamicTest.dynamicTest(table.getKey(), () -> {
                    var rows = new TreeSet<String>();
                    for (Row row : rows()) {
                        if (row.table().equals(table.getKey())) {
                            assertTrue(rows.add(row.test()), row.id() + " is there twice");
                        }
                    }
                    var tests = new TreeSet<String>();
                    for (var method : table.getValue().getDeclaredMethods()) {
                        if (method.isAnnotationPresent(Test.class)) {
                            tests.add(method.getName());
                        }
                    }
                    assertEquals(tests, rows);
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyRowShowsTheCallThatItsTestRuns() throws IOException {
        return rows().stream()
                .map(row -> DynamicTest.dynamicTest(row.id(), () -> {
                    assertTrue(row.call().startsWith("`") && row.call().endsWith("`"), row.call());
                    String body = bodies(TABLES.get(row.table())).get(row.test());
                    String call = row.call().substring(1, row.call().length() - 1);
                    assertTrue(withoutSpace(body).contains(withoutSpace(call)), call);
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyRowHasAPageThatCanBeOpenedAndTheDayItWasRead() throws IOException {
        return rows().stream()
                .map(row -> DynamicTest.dynamicTest(row.id(), () -> {
                    Matcher sources = SOURCES.matcher(row.definition());
                    assertTrue(sources.find(), row.definition());
                    assertFalse(LocalDate.parse(sources.group(2)).isBefore(LocalDate.of(2026, 1, 1)));
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyRowSaysWhoseItsExampleIsAndItsTestSaysWhere() throws IOException {
        return rows().stream()
                .map(row -> DynamicTest.dynamicTest(row.id(), () -> {
                    String body = bodies(TABLES.get(row.table())).get(row.test());
                    boolean theirs = row.example().startsWith("theirs: ");
                    assertTrue(theirs || row.example().startsWith("by hand: "), row.example());
                    assertTrue(body.contains(theirs ? "// The " : "// By hand: "), body);
                }));
    }

    @Test
    void theRowsThatAreNamedElsewhereOnThePageAreThere() throws IOException {
        List<String> ids = rows().stream().map(Row::id).toList();
        Matcher named = Pattern.compile("`([a-z0-9]+(-[a-z0-9]+)+)`").matcher(Files.readString(PAGE));
        while (named.find()) {
            assertTrue(ids.contains(named.group(1)), named.group(1));
        }
    }

    @Test
    void theReadmeCountsTheRowsAndTheExamplesOfTheVendors() throws IOException {
        List<Row> rows = rows();
        long theirs = rows.stream()
                .filter(row -> row.example().startsWith("theirs: "))
                .count();
        String readme = Files.readString(README);
        assertTrue(readme.contains("has a row for each of " + rows.size() + " numbers"), rows.size() + " rows");
        assertTrue(readme.contains("; " + theirs + " are held to the vendors' own examples"), theirs + " examples");
    }

    private static String withoutSpace(String code) {
        return Arrays.stream(code.split("\\s+")).collect(joining());
    }
}
