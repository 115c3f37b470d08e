package dev.retention.rfm;

/** Which end of a dimension gets the highest score. */
public enum BetterEnd {
    /** More is better: frequency, monetary. */
    HIGHER,

    /** Less is better: recency, where 3 days ago beats 300 days ago. */
    LOWER
}
