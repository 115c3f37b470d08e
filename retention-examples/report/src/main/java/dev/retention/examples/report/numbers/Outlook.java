package dev.retention.examples.report.numbers;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What today's customers are expected to do in the next year. {@link Forecast} finds it.
 *
 * @param method who is believed: the way of forecasting that did best so far, or the one that is taken where nothing can be judged
 * @param verdict why, in a sentence or two
 * @param spend how spend was modelled
 * @param customers today's customers: all who ever ordered
 * @param stillCustomers how many are expected to be customers still; NaN if nothing in the orders shows that anybody leaves
 * @param orders expected orders of the next year
 * @param ordersByRule what the best plain rule expects; empty where that is the method itself, or no rule can say anything
 * @param revenueMinor what these are expected to bring
 * @param judgedDays the length of the periods that the method was judged by, whose errors the intervals are of; 0 if the orders do not reach
 *     back far enough: then the intervals suppose that the method is right
 * @param past what would have been said of such periods, which are known now, the latest first
 * @param projection how many customers are expected to order again within some months
 * @param worthMost the customers who are expected to bring the most
 * @param slippingAway customers who may be lost, those who would be missed most first
 * @param slippingBy how these were found
 * @param cannotTell what these orders cannot tell
 */
public record Outlook(
        String method,
        String verdict,
        String spend,
        long customers,
        double stillCustomers,
        Range orders,
        Optional<Rule> ordersByRule,
        Range revenueMinor,
        int judgedDays,
        List<Past> past,
        List<Ahead> projection,
        List<Customer> worthMost,
        List<Customer> slippingAway,
        SlippingBy slippingBy,
        List<Limitation> cannotTell) {

    /**
     * An expectation with its interval, of {@value Forecast#CONFIDENCE}.
     *
     * @param expected the expectation
     * @param lower the lower end of the interval
     * @param upper the upper end of the interval
     */
    public record Range(double expected, double lower, double upper) {}

    /**
     * The plain rule that has been nearest so far.
     *
     * @param name what it says
     * @param orders what it expects
     */
    public record Rule(String name, double orders) {}

    /**
     * What would have been said of a period that is known now.
     *
     * @param asOf the last day that was known then
     * @param expected the orders that the method would have expected
     * @param expectedByRule what the plain rule would have expected; NaN if it could not have said
     * @param actual the orders that came, of the customers known then
     */
    public record Past(LocalDate asOf, double expected, double expectedByRule, long actual) {}

    /**
     * Today's customers, some time from now.
     *
     * @param months how far ahead
     * @param customers how many are expected to have ordered again
     * @param share of all of today's customers
     * @param orders how many orders they are expected to have placed
     */
    public record Ahead(int months, double customers, double share, double orders) {}

    /**
     * What these orders cannot tell.
     *
     * @param kind which limitation it is
     * @param sentence the same in words
     */
    public record Limitation(Kind kind, String sentence) {

        /** Limitations that may apply. */
        public enum Kind {
            /** Nothing shows that customers leave. */
            NOBODY_LEAVES,
            /** Less than two years cannot tell a season from leaving. */
            SEASONS,
            /** The log begins in the middle of the shop's life. */
            BEGINS_LATE,
            /** Customers order at even gaps. */
            EVEN_GAPS,
            /** The shop will change. */
            CHANGE
        }
    }

    /** How the customers who slip away were found. */
    public enum SlippingBy {
        /** By how likely they have left, according to the method. */
        LEAVING,
        /** By how long they have been silent beside their own rhythm. */
        RHYTHM
    }

    /**
     * A customer.
     *
     * @param name the name
     * @param lastOrder the day of the last order
     * @param orderDays on how many days the customer has ordered
     * @param daysBetweenOrders the mean of the customer's own gaps; NaN after one order
     * @param daysSilent since the last order
     * @param stillCustomer the probability of being a customer still; NaN if the method does not say
     * @param expectedOrders of the next year
     * @param expectedRevenueMinor of the next year
     * @param revenueAtRiskMinor what would be missed: the revenue of the next year if the customer stays, times the probability
     *     of not staying; NaN if the method does not say
     */
    public record Customer(
            String name,
            LocalDate lastOrder,
            int orderDays,
            double daysBetweenOrders,
            long daysSilent,
            double stillCustomer,
            double expectedOrders,
            double expectedRevenueMinor,
            double revenueAtRiskMinor) {}
}
