package dev.retention.testing;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What a value has to keep so that an engine may merge it in any grouping: extend it in a test, and jqwik runs the laws.
 *
 * <pre>{@code
 * class DaysSeenProperties extends MergeContract<DaysSeen> {
 *     DaysSeenProperties() {
 *         super(DaysSeen.EMPTY, DaysSeen::plus);
 *     }
 *
 *     @Override
 *     protected Arbitrary<DaysSeen> values() {
 *         return ActivityValues.logs().map(DaysSeen::of);
 *     }
 * }
 * }</pre>
 *
 * <p>Values are compared by {@code equals}, without tolerance: an engine that retries a part must get the same bits.
 *
 * @param <T> the type of the values, with {@code equals} by content
 */
public abstract class MergeContract<T> {

    private final UnaryOperator<T> emptyLike;
    private final BinaryOperator<T> plus;

    /**
     * A contract for values of which all may be merged.
     *
     * @param empty what changes nothing when it is added
     * @param plus how two values merge, leaving both as they are
     */
    protected MergeContract(T empty, BinaryOperator<T> plus) {
        this(value -> empty, plus);
    }

    /**
     * A contract for values that merge if they have something in common, such as a scale. Override {@link #shards}.
     *
     * @param emptyLike what changes nothing when it is added to a value
     * @param plus how two values merge, leaving both as they are
     */
    protected MergeContract(UnaryOperator<T> emptyLike, BinaryOperator<T> plus) {
        this.emptyLike = emptyLike;
        this.plus = plus;
    }

    /** {@return values} */
    protected abstract Arbitrary<T> values();

    /** {@return three values that may be merged with each other; unless overridden, any three} */
    @Provide
    protected Arbitrary<List<T>> shards() {
        return values().list().ofSize(3);
    }

    /** {@return whether the order does not matter either; unless overridden, it does not} */
    protected boolean isCommutative() {
        return true;
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    final void emptyChangesNothing(@ForAll("shards") List<T> shards) {
        T a = shards.get(0);
        MergeLaws.emptyChangesNothing(a, emptyLike.apply(a), plus);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    final void groupingDoesNotMatter(@ForAll("shards") List<T> shards) {
        MergeLaws.groupingDoesNotMatter(shards.get(0), shards.get(1), shards.get(2), plus);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    final void orderDoesNotMatter(@ForAll("shards") List<T> shards) {
        if (isCommutative()) {
            MergeLaws.orderDoesNotMatter(shards.get(0), shards.get(1), plus);
        }
    }
}
