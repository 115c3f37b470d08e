package dev.retention.examples.report.numbers;

import dev.retention.loyalty.PointsBalance;
import dev.retention.loyalty.PointsLedger;
import java.time.LocalDate;

/**
 * The points of a loyalty programme on the last day that is known.
 *
 * @param customers how many ever had any
 * @param holding how many can spend some
 * @param owing how many owe some, because their orders came back after they had spent the points
 * @param balance what became of all points
 * @param available how many can be spent, less those that are owed
 * @param expiringWithinDays the days of the next figure
 * @param expiring how many lapse within these days if nobody spends them
 */
public record Points(
        long customers,
        long holding,
        long owing,
        PointsBalance balance,
        long available,
        int expiringWithinDays,
        long expiring) {

    private static final int EXPIRING_WITHIN_DAYS = 30;

    static Points of(PointsLedger ledger, LocalDate asOf) {
        long holding = 0;
        long owing = 0;
        long expiring = 0;
        for (int c = 0; c < ledger.customerCount(); c++) {
            long available = ledger.balance(ledger.customer(c), asOf).available();
            holding += available > 0 ? 1 : 0;
            owing += available < 0 ? 1 : 0;
            expiring += ledger.expiring(ledger.customer(c), asOf, asOf.plusDays(EXPIRING_WITHIN_DAYS));
        }
        PointsBalance balance = ledger.balance(asOf);
        return new Points(
                ledger.customerCount(), holding, owing, balance, balance.available(), EXPIRING_WITHIN_DAYS, expiring);
    }
}
