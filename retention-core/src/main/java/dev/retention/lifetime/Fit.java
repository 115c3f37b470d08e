package dev.retention.lifetime;

/**
 * What a search for the parameters that explain the data best has found: a certified {@link Maximum}, or the reason why there
 * is none.
 *
 * <pre>{@code
 * Fit<BgNbd> fit = BgNbd.fit(buyers.grouped());
 * if (fit instanceof NoMaximum<BgNbd> none) {
 *     System.out.println(none.explanation());
 * }
 * BgNbd model = fit.model();          // or fails with that explanation
 * }</pre>
 *
 * @param <M> the model
 */
public sealed interface Fit<M> permits Maximum, NoMaximum {

    /** {@return whether there is a maximum} */
    boolean hasMaximum();

    /**
     * {@return the maximum}
     *
     * @throws IllegalStateException with the explanation, if there is none
     */
    Maximum<M> orElseThrow();

    /**
     * {@return the model with the parameters at the maximum}
     *
     * @throws IllegalStateException with the explanation, if there is none
     */
    default M model() {
        return orElseThrow().model();
    }
}
