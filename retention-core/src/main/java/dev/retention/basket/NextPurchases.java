package dev.retention.basket;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * What is bought next, within so many days: first the phone, then a case. It is what a reminder needs to know.
 *
 * <p>First purchases count. A customer's clock for an item starts on the day of their first purchase of it. Another item follows if
 * <em>its</em> first purchase by this customer falls 1 to {@code withinDays} days later. Three kinds of customers are left out:
 *
 * <ul>
 *   <li>customers who had the other item before, or bought it on the same day: that is a {@linkplain Complements complement};
 *   <li>customers whose days were not all watched: their clock starts less than {@code withinDays} days before {@code asOf};
 *   <li>for the same item bought again, everybody: that is repurchase, not what comes next.
 * </ul>
 *
 * <p>A good seller follows everything. So each share stands beside the one after any item, and the list is led by the lower end of the
 * 95 % interval of their ratio. What follows need not be caused: a new item follows all that is older.
 *
 * <p>Time grows with the sum of the squares of the customers' different items: one who has bought 10,000 of them costs a hundred million
 * steps. Memory: 16 bytes for each first purchase and 40 an item, besides the result, which is held to a million.
 *
 * <pre>{@code
 * var next = NextPurchases.of(log, 30, LocalDate.of(2011, 12, 9), 20);
 * next.after(phone).get(0);         // the case: 212 of 1400 within 30 days, after 9 days on average
 * }</pre>
 */
public final class NextPurchases {

    private static final int MAXIMUM_PAIRS = 1_000_000;

    private final int withinDays;
    private final long minimumCount;
    private final List<NextPurchase> purchases;

    private NextPurchases(int withinDays, long minimumCount, List<NextPurchase> purchases) {
        this.withinDays = withinDays;
        this.minimumCount = minimumCount;
        this.purchases = purchases;
    }

    /**
     * {@return what is bought next after each item}
     *
     * @param log who bought what on which day
     * @param withinDays the days that a purchase counts as next, at least 1
     * @param asOf the last day of which everything is known, not before the last purchase
     * @param minimumCount how many customers must have gone from the one to the other, at least 1
     * @throws IllegalArgumentException if more than a million pairs of items are left
     */
    public static NextPurchases of(ItemLog log, int withinDays, LocalDate asOf, long minimumCount) {
        requireNonNull(log, "log");
        Checks.positive(withinDays, "withinDays");
        Columns.minimumCount(minimumCount);
        int asOfEpochDay = Checks.epochDay(asOf, "asOf");
        log.requireNothingAfter(asOfEpochDay);
        var counter = new NextPurchaseCounter(log, withinDays, asOfEpochDay, minimumCount, MAXIMUM_PAIRS);
        record Ranked(NextPurchase purchase, double lowerLift) {}
        Comparator<Ranked> order = Comparator.comparingDouble(ranked -> -ranked.lowerLift);
        return new NextPurchases(
                withinDays,
                minimumCount,
                counter.run().stream()
                        .map(purchase ->
                                new Ranked(purchase, purchase.liftInterval(0.95).lower()))
                        .sorted(order.thenComparing(ranked -> ranked.purchase.item())
                                .thenComparing(ranked -> ranked.purchase.next()))
                        .map(Ranked::purchase)
                        .toList());
    }

    /** {@return within how many days a purchase counts as next} */
    public int withinDays() {
        return withinDays;
    }

    /** {@return how many customers had to go from the one to the other} */
    public long minimumCount() {
        return minimumCount;
    }

    /** {@return every item and what follows it, the surest first; the list cannot be changed} */
    public List<NextPurchase> all() {
        return purchases;
    }

    /**
     * {@return what follows an item, the surest first}
     *
     * @param item the item that was bought
     */
    public List<NextPurchase> after(long item) {
        return purchases.stream().filter(purchase -> purchase.item() == item).toList();
    }

    @Override
    public String toString() {
        return "NextPurchases[" + purchases.size() + " pairs of at least " + minimumCount + " customers within "
                + withinDays + " days]";
    }
}
