/**
 * For tests of programs that use this library: values of every type that goes in, as jqwik arbitraries, and laws to hold them to.
 *
 * <p>Start with a property. With this jar beside jqwik, {@code @ForAll ActivityLog log} needs nothing else:
 *
 * <pre>{@code
 * @Property
 * void noRowIsLost(@ForAll ActivityLog log) { … }
 * }</pre>
 *
 * <p>{@link dev.retention.testing.Values} gives the same arbitraries to combine, {@link dev.retention.testing.MergeContract} is what a
 * type with a {@code plus} of its own extends, and the {@code …Laws} are what one value, one log or one function has to keep.
 *
 * <p>Values are small and lie in the years 2023 to 2025, so that customers and days meet and failures shrink to something that can be
 * read. They include the empty one, days of returns only, and customers with the lowest and the highest key.
 */
package dev.retention.testing;
