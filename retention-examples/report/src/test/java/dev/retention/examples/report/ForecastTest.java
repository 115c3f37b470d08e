package dev.retention.examples.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.ActivityRows;
import dev.retention.activity.KeyIndex;
import dev.retention.activity.RefundPolicy;
import dev.retention.examples.shop.Orders;
import dev.retention.examples.shop.SimulatedShop;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForecastTest {

    /** Four years of a shop without seasons: three to learn from, and one that is known to the test alone. */
    private static final SimulatedShop SHOP =
            new SimulatedShop(7, 5_000, LocalDate.of(2022, 1, 1), LocalDate.of(2025, 12, 31), 0, 0);

    private static final Orders ORDERS = SHOP.orders();
    private static final LocalDate AS_OF = LocalDate.of(2024, 12, 31);
    private static final ActivityLog ALL = ActivityLog.of(ActivityRows.of(ORDERS.rows(), RefundPolicy.IGNORED));
    private static final ActivityLog KNOWN = ALL.upTo(AS_OF);
    private static final Outlook OUTLOOK = Forecast.of(KNOWN, AS_OF, ORDERS.customers());

    @Test
    void theYearComesAsExpected() {
        long orderDays = 0;
        long revenueMinor = 0;
        for (int c = 0; c < ALL.customerCount(); c++) {
            if (KNOWN.indexOf(ALL.customer(c)) >= 0) {
                for (int e = ALL.entriesBegin(c); e < ALL.entriesEnd(c); e++) {
                    if (ALL.epochDay(e) > AS_OF.toEpochDay()) {
                        orderDays++;
                        revenueMinor += ALL.amountMinor(e);
                    }
                }
            }
        }
        assertWithin(OUTLOOK.orders(), orderDays);
        assertWithin(OUTLOOK.revenueMinor(), revenueMinor);
    }

    private static void assertWithin(Outlook.Range range, double actual) {
        assertTrue(range.lower() <= actual && actual <= range.upper(), actual + " in " + range);
        assertTrue(range.lower() < range.expected() && range.expected() < range.upper(), range::toString);
        assertEquals(range.expected(), actual, 0.15 * actual);
    }

    /** At 2023-12-31 the year 2024 was to come, which is known now. */
    @Test
    void itSaysHowWellItDidLastTime() {
        Outlook.LastTime last = OUTLOOK.lastTime();
        assertEquals(LocalDate.of(2024, 1, 1), last.asOf());
        assertEquals(last.actual(), last.expected(), 0.15 * last.actual());
        assertTrue(last.ruleNow() > 0, last::toString);
        assertEquals("", OUTLOOK.cannotTell());
        assertFalse(OUTLOOK.slippingByRhythm());
    }

    /** Everyone buys every week or so; one has been silent for long. */
    @Test
    void whereNoLeavingCanBeSeenRhythmSaysWhoIsOverdue() {
        var orders = new Orders.Accumulator();
        for (int customer = 0; customer < 40; customer++) {
            int every = 7 + customer % 23;
            for (int day = 20_000; day < 20_300; day += every) {
                if (customer != 0 || day < 20_250) {
                    orders.add("c" + customer, LocalDate.ofEpochDay(day), 100);
                }
            }
        }
        Orders made = orders.toOrders();
        Outlook outlook = Forecast.of(
                ActivityLog.of(ActivityRows.of(made.rows(), RefundPolicy.NET)),
                LocalDate.ofEpochDay(20_300),
                made.customers());
        if (outlook.slippingByRhythm()) {
            assertEquals(
                    List.of("c0"),
                    outlook.slippingAway().stream().map(Outlook.Customer::name).toList());
            assertTrue(outlook.cannotTell().contains("cannot tell a season from leaving"), outlook::cannotTell);
        } else {
            assertEquals("c0", outlook.slippingAway().get(0).name());
        }
        assertNull(outlook.lastTime());
    }

    @Test
    void nobodyKnownIsNobodyExpected() {
        assertEquals(KNOWN.customerCount(), OUTLOOK.customers());
    }

    @Test
    void theProjectionRisesToTheOrdersOfTheYear() {
        List<Outlook.Ahead> projection = OUTLOOK.projection();
        for (int i = 1; i < projection.size(); i++) {
            assertTrue(projection.get(i).customers() > projection.get(i - 1).customers());
            assertTrue(projection.get(i).orders() > projection.get(i - 1).orders());
        }
        assertEquals(
                OUTLOOK.orders().expected(),
                projection.get(3).orders(),
                1e-9 * projection.get(3).orders());
    }

    @Test
    void theListsAreInOrder() {
        assertEquals(10, OUTLOOK.worthMost().size());
        assertEquals(10, OUTLOOK.slippingAway().size());
        for (int i = 1; i < 10; i++) {
            assertTrue(OUTLOOK.worthMost().get(i - 1).expectedRevenueMinor()
                    >= OUTLOOK.worthMost().get(i).expectedRevenueMinor());
            assertTrue(OUTLOOK.slippingAway().get(i - 1).revenueAtRiskMinor()
                    >= OUTLOOK.slippingAway().get(i).revenueAtRiskMinor());
        }
        OUTLOOK.slippingAway()
                .forEach(customer -> assertTrue(
                        customer.stillCustomer() >= 0.2 && customer.stillCustomer() <= 0.6, customer::toString));
    }

    @Test
    void customersHaveTheirNamesAndLastDays() {
        Outlook.Customer best = OUTLOOK.worthMost().get(0);
        int index = KNOWN.indexOf(ORDERS.customers().idOf(best.name()));
        int last = KNOWN.entriesEnd(index) - 1;
        assertEquals(LocalDate.ofEpochDay(KNOWN.epochDay(last)), best.lastOrder());
        assertEquals(KNOWN.entriesEnd(index) - KNOWN.entriesBegin(index), best.orderDays());
    }

    @Test
    void tooFewOrdersAreSaidToBeTooFew() {
        var orders = new Orders.Accumulator();
        orders.add("sara", LocalDate.ofEpochDay(20_000), 100);
        orders.add("reza", LocalDate.ofEpochDay(20_001), 100);
        ActivityLog log = ActivityLog.of(ActivityRows.of(orders.toOrders().rows(), RefundPolicy.NET));
        Outlook outlook = Forecast.of(log, LocalDate.ofEpochDay(20_010), KeyIndex.of(List.of("sara", "reza")));
        assertFalse(outlook.isKnown());
        assertNull(outlook.orders());
        outlook.candidates().forEach(candidate -> assertFalse(candidate.remark().isEmpty(), candidate::name));
        assertNotNull(OutlookSections.of(outlook, new Money("EUR", 2)));
    }
}
