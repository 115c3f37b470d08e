package dev.retention.survival;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.SameSeeds;
import dev.retention.survival.SurvivalTableProperties.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;

@AddLifecycleHook(SameSeeds.class)
class LogRankProperties {

    @Provide
    Arbitrary<List<Duration>> durations() {
        return SurvivalTableProperties.durationLists();
    }

    @Provide
    Arbitrary<LogRankWeight> weights() {
        return Arbitraries.of(
                LogRankWeight.logRank(),
                LogRankWeight.gehan(),
                LogRankWeight.taroneWare(),
                LogRankWeight.petoPeto(),
                LogRankWeight.flemingHarrington(1, 0),
                LogRankWeight.flemingHarrington(0.5, 2));
    }

    static void isAPValue(LogRankTest test) {
        double p = test.pValue();
        assertTrue(test.degreesOfFreedom() == 0 ? Double.isNaN(p) : p >= 0 && p <= 1, test::toString);
        assertTrue(test.chiSquare() >= 0, test::toString);
        assertTrue(test.degreesOfFreedom() < test.groupCount(), test::toString);
        assertTrue(p == 0 || Double.isNaN(p) || Math.abs(StrictMath.log(p) - test.logPValue()) < 1e-9, test::toString);
    }

    static void allThatIsExpectedHappens(LogRankTest test) {
        double excess = 0;
        double sum = 0;
        for (int j = 0; j < test.groupCount(); j++) {
            excess += test.observed(j) - test.expected(j);
            sum += test.observed(j);
        }
        assertEquals(0, excess, 1e-12 * (1 + sum));
    }

    static void orderOfTheGroupsDoesNotMatter(LogRankWeight weight, List<SurvivalTable> groups) {
        List<SurvivalTable> rotated = List.of(groups.get(1), groups.get(2), groups.get(0));
        LogRankTest test = LogRankTest.of(weight, groups);
        LogRankTest other = LogRankTest.of(weight, rotated);
        assertEquals(test.degreesOfFreedom(), other.degreesOfFreedom());
        assertEquals(test.chiSquare(), other.chiSquare(), 1e-9 * (1 + test.chiSquare()));
    }

    static void flemingHarringtonWithoutPowersIsTheLogRankTest(List<SurvivalTable> groups) {
        LogRankTest plain = LogRankTest.of(LogRankWeight.logRank(), groups);
        LogRankTest general = LogRankTest.of(LogRankWeight.flemingHarrington(0, 0), groups);
        assertEquals(plain.chiSquare(), general.chiSquare());
        assertEquals(plain.degreesOfFreedom(), general.degreesOfFreedom());
    }

    @Property
    void laws(
            @ForAll("weights") LogRankWeight weight,
            @ForAll("durations") List<Duration> a,
            @ForAll("durations") List<Duration> b,
            @ForAll("durations") List<Duration> c) {
        List<SurvivalTable> groups = List.of(
                SurvivalTableProperties.tableOf(a),
                SurvivalTableProperties.tableOf(b),
                SurvivalTableProperties.tableOf(c));
        isAPValue(LogRankTest.of(weight, groups));
        allThatIsExpectedHappens(LogRankTest.of(weight, groups));
        orderOfTheGroupsDoesNotMatter(weight, groups);
        flemingHarringtonWithoutPowersIsTheLogRankTest(groups);
    }
}
