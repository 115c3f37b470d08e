package dev.retention.examples.report;

import static dev.retention.examples.page.Table.number;
import static dev.retention.examples.page.Table.words;
import static dev.retention.examples.report.Format.count;

import dev.retention.estimate.Interval;
import dev.retention.estimate.Proportion;
import dev.retention.examples.page.Section;
import dev.retention.examples.page.Table;
import dev.retention.survey.NpsCounts;
import dev.retention.survey.NpsMethod;
import java.util.List;
import java.util.Locale;

/** Shows the Net Promoter Score. */
final class NpsSection {

    private NpsSection() {}

    static Section of(NpsCounts nps) {
        Interval interval = nps.interval(NpsMethod.ADJUSTED_WALD, Confidence.LEVEL);
        var lines = List.of(
                new Line("Promoters (9 and 10)", nps.promoterShare()),
                new Line("Passives (7 and 8)", nps.passiveShare()),
                new Line("Detractors (6 and less)", nps.detractorShare()));
        return Section.of(
                "Net promoter score",
                String.format(
                                Locale.ROOT,
                                "%+.1f points, 95 %% interval %+.1f to %+.1f, of ",
                                nps.score(),
                                interval.lower(),
                                interval.upper())
                        + count(nps.answers(), "answer"),
                Table.of(
                        lines,
                        List.of(
                                words("", Line::name),
                                number("Answers", line -> count(line.share().count())),
                                number("Share", line -> Format.percent(line.share())),
                                number("95 % interval", line -> Format.interval(line.share())))));
    }

    private record Line(String name, Proportion share) {}
}
