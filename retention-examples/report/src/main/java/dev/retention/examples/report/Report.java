package dev.retention.examples.report;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.RefundPolicy;
import dev.retention.examples.csv.BadLine;
import dev.retention.examples.csv.SafeText;
import dev.retention.examples.report.findings.Findings;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * All numbers of the report: the values that the library gives, as {@link ReportPage} shows and {@link JsonReport} writes
 * them. A part that there is no data for is null.
 */
public record Report(
        String shop,
        LocalDate firstDay,
        LocalDate lastDay,
        LocalDate asOf,
        RefundPolicy refunds,
        Money money,
        Headline headline,
        Movement movement,
        Nps nps,
        List<Ladder.Step> ladder,
        Rfm rfm,
        Cohorts cohorts,
        Outlook outlook,
        Lifecycle lifecycle,
        Effort effort,
        Products products,
        Tiers tiers,
        Points points,
        Findings findings,
        ReadSummary read,
        List<BadLine> badLines) {

    /** {@return a report on answers alone} */
    static Report ofAnswers(String file, NpsReader.Result answers) {
        return new Report(
                SafeText.within(file, 60),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                answers.nps(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                answers.lines().bad());
    }

    /** {@return a report on a file in which nobody ordered} */
    private static Report ofReturns(ReportInput input) {
        ActivityLog log = input.log();
        return new Report(
                input.shop(),
                null,
                null,
                input.asOf(),
                input.refunds(),
                input.money(),
                Headline.of(log, input.orders().rows()),
                null,
                input.answers().orElse(null),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                input.read().orElse(null),
                input.badLines());
    }

    /** Whether there are orders to report on, and not answers or returns alone. */
    public boolean hasOrders() {
        return rfm != null;
    }

    static Report of(ReportInput input) {
        ActivityLog log = input.log();
        if (log.activityCount() == 0) {
            return ofReturns(input);
        }
        LocalDate firstDay = log.firstDay();
        Products products = input.purchases()
                .map(bought -> Products.of(bought.baskets(), bought.log(), bought.names(), input.asOf()))
                .orElse(null);
        Optional<Period> period = Period.of(firstDay, input.asOf(), input.calendar());
        Movement movement = period.map(months -> Movement.of(log, months)).orElse(null);
        Rfm rfm = Rfm.of(
                log,
                input.asOf(),
                period.map(months -> months.firstDay().minusDays(1)).orElse(null),
                input.rfm());
        return new Report(
                input.shop(),
                firstDay,
                log.lastDay(),
                input.asOf(),
                input.refunds(),
                input.money(),
                Headline.of(log, input.orders().rows()),
                movement,
                input.answers().orElse(null),
                Ladder.of(log, input.asOf()),
                rfm,
                Cohorts.of(log, input.asOf(), input.cohorts(), input.weekStart(), input.calendar()),
                Forecast.of(log, input.asOf(), input.orders().customers()),
                LifecycleFinder.of(input, log, products),
                input.effort(),
                products,
                Tiers.of(log, input.asOf(), input.tiers(), input.money()),
                input.points().map(ledger -> Points.of(ledger, input.asOf())).orElse(null),
                Findings.of(
                        log,
                        input.asOf(),
                        input.calendar(),
                        movement == null ? null : movement.window(),
                        rfm.segmentation(),
                        rfm.earlier(),
                        rfm.migration(),
                        input.by().orElse(null)),
                input.read().orElse(null),
                input.badLines());
    }
}
