package dev.retention.lifecycle;

/** Where a customer stands with a shop on a day. The order is that of tables. */
public enum Stage {
    /** Known, by a sign-up say, without a purchase that is known. */
    PROSPECT("prospect"),
    /** In a trial that has not ended, without a purchase yet. */
    TRIAL("trial"),
    /** Bought for the first time not long ago. */
    NEW("new"),
    /** Buys. */
    ACTIVE("active"),
    /** Silent for longer than usual. */
    DECLINING("declining"),
    /** Silent for so long that they count as lost. */
    LAPSED("lapsed"),
    /** Bought again after they had counted as lost. */
    REACTIVATED("reactivated");

    private final String label;

    Stage(String label) {
        this.label = label;
    }

    /** {@return the name in lower case: "reactivated"} */
    public String label() {
        return label;
    }

    /** {@return whether it is a stage of somebody who has bought} */
    public boolean hasBought() {
        return this != PROSPECT && this != TRIAL;
    }
}
