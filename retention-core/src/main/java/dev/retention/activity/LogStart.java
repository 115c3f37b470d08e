package dev.retention.activity;

import static java.util.Objects.requireNonNull;

import dev.retention.estimate.Interval;
import dev.retention.estimate.IntervalMethod;
import dev.retention.estimate.Proportion;
import dev.retention.internal.Checks;
import dev.retention.internal.Exact;
import java.io.Serializable;
import java.time.LocalDate;

/**
 * Does a log begin when many customers are already there? Then those first seen in its first days, the burn-in, are more than a shop wins
 * in so many days later, and most of them are not new.
 *
 * <pre>
 * expected = later · days / laterDays             of the later intake, in as many days
 * times    = early / expected                     how many times as many were first seen in the burn-in
 * </pre>
 *
 * <p>Taken for new customers, the old ones make first cohorts look loyal and lifetime models promise too much: in simulated shops whose
 * log begins after three years, up to 27 % more orders of a new customer than there are, and 2 % fewer at best. Leave the burn-in out:
 * {@code CohortEntry.firstEverSince(start.endOfBurnIn())}, {@code BuyerHistories.newSince(log, start.endOfBurnIn(), asOf)}, {@link
 * ActivityLog#firstSeenSince}. That is no cure: old customers who buy seldom are first seen later still, and with 90 days left out
 * the same shops are said to have 5 to 17 % too few. A history from the shop's beginning is better than any burn-in.
 *
 * <p>A shop that won more customers at first than later looks the same: who knows that it was so need not leave them out.
 *
 * <pre>{@code
 * LogStart start = LogStart.of(log, 90);
 * start.times();                    // 3.4: in the first 90 days 3.4 times as many were first seen as in 90 days later
 * start.hasSurplus(0.95);           // true: more than chance explains
 * }</pre>
 *
 * @param firstDay the first day of the log
 * @param days how long the burn-in is, more than 0
 * @param early how many customers were first seen in it, at least 0
 * @param later how many were first seen after it, at least 0
 * @param laterDays how many days of the log come after it, at least 0
 */
public record LogStart(LocalDate firstDay, int days, long early, long later, int laterDays) implements Serializable {

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if one is negative, or customers were seen on no day
     */
    public LogStart {
        Checks.epochDay(requireNonNull(firstDay, "firstDay"), "firstDay");
        Checks.positive(days, "days");
        Checks.notNegative(early, "early");
        Checks.notNegative(later, "later");
        Checks.notNegative(laterDays, "laterDays");
        if (later > 0 && laterDays == 0) {
            throw new IllegalArgumentException("later must be 0 where laterDays is 0, got later=" + later);
        }
        Exact.add(early, later, "early + later");
    }

    /**
     * {@return the start of a log} Linear in the customers.
     *
     * @param log the log, not empty
     * @param days how long the burn-in is, more than 0
     * @throws IllegalArgumentException if the log is empty
     */
    public static LogStart of(ActivityLog log, int days) {
        requireNonNull(log, "log");
        Checks.positive(days, "days");
        if (log.isEmpty()) {
            throw new IllegalArgumentException("log must not be empty, got customers=0");
        }
        long firstDay = log.firstDay().toEpochDay();
        long lastDay = log.lastDay().toEpochDay();
        long early = 0;
        for (int customer = 0; customer < log.customerCount(); customer++) {
            early += log.epochDay(log.entriesBegin(customer)) < firstDay + days ? 1 : 0;
        }
        long laterDays = Math.max(0, lastDay - firstDay + 1 - days);
        return new LogStart(log.firstDay(), days, early, log.customerCount() - early, (int) laterDays);
    }

    /** {@return the first day after the burn-in, from which on a customer first seen counts as new} */
    public LocalDate endOfBurnIn() {
        return firstDay.plusDays(days);
    }

    /** {@return how many of all customers were first seen in the burn-in} */
    public Proportion share() {
        return new Proportion(early, early + later);
    }

    /** {@return how many would have been first seen in the burn-in at the later intake; {@code NaN} if no day comes later} */
    public double expected() {
        return (double) later * days / laterDays;
    }

    /** {@return how many times as many there were; infinite if nobody came later, {@code NaN} if no day comes later} */
    public double times() {
        return early / expected();
    }

    /**
     * {@return whether more were first seen in the burn-in than chance explains at the later intake, so that most of the surplus is old}
     *
     * @param confidence how sure to be, in (0, 1): 0.95, say
     */
    public boolean hasSurplus(double confidence) {
        Checks.inOpenUnitInterval(confidence, "confidence");
        // Of all customers as large a share as the burn-in is of all days, if they come evenly.
        Interval interval = share().interval(IntervalMethod.WILSON, confidence);
        return interval.lower() > (double) days / ((double) days + laterDays);
    }
}
