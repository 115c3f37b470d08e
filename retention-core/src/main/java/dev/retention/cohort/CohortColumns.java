package dev.retention.cohort;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checksum;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;

/** Which ages a table shows, each in a column of its own or several in one. */
public final class CohortColumns implements Serializable {

    private static final long serialVersionUID = 1;

    /** How it works. */
    private final ColumnRule rule;

    private CohortColumns(ColumnRule rule) {
        this.rule = rule;
    }

    ColumnRule rule() {
        return rule;
    }

    /** {@return a column for each age that the oldest member has reached} The default. */
    public static CohortColumns all() {
        return new CohortColumns(new ColumnRule.Ages(Integer.MAX_VALUE));
    }

    /**
     * {@return a column for each of the first ages: 0 to count − 1}
     *
     * @param count how many, more than 0
     */
    public static CohortColumns first(int count) {
        return new CohortColumns(new ColumnRule.Ages(count));
    }

    /**
     * {@return a column for age 0, the entry, followed by brackets of several ages}
     *
     * <p>Sizes 1, 3, 5 make the columns 0, 1, 2–4 and 5–9. A bracket is one window: a member returns in it once, and it is
     * observed when its last age is over.
     *
     * @param sizes how many ages are in each bracket, more than 0; at least one bracket
     */
    public static CohortColumns brackets(int... sizes) {
        return new CohortColumns(ColumnRule.Brackets.ofSizes(sizes));
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof CohortColumns other && rule.equals(other.rule);
    }

    @Override
    public int hashCode() {
        return rule.hashCode();
    }

    @Override
    public String toString() {
        return rule.toString();
    }

    private Object writeReplace() {
        return new SerialForm(rule);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("columns are read through their serial form");
    }

    private record SerialForm(ColumnRule rule, long checksum) implements Serializable {

        SerialForm(ColumnRule rule) {
            this(rule, Checksum.of(rule));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, rule);
            return new CohortColumns(requireNonNull(rule, "rule"));
        }
    }
}
