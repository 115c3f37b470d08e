package dev.retention.examples.kit;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.ActivityRates;
import dev.retention.cohort.CohortDefinition;
import dev.retention.cohort.CohortTable;
import dev.retention.estimate.IntervalMethod;
import dev.retention.estimate.Proportion;
import dev.retention.history.BuyerHistory;
import dev.retention.lifetime.BgNbd;
import dev.retention.purchase.PurchaseStatistics;
import dev.retention.rate.CustomerMovement;
import dev.retention.survey.NpsCounts;
import dev.retention.testing.CountLaws;
import dev.retention.testing.LogLaws;
import dev.retention.testing.TableLaws;
import dev.retention.testing.Values;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Laws of the library as a user calls them: by values that jqwik finds by itself. */
class ViewProperties {

    @Property(tries = 200)
    void purchaseStatisticsAddOverCustomers(@ForAll ActivityLog log, @ForAll Random random) {
        LogLaws.addsOverCustomers(log, ActivityRates::purchaseStatistics, PurchaseStatistics::plus, random);
    }

    @Property(tries = 200)
    void cohortTablesAddOverCustomers(
            @ForAll ActivityLog log, @ForAll CohortDefinition definition, @ForAll Random random) {
        LogLaws.addsOverCustomers(log, shard -> definition.table(shard, Values.AS_OF), CohortTable::plus, random);
    }

    @Property(tries = 200)
    void cohortsAreBounded(@ForAll CohortTable table) {
        TableLaws.rowsAreBoundedByTheirSize(table);
    }

    @Property(tries = 200)
    void entriesGiveTheLogBack(@ForAll ActivityLog log) {
        LogLaws.entriesGiveTheLogBack(log);
    }

    @Property(tries = 200)
    void countsKeepTheirLaws(@ForAll Proportion p, @ForAll CustomerMovement movement, @ForAll NpsCounts counts) {
        CountLaws.holdsTheEstimateAndLiesInTheUnitInterval(p, IntervalMethod.WILSON, 0.95);
        CountLaws.countsAddUp(movement);
        CountLaws.ratesStayInRange(movement);
        CountLaws.scoreIsInRange(counts);
    }

    @Property(tries = 200)
    boolean aliveIsAProbability(@ForAll BgNbd model, @ForAll BuyerHistory history) {
        double alive = model.inUnit(history.unit()).probabilityAlive(history);
        return alive >= 0 && alive <= 1;
    }
}
