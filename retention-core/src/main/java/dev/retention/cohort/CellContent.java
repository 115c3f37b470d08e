package dev.retention.cohort;

import dev.retention.estimate.Proportion;
import dev.retention.internal.Checks;
import java.io.Serializable;

/**
 * What some members of a cohort did in one window of time.
 *
 * <p>Of no members everything is 0, and what is divided by their number is undefined ({@code NaN}).
 *
 * @param members the members who are looked at
 * @param returned how many of them returned, in the sense of the table's {@link CohortReturn}
 * @param returnedBefore how many of them had returned in the column before, 0 in the first column
 * @param activities their activities in the window
 * @param revenueMinor their net revenue in the window, in minor units
 * @param cumulativeRevenueMinor their net revenue from their entry to the end of the window, in minor units
 */
public record CellContent(
        long members,
        long returned,
        long returnedBefore,
        long activities,
        long revenueMinor,
        long cumulativeRevenueMinor)
        implements Serializable {

    /** Of nobody. */
    public static final CellContent EMPTY = new CellContent(0, 0, 0, 0, 0, 0);

    /**
     * Checks that the counts are those of a group.
     *
     * @throws IllegalArgumentException if one is negative, or more returned than there are members
     */
    public CellContent {
        Checks.notNegative(members, "members");
        Checks.notNegative(activities, "activities");
        requireOfMembers(returned, "returned", members);
        requireOfMembers(returnedBefore, "returnedBefore", members);
    }

    private static void requireOfMembers(long count, String name, long members) {
        if (count < 0 || count > members) {
            throw new IllegalArgumentException(
                    name + " must be in [0, members], got " + name + "=" + count + ", members=" + members);
        }
    }

    /** {@return those who returned, of the members} */
    public Proportion retention() {
        return new Proportion(returned, members);
    }

    /** {@return activities of a member on average, {@code NaN} of nobody} */
    public double activitiesPerMember() {
        return (double) activities / members;
    }

    /** {@return net revenue of a member in the window on average, in minor units, {@code NaN} of nobody} */
    public double revenuePerMemberMinor() {
        return (double) revenueMinor / members;
    }

    /** {@return net revenue of a member since entry on average, in minor units, {@code NaN} of nobody} */
    public double cumulativeRevenuePerMemberMinor() {
        return (double) cumulativeRevenueMinor / members;
    }
}
