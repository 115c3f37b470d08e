package dev.retention.audience;

import static java.util.Objects.requireNonNull;

import dev.retention.activity.ActivityLog;
import dev.retention.economics.Horizon;
import dev.retention.history.BuyerHistories;
import dev.retention.internal.Checks;
import dev.retention.lifetime.RepurchaseTiming;
import dev.retention.period.TimeUnit;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * When each customer is expected to buy next, who is due, and who is overdue and how surely.
 *
 * <pre>
 * due day            = last purchase + the quantile of the gap, had they not left          does not move while they are silent
 * expected day       = today + the quantile of the time from now on                         moves with each silent day
 * overdue            = due day before today; how surely: {@link RepurchaseTiming#lateness}
 * </pre>
 *
 * <p>Remind before the day, not after it: the quantile of the due day is an argument, and 0.25 says that a quarter of those like them have
 * bought by then. Figures are found when they are asked for, all customers at once.
 *
 * <pre>{@code
 * DueCustomers next = DueCustomers.of(log, timing, asOf);
 * next.due(0.25, 7);                // to remind this week
 * next.overdue(0.8, 0.5);           // later than 4 of 5 would be, and probably still a customer
 * }</pre>
 */
public final class DueCustomers {

    private final int asOfEpochDay;
    private final RepurchaseTiming timing;
    private final BuyerHistories buyers;

    private DueCustomers(int asOfEpochDay, RepurchaseTiming timing, BuyerHistories buyers) {
        this.asOfEpochDay = asOfEpochDay;
        this.timing = timing;
        this.buyers = buyers;
    }

    /**
     * {@return the next purchases of the customers of a log} Linear in the entries.
     *
     * @param log the purchases, of everything or of one product; none after the day
     * @param timing when customers buy next, in any unit
     * @param asOf the day
     * @throws IllegalArgumentException if there is activity after that day
     */
    public static DueCustomers of(ActivityLog log, RepurchaseTiming timing, LocalDate asOf) {
        requireNonNull(log, "log");
        requireNonNull(timing, "timing");
        return new DueCustomers(
                Checks.epochDay(asOf, "asOf"), timing.inUnit(TimeUnit.DAY), BuyerHistories.asOf(log, asOf));
    }

    /** {@return the day} */
    public LocalDate asOf() {
        return LocalDate.ofEpochDay(asOfEpochDay);
    }

    /** {@return the customers who have bought, in days} */
    public BuyerHistories buyers() {
        return buyers;
    }

    /** {@return the probability of each to be a customer still} */
    public double[] probabilityActive() {
        return timing.probabilityActive(buyers);
    }

    /**
     * {@return the probability of each to buy within some days}
     *
     * @param days how many days, at least 0
     */
    public double[] probabilityWithin(int days) {
        return timing.probabilityOfPurchase(buyers, new Horizon(Checks.notNegative(days, "days"), TimeUnit.DAY));
    }

    /** {@return how surely each is overdue, in [0, 1]} */
    public double[] lateness() {
        return timing.lateness(buyers);
    }

    /**
     * {@return the days from today within which each buys with a probability of q, infinite where that never comes} The median is 0.5; 0.1 and
     * 0.9 are the range of 80 %.
     *
     * @param q in (0, 1)
     */
    public double[] daysUntil(double q) {
        return timing.quantile(buyers, q);
    }

    /**
     * {@return the due day of each: by it, somebody like them who has not left buys with a probability of q} A day beyond the calendar is the last
     * that an {@code int} holds.
     *
     * @param q in (0, 1)
     */
    public int[] dueEpochDays(double q) {
        double[] gaps = timing.gapQuantile(buyers, q);
        int[] due = new int[gaps.length];
        for (int i = 0; i < due.length; i++) {
            double last = asOfEpochDay - (buyers.age(i) - buyers.lastAge(i));
            due[i] = (int) Math.min(Integer.MAX_VALUE, Math.ceil(last + gaps[i]));
        }
        return due;
    }

    /**
     * {@return the due day of a customer, if the customer has bought}
     *
     * @param customer the customer's key
     * @param q in (0, 1)
     */
    public Optional<LocalDate> dueDay(long customer, double q) {
        Checks.inOpenUnitInterval(q, "q");
        int low = 0;
        int high = buyers.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (buyers.customer(middle) == customer) {
                double last = asOfEpochDay - (buyers.age(middle) - buyers.lastAge(middle));
                double day = Math.ceil(last + timing.gapQuantile(buyers.get(middle), q));
                return Optional.of(LocalDate.ofEpochDay((long) Math.min(Integer.MAX_VALUE, day)));
            }
            if (buyers.customer(middle) < customer) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }

    /**
     * {@return those whose due day is one of the next days, today included}
     *
     * @param q which quantile the due day is, in (0, 1): 0.25 reminds early
     * @param days how many days, at least 1
     */
    public Audience due(double q, int days) {
        Checks.positive(days, "days");
        int[] due = dueEpochDays(q);
        var audience = new AudienceBuilder("due");
        for (int i = 0; i < due.length; i++) {
            if (due[i] >= asOfEpochDay && (long) due[i] - asOfEpochDay < days) {
                audience.add(buyers.customer(i), "next purchase due on " + LocalDate.ofEpochDay(due[i]));
            }
        }
        return audience.build();
    }

    /**
     * {@return those who are overdue so surely, and still customers so probably}
     *
     * @param minLateness at least this lateness, in [0, 1]: 0.8, say
     * @param minActive at least this probability to be active, in [0, 1]; 0 for all
     */
    public Audience overdue(double minLateness, double minActive) {
        Checks.inUnitInterval(minLateness, "minLateness");
        Checks.inUnitInterval(minActive, "minActive");
        double[] lateness = lateness();
        double[] active = probabilityActive();
        var audience = new AudienceBuilder("overdue");
        for (int i = 0; i < lateness.length; i++) {
            if (lateness[i] >= minLateness && active[i] >= minActive) {
                audience.add(
                        buyers.customer(i),
                        String.format(
                                Locale.ROOT,
                                "silent for %.0f days, when %.0f%% of those like them would have bought; still a customer with %.0f%%",
                                buyers.age(i) - buyers.lastAge(i),
                                100 * lateness[i],
                                100 * active[i]));
            }
        }
        return audience.build();
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof DueCustomers other
                && asOfEpochDay == other.asOfEpochDay
                && timing.equals(other.timing)
                && buyers.equals(other.buyers);
    }

    @Override
    public int hashCode() {
        return Objects.hash(asOfEpochDay, timing, buyers);
    }

    @Override
    public String toString() {
        return "DueCustomers[" + buyers.size() + " customers, as of " + LocalDate.ofEpochDay(asOfEpochDay) + "]";
    }
}
