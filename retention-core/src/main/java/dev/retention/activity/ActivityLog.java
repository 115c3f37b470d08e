package dev.retention.activity;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.period.DayRange;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collector;

/**
 * Who did what on which day, in canonical form: sorted by customer, then day, the rows of one customer on one day merged into
 * an <em>entry</em> with a count of activities and an exact sum.
 *
 * <p>Two logs of the same facts are equal, whatever the order of the rows and however they were split; {@link #plus} is
 * associative and commutative, with {@link #EMPTY} as its identity. Every view of the library is a pure function of a log, and
 * the views that add over disjoint customers obey {@code view(a.plus(b)) = view(a).plus(view(b))}.
 *
 * <p>Under {@link RefundPolicy#NET} an entry may hold money but no activity: a day with returns only. A customer of whom only
 * returns are known stays in the log, so that no money is lost, and has {@linkplain #activityCount(int) no activity}.
 *
 * <p>Memory: 16 bytes an entry and 12 a customer, in flat arrays; access does not allocate.
 *
 * <pre>{@code
 * ActivityLog log = ActivityLog.of(customers, epochDays, amountsMinor, RefundPolicy.NET);
 * for (int c = 0; c < log.customerCount(); c++) {
 *     for (int e = log.entriesBegin(c); e < log.entriesEnd(c); e++) {
 *         System.out.println(log.customer(c) + " " + log.epochDay(e) + " " + log.amountMinor(e));
 *     }
 * }
 * }</pre>
 */
public final class ActivityLog implements Serializable {

    private static final long serialVersionUID = 1;

    /** No rows: the identity of {@link #plus}. */
    public static final ActivityLog EMPTY = new ActivityLogBuilder(0, 0).build();

    /** Ascending. */
    private final long[] customers;
    /** Where the entries of each customer begin, and at the end where the last one's end. */
    private final int[] entryStarts;
    /** The day of each entry, ascending within a customer. */
    private final int[] epochDays;
    /** The activities and the amount of each entry. */
    private final transient EntrySums sums;
    /** The first day of an entry; of no meaning if there is none. */
    private final int firstDay;
    /** The last day of an entry; of no meaning if there is none. */
    private final int lastDay;

    /** Takes the arrays as they are: for {@link ActivityLogBuilder} and {@link DirectLog}. */
    ActivityLog(long[] customers, int[] entryStarts, int[] epochDays, EntrySums sums) {
        this.customers = customers;
        this.entryStarts = entryStarts;
        this.epochDays = epochDays;
        this.sums = sums;
        int first = Integer.MAX_VALUE;
        int last = Integer.MIN_VALUE; // no day comes after it, if there are no entries
        for (int c = 0; c < customers.length; c++) {
            first = Math.min(first, epochDays[entryStarts[c]]);
            last = Math.max(last, epochDays[entryStarts[c + 1] - 1]);
        }
        this.firstDay = first;
        this.lastDay = last;
    }

    /**
     * {@return the log of raw rows in any order} Linear in the rows. Of the rows of a log it is that log.
     *
     * @param rows the rows
     * @throws ArithmeticException if the amounts of one customer on one day do not fit a {@code long}
     */
    public static ActivityLog of(ActivityRows rows) {
        return requireNonNull(rows, "rows").log().orElseGet(() -> DirectLog.of(rows));
    }

    /**
     * {@return the log of raw rows in any order} The same as
     * {@code of(ActivityRows.of(ActivityColumns.of(…), refunds))}.
     *
     * @param customers the customer of each row
     * @param epochDays the day of each row
     * @param amountsMinor the amount of each row in minor units; negative is a return
     * @param refunds what a negative amount means
     * @throws IllegalArgumentException if the lengths differ
     * @throws ArithmeticException if the amounts of one customer on one day do not fit a {@code long}
     */
    public static ActivityLog of(long[] customers, int[] epochDays, long[] amountsMinor, RefundPolicy refunds) {
        return of(ActivityRows.of(ActivityColumns.of(customers, epochDays, amountsMinor), refunds));
    }

    /**
     * {@return the log of events without amounts: each row is an activity}
     *
     * @param customers the customer of each row
     * @param epochDays the day of each row
     * @throws IllegalArgumentException if the lengths differ
     */
    public static ActivityLog ofEvents(long[] customers, int[] epochDays) {
        return of(ActivityRows.of(ActivityColumns.ofEvents(customers, epochDays), RefundPolicy.COUNTED));
    }

    /**
     * {@return the log of entries, as another log gives them or as SQL counts them}
     *
     * <pre>
     * select customer, day, count(*), sum(amount_minor) from orders group by customer, day
     * </pre>
     *
     * <p>Rows would not do: three activities of a customer on a day, given back as one row, would become one. Entries come in any
     * order; those of one customer on one day are merged. Linear if they come sorted by customer, then day.
     *
     * @param customers the customer of each entry
     * @param epochDays the day of each entry
     * @param activityCounts how many activities each entry has, at least 0; 0 on a day of returns only
     * @param amountsMinor the sum of the amounts of each entry in minor units
     * @throws IllegalArgumentException if the lengths differ or a count is negative
     * @throws ArithmeticException if the sums of one customer on one day overflow
     */
    public static ActivityLog ofEntries(long[] customers, int[] epochDays, int[] activityCounts, long[] amountsMinor) {
        requireNonNull(customers, "customers");
        requireNonNull(epochDays, "epochDays");
        requireNonNull(activityCounts, "activityCounts");
        requireNonNull(amountsMinor, "amountsMinor");
        Checks.sameLength(customers.length, "customers", epochDays.length, "epochDays");
        Checks.sameLength(customers.length, "customers", activityCounts.length, "activityCounts");
        Checks.sameLength(customers.length, "customers", amountsMinor.length, "amountsMinor");
        for (int i = 0; i < activityCounts.length; i++) {
            Checks.notNegative(activityCounts[i], "activityCounts", i);
        }
        return ActivityLogBuilder.fromEntries(customers, epochDays, activityCounts, amountsMinor);
    }

    /**
     * {@return a collector of a stream of objects into a log}
     *
     * <pre>{@code
     * ActivityLog log = orders.stream().collect(ActivityLog.collector(
     *         order -> index.idOf(order.customer()),
     *         Order::date,
     *         Order::amountMinor,
     *         RefundPolicy.NET));
     * }</pre>
     *
     * @param customer the customer of an object; see {@link KeyIndex} for keys that are no {@code long}
     * @param day the day of an object
     * @param amountMinor the amount of an object in minor units
     * @param refunds what a negative amount means
     * @param <T> the type of the objects
     */
    public static <T> Collector<T, ?, ActivityLog> collector(
            ToLongFunction<? super T> customer,
            Function<? super T, LocalDate> day,
            ToLongFunction<? super T> amountMinor,
            RefundPolicy refunds) {
        requireNonNull(customer, "customer");
        requireNonNull(day, "day");
        requireNonNull(amountMinor, "amountMinor");
        requireNonNull(refunds, "refunds");
        return Collector.of(
                () -> new ActivityLogAccumulator(refunds),
                (rows, t) -> rows.add(customer.applyAsLong(t), day.apply(t), amountMinor.applyAsLong(t)),
                (rows, others) -> {
                    rows.addAll(others);
                    return rows;
                },
                ActivityLogAccumulator::toLog);
    }

    /** {@return whether there are no entries} */
    public boolean isEmpty() {
        return customers.length == 0;
    }

    /** {@return how many customers have an entry} */
    public int customerCount() {
        return customers.length;
    }

    /** {@return how many entries there are: days of customers} */
    public int entryCount() {
        return epochDays.length;
    }

    /** {@return how many activities there are in all} */
    public long activityCount() {
        return activityCount(0, entryCount());
    }

    /**
     * {@return the sum of all amounts in minor units}
     *
     * @throws ArithmeticException if it does not fit a {@code long}
     */
    public long totalAmountMinor() {
        return sums.amountMinor(0, entryCount(), () -> "totalAmountMinor");
    }

    /**
     * {@return whether the amounts are so moderate, and the activities so few, that no sum over any of the entries can overflow a
     * {@code long} or an {@code int}} If so, a view may add them up without looking out for it.
     */
    public boolean sumsFit() {
        return sums.fit();
    }

    /**
     * {@return the day of the first entry}
     *
     * @throws IllegalStateException if the log is empty
     */
    public LocalDate firstDay() {
        requireEntries();
        return LocalDate.ofEpochDay(firstDay);
    }

    /**
     * {@return the day of the last entry}
     *
     * @throws IllegalStateException if the log is empty
     */
    public LocalDate lastDay() {
        requireEntries();
        return LocalDate.ofEpochDay(lastDay);
    }

    /**
     * Checks that all entries are known at the end of a day.
     *
     * @param asOf the last day of which everything is known
     * @throws IllegalArgumentException if there is an entry after that day; {@link #upTo} cuts such entries off
     */
    public void requireNothingAfter(LocalDate asOf) {
        Checks.noActivityAfter(Checks.epochDay(asOf, "asOf"), lastDay);
    }

    private void requireEntries() {
        if (isEmpty()) {
            throw new IllegalStateException("an empty log has no first and no last day");
        }
    }

    /**
     * {@return the key of the customer at a position; keys ascend with it}
     *
     * @param index in [0, customerCount)
     */
    public long customer(int index) {
        try {
            return customers[index]; // the array checks the index anyway
        } catch (ArrayIndexOutOfBoundsException e) {
            throw Checks.outOfBounds(index, customers.length, "index");
        }
    }

    /**
     * {@return the position of a customer, or −1 if the log has no entry of theirs} Logarithmic in the customers.
     *
     * @param customer the customer's key
     */
    public int indexOf(long customer) {
        return Math.max(-1, Arrays.binarySearch(customers, customer));
    }

    /**
     * {@return the first entry of a customer; their entries run from here to {@link #entriesEnd}, by day}
     *
     * @param index the position of the customer, in [0, customerCount)
     */
    public int entriesBegin(int index) {
        return entryStarts[Checks.index(index, customers.length, "index")];
    }

    /**
     * {@return the entry after the last one of a customer}
     *
     * @param index the position of the customer, in [0, customerCount)
     */
    public int entriesEnd(int index) {
        return entryStarts[Checks.index(index, customers.length, "index") + 1];
    }

    /**
     * {@return the day of an entry}
     *
     * @param entry in [0, entryCount)
     */
    public int epochDay(int entry) {
        try {
            return epochDays[entry]; // the array checks the index anyway
        } catch (ArrayIndexOutOfBoundsException e) {
            throw Checks.outOfBounds(entry, epochDays.length, "entry");
        }
    }

    /**
     * {@return how many activities an entry merges; 0 on a day of returns only}
     *
     * @param entry in [0, entryCount)
     */
    public int activityCount(int entry) {
        return sums.activities(entry);
    }

    /**
     * {@return how many activities a range of entries has} In constant time, as a rule: running sums are kept.
     *
     * @param fromEntry the first entry
     * @param toEntry the entry after the last
     * @throws IndexOutOfBoundsException if the range is not within [0, entryCount]
     */
    public long activityCount(int fromEntry, int toEntry) {
        Checks.range(fromEntry, toEntry, entryCount(), "fromEntry", "toEntry");
        return sums.activities(fromEntry, toEntry);
    }

    /**
     * {@return the first entry of a range that has an activity, {@code toEntry} if none has one} A day of returns only has none.
     *
     * @param fromEntry the first entry
     * @param toEntry the entry after the last
     * @throws IndexOutOfBoundsException if the range is not within [0, entryCount]
     */
    public int firstActive(int fromEntry, int toEntry) {
        Checks.range(fromEntry, toEntry, entryCount(), "fromEntry", "toEntry");
        int entry = fromEntry;
        while (!sums.allActive() && entry < toEntry && activityCount(entry) == 0) {
            entry++;
        }
        return entry;
    }

    /**
     * {@return the last entry of a range that has an activity, {@code fromEntry − 1} if none has one}
     *
     * @param fromEntry the first entry
     * @param toEntry the entry after the last
     * @throws IndexOutOfBoundsException if the range is not within [0, entryCount]
     */
    public int lastActive(int fromEntry, int toEntry) {
        Checks.range(fromEntry, toEntry, entryCount(), "fromEntry", "toEntry");
        int entry = toEntry - 1;
        while (!sums.allActive() && entry >= fromEntry && activityCount(entry) == 0) {
            entry--;
        }
        return entry;
    }

    /**
     * {@return how many entries of a range have an activity: of one customer, the purchase days}
     *
     * @param fromEntry the first entry
     * @param toEntry the entry after the last
     * @throws IndexOutOfBoundsException if the range is not within [0, entryCount]
     */
    public int activeEntryCount(int fromEntry, int toEntry) {
        Checks.range(fromEntry, toEntry, entryCount(), "fromEntry", "toEntry");
        if (sums.allActive()) {
            return toEntry - fromEntry;
        }
        int active = 0;
        for (int entry = fromEntry; entry < toEntry; entry++) {
            active += activityCount(entry) > 0 ? 1 : 0;
        }
        return active;
    }

    /**
     * {@return the sum of the amounts of an entry in minor units}
     *
     * @param entry in [0, entryCount)
     */
    public long amountMinor(int entry) {
        return sums.amountMinor(entry);
    }

    /**
     * {@return the sum of the amounts of a range of entries in minor units} In constant time, unless the amounts of the log are so
     * large that a sum might overflow.
     *
     * @param fromEntry the first entry
     * @param toEntry the entry after the last
     * @throws IndexOutOfBoundsException if the range is not within [0, entryCount]
     * @throws ArithmeticException if the sum does not fit a {@code long}; the message names the customer, if it is one
     */
    public long amountMinor(int fromEntry, int toEntry) {
        Checks.range(fromEntry, toEntry, entryCount(), "fromEntry", "toEntry");
        return sums.amountMinor(fromEntry, toEntry, () -> "amountMinor of " + describe(fromEntry, toEntry));
    }

    private String describe(int fromEntry, int toEntry) {
        int found = Arrays.binarySearch(entryStarts, fromEntry);
        int index = found >= 0 ? found : -found - 2;
        return toEntry <= entryStarts[index + 1]
                ? "customer " + customers[index]
                : "entries [" + fromEntry + ", " + toEntry + ")";
    }

    /** {@return the customer of each entry; a copy, with the other columns of entries what {@link #ofEntries} takes} */
    public long[] entryCustomers() {
        long[] column = new long[entryCount()];
        for (int c = 0; c < customers.length; c++) {
            Arrays.fill(column, entryStarts[c], entryStarts[c + 1], customers[c]);
        }
        return column;
    }

    /** {@return the day of each entry; a copy} */
    public int[] entryEpochDays() {
        return epochDays.clone();
    }

    /** {@return the activities of each entry; a copy} */
    public int[] entryActivityCounts() {
        int[] column = new int[entryCount()];
        Arrays.setAll(column, sums::activities);
        return column;
    }

    /** {@return the amount of each entry in minor units; a copy} */
    public long[] entryAmountsMinor() {
        long[] column = new long[entryCount()];
        Arrays.setAll(column, sums::amountMinor);
        return column;
    }

    /** {@return the key of each customer, ascending; a copy} */
    public long[] customers() {
        return customers.clone();
    }

    /** {@return how many activities each customer has, in the order of {@link #customers}; 0 where only returns are known} */
    public long[] customerActivityCounts() {
        long[] column = new long[customers.length];
        for (int c = 0; c < column.length; c++) {
            column[c] = sums.activities(entryStarts[c], entryStarts[c + 1]);
        }
        return column;
    }

    /** {@return on how many days each customer has an activity, in the order of {@link #customers}: the purchase days} */
    public int[] customerActiveDays() {
        int[] column = new int[customers.length];
        for (int c = 0; c < column.length; c++) {
            column[c] = activeEntryCount(entryStarts[c], entryStarts[c + 1]);
        }
        return column;
    }

    /**
     * {@return the sum of each customer's amounts in minor units, in the order of {@link #customers}}
     *
     * @throws ArithmeticException if a sum does not fit a {@code long}; the message names the customer
     */
    public long[] customerAmountsMinor() {
        long[] column = new long[customers.length];
        for (int c = 0; c < column.length; c++) {
            column[c] = amountMinor(entryStarts[c], entryStarts[c + 1]);
        }
        return column;
    }

    /**
     * {@return the entries up to and including a day: the log as it was known at the end of it} Customers without such an entry are
     * not in it.
     *
     * <pre>{@code
     * CustomerSummary lastYear = CustomerSummary.of(log.upTo(aYearAgo), aYearAgo);
     * }</pre>
     *
     * @param day the last day that is kept
     */
    public ActivityLog upTo(LocalDate day) {
        long last = requireNonNull(day, "day").toEpochDay();
        int[] entries = new int[epochDays.length];
        int size = 0;
        for (int entry = 0; entry < epochDays.length; entry++) {
            if (epochDays[entry] <= last) {
                entries[size++] = entry;
            }
        }
        return ofEntries(entries, size);
    }

    /**
     * {@return the entries on some days} Customers without such an entry are not in it.
     *
     * @param days the days that are kept; {@link dev.retention.period.PeriodCalendar#range} gives those of a period
     */
    public ActivityLog within(DayRange days) {
        long start = requireNonNull(days, "days").start().toEpochDay();
        long end = days.end().toEpochDay();
        return entriesWhere(entry -> epochDays[entry] >= start && epochDays[entry] < end);
    }

    /**
     * {@return the customers whose first entry is on a day or later, with all their entries}
     *
     * <p>A log begins when many customers are already there. Those first seen in its first weeks are mostly old ones: as new customers
     * they spoil first cohorts, times to the next purchase and lifetime models. Leave such a burn-in out, as long as most gaps between
     * purchases: {@code log.firstSeenSince(log.firstDay().plusDays(90))}.
     *
     * @param day the first day on which a customer first seen counts as new
     */
    public ActivityLog firstSeenSince(LocalDate day) {
        int epochDay = Checks.epochDay(day, "day");
        int kept = 0;
        for (int c = 0; c < customers.length; c++) {
            kept += epochDays[entryStarts[c]] >= epochDay ? 1 : 0;
        }
        if (kept == customers.length) {
            return this;
        }
        var builder = new ActivityLogBuilder(kept, epochDays.length);
        for (int c = 0; c < customers.length; c++) {
            if (epochDays[entryStarts[c]] >= epochDay) {
                for (int e = entryStarts[c]; e < entryStarts[c + 1]; e++) {
                    builder.add(customers[c], epochDays[e], activityCount(e), amountMinor(e));
                }
            }
        }
        return builder.build();
    }

    /**
     * {@return some of the entries} Customers who keep none are not in it. Linear in the entries.
     *
     * <pre>{@code
     * ActivityLog paid = log.entriesWhere(entry -> log.amountMinor(entry) > 0);
     * }</pre>
     *
     * @param kept whether an entry is kept, by its position; a pure function
     */
    public ActivityLog entriesWhere(IntPredicate kept) {
        requireNonNull(kept, "kept");
        int[] entries = new int[epochDays.length];
        int size = 0;
        for (int entry = 0; entry < epochDays.length; entry++) {
            if (kept.test(entry)) {
                entries[size++] = entry;
            }
        }
        return ofEntries(entries, size);
    }

    /** Those at the first so many of ascending positions. */
    private ActivityLog ofEntries(int[] entries, int size) {
        if (size == epochDays.length) {
            return this;
        }
        var builder = new ActivityLogBuilder(Math.min(customers.length, size), size);
        int c = 0;
        for (int i = 0; i < size; i++) {
            int entry = entries[i];
            while (entry >= entryStarts[c + 1]) {
                c++;
            }
            builder.add(customers[c], epochDays[entry], activityCount(entry), amountMinor(entry));
        }
        return builder.build();
    }

    /**
     * {@return some of the customers, with all their entries} Linear in the entries.
     *
     * <pre>{@code
     * ActivityLog repeaters = log.customersWhere(c -> log.activityCount(log.entriesBegin(c), log.entriesEnd(c)) > 1);
     * }</pre>
     *
     * @param kept whether a customer is kept, by their position; a pure function
     */
    public ActivityLog customersWhere(IntPredicate kept) {
        requireNonNull(kept, "kept");
        boolean[] keptEntries = new boolean[epochDays.length];
        for (int c = 0; c < customers.length; c++) {
            Arrays.fill(keptEntries, entryStarts[c], entryStarts[c + 1], kept.test(c));
        }
        return entriesWhere(entry -> keptEntries[entry]);
    }

    /** The customers at the positions in [from, to), with all their entries. */
    ActivityLog customersAt(int from, int to) {
        if (from == 0 && to == customers.length) {
            return this;
        }
        int begin = entryStarts[from];
        int end = entryStarts[to];
        int[] starts = new int[to - from + 1];
        Arrays.setAll(starts, i -> entryStarts[from + i] - begin);
        return new ActivityLog(
                Arrays.copyOfRange(customers, from, to),
                starts,
                Arrays.copyOfRange(epochDays, begin, end),
                sums.slice(begin, end));
    }

    /**
     * {@return the log of the rows of both} Linear in the entries of both.
     *
     * <p>Associative and commutative. Shards may share customers and days, but no row: one that is in both counts twice.
     *
     * @param other the log to merge with
     * @throws ArithmeticException if the sums of one customer on one day overflow
     */
    public ActivityLog plus(ActivityLog other) {
        requireNonNull(other, "other");
        if (isEmpty()) {
            return other;
        }
        if (other.isEmpty()) {
            return this;
        }
        return ActivityLogBuilder.merge(this, other);
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof ActivityLog other
                && Arrays.equals(customers, other.customers)
                && Arrays.equals(entryStarts, other.entryStarts)
                && Arrays.equals(epochDays, other.epochDays)
                && sums.equals(other.sums);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(customers), Arrays.hashCode(epochDays), sums);
    }

    @Override
    public String toString() {
        return isEmpty()
                ? "ActivityLog[empty]"
                : "ActivityLog[" + customerCount() + " customers, " + entryCount() + " entries, " + activityCount()
                        + " activities, " + firstDay() + " to " + lastDay() + "]";
    }

    private Object writeReplace() {
        return new SerialForm(entryCustomers(), entryEpochDays(), entryActivityCounts(), entryAmountsMinor());
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a log is read through its serial form");
    }

    /** As for {@link #ofEntries}. */
    private record SerialForm(
            long[] customers, int[] epochDays, int[] activityCounts, long[] amountsMinor, long checksum)
            implements Serializable {

        SerialForm(long[] customers, int[] epochDays, int[] activityCounts, long[] amountsMinor) {
            this(
                    customers,
                    epochDays,
                    activityCounts,
                    amountsMinor,
                    Checksum.of(customers, epochDays, activityCounts, amountsMinor));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, customers, epochDays, activityCounts, amountsMinor);
            return ActivityLog.ofEntries(customers, epochDays, activityCounts, amountsMinor);
        }
    }
}
