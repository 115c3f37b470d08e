package dev.retention.examples.report;

import static dev.retention.examples.report.Format.count;
import static dev.retention.examples.report.TextTable.number;
import static dev.retention.examples.report.TextTable.words;

import com.github.freva.asciitable.ColumnData;
import dev.retention.cohort.CellState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Writes the cohort triangle. */
final class CohortsText {

    private static final int COHORTS_SHOWN = 24;
    private static final int AGES_SHOWN = 12;

    private CohortsText() {}

    static String of(Cohorts cohorts, LocalDate firstDay) {
        List<Cohorts.Cohort> all = cohorts.cohorts();
        int left = Math.max(0, all.size() - COHORTS_SHOWN);
        var lines = Stream.concat(all.stream().skip(left).map(Line::of), Stream.of(Line.ofAll(all, cohorts.pooled())))
                .toList();

        var columns = new ArrayList<ColumnData<Line>>();
        columns.add(words("First order", Line::label));
        columns.add(number("Size", line -> count(line.size())));
        for (int age = 1; age <= Math.min(AGES_SHOWN, cohorts.pooled().size() - 1); age++) {
            int column = age;
            columns.add(number(String.valueOf(age), line -> line.cell(column)));
        }
        String calendar = cohorts.period() == CohortPeriod.SOLAR_HIJRI_MONTH ? "Solar Hijri " : "";
        return "COHORTS: of the customers whose first order was in a " + calendar + name(cohorts.period())
                + ", percent who ordered 1, 2, 3 ... " + name(cohorts.period()) + "s later\n\n"
                + TextTable.of(lines, columns)
                + " *: not over yet, can still grow. Blank: still to come. Neither is in the average.\n"
                + (left > 0 ? " Also in the average and in --json: " + count(left, "older cohort") + ".\n" : "")
                + " The orders begin on " + firstDay + ": customers from before that day look new.\n";
    }

    private static String name(CohortPeriod period) {
        return period == CohortPeriod.SOLAR_HIJRI_MONTH
                ? "month"
                : period.name().toLowerCase(Locale.ROOT);
    }

    private record Line(String label, long size, List<String> cells) {

        static Line of(Cohorts.Cohort cohort) {
            return new Line(
                    cohort.label(),
                    cohort.size(),
                    cohort.cells().stream()
                            .map(cell ->
                                    percent(cell.retention()) + (cell.state() == CellState.PARTLY_OBSERVED ? "*" : " "))
                            .toList());
        }

        static Line ofAll(List<Cohorts.Cohort> cohorts, List<Cohorts.Age> pooled) {
            return new Line(
                    "all, pooled",
                    cohorts.stream().mapToLong(Cohorts.Cohort::size).sum(),
                    pooled.stream().map(age -> percent(age.retention()) + " ").toList());
        }

        private static String percent(double fraction) {
            return Double.isNaN(fraction) ? "-" : String.format(Locale.ROOT, "%.1f", 100 * fraction);
        }

        String cell(int age) {
            return age < cells.size() ? cells.get(age) : "";
        }
    }
}
