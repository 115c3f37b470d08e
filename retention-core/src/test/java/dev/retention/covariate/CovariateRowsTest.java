package dev.retention.covariate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CovariateRowsTest {

    /** Rows of two columns, each with a count, and a key of its own. */
    private static CovariateRows rows(double[] x, double[] y, long... counts) {
        long[] key = new long[counts.length];
        Arrays.setAll(key, i -> i);
        return CovariateRows.of(Covariates.of(List.of("x", "y"), new double[][] {x, y}), new long[][] {key}, counts);
    }

    /** Means and deviations of the customers, not of the rows; of a column that is the same for all both are 0. */
    @Test
    void theSpreadIsThatOfTheCustomers() {
        CovariateRows.Spread spread =
                rows(new double[] {1, 3, 7}, new double[] {5, 5, 5}, 4, 2, 2).spread();
        // (4 · 1 + 2 · 3 + 2 · 7) / 8 = 3, and (4 · 4 + 0 + 2 · 16) / 8 = 6.
        assertArrayEquals(new double[] {3, 0}, spread.means(), 1e-15);
        assertArrayEquals(new double[] {Math.sqrt(6), 0}, spread.deviations(), 1e-15);
        CovariateRows one = rows(new double[] {1, 3, 7}, new double[] {5, 5, 5}, 4, 2, 2);
        assertEquals(
                4 / Math.sqrt(6),
                one.standardised(2, new CovariateRows.Spread(new double[] {3, 0}, new double[] {Math.sqrt(6), 1}))[0],
                1e-15);
    }

    @Test
    void aGroupIsOfTheSameCovariates() {
        CovariateRows rows = rows(new double[] {1, 1, 1, 2, 2, 3}, new double[] {5, 5, 6, 6, 6, 6}, 1, 1, 1, 1, 1, 1);
        assertArrayEquals(new int[] {0, 2, 3, 5, 6}, rows.groups());
        assertArrayEquals(
                new int[] {0, 1, 2, 3},
                rows(new double[] {1, 2, 3}, new double[] {5, 5, 5}, 1, 1, 1).groups());
        assertArrayEquals(new int[] {0}, CovariateRows.empty(List.of("x"), 1).groups());
    }

    private static String obstacle(CovariateRows rows) {
        return rows.obstacle(rows.spread());
    }

    /** Columns that are alike but not the same are no obstacle, also of values near their mean and of many customers. */
    @Test
    void columnsThatTellTheSameAreAnObstacle() {
        double[] x = {0, 1, 2, 2.6, 10};
        double[] y = {3, 0.1, 2, 1.9, 2};
        assertNull(obstacle(rows(x, y, 3, 1, 4, 2, 1)));
        assertNull(obstacle(rows(y, x, 3, 1, 4, 2, 1)));
        assertNull(obstacle(rows(new double[] {0, 0, 1, 1}, new double[] {0, 1, 0, 1}, 1, 2, 3, 4)));
        double[] twice = Arrays.stream(x).map(v -> 0.3 * v - 7).toArray();
        String same =
                "columns that tell the same: x, y. A sum of them is the same for all customers: leave one of them out";
        assertEquals(same, obstacle(rows(x, twice, 3, 1, 4, 2, 1)));
        assertEquals(same, obstacle(rows(x, twice, 3_000_000_000L, 1_000_000_000, 4_000_000_000L, 7, 1_000_000_001)));
        assertEquals(
                "the same for all customers: y. Such a column cannot be compared: leave it out",
                obstacle(rows(x, new double[] {4, 4, 4, 4, 4}, 1, 1, 1, 1, 1)));
        // 10⁻³ of a difference is one, 10⁻⁶ is none.
        double[] nearly = {0, 1, 2, 2.601, 10};
        assertNull(obstacle(rows(x, nearly, 1, 1, 1, 1, 1)));
        double[] hardly = {0, 1, 2, 2.6000001, 10};
        assertEquals(same, obstacle(rows(x, hardly, 1, 1, 1, 1, 1)));
    }
}
