package dev.retention.examples.report.numbers;

import dev.retention.activity.ActivityLog;
import dev.retention.examples.report.findings.Findings;
import dev.retention.examples.report.input.ReportInput;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the orders say of the customers.
 *
 * @param firstDay the day of the first order
 * @param lastDay the day of the last order
 * @param movement who stayed and who left; empty where the orders do not cover two months
 * @param ladder how many went on from each order to the next
 * @param rfm their scores and segments
 * @param cohorts who of those who came together ordered again
 * @param findings what changes over time and differs between customers
 * @param ahead what they are expected to do
 * @param programme what the shop does to keep them
 */
public record Customers(
        LocalDate firstDay,
        LocalDate lastDay,
        Optional<Movement> movement,
        List<Ladder.Step> ladder,
        Rfm rfm,
        Cohorts cohorts,
        Findings findings,
        Ahead ahead,
        Programme programme) {

    /**
     * What customers are expected to do.
     *
     * @param outlook the next year
     * @param lifecycle where each customer stands, who is due, and whom to write to
     */
    public record Ahead(Outlook outlook, Lifecycle lifecycle) {}

    static Customers of(ReportInput input, ActivityLog log) {
        Programme programme = Programme.of(input, log);
        Optional<Period> period = Period.of(log.firstDay(), input.asOf(), input.calendar());
        Optional<Movement> movement = period.map(months -> Movement.of(log, months));
        Rfm rfm = Rfm.of(
                log,
                input.asOf(),
                period.map(months -> months.firstDay().minusDays(1)).orElse(null),
                input.rfm());
        return new Customers(
                log.firstDay(),
                log.lastDay(),
                movement,
                Ladder.of(log, input.asOf()),
                rfm,
                Cohorts.of(log, input.asOf(), input.cohorts(), input.weekStart(), input.calendar()),
                Findings.of(
                        log,
                        input.asOf(),
                        input.calendar(),
                        movement.map(Movement::window).orElse(null),
                        rfm.segmentation(),
                        rfm.earlier(),
                        rfm.migration(),
                        input.by().orElse(null)),
                new Ahead(
                        Forecast.of(log, input.asOf(), input.orders().customers()),
                        LifecycleFinder.of(input, log, programme.products())),
                programme);
    }
}
