package dev.retention.testing;

import dev.retention.activity.ActivityColumns;
import dev.retention.activity.ActivityLog;
import dev.retention.activity.ActivityRows;
import dev.retention.activity.LogStart;
import dev.retention.activity.OrderFold;
import dev.retention.activity.OrderLines;
import dev.retention.activity.RefundPolicy;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Rows of activity, and logs of them. */
final class Rows {

    private Rows() {}

    static void addTo(Catalogue catalogue) {
        catalogue.add(ActivityColumns.class, () -> orders().map(Order::columns));
        catalogue.add(
                ActivityRows.class,
                () -> Combinators.combine(orders().map(Order::columns), refunds())
                        .as(ActivityRows::of));
        catalogue.add(ActivityLog.class, Rows::logs);
        catalogue.add(LogStart.class, Rows::starts);
        catalogue.add(
                OrderFold.class,
                () -> Combinators.combine(
                                Arbitraries.of(OrderFold.Amount.class),
                                Arbitraries.of(OrderFold.Choice.class),
                                Arbitraries.of(OrderFold.Choice.class))
                        .as(OrderFold::new));
        catalogue.add(OrderLines.class, Rows::lines);
    }

    static Arbitrary<List<Order>> orders() {
        return Combinators.combine(Numbers.keys(), Days.days(), Numbers.amountsMinor())
                .as(Order::new)
                .list()
                .ofMaxSize(20);
    }

    /** Orders of three groups of customers, none of whom is in two. */
    static Arbitrary<List<List<Order>>> ordersOfThreeGroups() {
        return orders().map(orders -> inThreeGroups(orders, Order::customer));
    }

    static <R> List<List<R>> inThreeGroups(List<R> rows, ToLongFunction<R> customer) {
        return IntStream.range(0, 3)
                .mapToObj(group -> rows.stream()
                        .filter(row -> Math.floorMod(customer.applyAsLong(row), 3) == group)
                        .toList())
                .toList();
    }

    private static Arbitrary<RefundPolicy> refunds() {
        return Arbitraries.of(RefundPolicy.class);
    }

    static Arbitrary<ActivityLog> logs() {
        return Combinators.combine(orders(), refunds()).as(Order::log);
    }

    /** An order is of one customer on one day: both follow from its number. */
    private static Arbitrary<OrderLines> lines() {
        record Line(long order, long amountMinor) {}
        return Combinators.combine(Arbitraries.longs().between(1, 6), Numbers.amountsMinor())
                .as(Line::new)
                .list()
                .ofMaxSize(20)
                .map((List<Line> all) -> OrderLines.of(
                        all.stream().mapToLong(Line::order).toArray(),
                        all.stream().mapToLong(line -> line.order % 3).toArray(),
                        all.stream()
                                .mapToInt(line -> (int) Days.AS_OF.toEpochDay() - 40 * (int) line.order)
                                .toArray(),
                        all.stream().mapToLong(Line::amountMinor).toArray()));
    }

    private static Arbitrary<LogStart> starts() {
        return Combinators.combine(
                        Days.days(),
                        Arbitraries.integers().between(1, 400),
                        Arbitraries.longs().between(0, 1_000),
                        Arbitraries.longs().between(0, 1_000),
                        Arbitraries.integers().between(1, 400))
                .as(LogStart::new);
    }
}
