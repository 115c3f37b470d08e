package dev.retention.lifecycle;

import static java.util.Objects.requireNonNull;

import dev.retention.history.BuyerHistories;
import dev.retention.internal.Checksum;
import dev.retention.lifetime.RepurchaseTiming;
import dev.retention.period.TimeUnit;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;

/**
 * How a silence is measured: in days, the same for all, or by the customer's own rhythm.
 *
 * <pre>
 * days              = days since the last purchase
 * lateness          = P(somebody like them, had they not left, would have bought by now)       in [0, 1]
 * probabilityGone   = 1 - P(active)                                                           in [0, 1]
 * </pre>
 *
 * <p>Thirty days are nothing for a customer who buys twice a year, and long for one who buys every week. The two measures by rhythm
 * are those of {@link RepurchaseTiming}; they grow with each silent day.
 */
public final class Silence implements Serializable {

    private static final long serialVersionUID = 1;

    private static final Silence DAYS = new Silence(Kind.DAYS, null);

    private enum Kind {
        DAYS,
        LATENESS,
        PROBABILITY_GONE
    }

    /** What is measured. */
    private final Kind kind;
    /** In days; null where the kind needs none. */
    private final RepurchaseTiming timing;

    private Silence(Kind kind, RepurchaseTiming timing) {
        this.kind = kind;
        this.timing = timing;
    }

    /** {@return days since the last purchase} */
    public static Silence days() {
        return DAYS;
    }

    /**
     * {@return how surely the customer is overdue}
     *
     * @param timing when customers buy next, in any unit
     */
    public static Silence lateness(RepurchaseTiming timing) {
        return new Silence(Kind.LATENESS, requireNonNull(timing, "timing").inUnit(TimeUnit.DAY));
    }

    /**
     * {@return how likely the customer is to have left}
     *
     * @param timing when customers buy next, in any unit
     */
    public static Silence probabilityGone(RepurchaseTiming timing) {
        return new Silence(
                Kind.PROBABILITY_GONE, requireNonNull(timing, "timing").inUnit(TimeUnit.DAY));
    }

    /** The silence of each buyer, in days given; equal histories share the work. */
    double[] measure(BuyerHistories buyers) {
        double[] silences;
        switch (kind) {
            case LATENESS -> silences = timing.lateness(buyers);
            case PROBABILITY_GONE -> {
                silences = timing.probabilityActive(buyers);
                Arrays.setAll(silences, i -> 1 - silences[i]);
            }
            default -> {
                silences = new double[buyers.size()];
                Arrays.setAll(silences, i -> buyers.age(i) - buyers.lastAge(i));
            }
        }
        return silences;
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof Silence other && kind == other.kind && Objects.equals(timing, other.timing);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind.ordinal(), timing);
    }

    @Override
    public String toString() {
        return switch (kind) {
            case DAYS -> "days since the last purchase";
            case LATENESS -> "lateness by " + timing;
            case PROBABILITY_GONE -> "probability to have left by " + timing;
        };
    }

    private Object writeReplace() {
        return new SerialForm(kind.name(), timing);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("proxy required");
    }

    /** The name of the kind and the model. */
    private record SerialForm(String kind, RepurchaseTiming timing, long checksum) implements Serializable {

        SerialForm(String kind, RepurchaseTiming timing) {
            this(kind, timing, Checksum.of(kind, timing));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, kind, timing);
            return switch (Kind.valueOf(kind)) {
                case DAYS -> days();
                case LATENESS -> lateness(timing);
                case PROBABILITY_GONE -> probabilityGone(timing);
            };
        }
    }
}
