package dev.retention.benchmarks;

import dev.retention.activity.ActivityLog;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Shops of many kinds, drawn at random: how customers leave (after a purchase, after a repeat purchase, at any time, never), how often they
 * buy and how evenly, seasons and when their peak is, growth or shrinking, a level that drifts from month to month or stays, two to five
 * years, 200 to 3,000 customers. No model is right for most of them.
 */
final class ShopKinds {

    private static final double DAYS_PER_YEAR = 365.25;

    private static final int FIRST_DAY = (int) LocalDate.of(2020, 1, 1).toEpochDay();

    private enum Leaving {
        AFTER_A_PURCHASE,
        AFTER_A_REPEAT,
        AT_ANY_TIME,
        NEVER
    }

    private final Random random;
    private final Draws draws;
    private final int days;
    private final int customers;
    private final double growthPerYear;
    private final double season;
    private final double peak;
    private final double drift;
    private final Leaving leaving;
    private final double purchasesPerYear;
    private final double purchaseShape;
    private final double shareLeaving;
    private final double likeness;
    private final double leavingShape;
    private final double leavingPerYear;
    private final boolean isEven;

    private ShopKinds(long seed) {
        random = new Random(seed);
        draws = new Draws(random);
        days = (int) (within(2, 5) * DAYS_PER_YEAR);
        customers = (int) (200 * StrictMath.pow(15, random.nextDouble()));
        growthPerYear = within(-0.3, 0.6);
        season = random.nextInt(3) == 0 ? 0 : within(0.1, 0.7);
        peak = within(0, DAYS_PER_YEAR);
        drift = new double[] {0, 0.04, 0.09}[random.nextInt(3)];
        leaving = Leaving.values()[random.nextInt(4)];
        purchasesPerYear = 0.6 * StrictMath.pow(15, random.nextDouble());
        purchaseShape = within(0.3, 2.5);
        shareLeaving = within(0.03, 0.33);
        likeness = within(0.5, 4.5);
        leavingShape = within(0.4, 2);
        leavingPerYear = within(0.1, 1.4);
        isEven = random.nextInt(3) == 0;
    }

    /** The purchases of a shop; the same for the same seed. */
    static ActivityLog shop(long seed) {
        return new ShopKinds(seed).purchases();
    }

    private ActivityLog purchases() {
        // Time runs faster where more is bought.
        double[] time = new double[days + 1];
        double[] arrivals = new double[days + 1];
        double level = 0;
        for (int day = 0; day < days; day++) {
            level += day > 0 && day % 30 == 0 ? drift * random.nextGaussian() : 0;
            double seasonal = 1 + season * StrictMath.cos(2 * Math.PI * (day - peak) / DAYS_PER_YEAR);
            time[day + 1] = time[day] + seasonal * StrictMath.exp(level);
            arrivals[day + 1] = arrivals[day] + seasonal * StrictMath.pow(1 + growthPerYear, day / DAYS_PER_YEAR);
        }
        var customersOf = LongStream.builder();
        var daysOf = IntStream.builder();
        for (int customer = 0; customer < customers; customer++) {
            int day = dayAt(arrivals, random.nextDouble() * arrivals[days]);
            double perDay = draws.gamma(purchaseShape) * purchasesPerYear / purchaseShape / DAYS_PER_YEAR;
            double share = draws.beta(shareLeaving * likeness, (1 - shareLeaving) * likeness);
            double end = leaving == Leaving.AT_ANY_TIME
                    ? day
                            + draws.exponential()
                                    / (draws.gamma(leavingShape) * leavingPerYear / leavingShape / DAYS_PER_YEAR)
                    : days;
            boolean leaves = leaving == Leaving.AFTER_A_PURCHASE && random.nextDouble() < share;
            double now = time[day];
            while (day < Math.min(days, end)) {
                customersOf.add(customer);
                daysOf.add(FIRST_DAY + day);
                if (leaves) {
                    break;
                }
                now += (isEven ? (draws.exponential() + draws.exponential()) / 2 : draws.exponential()) / perDay;
                day = now >= time[days] ? days : dayAt(time, now);
                leaves = leaving.compareTo(Leaving.AFTER_A_REPEAT) <= 0 && random.nextDouble() < share;
            }
        }
        return ActivityLog.ofEvents(
                customersOf.build().toArray(), daysOf.build().toArray());
    }

    /** The day in which an ascending sum reaches a value. */
    private static int dayAt(double[] sums, double value) {
        int found = Arrays.binarySearch(sums, value);
        return Math.min(sums.length - 2, found >= 0 ? found : -found - 2);
    }

    private double within(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }
}
