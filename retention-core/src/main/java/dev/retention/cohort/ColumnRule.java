package dev.retention.cohort;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;

/** Which column an age is in, for the columns of {@link CohortColumns}. */
sealed interface ColumnRule extends Serializable {

    /** How many columns there are at most. */
    int count();

    /** The column of an age, {@link #count} if it is beyond the last one. */
    int columnOf(long age);

    /** The last age in a column. */
    long lastAge(int column);

    /** The heading of a column, such as "3" or "2-4". */
    String label(int column);

    /**
     * A column for each of the first ages.
     *
     * @param count more than 0
     */
    record Ages(int count) implements ColumnRule {

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

        @Override
        public String toString() {
            return count == Integer.MAX_VALUE ? "Ages[all]" : "Ages[first " + count + "]";
        }
    }

    /** A column for age 0 and one for each of some brackets of ages. */
    final class Brackets implements ColumnRule {

        private static final long serialVersionUID = 1;

        /** The first age after each column. */
        private final long[] endAges;

        private Brackets(long[] endAges) {
            this.endAges = endAges;
        }

        static Brackets ofSizes(int... sizes) {
            requireNonNull(sizes, "sizes");
            if (sizes.length == 0) {
                throw new IllegalArgumentException("sizes must not be empty, got sizes.length=0");
            }
            long[] endAges = new long[sizes.length + 1];
            endAges[0] = 1;
            for (int i = 0; i < sizes.length; i++) {
                if (sizes[i] <= 0) {
                    throw new IllegalArgumentException(
                            "sizes[" + i + "] must be > 0, got sizes[" + i + "]=" + sizes[i]);
                }
                endAges[i + 1] = endAges[i] + sizes[i];
            }
            return new Brackets(endAges);
        }

        @Override
        public int count() {
            return endAges.length;
        }

        @Override
        public int columnOf(long age) {
            int i = Arrays.binarySearch(endAges, age);
            return i >= 0 ? i + 1 : -i - 1;
        }

        @Override
        public long lastAge(int column) {
            return endAges[column] - 1;
        }

        @Override
        public String label(int column) {
            long first = column == 0 ? 0 : endAges[column - 1];
            long last = lastAge(column);
            return first == last ? Long.toString(first) : first + "-" + last;
        }

        @Override
        public boolean equals(Object object) {
            return object instanceof Brackets other && Arrays.equals(endAges, other.endAges);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(endAges);
        }

        @Override
        public String toString() {
            var labels = new StringBuilder();
            for (int column = 0; column < count(); column++) {
                labels.append(column == 0 ? "" : ", ").append(label(column));
            }
            return "Brackets[" + labels + "]";
        }

        private Object writeReplace() {
            int[] sizes = new int[endAges.length - 1];
            for (int i = 0; i < sizes.length; i++) {
                sizes[i] = (int) (endAges[i + 1] - endAges[i]);
            }
            return new SerialForm(sizes);
        }

        private void readObject(ObjectInputStream in) throws InvalidObjectException {
            throw new InvalidObjectException("brackets are read through their serial form");
        }

        private record SerialForm(int[] sizes, long checksum) implements Serializable {

            SerialForm(int[] sizes) {
                this(sizes, Checksum.of(sizes));
            }

            private Object readResolve() throws InvalidObjectException {
                Checksum.require(checksum, sizes);
                return ofSizes(sizes);
            }
        }
    }
}
