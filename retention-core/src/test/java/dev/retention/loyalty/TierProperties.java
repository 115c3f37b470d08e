package dev.retention.loyalty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.SameSeeds;
import dev.retention.loyalty.TierLadder.Tier;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;

@AddLifecycleHook(SameSeeds.class)
class TierProperties {

    private static final List<Tier> TIERS =
            List.of(new Tier("Member", 0), new Tier("Silver", 100), new Tier("Gold", 300));

    private static final LocalDate DAY = LocalDate.of(2025, 3, 15);

    @Provide
    Arbitrary<int[]> daysAgo() {
        return Arbitraries.integers().between(0, 800).array(int[].class).ofMaxSize(12);
    }

    private static TierStatus status(TierWindow window, int[] daysAgo, int least, LocalDate day) {
        int[] epochDays = new int[daysAgo.length];
        long[] values = new long[daysAgo.length];
        for (int i = 0; i < daysAgo.length; i++) {
            epochDays[i] = (int) DAY.toEpochDay() - daysAgo[i];
            values[i] = least + i;
        }
        return TierLadder.of(window, TIERS).status(epochDays, values, day);
    }

    /** The last day is one on which the tier is still there, and on the next it is not. */
    static void aTierHoldsThroughItsLastDayAndNoLonger(TierWindow window, int[] daysAgo, int least) {
        TierStatus now = status(window, daysAgo, least, DAY);
        if (now.level() > 0) {
            LocalDate last = now.holdsThrough();
            assertTrue(!last.isBefore(DAY), now::toString);
            assertEquals(now.level(), status(window, daysAgo, least, last).level());
            assertTrue(status(window, daysAgo, least, last.plusDays(1)).level() < now.level(), now::toString);
        } else {
            assertEquals(LocalDate.MAX, now.holdsThrough());
        }
    }

    @Property
    void rolling(
            @ForAll("daysAgo") int[] daysAgo,
            @ForAll @IntRange(min = 0, max = 150) int least,
            @ForAll @IntRange(min = 1, max = 500) int days) {
        aTierHoldsThroughItsLastDayAndNoLonger(TierWindow.rollingDays(days), daysAgo, least);
    }

    @Property
    void calendarYears(
            @ForAll("daysAgo") int[] daysAgo,
            @ForAll @IntRange(min = 0, max = 150) int least,
            @ForAll @IntRange(min = 0, max = 2) int years) {
        aTierHoldsThroughItsLastDayAndNoLonger(TierWindow.calendarYear(years), daysAgo, least);
    }
}
