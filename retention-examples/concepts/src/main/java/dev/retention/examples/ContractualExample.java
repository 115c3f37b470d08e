package dev.retention.examples;

import dev.retention.economics.DiscountRate;
import dev.retention.economics.Horizon;
import dev.retention.history.RenewalCounts;
import dev.retention.lifetime.Maximum;
import dev.retention.lifetime.ShiftedBetaGeometric;
import dev.retention.period.TimeUnit;
import java.util.Locale;

/** Who is still a customer after how many renewals: projected, and valued. The cohort is the one of Fader and Hardie (2007). */
public final class ContractualExample {

    private ContractualExample() {}

    public static void main(String[] args) {
        RenewalCounts counts = RenewalCounts.ofSurvivors(TimeUnit.YEAR, 1000, 631, 468, 382, 326, 289, 262, 241);
        Maximum<ShiftedBetaGeometric> fit = ShiftedBetaGeometric.fit(counts).orElseThrow();
        fit.estimates().forEach((name, e) -> {
            System.out.printf(Locale.ROOT, "%s = %.3f, error %.3f%n", name, e.value(), e.standardError());
        });
        ShiftedBetaGeometric model = fit.model();
        System.out.printf(Locale.ROOT, "still there after 12 years: %.1f %%%n", 100 * model.survival(12));
        System.out.printf(Locale.ROOT, "retention: %.1f %% at first", 100 * model.retention(1));
        System.out.printf(Locale.ROOT, ", %.1f %% at the twelfth renewal%n", 100 * model.retention(12));

        double margin = 120.00 * 0.8; // a year
        var discount = new DiscountRate(0.10, TimeUnit.YEAR);
        double fresh = model.discountedLifetime(discount, Horizon.UNLIMITED);
        System.out.printf(Locale.ROOT, "a new customer is worth %.2f%n", margin * fresh);
        for (int renewal : new int[] {1, 5}) {
            double later = model.discountedResidualLifetime(renewal, discount, Horizon.UNLIMITED);
            System.out.printf(Locale.ROOT, "before renewal %d: %.2f%n", renewal, margin * later);
        }
    }
}
