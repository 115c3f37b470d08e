package dev.retention.lifecycle;

import java.io.Serializable;

/**
 * Fixed numbers of days that part the stages: new for 30 days, declining from 90 days of silence on, lapsed from 365 on, say.
 *
 * @param newDays how long a customer is new after the first purchase, above 0
 * @param decliningDays from which silence on a customer declines, at least {@code newDays}
 * @param lapsedDays from which silence on a customer has lapsed, above {@code decliningDays}
 */
public record StageWindows(int newDays, int decliningDays, int lapsedDays) implements Serializable {

    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException if the windows are out of order
     */
    public StageWindows {
        if (!(0 < newDays && newDays <= decliningDays && decliningDays < lapsedDays)) {
            throw new IllegalArgumentException(
                    "windows must be in order, 0 < newDays <= decliningDays < lapsedDays, got newDays=" + newDays
                            + ", decliningDays=" + decliningDays + ", lapsedDays=" + lapsedDays);
        }
    }
}
