package dev.retention.cohort;

import dev.retention.internal.Exact;
import dev.retention.internal.ExactSums;

/**
 * Sums the histories of members into the contents of a row.
 *
 * <p>What a member adds to every column up to some last one is noted once, at that one, and spread when the sums are taken: a
 * member costs as much time as they have columns with activity, however wide the table.
 */
final class CellSumsAccumulator {

    private final long[] activities;
    private final ExactSums revenueMinor;
    /** Members whose last column it is, those of them who returned in it, and what they spent since their entry. */
    private final int[] ended;

    private final int[] returnedAtEnd;
    private final ExactSums revenueOfEnded;
    /** Members who returned in all columns up to this one, and those who returned in it beyond such a run. */
    private final int[] returnedThrough;

    private final int[] returnedAlso;

    CellSumsAccumulator(int columns) {
        activities = new long[columns];
        revenueMinor = new ExactSums(columns);
        ended = new int[columns];
        returnedAtEnd = new int[columns];
        revenueOfEnded = new ExactSums(columns);
        returnedThrough = new int[columns];
        returnedAlso = new int[columns];
    }

    /** Adds a member in the columns up to a last one. */
    void add(MemberHistory member, int last) {
        int through = Math.min(member.returnedThrough(), last);
        boolean returnedInLast = through == last;
        for (int i = 0; i < member.size() && member.column(i) <= last; i++) {
            int column = member.column(i);
            activities[column] = Exact.add(activities[column], member.activities(i), "activities");
            revenueMinor.add(column, member.revenueMinor(), i);
            revenueOfEnded.add(last, member.revenueMinor(), i);
            if (member.returned(i) && column > through) {
                addReturn(column);
                returnedInLast |= column == last;
            }
        }
        addMember(through, last, returnedInLast);
    }

    /** Counts a member up to a last column, and their returns up to another one, −1 for none. */
    void addMember(int through, int last, boolean returnedInLast) {
        ended[last]++;
        if (through >= 0) {
            returnedThrough[through]++;
        }
        returnedAtEnd[last] += returnedInLast ? 1 : 0;
    }

    /** Counts a return in a column after those of {@link #addMember}. */
    void addReturn(int column) {
        returnedAlso[column]++;
    }

    /** The sums up to the last column that a member of a cohort has reached. */
    CellSums toReachedColumns(String cohort) {
        int columns = ended.length;
        while (columns > 0 && ended[columns - 1] == 0) {
            columns--;
        }
        return toSums(columns, cohort);
    }

    /** The sums of the first columns of a cohort. */
    CellSums toSums(int columns, String cohort) {
        long[] members = suffixSums(ended);
        long[] returned = suffixSums(returnedThrough);
        CellContent[] contents = new CellContent[columns];
        var cumulativeRevenueMinor = new ExactSums(columns);
        for (int column = 0; column < columns; column++) {
            returned[column] += returnedAlso[column];
            cumulativeRevenueMinor.add(column, revenueMinor, column);
            long returnedBefore = 0;
            if (column > 0) {
                returnedBefore = returned[column - 1] - returnedAtEnd[column - 1];
                cumulativeRevenueMinor.add(column, cumulativeRevenueMinor, column - 1);
                cumulativeRevenueMinor.subtract(column, revenueOfEnded, column - 1);
            }
            contents[column] = new CellContent(
                    members[column],
                    returned[column],
                    returnedBefore,
                    activities[column],
                    revenueMinor.total(column, CellSums.nameOf("revenueMinor", cohort, column)),
                    cumulativeRevenueMinor.total(column, CellSums.nameOf("cumulativeRevenueMinor", cohort, column)));
        }
        return CellSums.of(contents);
    }

    private static long[] suffixSums(int[] terms) {
        long[] sums = new long[terms.length];
        long sum = 0;
        for (int i = terms.length - 1; i >= 0; i--) {
            sum += terms[i];
            sums[i] = sum;
        }
        return sums;
    }
}
