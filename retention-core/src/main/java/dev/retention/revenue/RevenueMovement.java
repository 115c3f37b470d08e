package dev.retention.revenue;

import dev.retention.internal.Checks;
import dev.retention.internal.Exact;
import dev.retention.internal.Fractions;
import dev.retention.internal.text.SafeText;
import java.io.Serializable;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How recurring revenue (MRR, or of any other period) moved from the start of a period to its end.
 *
 * <pre>
 * end             = start + new + expansion + reactivation - contraction - churn
 * gross churn     = (contraction + churn) / start         gross retention (GRR) = 1 - gross churn
 * cancellations   = churn / start
 * net churn       = (losses - gains) / start              net retention (NRR)   = 1 - net churn
 * quick ratio     = (new + gains) / losses
 * </pre>
 *
 * <p>What counts as gains and losses is a {@link RevenueConvention}. The other choice is how the movements are booked:
 *
 * <ul>
 *   <li>by customer: start and end are compared, and each customer falls in one class ({@link #between}). Gross and net
 *       retention are then those of the customers at the start alone ("cohort-locked"), and GRR is in [0, 1];
 *   <li>by event: each upgrade, downgrade and cancellation counts, also those of customers who joined in the period or undid
 *       them in it ({@link RevenueLedger}). Gross churn can then exceed 1.
 * </ul>
 *
 * <p>The end is the same. On one constructed month, gross churn is 0.32 by customer and 0.68 by event.
 *
 * <p>All amounts are minor units of one currency, exact. The rates do not depend on the unit: where amounts per year are to
 * be split into months without a rest, let the unit be a twelfth of a minor unit ({@link MonthlyAmount#inParts}). A rate of
 * nothing at the start is {@code NaN}; a quick ratio without losses is infinite, and {@code NaN} if nothing was gained
 * either.
 *
 * <pre>{@code
 * RevenueMovement month = new RevenueMovement(200_000, 0, 20_000, 4_000, 6_000, 0);
 * month.netRetention(RevenueConvention.STANDARD);     // 1.05
 * month.grossRetention();                             // 0.95
 * }</pre>
 *
 * @param startMinor revenue at the start
 * @param newMinor from customers who never were before
 * @param expansionMinor more from customers who are
 * @param contractionMinor less from customers who stay
 * @param churnMinor lost with customers who leave
 * @param reactivationMinor from customers who come back
 */
public record RevenueMovement(
        long startMinor,
        long newMinor,
        long expansionMinor,
        long contractionMinor,
        long churnMinor,
        long reactivationMinor)
        implements Serializable {

    /** No revenue, no movement: the identity of {@link #plus}. */
    public static final RevenueMovement EMPTY = new RevenueMovement(0, 0, 0, 0, 0, 0);

    /**
     * Checks that no amount is negative, that no more is lost than there was and came, and that the sums fit a {@code long}.
     *
     * @throws IllegalArgumentException if an amount is out of range
     * @throws ArithmeticException if what there was and came overflows, or what was lost
     */
    public RevenueMovement {
        Checks.notNegative(startMinor, "startMinor");
        Checks.notNegative(newMinor, "newMinor");
        Checks.notNegative(expansionMinor, "expansionMinor");
        Checks.notNegative(contractionMinor, "contractionMinor");
        Checks.notNegative(churnMinor, "churnMinor");
        Checks.notNegative(reactivationMinor, "reactivationMinor");
        String thereIs = "startMinor + newMinor + expansionMinor + reactivationMinor";
        long there = Exact.add(startMinor, newMinor, thereIs);
        there = Exact.add(there, expansionMinor, thereIs);
        there = Exact.add(there, reactivationMinor, thereIs);
        long lost = Exact.add(contractionMinor, churnMinor, "contractionMinor + churnMinor");
        if (lost > there) {
            throw new IllegalArgumentException("contractionMinor + churnMinor must be at most " + thereIs + "=" + there
                    + ", got contractionMinor=" + contractionMinor + ", churnMinor=" + churnMinor);
        }
    }

    /**
     * {@return the movement, by customer, between two snapshots}
     *
     * @param startMinor each customer's revenue at the start; 0 if none
     * @param endMinor the same customers' revenue at the end; 0 if none
     * @param everBefore whether each was a customer before the start: a revenue from nothing is then a reactivation and not
     *     new; not looked at where there is revenue at the start
     * @throws IllegalArgumentException if the lengths differ or an amount is negative
     * @throws ArithmeticException if a sum overflows a {@code long}
     */
    public static RevenueMovement between(long[] startMinor, long[] endMinor, boolean[] everBefore) {
        Objects.requireNonNull(startMinor, "startMinor");
        Objects.requireNonNull(endMinor, "endMinor");
        Objects.requireNonNull(everBefore, "everBefore");
        Checks.sameLength(startMinor.length, "startMinor", endMinor.length, "endMinor");
        Checks.sameLength(startMinor.length, "startMinor", everBefore.length, "everBefore");
        var sums = new Sums();
        for (int i = 0; i < startMinor.length; i++) {
            Checks.notNegative(startMinor[i], "startMinor", i);
            Checks.notNegative(endMinor[i], "endMinor", i);
            sums.add(startMinor[i], endMinor[i], everBefore[i]);
        }
        return sums.toMovement();
    }

    /**
     * {@return the movement, by customer, between two snapshots}
     *
     * @param startMinor the revenue at the start of each customer who has any
     * @param endMinor the revenue at the end of each customer who has any
     * @param everBefore all who were customers before the start; those at the start may be left out
     * @param <K> the customers' keys
     * @throws IllegalArgumentException if an amount is negative
     * @throws ArithmeticException if a sum overflows a {@code long}
     */
    public static <K> RevenueMovement between(
            Map<? extends K, Long> startMinor, Map<? extends K, Long> endMinor, Set<? extends K> everBefore) {
        Checks.noNull(Objects.requireNonNull(startMinor, "startMinor").keySet(), "startMinor");
        Checks.noNull(Objects.requireNonNull(endMinor, "endMinor").keySet(), "endMinor");
        Checks.noNull(everBefore, "everBefore");
        var sums = new Sums();
        startMinor.forEach((customer, start) -> {
            long end = endMinor.containsKey(customer) ? amount(endMinor.get(customer), "endMinor", customer) : 0;
            sums.add(amount(start, "startMinor", customer), end, everBefore.contains(customer));
        });
        endMinor.forEach((customer, end) -> {
            if (!startMinor.containsKey(customer)) {
                sums.add(0, amount(end, "endMinor", customer), everBefore.contains(customer));
            }
        });
        return sums.toMovement();
    }

    /** The amount of a customer in a map: there, and not negative. */
    static long amount(Long amountMinor, String map, Object customer) {
        Objects.requireNonNull(amountMinor, () -> map + "[" + SafeText.of(customer) + "]");
        return amountMinor >= 0
                ? amountMinor
                : Checks.notNegative(amountMinor, map + "[" + SafeText.of(customer) + "]");
    }

    /** {@return the revenue at the end} */
    public long endMinor() {
        return startMinor + newMinor + expansionMinor + reactivationMinor - contractionMinor - churnMinor;
    }

    /**
     * {@return {@code churn / start}: what is lost with the customers who leave, downgrades left out; {@code NaN} if there is no start}
     *
     * <p>The MRR churn rate of Maxio; {@link #grossChurn} counts the downgrades of those who stay as well.
     */
    public double cancellationChurn() {
        return perStart(churnMinor);
    }

    /** {@return {@code (contraction + churn) / start}; {@code NaN} if there is no start} */
    public double grossChurn() {
        return perStart(contractionMinor + churnMinor);
    }

    /**
     * {@return {@code 1 - gross churn}, the gross revenue retention (GRR); negative if events lose more than there was at the
     * start, {@code NaN} if there is no start}
     */
    public double grossRetention() {
        return perStart(startMinor - contractionMinor - churnMinor);
    }

    /**
     * {@return {@code (losses - gains) / start}: negative if the customers who were there grew; {@code NaN} if there is no
     * start}
     *
     * @param convention which movements are gains and losses
     */
    public double netChurn(RevenueConvention convention) {
        Objects.requireNonNull(convention, "convention");
        return perStart(convention.losses(this) - convention.gains(this));
    }

    /**
     * {@return {@code 1 - net churn}, the net revenue retention (NRR); {@code NaN} if there is no start}
     *
     * @param convention which movements are gains and losses
     */
    public double netRetention(RevenueConvention convention) {
        Objects.requireNonNull(convention, "convention");
        return perStart(startMinor + convention.gains(this) - convention.losses(this));
    }

    /**
     * {@return {@code (new + gains) / losses}: what came for each unit that went; infinite if nothing went, {@code NaN} if
     * nothing came either}
     *
     * @param convention which movements are gains and losses
     */
    public double quickRatio(RevenueConvention convention) {
        Objects.requireNonNull(convention, "convention");
        return (double) (newMinor + convention.gains(this)) / convention.losses(this);
    }

    /** {@return {@code (end - start) / start}; {@code NaN} if there is no start} */
    public double growth() {
        return perStart(endMinor() - startMinor);
    }

    /**
     * {@return the movement of both groups together, in the same period}
     *
     * <p>Associative and commutative. Shards must be disjoint: a customer who is in both would count as two with less each.
     *
     * @param other a disjoint group of customers
     * @throws ArithmeticException if an amount overflows a {@code long}
     */
    public RevenueMovement plus(RevenueMovement other) {
        Objects.requireNonNull(other, "other");
        return new RevenueMovement(
                Exact.add(startMinor, other.startMinor, "startMinor"),
                Exact.add(newMinor, other.newMinor, "newMinor"),
                Exact.add(expansionMinor, other.expansionMinor, "expansionMinor"),
                Exact.add(contractionMinor, other.contractionMinor, "contractionMinor"),
                Exact.add(churnMinor, other.churnMinor, "churnMinor"),
                Exact.add(reactivationMinor, other.reactivationMinor, "reactivationMinor"));
    }

    /**
     * {@return the movement over this period and the next}
     *
     * <p>The sums are those of events, also if both parts are by customer: who leaves in the first period and comes back in
     * the second counts as churn and as reactivation, though a comparison of the two ends would see no change.
     *
     * @param next the period that begins where this one ends
     * @throws IllegalArgumentException if it does not start with what this one ends with
     * @throws ArithmeticException if an amount overflows a {@code long}
     */
    public RevenueMovement followedBy(RevenueMovement next) {
        Objects.requireNonNull(next, "next");
        if (next.startMinor != endMinor()) {
            throw new IllegalArgumentException("next.startMinor must equal endMinor, got next.startMinor="
                    + next.startMinor + ", endMinor=" + endMinor());
        }
        return new RevenueMovement(
                startMinor,
                Exact.add(newMinor, next.newMinor, "newMinor"),
                Exact.add(expansionMinor, next.expansionMinor, "expansionMinor"),
                Exact.add(contractionMinor, next.contractionMinor, "contractionMinor"),
                Exact.add(churnMinor, next.churnMinor, "churnMinor"),
                Exact.add(reactivationMinor, next.reactivationMinor, "reactivationMinor"));
    }

    private double perStart(long amountMinor) {
        return Fractions.ratio(amountMinor, startMinor);
    }

    /** Puts each customer in a class and sums up. */
    static final class Sums {

        private long startMinor;
        private long newMinor;
        private long expansionMinor;
        private long contractionMinor;
        private long churnMinor;
        private long reactivationMinor;

        void add(long start, long end, boolean everBefore) {
            startMinor = Exact.add(startMinor, start, "startMinor");
            if (start == 0 && everBefore) {
                reactivationMinor = Exact.add(reactivationMinor, end, "reactivationMinor");
            } else if (start == 0) {
                newMinor = Exact.add(newMinor, end, "newMinor");
            } else if (end == 0) {
                churnMinor = Exact.add(churnMinor, start, "churnMinor");
            } else if (end < start) {
                contractionMinor = Exact.add(contractionMinor, start - end, "contractionMinor");
            } else {
                expansionMinor = Exact.add(expansionMinor, end - start, "expansionMinor");
            }
        }

        RevenueMovement toMovement() {
            return new RevenueMovement(
                    startMinor, newMinor, expansionMinor, contractionMinor, churnMinor, reactivationMinor);
        }
    }
}
