/**
 * What several packages need and nobody outside sees. Not exported.
 *
 * <ul>
 *   <li>{@link dev.retention.internal.Checks}: argument checks with one wording: parameter, rule, value, index.
 *   <li>{@link dev.retention.internal.Exact}, {@link dev.retention.internal.ExactSum}, {@link dev.retention.internal.ExactSums}: sums of
 *       {@code long} that fail and say of what when they overflow, and only if the total does.
 *   <li>{@link dev.retention.internal.Checksum}: what serial forms carry, so that a damaged stream is seen.
 *   <li>{@link dev.retention.internal.Fractions}: ratios of whole numbers.
 * </ul>
 *
 * <p>Special functions are in {@code math}, the ways of many rows in {@code rows}, tables of text in {@code text}.
 */
package dev.retention.internal;
