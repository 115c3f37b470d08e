package dev.retention.benchmarks;

import dev.retention.activity.ActivityLog;
import dev.retention.forecast.BackTest;
import dev.retention.forecast.Forecast;
import dev.retention.forecast.Forecaster;
import dev.retention.forecast.HoldOut;
import dev.retention.forecast.HoldOutEvaluation;
import dev.retention.forecast.RepeatBuying;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/**
 * The hold-outs of the page of {@code dev.retention.forecast}: by how many percent each method misses the total, its CRPS in hundredths of a
 * purchase, and which one is chosen.
 *
 * <p>Argument: the folder that holds cdnow_sample.txt, cdnow_master.txt, online_retail_orders.csv and rfm_orders.csv.
 */
public final class HoldOutTable {

    private double chosenError;
    private double excess;
    private int worst;
    private int cuts;

    private HoldOutTable() {}

    public static void main(String[] args) throws IOException {
        Path folder = PublicLogs.folder(
                args, "cdnow_sample.txt", "cdnow_master.txt", "online_retail_orders.csv", "rfm_orders.csv");
        var table = new HoldOutTable();
        for (ActivityLog cdnow : List.of(PublicLogs.cdnowSample(folder), PublicLogs.cdnowAll(folder))) {
            table.row("CDNOW", cdnow, LocalDate.of(1997, 9, 30), 273);
            table.row("CDNOW", cdnow, LocalDate.of(1997, 12, 30), 182);
            table.row("CDNOW", cdnow, LocalDate.of(1998, 3, 31), 91);
        }
        ActivityLog retail = PublicLogs.onlineRetail(folder);
        table.row("Online Retail", retail, LocalDate.of(2011, 6, 10), 182);
        table.row("Online Retail", retail, LocalDate.of(2011, 9, 9), 91);
        ActivityLog rfm = PublicLogs.rfm(folder);
        table.row("rfm", rfm, LocalDate.of(2005, 6, 30), 184);
        table.row("rfm", rfm, LocalDate.of(2005, 12, 31), 181);
        table.row("rfm", rfm, LocalDate.of(2005, 12, 31), 365);
        table.row("rfm", rfm, LocalDate.of(2006, 6, 30), 184);
        table.row("rfm", rfm, LocalDate.of(2006, 9, 30), 92);
        System.out.printf(
                Locale.ROOT,
                "the choice misses by %.1f %% on average, %.1f points more than the nearest of each row; the worst in %d of %d%n",
                100 * table.chosenError / table.cuts,
                100 * table.excess / table.cuts,
                table.worst,
                table.cuts);
    }

    private void row(String name, ActivityLog log, LocalDate asOf, int days) {
        ActivityLog known = log.upTo(asOf);
        HoldOut holdOut = HoldOut.of(log.upTo(asOf.plusDays(days)), asOf, asOf.plusDays(days));
        BackTest test = BackTest.of(known, asOf, days);
        System.out.printf("%s, %d customers, %s, %d days%n", name, known.customerCount(), asOf, days);
        var forecasters = new LinkedHashSet<Forecaster>(List.of(RepeatBuying.values()));
        forecasters.addAll(test.forecasters());
        var misses = new ArrayList<Double>();
        double chosenMiss = Double.NaN;
        for (Forecaster forecaster : forecasters) {
            try {
                Forecast forecast = forecaster.forecast(known, asOf, days);
                HoldOutEvaluation judged = holdOut.evaluate(forecast);
                double error = judged.expectedPurchases() / judged.actualPurchases() - 1;
                boolean chosen = forecaster.equals(test.choice());
                misses.add(Math.abs(error));
                chosenMiss = chosen ? Math.abs(error) : chosenMiss;
                System.out.printf(
                        Locale.ROOT,
                        "  %-60s %+4.0f %4.0f %s%n",
                        forecaster.label(),
                        100 * error,
                        100 * judged.crps(),
                        chosen ? "*" : "");
            } catch (IllegalStateException cannotSay) {
                System.out.printf("  %-60s    -%n", forecaster.label());
            }
        }
        cuts++;
        chosenError += chosenMiss;
        excess += chosenMiss - Collections.min(misses);
        worst += chosenMiss >= Collections.max(misses) ? 1 : 0;
    }
}
