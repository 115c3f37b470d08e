package dev.retention.survival;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.internal.math.ChiSquare;
import dev.retention.internal.text.SafeText;
import java.util.Arrays;
import java.util.List;

/**
 * Do the coefficients of a {@link CoxRegression} hold at all times, or fade or grow? The score test of scaled Schoenfeld residuals:
 * Grambsch and Therneau (1994), as R's {@code cox.zph} from version 3 of its package survival on.
 *
 * <pre>
 * b(t)      = b + c g(t)                            g: the time, its logarithm, its rank, or one minus the Kaplan–Meier curve before it
 * chiSquare = score test of c = 0, of one column alone or of all
 * </pre>
 *
 * <p>A small p-value says that one hazard ratio does not tell all: a discount that draws customers who leave in the first month, and
 * does nothing later. Look at strata, or at a split of the time.
 */
public final class ProportionalityTest {

    /** The function of time that a coefficient could change with. */
    public enum TimeScale {
        /** The time itself: late ones count most. */
        IDENTITY {
            @Override
            double[] of(CoxRows rows) {
                return rows.durations.clone();
            }
        },

        /** Its logarithm; for durations above 0. */
        LOG {
            @Override
            double[] of(CoxRows rows) {
                double[] logs = new double[rows.size()];
                for (int i = 0; i < logs.length; i++) {
                    Checks.positive(rows.durations[i], "durations[" + i + "]");
                    logs[i] = StrictMath.log(rows.durations[i]);
                }
                return logs;
            }
        },

        /** Its rank among all durations, the mean rank where they are equal. */
        RANK {
            @Override
            double[] of(CoxRows rows) {
                double[] ascending = rows.durations.clone();
                Arrays.sort(ascending);
                double[] distinct = SurvivalTable.distinct(rows.durations);
                double[] rankOf = new double[distinct.length];
                for (int i = 0, at = 0; at < distinct.length; at++) {
                    int begin = i;
                    while (i < ascending.length && ascending[i] == distinct[at]) {
                        i++;
                    }
                    rankOf[at] = 0.5 * (begin + 1 + i);
                }
                double[] ranks = new double[rows.size()];
                for (int i = 0; i < ranks.length; i++) {
                    ranks[i] = rankOf[Arrays.binarySearch(distinct, rows.durations[i] + 0.0)];
                }
                return ranks;
            }
        },

        /** One minus the Kaplan–Meier curve of all rows just before it: no few late events outweigh the rest. R's default. */
        KAPLAN_MEIER {
            @Override
            double[] of(CoxRows rows) {
                long[] ones = new long[rows.size()];
                Arrays.fill(ones, 1);
                KaplanMeier curve = KaplanMeier.of(SurvivalTable.of(rows.entries, rows.durations, rows.ended, ones));
                double[] gone = new double[rows.size()];
                for (int i = 0; i < gone.length; i++) {
                    int before = curve.table().lastUntil(rows.durations[i]) - 1;
                    gone[i] = before < 0
                            ? 0
                            : curve.eventProbability(curve.table().time(before));
                }
                return gone;
            }
        };

        /** The value for each row. */
        abstract double[] of(CoxRows rows);
    }

    private final List<String> names;
    private final double[] chiSquares;
    private final double chiSquare;

    private ProportionalityTest(List<String> names, double[] chiSquares, double chiSquare) {
        this.names = names;
        this.chiSquares = chiSquares;
        this.chiSquare = chiSquare;
    }

    static ProportionalityTest of(
            CoxSweep sweep, CoxRows rows, CoxRegression.Ties ties, double[] beta, TimeScale scale) {
        double[] times = scale.of(rows);
        double center = 0;
        int events = 0;
        for (int i = 0; i < times.length; i++) {
            if (rows.ended[i]) {
                center += (times[i] - center) / ++events;
            }
        }
        double middle = center;
        int p = sweep.width;
        // The second derivatives by b twice, by b and c, and by c twice are the curvatures with 1, g and g² as factors.
        var spreads = new CoxSpread[] {new CoxSpread(sweep), new CoxSpread(sweep), new CoxSpread(sweep)};
        sweep.run(beta, ties, (slot, begin) -> {
            double g = times[sweep.rows[begin]] - middle;
            spreads[0].add(slot, 1);
            spreads[1].add(slot, g);
            spreads[2].add(slot, g * g);
        });
        double[][] once = spreads[0].sums().curvature();
        CoxSpread.Sums mixed = spreads[1].sums();
        double[][] twice = spreads[2].sums().curvature();
        double[] score = new double[2 * p];
        System.arraycopy(mixed.slope(), 0, score, p, p);
        double[][] information = new double[2 * p][2 * p];
        for (int a = 0; a < p; a++) {
            for (int b = 0; b < p; b++) {
                information[a][b] = once[a][b];
                information[p + a][b] = mixed.curvature()[a][b];
                information[a][p + b] = mixed.curvature()[a][b];
                information[p + a][p + b] = twice[a][b];
            }
        }
        double[] single = new double[p];
        for (int a = 0; a < p; a++) {
            int[] kept = new int[p + 1];
            Arrays.setAll(kept, b -> b);
            kept[p] = p + a;
            single[a] = test(score, information, kept);
        }
        int[] all = new int[2 * p];
        Arrays.setAll(all, b -> b);
        return new ProportionalityTest(rows.names, single, test(score, information, all));
    }

    private static double test(double[] score, double[][] information, int[] kept) {
        double[] u = new double[kept.length];
        double[][] matrix = new double[kept.length][kept.length];
        for (int a = 0; a < kept.length; a++) {
            u[a] = score[kept[a]];
            for (int b = 0; b < kept.length; b++) {
                matrix[a][b] = information[kept[a]][kept[b]];
            }
        }
        double[] solved = Cholesky.solve(matrix, u);
        double sum = 0;
        for (int a = 0; a < kept.length; a++) {
            sum += u[a] * solved[a];
        }
        return sum;
    }

    /**
     * {@return the statistic of one column, chi-square with one degree of freedom; {@code NaN} if all events are at one time}
     *
     * @param column its name
     */
    public double chiSquare(String column) {
        requireNonNull(column, "column");
        int at = names.indexOf(column);
        if (at < 0) {
            throw new IllegalArgumentException("column must be one of the fit, got column=" + SafeText.of(column)
                    + ", columns=" + SafeText.of(names));
        }
        return chiSquares[at];
    }

    /**
     * {@return how likely so large a statistic is if the coefficient of that column holds at all times}
     *
     * @param column its name
     */
    public double pValue(String column) {
        requireNonNull(column, "column");
        return ChiSquare.sf(chiSquare(column), 1);
    }

    /** {@return the statistic of all columns together, chi-square with as many degrees of freedom as columns} */
    public double chiSquare() {
        return chiSquare;
    }

    /** {@return how likely so large a statistic is if all coefficients hold at all times} */
    public double pValue() {
        return ChiSquare.sf(chiSquare, names.size());
    }

    /** {@return the test as {@code ProportionalityTest[chi-square 4.12 on 3, p 0.249]}, with all digits} */
    @Override
    public String toString() {
        return "ProportionalityTest[chi-square " + chiSquare + " on " + names.size() + ", p " + pValue() + "]";
    }
}
