package dev.retention.rfm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RfmScoreTest {

    @Test
    void codeSumAndWeights() {
        var score = new RfmScore(5, 4, 3, RfmScale.FIVE);
        assertEquals("543", score.code());
        assertEquals(12, score.sum());
        assertEquals(4.3, score.weighted(0.5, 0.3, 0.2), 1e-15);
    }

    @Test
    void tenBinsDoNotBreakTheCode() {
        RfmScale ten = new RfmScale(10, 10, 10);
        assertEquals("10-1-1", new RfmScore(10, 1, 1, ten).code());
        assertEquals("1-10-1", new RfmScore(1, 10, 1, ten).code());
        assertEquals(new RfmScore(1, 10, 1, ten), RfmScore.parse("1-10-1", ten));
    }

    @Test
    void codesAreParsed() {
        assertEquals(new RfmScore(5, 4, 3, RfmScale.FIVE), RfmScore.parse("543", RfmScale.FIVE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "54", "5433", "643", "503", "5-4-3", "54x", "-54", "٥٤٣"})
    void codesOffTheScaleAreRejected(String code) {
        var e = assertThrows(IllegalArgumentException.class, () -> RfmScore.parse(code, RfmScale.FIVE));
        assertEquals("code must be one from 111 to 555, got code=" + code, e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"10-1", "11-1-1", "10-0-1", "10-1-1-", "1011", "99999999999-1-1"})
    void codesOffALongScaleAreRejected(String code) {
        RfmScale scale = new RfmScale(10, 4, 3);
        var e = assertThrows(IllegalArgumentException.class, () -> RfmScore.parse(code, scale));
        assertEquals("code must be one from 1-1-1 to 10-4-3, got code=" + code, e.getMessage());
    }

    @Test
    void scoresOffTheScaleAreRejected() {
        var e = assertThrows(IllegalArgumentException.class, () -> new RfmScore(0, 1, 1, RfmScale.FIVE));
        assertEquals("r must be in [1, 5], got r=0", e.getMessage());
        var m = assertThrows(IllegalArgumentException.class, () -> new RfmScore(1, 1, 4, new RfmScale(5, 5, 3)));
        assertEquals("m must be in [1, 3], got m=4", m.getMessage());
    }

    @Test
    void weightsAreFinite() {
        var score = new RfmScore(1, 1, 1, RfmScale.FIVE);
        var e = assertThrows(IllegalArgumentException.class, () -> score.weighted(1, Double.NaN, 1));
        assertEquals("fWeight must be finite, got fWeight=NaN", e.getMessage());
    }

    @Test
    void scales() {
        assertEquals(125, RfmScale.FIVE.cells());
        assertEquals("3x4x10", new RfmScale(3, 4, 10).toString());
        assertEquals(4, new RfmScale(3, 4, 10).bins(Dimension.FREQUENCY));
        var e = assertThrows(IllegalArgumentException.class, () -> new RfmScale(5, 0, 5));
        assertEquals("fBins must be in [1, 127], got fBins=0", e.getMessage());
    }
}
