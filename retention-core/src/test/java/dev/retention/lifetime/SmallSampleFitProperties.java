package dev.retention.lifetime;

import static dev.retention.period.TimeUnit.YEAR;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.SameSeeds;
import dev.retention.estimate.Estimate;
import dev.retention.history.GroupedHistories;
import dev.retention.history.GroupedSpend;
import dev.retention.history.RenewalCounts;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** What {@link FitProperties} says of the models in continuous time, of those of periods, contracts and spend. */
@AddLifecycleHook(SameSeeds.class)
class SmallSampleFitProperties {

    /** No member explains the data better than the maximum, or than where a search without one was given up; which says why. */
    static <M> void nothingIsBetter(
            Fit<M> fit,
            Function<double[], M> member,
            ToDoubleFunction<M> logLikelihood,
            Random random,
            double... scales) {
        double[] point;
        if (fit instanceof NoMaximum<M> none) {
            assertTrue(none.reason() != NoMaximum.Reason.NOT_SETTLED, none::toString);
            if (none.reason() == NoMaximum.Reason.TOO_LITTLE_DATA) {
                return;
            }
            point = none.drift().values().stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
        } else {
            point = fit.orElseThrow().estimates().values().stream()
                    .mapToDouble(Estimate::value)
                    .toArray();
        }
        double top = logLikelihood.applyAsDouble(member.apply(point));
        for (int probe = 0; probe < 50; probe++) {
            double[] p = new double[scales.length];
            for (int i = 0; i < p.length; i++) {
                p[i] = scales[i] * Math.exp(3 * random.nextGaussian());
            }
            M other = member.apply(p);
            double there = logLikelihood.applyAsDouble(other);
            assertTrue(there <= top + 1e-6, () -> other + " has " + there + ", above " + top + " of " + fit);
        }
    }

    private static double spread(Random random, double width) {
        return Math.exp(width * random.nextGaussian());
    }

    @Property(tries = 100)
    void periods(@ForAll long seed) {
        var random = new Random(seed);
        var truth = new BgBb(spread(random, 1.5), spread(random, 1.5), spread(random, 1.5), spread(random, 1.5), YEAR);
        GroupedHistories histories =
                new Simulated(seed).histories(truth, 10 + random.nextInt(150), 2 + random.nextInt(12));
        nothingIsBetter(
                BgBb.fit(histories),
                p -> new BgBb(p[0], p[1], p[2], p[3], YEAR),
                model -> model.logLikelihood(histories),
                random,
                1,
                1,
                1,
                1);
    }

    @Property(tries = 100)
    void contracts(@ForAll long seed) {
        var random = new Random(seed);
        var truth = new ShiftedBetaGeometric(spread(random, 1.5), spread(random, 1.5), YEAR);
        RenewalCounts counts = new Simulated(seed).renewals(truth, 10 + random.nextInt(150), 2 + random.nextInt(12));
        nothingIsBetter(
                ShiftedBetaGeometric.fit(counts),
                p -> new ShiftedBetaGeometric(p[0], p[1], YEAR),
                model -> model.logLikelihood(counts),
                random,
                1,
                1);
    }

    @Property(tries = 100)
    void spend(@ForAll long seed) {
        var random = new Random(seed);
        var truth = new GammaGamma(spread(random, 1.5), Math.E * spread(random, 1), 1_000 * spread(random, 2));
        GroupedSpend spend = new Simulated(seed).spend(truth, 10 + random.nextInt(150));
        nothingIsBetter(
                GammaGamma.fit(spend),
                p -> new GammaGamma(p[0], p[1], p[2]),
                model -> model.logLikelihood(spend),
                random,
                1,
                1,
                1_000);
    }
}
