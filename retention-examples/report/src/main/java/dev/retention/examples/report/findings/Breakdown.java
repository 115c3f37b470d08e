package dev.retention.examples.report.findings;

import dev.retention.activity.ActivityLog;
import dev.retention.estimate.Interval;
import dev.retention.experiment.Adjustment;
import dev.retention.survival.Durations;
import dev.retention.survival.KaplanMeier;
import dev.retention.survival.LogRankTest;
import dev.retention.survival.SameDay;
import dev.retention.survival.SurvivalTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The share of customers with a second order in time, by what a column says of their first order, or by its size.
 *
 * @param column the column; empty for the size of the first order
 * @param withinDays the time for the second order
 * @param groups the groups: values by their customers, sizes from small to large
 * @param all the same for all customers
 * @param reason why there is no group, a key of the page's words; empty if there are some
 */
public record Breakdown(
        Optional<String> column, int withinDays, List<Group> groups, Group all, Optional<String> reason) {

    private static final int SIZES = 5;

    /** More values are grouped, the smallest first. */
    private static final int MOST_VALUES = 10;

    /** In what customers are alike. */
    public sealed interface Kind {

        /** Their first order has this value in the column. */
        record Value(String value) implements Kind {}

        /** It has one of so many values that few have. */
        record OtherValues(int values) implements Kind {}

        /** It is of this size, from the smallest to the largest. */
        record Size(long fromMinor, long toMinor) implements Kind {}

        /** In nothing: all of them. */
        record Everyone() implements Kind {}
    }

    /**
     * Customers who are alike.
     *
     * @param kind in what
     * @param customers how many customers
     * @param share the share with a second order in time (Kaplan–Meier); NaN if too few could be watched for so long
     * @param lower the lower end of its 95 % interval
     * @param upper the upper end
     * @param pValue how likely chance alone makes this group so different from the others (log-rank), adjusted for the number of groups
     *     (Holm); NaN if there is nothing to compare
     */
    public record Group(Kind kind, long customers, double share, double lower, double upper, double pValue) {

        /** {@return whether it differs from the others by more than chance explains} */
        public boolean hasDifference() {
            return pValue < Certainty.SIGNIFICANCE;
        }
    }

    /** Some customers, by their positions in the log. */
    private record Part(Kind kind, SurvivalTable times) {}

    /** {@return by the values of a column} */
    static Breakdown byColumn(ActivityLog log, LocalDate asOf, FirstValues values) {
        int[] valueOf = IntStream.range(0, log.customerCount())
                .map(customer -> values.valueOf(log.customer(customer)))
                .toArray();
        Map<Integer, Long> customers = new HashMap<>();
        for (int c = 0; c < valueOf.length; c++) {
            if (valueOf[c] >= 0 && FirstOrders.entry(log, c) >= 0) {
                customers.merge(valueOf[c], 1L, Long::sum);
            }
        }
        List<Integer> largest = customers.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Integer, Long> value) -> -value.getValue())
                        .thenComparing(value -> values.names().keyOf(value.getKey())))
                .filter(value -> value.getValue() >= Certainty.FEWEST_CUSTOMERS)
                .limit(MOST_VALUES)
                .map(Map.Entry::getKey)
                .toList();
        int grouped = customers.size() - largest.size();
        int[] partOf = Arrays.stream(valueOf)
                .map(value -> value < 0 ? -1 : largest.contains(value) ? largest.indexOf(value) : largest.size())
                .toArray();
        var parts = new ArrayList<Part>();
        for (int i = 0; i < largest.size(); i++) {
            parts.add(new Part(new Kind.Value(values.names().keyOf(largest.get(i))), times(log, asOf, partOf, i)));
        }
        if (grouped > 0) {
            parts.add(new Part(new Kind.OtherValues(grouped), times(log, asOf, partOf, largest.size())));
        }
        return of(Optional.of(values.column()), log, asOf, parts);
    }

    /** {@return by the size of the first order, in fifths; equal sizes are together} */
    static Breakdown bySize(ActivityLog log, LocalDate asOf) {
        long[] sizes = new long[log.customerCount()];
        boolean[] ordered = new boolean[sizes.length];
        for (int c = 0; c < sizes.length; c++) {
            int entry = FirstOrders.entry(log, c);
            ordered[c] = entry >= 0;
            sizes[c] = entry < 0 ? 0 : log.amountMinor(entry);
        }
        long[] sorted = IntStream.range(0, sizes.length)
                .filter(c -> ordered[c])
                .mapToLong(c -> sizes[c])
                .sorted()
                .toArray();
        long[] starts = IntStream.range(0, SIZES)
                .mapToLong(part -> sorted[(int) ((long) part * sorted.length / SIZES)])
                .distinct()
                .toArray();
        int[] partOf = IntStream.range(0, sizes.length)
                .map(c -> ordered[c] ? lastUpTo(starts, sizes[c]) : -1)
                .toArray();
        var parts = new ArrayList<Part>();
        for (int i = 0; i < starts.length; i++) {
            long end = i + 1 < starts.length ? starts[i + 1] : Long.MAX_VALUE;
            long largest = Arrays.stream(sorted)
                    .filter(size -> size < end || end == Long.MAX_VALUE)
                    .max()
                    .orElseThrow();
            parts.add(new Part(new Kind.Size(starts[i], largest), times(log, asOf, partOf, i)));
        }
        return of(Optional.empty(), log, asOf, parts);
    }

    private static int lastUpTo(long[] starts, long size) {
        int found = Arrays.binarySearch(starts, size);
        return found >= 0 ? found : -found - 2;
    }

    private static SurvivalTable times(ActivityLog log, LocalDate asOf, int[] partOf, int part) {
        return Durations.toNextPurchase(
                log.customersWhere(customer -> partOf[customer] == part), 1, asOf, SameDay.APART);
    }

    private static Breakdown of(Optional<String> column, ActivityLog log, LocalDate asOf, List<Part> parts) {
        SurvivalTable all = Durations.toNextPurchase(log, 1, asOf, SameDay.APART);
        int days = Watched.until(KaplanMeier.of(all), OrderCurve.DAYS) >= Certainty.FEWEST_WATCHED
                ? OrderCurve.DAYS
                : Quarter.SOON_DAYS;
        Group together = group(new Part(new Kind.Everyone(), all), days, Double.NaN);
        if (all.total() < Certainty.FEWEST_CUSTOMERS || Double.isNaN(together.share())) {
            return new Breakdown(column, days, List.of(), together, Optional.of("tooFewCustomers"));
        }
        if (parts.size() < 2) {
            return new Breakdown(
                    column, days, List.of(), together, Optional.of(column.isEmpty() ? "oneSize" : "oneValue"));
        }
        double[] pValues = new double[parts.size()];
        for (int i = 0; i < pValues.length; i++) {
            SurvivalTable others = SurvivalTable.EMPTY;
            for (int j = 0; j < pValues.length; j++) {
                others = j == i ? others : others.plus(parts.get(j).times());
            }
            double pValue = LogRankTest.of(parts.get(i).times(), others).pValue();
            pValues[i] = Double.isNaN(pValue) ? 1 : pValue;
        }
        double[] adjusted = Adjustment.HOLM.adjust(pValues);
        List<Group> groups = IntStream.range(0, parts.size())
                .mapToObj(i -> group(parts.get(i), days, adjusted[i]))
                .toList();
        return new Breakdown(column, days, groups, together, Optional.empty());
    }

    private static Group group(Part part, int days, double pValue) {
        KaplanMeier curve = KaplanMeier.of(part.times());
        long customers = part.times().total();
        if (Watched.until(curve, days) < Certainty.FEWEST_WATCHED) {
            return new Group(part.kind(), customers, Double.NaN, Double.NaN, Double.NaN, pValue);
        }
        Interval likely = Watched.share(curve, days);
        return new Group(part.kind(), customers, curve.eventProbability(days), likely.lower(), likely.upper(), pValue);
    }

    /** {@return the groups that differ from the others by more than chance explains} */
    public List<Group> different() {
        return groups.stream().filter(Group::hasDifference).toList();
    }
}
