package dev.retention.examples.report.numbers;

import dev.retention.activity.ActivityLog;
import dev.retention.examples.csv.BadLine;
import dev.retention.examples.csv.SafeText;
import dev.retention.examples.report.input.Nps;
import dev.retention.examples.report.input.NpsReader;
import dev.retention.examples.report.input.ReportInput;
import java.util.List;
import java.util.Optional;

/**
 * All numbers of the report: the values that the library gives. Text, page and JSON are written from it, and from nothing else.
 *
 * @param shop the name of the shop, or of its file
 * @param sales what the orders and returns come to; empty in a report on answers alone
 * @param answers the answers to the recommendation question, if it was asked
 * @param customers what the orders say of the customers; empty where nobody ordered
 * @param badLines the first lines that were skipped
 */
public record Report(
        String shop,
        Optional<Sales> sales,
        Optional<Nps> answers,
        Optional<Customers> customers,
        List<BadLine> badLines) {

    /** {@return a report on answers alone} */
    public static Report ofAnswers(String file, NpsReader.Result answers) {
        return new Report(
                SafeText.within(file, 60),
                Optional.empty(),
                Optional.of(answers.nps()),
                Optional.empty(),
                answers.lines().bad());
    }

    /** {@return a report on orders, and on answers if there are any} */
    public static Report of(ReportInput input) {
        ActivityLog log = input.log();
        return new Report(
                input.shop(),
                Optional.of(Sales.of(input, log)),
                input.answers(),
                log.activityCount() == 0 ? Optional.empty() : Optional.of(Customers.of(input, log)),
                input.badLines());
    }
}
