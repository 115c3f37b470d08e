package dev.retention.examples;

import static dev.retention.period.TimeUnit.DAY;
import static dev.retention.period.TimeUnit.WEEK;
import static dev.retention.period.TimeUnit.YEAR;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.ActivityRows;
import dev.retention.activity.RefundPolicy;
import dev.retention.economics.DiscountRate;
import dev.retention.economics.Horizon;
import dev.retention.examples.shop.SimulatedShop;
import dev.retention.forecast.HoldOut;
import dev.retention.forecast.ModelComparison;
import dev.retention.history.BuyerHistories;
import dev.retention.lifetime.GammaGamma;
import dev.retention.lifetime.ParetoNbd;
import dev.retention.value.LifetimeValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What customers without a contract will buy, and what they are worth: those of a simulated shop whose true parameters are
 * known, or, with {@code --data path/to/cdnow_sample.txt}, the CDNOW customers of Fader and Hardie.
 */
public final class LifetimeExample {

    private LifetimeExample() {}

    public static void main(String[] args) throws IOException {
        if (args.length == 2 && args[0].equals("--data")) {
            predict(cdnow(Path.of(args[1])), LocalDate.of(1997, 9, 30), LocalDate.of(1998, 6, 30));
        } else {
            predict(simulated(), LocalDate.of(2024, 12, 31), LocalDate.of(2025, 12, 31));
        }
    }

    private static void predict(ActivityLog log, LocalDate calibrationAsOf, LocalDate asOf) {
        // Which model serves? Fit them to what was known then, and hold them to what came since.
        HoldOut holdOut = HoldOut.of(log, calibrationAsOf, asOf).inUnit(WEEK);
        System.out.print(ModelComparison.of(holdOut).explanation());

        BuyerHistories buyers = BuyerHistories.asOf(log, asOf).inUnit(WEEK);
        ParetoNbd purchases = ParetoNbd.fit(buyers.grouped()).model();
        GammaGamma spend = GammaGamma.fit(buyers.groupedSpend()).model();
        Horizon year = new Horizon(52, WEEK);
        DiscountRate discount = new DiscountRate(0.10, YEAR).per(WEEK);
        double[] alive = purchases.probabilityAlive(buyers);
        double[] value = new LifetimeValue(purchases, spend, 0.30).value(buyers, discount, year);
        int best = indexOfMax(value);
        System.out.print("the best customer, after " + buyers.repeats(best) + " repeat purchases, is alive with ");
        System.out.printf(Locale.ROOT, "%.3f and brings %.2f%n", alive[best], value[best] / 100);
    }

    private static int indexOfMax(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }

    /** Orders of four thousand customers in three years without seasons, so that Pareto/NBD is true. */
    static ActivityLog simulated() {
        var shop = new SimulatedShop(2, 4_000, LocalDate.of(2023, 1, 1), LocalDate.of(2025, 12, 31), 0.25, 0);
        return ActivityLog.of(ActivityRows.of(shop.orders().rows(), RefundPolicy.IGNORED));
    }

    /** The true parameters of {@link #simulated}. */
    static ParetoNbd truth() {
        return new ParetoNbd(
                SimulatedShop.PURCHASE_SHAPE,
                SimulatedShop.PURCHASE_RATE_DAYS,
                SimulatedShop.LOSS_SHAPE,
                SimulatedShop.LOSS_RATE_DAYS,
                DAY);
    }

    /** Customer, customer in the sample, date, CDs, dollars. */
    private static ActivityLog cdnow(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.trim().split("\\s+"))
                .collect(ActivityLog.collector(
                        row -> Long.parseLong(row[0]),
                        row -> LocalDate.parse(row[2], DateTimeFormatter.BASIC_ISO_DATE),
                        row -> new BigDecimal(row[4]).movePointRight(2).longValueExact(),
                        RefundPolicy.IGNORED));
    }
}
