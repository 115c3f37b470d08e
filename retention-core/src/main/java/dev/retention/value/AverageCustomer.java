package dev.retention.value;

import static java.util.Objects.requireNonNull;

import dev.retention.economics.Horizon;
import dev.retention.internal.Checks;
import dev.retention.period.TimeUnit;
import java.io.Serializable;

/**
 * The customer of the simplest formula: orders of the average value at the average frequency, for an average lifespan.
 *
 * <pre>
 * value = average order value · orders per unit of time · lifespan · margin
 * </pre>
 *
 * <p>Where it misleads: averages multiply to the average only if they are independent, and the customers who order often are not
 * those who leave early. It knows neither discount nor risk. Good for an order of magnitude, or where nothing else is known.
 *
 * <pre>{@code
 * // 60.00 an order, 3.5 orders a year, 30 % margin, 4 years
 * new AverageCustomer(6_000, 3.5, TimeUnit.YEAR, 0.30).value(new Horizon(4, TimeUnit.YEAR));     // 25_200
 * }</pre>
 *
 * @param orderValueMinor the average value of an order in minor units, finite
 * @param ordersPerUnit how many orders a customer places per unit of time, finite and at least 0
 * @param unit the unit of time
 * @param margin the share of the revenue that is margin, finite
 */
public record AverageCustomer(double orderValueMinor, double ordersPerUnit, TimeUnit unit, double margin)
        implements Serializable {

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public AverageCustomer {
        Checks.finite(orderValueMinor, "orderValueMinor");
        Checks.notNegative(ordersPerUnit, "ordersPerUnit");
        requireNonNull(unit, "unit");
        Checks.finite(margin, "margin");
    }

    /**
     * {@return the margin of a lifespan in minor units; infinite or {@code NaN} if it does not fit a {@code double}}
     *
     * @param horizon how long a customer stays, in the unit of the orders, limited
     */
    public double value(Horizon horizon) {
        requireNonNull(horizon, "horizon");
        return orderValueMinor * ordersPerUnit * horizon.limitedLengthIn(unit) * margin;
    }
}
