package dev.retention.activity;

import dev.retention.internal.Exact;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Keys and their numbers in flat arrays: open addressing with linear probing, at most half full.
 *
 * <p>Nobody who chooses the keys can make it slow. As soon as a string finds no place near its own, because the hash codes of many
 * collide, strings are hashed by a checksum of their characters. Any other key that finds no place goes into a
 * {@link HashMap}, which keeps colliding {@link Comparable} keys in trees.
 */
final class KeyTable<K> {

    /** A key is looked for in so many slots. At half full almost none needs more; runs of this length are made, not met. */
    private static final int PROBES = 64;

    private static final int FIRST_CAPACITY = 16;
    private static final int MAX_SLOTS = 1 << 30;
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L; // 2^64 / golden ratio

    private Object[] keys = new Object[FIRST_CAPACITY];
    private int size;
    /** The hash of a key above its number plus one, or 0 where the slot is free; a power of two long. */
    private long[] slots = new long[2 * FIRST_CAPACITY];
    /** The numbers of keys that found no place. */
    private Map<K, Integer> crowdedOut = new HashMap<>();
    /** Whether strings are hashed by their checksum. */
    private boolean suspicious;

    KeyTable() {}

    private KeyTable(KeyTable<K> other) {
        keys = Arrays.copyOf(other.keys, other.size);
        size = other.size;
        slots = other.slots.clone();
        crowdedOut = new HashMap<>(other.crowdedOut);
        suspicious = other.suspicious;
    }

    /** A copy to look keys up in, without spare room for more. */
    KeyTable<K> copy() {
        return new KeyTable<>(this);
    }

    int size() {
        return size;
    }

    @SuppressWarnings("unchecked")
    K key(int number) {
        return (K) keys[number];
    }

    /** The keys in the order of their numbers; the list cannot be changed. For a table that nothing more is added to. */
    @SuppressWarnings("unchecked")
    List<K> keys() {
        return Collections.unmodifiableList((List<K>) Arrays.asList(keys).subList(0, size));
    }

    /** The number of a key, or −1. */
    int find(K key) {
        return find(key, hash(key));
    }

    private int find(K key, int hash) {
        int mask = slots.length - 1;
        for (int i = 0; i < PROBES; i++) {
            long slot = slots[hash + i & mask];
            if (slot == 0) {
                return -1;
            }
            if ((int) (slot >>> 32) == hash && keys[(int) slot - 1].equals(key)) {
                return (int) slot - 1;
            }
        }
        return crowdedOut.getOrDefault(key, -1);
    }

    /** The number of a key, a new one if it has none. */
    int add(K key) {
        int hash = hash(key);
        int known = find(key, hash);
        if (known >= 0) {
            return known;
        }
        if (size == keys.length) {
            grow();
        }
        keys[size++] = key;
        if (!isPlaced(size - 1, hash)) {
            crowd(size - 1);
        }
        return size - 1;
    }

    private void grow() {
        int capacity = Exact.add(keys.length, Math.max(keys.length, FIRST_CAPACITY), "the number of keys");
        keys = Arrays.copyOf(keys, capacity);
        long[] placed = slots;
        Map<K, Integer> others = crowdedOut;
        slots = new long[capacity < MAX_SLOTS / 2 ? Integer.highestOneBit(2 * capacity - 1) << 1 : MAX_SLOTS];
        crowdedOut = new HashMap<>();
        for (long slot : placed) {
            if (slot != 0 && !isPlaced((int) slot - 1, (int) (slot >>> 32))) {
                crowdedOut.put(key((int) slot - 1), (int) slot - 1);
            }
        }
        others.forEach((key, number) -> {
            if (!isPlaced(number, hash(key))) {
                crowdedOut.put(key, number);
            }
        });
    }

    private boolean isPlaced(int number, int hash) {
        int mask = slots.length - 1;
        for (int i = 0; i < PROBES; i++) {
            int slot = hash + i & mask;
            if (slots[slot] == 0) {
                slots[slot] = (long) hash << 32 | number + 1;
                return true;
            }
        }
        return false;
    }

    /** What to do with a key that finds no place. */
    private void crowd(int number) {
        if (suspicious || !(keys[number] instanceof String)) {
            crowdedOut.put(key(number), number);
            return;
        }
        suspicious = true;
        Arrays.fill(slots, 0);
        crowdedOut = new HashMap<>();
        for (int other = 0; other < size; other++) {
            if (!isPlaced(other, hash(key(other)))) {
                crowdedOut.put(key(other), other);
            }
        }
    }

    private int hash(K key) {
        return (int) ((suspicious && key instanceof String text ? checksum(text) : key.hashCode()) * MULTIPLIER >>> 32);
    }

    /** Another function of the characters than {@code hashCode}, and a fast one: the processor has an instruction for it. */
    private static int checksum(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        var checksum = new CRC32C();
        checksum.update(bytes, 0, bytes.length);
        return (int) checksum.getValue();
    }
}
