package dev.retention.campaign;

import static java.util.Objects.requireNonNull;

import dev.retention.estimate.Proportion;
import dev.retention.internal.Checks;
import dev.retention.internal.Exact;
import dev.retention.internal.Fractions;
import java.io.Serializable;

/**
 * Customers who invite others, and how many of those become customers.
 *
 * <pre>
 * K = converted / customers = share who invite · invitations of each · conversion of an invitation
 * </pre>
 *
 * <p>All of one cycle: the customers of a month, and what came of the invitations that they sent. K is {@code NaN} without customers.
 *
 * <pre>{@code
 * var spring = new Referral(1_000, 200, 1_000, 500);
 * spring.k();                                      // 0.5
 * spring.growth(7).total(1_000);                   // 2000: each brings one more in the end
 * }</pre>
 *
 * @param customers the customers who could invite
 * @param inviters how many of them did
 * @param invitations how many invitations they sent, at least one each
 * @param converted how many of these became customers
 */
public record Referral(long customers, long inviters, long invitations, long converted) implements Serializable {

    /** Nobody: the identity of {@link #plus}. */
    public static final Referral EMPTY = new Referral(0, 0, 0, 0);

    /**
     * Checks that the counts go together.
     *
     * @throws IllegalArgumentException if a count is negative, more invite than there are, or more become customers than were invited
     */
    public Referral {
        Checks.notNegative(customers, "customers");
        CampaignFunnel.step(inviters, "inviters", customers, "customers");
        if (invitations < inviters || inviters == 0 && invitations > 0) {
            throw new IllegalArgumentException("invitations must be >= inviters, and 0 without, got invitations="
                    + invitations + ", inviters=" + inviters);
        }
        CampaignFunnel.step(converted, "converted", invitations, "invitations");
    }

    /** {@return inviters of customers} */
    public Proportion inviting() {
        return new Proportion(inviters, customers);
    }

    /** {@return converted of invitations} */
    public Proportion conversion() {
        return new Proportion(converted, invitations);
    }

    /** {@return how many invitations an inviter sends on average} */
    public double invitationsEach() {
        return Fractions.ratio(invitations, inviters);
    }

    /** {@return how many new customers one customer brings in a cycle} */
    public double k() {
        return Fractions.ratio(converted, customers);
    }

    /**
     * {@return what comes of it if every cycle is like this one}
     *
     * @param cycleDays from becoming a customer until those invited are customers too, in days, above 0
     * @throws IllegalArgumentException if there are no customers
     */
    public ReferralGrowth growth(double cycleDays) {
        return new ReferralGrowth(k(), cycleDays);
    }

    /**
     * {@return both together}
     *
     * <p>Associative and commutative. Shards must be disjoint: a customer who is in both would count twice.
     *
     * @param other those of other customers
     * @throws ArithmeticException if a count overflows a {@code long}
     */
    public Referral plus(Referral other) {
        requireNonNull(other, "other");
        return new Referral(
                Exact.add(customers, other.customers, "customers"),
                Exact.add(inviters, other.inviters, "inviters"),
                Exact.add(invitations, other.invitations, "invitations"),
                Exact.add(converted, other.converted, "converted"));
    }
}
