package dev.retention.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.CpuClock;
import dev.retention.ForgedForm;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
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
        assertTrue(index.contains("sara"), "the one whose number is 0");
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
        assertEquals("KeyIndexAccumulator[2 keys]", accumulator.toString());
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

    @Test
    void sortedNumbersDoNotDependOnTheOrderOfTheKeys() {
        KeyIndex<String> sorted = KeyIndex.ofSorted(List.of("sara", "reza", "sara", "ali"));
        assertEquals(List.of("ali", "reza", "sara"), sorted.keys());
        assertEquals(sorted, KeyIndex.ofSorted(List.of("reza", "ali", "sara")));
    }

    /** All have one hash code, and their order is their number's. */
    private record Colliding(int number) implements Comparable<Colliding> {

        @Override
        public int hashCode() {
            return 7;
        }

        @Override
        public int compareTo(Colliding other) {
            return Integer.compare(number, other.number);
        }
    }

    @Test
    void keysThatAllCollideAreTold() {
        var accumulator = new KeyIndexAccumulator<Colliding>();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 5_000; i++) {
                assertEquals(i, accumulator.add(new Colliding(4_999 - i)));
            }
        }
        KeyIndex<Colliding> all = accumulator.toIndex();
        assertEquals(5_000, all.size());
        for (int i = 0; i < 5_000; i++) {
            assertEquals(i, all.idOf(new Colliding(4_999 - i)));
            assertEquals(new Colliding(i), all.keyOf(4_999 - i));
        }
        assertFalse(all.contains(new Colliding(5_000)));
    }

    /** A key with the hash code that somebody chose. */
    private record Chosen(int hash, int number) {

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** Some hash codes have many keys, so that these crowd each other out, and other ones where the table grows. */
    @Test
    void keysAreNumberedAsByAMapWhateverTheirHashCodes() {
        var random = new Random(1);
        for (int round = 0; round < 300; round++) {
            int[] crowded = random.ints(6).toArray();
            var table = new KeyTable<Chosen>();
            var numbers = new LinkedHashMap<Chosen, Integer>();
            for (int i = 0; i < 520; i++) {
                int hash = random.nextInt(3) == 0 ? random.nextInt() : crowded[random.nextInt(crowded.length)];
                var key = new Chosen(hash, random.nextInt(200));
                numbers.putIfAbsent(key, numbers.size());
                assertEquals(numbers.get(key), table.add(key));
            }
            assertEquals(List.copyOf(numbers.keySet()), table.keys());
            numbers.forEach((key, number) -> assertEquals(number, table.find(key)));
            assertEquals(-1, table.find(new Chosen(crowded[0], -1)));
        }
    }

    @Test
    void keysThatSomebodyRepeatedAreRejected() throws ReflectiveOperationException {
        Object[] keys = {"sara", "reza", "ali"};
        assertEquals(index, ForgedForm.read(KeyIndex.class, (Object) keys));
        assertEquals("keys must differ, got 3 with 2 different", ForgedForm.failure(KeyIndex.class, (Object)
                new Object[] {"sara", "reza", "sara"}));
    }

    /** "Aa" and "BB" have one hash code, and so do all strings made of them: here 2^17 of 34 characters. */
    private static String[] collidingStrings() {
        String[] strings = new String[100_000];
        for (int i = 0; i < strings.length; i++) {
            var text = new StringBuilder();
            for (int bit = 0; bit < 17; bit++) {
                text.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            strings[i] = text.toString();
        }
        assertEquals(strings[0].hashCode(), strings[99_999].hashCode());
        return strings;
    }

    /** Some that find their places, more that find none and have the table hash anew, and keys that are no strings among them. */
    @Test
    void stringsThatCollideAreTold() {
        String[] strings = collidingStrings();
        var keys = new ArrayList<Object>();
        for (int i = 0; i < 300; i++) {
            keys.add("plain " + i);
            keys.add(strings[i]);
            keys.add(i);
            keys.add(new Colliding(i));
        }
        var accumulator = new KeyIndexAccumulator<Object>();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < keys.size(); i++) {
                assertEquals(i, accumulator.add(keys.get(i)));
            }
        }
        KeyIndex<Object> all = accumulator.toIndex();
        assertEquals(keys, all.keys());
        for (int i = 0; i < keys.size(); i++) {
            assertEquals(i, all.idOf(keys.get(i)));
        }
        assertFalse(all.contains(strings[300]));
        assertFalse(all.contains(300));
    }

    private static String[] randomStrings(int count) {
        var random = new Random(1);
        return Stream.generate(() -> random.ints(34, 'A', 'z')
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString())
                .limit(count)
                .toArray(String[]::new);
    }

    private static long nanos(String[] keys) {
        // As a file gives them: strings that do not know their hash code yet.
        List<String> fresh =
                Arrays.stream(keys).map(key -> new String(key.toCharArray())).toList();
        long start = CpuClock.nanos();
        assertEquals(keys.length, KeyIndex.of(fresh).size());
        return CpuClock.nanos() - start;
    }

    /** A table that probes by hash code alone took thousands of times as long. */
    @Test
    void whoChoosesTheKeysCannotMakeItSlow() {
        String[] chosen = collidingStrings();
        String[] random = randomStrings(chosen.length);
        long ofChosen = Long.MAX_VALUE;
        long ofRandom = Long.MAX_VALUE;
        // In turn, and until both were once undisturbed: other processes may be at work.
        for (int round = 0; round < 5 || round < 50 && ofChosen > 3 * ofRandom; round++) {
            ofRandom = Math.min(ofRandom, nanos(random));
            ofChosen = Math.min(ofChosen, nanos(chosen));
        }
        double ratio = (double) ofChosen / ofRandom;
        assertTrue(ratio < 3, () -> "colliding strings took " + ratio + " times as long as random ones");
    }

    @Test
    void travelsThroughItsKeys() throws IOException, ClassNotFoundException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(index);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertEquals(index, in.readObject());
        }
    }
}
