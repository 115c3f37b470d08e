package dev.retention.loyalty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.RefundPolicy;
import dev.retention.estimate.Proportion;
import dev.retention.loyalty.EarningRule.Rounding;
import dev.retention.loyalty.TierLadder.Tier;
import dev.retention.period.DayRange;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Earning, tiers, rewards, what is owed, and members against others. */
class ProgrammeTest {

    private static final List<Tier> TIERS =
            List.of(new Tier("Member", 0), new Tier("Silver", 100), new Tier("Gold", 300));

    private static int epochDay(LocalDate day) {
        return (int) day.toEpochDay();
    }

    private static int epochDay(int year, int month, int day) {
        return epochDay(LocalDate.of(year, month, day));
    }

    /** Golden "rounding per order or per line", 2026-11-28, by hand: 1 point per 10.00; lines 9.90 and 9.90. */
    @Test
    void partsOfAPointAreRoundedByAName() {
        long[] lines = {990, 990};
        assertEquals(1, new EarningRule(1, 1_000, Rounding.PER_ORDER_FLOOR).points(lines));
        assertEquals(0, new EarningRule(1, 1_000, Rounding.PER_LINE_FLOOR).points(lines));
        assertEquals(2, new EarningRule(1, 1_000, Rounding.PER_ORDER_HALF_UP).points(lines));
        assertEquals(2, new EarningRule(1, 1_000, Rounding.PER_LINE_HALF_UP).points(lines));
        assertEquals(2, new EarningRule(1, 1_000, Rounding.PER_ORDER_CEILING).points(lines));
        assertEquals(2, new EarningRule(1, 1_000, Rounding.PER_LINE_CEILING).points(new long[] {1, 1}));
        assertEquals(0, new EarningRule(1, 1_000, Rounding.PER_ORDER_CEILING).points(new long[0]));
    }

    /** 0.1 · 3 is 0.30000000000000004 in doubles, and 29 · 0.1 · 10 would floor to 28 or 29 by the order of the factors. */
    @Test
    void multipliersAreDecimals() {
        var rule = new EarningRule(10, 100, Rounding.PER_ORDER_FLOOR);
        assertEquals(29, rule.points(new long[] {2_900}, new double[] {0.1}));
        assertEquals(300 + 150, rule.points(new long[] {1_000, 1_500}, new double[] {3, 1}));
        assertMessage(
                "linesMinor and multipliers must have the same length, got linesMinor.length=1, multipliers.length=2",
                () -> rule.points(new long[1], new double[2]));
        assertMessage("linesMinor[0] must be >= 0, got linesMinor[0]=-1", () -> rule.points(new long[] {-1}));
        assertMessage(
                "multipliers[0] must be finite and >= 0, got multipliers[0]=NaN",
                () -> rule.points(new long[1], new double[] {Double.NaN}));
        assertEquals(
                "points overflow a long: 92233720368547758070",
                assertThrows(
                                ArithmeticException.class,
                                () -> new EarningRule(10, 1, Rounding.PER_LINE_FLOOR)
                                        .points(new long[] {Long.MAX_VALUE}))
                        .getMessage());
    }

    @Test
    void aRollingTierIsLostWhenItsOrdersLeaveTheWindow() {
        TierLadder ladder = TierLadder.of(TierWindow.rollingDays(30), TIERS);
        int[] days = {epochDay(2025, 1, 10), epochDay(2025, 1, 1), epochDay(2025, 1, 20)};
        long[] spend = {60, 250, 50};
        LocalDate asked = LocalDate.of(2025, 1, 20);
        assertEquals(new TierStatus("Gold", 2, 360, 0, LocalDate.of(2025, 1, 30)), ladder.status(days, spend, asked));
        assertEquals(
                new TierStatus("Silver", 1, 110, 190, LocalDate.of(2025, 2, 8)),
                ladder.status(days, spend, LocalDate.of(2025, 1, 31)));
        assertEquals(
                new TierStatus("Member", 0, 50, 50, LocalDate.MAX),
                ladder.status(days, spend, LocalDate.of(2025, 2, 9)));
        assertEquals(
                new TierStatus("Silver", 1, 250, 50, LocalDate.of(2025, 1, 30)),
                ladder.status(days, spend, LocalDate.of(2025, 1, 9)),
                "what comes later does not count yet");
    }

    @Test
    void aTierOfACalendarYearIsHeldToTheEndOfTheNext() {
        int[] days = {epochDay(2024, 12, 31), epochDay(2025, 1, 1), epochDay(2025, 6, 1)};
        long[] spend = {120, 200, 100};
        TierLadder next = TierLadder.of(TierWindow.calendarYear(1), TIERS);
        assertEquals(
                new TierStatus("Silver", 1, 200, 100, LocalDate.of(2026, 12, 31)),
                next.status(days, spend, LocalDate.of(2025, 1, 1)));
        assertEquals(
                new TierStatus("Gold", 2, 300, 0, LocalDate.of(2026, 12, 31)),
                next.status(days, spend, LocalDate.of(2025, 6, 1)));
        assertEquals(
                "Gold", next.status(days, spend, LocalDate.of(2026, 12, 31)).tier());
        assertEquals(
                "Member", next.status(days, spend, LocalDate.of(2027, 1, 1)).tier());
        TierLadder same = TierLadder.of(TierWindow.calendarYear(0), TIERS);
        assertEquals(
                new TierStatus("Silver", 1, 120, 180, LocalDate.of(2024, 12, 31)),
                same.status(days, spend, LocalDate.of(2024, 12, 31)));
    }

    private static DayRange days(int start, int end) {
        return new DayRange(LocalDate.ofEpochDay(start), LocalDate.ofEpochDay(end));
    }

    private static ActivityLog log() {
        return ActivityLog.of(
                new long[] {1, 1, 1, 2, 3, 3, 3},
                new int[] {100, 110, 140, 105, 100, 140, 141},
                new long[] {100, 250, -50, 20, 100, 10, 30},
                RefundPolicy.NET);
    }

    @Test
    void tiersComeFromALogOrALedger() {
        TierLadder ladder = TierLadder.of(TierWindow.rollingDays(365), TIERS);
        LocalDate day = LocalDate.ofEpochDay(141);
        assertEquals("Gold", ladder.status(log(), 1, LoyaltyBasis.SPEND, day).tier());
        assertEquals(300, ladder.status(log(), 1, LoyaltyBasis.SPEND, day).value());
        assertEquals(2, ladder.status(log(), 1, LoyaltyBasis.ORDERS, day).value());
        assertEquals("Member", ladder.status(log(), 9, LoyaltyBasis.SPEND, day).tier());
        assertArrayEquals(new long[] {1, 1, 1}, ladder.customers(log(), LoyaltyBasis.SPEND, day));
        LocalDate start = LocalDate.of(2025, 1, 1);
        PointsLedger ledger = PointsLedger.of(
                PointsConventions.withDefaults(),
                List.of(
                        new PointsEvent.Earn(1, start, 7, 80, PointsEvent.NEVER),
                        new PointsEvent.Earn(1, start, 8, 150, PointsEvent.NEVER),
                        new PointsEvent.Redeem(1, start, 1, 100),
                        new PointsEvent.PartialRefund(1, start, 8, 20),
                        new PointsEvent.Refund(1, start.plusDays(2), 7)));
        assertEquals(210, ladder.status(ledger, 1, start).value(), "spending points loses no tier");
        assertEquals(130, ladder.status(ledger, 1, start.plusDays(2)).value());
    }

    @Test
    void laddersThatDoNotRise() {
        TierWindow window = TierWindow.rollingDays(30);
        assertMessage(
                "tiers must have ascending thresholds, got tiers[2]=Tier[name=C, threshold=5] after Tier[name=B,"
                        + " threshold=10]",
                () -> TierLadder.of(window, List.of(new Tier("A", 0), new Tier("B", 10), new Tier("C", 5))));
        assertMessage("tiers must begin with one at 0, got tiers=[]", () -> TierLadder.of(window, List.of()));
        assertMessage(
                "tiers must begin with one at 0, got tiers=[Tier[name=A, threshold=1]]",
                () -> TierLadder.of(window, List.of(new Tier("A", 1))));
        assertMessage("days must be > 0, got days=0", () -> TierWindow.rollingDays(0));
        assertMessage(
                "followingYears must be 0 for a rolling window, got followingYears=1, days=1",
                () -> new TierWindow(1, 1));
        assertMessage("threshold must be >= 0, got threshold=-1", () -> new Tier("A", -1));
    }

    @Test
    void everyTenthOrderIsRewarded() {
        var tenth = new Milestone(10);
        assertEquals(2, tenth.reached(29));
        assertEquals(1, tenth.missing(29));
        assertEquals(10, tenth.missing(30));
        assertEquals(0, tenth.reached(-30));
        assertEquals(40, tenth.missing(-30));
        assertEquals(2, Milestone.count(log(), 1, LoyaltyBasis.ORDERS, LocalDate.ofEpochDay(200)));
        assertEquals(1, Milestone.count(log(), 1, LoyaltyBasis.ORDERS, LocalDate.ofEpochDay(100)));
        assertEquals(0, Milestone.count(log(), 9, LoyaltyBasis.SPEND, LocalDate.ofEpochDay(100)));
        assertMessage("step must be > 0, got step=0", () -> new Milestone(0));
    }

    /** IFRS 15, illustrative example 52: 91,324 and 8,676; 4,110 in the first year and 3,493 in the second. */
    @Test
    void pointsAreRevenueAsTheyAreRedeemed() {
        var points = PointsObligation.allocate(100_000, 100_000, 9_500);
        assertEquals(8675.79908675799, points.allocatedMinor(), 1e-9);
        assertEquals(91324.200913242, 100_000 - points.allocatedMinor(), 1e-9);
        double first = points.revenueMinor(4_500, 9_500);
        assertEquals(4109.58904109589, first, 1e-9);
        assertEquals(3492.9153132796687, points.revenueMinor(8_500, 9_700) - first, 1e-9);
        assertEquals(points.allocatedMinor() - first, points.deferredMinor(4_500, 9_500));
        assertEquals(new Proportion(500, 10_000), PointsObligation.breakage(10_000, 9_500));
    }

    /** KPMG, IFRS 15 handbook 2019, examples 10A and 10B, with a rounded ratio of 91 to 9 %. */
    @Test
    void aNewExpectationCorrectsWhatWasRecognised() {
        var points = new PointsObligation(9_000);
        double second = points.revenueMinor(4_500, 9_700);
        assertEquals(4_175, second, 0.5);
        assertEquals(3_552, points.revenueMinor(8_500, 9_900) - second, 0.5);
        assertEquals(4_140, points.revenueMinor(8_500, 9_200) - second, 0.5);
    }

    @Test
    void expectationsThatCannotBe() {
        var points = new PointsObligation(9_000);
        assertMessage(
                "expected must be >= redeemed, got expected=4499, redeemed=4500",
                () -> points.revenueMinor(4_500, 4_499));
        assertMessage("issued must be >= expected, got issued=1, expected=2", () -> PointsObligation.breakage(1, 2));
        assertMessage("productsMinor + pointsMinor must be > 0, got both 0", () -> PointsObligation.allocate(1, 0, 0));
        assertMessage(
                "allocatedMinor must be finite and >= 0, got allocatedMinor=NaN",
                () -> new PointsObligation(Double.NaN));
        assertEquals(Double.NaN, points.revenueMinor(0, 0));
    }

    @Test
    void membersStandBesideOthers() {
        MemberComparison comparison = MemberComparison.of(log(), new long[] {1, 3, 77}, days(100, 120), days(120, 150));
        assertEquals(new MemberComparison.Group(1, 2, 40 - 50, new Proportion(1, 2)), comparison.members());
        assertEquals(new MemberComparison.Group(0, 0, 0, new Proportion(0, 1)), comparison.others());
        assertEquals(2, comparison.members().frequency());
        assertEquals(Double.NaN, comparison.others().frequency());
        assertEquals(1, comparison.revenueShare());
        assertEquals(new Proportion(1, 1), comparison.customerShare());
        assertEquals(comparison, comparison.plus(MemberComparison.EMPTY));
        assertMessage(
                "current must start where previous ends, got previous=" + days(1, 2) + ", current=" + days(3, 4),
                () -> MemberComparison.of(log(), new long[0], days(1, 2), days(3, 4)));
    }

    /**
     * Windows of 10 days around day 100: member 1 goes from 1 order to 3 (2 more), member 2 from 2 to 2 (none): 1 on average, standard
     * deviation sqrt(2), error 1. The others 3 and 4 go from 1 to 1 and from 1 to 2: one half, error one half. Effect one half.
     */
    @Test
    void theEffectOfJoiningIsADifferenceInDifferences() {
        ActivityLog log = ActivityLog.ofEvents(
                new long[] {1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 4, 4, 4, 4, 5},
                new int[] {90, 100, 101, 105, 110, 80, 95, 97, 102, 103, 90, 105, 90, 101, 102, 120, 95});
        var effect = JoiningEffect.of(
                log,
                new long[] {1, 2, 99},
                new int[] {100, 100, 100},
                10,
                LoyaltyBasis.ORDERS,
                LocalDate.ofEpochDay(120));
        assertEquals(2, effect.members());
        assertEquals(2, effect.others(), "customer 5 had just come");
        assertEquals(1, effect.memberChange().value(), 1e-15);
        assertEquals(1, effect.memberChange().standardError(), 1e-15);
        assertEquals(0.5, effect.otherChange().value(), 1e-15);
        assertEquals(0.5, effect.otherChange().standardError(), 1e-15);
        assertEquals(0.5, effect.effect().value(), 1e-15);
        assertEquals(Math.sqrt(1.25), effect.effect().standardError(), 1e-15);
    }

    @Test
    void nobodyToCompareWithIsNotANumber() {
        var none = JoiningEffect.of(
                log(), new long[] {1}, new int[] {105}, 30, LoyaltyBasis.SPEND, LocalDate.ofEpochDay(141));
        assertEquals(0, none.members());
        assertEquals(Double.NaN, none.effect().value());
        assertMessage(
                "members must be distinct, got 1 twice",
                () -> JoiningEffect.of(
                        log(), new long[] {1, 1}, new int[] {1, 1}, 30, LoyaltyBasis.SPEND, LocalDate.ofEpochDay(141)));
    }

    private static void assertMessage(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    /** Windows of 10 days around day 50, all known to day 60. */
    private static JoiningEffect joining(ActivityLog log, long... members) {
        int[] joined = new int[members.length];
        for (int i = 0; i < joined.length; i++) {
            joined[i] = members[i] == 4 ? 51 : members[i] == 5 ? 5 : 50;
        }
        return JoiningEffect.of(log, members, joined, 10, LoyaltyBasis.SPEND, LocalDate.ofEpochDay(60));
    }

    /**
     * Member 1 spends 30 more behind the day than before it, member 2, at the ends of the windows, 20 more. Member 3 came too late to be
     * known before, the window of member 4 is not over, and when member 5 joined nobody was there to compare with. The others 7 and 8 spend
     * 8 more and 6 less, what they spend on the day does not count, and other 9 came too late.
     */
    private static final ActivityLog JOINING = ActivityLog.of(
            new long[] {1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 7, 7, 7, 8, 8, 9, 9},
            new int[] {0, 45, 55, 40, 60, 41, 55, 0, 55, -10, 8, 0, 50, 52, 30, 45, 45, 55},
            new long[] {10, 20, 50, 5, 25, 9, 99, 9, 99, 9, 99, 10, 1000, 8, 10, 6, 9, 99},
            RefundPolicy.NET);

    @Test
    void onlyThoseWhoAreKnownAroundTheDayCount() {
        JoiningEffect effect = joining(JOINING, 1, 2, 3, 4, 5);
        assertEquals(2, effect.members());
        assertEquals(2, effect.others());
        assertEquals(25, effect.memberChange().value(), 1e-12);
        assertEquals(5, effect.memberChange().standardError(), 1e-12);
        assertEquals(1, effect.memberChange().degreesOfFreedom());
        assertEquals(1, effect.otherChange().value(), 1e-12);
        assertEquals(7, effect.otherChange().standardError(), 1e-12);
    }

    @Test
    void oneOfAKindHasNoError() {
        JoiningEffect oneMember = joining(JOINING, 1, 3, 4);
        assertEquals(30, oneMember.memberChange().value(), 1e-12);
        assertEquals(Double.NaN, oneMember.memberChange().standardError());
        // with 8 a member who goes down by 6, 7 and 2 are the others
        JoiningEffect oneOther = joining(JOINING, 1, 2, 8, 3, 4, 5);
        assertEquals(1, oneOther.others());
        assertEquals(8, oneOther.otherChange().value(), 1e-12);
        assertEquals(Double.NaN, oneOther.otherChange().standardError());
    }

    @Test
    void badJoinersAreRejected() {
        assertMessage("members must be distinct, got 1 twice", () -> joining(JOINING, 1, 2, 1));
        assertMessage(
                "members and joinedEpochDays must have the same length, got members.length=1, joinedEpochDays.length=2",
                () -> JoiningEffect.of(
                        JOINING, new long[1], new int[2], 10, LoyaltyBasis.SPEND, LocalDate.ofEpochDay(60)));
        assertMessage(
                "lastDay must be >= the last activity day 1970-03-02, got lastDay=1970-03-01",
                () -> JoiningEffect.of(
                        JOINING, new long[1], new int[1], 10, LoyaltyBasis.SPEND, LocalDate.ofEpochDay(59)));
    }

    @Test
    void rangesOfAComparisonAreHalfOpen() {
        ActivityLog log = ActivityLog.of(
                new long[] {1, 1, 2, 2, 3, 3, 4, 4},
                new int[] {10, 20, 9, 30, 19, 29, 15, 25},
                new long[] {100, 200, 100, 200, 100, 200, -50, 300},
                RefundPolicy.NET);
        MemberComparison comparison = MemberComparison.of(log, new long[] {1}, days(10, 20), days(20, 30));
        assertEquals(new MemberComparison.Group(1, 1, 200, new Proportion(1, 1)), comparison.members());
        // 2 bought before and after; 3 on the last days; 4 has only returned before
        assertEquals(new MemberComparison.Group(2, 2, 500, new Proportion(1, 1)), comparison.others());
        assertEquals(250, comparison.others().revenuePerCustomerMinor());
        assertMessage(
                "orders must be >= customers, got orders=2, customers=3",
                () -> new MemberComparison.Group(3, 2, 0, Proportion.EMPTY));
    }

    @Test
    void laddersSayWhatTheyAre() {
        TierLadder ladder = TierLadder.of(TierWindow.rollingDays(30), TIERS);
        assertEquals(TierWindow.rollingDays(30), ladder.window());
        assertEquals(TIERS, ladder.tiers());
        assertEquals("TierLadder[" + TierWindow.rollingDays(30) + ", " + TIERS + "]", ladder.toString());
        assertMessage(
                "tiers must have ascending thresholds, got tiers[1]=" + new Tier("B", 0) + " after " + new Tier("A", 0),
                () -> TierLadder.of(TierWindow.rollingDays(30), List.of(new Tier("A", 0), new Tier("B", 0))));
        assertMessage(
                "epochDays and values must have the same length, got epochDays.length=1, values.length=2",
                () -> ladder.status(new int[1], new long[2], LocalDate.ofEpochDay(0)));
    }

    @Test
    void aDayLeavesTheWindowAsAWhole() {
        TierLadder ladder = TierLadder.of(TierWindow.rollingDays(30), TIERS);
        LocalDate asked = LocalDate.ofEpochDay(10);
        // bought and returned on day 1: it is day 5 that holds the tier
        assertEquals(
                new TierStatus("Silver", 1, 120, 180, LocalDate.ofEpochDay(34)),
                ladder.status(new int[] {1, 1, 5}, new long[] {100, -100, 120}, asked));
        assertEquals(
                new TierStatus("Silver", 1, 120, 180, LocalDate.ofEpochDay(34)),
                ladder.status(new int[] {5}, new long[] {120}, asked));
        // the lowest tier is held for ever, whatever is returned
        assertEquals(
                new TierStatus("Member", 0, 40, 60, LocalDate.MAX),
                ladder.status(new int[] {1, 5}, new long[] {50, -10}, asked));
    }

    @Test
    void pointsOfAnOrderThatEarnedTwiceAreTakenBack() {
        TierLadder ladder = TierLadder.of(TierWindow.rollingDays(365), TIERS);
        LocalDate start = LocalDate.of(2025, 1, 1);
        var events = List.<PointsEvent>of(
                new PointsEvent.Earn(1, start, 7, 60, PointsEvent.NEVER),
                new PointsEvent.Earn(1, start, 7, 60, PointsEvent.NEVER),
                new PointsEvent.Earn(1, start, 8, 5, PointsEvent.NEVER),
                new PointsEvent.PartialRefund(1, start.plusDays(1), 7, 80),
                new PointsEvent.Refund(1, start.plusDays(2), 7));
        PointsLedger ledger = PointsLedger.of(PointsConventions.withDefaults(), events);
        assertEquals(125, ladder.status(ledger, 1, start).value());
        assertEquals(45, ladder.status(ledger, 1, start.plusDays(1)).value());
        assertEquals(5, ladder.status(ledger, 1, start.plusDays(2)).value());
    }

    @Test
    void endsOfRangesAreReached() {
        assertEquals(
                Long.MAX_VALUE, new EarningRule(1, 1, Rounding.PER_LINE_FLOOR).points(new long[] {Long.MAX_VALUE}));
        assertEquals(50, PointsObligation.allocate(100, 5, 5).allocatedMinor());
        assertEquals(new Proportion(0, 9), PointsObligation.breakage(9, 9));
        assertEquals(0, Milestone.count(log(), 77, LoyaltyBasis.ORDERS, LocalDate.ofEpochDay(141)));
    }
}
