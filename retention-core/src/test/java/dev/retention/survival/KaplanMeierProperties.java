package dev.retention.survival;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.SameSeeds;
import dev.retention.estimate.Interval;
import dev.retention.survival.SurvivalTableProperties.Duration;
import dev.retention.testing.TableLaws;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;

@AddLifecycleHook(SameSeeds.class)
class KaplanMeierProperties {

    @Provide
    Arbitrary<List<Duration>> durations() {
        return SurvivalTableProperties.durationLists();
    }

    static void quantileIntervalsHoldTheEstimate(
            KaplanMeier curve, IntervalTransform transform, double probability, double confidence) {
        double quantile = curve.quantile(probability);
        Interval interval = curve.quantileInterval(probability, transform, confidence);
        assertTrue(Double.isNaN(quantile) || interval.contains(quantile), () -> interval + " without " + quantile);
    }

    /** The area by summing the single durations where none is cut off before the horizon. */
    static void restrictedMeanIsTheMeanOfWhatIsWithin(List<Duration> durations, double horizon) {
        List<Duration> allEnd = durations.stream()
                .map(d -> new Duration(d.length(), true, d.weight()))
                .toList();
        double sum = 0;
        long count = 0;
        for (Duration d : allEnd) {
            sum += Math.min(d.length(), horizon) * d.weight();
            count += d.weight();
        }
        double mean = KaplanMeier.of(SurvivalTableProperties.tableOf(allEnd))
                .restrictedMean(horizon)
                .mean();
        assertEquals(sum / count, mean, 1e-13 * horizon);
    }

    /** exp(-H) is never below the product of the same factors. */
    static void exponentialOfTheHazardIsNotBelow(SurvivalTable table) {
        KaplanMeier curve = KaplanMeier.of(table);
        NelsonAalen hazard = NelsonAalen.of(table);
        for (int i = 0; i < table.size(); i++) {
            double time = table.time(i);
            assertTrue(StrictMath.exp(-hazard.cumulativeHazard(time)) >= curve.survival(time) - 1e-15);
        }
    }

    @Property
    void curve(
            @ForAll("durations") List<Duration> durations,
            @ForAll IntervalTransform transform,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double probability,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double confidence) {
        KaplanMeier curve = KaplanMeier.of(SurvivalTableProperties.tableOf(durations));
        TableLaws.neverRises(curve);
        TableLaws.intervalsHoldTheEstimate(curve, transform, confidence);
        quantileIntervalsHoldTheEstimate(curve, transform, probability, confidence);
        exponentialOfTheHazardIsNotBelow(curve.table());
    }

    @Property
    void restrictedMean(
            @ForAll("durations") List<Duration> durations, @ForAll @DoubleRange(min = 0.1, max = 20) double horizon) {
        restrictedMeanIsTheMeanOfWhatIsWithin(durations, horizon);
    }
}
