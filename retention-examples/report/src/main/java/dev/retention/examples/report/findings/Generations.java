package dev.retention.examples.report.findings;

import dev.retention.activity.ActivityLog;
import dev.retention.period.DayRange;
import dev.retention.period.PeriodCalendar;
import dev.retention.survival.Durations;
import dev.retention.survival.KaplanMeier;
import dev.retention.survival.LogRankTest;
import dev.retention.survival.SameDay;
import dev.retention.survival.SurvivalTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * How soon the second order comes, by the year of the first.
 *
 * @param years the last three years with 30 new customers or more
 * @param pValue how likely chance alone makes curves so different (log-rank); NaN if there is one year, or none
 */
public record Generations(List<Year> years, double pValue) {

    private static final int SHOWN = 3;

    /**
     * The new customers of a year.
     *
     * @param label the year
     * @param curve how soon their second order comes
     */
    public record Year(String label, OrderCurve curve) {}

    static Generations of(ActivityLog log, LocalDate asOf, ShopCalendar calendar) {
        PeriodCalendar years = calendar.years();
        int last = years.indexOf(asOf);
        int first = Math.max(years.indexOf(log.firstDay()), last - SHOWN + 1);
        var shown = new ArrayList<Year>();
        var tables = new ArrayList<SurvivalTable>();
        for (int year = first; year <= last; year++) {
            DayRange days = years.range(year);
            SurvivalTable times = Durations.toNextPurchase(FirstOrders.within(log, days), 1, asOf, SameDay.APART);
            if (times.total() >= Certainty.FEWEST_CUSTOMERS) {
                shown.add(new Year(years.label(year), OrderCurve.of(KaplanMeier.of(times))));
                tables.add(times);
            }
        }
        double pValue = tables.size() < 2
                ? Double.NaN
                : LogRankTest.of(tables.toArray(SurvivalTable[]::new)).pValue();
        return new Generations(shown, pValue);
    }

    /** {@return whether the years differ by more than chance explains} */
    public boolean hasDifference() {
        return pValue < Certainty.SIGNIFICANCE;
    }
}
