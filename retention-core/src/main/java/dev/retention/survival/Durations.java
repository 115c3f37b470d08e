package dev.retention.survival;

import static java.util.Objects.requireNonNull;

import dev.retention.activity.ActivityLog;
import dev.retention.internal.Checks;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Durations in days from what a shop or a subscription business records, those that go on cut off at the day up to which is known.
 *
 * <pre>
 * duration = day of the end - day of the start          if the end is known
 *          = asOf - day of the start, cut off           if not: it was still going on at the end of the day asOf
 * </pre>
 *
 * <pre>{@code
 * KaplanMeier second = KaplanMeier.of(Durations.toNextPurchase(log, 1, asOf, SameDay.MERGED));
 * second.eventProbability(90);      // of the first-time buyers, who comes back within 90 days
 * second.median();
 * }</pre>
 */
public final class Durations {

    private Durations() {}

    /**
     * {@return the days from each customer's n-th purchase to the next one} Customers with fewer than n purchases are left out; those with
     * just n are cut off at {@code asOf}. An entry of the log without activity, a return, is no purchase.
     *
     * @param log the purchases
     * @param purchase n, at least 1
     * @param asOf the last day up to which all is known
     * @param sameDay whether two purchases on one day are two
     * @throws IllegalArgumentException if {@code purchase} is below 1, or the log goes on after {@code asOf}
     */
    public static SurvivalTable toNextPurchase(ActivityLog log, int purchase, LocalDate asOf, SameDay sameDay) {
        requireNonNull(log, "log");
        requireNonNull(sameDay, "sameDay");
        Checks.positive(purchase, "purchase");
        log.requireNothingAfter(asOf);
        int lastDay = Checks.epochDay(asOf, "asOf");
        double[] durations = new double[log.customerCount()];
        boolean[] ended = new boolean[log.customerCount()];
        int count = 0;
        for (int c = 0; c < log.customerCount(); c++) {
            int from = entryOfPurchase(log, c, purchase, sameDay);
            int to = entryOfPurchase(log, c, purchase + 1L, sameDay);
            if (from < log.entriesEnd(c)) {
                ended[count] = to < log.entriesEnd(c);
                long end = ended[count] ? log.epochDay(to) : lastDay;
                durations[count++] = end - log.epochDay(from);
            }
        }
        return SurvivalTable.of(Arrays.copyOf(durations, count), Arrays.copyOf(ended, count));
    }

    /** The entry with a customer's n-th purchase; the end of the customer's entries if there are fewer. */
    private static int entryOfPurchase(ActivityLog log, int customerIndex, long purchase, SameDay sameDay) {
        long seen = 0;
        int end = log.entriesEnd(customerIndex);
        for (int e = log.entriesBegin(customerIndex); e < end; e++) {
            int activities = log.activityCount(e);
            seen += sameDay == SameDay.APART ? activities : Math.min(1, activities);
            if (seen >= purchase) {
                return e;
            }
        }
        return end;
    }

    /**
     * {@return the lifetimes of subscriptions, for a churn curve}
     *
     * @param startDays the first day of each, as an epoch day, up to {@code asOf}
     * @param endDays the first day without it, from the start to {@code asOf}; not read where it has not ended
     * @param ended whether it has ended; if not, it is active
     * @param asOf the last day up to which all is known
     * @throws IllegalArgumentException if the lengths differ, or a day is out of range: an end after {@code asOf} is not known yet, such a
     *     subscription is active
     */
    public static SurvivalTable ofSubscriptions(int[] startDays, int[] endDays, boolean[] ended, LocalDate asOf) {
        int lastDay = Checks.epochDay(asOf, "asOf");
        checkSubscriptions(startDays, endDays, ended, lastDay);
        double[] durations = new double[startDays.length];
        for (int i = 0; i < durations.length; i++) {
            durations[i] = (ended[i] ? endDays[i] : (long) lastDay) - startDays[i];
        }
        return SurvivalTable.of(durations, ended);
    }

    /**
     * {@return the lifetimes of subscriptions from a list that was begun when many were already there}
     *
     * <pre>
     * entry    = watchedSince - startDay           if it started before, else 0
     * left out = ended by the day watchedSince     such are in some lists and not in others
     * </pre>
     *
     * <p>Without it, as with {@link #ofSubscriptions(int[], int[], boolean[], LocalDate)}, the old ones count as if they had been
     * watched from their start, and those who left before the list began are missing: every curve is too high.
     *
     * @param startDays the first day of each, as an epoch day, up to {@code asOf}
     * @param endDays the first day without it, from the start to {@code asOf}; not read where it has not ended
     * @param ended whether it has ended; if not, it is active
     * @param watchedSince the day on which watching began: every end after it is known
     * @param asOf the last day up to which all is known
     * @throws IllegalArgumentException if the lengths differ, a day is out of range, or {@code watchedSince} is after {@code asOf}
     */
    public static SurvivalTable ofSubscriptions(
            int[] startDays, int[] endDays, boolean[] ended, LocalDate watchedSince, LocalDate asOf) {
        int since = watchedSince(watchedSince, asOf);
        int last = Checks.epochDay(asOf, "asOf");
        checkSubscriptions(startDays, endDays, ended, last);
        double[] entries = new double[startDays.length];
        double[] durations = new double[startDays.length];
        boolean[] seenEnds = new boolean[startDays.length];
        int count = 0;
        for (int i = 0; i < startDays.length; i++) {
            long end = ended[i] ? endDays[i] : last;
            if (startDays[i] >= since || end > since) {
                entries[count] = Math.max(0, (long) since - startDays[i]);
                durations[count] = end - startDays[i];
                seenEnds[count++] = ended[i];
            }
        }
        return table(entries, durations, seenEnds, count);
    }

    /**
     * {@return the days from each customer's n-th purchase to the next one, where it is known of old purchases only because the customer
     * was still watched later}
     *
     * <p>For a log into which the earlier purchases of the customers of that day were copied when watching began. A gap that was open on
     * the day {@code watchedSince} enters there; one that was closed by then is left out. If nothing is known of the time before the
     * log, the n-th purchase is not known either: then leave out the customers first seen early, with
     * {@link ActivityLog#firstSeenSince}, and take {@link #toNextPurchase(ActivityLog, int, LocalDate, SameDay)}.
     *
     * @param log the purchases
     * @param purchase n, at least 1
     * @param watchedSince the day on which watching began: every purchase after it is known
     * @param asOf the last day up to which all is known
     * @param sameDay whether two purchases on one day are two
     * @throws IllegalArgumentException if {@code purchase} is below 1, the log goes on after {@code asOf}, or {@code watchedSince} is
     *     after {@code asOf}
     */
    public static SurvivalTable toNextPurchase(
            ActivityLog log, int purchase, LocalDate watchedSince, LocalDate asOf, SameDay sameDay) {
        requireNonNull(log, "log");
        requireNonNull(sameDay, "sameDay");
        Checks.positive(purchase, "purchase");
        int since = watchedSince(watchedSince, asOf);
        int last = Checks.epochDay(asOf, "asOf");
        log.requireNothingAfter(asOf);
        double[] entries = new double[log.customerCount()];
        double[] durations = new double[log.customerCount()];
        boolean[] ended = new boolean[log.customerCount()];
        int count = 0;
        for (int c = 0; c < log.customerCount(); c++) {
            int from = entryOfPurchase(log, c, purchase, sameDay);
            if (from == log.entriesEnd(c)) {
                continue;
            }
            int to = entryOfPurchase(log, c, purchase + 1L, sameDay);
            boolean seen = to < log.entriesEnd(c);
            long start = log.epochDay(from);
            long end = seen ? log.epochDay(to) : last;
            if (start >= since || end > since) {
                entries[count] = Math.max(0, since - start);
                durations[count] = end - start;
                ended[count++] = seen;
            }
        }
        return table(entries, durations, ended, count);
    }

    private static void checkSubscriptions(int[] startDays, int[] endDays, boolean[] ended, int lastDay) {
        requireNonNull(startDays, "startDays");
        requireNonNull(endDays, "endDays");
        requireNonNull(ended, "ended");
        Checks.sameLength(startDays.length, "startDays", endDays.length, "endDays");
        Checks.sameLength(startDays.length, "startDays", ended.length, "ended");
        for (int i = 0; i < startDays.length; i++) {
            if (startDays[i] > lastDay) {
                throw new IllegalArgumentException("startDays[" + i + "] must be <= asOf, got startDays[" + i + "]="
                        + startDays[i] + ", asOf=" + LocalDate.ofEpochDay(lastDay));
            }
            if (ended[i] && (endDays[i] < startDays[i] || endDays[i] > lastDay)) {
                throw new IllegalArgumentException("endDays[" + i + "] must be in [startDays[" + i
                        + "], asOf], got endDays[" + i + "]=" + endDays[i] + ", startDays[" + i + "]=" + startDays[i]
                        + ", asOf=" + LocalDate.ofEpochDay(lastDay));
            }
        }
    }

    private static int watchedSince(LocalDate watchedSince, LocalDate asOf) {
        requireNonNull(watchedSince, "watchedSince");
        requireNonNull(asOf, "asOf");
        if (watchedSince.isAfter(asOf)) {
            throw new IllegalArgumentException(
                    "watchedSince must be <= asOf, got watchedSince=" + watchedSince + ", asOf=" + asOf);
        }
        return Checks.epochDay(watchedSince, "watchedSince");
    }

    private static SurvivalTable table(double[] entries, double[] durations, boolean[] ended, int count) {
        long[] ones = new long[count];
        Arrays.fill(ones, 1);
        return SurvivalTable.of(
                Arrays.copyOf(entries, count), Arrays.copyOf(durations, count), Arrays.copyOf(ended, count), ones);
    }
}
