package dev.retention.examples.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * A CSV file (RFC 4180) with a header line.
 *
 * @param path where it is
 * @param delimiter what separates the fields
 * @param charset how it is encoded
 * @param skipBadLines whether bad lines are skipped and listed; if not, the first one stops the reading
 */
public record CsvFile(Path path, char delimiter, Charset charset, boolean skipBadLines) {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /**
     * Reads some columns of all lines. Blank lines do not count.
     *
     * @param columns the names of the columns
     * @param row gets the fields of these columns, line by line; {@link Field#as} says if one of them is bad
     * @return the bad lines that were skipped
     * @throws InputException if the file cannot be read, lacks a column, or holds a bad line that is not to be skipped
     */
    public List<BadLine> read(List<String> columns, Consumer<List<Field>> row) {
        try (Reader text = open()) {
            Iterator<CsvRecord> lines = CsvReader.builder()
                    .fieldSeparator(delimiter)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .allowUnclosedQuote(false)
                    .ofCsvRecord(text)
                    .iterator();
            return read(lines, columns, row);
        } catch (NoSuchFileException e) {
            throw new InputException(path + ": there is no such file");
        } catch (IOException | UncheckedIOException e) {
            throw new InputException(path + ": " + reasonOf(e));
        } catch (CsvParseException e) {
            throw new InputException(path + ": " + e.getMessage());
        }
    }

    /**
     * {@return why there is nothing to report on} If bad lines were skipped, the first one tells.
     *
     * @param what what was looked for
     * @param skipped the lines that were skipped
     */
    public String holdsNo(String what, List<BadLine> skipped) {
        String nothing = path + " holds no " + what;
        return skipped.isEmpty()
                ? nothing
                : nothing + " that can be used; lines skipped: " + skipped.size() + ", the first one\n"
                        + skipped.get(0);
    }

    /** FastCSV decodes by itself too, but puts a replacement where the bytes are of another encoding. */
    private Reader open() throws IOException {
        var text = new BufferedReader(new InputStreamReader(ProgressInputStream.open(path), charset.newDecoder()));
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return text;
    }

    private List<BadLine> read(Iterator<CsvRecord> lines, List<String> columns, Consumer<List<Field>> row) {
        List<String> header = header(lines);
        int[] positions =
                columns.stream().mapToInt(column -> position(column, header)).toArray();
        var badLines = new ArrayList<BadLine>();
        while (lines.hasNext()) {
            CsvRecord line = lines.next();
            try {
                row.accept(fields(line, header, positions));
            } catch (BadFieldException e) {
                BadLine bad = e.inLine(name(), line.getStartingLineNumber());
                if (!skipBadLines) {
                    throw new InputException(bad.toString());
                }
                badLines.add(bad);
            }
        }
        return List.copyOf(badLines);
    }

    private List<String> header(Iterator<CsvRecord> lines) {
        if (!lines.hasNext()) {
            throw new InputException(path + ": the file is empty; its first line must name the columns");
        }
        return lines.next().getFields().stream().map(String::strip).toList();
    }

    private int position(String column, List<String> header) {
        switch (Collections.frequency(header, column)) {
            case 0 ->
                throw new InputException(
                        name() + " has no column '" + column + "'; its columns are " + String.join(", ", header)
                                + " (read as " + charset + ", with the delimiter '" + delimiter + "')");
            case 1 -> {
                return header.indexOf(column);
            }
            default -> throw new InputException(name() + " has more than one column '" + column + "'");
        }
    }

    private List<Field> fields(CsvRecord line, List<String> header, int[] positions) {
        if (line.getFieldCount() != header.size()) {
            throw new BadFieldException(
                    new Field("", String.join(String.valueOf(delimiter), line.getFields())),
                    "has another number of fields than the header: " + line.getFieldCount() + ", not " + header.size());
        }
        return Arrays.stream(positions)
                .mapToObj(position ->
                        new Field(header.get(position), line.getField(position).strip()))
                .toList();
    }

    private String name() {
        return path.getFileName().toString();
    }

    private String reasonOf(Exception e) {
        Throwable cause = e instanceof UncheckedIOException ? e.getCause() : e;
        return cause instanceof CharacterCodingException
                ? "the file is not encoded in " + charset
                : "the file cannot be read (" + cause.getMessage() + ")";
    }
}
