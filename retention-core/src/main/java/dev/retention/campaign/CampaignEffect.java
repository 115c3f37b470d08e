package dev.retention.campaign;

import static java.util.Objects.requireNonNull;

import dev.retention.activity.ActivityLog;
import dev.retention.economics.IncrementalReturn;
import dev.retention.estimate.Estimate;
import dev.retention.estimate.Interval;
import dev.retention.estimate.Proportion;
import dev.retention.experiment.DifferenceMethod;
import dev.retention.experiment.Moments;
import dev.retention.experiment.TwoProportions;
import dev.retention.internal.Checks;
import dev.retention.period.DayRange;
import java.io.Serializable;
import java.util.Arrays;

/**
 * What a campaign caused: customers who were treated against customers who were held out, divided by lot before it began.
 *
 * <pre>
 * incremental customers = treated customers · (share of buyers treated - share of buyers held out)
 * incremental revenue   = treated customers · (mean revenue treated - mean revenue held out)
 * </pre>
 *
 * <p>By intention to treat: every customer counts in the group that the lot gave, whether the message was delivered, opened, or not. Comparing
 * those who opened with those who did not compares keen customers with others, and finds an effect where there is none.
 *
 * <p>Incremental is another number than attributed. A shop sends a voucher to 9,000 customers; 450 of them buy after a click and are
 * attributed to it. Of 1,000 held out, 40 buy without: 360 of the 9,000 would have bought anyway, and the campaign caused 90.
 *
 * <p>Without customers in a group, the effects are {@code NaN} and their intervals the whole range.
 *
 * <pre>{@code
 * CampaignEffect effect = CampaignEffect.of(treated, heldOut, log, new DayRange(mailed, mailed.plusDays(14)));
 * effect.incrementalCustomers().value();
 * effect.incrementalCustomers(0.95);
 * effect.returnOn(500_00).costPerCustomerMinor(0.95);
 * }</pre>
 *
 * @param treated the customers whom the campaign was for
 * @param heldOut the customers whom the lot kept out of it
 */
public record CampaignEffect(CampaignGroup treated, CampaignGroup heldOut) implements Serializable {

    /** Nobody: the identity of {@link #plus}. */
    public static final CampaignEffect EMPTY = new CampaignEffect(CampaignGroup.EMPTY, CampaignGroup.EMPTY);

    /** Checks that both are there. */
    public CampaignEffect {
        requireNonNull(treated, "treated");
        requireNonNull(heldOut, "heldOut");
    }

    /**
     * {@return what both groups bought on some days}
     *
     * <p>A customer without an entry in the log has not bought; one whose entries are returns only neither. Time: sorting the columns, and a scan of the
     * log.
     *
     * @param treated the customers whom the campaign was for, each once
     * @param heldOut the customers who were held out, each once, none of them treated
     * @param log what was bought
     * @param days the days that count: two weeks from the mailing on, say
     * @throws IllegalArgumentException if a customer is in both groups or twice in one
     * @throws ArithmeticException if a sum of money overflows a {@code long}
     */
    public static CampaignEffect of(long[] treated, long[] heldOut, ActivityLog log, DayRange days) {
        requireNonNull(log, "log");
        requireNonNull(days, "days");
        long[] first = sortedDistinct(treated, "treated");
        long[] second = sortedDistinct(heldOut, "heldOut");
        for (int i = 0, j = 0; i < first.length && j < second.length; ) {
            if (first[i] == second[j]) {
                throw new IllegalArgumentException(
                        "treated and heldOut must have no customer in common, got customer=" + first[i] + " in both");
            }
            if (first[i] < second[j]) {
                i++;
            } else {
                j++;
            }
        }
        ActivityLog bought = log.within(days);
        return new CampaignEffect(group(first, bought), group(second, bought));
    }

    private static long[] sortedDistinct(long[] column, String name) {
        long[] sorted = requireNonNull(column, name).clone();
        Arrays.sort(sorted);
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1]) {
                throw new IllegalArgumentException(
                        name + " must have each customer once, got customer=" + sorted[i] + " twice");
            }
        }
        return sorted;
    }

    private static CampaignGroup group(long[] customers, ActivityLog log) {
        long buyers = 0;
        long[] revenue = new long[customers.length];
        for (int i = 0; i < customers.length; i++) {
            int index = log.indexOf(customers[i]);
            if (index >= 0) {
                int from = log.entriesBegin(index);
                int to = log.entriesEnd(index);
                buyers += log.activityCount(from, to) > 0 ? 1 : 0;
                revenue[i] = log.amountMinor(from, to);
            }
        }
        return new CampaignGroup(new Proportion(buyers, customers.length), Moments.of(revenue));
    }

    /** {@return the buyers of both groups, to be tested and compared} */
    public TwoProportions buyers() {
        return new TwoProportions(treated.buyers(), heldOut.buyers());
    }

    /** {@return how many customers bought because of it, normal with the unpooled error; negative if it kept customers away} */
    public Estimate incrementalCustomers() {
        return scaled(buyers().estimate());
    }

    /**
     * {@return an interval for the customers who bought because of it, by Newcombe}
     *
     * @param confidence how sure to be, in (0, 1): 0.95, say
     */
    public Interval incrementalCustomers(double confidence) {
        Interval share = buyers().interval(DifferenceMethod.NEWCOMBE, confidence);
        return new Interval(treated.customers() * share.lower(), treated.customers() * share.upper());
    }

    /** {@return the revenue that it caused, with Welch's error} */
    public Estimate incrementalRevenueMinor() {
        return scaled(treated.revenueMinor().minus(heldOut.revenueMinor()));
    }

    private Estimate scaled(Estimate perCustomer) {
        double customers = treated.customers();
        return new Estimate(
                customers * perCustomer.value(),
                customers * perCustomer.standardError(),
                perCustomer.degreesOfFreedom(),
                Estimate.Scale.LINEAR);
    }

    /**
     * {@return what was caused beside what was spent: cost per customer caused, return on spend, profit}
     *
     * @param spendMinor what the campaign cost, vouchers and all, at least 0
     */
    public IncrementalReturn returnOn(long spendMinor) {
        return new IncrementalReturn(spendMinor, incrementalCustomers(), incrementalRevenueMinor());
    }

    /**
     * {@return how many of the customers attributed to it it really caused, as a share; may be negative or above 1, {@code NaN} or infinite
     * for none}
     *
     * @param attributed how many were attributed to it: {@link CampaignFunnel#converted}, say
     */
    public double causedShareOf(long attributed) {
        return incrementalCustomers().value() / Checks.notNegative(attributed, "attributed");
    }

    /**
     * {@return both campaigns, or both shards, together}
     *
     * <p>Associative and commutative. Shards must be disjoint: a customer who is in both would count twice.
     *
     * @param other customers who were divided by the same lot
     * @throws ArithmeticException if a count or a sum overflows a {@code long}
     */
    public CampaignEffect plus(CampaignEffect other) {
        requireNonNull(other, "other");
        return new CampaignEffect(treated.plus(other.treated), heldOut.plus(other.heldOut));
    }
}
