package dev.retention.cohort;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
 *         .table(log, asOfEpochDay);
 * }</pre>
 */
public final class CohortAssignment implements Serializable {

    private static final long serialVersionUID = 1;

    /** Nobody in no cohort. */
    static final CohortAssignment EMPTY = new CohortAssignment(new TreeMap<>());

    /** Ascending. */
    private final long[] customers;
    /** The position in {@code labels} of each customer's cohort. */
    private final int[] cohorts;
    /** Ascending. */
    private final String[] labels;

    private CohortAssignment(TreeMap<Long, String> labelOf) {
        labels = new TreeSet<>(labelOf.values()).toArray(String[]::new);
        customers = new long[labelOf.size()];
        cohorts = new int[labelOf.size()];
        int i = 0;
        for (Map.Entry<Long, String> entry : labelOf.entrySet()) {
            customers[i] = entry.getKey();
            cohorts[i] = Arrays.binarySearch(labels, entry.getValue());
            i++;
        }
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
        var labelOf = new TreeMap<Long, String>();
        for (int i = 0; i < customers.length; i++) {
            String label = cohorts[i];
            if (label == null) {
                throw new NullPointerException("cohorts[" + i + "]");
            }
            String before = labelOf.putIfAbsent(customers[i], label);
            if (before != null && !before.equals(label)) {
                throw new IllegalArgumentException("customers[" + i + "] must be in one cohort, got customers[" + i
                        + "]=" + customers[i] + " in " + before + " and in " + label);
            }
        }
        return new CohortAssignment(labelOf);
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
        return 31 * (31 * Arrays.hashCode(customers) + Arrays.hashCode(cohorts)) + Arrays.hashCode(labels);
    }

    @Override
    public String toString() {
        return "CohortAssignment[" + customers.length + " customers in " + labels.length + " cohorts]";
    }
}
