package dev.retention.examples.report.text;

import static dev.retention.examples.page.Format.count;
import static dev.retention.examples.page.Table.number;
import static dev.retention.examples.page.Table.words;

import dev.retention.estimate.Interval;
import dev.retention.estimate.Proportion;
import dev.retention.examples.page.Format;
import dev.retention.examples.page.Section;
import dev.retention.examples.page.Table;
import dev.retention.examples.report.findings.Certainty;
import dev.retention.examples.report.input.Nps;
import dev.retention.survey.NpsCounts;
import dev.retention.survey.NpsMethod;
import dev.retention.survey.NpsScale;
import java.util.List;
import java.util.Locale;

/** Shows the Net Promoter Score. */
final class NpsSection {

    private NpsSection() {}

    static Section of(Nps answers) {
        NpsCounts nps = answers.counts();
        NpsScale scale = answers.scale();
        Interval interval = nps.interval(NpsMethod.ADJUSTED_WALD, Certainty.CONFIDENCE);
        var lines = List.of(
                new Line("Promoters (" + range(scale.promoterFrom(), scale.highest()) + ")", nps.promoterShare()),
                new Line("Passives (" + range(scale.passiveFrom(), scale.promoterFrom() - 1) + ")", nps.passiveShare()),
                new Line("Detractors (" + (scale.passiveFrom() - 1) + " and less)", nps.detractorShare()));
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
                                number("95 % interval", line -> Shares.interval(line.share())))));
    }

    private static String range(int from, int to) {
        return from == to ? String.valueOf(from) : from + " and " + to;
    }

    private record Line(String name, Proportion share) {}
}
