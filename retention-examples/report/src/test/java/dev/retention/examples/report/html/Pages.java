package dev.retention.examples.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.examples.report.ReportCommand;
import dev.retention.examples.report.Reports;
import dev.retention.examples.report.input.Language;
import dev.retention.examples.report.json.JsonReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Pages for the tests, made by the command as everybody makes them. */
final class Pages {

    private Pages() {}

    /** A page, and what the command printed beside it. */
    record Made(String html, String printed) {

        Document document() {
            return Jsoup.parse(html);
        }
    }

    /** The English one of the numbers that other tests read too; in Persian the years are others, and so the numbers. */
    private static final class Simulated {
        static final Made ENGLISH =
                new Made(HtmlReport.of(Reports.simulated(), Language.EN), JsonReport.of(Reports.simulated()));
        static final Made PERSIAN = make("--language=fa", "--json");
    }

    /** {@return the simulated shop in a language} */
    static Made simulated(String language) {
        return language.equals("en") ? Simulated.ENGLISH : Simulated.PERSIAN;
    }

    static Made make(String... args) {
        try {
            Path file = Files.createTempFile("page", ".html");
            var out = new StringWriter();
            var err = new StringWriter();
            String[] all = Stream.concat(Arrays.stream(args), Stream.of("--html=" + file))
                    .toArray(String[]::new);
            int exitCode = ReportCommand.run(all, new PrintWriter(out), new PrintWriter(err));
            assertEquals("", err.toString());
            assertEquals(0, exitCode);
            String html = Files.readString(file);
            Files.delete(file);
            return new Made(html, out.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What every page must be, whatever the shop. */
    static Document assertSound(Made page) {
        Document document = page.document();
        assertTrue(document.select("script, link, iframe, object, embed, img, form, base")
                .isEmpty());
        for (Element element : document.getAllElements()) {
            element.attributes().forEach(attribute -> {
                assertFalse(attribute.getKey().startsWith("on"), attribute::toString);
                boolean isLink =
                        attribute.getKey().equals("href") || attribute.getKey().equals("src");
                assertFalse(isLink && !attribute.getValue().startsWith("#"), attribute::toString);
            });
        }
        for (String outside : new String[] {"http:", "https:", "url(", "@import", "javascript:"}) {
            assertFalse(document.select("style").html().contains(outside), outside);
        }
        String text = document.body().text();
        for (String wrong : new String[] {"NaN", "Infinity", "null", "∞"}) {
            assertFalse(text.contains(wrong), () -> wrong + " in " + text);
        }
        for (Element chart : document.select("svg")) {
            assertFalse(chart.select("path[d], rect, circle").isEmpty(), "an empty chart");
            assertFalse(chart.html().contains("NaN"));
            for (String id : chart.attr("aria-labelledby").split(" ")) {
                assertFalse(document.getElementById(id).text().isBlank(), id);
            }
        }
        for (Element table : document.select("table")) {
            assertFalse(table.select("caption").text().isBlank());
            assertTrue(table.select("th:not([scope])").isEmpty());
            assertFalse(table.select("tbody tr").isEmpty(), "an empty table");
        }
        for (Element section : document.select("section")) {
            assertFalse(section.select("h2").text().isBlank(), "a section without a finding");
        }
        long ids = document.select("[id]").stream().map(Element::id).distinct().count();
        assertEquals(document.select("[id]").size(), ids, "ids are unique");
        return document;
    }
}
