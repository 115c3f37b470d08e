package dev.retention.survival;

import static java.util.Objects.requireNonNull;

import dev.retention.estimate.Interval;
import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.internal.math.Normal;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;

/**
 * The cumulative hazard, estimated from durations of which some are cut off: Nelson (1972), Aalen (1978).
 *
 * <pre>
 * H(t)        = sum of events / atRisk           over the times up to t
 * variance(t) = sum of events / atRisk²          Aalen
 * </pre>
 *
 * <p>Its slope is the rate at which those still there leave: straight where that is constant, flattening where it falls with age.
 * After the last duration it is not known: {@code NaN}. Events at one time count together, as if none had come before the other.
 *
 * <pre>{@code
 * NelsonAalen hazard = NelsonAalen.of(table);
 * (hazard.cumulativeHazard(60) - hazard.cumulativeHazard(30)) / 30;      // churn a day in the second month
 * }</pre>
 */
public final class NelsonAalen implements Serializable {

    private static final long serialVersionUID = 1;

    /** The durations. */
    private final SurvivalTable table;

    /** The cumulative hazard from each time of the table on. */
    private final double[] hazard;

    /** Its variance. */
    private final double[] variance;

    private NelsonAalen(SurvivalTable table) {
        this.table = table;
        hazard = new double[table.size()];
        variance = new double[table.size()];
        double sum = 0;
        double sumOfVariances = 0;
        for (int i = 0; i < table.size(); i++) {
            double step = (double) table.events(i) / table.atRisk(i);
            sum += step;
            sumOfVariances += step / table.atRisk(i);
            hazard[i] = sum;
            variance[i] = sumOfVariances;
        }
    }

    /**
     * {@return the cumulative hazard of these durations}
     *
     * @param table the durations
     */
    public static NelsonAalen of(SurvivalTable table) {
        return new NelsonAalen(requireNonNull(table, "table"));
    }

    /** {@return the durations that this is the hazard of} */
    public SurvivalTable table() {
        return table;
    }

    /**
     * {@return the cumulative hazard at {@code time}; {@code NaN} after the last duration}
     *
     * @param time finite and at least 0
     */
    public double cumulativeHazard(double time) {
        return valueAt(time, hazard);
    }

    /**
     * {@return the variance of {@link #cumulativeHazard}; {@code NaN} after the last duration}
     *
     * @param time finite and at least 0
     */
    public double variance(double time) {
        return valueAt(time, variance);
    }

    /**
     * {@return an interval for the cumulative hazard, symmetric on the scale of its logarithm: {@code H exp(±z · error / H)}} Where that is
     * not known, everything from 0; before the first event it has no width.
     *
     * @param time finite and at least 0
     * @param confidence how sure to be, in (0, 1): 0.95, say
     */
    public Interval interval(double time, double confidence) {
        Checks.inOpenUnitInterval(confidence, "confidence");
        double h = cumulativeHazard(time);
        if (!(h > 0)) {
            return new Interval(0, h == 0 ? 0 : Double.POSITIVE_INFINITY);
        }
        double factor = StrictMath.exp(-Normal.quantile(0.5 * (1 - confidence)) * Math.sqrt(variance(time)) / h);
        return new Interval(h / factor, h * factor);
    }

    private double valueAt(double time, double[] values) {
        Checks.notNegative(time, "time");
        if (table.isEmpty() || time > table.time(table.size() - 1)) {
            return Double.NaN;
        }
        int i = table.lastUntil(time);
        return i < 0 ? 0 : values[i];
    }

    /** {@return whether {@code object} is the hazard of an equal table} */
    @Override
    public boolean equals(Object object) {
        return object instanceof NelsonAalen other && table.equals(other.table);
    }

    @Override
    public int hashCode() {
        return table.hashCode();
    }

    /** {@return the durations as {@code NelsonAalen[9 of 21 ended]}} */
    @Override
    public String toString() {
        return "NelsonAalen[" + table.totalEvents() + " of " + table.total() + " ended]";
    }

    private Object writeReplace() {
        return new SerialForm(table);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a hazard is read through its serial form");
    }

    /** The hazard comes of the table again. */
    private record SerialForm(SurvivalTable table, long checksum) implements Serializable {

        SerialForm(SurvivalTable table) {
            this(table, Checksum.of(table));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, table);
            return of(table);
        }
    }
}
