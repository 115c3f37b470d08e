package dev.retention.examples.report.html;

import dev.retention.examples.report.findings.Certainty;
import dev.retention.examples.report.findings.CohortGrid;
import dev.retention.examples.report.findings.CohortGrid.Cell;
import dev.retention.examples.report.findings.CohortGrid.Flag;
import dev.retention.examples.report.findings.CohortGrid.State;
import dev.retention.examples.report.findings.Generations;
import dev.retention.examples.report.findings.Quarter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Do newer customers stay longer? */
final class NewerSection {

    private static final int STEPS = 7;

    private final PageContext page;
    private final Generations generations;
    private final List<Generations.Year> years;
    private final CohortGrid grid;
    private final double lowest;
    private final double highest;

    private NewerSection(PageContext page) {
        this.page = page;
        this.generations = page.findings().generations();
        this.years = generations.years().stream()
                .filter(year -> year.curve().points().size() > 1)
                .toList();
        this.grid = page.findings().cohorts();
        this.lowest = shown().mapToDouble(cell -> cell.share().rate()).min().orElse(0);
        this.highest = shown().mapToDouble(cell -> cell.share().rate()).max().orElse(1);
    }

    static SectionView of(PageContext page) {
        return new NewerSection(page).section();
    }

    private Stream<Cell> shown() {
        return grid.rows().stream().flatMap(row -> row.cells().stream()).filter(Cell::isShown);
    }

    private SectionView section() {
        var blocks = new ArrayList<Block>();
        if (years.size() > 1) {
            blocks.add(curves());
            blocks.add(sentences());
        }
        if (shown().findAny().isPresent()) {
            blocks.add(new Block.Open(table(), legend(), true));
        }
        if (years.size() > 1) {
            blocks.add(new Block.Numbers(page.say("newer.numbers"), yearTable()));
        }
        return new SectionView("newer", page.say("newer.question"), finding(), blocks);
    }

    private Phrase finding() {
        if (years.isEmpty()) {
            return page.say(page.hasEnoughCustomers() ? "newer.finding.early" : "newer.finding.few");
        }
        Phrase sentence = page.say(
                years.size() < 2
                        ? "newer.finding.once"
                        : generations.hasDifference() ? "newer.finding.differ" : "newer.finding.same");
        return sentence.plus(mostStriking());
    }

    /** The flagged cell that is furthest from the quarters together. */
    private Phrase mostStriking() {
        Phrase striking = page.say("newer.finding.noCell");
        double furthest = 0;
        for (CohortGrid.Row row : grid.rows()) {
            for (Cell cell : row.cells()) {
                double all = grid.all().get(cell.month() - 1).share().rate();
                double distance = Math.abs(cell.share().rate() - all);
                if (cell.flag() != null && distance > furthest) {
                    furthest = distance;
                    striking = page.say(
                            cell.flag() == Flag.ABOVE ? "newer.finding.above" : "newer.finding.below",
                            "quarter",
                            page.dates().quarter(row.firstDay()),
                            "month",
                            page.numbers().name(cell.month()),
                            "rate",
                            page.numbers().percent(cell.share().rate(), 0),
                            "all",
                            page.numbers().percent(all, 0));
                }
            }
        }
        return striking;
    }

    private Block curves() {
        List<CurveChart.Curve> curves = IntStream.range(0, years.size())
                .mapToObj(i -> new CurveChart.Curve(
                        Phrase.of(page.dates().year(years.get(i).label())),
                        years.get(i).curve().points(),
                        i + 1))
                .toList();
        Phrase name = page.say("newer.curves.name");
        return page.figure(
                name,
                CurveChart.draw(
                        page.chart("newer-curves", name, finding()),
                        curves,
                        page.wholePercent(),
                        day -> page.numbers().count(Math.round(day)),
                        page.say("newer.days")),
                page.say("newer.curves.note"),
                null);
    }

    private Block sentences() {
        var sentences = new ArrayList<Phrase>();
        for (Generations.Year year : years) {
            year.curve()
                    .at(Quarter.SOON_DAYS)
                    .ifPresent(point -> sentences.add(page.say(
                            "newer.year",
                            "year",
                            page.dates().year(year.label()),
                            "rate",
                            page.numbers().percent(point.share(), 1),
                            "interval",
                            page.numbers().percentRange(point.lower(), point.upper(), 1))));
        }
        sentences.add(page.say("newer.chance", "p", chance(generations.pValue())));
        long tested = shown().count();
        long flagged = shown().filter(cell -> cell.flag() != null).count();
        if (tested > 0) {
            sentences.add(page.say(
                    flagged == 0 ? "newer.cells.none" : "newer.cells",
                    "n",
                    page.numbers().count(flagged),
                    "m",
                    page.numbers().count(tested)));
        }
        return new Block.Text(sentences, false);
    }

    private String chance(double pValue) {
        return pValue < 0.01
                ? page.say("lessThan", "n", page.numbers().percent(0.01, 0)).plain()
                : page.numbers().percent(pValue, 0);
    }

    private TableView table() {
        List<Phrase> heads = Stream.concat(
                        Stream.of(page.say("head.firstOrder"), page.say("head.customers"), page.say("head.error")),
                        IntStream.rangeClosed(1, CohortGrid.MONTHS)
                                .mapToObj(month -> Phrase.of(page.numbers().name(month))))
                .toList();
        var rows = new ArrayList<TableView.Row>();
        for (CohortGrid.Row row : grid.rows()) {
            rows.add(row(Phrase.of(page.dates().quarter(row.firstDay())), row.customers(), row.cells(), true));
        }
        long all = grid.rows().stream().mapToLong(CohortGrid.Row::customers).sum();
        rows.add(row(page.say("newer.all"), all, grid.all(), false));
        return new TableView(page.say("newer.table"), "cohorts", heads, rows);
    }

    /** That some of all together have not had the time says nothing of the cell. */
    private TableView.Row row(Phrase name, long customers, List<Cell> cells, boolean saysWhatIsPartly) {
        double error = CohortGrid.giveOrTake(cells);
        var row = new ArrayList<TableView.Cell>();
        row.add(TableView.Cell.of(page.numbers().count(customers)));
        row.add(new TableView.Cell(
                Double.isNaN(error)
                        ? Phrase.EMPTY
                        : page.say("giveOrTake", "n", page.numbers().decimal(100 * error, 0)),
                false,
                "error",
                null));
        cells.forEach(cell -> row.add(
                customers == 0 ? new TableView.Cell(Phrase.EMPTY, false, "cell", null) : cell(cell, saysWhatIsPartly)));
        return TableView.Row.of(name, row);
    }

    private TableView.Cell cell(Cell cell, boolean saysWhatIsPartly) {
        if (cell.state() == State.STILL_TO_COME) {
            return new TableView.Cell(Phrase.EMPTY, false, "cell", page.words().plain("cell.future"));
        }
        if (cell.state() == State.TOO_FEW) {
            return new TableView.Cell(
                    Phrase.of("·"), false, "cell", page.words().plain("cell.few"));
        }
        double rate = cell.share().rate();
        double position = highest > lowest ? (rate - lowest) / (highest - lowest) : 0;
        int step = Math.max(0, Math.min(STEPS - 1, (int) (position * STEPS)));
        boolean partly = saysWhatIsPartly && cell.state() == State.PARTLY_OBSERVED;
        String mark = cell.flag() == null ? "" : cell.flag() == Flag.ABOVE ? "▲" : "▼";
        String spoken = (cell.flag() == null ? "" : page.words().plain("cell." + cell.flag()))
                + (partly ? page.words().plain("cell.partly") : "");
        return new TableView.Cell(
                Phrase.of(page.numbers().decimal(100 * rate, 0) + mark),
                false,
                "cell q" + step + (partly ? " part" : ""),
                spoken.isEmpty() ? null : spoken);
    }

    private Phrase legend() {
        return page.say(
                "newer.legend",
                "low",
                page.numbers().percent(lowest, 0),
                "high",
                page.numbers().percent(highest, 0),
                "few",
                page.numbers().count(Certainty.FEWEST_CUSTOMERS));
    }

    private TableView yearTable() {
        List<Integer> days = List.of(30, 60, 90, 180, 270, 365);
        List<Phrase> heads = Stream.concat(
                        Stream.of(page.say("head.year"), page.say("head.customers")),
                        days.stream()
                                .map(day -> page.say(
                                        "return.byDay", "n", page.numbers().count(day))))
                .toList();
        return new TableView(
                page.say("newer.numbers"),
                heads,
                years.stream()
                        .sorted(Comparator.comparing(Generations.Year::label))
                        .map(year -> {
                            var cells = new ArrayList<TableView.Cell>();
                            cells.add(TableView.Cell.of(
                                    page.numbers().count(year.curve().customers())));
                            for (int day : days) {
                                cells.add(TableView.Cell.of(year.curve()
                                        .at(day)
                                        .map(point -> Phrase.of(page.numbers().percent(point.share(), 1)))
                                        .orElseGet(() -> page.say("tooEarly"))));
                            }
                            return TableView.Row.of(Phrase.of(page.dates().year(year.label())), cells);
                        })
                        .toList());
    }
}
