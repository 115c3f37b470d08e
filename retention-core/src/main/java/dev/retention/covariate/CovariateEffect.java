package dev.retention.covariate;

/** What a covariate goes with. The coefficient is a logarithm: one more of the covariate multiplies what is named by its exponential. */
public enum CovariateEffect {
    /** The rate of buying. */
    BUYING,

    /**
     * Leaving. Pareto/NBD: the rate of leaving. BG/NBD and contracts: the first parameter of the probability of leaving; divided by what
     * goes with {@link #STAYING}, the odds of leaving.
     */
    LEAVING,

    /** BG/NBD and contracts: the second parameter of the probability of leaving, which holds it down. */
    STAYING
}
