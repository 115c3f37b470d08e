package dev.retention.segment;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.internal.rows.IndexGroups;
import dev.retention.internal.text.SafeText;
import dev.retention.rfm.RfmScores;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * Customers in their segments: what {@link SegmentMap#segment(RfmScores)} gives.
 *
 * <p>Who was set aside before scoring is in a segment of its own, so every customer is in exactly one.
 *
 * <pre>{@code
 * Segmentation now = SegmentMap.ELEVEN_SEGMENTS.segment(scores);
 * now.table();                          // customers, orders, revenue, medians
 * now.customersIn("At Risk");           // whom to write to
 * aYearAgo.migrationTo(now);            // who was a champion and is at risk now
 * }</pre>
 */
public final class Segmentation implements Serializable {

    /** The segment of who has not bought. */
    public static final String PROSPECTS = "Prospects";

    /** The segment of who has bought once, where the scoring sets them aside. */
    public static final String ONE_TIME_BUYERS = "One-time buyers";

    static final List<String> ASIDE = List.of(ONE_TIME_BUYERS, PROSPECTS);

    private static final long serialVersionUID = 1;

    /** The customers and their scores. */
    private final RfmScores scores;
    /** The segments of the map, and last those of who is set aside. */
    private final String[] names;
    /** The number of each customer's segment. */
    private final int[] segments;

    private Segmentation(RfmScores scores, String[] names, int[] segments) {
        this.scores = scores;
        this.names = names;
        this.segments = segments;
    }

    static Segmentation of(RfmScores scores, SegmentMap map) {
        var names = new ArrayList<>(map.names());
        int oneTimeBuyers = names.size();
        if (scores.thresholds().oneTimeBuyersAside()) {
            names.add(ONE_TIME_BUYERS);
        }
        int prospects = names.size();
        names.add(PROSPECTS);
        int[] segments = new int[scores.customerCount()];
        for (int i = 0; i < segments.length; i++) {
            segments[i] = scores.isScored(i)
                    ? map.segment(scores.r(i), scores.f(i), scores.m(i))
                    : scores.summary().isBuyer(i) ? oneTimeBuyers : prospects;
        }
        return new Segmentation(scores, names.toArray(String[]::new), segments);
    }

    /** {@return the scores; positions in it are positions here} */
    public RfmScores scores() {
        return scores;
    }

    /** {@return the names of the segments in the order of the map, and last those of who is set aside} */
    public List<String> names() {
        return List.of(names);
    }

    /** {@return how many customers there are} */
    public int customerCount() {
        return segments.length;
    }

    /**
     * {@return the segment of a customer}
     *
     * @param index the position of the customer, in [0, customerCount)
     */
    public String segment(int index) {
        return names[segments[Checks.index(index, segments.length, "index")]];
    }

    /** The number of the segment of a customer, in {@link #names()}. */
    int segmentNumber(int index) {
        return segments[index];
    }

    /**
     * {@return the customers of a segment, ascending}
     *
     * @param segment one of {@link #names()}
     * @throws IllegalArgumentException if it is not
     */
    public long[] customersIn(String segment) {
        int number = Arrays.asList(names).indexOf(requireNonNull(segment, "segment"));
        if (number < 0) {
            throw new IllegalArgumentException(
                    "segment must be one of " + SafeText.of(names()) + ", got segment=" + SafeText.of(segment));
        }
        int[] members = groups().members(number);
        return Arrays.stream(members).mapToLong(scores.summary()::customer).toArray();
    }

    /** The customers of each segment. */
    IndexGroups groups() {
        return new IndexGroups(segments.length, names.length, i -> segments[i]);
    }

    /** {@return what the segments are worth: customers, orders, revenue, medians, shares} */
    public SegmentTable table() {
        return SegmentTable.of(this);
    }

    /**
     * {@return who went from which segment to which}
     *
     * @param later the segments of a later day, or of the same; of the same shop, by any map
     * @throws IllegalArgumentException if it is as of an earlier day
     */
    public SegmentMigration migrationTo(Segmentation later) {
        return SegmentMigration.between(this, requireNonNull(later, "later"));
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof Segmentation other
                && Arrays.equals(names, other.names)
                && Arrays.equals(segments, other.segments)
                && scores.equals(other.scores);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(names), Arrays.hashCode(segments));
    }

    @Override
    public String toString() {
        return "Segmentation[" + customerCount() + " customers, " + names() + "]";
    }

    private Object writeReplace() {
        return new SerialForm(scores, names, segments);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a segmentation is read through its serial form");
    }

    /** The columns of a segmentation. */
    private record SerialForm(RfmScores scores, String[] names, int[] segments, long checksum) implements Serializable {

        SerialForm(RfmScores scores, String[] names, int[] segments) {
            this(scores, names, segments, Checksum.of(scores, names, segments));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, scores, names, segments);
            requireNonNull(scores, "scores");
            requireNonNull(names, "names");
            requireNonNull(segments, "segments");
            if (new HashSet<>(List.of(names)).size() != names.length) {
                throw new IllegalArgumentException("names must differ, got names=" + Arrays.toString(names));
            }
            Checks.sameLength(scores.customerCount(), "scores", segments.length, "segments");
            for (int i = 0; i < segments.length; i++) {
                Checks.inRange(segments[i], 0, names.length - 1, "segments[" + i + "]");
            }
            return new Segmentation(scores, names.clone(), segments.clone());
        }
    }
}
