package dev.retention.loyalty;

import static java.util.Objects.requireNonNull;

import dev.retention.activity.ActivityLog;
import dev.retention.estimate.Estimate;
import dev.retention.internal.Checks;
import dev.retention.internal.Exact;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much more a member buys after joining than before, beyond how others changed over the same days: a difference in differences.
 *
 * <pre>
 * effect = mean over members (after - before)  -  mean over members (others' mean of after - before around the same day)
 * </pre>
 *
 * <p>Before are the {@code windowDays} days before the day of joining, after as many days behind it; the day itself, on which nearly
 * everyone buys, belongs to neither. Compared are customers whose first activity is no later than the first day of the window before:
 * who had just come is on the way up or down for other reasons. Left out are members whose windows the log does not cover, and those
 * around whose day there is no other customer to compare with.
 *
 * <p>What members differ in once and for all, such as that they always bought more, cancels. <b>What made them join just then does
 * not:</b> who joins when a large purchase is near would have bought it anyway. So this is a better guess than a comparison of members
 * with others, and still no experiment.
 *
 * <p>Standard errors are by customer: members' changes are taken as independent, and so are the others', each of whom may stand beside many
 * members. Time grows with the other customers times the days on which someone joined.
 *
 * <pre>{@code
 * JoiningEffect effect = JoiningEffect.of(log, members, joinedOn, 90, LoyaltyBasis.ORDERS, lastDay);
 * effect.effect().interval(0.95);    // 0.1 to 0.7 more orders in 90 days
 * }</pre>
 *
 * @param members how many members were compared
 * @param others how many other customers they were compared with
 * @param memberChange the members' mean change
 * @param otherChange the others' mean change around the same days
 */
public record JoiningEffect(long members, long others, Estimate memberChange, Estimate otherChange)
        implements Serializable {

    /**
     * Checks that the counts are not negative.
     *
     * @throws IllegalArgumentException if one is
     */
    public JoiningEffect {
        Checks.notNegative(members, "members");
        Checks.notNegative(others, "others");
        requireNonNull(memberChange, "memberChange");
        requireNonNull(otherChange, "otherChange");
    }

    /** {@return what the members changed beyond the others; {@code NaN} if nobody could be compared} */
    public Estimate effect() {
        return memberChange.minus(otherChange);
    }

    /**
     * {@return the effect of joining}
     *
     * @param log all customers' orders
     * @param members the keys of the members, each once; those whom the log does not know are passed over
     * @param joinedEpochDays the day on which each of them joined
     * @param windowDays the days before and after, above 0
     * @param basis what is compared
     * @param lastDay the last day of which everything is known, not before the last activity
     * @throws IllegalArgumentException if the lengths differ or a member comes twice
     * @throws ArithmeticException if a sum overflows a {@code long}
     */
    public static JoiningEffect of(
            ActivityLog log,
            long[] members,
            int[] joinedEpochDays,
            int windowDays,
            LoyaltyBasis basis,
            LocalDate lastDay) {
        requireNonNull(log, "log");
        requireNonNull(members, "members");
        requireNonNull(joinedEpochDays, "joinedEpochDays");
        Checks.sameLength(members.length, "members", joinedEpochDays.length, "joinedEpochDays");
        Checks.positive(windowDays, "windowDays");
        requireNonNull(basis, "basis");
        int end = Checks.epochDay(lastDay, "lastDay");
        if (!log.isEmpty() && log.lastDay().isAfter(lastDay)) {
            throw new IllegalArgumentException(
                    "lastDay must be >= the last activity day " + log.lastDay() + ", got lastDay=" + lastDay);
        }
        requireDistinct(members);
        var changes = new Changes(log, windowDays, basis);
        Map<Integer, long[]> byDay = new TreeMap<>();
        for (int m = 0; m < members.length; m++) {
            int index = log.indexOf(members[m]);
            boolean covered = (long) joinedEpochDays[m] + windowDays <= end;
            if (index >= 0 && covered && changes.knownAround(index, joinedEpochDays[m])) {
                long[] change = {changes.around(index, joinedEpochDays[m])};
                byDay.merge(joinedEpochDays[m], change, JoiningEffect::joined);
            }
        }
        return compare(changes, Members.flags(log, members), byDay);
    }

    private static void requireDistinct(long[] members) {
        long[] sorted = members.clone();
        Arrays.sort(sorted);
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1]) {
                throw new IllegalArgumentException("members must be distinct, got " + sorted[i] + " twice");
            }
        }
    }

    private static long[] joined(long[] first, long[] second) {
        long[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /**
     * The others' mean is a sum over the others, so that its error is that of a sum of independent terms: each one's distance from the mean
     * of their day, times the weight that they have on it.
     */
    private static JoiningEffect compare(Changes changes, boolean[] isMember, Map<Integer, long[]> byDay) {
        var memberChanges = new Sample();
        double[] distances = new double[isMember.length];
        boolean[] compared = new boolean[isMember.length];
        double sumOfMeans = 0;
        for (var day : byDay.entrySet()) {
            int joined = day.getKey();
            long count = 0;
            double sum = 0;
            for (int c = 0; c < isMember.length; c++) {
                if (!isMember[c] && changes.knownAround(c, joined)) {
                    count++;
                    sum += changes.around(c, joined);
                }
            }
            if (count == 0) {
                continue;
            }
            double mean = sum / count;
            int joiners = day.getValue().length;
            for (int c = 0; c < isMember.length; c++) {
                if (!isMember[c] && changes.knownAround(c, joined)) {
                    compared[c] = true;
                    distances[c] += (changes.around(c, joined) - mean) * joiners / count;
                }
            }
            sumOfMeans += mean * joiners;
            for (long change : day.getValue()) {
                memberChanges.add(change);
            }
        }
        long others = 0;
        double squares = 0;
        for (int c = 0; c < isMember.length; c++) {
            others += compared[c] ? 1 : 0;
            squares += distances[c] * distances[c];
        }
        long n = memberChanges.count;
        double error = Math.sqrt(squares * ((double) others / (others - 1))) / n;
        return new JoiningEffect(
                n, others, memberChanges.mean(), new Estimate(sumOfMeans / n, others > 1 ? error : Double.NaN));
    }

    /** Welford's running mean and sum of squares. */
    private static final class Sample {

        private long count;
        private double mean;
        private double squares;

        void add(double value) {
            count++;
            double distance = value - mean;
            mean += distance / count;
            squares += distance * (value - mean);
        }

        Estimate mean() {
            return count < 2
                    ? new Estimate(count == 0 ? Double.NaN : mean, Double.NaN)
                    : new Estimate(mean, Math.sqrt(squares / (count - 1) / count), count - 1, Estimate.Scale.LINEAR);
        }
    }

    /** What customers did behind a day less what they did before it. */
    private record Changes(ActivityLog log, int windowDays, LoyaltyBasis basis) {

        /** Whether the first activity of a customer is no later than the first day of the window before. */
        boolean knownAround(int customer, int day) {
            int first = log.firstActive(log.entriesBegin(customer), log.entriesEnd(customer));
            return first < log.entriesEnd(customer) && log.epochDay(first) <= (long) day - windowDays;
        }

        long around(int customer, int day) {
            long change = 0;
            for (int e = log.entriesBegin(customer); e < log.entriesEnd(customer); e++) {
                long distance = (long) log.epochDay(e) - day;
                if (distance != 0 && Math.abs(distance) <= windowDays) {
                    long value = basis.value(log, e);
                    change = Exact.add(change, distance > 0 ? value : -value, "change");
                }
            }
            return change;
        }
    }
}
