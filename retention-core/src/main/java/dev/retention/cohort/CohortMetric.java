package dev.retention.cohort;

import dev.retention.internal.text.TextTable;

/** Which number of a cell is printed. */
public enum CohortMetric {
    /** Those who returned, in percent of the members. */
    RETENTION {
        @Override
        String text(CellContent content) {
            return TextTable.percent(content.retention().rate(), 1);
        }
    },

    /** How many returned. */
    CUSTOMERS {
        @Override
        String text(CellContent content) {
            return Long.toString(content.returned());
        }
    },

    /** The members' activities in the window. */
    ACTIVITIES {
        @Override
        String text(CellContent content) {
            return Long.toString(content.activities());
        }
    },

    /** Net revenue in the window, in minor units. */
    REVENUE_MINOR {
        @Override
        String text(CellContent content) {
            return Long.toString(content.revenueMinor());
        }
    },

    /** Net revenue in the window for each member, in minor units. */
    REVENUE_PER_MEMBER_MINOR {
        @Override
        String text(CellContent content) {
            return TextTable.fixed(content.revenuePerMemberMinor(), 0);
        }
    },

    /** Net revenue from entry to the end of the window for each member, in minor units. */
    CUMULATIVE_REVENUE_PER_MEMBER_MINOR {
        @Override
        String text(CellContent content) {
            return TextTable.fixed(content.cumulativeRevenuePerMemberMinor(), 0);
        }
    };

    abstract String text(CellContent content);
}
