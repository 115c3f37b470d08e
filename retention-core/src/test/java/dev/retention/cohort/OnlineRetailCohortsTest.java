package dev.retention.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.retention.activity.ActivityRows;
import dev.retention.activity.PublicOrders;
import dev.retention.activity.RefundPolicy;
import dev.retention.period.PeriodCalendar;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The monthly triangle of a real shop, cell by cell against a query in another tool. */
class OnlineRetailCohortsTest {

    private static final int AS_OF = (int) LocalDate.of(2011, 12, 10).toEpochDay();

    private static List<String[]> expected() throws IOException {
        try (InputStream in = OnlineRetailCohortsTest.class.getResourceAsStream("/cohort/online_retail_monthly.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split(","))
                    .toList();
        }
    }

    @Test
    void everyCellAgreesWithTheQuery() throws IOException {
        CohortTable table = CohortDefinition.by(PeriodCalendar.months())
                .table(PublicOrders.onlineRetail(), LocalDate.ofEpochDay(AS_OF));
        assertEquals(13, table.rows().size());
        int cells = 0;
        for (String[] cell : expected()) {
            int month = (Integer.parseInt(cell[0].substring(0, 4)) - 2010) * 12
                    + Integer.parseInt(cell[0].substring(5))
                    - 12;
            int age = Integer.parseInt(cell[1]);
            CohortRow row = table.row(month);
            CellContent content = row.cell(age).soFar();
            assertEquals(cell[0], row.label());
            assertEquals(Long.parseLong(cell[2]), row.size());
            assertEquals(Long.parseLong(cell[3]), content.returned());
            assertEquals(Long.parseLong(cell[4]), content.activities());
            assertEquals(Long.parseLong(cell[5]), content.revenueMinor());
            CellState expected = month + age == 12 ? CellState.PARTLY_OBSERVED : CellState.OBSERVED;
            assertEquals(expected, row.state(age));
            cells++;
        }
        assertEquals(13 * 14 / 2, cells);
    }

    @Test
    void theDirectPathGivesTheSameTable() {
        CohortDefinition monthly = CohortDefinition.by(PeriodCalendar.months());
        assertEquals(
                monthly.table(PublicOrders.onlineRetail(), LocalDate.ofEpochDay(AS_OF)),
                monthly.table(
                        ActivityRows.of(PublicOrders.onlineRetailRows(), RefundPolicy.NET),
                        LocalDate.ofEpochDay(AS_OF)));
    }
}
