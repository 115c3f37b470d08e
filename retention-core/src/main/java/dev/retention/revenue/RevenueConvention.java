package dev.retention.revenue;

/**
 * What the net figures of a {@link RevenueMovement} set against each other: the gains from customers who were there before,
 * and the losses.
 *
 * <p>On one month of 500 with event-level movements of +200 new, +70 expansion, -40 contraction, -300 churn and +150
 * reactivation, the net retention is 0.46, 0.76 or 0.54. Say which one you print.
 */
public enum RevenueConvention {

    /** Expansion against contraction and churn: those who came back are left out. The usual net revenue retention. */
    STANDARD {
        @Override
        long gains(RevenueMovement movement) {
            return movement.expansionMinor();
        }

        @Override
        long losses(RevenueMovement movement) {
            return movement.contractionMinor() + movement.churnMinor();
        }
    },

    /** Expansion and reactivation against contraction and churn: the net MRR churn of ChartMogul. */
    WITH_REACTIVATION {
        @Override
        long gains(RevenueMovement movement) {
            return movement.expansionMinor() + movement.reactivationMinor();
        }

        @Override
        long losses(RevenueMovement movement) {
            return movement.contractionMinor() + movement.churnMinor();
        }
    },

    /** Expansion against churn alone, as Baremetrics prints its net revenue retention: a downgrade is no loss. */
    WITHOUT_CONTRACTION {
        @Override
        long gains(RevenueMovement movement) {
            return movement.expansionMinor();
        }

        @Override
        long losses(RevenueMovement movement) {
            return movement.churnMinor();
        }
    };

    abstract long gains(RevenueMovement movement);

    abstract long losses(RevenueMovement movement);
}
