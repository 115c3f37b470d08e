package dev.retention;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;

/**
 * Reads a serial form that somebody made who knows how: other columns than the library writes, with the checksum that belongs to them. A
 * damaged stream fails at its checksum; the checks behind it are for this one.
 */
public final class ForgedForm {

    private ForgedForm() {}

    /**
     * {@return what a stream of these columns would be read as}
     *
     * @param type the type whose serial form it is
     * @param columns the columns of the serial form, without its checksum
     */
    public static Object read(Class<?> type, Object... columns) throws ReflectiveOperationException {
        Class<?> form = Arrays.stream(type.getDeclaredClasses())
                .filter(nested -> nested.getSimpleName().equals("SerialForm"))
                .findAny()
                .orElseThrow();
        Constructor<?> withChecksum = Arrays.stream(form.getDeclaredConstructors())
                .filter(constructor -> constructor.getParameterCount() == columns.length)
                .findAny()
                .orElseThrow();
        Method read = form.getDeclaredMethod("readResolve");
        withChecksum.setAccessible(true);
        read.setAccessible(true);
        return read.invoke(withChecksum.newInstance(columns));
    }

    /** {@return the message with which reading fails} */
    public static String failure(Class<?> type, Object... columns) throws ReflectiveOperationException {
        try {
            return "no failure, but " + read(type, columns);
        } catch (InvocationTargetException e) {
            return e.getCause().getMessage();
        }
    }
}
