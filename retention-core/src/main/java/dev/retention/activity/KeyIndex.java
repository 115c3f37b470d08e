package dev.retention.activity;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/**
 * Keys of any type, numbered 0, 1, 2, … in the order in which they first appear: the way from a shop's own customer keys to
 * the {@code long} keys of the columns, and back.
 *
 * <p>Logs merge by key, so shards that are to be merged must share one index (or bring {@code long} keys of their own).
 * Look-up costs one hash table access in either direction. The keys' {@code equals} decides what is the same customer.
 *
 * <pre>{@code
 * KeyIndex<String> index = KeyIndex.of(List.of("sara", "reza", "sara"));
 * index.idOf("reza");               // 1
 * index.keyOf(0);                   // sara
 * }</pre>
 *
 * @param <K> the type of the keys, with a stable {@code equals} and {@code hashCode}
 */
public final class KeyIndex<K> {

    private final Map<K, Long> ids;
    private final List<K> keys;

    KeyIndex(Map<K, Long> ids, List<K> keys) {
        this.ids = ids;
        this.keys = keys;
    }

    /**
     * {@return the index of some keys; a key that comes again keeps its first number}
     *
     * @param keys the keys, in the order in which they are numbered
     * @param <K> the type of the keys
     * @throws NullPointerException if a key is null; the message gives its position
     */
    public static <K> KeyIndex<K> of(Iterable<? extends K> keys) {
        requireNonNull(keys, "keys");
        var accumulator = new KeyIndexAccumulator<K>();
        int position = 0;
        for (K key : keys) {
            if (key == null) {
                throw new NullPointerException("keys[" + position + "]");
            }
            accumulator.add(key);
            position++;
        }
        return accumulator.toIndex();
    }

    /** {@return how many different keys there are} */
    public int size() {
        return keys.size();
    }

    /**
     * {@return whether the key has a number}
     *
     * @param key any key
     */
    public boolean contains(K key) {
        return ids.containsKey(requireNonNull(key, "key"));
    }

    /**
     * {@return the number of a key}
     *
     * @param key a key of the index
     * @throws IllegalArgumentException if the index does not hold it
     */
    public long idOf(K key) {
        Long id = ids.get(requireNonNull(key, "key"));
        if (id == null) {
            throw new IllegalArgumentException("key must be in the index, got key=" + key);
        }
        return id;
    }

    /**
     * {@return the key that has a number}
     *
     * @param id in [0, size)
     * @throws IllegalArgumentException if no key has it
     */
    public K keyOf(long id) {
        if (id < 0 || id >= keys.size()) {
            throw new IllegalArgumentException("id must be in [0, " + keys.size() + "), got id=" + id);
        }
        return keys.get((int) id);
    }

    /** {@return the keys in the order of their numbers; the list cannot be changed} */
    public List<K> keys() {
        return keys;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyIndex<?> index && keys.equals(index.keys);
    }

    @Override
    public int hashCode() {
        return keys.hashCode();
    }

    @Override
    public String toString() {
        return "KeyIndex[" + size() + " keys]";
    }
}
