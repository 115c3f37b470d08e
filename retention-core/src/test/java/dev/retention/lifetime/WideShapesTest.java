package dev.retention.lifetime;

import static dev.retention.period.TimeUnit.WEEK;

import dev.retention.economics.DiscountRate;
import dev.retention.economics.Horizon;
import dev.retention.history.BuyerHistory;
import dev.retention.internal.math.ReferenceTable;
import org.junit.jupiter.api.Test;

/**
 * Every model at shapes from 10⁻⁹ to 10⁶, against 25 digits: a row's four numbers are the parameters of each in turn. What next to
 * nobody does has its digits too, and so has what a thousand purchases make of it.
 */
class WideShapesTest {

    private static final ReferenceTable TABLE = ReferenceTable.of("lifetime", "shapes_wide");

    private static BgNbd bg(double[] row) {
        return new BgNbd(row[0], row[1], row[2], row[3], WEEK);
    }

    private static BuyerHistory once(double age) {
        return new BuyerHistory(0, 0, age, WEEK);
    }

    private static Horizon weeks(double[] row) {
        return new Horizon(row[5], WEEK);
    }

    @Test
    void oneTimeBuyersWhereNobodyBuysAgain() {
        TABLE.assertColumn(
                7, 1e-13, row -> new MbgNbd(row[0], row[1], row[2], row[3], WEEK).logLikelihood(once(row[5])));
        TABLE.assertColumn(
                8, 1e-13, row -> new ParetoNbd(row[0], row[1], row[2], row[3], WEEK).logLikelihood(once(row[5])));
        TABLE.assertColumn(9, 1e-13, row -> new BgBb(row[0], row[1], row[2], row[3], WEEK).logLikelihood(once(row[4])));
    }

    @Test
    void futures() {
        TABLE.assertColumn(10, 1e-12, row -> bg(row).expectedPurchases(weeks(row)));
        TABLE.assertColumn(11, 1e-12, row -> bg(row).probabilityOfPurchases((int) row[4], weeks(row)));
    }

    @Test
    void contracts() {
        TABLE.assertColumn(
                12,
                1e-12,
                row -> new ShiftedBetaGeometric(row[2], row[3], WEEK)
                        .discountedResidualLifetime((int) row[4], new DiscountRate(row[6], WEEK), Horizon.UNLIMITED));
    }
}
