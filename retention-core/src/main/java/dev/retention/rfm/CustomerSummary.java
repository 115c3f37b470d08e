package dev.retention.rfm;

import static java.util.Objects.requireNonNull;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.ActivityRows;
import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.internal.ExactSum;
import dev.retention.internal.rows.ShareResults;
import dev.retention.internal.rows.SortedDistinct;
import dev.retention.internal.rows.Workers;
import dev.retention.purchase.PurchaseLadder;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;

/**
 * What RFM looks at, for each customer: recency, frequency and monetary value as of a day, in columns sorted by customer.
 *
 * <pre>
 * recency   = asOf − day of the last purchase, in days
 * frequency = orders, or days with an order
 * monetary  = sum of all amounts, or that sum / frequency, in minor units
 * </pre>
 *
 * <p>The as-of day is included: all that happened up to and on it is known, and what happened later must not be in the data.
 * A purchase is an entry of the log with an activity. A customer without one, of whom only returns are known, stays in the
 * summary so that no money is lost: their frequency is 0, they have no recency, and scoring sets them aside as prospects.
 *
 * <p>Summaries of any shards of the rows {@linkplain #plus merge}, with one exception that is an error and no wrong number: the
 * <em>days</em> of a customer whose purchases in two shards lie in the same span of time.
 *
 * <pre>{@code
 * CustomerSummary summary = CustomerSummary.of(log, LocalDate.of(2011, 12, 10));
 * summary.recencyDays(0);
 * }</pre>
 *
 * <p>Memory: 24 bytes a customer, 32 with purchase days. Built in time linear in the entries.
 */
public final class CustomerSummary implements Serializable {

    /** What frequency counts. */
    public enum Frequency {
        /** Orders: two on one day count two. */
        ORDERS,

        /** Days with an order: two on one day count one, as in the models of lifetime value. */
        PURCHASE_DAYS
    }

    /** What monetary value is. */
    public enum Monetary {
        /** The sum of all amounts, returns netted as the log's refund policy says. */
        TOTAL,

        /**
         * The sum divided by the frequency, rounded to a whole minor unit, halves up: scores and thresholds then are exact. Where
         * that is too coarse, give the amounts in a finer unit.
         */
        AVERAGE
    }

    private static final long serialVersionUID = 1;

    /** The last day of which everything is known. */
    private final int asOfEpochDay;
    /** What frequency counts. */
    private final Frequency frequency;
    /** What monetary value is. */
    private final Monetary monetary;
    /** Strictly ascending. */
    private final long[] customers;
    /** 0 where there are no orders. */
    private final int[] recencyDays;

    /** 0 for a prospect. */
    private final int[] orders;
    /** All amounts, also those of a prospect. */
    private final long[] totalsMinor;
    /** Null where frequency counts orders. */
    private final transient PurchaseDays purchaseDays;

    /** Takes the columns as they are. */
    CustomerSummary(
            int asOfEpochDay,
            Frequency frequency,
            Monetary monetary,
            long[] customers,
            int[] recencyDays,
            int[] orders,
            long[] totalsMinor,
            PurchaseDays purchaseDays) {
        this.asOfEpochDay = asOfEpochDay;
        this.frequency = frequency;
        this.monetary = monetary;
        this.customers = customers;
        this.recencyDays = recencyDays;
        this.orders = orders;
        this.totalsMinor = totalsMinor;
        this.purchaseDays = purchaseDays;
    }

    /**
     * {@return the summary of nobody: the identity of {@link #plus}}
     *
     * @param asOf the last day of which everything is known
     * @param frequency what frequency counts
     * @param monetary what monetary value is
     */
    public static CustomerSummary empty(LocalDate asOf, Frequency frequency, Monetary monetary) {
        return ofProspects(new long[0], asOf, frequency).withMonetary(monetary);
    }

    /**
     * {@return the summary of a log, with orders as the frequency}
     *
     * @param log who bought what on which day
     * @param asOf the last day of which everything is known
     * @throws IllegalArgumentException if the log goes beyond that day
     */
    public static CustomerSummary of(ActivityLog log, LocalDate asOf) {
        return of(log, asOf, Frequency.ORDERS);
    }

    /**
     * {@return the summary of a log} The monetary value is the total: see {@link #withMonetary}.
     *
     * @param log who bought what on which day
     * @param asOf the last day of which everything is known
     * @param frequency what frequency counts
     * @throws IllegalArgumentException if the log goes beyond that day
     */
    public static CustomerSummary of(ActivityLog log, LocalDate asOf, Frequency frequency) {
        requireNonNull(frequency, "frequency");
        return of(requireNonNull(log, "log"), asOf, frequency, Workers.CALLER);
    }

    private static CustomerSummary of(ActivityLog log, LocalDate asOf, Frequency frequency, Workers workers) {
        log.requireNothingAfter(asOf);
        return SummaryBuilder.of(log, Checks.epochDay(asOf, "asOf"), frequency, workers);
    }

    /**
     * {@return the summary of rows, with orders as the frequency} Equal to that of their log, without building it.
     *
     * @param rows the rows, by as many threads as they say
     * @param asOf the last day of which everything is known
     * @throws IllegalArgumentException if a row that the refund policy keeps is later than that day
     */
    public static CustomerSummary of(ActivityRows rows, LocalDate asOf) {
        return DirectSummary.of(requireNonNull(rows, "rows"), Checks.epochDay(asOf, "asOf"))
                .orElseGet(() -> ofLog(rows.withWideValues(), asOf, Frequency.ORDERS));
    }

    /**
     * {@return the summary of rows, equal to that of their log}
     *
     * @param rows the rows, by as many threads as they say
     * @param asOf the last day of which everything is known
     * @param frequency what frequency counts
     * @throws IllegalArgumentException if a row that the refund policy keeps is later than that day
     */
    public static CustomerSummary of(ActivityRows rows, LocalDate asOf, Frequency frequency) {
        requireNonNull(frequency, "frequency");
        requireNonNull(rows, "rows");
        return frequency == Frequency.ORDERS ? of(rows, asOf) : ofLog(rows, asOf, frequency);
    }

    private static CustomerSummary ofLog(ActivityRows rows, LocalDate asOf, Frequency frequency) {
        return of(ActivityLog.of(rows), asOf, frequency, Workers.of(rows.executor(), rows.threads()));
    }

    /**
     * {@return the summary of columns that were computed elsewhere, with orders as the frequency} The columns are copied.
     *
     * @param asOf the last day of which everything is known
     * @param customers the customers, strictly ascending
     * @param recencyDays days since the last purchase, at least 0; not read where there are no orders
     * @param orders the number of orders, at least 0
     * @param totalsMinor the sum of all amounts in minor units
     * @throws IllegalArgumentException if the lengths differ, or a value is out of its range
     */
    public static CustomerSummary ofColumns(
            LocalDate asOf, long[] customers, int[] recencyDays, int[] orders, long[] totalsMinor) {
        return ofColumns(Checks.epochDay(asOf, "asOf"), customers, recencyDays, orders, totalsMinor, null);
    }

    /**
     * {@return the summary of columns that were computed elsewhere, with purchase days as the frequency} The columns are copied.
     *
     * <pre>
     * select customer, date '2011-12-10' - max(day), count(*), sum(amount_minor), count(distinct day), date '2011-12-10' - min(day)
     * from orders group by customer order by customer
     * </pre>
     *
     * @param asOf the last day of which everything is known
     * @param customers the customers, strictly ascending
     * @param recencyDays days since the last purchase, at least 0; not read where there are no orders
     * @param orders the number of orders, at least 0
     * @param totalsMinor the sum of all amounts in minor units
     * @param purchaseDays the number of days with an order, at least 1; not read where there are no orders
     * @param agesDays days since the first purchase; the recency where there is one purchase day, else as many more as there are further
     *     purchase days, at least; not read where there are no orders
     * @throws IllegalArgumentException if the lengths differ, or a value is out of its range
     */
    public static CustomerSummary ofColumns(
            LocalDate asOf,
            long[] customers,
            int[] recencyDays,
            int[] orders,
            long[] totalsMinor,
            int[] purchaseDays,
            int[] agesDays) {
        requireNonNull(purchaseDays, "purchaseDays");
        requireNonNull(agesDays, "agesDays");
        return ofColumns(
                Checks.epochDay(asOf, "asOf"),
                customers,
                recencyDays,
                orders,
                totalsMinor,
                new PurchaseDays(purchaseDays.clone(), agesDays.clone()));
    }

    /** Takes the purchase days as they are, null where frequency counts orders. */
    private static CustomerSummary ofColumns(
            int asOfEpochDay,
            long[] customers,
            int[] recencyDays,
            int[] orders,
            long[] totalsMinor,
            PurchaseDays purchaseDays) {
        requireNonNull(customers, "customers");
        requireNonNull(recencyDays, "recencyDays");
        requireNonNull(orders, "orders");
        requireNonNull(totalsMinor, "totalsMinor");
        Checks.sameLength(customers.length, "customers", recencyDays.length, "recencyDays");
        Checks.sameLength(customers.length, "customers", orders.length, "orders");
        Checks.sameLength(customers.length, "customers", totalsMinor.length, "totalsMinor");
        int[] recencies = recencyDays.clone();
        for (int i = 0; i < customers.length; i++) {
            if (i > 0 && customers[i] <= customers[i - 1]) {
                throw new IllegalArgumentException("customers must ascend, got customers[" + (i - 1) + "]="
                        + customers[i - 1] + ", customers[" + i + "]=" + customers[i]);
            }
            Checks.notNegative(orders[i], "orders", i);
            if (orders[i] == 0) {
                recencies[i] = 0;
            }
            Checks.notNegative(recencies[i], "recencyDays", i);
        }
        if (purchaseDays != null) {
            purchaseDays.check(recencies, orders);
        }
        return new CustomerSummary(
                asOfEpochDay,
                purchaseDays == null ? Frequency.ORDERS : Frequency.PURCHASE_DAYS,
                Monetary.TOTAL,
                customers.clone(),
                recencies,
                orders.clone(),
                totalsMinor.clone(),
                purchaseDays);
    }

    /**
     * {@return a summary of customers who are known but have not bought} Add it to that of the buyers: who is in both stays a
     * buyer.
     *
     * @param customers the customers in any order, repeats allowed
     * @param asOf the last day of which everything is known
     * @param frequency what frequency counts, as in the summary to add to
     */
    public static CustomerSummary ofProspects(long[] customers, LocalDate asOf, Frequency frequency) {
        int asOfEpochDay = Checks.epochDay(asOf, "asOf");
        requireNonNull(frequency, "frequency");
        long[] distinct = SortedDistinct.of(requireNonNull(customers, "customers"));
        int n = distinct.length;
        PurchaseDays none = frequency == Frequency.PURCHASE_DAYS ? new PurchaseDays(new int[n], new int[n]) : null;
        return new CustomerSummary(
                asOfEpochDay, frequency, Monetary.TOTAL, distinct, new int[n], new int[n], new long[n], none);
    }

    /**
     * {@return the same customers with another monetary value}
     *
     * @param monetary the total, or the average
     */
    public CustomerSummary withMonetary(Monetary monetary) {
        return new CustomerSummary(
                asOfEpochDay,
                frequency,
                requireNonNull(monetary, "monetary"),
                customers,
                recencyDays,
                orders,
                totalsMinor,
                purchaseDays);
    }

    /** {@return the last day of which everything is known} */
    public LocalDate asOf() {
        return LocalDate.ofEpochDay(asOfEpochDay);
    }

    /** {@return what frequency counts} */
    public Frequency frequencyMeasure() {
        return frequency;
    }

    /** {@return what monetary value is} */
    public Monetary monetaryMeasure() {
        return monetary;
    }

    /** {@return how many customers there are, prospects included} */
    public int customerCount() {
        return customers.length;
    }

    /**
     * {@return the key of the customer at a position; keys ascend with it}
     *
     * @param index in [0, customerCount)
     */
    public long customer(int index) {
        return customers[Checks.index(index, customers.length, "index")];
    }

    /**
     * {@return the position of a customer, or −1 if they are not in the summary} Logarithmic in the customers.
     *
     * @param customer the customer's key
     */
    public int indexOf(long customer) {
        return Math.max(-1, Arrays.binarySearch(customers, customer));
    }

    /**
     * {@return whether a customer has bought}
     *
     * @param index in [0, customerCount)
     */
    public boolean isBuyer(int index) {
        return orders[Checks.index(index, orders.length, "index")] > 0;
    }

    /**
     * {@return the days from a customer's last purchase to the as-of day, at least 0}
     *
     * @param index in [0, customerCount)
     * @throws IllegalStateException if the customer has not bought
     */
    public int recencyDays(int index) {
        Checks.index(index, customers.length, "index");
        if (!isBuyer(index)) {
            throw new IllegalStateException("customer " + customers[index] + " has no purchase, so no recency");
        }
        return recencyDays[index];
    }

    /**
     * {@return the days from a customer's first purchase to the as-of day, at least the recency}
     *
     * @param index in [0, customerCount)
     * @throws IllegalStateException if frequency counts orders, so that it is not known, or the customer has not bought
     */
    public int ageDays(int index) {
        Checks.index(index, customers.length, "index");
        if (purchaseDays == null || !isBuyer(index)) {
            throw new IllegalStateException(
                    purchaseDays == null
                            ? "frequency counts orders: the first purchase is not known"
                            : "customer " + customers[index] + " has no purchase, so no age");
        }
        return purchaseDays.ageDays(index);
    }

    /**
     * {@return a customer's orders or purchase days; 0 for a prospect}
     *
     * @param index in [0, customerCount)
     */
    public int frequency(int index) {
        return frequencies()[Checks.index(index, customers.length, "index")];
    }

    /**
     * {@return a customer's total or average in minor units} The average of a prospect is their total.
     *
     * @param index in [0, customerCount)
     */
    public long monetaryMinor(int index) {
        return monetary == Monetary.TOTAL || !isBuyer(index)
                ? totalsMinor[Checks.index(index, totalsMinor.length, "index")]
                : roundedRatio(totalsMinor[index], frequency(index));
    }

    /** Halves up. */
    private static long roundedRatio(long numerator, int denominator) {
        long floor = Math.floorDiv(numerator, denominator);
        return 2L * Math.floorMod(numerator, denominator) >= denominator ? floor + 1 : floor;
    }

    /**
     * {@return how many orders a customer has made, whatever frequency counts}
     *
     * @param index in [0, customerCount)
     */
    public int orders(int index) {
        return orders[Checks.index(index, orders.length, "index")];
    }

    /**
     * {@return the sum of a customer's amounts in minor units, whatever monetary value is}
     *
     * @param index in [0, customerCount)
     */
    public long totalMinor(int index) {
        return totalsMinor[Checks.index(index, totalsMinor.length, "index")];
    }

    /** {@return how many customers have bought} */
    public int buyerCount() {
        int buyers = 0;
        for (int count : orders) {
            buyers += count > 0 ? 1 : 0;
        }
        return buyers;
    }

    /** {@return the orders of all customers} */
    public long orderCount() {
        long sum = 0;
        for (int count : orders) {
            sum += count; // fewer than 2^31 customers of fewer than 2^31 orders
        }
        return sum;
    }

    /**
     * {@return the sum of all amounts in minor units, prospects' returns included}
     *
     * @throws ArithmeticException if it does not fit a {@code long}
     */
    public long revenueMinor() {
        var sum = new ExactSum();
        for (long total : totalsMinor) {
            sum.add(total);
        }
        return sum.total("revenueMinor");
    }

    /** {@return {@code revenue / orders} in minor units, {@code NaN} without orders} */
    public double averageOrderValueMinor() {
        long count = orderCount();
        return count == 0 ? Double.NaN : (double) revenueMinor() / count;
    }

    /**
     * {@return the mean of a dimension over the buyers, {@code NaN} without buyers}
     *
     * @param dimension recency in days, frequency, or monetary value in minor units
     * @throws ArithmeticException if the sum does not fit a {@code long}
     */
    public double mean(Dimension dimension) {
        requireNonNull(dimension, "dimension");
        long[] values = values(dimension, indexesFrom(1, Workers.CALLER), Workers.CALLER);
        var sum = new ExactSum();
        for (long value : values) {
            sum.add(value);
        }
        return (double) sum.total("sum of " + dimension) / values.length;
    }

    /**
     * {@return the median of a dimension over the buyers: the middle value, or the mean of the two middle values of an even
     * number; {@code NaN} without buyers}
     *
     * @param dimension recency in days, frequency, or monetary value in minor units
     */
    public double median(Dimension dimension) {
        requireNonNull(dimension, "dimension");
        long[] values = values(dimension, indexesFrom(1, Workers.CALLER), Workers.CALLER);
        return values.length == 0
                ? Double.NaN
                : OrderStatistics.of(values, Workers.CALLER).median();
    }

    /** {@return how many customers have made how many orders, whatever frequency counts} Prospects are not on it. */
    public PurchaseLadder purchaseLadder() {
        return PurchaseLadder.of(Arrays.stream(orders).asLongStream().toArray());
    }

    /**
     * {@return the summary of the rows of both}
     *
     * <p>Associative and commutative. Shards may share customers, but no row: last days, orders and sums merge exactly.
     *
     * <p>Purchase days add if no customer has purchases in the same span of time in both shards; the last day of the earlier
     * span may be the first of the later one. So shards by customer add in any order, and shards by time one after the other. Else
     * two shards may hold the same day, which a count cannot tell: merge the logs with {@link ActivityLog#plus} and summarise the
     * sum.
     *
     * @param other a summary as of the same day with the same frequency and monetary value
     * @throws IllegalArgumentException if it is not so, or purchase days may overlap
     * @throws ArithmeticException if a count or a sum overflows
     */
    public CustomerSummary plus(CustomerSummary other) {
        requireNonNull(other, "other");
        if (asOfEpochDay != other.asOfEpochDay || frequency != other.frequency || monetary != other.monetary) {
            throw new IllegalArgumentException("other must be as of the same day with the same measures, got this="
                    + describe() + ", other=" + other.describe());
        }
        return SummaryBuilder.merge(this, other);
    }

    private String describe() {
        return asOf() + " " + frequency + " " + monetary;
    }

    /**
     * {@return the summary of the customers at some positions}
     *
     * @param indexes the positions, ascending, each in [0, customerCount)
     * @throws IllegalArgumentException if they do not ascend
     * @throws IndexOutOfBoundsException if one is out of range
     */
    public CustomerSummary at(int[] indexes) {
        requireNonNull(indexes, "indexes");
        for (int i = 0; i < indexes.length; i++) {
            Checks.index(indexes[i], customers.length, "indexes", i);
            if (i > 0 && indexes[i] <= indexes[i - 1]) {
                throw new IllegalArgumentException("indexes must ascend, got indexes[" + (i - 1) + "]=" + indexes[i - 1]
                        + ", indexes[" + i + "]=" + indexes[i]);
            }
        }
        var part = new SummaryBuilder(asOfEpochDay, frequency, monetary, indexes.length);
        for (int i : indexes) {
            part.add(this, i);
        }
        return part.build();
    }

    /** The positions of the customers with at least so high a frequency. */
    int[] indexesFrom(int minFrequency, Workers workers) {
        int[] frequencies = frequencies();
        int[] indexes = new int[customers.length];
        var kept = new ShareResults(workers.shares(indexes.length));
        workers.runShares(indexes.length, () -> (share, from, to) -> {
            int size = from;
            for (int i = from; i < to; i++) {
                indexes[size] = i;
                size += frequencies[i] >= minFrequency ? 1 : 0;
            }
            kept.put(share, from, size - from);
        });
        if (kept.size() == indexes.length) {
            return indexes;
        }
        kept.moveTogether(indexes);
        return Arrays.copyOf(indexes, kept.size());
    }

    /** The values of one dimension at some positions, ascending; not to be written to, as they may be a column of this summary. */
    long[] values(Dimension dimension, int[] indexes, Workers workers) {
        boolean all = indexes.length == customers.length;
        boolean isTotal = dimension == Dimension.MONETARY && monetary == Monetary.TOTAL;
        if (isTotal && all) {
            return totalsMinor;
        }
        int[] column = dimension == Dimension.MONETARY ? null : intColumn(dimension);
        long[] values = new long[indexes.length];
        workers.runShares(values.length, () -> (share, from, to) -> {
            if (column != null) {
                for (int i = from; i < to; i++) {
                    values[i] = column[all ? i : indexes[i]];
                }
            } else if (isTotal) {
                for (int i = from; i < to; i++) {
                    values[i] = totalsMinor[indexes[i]];
                }
            } else {
                for (int i = from; i < to; i++) {
                    values[i] = monetaryMinor(indexes[i]);
                }
            }
        });
        return values;
    }

    /** The same values, if they are in a narrow range; else null. */
    NarrowColumn narrowValues(Dimension dimension, int[] indexes, Workers workers) {
        if (dimension == Dimension.MONETARY) {
            return null;
        }
        int[] column = intColumn(dimension);
        return NarrowColumn.of(indexes.length == customers.length ? column : at(column, indexes, workers), workers);
    }

    private int[] intColumn(Dimension dimension) {
        return dimension == Dimension.RECENCY ? recencyDays : frequencies();
    }

    private static int[] at(int[] column, int[] indexes, Workers workers) {
        int[] values = new int[indexes.length];
        workers.runShares(values.length, () -> (share, from, to) -> {
            for (int i = from; i < to; i++) {
                values[i] = column[indexes[i]];
            }
        });
        return values;
    }

    private int[] frequencies() {
        return purchaseDays == null ? orders : purchaseDays.counts();
    }

    /** Null where frequency counts orders. */
    PurchaseDays purchaseDays() {
        return purchaseDays;
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof CustomerSummary other
                && asOfEpochDay == other.asOfEpochDay
                && frequency == other.frequency
                && monetary == other.monetary
                && Arrays.equals(customers, other.customers)
                && Arrays.equals(recencyDays, other.recencyDays)
                && Arrays.equals(orders, other.orders)
                && Arrays.equals(totalsMinor, other.totalsMinor)
                && (purchaseDays == null || purchaseDays.sameAs(other.purchaseDays));
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                asOfEpochDay,
                Arrays.hashCode(customers),
                Arrays.hashCode(recencyDays),
                Arrays.hashCode(orders),
                Arrays.hashCode(totalsMinor));
    }

    @Override
    public String toString() {
        return "CustomerSummary[" + describe() + ", " + customerCount() + " customers, " + buyerCount() + " buyers, "
                + orderCount() + " orders]";
    }

    private Object writeReplace() {
        return new SerialForm(
                asOfEpochDay,
                monetary,
                customers,
                recencyDays,
                orders,
                totalsMinor,
                purchaseDays == null ? null : purchaseDays.counts(),
                purchaseDays == null ? null : purchaseDays.agesDays());
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a summary is read through its serial form");
    }

    /** As for {@link #ofColumns(LocalDate, long[], int[], int[], long[], int[], int[])}. */
    private record SerialForm(
            int asOfEpochDay,
            Monetary monetary,
            long[] customers,
            int[] recencyDays,
            int[] orders,
            long[] totalsMinor,
            int[] purchaseDays,
            int[] agesDays,
            long checksum)
            implements Serializable {

        SerialForm(
                int asOfEpochDay,
                Monetary monetary,
                long[] customers,
                int[] recencyDays,
                int[] orders,
                long[] totalsMinor,
                int[] purchaseDays,
                int[] agesDays) {
            this(
                    asOfEpochDay,
                    monetary,
                    customers,
                    recencyDays,
                    orders,
                    totalsMinor,
                    purchaseDays,
                    agesDays,
                    Checksum.of(
                            asOfEpochDay,
                            monetary,
                            customers,
                            recencyDays,
                            orders,
                            totalsMinor,
                            purchaseDays,
                            agesDays));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(
                    checksum,
                    asOfEpochDay,
                    monetary,
                    customers,
                    recencyDays,
                    orders,
                    totalsMinor,
                    purchaseDays,
                    agesDays);
            PurchaseDays days = purchaseDays == null && agesDays == null
                    ? null
                    : new PurchaseDays(purchaseDays.clone(), agesDays.clone());
            return ofColumns(asOfEpochDay, customers, recencyDays, orders, totalsMinor, days)
                    .withMonetary(monetary);
        }
    }
}
