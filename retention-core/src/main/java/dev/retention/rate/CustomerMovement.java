package dev.retention.rate;

import dev.retention.estimate.Proportion;
import dev.retention.internal.Checks;
import dev.retention.internal.Exact;
import dev.retention.internal.Fractions;
import dev.retention.internal.rows.SortedDistinct;
import dev.retention.revenue.RevenueLedger;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;

/**
 * Who is a customer at the start of a period and who is at its end: of 20, one left and 5 are new, which makes 24.
 *
 * <pre>
 * retained       = start - lost
 * end            = retained + reactivated + acquired
 * retention rate = retained / start        churn rate = lost / start
 * </pre>
 *
 * <p>Two moments are compared: whoever comes and goes between them is not seen, and whoever goes and comes back is
 * retained. {@link RevenueLedger} tells such customers apart where every event is known.
 *
 * <p>This is the retention rate of "the customers who stayed". The textbook rate {@code (end - acquired) / start}, which some
 * pages print upside down, agrees with it only if nobody came back: it counts the reactivated as retained and can exceed 1
 * ({@link #classicRetentionRate()}). The rate {@code (start - end) / start}, often sold as churn, is
 * {@link #netShrinkage()}: new customers hide in it those who left.
 *
 * <p>A rate of no customers at the start is {@code NaN}. Components and {@code end} are exact {@code long} values; an end that
 * does not fit is an {@link ArithmeticException}.
 *
 * <pre>{@code
 * CustomerMovement month = CustomerMovement.ofStartEndAcquired(20, 24, 5);
 * month.retention().rate();         // 0.95
 * month.churn();                    // 1 of 20
 * }</pre>
 *
 * @param start customers at the start
 * @param acquired customers at the end who never were before
 * @param reactivated customers at the end who were not at the start, but once before
 * @param lost customers at the start who are not at the end, in [0, start]
 */
public record CustomerMovement(long start, long acquired, long reactivated, long lost) implements Serializable {

    /** No customers, no movement: the identity of {@link #plus}. */
    public static final CustomerMovement EMPTY = new CustomerMovement(0, 0, 0, 0);

    /**
     * Checks that no count is negative, that no more are lost than there were, and that the end fits a {@code long}.
     *
     * @throws IllegalArgumentException if a count is out of range
     * @throws ArithmeticException if the end overflows
     */
    public CustomerMovement {
        Checks.notNegative(start, "start");
        Checks.notNegative(acquired, "acquired");
        Checks.notNegative(reactivated, "reactivated");
        if (lost < 0 || lost > start) {
            throw new IllegalArgumentException("lost must be in [0, start], got lost=" + lost + ", start=" + start);
        }
        Exact.add(Exact.add(start - lost, reactivated, "end"), acquired, "end");
    }

    /**
     * {@return the movement of the textbook: customers at the start, at the end, and new among the latter}
     *
     * <p>It takes for granted that nobody came back, so that everyone at the end who is not new has stayed. Where customers
     * do come back, the retention is too high by them: use the constructor or {@link #between(Set, Set, Set)}.
     *
     * @param start customers at the start
     * @param end customers at the end
     * @param acquired customers at the end who are new
     * @throws IllegalArgumentException if those at the end who are not new are fewer than none or more than at the start
     */
    public static CustomerMovement ofStartEndAcquired(long start, long end, long acquired) {
        Checks.notNegative(start, "start");
        Checks.notNegative(end, "end");
        Checks.notNegative(acquired, "acquired");
        long retained = end - acquired;
        if (retained < 0 || retained > start) {
            throw new IllegalArgumentException("end - acquired must be in [0, start], got end=" + end + ", acquired="
                    + acquired + ", start=" + start);
        }
        return new CustomerMovement(start, acquired, 0, start - retained);
    }

    /**
     * {@return the movement from one set of customers to another}
     *
     * @param atStart the customers at the start
     * @param atEnd the customers at the end
     * @param everBefore all who were customers before; those at the start may be left out
     * @param <K> the customers' keys
     */
    public static <K> CustomerMovement between(
            Set<? extends K> atStart, Set<? extends K> atEnd, Set<? extends K> everBefore) {
        Checks.noNull(atStart, "atStart");
        Checks.noNull(atEnd, "atEnd");
        Checks.noNull(everBefore, "everBefore");
        long retained = 0;
        long reactivated = 0;
        for (K customer : atEnd) {
            if (atStart.contains(customer)) {
                retained++;
            } else if (everBefore.contains(customer)) {
                reactivated++;
            }
        }
        return new CustomerMovement(
                atStart.size(), atEnd.size() - retained - reactivated, reactivated, atStart.size() - retained);
    }

    /**
     * {@return the movement from one column of customers to another}; the order of a column and repetitions in it do not
     * matter. Time: sorting the columns.
     *
     * @param atStart the customers at the start
     * @param atEnd the customers at the end
     * @param everBefore all who were customers before; those at the start may be left out
     */
    public static CustomerMovement between(long[] atStart, long[] atEnd, long[] everBefore) {
        long[] start = SortedDistinct.of(Objects.requireNonNull(atStart, "atStart"));
        long[] end = SortedDistinct.of(Objects.requireNonNull(atEnd, "atEnd"));
        long[] before = SortedDistinct.of(Objects.requireNonNull(everBefore, "everBefore"));
        long retained = 0;
        long reactivated = 0;
        for (long customer : end) {
            if (Arrays.binarySearch(start, customer) >= 0) {
                retained++;
            } else if (Arrays.binarySearch(before, customer) >= 0) {
                reactivated++;
            }
        }
        return new CustomerMovement(
                start.length, end.length - retained - reactivated, reactivated, start.length - retained);
    }

    /** {@return the customers who are there at the start and at the end: {@code start - lost}} */
    public long retained() {
        return start - lost;
    }

    /** {@return the customers at the end: {@code retained + reactivated + acquired}} */
    public long end() {
        return retained() + reactivated + acquired;
    }

    /** {@return {@code retained} of {@code start}: the retention rate with its counts} */
    public Proportion retention() {
        return new Proportion(retained(), start);
    }

    /** {@return {@code lost} of {@code start}: the churn rate with its counts} */
    public Proportion churn() {
        return new Proportion(lost, start);
    }

    /**
     * {@return {@code (end - acquired) / start}, the textbook's retention rate, which counts those who came back as retained;
     * {@code NaN} if there is no start}
     */
    public double classicRetentionRate() {
        return perStart(retained() + reactivated);
    }

    /**
     * {@return {@code (start - end) / start}: by how much the base shrank, negative if it grew; {@code NaN} if there is no
     * start}
     */
    public double netShrinkage() {
        return perStart(start - end());
    }

    /** {@return {@code (end - start) / start}: by how much the base grew; {@code NaN} if there is no start} */
    public double growth() {
        return perStart(end() - start);
    }

    /**
     * {@return {@code 1 / churn rate}: the periods that a customer stays on average, if this churn rate held for ever and for
     * everyone}; infinite if nobody is lost, {@code NaN} if there is no start. Churn rates fall with a customer's age, so
     * that this is too short for most bases: the package {@code lifetime} has models.
     */
    public double expectedLifetimePeriods() {
        return (double) start / lost;
    }

    /**
     * {@return the movement of both groups together, in the same period}
     *
     * <p>Associative and commutative. Shards must be disjoint: a customer who is in both would count twice.
     *
     * @param other a disjoint group
     * @throws ArithmeticException if a count overflows a {@code long}
     */
    public CustomerMovement plus(CustomerMovement other) {
        Objects.requireNonNull(other, "other");
        return new CustomerMovement(
                Exact.add(start, other.start, "start"),
                Exact.add(acquired, other.acquired, "acquired"),
                Exact.add(reactivated, other.reactivated, "reactivated"),
                Exact.add(lost, other.lost, "lost"));
    }

    /**
     * {@return what came and went in this period and the next}
     *
     * <p>It is a flow and not a movement: two periods' counts do not say who of the first start is left at the second end.
     *
     * @param next the period that begins where this one ends
     * @throws IllegalArgumentException if it does not start with as many customers as this one ends with
     * @throws ArithmeticException if a count overflows a {@code long}
     */
    public CustomerFlow followedBy(CustomerMovement next) {
        return toFlow().followedBy(Objects.requireNonNull(next, "next").toFlow());
    }

    /** {@return this period's flow, to be chained with those of further periods} */
    public CustomerFlow toFlow() {
        return new CustomerFlow(start, acquired, reactivated, lost);
    }

    private double perStart(long customers) {
        return Fractions.ratio(customers, start);
    }
}
