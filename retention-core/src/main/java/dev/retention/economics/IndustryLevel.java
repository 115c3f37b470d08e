package dev.retention.economics;

import static java.util.Objects.requireNonNull;

import dev.retention.estimate.Interval;
import dev.retention.estimate.IntervalMethod;
import dev.retention.estimate.Proportion;

/**
 * The retention levels of industries as they were published for 2020, to set beside one's own.
 *
 * <p>Source: Paddle (ProfitWell), "Average customer retention rate by industry: 7 top examples", as of 2020. Neither a definition of the
 * rate nor its period nor a sample size is published with them, so that they say in which region a rate may lie, and no more. Compare
 * first with yourself, a year ago.
 *
 * <pre>{@code
 * IndustryLevel.RETAIL.rate();                                            // 0.63
 * IndustryLevel.RETAIL.standing(new Proportion(596, 926), 0.95);          // NOT_TOLD_APART: 0.61 to 0.67
 * }</pre>
 */
public enum IndustryLevel {
    /** Retail: 63 %. */
    RETAIL(0.63),
    /** Banking: 75 %. */
    BANKING(0.75),
    /** Telecommunications: 78 %. */
    TELECOM(0.78),
    /** IT services: 81 %. */
    IT_SERVICES(0.81),
    /** Insurance: 83 %. */
    INSURANCE(0.83),
    /** Professional services: 84 %. */
    PROFESSIONAL_SERVICES(0.84),
    /** Media: 84 %. */
    MEDIA(0.84);

    /** Where one's own rate lies. */
    public enum Standing {
        /** The whole interval is above the level. */
        ABOVE,
        /** The whole interval is below the level. */
        BELOW,
        /** The interval holds the level: there are too few customers to say. */
        NOT_TOLD_APART
    }

    /** The year of the levels. */
    public static final int YEAR = 2020;

    private final double rate;

    IndustryLevel(double rate) {
        this.rate = rate;
    }

    /** {@return the published retention rate, a fraction} */
    public double rate() {
        return rate;
    }

    /**
     * {@return where one's own retention lies, by Wilson's interval}
     *
     * @param own one's own retention, with its counts
     * @param confidence how sure to be, in (0, 1): 0.95, say
     */
    public Standing standing(Proportion own, double confidence) {
        Interval interval = requireNonNull(own, "own").interval(IntervalMethod.WILSON, confidence);
        if (interval.contains(rate)) {
            return Standing.NOT_TOLD_APART;
        }
        return interval.lower() > rate ? Standing.ABOVE : Standing.BELOW;
    }
}
