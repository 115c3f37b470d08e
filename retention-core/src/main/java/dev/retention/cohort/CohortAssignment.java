package dev.retention.cohort;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.internal.rows.RowOrder;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Which cohort the caller puts each customer in: the channel they came by, their first product, their plan.
 *
 * <p>Cohorts are named, and listed in the order of their names.
 *
 * <pre>{@code
 * var channels = CohortAssignment.of(new long[] {1, 2, 3}, new String[] {"search", "friends", "search"});
 * CohortTable table = CohortDefinition.by(PeriodCalendar.months())
 *         .withEntry(CohortEntry.assigned(channels))
 *         .table(log, asOf);
 * }</pre>
 */
public final class CohortAssignment implements Serializable {

    private static final long serialVersionUID = 1;

    /** Nobody in no cohort. */
    static final CohortAssignment EMPTY = new CohortAssignment(new long[0], new int[0], new String[0]);

    /** Ascending. */
    private final long[] customers;
    /** The position in {@code labels} of each customer's cohort. */
    private final int[] cohorts;
    /** Ascending. */
    private final String[] labels;

    /** Takes the arrays as they are. */
    private CohortAssignment(long[] customers, int[] cohorts, String[] labels) {
        this.customers = customers;
        this.cohorts = cohorts;
        this.labels = labels;
    }

    /**
     * {@return the assignment in two columns}
     *
     * @param customers the customers; one may come again with the same cohort
     * @param cohorts the name of each one's cohort
     * @throws IllegalArgumentException if the lengths differ, or a customer is put in two cohorts
     */
    public static CohortAssignment of(long[] customers, String[] cohorts) {
        requireNonNull(customers, "customers");
        requireNonNull(cohorts, "cohorts");
        Checks.sameLength(customers.length, "customers", cohorts.length, "cohorts");
        String[] labels = labels(cohorts);
        int[] order = RowOrder.byKeys(customers);
        long[] distinct = new long[order.length];
        int[] cohortOf = new int[order.length];
        int size = 0;
        int firstConflict = order.length;
        int firstOfCustomer = 0;
        int before = 0;
        for (int row : order) {
            if (size == 0 || distinct[size - 1] != customers[row]) {
                distinct[size] = customers[row];
                cohortOf[size++] = Arrays.binarySearch(labels, cohorts[row]);
                firstOfCustomer = row;
            } else if (row < firstConflict && !cohorts[row].equals(cohorts[firstOfCustomer])) {
                firstConflict = row;
                before = firstOfCustomer;
            }
        }
        if (firstConflict < order.length) {
            throw new IllegalArgumentException("customers[" + firstConflict + "] must be in one cohort, got customers["
                    + firstConflict + "]=" + customers[firstConflict] + " in " + cohorts[before] + " and in "
                    + cohorts[firstConflict]);
        }
        return new CohortAssignment(Arrays.copyOf(distinct, size), Arrays.copyOf(cohortOf, size), labels);
    }

    /** The different names, ascending. */
    private static String[] labels(String[] cohorts) {
        var labels = new TreeSet<String>();
        for (int i = 0; i < cohorts.length; i++) {
            if (cohorts[i] == null) { // no text is put together for those who are there
                throw new NullPointerException("cohorts[" + i + "]");
            }
            labels.add(cohorts[i]);
        }
        return labels.toArray(String[]::new);
    }

    /** {@return the names of the cohorts, ascending} */
    public List<String> labels() {
        return Collections.unmodifiableList(Arrays.asList(labels));
    }

    /**
     * {@return the position in {@link #labels} of a customer's cohort}
     *
     * @param customer a customer of the assignment
     * @throws IllegalArgumentException if the customer has no cohort
     */
    public int cohortOf(long customer) {
        int i = Arrays.binarySearch(customers, customer);
        if (i < 0) {
            throw new IllegalArgumentException(
                    "customer must have a cohort in the assignment, got customer=" + customer);
        }
        return cohorts[i];
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof CohortAssignment other
                && Arrays.equals(customers, other.customers)
                && Arrays.equals(cohorts, other.cohorts)
                && Arrays.equals(labels, other.labels);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(customers), Arrays.hashCode(cohorts), Arrays.hashCode(labels));
    }

    @Override
    public String toString() {
        return "CohortAssignment[" + customers.length + " customers in " + labels.length + " cohorts]";
    }

    private Object writeReplace() {
        return new SerialForm(customers, cohorts, labels);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("an assignment is read through its serial form");
    }

    /** The columns of {@link #of}, each name once. */
    private record SerialForm(long[] customers, int[] cohorts, String[] labels, long checksum) implements Serializable {

        SerialForm(long[] customers, int[] cohorts, String[] labels) {
            this(customers, cohorts, labels, Checksum.of(customers, cohorts, labels));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, customers, cohorts, labels);
            String[] names = new String[requireNonNull(cohorts, "cohorts").length];
            for (int i = 0; i < names.length; i++) {
                names[i] = labels[cohorts[i]];
            }
            return of(customers, names);
        }
    }
}
