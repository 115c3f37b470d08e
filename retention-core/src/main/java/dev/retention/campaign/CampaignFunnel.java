package dev.retention.campaign;

import static java.util.Objects.requireNonNull;

import dev.retention.estimate.Proportion;
import dev.retention.internal.Checks;
import dev.retention.internal.Exact;
import java.io.Serializable;

/**
 * What became of a message, step by step: sent, delivered, opened, clicked, converted.
 *
 * <pre>
 * delivery rate = delivered / sent           open rate       = opened / delivered
 * click rate    = clicked / delivered        click to open   = clicked / opened          conversion = converted / delivered
 * </pre>
 *
 * <p>Each counts customers, not events: one who opens twice has opened. Tools call both {@code clicked / delivered} and
 * {@code clicked / opened} the click rate; here each has its own name. Opens are those that a picture reports: some mail programs load it
 * without a reader, others never do.
 *
 * <p>Who converted here has clicked before: that is attributed and not caused. Some of them would have bought anyway:
 * {@link CampaignEffect}.
 *
 * <pre>{@code
 * var funnel = new CampaignFunnel(10_000, 9_800, 2_450, 490, 98, 20, 2);
 * funnel.opens().rate();                // 0.25
 * funnel.clicks().rate();               // 0.05
 * funnel.clicksOfOpened().rate();       // 0.2
 * }</pre>
 *
 * @param sent to how many customers it was sent
 * @param delivered how many of them it reached
 * @param opened how many of those opened it
 * @param clicked how many of those clicked
 * @param converted how many of those bought
 * @param unsubscribed how many of the reached unsubscribed
 * @param complained how many of the reached said that it was spam
 */
public record CampaignFunnel(
        long sent, long delivered, long opened, long clicked, long converted, long unsubscribed, long complained)
        implements Serializable {

    /** Nothing sent: the identity of {@link #plus}. */
    public static final CampaignFunnel EMPTY = new CampaignFunnel(0, 0, 0, 0, 0, 0, 0);

    /**
     * Checks that no step has more customers than the one before.
     *
     * @throws IllegalArgumentException if a step widens, or a count is negative
     */
    public CampaignFunnel {
        Checks.notNegative(sent, "sent");
        step(delivered, "delivered", sent, "sent");
        step(opened, "opened", delivered, "delivered");
        step(clicked, "clicked", opened, "opened");
        step(converted, "converted", clicked, "clicked");
        step(unsubscribed, "unsubscribed", delivered, "delivered");
        step(complained, "complained", delivered, "delivered");
    }

    static void step(long count, String name, long before, String nameBefore) {
        if (count < 0 || count > before) {
            throw new IllegalArgumentException(name + " must be in [0, " + nameBefore + "], got " + name + "=" + count
                    + ", " + nameBefore + "=" + before);
        }
    }

    /** {@return the delivery rate: delivered of sent} */
    public Proportion deliveries() {
        return new Proportion(delivered, sent);
    }

    /** {@return the bounce rate: not delivered of sent} */
    public Proportion bounces() {
        return deliveries().complement();
    }

    /** {@return the open rate: opened of delivered} */
    public Proportion opens() {
        return new Proportion(opened, delivered);
    }

    /** {@return the click rate: clicked of delivered} */
    public Proportion clicks() {
        return new Proportion(clicked, delivered);
    }

    /** {@return the click-to-open rate: clicked of opened} */
    public Proportion clicksOfOpened() {
        return new Proportion(clicked, opened);
    }

    /** {@return the conversion rate: converted of delivered} */
    public Proportion conversions() {
        return new Proportion(converted, delivered);
    }

    /** {@return converted of clicked} */
    public Proportion conversionsOfClicked() {
        return new Proportion(converted, clicked);
    }

    /** {@return the unsubscribe rate: unsubscribed of delivered} */
    public Proportion unsubscribes() {
        return new Proportion(unsubscribed, delivered);
    }

    /** {@return the complaint rate: complained of delivered} */
    public Proportion complaints() {
        return new Proportion(complained, delivered);
    }

    /**
     * {@return both funnels together}
     *
     * <p>Associative and commutative. Shards must be disjoint: of other customers, or of another message.
     *
     * @param other another funnel
     * @throws ArithmeticException if a count overflows a {@code long}
     */
    public CampaignFunnel plus(CampaignFunnel other) {
        requireNonNull(other, "other");
        return new CampaignFunnel(
                Exact.add(sent, other.sent, "sent"),
                Exact.add(delivered, other.delivered, "delivered"),
                Exact.add(opened, other.opened, "opened"),
                Exact.add(clicked, other.clicked, "clicked"),
                Exact.add(converted, other.converted, "converted"),
                Exact.add(unsubscribed, other.unsubscribed, "unsubscribed"),
                Exact.add(complained, other.complained, "complained"));
    }
}
