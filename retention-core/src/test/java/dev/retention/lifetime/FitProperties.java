package dev.retention.lifetime;

import static dev.retention.period.TimeUnit.WEEK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.SameSeeds;
import dev.retention.estimate.Estimate;
import dev.retention.history.GroupedHistories;
import dev.retention.period.TimeUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.junit.jupiter.api.Test;

/** What every fit keeps, on small samples of every kind of shop; many of them have no maximum. */
@AddLifecycleHook(SameSeeds.class)
class FitProperties {

    private record Case(
            Function<GroupedHistories, Fit<? extends PurchaseModel>> fit, Function<double[], PurchaseModel> member) {}

    private static final List<Case> FAMILIES = List.of(
            new Case(BgNbd::fit, p -> new BgNbd(p[0], p[1], p[2], p[3], WEEK)),
            new Case(MbgNbd::fit, p -> new MbgNbd(p[0], p[1], p[2], p[3], WEEK)),
            new Case(ParetoNbd::fit, p -> new ParetoNbd(p[0], p[1], p[2], p[3], WEEK)),
            new Case(Nbd::fit, p -> new Nbd(p[0], p[1], WEEK)));

    /** No member of the family explains the data better than the maximum, or than where a search without one was given up. */
    static void nothingIsBetter(GroupedHistories histories, Random random) {
        for (Case family : FAMILIES) {
            Fit<? extends PurchaseModel> fit = family.fit().apply(histories);
            if (isTooLittle(fit)) {
                continue;
            }
            PurchaseModel last = fit instanceof NoMaximum<?> none
                    ? family.member()
                            .apply(none.drift().values().stream()
                                    .mapToDouble(Double::doubleValue)
                                    .toArray())
                    : fit.model();
            double top = last.logLikelihood(histories);
            for (int probe = 0; probe < 50; probe++) {
                double[] p = {
                    Math.exp(3 * random.nextGaussian()),
                    Math.exp(2 + 3 * random.nextGaussian()),
                    Math.exp(3 * random.nextGaussian()),
                    Math.exp(2 + 3 * random.nextGaussian())
                };
                PurchaseModel other = family.member().apply(p);
                double there = other.logLikelihood(histories);
                assertTrue(there <= top + 1e-6, () -> other + " has " + there + ", above " + top + " of " + fit);
            }
        }
    }

    /** A maximum shows that it is one, and everything else says why it is none. */
    static void everyFitCertifiesOrExplains(GroupedHistories histories) {
        for (Case family : FAMILIES) {
            Fit<? extends PurchaseModel> fit = family.fit().apply(histories);
            if (fit instanceof Maximum<? extends PurchaseModel> maximum) {
                assertTrue(maximum.distanceFromTop() <= 1e-9, fit::toString);
                assertTrue(maximum.gradientNorm() <= 1e-6, fit::toString);
                assertTrue(maximum.curvatures()[0] > 0, fit::toString);
                for (Estimate estimate : maximum.estimates().values()) {
                    assertTrue(estimate.standardError() > 0 && Double.isFinite(estimate.value()), fit::toString);
                }
                assertEquals(
                        maximum.logLikelihood(),
                        fit.model().logLikelihood(histories),
                        1e-9 * Math.abs(maximum.logLikelihood()));
            } else {
                NoMaximum<?> none = (NoMaximum<?>) fit;
                assertTrue(none.reason() != NoMaximum.Reason.NOT_SETTLED, none::toString);
                assertTrue(none.explanation().length() > 30, none::toString);
            }
        }
    }

    /** Time in days or in quarters of a year: the same kind of end, and the same maximum. */
    static void theUnitOfTimeDoesNotMatter(GroupedHistories histories) {
        for (Case family : FAMILIES) {
            Fit<? extends PurchaseModel> fit = family.fit().apply(histories);
            for (TimeUnit unit : List.of(TimeUnit.DAY, TimeUnit.QUARTER)) {
                Fit<? extends PurchaseModel> other = family.fit().apply(histories.inUnit(unit));
                assertEquals(fit.hasMaximum(), other.hasMaximum());
                if (fit.hasMaximum()) {
                    double shift = histories.totalRepeats() * Math.log(unit.days() / 7);
                    double expected = fit.orElseThrow().logLikelihood() + shift;
                    assertEquals(expected, other.orElseThrow().logLikelihood(), 1e-10 * Math.abs(expected) + 1e-8);
                }
            }
        }
    }

    /** However the customers are split and merged, one by one or grouped, the fit has the same bits. */
    static void splitsFitAlike(GroupedHistories histories, Random random) {
        GroupedHistories[] shards = {
            GroupedHistories.empty(WEEK), GroupedHistories.empty(WEEK), GroupedHistories.empty(WEEK)
        };
        for (int row = 0; row < histories.rowCount(); row++) {
            for (long customer = 0; customer < histories.count(row); customer++) {
                int shard = random.nextInt(3);
                shards[shard] = shards[shard].plus(GroupedHistories.of(
                        new int[] {histories.repeats(row)},
                        new double[] {histories.lastAge(row)},
                        new double[] {histories.age(row)},
                        new long[] {1},
                        WEEK));
            }
        }
        GroupedHistories merged = shards[2].plus(shards[0].plus(shards[1]));
        for (Case family : FAMILIES) {
            assertEquals(family.fit().apply(histories), family.fit().apply(merged));
        }
    }

    private static boolean isTooLittle(Fit<?> fit) {
        return fit instanceof NoMaximum<?> none && none.reason() == NoMaximum.Reason.TOO_LITTLE_DATA;
    }

    /** Small shops whose search ends beyond all digits, where the likelihood is to be what it was on the way. */
    @Test
    void aSearchWithoutAnEndIsGivenUpWhereItIsHigh() {
        for (long seed : new long[] {466, 100_059, 100_215, 101_430}) {
            nothingIsBetter(shop(new Random(seed)), new Random(seed));
        }
    }

    /** Two or three of a few customers bought again, and at once: a top that a search from other stories walks past. */
    @Test
    void buyersWhoComeAtOnceOrNeverAreFound() {
        Map<Long, MbgNbd> known = Map.of(
                1_000_921L,
                        new MbgNbd(0.00891791162565278, 0.3290003930862835, 4.440627051165915, 3.722768777922333, WEEK),
                1_001_385L,
                        new MbgNbd(
                                0.21607033508772958,
                                0.07549755289936548,
                                10.444993887587026,
                                1.4257708546575878,
                                WEEK));
        known.forEach((seed, member) -> {
            GroupedHistories shop = shop(new Random(seed));
            assertTrue(MbgNbd.fit(shop).orElseThrow().logLikelihood() > member.logLikelihood(shop));
        });
    }

    @Property(tries = 40)
    void nothingIsBetterThanTheMaximum(@ForAll("shops") GroupedHistories shop, @ForAll long seed) {
        nothingIsBetter(shop, new Random(seed));
    }

    @Property(tries = 40)
    void certificates(@ForAll("shops") GroupedHistories shop) {
        everyFitCertifiesOrExplains(shop);
    }

    @Property(tries = 15)
    void units(@ForAll("shops") GroupedHistories shop) {
        theUnitOfTimeDoesNotMatter(shop);
    }

    @Property(tries = 10)
    void splits(@ForAll("shops") GroupedHistories shop, @ForAll long seed) {
        splitsFitAlike(shop.plus(shop), new Random(seed));
    }

    @Provide
    Arbitrary<GroupedHistories> shops() {
        return Arbitraries.randomValue(FitProperties::shop);
    }

    private static GroupedHistories shop(Random random) {
        var truth = new BgNbd(
                Math.exp(1.5 * random.nextGaussian()),
                Math.exp(2 + 1.5 * random.nextGaussian()),
                Math.exp(1.5 * random.nextGaussian()),
                Math.exp(1.5 * random.nextGaussian()),
                WEEK);
        return new Simulated(random.nextLong()).histories(truth, 5 + random.nextInt(100), 40);
    }
}
