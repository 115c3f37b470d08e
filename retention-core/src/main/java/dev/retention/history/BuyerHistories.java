package dev.retention.history;

import static java.util.Objects.requireNonNull;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.ActivityRows;
import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.internal.ExactSum;
import dev.retention.internal.rows.ShareResults;
import dev.retention.internal.rows.Workers;
import dev.retention.period.PeriodCalendar;
import dev.retention.period.TimeUnit;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * The buyers of a log as the models of repeat buying see them, one {@link BuyerHistory} per customer, in columns.
 *
 * <pre>
 * x   = distinct purchase days - 1                 the purchases of one day are one purchase
 * t_x = last purchase day - first purchase day
 * T   = end of the observation - first purchase day
 * m_x = what they spent after the first purchase day / x
 * </pre>
 *
 * <p>This is the convention of the BTYD literature. The first purchase is what makes a customer: its money says little of later
 * purchases and is left out of m<sub>x</sub>. What a log counts as a purchase is up to its refund policy: under {@code NET} a
 * day of returns only is no purchase and its money reduces m<sub>x</sub>. Customers without any purchase are no buyers.
 *
 * <pre>{@code
 * BuyerHistories buyers = BuyerHistories.asOf(log, asOf).inUnit(TimeUnit.WEEK);
 * Fit<BgNbd> fit = BgNbd.fit(buyers.grouped());
 * }</pre>
 */
public final class BuyerHistories implements Serializable {

    private static final long serialVersionUID = 1;

    /** The unit of both times. */
    private final TimeUnit unit;
    /** The keys. */
    private final long[] customers;
    /** x. */
    private final int[] repeats;
    /** t_x. */
    private final double[] lastAges;
    /** T. */
    private final double[] ages;
    /** x · m_x. */
    private final long[] repeatSpendMinor;

    /** Takes the arrays as they are. */
    private BuyerHistories(
            TimeUnit unit, long[] customers, int[] repeats, double[] lastAges, double[] ages, long[] repeatSpendMinor) {
        this.unit = unit;
        this.customers = customers;
        this.repeats = repeats;
        this.lastAges = lastAges;
        this.ages = ages;
        this.repeatSpendMinor = repeatSpendMinor;
    }

    /**
     * {@return the buyers of a log, in days, when everything up to and including a day is known} Linear in the entries.
     *
     * <p>To look at a log as of a day in the past, cut it first: {@code asOf(log.upTo(day), day)}.
     *
     * @param log the purchases
     * @param asOf the last day of the observation; a customer's age is counted up to it
     * @throws IllegalArgumentException if there is activity after that day
     * @throws ArithmeticException if the spend of a customer does not fit a {@code long}
     */
    public static BuyerHistories asOf(ActivityLog log, LocalDate asOf) {
        return since(requireNonNull(log, "log"), Integer.MIN_VALUE, asOf, Workers.CALLER);
    }

    /**
     * {@return the buyers of a log who first bought on a day or later, in days} Linear in the entries.
     *
     * <p>A log begins when many customers are already there, and takes those for new whom it sees in its first weeks. A fit to them says
     * too much of new customers: leave such a burn-in out by name, {@code newSince(log, LogStart.of(log, 90).endOfBurnIn(), asOf)}.
     *
     * @param log the purchases
     * @param day the first day on which a customer who first buys counts as new
     * @param asOf the last day of the observation; a customer's age is counted up to it
     * @throws IllegalArgumentException if there is activity after that day
     * @throws ArithmeticException if the spend of a customer does not fit a {@code long}
     */
    public static BuyerHistories newSince(ActivityLog log, LocalDate day, LocalDate asOf) {
        requireNonNull(log, "log");
        return since(log, Checks.epochDay(day, "day"), asOf, Workers.CALLER);
    }

    private static BuyerHistories since(ActivityLog log, int firstDayOfNew, LocalDate asOf, Workers workers) {
        log.requireNothingAfter(asOf);
        int lastDay = Checks.epochDay(asOf, "asOf");
        return byShares(
                log,
                TimeUnit.DAY,
                workers,
                (from, to, columns) -> addSince(log, from, to, firstDayOfNew, lastDay, columns));
    }

    private static int addSince(
            ActivityLog log, int from, int to, int firstDayOfNew, int lastDay, BuyerColumns columns) {
        var buyers = new BuyerColumns(columns, from);
        for (int c = from; c < to; c++) {
            int end = log.entriesEnd(c);
            int first = log.firstActive(log.entriesBegin(c), end);
            if (first < end && log.epochDay(first) >= firstDayOfNew) {
                int last = log.lastActive(first, end);
                double firstDay = log.epochDay(first);
                buyers.add(
                        log.customer(c),
                        log.activeEntryCount(first, end) - 1,
                        log.epochDay(last) - firstDay,
                        lastDay - firstDay,
                        log.amountMinor(first + 1, end));
            }
        }
        return buyers.size - from;
    }

    /** Puts the buyers among the customers at the positions in [from, to) into columns, from there on, and returns how many they are. */
    private interface Share {
        int put(int from, int to, BuyerColumns columns);
    }

    private static BuyerHistories byShares(ActivityLog log, TimeUnit unit, Workers workers, Share buyers) {
        int customers = log.customerCount();
        var all = new BuyerColumns(customers);
        var added = new ShareResults(workers.shares(customers));
        workers.runShares(customers, () -> (share, from, to) -> added.put(share, from, buyers.put(from, to, all)));
        return all.toHistories(unit, added);
    }

    /**
     * {@return the buyers of rows, in days} Equal to those of their log, without building it.
     *
     * @param rows the rows, by as many threads as they say
     * @param asOf the last day of the observation; a customer's age is counted up to it
     * @throws IllegalArgumentException if there is activity after that day
     * @throws ArithmeticException if the spend of a customer does not fit a {@code long}
     */
    public static BuyerHistories asOf(ActivityRows rows, LocalDate asOf) {
        return since(requireNonNull(rows, "rows"), Integer.MIN_VALUE, asOf);
    }

    /**
     * {@return the buyers of rows who first bought on a day or later, in days} Equal to those of their log.
     *
     * @param rows the rows, by as many threads as they say
     * @param day the first day on which a customer who first buys counts as new
     * @param asOf the last day of the observation; a customer's age is counted up to it
     * @throws IllegalArgumentException if there is activity after that day
     * @throws ArithmeticException if the spend of a customer does not fit a {@code long}
     */
    public static BuyerHistories newSince(ActivityRows rows, LocalDate day, LocalDate asOf) {
        requireNonNull(rows, "rows");
        return since(rows, Checks.epochDay(day, "day"), asOf);
    }

    private static BuyerHistories since(ActivityRows rows, int firstDayOfNew, LocalDate asOf) {
        return rows.log().isPresent()
                ? since(rows.log().get(), firstDayOfNew, asOf, workers(rows))
                : byShards(rows, asOf, TimeUnit.DAY, log -> since(log, firstDayOfNew, asOf, Workers.CALLER));
    }

    private static Workers workers(ActivityRows rows) {
        return Workers.of(rows.executor(), rows.threads());
    }

    private static BuyerHistories byShards(
            ActivityRows rows, LocalDate asOf, TimeUnit unit, Function<ActivityLog, BuyerHistories> histories) {
        int lastDay = Checks.epochDay(asOf, "asOf");
        List<Shard> shards = rows.mapShards(log -> Shard.of(log, asOf, histories));
        // The message tells the last activity day of all shards.
        shards.stream()
                .map(Shard::lastDay)
                .flatMapToInt(OptionalInt::stream)
                .max()
                .ifPresent(last -> Checks.noActivityAfter(lastDay, last));
        return concat(shards.stream().map(Shard::buyers).toList(), unit);
    }

    /** The last activity day of a shard of the log, and its buyers; nobody if there is activity after the as-of day. */
    private record Shard(OptionalInt lastDay, BuyerHistories buyers) {

        static Shard of(ActivityLog log, LocalDate asOf, Function<ActivityLog, BuyerHistories> histories) {
            OptionalInt lastDay = log.isEmpty()
                    ? OptionalInt.empty()
                    : OptionalInt.of((int) log.lastDay().toEpochDay());
            boolean known = log.isEmpty() || !log.lastDay().isAfter(asOf);
            return new Shard(lastDay, histories.apply(known ? log : ActivityLog.EMPTY));
        }
    }

    /** Joins histories of customers that ascend from shard to shard. */
    private static BuyerHistories concat(List<BuyerHistories> shards, TimeUnit unit) {
        var buyers =
                new BuyerColumns(shards.stream().mapToInt(BuyerHistories::size).sum());
        shards.forEach(buyers::addAll);
        return buyers.toHistories(unit);
    }

    /**
     * {@return the buyers of a log in whole periods, when everything up to and including a day is known} Linear in the entries.
     *
     * <p>Time is the number of the period: x is how many periods after the first one had a purchase, t<sub>x</sub> and T are counted
     * in periods, and the spend of the first period is left out. A period that the day does not complete is not looked at. This is what
     * {@link dev.retention.lifetime.BgBb BgBb} asks for.
     *
     * @param log the purchases
     * @param calendar the periods
     * @param asOf the last day of the observation
     * @param period the unit that a period of the calendar is to count as
     * @throws IllegalArgumentException if there is activity after that day
     * @throws ArithmeticException if the spend of a customer does not fit a {@code long}
     */
    public static BuyerHistories perPeriod(ActivityLog log, PeriodCalendar calendar, LocalDate asOf, TimeUnit period) {
        requireNonNull(log, "log");
        requireNonNull(calendar, "calendar");
        requireNonNull(period, "period");
        return perPeriod(log, calendar, asOf, period, Workers.CALLER);
    }

    private static BuyerHistories perPeriod(
            ActivityLog log, PeriodCalendar calendar, LocalDate asOf, TimeUnit period, Workers workers) {
        log.requireNothingAfter(asOf);
        int current = calendar.indexOf(asOf);
        boolean complete = calendar.endEpochDay(current) - 1 == asOf.toEpochDay();
        int last = complete ? current : current - 1;
        return byShares(
                log, period, workers, (from, to, columns) -> addPerPeriod(log, from, to, calendar, last, columns));
    }

    private static int addPerPeriod(
            ActivityLog log, int from, int to, PeriodCalendar calendar, int last, BuyerColumns columns) {
        var buyers = new BuyerColumns(columns, from);
        var spend = new ExactSum();
        for (int c = from; c < to; c++) {
            int end = log.entriesEnd(c);
            int entry = log.firstActive(log.entriesBegin(c), end);
            if (entry == end) {
                continue;
            }
            int first = calendar.indexOf(log.epochDay(entry));
            if (first > last) {
                continue;
            }
            int repeats = 0;
            double lastAge = 0;
            for (entry++; entry < end; entry++) {
                int at = calendar.indexOf(log.epochDay(entry));
                if (at == first || at > last) {
                    continue;
                }
                spend.add(log.amountMinor(entry));
                double age = (double) at - first;
                if (log.activityCount(entry) > 0 && age > lastAge) {
                    repeats++;
                    lastAge = age;
                }
            }
            long customer = log.customer(c);
            buyers.add(
                    customer,
                    repeats,
                    lastAge,
                    (double) last - first,
                    spend.takeTotal(() -> "repeatSpendMinor of customer " + customer));
        }
        return buyers.size - from;
    }

    /**
     * {@return the buyers of rows, in whole periods} Equal to those of their log, without building it.
     *
     * @param rows the rows, by as many threads as they say
     * @param calendar the periods
     * @param asOf the last day of the observation
     * @param period the unit that a period of the calendar is to count as
     * @throws IllegalArgumentException if there is activity after that day
     * @throws ArithmeticException if the spend of a customer does not fit a {@code long}
     */
    public static BuyerHistories perPeriod(
            ActivityRows rows, PeriodCalendar calendar, LocalDate asOf, TimeUnit period) {
        requireNonNull(rows, "rows");
        requireNonNull(calendar, "calendar");
        requireNonNull(period, "period");
        return rows.log().isPresent()
                ? perPeriod(rows.log().get(), calendar, asOf, period, workers(rows))
                : byShards(rows, asOf, period, log -> perPeriod(log, calendar, asOf, period, Workers.CALLER));
    }

    /** Columns that are filled customer by customer. */
    private static final class BuyerColumns {

        private final long[] customers;
        private final int[] repeats;
        private final double[] lastAges;
        private final double[] ages;
        private final long[] repeatSpendMinor;
        private int size;

        BuyerColumns(int capacity) {
            customers = new long[capacity];
            repeats = new int[capacity];
            lastAges = new double[capacity];
            ages = new double[capacity];
            repeatSpendMinor = new long[capacity];
        }

        /** The same columns, filled from a position on. */
        BuyerColumns(BuyerColumns columns, int position) {
            customers = columns.customers;
            repeats = columns.repeats;
            lastAges = columns.lastAges;
            ages = columns.ages;
            repeatSpendMinor = columns.repeatSpendMinor;
            size = position;
        }

        void add(long customer, int repeat, double lastAge, double age, long spendMinor) {
            customers[size] = customer;
            repeats[size] = repeat;
            lastAges[size] = lastAge;
            ages[size] = age;
            repeatSpendMinor[size] = spendMinor;
            size++;
        }

        void addAll(BuyerHistories shard) {
            System.arraycopy(shard.customers, 0, customers, size, shard.size());
            System.arraycopy(shard.repeats, 0, repeats, size, shard.size());
            System.arraycopy(shard.lastAges, 0, lastAges, size, shard.size());
            System.arraycopy(shard.ages, 0, ages, size, shard.size());
            System.arraycopy(shard.repeatSpendMinor, 0, repeatSpendMinor, size, shard.size());
            size += shard.size();
        }

        /** What several shares have added. */
        BuyerHistories toHistories(TimeUnit unit, ShareResults added) {
            for (Object column : List.of(customers, repeats, lastAges, ages, repeatSpendMinor)) {
                added.moveTogether(column);
            }
            size = added.size();
            return toHistories(unit);
        }

        BuyerHistories toHistories(TimeUnit unit) {
            if (size == customers.length) {
                return new BuyerHistories(unit, customers, repeats, lastAges, ages, repeatSpendMinor);
            }
            return new BuyerHistories(
                    unit,
                    Arrays.copyOf(customers, size),
                    Arrays.copyOf(repeats, size),
                    Arrays.copyOf(lastAges, size),
                    Arrays.copyOf(ages, size),
                    Arrays.copyOf(repeatSpendMinor, size));
        }
    }

    /**
     * {@return the buyers of columns that someone else has summarised}
     *
     * @param customers the customers' keys
     * @param repeats the x of each customer
     * @param lastAges the t<sub>x</sub> of each customer
     * @param ages the T of each customer
     * @param repeatSpendMinor what each customer spent after the first purchase day, x · m<sub>x</sub>, in minor units; all 0
     *     if money is not looked at
     * @param unit the unit of both times
     * @throws IllegalArgumentException if the lengths differ, or a row cannot be that of a customer
     */
    public static BuyerHistories of(
            long[] customers, int[] repeats, double[] lastAges, double[] ages, long[] repeatSpendMinor, TimeUnit unit) {
        requireNonNull(customers, "customers");
        requireNonNull(repeats, "repeats");
        requireNonNull(lastAges, "lastAges");
        requireNonNull(ages, "ages");
        requireNonNull(repeatSpendMinor, "repeatSpendMinor");
        requireNonNull(unit, "unit");
        Checks.sameLength(customers.length, "customers", repeats.length, "repeats");
        Checks.sameLength(customers.length, "customers", lastAges.length, "lastAges");
        Checks.sameLength(customers.length, "customers", ages.length, "ages");
        Checks.sameLength(customers.length, "customers", repeatSpendMinor.length, "repeatSpendMinor");
        requireSound(repeats, lastAges, ages, unit);
        return new BuyerHistories(
                unit, customers.clone(), repeats.clone(), lastAges.clone(), ages.clone(), repeatSpendMinor.clone());
    }

    /** Fails at the first row that cannot be that of a customer. */
    static void requireSound(int[] repeats, double[] lastAges, double[] ages, TimeUnit unit) {
        for (int i = 0; i < repeats.length; i++) {
            Checks.time(ages[i], unit.days(), "ages", i);
            String defect = BuyerHistory.defect(repeats[i], lastAges[i], ages[i]);
            if (defect != null) {
                throw new IllegalArgumentException("row " + i + ": " + defect
                        + ", got repeats[" + i + "]=" + repeats[i] + ", lastAges[" + i + "]=" + lastAges[i] + ", ages["
                        + i + "]=" + ages[i]);
            }
        }
    }

    /** {@return how many buyers there are} */
    public int size() {
        return customers.length;
    }

    /** {@return the unit of the times} */
    public TimeUnit unit() {
        return unit;
    }

    /**
     * {@return the key of a customer}
     *
     * @param index in [0, size)
     */
    public long customer(int index) {
        return customers[Checks.index(index, customers.length, "index")];
    }

    /**
     * {@return x: on how many further days a customer bought}
     *
     * @param index in [0, size)
     */
    public int repeats(int index) {
        return repeats[Checks.index(index, repeats.length, "index")];
    }

    /**
     * {@return t<sub>x</sub>: a customer's age at the last purchase}
     *
     * @param index in [0, size)
     */
    public double lastAge(int index) {
        return lastAges[Checks.index(index, lastAges.length, "index")];
    }

    /**
     * {@return T: a customer's age at the end of the observation}
     *
     * @param index in [0, size)
     */
    public double age(int index) {
        return ages[Checks.index(index, ages.length, "index")];
    }

    /**
     * {@return what a customer spent after the first purchase day, in minor units}
     *
     * @param index in [0, size)
     */
    public long repeatSpendMinor(int index) {
        return repeatSpendMinor[Checks.index(index, repeatSpendMinor.length, "index")];
    }

    /**
     * {@return m<sub>x</sub>: the mean spend of a customer's repeat purchases in minor units, or {@code NaN} without one}
     *
     * @param index in [0, size)
     */
    public double meanRepeatSpendMinor(int index) {
        return repeats[Checks.index(index, repeats.length, "index")] == 0
                ? Double.NaN
                : (double) repeatSpendMinor[index] / repeats[index];
    }

    /**
     * {@return the history of one customer}
     *
     * @param index in [0, size)
     */
    public BuyerHistory get(int index) {
        Checks.index(index, customers.length, "index");
        return new BuyerHistory(repeats[index], lastAges[index], ages[index], unit);
    }

    /**
     * {@return the same buyers in another unit}
     *
     * @param other the other unit
     */
    public BuyerHistories inUnit(TimeUnit other) {
        requireNonNull(other, "other");
        double[] newLastAges = new double[lastAges.length];
        double[] newAges = new double[ages.length];
        for (int i = 0; i < ages.length; i++) {
            newLastAges[i] = unit.convert(lastAges[i], other);
            newAges[i] = unit.convert(ages[i], other);
        }
        return new BuyerHistories(other, customers, repeats, newLastAges, newAges, repeatSpendMinor);
    }

    /** {@return how often each x, t<sub>x</sub>, T occurs: all that a likelihood depends on} Linear in the buyers. */
    public GroupedHistories grouped() {
        return GroupedHistories.ofSound(repeats, lastAges, ages, null, unit);
    }

    /** {@return how often each x and x · m<sub>x</sub> occurs among those who bought again} Linear in the buyers. */
    public GroupedSpend groupedSpend() {
        return GroupedSpend.ofAll(repeats, repeatSpendMinor);
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof BuyerHistories other
                && unit.equals(other.unit)
                && Arrays.equals(customers, other.customers)
                && Arrays.equals(repeats, other.repeats)
                && Arrays.equals(lastAges, other.lastAges)
                && Arrays.equals(ages, other.ages)
                && Arrays.equals(repeatSpendMinor, other.repeatSpendMinor);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                Arrays.hashCode(customers), Arrays.hashCode(repeats), Arrays.hashCode(lastAges), Arrays.hashCode(ages));
    }

    @Override
    public String toString() {
        return "BuyerHistories[" + size() + " buyers, in " + unit + "]";
    }

    private Object writeReplace() {
        return new SerialForm(unit, customers, repeats, lastAges, ages, repeatSpendMinor);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("histories are read through their serial form");
    }

    /** As for {@link #of}. */
    private record SerialForm(
            TimeUnit unit,
            long[] customers,
            int[] repeats,
            double[] lastAges,
            double[] ages,
            long[] repeatSpendMinor,
            long checksum)
            implements Serializable {

        SerialForm(
                TimeUnit unit,
                long[] customers,
                int[] repeats,
                double[] lastAges,
                double[] ages,
                long[] repeatSpendMinor) {
            this(
                    unit,
                    customers,
                    repeats,
                    lastAges,
                    ages,
                    repeatSpendMinor,
                    Checksum.of(unit, customers, repeats, lastAges, ages, repeatSpendMinor));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, unit, customers, repeats, lastAges, ages, repeatSpendMinor);
            return BuyerHistories.of(customers, repeats, lastAges, ages, repeatSpendMinor, unit);
        }
    }
}
