package dev.retention.value;

import static dev.retention.period.TimeUnit.WEEK;
import static dev.retention.period.TimeUnit.YEAR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.retention.economics.DiscountRate;
import dev.retention.economics.Horizon;
import dev.retention.estimate.Estimate;
import dev.retention.history.BuyerHistories;
import dev.retention.history.BuyerHistory;
import dev.retention.history.GroupedHistories;
import dev.retention.lifetime.BgNbd;
import dev.retention.lifetime.GammaGamma;
import dev.retention.lifetime.Maximum;
import dev.retention.lifetime.MbgNbd;
import dev.retention.lifetime.Nbd;
import dev.retention.lifetime.Simulated;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;

class LifetimeValueTest {

    private static final MbgNbd PURCHASES = new MbgNbd(0.5, 6, 0.9, 1.6, WEEK);
    private static final GammaGamma SPEND = new GammaGamma(6, 4, 1600);
    private static final DiscountRate DISCOUNT = new DiscountRate(0.1, YEAR).per(WEEK);
    private static final Horizon NEXT_YEAR = new Horizon(52, WEEK);

    private static final BuyerHistories BUYERS = BuyerHistories.of(
            new long[] {7, 8, 9},
            new int[] {0, 2, 300},
            new double[] {0, 20, 1},
            new double[] {30, 38, 500},
            new long[] {0, 7_000, 900_000},
            WEEK);

    @Test
    void isPurchasesTimesSpendTimesMargin() {
        var value = new LifetimeValue(PURCHASES, SPEND, 0.3);
        double[] values = value.value(BUYERS, DISCOUNT, NEXT_YEAR);
        for (int i = 0; i < 3; i++) {
            BuyerHistory history = BUYERS.get(i);
            double purchases = PURCHASES.discountedPurchases(history, DISCOUNT, NEXT_YEAR);
            double perPurchase = SPEND.expectedSpendMinor(BUYERS)[i];
            assertEquals(0.3 * purchases * perPurchase, values[i], 1e-15 * values[i]);
            assertEquals(values[i], value.value(history, BUYERS.meanRepeatSpendMinor(i), DISCOUNT, NEXT_YEAR));
        }
        assertEquals(
                0.3 * PURCHASES.discountedPurchases(DISCOUNT, NEXT_YEAR) * 6 * 1600 / 3,
                value.ofNewCustomer(DISCOUNT, NEXT_YEAR),
                1e-12);
    }

    @Test
    void whoNeverComesBackIsWorthNothingHoweverMuchOthersSpend() {
        var boundless = new GammaGamma(3, 0.8, 20);
        var value = new LifetimeValue(PURCHASES, boundless, 0.3);
        assertEquals(0, value.ofNewCustomer(DISCOUNT, new Horizon(0, WEEK)));
        assertEquals(Double.POSITIVE_INFINITY, value.ofNewCustomer(DISCOUNT, NEXT_YEAR));
        assertEquals(0, new LifetimeValue(PURCHASES, boundless, 0).ofNewCustomer(DISCOUNT, NEXT_YEAR));
    }

    @Test
    void theTotalHasTheStandardErrorOfTheDeltaMethod() {
        var simulated = new Simulated(11);
        GroupedHistories histories = simulated.histories(new BgNbd(0.8, 6, 0.001, 100, WEEK), 500, 60);
        Maximum<Nbd> purchases = Nbd.fit(histories).orElseThrow();
        Maximum<GammaGamma> spend = GammaGamma.fit(simulated.spend(SPEND, 400)).orElseThrow();
        Estimate total = LifetimeValue.total(purchases, spend, 0.3, BUYERS, DiscountRate.NONE, NEXT_YEAR);

        double sum = 0;
        double[] gradient = new double[5]; // r, alpha, p, q, v
        Nbd m = purchases.model();
        GammaGamma g = spend.model();
        for (int i = 0; i < 3; i++) {
            double x = BUYERS.repeats(i);
            double late = m.alpha() + BUYERS.age(i);
            double bought = (m.r() + x) * 52 / late;
            double weight = g.p() * x + g.q() - 1;
            double scale = g.v() + BUYERS.repeatSpendMinor(i);
            double spent = g.p() * scale / weight;
            sum += 0.3 * bought * spent;
            gradient[0] += 0.3 * spent * 52 / late;
            gradient[1] -= 0.3 * spent * bought / late;
            gradient[2] += 0.3 * bought * (scale / weight - spent * x / weight);
            gradient[3] -= 0.3 * bought * spent / weight;
            gradient[4] += 0.3 * bought * g.p() / weight;
        }
        double variance = 0;
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                double covariance = i < 2 && j < 2
                        ? purchases.covariance(i, j)
                        : i >= 2 && j >= 2 ? spend.covariance(i - 2, j - 2) : 0;
                variance += gradient[i] * gradient[j] * covariance;
            }
        }
        assertEquals(sum, total.value(), 1e-10 * sum);
        assertEquals(Math.sqrt(variance), total.standardError(), 1e-6 * total.standardError());
    }

    @Test
    void modelsTravel() throws IOException, ClassNotFoundException {
        var value = new LifetimeValue(PURCHASES, SPEND, 0.3);
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertEquals(value, in.readObject());
        }
    }

    @Test
    void aMarginIsANumber() {
        var e = assertThrows(IllegalArgumentException.class, () -> new LifetimeValue(PURCHASES, SPEND, Double.NaN));
        assertEquals("margin must be finite, got margin=NaN", e.getMessage());
    }
}
