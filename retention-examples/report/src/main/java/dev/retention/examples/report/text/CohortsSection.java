package dev.retention.examples.report.text;

import static dev.retention.examples.page.Format.count;
import static dev.retention.examples.page.Table.number;
import static dev.retention.examples.page.Table.words;

import dev.retention.activity.LogStart;
import dev.retention.cohort.CellState;
import dev.retention.cohort.CohortAverage;
import dev.retention.cohort.CohortCurve;
import dev.retention.cohort.CohortRow;
import dev.retention.estimate.Proportion;
import dev.retention.examples.page.Block;
import dev.retention.examples.page.Section;
import dev.retention.examples.page.Table;
import dev.retention.examples.report.findings.Certainty;
import dev.retention.examples.report.findings.ShopCalendar;
import dev.retention.examples.report.input.CohortPeriod;
import dev.retention.examples.report.numbers.Cohorts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Shows the cohort triangle. */
final class CohortsSection {

    private static final int COHORTS_SHOWN = 24;
    private static final int AGES_SHOWN = 12;

    private CohortsSection() {}

    static Section of(Cohorts cohorts, LocalDate firstDay) {
        if (cohorts.table() == null) {
            return Section.of("Cohorts", cohorts.reason());
        }
        List<CohortRow> all = cohorts.table().rows();
        List<CohortCurve.Point> pooled =
                cohorts.table().curve(CohortAverage.POOLED).points();
        int left = Math.max(0, all.size() - COHORTS_SHOWN);
        var lines = Stream.concat(all.stream().skip(left).map(Line::of), Stream.of(Line.ofAll(all, pooled)))
                .toList();

        if (lines.stream().noneMatch(Line::hasRates)) {
            return Section.of(
                    "Cohorts",
                    "no " + name(cohorts.period()) + " has " + Certainty.FEWEST_CUSTOMERS
                            + " new customers, and fewer are too few for a rate");
        }
        var columns = new ArrayList<Table.Cells<Line>>();
        columns.add(words("First order", Line::label));
        columns.add(number("Size", line -> count(line.size())));
        for (int age = 1; age <= Math.min(AGES_SHOWN, pooled.size() - 1); age++) {
            int column = age;
            columns.add(number(String.valueOf(age), line -> line.cell(column)));
        }
        boolean solarHijri = cohorts.period() == CohortPeriod.SOLAR_HIJRI_MONTH
                || cohorts.period() != CohortPeriod.WEEK && cohorts.calendar() == ShopCalendar.SOLAR_HIJRI;
        String calendar = solarHijri ? "Solar Hijri " : "";
        String older = left > 0 ? "\nAlso in the average and in --json: " + count(left, "older cohort") + "." : "";
        return Section.of(
                "Cohorts",
                "of the customers whose first order was in a " + calendar + name(cohorts.period())
                        + ", percent who ordered 1, 2, 3 ... " + name(cohorts.period()) + "s later",
                Table.of(lines, columns),
                new Block.Note("*: not over yet, can still grow. Blank: still to come. Neither is in the average.\n"
                        + "Dot: fewer than " + Certainty.FEWEST_CUSTOMERS
                        + " customers, too few for a rate; --cohorts=QUARTER and YEAR have more in each."
                        + older + "\nThe orders begin on " + firstDay + ": customers from before that day look new."
                        + beginning(cohorts)));
    }

    /** Where many were there before, the first cohorts and every figure of new customers mislead. */
    private static String beginning(Cohorts cohorts) {
        if (!cohorts.beginLate()) {
            return "";
        }
        LogStart start = cohorts.start();
        return String.format(
                Locale.ROOT,
                "\nIn their first %d days %s were first seen, %s times as many as in %d days later:\n"
                        + "%s of them will not be new, and their cohorts look more loyal than new customers are. Read those\n"
                        + "from %s on.",
                start.days(),
                count(start.early(), "customer"),
                Double.isInfinite(start.times()) ? "many" : String.format(Locale.ROOT, "%.1f", start.times()),
                start.days(),
                Double.isInfinite(start.times())
                        ? "most"
                        : "about " + count(Math.round(start.early() - start.expected())),
                start.endOfBurnIn());
    }

    private static String name(CohortPeriod period) {
        return period == CohortPeriod.SOLAR_HIJRI_MONTH
                ? "month"
                : period.name().toLowerCase(Locale.ROOT);
    }

    private record Line(String label, long size, List<String> cells) {

        static Line of(CohortRow cohort) {
            return new Line(
                    cohort.label(),
                    cohort.size(),
                    IntStream.range(0, cohort.columnCount())
                            .mapToObj(cohort::cell)
                            .takeWhile(cell -> cell.state() != CellState.NOT_YET_OBSERVABLE)
                            .map(cell -> percent(cell.soFar().retention())
                                    + (cell.state() == CellState.PARTLY_OBSERVED ? "*" : " "))
                            .toList());
        }

        static Line ofAll(List<CohortRow> cohorts, List<CohortCurve.Point> pooled) {
            return new Line(
                    "all, pooled",
                    cohorts.stream().mapToLong(CohortRow::size).sum(),
                    pooled.stream()
                            .map(age -> percent(new Proportion(age.returned(), age.base())) + " ")
                            .toList());
        }

        private static String percent(Proportion share) {
            if (share.total() > 0 && share.total() < Certainty.FEWEST_CUSTOMERS) {
                return ".";
            }
            return share.hasRate() ? String.format(Locale.ROOT, "%.1f", 100 * share.rate()) : "-";
        }

        boolean hasRates() {
            return size >= Certainty.FEWEST_CUSTOMERS;
        }

        String cell(int age) {
            return age < cells.size() ? cells.get(age) : "";
        }
    }
}
