package dev.retention.rfm;

import java.io.Serializable;
import java.util.Arrays;

/** The columns that a summary needs besides where frequency counts days: how many there are, and how long ago the first. */
final class PurchaseDays implements Serializable {

    private static final long serialVersionUID = 1;

    private final int[] counts;
    /** Days from the first purchase to the as-of day, so at least the recency; 0 where there is no purchase. */
    private final int[] agesDays;

    PurchaseDays(int[] counts, int[] agesDays) {
        this.counts = counts;
        this.agesDays = agesDays;
    }

    int[] counts() {
        return counts;
    }

    int ageDays(int index) {
        return agesDays[index];
    }

    boolean sameAs(PurchaseDays other) {
        return Arrays.equals(counts, other.counts) && Arrays.equals(agesDays, other.agesDays);
    }
}
