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
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;

/** Customers and revenue of each stage on a day, as {@link Stages#table} counts them. */
public final class StageTable implements Serializable {

    private static final long serialVersionUID = 1;

    /** The day. */
    private final LocalDate asOf;
    /** By stage. */
    private final long[] customers;
    /** By stage. */
    private final long[] revenueMinor;

    StageTable(LocalDate asOf, long[] customers, long[] revenueMinor) {
        this.asOf = asOf;
        this.customers = customers;
        this.revenueMinor = revenueMinor;
    }

    /**
     * {@return the table of sums that were kept}
     *
     * @param asOf the day
     * @param customers how many customers are in each stage, in the order of {@link Stage}
     * @param revenueMinor their revenue in minor units, likewise
     * @throws IllegalArgumentException if there are not as many as stages, or a count is negative
     * @throws ArithmeticException if the counts together do not fit a {@code long}
     */
    public static StageTable of(LocalDate asOf, long[] customers, long[] revenueMinor) {
        requireNonNull(asOf, "asOf");
        requireNonNull(customers, "customers");
        requireNonNull(revenueMinor, "revenueMinor");
        int stages = Stage.values().length;
        Checks.sameLength(stages, "stages", customers.length, "customers");
        Checks.sameLength(stages, "stages", revenueMinor.length, "revenueMinor");
        long total = 0;
        for (int i = 0; i < stages; i++) {
            Checks.notNegative(customers[i], "customers", i);
            total = Exact.add(total, customers[i], "totalCustomers");
        }
        return new StageTable(asOf, customers.clone(), revenueMinor.clone());
    }

    /** {@return the day} */
    public LocalDate asOf() {
        return asOf;
    }

    /**
     * {@return how many customers are in a stage}
     *
     * @param stage the stage
     */
    public long customers(Stage stage) {
        return customers[requireNonNull(stage, "stage").ordinal()];
    }

    /**
     * {@return the revenue of the customers in a stage, in minor units}
     *
     * @param stage the stage
     */
    public long revenueMinor(Stage stage) {
        return revenueMinor[requireNonNull(stage, "stage").ordinal()];
    }

    /** {@return how many customers there are in all} */
    public long totalCustomers() {
        return Arrays.stream(customers).sum();
    }

    /**
     * {@return the revenue of all, in minor units}
     *
     * @throws ArithmeticException if it does not fit a {@code long}
     */
    public long totalRevenueMinor() {
        long total = 0;
        for (long revenue : revenueMinor) {
            total = Exact.add(total, revenue, "totalRevenueMinor");
        }
        return total;
    }

    /**
     * {@return the customers in a stage, of all}
     *
     * @param stage the stage
     */
    public Proportion share(Stage stage) {
        return new Proportion(customers(stage), totalCustomers());
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof StageTable other
                && asOf.equals(other.asOf)
                && Arrays.equals(customers, other.customers)
                && Arrays.equals(revenueMinor, other.revenueMinor);
    }

    @Override
    public int hashCode() {
        return Objects.hash(asOf, Arrays.hashCode(customers));
    }

    /** {@return the counts} */
    @Override
    public String toString() {
        return "StageTable[" + asOf + ", customers=" + Arrays.toString(customers) + "]";
    }

    /**
     * {@return a table in plain text}
     *
     * @param minorDigits how many digits of an amount are behind the point: 2 for cents, 0 for rials or yen; in [0, 18]
     * @throws IllegalArgumentException if they are more or fewer
     */
    public String toText(int minorDigits) {
        Checks.inRange(minorDigits, 0, TextTable.MOST_DIGITS, "minorDigits");
        var table = TextTable.withHeader("stage", "customers", "share", "revenue");
        for (Stage stage : Stage.values()) {
            table.row(
                    stage.label(),
                    Long.toString(customers(stage)),
                    TextTable.percent(share(stage).rate(), 1),
                    BigDecimal.valueOf(revenueMinor(stage), minorDigits).toPlainString());
        }
        return table.toString();
    }

    private Object writeReplace() {
        return new SerialForm(asOf, customers, revenueMinor);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a table is read through its serial form");
    }

    /** The sums without the customers. */
    private record SerialForm(LocalDate asOf, long[] customers, long[] revenueMinor, long checksum)
            implements Serializable {

        SerialForm(LocalDate asOf, long[] customers, long[] revenueMinor) {
            this(asOf, customers, revenueMinor, Checksum.of(asOf, customers, revenueMinor));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, asOf, customers, revenueMinor);
            return of(asOf, customers, revenueMinor);
        }
    }
}
