package dev.retention.examples.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.retention.examples.csv.SpreadsheetCell;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AudienceExportTest {

    private static final List<String> NAMES =
            List.of("=1+2", "+98 21", "-sara", "@reza", "'quoted", " =cmd|calc", "a,\"b\"", "\u0633\u0627\u0631\u0627");

    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return ReportCommand.run(args, new PrintWriter(new StringWriter()), new PrintWriter(err));
    }

    @Test
    void everyCustomerIsInOneGroupAndNoCellIsAFormula() throws IOException {
        var orders = new StringBuilder("customer,date,amount\n");
        for (int i = 0; i < NAMES.size(); i++) {
            orders.append('"')
                    .append(NAMES.get(i).replace("\"", "\"\""))
                    .append("\",2025-0")
                    .append(i + 1)
                    .append("-05,10\n");
        }
        Path file = Files.writeString(folder.resolve("orders.csv"), orders);
        Path target = folder.resolve("audiences");
        assertEquals(
                0,
                run(
                        file.toString(),
                        "--as-of=2025-12-31",
                        "--currency=EUR",
                        "--decimals=0",
                        "--customer=customer",
                        "--date=date",
                        "--amount=amount",
                        "--export=" + target,
                        "--windows=30,120,300",
                        "--control=0.5"),
                err::toString);
        var found = new ArrayList<String>();
        for (String group : List.of("onboarding", "active", "declining", "re-engagement")) {
            for (List<String> row : rows(target.resolve(group + ".csv"))) {
                row.forEach(cell -> assertTrue(cell.isEmpty() || "=+-@\t\r".indexOf(cell.charAt(0)) < 0, cell));
                assertEquals(group, row.get(1));
                assertEquals("10", row.get(3));
                found.add(SpreadsheetCell.unescaped(row.get(0)));
            }
        }
        assertEquals(NAMES.size(), found.size());
        // The file's own blanks around a name are not part of it.
        assertEquals(
                new TreeSet<>(NAMES.stream().map(String::strip).toList()),
                new TreeSet<>(found.stream().map(String::strip).toList()));
    }

    private static List<List<String>> rows(Path file) throws IOException {
        try (var csv = CsvReader.builder().ofCsvRecord(file)) {
            return csv.stream()
                    .skip(1)
                    .map(record -> List.copyOf(record.getFields()))
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "=1", "'", "''=", " =x", "\t=", "-5", "@", "\uFF20x", "'a"})
    void everyTextComesBack(String text) {
        String cell = SpreadsheetCell.escaped(text);
        assertEquals(text, SpreadsheetCell.unescaped(cell));
        assertFalse(!cell.isEmpty() && "=+-@".indexOf(cell.stripLeading().charAt(0)) >= 0, cell);
    }

    @Test
    void windowsAndTheShareAreChecked() {
        assertEquals(2, run("--export=" + folder, "--windows=30,90"));
        assertTrue(
                err.toString().startsWith("--windows takes three numbers of days, such as 30,90,365"), err::toString);
        assertEquals(2, run("--export=" + folder, "--windows=30,90,60"));
        assertTrue(err.toString().contains("windows must be in order"), err::toString);
        assertEquals(2, run("--export=" + folder, "--windows=30,90,365", "--control=1.5"));
        assertTrue(err.toString().contains("--control must be in [0, 1]"), err::toString);
    }
}
