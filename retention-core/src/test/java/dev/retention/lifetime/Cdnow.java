package dev.retention.lifetime;

import dev.retention.PublicData;
import dev.retention.activity.ActivityLog;
import dev.retention.activity.RefundPolicy;
import dev.retention.history.BuyerHistories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** The CDNOW sample of Fader and Hardie: 2,357 customers who first bought in the first quarter of 1997. */
public final class Cdnow {

    public static final int CALIBRATION_END = (int) LocalDate.of(1997, 9, 30).toEpochDay();
    public static final int HOLD_OUT_END = (int) LocalDate.of(1998, 6, 30).toEpochDay();

    private static final String FILE = "cdnow_sample.txt";

    private Cdnow() {}

    /** The purchases; skips the test that asks where the environment does not say where the data are. */
    public static ActivityLog log() {
        PublicData.file(FILE); // Here, since an initialiser that is skipped has failed.
        return Once.LOG;
    }

    /** The buyers of the calibration period, in days. */
    static BuyerHistories buyers() {
        return BuyerHistories.asOf(
                log().upTo(LocalDate.ofEpochDay(CALIBRATION_END)), LocalDate.ofEpochDay(CALIBRATION_END));
    }

    private static final class Once {

        private static final ActivityLog LOG = read();

        private static ActivityLog read() {
            try (var lines = Files.lines(PublicData.file(FILE))) {
                return lines.map(line -> line.trim().split("\\s+"))
                        .collect(ActivityLog.collector(
                                row -> Long.parseLong(row[0]),
                                row -> LocalDate.parse(row[2], DateTimeFormatter.BASIC_ISO_DATE),
                                row -> new BigDecimal(row[4]).movePointRight(2).longValueExact(),
                                RefundPolicy.NET));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
