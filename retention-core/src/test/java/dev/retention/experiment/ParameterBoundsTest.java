package dev.retention.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.retention.estimate.Proportion;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What a parameter may just be is taken, and what is next to it is an error that says so. */
class ParameterBoundsTest {

    private static void assertMessage(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    @Test
    void anEffectIsFrom1EMinus100To1E100() {
        assertEquals(1e-100, new AlwaysValid(1e-100).effect());
        assertEquals(1e100, new AlwaysValid(1e100).effect());
        for (double effect : new double[] {Math.nextDown(1e-100), Math.nextUp(1e100), Double.NaN}) {
            assertMessage("effect must be in [1.0E-100, 1.0E100], got effect=" + effect, () -> new AlwaysValid(effect));
        }
    }

    /** The effect is the error times a factor: with the error at which it is 1, found here, the bounds follow. */
    @Test
    void anErrorThatMakesSuchAnEffectIsTaken() {
        double factor = AlwaysValid.narrowestAt(1, 0.95).effect();
        assertEquals(1e-100, AlwaysValid.narrowestAt(1.001e-100 / factor, 0.95).effect(), 1e-102);
        assertEquals(1e100, AlwaysValid.narrowestAt(0.999e100 / factor, 0.95).effect(), 1e98);
        for (double error : new double[] {0.999e-100 / factor, 1.001e100 / factor}) {
            assertMessage(
                    "standardError and confidence must make an effect in [1.0E-100, 1.0E100], got standardError="
                            + error + ", confidence=0.95",
                    () -> AlwaysValid.narrowestAt(error, 0.95));
        }
    }

    @Test
    void groupsOfAMeanHaveFrom2To1E15Customers() {
        var plan = new MeanPlan(0.95, 0.8);
        assertEquals(1, plan.powerOf(1e15, 1, 1), 1e-12);
        for (double size : new double[] {Math.nextDown(2.0), Math.nextUp(1e15)}) {
            String message = "customersPerGroup must be in [2, 1.0E15], got customersPerGroup=" + size;
            assertMessage(message, () -> plan.powerOf(size, 1, 1));
            assertMessage(message, () -> plan.detectable(size, 1));
        }
    }

    @Test
    void aDifferenceIsAtLeastAMillionthOfTheDeviation() {
        var plan = new MeanPlan(0.95, 0.8);
        // of a normal limit: 2 (1.959964 + 0.841621)² / 1e-12
        assertEquals(1.5697761e13, plan.customersPerGroup(2e-6, 2), 1e9);
        assertMessage(
                "difference must be at least 1.0E-6 times deviation, got difference=1.9E-6, deviation=2.0",
                () -> plan.customersPerGroup(1.9e-6, 2));
    }

    @Test
    void aRatioIsOfTwoGroupsOrMore() {
        assertEquals(2, SampleRatio.empty(List.of(0.5, 0.5)).shares().size());
        assertMessage(
                "shares must be of two groups or more, got shares.size()=1", () -> SampleRatio.empty(List.of(1.0)));
    }

    @Test
    void nobodyHasNoSum() {
        assertMessage(
                "sumOfSquares must be >= sum² / count, got sumOfSquares=1, sum=1, count=0",
                () -> new Moments(0, 1, BigInteger.ONE));
    }

    @Test
    void squaresGoWithEachOfTwoSums() {
        BigInteger one = BigInteger.ONE;
        assertMessage(
                "sumXX must be >= sumX² / count, got sumXX=1, sumX=2, count=2",
                () -> new PairMoments(2, 2, 1, one, one, one));
        assertMessage(
                "sumYY must be >= sumY² / count, got sumYY=1, sumY=2, count=2",
                () -> new PairMoments(2, 1, 2, one, one, one));
    }

    @Test
    void anEmptyGroupIsTestedAgainstNone() {
        var arms = new Arms(List.of(new Proportion(1, 2), Proportion.EMPTY));
        assertMessage(
                "groups must be tested with control, and no test is defined of an empty one or if nobody did it, got control=0,"
                        + " groups=" + arms.groups(),
                () -> arms.pValuesAgainst(0, ProportionTest.Z_POOLED, Adjustment.HOLM));
    }
}
