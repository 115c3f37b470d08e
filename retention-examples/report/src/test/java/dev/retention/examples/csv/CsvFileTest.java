package dev.retention.examples.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFileTest {

    @TempDir
    private Path folder;

    @Test
    void columnsAreFoundByNameInAnyOrder() throws IOException {
        assertEquals(List.of("3 1", "6 4"), rows("a,b,c\n1,2,3\n4,5,6\n"));
    }

    @Test
    void quotesBlankLinesAndAByteOrderMarkAreUnderstood() throws IOException {
        assertEquals(List.of("x,\ny 1"), rows("\uFEFF\"a\",b, c\r\n\r\n1,2,\"x,\ny\"\r\n"));
    }

    @Test
    void aBadLineStopsTheReadingWithItsPlaceAndReason() throws IOException {
        var e = assertThrows(InputException.class, () -> numbers("a,b\n1,2\n\"3\n\",4\nx,5\n", false));
        assertEquals("file.csv, line 5, column a: 'x' is no number", e.getMessage());
    }

    @Test
    void badLinesAreSkippedAndListedIfAskedFor() throws IOException {
        List<BadLine> bad = numbers("a,b\nx,1\n2,3\n4\n5,6,7\n", true);
        assertEquals(
                List.of(
                        "file.csv, line 2, column a: 'x' is no number",
                        "file.csv, line 4: '4' has another number of fields than the header: 1, not 2",
                        "file.csv, line 5: '5,6,7' has another number of fields than the header: 3, not 2"),
                bad.stream().map(BadLine::toString).toList());
    }

    @Test
    void aBadValueIsShownOnOneLineAndNotAtAnyLength() {
        assertEquals(
                "f.csv, line 2, column a: 'x y' is bad", new BadLine("f.csv", 2, "a", "x\ny", "is bad").toString());
        assertEquals(
                "f.csv, line 2: '" + "x".repeat(100) + " ...' is bad",
                new BadLine("f.csv", 2, "", "x".repeat(101), "is bad").toString());
    }

    @Test
    void aMissingColumnIsRejectedWithThoseThatAreThere() {
        var e = assertThrows(InputException.class, () -> rows("a;b;c\n1;2;3\n"));
        assertEquals(
                "file.csv has no column 'c'; its columns are a;b;c (read as UTF-8, with the delimiter ',')",
                e.getMessage());
    }

    @Test
    void aColumnThatIsThereTwiceIsRejected() {
        var e = assertThrows(InputException.class, () -> rows("a,c,c\n1,2,3\n"));
        assertEquals("file.csv has more than one column 'c'", e.getMessage());
    }

    @Test
    void aQuoteThatIsNeverClosedDoesNotSwallowTheRestOfTheFile() {
        var e = assertThrows(InputException.class, () -> numbers("a,b\n1,\"2\n3,4\n5,6\n", true));
        assertTrue(e.getMessage().contains("line 2"), e::getMessage);
    }

    @Test
    void anEmptyFileIsRejected() {
        var e = assertThrows(InputException.class, () -> rows(""));
        assertEquals(file() + ": the file is empty; its first line must name the columns", e.getMessage());
    }

    @Test
    void aMissingFileIsRejected() {
        var missing = new CsvFile(folder.resolve("none.csv"), ',', UTF_8, false);
        var e = assertThrows(InputException.class, () -> missing.read(List.of("a"), row -> {}));
        assertEquals(folder.resolve("none.csv") + ": there is no such file", e.getMessage());
    }

    @Test
    void anotherEncodingIsNoticed() throws IOException {
        Files.writeString(file(), "a,c\nMüller,1\n", ISO_8859_1);
        var e = assertThrows(InputException.class, () -> read(UTF_8));
        assertEquals(file() + ": the file is not encoded in UTF-8", e.getMessage());
        assertEquals(List.of("1 Müller"), read(ISO_8859_1));
    }

    private List<String> rows(String text) throws IOException {
        Files.writeString(file(), text);
        return read(UTF_8);
    }

    private List<String> read(Charset charset) {
        var rows = new ArrayList<String>();
        new CsvFile(file(), ',', charset, false)
                .read(
                        List.of("c", "a"),
                        row -> rows.add(row.get(0).text() + " " + row.get(1).text()));
        return rows;
    }

    private List<BadLine> numbers(String text, boolean skipBadLines) throws IOException {
        Files.writeString(file(), text);
        return new CsvFile(file(), ',', UTF_8, skipBadLines)
                .read(List.of("a"), row -> row.get(0).as(CsvFileTest::number));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("is no number");
        }
    }

    private Path file() {
        return folder.resolve("file.csv");
    }
}
