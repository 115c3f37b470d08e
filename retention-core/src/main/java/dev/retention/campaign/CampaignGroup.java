package dev.retention.campaign;

import static java.util.Objects.requireNonNull;

import dev.retention.estimate.Proportion;
import dev.retention.experiment.Moments;
import java.io.Serializable;

/**
 * All customers of one group of a campaign, whether the message reached them or not: how many bought, and what each of them brought.
 *
 * <pre>{@code
 * new CampaignGroup(new Proportion(1, 3), Moments.of(new long[] {0, 4_990, 0}));
 * }</pre>
 *
 * @param buyers how many of the group bought
 * @param revenueMinor what each customer of the group brought, 0 for those who did not buy
 */
public record CampaignGroup(Proportion buyers, Moments revenueMinor) implements Serializable {

    /** Nobody: the identity of {@link #plus}. */
    public static final CampaignGroup EMPTY = new CampaignGroup(Proportion.EMPTY, Moments.EMPTY);

    /**
     * Checks that both are of as many customers.
     *
     * @throws IllegalArgumentException if they are not
     */
    public CampaignGroup {
        requireNonNull(buyers, "buyers");
        requireNonNull(revenueMinor, "revenueMinor");
        if (buyers.total() != revenueMinor.count()) {
            throw new IllegalArgumentException("revenueMinor must be of all customers of the group, got "
                    + "revenueMinor.count=" + revenueMinor.count() + ", buyers.total=" + buyers.total());
        }
    }

    /** {@return how many customers it has} */
    public long customers() {
        return buyers.total();
    }

    /**
     * {@return both together}
     *
     * <p>Associative and commutative. Shards must be disjoint: a customer who is in both would count twice.
     *
     * @param other those of other customers
     * @throws ArithmeticException if a count or a sum overflows a {@code long}
     */
    public CampaignGroup plus(CampaignGroup other) {
        requireNonNull(other, "other");
        return new CampaignGroup(buyers.plus(other.buyers), revenueMinor.plus(other.revenueMinor));
    }
}
