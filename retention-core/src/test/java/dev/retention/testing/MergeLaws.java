package dev.retention.testing;

import java.util.function.BinaryOperator;

/** The laws of merging. Each throws an {@link AssertionError} that shows both sides if it does not hold. */
public final class MergeLaws {

    private MergeLaws() {}

    /**
     * {@code a + empty = empty + a = a}.
     *
     * @param a a value
     * @param empty the identity
     * @param plus how two values merge
     * @param <T> the type of the values
     */
    public static <T> void emptyChangesNothing(T a, T empty, BinaryOperator<T> plus) {
        Claims.same("a + empty", plus.apply(a, empty), "a", a);
        Claims.same("empty + a", plus.apply(empty, a), "a", a);
    }

    /**
     * {@code (a + b) + c = a + (b + c)}.
     *
     * @param a a value
     * @param b another
     * @param c a third
     * @param plus how two values merge
     * @param <T> the type of the values
     */
    public static <T> void groupingDoesNotMatter(T a, T b, T c, BinaryOperator<T> plus) {
        Claims.same("(a + b) + c", plus.apply(plus.apply(a, b), c), "a + (b + c)", plus.apply(a, plus.apply(b, c)));
    }

    /**
     * {@code a + b = b + a}.
     *
     * @param a a value
     * @param b another
     * @param plus how two values merge
     * @param <T> the type of the values
     */
    public static <T> void orderDoesNotMatter(T a, T b, BinaryOperator<T> plus) {
        Claims.same("a + b", plus.apply(a, b), "b + a", plus.apply(b, a));
    }
}
