package dev.retention.survival;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.internal.text.SafeText;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * The columns of a {@link CoxRegression}: how long each row lasted, whether its end was seen, and what is known of it.
 *
 * <pre>{@code
 * CoxRows rows = CoxRows.of(List.of("discount", "age"), new double[][] {discount, age}, days, churned)
 *         .withEntries(daysWhenWatchingBegan)
 *         .withClusters(households);
 * }</pre>
 *
 * <p>What changes with time is told by several rows of one customer: each from its entry to its end, with the values of that
 * stretch, and an event at most in the last. Give such rows the customer as their cluster only if a customer may have several events.
 *
 * <p>A kind, such as the channel of the first purchase, is a column of 0 and 1 for each kind but one, which the others are
 * compared with. Values are finite: decide what a missing one means before. Times are the same if their bits are; see {@link SameTime}.
 *
 * <p>The columns are copied once. A wither shares them.
 */
public final class CoxRows {

    final List<String> names;
    /** By column, then row. */
    final double[][] columns;

    final double[] entries;
    final double[] durations;
    final boolean[] ended;
    final double[] weights;
    final int[] strata;
    /** Null if every row is its own. */
    final int[] clusters;

    private CoxRows(
            List<String> names,
            double[][] columns,
            double[] entries,
            double[] durations,
            boolean[] ended,
            double[] weights,
            int[] strata,
            int[] clusters) {
        this.names = names;
        this.columns = columns;
        this.entries = entries;
        this.durations = durations;
        this.ended = ended;
        this.weights = weights;
        this.strata = strata;
        this.clusters = clusters;
    }

    /**
     * {@return rows that were all watched from their start, in one stratum, each counting once}
     *
     * @param names of the columns, distinct, at least one
     * @param columns by column, the value of each row, finite
     * @param durations how long each lasted, finite and at least 0
     * @param ended whether its end was seen; if not, it lasted at least as long
     * @throws IllegalArgumentException if lengths differ, a name occurs twice or a value is out of range
     */
    public static CoxRows of(List<String> names, double[][] columns, double[] durations, boolean[] ended) {
        names = Checks.copyOf(names, String.class, "names");
        requireNonNull(columns, "columns");
        requireNonNull(durations, "durations");
        requireNonNull(ended, "ended");
        int size = durations.length;
        Checks.sameLength(size, "durations", ended.length, "ended");
        if (names.isEmpty() || names.size() != columns.length) {
            throw new IllegalArgumentException("columns must be as many as names, at least 1, got columns.length="
                    + columns.length + ", names.size()=" + names.size());
        }
        if (new HashSet<>(names).size() < names.size()) {
            throw new IllegalArgumentException("names must be distinct, got names=" + SafeText.of(names));
        }
        double[][] copies = new double[columns.length][];
        for (int c = 0; c < columns.length; c++) {
            requireNonNull(columns[c], "columns[" + c + "]");
            Checks.sameLength(size, "durations", columns[c].length, "columns[" + c + "]");
            copies[c] = columns[c].clone();
            for (int i = 0; i < size; i++) {
                if (!Double.isFinite(copies[c][i])) {
                    Checks.finite(copies[c][i], "columns[" + c + "][" + i + "]");
                }
            }
        }
        for (int i = 0; i < size; i++) {
            Checks.notNegative(durations[i], "durations", i);
        }
        double[] weights = new double[size];
        Arrays.fill(weights, 1);
        return new CoxRows(
                List.copyOf(names),
                copies,
                new double[size],
                durations.clone(),
                ended.clone(),
                weights,
                new int[size],
                null);
    }

    /**
     * {@return these rows, each watched from its entry on only}
     *
     * @param entries finite; 0 for those watched from their start, else above 0 and below the duration
     * @throws IllegalArgumentException if the length differs or an entry is out of range
     */
    public CoxRows withEntries(double[] entries) {
        requireNonNull(entries, "entries");
        Checks.sameLength(durations.length, "durations", entries.length, "entries");
        for (int i = 0; i < entries.length; i++) {
            Checks.notNegative(entries[i], "entries", i);
            if (entries[i] > 0 && entries[i] >= durations[i]) {
                throw new IllegalArgumentException("entries[" + i + "] must be 0 or < durations[" + i
                        + "], got entries[" + i + "]=" + entries[i] + ", durations[" + i + "]=" + durations[i]);
            }
        }
        return new CoxRows(names, columns, entries.clone(), durations, ended, weights, strata, clusters);
    }

    /**
     * {@return these rows, each counting so often}
     *
     * <p>With ties by Breslow a weight of 3 is the row three times. By Efron it is not: the three would be tied with one another.
     *
     * @param weights finite and at least 0; a row of weight 0 is as if it were not there
     * @throws IllegalArgumentException if the length differs or a weight is out of range
     */
    public CoxRows withWeights(double[] weights) {
        requireNonNull(weights, "weights");
        Checks.sameLength(durations.length, "durations", weights.length, "weights");
        for (int i = 0; i < weights.length; i++) {
            Checks.notNegative(weights[i], "weights", i);
        }
        return new CoxRows(names, columns, entries, durations, ended, weights.clone(), strata, clusters);
    }

    /**
     * {@return these rows in strata: each has its own baseline, and is compared with itself only}
     *
     * @param strata any label for each row
     * @throws IllegalArgumentException if the length differs
     */
    public CoxRows withStrata(int[] strata) {
        requireNonNull(strata, "strata");
        Checks.sameLength(durations.length, "durations", strata.length, "strata");
        return new CoxRows(names, columns, entries, durations, ended, weights, strata.clone(), clusters);
    }

    /**
     * {@return these rows in clusters: rows of one are not independent, and the errors are robust (Lin and Wei 1989)}
     *
     * @param clusters any label for each row; a different one for each if only the model is in doubt
     * @throws IllegalArgumentException if the length differs
     */
    public CoxRows withClusters(int[] clusters) {
        requireNonNull(clusters, "clusters");
        Checks.sameLength(durations.length, "durations", clusters.length, "clusters");
        return new CoxRows(names, columns, entries, durations, ended, weights, strata, clusters.clone());
    }

    /** {@return the names of the columns} */
    public List<String> names() {
        return names;
    }

    /** {@return how many rows there are} */
    public int size() {
        return durations.length;
    }

    /** {@return how many rows end with an event} */
    public int eventCount() {
        int count = 0;
        for (boolean end : ended) {
            count += end ? 1 : 0;
        }
        return count;
    }

    /** {@return the counts as {@code CoxRows[164 events in 227 rows, columns [age, sex]]}} */
    @Override
    public String toString() {
        return "CoxRows[" + eventCount() + " events in " + size() + " rows, columns " + names + "]";
    }
}
