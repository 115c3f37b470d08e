package dev.retention.activity;

import dev.retention.PublicData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** Public data sets, read in place: a test that asks for one is skipped where they are not at hand. */
public final class PublicOrders {

    private PublicOrders() {}

    /** 4,906 orders of 995 customers, 2004 to 2006, amounts in whole units; shipped with the R package rfm (MIT). */
    public static ActivityLog rfm() {
        return ActivityLog.of(ActivityRows.of(read("rfm_orders.csv"), RefundPolicy.NET));
    }

    /** 22,034 orders and returns of 4,372 customers, 2010-12 to 2011-12, in pence; UCI "Online Retail" (CC BY 4.0). */
    public static ActivityLog onlineRetail() {
        return ActivityLog.of(ActivityRows.of(onlineRetailRows(), RefundPolicy.NET));
    }

    /** The same before they are a log. */
    public static ActivityColumns onlineRetailRows() {
        return read("online_retail_orders.csv");
    }

    /** Columns customer, day or time, amount; more are not read. */
    private static ActivityColumns read(String file) {
        Path path = PublicData.file(file);
        List<String[]> rows;
        try {
            rows = Files.readAllLines(path).stream()
                    .skip(1)
                    .map(line -> line.split(","))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ActivityColumns.of(
                rows.stream().mapToLong(row -> Long.parseLong(row[0])).toArray(),
                rows.stream()
                        .mapToInt(row ->
                                (int) LocalDate.parse(row[1].substring(0, 10)).toEpochDay())
                        .toArray(),
                rows.stream().mapToLong(row -> Long.parseLong(row[2])).toArray());
    }
}
