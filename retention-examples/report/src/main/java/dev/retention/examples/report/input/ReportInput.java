package dev.retention.examples.report.input;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.ActivityRows;
import dev.retention.activity.RefundPolicy;
import dev.retention.audience.Suppression;
import dev.retention.examples.csv.BadLine;
import dev.retention.examples.csv.InputException;
import dev.retention.examples.csv.SafeText;
import dev.retention.examples.page.Format;
import dev.retention.examples.report.findings.FirstValues;
import dev.retention.examples.report.findings.ShopCalendar;
import dev.retention.examples.shop.Orders;
import dev.retention.examples.shop.SimulatedShop;
import dev.retention.loyalty.PointsLedger;
import dev.retention.survey.NpsScale;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the report is about.
 *
 * @param shop the name of the shop, or of its file
 * @param orders its orders and returns, none after {@code asOf}
 * @param asOf the last day that is known
 * @param refunds what a negative amount means
 * @param money how amounts are written
 * @param calendar whose months, quarters and years the shop counts
 * @param cohorts by which periods customers are put into cohorts
 * @param weekStart the first day of a week; null if no week is asked for
 * @param rfm how RFM scores are cut
 * @param answers the answers to the recommendation question, if it was asked
 * @param by what a column says of each customer, if one is asked for
 * @param purchases who bought which products, if the file names them
 * @param tiers the tiers of the loyalty programme above the lowest, with what it takes to have them
 * @param points the ledger of the loyalty programme, if there is one
 * @param lifecycle what the shop says of stages and audiences
 * @param contacts the addresses, numbers and birthdays of the customers, if the file has them
 * @param read what was read of the file of orders, if there is one
 * @param effort what the shop says of its own efforts
 * @param badLines the first lines that were skipped
 */
public record ReportInput(
        String shop,
        Orders orders,
        LocalDate asOf,
        RefundPolicy refunds,
        Money money,
        ShopCalendar calendar,
        CohortPeriod cohorts,
        DayOfWeek weekStart,
        RfmMethod rfm,
        Optional<Nps> answers,
        Optional<FirstValues> by,
        Optional<ProductLines.Purchases> purchases,
        Map<String, BigDecimal> tiers,
        Optional<PointsLedger> points,
        LifecycleChoices lifecycle,
        Contacts contacts,
        Optional<ReadSummary> read,
        Effort effort,
        List<BadLine> badLines) {

    private static final int SIMULATED_ANSWERS = 600;

    public static ReportInput from(ReportOptions options) {
        if (options.orders == null && options.points != null) {
            throw new UsageException("--points stands beside a file of orders, which says until when all is known");
        }
        return options.orders == null ? simulated(options) : fromFiles(options);
    }

    private static ReportInput simulated(ReportOptions options) {
        SimulatedShop shop = SimulatedShop.standard();
        return new ReportInput(
                "a simulated shop",
                shop.orders(),
                shop.lastDay(),
                RefundPolicy.NET,
                new Money("EUR", 2),
                options.view.calendar(),
                options.view.cohorts,
                options.view.weekStart,
                options.view.rfm,
                Optional.of(Nps.of(NpsScale.ZERO_TO_TEN, shop.npsAnswers(SIMULATED_ANSWERS))),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                LifecycleChoices.of(options.view, Suppression.NOBODY),
                new Contacts(false, false, false),
                Optional.empty(),
                Effort.of(options.effort, 2),
                List.of());
    }

    private static ReportInput fromFiles(ReportOptions options) {
        OrdersReader.Result orders = OrdersReader.read(options.orders, options.csv);
        Optional<NpsReader.Result> nps =
                Optional.ofNullable(options.nps).map(answers -> NpsReader.read(answers, options.csv));
        var badLines = new ArrayList<>(orders.badLines());
        nps.ifPresent(answers -> badLines.addAll(answers.lines().bad()));
        Optional<PointsReader.Result> points = Optional.ofNullable(options.points)
                .map(events -> PointsReader.read(events, options.csv, orders.asOf()));
        points.ifPresent(events -> badLines.addAll(events.lines().bad()));
        return new ReportInput(
                SafeText.within(String.valueOf(options.orders.file.getFileName()), 60),
                orders.orders(),
                orders.asOf(),
                refunds(options, orders.orders()),
                new Money(options.orders.currency, options.orders.decimals),
                options.view.calendar(),
                options.view.cohorts,
                options.view.weekStart,
                options.view.rfm,
                nps.map(NpsReader.Result::nps),
                orders.by(),
                orders.purchases(),
                options.orders.tiers,
                points.map(PointsReader.Result::ledger),
                LifecycleChoices.of(options.view, leftOut(options, orders.orders())),
                orders.contacts(),
                Optional.of(orders.summary()),
                Effort.of(options.effort, options.orders.decimals),
                List.copyOf(badLines));
    }

    private static Suppression leftOut(ReportOptions options, Orders orders) {
        return options.view.leaveOut == null
                ? Suppression.NOBODY
                : LeaveOutReader.read(
                        options.view.leaveOut,
                        options.csv,
                        orders.customers(),
                        options.orders.countryCode,
                        options.view.quietDays);
    }

    /** What a negative amount means may be left open only as long as there is none. */
    private static RefundPolicy refunds(ReportOptions options, Orders orders) {
        if (options.orders.refunds != null) {
            return options.orders.refunds;
        }
        if (orders.returnCount() > 0 && options.orders.shop == null && options.orders.refundColumn == null) {
            throw new InputException(
                    options.orders.file + " holds " + Format.count(orders.returnCount(), "negative amount")
                            + ": say what that means, --refunds=NET, IGNORED or COUNTED");
        }
        return RefundPolicy.NET;
    }

    public ActivityLog log() {
        return ActivityLog.of(ActivityRows.of(orders.rows(), refunds));
    }
}
