package dev.retention.rfm;

/** The three dimensions of RFM. */
public enum Dimension {
    /** Days since the last purchase; fewer are better. */
    RECENCY(BetterEnd.LOWER),

    /** How often: orders or purchase days; more are better. */
    FREQUENCY(BetterEnd.HIGHER),

    /** How much: the total or the average; more is better. */
    MONETARY(BetterEnd.HIGHER);

    private final BetterEnd better;

    Dimension(BetterEnd better) {
        this.better = better;
    }

    /** {@return which end of the dimension gets the highest score} */
    public BetterEnd better() {
        return better;
    }

    /** R, F or M. */
    String letter() {
        return name().substring(0, 1);
    }
}
