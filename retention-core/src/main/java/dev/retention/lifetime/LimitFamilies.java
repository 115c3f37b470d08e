package dev.retention.lifetime;

import static dev.retention.lifetime.LimitFamily.HUGE;
import static dev.retention.lifetime.LimitFamily.NEVER;
import static dev.retention.lifetime.LimitFamily.TINY;

import dev.retention.history.GroupedHistories;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The limits of the families of repeat buying, the simplest first: each limit of buying with each one of leaving. */
final class LimitFamilies {

    /** Two of the four parameters and what becomes of them. */
    private record Half(
            Set<Limit> limits, List<String> parameters, double[] origin, double[][] exponents, List<double[]> starts) {}

    private LimitFamilies() {}

    /** Of r and α alone. */
    static List<LimitFamily> ofBuying(GroupedHistories histories) {
        Half same = buying(histories).get(0);
        return List.of(new LimitFamily(same.limits, same.parameters, same.origin, same.exponents, same.starts));
    }

    /** Of r, α, a and b. */
    static List<LimitFamily> ofCoins(GroupedHistories histories) {
        return products(
                buying(histories),
                List.of(
                        new Half(
                                Set.of(Limit.NOBODY_LEAVES),
                                List.of(),
                                new double[] {NEVER, 1},
                                new double[2][0],
                                List.of(new double[0])),
                        point(Set.of(Limit.SAME_LEAVING), "oddsOfLeaving", HUGE, HUGE, 1, 0, 0.05, 1, 5),
                        point(Set.of(Limit.ALL_OR_NOTHING), "oddsOfLeaving", TINY, TINY, 1, 0, 0.05, 1),
                        spread("a", "b", new double[] {1, 2}, new double[] {0.2, 0.1}, new double[] {1, 20})));
    }

    /** Of r, α, s and β. */
    static List<LimitFamily> ofLifetimes(GroupedHistories histories) {
        double time = PurchaseRates.meanAge(histories);
        return products(
                buying(histories),
                List.of(
                        new Half(
                                Set.of(Limit.NOBODY_LEAVES),
                                List.of(),
                                new double[] {NEVER, 1},
                                new double[2][0],
                                List.of(new double[0])),
                        point(Set.of(Limit.SAME_LEAVING), "leavingRate", HUGE, HUGE, 0, -1, 0.1 / time, 1 / time),
                        spread("s", "beta", new double[] {0.5, time / 2}, new double[] {1, time})));
    }

    private static List<Half> buying(GroupedHistories histories) {
        double[] rates = PurchaseRates.guess(histories);
        double timeBetween = PurchaseRates.timeBetweenPurchasesOfRepeaters(histories);
        return List.of(
                point(Set.of(Limit.SAME_RATE), "rate", HUGE, HUGE, 0, -1, rates[0] / rates[1], 1 / timeBetween),
                spread("r", "alpha", rates, new double[] {2, 2 * timeBetween}, new double[] {0.1, timeBetween / 10}));
    }

    /** One free parameter, which moves the two by its powers. */
    private static Half point(
            Set<Limit> limits,
            String name,
            double first,
            double second,
            int firstPower,
            int secondPower,
            double... starts) {
        var all = new ArrayList<double[]>();
        for (double start : starts) {
            all.add(new double[] {start});
        }
        return new Half(
                limits, List.of(name), new double[] {first, second}, new double[][] {{firstPower}, {secondPower}}, all);
    }

    /** Both free: no limit. */
    private static Half spread(String first, String second, double[]... starts) {
        return new Half(
                Set.of(),
                List.of(first, second),
                new double[] {1, 1},
                new double[][] {{1, 0}, {0, 1}},
                List.of(starts));
    }

    /** All pairs but that of both free, by the number of parameters. */
    private static List<LimitFamily> products(List<Half> buying, List<Half> leaving) {
        var families = new ArrayList<LimitFamily>();
        for (Half b : buying) {
            for (Half l : leaving) {
                if (!b.limits.isEmpty() || !l.limits.isEmpty()) {
                    families.add(product(b, l));
                }
            }
        }
        families.sort(
                java.util.Comparator.comparingInt(family -> family.parameters().size()));
        return families;
    }

    private static LimitFamily product(Half b, Half l) {
        var limits = EnumSet.noneOf(Limit.class);
        limits.addAll(b.limits);
        limits.addAll(l.limits);
        var names = new ArrayList<>(b.parameters);
        names.addAll(l.parameters);
        double[][] exponents = new double[4][names.size()];
        for (int i = 0; i < 2; i++) {
            System.arraycopy(b.exponents[i], 0, exponents[i], 0, b.parameters.size());
            System.arraycopy(l.exponents[i], 0, exponents[2 + i], b.parameters.size(), l.parameters.size());
        }
        var starts = new ArrayList<double[]>();
        for (double[] from : b.starts) {
            for (double[] to : l.starts) {
                starts.add(joined(from, to));
            }
        }
        return new LimitFamily(limits, List.copyOf(names), joined(b.origin, l.origin), exponents, starts);
    }

    private static double[] joined(double[] first, double[] second) {
        double[] both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
