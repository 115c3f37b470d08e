package dev.retention.loyalty;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Objects;

/**
 * Where points programmes differ, by name: which lot is used first, what becomes of refunded points that were spent, and what a cancelled
 * redemption gives back.
 *
 * <p>By default the lot that expires first is used first, a refund can make the balance negative, and a cancelled redemption gives
 * back its old lots with their old last days. A value: each method returns another one.
 *
 * <pre>{@code
 * PointsConventions.withDefaults().withSpentRefund(SpentRefund.CLAMP_AT_ZERO).withReissue(90);
 * }</pre>
 */
public final class PointsConventions implements Serializable {

    private static final long serialVersionUID = 1;

    /** Which lot a redemption takes first. */
    public enum LotOrder {
        /** The one that expires first; of those that expire together, the one earned first. Kind to the customer. The default. */
        FIRST_EXPIRING,

        /** The one that was earned first, by the order of the events. */
        FIRST_EARNED
    }

    /** What becomes of points that are asked back after they were spent. */
    public enum SpentRefund {
        /** The customer owes them: the balance may be negative, and what is earned next pays for it. The default. */
        NEGATIVE_BALANCE,

        /** The customer's other points pay for it as far as they go; the rest is forgiven, and booked so. */
        CLAMP_AT_ZERO
    }

    /** What a cancelled redemption gives back. */
    public enum CancelledRedemption {
        /** The old lots: points whose last day has passed expire at once. The default. */
        KEEP_ORIGINAL_EXPIRY,

        /** New lots, with a new last day. */
        REISSUE
    }

    private static final PointsConventions DEFAULTS = new PointsConventions(
            LotOrder.FIRST_EXPIRING, SpentRefund.NEGATIVE_BALANCE, CancelledRedemption.KEEP_ORIGINAL_EXPIRY, 0);

    private final LotOrder lotOrder;
    private final SpentRefund spentRefund;
    private final CancelledRedemption cancelledRedemption;
    private final int reissueDays;

    private PointsConventions(
            LotOrder lotOrder, SpentRefund spentRefund, CancelledRedemption cancelledRedemption, int reissueDays) {
        this.lotOrder = lotOrder;
        this.spentRefund = spentRefund;
        this.cancelledRedemption = cancelledRedemption;
        this.reissueDays = reissueDays;
    }

    /** {@return first expiring, negative balance, original expiry} */
    public static PointsConventions withDefaults() {
        return DEFAULTS;
    }

    /**
     * {@return these conventions with another order of lots}
     *
     * @param lotOrder which lot a redemption takes first
     */
    public PointsConventions withLotOrder(LotOrder lotOrder) {
        return new PointsConventions(
                requireNonNull(lotOrder, "lotOrder"), spentRefund, cancelledRedemption, reissueDays);
    }

    /**
     * {@return these conventions with another treatment of refunded points that were spent}
     *
     * @param spentRefund what becomes of them
     */
    public PointsConventions withSpentRefund(SpentRefund spentRefund) {
        return new PointsConventions(
                lotOrder, requireNonNull(spentRefund, "spentRefund"), cancelledRedemption, reissueDays);
    }

    /** {@return these conventions, a cancelled redemption giving back its old lots} */
    public PointsConventions withOriginalExpiry() {
        return new PointsConventions(lotOrder, spentRefund, CancelledRedemption.KEEP_ORIGINAL_EXPIRY, 0);
    }

    /**
     * {@return these conventions, a cancelled redemption giving new lots}
     *
     * @param days how many days after the cancellation is their last day, at least 0
     */
    public PointsConventions withReissue(int days) {
        Checks.notNegative(days, "days");
        return new PointsConventions(lotOrder, spentRefund, CancelledRedemption.REISSUE, days);
    }

    /** {@return which lot a redemption takes first} */
    public LotOrder lotOrder() {
        return lotOrder;
    }

    /** {@return what becomes of points that are asked back after they were spent} */
    public SpentRefund spentRefund() {
        return spentRefund;
    }

    /** {@return what a cancelled redemption gives back} */
    public CancelledRedemption cancelledRedemption() {
        return cancelledRedemption;
    }

    /** {@return how many days after the cancellation is the last day of the new lots; 0 if the old ones come back} */
    public int reissueDays() {
        return reissueDays;
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof PointsConventions other
                && lotOrder == other.lotOrder
                && spentRefund == other.spentRefund
                && cancelledRedemption == other.cancelledRedemption
                && reissueDays == other.reissueDays;
    }

    @Override
    public int hashCode() {
        return Objects.hash(lotOrder.ordinal(), spentRefund.ordinal(), cancelledRedemption.ordinal(), reissueDays);
    }

    @Override
    public String toString() {
        return "PointsConventions[" + lotOrder + ", " + spentRefund + ", " + cancelledRedemption
                + (cancelledRedemption == CancelledRedemption.REISSUE ? " for " + reissueDays + " days]" : "]");
    }

    private Object writeReplace() {
        return new SerialForm(lotOrder, spentRefund, cancelledRedemption, reissueDays);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("proxy required");
    }

    private record SerialForm(
            LotOrder lotOrder,
            SpentRefund spentRefund,
            CancelledRedemption cancelledRedemption,
            int reissueDays,
            long checksum)
            implements Serializable {

        SerialForm(
                LotOrder lotOrder, SpentRefund spentRefund, CancelledRedemption cancelledRedemption, int reissueDays) {
            this(
                    lotOrder,
                    spentRefund,
                    cancelledRedemption,
                    reissueDays,
                    Checksum.of(lotOrder, spentRefund, cancelledRedemption, reissueDays));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, lotOrder, spentRefund, cancelledRedemption, reissueDays);
            var conventions = withDefaults().withLotOrder(lotOrder).withSpentRefund(spentRefund);
            return cancelledRedemption == CancelledRedemption.REISSUE
                    ? conventions.withReissue(reissueDays)
                    : conventions.withOriginalExpiry();
        }
    }
}
