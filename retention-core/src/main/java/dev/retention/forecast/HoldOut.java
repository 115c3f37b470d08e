package dev.retention.forecast;

import static java.util.Objects.requireNonNull;

import dev.retention.activity.ActivityLog;
import dev.retention.economics.Horizon;
import dev.retention.history.BuyerHistories;
import dev.retention.internal.Checks;
import dev.retention.lifetime.PurchaseModel;
import dev.retention.period.TimeUnit;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;

/**
 * A log cut in two, to judge a model by what it has not seen: histories up to one day to fit it on, and how often each of those
 * customers then bought until a later day.
 *
 * <p>Customers who first bought after the first day are in neither part.
 *
 * <pre>{@code
 * HoldOut holdOut = HoldOut.of(log, calibrationAsOf, holdOutAsOf).inUnit(TimeUnit.WEEK);
 * MbgNbd model = MbgNbd.fit(holdOut.calibration().grouped()).model();
 * HoldOutEvaluation judged = holdOut.evaluate(model);
 * judged.expectedPurchases();       // against judged.actualPurchases()
 * }</pre>
 */
public final class HoldOut {

    private final BuyerHistories calibration;
    private final Horizon horizon;
    private final int[] purchases;

    private HoldOut(BuyerHistories calibration, Horizon horizon, int[] purchases) {
        this.calibration = calibration;
        this.horizon = horizon;
        this.purchases = purchases;
    }

    /**
     * {@return a log cut after a day, in days} Linear in the entries.
     *
     * @param log the purchases, none after the second day
     * @param calibrationAsOf the last day of the calibration
     * @param holdOutAsOf the last day of the hold-out, after that
     * @throws IllegalArgumentException if the days are not in that order, or there is activity after the second
     */
    public static HoldOut of(ActivityLog log, LocalDate calibrationAsOf, LocalDate holdOutAsOf) {
        requireNonNull(log, "log");
        int lastCalibrationDay = Checks.epochDay(calibrationAsOf, "calibrationAsOf");
        int lastDay = Checks.epochDay(holdOutAsOf, "holdOutAsOf");
        if (lastDay <= lastCalibrationDay) {
            throw new IllegalArgumentException("holdOutAsOf must be after calibrationAsOf, got calibrationAsOf="
                    + calibrationAsOf + ", holdOutAsOf=" + holdOutAsOf);
        }
        log.requireNothingAfter(holdOutAsOf);
        BuyerHistories calibration = BuyerHistories.asOf(log.upTo(calibrationAsOf), calibrationAsOf);
        int[] purchases = new int[calibration.size()];
        for (int i = 0; i < purchases.length; i++) {
            int customer = log.indexOf(calibration.customer(i));
            int end = log.entriesEnd(customer);
            for (int e = log.entriesBegin(customer); e < end; e++) {
                if (log.epochDay(e) > lastCalibrationDay && log.activityCount(e) > 0) {
                    purchases[i]++;
                }
            }
        }
        double days = (double) lastDay - lastCalibrationDay;
        return new HoldOut(calibration, new Horizon(days, TimeUnit.DAY), purchases);
    }

    /**
     * {@return the same in another unit}
     *
     * @param unit the other unit
     */
    public HoldOut inUnit(TimeUnit unit) {
        requireNonNull(unit, "unit");
        return new HoldOut(calibration.inUnit(unit), horizon.inUnit(unit), purchases);
    }

    /** {@return the buyers as they were known at the end of the calibration} */
    public BuyerHistories calibration() {
        return calibration;
    }

    /** {@return how long the hold-out is} */
    public Horizon horizon() {
        return horizon;
    }

    /**
     * {@return on how many days of the hold-out a buyer bought}
     *
     * @param index the position of the buyer in {@link #calibration}
     */
    public int purchases(int index) {
        return purchases[Checks.index(index, purchases.length, "index")];
    }

    /** {@return how many purchases there were in the hold-out} */
    public long totalPurchases() {
        return Arrays.stream(purchases).asLongStream().sum();
    }

    /**
     * {@return how well a model predicts the hold-out}
     *
     * @param model a model, fitted on the calibration or on anything before it
     */
    public HoldOutEvaluation evaluate(PurchaseModel model) {
        requireNonNull(model, "model");
        calibration.unit().require(model.unit(), "model", "PurchaseModel.inUnit");
        return new HoldOutEvaluation(Forecast.ofModel(calibration, horizon, model), purchases);
    }

    /**
     * {@return how well a forecast of these customers predicts the hold-out}
     *
     * @param forecast the forecast, of the same customers in the same order
     * @throws IllegalArgumentException if it is of other customers
     */
    public HoldOutEvaluation evaluate(Forecast forecast) {
        Forecast.requireSameCustomers(
                calibration, requireNonNull(forecast, "forecast").buyers());
        return new HoldOutEvaluation(forecast, purchases);
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof HoldOut other
                && calibration.equals(other.calibration)
                && horizon.equals(other.horizon)
                && Arrays.equals(purchases, other.purchases);
    }

    @Override
    public int hashCode() {
        return Objects.hash(calibration, Arrays.hashCode(purchases));
    }

    @Override
    public String toString() {
        return "HoldOut[" + calibration.size() + " buyers, " + totalPurchases() + " purchases in " + horizon + "]";
    }
}
