package dev.retention.testing;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import net.jqwik.api.Arbitrary;

/** Which types there are values of. */
final class Catalogue {

    static final Catalogue ALL = new Catalogue();

    /** How to make values, and three that merge. */
    record Shape<T>(Supplier<Arbitrary<T>> values, Supplier<Arbitrary<List<T>>> shards) {}

    private final Map<Class<?>, Shape<?>> shapes = new LinkedHashMap<>();

    private Catalogue() {
        Days.addTo(this);
        Counts.addTo(this);
        Answers.addTo(this);
        Trials.addTo(this);
        Campaigns.addTo(this);
        Recurring.addTo(this);
        Rows.addTo(this);
        Scores.addTo(this);
        Cohorts.addTo(this);
        Lasting.addTo(this);
        BasketRows.addTo(this);
        Points.addTo(this);
        Buyers.addTo(this);
        Known.addTo(this);
        Lives.addTo(this);
    }

    /** Any values of the type merge. */
    <T> void add(Class<T> type, Supplier<Arbitrary<T>> values) {
        add(type, values, () -> values.get().list().ofSize(3));
    }

    /** Values of the type merge if they have something in common, a scale, say. */
    <C, T> void add(Class<T> type, Supplier<Arbitrary<C>> common, Function<C, Arbitrary<T>> values) {
        add(
                type,
                () -> common.get().flatMap(values),
                () -> common.get().flatMap(c -> values.apply(c).list().ofSize(3)));
    }

    <T> void add(Class<T> type, Supplier<Arbitrary<T>> values, Supplier<Arbitrary<List<T>>> shards) {
        if (shapes.put(type, new Shape<>(values, shards)) != null) {
            throw new IllegalStateException(type + " is here already");
        }
    }

    Set<Class<?>> types() {
        return Collections.unmodifiableSet(shapes.keySet());
    }

    @SuppressWarnings("unchecked")
    <T> Shape<T> shape(Class<T> type) {
        Shape<?> shape = shapes.get(type);
        if (shape == null) {
            throw new IllegalArgumentException("type must be one of Values.types(), got type=" + type.getName());
        }
        return (Shape<T>) shape;
    }
}
