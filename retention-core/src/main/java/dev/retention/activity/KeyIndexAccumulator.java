package dev.retention.activity;

import static java.util.Objects.requireNonNull;

/**
 * Builds a {@link KeyIndex} while rows are being read. Not safe for use by several threads at once.
 *
 * <pre>{@code
 * var accumulator = new KeyIndexAccumulator<String>();
 * accumulator.add("sara");          // 0
 * accumulator.add("reza");          // 1
 * accumulator.add("sara");          // 0
 * KeyIndex<String> index = accumulator.toIndex();
 * }</pre>
 *
 * @param <K> the type of the keys, with a stable {@code equals} and {@code hashCode}
 */
public final class KeyIndexAccumulator<K> {

    private final KeyTable<K> table = new KeyTable<>();

    /** Starts without keys. */
    public KeyIndexAccumulator() {}

    /**
     * {@return the number of a key, a new one if it has none}
     *
     * @param key any key
     */
    public long add(K key) {
        return table.add(requireNonNull(key, "key"));
    }

    /** {@return the index of the keys so far; later additions do not change it} */
    public KeyIndex<K> toIndex() {
        return new KeyIndex<>(table.copy());
    }

    @Override
    public String toString() {
        return "KeyIndexAccumulator[" + table.size() + " keys]";
    }
}
