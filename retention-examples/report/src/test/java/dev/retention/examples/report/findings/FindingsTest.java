package dev.retention.examples.report.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.ActivityRates;
import dev.retention.activity.ActivityRows;
import dev.retention.activity.RefundPolicy;
import dev.retention.estimate.Proportion;
import dev.retention.examples.shop.SimulatedShop;
import dev.retention.period.DayRange;
import dev.retention.rate.CustomerMovement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Findings say that something has changed or stands out if it has, and hardly ever if it has not. */
class FindingsTest {

    private static final LocalDate AS_OF = LocalDate.of(2025, 12, 31);

    private static Optional<YearBefore> yearBefore(ActivityLog log) {
        var days = new DayRange(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 1, 1));
        var previous = new DayRange(LocalDate.of(2024, 1, 1), LocalDate.of(2025, 1, 1));
        CustomerMovement movement = ActivityRates.movement(log, previous, days);
        return YearBefore.of(log, ShopCalendar.GREGORIAN, 12, days, previous, movement.retention());
    }

    /** A shop of three years in which customers of one year buy in the next one at a rate of that year. */
    private static ActivityLog shop(long seed, double retentionBefore, double retentionNow) {
        var random = new SplittableRandom(seed);
        int newPerYear = 350;
        var customers = new long[20 * newPerYear];
        var days = new int[customers.length];
        int size = 0;
        customers[size] = -1;
        days[size++] = (int) LocalDate.of(2023, 1, 1).toEpochDay();
        boolean[] active = new boolean[0];
        for (int year = 2023; year <= 2025; year++) {
            double retention = year == 2024 ? retentionBefore : retentionNow;
            boolean[] now = Arrays.copyOf(active, active.length + newPerYear);
            for (int c = 0; c < now.length; c++) {
                now[c] = c >= active.length || active[c] && random.nextDouble() < retention;
                if (now[c]) {
                    customers[size] = c;
                    days[size++] = (int) LocalDate.of(year, 1, 1).toEpochDay() + random.nextInt(365);
                }
            }
            active = now;
        }
        return ActivityLog.of(
                Arrays.copyOf(customers, size), Arrays.copyOf(days, size), new long[size], RefundPolicy.NET);
    }

    @Test
    void hardlyAnyShopInWhichNothingChangesReadsThatItHas() {
        long changed = IntStream.range(0, 400)
                .filter(seed -> yearBefore(shop(seed, 0.45, 0.45))
                        .orElseThrow()
                        .difference()
                        .hasChanged())
                .count();
        assertTrue(changed <= 32, "have changed: " + changed);
    }

    @Test
    void mostShopsInWhichRetentionMovedBy15PointsReadThatItHas() {
        long changed = IntStream.range(0, 400)
                .filter(seed -> yearBefore(shop(1_000 + seed, 0.45, seed % 2 == 0 ? 0.6 : 0.3))
                        .orElseThrow()
                        .difference()
                        .hasChanged())
                .count();
        assertTrue(changed >= 360, "have changed: " + changed);
    }

    @Test
    void fewCohortTablesOfShopsWithoutSeasonsCarryAFlag() {
        long flagged = IntStream.range(0, 100)
                .filter(seed -> {
                    var shop = new SimulatedShop(seed, 1_500, LocalDate.of(2023, 1, 1), AS_OF, 0, 0);
                    ActivityLog log =
                            ActivityLog.of(ActivityRows.of(shop.orders().rows(), RefundPolicy.NET));
                    return CohortGrid.of(log, AS_OF, ShopCalendar.GREGORIAN).rows().stream()
                            .flatMap(row -> row.cells().stream())
                            .anyMatch(cell -> cell.flag() != null);
                })
                .count();
        assertTrue(flagged <= 10, "tables with a flag: " + flagged);
    }

    @Test
    void theYearBeforeAddsUpAndEndsWhereThisOneStarts() {
        ActivityLog log = shop(7, 0.5, 0.4);
        YearBefore before = yearBefore(log).orElseThrow();
        assertEquals(before.end(), before.start() - before.lost() + before.reactivated() + before.acquired());
        assertEquals(before.retained(), before.start() - before.lost());
        var previous = new DayRange(LocalDate.of(2024, 1, 1), LocalDate.of(2025, 1, 1));
        assertEquals(
                ActivityRates.movement(log, previous, new DayRange(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 1, 1)))
                        .start(),
                before.end());
        assertEquals(
                Optional.empty(),
                yearBefore(log.within(new DayRange(LocalDate.of(2024, 1, 1), LocalDate.of(2026, 1, 1)))));
    }

    /** Newcombe (1998), his example: 56 of 70 against 48 of 80 is 0.2 with 0.0524 to 0.3339. */
    @Test
    void theDifferenceIsNewcombes() {
        Difference difference = Difference.of(new Proportion(56, 70), new Proportion(48, 80));
        assertEquals(0.2, difference.value(), 1e-12);
        assertEquals(0.0524, difference.lower(), 5e-5);
        assertEquals(0.3339, difference.upper(), 5e-5);
        assertTrue(difference.hasChanged());
    }

    @Test
    void monthsOfNewAndReturningCustomersMakeUpAllOrders() {
        var shop = new SimulatedShop(3, 600, LocalDate.of(2024, 1, 1), AS_OF, 0.2, 0.3);
        ActivityLog log = ActivityLog.of(ActivityRows.of(shop.orders().rows(), RefundPolicy.NET));
        var months = Month.of(log, AS_OF, ShopCalendar.GREGORIAN);
        assertEquals(24, months.size());
        assertEquals(
                log.activityCount(), months.stream().mapToLong(Month::orders).sum());
        assertEquals(
                log.totalAmountMinor(),
                months.stream().mapToLong(Month::revenueMinor).sum());
        assertEquals(600, months.stream().mapToLong(Month::newCustomers).sum());
        var quarters = Quarter.of(log, AS_OF, ShopCalendar.GREGORIAN);
        assertEquals(
                log.activityCount(),
                quarters.stream().mapToLong(Quarter::orders).sum());
        assertEquals(Optional.empty(), quarters.get(7).secondOrder(), "the last quarter is too young");
        assertEquals(
                months.subList(0, 3).stream().mapToLong(Month::newCustomers).sum(),
                quarters.get(0).secondOrder().orElseThrow().total());
    }

    @Test
    void groupsByTheSizeOfTheFirstOrderAreFifthsOfAllCustomers() {
        var shop = new SimulatedShop(3, 600, LocalDate.of(2023, 1, 1), AS_OF, 0.2, 0.3);
        ActivityLog log = ActivityLog.of(ActivityRows.of(shop.orders().rows(), RefundPolicy.NET));
        Breakdown breakdown = Breakdown.bySize(log, AS_OF);
        assertEquals(5, breakdown.groups().size());
        assertEquals(
                600,
                breakdown.groups().stream()
                        .mapToLong(Breakdown.Group::customers)
                        .sum());
        for (int i = 1; i < 5; i++) {
            var smaller = (Breakdown.Kind.Size) breakdown.groups().get(i - 1).kind();
            var larger = (Breakdown.Kind.Size) breakdown.groups().get(i).kind();
            assertTrue(smaller.toMinor() < larger.fromMinor());
        }
    }

    @Test
    void aKindOfCustomersWhoComeBackMoreIsFoundAndSmallKindsAreGrouped() {
        var random = new SplittableRandom(5);
        int customers = 900;
        var ids = new long[2 * customers];
        var days = new int[ids.length];
        var by = new FirstValues.Accumulator("channel");
        int size = 0;
        for (int c = 0; c < customers; c++) {
            String channel = c % 3 == 0 ? "shop" : c % 3 == 1 ? "web" : c % 60 == 2 ? "tv" + c % 7 : "mail";
            double back = channel.equals("shop") ? 0.6 : 0.3;
            int day = (int) AS_OF.toEpochDay() - 800 + random.nextInt(100);
            for (int i = 0; i < (random.nextDouble() < back ? 2 : 1); i++) {
                ids[size] = c;
                days[size] = day + 40 * i;
                by.add(i == 0 ? channel : "later");
                by.order(size, c, days[size]);
                size++;
            }
        }
        ActivityLog log =
                ActivityLog.of(Arrays.copyOf(ids, size), Arrays.copyOf(days, size), new long[size], RefundPolicy.NET);
        Breakdown breakdown = Breakdown.byColumn(log, AS_OF, by.toValues());
        assertEquals(
                customers,
                breakdown.groups().stream()
                        .mapToLong(Breakdown.Group::customers)
                        .sum());
        assertEquals(4, breakdown.groups().size());
        var grouped = (Breakdown.Kind.OtherValues) breakdown.groups().get(3).kind();
        assertTrue(grouped.values() > 1, "small values are grouped");
        assertTrue(breakdown.different().stream()
                .anyMatch(group -> group.kind().equals(new Breakdown.Kind.Value("shop"))));
    }
}
