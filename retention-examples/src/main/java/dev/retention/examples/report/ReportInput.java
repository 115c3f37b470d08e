package dev.retention.examples.report;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.RefundPolicy;
import dev.retention.examples.csv.BadLine;
import dev.retention.examples.csv.InputException;
import dev.retention.examples.shop.Orders;
import dev.retention.examples.shop.SimulatedShop;
import dev.retention.period.PeriodCalendar;
import java.time.LocalDate;
import java.util.List;

/**
 * What the report is about.
 *
 * @param shop the name of the shop, or of its file
 * @param orders its orders and returns, none after {@code asOf}
 * @param asOf the last day that is known
 * @param refunds what a negative amount means
 * @param money how amounts are written
 * @param cohorts by which periods customers are put into cohorts
 * @param badLines the lines that were skipped
 */
record ReportInput(
        String shop,
        Orders orders,
        LocalDate asOf,
        RefundPolicy refunds,
        Money money,
        PeriodCalendar cohorts,
        List<BadLine> badLines) {

    static ReportInput from(ReportOptions options) {
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
                List.of());
    }

    private static ReportInput fromFiles(ReportOptions options) {
        OrdersReader.Result read = OrdersReader.read(options.orders, options.csv);
        return new ReportInput(
                options.orders.file.getFileName().toString(),
                read.orders(),
                options.orders.asOf,
                refunds(options, read.orders()),
                new Money(options.orders.currency, options.orders.decimals),
                options.view.calendar(),
                read.badLines());
    }

    /** What a negative amount means can stay open only as long as there is none. */
    private static RefundPolicy refunds(ReportOptions options, Orders orders) {
        if (options.orders.refunds != null) {
            return options.orders.refunds;
        }
        if (orders.returnCount() > 0) {
            throw new InputException(options.orders.file + " holds " + orders.returnCount()
                    + " negative amounts: say what they mean, --refunds=NET, IGNORED or COUNTED");
        }
        return RefundPolicy.NET;
    }

    ActivityLog log() {
        return ActivityLog.of(orders.rows(), refunds);
    }
}
