package dev.retention.survey;

/** What an answer to "how likely are you to recommend us?" makes of who gave it; the order is from worst to best. */
public enum NpsCategory {
    /** Not likely: up to 6 on the usual scales. */
    DETRACTOR,
    /** In between: 7 or 8 on the usual scales. */
    PASSIVE,
    /** Likely: 9 or 10 on the usual scales. */
    PROMOTER
}
