package dev.retention.internal.rows;

import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.function.Function;

/**
 * The columns of rows in the memory that they were given in; {@code amountsMinor} is null if there are none.
 *
 * <p>The public type of rows hands out read-only buffers, and those hide the array beneath, at whose speed the fast paths read. So it
 * opens a door to them here, which only this module can reach.
 */
public record RawColumns(LongBuffer customers, IntBuffer epochDays, LongBuffer amountsMinor) {

    /** Set once, when the type of rows is loaded: whoever holds one of its instances finds it set. */
    private static volatile Function<Object, RawColumns> door;

    /** Tells how to get at the columns of a type. */
    public static <T> void opensBy(Class<T> type, Function<T, RawColumns> columns) {
        door = rows -> columns.apply(type.cast(rows));
    }

    public static RawColumns of(Object rows) {
        return door.apply(rows);
    }
}
