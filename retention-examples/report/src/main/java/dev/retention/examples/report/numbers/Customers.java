package dev.retention.examples.report.numbers;

import dev.retention.activity.ActivityLog;
import dev.retention.examples.page.Format;
import dev.retention.examples.report.findings.Certainty;
import dev.retention.examples.report.findings.Findings;
import dev.retention.examples.report.input.ReportInput;
import dev.retention.examples.report.numbers.Part.Reason;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the orders say of the customers.
 *
 * @param firstDay the day of the first order
 * @param lastDay the day of the last order
 * @param silence whether nobody has ordered for longer than ever before
 * @param movement who stayed and who left; missing where the orders do not cover two months
 * @param ladder how many went on from each order to the next
 * @param rfm their scores and segments; missing where fifths of them say nothing
 * @param cohorts who of those who came together ordered again
 * @param findings what changes over time and differs between customers
 * @param ahead what they are expected to do
 * @param programme what the shop does to keep them
 */
public record Customers(
        LocalDate firstDay,
        LocalDate lastDay,
        Optional<Silence> silence,
        Part<Movement> movement,
        List<Ladder.Step> ladder,
        Part<Rfm> rfm,
        Cohorts cohorts,
        Findings findings,
        Ahead ahead,
        Programme programme) {

    /**
     * What customers are expected to do.
     *
     * @param outlook the next year; missing where it cannot be foretold, of a few customers who hardly ordered again say
     * @param lifecycle where each customer stands, who is due, and whom to write to
     */
    public record Ahead(Part<Outlook> outlook, Lifecycle lifecycle) {}

    static Customers of(ReportInput input, ActivityLog log) {
        Programme programme = Programme.of(input, log);
        Optional<Period> period = Period.of(log.firstDay(), input.asOf(), input.calendar());
        Optional<Movement> movement = period.map(months -> Movement.of(log, months));
        Optional<Silence> silence = Silence.of(log, input.asOf());
        Part<Rfm> rfm =
                Rfm.of(log, input.asOf(), period.map(months -> months.firstDay().minusDays(1)), input.rfm());
        Optional<Rfm> segments = rfm.ifShown();
        Optional<Rfm.Changes> changes = segments.flatMap(Rfm::changes);
        return new Customers(
                log.firstDay(),
                log.lastDay(),
                silence,
                movement.map(Part::shown)
                        .orElse(Part.missing(Reason.TOO_YOUNG, "the orders do not cover two months yet")),
                Ladder.of(log, input.asOf()),
                rfm,
                Cohorts.of(log, input.asOf(), input.cohorts(), input.weekStart(), input.calendar()),
                Findings.of(
                        log,
                        input.asOf(),
                        input.calendar(),
                        movement.map(Movement::window).orElse(null),
                        segments.map(Rfm::segmentation).orElse(null),
                        changes.map(Rfm.Changes::earlier).orElse(null),
                        changes.map(Rfm.Changes::migration).orElse(null),
                        input.by().orElse(null)),
                new Ahead(outlook(input, log, silence), LifecycleFinder.of(input, log, silence, programme.products())),
                programme);
    }

    private static Part<Outlook> outlook(ReportInput input, ActivityLog log, Optional<Silence> silence) {
        long customers = Buyers.count(log);
        long again = Buyers.repeatOrders(log);
        // Five customers who order every week tell more than fifty who came once.
        if (customers < Certainty.FEWEST_CUSTOMERS && again < Certainty.FEWEST_CUSTOMERS) {
            return Part.missing(
                    Reason.TOO_FEW_CUSTOMERS,
                    Format.count(customers, "customer") + " with " + Format.count(again, "repeat order")
                            + " are too few to foretell what they will do: " + Certainty.FEWEST_CUSTOMERS
                            + " of either are needed");
        }
        if (silence.isPresent()) {
            return Part.missing(
                    Reason.SILENCE,
                    "Nobody has ordered for " + Format.count(silence.get().days(), "day")
                            + ", and no way of forecasting knows why");
        }
        return Forecast.of(log, input.asOf(), input.orders().customers());
    }
}
