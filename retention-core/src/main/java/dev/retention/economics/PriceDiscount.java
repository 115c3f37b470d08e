package dev.retention.economics;

import dev.retention.internal.Checks;
import java.io.Serializable;

/**
 * What a discount costs: how much more must be sold so that it pays.
 *
 * <pre>
 * break-even lift = share · discount / (margin - discount)
 * profit          = lift · (margin - discount) - share · discount            in prices of what is sold without the discount
 * </pre>
 *
 * <p>{@code share} is how much of the sales that would have come anyway take the discount: 1 if it is on the shelf, 0.4 if four buyers of ten
 * have the coupon. At a margin of 40 %, 20 % off must double the sales. A discount of the whole margin or more never pays: its
 * break-even is infinite.
 *
 * <p>Sales that are only brought forward are no lift. The lift is to be measured against customers without the discount: the package
 * {@code campaign}.
 *
 * <pre>{@code
 * new PriceDiscount(0.4, 0.2).breakEvenLift(1);        // 1.0: twice the sales
 * }</pre>
 *
 * @param margin the share of the price that is margin, in (0, 1]
 * @param discount the share of the price that is taken off, in (0, 1]
 */
public record PriceDiscount(double margin, double discount) implements Serializable {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is not in (0, 1]
     */
    public PriceDiscount {
        requireShare(margin, "margin");
        requireShare(discount, "discount");
    }

    private static void requireShare(double value, String name) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be in (0, 1], got " + name + "=" + value);
        }
    }

    /** {@return what is left of the margin, as a share of the old price; negative if the price falls below the cost} */
    public double unitMarginAfter() {
        return margin - discount;
    }

    /**
     * {@return by which share sales must rise so that the discount costs nothing; infinite if it never pays}
     *
     * @param share the share of the sales that would have come anyway and take the discount, in [0, 1]
     */
    public double breakEvenLift(double share) {
        Checks.inUnitInterval(share, "share");
        return pays() ? share * discount / unitMarginAfter() : Double.POSITIVE_INFINITY;
    }

    /**
     * {@return what the discount earns, in prices of what is sold without it: 0.05 of sales of 1,000 are 50}
     *
     * @param lift by which share sales rise, at least 0
     * @param share the share of the sales that would have come anyway and take the discount, in [0, 1]
     */
    public double profit(double lift, double share) {
        Checks.notNegative(lift, "lift");
        Checks.inUnitInterval(share, "share");
        return lift * unitMarginAfter() - share * discount;
    }

    /**
     * {@return the largest share of the sales that would have come anyway which may take the discount, so that it costs nothing}
     *
     * <p>1 or more if all may take it; {@code NaN} if no lift pays.
     *
     * @param lift by which share sales rise, at least 0
     */
    public double bearableShare(double lift) {
        Checks.notNegative(lift, "lift");
        return pays() ? lift * unitMarginAfter() / discount : Double.NaN;
    }

    private boolean pays() {
        return unitMarginAfter() > 0;
    }
}
