package dev.retention.rfm;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.RefundPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** The 4,906 orders of 995 customers that the R package rfm ships (MIT): read in place, amounts in whole units. */
final class RfmOrders {

    static final int AS_OF = (int) LocalDate.of(2006, 12, 31).toEpochDay();

    private RfmOrders() {}

    /** Skips the test where the data are not at hand. */
    static CustomerSummary summary() {
        return CustomerSummary.of(log(), AS_OF);
    }

    static ActivityLog log() {
        String folder = System.getenv("RETENTION_DATA");
        assumeTrue(folder != null, "RETENTION_DATA is not set: it names the folder that holds data/rfm_orders.csv");
        List<String[]> rows;
        try {
            rows = Files.readAllLines(Path.of(folder, "data", "rfm_orders.csv")).stream()
                    .skip(1)
                    .map(line -> line.split(","))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ActivityLog.of(
                rows.stream().mapToLong(row -> Long.parseLong(row[0])).toArray(),
                rows.stream()
                        .mapToInt(row -> (int) LocalDate.parse(row[1]).toEpochDay())
                        .toArray(),
                rows.stream().mapToLong(row -> Long.parseLong(row[2])).toArray(),
                RefundPolicy.NET);
    }
}
