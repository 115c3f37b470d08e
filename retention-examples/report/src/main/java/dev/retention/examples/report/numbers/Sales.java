package dev.retention.examples.report.numbers;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.RefundPolicy;
import dev.retention.examples.report.input.Money;
import dev.retention.examples.report.input.ReadSummary;
import dev.retention.examples.report.input.ReportInput;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What the orders and returns come to.
 *
 * @param asOf the last day that is known
 * @param refunds what a negative amount means
 * @param money how amounts are written
 * @param headline the shop in a few numbers
 * @param read what was read of the file; empty for the simulated shop
 */
public record Sales(LocalDate asOf, RefundPolicy refunds, Money money, Headline headline, Optional<ReadSummary> read) {

    static Sales of(ReportInput input, ActivityLog log) {
        return new Sales(
                input.asOf(),
                input.refunds(),
                input.money(),
                Headline.of(log, input.orders().rows()),
                input.read());
    }
}
