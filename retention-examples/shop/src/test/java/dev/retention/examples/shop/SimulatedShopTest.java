package dev.retention.examples.shop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.ActivityRows;
import dev.retention.activity.RefundPolicy;
import dev.retention.period.DayRange;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimulatedShopTest {

    private static final SimulatedShop SHOP = SimulatedShop.standard();

    @Test
    void theSameSeedIsTheSameShop() {
        assertEquals(log(SHOP), log(SimulatedShop.standard()));
        assertArrayEquals(SHOP.npsAnswers(100), SHOP.npsAnswers(100));
    }

    @Test
    void anotherSeedIsAnotherShop() {
        var other = new SimulatedShop(
                2, SHOP.customerCount(), SHOP.firstDay(), SHOP.lastDay(), SHOP.growthPerYear(), SHOP.seasonality());
        assertNotEquals(log(SHOP), log(other));
    }

    @Test
    void everyCustomerBuysWithinTheKnownDays() {
        ActivityLog log = log(SHOP);
        assertEquals(SHOP.customerCount(), log.customerCount());
        assertFalse(log.firstDay().isBefore(SHOP.firstDay()));
        assertFalse(log.lastDay().isAfter(SHOP.lastDay()));
    }

    @Test
    void itGrowsAndHasItsSeasons() {
        ActivityLog log = log(SHOP);
        assertTrue(purchases(log, "2023-01-01", "2024-01-01") < purchases(log, "2024-01-01", "2025-01-01"));
        assertTrue(purchases(log, "2024-01-01", "2025-01-01") < purchases(log, "2025-01-01", "2026-01-01"));
        assertTrue(purchases(log, "2025-06-01", "2025-07-01") < purchases(log, "2025-12-01", "2026-01-01"));
    }

    @Test
    void firstOrdersAreWorthWhatTheTruthSays() {
        double mean =
                SimulatedShop.SPEND_SHAPE * SimulatedShop.SPEND_RATE_RATE_MINOR / (SimulatedShop.SPEND_RATE_SHAPE - 1);
        // Var z = E[p / rate²] + Var[p / rate], where 1 / rate is inverse Gamma (q, γ).
        double secondMoment = SimulatedShop.SPEND_SHAPE
                * (SimulatedShop.SPEND_SHAPE + 1)
                * Math.pow(SimulatedShop.SPEND_RATE_RATE_MINOR, 2)
                / ((SimulatedShop.SPEND_RATE_SHAPE - 1) * (SimulatedShop.SPEND_RATE_SHAPE - 2));
        double standardError = Math.sqrt((secondMoment - mean * mean) / SHOP.customerCount());

        var rows = SHOP.orders().rows();
        double observed = IntStream.range(0, rows.size())
                .filter(row -> row == 0 || rows.customer(row) != rows.customer(row - 1))
                .mapToLong(rows::amountMinor)
                .average()
                .orElseThrow();
        assertEquals(mean, observed, 4 * standardError);
    }

    private static long purchases(ActivityLog log, String start, String end) {
        return log.within(new DayRange(LocalDate.parse(start), LocalDate.parse(end)))
                .activityCount();
    }

    private static ActivityLog log(SimulatedShop shop) {
        return ActivityLog.of(ActivityRows.of(shop.orders().rows(), RefundPolicy.NET));
    }
}
