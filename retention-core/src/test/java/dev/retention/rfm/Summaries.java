package dev.retention.rfm;

import java.time.LocalDate;

/** Customer summaries for tests. */
public final class Summaries {

    private Summaries() {}

    /** Customers 1 to n with these recencies, orders and totals. */
    public static CustomerSummary of(int[] recencyDays, int[] orders, long[] totalsMinor) {
        long[] customers = new long[orders.length];
        for (int i = 0; i < customers.length; i++) {
            customers[i] = i + 1;
        }
        return CustomerSummary.ofColumns(LocalDate.ofEpochDay(0), customers, recencyDays, orders, totalsMinor);
    }
}
