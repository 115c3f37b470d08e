package dev.retention.rate;

/** Whom the churn rate of a {@link CustomerFlow} divides by. */
public enum ChurnBase {

    /** The customers at the start: the usual base. */
    START {
        @Override
        long customers(CustomerFlow flow) {
            return flow.start();
        }
    },

    /** The customers at the start and the new ones, as Stripe does: all who could leave, but for those who came back. */
    START_AND_ACQUIRED {
        @Override
        long customers(CustomerFlow flow) {
            return flow.start() + flow.acquired();
        }
    };

    abstract long customers(CustomerFlow flow);
}
