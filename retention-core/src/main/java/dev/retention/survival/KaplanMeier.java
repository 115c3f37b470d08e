package dev.retention.survival;

import static java.util.Objects.requireNonNull;

import dev.retention.estimate.Interval;
import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.internal.math.Normal;
import dev.retention.internal.text.TextTable;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;

/**
 * The share that lasts longer than a time, estimated from durations of which some are cut off: Kaplan and Meier (1958).
 *
 * <pre>
 * S(t)       = product of (1 - events / atRisk)                                   over the times up to t
 * error(t)   = S(t) · sqrt(sum of events / (atRisk · (atRisk - events)))          Greenwood (1926)
 * </pre>
 *
 * <p>With late entries (left truncation) those at risk are those who have entered and not gone. Few may be at first: look at
 * {@link SurvivalTable#emptyFrom} before you read the curve.
 *
 * <p>The curve falls at events only and holds its value from there on. After the last duration it stays at 0 if it is there;
 * otherwise it is not known: {@code NaN}. Without censoring it is the plain share, to the last bit.
 *
 * <p>Making it is linear in the distinct times; reading a value takes a binary search, or one scan for a quantile or a mean.
 *
 * <pre>{@code
 * KaplanMeier curve = KaplanMeier.of(table);
 * curve.survival(90);                                          // still customers after 90 days
 * curve.interval(90, IntervalTransform.LOG_LOG, 0.95);
 * curve.median();                                              // by when half are gone
 * curve.restrictedMean(365).mean();                            // days of the first year that one stays
 * }</pre>
 */
public final class KaplanMeier implements Serializable {

    private static final long serialVersionUID = 1;

    /** Nearer than this a plateau is at the level that a quantile asks for. */
    private static final double SAME_LEVEL = 1e-12;

    /** The durations. */
    private final SurvivalTable table;

    /** The curve from each time of the table on. */
    private final double[] survival;

    /** The variance of its logarithm. */
    private final double[] logVariance;

    private KaplanMeier(SurvivalTable table) {
        this.table = table;
        survival = new double[table.size()];
        logVariance = new double[table.size()];
        // Where nobody is cut off or enters the product telescopes to one quotient, which is exact but for its own
        // rounding.
        double before = 1;
        long remainedBefore = table.isEmpty() ? 0 : table.atRisk(0);
        double variance = 0;
        for (int i = 0; i < table.size(); i++) {
            if (i > 0 && table.atRisk(i) != table.atRisk(i - 1) - table.events(i - 1)) {
                before = survival[i - 1];
                remainedBefore = table.atRisk(i);
            }
            long remaining = table.atRisk(i) - table.events(i);
            survival[i] = before * ((double) remaining / remainedBefore);
            variance += (double) table.events(i) / table.atRisk(i) / remaining;
            logVariance[i] = variance;
        }
    }

    /**
     * {@return the curve of these durations}
     *
     * @param table the durations
     */
    public static KaplanMeier of(SurvivalTable table) {
        return new KaplanMeier(requireNonNull(table, "table"));
    }

    /** {@return the durations that this is the curve of} */
    public SurvivalTable table() {
        return table;
    }

    /**
     * {@return the share that lasts longer than {@code time}, in [0, 1]; {@code NaN} if the durations do not reach that far}
     *
     * @param time finite and at least 0
     */
    public double survival(double time) {
        Checks.notNegative(time, "time");
        return isKnownAt(time) ? stepAt(time, survival, 1) : Double.NaN;
    }

    /**
     * {@return {@code 1 - survival(time)}: the share that has churned, bought again, whatever the event is, by {@code time}}
     *
     * @param time finite and at least 0
     */
    public double eventProbability(double time) {
        return 1 - survival(time);
    }

    /**
     * {@return Greenwood's standard error of {@link #survival}; {@code NaN} if that is, or is 0}
     *
     * @param time finite and at least 0
     */
    public double standardError(double time) {
        double s = survival(time);
        return s > 0 ? s * Math.sqrt(stepAt(time, logVariance, 0)) : Double.NaN;
    }

    /**
     * {@return an interval for {@link #survival}, within [0, 1]} Where that is not known, or 0, it is all of [0, 1].
     *
     * @param time finite and at least 0
     * @param transform the scale on which the interval is symmetric; for few durations {@link IntervalTransform#LOG_LOG}
     * @param confidence how sure to be, in (0, 1): 0.95, say
     */
    public Interval interval(double time, IntervalTransform transform, double confidence) {
        double z = zOf(transform, confidence);
        double s = survival(time);
        double error = Math.sqrt(stepAt(time, logVariance, 0));
        return new Interval(lower(s, error, transform, z), upper(s, error, transform, z));
    }

    /**
     * {@return by when a share of the durations has ended: the earliest time with {@code 1 - survival(time) >= probability}}
     *
     * <p>Where the curve is level at just that share, the middle of the level, as the median of 1, 2, 3 and 4 is 2.5; up to the
     * last duration if it does not fall again. {@code NaN} if the curve does not fall that far.
     *
     * @param probability the share, in (0, 1)
     */
    public double quantile(double probability) {
        Checks.inOpenUnitInterval(probability, "probability");
        return timeOfFallTo(1 - probability, survival);
    }

    /**
     * {@return by when half of the durations have ended: {@code quantile(0.5)}} Where the curve is level at a half, it is the middle of
     * that stretch: of durations 1, 2, 4 and 5 it is 3. {@code NaN} if more than half still last.
     */
    public double median() {
        return quantile(0.5);
    }

    /**
     * {@return an interval for {@link #quantile}: from where the lower limit of the curve first falls to that share, to where the upper
     * limit first does} Brookmeyer and Crowley (1982), with the convention of R's {@code quantile.survfit}.
     *
     * <p>The upper end is infinite if the upper limit does not fall so far; if not even the lower one does, the lower end is the last
     * duration. A limit is no falling curve: where few are left it may rise again, and cross that share more than once. The first
     * crossing counts, so the times whose own interval holds the share need not all lie in this one.
     *
     * @param probability the share, in (0, 1)
     * @param transform the scale on which the curve's interval is symmetric
     * @param confidence how sure to be, in (0, 1): 0.95, say
     */
    public Interval quantileInterval(double probability, IntervalTransform transform, double confidence) {
        Checks.inOpenUnitInterval(probability, "probability");
        double z = zOf(transform, confidence);
        double[] lower = new double[survival.length];
        double[] upper = new double[survival.length];
        for (int i = 0; i < survival.length; i++) {
            double error = Math.sqrt(logVariance[i]);
            lower[i] = lower(survival[i], error, transform, z);
            upper[i] = upper(survival[i], error, transform, z);
        }
        double from = timeOfFallTo(1 - probability, lower);
        double to = timeOfFallTo(1 - probability, upper);
        return new Interval(Double.isNaN(from) ? lastTime() : from, Double.isNaN(to) ? Double.POSITIVE_INFINITY : to);
    }

    /**
     * {@return the mean duration within a horizon, the area under the curve up to it}
     *
     * <pre>
     * mean           = area(0, horizon)
     * standard error = sqrt(sum of area(t, horizon)² · events / (atRisk · (atRisk - events)))      over the event times t
     * </pre>
     *
     * <p>This error is the one of the estimate. The spread of the durations themselves, which one well-known library returns, is another
     * thing and does not shrink with their number. {@code NaN} if the durations do not reach the horizon.
     *
     * @param horizon the time up to which durations count, finite and above 0
     */
    public RestrictedMean restrictedMean(double horizon) {
        Checks.positive(horizon, "horizon");
        if (!isKnownAt(horizon)) {
            return new RestrictedMean(horizon, Double.NaN, Double.NaN);
        }
        double area = 0;
        double variance = 0;
        double end = horizon;
        for (int i = table.lastUntil(horizon); i >= 0; i--) {
            area += survival[i] * (end - table.time(i));
            end = table.time(i);
            // No area is left behind a fall to 0, and its term of the sum is 0.
            if (survival[i] > 0) {
                variance += area * area * (logVariance[i] - (i == 0 ? 0 : logVariance[i - 1]));
            }
        }
        return new RestrictedMean(horizon, area + end, Math.sqrt(variance));
    }

    private boolean isKnownAt(double time) {
        return !table.isEmpty() && (time <= lastTime() || survival[survival.length - 1] == 0);
    }

    private double lastTime() {
        return table.isEmpty() ? 0 : table.time(table.size() - 1);
    }

    private double stepAt(double time, double[] values, double start) {
        int i = table.lastUntil(time);
        return i < 0 ? start : values[i];
    }

    private static double zOf(IntervalTransform transform, double confidence) {
        requireNonNull(transform, "transform");
        Checks.inOpenUnitInterval(confidence, "confidence");
        return -Normal.quantile(0.5 * (1 - confidence));
    }

    private static double lower(double s, double error, IntervalTransform transform, double z) {
        return s > 0 ? s == 1 ? 1 : Math.max(0, Math.min(s, transform.end(s, error, -z))) : 0;
    }

    private static double upper(double s, double error, IntervalTransform transform, double z) {
        return s > 0 && s < 1 ? Math.min(1, Math.max(s, transform.end(s, error, z))) : 1;
    }

    private double timeOfFallTo(double level, double[] curve) {
        int first = indexOfFallTo(level + SAME_LEVEL, curve);
        if (first == curve.length) {
            return Double.NaN;
        }
        int next = indexOfFallTo(level - SAME_LEVEL, curve);
        double end = next == curve.length ? lastTime() : table.time(next);
        return table.time(first) + 0.5 * (end - table.time(first));
    }

    private static int indexOfFallTo(double level, double[] curve) {
        int i = 0;
        while (i < curve.length && !(curve[i] <= level)) {
            i++;
        }
        return i;
    }

    /** {@return the curve as lines of text, one for each time with an event} */
    public String toText() {
        var text = TextTable.withHeader("time", "at risk", "events", "survival", "error");
        for (int i = 0; i < table.size(); i++) {
            if (table.events(i) > 0) {
                double time = table.time(i);
                text.row(
                        time == Math.rint(time) ? TextTable.fixed(time, 0) : Double.toString(time),
                        Long.toString(table.atRisk(i)),
                        Long.toString(table.events(i)),
                        TextTable.fixed(survival[i], 4),
                        TextTable.fixed(standardError(time), 4));
            }
        }
        return text.toString();
    }

    /** {@return whether {@code object} is the curve of an equal table} */
    @Override
    public boolean equals(Object object) {
        return object instanceof KaplanMeier other && table.equals(other.table);
    }

    @Override
    public int hashCode() {
        return table.hashCode();
    }

    /** {@return the curve as {@code KaplanMeier[9 of 21 ended, median 23.0]}} */
    @Override
    public String toString() {
        return "KaplanMeier[" + table.totalEvents() + " of " + table.total() + " ended, median " + median() + "]";
    }

    private Object writeReplace() {
        return new SerialForm(table);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a curve is read through its serial form");
    }

    /** The curve comes of the table again. */
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
