package dev.retention.testing;

import dev.retention.campaign.CampaignEffect;
import dev.retention.campaign.CampaignFunnel;
import dev.retention.campaign.CampaignGroup;
import dev.retention.campaign.CartRecovery;
import dev.retention.campaign.Carts;
import dev.retention.campaign.Referral;
import dev.retention.economics.AcquisitionCost;
import dev.retention.economics.DiscountRate;
import dev.retention.economics.Horizon;
import dev.retention.economics.ResponseCurve;
import dev.retention.estimate.Proportion;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** What was sent, what came of it, and what it cost. */
final class Campaigns {

    private Campaigns() {}

    static void addTo(Catalogue catalogue) {
        catalogue.add(
                AcquisitionCost.class,
                () -> Combinators.combine(Numbers.counts(), Numbers.counts()).as(AcquisitionCost::new));
        catalogue.add(
                DiscountRate.class,
                () -> Combinators.combine(Numbers.shares(), Days.units()).as(DiscountRate::new));
        catalogue.add(
                Horizon.class,
                () -> Combinators.combine(Numbers.parameters(), Days.units()).as(Horizon::new));
        catalogue.add(
                ResponseCurve.class,
                () -> Combinators.combine(Numbers.shares(), Numbers.parameters())
                        .as(ResponseCurve::new));
        catalogue.add(CampaignFunnel.class, Campaigns::funnels);
        catalogue.add(CampaignGroup.class, Campaigns::groups);
        catalogue.add(
                CampaignEffect.class,
                () -> Combinators.combine(groups(), groups()).as(CampaignEffect::new));
        catalogue.add(CartRecovery.class, () -> falling(3).map(n -> new CartRecovery(n.get(0), n.get(1), n.get(2))));
        catalogue.add(Carts.class, Campaigns::carts);
        catalogue.add(Referral.class, Campaigns::referrals);
    }

    /** Numbers of which none is above the one before it. */
    private static Arbitrary<List<Long>> falling(int size) {
        return Numbers.counts()
                .list()
                .ofSize(size)
                .map(counts -> counts.stream()
                        .sorted(java.util.Comparator.reverseOrder())
                        .toList());
    }

    private static Arbitrary<CampaignFunnel> funnels() {
        return falling(7)
                .map(n -> new CampaignFunnel(n.get(0), n.get(1), n.get(2), n.get(3), n.get(4), n.get(5), n.get(6)));
    }

    private static Arbitrary<CampaignGroup> groups() {
        return Trials.moments()
                .flatMap(revenue -> Numbers.upTo(revenue.count())
                        .map(buyers -> new CampaignGroup(new Proportion(buyers, revenue.count()), revenue)));
    }

    private static Arbitrary<Referral> referrals() {
        return falling(4)
                .map(n -> n.get(2) == 0
                        ? new Referral(n.get(0), 0, 0, 0)
                        : new Referral(n.get(0), n.get(2), n.get(1), n.get(3)));
    }

    private static Arbitrary<Carts> carts() {
        record Cart(long openedAt, long minutes, boolean ordered) {}
        return Combinators.combine(
                        Arbitraries.longs().between(0, 10_000),
                        Arbitraries.longs().between(0, 5_000),
                        Arbitraries.of(true, false))
                .as(Cart::new)
                .list()
                .ofMaxSize(12)
                .map((List<Cart> all) -> {
                    boolean[] ordered = new boolean[all.size()];
                    for (int i = 0; i < ordered.length; i++) {
                        ordered[i] = all.get(i).ordered;
                    }
                    return Carts.of(
                            all.stream().mapToLong(Cart::openedAt).toArray(),
                            all.stream()
                                    .mapToLong(cart -> cart.openedAt + cart.minutes)
                                    .toArray(),
                            ordered,
                            60);
                });
    }
}
