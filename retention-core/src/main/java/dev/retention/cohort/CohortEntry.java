package dev.retention.cohort;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checksum;
import dev.retention.period.DayRange;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.LocalDate;

/**
 * How customers enter cohorts: on which day they become members, and of which cohort.
 *
 * <p>Only days with activity count; a day of returns alone ({@link dev.retention.activity.RefundPolicy#NET}) admits nobody.
 *
 * <p>A log that starts late, after the business did, moves old customers into its first cohorts, where they pose as new and
 * look more loyal than new ones are. {@link #firstEver} cannot notice; {@link #firstEverSince} leaves out a burn-in, for which {@link
 * dev.retention.activity.LogStart} tells whether it is needed; {@link #firstIn} tells how many members are known to be old, and whether
 * it could know at all.
 */
public final class CohortEntry implements Serializable {

    private static final long serialVersionUID = 1;

    /** How it works. */
    private final EntryRule rule;

    private CohortEntry(EntryRule rule) {
        this.rule = rule;
    }

    EntryRule rule() {
        return rule;
    }

    /** {@return the first activity ever: each customer is in one cohort, that of the period in which it falls} The default. */
    public static CohortEntry firstEver() {
        return new CohortEntry(new EntryRule.FirstEver());
    }

    /**
     * {@return the first activity ever, of those customers only for whom it is on a day or later: the others are in no cohort}
     *
     * <p>So the first weeks of a log, a burn-in in which old customers look new, make no cohort: {@code
     * firstEverSince(LogStart.of(log, 90).endOfBurnIn())}.
     *
     * @param day the first day on which a customer first seen counts as new
     */
    public static CohortEntry firstEverSince(LocalDate day) {
        return new CohortEntry(new EntryRule.FirstEverSince(day));
    }

    /**
     * {@return the first activity within a range of days, whatever came before it}
     *
     * <p>{@link CohortRow#knownBefore} counts the members who were active before the range, and who are therefore not new;
     * {@link CohortTable#startsLate} tells if the log holds nothing from before it, so that this count says nothing.
     *
     * @param days the range, which is not empty
     * @throws IllegalArgumentException if the range is empty
     */
    public static CohortEntry firstIn(DayRange days) {
        return new CohortEntry(new EntryRule.FirstIn(days));
    }

    /** {@return every period with activity: a customer enters the cohort of each, anew} Also called <em>recurring</em>. */
    public static CohortEntry everyPeriod() {
        return new CohortEntry(new EntryRule.EveryPeriod());
    }

    /**
     * {@return cohorts that the caller assigns: channel, first product, plan; a member's time runs from their first activity}
     *
     * <p>Members of one cohort begin on different days, so that each is judged by their own entry: see
     * {@link CohortCell#observed}. The table keeps the names of the cohorts, not the assignment.
     *
     * @param assignment the cohort of each customer of the log
     */
    public static CohortEntry assigned(CohortAssignment assignment) {
        return new CohortEntry(new EntryRule.Given(assignment));
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof CohortEntry other && rule.equals(other.rule);
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
        throw new InvalidObjectException("an entry is read through its serial form");
    }

    private record SerialForm(EntryRule rule, long checksum) implements Serializable {

        SerialForm(EntryRule rule) {
            this(rule, Checksum.of(rule));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, rule);
            return new CohortEntry(requireNonNull(rule, "rule"));
        }
    }
}
