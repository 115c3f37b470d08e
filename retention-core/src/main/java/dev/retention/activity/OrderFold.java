package dev.retention.activity;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Objects;

/**
 * How lines become orders. Exports differ, so what the amount of a line is has no default; the other choices keep all that is
 * there.
 *
 * <pre>{@code
 * OrderFold.of(OrderFold.Amount.OF_THE_LINE).withRepeats(OrderFold.Choice.DROPPED)
 * }</pre>
 *
 * @param amount what the amount of a line is
 * @param repeats what becomes of a line that is there again, the same in every column
 * @param undone what becomes of an order that its returns undo wholly
 */
public record OrderFold(Amount amount, Choice repeats, Choice undone) implements Serializable {

    /** What the amount of a line is. */
    public enum Amount {
        /** That of the line: those of an order are added up. Refunds too. */
        OF_THE_LINE,
        /** That of the whole order, repeated on each of its lines: it is taken once. Refunds too. */
        OF_THE_ORDER
    }

    /** What becomes of something that a shop may or may not want to count. */
    public enum Choice {
        /** It counts like any other. */
        KEPT,
        /** It is left out. How often is counted either way. */
        DROPPED
    }

    /** Checks that no choice is missing. */
    public OrderFold {
        requireNonNull(amount, "amount");
        requireNonNull(repeats, "repeats");
        requireNonNull(undone, "undone");
    }

    /**
     * {@return the fold that keeps all that is there}
     *
     * @param amount what the amount of a line is
     */
    public static OrderFold of(Amount amount) {
        return new OrderFold(amount, Choice.KEPT, Choice.KEPT);
    }

    /**
     * {@return this fold with another choice for repeated lines}
     *
     * @param repeats what becomes of a line that is there again, the same in every column
     */
    public OrderFold withRepeats(Choice repeats) {
        return new OrderFold(amount, repeats, undone);
    }

    /**
     * {@return this fold with another choice for orders that came to nothing}
     *
     * @param undone what becomes of an order that its returns undo wholly
     */
    public OrderFold withUndone(Choice undone) {
        return new OrderFold(amount, repeats, undone);
    }

    /** Not by enums: the same in every JVM, so that an engine can group by it. */
    @Override
    public int hashCode() {
        return Objects.hash(amount.ordinal(), repeats.ordinal(), undone.ordinal());
    }
}
