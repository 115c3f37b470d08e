package dev.retention;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.Buffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.BaseStream;

/**
 * A value as text, bit for bit: two values have one form if a reader could not tell them apart. Sets and maps stand in the order in
 * which they are gone through, as a reader would see it.
 *
 * <p>JDK 19 writes some doubles with fewer digits than JDK 17 did ({@code 2.0E-323} or {@code 1.9762625833649862E-323}). Where a
 * {@code double} is spelled by the JDK, in {@code toString} and in messages, its bits stand in the place of the digits.
 */
final class DigestForm {

    private static final Pattern SPELLED_DOUBLE = Pattern.compile("-?\\d+\\.\\d+(E-?\\d+)?");

    private DigestForm() {}

    static String of(Object value, Consumer<Object> found) {
        var text = new StringBuilder();
        write(value, text, found);
        return text.toString();
    }

    /** @param found is told the values of this library that are in it */
    static void write(Object value, StringBuilder text, Consumer<Object> found) {
        if (value == null
                || value instanceof Number && !(value instanceof Double)
                || value instanceof Boolean
                || value instanceof Character) {
            text.append(value);
        } else if (value instanceof Double number) {
            text.append('x').append(Long.toHexString(Double.doubleToLongBits(number)));
        } else if (value instanceof String string) {
            text.append('"').append(string).append('"');
        } else if (value instanceof Enum<?> constant) {
            text.append(constant.getDeclaringClass().getSimpleName())
                    .append('.')
                    .append(constant.name());
            found.accept(value);
        } else if (value.getClass().isArray()) {
            writeArray(value, text, found);
        } else if (value instanceof Collection<?> collection) {
            writeAll(collection, text, found);
        } else if (value instanceof Map<?, ?> map) {
            writeAll(map.keySet(), text, found);
            writeAll(map.values(), text, found);
        } else if (value instanceof Optional<?> optional) {
            text.append('?');
            write(optional.orElse(null), text, found);
        } else if (value instanceof BaseStream<?, ?> stream) {
            stream.iterator().forEachRemaining(element -> write(element, text.append(','), found));
        } else if (value instanceof Buffer buffer) {
            writeBuffer(buffer, text);
        } else if (isOfThisLibrary(value)) {
            writeState(value, text, found);
            found.accept(value);
        } else if (value instanceof OptionalDouble
                || value instanceof OptionalInt
                || value instanceof OptionalLong
                || value instanceof Comparable<?>) {
            text.append(spelled(value.toString()));
        } else {
            text.append(value.getClass().isSynthetic() || value.getClass().isHidden() ? "code" : "other");
        }
    }

    static boolean isOfThisLibrary(Object value) {
        return value.getClass().getName().startsWith("dev.retention.")
                && !value.getClass().isHidden();
    }

    /** What the JDK spells, with the bits of doubles in place of their digits. */
    static String spelled(String text) {
        return SPELLED_DOUBLE
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        'x' + Long.toHexString(Double.doubleToLongBits(Double.parseDouble(match.group())))));
    }

    private static void writeAll(Collection<?> values, StringBuilder text, Consumer<Object> found) {
        text.append('[');
        values.forEach(element -> write(element, text.append(','), found));
        text.append(']');
    }

    private static void writeArray(Object array, StringBuilder text, Consumer<Object> found) {
        text.append('[');
        for (int i = 0; i < Array.getLength(array); i++) {
            write(Array.get(array, i), text.append(','), found);
        }
        text.append(']');
    }

    private static void writeBuffer(Buffer buffer, StringBuilder text) {
        for (int i = buffer.position(); i < buffer.limit(); i++) {
            text.append(',').append(buffer instanceof LongBuffer longs ? longs.get(i) : ((IntBuffer) buffer).get(i));
        }
    }

    /** The components of a public record; of another class what it is written as where it travels. */
    private static void writeState(Object value, StringBuilder text, Consumer<Object> found) {
        text.append(value.getClass().getName()).append('(');
        if (value instanceof Record && Modifier.isPublic(value.getClass().getModifiers())) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                try {
                    write(component.getAccessor().invoke(value), text.append(','), found);
                } catch (ReflectiveOperationException e) {
                    throw new AssertionError(e);
                }
            }
        } else if (value instanceof Serializable) {
            text.append(HexFormat.of().formatHex(serialForm(value)));
        }
        text.append(')');
    }

    private static byte[] serialForm(Object value) {
        var bytes = new ByteArrayOutputStream();
        try (var objects = new ObjectOutputStream(bytes)) {
            objects.writeObject(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
