package dev.retention.survival;

import static dev.retention.survival.SurvivalTableTest.rejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.retention.estimate.Interval;
import org.junit.jupiter.api.Test;

class NelsonAalenTest {

    private static final NelsonAalen TREATED = NelsonAalen.of(Freireich.TREATED);
    private static final NelsonAalen PLACEBO = NelsonAalen.of(Freireich.PLACEBO);

    @Test
    void agreesWithR() {
        for (Freireich.Row row : Freireich.ROWS) {
            NelsonAalen hazard = row.group().equals("6-MP") ? TREATED : PLACEBO;
            assertEquals(row.hazard(), hazard.cumulativeHazard(row.time()), 1e-15, row::toString);
            assertEquals(row.hazardVariance(), hazard.variance(row.time()), 1e-15, row::toString);
        }
    }

    @Test
    void isKnownUpToTheLastDuration() {
        assertEquals(0, TREATED.cumulativeHazard(0));
        assertEquals(0, TREATED.variance(5));
        assertEquals(Double.NaN, PLACEBO.cumulativeHazard(Math.nextUp(23.0)));
        assertEquals(Double.NaN, PLACEBO.variance(24));
        assertEquals(Double.NaN, NelsonAalen.of(SurvivalTable.EMPTY).cumulativeHazard(0));
    }

    @Test
    void intervalIsSymmetricInTheLogarithm() {
        double h = TREATED.cumulativeHazard(10);
        Interval interval = TREATED.interval(10, 0.95);
        assertEquals(h * h, interval.lower() * interval.upper(), 1e-15);
        assertEquals(
                h * StrictMath.exp(1.959963984540054 * Math.sqrt(TREATED.variance(10)) / h), interval.upper(), 1e-15);
        assertEquals(new Interval(0, 0), TREATED.interval(5, 0.95));
        assertEquals(new Interval(0, Double.POSITIVE_INFINITY), TREATED.interval(36, 0.95));
    }

    @Test
    void isComparedByItsDurations() {
        assertEquals(TREATED, NelsonAalen.of(Freireich.TREATED));
        assertEquals(TREATED.hashCode(), NelsonAalen.of(TREATED.table()).hashCode());
        assertNotEquals(TREATED, PLACEBO);
        assertEquals("NelsonAalen[9 of 21 ended]", TREATED.toString());
    }

    @Test
    void rejectsWhatIsOutOfRange() {
        rejected("time must be finite and >= 0, got time=-0.5", () -> TREATED.cumulativeHazard(-0.5));
        rejected("confidence must be in (0, 1), got confidence=0.0", () -> TREATED.interval(1, 0));
        rejected("table", () -> NelsonAalen.of(null));
    }
}
