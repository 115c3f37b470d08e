package dev.retention.forecast;

import static java.util.Objects.requireNonNull;

import dev.retention.activity.ActivityLog;
import dev.retention.economics.Horizon;
import dev.retention.history.BuyerHistories;
import dev.retention.history.GroupedHistories;
import dev.retention.internal.Checks;
import dev.retention.lifetime.BgNbd;
import dev.retention.lifetime.Fit;
import dev.retention.lifetime.MbgNbd;
import dev.retention.lifetime.Nbd;
import dev.retention.lifetime.ParetoNbd;
import dev.retention.lifetime.Posterior;
import dev.retention.lifetime.PurchaseModel;
import dev.retention.period.TimeUnit;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The models of repeat buying as forecasters: fitted to what is known by maximum likelihood, limits included. */
public enum RepeatBuying implements Forecaster {

    /** {@link MbgNbd}. */
    MBG_NBD("MBG/NBD", MbgNbd::fit, MbgNbd::posterior),

    /** {@link BgNbd}. */
    BG_NBD("BG/NBD", BgNbd::fit, BgNbd::posterior),

    /** {@link ParetoNbd}. */
    PARETO_NBD("Pareto/NBD", ParetoNbd::fit, ParetoNbd::posterior),

    /** {@link Nbd}. */
    NBD("NBD", Nbd::fit, Nbd::posterior);

    private final String label;
    private final Function<GroupedHistories, Fit<? extends PurchaseModel>> fit;
    private final Function<GroupedHistories, Posterior<? extends PurchaseModel>> posterior;

    RepeatBuying(
            String label,
            Function<GroupedHistories, Fit<? extends PurchaseModel>> fit,
            Function<GroupedHistories, Posterior<? extends PurchaseModel>> posterior) {
        this.label = label;
        this.fit = fit;
        this.posterior = posterior;
    }

    @Override
    public String label() {
        return label;
    }

    /**
     * {@return the model that explains histories best}
     *
     * @param histories what is known of the customers
     */
    public Fit<? extends PurchaseModel> fit(GroupedHistories histories) {
        return fit.apply(requireNonNull(histories, "histories"));
    }

    /**
     * {@return what is known of its parameters}
     *
     * @param histories what is known of the customers
     */
    public Posterior<? extends PurchaseModel> posterior(GroupedHistories histories) {
        return posterior.apply(requireNonNull(histories, "histories"));
    }

    @Override
    public Forecast forecast(ActivityLog known, LocalDate asOf, int days) {
        return forecasts(known, asOf, days).get(0);
    }

    @Override
    public List<Forecast> forecasts(ActivityLog known, LocalDate asOf, int... days) {
        BuyerHistories buyers =
                BuyerHistories.asOf(requireNonNull(known, "known"), asOf).inUnit(TimeUnit.WEEK);
        requireNonNull(days, "days");
        for (int each : days) {
            Checks.inRange(each, 1, Forecast.MOST_DAYS, "days");
        }
        List<Horizon> horizons = Arrays.stream(days)
                .mapToObj(each -> new Horizon(each, TimeUnit.DAY).inUnit(TimeUnit.WEEK))
                .toList();
        return Forecast.ofModel(buyers, horizons, modelOf(buyers));
    }

    /** The model that explains histories best; an {@link IllegalStateException} says why there is none. */
    PurchaseModel modelOf(BuyerHistories buyers) {
        return fit(buyers.grouped()).model();
    }
}
