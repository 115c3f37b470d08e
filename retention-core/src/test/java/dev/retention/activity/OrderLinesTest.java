package dev.retention.activity;

import static dev.retention.activity.OrderFold.Amount.OF_THE_LINE;
import static dev.retention.activity.OrderFold.Amount.OF_THE_ORDER;
import static dev.retention.activity.OrderFold.Choice.DROPPED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class OrderLinesTest {

    private static final OrderFold LINES = OrderFold.of(OF_THE_LINE);
    private static final OrderFold TOTALS = OrderFold.of(OF_THE_ORDER);

    private static void rejected(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    /** "order customer day amount" a line. */
    private static OrderLines lines(String... lines) {
        long[][] columns = IntStream.range(0, 4)
                .mapToObj(c -> IntStream.range(0, lines.length)
                        .mapToLong(i -> Long.parseLong(lines[i].split(" ")[c]))
                        .toArray())
                .toArray(long[][]::new);
        int[] days =
                IntStream.range(0, lines.length).map(i -> (int) columns[2][i]).toArray();
        return OrderLines.of(columns[0], columns[1], days, columns[3]);
    }

    private static String rows(FoldedOrders folded) {
        var text = new StringBuilder();
        for (int row = 0; row < folded.rows().size(); row++) {
            text.append(row == 0 ? "" : ", ")
                    .append(folded.orders()[row])
                    .append(' ')
                    .append(folded.rows().customer(row))
                    .append(' ')
                    .append(folded.rows().epochDay(row))
                    .append(' ')
                    .append(folded.rows().amountMinor(row));
        }
        return text.toString();
    }

    @Test
    void linesOfAnOrderAreAddedUp() {
        FoldedOrders folded =
                lines("2 8 12 4000", "1 7 10 3490", "1 7 10 901", "1 7 10 1000").fold(LINES);
        assertEquals("1 7 10 5391, 2 8 12 4000", rows(folded));
        assertEquals(
                "FoldedOrders[4 lines, 2 orders, 0 returns, 0 repeated lines, 0 undone orders]", folded.toString());
    }

    /** Three lines of one invoice are one order of one customer, who has not come again. */
    @Test
    void linesOfOneInvoiceMakeNoRepeatCustomer() {
        var log = ActivityLog.of(ActivityRows.of(
                lines("1 7 10 3490", "1 7 10 901", "1 7 10 1000").fold(LINES).rows(), RefundPolicy.NET));
        assertEquals(
                "0 of 1",
                ActivityRates.purchaseStatistics(log).repeatPurchaseRate().toString());
    }

    @Test
    void aTotalOnEachLineIsTakenOnce() {
        assertEquals(
                "1 7 10 5391, 2 8 12 4000",
                rows(lines("1 7 10 5391", "1 7 10 5391", "1 7 10 5391", "2 8 12 4000")
                        .fold(TOTALS)));
    }

    @Test
    void twoTotalsOfOneOrderAreAnErrorThatNamesIt() {
        rejected(
                "the total must be the same on each line of an order, got 3490 and 5391 in order=1",
                () -> lines("1 7 10 5391", "1 7 10 3490").fold(TOTALS));
        var keyed = new OrderLinesAccumulator<String, String>();
        keyed.add("#1001", "ada", 10, 5391);
        keyed.add("#1001", "ada", 10, 3490);
        rejected(
                "the total must be the same on each line of an order, got 3490 and 5391 in order=#1001",
                () -> keyed.toLines().fold(TOTALS));
        rejected(
                "the refund must be the same on each line of an order, got 0 and 100 in order=1",
                () -> lines("1 7 10 500", "1 7 10 500")
                        .withRefunded(new long[] {0, 100})
                        .fold(TOTALS));
    }

    @Test
    void twoCustomersOfOneOrderAreAnErrorThatNamesIt() {
        rejected(
                "lines of one order must have one customer, got two of them in order=1",
                () -> lines("1 7 10 5", "1 8 10 5").fold(LINES));
    }

    @Test
    void sizesAreTold() {
        OrderLines lines = lines("1 7 10 5", "1 7 10 6", "2 7 11 6");
        assertEquals(3, lines.size());
        assertEquals("OrderLines[3 lines]", lines.toString());
        assertEquals(3, lines.fold(LINES).lineCount());
        var keyed = new OrderLinesAccumulator<Integer, String>();
        for (int i = 0; i < 100; i++) {
            keyed.add(i / 2, "ada", i / 2, i);
        }
        assertEquals("OrderLinesAccumulator[100 lines]", keyed.toString());
        FoldedOrders folded = keyed.toLines().fold(LINES);
        assertEquals(50, folded.rows().size());
        assertEquals(98 + 99, folded.rows().amountMinor(49));
    }

    /** One order on many days, the last one first, each line twice: the days in their order, and half of them repeats. */
    @Test
    void longOrdersAreFoldedAsShortOnesAre() {
        int days = 300;
        String[] text = new String[2 * days];
        for (int i = 0; i < text.length; i++) {
            text[i] = "1 7 " + (days - i % days) + " " + (i % days == days - 1 ? 1_000 : -1);
        }
        FoldedOrders folded = lines(text).fold(LINES.withRepeats(DROPPED));
        assertEquals(days, folded.rows().size());
        assertEquals(
                "FoldedOrders[600 lines, 1 orders, 299 returns, 300 repeated lines, 0 undone orders]",
                folded.toString());
        for (int row = 0; row < days; row++) {
            assertEquals(row + 1, folded.rows().epochDay(row));
            assertEquals(row == 0 ? 1_000 : -1, folded.rows().amountMinor(row));
        }
    }

    @Test
    void linesThatDifferInTheirRefundOrContentsAreNoRepeats() {
        OrderLines same = lines("1 7 10 20", "1 7 10 20");
        assertEquals(1, repeatsOf(same));
        assertEquals(0, repeatsOf(same.withRefunded(new long[] {0, 5})));
        assertEquals(0, repeatsOf(same.withRefunded(new long[] {0, 5}).withContents(new long[] {1, 1})));
        assertEquals(0, repeatsOf(same.withContents(new long[] {1, 2})));
        assertEquals(1, repeatsOf(same.withContents(new long[] {1, 1})));
    }

    private static int repeatsOf(OrderLines lines) {
        return lines.fold(LINES).repeatedLineCount();
    }

    /** The day of an order is the first one with a line that is no return. */
    @Test
    void aReturnBeforeItsOrderHasItsOwnDay() {
        assertEquals("1 7 10 20, 1 7 9 -5", rows(lines("1 7 9 -5", "1 7 10 20").fold(LINES)));
    }

    /** Far apart, and at both ends of what a number can be. */
    @Test
    void numbersOfOrdersMayBeAny() {
        for (long[] pair : new long[][] {
            {-1_000_000_000_000_000L, 1_000_000_000_000_000L},
            {Long.MIN_VALUE, Long.MAX_VALUE},
            {0, 2_000_000_000},
            {Long.MAX_VALUE - 1, Long.MAX_VALUE}
        }) {
            String first = pair[0] + " 7 10 20";
            String second = pair[1] + " 7 11 30";
            assertEquals(first + ", " + second, rows(lines(second, first).fold(LINES)));
        }
    }

    @Test
    void keysOfAnyType() {
        var keyed = new OrderLinesAccumulator<String, Long>();
        keyed.add("b", 70L, 10, 1);
        keyed.add("a", 80L, 11, 2);
        keyed.add("b", 70L, 10, 4);
        assertEquals(3, keyed.size());
        FoldedOrders folded = keyed.toLines().fold(LINES);
        assertEquals("0 0 10 5, 1 1 11 2", rows(folded));
        assertEquals("b", keyed.orderIndex().keyOf(0));
        assertEquals(80L, keyed.customerIndex().keyOf(1));
    }

    @Test
    void returnsOfOtherDaysKeepTheirDay() {
        FoldedOrders folded = lines("1 7 10 100", "1 7 36 -100", "2 8 12 50", "3 8 41 50", "3 8 60 -20", "3 8 60 -5")
                .fold(LINES);
        assertEquals("1 7 10 100, 1 7 36 -100, 2 8 12 50, 3 8 41 50, 3 8 60 -25", rows(folded));
        assertEquals(3, folded.orderCount());
        assertEquals(1, folded.undoneOrderCount());
    }

    @Test
    void aDiscountOfTheSameDayIsPartOfTheOrder() {
        assertEquals("1 7 10 90", rows(lines("1 7 10 100", "1 7 10 -10").fold(LINES)));
    }

    @Test
    void whatIsAddedToAnOrderLaterIsNoOrderOfItsOwn() {
        assertEquals("1 7 10 120", rows(lines("1 7 10 100", "1 7 12 20").fold(LINES)));
    }

    @Test
    void anUndoneOrderCountsAsNoneWhenAskedFor() {
        OrderLines lines = lines("1 7 10 100", "1 7 36 -100", "2 8 12 50", "2 8 20 -20", "3 9 5 10", "3 9 5 -10");
        FoldedOrders kept = lines.fold(LINES);
        assertEquals(2, kept.undoneOrderCount());
        assertEquals(3, kept.orderCount());
        FoldedOrders dropped = lines.fold(LINES.withUndone(DROPPED));
        assertEquals("2 8 12 50, 2 8 20 -20", rows(dropped));
        assertEquals(2, dropped.undoneOrderCount());
        assertEquals(1, dropped.orderCount());
    }

    @Test
    void aFreeSampleIsNotUndone() {
        FoldedOrders folded = lines("1 7 10 0").fold(LINES.withUndone(DROPPED));
        assertEquals("1 7 10 0", rows(folded));
        assertEquals(0, folded.undoneOrderCount());
    }

    @Test
    void returnsWithoutTheirOrderStayReturns() {
        FoldedOrders folded = lines("1 7 10 -100", "2 7 11 -5", "2 7 11 3").fold(LINES.withUndone(DROPPED));
        assertEquals("1 7 10 -100, 2 7 11 -2", rows(folded));
        assertEquals(0, folded.orderCount());
        assertEquals(0, folded.undoneOrderCount());
    }

    /** A refund column: 60.00 with 15.00 given back, twice on the lines of one order. */
    @Test
    void aColumnOfRefunds() {
        OrderLines lines =
                lines("1 7 10 6000", "1 7 10 6000", "2 8 11 4000").withRefunded(new long[] {1500, 1500, 4000});
        assertEquals("1 7 10 6000, 1 7 10 -1500, 2 8 11 4000, 2 8 11 -4000", rows(lines.fold(TOTALS)));
        assertEquals("1 7 10 6000, 1 7 10 -1500", rows(lines.fold(TOTALS.withUndone(DROPPED))));
        assertEquals("1 7 10 12000, 1 7 10 -3000, 2 8 11 4000, 2 8 11 -4000", rows(lines.fold(LINES)));
        rejected(
                "refundedMinor must be >= 0, got refundedMinor[0]=-1 in order=1",
                () -> lines("1 7 10 5").withRefunded(new long[] {-1}).fold(LINES));
    }

    /** Of lines that are the same the first one is named, among few lines and among many. */
    @Test
    void theFirstOfTheSameLinesIsNamed() {
        for (int count : new int[] {2, 16, 17, 40}) {
            long[] refunded = new long[count];
            Arrays.fill(refunded, -1);
            OrderLines same = lines(Collections.nCopies(count, "1 7 10 5").toArray(String[]::new));
            rejected(
                    "refundedMinor must be >= 0, got refundedMinor[0]=-1 in order=1",
                    () -> same.withRefunded(refunded).fold(LINES));
        }
    }

    @Test
    void repeatedLinesAreFoundAndDroppedWhenAskedFor() {
        OrderLines lines = lines("1 7 10 100", "2 8 11 100", "1 7 10 100", "2 8 11 100", "1 7 10 50");
        FoldedOrders kept = lines.fold(LINES);
        assertEquals("1 7 10 250, 2 8 11 200", rows(kept));
        assertEquals(2, kept.repeatedLineCount());
        FoldedOrders dropped = lines.fold(LINES.withRepeats(DROPPED));
        assertEquals("1 7 10 150, 2 8 11 100", rows(dropped));
        assertEquals(2, dropped.repeatedLineCount());
    }

    @Test
    void twoArticlesOfOnePriceAreNoRepeatWhereTheContentsDiffer() {
        OrderLines lines = lines("1 7 10 100", "1 7 10 100", "1 7 10 100").withContents(new long[] {1, 2, 1});
        FoldedOrders dropped = lines.fold(LINES.withRepeats(DROPPED));
        assertEquals("1 7 10 200", rows(dropped));
        assertEquals(1, dropped.repeatedLineCount());
    }

    @Test
    void noLinesAreNoOrders() {
        FoldedOrders folded = lines().fold(LINES);
        assertEquals(0, folded.rows().size());
        assertEquals(0, folded.lineCount());
    }

    @Test
    void numbersThatSpreadWide() {
        assertEquals(
                "-9223372036854775808 7 10 1, 0 8 10 6, 9223372036854775807 7 10 4",
                rows(lines("0 8 10 2", Long.MAX_VALUE + " 7 10 4", Long.MIN_VALUE + " 7 10 1", "0 8 10 4")
                        .fold(LINES)));
    }

    @Test
    void aSumThatDoesNotFitNamesTheOrder() {
        var e = assertThrows(
                ArithmeticException.class,
                () -> lines("5 7 10 " + Long.MAX_VALUE, "5 7 10 1").fold(LINES));
        assertEquals("the amounts of order=5 overflow a long: 1 + 9223372036854775807", e.getMessage());
    }

    @Test
    void columnsHaveOneLength() {
        rejected(
                "orders and customers must have the same length, got orders.length=1, customers.length=2",
                () -> OrderLines.of(new long[1], new long[2], new int[1], new long[1]));
        rejected(
                "orders and epochDays must have the same length, got orders.length=1, epochDays.length=2",
                () -> OrderLines.of(new long[1], new long[1], new int[2], new long[1]));
        rejected(
                "orders and amountsMinor must have the same length, got orders.length=1, amountsMinor.length=2",
                () -> OrderLines.of(new long[1], new long[1], new int[1], new long[2]));
        rejected(
                "orders and refundedMinor must have the same length, got orders.length=1, refundedMinor.length=0",
                () -> lines("1 7 10 5").withRefunded(new long[0]));
        rejected(
                "orders and contents must have the same length, got orders.length=1, contents.length=0",
                () -> lines("1 7 10 5").withContents(new long[0]));
    }
}
