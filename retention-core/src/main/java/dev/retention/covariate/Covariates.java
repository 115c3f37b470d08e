package dev.retention.covariate;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.internal.text.SafeText;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * What is known of each customer beside what they bought: one column for each covariate, one row for each customer.
 *
 * <p>A covariate is known when the customer begins and does not change: the channel of the first purchase, a discount on it, its
 * value, the country. What happens later, such as a complaint, tells of the past only where it has happened, and must not be used.
 *
 * <p>A kind, such as the channel, is a column of 0 and 1 for each kind but one, which the others are compared with. Values are finite:
 * decide what a missing one means before.
 *
 * <pre>{@code
 * Covariates covariates = Covariates.of(List.of("discount", "value"), new double[][] {discount, value});
 * }</pre>
 */
public final class Covariates implements Serializable {

    private static final long serialVersionUID = 1;

    private final transient List<String> names;
    /** By covariate, then customer. */
    private final transient double[][] columns;

    private final transient int size;

    private Covariates(List<String> names, double[][] columns, int size) {
        this.names = names;
        this.columns = columns;
        this.size = size;
    }

    /**
     * {@return nothing known of so many customers}
     *
     * @param size how many customers, at least 0
     */
    public static Covariates none(int size) {
        return new Covariates(List.of(), new double[0][], (int) Checks.notNegative(size, "size"));
    }

    /**
     * {@return the covariates of columns, which are copied}
     *
     * @param names of the covariates, distinct, at least one
     * @param columns by covariate, the value of each customer, finite
     * @throws IllegalArgumentException if lengths differ, a name occurs twice or a value is not finite
     */
    public static Covariates of(List<String> names, double[][] columns) {
        requireNonNull(names, "names");
        requireNonNull(columns, "columns");
        if (names.isEmpty() || names.size() != columns.length) {
            throw new IllegalArgumentException("columns must be as many as names, at least 1, got columns.length="
                    + columns.length + ", names.size()=" + names.size());
        }
        List<String> copy = distinct(names);
        double[][] copies = new double[columns.length][];
        for (int c = 0; c < columns.length; c++) {
            copies[c] = requireNonNull(columns[c], "columns[" + c + "]").clone();
            Checks.sameLength(copies[0].length, "columns[0]", copies[c].length, "columns[" + c + "]");
            for (int i = 0; i < copies[c].length; i++) {
                if (!Double.isFinite(copies[c][i])) {
                    Checks.finite(copies[c][i], "columns[" + c + "][" + i + "]");
                }
            }
        }
        return new Covariates(copy, copies, copies[0].length);
    }

    /** The names, checked to be distinct. */
    static List<String> distinct(List<String> names) {
        List<String> copy = Checks.copyOf(names, String.class, "names");
        if (new HashSet<>(copy).size() < copy.size()) {
            throw new IllegalArgumentException("names must be distinct, got names=" + SafeText.of(copy));
        }
        return copy;
    }

    /** {@return the names of the covariates} */
    public List<String> names() {
        return names;
    }

    /** {@return how many customers there are} */
    public int size() {
        return size;
    }

    /**
     * {@return a value}
     *
     * @param covariate the position of the covariate
     * @param customer the position of the customer
     */
    public double value(int covariate, int customer) {
        double[] column = columns[Checks.index(covariate, columns.length, "covariate")];
        return column[Checks.index(customer, column.length, "customer")];
    }

    /**
     * {@return all values of one customer, by covariate}
     *
     * @param customer the position of the customer
     */
    public double[] values(int customer) {
        Checks.index(customer, size, "customer");
        double[] values = new double[columns.length];
        for (int c = 0; c < values.length; c++) {
            values[c] = columns[c][customer];
        }
        return values;
    }

    private Object writeReplace() {
        return new SerialForm(names.toArray(String[]::new), columns, size);
    }

    private void readObject(ObjectInputStream stream) throws InvalidObjectException {
        throw new InvalidObjectException("proxy required");
    }

    /** Goes back through the factories and their checks. */
    private record SerialForm(String[] names, double[][] columns, int size, long checksum) implements Serializable {

        SerialForm(String[] names, double[][] columns, int size) {
            this(names, columns, size, Checksum.of(names, columns, size));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, names, columns, size);
            return names.length == 0 ? none(size) : of(List.of(names), columns);
        }
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof Covariates other
                && size == other.size
                && names.equals(other.names)
                && Arrays.deepEquals(columns, other.columns);
    }

    @Override
    public int hashCode() {
        return Objects.hash(names, Arrays.deepHashCode(columns));
    }

    /** {@return the counts as {@code Covariates[2357 customers, columns [discount, value]]}} */
    @Override
    public String toString() {
        return "Covariates[" + size + " customers, columns " + names + "]";
    }
}
