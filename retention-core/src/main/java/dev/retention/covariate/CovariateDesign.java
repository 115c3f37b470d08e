package dev.retention.covariate;

import dev.retention.lifetime.Limit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which numbers are free and how they move the parameters of the plain model; in a limit of it there are fewer.
 *
 * @param limits what no longer differs between customers with the same covariates
 * @param names the names of the free numbers that do not belong to covariates; each moves one parameter that covariates may move, too
 * @param origin the parameters where all free numbers are 1
 * @param exponents by parameter, how they move with those free numbers
 * @param columns of coefficients: by column, the positions of the effects that it is the coefficient of
 * @param moves by column and parameter, how that moves with a covariate, 0 if it does not
 * @param covariates how many covariates there are
 * @param start of the free numbers to search from; the coefficients begin at none
 */
record CovariateDesign(
        Set<Limit> limits,
        List<String> names,
        double[] origin,
        double[][] exponents,
        int[][] columns,
        int[][] moves,
        int covariates,
        double[] start) {

    /** Large enough for a distribution to be a point, small enough for a double: as in the limits of the plain models. */
    private static final double HUGE = 1e12;

    private static final double TINY = 1e-140;
    private static final double NEVER = 1e-300;

    /** Two parameters, what becomes of them, and which columns of coefficients remain. */
    private record Half(Set<Limit> limits, List<String> names, double[] origin, double[][] exponents, double[] start) {}

    /** All numbers free. */
    static CovariateDesign full(ModelKind<?> kind, Coefficients coefficients, int covariates, double[] parameters) {
        int n = parameters.length;
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        double[][] exponents = new double[n][n];
        for (int i = 0; i < n; i++) {
            exponents[i][i] = 1;
        }
        double[] start = parameters.clone();
        for (int i = 0; i < n; i += 2) {
            leaveLimit(start, i);
        }
        return of(kind, Set.of(), kind.parameters(), ones, exponents, kind.columns(coefficients), covariates, start);
    }

    /** A search that begins in a limit cannot leave it: there the likelihood is flat. */
    private static void leaveLimit(double[] pair, int i) {
        if (pair[i] <= NEVER * HUGE) {
            pair[i] = 0.1;
            pair[i + 1] = Math.max(1, i > 0 ? pair[i - 1] : 1);
        }
        double larger = Math.max(pair[i], pair[i + 1]);
        double scale = pair[i] > 1e6 ? 20 / pair[i] : larger < 1e-6 ? 0.1 / larger : 1;
        pair[i] *= scale;
        pair[i + 1] *= scale;
    }

    /** The limits of a model of repeat buying, those of the fewest numbers first; the search was given up on its way there. */
    static List<CovariateDesign> limits(
            ModelKind<?> kind, Coefficients coefficients, int covariates, double[] parameters) {
        var designs = new ArrayList<CovariateDesign>();
        if (kind.parameters().size() < 4) {
            return designs;
        }
        boolean hasLifetimes = kind.effects().size() == 2;
        double rate = parameters[0] / parameters[1];
        double odds = parameters[2] / parameters[3];
        List<Half> buying = List.of(point(Limit.SAME_RATE, "rate", HUGE, 0, -1, rate), spread(kind, 0, parameters));
        var leaving = new ArrayList<Half>();
        leaving.add(new Half(
                Set.of(Limit.NOBODY_LEAVES), List.of(), new double[] {NEVER, 1}, new double[2][0], new double[0]));
        if (hasLifetimes) {
            leaving.add(point(Limit.SAME_LEAVING, "leavingRate", HUGE, 0, -1, odds));
        } else {
            leaving.add(point(Limit.SAME_LEAVING, "oddsOfLeaving", HUGE, 1, 0, odds));
            leaving.add(point(Limit.ALL_OR_NOTHING, "oddsOfLeaving", TINY, 1, 0, odds));
        }
        leaving.add(spread(kind, 2, parameters));
        for (Half b : buying) {
            for (Half l : leaving) {
                if (!b.limits.isEmpty() || !l.limits.isEmpty()) {
                    designs.add(joined(kind, b, l, remaining(kind, coefficients, l.limits), covariates));
                }
            }
        }
        designs.sort(Comparator.comparingInt(CovariateDesign::size));
        return designs;
    }

    private static Half point(Limit limit, String name, double shape, int first, int second, double start) {
        return new Half(
                Set.of(limit),
                List.of(name),
                new double[] {shape, shape},
                new double[][] {{first}, {second}},
                new double[] {start});
    }

    private static Half spread(ModelKind<?> kind, int from, double[] parameters) {
        double[] pair = parameters.clone();
        leaveLimit(pair, from);
        return new Half(
                Set.of(),
                kind.parameters().subList(from, from + 2),
                new double[] {1, 1},
                new double[][] {{1, 0}, {0, 1}},
                new double[] {pair[from], pair[from + 1]});
    }

    /** Where nobody leaves, nothing goes with leaving; where all are equally likely to, there is one odds and one coefficient of it. */
    private static int[][] remaining(ModelKind<?> kind, Coefficients coefficients, Set<Limit> leaving) {
        int[] buying = {kind.effects().indexOf(CovariateEffect.BUYING)};
        if (leaving.contains(Limit.NOBODY_LEAVES)) {
            return new int[][] {buying};
        }
        if (leaving.isEmpty() || kind.effects().size() == 2) {
            return kind.columns(coefficients);
        }
        int[] odds = {kind.effects().indexOf(CovariateEffect.LEAVING)};
        return coefficients == Coefficients.FREE ? new int[][] {buying, odds} : new int[][] {buying};
    }

    private static CovariateDesign joined(ModelKind<?> kind, Half b, Half l, int[][] columns, int covariates) {
        var limits = EnumSet.noneOf(Limit.class);
        limits.addAll(b.limits);
        limits.addAll(l.limits);
        var names = new ArrayList<>(b.names);
        names.addAll(l.names);
        double[][] exponents = new double[4][names.size()];
        for (int i = 0; i < 2; i++) {
            System.arraycopy(b.exponents[i], 0, exponents[i], 0, b.names.size());
            System.arraycopy(l.exponents[i], 0, exponents[2 + i], b.names.size(), l.names.size());
        }
        return of(
                kind,
                limits,
                names,
                concat(b.origin, l.origin),
                exponents,
                columns,
                covariates,
                concat(b.start, l.start));
    }

    private static double[] concat(double[] first, double[] second) {
        double[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static CovariateDesign of(
            ModelKind<?> kind,
            Set<Limit> limits,
            List<String> names,
            double[] origin,
            double[][] exponents,
            int[][] columns,
            int covariates,
            double[] start) {
        int[][] moves = new int[columns.length][origin.length];
        for (int column = 0; column < columns.length; column++) {
            for (int effect : columns[column]) {
                moves[column][kind.moves()[effect]] = kind.signs()[effect];
            }
        }
        double[] all = Arrays.copyOf(start, names.size() + columns.length * covariates);
        Arrays.fill(all, names.size(), all.length, 1);
        return new CovariateDesign(limits, List.copyOf(names), origin, exponents, columns, moves, covariates, all);
    }

    int size() {
        return start.length;
    }

    /** A start whose means are the same: customers differ less where the factor is above 1. */
    double[] startScaled(double factor) {
        double[] scaled = start.clone();
        for (int k = 0; k < names.size(); k++) {
            scaled[k] *= factor;
        }
        return scaled;
    }

    /** Where the coefficient of a covariate is. */
    int at(int column, int covariate) {
        return names.size() + column * covariates + covariate;
    }

    boolean isMoved(int parameter) {
        return Arrays.stream(exponents[parameter]).anyMatch(exponent -> exponent != 0);
    }

    /** How the logarithms of the parameters move with those of the free numbers, of customers with these covariates. */
    void fill(double[] z, double[][] into) {
        for (int i = 0; i < into.length; i++) {
            System.arraycopy(exponents[i], 0, into[i], 0, names.size());
            for (int column = 0; column < columns.length; column++) {
                for (int c = 0; c < covariates; c++) {
                    into[i][at(column, c)] = moves[column][i] * z[c];
                }
            }
        }
    }

    /** The parameters where the covariates are 0 in their own or in standard units, as the logarithms are. */
    double[] parameters(double[] logs) {
        double[] theta = new double[origin.length];
        for (int i = 0; i < theta.length; i++) {
            double log = 0;
            for (int k = 0; k < names.size(); k++) {
                log += exponents[i][k] * logs[k];
            }
            theta[i] = origin[i] * StrictMath.exp(log);
        }
        return theta;
    }

    /** By effect, then covariate. */
    double[][] coefficients(int effects, double[] logs) {
        double[][] coefficients = new double[effects][covariates];
        for (int column = 0; column < columns.length; column++) {
            for (int effect : columns[column]) {
                for (int c = 0; c < covariates; c++) {
                    coefficients[effect][c] = logs[at(column, c)];
                }
            }
        }
        return coefficients;
    }

    /** The matrix that turns logarithms of free numbers, with standardised covariates, into those with covariates as they are. */
    double[][] toOwnUnits(CovariateRows.Spread spread) {
        double[][] matrix = new double[size()][size()];
        for (int k = 0; k < names.size(); k++) {
            matrix[k][k] = 1;
            for (int i = 0; i < origin.length; i++) {
                for (int column = 0; column < columns.length && exponents[i][k] != 0; column++) {
                    for (int c = 0; c < covariates; c++) {
                        matrix[k][at(column, c)] -=
                                moves[column][i] / exponents[i][k] * (spread.means()[c] / spread.deviations()[c]);
                    }
                }
            }
        }
        for (int column = 0; column < columns.length; column++) {
            for (int c = 0; c < covariates; c++) {
                matrix[at(column, c)][at(column, c)] = 1 / spread.deviations()[c];
            }
        }
        return matrix;
    }
}
