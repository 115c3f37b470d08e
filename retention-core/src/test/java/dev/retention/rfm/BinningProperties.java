package dev.retention.rfm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.retention.SameSeeds;
import dev.retention.testing.TableLaws;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;

@AddLifecycleHook(SameSeeds.class)
class BinningProperties {

    /** Many ties, and now and then the ends of the range. */
    @Provide
    Arbitrary<long[]> values() {
        Arbitrary<Long> ties = Arbitraries.longs().between(-3, 8);
        Arbitrary<Long> amounts = Arbitraries.longs().between(-1_000_000_000_000L, 1_000_000_000_000L);
        Arbitrary<Long> any = Arbitraries.longs().between(Long.MIN_VALUE, Long.MAX_VALUE - 1);
        return Arbitraries.oneOf(
                ties.array(long[].class).ofMinSize(1).ofMaxSize(60),
                amounts.array(long[].class).ofMinSize(1).ofMaxSize(60),
                Arbitraries.oneOf(ties, any).array(long[].class).ofMinSize(1).ofMaxSize(30));
    }

    static List<Binning> all(int bins) {
        return List.of(
                Binning.ranks(bins),
                Binning.quantiles(bins),
                Binning.inverseEcdf(bins),
                Binning.rPackage(bins),
                Binning.percentRanks(bins),
                Binning.cumulativeShares(bins),
                Binning.ntile(bins),
                Binning.equalWidth(bins),
                Binning.fixed(IntStream.range(1, bins).mapToLong(i -> i).toArray()));
    }

    private static boolean fits(Binning binning, long[] values) {
        // R's quantile + 1 may not be a long.
        return !binning.equals(Binning.rPackage(binning.bins()))
                || Arrays.stream(values).max().getAsLong() < Long.MAX_VALUE - 1;
    }

    static void orderDoesNotMatter(Binning binning, long[] values, BetterEnd better, Random random) {
        int[] order = IntStream.range(0, values.length).toArray();
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        long[] shuffled = Arrays.stream(order).mapToLong(i -> values[i]).toArray();
        byte[] expected = binning.scores(values, better);
        byte[] actual = binning.scores(shuffled, better);
        assertEquals(binning.thresholds(values, better), binning.thresholds(shuffled, better));
        for (int i = 0; i < order.length; i++) {
            assertEquals(expected[order[i]], actual[i], binning.toString());
        }
    }

    /** What the caller's currency unit is does not matter. */
    static void scaleDoesNotMatter(Binning binning, Binning scaled, long[] values, long factor, BetterEnd better) {
        long[] larger = Arrays.stream(values).map(value -> value * factor).toArray();
        assertArrayEquals(binning.scores(values, better), scaled.scores(larger, better), binning.toString());
    }

    static void equalsTheFormula(Binning binning, long[] values, BetterEnd better) {
        byte[] expected = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            expected[i] = (byte) formula(binning, values, i, better);
        }
        assertArrayEquals(expected, binning.scores(values, better), binning + " of " + Arrays.toString(values));
    }

    /** The rules as SQL and the textbooks state them, with big integers and one customer at a time. */
    private static int formula(Binning binning, long[] values, int i, BetterEnd better) {
        int n = values.length;
        int k = binning.bins();
        long x = values[i];
        int worse = 0;
        int equal = 0;
        int equalBefore = 0;
        for (int j = 0; j < n; j++) {
            worse += better == BetterEnd.HIGHER ? values[j] < x ? 1 : 0 : values[j] > x ? 1 : 0;
            equal += values[j] == x ? 1 : 0;
            equalBefore += values[j] == x && j < i ? 1 : 0;
        }
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        int above = 0;
        for (int j = 1; j < k; j++) {
            above += reaches(binning, sorted, x, j) ? 1 : 0;
        }
        int cut = better == BetterEnd.HIGHER ? 1 + above : k - above;
        if (binning.rule() instanceof RankRule.Ranks) {
            return (int) Math.ceil((double) k * (worse + 1) / n);
        } else if (binning.rule() instanceof RankRule.PercentRanks) {
            return n == 1 ? 1 : Math.min(k, k * worse / (n - 1) + 1);
        } else if (binning.rule() instanceof RankRule.CumulativeShares) {
            return (int) Math.ceil((double) k * (worse + equal) / n);
        } else if (binning.rule() instanceof RankRule.Ntile) {
            int tile = 1;
            int last = 0;
            for (int rank = worse + equalBefore; tile <= k; tile++) {
                last += n / k + (tile <= n % k ? 1 : 0);
                if (rank < last) {
                    break;
                }
            }
            return tile;
        }
        return cut;
    }

    /** Whether x is beyond the j-th cut of a rule that cuts the axis. */
    private static boolean reaches(Binning binning, long[] sorted, long x, int j) {
        int n = sorted.length;
        int k = binning.bins();
        BigInteger scaled = BigInteger.valueOf(x).multiply(BigInteger.valueOf(k));
        if (binning.rule() instanceof AxisRule.Quantiles) {
            return scaled.compareTo(scaledQuantile(sorted, j, k)) > 0;
        } else if (binning.rule() instanceof AxisRule.RPackage) {
            return scaled.compareTo(scaledQuantile(sorted, j, k).add(BigInteger.valueOf(k))) >= 0;
        } else if (binning.rule() instanceof AxisRule.InverseEcdf) {
            // the least value with at least j / k of the values at or below it
            int smallest = 0;
            while ((long) (smallest + 1) * k < (long) j * n) {
                smallest++;
            }
            return x > sorted[smallest];
        } else if (binning.rule() instanceof AxisRule.EqualWidth) {
            BigInteger min = BigInteger.valueOf(sorted[0]);
            BigInteger max = BigInteger.valueOf(sorted[n - 1]);
            BigInteger cut = min.multiply(BigInteger.valueOf(k - j)).add(max.multiply(BigInteger.valueOf(j)));
            return !min.equals(max) && scaled.compareTo(cut) >= 0;
        }
        return x >= j; // the fixed starts 1, 2, …
    }

    /** k times the quantile j / k of type 7. */
    private static BigInteger scaledQuantile(long[] sorted, int j, int k) {
        int position = (sorted.length - 1) * j;
        BigInteger low = BigInteger.valueOf(sorted[position / k]);
        BigInteger high = BigInteger.valueOf(sorted[Math.min(position / k + 1, sorted.length - 1)]);
        BigInteger part = BigInteger.valueOf(position % k);
        return low.multiply(BigInteger.valueOf(k)).add(high.subtract(low).multiply(part));
    }

    @Property
    void equalValuesLaw(@ForAll("values") long[] values, @ForAll @IntRange(min = 1, max = 12) int bins) {
        for (Binning binning : all(bins)) {
            if (binning.keepsTiesTogether() && fits(binning, values)) {
                TableLaws.equalValuesGetEqualScores(binning, values, BetterEnd.HIGHER);
                TableLaws.equalValuesGetEqualScores(binning, values, BetterEnd.LOWER);
            }
        }
    }

    @Property
    void monotoneLaw(
            @ForAll("values") long[] values, @ForAll @IntRange(min = 1, max = 12) int bins, @ForAll BetterEnd better) {
        for (Binning binning : all(bins)) {
            if (fits(binning, values)) {
                TableLaws.betterValuesScoreNoLess(binning, values, better);
            }
        }
    }

    @Property
    void permutationLaw(
            @ForAll("values") long[] values,
            @ForAll @IntRange(min = 1, max = 12) int bins,
            @ForAll BetterEnd better,
            @ForAll Random random) {
        for (Binning binning : all(bins)) {
            if (binning.keepsTiesTogether() && fits(binning, values)) {
                orderDoesNotMatter(binning, values, better, random);
            }
        }
    }

    @Property
    void scaleLaw(
            @ForAll @IntRange(min = 1, max = 12) int bins,
            @ForAll @IntRange(min = 1, max = 1000) int factor,
            @ForAll BetterEnd better,
            @ForAll("values") long[] values) {
        long[] small =
                Arrays.stream(values).map(value -> value % 1_000_000_000_000L).toArray();
        for (Binning binning : all(bins)) {
            if (binning.rule() instanceof AxisRule.RPackage) {
                scaleDoesNotMatter(binning, Binning.rPackage(bins, factor), small, factor, better);
            } else if (!(binning.rule() instanceof AxisRule.Fixed)) {
                scaleDoesNotMatter(binning, binning, small, factor, better);
            }
        }
    }

    @Property
    void formulaLaw(
            @ForAll("values") long[] values, @ForAll @IntRange(min = 1, max = 12) int bins, @ForAll BetterEnd better) {
        for (Binning binning : all(bins)) {
            if (fits(binning, values)) {
                equalsTheFormula(binning, values, better);
            }
        }
    }
}
