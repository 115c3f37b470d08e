package dev.retention.examples.report.numbers;

import dev.retention.activity.ActivityLog;
import dev.retention.examples.report.input.Effort;
import dev.retention.examples.report.input.ReportInput;
import java.util.Optional;

/**
 * What the shop does to keep its customers. A part is empty where the shop says nothing of it.
 *
 * @param effort what it says of its mailings, its campaign and its budget
 * @param products what to offer with what, if the file names products
 * @param tiers the tiers of its loyalty programme
 * @param points the points of its loyalty programme
 */
public record Programme(Effort effort, Optional<Products> products, Optional<Tiers> tiers, Optional<Points> points) {

    static Programme of(ReportInput input, ActivityLog log) {
        return new Programme(
                input.effort(),
                input.purchases()
                        .map(bought -> Products.of(bought.baskets(), bought.log(), bought.names(), input.asOf())),
                Tiers.of(log, input.asOf(), input.tiers(), input.money()),
                input.points().map(ledger -> Points.of(ledger, input.asOf())));
    }
}
