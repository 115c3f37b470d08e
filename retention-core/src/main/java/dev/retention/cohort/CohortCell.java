package dev.retention.cohort;

import dev.retention.estimate.Proportion;
import java.io.Serializable;
import java.util.Objects;

/**
 * One cohort in one column: what is final, and what is known so far.
 *
 * <p>{@link #observed} looks only at the members whose window is over, each judged by their own entry; its rates are safe to
 * compare. {@link #soFar} looks at all whose window has begun; its counts can still grow, so that its retention is a lower
 * bound. The two are the same in a cell that is {@link CellState#OBSERVED}.
 *
 * @param state whether the window is over
 * @param observed of the members whose window is over
 * @param soFar of the members whose window has begun
 */
public record CohortCell(CellState state, CellContent observed, CellContent soFar) implements Serializable {

    /**
     * Checks that nothing is null.
     *
     * @throws NullPointerException if something is
     */
    public CohortCell {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(observed, "observed");
        Objects.requireNonNull(soFar, "soFar");
    }

    /** {@return a hash code that is the same in every JVM: an engine may group by it} */
    @Override
    public int hashCode() {
        return Objects.hash(state.ordinal(), observed, soFar);
    }

    /** {@return who returned, of the members whose window is over; undefined if there are none} */
    public Proportion retention() {
        return observed.retention();
    }
}
