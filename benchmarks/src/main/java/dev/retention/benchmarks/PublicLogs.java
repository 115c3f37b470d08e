package dev.retention.benchmarks;

import dev.retention.activity.ActivityColumns;
import dev.retention.activity.ActivityLog;
import dev.retention.activity.ActivityRows;
import dev.retention.activity.RefundPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Public orders, read from a folder that holds their files: days on which more was paid than returned. */
final class PublicLogs {

    private PublicLogs() {}

    /** The folder that the only argument names. Where it does not hold the files, the program stops in plain words. */
    static Path folder(String[] args, String... files) {
        if (args.length != 1) {
            stop("One argument is needed: the folder that holds " + String.join(", ", files));
        }
        Path folder = Path.of(args[0]);
        List<String> missing = Arrays.stream(files)
                .filter(file -> !Files.isReadable(folder.resolve(file)))
                .toList();
        if (!missing.isEmpty()) {
            stop("The folder " + folder + " does not hold " + String.join(", ", missing));
        }
        return folder;
    }

    private static void stop(String why) {
        System.err.println(why);
        System.exit(2);
    }

    static ActivityLog cdnowSample(Path folder) throws IOException {
        return cdnow(folder.resolve("cdnow_sample.txt"), 2);
    }

    static ActivityLog cdnowAll(Path folder) throws IOException {
        return cdnow(folder.resolve("cdnow_master.txt"), 1);
    }

    static ActivityLog onlineRetail(Path folder) throws IOException {
        return paidDays(orders(folder.resolve("online_retail_orders.csv")));
    }

    static ActivityLog rfm(Path folder) throws IOException {
        return paidDays(orders(folder.resolve("rfm_orders.csv")));
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

    /** Customer, in the sample the customer in it too, date, CDs, dollars; the dollars are left out. */
    private static ActivityLog cdnow(Path file, int columnOfDay) throws IOException {
        List<String[]> rows = Files.readAllLines(file).stream()
                .map(line -> line.trim().split("\\s+"))
                .filter(row -> row[0].matches("\\d+"))
                .toList();
        return ActivityLog.of(ActivityRows.of(
                columns(
                        rows,
                        row -> row[0],
                        row -> LocalDate.parse(row[columnOfDay], DateTimeFormatter.BASIC_ISO_DATE),
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
