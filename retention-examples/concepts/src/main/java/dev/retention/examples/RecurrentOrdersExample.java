package dev.retention.examples;

import dev.retention.estimate.Estimate;
import dev.retention.survival.MeanCumulativeFunction;
import java.util.Locale;

/** What a customer has brought by a day, where most have not been there that long. */
public final class RecurrentOrdersExample {

    private RecurrentOrdersExample() {}

    public static void main(String[] args) {
        int[] customers = {0, 0, 1, 2, 2, 3, 4}; // five, watched for so many days each
        double[] times = {0, 40, 0, 0, 50, 0, 0};
        double[] revenue = {30, 20, 45, 25, 60, 30, 10};
        Estimate by60 = MeanCumulativeFunction.of(
                        new double[5], new double[] {90, 90, 60, 30, 90}, customers, times, revenue)
                .at(60);
        System.out.printf(
                Locale.ROOT, "revenue per customer by day 60: %.2f, error %.2f%n", by60.value(), by60.standardError());
    }
}
