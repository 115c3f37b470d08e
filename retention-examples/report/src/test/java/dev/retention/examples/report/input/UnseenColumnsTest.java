package dev.retention.examples.report.input;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnseenColumnsTest {

    /** Shops have words of their own for an order that brought nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cancelled",
                "CANCELED",
                "wc-cancelled",
                "Cancelled by customer",
                "cancelled_by_user",
                "wc-on-hold",
                "pending",
                "payment_pending",
                "Payment failed",
                "Awaiting payment",
                "not paid",
                "Unpaid",
                "refunded",
                "returned",
                "chargeback",
                "authorized",
                "RTO",
                "storniert",
                "annulé",
                "لغو شده",
                "لغو\u200Cشده",
                "لغو شده توسط مشتري",
                "کنسل شده",
                "پرداخت\u200Cنشده",
                "در انتظار بررسی",
                "مرجوعی",
                "برگشت خورده",
                "رد شده"
            })
    void statusesOfOrdersThatBroughtNothing(String status) {
        assertTrue(UnseenColumns.broughtNothing(status));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "completed",
                "processing",
                "in_progress",
                "shipped",
                "returning",
                "active",
                "CA",
                "Partially refunded",
                "partially_cancelled",
                "تحویل شده",
                "ارسال شد",
                "وارد شده",
                "مرجوع بخشی"
            })
    void statusesThatCount(String status) {
        assertFalse(UnseenColumns.broughtNothing(status));
    }
}
