package dev.retention.internal.rows;

import java.util.function.IntToLongFunction;

/** Goes through two columns of ascending keys side by side. */
public final class SortedMerge {

    /** There is no element with the key in this column. */
    public static final int NONE = -1;

    private SortedMerge() {}

    /** Is told of each key, in ascending order. */
    public interface Visitor {

        /**
         * Takes the next key.
         *
         * @param a the position of its element in the first column, {@link #NONE} if there is none
         * @param b the position of its element in the second column, {@link #NONE} if there is none
         */
        void take(int a, int b);
    }

    /** Merges whole columns. */
    public static void of(int sizeA, IntToLongFunction keyA, int sizeB, IntToLongFunction keyB, Visitor visitor) {
        of(0, sizeA, keyA, 0, sizeB, keyB, visitor);
    }

    /** Merges the elements [fromA, toA) of one column with [fromB, toB) of another. Keys ascend strictly in each. */
    public static void of(
            int fromA, int toA, IntToLongFunction keyA, int fromB, int toB, IntToLongFunction keyB, Visitor visitor) {
        int a = fromA;
        int b = fromB;
        while (a < toA || b < toB) {
            int order = a == toA ? 1 : b == toB ? -1 : Long.compare(keyA.applyAsLong(a), keyB.applyAsLong(b));
            visitor.take(order <= 0 ? a++ : NONE, order >= 0 ? b++ : NONE);
        }
    }
}
