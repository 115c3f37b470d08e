package dev.retention.examples.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.retention.examples.report.input.Language;
import dev.retention.examples.report.input.Money;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Every number of the page's tables is one of the JSON, rounded. */
class PageNumbersTest {

    private static final Document PAGE = Pages.simulated("en").document();
    private static final JsonObject JSON =
            JsonParser.parseString(Pages.simulated("en").printed()).getAsJsonObject();

    private static final Pattern NUMBER = Pattern.compile("[\u2212+]?[0-9][0-9,]*(?:\\.[0-9]+)?");

    private static void collect(JsonElement element, List<Double> numbers) {
        if (element.isJsonObject()) {
            element.getAsJsonObject().asMap().values().forEach(child -> collect(child, numbers));
        } else if (element.isJsonArray()) {
            element.getAsJsonArray().forEach(child -> collect(child, numbers));
        } else if (element.isJsonPrimitive() && element.getAsJsonPrimitive().isNumber()) {
            numbers.add(element.getAsDouble());
        }
    }

    /** As the page writes numbers: counts, rates with a decimal or none, amounts, and medians. */
    private static Set<String> written() {
        var numbers = new ArrayList<Double>();
        collect(JSON, numbers);
        var format = new Numbers(Words.of(Language.EN), new Money("EUR", 2));
        var written = new HashSet<String>();
        for (double number : numbers) {
            written.add(format.decimal(number, 0));
            written.add(format.median(number));
            if (Math.abs(number) <= 1) {
                written.add(format.decimal(100 * number, 0));
                written.add(format.decimal(100 * number, 1));
            }
            written.add(format.decimal(number / 100, 2));
        }
        return written;
    }

    @Test
    void everyNumberOfATableIsInTheJson() {
        Set<String> written = written();
        int checked = 0;
        for (Element cell : PAGE.select("tbody td")) {
            boolean isDate = cell.text().matches(".*[A-Z][a-z]{2} 20[0-9]{2}");
            boolean isGiveOrTake = cell.text().startsWith("±");
            if (!isDate && !isGiveOrTake) {
                for (String number : NUMBER.matcher(cell.text())
                        .results()
                        .map(match -> match.group())
                        .toList()) {
                    assertTrue(
                            written.contains(number),
                            () -> number + " of " + cell.parent().text());
                    checked++;
                }
            }
        }
        assertTrue(checked > 700, "numbers: " + checked);
    }

    @Test
    void theMovementAddsUp() {
        List<Long> now = PAGE.select("#movement tbody td:nth-child(2)").stream()
                .map(cell -> Long.parseLong(cell.text().replace(",", "")))
                .toList();
        List<Long> before = PAGE.select("#movement tbody td:nth-child(3)").stream()
                .map(cell -> Long.parseLong(cell.text().replace(",", "")))
                .toList();
        for (List<Long> column : List.of(now, before)) {
            assertEquals(6, column.size());
            long stayed = column.get(0) - column.get(1);
            assertEquals(column.get(2), stayed);
            assertEquals(column.get(5), stayed + column.get(3) + column.get(4));
        }
        assertEquals(before.get(5), now.get(0), "who bought in the period before");
    }

    @Test
    void sharesOfSegmentsAddUpToAHundredPercent() {
        for (int column : new int[] {3, 6}) {
            List<Double> shares =
                    PAGE.select("#who details.wide").first().select("tbody td:nth-child(" + column + ")").stream()
                            .map(cell -> Double.parseDouble(cell.text().replace("\u202f%", "")))
                            .toList();
            double sum = shares.stream().mapToDouble(Double::doubleValue).sum();
            assertEquals(100, sum, 0.05 * shares.size());
        }
    }

    @Test
    void anIntervalHoldsItsRate() {
        int checked = 0;
        for (Element row : PAGE.select("tbody tr")) {
            List<Element> cells = row.select("td");
            for (int i = 1; i < cells.size(); i++) {
                List<Double> interval = numbers(cells.get(i));
                if (cells.get(i).text().matches(".+ to .+%") && interval.size() == 2) {
                    double rate = numbers(cells.get(i - 1)).get(0);
                    assertTrue(interval.get(0) <= rate && rate <= interval.get(1), row::text);
                    checked++;
                }
            }
        }
        assertTrue(checked >= 20, "intervals: " + checked);
    }

    private static List<Double> numbers(Element cell) {
        return NUMBER.matcher(cell.text())
                .results()
                .map(match -> Double.valueOf(match.group().replace(",", "")))
                .toList();
    }
}
