package dev.retention.examples.report.json;

import static dev.retention.examples.report.json.JsonReport.fields;

import dev.retention.estimate.Estimate;
import dev.retention.estimate.Interval;
import dev.retention.examples.report.numbers.Lifecycle;
import dev.retention.examples.report.numbers.Lifecycle.Drawn;
import dev.retention.examples.report.numbers.Lifecycle.Due;
import dev.retention.examples.report.numbers.Lifecycle.Stages;
import dev.retention.examples.report.numbers.Part;
import dev.retention.lifecycle.Stage;
import java.util.Map;
import java.util.Optional;

/** The stages, who is due, and the audiences, as JSON. */
final class LifecycleJson {

    private LifecycleJson() {}

    static Map<String, Object> of(Lifecycle lifecycle) {
        return fields(
                "days",
                Lifecycle.DAYS,
                "stages",
                lifecycle.stages().ifShown().map(LifecycleJson::stages),
                "due",
                lifecycle.due().ifShown().map(LifecycleJson::due),
                "whyNotDue",
                lifecycle.due().ifMissing().map(Part.Missing::sentence).orElse(""),
                "audiences",
                lifecycle.audiences().stream().map(LifecycleJson::audience).toList());
    }

    private static Map<String, Object> stages(Stages stages) {
        return fields(
                "byRhythm", stages.byRhythm(),
                "newDays", stages.newDays(),
                "decliningFrom", stages.declining(),
                "lapsedFrom", stages.lapsed(),
                "stages",
                        stages.shown().stream()
                                .map(stage -> stage(stages, stage))
                                .toList(),
                "since", stages.changes() == null ? null : stages.changes().before(),
                "comeback", stages.changes() == null ? null : stages.changes().comebackRate());
    }

    private static Map<String, Object> stage(Stages stages, Stage stage) {
        return fields(
                "stage", stage.label(),
                "customers", stages.table().share(stage),
                "revenueMinor", stages.table().revenueMinor(stage),
                "atStakeMinor", atStake(stages.atStake().get(stage)),
                "to",
                        stages.changes() == null
                                ? null
                                : stages.shown().stream()
                                        .map(to -> fields(
                                                "stage", to.label(),
                                                "customers", stages.changes().rate(stage, to)))
                                        .toList(),
                "cameSince", stages.changes() == null ? null : stages.changes().arrivals(stage),
                "projected",
                        stages.projected()
                                .map(projected -> projected[stage.ordinal()])
                                .orElse(null));
    }

    private static Map<String, Object> due(Due due) {
        return fields(
                "medianGapDays",
                due.medianGapDays(),
                "soonest",
                due.soonest(),
                "overdue",
                due.overdue(),
                "judgedCrpsDays",
                due.judged() == null ? null : due.judged().crpsDays(),
                "judgedRange80",
                due.judged() == null ? null : due.judged().range80(),
                "ownMeanGapCrpsDays",
                due.judgedRule() == null ? null : due.judgedRule().crpsDays());
    }

    private static Map<String, Object> audience(Drawn drawn) {
        return fields(
                "audience", drawn.audience().name(),
                "customers", drawn.audience().size(),
                "leftOut", drawn.leftOut(),
                "heldOut", drawn.heldOut(),
                "atStakeMinor", atStake(drawn.atStake()),
                "todo", drawn.todo());
    }

    private static Map<String, Object> atStake(Estimate estimate) {
        if (estimate == null || Double.isNaN(estimate.standardError())) {
            return null;
        }
        Optional<Interval> likely = Lifecycle.likely(estimate);
        return fields(
                "expected",
                estimate.value(),
                "lower",
                likely.map(Interval::lower).orElse(null),
                "upper",
                likely.map(Interval::upper).orElse(null));
    }
}
