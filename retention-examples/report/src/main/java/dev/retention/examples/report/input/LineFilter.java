package dev.retention.examples.report.input;

import dev.retention.examples.csv.CustomerNames;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A column and some of its values, in any letter case.
 *
 * @param column the name of the column
 * @param values the values
 */
public record LineFilter(String column, Set<String> values) {

    static LineFilter of(String column, List<String> values) {
        return new LineFilter(column, values.stream().map(LineFilter::key).collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether a blank is one of the values, and not for the order to say. */
    boolean namesBlank() {
        return values.contains("");
    }

    boolean matches(String value) {
        return values.contains(key(value));
    }

    /** {@return one spelling of a value} The half blank of Persian is a blank: some write لغو‌شده so, and some with a blank. */
    public static String key(String value) {
        return CustomerNames.normalized(value.replace('\u200C', ' ')).toLowerCase(Locale.ROOT);
    }
}
