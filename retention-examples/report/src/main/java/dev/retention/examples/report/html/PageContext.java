package dev.retention.examples.report.html;

import dev.retention.examples.report.findings.Certainty;
import dev.retention.examples.report.findings.Findings;
import dev.retention.examples.report.findings.ShopCalendar;
import dev.retention.examples.report.input.Language;
import dev.retention.examples.report.numbers.Customers;
import dev.retention.examples.report.numbers.Report;
import dev.retention.examples.report.numbers.Sales;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * A report, and how its page speaks.
 *
 * @param report the numbers
 * @param language of the page
 * @param words its words
 * @param numbers how it writes numbers
 * @param dates how it writes days
 */
record PageContext(Report report, Language language, Words words, Numbers numbers, Dates dates) {

    static PageContext of(Report report, Language language) {
        Words words = Words.of(language);
        var numbers = new Numbers(words, report.sales().map(Sales::money).orElse(null));
        ShopCalendar calendar = report.customers()
                .map(customers -> customers.findings().calendar())
                .orElse(language.calendar());
        return new PageContext(report, language, words, numbers, new Dates(words, numbers, calendar));
    }

    Phrase say(String key, Object... namesAndValues) {
        return words.say(key, namesAndValues);
    }

    /** {@return the sales of a report on orders or returns} */
    Sales sales() {
        return report.sales().orElseThrow();
    }

    /** {@return the customers of a report on orders} */
    Customers customers() {
        return report.customers().orElseThrow();
    }

    Findings findings() {
        return customers().findings();
    }

    boolean isRightToLeft() {
        return language == Language.FA;
    }

    /** {@return whether the file has amounts, and more was paid than returned} */
    boolean hasMoney() {
        return sales().headline().purchases().revenueMinor() > 0;
    }

    /** {@return whether there are so many customers that rates are worth drawing} */
    boolean hasEnoughCustomers() {
        return sales().headline().purchases().customers() >= Certainty.FEWEST_CUSTOMERS;
    }

    Chart chart(String id, Phrase name, Phrase reading) {
        return new Chart(id, name, reading, isRightToLeft());
    }

    /** {@return a drawn chart with its numbers beneath} */
    Block.Figure figure(Phrase name, String svg, Phrase note, TableView numbers) {
        return new Block.Figure(name, List.of(), svg, note, say("numbers"), numbers);
    }

    DoubleFunction<String> wholePercent() {
        return share -> numbers.percent(share, 0);
    }

    /** {@return how many months a period has, as in "12 months"} */
    String months(int months) {
        return numbers.counted("months", months);
    }
}
