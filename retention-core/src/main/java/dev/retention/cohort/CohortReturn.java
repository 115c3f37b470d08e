package dev.retention.cohort;

/**
 * When has a member returned in a column? Vendors mean different things, and their numbers differ several-fold.
 *
 * <p>Of one log, the first column is the entry under every rule: it counts every member. Of two logs, it holds those who returned
 * by the second log in their first period: not all who sign up buy. A window with fewer activities than the definition
 * asks for ({@link CohortDefinition#withMinActivities}) counts as one without.
 */
public enum CohortReturn {
    /** In the window itself. The usual triangle; also called <em>N-day</em>, <em>classic</em> or <em>bounded</em> retention. */
    ON_PERIOD {
        @Override
        void mark(MemberHistory member, long minActivities) {
            for (int i = 0; i < member.size(); i++) {
                if (member.activities(i) >= minActivities) {
                    member.markReturned(i);
                }
            }
        }
    },

    /**
     * In the window or at any time after it, up to the as-of day: <em>unbounded</em> or <em>rolling</em> retention. A cell keeps
     * growing after its window is over, since anyone may come back. All this time is one window, in which activities add up
     * to those that make a return; PostHog asks for them within one of its periods.
     */
    ON_OR_AFTER {
        @Override
        void mark(MemberHistory member, long minActivities) {
            long fromHereOn = 0;
            for (int i = member.size() - 1; i >= 0; i--) {
                fromHereOn += member.activities(i);
                if (fromHereOn >= minActivities) {
                    member.markReturnedThrough(member.column(i));
                    return;
                }
            }
        }
    },

    /** In the window and in every one before it: a consecutive streak, which ends with the first window without a return. */
    STREAK {
        @Override
        void mark(MemberHistory member, long minActivities) {
            int through = member.returnedThrough();
            for (int i = 0; i < member.size(); i++) {
                if (member.column(i) == through + 1 && member.activities(i) >= minActivities) {
                    through++;
                }
            }
            member.markReturnedThrough(through);
        }
    };

    /** Marks the columns in which the member has returned. */
    abstract void mark(MemberHistory member, long minActivities);
}
