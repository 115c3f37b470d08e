package dev.retention.examples.report.numbers;

import dev.retention.activity.ActivityLog;
import dev.retention.examples.csv.SafeText;
import dev.retention.examples.report.input.Money;
import dev.retention.examples.report.input.UsageException;
import dev.retention.loyalty.LoyaltyBasis;
import dev.retention.loyalty.TierLadder;
import dev.retention.loyalty.TierStatus;
import dev.retention.loyalty.TierWindow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tiers of a loyalty programme, the highest first.
 *
 * @param windowDays the days in which what was spent counts
 * @param losingWithinDays within how many days who is about to lose a tier loses it
 * @param rows the tiers
 */
public record Tiers(int windowDays, int losingWithinDays, List<Row> rows) {

    private static final int WINDOW_DAYS = 365;
    private static final int LOSING_WITHIN_DAYS = 30;

    /** The tier of those who have none of the named ones. */
    private static final String LOWEST = "none of these";

    /**
     * A tier.
     *
     * @param name what it is called
     * @param fromMinor what it takes to have it
     * @param customers how many have it
     * @param spentMinor what they spent in the window
     * @param losing how many lose it soon if they buy nothing
     */
    public record Row(String name, long fromMinor, long customers, long spentMinor, long losing) {}

    /** {@return the tiers, if there are any} */
    static Optional<Tiers> of(ActivityLog log, LocalDate asOf, Map<String, BigDecimal> named, Money money) {
        if (named.isEmpty()) {
            return Optional.empty();
        }
        TierLadder ladder = ladder(named, money);
        long[] customers = new long[ladder.tiers().size()];
        long[] spentMinor = new long[customers.length];
        long[] losing = new long[customers.length];
        for (int c = 0; c < log.customerCount(); c++) {
            if (log.activityCount(log.entriesBegin(c), log.entriesEnd(c)) > 0) {
                TierStatus status = ladder.status(log, log.customer(c), LoyaltyBasis.SPEND, asOf);
                customers[status.level()]++;
                spentMinor[status.level()] = Math.addExact(spentMinor[status.level()], status.value());
                losing[status.level()] += status.holdsThrough().isBefore(asOf.plusDays(LOSING_WITHIN_DAYS)) ? 1 : 0;
            }
        }
        var rows = new ArrayList<Row>();
        for (int level = customers.length - 1; level >= 0; level--) {
            TierLadder.Tier tier = ladder.tiers().get(level);
            rows.add(new Row(tier.name(), tier.threshold(), customers[level], spentMinor[level], losing[level]));
        }
        return Optional.of(new Tiers(WINDOW_DAYS, LOSING_WITHIN_DAYS, List.copyOf(rows)));
    }

    private static TierLadder ladder(Map<String, BigDecimal> named, Money money) {
        var tiers = new ArrayList<TierLadder.Tier>();
        tiers.add(new TierLadder.Tier(LOWEST, 0));
        try {
            named.forEach((name, amount) -> tiers.add(new TierLadder.Tier(
                    SafeText.within(name, 30),
                    amount.movePointRight(money.decimalPlaces()).longValueExact())));
            tiers.sort(Comparator.comparingLong(TierLadder.Tier::threshold));
            return TierLadder.of(TierWindow.rollingDays(WINDOW_DAYS), tiers);
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw new UsageException(
                    "Invalid value for option '--tiers': the amounts must be above 0, differ, and have at most "
                            + money.decimalPlaces() + " decimal places");
        }
    }
}
