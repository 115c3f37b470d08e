/**
 * What goes with what: items that are bought together, complements to offer, and what is bought next.
 *
 * <p>Start with {@link dev.retention.basket.Baskets}, which item is in which basket. {@link dev.retention.basket.PairCounts} counts every
 * two items, {@link dev.retention.basket.FrequentItemSets} sets of any size. A {@link dev.retention.basket.RuleSelection} makes
 * {@link dev.retention.basket.AssociationRule rules} of them, and {@link dev.retention.basket.Complements} makes offers of the rules. With
 * days, {@link dev.retention.basket.ItemLog} is the start: {@link dev.retention.basket.NextPurchases} tells what follows, and
 * {@link dev.retention.basket.FirstItems} with what customers began.
 *
 * <p>A rule has its lift with an interval, the log odds, Fisher's exact p-value, and leverage, conviction, Jaccard, Kulczynski, Zhang and
 * certainty by name. A selection can ask for the least confidence and lift and for a false discovery rate, and drops a rule that a
 * shorter one makes redundant. Baskets merge by {@code plus}.
 *
 * <p>Items, baskets and customers are {@code long} keys; {@link dev.retention.activity.KeyIndex} makes them of names. Counts are exact. A
 * measure that has nothing to divide by is {@code NaN}. A null argument is a {@link java.lang.NullPointerException} that names it. What
 * could outgrow memory has a cap, and says so when it is reached. All types are immutable and safe to share between threads.
 *
 * <p>An argument that is {@code NaN} or out of its range is an {@link java.lang.IllegalArgumentException}, an index out of bounds an
 * {@link java.lang.IndexOutOfBoundsException}; the message names it, says the rule and what was given.
 */
package dev.retention.basket;
