package dev.retention.audience;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.util.Objects.requireNonNull;

import dev.retention.activity.ActivityLog;
import dev.retention.internal.Checks;
import dev.retention.internal.rows.RowOrder;
import dev.retention.lifecycle.SignUps;
import dev.retention.lifecycle.Stage;
import dev.retention.lifecycle.Stages;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The audiences of retention marketing.
 *
 * <pre>
 * onboarding       prospects, trials, new customers                    welcome them
 * active           active and reactivated customers                    keep them
 * declining        declining customers, and trials about to end        act before they leave
 * re-engagement    lapsed customers                                    win them back
 * </pre>
 *
 * <p>These {@linkplain #groups four} are disjoint and together they are everybody. The others pick some for an occasion, and may overlap with them.
 *
 * <pre>{@code
 * List<Audience> groups = Audiences.groups(stages, log, signUps, 7);
 * Audience cases = Audiences.boughtNotYet("phone", phones, "case", cases);
 * }</pre>
 */
public final class Audiences {

    private static final List<String> GROUPS = List.of("onboarding", "active", "declining", "re-engagement");

    private Audiences() {}

    /**
     * {@return onboarding, active, declining and re-engagement, in this order: each customer in exactly one} Linear in the customers.
     *
     * @param stages the stages on a day
     * @param log the purchases that the stages were found by
     * @param signUps the sign-ups that the stages were found by
     * @param trialDays a trial that ends within so many days counts as declining; at least 0
     */
    public static List<Audience> groups(Stages stages, ActivityLog log, SignUps signUps, int trialDays) {
        requireNonNull(stages, "stages");
        requireNonNull(log, "log");
        requireNonNull(signUps, "signUps");
        Checks.notNegative(trialDays, "trialDays");
        var builders = GROUPS.stream().map(AudienceBuilder::new).toList();
        for (int i = 0; i < stages.size(); i++) {
            long customer = stages.customer(i);
            Stage stage = stages.stage(i);
            Optional<LocalDate> trialEnd =
                    stage == Stage.TRIAL ? signUps.trialEnd(customer, stages.asOf()) : Optional.empty();
            boolean ends = trialEnd.isPresent() && DAYS.between(stages.asOf(), trialEnd.get()) <= trialDays;
            int group = switch (stage) {
                case PROSPECT, NEW -> 0;
                case TRIAL -> ends ? 2 : 0;
                case ACTIVE, REACTIVATED -> 1;
                case DECLINING -> 2;
                case LAPSED -> 3;
            };
            builders.get(group).add(customer, reason(stage, log, customer, trialEnd));
        }
        return builders.stream().map(AudienceBuilder::build).toList();
    }

    private static String reason(Stage stage, ActivityLog log, long customer, Optional<LocalDate> trialEnd) {
        int c = log.indexOf(customer);
        if (!stage.hasBought() || c < 0) {
            return trialEnd.isPresent() ? "trial ends on " + trialEnd.get() : stage.label() + ": no purchase yet";
        }
        int begin = log.entriesBegin(c);
        int end = log.entriesEnd(c);
        LocalDate last = LocalDate.ofEpochDay(log.epochDay(Math.max(begin, log.lastActive(begin, end))));
        return stage == Stage.NEW
                ? "new: first purchase on "
                        + LocalDate.ofEpochDay(log.epochDay(Math.min(end - 1, log.firstActive(begin, end))))
                : stage.label() + ": last purchase on " + last;
    }

    /**
     * {@return those who bought one thing and not yet another one}
     *
     * @param product what they bought
     * @param buyers the purchases of it
     * @param other what they have not bought yet
     * @param otherBuyers the purchases of that
     */
    public static Audience boughtNotYet(String product, ActivityLog buyers, String other, ActivityLog otherBuyers) {
        requireNonNull(product, "product");
        requireNonNull(buyers, "buyers");
        requireNonNull(other, "other");
        requireNonNull(otherBuyers, "otherBuyers");
        var audience = new AudienceBuilder("bought " + product + ", not yet " + other);
        for (int c = 0; c < buyers.customerCount(); c++) {
            int last = buyers.lastActive(buyers.entriesBegin(c), buyers.entriesEnd(c));
            if (last >= buyers.entriesBegin(c) && !hasBought(otherBuyers, buyers.customer(c))) {
                audience.add(
                        buyers.customer(c),
                        "bought " + product + " on " + LocalDate.ofEpochDay(buyers.epochDay(last)) + ", not yet "
                                + other);
            }
        }
        return audience.build();
    }

    private static boolean hasBought(ActivityLog log, long customer) {
        int c = log.indexOf(customer);
        return c >= 0 && log.lastActive(log.entriesBegin(c), log.entriesEnd(c)) >= log.entriesBegin(c);
    }

    /**
     * {@return the declining among those who spent most} Of customers who spent alike, all or none are among the top.
     *
     * @param stages the stages on a day
     * @param log the purchases that count for what somebody spent
     * @param share which share of the buyers are top spenders, in [0, 1]; 0.2, say
     */
    public static Audience topSpendersDeclining(Stages stages, ActivityLog log, double share) {
        requireNonNull(stages, "stages");
        requireNonNull(log, "log");
        Checks.inUnitInterval(share, "share");
        long[] spent = new long[stages.size()];
        long[] ofBuyers = new long[stages.size()];
        int buyers = 0;
        for (int i = 0; i < spent.length; i++) {
            int c = log.indexOf(stages.customer(i));
            spent[i] = c < 0 ? 0 : log.amountMinor(log.entriesBegin(c), log.entriesEnd(c));
            if (stages.stage(i).hasBought()) {
                ofBuyers[buyers++] = spent[i];
            }
        }
        Arrays.sort(ofBuyers, 0, buyers);
        int top = (int) (share * buyers);
        var audience = new AudienceBuilder("top spenders about to leave");
        for (int i = 0; i < spent.length; i++) {
            // Among the top exactly if fewer than all the top spent more, and so many as fit spent as much.
            if (stages.stage(i) == Stage.DECLINING && spent[i] > below(ofBuyers, buyers, top)) {
                audience.add(stages.customer(i), "declining, and among the " + percent(share) + " who spent most");
            }
        }
        return audience.build();
    }

    /** The largest spend that is not among the top. */
    private static long below(long[] ascending, int size, int top) {
        return top < size ? ascending[size - top - 1] : Long.MIN_VALUE;
    }

    private static String percent(double share) {
        return java.math.BigDecimal.valueOf(share)
                        .movePointRight(2)
                        .stripTrailingZeros()
                        .toPlainString()
                + "%";
    }

    /**
     * {@return those whose occasion comes round within some days, the first of them included}
     *
     * @param name what the occasion is called: "birthday"
     * @param customers the customers; of one who comes several times, the first occasion counts
     * @param epochDays the day that comes round for each
     * @param rule the calendar and what to do with leap days
     * @param asOf the first day
     * @param days how many days, at least 1
     * @throws IllegalArgumentException if the lengths differ, a day is outside the calendar, or {@code days} is below 1
     */
    public static Audience occasion(
            String name, long[] customers, int[] epochDays, Anniversary rule, LocalDate asOf, int days) {
        requireNonNull(name, "name");
        requireNonNull(customers, "customers");
        requireNonNull(epochDays, "epochDays");
        requireNonNull(rule, "rule");
        Checks.sameLength(customers.length, "customers", epochDays.length, "epochDays");
        int asOfEpochDay = Checks.epochDay(asOf, "asOf");
        rule.requireInCalendar(asOfEpochDay, "asOf");
        Checks.positive(days, "days");
        for (int i = 0; i < epochDays.length; i++) {
            rule.requireInCalendar(epochDays[i], "epochDays", i);
        }
        long[] occasions = new long[customers.length];
        Arrays.setAll(occasions, i -> rule.next(epochDays[i], asOfEpochDay));
        var audience = new AudienceBuilder(name);
        int before = -1;
        for (int i : RowOrder.byKeys(customers, occasions)) {
            if ((before < 0 || customers[i] != customers[before]) && occasions[i] - asOfEpochDay < days) {
                audience.add(customers[i], name + " on " + LocalDate.ofEpochDay(occasions[i]));
            }
            before = i;
        }
        return audience.build();
    }

    /**
     * {@return those whose first purchase comes round within some days}
     *
     * @param log the purchases
     * @param rule the calendar and what to do with leap days
     * @param asOf the first day
     * @param days how many days, at least 1
     * @throws IllegalArgumentException if a day is outside the calendar, or {@code days} is below 1
     */
    public static Audience purchaseAnniversary(ActivityLog log, Anniversary rule, LocalDate asOf, int days) {
        requireNonNull(log, "log");
        var customers = new ArrayList<Long>();
        var firsts = new ArrayList<Integer>();
        for (int c = 0; c < log.customerCount(); c++) {
            int first = log.firstActive(log.entriesBegin(c), log.entriesEnd(c));
            if (first < log.entriesEnd(c)) {
                customers.add(log.customer(c));
                firsts.add(log.epochDay(first));
            }
        }
        return occasion(
                "anniversary of the first purchase",
                customers.stream().mapToLong(Long::longValue).toArray(),
                firsts.stream().mapToInt(Integer::intValue).toArray(),
                rule,
                asOf,
                days);
    }
}
