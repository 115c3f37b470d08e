package dev.retention.loyalty;

import dev.retention.internal.Checks;
import java.io.Serializable;

/**
 * Over which time a tier is earned, and for how long it is held.
 *
 * <ul>
 *   <li>{@link #rollingDays}: what counts is the last so many days; a tier is lost when too little of it is left in them.
 *   <li>{@link #calendarYear}: what counts is a calendar year; a tier earned in it is held to the end of a following one, as airlines do.
 * </ul>
 *
 * <pre>{@code
 * TierWindow.rollingDays(365);      // the last year, day by day
 * TierWindow.calendarYear(1);       // Gold earned in 2025 is held to the end of 2026
 * }</pre>
 *
 * @param days the days of a rolling window; 0 for calendar years
 * @param followingYears for how many years after the one in which it was earned a tier is held, at most 1,000; 0 for a rolling window
 */
public record TierWindow(int days, int followingYears) implements Serializable {

    private static final int MOST_YEARS = 1_000;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is out of its range, or a rolling window has following years
     */
    public TierWindow {
        Checks.notNegative(days, "days");
        Checks.inRange(followingYears, 0, MOST_YEARS, "followingYears");
        if (days > 0 && followingYears > 0) {
            throw new IllegalArgumentException("followingYears must be 0 for a rolling window, got followingYears="
                    + followingYears + ", days=" + days);
        }
    }

    /**
     * {@return a window of the last so many days, the day itself being one of them}
     *
     * @param days above 0
     */
    public static TierWindow rollingDays(int days) {
        return new TierWindow(Checks.positive(days, "days"), 0);
    }

    /**
     * {@return calendar years}
     *
     * @param followingYears for how many years after the one in which it was earned a tier is held: 0 to lose it on January 1st, 1 as most
     *     programmes do; at most 1,000
     * @throws IllegalArgumentException if it is negative or more
     */
    public static TierWindow calendarYear(int followingYears) {
        return new TierWindow(0, followingYears);
    }
}
