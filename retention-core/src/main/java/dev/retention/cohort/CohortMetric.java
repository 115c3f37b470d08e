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
    REVENUE_MINOR("net revenue, in minor units") {
        @Override
        String text(CellContent content) {
            return Long.toString(content.revenueMinor());
        }
    },

    /** Net revenue in the window for each member, in minor units. */
    REVENUE_PER_MEMBER_MINOR("net revenue for each member, in minor units") {
        @Override
        String text(CellContent content) {
            return TextTable.fixed(content.revenuePerMemberMinor(), 0);
        }
    },

    /** Net revenue from entry to the end of the window for each member, in minor units. */
    CUMULATIVE_REVENUE_PER_MEMBER_MINOR("net revenue for each member, from entry on, in minor units") {
        @Override
        String text(CellContent content) {
            return TextTable.fixed(content.cumulativeRevenuePerMemberMinor(), 0);
        }
    };

    private final String note;

    CohortMetric() {
        this("");
    }

    CohortMetric(String note) {
        this.note = note;
    }

    /** What is said below a table of money; else empty. */
    String note() {
        return note;
    }

    abstract String text(CellContent content);
}
