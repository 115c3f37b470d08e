package dev.retention.internal.rows;

import java.util.Arrays;

/**
 * Cuts the keys of a column into consecutive ranges that hold about equally many of them; range 0 has the least keys.
 *
 * <p>A sorted sample shows how the keys lie. Where they lie evenly, as random keys and running numbers do, the ranges are
 * equally wide and the range of a key costs a subtraction and a shift. Else the boundaries are drawn from the sample, and
 * it costs a binary search. A sample can mislead: the ranges then are uneven, and right all the same.
 */
final class KeyRanges {

    private static final int SAMPLE_SIZE = 4096;

    /** An even range may hold this many times its share of the sample. */
    private static final int TOLERATED_CROWDING = 8;

    /** Above half of any key. */
    private static final long NO_BOUNDARY = 1L << 62;

    /** A power of two, at least 2. */
    private final int count;

    /** Even ranges: the least key, and the power of two that is their width. */
    private final long low;

    private final int widthBits;

    /**
     * Drawn ranges: half of the least key of each range but the first, ascending, and at the end {@link #NO_BOUNDARY}; null
     * if the ranges are even. Halves, so that their differences do not overflow.
     */
    private final long[] halfBoundaries;

    private KeyRanges(int count, long low, int widthBits, long[] halfBoundaries) {
        this.count = count;
        this.low = low;
        this.widthBits = widthBits;
        this.halfBoundaries = halfBoundaries;
    }

    /** Cuts the keys into {@code count} ranges, a power of two that is at least 2. */
    static KeyRanges of(LongColumn keys, int count) {
        long[] sample = distinctSample(keys);
        KeyRanges even = even(sample, count);
        int[] crowds = new int[count];
        even.countEven(sample, 0, sample.length, crowds);
        int tolerated = TOLERATED_CROWDING * (1 + sample.length / count);
        return Arrays.stream(crowds).allMatch(crowd -> crowd <= tolerated) ? even : drawn(sample, count);
    }

    /** Drawn ranges: for keys some of which turned out to lie outside of even ones. */
    static KeyRanges drawn(LongColumn keys, int count) {
        return drawn(distinctSample(keys), count);
    }

    /** The keys of some rows, ascending, each once: of all rows if they are few. */
    static long[] distinctSample(LongColumn keys) {
        int size = keys.size();
        long[] sample = new long[Math.max(1, Math.min(size, SAMPLE_SIZE))];
        for (int i = 0; i < sample.length && size > 0; i++) {
            // One row of each equal part, not always the same one: rows may come in a rhythm.
            long within = i * 0x9E3779B9L % size;
            sample[i] = keys.get((int) (((long) i * size + within) / sample.length));
        }
        return SortedDistinct.of(sample);
    }

    /** Ranges that reach beyond the ends of the sample, since it is unlikely to hold the least and the greatest key. */
    private static KeyRanges even(long[] sample, int count) {
        long first = sample[0];
        long last = sample[sample.length - 1];
        long margin = Math.max(1, (last - first) >>> 6);
        long low = Math.max(first, Long.MIN_VALUE + margin) - margin;
        long high = Math.min(last, Long.MAX_VALUE - margin) + margin;
        int spanBits = Long.SIZE - Long.numberOfLeadingZeros(high - low);
        int widthBits = Math.max(1, spanBits - Integer.numberOfTrailingZeros(count));
        // The last range must not reach beyond the greatest long: 2^63 - span, in arithmetic modulo 2^64.
        long highestLow = Long.MIN_VALUE - ((long) count << widthBits);
        return new KeyRanges(count, Math.min(low, highestLow), widthBits, null);
    }

    private static KeyRanges drawn(long[] sample, int count) {
        long[] halves = new long[count - 1];
        for (int i = 0; i < halves.length; i++) {
            long half = sample[(int) ((i + 1L) * sample.length / count)] >> 1;
            halves[i] = Math.max(half, (Long.MIN_VALUE >> 1) + 1); // so that there is a key below each boundary
        }
        halves = SortedDistinct.of(halves);
        int drawn = halves.length;
        halves = Arrays.copyOf(halves, count);
        Arrays.fill(halves, drawn, count, NO_BOUNDARY);
        return new KeyRanges(count, sample[0], 0, halves);
    }

    int count() {
        return count;
    }

    boolean areEven() {
        return halfBoundaries == null;
    }

    /** The power of two that is the width of an even range. */
    int widthBits() {
        return widthBits;
    }

    /** The least key of a range; of drawn range 0, the least of the sample. */
    long least(int range) {
        if (areEven()) {
            return low + ((long) range << widthBits);
        }
        return range == 0 ? low : halfBoundaries[range - 1] << 1;
    }

    /** A key that is certain not to lie in a range that has keys. */
    long strangerTo(int range) {
        return range == 0 ? least(1) : least(range) - 1;
    }

    /** How many bits the distance of a key from the least of its range has; a guess in the last drawn range. */
    int spanBits(int range) {
        if (areEven()) {
            return widthBits;
        }
        boolean last = halfBoundaries[range] == NO_BOUNDARY;
        long span = last ? least(range) - least(Math.max(0, range - 1)) : least(range + 1) - least(range);
        return Long.SIZE - Long.numberOfLeadingZeros(span);
    }

    /** The even range of a key; the bits beyond those of {@link #count} are set if it is outside of them all. */
    int evenRange(long key) {
        return (int) (key - low >>> widthBits);
    }

    /** The distance of a key from the least of its even range. */
    long withinEvenRange(long key) {
        return key - low & (1L << widthBits) - 1;
    }

    /** Adds to the count of each key's even range; false, and the counts are void, if a key is outside of them. */
    boolean countEven(long[] keys, int at, int length, int[] counts) {
        long low = this.low;
        int widthBits = this.widthBits;
        long seen = 0;
        for (int i = at; i < at + length; i++) {
            long range = keys[i] - low >>> widthBits;
            seen |= range;
            counts[(int) range & counts.length - 1]++;
        }
        return seen < counts.length; // a power of two: the bits of lower numbers never add up to it
    }

    /**
     * Finds the drawn range of each key: a binary search, one step for all keys before the next, so that the processor
     * has many independent ones in hand, and by arithmetic, since a branch would be guessed wrong every other time.
     */
    void locate(long[] keys, int at, int length, char[] ranges, int to) {
        long[] halves = halfBoundaries;
        Arrays.fill(ranges, to, to + length, (char) 0);
        for (int step = halves.length >> 1; step > 0; step >>= 1) {
            for (int i = 0; i < length; i++) {
                int range = ranges[to + i];
                long below = (keys[at + i] >> 1) - halves[range + step - 1] >> 63; // -1 if the key is below, else 0
                ranges[to + i] = (char) (range + (step & ~below));
            }
        }
    }
}
