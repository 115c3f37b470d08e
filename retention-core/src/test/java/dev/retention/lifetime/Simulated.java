package dev.retention.lifetime;

import dev.retention.activity.ActivityLog;
import dev.retention.history.GroupedHistories;
import dev.retention.history.GroupedSpend;
import dev.retention.history.RenewalCounts;
import dev.retention.period.TimeUnit;
import java.util.Arrays;
import java.util.Random;

/** Customers drawn from the story that a model tells, not from its formulas. Days are whole: purchases of one day are one. */
public final class Simulated {

    private final Random random;

    public Simulated(long seed) {
        random = new Random(seed);
    }

    static long[] ones(int length) {
        long[] ones = new long[length];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Customers in continuous time, each observed for {@code age} from the first purchase on. */
    public GroupedHistories histories(BgNbd truth, int customers, double age) {
        return histories(truth.r(), truth.alpha(), truth.a(), truth.b(), 0, customers, age, truth.unit());
    }

    /** As above, with the coin tossed after the first purchase too. */
    public GroupedHistories histories(MbgNbd truth, int customers, double age) {
        return histories(truth.r(), truth.alpha(), truth.a(), truth.b(), 1, customers, age, truth.unit());
    }

    private GroupedHistories histories(
            double r, double alpha, double a, double b, int firstTosses, int customers, double age, TimeUnit unit) {
        int[] repeats = new int[customers];
        double[] lastAges = new double[customers];
        double[] ages = new double[customers];
        for (int i = 0; i < customers; i++) {
            ages[i] = age * (0.5 + random.nextDouble() / 2);
            double rate = gamma(r) / alpha;
            double leaving = beta(a, b);
            double t = 0;
            boolean active = firstTosses == 0 || random.nextDouble() >= leaving;
            while (active) {
                t += -Math.log(1 - random.nextDouble()) / rate;
                if (t > ages[i]) {
                    break;
                }
                repeats[i]++;
                lastAges[i] = t;
                active = random.nextDouble() >= leaving;
            }
        }
        return GroupedHistories.of(repeats, lastAges, ages, ones(customers), unit);
    }

    /** Customers who leave after an exponential time, each observed for at most {@code age}. */
    public GroupedHistories histories(ParetoNbd truth, int customers, double age) {
        int[] repeats = new int[customers];
        double[] lastAges = new double[customers];
        double[] ages = new double[customers];
        for (int i = 0; i < customers; i++) {
            ages[i] = age * (0.5 + random.nextDouble() / 2);
            double rate = gamma(truth.r()) / truth.alpha();
            double lifetime = exponential() / (gamma(truth.s()) / truth.beta());
            double t = exponential() / rate;
            while (t <= Math.min(lifetime, ages[i])) {
                repeats[i]++;
                lastAges[i] = t;
                t += exponential() / rate;
            }
        }
        return GroupedHistories.of(repeats, lastAges, ages, ones(customers), truth.unit());
    }

    private double exponential() {
        return -Math.log(1 - random.nextDouble());
    }

    /** Customers of at most {@code periods} periods, at least half as many. */
    public GroupedHistories histories(BgBb truth, int customers, int periods) {
        int[] repeats = new int[customers];
        double[] lastAges = new double[customers];
        double[] ages = new double[customers];
        for (int i = 0; i < customers; i++) {
            ages[i] = periods - random.nextInt(periods / 2);
            double buying = beta(truth.alpha(), truth.beta());
            double leaving = beta(truth.gamma(), truth.delta());
            for (int t = 1; t <= ages[i] && random.nextDouble() >= leaving; t++) {
                if (random.nextDouble() < buying) {
                    repeats[i]++;
                    lastAges[i] = t;
                }
            }
        }
        return GroupedHistories.of(repeats, lastAges, ages, ones(customers), truth.unit());
    }

    /** Contracts that were up for renewal 1 to {@code occasions} times, so long as they were renewed. */
    public RenewalCounts renewals(ShiftedBetaGeometric truth, int customers, int occasions) {
        long[] renewed = new long[occasions];
        long[] lost = new long[occasions];
        for (int i = 0; i < customers; i++) {
            int asked = 1 + random.nextInt(occasions);
            double leaving = beta(truth.alpha(), truth.beta());
            for (int t = 0; t < asked; t++) {
                if (random.nextDouble() < leaving) {
                    lost[t]++;
                    break;
                }
                renewed[t]++;
            }
        }
        return RenewalCounts.of(truth.period(), renewed, lost);
    }

    /** Customers with 1 to 8 repeat purchases, in whole minor units. */
    public GroupedSpend spend(GammaGamma truth, int customers) {
        int[] repeats = new int[customers];
        long[] totals = new long[customers];
        for (int i = 0; i < customers; i++) {
            repeats[i] = 1 + random.nextInt(8);
            double rate = gamma(truth.q()) / truth.v();
            totals[i] = Math.max(1, Math.round(gamma(truth.p() * repeats[i]) / rate));
        }
        return GroupedSpend.of(repeats, totals);
    }

    /** A log of BG/NBD customers who first buy on one of {@code firstDays} days and are seen until {@code endDay}. */
    public ActivityLog log(BgNbd truth, int customers, int firstDays, int endDay) {
        BgNbd daily = truth.inUnit(TimeUnit.DAY);
        var ids = new java.util.ArrayList<Long>();
        var days = new java.util.ArrayList<Integer>();
        for (int i = 0; i < customers; i++) {
            double t = random.nextInt(firstDays);
            double rate = gamma(daily.r()) / daily.alpha();
            double leaving = beta(daily.a(), daily.b());
            boolean active = true;
            while (t < endDay) {
                ids.add((long) i);
                days.add((int) t);
                if (!active) {
                    break;
                }
                t += -Math.log(1 - random.nextDouble()) / rate;
                active = random.nextDouble() >= leaving;
            }
        }
        return ActivityLog.ofEvents(
                ids.stream().mapToLong(id -> id).toArray(),
                days.stream().mapToInt(day -> day).toArray());
    }

    /** A gamma variable by Marsaglia and Tsang (2000). */
    public double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * Math.pow(random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        while (true) {
            double z = random.nextGaussian();
            double v = Math.pow(1 + z / Math.sqrt(9 * d), 3);
            if (v > 0 && Math.log(random.nextDouble()) < z * z / 2 + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }

    public double beta(double a, double b) {
        double x = gamma(a);
        return x / (x + gamma(b));
    }
}
