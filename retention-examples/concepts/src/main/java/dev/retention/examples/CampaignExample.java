package dev.retention.examples;

import dev.retention.campaign.CampaignEffect;
import dev.retention.campaign.CampaignFunnel;
import dev.retention.campaign.CampaignGroup;
import dev.retention.campaign.CartRecovery;
import dev.retention.campaign.Referral;
import dev.retention.economics.IncrementalReturn;
import dev.retention.estimate.Interval;
import dev.retention.estimate.Proportion;
import dev.retention.experiment.Moments;
import java.util.Arrays;
import java.util.Locale;

/** A voucher: what the mailing tool shows, and what it caused; carts, and customers who bring others. */
public final class CampaignExample {

    private CampaignExample() {}

    public static void main(String[] args) {
        var funnel = new CampaignFunnel(9_000, 8_820, 2_205, 900, 450, 18, 1);
        System.out.println("opened " + funnel.opens() + ", clicked " + funnel.clicks());
        System.out.println("clicks of opens: " + funnel.clicksOfOpened());

        var treated = new CampaignGroup(new Proportion(450, 9_000), spent(450, 9_000));
        var heldOut = new CampaignGroup(new Proportion(40, 1_000), spent(40, 1_000)); // by lot, no voucher
        var effect = new CampaignEffect(treated, heldOut);
        Interval caused = effect.incrementalCustomers(0.95);
        System.out.println("attributed to it: " + funnel.converted());
        System.out.print("caused: " + Math.round(effect.incrementalCustomers().value()));
        System.out.printf(Locale.ROOT, ", between %.0f and %.0f%n", caused.lower(), caused.upper());
        IncrementalReturn result = effect.returnOn(180_000); // 1,800.00 of vouchers
        System.out.printf(Locale.ROOT, "%.2f a customer caused", result.costPerCustomerMinor() / 100);
        System.out.printf(Locale.ROOT, ", %.1f back for 1 spent%n", result.returnOnSpend());

        var carts = new CartRecovery(1_000, 400, 40);
        System.out.println("recovered " + carts.ofAbandoned() + ", or " + carts.ofReached());
        var referral = new Referral(1_000, 200, 1_000, 500);
        double later = referral.growth(7).after(1_000, 90);
        System.out.printf(Locale.ROOT, "K = %.1f: 1000 become %.0f in 90 days%n", referral.k(), later);
    }

    /** 50.00 by each buyer and 0 by all others. */
    private static Moments spent(int buyers, int customers) {
        long[] cents = new long[customers];
        Arrays.fill(cents, 0, buyers, 5_000);
        return Moments.of(cents);
    }
}
