package dev.retention.examples.report;

import java.time.LocalDate;
import java.util.List;

/**
 * What today's customers are expected to do in the next year. {@link Forecast} finds it.
 *
 * @param candidates the models of repeat buying that were compared, the best first
 * @param spend how spend was modelled
 * @param customers today's customers: all who ever ordered
 * @param stillCustomers how many are expected to be customers still
 * @param orders expected orders of the next year
 * @param revenueMinor what these are expected to bring
 * @param projection how many customers are expected to order again within some months
 * @param worthMost the customers who are expected to bring the most
 * @param slippingAway customers who may be lost, those who would be missed most first
 * @param slippingByRhythm whether these were found by how overdue they are against their own rhythm, because nothing shows leaving
 * @param lastTime what the same method would have said a year ago; null where the orders do not reach back so far
 * @param cannotTell what these orders cannot tell, in a sentence; empty if there is nothing to say
 */
public record Outlook(
        List<Candidate> candidates,
        Candidate spend,
        long customers,
        double stillCustomers,
        Range orders,
        Range revenueMinor,
        List<Ahead> projection,
        List<Customer> worthMost,
        List<Customer> slippingAway,
        boolean slippingByRhythm,
        LastTime lastTime,
        String cannotTell) {

    /**
     * A model.
     *
     * @param name its name in the literature
     * @param aic Akaike's criterion, lower is better; NaN if the data have no best fit
     * @param remark why there is none, or empty
     */
    public record Candidate(String name, double aic, String remark) {}

    /**
     * An expectation with its 95 % interval.
     *
     * @param expected the expectation
     * @param lower the lower end of the interval
     * @param upper the upper end of the interval
     */
    public record Range(double expected, double lower, double upper) {}

    /**
     * What would have been said a year ago of the year that is known now.
     *
     * @param asOf the last day that was known then
     * @param expected the orders that the method would have expected
     * @param actual the orders that came, of the customers known then
     * @param rule the plain rule that was nearest
     * @param ruleExpected what that rule would have expected
     * @param ruleNow what it expects of the next year
     */
    public record LastTime(
            LocalDate asOf, double expected, long actual, String rule, double ruleExpected, double ruleNow) {}

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
     * A customer.
     *
     * @param name the name
     * @param lastOrder the day of the last order
     * @param orderDays on how many days the customer has ordered
     * @param stillCustomer the probability of being a customer still
     * @param expectedOrders of the next year
     * @param expectedRevenueMinor of the next year
     * @param revenueAtRiskMinor what would be missed: the revenue of the next year if the customer stays, times the probability
     *     of not staying
     */
    public record Customer(
            String name,
            LocalDate lastOrder,
            int orderDays,
            double stillCustomer,
            double expectedOrders,
            double expectedRevenueMinor,
            double revenueAtRiskMinor) {}

    /** {@return what is left if no model of repeat buying has a best fit: the reasons} */
    static Outlook unknown(List<Candidate> candidates, Candidate spend) {
        return new Outlook(
                candidates, spend, 0, Double.NaN, null, null, List.of(), List.of(), List.of(), false, null, "");
    }

    public boolean isKnown() {
        return orders != null;
    }
}
