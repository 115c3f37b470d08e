package dev.retention.lifecycle;

import static java.util.Objects.requireNonNull;

import dev.retention.estimate.Proportion;
import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.internal.Exact;
import dev.retention.internal.text.TextTable;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;

/**
 * From which stage to which one customers went between two days, and what follows if they go on like that.
 *
 * <pre>
 * rate(from, to)   = customers in {@code from} on the first day and in {@code to} on the second / customers in {@code from} on the first day
 * projection       = customers · rates + arrivals, step by step
 * </pre>
 *
 * <p>Each row of rates sums to 1. The rate at which lapsed customers come back is {@link #comebackRate}.
 *
 * <p>{@link #plus} joins disjoint shards; {@link #empty} is its identity.
 */
public final class StageTransitions implements Serializable {

    private static final long serialVersionUID = 1;

    private static final int MOST_STEPS = 10_000;

    private static final int N = Stage.values().length;

    /** The first day. */
    private final transient int beforeEpochDay;
    /** The second day. */
    private final transient int afterEpochDay;
    /** Row by row. */
    private final transient long[] counts;
    /** Those who were not known on the first day, by their stage on the second. */
    private final transient long[] arrivals;

    private StageTransitions(int beforeEpochDay, int afterEpochDay, long[] counts, long[] arrivals) {
        this.beforeEpochDay = beforeEpochDay;
        this.afterEpochDay = afterEpochDay;
        this.counts = counts;
        this.arrivals = arrivals;
    }

    /**
     * {@return nobody: the identity of {@link #plus}}
     *
     * @param before the first day
     * @param after the second day, after that
     * @throws IllegalArgumentException if the days are not in that order
     */
    public static StageTransitions empty(LocalDate before, LocalDate after) {
        int beforeEpochDay = Checks.epochDay(before, "before");
        int afterEpochDay = Checks.epochDay(after, "after");
        requireOrder(beforeEpochDay, afterEpochDay);
        return new StageTransitions(beforeEpochDay, afterEpochDay, new long[N * N], new long[N]);
    }

    private static void requireOrder(int beforeEpochDay, int afterEpochDay) {
        if (afterEpochDay <= beforeEpochDay) {
            throw new IllegalArgumentException("after must be later than before, got before="
                    + LocalDate.ofEpochDay(beforeEpochDay) + ", after=" + LocalDate.ofEpochDay(afterEpochDay));
        }
    }

    /**
     * {@return the transitions between two days} Linear in the customers.
     *
     * @param before the stages on the first day
     * @param after the stages of the same customers and new ones on the second day
     * @throws IllegalArgumentException if the days are not in that order, or a customer of the first day is missing on the second
     */
    public static StageTransitions between(Stages before, Stages after) {
        requireNonNull(before, "before");
        requireNonNull(after, "after");
        StageTransitions result = empty(before.asOf(), after.asOf());
        int b = 0;
        for (int a = 0; a < after.size(); a++) {
            if (b < before.size() && before.customer(b) == after.customer(a)) {
                result.counts[before.stage(b).ordinal() * N + after.stage(a).ordinal()]++;
                b++;
            } else {
                result.arrivals[after.stage(a).ordinal()]++;
            }
        }
        if (b < before.size()) {
            throw new IllegalArgumentException(
                    "after must hold every customer of before, got none for customer=" + before.customer(b));
        }
        return result;
    }

    /**
     * {@return transitions that were kept}
     *
     * @param before the first day
     * @param after the second day, after that
     * @param counts a row for each stage on the first day, a column for each on the second
     * @param arrivals those who were not known on the first day, by their stage on the second
     * @throws IllegalArgumentException if the days are not in order, the sizes are not those of the stages, or a count is negative
     */
    public static StageTransitions of(LocalDate before, LocalDate after, long[][] counts, long[] arrivals) {
        requireNonNull(counts, "counts");
        requireNonNull(arrivals, "arrivals");
        StageTransitions result = empty(before, after);
        requireStages(counts.length, "counts");
        requireStages(arrivals.length, "arrivals");
        for (int i = 0; i < N; i++) {
            requireStages(requireNonNull(counts[i], "counts[" + i + "]").length, "counts[" + i + "]");
            for (int j = 0; j < N; j++) {
                result.counts[i * N + j] = Checks.notNegative(counts[i][j], "counts[" + i + "][" + j + "]");
            }
            result.arrivals[i] = Checks.notNegative(arrivals[i], "arrivals[" + i + "]");
        }
        return result;
    }

    private static void requireStages(int length, String name) {
        if (length != N) {
            throw new IllegalArgumentException(
                    name + " must have an element for each of the " + N + " stages, got " + name + ".length=" + length);
        }
    }

    /** {@return the first day} */
    public LocalDate before() {
        return LocalDate.ofEpochDay(beforeEpochDay);
    }

    /** {@return the second day} */
    public LocalDate after() {
        return LocalDate.ofEpochDay(afterEpochDay);
    }

    /**
     * {@return how many went from a stage to a stage}
     *
     * @param before the stage on the first day
     * @param after the stage on the second
     */
    public long count(Stage before, Stage after) {
        return counts[
                requireNonNull(before, "before").ordinal() * N
                        + requireNonNull(after, "after").ordinal()];
    }

    /**
     * {@return how many who were not known on the first day are in a stage on the second}
     *
     * @param after the stage on the second day
     */
    public long arrivals(Stage after) {
        return arrivals[requireNonNull(after, "after").ordinal()];
    }

    /**
     * {@return how many were in a stage on the first day}
     *
     * @param before the stage
     */
    public long total(Stage before) {
        int row = requireNonNull(before, "before").ordinal() * N;
        return Arrays.stream(counts, row, row + N).sum();
    }

    /**
     * {@return those who went to a stage, of those who were in another one}
     *
     * @param before the stage on the first day
     * @param after the stage on the second
     */
    public Proportion rate(Stage before, Stage after) {
        return new Proportion(count(before, after), total(before));
    }

    /** {@return those of the lapsed who bought again and have not lapsed again since, of the lapsed} */
    public Proportion comebackRate() {
        return new Proportion(total(Stage.LAPSED) - count(Stage.LAPSED, Stage.LAPSED), total(Stage.LAPSED));
    }

    /**
     * {@return how many customers each stage will have, if they go on like this}
     *
     * <p>It assumes three things. The rates stay as they were between the two days. Where a customer goes depends on the stage alone, not on how
     * long they have been in it (which is wrong for a stage that ends on a day: look one or two steps ahead, not ten). A step is as long as the time between the two
     * days. It says nothing of chance. Numbers that do not fit a {@code double} become infinite.
     *
     * @param customers how many there are today, by stage
     * @param arrivalsPerStep how many come new with each step, by the stage they are in at its end
     * @param steps how many steps, at least 0 and at most 10,000
     * @throws IllegalArgumentException if a number is out of its range or not finite, or nobody was seen in a stage that has customers
     */
    public double[] project(double[] customers, double[] arrivalsPerStep, int steps) {
        requireNonNull(customers, "customers");
        requireNonNull(arrivalsPerStep, "arrivalsPerStep");
        requireStages(customers.length, "customers");
        requireStages(arrivalsPerStep.length, "arrivalsPerStep");
        Checks.inRange(steps, 0, MOST_STEPS, "steps");
        for (int i = 0; i < N; i++) {
            Checks.notNegative(customers[i], "customers", i);
            Checks.notNegative(arrivalsPerStep[i], "arrivalsPerStep", i);
        }
        double[] now = customers.clone();
        for (int step = 0; step < steps; step++) {
            double[] next = arrivalsPerStep.clone();
            for (Stage before : Stage.values()) {
                double there = now[before.ordinal()];
                if (there > 0 && total(before) == 0) {
                    throw new IllegalArgumentException(
                            "customers and arrivals must be in stages in which somebody was seen, as it is"
                                    + " not known where others go, got " + there + " in stage " + before.label());
                }
                for (Stage after : Stage.values()) {
                    next[after.ordinal()] +=
                            there == 0 ? 0 : there * rate(before, after).rate();
                }
            }
            now = next;
        }
        return now;
    }

    /**
     * {@return the transitions of the customers of both}
     *
     * <p>Associative and commutative. Shards must be disjoint: a customer who is in both would count twice.
     *
     * @param other other customers between the same days
     * @throws IllegalArgumentException if the days differ
     * @throws ArithmeticException if a count overflows a {@code long}
     */
    public StageTransitions plus(StageTransitions other) {
        requireNonNull(other, "other");
        if (beforeEpochDay != other.beforeEpochDay || afterEpochDay != other.afterEpochDay) {
            throw new IllegalArgumentException("other must be between the same days, got " + this + " and " + other);
        }
        return new StageTransitions(
                beforeEpochDay, afterEpochDay, sum(counts, other.counts), sum(arrivals, other.arrivals));
    }

    private static long[] sum(long[] a, long[] b) {
        long[] sum = new long[a.length];
        for (int i = 0; i < a.length; i++) {
            sum[i] = Exact.add(a[i], b[i], "count");
        }
        return sum;
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof StageTransitions other
                && beforeEpochDay == other.beforeEpochDay
                && afterEpochDay == other.afterEpochDay
                && Arrays.equals(counts, other.counts)
                && Arrays.equals(arrivals, other.arrivals);
    }

    @Override
    public int hashCode() {
        return Objects.hash(beforeEpochDay, afterEpochDay, Arrays.hashCode(counts));
    }

    @Override
    public String toString() {
        return "StageTransitions[" + LocalDate.ofEpochDay(beforeEpochDay) + " to " + LocalDate.ofEpochDay(afterEpochDay)
                + ", " + Arrays.stream(counts).sum() + " customers, "
                + Arrays.stream(arrivals).sum() + " arrivals, " + comebackRate() + " lapsed came back]";
    }

    /** {@return the counts as a table: from the stage of the row to that of the column} */
    public String toText() {
        String[] header = new String[N + 1];
        header[0] = "from";
        for (Stage stage : Stage.values()) {
            header[stage.ordinal() + 1] = stage.label();
        }
        var table = TextTable.withHeader(header);
        for (Stage before : Stage.values()) {
            table.row(cells(before.label(), counts, before.ordinal() * N));
        }
        return table.row(cells("not known", arrivals, 0)).toString();
    }

    private static String[] cells(String name, long[] numbers, int begin) {
        String[] cells = new String[N + 1];
        cells[0] = name;
        for (int j = 0; j < N; j++) {
            cells[j + 1] = Long.toString(numbers[begin + j]);
        }
        return cells;
    }

    private Object writeReplace() {
        long[][] rows = new long[N][];
        for (int i = 0; i < N; i++) {
            rows[i] = Arrays.copyOfRange(counts, i * N, (i + 1) * N);
        }
        return new SerialForm(beforeEpochDay, afterEpochDay, rows, arrivals);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("proxy required");
    }

    /** As for {@link #of}. */
    private record SerialForm(int beforeEpochDay, int afterEpochDay, long[][] counts, long[] arrivals, long checksum)
            implements Serializable {

        SerialForm(int beforeEpochDay, int afterEpochDay, long[][] counts, long[] arrivals) {
            this(
                    beforeEpochDay,
                    afterEpochDay,
                    counts,
                    arrivals,
                    Checksum.of(beforeEpochDay, afterEpochDay, counts, arrivals));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, beforeEpochDay, afterEpochDay, counts, arrivals);
            return of(LocalDate.ofEpochDay(beforeEpochDay), LocalDate.ofEpochDay(afterEpochDay), counts, arrivals);
        }
    }
}
