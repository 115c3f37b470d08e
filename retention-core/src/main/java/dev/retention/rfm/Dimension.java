package dev.retention.rfm;

/** The three dimensions of RFM. */
public enum Dimension {
    /** Days since the last purchase; fewer are better. */
    RECENCY(Better.LOWER),

    /** How often: orders or purchase days; more are better. */
    FREQUENCY(Better.HIGHER),

    /** How much: the total or the average; more is better. */
    MONETARY(Better.HIGHER);

    private final Better better;

    Dimension(Better better) {
        this.better = better;
    }

    /** {@return which end of the dimension gets the highest score} */
    public Better better() {
        return better;
    }

    /** R, F or M. */
    String letter() {
        return name().substring(0, 1);
    }
}
