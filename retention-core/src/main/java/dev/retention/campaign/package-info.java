/**
 * Campaigns: what became of a message, what it caused, carts that were left, and customers who bring others.
 *
 * <p>Start with {@link dev.retention.campaign.CampaignFunnel} for what a mailing tool shows, and with
 * {@link dev.retention.campaign.CampaignEffect} for what it caused, which needs customers who were held out. What money comes of it is said
 * in {@code dev.retention.economics}.
 *
 * <p>What is divided by nothing is {@code NaN}, its interval the whole range. Counts and sums of money are exact and overflow with an
 * {@link java.lang.ArithmeticException}; recorded money is {@code long} minor units of one currency. A null argument is a
 * {@link java.lang.NullPointerException} that names it. All types are immutable and safe to share between threads.
 *
 * <p>An argument that is {@code NaN} or out of its range is an {@link java.lang.IllegalArgumentException} that names it, says the rule
 * and what was given.
 */
package dev.retention.campaign;
