package dev.retention.examples.report.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.retention.examples.page.Page;
import dev.retention.examples.page.TextPage;
import dev.retention.examples.report.input.Money;
import dev.retention.examples.report.numbers.Outlook;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutlookSectionsTest {

    private static final Outlook.Range RANGE = new Outlook.Range(2, 1, 3);

    /** Marks, joiners, wide letters and those that run from right to left take other room than they count. */
    @Test
    void namesOfAnyScriptLeaveTheColumnsInLine() {
        List<String> names = List.of("علی رضایی", "محمّد‌رضا", "山田", "Zoe", "a\u001b[2J");
        var outlook = new Outlook(
                "mean",
                "It did best.",
                "the mean",
                5,
                5,
                RANGE,
                Optional.empty(),
                RANGE,
                365,
                List.of(),
                List.of(),
                names.stream().map(OutlookSectionsTest::customer).toList(),
                List.of(),
                Outlook.SlippingBy.LEAVING,
                List.of());
        List<String> table = TextPage.of(new Page("", List.of(), OutlookSections.of(outlook, new Money("EUR", 2))))
                .lines()
                .dropWhile(line -> !line.startsWith("WORTH MOST"))
                .skip(2)
                .limit(2 + names.size())
                .toList();
        int start = table.get(0).indexOf("Customer");
        assertEquals(
                List.of("علی رضایی", "محمّد‌رضا", "山田", "Zoe", "a [2J"),
                table.stream().skip(2).map(line -> line.substring(start)).toList());
    }

    private static Outlook.Customer customer(String name) {
        return new Outlook.Customer(name, LocalDate.of(2025, 6, 30), 1, Double.NaN, 10, 0.5, 0.5, 100, 100);
    }
}
