package dev.retention.examples.report.input;

import static java.util.stream.Collectors.joining;

import dev.retention.examples.csv.Header;
import dev.retention.examples.csv.InputException;
import dev.retention.examples.report.input.ReportOptions.AmountOf;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Shop systems whose exports are known. Each has one or more forms of an export, told apart by their columns. */
public enum Shop {
    /**
     * Orders, "Export", as "Plain CSV" or "CSV for Excel". The first line of an order has its total and status, further articles
     * have lines without. Times are in the shop's zone and say so. Orders of the till have no e-mail address.
     */
    SHOPIFY(new Preset(
            "Name",
            AmountOf.ORDER,
            List.of("Email"),
            "Created at",
            null,
            "Total",
            "Refunded Amount",
            LineFilter.of("Financial Status", List.of("paid", "partially_refunded", "refunded", "partially_paid")),
            true,
            false)),

    /** WooCommerce: lines by export plugins, orders by Analytics, and the same in Persian with Solar Hijri dates. */
    WOOCOMMERCE(
            new Preset(
                    "Order Number",
                    AmountOf.ORDER,
                    List.of("Email (Billing)"),
                    "Order Date",
                    null,
                    "Order Total Amount",
                    "Order Refund Amount",
                    LineFilter.of(
                            "Order Status",
                            List.of(
                                    "Completed",
                                    "Processing",
                                    "Refunded",
                                    "wc-completed",
                                    "wc-processing",
                                    "wc-refunded")),
                    false,
                    false),
            new Preset(
                    "Order #",
                    AmountOf.LINE,
                    List.of("Customer"),
                    "Date",
                    null,
                    "N. Revenue",
                    null,
                    LineFilter.of(
                            "Status",
                            List.of(
                                    "completed",
                                    "processing",
                                    "refunded",
                                    "wc-completed",
                                    "wc-processing",
                                    "wc-refunded")),
                    false,
                    false),
            new Preset(
                    "شماره سفارش",
                    AmountOf.ORDER,
                    List.of("مشتری"),
                    "تاریخ سفارش",
                    OrdersReader.SOLAR_HIJRI,
                    "مبلغ کل",
                    null,
                    LineFilter.of("وضعیت", List.of("تکمیل شده", "در حال انجام", "مسترد شده")),
                    false,
                    false)),

    /** Payments, "Export", all columns. A payment is an order; times are in UTC without an offset. */
    STRIPE(
            new Preset(
                    "id",
                    AmountOf.ORDER,
                    List.of("Customer ID", "Customer Email"),
                    "Created date (UTC)",
                    null,
                    "Amount",
                    "Amount Refunded",
                    LineFilter.of("Status", List.of("Paid", "Refunded", "Partially refunded", "Succeeded")),
                    false,
                    true),
            new Preset(
                    "id",
                    AmountOf.ORDER,
                    List.of("Customer ID", "Customer Email"),
                    "Created (UTC)",
                    null,
                    "Amount",
                    "Amount Refunded",
                    LineFilter.of("Status", List.of("Paid", "Refunded", "Partially refunded", "Succeeded")),
                    false,
                    true));

    private final List<Preset> presets;

    Shop(Preset... presets) {
        this.presets = List.of(presets);
    }

    /**
     * A form of an export.
     *
     * @param order the column of the order's number
     * @param amountOf whose the amount of a line is
     * @param customers the column of the customer; of several the first that the file has
     * @param date the column of the date
     * @param datePattern how dates are written, or null
     * @param amount the column of the amount
     * @param refund the column of what was given back, or null
     * @param keep the statuses that count
     * @param zoneAsWritten whether offsets are those of the shop's zone
     * @param timesInUtc whether times without an offset are UTC
     */
    public record Preset(
            String order,
            AmountOf amountOf,
            List<String> customers,
            String date,
            String datePattern,
            String amount,
            String refund,
            LineFilter keep,
            boolean zoneAsWritten,
            boolean timesInUtc) {

        public boolean fits(Header header) {
            return has(header, order)
                    && has(header, date)
                    && has(header, amount)
                    && (refund == null || has(header, refund))
                    && has(header, keep.column())
                    && customers.stream().anyMatch(customer -> has(header, customer));
        }

        String customer(Header header) {
            return customers.stream()
                    .filter(customer -> has(header, customer))
                    .findFirst()
                    .orElse(customers.get(0));
        }

        private static boolean has(Header header, String column) {
            return header.names().stream().anyMatch(column::equalsIgnoreCase);
        }
    }

    public Preset preset(Header header) {
        return presets.stream()
                .filter(preset -> preset.fits(header))
                .findFirst()
                .orElseThrow(() ->
                        new InputException(header.file() + " does not have the columns of an export of " + this + ": "
                                + presets.stream().map(Shop::columns).collect(joining("; or "))
                                + header.hint() + ". --inspect says what it has"));
    }

    public boolean fits(Header header) {
        return presets.stream().anyMatch(preset -> preset.fits(header));
    }

    private static String columns(Preset preset) {
        return String.join(
                        ", ",
                        preset.order(),
                        String.join(" or ", preset.customers()),
                        preset.date(),
                        preset.amount(),
                        preset.keep().column())
                + (preset.refund() == null ? "" : ", " + preset.refund());
    }

    static Optional<Shop> named(String name) {
        return Arrays.stream(values())
                .filter(shop -> shop.name().equalsIgnoreCase(name))
                .findFirst();
    }

    static String names() {
        return Arrays.stream(values()).map(Shop::toString).collect(joining(", "));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
