package dev.retention.examples.report.findings;

import dev.retention.activity.ActivityLog;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How soon the next order comes after one of some number.
 *
 * @param order the number of the order
 * @param curve how soon the next one comes
 */
public record NextOrder(int order, OrderCurve curve) {

    private static final int SHOWN = 10;

    static List<NextOrder> of(ActivityLog log, LocalDate asOf) {
        return IntStream.rangeClosed(1, SHOWN)
                .mapToObj(order -> new NextOrder(order, OrderCurve.of(log, order, asOf)))
                .takeWhile(next -> next.curve().customers() > 0)
                .toList();
    }
}
