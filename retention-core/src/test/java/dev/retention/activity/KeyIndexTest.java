package dev.retention.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyIndexTest {

    private final KeyIndex<String> index = KeyIndex.of(List.of("sara", "reza", "sara", "ali"));

    @Test
    void numbersKeysInOrderOfFirstAppearance() {
        assertEquals(3, index.size());
        assertEquals(List.of("sara", "reza", "ali"), index.keys());
        for (String key : index.keys()) {
            assertEquals(key, index.keyOf(index.idOf(key)));
        }
        assertTrue(index.contains("ali"));
        assertFalse(index.contains("maryam"));
    }

    @Test
    void unknownKeysAndNumbersAreRejected() {
        var key = assertThrows(IllegalArgumentException.class, () -> index.idOf("maryam"));
        assertEquals("key must be in the index, got key=maryam", key.getMessage());
        var id = assertThrows(IllegalArgumentException.class, () -> index.keyOf(3));
        assertEquals("id must be in [0, 3), got id=3", id.getMessage());
        var negative = assertThrows(IllegalArgumentException.class, () -> index.keyOf(-1));
        assertEquals("id must be in [0, 3), got id=-1", negative.getMessage());
        var missing = assertThrows(NullPointerException.class, () -> KeyIndex.of(Arrays.asList("sara", null)));
        assertEquals("keys[1]", missing.getMessage());
    }

    @Test
    void laterAdditionsDoNotChangeAnIndex() {
        var accumulator = new KeyIndexAccumulator<String>();
        assertEquals(0, accumulator.add("sara"));
        KeyIndex<String> one = accumulator.toIndex();
        assertEquals(1, accumulator.add("reza"));
        assertEquals(0, accumulator.add("sara"));
        assertEquals(1, one.size());
        assertEquals(2, accumulator.toIndex().size());
    }

    @Test
    void equalityIsOfKeysAndTheirNumbers() {
        assertEquals(index, KeyIndex.of(List.of("sara", "reza", "ali")));
        assertEquals(
                index.hashCode(), KeyIndex.of(List.of("sara", "reza", "ali")).hashCode());
        assertNotEquals(index, KeyIndex.of(List.of("reza", "sara", "ali")));
        assertNotEquals(index, "sara");
        assertEquals("KeyIndex[3 keys]", index.toString());
    }
}
