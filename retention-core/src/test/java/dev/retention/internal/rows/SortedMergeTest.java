package dev.retention.internal.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.retention.SameSeeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.junit.jupiter.api.Test;

@AddLifecycleHook(SameSeeds.class)
class SortedMergeTest {

    /** Each key once, ascending, with its element in each column. */
    static void takesEachKeyOnce(long[] a, long[] b) {
        List<Long> taken = new ArrayList<>();
        SortedMerge.of(a.length, i -> a[i], b.length, j -> b[j], (i, j) -> {
            long key = i == SortedMerge.NONE ? b[j] : a[i];
            assertEquals(Arrays.binarySearch(a, key) >= 0, i != SortedMerge.NONE);
            assertEquals(Arrays.binarySearch(b, key) >= 0, j != SortedMerge.NONE);
            taken.add(key);
        });
        List<Long> keys = LongStream.concat(Arrays.stream(a), Arrays.stream(b))
                .sorted()
                .distinct()
                .boxed()
                .toList();
        assertEquals(keys, taken);
    }

    @Property
    void mergesTwoColumns(
            @ForAll @Size(max = 20) @LongRange(min = -15, max = 15) long[] a,
            @ForAll @Size(max = 20) @LongRange(min = -15, max = 15) long[] b) {
        takesEachKeyOnce(SortedDistinct.of(a), SortedDistinct.of(b));
    }

    @Test
    void mergesRangesOfColumns() {
        long[] keys = {1, 3, 5, 7};
        List<String> taken = new ArrayList<>();
        SortedMerge.of(1, 3, i -> keys[i], 2, 4, j -> keys[j], (i, j) -> taken.add(i + " " + j));
        assertEquals(List.of("1 -1", "2 2", "-1 3"), taken);
    }

    @Test
    void extremeKeysAreInOrder() {
        takesEachKeyOnce(new long[] {Long.MIN_VALUE, 0, Long.MAX_VALUE}, new long[] {-1, Long.MAX_VALUE});
    }
}
