package dev.retention.examples.report.input;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Numbers of customers that a spreadsheet has taken the zeros from, as in 42 for 00042. */
final class LostZeros {

    private LostZeros() {}

    /**
     * {@return a number with zeros before it and the same one without them}
     *
     * @param names the customers, each once
     */
    static Optional<List<String>> pair(List<String> names) {
        Map<String, String> withZeros = new HashMap<>();
        for (String name : names) {
            if (isNumber(name) && name.charAt(0) == '0' && name.length() > 1) {
                withZeros.put(name.replaceFirst("^0+(?=.)", ""), name);
            }
        }
        if (withZeros.isEmpty()) {
            return Optional.empty();
        }
        return names.stream()
                .filter(name ->
                        withZeros.containsKey(name) && !withZeros.get(name).equals(name))
                .findFirst()
                .map(name -> List.of(withZeros.get(name), name));
    }

    private static boolean isNumber(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) < '0' || name.charAt(i) > '9') {
                return false;
            }
        }
        return !name.isEmpty();
    }
}
