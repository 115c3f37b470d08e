/**
 * Experiments: two groups or more, divided by lot, of which one was treated otherwise. Did it make a difference, and how sure is that?
 *
 * <p>Start with {@link dev.retention.experiment.TwoProportions} for "how many did it", with {@link dev.retention.experiment.Moments} for "how
 * much did they bring", and with {@link dev.retention.experiment.ProportionPlan} before the experiment begins. Whoever looks at a running
 * experiment takes {@link dev.retention.experiment.AlwaysValid}. Look at {@link dev.retention.experiment.SampleRatio} first of all.
 *
 * <table>
 * <caption>Which method answers which question</caption>
 * <tr><th>the question</th><th>take</th><th>if</th></tr>
 * <tr><td>how many customers are needed, and how many days</td><td>{@code ProportionPlan}, {@code MeanPlan}</td><td>before it begins</td></tr>
 * <tr><td>did the lot divide as it should</td><td>{@code SampleRatio}</td><td>first of all: with p below 0.001, read no further</td></tr>
 * <tr><td>did more of them buy</td><td>{@code TwoProportions}: interval {@code NEWCOMBE}, test {@code Z_POOLED}</td><td>a plan, and one look at its end</td></tr>
 * <tr><td></td><td>test {@code FISHER}, interval {@code MIETTINEN_NURMINEN}</td><td>fewer than 5 buyers are expected in a group</td></tr>
 * <tr><td></td><td>{@code Verdict}</td><td>the decision must not hang on the method</td></tr>
 * <tr><td>is it better than it was, while it runs</td><td>{@code AlwaysValid}</td><td>one looks whenever one likes</td></tr>
 * <tr><td></td><td>{@code LookPlan} with its limits</td><td>few looks, fixed before</td></tr>
 * <tr><td>did they bring more money</td><td>{@code Moments.minus} (Welch)</td><td>the till counts</td></tr>
 * <tr><td></td><td>{@code Cuped}</td><td>it is known what they brought before: fewer customers are enough</td></tr>
 * <tr><td></td><td>{@code MannWhitney}</td><td>the question is who tends to bring more, not how much</td></tr>
 * <tr><td>did revenue an order rise</td><td>{@code PairMoments.ratio} (delta method)</td><td>the lot divided customers, not orders</td></tr>
 * <tr><td>three groups or more</td><td>{@code Arms}, then {@code Adjustment.HOLM}</td><td>one of them goes on as before</td></tr>
 * </table>
 *
 * <p>More money, by the exact sums of each group:
 *
 * <pre>{@code
 * Interval more = Moments.of(mailed).minus(Moments.of(others)).interval(0.95); // revenue of each customer in cents
 * }</pre>
 *
 * <p>What is known about nobody is {@code NaN}, its interval the whole range. Counts and sums of money are exact and overflow with an
 * {@link java.lang.ArithmeticException}. Differences are the first group less the second. A null argument is a
 * {@link java.lang.NullPointerException} that names it. All types are immutable and safe to share between threads.
 *
 * <p>An argument that is {@code NaN} or out of its range is an {@link java.lang.IllegalArgumentException} that names it, says the rule
 * and what was given.
 */
package dev.retention.experiment;
