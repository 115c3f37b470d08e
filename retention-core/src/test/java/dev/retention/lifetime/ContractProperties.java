package dev.retention.lifetime;

import static dev.retention.period.TimeUnit.YEAR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.SameSeeds;
import dev.retention.economics.DiscountRate;
import dev.retention.economics.Horizon;
import dev.retention.testing.ModelLaws;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** What holds for every shifted-beta-geometric model. */
@AddLifecycleHook(SameSeeds.class)
class ContractProperties {

    static void tenureMakesAContractWorthMore(ShiftedBetaGeometric model, int occasion, double rate) {
        var discount = new DiscountRate(rate, YEAR);
        double now = model.discountedResidualLifetime(occasion, discount, Horizon.UNLIMITED);
        double later = model.discountedResidualLifetime(occasion + 1, discount, Horizon.UNLIMITED);
        assertTrue(now >= 0 && now <= later * (1 + 1e-12), () -> now + " > " + later);
        assertTrue(later <= 1 / (1 - 1 / (1 + rate)) * (1 + 1e-12), () -> "more than a perpetuity: " + later);
        // Either they renew, pay now and are a year older, or they do not.
        double renewed = model.retention(occasion) * (1 + later / (1 + rate));
        assertEquals(renewed, now, 1e-11 * now);
    }

    static void aLongerHorizonIsWorthMore(ShiftedBetaGeometric model, int payments, double rate) {
        var discount = new DiscountRate(rate, YEAR);
        double fewer = model.discountedLifetime(discount, new Horizon(payments, YEAR));
        double more = model.discountedLifetime(discount, new Horizon(payments + 1, YEAR));
        double all = model.discountedLifetime(discount, Horizon.UNLIMITED);
        assertTrue(fewer <= more && more <= all * (1 + 1e-12), () -> fewer + ", " + more + ", " + all);
    }

    @Property
    void curves(@ForAll("models") ShiftedBetaGeometric model, @ForAll @IntRange(min = 1, max = 200) int occasions) {
        ModelLaws.survivalFallsAndRetentionRises(model, occasions);
    }

    @Property
    void tenure(
            @ForAll("models") ShiftedBetaGeometric model,
            @ForAll @IntRange(min = 1, max = 200) int occasion,
            @ForAll("rates") double rate) {
        tenureMakesAContractWorthMore(model, occasion, rate);
    }

    @Property
    void horizons(
            @ForAll("models") ShiftedBetaGeometric model,
            @ForAll @IntRange(min = 0, max = 200) int payments,
            @ForAll("rates") double rate) {
        aLongerHorizonIsWorthMore(model, payments, rate);
    }

    @Provide
    Arbitrary<ShiftedBetaGeometric> models() {
        var shape = Arbitraries.doubles().between(-5, 5).withoutEdgeCases().map(Math::exp);
        return Combinators.combine(shape, shape).as((a, b) -> new ShiftedBetaGeometric(a, b, YEAR));
    }

    @Provide
    Arbitrary<Double> rates() {
        return Arbitraries.doubles().between(-9, 1).withoutEdgeCases().map(Math::exp);
    }
}
