package dev.retention.examples.kit;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.RefundPolicy;
import dev.retention.testing.LogLaws;
import dev.retention.testing.MergeContract;
import dev.retention.testing.Order;
import dev.retention.testing.Values;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;

/** A value of one's own held to the contract of merging, and the function that makes it to the laws of a view. */
@PropertyDefaults(tries = 200)
class DaysSeenProperties extends MergeContract<DaysSeen> {

    DaysSeenProperties() {
        super(DaysSeen.EMPTY, DaysSeen::plus);
    }

    @Override
    protected Arbitrary<DaysSeen> values() {
        return Values.of(ActivityLog.class).map(DaysSeen::of);
    }

    @Provide
    Arbitrary<List<Order>> orders() {
        return Values.orders();
    }

    @Property
    void shardsMayShareCustomers(
            @ForAll("orders") List<Order> orders, @ForAll RefundPolicy refunds, @ForAll Random random) {
        LogLaws.addsOverRows(orders, refunds, DaysSeen::of, DaysSeen::plus, random.nextInt(orders.size() + 1));
        LogLaws.orderOfRowsDoesNotMatter(orders, refunds, DaysSeen::of, random);
    }
}
