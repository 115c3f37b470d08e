package dev.retention.basket;

import static java.util.Objects.requireNonNull;

import dev.retention.estimate.Proportion;
import dev.retention.internal.Checks;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * With which item customers began, and how many of them came back.
 *
 * <p>A customer began with every item of their first day, and so stands at each of them. They came back if they bought anything 1 to
 * {@code withinDays} days later. Customers who were not watched for that long are left out.
 *
 * <p>Items are in order of how many customers began with them. Who begins with what is the customers' choice: an item whose buyers come
 * back more often may be what loyal people like, and not what makes them loyal.
 *
 * <pre>{@code
 * var first = FirstItems.of(log, 90, LocalDate.of(2011, 12, 9));
 * first.all();                                   // 1606 of 3200 came back within 90 days
 * first.items().get(0).cameBack();               // 131 of 210 of those who began with this item
 * }</pre>
 */
public final class FirstItems {

    /**
     * An item with which customers began.
     *
     * @param item the item
     * @param cameBack how many came back in time, of those who began with it
     */
    public record FirstItem(long item, Proportion cameBack) implements Serializable {

        /** Checks that nothing is null. */
        public FirstItem {
            requireNonNull(cameBack, "cameBack");
        }
    }

    private final Proportion all;
    private final List<FirstItem> items;

    private FirstItems(Proportion all, List<FirstItem> items) {
        this.all = all;
        this.items = items;
    }

    /**
     * {@return the items with which customers began}
     *
     * @param log who bought what on which day
     * @param withinDays within how many days a customer is to come back, at least 1
     * @param asOf the last day of which everything is known, not before the last purchase
     */
    public static FirstItems of(ItemLog log, int withinDays, LocalDate asOf) {
        requireNonNull(log, "log");
        Checks.positive(withinDays, "withinDays");
        int asOfEpochDay = Checks.epochDay(asOf, "asOf");
        log.requireNothingAfter(asOfEpochDay);
        int[] began = new int[log.itemCount()];
        int[] back = new int[log.itemCount()];
        int allBegan = 0;
        int allBack = 0;
        for (int c = 0; c < log.customerCount(); c++) {
            int firstDay = log.epochDay(log.start(c));
            if ((long) firstDay + withinDays > asOfEpochDay) {
                continue;
            }
            int entry = log.start(c);
            while (entry < log.end(c) && log.epochDay(entry) == firstDay) {
                entry++;
            }
            int cameBack = entry < log.end(c) && log.epochDay(entry) - (long) firstDay <= withinDays ? 1 : 0;
            allBegan++;
            allBack += cameBack;
            for (int first = log.start(c); first < entry; first++) {
                began[log.itemIndex(first)]++;
                back[log.itemIndex(first)] += cameBack;
            }
        }
        var items = new ArrayList<FirstItem>();
        for (int item = 0; item < began.length; item++) {
            if (began[item] > 0) {
                items.add(new FirstItem(log.itemKey(item), new Proportion(back[item], began[item])));
            }
        }
        items.sort(
                Comparator.comparingLong((FirstItem first) -> -first.cameBack().total())
                        .thenComparing(FirstItem::item));
        return new FirstItems(new Proportion(allBack, allBegan), List.copyOf(items));
    }

    /** {@return how many of all customers came back in time: what to compare an item with} */
    public Proportion all() {
        return all;
    }

    /** {@return the items, those with which most customers began first; the list cannot be changed} */
    public List<FirstItem> items() {
        return items;
    }

    @Override
    public String toString() {
        return "FirstItems[" + items.size() + " items, " + all + " came back]";
    }
}
