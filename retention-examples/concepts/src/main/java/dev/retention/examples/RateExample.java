package dev.retention.examples;

import dev.retention.estimate.Interval;
import dev.retention.estimate.IntervalMethod;
import dev.retention.rate.Compounding;
import dev.retention.rate.CustomerMovement;
import java.util.Locale;
import java.util.Set;

/** Who stayed from one year to the next, how sure that is, and what a rate per month is per year. */
public final class RateExample {

    private RateExample() {}

    public static void main(String[] args) {
        var lastYear = Set.of("ada", "ben", "cleo", "dan", "eve");
        var thisYear = Set.of("ada", "ben", "cleo", "dan", "fay", "gus");
        var everBefore = Set.of("gus"); // a customer of three years ago

        var year = CustomerMovement.between(lastYear, thisYear, everBefore);
        System.out.println(year);
        System.out.println("stayed: " + year.retention().rate() + ", left: " + year.churn());
        System.out.println("(end - new) / start would say " + year.classicRetentionRate());

        Interval likely = year.retention().interval(IntervalMethod.WILSON, 0.95);
        System.out.printf(Locale.ROOT, "of so few: %.2f to %.2f%n", likely.lower(), likely.upper());

        System.out.println("5 % a month is " + Compounding.churn(0.05, 12) + " a year");
    }
}
