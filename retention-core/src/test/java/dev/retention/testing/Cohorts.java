package dev.retention.testing;

import dev.retention.cohort.CellContent;
import dev.retention.cohort.CohortAssignment;
import dev.retention.cohort.CohortColumns;
import dev.retention.cohort.CohortDefinition;
import dev.retention.cohort.CohortEntry;
import dev.retention.cohort.CohortReturn;
import dev.retention.cohort.CohortTable;
import dev.retention.cohort.CohortWindows;
import dev.retention.period.DayRange;
import dev.retention.period.PeriodCalendar;
import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Cohort tables and how they are defined. */
final class Cohorts {

    /** All customers of the rows. */
    private static final long[] KEYS = Numbers.allKeys();

    private Cohorts() {}

    static void addTo(Catalogue catalogue) {
        catalogue.add(CohortAssignment.class, Cohorts::assignments);
        catalogue.add(CohortEntry.class, Cohorts::entries);
        catalogue.add(CohortWindows.class, Cohorts::windows);
        catalogue.add(CohortColumns.class, Cohorts::columns);
        catalogue.add(CohortDefinition.class, Cohorts::definitions);
        catalogue.add(CellContent.class, Cohorts::contents);
        catalogue.add(
                CohortTable.class,
                Cohorts::definitions,
                definition -> Rows.logs().map(log -> definition.table(log, Days.AS_OF)));
    }

    private static Arbitrary<CohortAssignment> assignments() {
        return Arbitraries.of("north", "south", "west")
                .list()
                .ofSize(KEYS.length)
                .map(names -> CohortAssignment.of(KEYS, names.toArray(String[]::new)));
    }

    private static Arbitrary<CohortEntry> entries() {
        return Arbitraries.oneOf(
                Arbitraries.of(CohortEntry.firstEver(), CohortEntry.everyPeriod()),
                Arbitraries.just(CohortEntry.firstIn(new DayRange(LocalDate.of(2024, 1, 1), Days.AS_OF))),
                assignments().map(CohortEntry::assigned));
    }

    private static Arbitrary<CohortWindows> windows() {
        return Arbitraries.of(CohortWindows.calendarPeriods(), CohortWindows.rollingDays(30));
    }

    private static Arbitrary<CohortColumns> columns() {
        return Arbitraries.of(CohortColumns.all(), CohortColumns.first(4), CohortColumns.brackets(1, 2, 5));
    }

    private static Arbitrary<CellContent> contents() {
        return Numbers.counts()
                .flatMap(members -> Combinators.combine(
                                Numbers.upTo(members),
                                Numbers.upTo(members),
                                Numbers.counts(),
                                Numbers.amountsMinor(),
                                Numbers.amountsMinor())
                        .as((returned, before, activities, revenueMinor, cumulativeMinor) ->
                                new CellContent(members, returned, before, activities, revenueMinor, cumulativeMinor)));
    }

    private static Arbitrary<CohortDefinition> definitions() {
        return Combinators.combine(
                        Arbitraries.of(
                                PeriodCalendar.months(), PeriodCalendar.quarters(), PeriodCalendar.solarHijriMonths()),
                        entries(),
                        windows(),
                        columns(),
                        Arbitraries.of(CohortReturn.class))
                .as((calendar, entry, windows, columns, returns) -> CohortDefinition.by(calendar)
                        .withEntry(entry)
                        .withWindows(windows)
                        .withColumns(columns)
                        .withReturn(returns));
    }
}
