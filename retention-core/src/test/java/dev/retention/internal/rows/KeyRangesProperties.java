package dev.retention.internal.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.SameSeeds;
import java.math.BigInteger;
import java.nio.LongBuffer;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.junit.jupiter.api.Test;

@AddLifecycleHook(SameSeeds.class)
class KeyRangesProperties {

    /** Where a range would begin that is not there. */
    private static final long NONE = Long.MIN_VALUE;

    @Provide
    Arbitrary<long[]> keys() {
        return Arbitraries.oneOf(
                        Arbitraries.longs(),
                        Arbitraries.longs().between(-50, 50),
                        Arbitraries.longs().between(Long.MAX_VALUE - 10, Long.MAX_VALUE),
                        Arbitraries.longs().between(Long.MIN_VALUE, Long.MIN_VALUE + 10))
                .list()
                .ofMinSize(1)
                .ofMaxSize(200)
                .map(list -> list.stream().mapToLong(i -> i).toArray());
    }

    /** Every key is at least the least of its range, and below the least of the next. */
    static void boundKeys(KeyRanges ranges, long[] keys) {
        char[] drawn = new char[keys.length];
        if (!ranges.areEven()) {
            ranges.locate(keys, 0, keys.length, drawn, 0);
        }
        for (int i = 0; i < keys.length; i++) {
            int range = ranges.areEven() ? (int) ((keys[i] - ranges.least(0)) >>> ranges.widthBits()) : drawn[i];
            assertTrue(range < ranges.count());
            assertTrue(range == 0 && !ranges.areEven() || ranges.least(range) <= keys[i]);
            for (int j = 0; j < keys.length; j++) {
                if (drawn[j] > drawn[i]) {
                    assertTrue(keys[j] > keys[i]);
                }
            }
            assertTrue(ranges.strangerTo(range) < ranges.least(range) || ranges.strangerTo(range) == ranges.least(1));
        }
    }

    @Property
    void ofSampledKeys(@ForAll("keys") long[] keys, @ForAll @IntRange(min = 1, max = 10) int countBits) {
        var column = new LongColumn(LongBuffer.wrap(keys));
        boundKeys(KeyRanges.of(column, 1 << countBits), keys);
        boundKeys(KeyRanges.drawn(column, 1 << countBits), keys);
    }

    @Property
    void drawnRangesTakeKeysThatWereNotSampled(
            @ForAll("keys") long[] sampled,
            @ForAll("keys") long[] keys,
            @ForAll @IntRange(min = 1, max = 10) int bits) {
        boundKeys(KeyRanges.drawn(new LongColumn(LongBuffer.wrap(sampled)), 1 << bits), keys);
    }

    @Property
    void evenRangesNoticeKeysOutside(@ForAll("keys") long[] sampled, @ForAll("keys") long[] keys) {
        KeyRanges ranges = KeyRanges.of(new LongColumn(LongBuffer.wrap(sampled)), 16);
        if (ranges.areEven()) {
            int[] counts = new int[16];
            int[] expected = new int[16];
            boolean inside = true;
            for (long key : keys) {
                int range = 15;
                while (range > 0 && key < ranges.least(range)) {
                    range--;
                }
                long width = key - ranges.least(range);
                inside &= key >= ranges.least(range) && width >>> ranges.widthBits() == 0;
                expected[range]++;
            }
            assertEquals(inside, ranges.countEven(keys, 0, keys.length, counts));
            if (inside) {
                assertArrayEquals(expected, counts);
            }
        }
    }

    /** As many bits as the ranges' width; of the last drawn range, which has no end, those of the one before it. */
    @Property
    void bitsHoldTheDistancesWithinARange(
            @ForAll("keys") long[] keys, @ForAll @IntRange(min = 1, max = 6) int countBits) {
        KeyRanges ranges = KeyRanges.drawn(new LongColumn(LongBuffer.wrap(keys)), 1 << countBits);
        int range = 0;
        for (; ranges.least(range + 1) != NONE; range++) {
            long width = ranges.least(range + 1) - ranges.least(range);
            int bits = ranges.spanBits(range);
            assertTrue(bits == 64 || width >>> bits == 0, "so many are enough");
            assertTrue(bits == 0 || width >>> bits - 1 != 0, "and no more than it takes");
        }
        int before = Math.max(0, range - 1);
        assertEquals(
                Long.SIZE - Long.numberOfLeadingZeros(ranges.least(range) - ranges.least(before)),
                ranges.spanBits(range));
    }

    @Property
    void evenRangesHaveTheBitsOfTheirWidth(@ForAll("keys") long[] keys) {
        KeyRanges ranges = KeyRanges.of(new LongColumn(LongBuffer.wrap(keys)), 4);
        if (ranges.areEven()) {
            assertEquals(ranges.widthBits(), ranges.spanBits(2));
        }
    }

    /**
     * The ranges reach a sixty-fourth of the keys' span beyond the least and the greatest, in widths of the least power of two that is
     * enough, but not beyond what a long holds.
     */
    static void evenRangesReachBeyondTheSample(long[] keys, int countBits) {
        KeyRanges ranges = KeyRanges.of(new LongColumn(LongBuffer.wrap(keys)), 1 << countBits);
        if (!ranges.areEven()) {
            return;
        }
        BigInteger least = BigInteger.valueOf(Long.MIN_VALUE);
        BigInteger greatest = BigInteger.valueOf(Long.MAX_VALUE);
        BigInteger first = BigInteger.valueOf(LongStream.of(keys).min().getAsLong());
        BigInteger last = BigInteger.valueOf(LongStream.of(keys).max().getAsLong());
        BigInteger margin = last.subtract(first).shiftRight(6).max(BigInteger.ONE);
        BigInteger low = first.subtract(margin).max(least);
        BigInteger span = last.add(margin).min(greatest).subtract(low);
        assertEquals(Math.max(1, span.bitLength() - countBits), ranges.widthBits());
        BigInteger lastLow =
                greatest.add(BigInteger.ONE).subtract(BigInteger.ONE.shiftLeft(countBits + ranges.widthBits()));
        assertEquals(low.min(lastLow).longValueExact(), ranges.least(0));
    }

    @Property
    void evenRangesReachBeyondTheSample(
            @ForAll("keys") long[] keys, @ForAll @IntRange(min = 1, max = 10) int countBits, @ForAll Random random) {
        evenRangesReachBeyondTheSample(keys, countBits);
        evenRangesReachBeyondTheSample(
                random.longs(500, 0, 1L << random.nextInt(63)).toArray(), countBits);
    }

    /** In sixty-four ranges of 2^50 each 192 keys: the two that say how far they reach, some in one range, and few in others. */
    private static KeyRanges crowded(int crowd) {
        long low = -62L << 44;
        long[] keys = LongStream.range(0, 192)
                .map(i -> low + ((i < crowd ? 10 : 20 + i % 40) << 50) + i)
                .toArray();
        keys[190] = 0;
        keys[191] = 62L << 50;
        KeyRanges ranges = KeyRanges.of(new LongColumn(LongBuffer.wrap(keys)), 64);
        if (ranges.areEven()) {
            assertEquals(50, ranges.widthBits());
            assertEquals(low, ranges.least(0));
        }
        return ranges;
    }

    @Test
    void rangesAreDrawnIfOneHasMoreThanEightTimesItsShareOfTheKeysAndEight() {
        assertTrue(crowded(32).areEven(), "8 + 8 * 192 / 64");
        assertFalse(crowded(33).areEven());
    }

    @Test
    void aSampleHasAllKeysIfTheyAreFew() {
        long[] keys = new Random(3).longs(4_096).toArray();
        assertArrayEquals(
                LongStream.of(keys).sorted().toArray(),
                KeyRanges.distinctSample(new LongColumn(LongBuffer.wrap(keys))));
    }

    /** Of four rows each, and each of the four about as often. */
    @Test
    void aSampleHasAKeyOfEachEqualPartOfTheRows() {
        long[] running = LongStream.range(0, 4 * 4_096).toArray();
        long[] sample = KeyRanges.distinctSample(new LongColumn(LongBuffer.wrap(running)));
        assertEquals(4_096, sample.length);
        int[] counts = new int[4];
        for (int i = 0; i < sample.length; i++) {
            assertEquals(i, sample[i] / 4);
            counts[(int) sample[i] % 4]++;
        }
        for (int count : counts) {
            assertTrue(count > 900 && count < 1_150, "got " + count);
        }
    }

    @Test
    void drawnRangesBeginAtKeysOfEqualRank() {
        long[] keys = LongStream.range(0, 640).map(i -> 2 * i * i).toArray();
        KeyRanges ranges = KeyRanges.drawn(new LongColumn(LongBuffer.wrap(keys)), 64);
        for (int range = 0; range < 64; range++) {
            assertEquals(keys[10 * range], ranges.least(range));
        }
    }

    /** One in the first range, and one where the range after the last would be. */
    @Test
    void theFirstKeyBehindAllRangesIsOutside() {
        KeyRanges ranges = KeyRanges.of(new LongColumn(LongBuffer.wrap(new long[] {5, 900})), 4);
        long behind = ranges.least(0) + (4L << ranges.widthBits());
        assertTrue(ranges.countEven(new long[] {ranges.least(0), behind - 1}, 0, 2, new int[4]));
        assertFalse(ranges.countEven(new long[] {ranges.least(0), behind}, 0, 2, new int[4]));
        assertFalse(ranges.countEven(new long[] {ranges.least(0), ranges.least(0) - 1}, 0, 2, new int[4]));
    }

    @Test
    void rangesAreWrittenOverWhateverWasThere() {
        long[] keys = LongStream.range(0, 64).toArray();
        KeyRanges ranges = KeyRanges.drawn(new LongColumn(LongBuffer.wrap(keys)), 4);
        char[] rangeOf = {9, 3, 3, 3, 3, 9};
        ranges.locate(keys, 15, 2, rangeOf, 1);
        ranges.locate(keys, 47, 2, rangeOf, 3);
        assertArrayEquals(new char[] {9, 0, 1, 2, 3, 9}, rangeOf);
    }

    @Test
    void scatteredAndRunningKeysHaveEvenRanges() {
        long[] scattered = new Random(1).longs(10_000).toArray();
        assertTrue(
                KeyRanges.of(new LongColumn(LongBuffer.wrap(scattered)), 1024).areEven());
        long[] running = LongStream.range(7, 10_000).toArray();
        assertTrue(KeyRanges.of(new LongColumn(LongBuffer.wrap(running)), 1024).areEven());
    }

    @Test
    void heapsHaveDrawnRangesOfLikeSize() {
        long[] heaps = LongStream.range(0, 8192).map(i -> (i % 2 << 60) + i).toArray();
        KeyRanges ranges = KeyRanges.of(new LongColumn(LongBuffer.wrap(heaps)), 64);
        assertTrue(!ranges.areEven());
        char[] rangeOf = new char[heaps.length];
        ranges.locate(heaps, 0, heaps.length, rangeOf, 0);
        int[] counts = new int[64];
        for (char range : rangeOf) {
            counts[range]++;
        }
        for (int count : counts) {
            assertTrue(count >= 64 && count <= 256, "128 on average, got " + count);
        }
    }
}
