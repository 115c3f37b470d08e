/**
 * Special functions, distributions, an optimiser. Each says its source and its worst measured error; nothing here knows customers.
 *
 * <p>In the order in which one stands on the other:
 *
 * <ol>
 *   <li>Differences that keep their digits: {@link dev.retention.internal.math.ExpLog}, {@link dev.retention.internal.math.Stirling},
 *       {@link dev.retention.internal.math.Polynomial}.
 *   <li>Functions: {@link dev.retention.internal.math.GammaFunction}, {@link dev.retention.internal.math.BetaFunction},
 *       {@link dev.retention.internal.math.RisingFactorial}, {@link dev.retention.internal.math.Hypergeometric},
 *       {@link dev.retention.internal.math.ExponentialIntegral}.
 *   <li>Distributions: {@link dev.retention.internal.math.Normal}, {@link dev.retention.internal.math.IncompleteGamma},
 *       {@link dev.retention.internal.math.IncompleteBeta} with {@link dev.retention.internal.math.BetaDensity} and
 *       {@link dev.retention.internal.math.BetaQuantile}, {@link dev.retention.internal.math.ChiSquare},
 *       {@link dev.retention.internal.math.StudentT}.
 *   <li>Integrals: {@link dev.retention.internal.math.GaussLegendre}, {@link dev.retention.internal.math.Quadrature},
 *       {@link dev.retention.internal.math.TailIntegral}.
 *   <li>Maxima: {@link dev.retention.internal.math.SecondDerivatives} computes with exact derivatives,
 *       {@link dev.retention.internal.math.Maximizer} climbs by Newton's method, {@link dev.retention.internal.math.SymmetricEigen} certifies
 *       the top.
 * </ol>
 *
 * <p>Transcendental functions are those of {@link java.lang.StrictMath}: the same bits on every JDK and processor.
 */
package dev.retention.internal.math;
