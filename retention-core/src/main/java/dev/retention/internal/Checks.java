package dev.retention.internal;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Argument checks with one wording: parameter, rule, value.
 *
 * <p>Checks of doubles are written in the positive form, {@code if (!(x >= 0))}, so that NaN fails them.
 */
public final class Checks {

    private Checks() {}

    public static long notNegative(long value, String name) {
        if (value < 0) {
            throw broken(name, ">= 0", value);
        }
        return value;
    }

    /** Checks an element of an array. */
    public static void notNegative(long value, String array, int index) {
        if (value < 0) {
            throw broken(array + "[" + index + "]", ">= 0", value);
        }
    }

    public static double notNegative(double value, String name) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw broken(name, "finite and >= 0", value);
        }
        return value;
    }

    /** Checks an element of an array. */
    public static void notNegative(double value, String array, int index) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw broken(array + "[" + index + "]", "finite and >= 0", value);
        }
    }

    public static long positive(long value, String name) {
        if (value <= 0) {
            throw broken(name, "> 0", value);
        }
        return value;
    }

    public static int positive(int value, String name) {
        if (value <= 0) {
            throw broken(name, "> 0", value);
        }
        return value;
    }

    /** Accepts the closed range [min, max]. */
    public static int inRange(int value, int min, int max, String name) {
        if (value < min || value > max) {
            throw broken(name, "in [" + min + ", " + max + "]", value);
        }
        return value;
    }

    /** Checks an element of an array. */
    public static void inRange(int value, int min, int max, String array, int index) {
        if (value < min || value > max) {
            throw broken(array + "[" + index + "]", "in [" + min + ", " + max + "]", value);
        }
    }

    /** Accepts a position in [0, size). */
    public static int index(int index, int size, String name) {
        if (index < 0 || index >= size) {
            throw outOfBounds(index, size, name);
        }
        return index;
    }

    /** Accepts a position in [0, size) as an element of an array. */
    public static void index(int index, int size, String array, int i) {
        if (index < 0 || index >= size) {
            throw outOfBounds(index, size, array + "[" + i + "]");
        }
    }

    /** What {@link #index(int, int, String)} throws: for an array that has checked the index itself, where a second check costs time. */
    public static IndexOutOfBoundsException outOfBounds(int index, int size, String name) {
        return new IndexOutOfBoundsException(name + " must be in [0, " + size + "), got " + name + "=" + index);
    }

    /** Accepts a range of positions, [from, to) in [0, size]. */
    public static void range(int from, int to, int size, String fromName, String toName) {
        if (from < 0 || from > to || to > size) {
            throw new IndexOutOfBoundsException(fromName + " and " + toName + " must be a range in [0, " + size
                    + "], got " + fromName + "=" + from + ", " + toName + "=" + to);
        }
    }

    public static double positive(double value, String name) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw broken(name, "finite and > 0", value);
        }
        return value;
    }

    /** A length of time: at least 0 and at most 10¹² days, which no customer lives. */
    public static double time(double length, double unitDays, String name) {
        if (!isTime(length, unitDays)) {
            throw new IllegalArgumentException(name + " must be >= 0 and at most 10^12 days, got " + name + "=" + length
                    + " times " + unitDays + " days");
        }
        return length;
    }

    /** Checks an element of an array. */
    public static void time(double length, double unitDays, String array, int index) {
        if (!isTime(length, unitDays)) {
            time(length, unitDays, array + "[" + index + "]");
        }
    }

    /** With some room for what a change of the unit rounds. */
    private static boolean isTime(double length, double unitDays) {
        return length >= 0 && length * unitDays <= 1.000_000_001e12;
    }

    /** A parameter of how customers buy: in [10⁻⁵⁰, 10⁵⁰], far beyond what any data tell. */
    public static double parameter(double value, String name) {
        return parameter(value, 1e-50, name);
    }

    /** A parameter of how customers leave, which may tend to never: in [10⁻³⁰⁵, 10⁵⁰]. */
    public static double parameterOfLeaving(double value, String name) {
        return parameter(value, 1e-305, name);
    }

    private static double parameter(double value, double least, String name) {
        if (!(value >= least && value <= 1e50)) {
            throw new IllegalArgumentException(name + " must be in [" + least + ", 1.0E50], got " + name + "=" + value);
        }
        return value;
    }

    public static double finite(double value, String name) {
        if (!Double.isFinite(value)) {
            throw broken(name, "finite", value);
        }
        return value;
    }

    /** Accepts the open interval (0, 1): a confidence level, say. */
    public static double inOpenUnitInterval(double value, String name) {
        if (!(value > 0 && value < 1)) {
            throw broken(name, "in (0, 1)", value);
        }
        return value;
    }

    /** Accepts the closed interval [0, 1]: a rate, say. */
    public static double inUnitInterval(double value, String name) {
        if (!(value >= 0 && value <= 1)) {
            throw broken(name, "in [0, 1]", value);
        }
        return value;
    }

    /** A date as the columns count days. */
    public static int epochDay(LocalDate day, String name) {
        long epochDay = requireNonNull(day, name).toEpochDay();
        if (epochDay != (int) epochDay) {
            throw new IllegalArgumentException(name + " must be in [" + LocalDate.ofEpochDay(Integer.MIN_VALUE) + ", "
                    + LocalDate.ofEpochDay(Integer.MAX_VALUE) + "], got " + name + "=" + day);
        }
        return (int) epochDay;
    }

    /** The as-of rule: the last day that is known must not be before the last activity. */
    public static void noActivityAfter(int asOfEpochDay, int lastActivityDay) {
        if (lastActivityDay > asOfEpochDay) {
            throw new IllegalArgumentException("asOf must be >= the last activity day "
                    + LocalDate.ofEpochDay(lastActivityDay) + ", got asOf=" + LocalDate.ofEpochDay(asOfEpochDay)
                    + ": cut the log with upTo(asOf)");
        }
    }

    /** A copy of a list that holds elements of this type only, which a list that was read from a stream need not. */
    public static <E> List<E> copyOf(List<? extends E> list, Class<E> type, String name) {
        var copy = new ArrayList<E>(requireNonNull(list, name).size());
        for (Object element : list) {
            if (element == null) {
                throw new NullPointerException(name + "[" + copy.size() + "]");
            }
            copy.add(type.cast(element));
        }
        return List.copyOf(copy);
    }

    /** A collection without nulls: a set of customers, the keys of a map. */
    public static <C extends Collection<?>> C noNull(C elements, String name) {
        for (Object element : requireNonNull(elements, name)) {
            requireNonNull(element, "an element of " + name);
        }
        return elements;
    }

    public static void sameLength(int length, String name, int otherLength, String otherName) {
        if (length != otherLength) {
            throw new IllegalArgumentException(name + " and " + otherName + " must have the same length, got " + name
                    + ".length=" + length + ", " + otherName + ".length=" + otherLength);
        }
    }

    private static IllegalArgumentException broken(String name, String rule, Object value) {
        return new IllegalArgumentException(name + " must be " + rule + ", got " + name + "=" + value);
    }
}
