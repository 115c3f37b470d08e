package dev.retention.rfm;

import dev.retention.internal.Checks;
import java.util.Arrays;

/** The columns that a summary needs besides where frequency counts days: how many there are, and how long ago the first. */
final class PurchaseDays {

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

    int[] agesDays() {
        return agesDays;
    }

    /** Checks that such days are possible, and that there are none where there are no orders. */
    void check(int[] recencyDays, int[] orders) {
        Checks.sameLength(orders.length, "orders", counts.length, "purchaseDays");
        Checks.sameLength(orders.length, "orders", agesDays.length, "agesDays");
        for (int i = 0; i < orders.length; i++) {
            if (orders[i] == 0) {
                counts[i] = 0;
                agesDays[i] = 0;
                continue;
            }
            if (counts[i] < 1 || counts[i] > orders[i]) {
                throw new IllegalArgumentException("purchaseDays[" + i + "] must be in [1, orders[" + i
                        + "]], got purchaseDays[" + i + "]=" + counts[i] + ", orders[" + i + "]=" + orders[i]);
            }
            long between = (long) agesDays[i] - recencyDays[i];
            if (counts[i] == 1 ? between != 0 : between < counts[i] - 1) {
                throw new IllegalArgumentException("agesDays[" + i + "] must be recencyDays[" + i + "]"
                        + (counts[i] == 1 ? "" : " + " + (counts[i] - 1) + " or more") + ", got agesDays[" + i + "]="
                        + agesDays[i] + ", recencyDays[" + i + "]=" + recencyDays[i]);
            }
        }
    }

    boolean sameAs(PurchaseDays other) {
        return Arrays.equals(counts, other.counts) && Arrays.equals(agesDays, other.agesDays);
    }
}
