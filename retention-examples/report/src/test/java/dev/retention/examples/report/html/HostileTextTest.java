package dev.retention.examples.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names, values, columns and currencies that want to be more than text. */
class HostileTextTest {

    private static final String[] HOSTILE = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "javascript:alert(1)",
        "&lt;b&gt;&#60;i&#62;&amp;nbsp;",
        "</title></style></svg><h1>",
        "\u202Egnp.exe\u2066\u2067\u200F\u061C",
        "a\u0001\u0007\u001B[31m\u0085z",
        "{{7*7}}${7*7}@if(true)",
        "x".repeat(10_000),
        "' onmouseover='alert(1)",
        "]]><!-- -->",
        "\uFFFE\uFFFF\uD83D\uDE00"
    };

    @TempDir
    private Path folder;

    private Document page(String language, String currency, String column, IntFunction<String> name)
            throws IOException {
        var lines = new ArrayList<String>(List.of("customer,date,amount," + quoted(column)));
        for (int group = 0; group < HOSTILE.length; group++) {
            // Groups of different sizes, so that their order does not hang on their names.
            for (int c = 0; c < 30 + 2 * group; c++) {
                for (int i = 0; i <= c % 5; i++) {
                    LocalDate day = LocalDate.of(2022, 1, 1).plusDays(20L * c + 3L * group + 37L * i);
                    lines.add(quoted(name.apply(group) + "-" + c) + "," + day + "," + (10 + (c + group) % 9) + ".00,"
                            + quoted(name.apply(group)));
                }
            }
        }
        Path file = Files.write(folder.resolve("shop.csv"), lines);
        return Pages.assertSound(Pages.make(
                file.toString(),
                "--as-of=2025-06-30",
                "--currency=" + currency,
                "--decimals=2",
                "--by=" + column,
                "--language=" + language));
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }

    private static List<String> structure(Document page) {
        return page.getAllElements().stream().map(HostileTextTest::shape).toList();
    }

    private static String shape(Element element) {
        return element.tagName()
                + element.attributes().asList().stream()
                        .map(Attribute::getKey)
                        .sorted()
                        .collect(Collectors.joining(",", "[", "]"))
                + element.className();
    }

    /** In one language: the templates of both are the same. */
    @Test
    void theStructureIsThatOfHarmlessText() throws IOException {
        String language = "fa";
        Document harmless = page(language, "XYZ", "channel", group -> "zz group " + group);
        Document hostile = page(language, "<b>" + HOSTILE[0], "col<i>", group -> HOSTILE[group]);
        assertEquals(structure(harmless), structure(hostile));
        assertNothingHidden(hostile);
        assertIsolated(harmless);
    }

    private static void assertNothingHidden(Document page) {
        for (Element element : page.getAllElements()) {
            String text = element.ownText();
            assertFalse(text.codePoints().anyMatch(HostileTextTest::isForbidden), text);
            assertTrue(text.length() < 2_000, text);
        }
    }

    private static boolean isForbidden(int c) {
        boolean isOwnIsolate = c == 0x2067 || c == 0x2068 || c == 0x2069 || c == 0x061C;
        boolean moves = c >= 0x202A && c <= 0x202E || c == 0x2066 || c == 0x200E || c == 0x200F;
        boolean isControl = Character.getType(c) == Character.CONTROL && c != '\n';
        return !isOwnIsolate && (moves || isControl || Character.getType(c) == Character.SURROGATE);
    }

    @Test
    void whatIsNotForbiddenIsKept() {
        assertEquals("<script>alert(1)</script>", ReportText.of(HOSTILE[0]).text());
        assertEquals("gnp.exe", ReportText.of(HOSTILE[5]).text());
        assertEquals("می‌خواهم", ReportText.of("می‌خواهم").text());
        assertEquals(64, ReportText.of(HOSTILE[8]).text().length());
        assertTrue(ReportText.of(HOSTILE[8]).text().endsWith("x…"));
        assertEquals("\uFFFD!", ReportText.of("\uD800!").text());
        String faces = "\uD83D\uDE00".repeat(100);
        assertEquals(
                64,
                ReportText.of(faces)
                        .text()
                        .codePointCount(0, ReportText.of(faces).text().length()));
    }

    private static void assertIsolated(Document page) {
        for (Element element : page.body().getAllElements()) {
            boolean isolated = element.tagName().equals("bdi") || element.closest("svg") != null;
            assertTrue(isolated || !element.ownText().contains("zz group "), element::outerHtml);
        }
    }
}
