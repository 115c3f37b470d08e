package dev.retention.activity;

/**
 * The orders of some lines, and what was noticed on the way.
 *
 * <p>{@link #rows} has one row for each order and one for each day of returns, by order and then by day.
 */
public final class FoldedOrders {

    private final ActivityColumns rows;
    private final long[] orders;
    private final int lineCount;
    private final int orderCount;
    private final int repeatedLineCount;
    private final int undoneOrderCount;

    FoldedOrders(
            ActivityColumns rows,
            long[] orders,
            int lineCount,
            int orderCount,
            int repeatedLineCount,
            int undoneOrderCount) {
        this.rows = rows;
        this.orders = orders;
        this.lineCount = lineCount;
        this.orderCount = orderCount;
        this.repeatedLineCount = repeatedLineCount;
        this.undoneOrderCount = undoneOrderCount;
    }

    /** {@return the orders and the returns, a negative amount each} */
    public ActivityColumns rows() {
        return rows;
    }

    /** {@return the order of each row} */
    public long[] orders() {
        return orders.clone();
    }

    /** {@return how many lines there were} */
    public int lineCount() {
        return lineCount;
    }

    /** {@return how many rows are orders, not returns} */
    public int orderCount() {
        return orderCount;
    }

    /** {@return how many lines were there before, the same in every column; whether they counted is the fold's choice} */
    public int repeatedLineCount() {
        return repeatedLineCount;
    }

    /** {@return how many orders were undone by their returns; whether they counted is the fold's choice} */
    public int undoneOrderCount() {
        return undoneOrderCount;
    }

    @Override
    public String toString() {
        return "FoldedOrders[" + lineCount + " lines, " + orderCount + " orders, " + (orders.length - orderCount)
                + " returns, " + repeatedLineCount + " repeated lines, " + undoneOrderCount + " undone orders]";
    }
}
