package dev.retention.activity;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checksum;
import dev.retention.internal.text.SafeText;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.List;

/**
 * Keys of any type, numbered 0, 1, 2, … in the order in which they first appear: the way from a shop's own customer keys to
 * the {@code long} keys of the columns, and back.
 *
 * <p>Logs merge by key, so shards that are to be merged must share one index (or bring {@code long} keys of their own).
 * Look-up costs one hash table access in either direction, also where somebody chose the keys so that their hash codes collide
 * ({@link Comparable} ones at least). The keys' {@code equals} decides what is the same customer. Serializable if the keys are.
 *
 * <pre>{@code
 * KeyIndex<String> index = KeyIndex.of(List.of("sara", "reza", "sara"));
 * index.idOf("reza");               // 1
 * index.keyOf(0);                   // sara
 * }</pre>
 *
 * @param <K> the type of the keys, with a stable {@code equals} and {@code hashCode}
 */
public final class KeyIndex<K> implements Serializable {

    private static final long serialVersionUID = 1;

    /** The keys and their numbers; nothing is added to it any more. */
    private final transient KeyTable<K> table;

    KeyIndex(KeyTable<K> table) {
        this.table = table;
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

    /**
     * {@return the index of some keys, numbered in their natural order}
     *
     * <p>The numbers depend on the set of keys alone, not on the order in which they come. Several machines that each see some of
     * the rows agree on them: collect the keys of all, and make the index of all on each machine, or once for all.
     *
     * @param keys the keys in any order, repeats allowed
     * @param <K> the type of the keys
     * @throws NullPointerException if a key is null; the message gives its position
     */
    public static <K extends Comparable<? super K>> KeyIndex<K> ofSorted(Iterable<? extends K> keys) {
        return of(KeyIndex.<K>of(keys).keys().stream().sorted().toList());
    }

    /** {@return how many different keys there are} */
    public int size() {
        return table.size();
    }

    /**
     * {@return whether the key has a number}
     *
     * @param key any key
     */
    public boolean contains(K key) {
        return table.find(requireNonNull(key, "key")) >= 0;
    }

    /**
     * {@return the number of a key}
     *
     * @param key a key of the index
     * @throws IllegalArgumentException if the index does not hold it
     */
    public long idOf(K key) {
        int id = table.find(requireNonNull(key, "key"));
        if (id < 0) {
            throw new IllegalArgumentException("key must be in the index, got key=" + SafeText.of(key));
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
        if (id < 0 || id >= size()) {
            throw new IllegalArgumentException("id must be in [0, " + size() + "), got id=" + id);
        }
        return table.key((int) id);
    }

    /** {@return the keys in the order of their numbers; the list cannot be changed} */
    public List<K> keys() {
        return table.keys();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyIndex<?> index && keys().equals(index.keys());
    }

    @Override
    public int hashCode() {
        return keys().hashCode();
    }

    @Override
    public String toString() {
        return "KeyIndex[" + size() + " keys]";
    }

    private Object writeReplace() {
        return new SerialForm(table.keys().toArray());
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("an index is read through its serial form");
    }

    /** The keys in the order of their numbers. */
    private record SerialForm(Object[] keys, long checksum) implements Serializable {

        SerialForm(Object[] keys) {
            this(keys, Checksum.of((Object) keys));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, (Object) keys);
            KeyIndex<Object> index = KeyIndex.of(List.of(keys));
            if (index.size() != keys.length) {
                throw new InvalidObjectException(
                        "keys must differ, got " + keys.length + " with " + index.size() + " different");
            }
            return index;
        }
    }
}
