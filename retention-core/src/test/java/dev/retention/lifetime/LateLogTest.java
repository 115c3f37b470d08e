package dev.retention.lifetime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.activity.ActivityColumns;
import dev.retention.activity.ActivityLog;
import dev.retention.activity.ActivityRows;
import dev.retention.activity.LogStart;
import dev.retention.activity.RefundPolicy;
import dev.retention.cohort.CohortDefinition;
import dev.retention.cohort.CohortEntry;
import dev.retention.cohort.CohortTable;
import dev.retention.economics.Horizon;
import dev.retention.history.BuyerHistories;
import dev.retention.period.DayRange;
import dev.retention.period.PeriodCalendar;
import dev.retention.period.TimeUnit;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** A log that begins late makes old customers look new, and a new customer's orders look too many. */
class LateLogTest {

    private static final int YEARS = 5 * 365;
    private static final LocalDate BEGIN = LocalDate.ofEpochDay(3 * 365);
    private static final LocalDate AS_OF = LocalDate.ofEpochDay(YEARS - 1);
    private static final Horizon YEAR = new Horizon(52, TimeUnit.WEEK);
    private static final BgNbd TRUTH = new BgNbd(0.5, 10, 0.3, 3, TimeUnit.WEEK);

    /** Customers have come evenly for five years; the log holds the last two. */
    private static final ActivityLog ALL = new Simulated(21).log(TRUTH, 12_000, YEARS, YEARS);

    private static final ActivityLog LATE = ALL.within(new DayRange(BEGIN, AS_OF.plusDays(1)));
    private static final LogStart START = LogStart.of(LATE, 90);

    @Test
    void theStartOfTheLogShowsIt() {
        assertTrue(START.hasSurplus(0.95) && START.times() > 2, START.toString());
        assertEquals(1, LogStart.of(ALL, 90).times(), 0.1);
    }

    @Test
    void aNewCustomersOrdersAreTooManyUnlessTheBurnInIsLeftOut() {
        double truth = TRUTH.expectedPurchases(YEAR);
        double naive = expected(BuyerHistories.asOf(LATE, AS_OF));
        double careful = expected(BuyerHistories.newSince(LATE, START.endOfBurnIn(), AS_OF));
        double whole = expected(BuyerHistories.asOf(ALL, AS_OF));
        assertEquals(0, whole / truth - 1, 0.04);
        assertTrue(naive / truth - 1 > 0.12, "as if all were new: " + (naive / truth - 1));
        // Those who buy seldom are first seen later still: a burn-in takes most of the error, and not all.
        assertEquals(0, careful / truth - 1, 0.09);
    }

    private static double expected(BuyerHistories buyers) {
        return BgNbd.fit(buyers.inUnit(TimeUnit.WEEK).grouped()).model().expectedPurchases(YEAR);
    }

    @Test
    void cohortsLeaveTheBurnInOutByName() {
        CohortDefinition byMonth = CohortDefinition.by(PeriodCalendar.months());
        LocalDate since = START.endOfBurnIn();
        CohortTable without =
                byMonth.withEntry(CohortEntry.firstEverSince(since)).table(LATE, AS_OF);
        CohortTable filtered = byMonth.table(LATE.firstSeenSince(since), AS_OF);
        assertEquals(filtered.rows(), without.rows());
        // Of the first cohort of the log, made of old customers, more come back than of those who are new.
        double first = byMonth.table(LATE, AS_OF).row(0).cell(6).retention().rate();
        assertTrue(first > 1.3 * without.row(1).cell(6).retention().rate(), "first month: " + first);
    }

    @Test
    void rowsGiveTheSameBuyersAsTheirLog() {
        long[] customers = {1, 1, 2, 3};
        int[] days = {5, 20, 12, 30};
        var rows = ActivityRows.of(ActivityColumns.ofEvents(customers, days), RefundPolicy.NET);
        LocalDate asOf = LocalDate.ofEpochDay(40);
        LocalDate day = LocalDate.ofEpochDay(12);
        BuyerHistories found = BuyerHistories.newSince(ActivityLog.ofEvents(customers, days), day, asOf);
        assertEquals(2, found.size());
        assertEquals(found, BuyerHistories.newSince(rows, day, asOf));
    }
}
