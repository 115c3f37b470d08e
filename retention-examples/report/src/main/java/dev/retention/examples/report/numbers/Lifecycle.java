package dev.retention.examples.report.numbers;

import dev.retention.audience.Audience;
import dev.retention.audience.ControlGroup;
import dev.retention.audience.DueCustomers;
import dev.retention.estimate.Estimate;
import dev.retention.estimate.Interval;
import dev.retention.examples.report.findings.Certainty;
import dev.retention.lifecycle.Stage;
import dev.retention.lifecycle.StageTable;
import dev.retention.lifecycle.StageTransitions;
import dev.retention.timing.TimingEvaluation;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the customers of a shop stand, who is due, and whom to write to. {@link LifecycleFinder} finds it.
 *
 * @param stages the stages on the last day; missing where neither days nor a rhythm part them
 * @param due who buys when; missing where the orders say nothing of it
 * @param reachesBack whether the orders reach back so far that what is at stake can be known
 * @param audiences whom to write to
 */
public record Lifecycle(Part<Stages> stages, Part<Due> due, boolean reachesBack, List<Drawn> audiences) {

    /** How far the report looks back, and ahead. */
    public static final int DAYS = 90;

    /** A reminder comes before half have bought. */
    public static final double REMINDER = 0.25;

    public static final int REMINDER_DAYS = 7;

    /** Four of five would have bought by now. */
    public static final double LATE = 0.8;

    /** Nineteen of twenty would have bought by now. */
    static final double LOST = 0.95;

    static final double STILL_A_CUSTOMER = 0.5;

    /** {@return the 95 % interval of money; what is spent is not below 0; empty where none of those like them bought anything} */
    public static Optional<Interval> likely(Estimate money) {
        if (Double.isNaN(money.standardError()) || money.standardError() == 0 && money.value() == 0) {
            return Optional.empty();
        }
        Interval likely = money.interval(Certainty.CONFIDENCE);
        return Optional.of(new Interval(Math.max(0, likely.lower()), Math.max(0, likely.upper())));
    }

    /**
     * The stages.
     *
     * @param byRhythm whether each customer's own rhythm parts them
     * @param newDays how long a customer is new
     * @param declining from which silence on a customer declines: days, or a share of those like them who would have bought
     * @param lapsed from which silence on a customer has lapsed
     * @param table the customers and their revenue
     * @param changes since {@link #DAYS} days ago; null where the orders do not reach back so far
     * @param atStake what the customers of each stage will spend in as many days; without those of whose like too few were there then
     * @param projected how many each stage will have in as many days, by its ordinal; empty where that is not known
     */
    public record Stages(
            boolean byRhythm,
            int newDays,
            double declining,
            double lapsed,
            StageTable table,
            StageTransitions changes,
            Map<Stage, Estimate> atStake,
            Optional<double[]> projected) {

        /** The stages of buyers; and prospects, if there are customers with returns only. */
        public List<Stage> shown() {
            return Stream.of(Stage.PROSPECT, Stage.NEW, Stage.ACTIVE, Stage.REACTIVATED, Stage.DECLINING, Stage.LAPSED)
                    .filter(stage -> stage.hasBought() || table.customers(stage) > 0)
                    .toList();
        }
    }

    /**
     * Who buys when.
     *
     * @param next when each customer is expected to buy next
     * @param medianGapDays the days within which half of those who stay buy for the second time
     * @param soonest those due within the next days, whoever spent most first
     * @param overdue those who are late and probably customers still, whoever spent most first
     * @param judged how well the same would have been foretold {@link #DAYS} days ago; null where the orders do not reach back so far
     * @param judgedRule how well the customers' own mean gaps would have foretold it; null likewise
     */
    public record Due(
            DueCustomers next,
            double medianGapDays,
            List<Expected> soonest,
            List<Expected> overdue,
            TimingEvaluation judged,
            TimingEvaluation judgedRule) {}

    /**
     * A customer whose next purchase is foretold.
     *
     * @param customer the name
     * @param spentMinor what they have spent so far
     * @param lastOrder the day of the last order
     * @param dueDay by when half of those like them have bought
     * @param within30Days the probability that they buy in the next 30 days
     * @param lateness how many of those like them would have bought by now
     * @param stillCustomer the probability that they are a customer still
     */
    public record Expected(
            String customer,
            long spentMinor,
            LocalDate lastOrder,
            LocalDate dueDay,
            double within30Days,
            double lateness,
            double stillCustomer) {}

    /**
     * An audience.
     *
     * @param audience its customers and the reasons
     * @param leftOut how many more there are who must not be written to
     * @param todo what to do about them, in a word or two
     * @param control who is held out; by the customer's name
     * @param heldOut how many are
     * @param atStake what they will spend in {@link #DAYS} days; {@code NaN} where too few like them were there so long ago
     */
    public record Drawn(
            Audience audience, long leftOut, String todo, ControlGroup control, long heldOut, Estimate atStake) {}
}
