package dev.retention.purchase;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.retention.PublicData;
import dev.retention.estimate.Proportion;
import dev.retention.rate.CustomerMovement;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Counted with Python of the orders of the R package rfm 0.3.0: 4,906 orders of 995 customers, in data/rfm_orders.csv. */
class PublicOrdersTest {

    private record Order(String customer, LocalDate day, long revenue) {}

    private static List<Order> orders;

    @BeforeAll
    static void readInPlace() throws IOException {
        try (var lines = Files.lines(PublicData.file("rfm_orders.csv"))) {
            orders = lines.skip(1)
                    .map(line -> line.split(","))
                    .map(cells -> new Order(cells[0], LocalDate.parse(cells[1]), Long.parseLong(cells[2])))
                    .toList();
        }
    }

    private static long[] column(Map<String, Long> perCustomer) {
        return perCustomer.values().stream().mapToLong(Long::longValue).toArray();
    }

    @Test
    void purchaseStatistics() {
        var count = new HashMap<String, Long>();
        var revenue = new HashMap<String, Long>();
        for (Order order : orders) {
            count.merge(order.customer, 1L, Long::sum);
            revenue.merge(order.customer, order.revenue, Long::sum);
        }
        var statistics = PurchaseStatistics.of(column(count), column(revenue));
        assertEquals(995, statistics.customers());
        assertEquals(4906, statistics.orders());
        assertEquals(464158, statistics.revenueMinor());
        assertEquals(new Proportion(953, 995), statistics.repeatPurchaseRate());
        assertEquals(4.9306532663316585, statistics.purchaseFrequency(), 1e-15);
        assertEquals(94.61027313493682, statistics.averageOrderValueMinor(), 1e-13);
        assertEquals(0.9916666307593535, statistics.repeatRevenueShare(), 1e-15);

        var concentration = RevenueConcentration.of(column(revenue));
        assertEquals(199, concentration.topCustomers(0.2));
        assertEquals(0.3562321450885259, concentration.topShare(0.2), 1e-15);
        assertEquals(100, concentration.topCustomers(0.1));
        assertEquals(0.20156929321481049, concentration.topShare(0.1), 1e-15);
    }

    @Test
    void purchaseLadder() {
        var count = new HashMap<String, Long>();
        orders.forEach(order -> count.merge(order.customer, 1L, Long::sum));
        var ladder = PurchaseLadder.of(column(count));
        long[] atLeast = {995, 953, 870, 727, 540, 364, 214, 120, 69, 31, 11, 8, 3, 1};
        assertEquals(atLeast.length, ladder.mostPurchases());
        for (int k = 1; k <= atLeast.length; k++) {
            assertEquals(atLeast[k - 1], ladder.atLeast(k));
        }
        double[] next = {0.9577889447236181, 0.912906610703043, 0.835632183908046, 0.7427785419532325};
        for (int k = 1; k <= next.length; k++) {
            assertEquals(next[k - 1], ladder.next(k).rate(), 1e-15);
        }
    }

    @Test
    void yearlyMovement() {
        var movement = CustomerMovement.between(customersOf(2005, 2005), customersOf(2006, 2006), customersOf(0, 2004));
        assertEquals(new CustomerMovement(926, 13, 42, 330), movement);
        assertEquals(new Proportion(596, 926), movement.retention());
        assertEquals(0.6889848812095032, movement.classicRetentionRate(), 1e-15);
    }

    private static Set<String> customersOf(int firstYear, int lastYear) {
        var customers = new HashSet<String>();
        for (Order order : orders) {
            if (order.day.getYear() >= firstYear && order.day.getYear() <= lastYear) {
                customers.add(order.customer);
            }
        }
        return customers;
    }
}
