package dev.retention.economics;

/** When in a period its payment comes. It decides how much of the period's discount applies to it. */
public enum PaymentTiming {
    /** At the start of each period, the first one now: a subscription paid in advance. */
    START(0),
    /** In the middle of each period on average: orders spread over it. */
    MIDDLE(0.5),
    /** At the end of each period, by everyone who began it: an invoice in arrears. */
    END(1);

    private final double delay;

    PaymentTiming(double delay) {
        this.delay = delay;
    }

    /** {@return how much of the period has passed: 0, ½ or 1} */
    public double delay() {
        return delay;
    }
}
