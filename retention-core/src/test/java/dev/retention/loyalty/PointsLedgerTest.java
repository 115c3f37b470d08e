package dev.retention.loyalty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.retention.loyalty.PointsConventions.LotOrder;
import dev.retention.loyalty.PointsConventions.SpentRefund;
import dev.retention.loyalty.PointsEvent.CancelRedemption;
import dev.retention.loyalty.PointsEvent.Earn;
import dev.retention.loyalty.PointsEvent.PartialRefund;
import dev.retention.loyalty.PointsEvent.Redeem;
import dev.retention.loyalty.PointsEvent.Refund;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The cases called golden were worked by hand on 2026-11-28, before there was this class. */
class PointsLedgerTest {

    private static final PointsConventions DEFAULTS = PointsConventions.withDefaults();
    private static final PointsConventions CLAMP = DEFAULTS.withSpentRefund(SpentRefund.CLAMP_AT_ZERO);

    private static final long SARA = 1;

    private static LocalDate day(int month, int day) {
        return LocalDate.of(2025, month, day);
    }

    /** Golden "refund after part was spent". */
    private static final List<PointsEvent> REFUND_AFTER_SPENDING = List.of(
            new Earn(SARA, day(1, 1), 7, 100, LocalDate.of(2026, 1, 1)),
            new Redeem(SARA, day(2, 1), 1, 80),
            new Refund(SARA, day(3, 1), 7));

    @Test
    void aRefundOfSpentPointsMakesTheBalanceNegative() {
        PointsBalance balance = PointsLedger.of(DEFAULTS, REFUND_AFTER_SPENDING).balance(SARA, day(3, 1));
        assertEquals(-80, balance.available());
        assertEquals(new PointsBalance(100, 80, 0, 100, 0), balance);
    }

    @Test
    void orItIsForgivenAndBookedSo() {
        PointsBalance balance = PointsLedger.of(CLAMP, REFUND_AFTER_SPENDING).balance(SARA, day(3, 1));
        assertEquals(0, balance.available());
        assertEquals(80, balance.forgiven());
        assertEquals(new PointsBalance(100, 0, 0, 20, 80), balance);
    }

    @Test
    void whatIsOwedIsPaidByWhatIsEarnedNext() {
        PointsLedger ledger = PointsLedger.of(DEFAULTS, REFUND_AFTER_SPENDING)
                .plusEvents(List.of(new Earn(SARA, day(4, 1), 8, 100, day(12, 31))));
        assertEquals(20, ledger.balance(SARA, day(4, 1)).available());
        assertEquals(20, ledger.expiring(SARA, day(4, 1), day(12, 31)), "80 of the lot pay what is owed");
        assertEquals(new PointsBalance(200, 80, 20, 100, 0), ledger.balance(SARA, LocalDate.of(2026, 1, 1)));
    }

    @Test
    void otherPointsPayBeforeAnyAreForgiven() {
        List<PointsEvent> events = List.of(
                new Earn(SARA, day(1, 1), 7, 100, day(6, 30)),
                new Redeem(SARA, day(1, 2), 1, 80),
                new Earn(SARA, day(1, 3), 8, 50, day(12, 31)),
                new Refund(SARA, day(1, 4), 7));
        assertEquals(
                new PointsBalance(150, 50, 0, 70, 30),
                PointsLedger.of(CLAMP, events).balance(SARA, day(1, 4)));
        assertEquals(
                -30, PointsLedger.of(DEFAULTS, events).balance(SARA, day(1, 4)).available());
        // As if the redemption had never been: only the 50 of the other order are there.
        PointsLedger cancelled =
                PointsLedger.of(CLAMP, events).plusEvents(List.of(new CancelRedemption(SARA, day(1, 5), 1)));
        assertEquals(new PointsBalance(150, 0, 0, 100, 0), cancelled.balance(SARA, day(1, 5)));
        assertEquals(List.of(new PointsLedger.Lot(8, day(1, 3), day(12, 31), 50)), cancelled.lots(SARA, day(1, 5)));
    }

    /** Golden "FIFO by expiry, not by earning". */
    @Test
    void lotsAreUsedInANamedOrder() {
        List<PointsEvent> events = List.of(
                new Earn(SARA, day(1, 1), 7, 50, day(12, 31)),
                new Earn(SARA, day(2, 1), 8, 50, day(6, 30)),
                new Redeem(SARA, day(3, 1), 1, 60));
        assertEquals(
                List.of(new PointsLedger.Lot(8, day(2, 1), day(6, 30), 40)),
                PointsLedger.of(DEFAULTS.withLotOrder(LotOrder.FIRST_EARNED), events)
                        .lots(SARA, day(3, 1)));
        assertEquals(
                List.of(new PointsLedger.Lot(7, day(1, 1), day(12, 31), 40)),
                PointsLedger.of(DEFAULTS.withLotOrder(LotOrder.FIRST_EXPIRING), events)
                        .lots(SARA, day(3, 1)));
    }

    /** Golden "cancelled redemption returns to its own lots". */
    @Test
    void aCancelledRedemptionGivesBackOldLotsOrNewOnes() {
        List<PointsEvent> events = List.of(
                new Earn(SARA, day(1, 1), 7, 30, day(3, 31)),
                new Redeem(SARA, day(3, 15), 1, 30),
                new CancelRedemption(SARA, day(4, 10), 1));
        PointsBalance original = PointsLedger.of(DEFAULTS, events).balance(SARA, day(4, 10));
        assertEquals(0, original.available());
        assertEquals(30, original.expired());
        PointsLedger reissue = PointsLedger.of(DEFAULTS.withReissue(90), events);
        assertEquals(30, reissue.balance(SARA, day(4, 10)).available());
        assertEquals(List.of(new PointsLedger.Lot(7, day(4, 10), day(7, 9), 30)), reissue.lots(SARA, day(4, 10)));
        assertEquals(0, reissue.balance(SARA, day(7, 10)).available());
    }

    @Test
    void pointsCanBeUsedThroughTheirLastDay() {
        PointsLedger ledger = PointsLedger.of(DEFAULTS, List.of(new Earn(SARA, day(1, 1), 7, 30, day(3, 31))));
        assertEquals(0, ledger.balance(SARA, LocalDate.of(2024, 12, 31)).earned());
        assertEquals(30, ledger.balance(SARA, day(3, 31)).available());
        assertEquals(0, ledger.balance(SARA, day(4, 1)).available());
        assertEquals(30, ledger.expiring(SARA, day(2, 1), day(3, 31)));
        assertEquals(0, ledger.expiring(SARA, day(2, 1), day(3, 30)));
        assertEquals(PointsBalance.EMPTY, ledger.balance(99, day(1, 1)));
        PointsLedger forEver = PointsLedger.of(DEFAULTS, List.of(new Earn(SARA, day(1, 1), 7, 30, PointsEvent.NEVER)));
        assertEquals(30, forEver.balance(SARA, LocalDate.MAX).available());
        assertEquals(0, forEver.expiring(SARA, day(1, 1), PointsEvent.NEVER));
    }

    @Test
    void eventsOfADayHappenInTheirOrder() {
        var earn = new Earn(SARA, day(1, 1), 7, 30, day(1, 1));
        var redeem = new Redeem(SARA, day(1, 1), 1, 30);
        assertEquals(
                0,
                PointsLedger.of(DEFAULTS, List.of(earn, redeem))
                        .balance(SARA, day(1, 1))
                        .available());
        assertMessage(
                "events[0].points must be <= available, got points=30, available=0, customer=1",
                () -> PointsLedger.of(DEFAULTS, List.of(redeem, earn)));
    }

    @Test
    void aPartOfAnOrderIsRefunded() {
        PointsLedger ledger = PointsLedger.of(
                DEFAULTS,
                List.of(
                        new Earn(SARA, day(1, 1), 7, 100, day(12, 31)),
                        new PartialRefund(SARA, day(1, 2), 7, 30),
                        new Redeem(SARA, day(1, 3), 1, 50),
                        new PartialRefund(SARA, day(1, 4), 7, 30)));
        assertEquals(new PointsBalance(100, 50, 0, 60, 0), ledger.balance(SARA, day(1, 4)));
        assertEquals(-10, ledger.balance(SARA, day(1, 4)).available());
        assertEquals(
                new PointsBalance(100, 50, 0, 100, 0),
                ledger.plusEvents(List.of(new Refund(SARA, day(1, 5), 7))).balance(SARA, day(1, 5)));
    }

    /** What lapsed cannot be taken back, and nobody owes it. */
    @Test
    void lapsedPointsAreNotAskedBack() {
        PointsLedger ledger = PointsLedger.of(
                DEFAULTS, List.of(new Earn(SARA, day(1, 1), 7, 100, day(1, 31)), new Refund(SARA, day(3, 1), 7)));
        assertEquals(new PointsBalance(100, 0, 100, 0, 0), ledger.balance(SARA, day(3, 1)));
    }

    @Test
    void badInput() {
        var earn = new Earn(SARA, day(1, 1), 7, 100, day(12, 31));
        var redeem = new Redeem(SARA, day(1, 2), 1, 80);
        assertMessage(
                "events[2].points must be <= available, got points=21, available=20, customer=1",
                () -> PointsLedger.of(DEFAULTS, List.of(earn, redeem, new Redeem(SARA, day(1, 2), 2, 21))));
        assertMessage(
                "events[0].order must have earned points before, got order=8, customer=1",
                () -> PointsLedger.of(DEFAULTS, List.of(new Refund(SARA, day(1, 1), 8))));
        assertMessage(
                "lastDay must be >= day, got lastDay=2024-12-31, day=2025-01-01",
                () -> new Earn(SARA, day(1, 1), 7, 100, LocalDate.of(2024, 12, 31)));
        assertMessage(
                "events[2].order must not be refunded twice, got order=7, customer=1",
                () -> PointsLedger.of(
                        DEFAULTS, List.of(earn, new Refund(SARA, day(1, 2), 7), new Refund(SARA, day(1, 3), 7))));
        assertMessage(
                "events[1].points must be <= what is left of the order, got points=101, left=100, order=7, customer=1",
                () -> PointsLedger.of(DEFAULTS, List.of(earn, new PartialRefund(SARA, day(1, 2), 7, 101))));
        assertMessage(
                "events[2].redemption must be new, got redemption=1, customer=1",
                () -> PointsLedger.of(DEFAULTS, List.of(earn, redeem, new Redeem(SARA, day(1, 2), 1, 1))));
        var cancel = new CancelRedemption(SARA, day(1, 3), 1);
        assertMessage(
                "events[3].redemption must be one that stands, got redemption=1, customer=1",
                () -> PointsLedger.of(DEFAULTS, List.of(earn, redeem, cancel, cancel)));
        assertMessage(
                "events[1].day must be >= the day before it of customer 1, got day=2024-12-31 after 2025-01-01",
                () -> PointsLedger.of(DEFAULTS, List.of(earn, new Redeem(SARA, LocalDate.of(2024, 12, 31), 1, 1))));
        assertMessage(
                "events[0].day must be >= the day before it of customer 1, got day=2024-12-31 after 2025-01-01",
                () -> PointsLedger.of(DEFAULTS, List.of(earn))
                        .plusEvents(List.of(new Redeem(SARA, LocalDate.of(2024, 12, 31), 1, 1))));
        assertMessage("points must be > 0, got points=0", () -> new Redeem(SARA, day(1, 1), 1, 0));
        assertMessage("points must be >= 0, got points=-1", () -> new Earn(SARA, day(1, 1), 1, -1, day(1, 1)));
        assertMessage("days must be >= 0, got days=-1", () -> DEFAULTS.withReissue(-1));
        assertEquals(
                "events[1]",
                assertThrows(NullPointerException.class, () -> PointsLedger.of(DEFAULTS, Arrays.asList(earn, null)))
                        .getMessage());
        assertEquals(
                "earned overflows a long: 9223372036854775807 + 1",
                assertThrows(
                                ArithmeticException.class,
                                () -> PointsLedger.of(
                                        DEFAULTS,
                                        List.of(
                                                new Earn(SARA, day(1, 1), 7, Long.MAX_VALUE, day(12, 31)),
                                                new Earn(SARA, day(1, 1), 8, 1, day(12, 31)))))
                        .getMessage());
    }

    @Test
    void ledgersOfDisjointCustomersMerge() {
        PointsLedger sara = PointsLedger.of(DEFAULTS, List.of(new Earn(SARA, day(1, 1), 7, 100, day(12, 31))));
        PointsLedger reza = PointsLedger.of(DEFAULTS, List.of(new Earn(2, day(1, 1), 7, 50, day(12, 31))));
        assertEquals(150, sara.plus(reza).balance(day(1, 1)).available());
        assertEquals(sara.plus(reza), reza.plus(sara));
        assertEquals(sara, sara.plus(PointsLedger.empty(DEFAULTS)));
        assertMessage("other must be of other customers, got customer=1 in both", () -> sara.plus(sara));
        assertMessage(
                "other must have the same conventions, got conventions=PointsConventions[FIRST_EXPIRING, NEGATIVE_BALANCE, KEEP_ORIGINAL_EXPIRY], other.conventions=PointsConventions[FIRST_EXPIRING, NEGATIVE_BALANCE, REISSUE for 5 days]",
                () -> sara.plus(PointsLedger.empty(DEFAULTS.withReissue(5))));
    }

    @Test
    void valuesTravel() throws Exception {
        PointsLedger ledger = PointsLedger.of(CLAMP.withReissue(3), REFUND_AFTER_SPENDING);
        assertEquals("PointsLedger[1 customers, 3 events]", ledger.toString());
        for (Object value : List.of(
                ledger,
                ledger.balance(SARA, day(3, 1)),
                DEFAULTS.withLotOrder(LotOrder.FIRST_EARNED),
                TierLadder.of(TierWindow.rollingDays(5), List.of(new TierLadder.Tier("all", 0))))) {
            var bytes = new ByteArrayOutputStream();
            new ObjectOutputStream(bytes).writeObject(value);
            Object back = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
            assertEquals(value, back);
            assertEquals(value.hashCode(), back.hashCode());
        }
        assertEquals(ledger, PointsLedger.of(ledger.conventions(), ledger.events()));
    }

    private static void assertMessage(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    private static PointsLedger ledger(PointsConventions conventions, PointsEvent... events) {
        return PointsLedger.of(conventions, List.of(events));
    }

    @Test
    void lotsThatExpireTogetherAreInTheOrderOfTheirEarning() {
        PointsLedger ledger = ledger(
                DEFAULTS,
                new Earn(SARA, day(1, 1), 9, 10, day(6, 30)),
                new Earn(SARA, day(1, 2), 8, 20, day(6, 30)),
                new Earn(SARA, day(1, 3), 7, 30, day(6, 30)),
                new Earn(SARA, day(1, 4), 6, 40, day(6, 30)));
        assertEquals(
                List.of(9L, 8L, 7L, 6L),
                ledger.lots(SARA, day(1, 4)).stream()
                        .map(PointsLedger.Lot::order)
                        .toList());
    }

    @Test
    void whatIsOwedIsNotAvailable() {
        PointsLedger ledger = PointsLedger.of(DEFAULTS, REFUND_AFTER_SPENDING);
        assertMessage(
                "events[1].points must be <= available, got points=21, available=20, customer=1",
                () -> ledger.plusEvents(
                        List.of(new Earn(SARA, day(4, 1), 8, 100, day(12, 31)), new Redeem(SARA, day(4, 2), 2, 21))));
    }

    @Test
    void aPartMayBeTheWhole() {
        PointsLedger ledger = ledger(
                DEFAULTS, new Earn(SARA, day(1, 1), 7, 100, day(6, 30)), new PartialRefund(SARA, day(1, 2), 7, 100));
        assertEquals(new PointsBalance(100, 0, 0, 100, 0), ledger.balance(SARA, day(1, 2)));
    }

    /** Half was spent and half has lapsed: what was spent is asked back once. */
    @Test
    void whatWasSpentIsAskedBackOnce() {
        PointsLedger ledger = ledger(
                DEFAULTS,
                new Earn(SARA, day(1, 1), 7, 100, day(1, 31)),
                new Redeem(SARA, day(1, 2), 1, 50),
                new PartialRefund(SARA, day(2, 2), 7, 50),
                new PartialRefund(SARA, day(2, 3), 7, 50));
        assertEquals(new PointsBalance(100, 50, 50, 50, 0), ledger.balance(SARA, day(2, 3)));
    }

    @Test
    void whatWasSpentOfSeveralLotsIsAskedBackInTheirOrder() {
        PointsLedger ledger = ledger(
                DEFAULTS,
                new Earn(SARA, day(1, 1), 7, 30, day(6, 30)),
                new Earn(SARA, day(1, 1), 7, 30, day(6, 30)),
                new Redeem(SARA, day(1, 2), 1, 60),
                new PartialRefund(SARA, day(1, 3), 7, 30));
        assertEquals(new PointsBalance(60, 60, 0, 30, 0), ledger.balance(SARA, day(1, 3)));
    }

    /** A redemption that was cancelled has spent nothing: when all has lapsed, nothing is asked back. */
    @Test
    void whatWasGivenBackWasNotSpent() {
        PointsLedger ledger = ledger(
                DEFAULTS,
                new Earn(SARA, day(1, 1), 7, 100, day(1, 31)),
                new Redeem(SARA, day(1, 2), 1, 60),
                new CancelRedemption(SARA, day(1, 3), 1),
                new Refund(SARA, day(2, 10), 7));
        assertEquals(new PointsBalance(100, 0, 100, 0, 0), ledger.balance(SARA, day(2, 10)));
    }

    @Test
    void anOrderMayEarnAgainAfterItsRefund() {
        PointsLedger ledger = ledger(
                DEFAULTS,
                new Earn(SARA, day(1, 1), 7, 100, day(6, 30)),
                new Redeem(SARA, day(1, 2), 1, 100),
                new Refund(SARA, day(1, 3), 7),
                new CancelRedemption(SARA, day(1, 4), 1),
                new Earn(SARA, day(1, 5), 7, 50, day(6, 30)),
                new Refund(SARA, day(1, 6), 7));
        assertEquals(new PointsBalance(150, 0, 0, 150, 0), ledger.balance(SARA, day(1, 6)));
    }

    /** 50 of the first order are forgiven, and 70 of the second; its redemption cancelled, those 70 are not, and 30 are paid. */
    @Test
    void whatIsPaidAfterAllWasNotForgiven() {
        PointsLedger ledger = ledger(
                CLAMP,
                new Earn(SARA, day(1, 1), 6, 50, day(6, 30)),
                new Redeem(SARA, day(1, 2), 1, 50),
                new Refund(SARA, day(1, 3), 6),
                new Earn(SARA, day(1, 4), 7, 100, day(6, 30)),
                new Redeem(SARA, day(1, 5), 2, 100),
                new Earn(SARA, day(1, 6), 8, 30, day(6, 30)),
                new Refund(SARA, day(1, 7), 7),
                new CancelRedemption(SARA, day(1, 8), 2));
        assertEquals(new PointsBalance(180, 30, 0, 30, 120), ledger.balance(SARA, day(1, 7)));
        assertEquals(new PointsBalance(180, 0, 0, 100, 50), ledger.balance(SARA, day(1, 8)));
    }

    @Test
    void customersAscend() {
        PointsLedger ledger = ledger(
                DEFAULTS, new Earn(9, day(1, 1), 7, 30, day(6, 30)), new Earn(SARA, day(1, 1), 8, 30, day(6, 30)));
        assertEquals(2, ledger.customerCount());
        assertEquals(9, ledger.customer(1));
        assertMessage(
                "lastDay must be >= day, got lastDay=2025-01-01, day=2025-01-02",
                () -> ledger.expiring(9, day(1, 2), day(1, 1)));
    }
}
