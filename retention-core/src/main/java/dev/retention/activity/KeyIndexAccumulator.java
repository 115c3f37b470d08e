package dev.retention.activity;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    private final Map<K, Long> ids = new HashMap<>();
    private final List<K> keys = new ArrayList<>();

    /** Starts without keys. */
    public KeyIndexAccumulator() {}

    /**
     * {@return the number of a key, a new one if it has none}
     *
     * @param key any key
     */
    public long add(K key) {
        Long id = ids.get(requireNonNull(key, "key"));
        if (id != null) {
            return id;
        }
        long next = keys.size();
        ids.put(key, next);
        keys.add(key);
        return next;
    }

    /** {@return the index of the keys so far; later additions do not change it} */
    public KeyIndex<K> toIndex() {
        return new KeyIndex<>(Map.copyOf(ids), List.copyOf(keys));
    }
}
