package dev.retention.campaign;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.RefundPolicy;
import dev.retention.economics.IncrementalReturn;
import dev.retention.estimate.Estimate;
import dev.retention.estimate.Interval;
import dev.retention.estimate.Proportion;
import dev.retention.experiment.DifferenceMethod;
import dev.retention.experiment.Moments;
import dev.retention.experiment.TwoProportions;
import dev.retention.period.DayRange;
import dev.retention.survival.SurvivalTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CampaignTest {

    private static final CampaignFunnel FUNNEL = new CampaignFunnel(10_000, 9_800, 2_450, 490, 98, 20, 2);

    @Test
    void eachRateHasItsBase() {
        assertEquals(0.98, FUNNEL.deliveries().rate());
        assertEquals(new Proportion(200, 10_000), FUNNEL.bounces());
        assertEquals(0.25, FUNNEL.opens().rate());
        assertEquals(0.05, FUNNEL.clicks().rate());
        assertEquals(0.2, FUNNEL.clicksOfOpened().rate());
        assertEquals(0.01, FUNNEL.conversions().rate());
        assertEquals(0.2, FUNNEL.conversionsOfClicked().rate());
        assertEquals(new Proportion(20, 9_800), FUNNEL.unsubscribes());
        assertEquals(new Proportion(2, 9_800), FUNNEL.complaints());
        assertEquals(Double.NaN, CampaignFunnel.EMPTY.opens().rate());
    }

    @Test
    void funnelsAddUp() {
        assertEquals(FUNNEL, FUNNEL.plus(CampaignFunnel.EMPTY));
        assertEquals(new CampaignFunnel(20_000, 19_600, 4_900, 980, 196, 40, 4), FUNNEL.plus(FUNNEL));
        var huge = new CampaignFunnel(Long.MAX_VALUE, 0, 0, 0, 0, 0, 0);
        assertEquals(
                "sent overflows a long: 9223372036854775807 + 10000",
                assertThrows(ArithmeticException.class, () -> huge.plus(FUNNEL)).getMessage());
    }

    @Test
    void aFunnelThatWidensNamesTheStep() {
        rejected("sent must be >= 0, got sent=-1", () -> new CampaignFunnel(-1, 0, 0, 0, 0, 0, 0));
        rejected(
                "delivered must be in [0, sent], got delivered=11, sent=10",
                () -> new CampaignFunnel(10, 11, 0, 0, 0, 0, 0));
        rejected(
                "clicked must be in [0, opened], got clicked=5, opened=3",
                () -> new CampaignFunnel(10, 9, 3, 5, 0, 0, 0));
        rejected(
                "converted must be in [0, clicked], got converted=-1, clicked=2",
                () -> new CampaignFunnel(10, 9, 3, 2, -1, 0, 0));
        rejected(
                "complained must be in [0, delivered], got complained=10, delivered=9",
                () -> new CampaignFunnel(10, 9, 3, 2, 1, 0, 10));
    }

    private static final LocalDate MAILED = LocalDate.of(2025, 3, 3);

    private static final DayRange TWO_WEEKS = new DayRange(MAILED, MAILED.plusDays(14));

    private static ActivityLog log() {
        int day = (int) MAILED.toEpochDay();
        return ActivityLog.of(
                new long[] {1, 1, 2, 3, 5, 6, 6},
                new int[] {day, day + 20, day + 13, day - 1, day + 2, day + 3, day + 4},
                new long[] {5_000, 9_999, 3_000, 700, 1_000, 2_000, -500},
                RefundPolicy.NET);
    }

    /** Customers 1 to 4 were treated, of whom 1 and 2 bought for 80.00 in the two weeks; 5 to 8 held out, of whom 5 and 6 for 25.00. */
    @Test
    void whatItCausedIsReadFromTheLog() {
        CampaignEffect effect = CampaignEffect.of(new long[] {4, 3, 2, 1}, new long[] {5, 6, 7, 8}, log(), TWO_WEEKS);
        assertEquals(new Proportion(2, 4), effect.treated().buyers());
        assertEquals(
                Moments.of(new long[] {5_000, 3_000, 0, 0}), effect.treated().revenueMinor());
        assertEquals(new Proportion(2, 4), effect.heldOut().buyers());
        assertEquals(
                Moments.of(new long[] {1_000, 1_500, 0, 0}), effect.heldOut().revenueMinor());
        assertEquals(0.0, effect.incrementalCustomers().value());
        assertEquals(5_500.0, effect.incrementalRevenueMinor().value());
    }

    private static CampaignGroup group(long buyers, long customers, long each) {
        long[] revenue = new long[(int) customers];
        java.util.Arrays.fill(revenue, 0, (int) buyers, each);
        return new CampaignGroup(new Proportion(buyers, customers), Moments.of(revenue));
    }

    /** The Javadoc's example: 450 of 9,000 against 40 of 1,000, of whom 90 were caused. */
    @Test
    void incrementalIsNotAttributed() {
        var effect = new CampaignEffect(group(450, 9_000, 5_000), group(40, 1_000, 5_000));
        assertEquals(90, effect.incrementalCustomers().value(), 1e-10);
        assertEquals(0.2, effect.causedShareOf(450), 1e-12);
        Interval share = effect.buyers().interval(DifferenceMethod.NEWCOMBE, 0.95);
        assertEquals(9_000 * share.lower(), effect.incrementalCustomers(0.95).lower());
        assertEquals(9_000 * share.upper(), effect.incrementalCustomers(0.95).upper());
        Estimate each = effect.treated().revenueMinor().minus(effect.heldOut().revenueMinor());
        assertEquals(9_000 * each.value(), effect.incrementalRevenueMinor().value());
        assertEquals(450_000, effect.incrementalRevenueMinor().value(), 1e-6);
        assertEquals(
                9_000 * each.standardError(), effect.incrementalRevenueMinor().standardError());
        IncrementalReturn result = effect.returnOn(180_000);
        assertEquals(2_000, result.costPerCustomerMinor(), 1e-9);
        assertEquals(2.5, result.returnOnSpend(), 1e-12);
    }

    @Test
    void shardsOfACampaignAddUp() {
        var a = new CampaignEffect(group(4, 90, 50), group(1, 10, 50));
        var b = new CampaignEffect(group(7, 60, 50), group(0, 30, 50));
        assertEquals(new CampaignEffect(group(11, 150, 50), group(1, 40, 50)), a.plus(b));
        assertEquals(a, CampaignEffect.EMPTY.plus(a));
        assertEquals(100, a.treated().customers() + a.heldOut().customers());
    }

    @Test
    void nobodyTellsNothing() {
        assertEquals(Double.NaN, CampaignEffect.EMPTY.incrementalCustomers().value());
        assertEquals(new TwoProportions(Proportion.EMPTY, Proportion.EMPTY), CampaignEffect.EMPTY.buyers());
        var nobodyHeldOut = new CampaignEffect(group(4, 90, 50), CampaignGroup.EMPTY);
        assertEquals(Double.NaN, nobodyHeldOut.incrementalRevenueMinor().value());
        assertEquals(new Interval(-90, 90), nobodyHeldOut.incrementalCustomers(0.95));
        assertEquals(Double.NaN, nobodyHeldOut.returnOn(5).costPerCustomerMinor());
    }

    @Test
    void badGroupsAreRejected() {
        rejected(
                "treated and heldOut must have no customer in common, got customer=3 in both",
                () -> CampaignEffect.of(new long[] {1, 3}, new long[] {9, 3, 2}, log(), TWO_WEEKS));
        rejected(
                "heldOut must have each customer once, got customer=9 twice",
                () -> CampaignEffect.of(new long[] {1, 3}, new long[] {9, 9}, log(), TWO_WEEKS));
        rejected(
                "revenueMinor must be of all customers of the group, got revenueMinor.count=0, buyers.total=2",
                () -> new CampaignGroup(new Proportion(1, 2), Moments.EMPTY));
        rejected("attributed must be >= 0, got attributed=-1", () -> CampaignEffect.EMPTY.causedShareOf(-1));
        rejected("spendMinor must be >= 0, got spendMinor=-1", () -> CampaignEffect.EMPTY.returnOn(-1));
    }

    /** Opened at 0, 100, 200, 300 and 400, patience 60. */
    private static Carts carts() {
        return Carts.of(
                new long[] {0, 100, 200, 300, 400},
                new long[] {30, 170, 0, 360, 0},
                new boolean[] {true, true, false, true, false},
                60);
    }

    @Test
    void cartsAreAbandonedWhenTheirPatienceIsOver() {
        assertArrayEquals(new int[0], carts().abandonedAt(159));
        assertArrayEquals(new int[] {1}, carts().abandonedAt(160));
        assertArrayEquals(new int[] {2}, carts().abandonedAt(300));
        assertArrayEquals(new int[] {2, 4}, carts().abandonedAt(1_000));
        assertEquals(new Proportion(1, 2), carts().abandonment(200));
        assertEquals(
                new Proportion(4, 5),
                carts().abandonment(1_000)); // one that is ordered as patience ends has been abandoned
        assertEquals(new Proportion(2, 4), carts().recovery(1_000));
        assertEquals(new Proportion(0, 1), carts().recovery(165));
        assertEquals(Double.NaN, carts().abandonment(5).rate());
    }

    @Test
    void timeToRecoveryIsCutOffAtTheEnd() {
        SurvivalTable expected =
                SurvivalTable.of(new double[] {10, 0, 740, 540}, new boolean[] {true, true, false, false});
        assertEquals(expected, carts().timeToRecovery(1_000));
        assertEquals(
                carts().recovery(1_000).count(), carts().timeToRecovery(1_000).totalEvents());
    }

    @Test
    void badCartsAreRejected() {
        rejected(
                "orderedAt[1] must be >= openedAt[1], got orderedAt[1]=4, openedAt[1]=5",
                () -> Carts.of(new long[] {0, 5}, new long[] {1, 4}, new boolean[] {true, true}, 1));
        rejected("patience must be > 0, got patience=0", () -> Carts.of(new long[0], new long[0], new boolean[0], 0));
        rejected(
                "openedAt and ordered must have the same length, got openedAt.length=1, ordered.length=0",
                () -> Carts.of(new long[1], new long[1], new boolean[0], 1));
        assertEquals(
                "openedAt + patience overflows a long: 9223372036854775807 + 1",
                assertThrows(
                                ArithmeticException.class,
                                () -> Carts.of(new long[] {Long.MAX_VALUE}, new long[1], new boolean[1], 1))
                        .getMessage());
    }

    @Test
    void cartsTravel() throws IOException, ClassNotFoundException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(carts());
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            Object back = in.readObject();
            assertEquals(carts(), back);
            assertEquals(carts().hashCode(), back.hashCode());
        }
        assertEquals("Carts[5, patience=60]", carts().toString());
        assertFalse(carts().equals(Carts.of(new long[5], new long[5], new boolean[5], 60)));
    }

    @Test
    void reachTimesRecoveryIsRecovery() {
        var week = new CartRecovery(1_000, 400, 40);
        assertEquals(0.04, week.ofAbandoned().rate());
        assertEquals(0.10, week.ofReached().rate());
        assertEquals(
                week.ofAbandoned().rate(),
                week.reach().rate() * week.ofReached().rate(),
                1e-16);
        assertEquals(new CartRecovery(2_000, 800, 80), week.plus(week).plus(CartRecovery.EMPTY));
        rejected(
                "recovered must be in [0, reached], got recovered=41, reached=40", () -> new CartRecovery(100, 40, 41));
    }

    /** mpmath 30 digits, own formulas; 2026-11-28. */
    @ParameterizedTest
    @CsvSource({
        "1000, 100, 500, 100, 0.1, 10, 1111.11111111111111, 1111.111111",
        "1000, 200, 1000, 500, 0.5, 7, 2000.0, 1999.755859375",
        "1000, 1000, 3000, 1200, 1.2, 14, Infinity, 12915.904",
        "1000, 0, 0, 0, 0.0, 7, 1000.0, 1000.0"
    })
    void referralAgreesWith30Digits(
            long customers,
            long inviters,
            long invitations,
            long converted,
            double k,
            double cycle,
            double total,
            double after90) {
        var referral = new Referral(customers, inviters, invitations, converted);
        assertEquals(k, referral.k());
        ReferralGrowth growth = referral.growth(cycle);
        assertEquals(total, growth.total(1_000), 1e-10 * 1e4);
        assertEquals(after90, growth.after(1_000, 90), 1e-10 * after90);
        assertEquals(k >= 1, growth.growsWithoutBound());
    }

    @Test
    void referralIsShareTimesInvitationsTimesConversion() {
        var referral = new Referral(1_000, 200, 1_000, 500);
        assertEquals(
                0.5,
                referral.inviting().rate()
                        * referral.invitationsEach()
                        * referral.conversion().rate());
        assertEquals(referral, referral.plus(Referral.EMPTY));
        assertEquals(Double.NaN, Referral.EMPTY.k());
        assertEquals(Double.NaN, Referral.EMPTY.invitationsEach());
        assertEquals(3_000, new ReferralGrowth(1, 7).after(1_000, 20));
        assertEquals(0.0, new ReferralGrowth(2, 7).total(0));
        double nextToOne = new ReferralGrowth(1 + 1e-12, 7).after(1_000, 20);
        assertEquals(3_000, nextToOne, 1e-6);
        assertTrue(nextToOne > 3_000);
        rejected(
                "invitations must be >= inviters, and 0 without, got invitations=1, inviters=2",
                () -> new Referral(5, 2, 1, 0));
        rejected(
                "converted must be in [0, invitations], got converted=6, invitations=5",
                () -> new Referral(5, 2, 5, 6));
        rejected("k must be finite and >= 0, got k=NaN", () -> Referral.EMPTY.growth(7));
        rejected("cycleDays must be finite and > 0, got cycleDays=0.0", () -> new ReferralGrowth(1, 0));
        rejected("days must be finite and >= 0, got days=-1.0", () -> new ReferralGrowth(1, 7).after(1, -1));
    }

    private static void rejected(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    @Test
    void groupsMayLieApart() {
        var days = new DayRange(MAILED, MAILED.plusDays(1));
        long[] first = {1, 2};
        long[] last = {8, 9};
        assertEquals(2, CampaignEffect.of(first, last, log(), days).treated().customers());
        assertEquals(2, CampaignEffect.of(last, first, log(), days).treated().customers());
    }

    @Test
    void whoOnlyReturnsHasNotBought() {
        int day = (int) MAILED.toEpochDay();
        ActivityLog log =
                ActivityLog.of(new long[] {1, 2}, new int[] {day, day}, new long[] {5_000, -700}, RefundPolicy.NET);
        CampaignEffect effect = CampaignEffect.of(new long[] {1, 2}, new long[] {3}, log, TWO_WEEKS);
        assertEquals(new Proportion(1, 2), effect.treated().buyers());
        assertEquals(Moments.of(new long[] {5_000, -700}), effect.treated().revenueMinor());
    }

    @Test
    void everyStepIsWithinTheOneBefore() {
        rejected(
                "opened must be in [0, delivered], got opened=10, delivered=9",
                () -> new CampaignFunnel(10, 9, 10, 0, 0, 0, 0));
        rejected(
                "unsubscribed must be in [0, delivered], got unsubscribed=10, delivered=9",
                () -> new CampaignFunnel(10, 9, 3, 2, 1, 10, 0));
        rejected("reached must be in [0, abandoned], got reached=6, abandoned=5", () -> new CartRecovery(5, 6, 0));
        rejected("inviters must be in [0, customers], got inviters=6, customers=5", () -> new Referral(5, 6, 9, 0));
        rejected(
                "invitations must be >= inviters, and 0 without, got invitations=1, inviters=2",
                () -> new Referral(5, 2, 1, 0));
        rejected(
                "invitations must be >= inviters, and 0 without, got invitations=1, inviters=0",
                () -> new Referral(5, 0, 1, 0));
        rejected(
                "openedAt and orderedAt must have the same length, got openedAt.length=1, orderedAt.length=2",
                () -> Carts.of(new long[1], new long[2], new boolean[1], 1));
    }

    @Test
    void anOrderCountsFromItsMomentOn() {
        // the second cart is opened at 100, abandoned at 160 and ordered at 170
        assertArrayEquals(new int[] {1}, carts().abandonedAt(169));
        assertArrayEquals(new int[0], carts().abandonedAt(170));
        assertEquals(new Proportion(0, 1), carts().recovery(169));
        assertEquals(new Proportion(1, 1), carts().recovery(170));
        assertEquals(SurvivalTable.of(new double[] {9}, new boolean[] {false}), carts().timeToRecovery(169));
        assertEquals(SurvivalTable.of(new double[] {10}, new boolean[] {true}), carts().timeToRecovery(170));
    }

    @Test
    void oneForOneGrowsWithoutBound() {
        assertTrue(new ReferralGrowth(1, 7).growsWithoutBound());
        assertFalse(new ReferralGrowth(Math.nextDown(1.0), 7).growsWithoutBound());
        assertEquals(30, new ReferralGrowth(1, 7).after(10, 14));
        assertEquals(10, new ReferralGrowth(0, 7).after(10, 14));
        assertEquals(0, new ReferralGrowth(2, 1).after(0, 1e300));
    }
}
