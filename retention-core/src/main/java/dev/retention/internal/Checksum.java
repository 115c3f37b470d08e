package dev.retention.internal;

import java.io.InvalidObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.zip.CRC32C;

/**
 * A checksum over the columns of a serial form.
 *
 * <p>The checks of a factory see what is no legal value. They cannot see that an amount was another one before a bit was flipped: the
 * checksum does. It guards against accidents, not against somebody who computes it anew.
 */
public final class Checksum {

    private final CRC32C crc = new CRC32C();
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 9);

    private Checksum() {}

    /**
     * The checksum of some parts, in this order.
     *
     * @param parts numbers, booleans, strings, enums, days, records and arrays of these, and null; of others, which have a checksum of
     *     their own, only that they are there
     */
    public static long of(Object... parts) {
        var sum = new Checksum();
        for (Object part : parts) {
            sum.add(part);
        }
        sum.flush();
        return sum.crc.getValue();
    }

    /** Checks that the parts that were read are those that were written. */
    public static void require(long checksum, Object... parts) throws InvalidObjectException {
        long found = of(parts);
        if (checksum != found) {
            throw new InvalidObjectException("checksum must be that of the columns, " + found + ", got checksum="
                    + checksum + ": the stream is damaged");
        }
    }

    private void add(Object part) {
        if (part == null) {
            add(-1L);
        } else if (part instanceof long[] values) {
            add((long) values.length);
            for (long value : values) {
                add(value);
            }
        } else if (part instanceof int[] values) {
            add((long) values.length);
            for (int value : values) {
                room(Integer.BYTES).putInt(value);
            }
        } else if (part instanceof double[] values) {
            add((long) values.length);
            for (double value : values) {
                add(Double.doubleToLongBits(value));
            }
        } else if (part instanceof byte[] values) {
            add((long) values.length);
            for (byte value : values) {
                room(1).put(value);
            }
        } else if (part instanceof boolean[] values) {
            add((long) values.length);
            for (boolean value : values) {
                room(1).put((byte) (value ? 1 : 0));
            }
        } else if (part instanceof Object[] values) {
            add((long) values.length);
            for (Object value : values) {
                add(value);
            }
        } else {
            addScalar(part);
        }
    }

    private void addScalar(Object part) {
        if (part instanceof Long || part instanceof Integer || part instanceof Byte) {
            add(((Number) part).longValue());
        } else if (part instanceof Double value) {
            add(Double.doubleToLongBits(value));
        } else if (part instanceof Boolean value) {
            add(value ? 1L : 0L);
        } else if (part instanceof Enum<?> constant) {
            addScalar(constant.getDeclaringClass().getName());
            addScalar(constant.name());
        } else if (part instanceof String text) {
            add((long) text.length());
            for (int i = 0; i < text.length(); i++) {
                room(Character.BYTES).putChar(text.charAt(i));
            }
        } else if (part instanceof LocalDate day) {
            add(day.toEpochDay());
        } else if (part instanceof Record record) {
            addRecord(record);
        } else {
            addScalar(part.getClass().getName());
        }
    }

    /** With its class: some differ in nothing else. */
    private void addRecord(Record record) {
        addScalar(record.getClass().getName());
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true); // of a record that is not public
            try {
                add(accessor.invoke(record));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a component of " + record.getClass() + " cannot be read", e);
            }
        }
    }

    private void add(long value) {
        room(Long.BYTES).putLong(value);
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            flush();
        }
        return buffer;
    }

    private void flush() {
        crc.update(buffer.flip());
        buffer.clear();
    }
}
