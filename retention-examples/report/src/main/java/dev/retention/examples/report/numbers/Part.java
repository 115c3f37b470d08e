package dev.retention.examples.report.numbers;

import java.util.Optional;
import java.util.function.Function;

/** A part of the report, or the reason why it is not shown, which the reader is told. */
public sealed interface Part<T> {

    /** A part that is shown. */
    record Shown<T>(T part) implements Part<T> {}

    /**
     * A part that is not shown.
     *
     * @param reason why not
     * @param sentence the same in words, without a full stop
     */
    record Missing<T>(Reason reason, String sentence) implements Part<T> {}

    /** Why a part is not shown. */
    enum Reason {
        /** The orders do not cover two months. */
        TOO_YOUNG,
        /** There are fewer than {@value dev.retention.examples.report.findings.Certainty#FEWEST_CUSTOMERS} customers. */
        TOO_FEW_CUSTOMERS,
        /** So many customers ordered last on one day that days cannot part them in fifths. */
        SAME_DAY,
        /** Nobody has ordered for longer than ever before. */
        SILENCE,
        /** No model fits these orders. */
        NO_MODEL
    }

    static <T> Part<T> shown(T part) {
        return new Shown<>(part);
    }

    static <T> Part<T> missing(Reason reason, String sentence) {
        return new Missing<>(reason, sentence);
    }

    /** {@return what one of the two ways makes of it} */
    default <R> R either(Function<T, R> ifShown, Function<Missing<T>, R> ifMissing) {
        return this instanceof Shown<T> shown ? ifShown.apply(shown.part) : ifMissing.apply((Missing<T>) this);
    }

    /** {@return the part, if it is shown} */
    default Optional<T> ifShown() {
        return either(Optional::of, missing -> Optional.empty());
    }

    /** {@return why it is not shown, if it is not} */
    default Optional<Missing<T>> ifMissing() {
        return either(part -> Optional.empty(), Optional::of);
    }
}
