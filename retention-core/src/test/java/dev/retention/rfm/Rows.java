package dev.retention.rfm;

import dev.retention.activity.ActivityColumns;
import dev.retention.activity.ActivityLog;
import dev.retention.activity.ActivityRows;
import dev.retention.activity.RefundPolicy;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Raw rows for the properties: few customers and days, so that rows meet, and days up to the as-of day. */
final class Rows {

    static final int AS_OF = 40;

    record Row(long customer, int day, long amount) {}

    private Rows() {}

    static Arbitrary<List<Row>> arbitrary() {
        Arbitrary<Long> customers = Arbitraries.longs().between(-3, 12);
        Arbitrary<Integer> days = Arbitraries.integers().between(-20, AS_OF);
        Arbitrary<Long> amounts = Arbitraries.oneOf(
                Arbitraries.longs().between(-20, 60),
                Arbitraries.longs().between(-1_000_000_000_000L, 1_000_000_000_000L));
        return Combinators.combine(customers, days, amounts)
                .as(Row::new)
                .withoutEdgeCases()
                .list()
                .ofMaxSize(60);
    }

    static ActivityColumns columns(List<Row> rows) {
        return ActivityColumns.of(
                rows.stream().mapToLong(Row::customer).toArray(),
                rows.stream().mapToInt(Row::day).toArray(),
                rows.stream().mapToLong(Row::amount).toArray());
    }

    static ActivityLog log(List<Row> rows, RefundPolicy refunds) {
        return ActivityLog.of(ActivityRows.of(columns(rows), refunds));
    }
}
