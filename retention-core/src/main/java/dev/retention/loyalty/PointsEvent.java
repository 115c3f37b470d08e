package dev.retention.loyalty;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import java.io.Serializable;
import java.time.LocalDate;

/**
 * What happens to a customer's points, one thing at a time.
 *
 * <p>Customers, orders and redemptions are {@code long} keys; {@link dev.retention.activity.KeyIndex} makes them of names. The keys of
 * orders and redemptions need only differ within a customer.
 */
public sealed interface PointsEvent extends Serializable {

    /** The last day of points that never expire. */
    LocalDate NEVER = LocalDate.MAX;

    /** {@return whose points they are} */
    long customer();

    /** {@return when it happens} */
    LocalDate day();

    /**
     * Points are earned: a lot of its own.
     *
     * @param customer whose points they are
     * @param day when they are earned
     * @param order for what: an order, or a key of its own for a gift; several lots may be of one order
     * @param points how many, at least 0
     * @param lastDay the last day on which they can be used, not before {@code day}; {@link #NEVER} if they do not expire
     */
    record Earn(long customer, LocalDate day, long order, long points, LocalDate lastDay) implements PointsEvent {

        /**
         * Checks that the points are not negative and do not expire before they are earned.
         *
         * @throws IllegalArgumentException if it is not so, or the day is out of the range of days that are counted in an {@code int}
         */
        public Earn {
            Checks.epochDay(day, "day");
            requireNonNull(lastDay, "lastDay");
            Checks.notNegative(points, "points");
            if (lastDay.isBefore(day)) {
                throw new IllegalArgumentException("lastDay must be >= day, got lastDay=" + lastDay + ", day=" + day);
            }
        }
    }

    /**
     * Points are spent.
     *
     * @param customer whose points they are
     * @param day when they are spent
     * @param redemption a key that no other redemption of the customer has
     * @param points how many, above 0
     */
    record Redeem(long customer, LocalDate day, long redemption, long points) implements PointsEvent {

        /**
         * Checks that some points are spent.
         *
         * @throws IllegalArgumentException if not, or the day is out of the range of days that are counted in an {@code int}
         */
        public Redeem {
            Checks.epochDay(day, "day");
            Checks.positive(points, "points");
        }
    }

    /**
     * All that is left of an order is paid back, and all its points are asked back.
     *
     * @param customer whose points they are
     * @param day when it is paid back
     * @param order the order
     */
    record Refund(long customer, LocalDate day, long order) implements PointsEvent {

        /**
         * Checks the day.
         *
         * @throws IllegalArgumentException if it is out of the range of days that are counted in an {@code int}
         */
        public Refund {
            Checks.epochDay(day, "day");
        }
    }

    /**
     * A part of an order is paid back, and some of its points are asked back.
     *
     * @param customer whose points they are
     * @param day when it is paid back
     * @param order the order
     * @param points how many points, above 0
     */
    record PartialRefund(long customer, LocalDate day, long order, long points) implements PointsEvent {

        /**
         * Checks that some points are asked back.
         *
         * @throws IllegalArgumentException if not, or the day is out of the range of days that are counted in an {@code int}
         */
        public PartialRefund {
            Checks.epochDay(day, "day");
            Checks.positive(points, "points");
        }
    }

    /**
     * A redemption is undone, and its points come back.
     *
     * @param customer whose points they are
     * @param day when it is undone
     * @param redemption the redemption
     */
    record CancelRedemption(long customer, LocalDate day, long redemption) implements PointsEvent {

        /**
         * Checks the day.
         *
         * @throws IllegalArgumentException if it is out of the range of days that are counted in an {@code int}
         */
        public CancelRedemption {
            Checks.epochDay(day, "day");
        }
    }
}
