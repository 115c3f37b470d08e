package dev.retention.examples.report.text;

import static dev.retention.examples.page.Format.count;
import static dev.retention.examples.page.Format.percent;
import static dev.retention.examples.page.Table.number;
import static dev.retention.examples.page.Table.words;

import dev.retention.estimate.Estimate;
import dev.retention.estimate.Proportion;
import dev.retention.examples.csv.SafeText;
import dev.retention.examples.page.Block;
import dev.retention.examples.page.Format;
import dev.retention.examples.page.Section;
import dev.retention.examples.page.Table;
import dev.retention.examples.report.findings.Certainty;
import dev.retention.examples.report.input.Money;
import dev.retention.examples.report.numbers.Lifecycle;
import dev.retention.examples.report.numbers.Lifecycle.Due;
import dev.retention.examples.report.numbers.Lifecycle.Expected;
import dev.retention.examples.report.numbers.Lifecycle.Stages;
import dev.retention.examples.report.numbers.Part.Missing;
import dev.retention.examples.report.numbers.Part.Reason;
import dev.retention.lifecycle.Stage;
import dev.retention.lifecycle.StageTransitions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Shows the stages and their changes, who is due and overdue, and whom to write to with what is at stake. */
final class LifecycleSections {

    private static final int NAME_WIDTH = 24;

    private static final int AUDIENCE_WIDTH = 36;

    private static final int PAGE_WIDTH = 115;

    private static final String NO_STAGES =
            "Stages go by a rhythm that customers share, and none was found. Options such as --windows=30,90,365 part them by days.";

    private static final String NO_RHYTHM =
            "Stages go by a rhythm that customers share, and these orders do not show one. Options such as --windows=30,90,365 part them by days.";

    private static final String TOO_SHORT =
            "What changed, and what is at stake, needs orders from " + 2 * Lifecycle.DAYS + " days ago on.";

    private static final String NOT_DUE = "Nobody can say when these customers order next: ";

    private static final String GROUPS =
            "Welcome those in onboarding, keep the active, act before the declining leave, win back the lapsed: together they"
                    + "\nare all customers, each once. The others pick some of them for an occasion.\n";

    private static final String RETURNS_ONLY = "Prospects: of these customers the file holds returns only.\n";

    private final Lifecycle lifecycle;
    private final Money money;

    private LifecycleSections(Lifecycle lifecycle, Money money) {
        this.lifecycle = lifecycle;
        this.money = money;
    }

    static List<Section> of(Lifecycle lifecycle, Money money) {
        var sections = new LifecycleSections(lifecycle, money);
        var all = new ArrayList<Section>();
        all.addAll(lifecycle.stages().either(sections::stagesAndChanges, LifecycleSections::noStages));
        all.addAll(lifecycle.due().either(sections::dueAndOverdue, LifecycleSections::notDue));
        all.add(sections.audiences());
        return all;
    }

    private List<Section> stagesAndChanges(Stages stages) {
        return stages.changes() == null ? List.of(stages(stages)) : List.of(stages(stages), changes(stages));
    }

    private static List<Section> noStages(Missing<Stages> missing) {
        return List.of(Section.of(
                "Stages",
                "where each customer stands",
                new Block.Paragraph(missing.reason() == Reason.NO_MODEL ? NO_STAGES : wrapped(NO_RHYTHM))));
    }

    private List<Section> dueAndOverdue(Due due) {
        return List.of(due(due), overdue(due));
    }

    private static List<Section> notDue(Missing<Due> missing) {
        return List.of(Section.of(
                "Due", "who is expected to order", new Block.Paragraph(wrapped(NOT_DUE + missing.sentence() + "."))));
    }

    private Section stages(Stages stages) {
        return Section.of(
                "Stages",
                "where each customer stands",
                Table.of(
                        stages.shown(),
                        List.of(
                                words("Stage", Stage::label),
                                number(
                                        "Customers",
                                        stage -> count(stages.table().customers(stage))),
                                number("Share", stage -> percent(stages.table().share(stage))),
                                number(
                                        "Revenue so far",
                                        stage -> money.number(stages.table().revenueMinor(stage))),
                                number(
                                        "At stake in " + Lifecycle.DAYS + " days",
                                        stage -> money(stages.atStake().get(stage))),
                                number(
                                        "95 % interval",
                                        stage -> interval(stages.atStake().get(stage))))),
                new Block.Note(how(stages)
                        + (stages.shown().contains(Stage.PROSPECT) ? RETURNS_ONLY : "")
                        + (stages.changes() == null ? TOO_SHORT : atStake())));
    }

    private static String how(Stages stages) {
        return stages.byRhythm()
                ? wrapped("By each customer's own rhythm: declining once "
                        + whole(stages.declining()) + " of those like them would have bought, lapsed at "
                        + whole(stages.lapsed()) + ", new for " + count(stages.newDays(), "day")
                        + "; --windows=30,90,365, say, parts them by days.")
                : "New for " + count(stages.newDays(), "day") + "; declining from "
                        + count((long) stages.declining()) + " days of silence on, lapsed from "
                        + count((long) stages.lapsed()) + " on.\n";
    }

    private static String whole(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    private static String atStake() {
        return wrapped("At stake: what as many customers of the same stage " + Lifecycle.DAYS
                + " days ago have spent since, less returns; a dash where fewer than " + Certainty.FEWEST_CUSTOMERS
                + " were there, and for an interval where none of them has spent anything.");
    }

    /** A row of the table of changes. */
    private record Row(String from, ToLongFunction<Stage> to) {}

    private Section changes(Stages stages) {
        StageTransitions changes = stages.changes();
        var rows = new ArrayList<Row>();
        stages.shown().forEach(from -> rows.add(new Row(from.label(), to -> changes.count(from, to))));
        rows.add(new Row("came since", changes::arrivals));
        rows.add(new Row("now", stages.table()::customers));
        stages.projected()
                .ifPresent(projected ->
                        rows.add(new Row("in " + Lifecycle.DAYS + " days", to -> Math.round(projected[to.ordinal()]))));
        var columns = new ArrayList<Table.Cells<Row>>();
        columns.add(words("From", Row::from));
        stages.shown()
                .forEach(to -> columns.add(
                        number("To " + to.label(), row -> count(row.to().applyAsLong(to)))));
        Proportion back = changes.comebackRate();
        return Section.of(
                "Changes of stage",
                "from " + changes.before() + " to " + changes.after(),
                Table.of(rows, columns),
                new Block.Note("Came back after they had lapsed: " + Format.counts(back) + ", " + percent(back)
                        + " (95 % interval " + Shares.interval(back) + ").\n"
                        + (stages.projected().isPresent()
                                ? wrapped("In " + Lifecycle.DAYS
                                        + " days, if it goes on so: with the same rates, as many who come, and a"
                                        + " next stage that depends on this one alone.")
                                : "How it goes on is not known: a stage has customers now and had none then.")));
    }

    private Section due(Due due) {
        return Section.of(
                "Due",
                "those whose reminder falls in the next " + Lifecycle.REMINDER_DAYS + " days, who spent most",
                due.soonest().isEmpty()
                        ? new Block.Paragraph("Nobody.")
                        : Table.of(
                                due.soonest(),
                                List.of(
                                        words("Customer", LifecycleSections::name),
                                        number("Spent", e -> money.number(e.spentMinor())),
                                        number("Last order", e -> e.lastOrder().toString()),
                                        number(
                                                "Half have ordered by",
                                                e -> e.dueDay().toString()),
                                        number("Orders within 30 days", e -> whole(e.within30Days())))),
                new Block.Note(wrapped("The reminder is due when "
                        + whole(Lifecycle.REMINDER) + " of those like them have ordered again. Half of those who stay"
                        + " order again within " + count((long) Math.ceil(due.medianGapDays()), "day")
                        + " of the first order." + judged(due))));
    }

    private static String judged(Due due) {
        return due.judged() == null
                ? " Not judged: that needs orders from " + 2 * Lifecycle.DAYS + " days ago on."
                : String.format(
                        Locale.ROOT,
                        " Foretold %d days ago, the next order would have been off by %.1f days (CRPS), by each customer's own mean"
                                + " gap by %.1f; the range of 80 %% would have held %.0f %%.",
                        Lifecycle.DAYS,
                        due.judged().crpsDays(),
                        due.judgedRule().crpsDays(),
                        100 * due.judged().range80());
    }

    private Section overdue(Due due) {
        return Section.of(
                "Overdue",
                whole(Lifecycle.LATE)
                        + " of those like them would have ordered by now; probably customers still, who spent"
                        + " most",
                due.overdue().isEmpty()
                        ? new Block.Paragraph("Nobody.")
                        : Table.of(
                                due.overdue(),
                                List.of(
                                        words("Customer", LifecycleSections::name),
                                        number("Spent", e -> money.number(e.spentMinor())),
                                        number("Last order", e -> e.lastOrder().toString()),
                                        number("Would have ordered", e -> whole(e.lateness())),
                                        number("Customer still", e -> whole(e.stillCustomer())),
                                        number("Orders within 30 days", e -> whole(e.within30Days())))));
    }

    private Section audiences() {
        return Section.of(
                "Audiences",
                "whom to write to, and what is at stake in " + Lifecycle.DAYS + " days",
                Table.of(
                        lifecycle.audiences(),
                        List.of(
                                words(
                                        "Audience",
                                        a -> SafeText.within(a.audience().name(), AUDIENCE_WIDTH)),
                                number("Customers", a -> count(a.audience().size())),
                                number("Left out", a -> count(a.leftOut())),
                                number("Held out", a -> count(a.heldOut())),
                                number("At stake", a -> money(a.atStake())),
                                number("95 % interval", a -> interval(a.atStake())))),
                new Block.Note((lifecycle.stages().ifShown().isEmpty() ? "" : GROUPS)
                        + "--export=FOLDER writes each with the reason of every customer; --control=0.1 holds out a tenth, to"
                        + " see what it does;"
                        + "\n--leave-out=FILE leaves out those who unsubscribed or heard from the shop just now."));
    }

    private static String wrapped(String text) {
        return text.replaceAll("(.{1," + PAGE_WIDTH + "})( |$)", "$1\n");
    }

    private static String name(Expected expected) {
        return SafeText.within(expected.customer(), NAME_WIDTH);
    }

    private String money(Estimate estimate) {
        return estimate == null ? "-" : money.number(estimate.value());
    }

    private String interval(Estimate estimate) {
        return Optional.ofNullable(estimate)
                .flatMap(Lifecycle::likely)
                .map(likely -> money.number(likely.lower()) + " - " + money.number(likely.upper()))
                .orElse("-");
    }
}
