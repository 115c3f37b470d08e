package dev.retention.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.retention.estimate.Proportion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArmsTest {

    static Arms arms(long... countsAndTotals) {
        List<Proportion> groups = new ArrayList<>();
        for (int i = 0; i < countsAndTotals.length; i += 2) {
            groups.add(new Proportion(countsAndTotals[i], countsAndTotals[i + 1]));
        }
        return new Arms(groups);
    }

    @Test
    void othersAreTestedAgainstOne() {
        Arms three = arms(45, 500, 60, 500, 52, 500);
        double first =
                new TwoProportions(new Proportion(60, 500), new Proportion(45, 500)).pValue(ProportionTest.Z_POOLED);
        double second =
                new TwoProportions(new Proportion(52, 500), new Proportion(45, 500)).pValue(ProportionTest.Z_POOLED);
        assertArrayEquals(
                Adjustment.HOLM.adjust(first, second),
                three.pValuesAgainst(0, ProportionTest.Z_POOLED, Adjustment.HOLM));
    }

    @Test
    void twoArmsAreTheTableOfTwo() {
        Arms two = arms(120, 1000, 150, 1000);
        assertEquals(3.85356454720617, two.chiSquare(), 1e-12);
    }

    @Test
    void emptyGroupsDoNotCount() {
        assertEquals(arms(1, 10, 3, 10).chiSquare(), arms(1, 10, 0, 0, 3, 10).chiSquare());
        assertEquals(1, arms(1, 10, 0, 0, 3, 10).degreesOfFreedom());
        assertEquals(Double.NaN, arms(1, 10).pValue());
        assertEquals(Double.NaN, arms(0, 10, 0, 10).chiSquare());
        assertEquals(Double.NaN, Arms.empty(2).pValue());
        assertEquals(0, new Arms(List.of()).degreesOfFreedom());
    }

    @Test
    void daysAddUp() {
        assertEquals(
                arms(3, 30, 5, 40), arms(1, 10, 2, 20).plus(arms(2, 20, 3, 20)).plus(Arms.empty(2)));
        assertEquals(
                "groups and other.groups must have the same length, got groups.length=2, other.groups.length=1",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> arms(1, 1, 1, 1).plus(arms(1, 1)))
                        .getMessage());
        assertEquals(
                "control must be in [0, 1], got control=2",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> arms(1, 1, 1, 1).pValuesAgainst(2, ProportionTest.FISHER, Adjustment.HOLM))
                        .getMessage());
        assertEquals(
                "groups[0]",
                assertThrows(NullPointerException.class, () -> new Arms(Arrays.asList((Proportion) null)))
                        .getMessage());
    }
}
