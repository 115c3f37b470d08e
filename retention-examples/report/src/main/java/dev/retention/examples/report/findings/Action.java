package dev.retention.examples.report.findings;

import dev.retention.activity.ActivityLog;
import dev.retention.estimate.Proportion;
import dev.retention.experiment.ProportionPlan;
import dev.retention.period.DayRange;
import dev.retention.segment.Segmentation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Customers for whom something can be done, and how large an effect would show if half of them were left out by lot.
 *
 * @param kind what can be done
 * @param customers how many they are
 * @param revenueMinor what they have paid so far
 * @param cameBack how many of those who were in the same place a year ago ordered in the year since; empty if nobody was
 * @param detectable the rise of that share that would be found in four of five trials; NaN if none would
 * @param fromDay for the second order: from how many days after the first; NaN for others
 * @param toDay for the second order: up to how many days; NaN for others
 */
public record Action(
        Kind kind,
        long customers,
        long revenueMinor,
        Optional<Proportion> cameBack,
        double detectable,
        double fromDay,
        double toDay) {

    /** What can be done. */
    public enum Kind {
        /** One order, placed when others place their second. */
        ASK_FOR_SECOND,
        /** At Risk, Cannot Lose Them. */
        WIN_BACK,
        /** Champions, Loyal. */
        THANK,
        /** Hibernating, Lost. */
        SPEND_LITTLE
    }

    private static final double POWER = 0.8;

    private static final ProportionPlan PLAN =
            new ProportionPlan(Certainty.CONFIDENCE, POWER, ProportionPlan.Method.NORMAL);

    static List<Action> of(
            ActivityLog log,
            LocalDate asOf,
            OrderCurve second,
            Segmentation now,
            Segmentation earlier,
            DayRange sinceThen) {
        var actions = new ArrayList<Action>();
        if (second.quarterDays() < second.medianDays()) {
            actions.add(askForSecond(log, asOf, second));
        }
        if (now != null) {
            actions.add(ofSegments(Kind.WIN_BACK, log, now, earlier, sinceThen, "At Risk", "Cannot Lose Them"));
            actions.add(ofSegments(Kind.THANK, log, now, earlier, sinceThen, "Champions", "Loyal"));
            actions.add(ofSegments(Kind.SPEND_LITTLE, log, now, earlier, sinceThen, "Hibernating", "Lost"));
        }
        return actions.stream().filter(action -> action.customers() > 0).toList();
    }

    /** Those with one order, placed so long ago as a quarter to a half of all need for the next one. */
    private static Action askForSecond(ActivityLog log, LocalDate asOf, OrderCurve second) {
        double latest = asOf.toEpochDay() - second.quarterDays();
        double earliest = asOf.toEpochDay() - second.medianDays();
        long customers = 0;
        long revenue = 0;
        for (int c = 0; c < log.customerCount(); c++) {
            int entry = FirstOrders.entry(log, c);
            boolean due = entry >= 0 && log.epochDay(entry) >= earliest && log.epochDay(entry) <= latest;
            if (due && log.activityCount(log.entriesBegin(c), log.entriesEnd(c)) == 1) {
                customers++;
                revenue += log.amountMinor(log.entriesBegin(c), log.entriesEnd(c));
            }
        }
        return new Action(
                Kind.ASK_FOR_SECOND,
                customers,
                revenue,
                Optional.empty(),
                detectable(customers, 1.0 / 3),
                second.quarterDays(),
                second.medianDays());
    }

    private static Action ofSegments(
            Kind kind,
            ActivityLog log,
            Segmentation now,
            Segmentation earlier,
            DayRange sinceThen,
            String... segments) {
        long customers = 0;
        long revenue = 0;
        for (String segment : segments) {
            customers += now.table().row(segment).customers();
            revenue += now.table().row(segment).revenueMinor();
        }
        Optional<Proportion> cameBack =
                earlier == null ? Optional.empty() : cameBack(log, earlier, sinceThen, segments);
        return new Action(
                kind,
                customers,
                revenue,
                cameBack,
                cameBack.isEmpty()
                        ? Double.NaN
                        : detectable(customers, cameBack.get().rate()),
                Double.NaN,
                Double.NaN);
    }

    private static Optional<Proportion> cameBack(
            ActivityLog log, Segmentation earlier, DayRange sinceThen, String... segments) {
        ActivityLog since = log.within(sinceThen);
        long[] then = Arrays.stream(segments)
                .flatMapToLong(segment -> Arrays.stream(earlier.customersIn(segment)))
                .toArray();
        long back = Arrays.stream(then)
                .map(since::indexOf)
                .filter(c -> c >= 0 && since.activityCount(since.entriesBegin((int) c), since.entriesEnd((int) c)) > 0)
                .count();
        return then.length == 0 ? Optional.empty() : Optional.of(new Proportion(back, then.length));
    }

    private static double detectable(long customers, double rate) {
        return customers < 2 || !(rate < 1) ? Double.NaN : PLAN.detectableAbove(customers / 2.0, rate) - rate;
    }
}
