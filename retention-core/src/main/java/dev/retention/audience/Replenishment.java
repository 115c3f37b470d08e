package dev.retention.audience;

import static java.util.Objects.requireNonNull;

import dev.retention.activity.ActivityLog;
import dev.retention.history.BuyerHistory;
import dev.retention.history.PurchaseGaps;
import dev.retention.internal.Checks;
import dev.retention.internal.rows.RowOrder;
import dev.retention.lifetime.Fit;
import dev.retention.lifetime.RepurchaseTiming;
import dev.retention.period.TimeUnit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How soon a product is bought again, from its own buyers: the replenishment interval of a consumable.
 *
 * <p>Not the mean of the gaps that one has seen: those who have not bought again yet count as well, as far as they were watched. The interval is that of
 * {@link RepurchaseTiming}, fitted to the purchases of this product alone.
 *
 * <pre>{@code
 * for (Replenishment product : Replenishment.byProduct(customers, products, days, asOf, 50)) {
 *     product.intervalDays(0.5);             // half of those who buy it again do so within
 *     product.next().due(0.25, 7);           // whom to remind this week
 * }
 * }</pre>
 */
public final class Replenishment {

    private final long product;
    private final ActivityLog purchases;
    private final LocalDate asOf;
    private final PurchaseGaps gaps;
    private final Fit<RepurchaseTiming> fit;

    private Replenishment(long product, ActivityLog purchases, LocalDate asOf) {
        this.product = product;
        this.purchases = purchases;
        this.asOf = asOf;
        this.gaps = PurchaseGaps.asOf(purchases, asOf);
        this.fit = RepurchaseTiming.fit(gaps);
    }

    /**
     * {@return the replenishment of one product}
     *
     * @param product its key
     * @param purchases who bought it when, none after the day
     * @param asOf the last day of the observation
     * @throws IllegalArgumentException if there is activity after that day
     */
    public static Replenishment of(long product, ActivityLog purchases, LocalDate asOf) {
        return new Replenishment(product, requireNonNull(purchases, "purchases"), asOf);
    }

    /**
     * {@return the replenishment of each product that was bought again often enough, by product} Linear in the lines, and a fit for each
     * such product.
     *
     * @param customers who bought, line by line
     * @param products what
     * @param epochDays when; what is after the day is left out
     * @param asOf the last day of the observation
     * @param minRepeats how many repeat purchases a product must have, at least 1; below about 50 an interval says little
     * @throws IllegalArgumentException if the lengths differ, or {@code minRepeats} is below 1
     */
    public static List<Replenishment> byProduct(
            long[] customers, long[] products, int[] epochDays, LocalDate asOf, int minRepeats) {
        requireNonNull(customers, "customers");
        requireNonNull(products, "products");
        requireNonNull(epochDays, "epochDays");
        Checks.sameLength(customers.length, "customers", products.length, "products");
        Checks.sameLength(customers.length, "customers", epochDays.length, "epochDays");
        int asOfEpochDay = Checks.epochDay(asOf, "asOf");
        Checks.positive(minRepeats, "minRepeats");
        int[] order = RowOrder.byKeys(products);
        var result = new ArrayList<Replenishment>();
        for (int begin = 0, end; begin < order.length; begin = end) {
            long product = products[order[begin]];
            end = begin;
            while (end < order.length && products[order[end]] == product) {
                end++;
            }
            int[] lines = Arrays.stream(order, begin, end)
                    .filter(i -> epochDays[i] <= asOfEpochDay)
                    .toArray();
            ActivityLog purchases = ActivityLog.ofEvents(
                    Arrays.stream(lines).mapToLong(i -> customers[i]).toArray(),
                    Arrays.stream(lines).map(i -> epochDays[i]).toArray());
            if (purchases.entryCount() - purchases.customerCount() >= minRepeats) {
                result.add(of(product, purchases, asOf));
            }
        }
        return List.copyOf(result);
    }

    /** {@return the key of the product} */
    public long product() {
        return product;
    }

    /** {@return how many customers bought it} */
    public long buyers() {
        return gaps.histories().customers();
    }

    /** {@return how many repeat purchases there are} */
    public long repeats() {
        return gaps.histories().totalRepeats();
    }

    /** {@return the model of its buyers, or why there is none} */
    public Fit<RepurchaseTiming> fit() {
        return fit;
    }

    /**
     * {@return the days within which a share of those who buy the product again do so for the first time}
     *
     * @param q in (0, 1): 0.5 is the median
     * @throws IllegalStateException with the explanation, if there is no model
     */
    public double intervalDays(double q) {
        return fit.model().gapQuantile(new BuyerHistory(0, 0, 0, TimeUnit.DAY), q);
    }

    /**
     * {@return when each of its buyers is expected to buy it next}
     *
     * @throws IllegalStateException with the explanation, if there is no model
     */
    public DueCustomers next() {
        return DueCustomers.of(purchases, fit.model(), asOf);
    }

    /** {@return the counts} */
    @Override
    public String toString() {
        return "Replenishment[product=" + product + ", " + buyers() + " buyers, " + repeats() + " repeats]";
    }
}
