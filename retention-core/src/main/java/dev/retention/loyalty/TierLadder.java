package dev.retention.loyalty;

import static java.util.Objects.requireNonNull;

import dev.retention.activity.ActivityLog;
import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.internal.Exact;
import dev.retention.internal.text.SafeText;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The tiers of a programme, from the lowest to the highest, by points, spend or orders.
 *
 * <p>A customer has the highest tier whose threshold what they did in the {@linkplain TierWindow window} reaches. The lowest tier begins at
 * 0 and is everyone's. What happens after the day that is asked about does not count yet; returns take off.
 *
 * <pre>{@code
 * var ladder = TierLadder.of(
 *         TierWindow.rollingDays(365),
 *         List.of(new Tier("Member", 0), new Tier("Silver", 50_000), new Tier("Gold", 200_000)));
 * TierStatus status = ladder.status(log, 42, LoyaltyBasis.SPEND, today);
 * status.missing();                 // 12_000 more to Gold
 * }</pre>
 */
public final class TierLadder implements Serializable {

    private static final long serialVersionUID = 1;

    /**
     * One tier.
     *
     * @param name what it is called
     * @param threshold from what on it is had, at least 0
     */
    public record Tier(String name, long threshold) implements Serializable {

        /**
         * Checks that the threshold is not negative.
         *
         * @throws IllegalArgumentException if it is
         */
        public Tier {
            requireNonNull(name, "name");
            Checks.notNegative(threshold, "threshold");
        }
    }

    private final TierWindow window;
    private final transient List<Tier> tiers;

    private TierLadder(TierWindow window, List<Tier> tiers) {
        this.window = window;
        this.tiers = tiers;
    }

    /**
     * {@return a ladder of tiers}
     *
     * @param window over which time they are earned
     * @param tiers from the lowest, which begins at 0, to the highest
     * @throws IllegalArgumentException if there is none, the lowest begins elsewhere, or the thresholds do not ascend
     */
    public static TierLadder of(TierWindow window, List<Tier> tiers) {
        requireNonNull(window, "window");
        tiers = Checks.copyOf(tiers, Tier.class, "tiers");
        if (tiers.isEmpty() || tiers.get(0).threshold != 0) {
            throw new IllegalArgumentException("tiers must begin with one at 0, got tiers=" + SafeText.of(tiers));
        }
        for (int i = 1; i < tiers.size(); i++) {
            if (tiers.get(i).threshold <= tiers.get(i - 1).threshold) {
                throw new IllegalArgumentException("tiers must have ascending thresholds, got tiers[" + i + "]="
                        + SafeText.of(tiers.get(i)) + " after " + SafeText.of(tiers.get(i - 1)));
            }
        }
        return new TierLadder(window, tiers);
    }

    /** {@return over which time the tiers are earned} */
    public TierWindow window() {
        return window;
    }

    /** {@return the tiers from the lowest to the highest; the list cannot be changed} */
    public List<Tier> tiers() {
        return tiers;
    }

    /**
     * {@return a customer's status from what they did, in any order}
     *
     * @param epochDays the day of each thing that counts
     * @param values what it counts
     * @param day the day that is asked about
     * @throws IllegalArgumentException if the lengths differ
     * @throws ArithmeticException if a sum overflows a {@code long}
     */
    public TierStatus status(int[] epochDays, long[] values, LocalDate day) {
        requireNonNull(epochDays, "epochDays");
        requireNonNull(values, "values");
        requireNonNull(day, "day");
        Checks.sameLength(epochDays.length, "epochDays", values.length, "values");
        return window.days() > 0 ? rolling(epochDays, values, day) : ofYears(epochDays, values, day);
    }

    /**
     * {@return the status of a customer of a log; the lowest tier for an unknown customer}
     *
     * @param log the log
     * @param customer the key of a customer
     * @param basis what counts
     * @param day the day that is asked about
     * @throws ArithmeticException if a sum overflows a {@code long}
     */
    public TierStatus status(ActivityLog log, long customer, LoyaltyBasis basis, LocalDate day) {
        requireNonNull(log, "log");
        requireNonNull(basis, "basis");
        requireNonNull(day, "day");
        return statusAt(log, log.indexOf(customer), basis, day);
    }

    /**
     * {@return the status of a customer of a points ledger, by what they earned, less what refunds asked back, on the day it was earned}
     *
     * @param ledger the ledger
     * @param customer the key of a customer
     * @param day the day that is asked about
     * @throws ArithmeticException if a sum overflows a {@code long}
     */
    public TierStatus status(PointsLedger ledger, long customer, LocalDate day) {
        requireNonNull(ledger, "ledger");
        requireNonNull(day, "day");
        PointsLedger.EarnedPoints earned = ledger.earnedUntil(customer, day);
        return status(earned.epochDays(), earned.points(), day);
    }

    /**
     * {@return how many customers of a log have each tier, the lowest first}
     *
     * @param log the log
     * @param basis what counts
     * @param day the day that is asked about
     * @throws ArithmeticException if a sum overflows a {@code long}
     */
    public long[] customers(ActivityLog log, LoyaltyBasis basis, LocalDate day) {
        requireNonNull(log, "log");
        requireNonNull(basis, "basis");
        requireNonNull(day, "day");
        long[] customers = new long[tiers.size()];
        for (int index = 0; index < log.customerCount(); index++) {
            customers[statusAt(log, index, basis, day).level()]++;
        }
        return customers;
    }

    private TierStatus statusAt(ActivityLog log, int index, LoyaltyBasis basis, LocalDate day) {
        int begin = index < 0 ? 0 : log.entriesBegin(index);
        int size = index < 0 ? 0 : log.entriesEnd(index) - begin;
        int[] epochDays = new int[size];
        long[] values = new long[size];
        for (int i = 0; i < size; i++) {
            epochDays[i] = log.epochDay(begin + i);
            values[i] = basis.value(log, begin + i);
        }
        return status(epochDays, values, day);
    }

    private TierStatus rolling(int[] epochDays, long[] values, LocalDate day) {
        long today = day.toEpochDay();
        int[] inWindow = IntStream.range(0, epochDays.length)
                .filter(i -> epochDays[i] <= today && epochDays[i] > today - window.days())
                .boxed()
                .sorted((i, j) -> Integer.compare(epochDays[i], epochDays[j]))
                .mapToInt(Integer::intValue)
                .toArray();
        long value = 0;
        for (int i : inWindow) {
            value = Exact.add(value, values[i], "value");
        }
        int level = level(value);
        LocalDate holdsThrough = LocalDate.MAX;
        long left = value;
        for (int k = 0; k < inWindow.length && level > 0; k++) {
            int i = inWindow[k];
            left = Exact.add(left, -values[i], "value");
            boolean lastOfItsDay = k + 1 == inWindow.length || epochDays[inWindow[k + 1]] > epochDays[i];
            if (lastOfItsDay && left < tiers.get(level).threshold) {
                holdsThrough = LocalDate.ofEpochDay(epochDays[i] + window.days() - 1L);
                break;
            }
        }
        return status(level, value, holdsThrough);
    }

    private TierStatus ofYears(int[] epochDays, long[] values, LocalDate day) {
        int thisYear = day.getYear();
        int level = 0;
        int earnedIn = thisYear;
        long value = 0;
        for (int back = 0; back <= window.followingYears(); back++) {
            long sum =
                    sum(epochDays, values, LocalDate.of(thisYear - back, 1, 1).toEpochDay(), day.toEpochDay());
            value = back == 0 ? sum : value;
            if (level(sum) > level) {
                level = level(sum);
                earnedIn = thisYear - back;
            }
        }
        return status(
                level, value, level == 0 ? LocalDate.MAX : LocalDate.of(earnedIn + window.followingYears(), 12, 31));
    }

    /** What counts from the first day of a year to its last, or to another day if that is before. */
    private static long sum(int[] epochDays, long[] values, long firstDay, long until) {
        long lastDay =
                Math.min(until, LocalDate.ofEpochDay(firstDay).plusYears(1).toEpochDay() - 1);
        long sum = 0;
        for (int i = 0; i < epochDays.length; i++) {
            if (epochDays[i] >= firstDay && epochDays[i] <= lastDay) {
                sum = Exact.add(sum, values[i], "value");
            }
        }
        return sum;
    }

    /** Returns of more than was bought leave the lowest tier. */
    private int level(long value) {
        int level = 0;
        while (level + 1 < tiers.size() && value >= tiers.get(level + 1).threshold) {
            level++;
        }
        return level;
    }

    private TierStatus status(int level, long value, LocalDate holdsThrough) {
        long missing = level + 1 == tiers.size()
                ? 0
                : Math.max(0, Exact.add(tiers.get(level + 1).threshold, -value, "missing"));
        return new TierStatus(tiers.get(level).name, level, value, missing, holdsThrough);
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof TierLadder other && window.equals(other.window) && tiers.equals(other.tiers);
    }

    @Override
    public int hashCode() {
        return Objects.hash(window, tiers);
    }

    @Override
    public String toString() {
        return "TierLadder[" + window + ", " + tiers + "]";
    }

    private Object writeReplace() {
        return new SerialForm(window, tiers.toArray(Tier[]::new));
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("proxy required");
    }

    private record SerialForm(TierWindow window, Tier[] tiers, long checksum) implements Serializable {

        SerialForm(TierWindow window, Tier[] tiers) {
            this(window, tiers, Checksum.of(window, tiers));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, window, tiers);
            return of(window, Arrays.asList(tiers));
        }
    }
}
