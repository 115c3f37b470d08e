package dev.retention.experiment;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.internal.math.GaussLegendre;
import dev.retention.internal.math.Normal;
import dev.retention.internal.math.Root;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;

/**
 * When a running test is looked at, each look with the chance to stop: how often it gives a false alarm, and which limits it needs.
 *
 * <pre>
 * false alarms = P(|z| &gt; limit at one look or another), if there is no difference
 * </pre>
 *
 * <p>A plain 95 % test that is looked at 5, 10 or 20 times and stopped at the first good news gives 14, 19 and 25 % false alarms. Two ways
 * out: limits that are fixed for a plan of looks, here; or an interval that holds at every look, {@link AlwaysValid}.
 *
 * <p>The looks are told by the share of all customers that have been seen by then. The test's {@code z} must be that of all customers so far.
 *
 * <p>Computed by the recursion of Armitage, McPherson and Rowe (1969), with Gauss's rule between the limits: about 1e-12 absolute. Time:
 * with the square of the looks, some milliseconds for 20.
 *
 * <pre>{@code
 * LookPlan weekly = LookPlan.evenly(5);
 * weekly.falseAlarms(0.95);                            // 0.142
 * weekly.limits(LookPlan.Boundary.POCOCK, 0.95);       // 2.413 at each look instead of 1.960
 * }</pre>
 */
public final class LookPlan implements Serializable {

    private static final long serialVersionUID = 1L;

    /** How the limits for {@code |z|} change from look to look, so that all looks together give no more false alarms than one test. */
    public enum Boundary {
        /** The same limit at each look; Pocock (1977). */
        POCOCK {
            @Override
            double shape(double share) {
                return 1;
            }
        },
        /**
         * {@code 1 / sqrt(share)}: hard to pass early, at the end nearly that of a single test; O'Brien and Fleming (1979).
         */
        OBRIEN_FLEMING {
            @Override
            double shape(double share) {
                return 1 / Math.sqrt(share);
            }
        };

        abstract double shape(double share);
    }

    private static final int MOST_LOOKS = 365;
    private static final int POINTS = 32;

    /** A panel of {@link #POINTS} points takes so many standard deviations of a step. */
    private static final double PANEL = 8;

    private final double[] shares;

    private LookPlan(double[] shares) {
        this.shares = shares;
    }

    /**
     * {@return so many looks with equally many customers between}
     *
     * @param looks how many, 1 to 365
     */
    public static LookPlan evenly(int looks) {
        Checks.inRange(looks, 1, MOST_LOOKS, "looks");
        double[] shares = new double[looks];
        Arrays.setAll(shares, i -> (i + 1.0) / looks);
        return new LookPlan(shares);
    }

    /**
     * {@return looks when these shares of all customers have been seen}
     *
     * @param shares increasing, above 0, the last one 1; 1 to 365 of them
     * @throws IllegalArgumentException if they are not
     */
    public static LookPlan of(double... shares) {
        double[] copy = requireNonNull(shares, "shares").clone();
        Checks.inRange(copy.length, 1, MOST_LOOKS, "shares.length");
        double previous = 0;
        for (int i = 0; i < copy.length; i++) {
            if (!(copy[i] > previous && copy[i] <= 1)) {
                throw new IllegalArgumentException(
                        "shares[" + i + "] must be in (" + previous + ", 1], got shares[" + i + "]=" + copy[i]);
            }
            previous = copy[i];
        }
        if (previous != 1) {
            throw new IllegalArgumentException("shares must end with 1, got last=" + previous);
        }
        return new LookPlan(copy);
    }

    /** {@return how many looks} */
    public int looks() {
        return shares.length;
    }

    /** {@return the share of all customers seen at each look; a copy} */
    public double[] shares() {
        return shares.clone();
    }

    /**
     * {@return how often a plain test gives a false alarm at one of the looks}
     *
     * @param confidence of the two-sided test at each look, in (0, 1): 0.95, say
     */
    public double falseAlarms(double confidence) {
        Checks.inOpenUnitInterval(confidence, "confidence");
        return falseAlarms(Boundary.POCOCK, DifferenceMethod.z(confidence));
    }

    /**
     * {@return the limits for {@code |z|} at the looks, so that all together give a false alarm with {@code 1 - confidence}}
     *
     * @param boundary how the limits change
     * @param confidence of all looks together, in (0, 1): 0.95, say
     */
    public double[] limits(Boundary boundary, double confidence) {
        requireNonNull(boundary, "boundary");
        Checks.inOpenUnitInterval(confidence, "confidence");
        double single = DifferenceMethod.z(confidence);
        double scale = shares.length == 1
                ? single
                : Root.above(c -> falseAlarms(boundary, c) - (1 - confidence), single, 0.25);
        return Arrays.stream(shares).map(share -> scale * boundary.shape(share)).toArray();
    }

    private double falseAlarms(Boundary boundary, double scale) {
        double[] at = {0};
        double[] weight = {1};
        double seen = 0;
        double alarms = 0;
        for (int look = 0; look < shares.length; look++) {
            double step = Math.sqrt(shares[look] - seen);
            double limit = scale * boundary.shape(shares[look]) * Math.sqrt(shares[look]);
            for (int i = 0; i < at.length; i++) {
                alarms += weight[i] * (Normal.sf((limit - at[i]) / step) + Normal.sf((limit + at[i]) / step));
            }
            if (look + 1 < shares.length) {
                double next = Math.sqrt(shares[look + 1] - shares[look]);
                double[][] rule = rule(limit, Math.min(step, next));
                weight = stepped(at, weight, rule, step);
                at = rule[0];
            }
            seen = shares[look];
        }
        return alarms;
    }

    /** The density after a step, at the points of a rule, times its weights. */
    private static double[] stepped(double[] at, double[] weight, double[][] rule, double step) {
        double[] stepped = new double[rule[0].length];
        for (int j = 0; j < stepped.length; j++) {
            double density = 0;
            for (int i = 0; i < at.length; i++) {
                density += weight[i] * Normal.density((rule[0][j] - at[i]) / step);
            }
            stepped[j] = density / step * rule[1][j];
        }
        return stepped;
    }

    /** Points and weights from {@code -limit} to {@code limit}. */
    private static double[][] rule(double limit, double step) {
        int panels = (int) Math.max(1, Math.ceil(2 * limit / (PANEL * step)));
        GaussLegendre gauss = GaussLegendre.of(POINTS);
        double[][] rule = new double[2][panels * POINTS];
        double width = 2 * limit / panels;
        for (int panel = 0; panel < panels; panel++) {
            for (int i = 0; i < POINTS; i++) {
                rule[0][panel * POINTS + i] = -limit + (panel + gauss.point(i)) * width;
                rule[1][panel * POINTS + i] = gauss.weight(i) * width;
            }
        }
        return rule;
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof LookPlan other && Arrays.equals(shares, other.shares);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(shares);
    }

    @Override
    public String toString() {
        return "LookPlan" + Arrays.toString(shares);
    }

    private Object writeReplace() {
        return new SerialForm(shares);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("proxy required");
    }

    private record SerialForm(double[] shares, long checksum) implements Serializable {

        SerialForm(double[] shares) {
            this(shares, Checksum.of(shares));
        }

        Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, shares);
            return of(shares);
        }
    }
}
