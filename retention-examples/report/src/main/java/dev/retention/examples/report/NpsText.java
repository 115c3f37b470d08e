package dev.retention.examples.report;

import static dev.retention.examples.report.Format.count;
import static dev.retention.examples.report.TextTable.number;
import static dev.retention.examples.report.TextTable.words;

import java.util.List;
import java.util.Locale;

/** Writes the Net Promoter Score. */
final class NpsText {

    private NpsText() {}

    static String of(Nps nps) {
        if (nps == null) {
            return "";
        }
        var lines = List.of(
                new Line("Promoters (9 and 10)", nps.promoters()),
                new Line("Passives (7 and 8)", nps.passives()),
                new Line("Detractors (6 and less)", nps.detractors()));
        return "NET PROMOTER SCORE: "
                + String.format(
                        Locale.ROOT,
                        "%+.1f points, 95 %% interval %+.1f to %+.1f, of ",
                        nps.score(),
                        nps.lower(),
                        nps.upper())
                + count(nps.answers(), "answer") + "\n\n"
                + TextTable.of(
                        lines,
                        List.of(
                                words("", Line::name),
                                number("Answers", line -> count(line.rate().count())),
                                number("Share", line -> Format.percent(line.rate())),
                                number("95 % interval", line -> Format.interval(line.rate()))));
    }

    private record Line(String name, Rate rate) {}
}
