package dev.retention.benchmarks;

import dev.retention.activity.ActivityColumns;
import dev.retention.activity.ActivityLog;
import dev.retention.activity.ActivityRows;
import dev.retention.activity.RefundPolicy;
import dev.retention.forecast.BackTest;
import dev.retention.forecast.Forecast;
import dev.retention.forecast.Forecaster;
import dev.retention.forecast.HoldOut;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Public orders cut every two weeks, with a quarter, a half and a whole year held out: by how much the choice of a {@link BackTest} misses
 * the total, beside each method alone, and how often what came lies in its intervals.
 *
 * <p>Argument: the folder that holds cdnow_sample.txt, online_retail_orders.csv and rfm_orders.csv. Some minutes.
 */
public final class ForecastCuts {

    private static final int[] DAYS = {91, 182, 364};

    private static final int STEP = 14;

    /** Of fewer there is nothing to say. */
    private static final int LEAST_CUSTOMERS = 100;

    private static final int LEAST_ORDERS = 30;

    private final Map<String, List<Double>> errors = new LinkedHashMap<>();
    private int judged;
    private int in80;
    private int in95;

    private ForecastCuts() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        var all = new ForecastCuts();
        all.addSet("CDNOW", cdnow(folder.resolve("cdnow_sample.txt")));
        all.addSet("Online Retail", paidDays(orders(folder.resolve("online_retail_orders.csv"))));
        all.addSet("rfm", paidDays(orders(folder.resolve("rfm_orders.csv"))));
        System.out.println(all.text("all"));
    }

    private void addSet(String name, ActivityLog log) {
        var own = new ForecastCuts();
        for (LocalDate asOf = log.lastDay().minusDays(DAYS[0]);
                !asOf.isBefore(log.firstDay().plusDays(DAYS[0]));
                asOf = asOf.minusDays(STEP)) {
            for (int days : DAYS) {
                LocalDate end = asOf.plusDays(days);
                if (!end.isAfter(log.lastDay()) && !asOf.isBefore(log.firstDay().plusDays(days))) {
                    own.addCut(log, asOf, end, days);
                }
            }
        }
        System.out.println(own.text(name));
        own.errors.forEach((label, list) ->
                errors.computeIfAbsent(label, key -> new ArrayList<>()).addAll(list));
        judged += own.judged;
        in80 += own.in80;
        in95 += own.in95;
    }

    private void addCut(ActivityLog log, LocalDate asOf, LocalDate end, int days) {
        ActivityLog known = log.upTo(asOf);
        HoldOut holdOut = HoldOut.of(log.upTo(end), asOf, end);
        long actual = holdOut.totalPurchases();
        if (known.customerCount() < LEAST_CUSTOMERS || actual < LEAST_ORDERS) {
            return;
        }
        BackTest test = BackTest.of(known, asOf, days);
        Forecaster choice = test.choice();
        Forecast chosen = choice.forecast(known, asOf, days);
        add("choice", chosen, actual);
        for (Forecaster forecaster : BackTest.standardForecasters()) {
            try {
                add(forecaster.label(), forecaster.forecast(known, asOf, days), actual);
            } catch (IllegalStateException cannotSay) {
                // It is judged by the cuts at which it can.
            }
        }
        if (!test.trials(choice).isEmpty()) {
            judged++;
            in80 += test.purchases(choice, chosen, 0.8).orElseThrow().contains(actual) ? 1 : 0;
            in95 += test.purchases(choice, chosen, 0.95).orElseThrow().contains(actual) ? 1 : 0;
        }
    }

    private void add(String label, Forecast forecast, long actual) {
        errors.computeIfAbsent(label, key -> new ArrayList<>())
                .add(Math.abs(forecast.expectedPurchases() / actual - 1));
    }

    private String text(String name) {
        var text = new StringBuilder(name + ": mean error of the total\n");
        errors.forEach((label, list) -> text.append(String.format(
                Locale.ROOT,
                "  %-60s %5.1f %% of %d cuts%n",
                label,
                100 * list.stream().mapToDouble(error -> error).average().orElse(Double.NaN),
                list.size())));
        return text
                + String.format(
                        Locale.ROOT,
                        "  the choice's intervals by its errors: 80 %% held %.0f %%, 95 %% held %.0f %% of %d%n",
                        100.0 * in80 / judged,
                        100.0 * in95 / judged,
                        judged);
    }

    private static ActivityLog paidDays(ActivityLog log) {
        return log.entriesWhere(entry -> log.activityCount(entry) > 0 && log.amountMinor(entry) > 0);
    }

    private static ActivityLog orders(Path file) throws IOException {
        List<String[]> rows = Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.split(","))
                .toList();
        return ActivityLog.of(ActivityRows.of(
                columns(rows, row -> row[0], row -> LocalDate.parse(row[1].substring(0, 10)), row -> row[2]),
                RefundPolicy.NET));
    }

    /** Customer, customer in the sample, date, CDs, dollars; the dollars are left out. */
    private static ActivityLog cdnow(Path file) throws IOException {
        List<String[]> rows = Files.readAllLines(file).stream()
                .map(line -> line.trim().split("\\s+"))
                .toList();
        return ActivityLog.of(ActivityRows.of(
                columns(
                        rows,
                        row -> row[0],
                        row -> LocalDate.parse(row[2], DateTimeFormatter.BASIC_ISO_DATE),
                        row -> "1"),
                RefundPolicy.NET));
    }

    private static ActivityColumns columns(
            List<String[]> rows,
            Function<String[], String> customer,
            Function<String[], LocalDate> day,
            Function<String[], String> amountMinor) {
        return ActivityColumns.of(
                rows.stream()
                        .mapToLong(row -> Long.parseLong(customer.apply(row)))
                        .toArray(),
                rows.stream().mapToInt(row -> (int) day.apply(row).toEpochDay()).toArray(),
                rows.stream()
                        .mapToLong(row -> Long.parseLong(amountMinor.apply(row)))
                        .toArray());
    }
}
