package dev.retention.examples.report.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.ActivityRows;
import dev.retention.activity.KeyIndex;
import dev.retention.activity.RefundPolicy;
import dev.retention.examples.page.Page;
import dev.retention.examples.page.TextPage;
import dev.retention.examples.report.input.Money;
import dev.retention.examples.report.numbers.Outlook.Limitation.Kind;
import dev.retention.examples.report.text.OutlookSections;
import dev.retention.examples.shop.Orders;
import dev.retention.examples.shop.SimulatedShop;
import dev.retention.period.DayRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForecastTest {

    /** Four years of a shop without seasons: three to learn from, and one that is known to the test alone. */
    private static final SimulatedShop SHOP =
            new SimulatedShop(7, 5_000, LocalDate.of(2022, 1, 1), LocalDate.of(2025, 12, 31), 0, 0);

    private static final Orders ORDERS = SHOP.orders();
    private static final Orders OF_A_SMALLER_SHOP =
            new SimulatedShop(7, 2_000, LocalDate.of(2022, 1, 1), LocalDate.of(2025, 12, 31), 0, 0).orders();
    private static final LocalDate AS_OF = LocalDate.of(2024, 12, 31);
    private static final ActivityLog ALL = ActivityLog.of(ActivityRows.of(ORDERS.rows(), RefundPolicy.IGNORED));
    private static final ActivityLog KNOWN = ALL.upTo(AS_OF);
    private static final Outlook OUTLOOK = outlook(KNOWN, AS_OF, ORDERS.customers());

    private static Outlook outlook(ActivityLog log, LocalDate asOf, KeyIndex<String> names) {
        return Forecast.of(log, asOf, names).ifShown().orElseThrow();
    }

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
        Outlook.Past last = OUTLOOK.past().get(0);
        assertEquals(2, OUTLOOK.past().size());
        assertEquals(LocalDate.of(2024, 1, 1), last.asOf());
        assertEquals(last.actual(), last.expected(), 0.15 * last.actual());
        assertEquals(365, OUTLOOK.judgedDays());
        assertTrue(OUTLOOK.ordersByRule().orElseThrow().orders() > 0, OUTLOOK::toString);
        assertTrue(last.expectedByRule() > 0, last::toString);
        assertEquals(List.of(Kind.CHANGE), kinds(OUTLOOK));
        assertEquals(Outlook.SlippingBy.LEAVING, OUTLOOK.slippingBy());
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
        Outlook outlook = outlook(
                ActivityLog.of(ActivityRows.of(made.rows(), RefundPolicy.NET)),
                LocalDate.ofEpochDay(20_300),
                made.customers());
        assertEquals(
                List.of("c0"),
                outlook.slippingAway().stream().map(Outlook.Customer::name).toList());
        assertTrue(kinds(outlook).contains(Kind.SEASONS));
        assertTrue(page(outlook).contains("Less than two years of orders cannot tell a season from leaving."));
        assertTrue(outlook.slippingAway().get(0).daysSilent() > 50);
        // 300 days are three quarters and a little more: two of them can be judged.
        assertEquals(91, outlook.judgedDays());
        assertEquals(2, outlook.past().size());
        assertTrue(outlook.orders().lower() < outlook.orders().expected(), outlook::toString);
        String page = page(outlook);
        assertTrue(page.contains("if the method misses a year as it has missed 91 days so far"), page);
        if (outlook.slippingBy() == Outlook.SlippingBy.RHYTHM) {
            assertTrue(Double.isNaN(outlook.stillCustomers()));
            assertTrue(page.contains("silent for more than twice their own rhythm"), page);
        }
    }

    private static List<Kind> kinds(Outlook outlook) {
        return outlook.cannotTell().stream().map(Outlook.Limitation::kind).toList();
    }

    private static String page(Outlook outlook) {
        return TextPage.of(new Page("", List.of(), OutlookSections.of(outlook, new Money("EUR", 2))))
                .replaceAll("\\s+", " ");
    }

    @Test
    void aShortLogIsNotJudgedAndSaysSo() {
        LocalDate asOf = LocalDate.of(2022, 6, 30);
        Outlook outlook = outlook(ALL.upTo(asOf), asOf, ORDERS.customers());
        assertEquals(0, outlook.judgedDays());
        assertEquals(List.of(), outlook.past());
        assertTrue(outlook.orders().lower() < outlook.orders().expected(), outlook::toString);
        assertTrue(outlook.orders().upper() > outlook.orders().expected(), outlook::toString);
        assertTrue(page(outlook).contains("take it as the least there is"), page(outlook));
    }

    /** A log that begins in the middle of a shop's life: its customers of long ago come in the first month. */
    @Test
    void aLogThatBeginsLateIsSaidToDoSo() {
        LocalDate begin = LocalDate.of(2023, 7, 1);
        Outlook late = outlook(KNOWN.within(new DayRange(begin, AS_OF.plusDays(1))), AS_OF, ORDERS.customers());
        assertEquals(List.of(Kind.SEASONS, Kind.BEGINS_LATE, Kind.CHANGE), kinds(late));
        assertTrue(page(late).contains("The orders begin on 2023-07-01 with a crowd: "), page(late));
        assertEquals(Optional.empty(), FirstDays.of(KNOWN));
        assertEquals(Optional.empty(), FirstDays.of(ActivityLog.EMPTY));
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
        Part<Outlook> outlook = Forecast.of(log, LocalDate.ofEpochDay(20_010), KeyIndex.of(List.of("sara", "reza")));
        Part.Missing<Outlook> missing = outlook.ifMissing().orElseThrow();
        assertEquals(Part.Reason.NO_MODEL, missing.reason());
        assertEquals("Nobody has ordered on a second day", missing.sentence());
    }

    /** A shop of any age: judged over a quarter, the rule that stands beside the forecast must still be able to speak of a year. */
    @ParameterizedTest
    @ValueSource(ints = {60, 100, 183, 190, 240, 276, 330, 364, 370, 550, 740})
    void aShopOfAnyAgeHasAnOutlook(int days) {
        LocalDate asOf = LocalDate.of(2022, 1, 1).plusDays(days);
        ActivityLog all = ActivityLog.of(ActivityRows.of(OF_A_SMALLER_SHOP.rows(), RefundPolicy.IGNORED));
        Outlook outlook = outlook(all.upTo(asOf), asOf, OF_A_SMALLER_SHOP.customers());
        assertTrue(outlook.orders().expected() > 0);
    }
}
