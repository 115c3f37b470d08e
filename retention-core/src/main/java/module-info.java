/**
 * The mathematics of keeping customers: immutable values and pure functions, no dependencies.
 *
 * <p>A count that you already have becomes a rate with its interval:
 *
 * <pre>{@code
 * Proportion retained = new Proportion(19, 20);
 * retained.rate();                  // 0.95
 * }</pre>
 *
 * <p>Raw rows (customer, day, amount) become an activity log, and every view is a pure function of it. The packages are
 * the concepts of the field and can be read one by one; each one's page says which type to start with.
 *
 * <p>Values travel through Java's serial form. Records are read through their constructor: a damaged stream is an error, or another
 * value that the constructor takes. Classes are read through their factory, with a checksum: a damaged stream is an error, or the value
 * that was written. A stream of unknown origin needs a {@link java.io.ObjectInputFilter} besides, as the project's page on security
 * shows.
 */
module dev.retention {
    exports dev.retention.activity;
    exports dev.retention.audience;
    exports dev.retention.basket;
    exports dev.retention.campaign;
    exports dev.retention.cohort;
    exports dev.retention.covariate;
    exports dev.retention.economics;
    exports dev.retention.estimate;
    exports dev.retention.experiment;
    exports dev.retention.forecast;
    exports dev.retention.history;
    exports dev.retention.lifecycle;
    exports dev.retention.lifetime;
    exports dev.retention.loyalty;
    exports dev.retention.period;
    exports dev.retention.purchase;
    exports dev.retention.rate;
    exports dev.retention.revenue;
    exports dev.retention.rfm;
    exports dev.retention.segment;
    exports dev.retention.survey;
    exports dev.retention.survival;
    exports dev.retention.timing;
    exports dev.retention.value;
}
