package dev.retention.lifetime;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Why the likelihood of a model has no maximum on the data.
 *
 * @param reason the kind of reason
 * @param explanation what is wrong and what to do about it, in a sentence
 * @param drift where the search stood when it was given up: names with values, on the way to their limits; empty if it was not
 *     begun
 * @param <M> the model
 */
public record NoMaximum<M>(Reason reason, String explanation, Map<String, Double> drift) implements Fit<M> {

    /** The kinds of reasons. */
    public enum Reason {
        /** There are fewer informative customers than parameters. */
        TOO_LITTLE_DATA,
        /**
         * The likelihood rises without end towards a simpler model, in which a parameter is 0 or infinite. That limit, not a
         * member of the family, explains the data best.
         */
        LIMIT_MODEL,
        /** The search could not settle. It is not known to happen; please report the data. */
        NOT_SETTLED
    }

    /**
     * Copies the map.
     *
     * @throws IllegalArgumentException if a parameter is {@code NaN} or infinite
     */
    public NoMaximum {
        requireNonNull(reason, "reason");
        requireNonNull(explanation, "explanation");
        drift = Collections.unmodifiableMap(new LinkedHashMap<>(requireNonNull(drift, "drift")));
        drift.forEach((parameter, value) -> {
            String name = "drift[" + requireNonNull(parameter, "a parameter of drift") + "]";
            Checks.finite(requireNonNull(value, name), name);
        });
    }

    @Override
    public boolean hasMaximum() {
        return false;
    }

    @Override
    public Maximum<M> orElseThrow() {
        throw new IllegalStateException(explanation);
    }

    /** {@return a hash code that is the same in every JVM} */
    @Override
    public int hashCode() {
        return Objects.hash(reason.ordinal(), explanation, drift);
    }
}
