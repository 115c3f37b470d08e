package dev.retention.covariate;

/** Whether a covariate has a coefficient of its own for each thing that it may go with. */
public enum Coefficients {
    /** One for each {@link CovariateEffect} of the model. */
    FREE,

    /**
     * Two are one, as CLVTools fits them.
     *
     * <pre>
     * BG/NBD, contracts   leaving = staying     the mean probability of leaving is that of all; how much customers differ is not
     * Pareto/NBD          buying = leaving      time runs faster for some: they buy more often and leave sooner
     * </pre>
     */
    TIED
}
