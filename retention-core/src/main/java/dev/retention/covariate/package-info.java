/**
 * Customers who differ by what is known of them when they begin: covariates in the models of repeat buying and of contracts.
 *
 * <p>Start with {@link dev.retention.covariate.CovariateFit}. It takes {@link dev.retention.covariate.CovariateHistories}, or {@link
 * dev.retention.covariate.CovariateRenewals} of customers under contract, and tells which of the {@link dev.retention.covariate.Covariates}
 * go with buying and with leaving, with errors and tests. Its {@link dev.retention.covariate.CovariateModel} gives the plain model of
 * customers with given covariates, and so every figure of {@code lifetime}.
 *
 * <p>To ask how long customers stay, with no model of how they buy, see {@code survival.CoxRegression}.
 *
 * <p>Units travel with histories and models, and must agree. All types are immutable and safe to share between threads. All but the fit are
 * serializable; of a fit, keep its model. A null argument is a {@link java.lang.NullPointerException}, one that is NaN or out of its range an
 * {@link java.lang.IllegalArgumentException}; counts that overflow are an {@link java.lang.ArithmeticException}.
 *
 * <p>An index out of bounds is an {@link java.lang.IndexOutOfBoundsException} that says which, and the bounds.
 */
package dev.retention.covariate;
