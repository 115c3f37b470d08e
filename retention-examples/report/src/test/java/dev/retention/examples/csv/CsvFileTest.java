package dev.retention.examples.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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
                "f.csv, line 2: '" + "x".repeat(96) + " ...' is bad",
                new BadLine("f.csv", 2, "", "x".repeat(101), "is bad").toString());
    }

    @Test
    void aMissingColumnIsRejectedWithThoseThatAreThere() {
        var e = assertThrows(InputException.class, () -> rows("a;b;c\n1;2;3\n"));
        assertEquals(
                "file.csv has no column 'c'; its columns are a;b;c (read as UTF-8, with the delimiter ',');"
                        + " --delimiter=';' divides them",
                e.getMessage());
    }

    @Test
    void aColumnThatIsThereTwiceIsRejected() {
        var e = assertThrows(InputException.class, () -> rows("a,c,c\n1,2,3\n"));
        assertEquals("file.csv has more than one column 'c': say 'c#1' or 'c#2'", e.getMessage());
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
        var e = assertThrows(InputException.class, () -> missing.read(wanting(List.of("a"), row -> {})));
        assertEquals(folder.resolve("none.csv") + ": there is no such file", e.getMessage());
    }

    @Test
    void anotherEncodingIsNoticed() throws IOException {
        Files.writeString(file(), "a,c\nMüller,1\n", ISO_8859_1);
        var e = assertThrows(InputException.class, () -> read(UTF_8));
        assertEquals(
                file()
                        + ": the file is not encoded in UTF-8 (--encoding=windows-1252 reads most Western files, windows-1256 Arabic"
                        + " ones; --inspect shows both)",
                e.getMessage());
        assertEquals(List.of("1 Müller"), read(ISO_8859_1));
    }

    /** As spreadsheets write them for cells beyond the last column. */
    @Test
    void emptyFieldsBeyondTheHeaderAreNone() throws IOException {
        assertEquals(List.of("3 1"), rows("a,b,c\n1,2,3,, \n"));
        assertEquals(List.of("2 1"), rows("a,c\u00A0\n\u00A01,2\u202F\n"));
    }

    @Test
    void aTitleOrAnotherDelimiterIsNamed() {
        var e = assertThrows(InputException.class, () -> rows("a|b|c\n1|2|3\n"));
        assertEquals(
                "file.csv has no column 'c'; its columns are a|b|c (read as UTF-8, with the delimiter ',');"
                        + " --delimiter='|' divides them",
                e.getMessage());
        e = assertThrows(InputException.class, () -> rows("Sales 2025,,\na,b,c\n"));
        assertEquals(
                "file.csv has no column 'c'; its columns are Sales 2025 (read as UTF-8, with the delimiter ','); the first line must"
                        + " name the columns, without a title above it",
                e.getMessage());
    }

    @Test
    void aFileThatIsNoCsvFileIsNamed() throws IOException {
        noCsv(new byte[] {0x1F, (byte) 0x8B, 8, 0}, "the file is compressed (gzip): unpack it first, as with gunzip");
        noCsv(
                new byte[] {'P', 'K', 3, 4},
                "the file is a spreadsheet's (xlsx, ods) or a zip archive: save it from the spreadsheet as \"CSV UTF-8\", or unpack it"
                        + " first");
        noCsv(
                new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0},
                "the file is a spreadsheet's (xls): save it from the spreadsheet as \"CSV UTF-8\"");
        noCsv(
                "\n<HTML><table>".getBytes(UTF_8),
                "the file is a web page or XML, whatever its name says: open it in a spreadsheet and save it as \"CSV UTF-8\"");
        noCsv("[{\"a\": 1}]".getBytes(UTF_8), "the file is JSON, not CSV");
    }

    private void noCsv(byte[] bytes, String reason) throws IOException {
        Files.write(file(), bytes);
        var e = assertThrows(
                InputException.class,
                () -> new CsvFile(file(), null, null, false).read(wanting(List.of("a"), row -> {})));
        assertEquals(file() + ": " + reason, e.getMessage());
    }

    private List<String> rows(String text) throws IOException {
        Files.writeString(file(), text);
        return read(UTF_8);
    }

    private List<String> read(Charset charset) {
        var rows = new ArrayList<String>();
        new CsvFile(file(), ',', charset, false)
                .read(wanting(
                        List.of("c", "a"),
                        row -> rows.add(row.field(0).text() + " " + row.field(1).text())));
        return rows;
    }

    private List<BadLine> numbers(String text, boolean skipBadLines) throws IOException {
        Files.writeString(file(), text);
        return new CsvFile(file(), ',', UTF_8, skipBadLines)
                .read(wanting(List.of("a"), row -> row.field(0).as(CsvFileTest::number)))
                .bad();
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

    private static CsvFile.Records wanting(List<String> columns, Consumer<CsvFile.Record> row) {
        return new CsvFile.Records() {
            @Override
            public int[] columns(Header header) {
                return columns.stream().mapToInt(header::position).toArray();
            }

            @Override
            public void accept(CsvFile.Record record) {
                row.accept(record);
            }
        };
    }

    private Lines lines(String text) throws IOException {
        Files.writeString(file(), text);
        return new CsvFile(file(), null, null, true)
                .read(wanting(List.of("a"), row -> row.field(0).as(CsvFileTest::number)));
    }

    /** Header 1; records of 1, 1 and 2 lines; bad 1; blank 2 and one of empty fields. */
    @Test
    void everyLineIsOfOneKind() throws IOException {
        Lines lines = lines("a,b\n1,2\n\n3,4\r\nx,1\n,\n5,\"6\n7\"\n\n");
        assertEquals(1, lines.header());
        assertEquals(4, lines.read());
        assertEquals(1, lines.skipped());
        assertEquals(3, lines.blank());
        assertEquals(9, lines.total());
        assertEquals(3, lines.records());
        assertEquals(1, lines.badRecords());
    }

    @Test
    void aHeaderThatComesAgainIsNoRecord() throws IOException {
        Lines lines = lines("a,b\n1,2\na,b\n3,4");
        assertEquals(2, lines.header());
        assertEquals(2, lines.read());
    }

    @Test
    void excelsFirstLineSaysWhatDivides() throws IOException {
        assertEquals(1, lines("sep=;\r\na;b\r\n1;2\r\n").records());
        var e = assertThrows(InputException.class, () -> numbers("sep=,\na,b\n1,2\nx,3\n", false));
        assertEquals("file.csv, line 4, column a: 'x' is no number", e.getMessage());
    }

    @Test
    void theFirstBytesSayWhetherItIsUtf16() throws IOException {
        for (String mark : List.of("\uFEFF", "")) {
            for (Charset encoding : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
                Files.writeString(file(), mark + "a,مبلغ\n1,2\n", encoding);
                assertEquals(
                        1,
                        new CsvFile(file(), null, null, false)
                                .read(wanting(List.of("a"), row -> row.field(0).as(CsvFileTest::number)))
                                .records());
            }
        }
    }

    @Test
    void columnsAreFoundInOtherLetterCaseAndByNumber() throws IOException {
        assertEquals(List.of("3 1"), rows("A,b,C\n1,2,3\n"));
        var header = new Header("f.csv", List.of("a", "b", "b"), "");
        assertEquals(2, header.position("b#2"));
        assertThrows(InputException.class, () -> header.position("b#3"));
    }
}
