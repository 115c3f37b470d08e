package dev.retention.activity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.retention.SameSeeds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;

@AddLifecycleHook(SameSeeds.class)
class OrderLinesProperties {

    /** A line of an order; the customer follows from the order. */
    record Line(long order, int day, long amount) {}

    @Provide
    Arbitrary<List<Line>> lines() {
        return Combinators.combine(
                        Arbitraries.longs().between(-3, 12),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.longs().between(-50, 50))
                .as(Line::new)
                .list()
                .ofMaxSize(60);
    }

    static OrderLines columns(List<Line> lines) {
        return OrderLines.of(
                lines.stream().mapToLong(Line::order).toArray(),
                lines.stream().mapToLong(line -> line.order() / 2).toArray(),
                lines.stream().mapToInt(Line::day).toArray(),
                lines.stream().mapToLong(Line::amount).toArray());
    }

    static void theOrderOfTheLinesDoesNotMatter(List<Line> lines, List<Line> shuffled, OrderFold fold) {
        FoldedOrders a = columns(lines).fold(fold);
        FoldedOrders b = columns(shuffled).fold(fold);
        assertEquals(a.toString(), b.toString());
        assertArrayEquals(a.orders(), b.orders());
        assertEquals(
                ActivityLog.of(ActivityRows.of(a.rows(), RefundPolicy.NET)),
                ActivityLog.of(ActivityRows.of(b.rows(), RefundPolicy.NET)));
    }

    static void revenueStays(List<Line> lines, OrderFold fold) {
        ActivityColumns rows = columns(lines).fold(fold).rows();
        long revenue = 0;
        for (int row = 0; row < rows.size(); row++) {
            revenue += rows.amountMinor(row);
        }
        assertEquals(lines.stream().mapToLong(Line::amount).sum(), revenue);
    }

    static void noOrderCountsTwice(List<Line> lines, OrderFold fold) {
        FoldedOrders folded = columns(lines).fold(fold);
        long orders = 0;
        for (int row = 0; row < folded.rows().size(); row++) {
            orders += folded.rows().amountMinor(row) >= 0 ? 1 : 0;
        }
        assertEquals(folded.orderCount(), orders);
        assertEquals(true, orders <= lines.stream().map(Line::order).distinct().count());
    }

    @Property
    void permutations(@ForAll("lines") List<Line> lines, @ForAll Random random, @ForAll OrderFold.Choice choice) {
        var shuffled = new ArrayList<>(lines);
        Collections.shuffle(shuffled, random);
        theOrderOfTheLinesDoesNotMatter(lines, shuffled, new OrderFold(OrderFold.Amount.OF_THE_LINE, choice, choice));
    }

    @Property
    void exactRevenue(@ForAll("lines") List<Line> lines) {
        revenueStays(lines, OrderFold.of(OrderFold.Amount.OF_THE_LINE));
    }

    @Property
    void oneRowAnOrder(@ForAll("lines") List<Line> lines, @ForAll OrderFold.Choice choice) {
        noOrderCountsTwice(lines, new OrderFold(OrderFold.Amount.OF_THE_LINE, choice, choice));
    }
}
