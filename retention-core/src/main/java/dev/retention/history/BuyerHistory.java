package dev.retention.history;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.period.TimeUnit;
import java.io.Serializable;

/**
 * What the models of repeat buying know of one customer: <i>x</i>, <i>t<sub>x</sub></i> and <i>T</i>.
 *
 * <pre>
 * x   = repeats  = distinct purchase days - 1
 * t_x = lastAge  = last purchase day - first purchase day    (their age when they last bought)
 * T   = age      = end of the observation - first purchase day
 * </pre>
 *
 * <p>All times count from the customer's first purchase, which is no repeat. The papers call t<sub>x</sub> "recency"; it is not
 * the recency of RFM, which counts back from the end.
 *
 * @param repeats x, at least 0
 * @param lastAge t<sub>x</sub>: 0 if there is no repeat, otherwise in (0, age]
 * @param age T, at least 0 and at most 10<sup>12</sup> days
 * @param unit the unit of both times
 */
public record BuyerHistory(int repeats, double lastAge, double age, TimeUnit unit) implements Serializable {

    /**
     * Checks that the numbers can be those of a customer.
     *
     * @throws IllegalArgumentException if they contradict each other
     */
    public BuyerHistory {
        requireNonNull(unit, "unit");
        Checks.time(age, unit.days(), "age");
        String defect = defect(repeats, lastAge, age);
        if (defect != null) {
            throw new IllegalArgumentException(
                    defect + ", got repeats=" + repeats + ", lastAge=" + lastAge + ", age=" + age);
        }
    }

    /**
     * {@return the same history in another unit}
     *
     * @param other the other unit
     */
    public BuyerHistory inUnit(TimeUnit other) {
        requireNonNull(other, "other");
        return new BuyerHistory(repeats, unit.convert(lastAge, other), unit.convert(age, other), other);
    }

    /**
     * {@return this history, if it is in a unit}
     *
     * @param expected the unit of the model that asks
     * @throws IllegalArgumentException if it is in another unit
     */
    public BuyerHistory requireUnit(TimeUnit expected) {
        requireNonNull(expected, "expected").require(unit, "history", "BuyerHistory.inUnit");
        return this;
    }

    /** {@return the rule that the numbers break, or null} */
    static String defect(int repeats, double lastAge, double age) {
        if (repeats < 0) {
            return "repeats must be >= 0";
        }
        if (!(lastAge >= 0 && lastAge <= age)) {
            return "lastAge must be in [0, age]";
        }
        if (repeats > 0 && lastAge == 0) {
            return "lastAge must be > 0 where repeats > 0: merge the purchases of one day";
        }
        if (repeats == 0 && lastAge > 0) {
            return "lastAge must be 0 where repeats is 0";
        }
        return null;
    }
}
