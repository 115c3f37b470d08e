package dev.retention.lifetime;

/**
 * Where a likelihood may keep rising: towards a simpler model, in which one of the two things that differ between customers no
 * longer does. Such a model is an answer like any other, with fewer parameters; see {@link Maximum#limits()}.
 *
 * <pre>
 * NBD        with SAME_RATE                          Poisson
 * BG/NBD     with SAME_LEAVING                       one probability of leaving after each purchase, for all
 * Pareto/NBD with SAME_RATE and SAME_LEAVING         Poisson buyers with exponential lifetimes
 * any model  with NOBODY_LEAVES                      NBD; with SAME_RATE too, Poisson
 * MBG/NBD    with ALL_OR_NOTHING                     a share leaves after the first purchase, the others stay for ever
 * </pre>
 */
public enum Limit {

    /** Everyone buys at the same rate, as long as they are customers. */
    SAME_RATE("everyone buys at the same rate"),

    /** Everyone leaves with the same probability, or at the same rate. */
    SAME_LEAVING("everyone is equally likely to leave"),

    /** Nobody leaves. */
    NOBODY_LEAVES("nobody leaves"),

    /** A share leaves at the first occasion, and the others never. */
    ALL_OR_NOTHING("some leave at the first occasion and the others never");

    private final String description;

    Limit(String description) {
        this.description = description;
    }

    /** {@return what it means, as the rest of a sentence: "everyone buys at the same rate"} */
    public String description() {
        return description;
    }
}
