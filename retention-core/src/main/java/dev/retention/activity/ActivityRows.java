package dev.retention.activity;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.internal.rows.Workers;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Rows with all that a view must know to read them, and how many threads may work: raw rows, which are columns and what a negative
 * amount means, or the rows of a log that is there already. Every view is made of a log, or of these.
 *
 * <pre>{@code
 * var rows = ActivityRows.of(ActivityColumns.of(customers, epochDays, amountsMinor), RefundPolicy.NET).withThreads(pool, 8);
 * CustomerSummary summary = CustomerSummary.of(rows, asOf);    // the same as of their log
 *
 * ActivityLog log = ActivityLog.of(rows);
 * CohortTable table = CohortDefinition.by(PeriodCalendar.months()).table(ActivityRows.of(log).withThreads(pool, 8), asOf);
 * }</pre>
 *
 * <p>The calling thread works alone unless {@linkplain #withThreads threads} are given. The answer is the same for any number of
 * them. The calling thread works in any case, so the executor need not lend any: one that is busy costs no more than its help, and
 * it may be the one that the call is made from.
 *
 * <p>Raw rows are a view of {@linkplain ActivityColumns memory} that must not change while it is read. Rows keep no threads in the
 * log that they are made of, or that is made of them: a log is a value.
 */
public final class ActivityRows {

    /** Null unless these are the rows of a log. */
    private final ActivityLog log;
    /** Null if there is a log. */
    private final ActivityColumns columns;
    /** Null if there is a log. */
    private final RefundPolicy refunds;

    private final Executor executor;
    private final int threads;
    /** Whether days and amounts may be too large for their packed form. */
    private final boolean wide;

    private ActivityRows(
            ActivityLog log,
            ActivityColumns columns,
            RefundPolicy refunds,
            Executor executor,
            int threads,
            boolean wide) {
        this.log = log;
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
                null, requireNonNull(columns, "columns"), requireNonNull(refunds, "refunds"), Runnable::run, 1, false);
    }

    /**
     * {@return the rows of a log} Views read the log itself, and what they say of it is the same. It is the way to have several
     * {@linkplain #withThreads threads} make a view of a log.
     *
     * @param log who did what on which day
     */
    public static ActivityRows of(ActivityLog log) {
        return new ActivityRows(requireNonNull(log, "log"), null, null, Runnable::run, 1, false);
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
                log, columns, refunds, requireNonNull(executor, "executor"), Checks.positive(threads, "threads"), wide);
    }

    /**
     * {@return the same rows, some of which are known to be wide} A row is wide if its day is not within the years 534 to 3405, or
     * its amount is beyond 8.7 trillion minor units; rows also are if all amounts, without their signs, add up to half of what a
     * {@code long} holds. Views of wide rows are slower and need more memory. They find out by themselves: to say so saves them an
     * attempt, and changes no answer. The rows of a log need no packed form.
     */
    public ActivityRows withWideValues() {
        return new ActivityRows(log, columns, refunds, executor, threads, true);
    }

    /** {@return the log whose rows these are; empty if they are raw rows} */
    public Optional<ActivityLog> log() {
        return Optional.ofNullable(log);
    }

    /**
     * {@return the customers, days and amounts of raw rows}
     *
     * @throws IllegalStateException if these are the rows of a {@linkplain #log log}, in which a row may stand for several
     */
    public ActivityColumns columns() {
        requireRaw();
        return columns;
    }

    /**
     * {@return what a negative amount of raw rows means}
     *
     * @throws IllegalStateException if these are the rows of a {@linkplain #log log}, which knows already
     */
    public RefundPolicy refunds() {
        requireRaw();
        return refunds;
    }

    private void requireRaw() {
        if (log != null) {
            throw new IllegalStateException("rows of a log have no columns and no refund policy: see log()");
        }
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
     * log of raw rows than the shards at hand is ever held, and a view that adds over disjoint customers needs no more. (Of
     * {@linkplain #withWideValues wide} raw rows there is one shard, which is the log.) The shards of a log that is there already are
     * copies of its parts.
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
        requireNonNull(view, "view");
        return log == null ? DirectLog.mapShards(this, view) : LogShards.map(log, workers(), view);
    }

    /** Those who are to work. */
    Workers workers() {
        return Workers.of(executor, threads);
    }

    @Override
    public String toString() {
        return "ActivityRows["
                + (log == null ? columns.size() + " rows, refunds=" + refunds : log.entryCount() + " entries of a log")
                + ", threads=" + threads
                + (wide ? ", wide]" : "]");
    }
}
