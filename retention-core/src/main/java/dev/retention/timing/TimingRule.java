package dev.retention.timing;

import dev.retention.history.BuyerHistories;

/**
 * Rules of thumb for the day of the next purchase, to compare a model with: each names one time after the last purchase, and nothing
 * of how sure it is.
 */
public enum TimingRule {

    /**
     * 365 days divided by how often the customer buys in a year: {@code age / (repeats + 1)}, so that a customer who bought once is due
     * after as long as they have been known.
     */
    YEAR_BY_FREQUENCY {
        @Override
        double gap(BuyerHistories buyers, int i, double meanGap) {
            return buyers.age(i) / (buyers.repeats(i) + 1.0);
        }
    },

    /** The customer's own mean gap; of a customer who bought once, the mean gap of all who bought again. */
    OWN_MEAN_GAP {
        @Override
        double gap(BuyerHistories buyers, int i, double meanGap) {
            return buyers.repeats(i) > 0 ? buyers.lastAge(i) / buyers.repeats(i) : meanGap;
        }
    };

    abstract double gap(BuyerHistories buyers, int index, double meanGap);

    /** When each buyer is due, from the end of the observation on; at once where the day has passed. */
    double[] due(BuyerHistories buyers) {
        double[] due = new double[buyers.size()];
        double meanGap = meanGap(buyers);
        for (int i = 0; i < due.length; i++) {
            double silence = buyers.age(i) - buyers.lastAge(i);
            due[i] = Math.max(0, gap(buyers, i, meanGap) - silence);
        }
        return due;
    }

    private static double meanGap(BuyerHistories buyers) {
        double time = 0;
        long gaps = 0;
        for (int i = 0; i < buyers.size(); i++) {
            time += buyers.lastAge(i);
            gaps += buyers.repeats(i);
        }
        return gaps == 0 ? Double.POSITIVE_INFINITY : time / gaps;
    }
}
