package dev.retention.loyalty;

import dev.retention.ValueContract;
import dev.retention.loyalty.PointsConventions.LotOrder;
import dev.retention.loyalty.PointsConventions.SpentRefund;
import dev.retention.loyalty.TierLadder.Tier;
import java.time.LocalDate;
import java.util.List;

class ValuesTest extends ValueContract {

    private static final LocalDate DAY = LocalDate.of(2024, 3, 15);
    private static final PointsConventions DEFAULTS = PointsConventions.withDefaults();

    private static PointsLedger ledger(PointsConventions conventions, long customer, long points) {
        return PointsLedger.of(
                conventions,
                List.of(
                        new PointsEvent.Earn(1, DAY, 7, 100, DAY.plusDays(90)),
                        new PointsEvent.Earn(customer, DAY, 8, points, DAY.plusDays(90)),
                        new PointsEvent.Redeem(1, DAY.plusDays(1), 5, 60),
                        new PointsEvent.CancelRedemption(1, DAY.plusDays(2), 5),
                        new PointsEvent.PartialRefund(1, DAY.plusDays(3), 7, 20),
                        new PointsEvent.Refund(1, DAY.plusDays(4), 7)));
    }

    private static TierLadder ladder(TierWindow window, long gold) {
        return TierLadder.of(window, List.of(new Tier("Basic", 0), new Tier("Gold", gold)));
    }

    @Override
    protected List<List<?>> variants() {
        return List.of(
                List.of(
                        DEFAULTS.withReissue(30),
                        DEFAULTS.withReissue(31),
                        DEFAULTS.withReissue(30).withLotOrder(LotOrder.FIRST_EARNED),
                        DEFAULTS.withReissue(30).withSpentRefund(SpentRefund.CLAMP_AT_ZERO),
                        DEFAULTS.withReissue(0),
                        DEFAULTS.withOriginalExpiry()),
                List.of(
                        ledger(DEFAULTS, 2, 50),
                        ledger(DEFAULTS.withReissue(30), 2, 50),
                        ledger(DEFAULTS, 3, 50),
                        ledger(DEFAULTS, 2, 51),
                        PointsLedger.empty(DEFAULTS)),
                List.of(PointsLedger.empty(DEFAULTS), PointsLedger.empty(DEFAULTS.withReissue(30))),
                List.of(
                        ladder(TierWindow.rollingDays(365), 500),
                        ladder(TierWindow.rollingDays(364), 500),
                        ladder(TierWindow.calendarYear(1), 500),
                        ladder(TierWindow.rollingDays(365), 501)),
                List.of(TierWindow.rollingDays(365), TierWindow.calendarYear(1), TierWindow.calendarYear(0)));
    }
}
