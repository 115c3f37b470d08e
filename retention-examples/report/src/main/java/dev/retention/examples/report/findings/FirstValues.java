package dev.retention.examples.report.findings;

import dev.retention.activity.KeyIndex;
import dev.retention.activity.KeyIndexAccumulator;
import java.util.Arrays;

/**
 * What a column says of each customer, on the line of their first order: a country, a channel, a plan.
 *
 * @param column the name of the column
 * @param names the values
 * @param valueOf the number of the value of each customer, by the customer's number; −1 for a customer without an order
 */
public record FirstValues(String column, KeyIndex<String> names, int[] valueOf) {

    /** {@return the value of a customer, −1 if none is known} */
    int valueOf(long customer) {
        return customer < valueOf.length ? valueOf[(int) customer] : -1;
    }

    /** Takes down the values line by line; of two lines of a customer's first day the one that comes first counts. */
    public static final class Accumulator {

        private final String column;
        private final KeyIndexAccumulator<String> names = new KeyIndexAccumulator<>();
        private int[] lines = new int[16];
        private int lineCount;
        private int[] days = new int[16];
        private int[] valueOf = new int[16];
        private int customerCount;

        public Accumulator(String column) {
            this.column = column;
        }

        /** Takes down the value on the next line; it may be blank. */
        public void add(String value) {
            if (lineCount == lines.length) {
                lines = Arrays.copyOf(lines, lineCount + (lineCount >> 1));
            }
            lines[lineCount++] = (int) names.add(value);
        }

        /** Says that a line is an order. */
        public void order(int line, long customer, int day) {
            int c = (int) customer;
            if (c >= days.length) {
                int length = Math.max(c + 1, days.length + (days.length >> 1));
                days = Arrays.copyOf(days, length);
                valueOf = Arrays.copyOf(valueOf, length);
            }
            if (c >= customerCount) {
                Arrays.fill(days, customerCount, c + 1, Integer.MAX_VALUE);
                Arrays.fill(valueOf, customerCount, c + 1, -1);
                customerCount = c + 1;
            }
            if (day < days[c]) {
                days[c] = day;
                valueOf[c] = lines[line];
            }
        }

        public FirstValues toValues() {
            return new FirstValues(column, names.toIndex(), Arrays.copyOf(valueOf, customerCount));
        }
    }
}
