package dev.retention.activity;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.internal.rows.Workers;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Raw rows with all that a view must know to read them: the columns, what a negative amount means, and how many threads may work.
 * The one door for rows: every view is made of a log, or of these.
 *
 * <pre>{@code
 * var rows = ActivityRows.of(ActivityColumns.of(customers, epochDays, amountsMinor), RefundPolicy.NET);
 * ActivityLog log = ActivityLog.of(rows);
 * CustomerSummary summary = CustomerSummary.of(rows.withThreads(pool, 8), asOf);    // the same as of the log
 * }</pre>
 *
 * <p>The calling thread works alone unless {@linkplain #withThreads threads} are given. The answer is the same for any number of
 * them. The calling thread works in any case, so the executor need not lend any: one that is busy costs no more than its help, and
 * it may be the one that the call is made from.
 *
 * <p>Rows are a view of {@linkplain ActivityColumns memory} that must not change while it is read.
 */
public final class ActivityRows {

    private final ActivityColumns columns;
    private final RefundPolicy refunds;
    private final Executor executor;
    private final int threads;
    /** Whether days and amounts may be too large for their packed form. */
    private final boolean wide;

    private ActivityRows(ActivityColumns columns, RefundPolicy refunds, Executor executor, int threads, boolean wide) {
        this.columns = columns;
        this.refunds = refunds;
        this.executor = executor;
        this.threads = threads;
        this.wide = wide;
    }

    /**
     * {@return rows that the calling thread reads}
     *
     * @param columns the customers, days and amounts, in any order
     * @param refunds what a negative amount means
     */
    public static ActivityRows of(ActivityColumns columns, RefundPolicy refunds) {
        return new ActivityRows(
                requireNonNull(columns, "columns"), requireNonNull(refunds, "refunds"), Runnable::run, 1, false);
    }

    /**
     * {@return the same rows, read by several threads}
     *
     * @param executor lends up to {@code threads − 1} threads, for as long as a call takes
     * @param threads how many threads are to work, at least 1
     * @throws IllegalArgumentException if there are no threads
     */
    public ActivityRows withThreads(Executor executor, int threads) {
        return new ActivityRows(
                columns, refunds, requireNonNull(executor, "executor"), Checks.positive(threads, "threads"), wide);
    }

    /**
     * {@return the same rows, some of which are known to be wide} A row is wide if its day is not within the years 534 to 3405, or
     * its amount is beyond 8.7 trillion minor units; rows also are if all amounts, without their signs, add up to half of what a
     * {@code long} holds. Views of wide rows are slower and need more memory. They find out by themselves: to say so saves them an
     * attempt, and changes no answer.
     */
    public ActivityRows withWideValues() {
        return new ActivityRows(columns, refunds, executor, threads, true);
    }

    /** {@return the customers, days and amounts} */
    public ActivityColumns columns() {
        return columns;
    }

    /** {@return what a negative amount means} */
    public RefundPolicy refunds() {
        return refunds;
    }

    /** {@return who lends threads} */
    public Executor executor() {
        return executor;
    }

    /** {@return how many threads are to work} */
    public int threads() {
        return threads;
    }

    /** {@return whether some of the rows are {@linkplain #withWideValues known to be wide}} */
    public boolean hasWideValues() {
        return wide;
    }

    /**
     * {@return what a view says of each shard of the log of these rows, in the order of their customers} The shards are disjoint
     * ranges of customers, at least one, and together they are the log; how many they are depends on the rows alone. No more of the
     * log than the shards at hand is ever held, and a view that adds over disjoint customers needs no more. (Of
     * {@linkplain #withWideValues wide} rows there is one shard, which is the log.)
     *
     * <pre>{@code
     * long buyers = rows.mapShards(shard -> shard.within(spring).customerCount())
     *         .stream().mapToLong(Integer::longValue).sum();
     * }</pre>
     *
     * @param view a pure function: it is called by several threads at once
     * @param <R> what it returns
     * @throws ArithmeticException if the amounts of one customer on one day do not fit a {@code long}
     */
    public <R> List<R> mapShards(Function<? super ActivityLog, ? extends R> view) {
        return DirectLog.mapShards(this, requireNonNull(view, "view"));
    }

    /** Those who are to work. */
    Workers workers() {
        return Workers.of(executor, threads);
    }

    @Override
    public String toString() {
        return "ActivityRows[" + columns.size() + " rows, refunds=" + refunds + ", threads=" + threads
                + (wide ? ", wide]" : "]");
    }
}
