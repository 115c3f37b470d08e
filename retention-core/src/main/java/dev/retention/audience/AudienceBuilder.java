package dev.retention.audience;

import java.util.ArrayList;
import java.util.Arrays;

/** Customers with reasons, in the order of their keys. */
final class AudienceBuilder {

    private final String name;
    private long[] customers = new long[16];
    private final ArrayList<String> reasons = new ArrayList<>();

    AudienceBuilder(String name) {
        this.name = name;
    }

    void add(long customer, String reason) {
        if (reasons.size() == customers.length) {
            customers = Arrays.copyOf(customers, 2 * customers.length);
        }
        customers[reasons.size()] = customer;
        reasons.add(reason);
    }

    Audience build() {
        return new Audience(name, Arrays.copyOf(customers, reasons.size()), reasons.toArray(String[]::new));
    }
}
