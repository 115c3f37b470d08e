package dev.retention.lifecycle;

import static java.util.Objects.requireNonNull;

import dev.retention.activity.ActivityLog;
import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.internal.Exact;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The stage of every customer on a day: each customer once, sorted by key.
 *
 * <p>{@link #plus} joins disjoint shards and is associative and commutative; {@link #empty} is its identity. Nine bytes a customer.
 */
public final class Stages implements Serializable {

    private static final long serialVersionUID = 1;

    private static final Stage[] ALL = Stage.values();

    /** The day. */
    private final transient int asOfEpochDay;
    /** Ascending. */
    private final transient long[] customers;
    /** The ordinal of each one's stage. */
    private final transient byte[] stages;

    /** Takes the arrays as they are. */
    Stages(int asOfEpochDay, long[] customers, byte[] stages) {
        this.asOfEpochDay = asOfEpochDay;
        this.customers = customers;
        this.stages = stages;
    }

    /**
     * {@return nobody: the identity of {@link #plus}}
     *
     * @param asOf the day
     */
    public static Stages empty(LocalDate asOf) {
        return new Stages(Checks.epochDay(asOf, "asOf"), new long[0], new byte[0]);
    }

    /**
     * {@return stages that were kept, or that another system found}
     *
     * @param asOf the day
     * @param customers the customers, strictly ascending
     * @param stages the stage of each
     * @throws IllegalArgumentException if the lengths differ or the customers do not ascend
     */
    public static Stages of(LocalDate asOf, long[] customers, Stage[] stages) {
        int asOfEpochDay = Checks.epochDay(asOf, "asOf");
        requireNonNull(customers, "customers");
        requireNonNull(stages, "stages");
        Checks.sameLength(customers.length, "customers", stages.length, "stages");
        byte[] ordinals = new byte[stages.length];
        for (int i = 0; i < stages.length; i++) {
            ordinals[i] = (byte) requireNonNull(stages[i], "stages[" + i + "]").ordinal();
            if (i > 0 && customers[i] <= customers[i - 1]) {
                throw new IllegalArgumentException("customers must ascend, got customers[" + (i - 1) + "]="
                        + customers[i - 1] + ", customers[" + i + "]=" + customers[i]);
            }
        }
        return new Stages(asOfEpochDay, customers.clone(), ordinals);
    }

    /** {@return the day} */
    public LocalDate asOf() {
        return LocalDate.ofEpochDay(asOfEpochDay);
    }

    /** {@return how many customers there are} */
    public int size() {
        return customers.length;
    }

    /**
     * {@return the key of a customer; ascending with the index}
     *
     * @param index in [0, size)
     */
    public long customer(int index) {
        return customers[Checks.index(index, customers.length, "index")];
    }

    /**
     * {@return the stage of a customer}
     *
     * @param index in [0, size)
     */
    public Stage stage(int index) {
        return ALL[stages[Checks.index(index, stages.length, "index")]];
    }

    /**
     * {@return the stage of a customer, if there is such a one} Logarithmic.
     *
     * @param customer the customer's key
     */
    public Optional<Stage> stageOf(long customer) {
        int at = Arrays.binarySearch(customers, customer);
        return at < 0 ? Optional.empty() : Optional.of(stage(at));
    }

    /**
     * {@return how many customers are in a stage} Linear.
     *
     * @param stage the stage
     */
    public long count(Stage stage) {
        return counts()[requireNonNull(stage, "stage").ordinal()];
    }

    /** {@return how many customers are in each stage, in the order of the stages} */
    public long[] counts() {
        long[] counts = new long[ALL.length];
        for (byte stage : stages) {
            counts[stage]++;
        }
        return counts;
    }

    /**
     * {@return the customers in a stage, ascending}
     *
     * @param stage the stage
     */
    public long[] members(Stage stage) {
        requireNonNull(stage, "stage");
        long[] members = new long[customers.length];
        int found = 0;
        for (int i = 0; i < customers.length; i++) {
            if (stages[i] == stage.ordinal()) {
                members[found++] = customers[i];
            }
        }
        return Arrays.copyOf(members, found);
    }

    /**
     * {@return customers and revenue of each stage}
     *
     * @param log the purchases whose revenue is counted: all, or those of the last year say
     */
    public StageTable table(ActivityLog log) {
        requireNonNull(log, "log");
        long[] revenue = new long[ALL.length];
        for (int i = 0; i < customers.length; i++) {
            int c = log.indexOf(customers[i]);
            if (c >= 0) {
                long spent = log.amountMinor(log.entriesBegin(c), log.entriesEnd(c));
                revenue[stages[i]] = Exact.add(revenue[stages[i]], spent, "revenueMinor");
            }
        }
        return new StageTable(LocalDate.ofEpochDay(asOfEpochDay), counts(), revenue);
    }

    /**
     * {@return what the customers of each stage spent after the day: the ground for what is at stake in the stages of a later day}
     *
     * @param log the purchases, also those after the day
     * @param until the last day that counts, after the day of the stages
     */
    public Map<Stage, SpendAhead> spendAhead(ActivityLog log, LocalDate until) {
        var ahead = new EnumMap<Stage, SpendAhead>(Stage.class);
        for (Stage stage : ALL) {
            ahead.put(stage, SpendAhead.of(members(stage), log, asOf(), until));
        }
        return Collections.unmodifiableMap(ahead);
    }

    /**
     * {@return the stages of the customers of both}
     *
     * <p>Associative and commutative. Shards must be disjoint: a customer who is in both is an error.
     *
     * @param other other customers on the same day
     * @throws IllegalArgumentException if the days differ, or a customer is in both
     */
    public Stages plus(Stages other) {
        requireNonNull(other, "other");
        if (asOfEpochDay != other.asOfEpochDay) {
            throw new IllegalArgumentException("other must be of the same day, got "
                    + LocalDate.ofEpochDay(asOfEpochDay) + " and " + LocalDate.ofEpochDay(other.asOfEpochDay));
        }
        int n = Exact.add(customers.length, other.customers.length, "the number of customers");
        long[] all = new long[n];
        byte[] merged = new byte[n];
        int a = 0;
        int b = 0;
        for (int i = 0; i < n; i++) {
            boolean mine = b == other.size() || a < size() && customers[a] < other.customers[b];
            if (!mine && a < size() && customers[a] == other.customers[b]) {
                throw new IllegalArgumentException(
                        "other must be of other customers, got customer=" + customers[a] + " in both");
            }
            all[i] = mine ? customers[a] : other.customers[b];
            merged[i] = mine ? stages[a++] : other.stages[b++];
        }
        return new Stages(asOfEpochDay, all, merged);
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof Stages other
                && asOfEpochDay == other.asOfEpochDay
                && Arrays.equals(customers, other.customers)
                && Arrays.equals(stages, other.stages);
    }

    @Override
    public int hashCode() {
        return Objects.hash(asOfEpochDay, Arrays.hashCode(customers), Arrays.hashCode(stages));
    }

    @Override
    public String toString() {
        var text = new StringBuilder("Stages[").append(LocalDate.ofEpochDay(asOfEpochDay));
        long[] counts = counts();
        for (Stage stage : ALL) {
            text.append(", ").append(stage.label()).append(' ').append(counts[stage.ordinal()]);
        }
        return text.append(']').toString();
    }

    private Object writeReplace() {
        return new SerialForm(asOfEpochDay, customers, stages);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("proxy required");
    }

    /** Ordinals in the order of {@link Stage}. */
    private record SerialForm(int asOfEpochDay, long[] customers, byte[] stages, long checksum)
            implements Serializable {

        SerialForm(int asOfEpochDay, long[] customers, byte[] stages) {
            this(asOfEpochDay, customers, stages, Checksum.of(asOfEpochDay, customers, stages));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, asOfEpochDay, customers, stages);
            Stage[] values = new Stage[stages.length];
            for (int i = 0; i < values.length; i++) {
                if (stages[i] < 0 || stages[i] >= ALL.length) {
                    throw new InvalidObjectException("stages must be known, got stages[" + i + "]=" + stages[i]);
                }
                values[i] = ALL[stages[i]];
            }
            return of(LocalDate.ofEpochDay(asOfEpochDay), customers, values);
        }
    }
}
