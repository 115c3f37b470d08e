package dev.retention.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class CohortCurveTest {

    private static CohortCurve.Point point(double retention, long returned, long base) {
        return new CohortCurve.Point("1", retention, returned, base, List.of("2011-01"));
    }

    private static void rejected(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    @Test
    void aPointAgreesWithItself() {
        rejected("retention must be finite and >= 0, got retention=NaN", () -> point(Double.NaN, 1, 2));
        rejected("retention must be finite and >= 0, got retention=-0.5", () -> point(-0.5, 1, 2));
        rejected(
                "retention must be NaN and returned 0 if base is 0, got retention=0.0, returned=0",
                () -> point(0, 0, 0));
        rejected(
                "retention must be NaN and returned 0 if base is 0, got retention=NaN, returned=1",
                () -> point(Double.NaN, 1, 0));
    }

    @Test
    void moreThanAllCanReturnOnlyFromPeriodToPeriod() {
        List<CohortCurve.Point> five = List.of(point(5, 10, 2));
        assertEquals(
                5,
                new CohortCurve(CohortAverage.POOLED, CurveBasis.PREVIOUS, five)
                        .point(0)
                        .retention());
        rejected(
                "returned must be in [0, base] and retention in [0, 1], got Point[column=1, retention=5.0, returned=10,"
                        + " base=2, cohorts=[2011-01]]",
                () -> new CohortCurve(CohortAverage.POOLED, CurveBasis.START, five));
    }

    @Test
    void aPooledRetentionIsTheRatio() {
        List<CohortCurve.Point> other = List.of(point(0.6, 1, 2));
        assertEquals(
                0.6,
                new CohortCurve(CohortAverage.MEAN_OF_COHORTS, CurveBasis.START, other)
                        .point(0)
                        .retention());
        rejected(
                "retention must be returned / base, got Point[column=1, retention=0.6, returned=1, base=2,"
                        + " cohorts=[2011-01]]",
                () -> new CohortCurve(CohortAverage.POOLED, CurveBasis.START, other));
    }

    /** A mean of rates may be a little above 1, as sums are rounded. */
    @Test
    void aMeanOfRatesIsAtMostOne() {
        var mean = CohortAverage.MEAN_OF_COHORTS;
        for (CurveBasis basis : CurveBasis.values()) {
            assertEquals(
                    1,
                    new CohortCurve(mean, basis, List.of(point(1 + 1e-10, 2, 2)))
                            .points()
                            .size());
        }
        rejected(
                "returned must be in [0, base] and retention in [0, 1], got Point[column=1, retention=1.5, returned=1,"
                        + " base=2, cohorts=[2011-01]]",
                () -> new CohortCurve(mean, CurveBasis.START, List.of(point(1.5, 1, 2))));
        rejected(
                "returned must be in [0, base] and retention in [0, 1], got Point[column=1, retention=0.5, returned=3,"
                        + " base=2, cohorts=[2011-01]]",
                () -> new CohortCurve(mean, CurveBasis.START, List.of(point(0.5, 3, 2))));
        rejected(
                "retention must be returned / base, got Point[column=1, retention=0.6, returned=1, base=2,"
                        + " cohorts=[2011-01]]",
                () -> new CohortCurve(CohortAverage.PER_CUSTOMER, CurveBasis.START, List.of(point(0.6, 1, 2))));
    }

    @Test
    void anAssignmentNamesTheFirstRowThatContradicts() {
        rejected(
                "customers[2] must be in one cohort, got customers[2]=9 in a and in b",
                () -> CohortAssignment.of(new long[] {9, 1, 9, 1}, new String[] {"a", "x", "b", "y"}));
        rejected(
                "customers[2] must be in one cohort, got customers[2]=1 in a and in b",
                () -> CohortAssignment.of(new long[] {1, 9, 1, 9}, new String[] {"a", "x", "b", "y"}));
        CohortAssignment again = CohortAssignment.of(new long[] {9, 1, 9}, new String[] {"a", "x", "a"});
        assertEquals(CohortAssignment.of(new long[] {1, 9}, new String[] {"x", "a"}), again);
    }
}
