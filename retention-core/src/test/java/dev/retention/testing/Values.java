package dev.retention.testing;

import dev.retention.loyalty.PointsEvent;
import dev.retention.revenue.RevenueLedger;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;

/**
 * Arbitrary values of the types of the library.
 *
 * <pre>{@code
 * Arbitrary<ActivityLog> logs = Values.of(ActivityLog.class);
 * Arbitrary<List<CohortTable>> threeToMerge = Values.shards(CohortTable.class);
 * Arbitrary<List<Order>> orders = Values.orders();
 * }</pre>
 */
public final class Values {

    /** No generated row is after this day: the last day of which everything is known. */
    public static final LocalDate AS_OF = Days.AS_OF;

    private Values() {}

    /** {@return rows in any order, of few customers, with returns among them; they shrink to few and to small numbers} */
    public static Arbitrary<List<Order>> orders() {
        return Rows.orders();
    }

    /** {@return events of a points ledger, each possible after those before it} */
    public static Arbitrary<List<PointsEvent>> pointsEvents() {
        return Points.events();
    }

    /** {@return events of a revenue ledger that starts from {@link #startMinor}, each possible after those before it} */
    public static Arbitrary<List<RevenueLedger.Event<Long>>> revenueEvents() {
        return Recurring.events();
    }

    /** {@return the revenue of each customer before the first of the {@link #revenueEvents}} */
    public static Map<Long, Long> startMinor() {
        return Recurring.START_MINOR;
    }

    /**
     * {@return values of a type}
     *
     * @param type one of {@link #types}
     * @param <T> the type
     * @throws IllegalArgumentException if there is no generator of this type
     */
    public static <T> Arbitrary<T> of(Class<T> type) {
        return Catalogue.ALL.shape(type).values().get();
    }

    /**
     * {@return three values of a type that may be merged with each other} Of the same scale, unit, definition or day, and of other
     * customers each where two values with the same customer are refused.
     *
     * @param type one of {@link #types}
     * @param <T> the type
     * @throws IllegalArgumentException if there is no generator of this type
     */
    public static <T> Arbitrary<List<T>> shards(Class<T> type) {
        return Catalogue.ALL.shape(type).shards().get();
    }

    /** {@return the types of which there are values} */
    public static Set<Class<?>> types() {
        return Catalogue.ALL.types();
    }
}
