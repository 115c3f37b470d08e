package dev.retention.cohort;

import dev.retention.internal.Checks;
import java.io.Serializable;

/** Which ages a table shows, each in a column of its own or several in one. */
public sealed interface CohortColumns extends Serializable permits CohortColumns.Ages, AgeBrackets {

    /** {@return a column for each age that the oldest member has reached} The default. */
    static CohortColumns all() {
        return new Ages(Integer.MAX_VALUE);
    }

    /**
     * {@return a column for each of the first ages: 0 to count − 1}
     *
     * @param count how many, more than 0
     */
    static CohortColumns first(int count) {
        return new Ages(count);
    }

    /**
     * {@return a column for age 0, the entry, followed by brackets of several ages}
     *
     * <p>Sizes 1, 3, 5 make the columns 0, 1, 2–4 and 5–9. A bracket is one window: a member returns in it once, and it is
     * observed when its last age is over.
     *
     * @param sizes how many ages are in each bracket, more than 0; at least one bracket
     */
    static CohortColumns brackets(int... sizes) {
        return AgeBrackets.ofSizes(sizes);
    }

    /** {@return how many columns there are at most} */
    int count();

    /**
     * {@return the column of an age, {@link #count} if it is beyond the last one}
     *
     * @param age at least 0
     */
    int columnOf(long age);

    /**
     * {@return the last age in a column}
     *
     * @param column in [0, count)
     */
    long lastAge(int column);

    /**
     * {@return the heading of a column, such as "3" or "2-4"}
     *
     * @param column in [0, count)
     */
    String label(int column);

    /**
     * A column for each of the first ages.
     *
     * @param count how many
     */
    record Ages(int count) implements CohortColumns {
        /**
         * Checks that {@code count > 0}.
         *
         * @throws IllegalArgumentException if it is not so
         */
        public Ages {
            Checks.positive(count, "count");
        }

        @Override
        public int columnOf(long age) {
            return (int) Math.min(age, count);
        }

        @Override
        public long lastAge(int column) {
            return column;
        }

        @Override
        public String label(int column) {
            return Integer.toString(column);
        }
    }
}
