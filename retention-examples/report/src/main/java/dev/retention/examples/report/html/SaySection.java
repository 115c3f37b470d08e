package dev.retention.examples.report.html;

import dev.retention.estimate.Interval;
import dev.retention.examples.report.findings.Certainty;
import dev.retention.examples.report.html.TableView.Cell;
import dev.retention.examples.report.input.Nps;
import dev.retention.survey.NpsCategory;
import dev.retention.survey.NpsCounts;
import dev.retention.survey.NpsMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What do they say? */
final class SaySection {

    private final PageContext page;
    private final Nps nps;
    private final NpsCounts counts;
    private final Interval interval;

    private SaySection(PageContext page) {
        this.page = page;
        this.nps = page.report().answers().orElseThrow();
        this.counts = nps.counts();
        this.interval = counts.interval(NpsMethod.ADJUSTED_WALD, Certainty.CONFIDENCE);
    }

    static SectionView of(PageContext page) {
        var section = new SaySection(page);
        return new SectionView(
                "say",
                page.say("say.question"),
                section.finding(),
                List.of(
                        section.answers(),
                        section.score(),
                        new Block.Numbers(page.say("say.numbers"), section.table())));
    }

    /** {@return the score, its interval and how many answered: for the head of the page} */
    static PageView.Tile tile(PageContext page) {
        var section = new SaySection(page);
        return new PageView.Tile(
                page.say("tile.nps"),
                Phrase.of(section.points(section.counts.score())),
                page.say(
                        "tile.nps.remark",
                        "lower",
                        section.points(section.interval.lower()),
                        "upper",
                        section.points(section.interval.upper()),
                        "n",
                        page.numbers().count(section.counts.answers())));
    }

    private Phrase finding() {
        return page.say(
                "say.finding",
                "promoters",
                page.numbers().percent(counts.promoterShare().rate(), 0),
                "detractors",
                page.numbers().percent(counts.detractorShare().rate(), 0),
                "score",
                points(counts.score()),
                "lower",
                points(interval.lower()),
                "upper",
                points(interval.upper()));
    }

    private String points(double score) {
        String written = page.numbers().decimal(score, 0);
        return Math.round(score) > 0 ? page.say("number.positive", "n", written).plain() : written;
    }

    private NpsCategory category(int index) {
        return nps.scale().category(nps.scale().lowest() + index);
    }

    private Block answers() {
        List<AnswerColumns.Column> columns = IntStream.range(0, nps.byAnswer().size())
                .mapToObj(i -> new AnswerColumns.Column(
                        page.numbers().count(nps.scale().lowest() + i),
                        nps.byAnswer().get(i),
                        page.numbers().count(nps.byAnswer().get(i)),
                        switch (category(i)) {
                            case PROMOTER -> "f1";
                            case PASSIVE -> "f4";
                            default -> "f2";
                        }))
                .toList();
        Phrase name = page.say("say.name");
        return new Block.Figure(
                name,
                List.of(
                        new Block.Key("f2", page.say("say.detractors")),
                        new Block.Key("f4", page.say("say.passives")),
                        new Block.Key("f1", page.say("say.promoters"))),
                AnswerColumns.draw(page.chart("say-answers", name, finding()), columns),
                null,
                page.say("numbers"),
                null);
    }

    private Block score() {
        Phrase name = page.say("say.score.name");
        var row = new DotChart.Row(
                page.say("say.score"),
                counts.score(),
                interval.lower(),
                interval.upper(),
                points(counts.score()),
                "f1");
        return page.figure(
                name,
                DotChart.draw(
                        page.chart("say-score", name, finding()),
                        List.of(row),
                        Scale.around(DoubleStream.of(-100, 100), 4),
                        this::points,
                        null),
                page.say("say.score.note"),
                null);
    }

    private TableView table() {
        var rows = new ArrayList<TableView.Row>();
        for (int i = 0; i < nps.byAnswer().size(); i++) {
            rows.add(TableView.Row.of(
                    Phrase.of(page.numbers().count(nps.scale().lowest() + i)),
                    List.of(
                            Cell.of(page.numbers().count(nps.byAnswer().get(i))),
                            Cell.words(page.say("say.category." + category(i))))));
        }
        return new TableView(
                page.say("say.numbers"),
                List.of(page.say("head.answer"), page.say("head.answers"), page.say("head.kind")),
                rows);
    }
}
