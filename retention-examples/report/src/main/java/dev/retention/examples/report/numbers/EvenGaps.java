package dev.retention.examples.report.numbers;

import dev.retention.activity.ActivityLog;
import dev.retention.examples.report.findings.Certainty;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Whether customers order at even gaps, as subscribers do: a model of purchases by chance then misplaces them within the year. */
final class EvenGaps {

    private static final int FEWEST_ORDERS = 4;

    /** The standard deviation of a customer's gaps over their mean; by chance it is about 0.75 for so few gaps, and 1 for many. */
    private static final double EVEN = 0.25;

    private EvenGaps() {}

    /** {@return whether half of the customers with four orders or more, and enough of them, have even gaps} */
    static boolean of(ActivityLog log) {
        double[] variations = IntStream.range(0, log.customerCount())
                .filter(customer -> log.entriesEnd(customer) - log.entriesBegin(customer) >= FEWEST_ORDERS)
                .mapToDouble(customer -> variation(log, customer))
                .sorted()
                .toArray();
        return variations.length >= Certainty.FEWEST_CUSTOMERS && variations[variations.length / 2] < EVEN;
    }

    private static double variation(ActivityLog log, int customer) {
        int begin = log.entriesBegin(customer);
        double[] gaps = IntStream.range(begin + 1, log.entriesEnd(customer))
                .mapToDouble(entry -> log.epochDay(entry) - log.epochDay(entry - 1))
                .toArray();
        double mean = Arrays.stream(gaps).average().orElseThrow();
        double squares =
                Arrays.stream(gaps).map(gap -> (gap - mean) * (gap - mean)).sum();
        return Math.sqrt(squares / (gaps.length - 1)) / mean;
    }
}
