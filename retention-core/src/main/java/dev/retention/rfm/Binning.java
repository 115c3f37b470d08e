package dev.retention.rfm;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checksum;
import dev.retention.internal.rows.Workers;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;

/**
 * A rule that cuts the values of one dimension into bins. Tools differ here more than anywhere else in RFM, and do not say so;
 * this is the list of their rules, by name. In the formulas, {@code n} customers go into {@code k} bins.
 *
 * <table>
 * <caption>The rules</caption>
 * <tr><th>Rule</th><th>Score of the value x</th><th>Used by</th></tr>
 * <tr><td>{@link #ranks}, the default</td><td>ceil(k rank / n), where ties share the lowest rank</td><td>the usual rank
 * scoring</td></tr>
 * <tr><td>{@link #quantiles}</td><td>1 + how many quantiles are below x; type 7, interpolated</td><td>numpy, pandas
 * {@code qcut}, R {@code quantile}</td></tr>
 * <tr><td>{@link #inverseEcdf}</td><td>1 + how many quantiles are below x; type 1, always one of the values</td><td>SQL
 * {@code percentile_disc}, DuckDB {@code quantile_disc}</td></tr>
 * <tr><td>{@link #rPackage}</td><td>1 + how many (type 7 quantile + 1) are at or below x</td><td>the R package rfm
 * 0.3.0</td></tr>
 * <tr><td>{@link #percentRanks}</td><td>1 + floor(k (rank − 1) / (n − 1)), at most k</td><td>SQL
 * {@code percent_rank}</td></tr>
 * <tr><td>{@link #cumulativeShares}</td><td>ceil(k (how many are at most x) / n)</td><td>SQL {@code cume_dist}</td></tr>
 * <tr><td>{@link #ntile}</td><td>equal numbers of customers, ties broken by position</td><td>SQL {@code ntile}, pandas
 * {@code qcut} of {@code rank(method="first")}</td></tr>
 * <tr><td>{@link #equalWidth}</td><td>equal widths from the least to the greatest value</td><td>pandas
 * {@code cut(right=False)}</td></tr>
 * <tr><td>{@link #fixed}</td><td>starts that you give</td><td>a shop's own policy</td></tr>
 * </table>
 *
 * <p>Where {@link BetterEnd#LOWER less is better}, the rules that rank (ranks, percentRanks, cumulativeShares, ntile) rank from the
 * worst value down to the best, as {@code over (order by recency desc)} does; the rules that cut the axis (quantiles,
 * inverseEcdf, rPackage, equalWidth, fixed) cut it as it is and turn the scores round, as the tools do that use them.
 *
 * <p>Equal values get equal scores under every rule but {@link #ntile}, which gives 80 identical one-time buyers among 100
 * customers the scores 1, 2, 3 and 4. Scores never fall as values get better. Few distinct values leave bins empty: 80 ties of
 * 100 fill more than one fifth, and the rules differ in which scores they skip; see {@link RfmScores#emptyBins}.
 *
 * <p>All arithmetic on values is exact, beyond 2<sup>53</sup> too: the fractional part of an interpolated quantile is kept as
 * a fraction. Linear in the values, but for {@link #ntile}, which sorts.
 */
public final class Binning implements Serializable {

    private static final long serialVersionUID = 1;

    /** The most bins that a rule can have: a score is stored in a byte. */
    public static final int MAX_BINS = 127;

    /** How it works. */
    private final BinningRule rule;

    private Binning(BinningRule rule) {
        this.rule = rule;
    }

    BinningRule rule() {
        return rule;
    }

    /** {@return how many bins there are, and so the highest score, in [1, 127]} */
    public int bins() {
        return rule.bins();
    }

    /**
     * {@return the thresholds that the rule finds in values}
     *
     * @param values the values of the customers in one dimension, in any order; below {@code Long.MAX_VALUE}
     * @param better which end gets the highest score
     * @throws IllegalArgumentException if there are no values, unless the thresholds are fixed
     */
    public Thresholds thresholds(long[] values, BetterEnd better) {
        return rule.thresholds(values, better, Workers.CALLER);
    }

    /** {@return whether equal values always get equal scores, which all rules but {@link #ntile} promise} */
    public boolean keepsTiesTogether() {
        return rule.keepsTiesTogether();
    }

    /**
     * {@return the score of each value among the others}
     *
     * @param values the values of the customers in one dimension; below {@code Long.MAX_VALUE}
     * @param better which end gets the highest score
     */
    public byte[] scores(long[] values, BetterEnd better) {
        return rule.scores(values, better);
    }

    /**
     * {@return rank with ties together: {@code ceil(k rank / n)}, where equal values share the lowest of their ranks}
     *
     * @param bins in [1, 127]
     */
    public static Binning ranks(int bins) {
        return new Binning(new RankRule.Ranks(bins));
    }

    /**
     * {@return cuts at the quantiles of type 7, interpolated between neighbours: numpy's and R's default} A value equal to a
     * quantile is in the bin below it.
     *
     * @param bins in [1, 127]
     */
    public static Binning quantiles(int bins) {
        return new Binning(new AxisRule.Quantiles(bins));
    }

    /**
     * {@return cuts at the quantiles of type 1, the inverse of the empirical distribution: each is one of the values} A value
     * equal to a quantile is in the bin below it.
     *
     * @param bins in [1, 127]
     */
    public static Binning inverseEcdf(int bins) {
        return new Binning(new AxisRule.InverseEcdf(bins));
    }

    /**
     * {@return the rule of the R package rfm 0.3.0 for whole units} The same as {@code rPackage(bins, 1)}.
     *
     * @param bins in [1, 127]
     */
    public static Binning rPackage(int bins) {
        return new Binning(new AxisRule.RPackage(bins, 1));
    }

    /**
     * {@return the rule of the R package rfm 0.3.0: a bin begins at the type 7 quantile <em>plus one</em>, inclusive}
     *
     * <p>The one is one unit of the numbers that R would be given, so the rule depends on the unit of money: for an amount in
     * cents that R would read in dollars, the unit is 100. Amounts that all lie within one unit of the first quantile then all get
     * the score 1, as they do in R.
     *
     * @param bins in [1, 127]
     * @param unit what R's one is in these values, at least 1
     */
    public static Binning rPackage(int bins, long unit) {
        return new Binning(new AxisRule.RPackage(bins, unit));
    }

    /**
     * {@return {@code 1 + floor(k percent_rank)}, at most k, with SQL's {@code percent_rank = (rank − 1) / (n − 1)}}
     *
     * @param bins in [1, 127]
     */
    public static Binning percentRanks(int bins) {
        return new Binning(new RankRule.PercentRanks(bins));
    }

    /**
     * {@return {@code ceil(k cume_dist)}, where SQL's {@code cume_dist} is the share of customers who are no better} The only rule
     * under which ties take the <em>highest</em> score of theirs: 80 one-time buyers of 100 get a 4 of 5.
     *
     * @param bins in [1, 127]
     */
    public static Binning cumulativeShares(int bins) {
        return new Binning(new RankRule.CumulativeShares(bins));
    }

    /**
     * {@return SQL's {@code ntile}: equal numbers of customers, the first bins one more where they do not divide}
     *
     * <p>Ties are broken by position: of equal values, the earlier one ranks as the worse. In a {@link CustomerSummary} the
     * customers are sorted, so this is {@code ntile(k) over (order by value, customer)}. The thresholds give a value the highest
     * score that a customer with it got; so they do not reproduce the scores of ties that were torn apart.
     *
     * @param bins in [1, 127]
     */
    public static Binning ntile(int bins) {
        return new Binning(new RankRule.Ntile(bins));
    }

    /**
     * {@return bins of equal width from the least to the greatest value} Half-open, the last one closed: a value on a boundary is
     * in the bin above it. If all values are equal, all are in the lowest range.
     *
     * @param bins in [1, 127]
     */
    public static Binning equalWidth(int bins) {
        return new Binning(new AxisRule.EqualWidth(bins));
    }

    /**
     * {@return fixed ranges: below the first start, [first, second), and so on, from the last start up} For recency in days,
     * {@code fixed(31, 91, 181)} gives a 4 to the last 30 days and a 1 to 181 days and more.
     *
     * @param starts where each range but the lowest begins, strictly ascending
     * @throws IllegalArgumentException if they do not ascend, or are more than 126
     */
    public static Binning fixed(long... starts) {
        return new Binning(new AxisRule.Fixed(starts));
    }

    /** {@return whether {@code object} is the same rule with the same parameters} */
    @Override
    public boolean equals(Object object) {
        return object instanceof Binning other && rule.equals(other.rule);
    }

    @Override
    public int hashCode() {
        return rule.hashCode();
    }

    /** {@return the rule with its parameters, as in {@code Ranks[bins=5]}} */
    @Override
    public String toString() {
        return rule.toString();
    }

    private Object writeReplace() {
        return new SerialForm(rule);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a binning is read through its serial form");
    }

    private record SerialForm(BinningRule rule, long checksum) implements Serializable {

        SerialForm(BinningRule rule) {
            this(rule, Checksum.of(rule));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, rule);
            return new Binning(requireNonNull(rule, "rule"));
        }
    }
}
