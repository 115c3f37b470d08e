package dev.retention.internal.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.retention.SameSeeds;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.junit.jupiter.api.Test;

@AddLifecycleHook(SameSeeds.class)
class SortedDistinctTest {

    @Property
    void isWhatAStreamMakes(@ForAll long[] column) {
        long[] before = column.clone();
        assertArrayEquals(Arrays.stream(column).sorted().distinct().toArray(), SortedDistinct.of(column));
        assertArrayEquals(before, column);
    }

    @Test
    void countsWhatItPutsToTheFront() {
        long[] values = {3, -1, 3, 3, Long.MIN_VALUE, -1};
        assertEquals(3, SortedDistinct.inPlace(values));
        assertArrayEquals(new long[] {Long.MIN_VALUE, -1, 3}, Arrays.copyOf(values, 3));
    }

    @Test
    void takesDoublesToo() {
        assertArrayEquals(new double[] {0, 1.5, 7}, SortedDistinct.of(new double[] {7, 0, 1.5, 7, 0}));
        assertArrayEquals(new double[0], SortedDistinct.of(new double[0]));
    }
}
