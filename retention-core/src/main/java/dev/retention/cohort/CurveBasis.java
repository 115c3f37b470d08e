package dev.retention.cohort;

/** Against what a curve counts those who returned. */
public enum CurveBasis {
    /** The members who are observed in the column: how many of them are there still. */
    START {
        @Override
        long base(CellContent content) {
            return content.members();
        }
    },

    /**
     * Those of the same members who had returned in the column before: period over period. Undefined in the first column. Above 1
     * where more came back than had been there, which cannot be under {@link CohortReturn#ON_OR_AFTER} and
     * {@link CohortReturn#STREAK}.
     */
    PREVIOUS {
        @Override
        long base(CellContent content) {
            return content.returnedBefore();
        }
    };

    abstract long base(CellContent content);
}
